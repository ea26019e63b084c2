"""An editor's home: what one can write, and where to learn how."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from pages.models import (
    GuideIndexPage,
    GuidePage,
    NewsIndexPage,
    NewsPage,
    ProgrammeIndexPage,
    ProgrammePage,
    TrainingIndexPage,
    TrainingSessionPage,
)

KINDS: tuple[tuple[type[Page], type[Page], Any, Any], ...] = (
    (GuideIndexPage, GuidePage, _("Panduan baru"), _("Cara melakukan sesuatu, langkah demi langkah")),
    (NewsIndexPage, NewsPage, _("Berita baru"), _("Kejadian dan pengumuman, dengan foto")),
    (TrainingIndexPage, TrainingSessionPage, _("Pelatihan baru"), _("Jadwal, tempat, dan pendaftaran")),
    (ProgrammeIndexPage, ProgrammePage, _("Program baru"), _("Aturan, tonggak, dan angka sebuah program")),
)
"""List page, what is written below it, the words of the door, what it is for."""
HOW_TO = "editor-menulis-"
"""How the addresses of guides for editors begin."""


class StartPanel(Component):
    """One door per kind of page, and the guides for editors."""

    name = "start"
    order = 40
    template_name = "desk/start_panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        lists: dict[Any, int] = {}
        for page in Page.objects.type(*(index for index, _model, _word, _use in KINDS)).order_by("-pk"):
            lists[page.specific_class] = page.pk
        doors = [
            (reverse("wagtailadmin_pages:add", args=["pages", model._meta.model_name, lists[index]]), word, use)
            for index, model, word, use in KINDS
            if index in lists
        ]
        return {"doors": doors, "guides": GuidePage.in_lists().filter(slug__startswith=HOW_TO).order_by("title")}
