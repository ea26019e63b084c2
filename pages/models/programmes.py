"""Programmes such as Selasa UMKM: rule, dates, what fits, milestones, guides, goods (AS-01)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model_string
from wagtail.search import index

from pages.blocks.links import GuideListBlock
from pages.blocks.milestones import DONE, NOW, MilestoneListBlock
from pages.blocks.text import STEP_FEATURES, LineListBlock
from pages.models.base import BasePage
from pages.models.guides import chosen_guides
from portal.brand import worded
from shop.catalogue.queries import collection_cards

COLLECTION_SIZE = 24


class Weekday(models.IntegerChoices):
    """Python's numbering: Monday is 0."""

    MONDAY = 0, _("Senin")
    TUESDAY = 1, _("Selasa")
    WEDNESDAY = 2, _("Rabu")
    THURSDAY = 3, _("Kamis")
    FRIDAY = 4, _("Jumat")
    SATURDAY = 5, _("Sabtu")
    SUNDAY = 6, _("Minggu")


class ProgrammeIndexPage(BasePage):
    """/program/: the programmes of the city."""

    intro = models.CharField(_("Kalimat pembuka"), max_length=250, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.ProgrammePage"]
    max_count = 1
    template = "pages/programme_index_page.html"

    class Meta:
        verbose_name = _("Daftar program")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        programmes = ProgrammePage.objects.child_of(self).live().public().order_by("path")
        context["programmes"] = [(programme, programme.get_url(request)) for programme in programmes]
        return context


class ProgrammePage(BasePage):
    """One programme. Before `starts_on` it says from when it runs; a weekly one names its next day."""

    run_by = models.CharField(_("Milik siapa"), max_length=120, help_text=_("Contoh: Program Pemko Medan."))
    summary = models.CharField(_("Ringkasan"), max_length=250)
    picture = models.ForeignKey(get_image_model_string(), verbose_name=_("Gambar"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    picture_alt = models.CharField(_("Keterangan bagi yang tidak melihat gambar"), max_length=250, blank=True)
    starts_on = models.DateField(_("Mulai berlaku"))
    ends_on = models.DateField(_("Berakhir"), null=True, blank=True)
    weekday = models.PositiveSmallIntegerField(_("Berulang setiap hari"), choices=Weekday.choices, null=True, blank=True)
    rule = RichTextField(_("Aturan"), features=STEP_FEATURES)
    order_hint = models.CharField(_("Kapan sebaiknya memesan"), max_length=250, blank=True)
    fits = StreamField(LineListBlock(required=False), verbose_name=_("Barang yang cocok"), blank=True)
    collection = models.SlugField(
        _("Kumpulan produk"),
        max_length=80,
        blank=True,
        help_text=_("Nama pendek kumpulan produk yang tampil di halaman ini, contoh: selasa-umkm. Boleh kosong."),
    )
    collection_title = models.CharField(_("Judul pilihan produk"), max_length=80, blank=True)
    milestones = StreamField(MilestoneListBlock(required=False), verbose_name=_("Tonggak program"), blank=True)
    guides = StreamField(GuideListBlock(required=False), verbose_name=_("Panduan terkait"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("run_by", help_text=worded(_("Contoh: Program %(pemko)s %(city)s."))),
        FieldPanel("summary"),
        MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_alt")], heading=_("Gambar")),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on"), FieldPanel("weekday")]), FieldPanel("order_hint")],
            heading=_("Waktu"),
        ),
        FieldPanel("rule"),
        FieldPanel("fits"),
        MultiFieldPanel([FieldPanel("collection"), FieldPanel("collection_title")], heading=_("Pilihan produk")),
        FieldPanel("milestones"),
        FieldPanel("guides"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.AutocompleteField("title"),
        index.SearchField("summary", boost=2),
        index.SearchField("rule"),
        index.SearchField("fits"),
    ]
    parent_page_types = ["pages.ProgrammeIndexPage"]
    subpage_types: list[str] = []
    template = "pages/programme_page.html"

    class Meta:
        verbose_name = _("Program")
        verbose_name_plural = _("Program")

    @property
    def has_started(self) -> bool:
        return self.starts_on <= timezone.localdate()

    @property
    def has_ended(self) -> bool:
        return self.ends_on is not None and self.ends_on < timezone.localdate()

    def next_day(self) -> date | None:
        """The next day it is practised, today included; None when it is not weekly or is over."""
        if self.weekday is None or self.has_ended:
            return None
        first = max(self.starts_on, timezone.localdate())
        day = first + timedelta(days=(self.weekday - first.weekday()) % 7)
        return None if self.ends_on and day > self.ends_on else day

    def when_words(self) -> str:
        """The one sentence about time that stands under the title."""
        if self.has_ended and self.ends_on:
            return str(_("Selesai %(day)s") % {"day": date_format(self.ends_on, "j F Y")})
        if not self.has_started:
            return str(_("Mulai %(day)s") % {"day": date_format(self.starts_on, "l, j F Y")})
        day = self.next_day()
        if day is None or self.weekday is None:
            return str(_("Berjalan sejak %(day)s") % {"day": date_format(self.starts_on, "j F Y")})
        weekday = Weekday(self.weekday).label
        return str(_("%(weekday)s berikutnya: %(day)s") % {"weekday": weekday, "day": date_format(day, "j F Y")})

    def milestone_steps(self) -> list[dict[str, str]]:
        """Milestones as the timeline component reads them."""
        states = {DONE: "done", NOW: "now"}
        return [
            {
                "title": block.value["title"],
                "state": states.get(block.value["state"], "todo"),
                "when": date_format(block.value["date"], "F Y"),
                "text": block.value["note"],
            }
            for block in self.milestones
        ]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["guide_rows"] = chosen_guides(self.guides, request)
        context["cards"] = collection_cards(self.collection, COLLECTION_SIZE) if self.collection else []
        context["milestone_steps"] = self.milestone_steps()
        return context
