"""What all pages have, and nothing more."""

from __future__ import annotations

from typing import Any

from csp.constants import SELF
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.images import get_image_model_string
from wagtail.models import Page

from pages import reach


class BasePage(Page):
    """The ground of every page: words for search engines and a picture for shared links."""

    share_picture = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("Gambar saat dibagikan"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Tampil saat tautan dikirim lewat WhatsApp. Boleh kosong."),
    )

    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("slug", heading=_("Bagian akhir alamat")),
                FieldPanel("seo_title", heading=_("Judul di mesin pencari")),
                FieldPanel("search_description", heading=_("Keterangan di mesin pencari")),
                FieldPanel("share_picture"),
            ],
            heading=_("Alamat dan mesin pencari"),
        )
    ]
    show_in_menus_default = False

    class Meta:
        abstract = True

    def crumbs(self, request: HttpRequest) -> list[tuple[str, str]]:
        """Pairs of words and address from below home down to this page; the page itself has an empty address."""
        above = self.get_ancestors().filter(depth__gt=2).live()
        return [(page.title, page.get_url(request)) for page in above] + [(self.title, "")]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The draft as readers would see it."""
        return framed(super().serve_preview(request, mode_name))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["crumbs"] = self.crumbs(request)
        context.update(reach.told(self, request))
        return context


def framed(response: HttpResponse) -> HttpResponse:
    """Only a preview may stand in a frame, the editor's own panel; published pages refuse every frame."""
    response._csp_replace = {"frame-ancestors": [SELF]}  # type: ignore[attr-defined]
    return response
