"""Plain pages: who runs this, how goods are ranked, personal data."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from pages.blocks.text import ArticleBodyBlock
from pages.models.base import BasePage


class PlainPage(BasePage):
    """A page of text below home."""

    summary = models.CharField(_("Ringkasan"), max_length=250, blank=True)
    body = StreamField(ArticleBodyBlock(), verbose_name=_("Isi"))

    content_panels = [*BasePage.content_panels, FieldPanel("summary"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("summary", boost=2), index.SearchField("body")]
    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []
    template = "pages/plain_page.html"

    class Meta:
        verbose_name = _("Halaman biasa")
        verbose_name_plural = _("Halaman biasa")
