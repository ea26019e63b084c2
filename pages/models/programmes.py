"""Programmes such as Selasa UMKM: aim, partners, rule, dates, milestones, numbers, news, guides, goods (AS-01, NW-04)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.search import index

from pages import counters
from pages.blocks.counters import CounterListBlock
from pages.blocks.links import GuideListBlock
from pages.blocks.milestones import DONE, NOW, MilestoneListBlock
from pages.blocks.rules import RuleListBlock, rules_on
from pages.blocks.text import LineListBlock
from pages.forms import ShowcaseForm
from pages.models.base import BasePage
from pages.models.guides import chosen_guides
from pages.models.news import NewsPage
from pages.shop_front import shown_collection
from portal.brand import worded

ARTICLES = 3


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

    run_by = models.CharField(_("Milik siapa"), max_length=120, help_text=_("Tampil di atas judul. Contoh: Program Dinas Koperasi UKM."))
    summary = models.CharField(_("Ringkasan"), max_length=250, help_text=_("Satu atau dua kalimat: apa yang berjalan dan untuk siapa."))
    picture = models.ForeignKey(get_image_model_string(), verbose_name=_("Gambar"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    picture_alt = models.CharField(
        _("Keterangan bagi yang tidak melihat gambar"), max_length=250, blank=True, help_text=_("Wajib kalau ada gambar. Sebutkan apa yang terlihat.")
    )
    aim = models.TextField(_("Tujuan"), max_length=600, blank=True, help_text=_("Apa yang ingin dicapai, dan bagaimana warga bisa melihat hasilnya."))
    partners = StreamField(
        LineListBlock(required=False), verbose_name=_("Mitra"), blank=True, help_text=_("Boleh kosong. Tekan tanda tambah untuk tiap mitra.")
    )
    budget_year = models.PositiveSmallIntegerField(
        _("Tahun anggaran"),
        null=True,
        blank=True,
        validators=[MinValueValidator(2000), MaxValueValidator(2100)],
        help_text=_("Empat angka, contoh: 2026. Boleh kosong."),
    )
    starts_on = models.DateField(_("Mulai berlaku"), default=timezone.localdate)  # filled, so that an unfinished page can be kept as a draft
    ends_on = models.DateField(_("Berakhir"), null=True, blank=True, help_text=_("Boleh kosong kalau belum ada batasnya."))
    weekday = models.PositiveSmallIntegerField(
        _("Berulang setiap hari"), choices=Weekday.choices, null=True, blank=True, help_text=_("Boleh kosong kalau tidak mingguan.")
    )
    rules = StreamField(
        RuleListBlock(required=False),
        verbose_name=_("Aturan"),
        blank=True,
        help_text=_("Boleh kosong. Aturan berubah? Tambah versi baru dengan tanggalnya. Halaman memakai versi yang berlaku hari itu."),
    )
    order_hint = models.CharField(
        _("Kapan sebaiknya memesan"), max_length=250, blank=True, help_text=_("Boleh kosong. Tampil di kotak kuning, hanya kalau orang perlu memesan barang.")
    )
    fits = StreamField(
        LineListBlock(required=False), verbose_name=_("Barang yang cocok"), blank=True, help_text=_("Boleh kosong. Tekan tanda tambah untuk tiap jenis barang.")
    )
    collection = models.SlugField(
        _("Kumpulan produk"),
        max_length=80,
        blank=True,
        help_text=_("Produk yang tampil di halaman ini. Boleh kosong."),
    )
    collection_title = models.CharField(_("Judul pilihan produk"), max_length=80, blank=True, help_text=_("Contoh: Pilihan untuk Selasa."))
    counters = StreamField(
        CounterListBlock(required=False, max_num=6),
        verbose_name=_("Angka"),
        blank=True,
        help_text=_("Boleh kosong. Tekan tanda tambah dan pilih angkanya saja. Isinya dihitung sendiri dari pasar ini, paling lama lima menit sekali."),
    )
    milestones = StreamField(
        MilestoneListBlock(required=False),
        verbose_name=_("Tonggak program"),
        blank=True,
        help_text=_("Apa yang dijanjikan, kapan, dan bagaimana keadaannya. Tekan tanda tambah untuk tiap tonggak, yang paling awal di atas."),
    )
    guides = StreamField(GuideListBlock(required=False), verbose_name=_("Panduan terkait"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("run_by", help_text=worded(_("Contoh: Program %(pemko)s %(city)s."))),
        FieldPanel("summary"),
        MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_alt")], heading=_("Gambar")),
        MultiFieldPanel([FieldPanel("aim"), FieldPanel("partners"), FieldPanel("budget_year")], heading=_("Tujuan, mitra, anggaran")),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on"), FieldPanel("weekday")]), FieldPanel("order_hint")],
            heading=_("Waktu"),
        ),
        FieldPanel("rules"),
        FieldPanel("fits"),
        FieldPanel("milestones"),
        FieldPanel("counters"),
        MultiFieldPanel([FieldPanel("collection"), FieldPanel("collection_title")], heading=_("Pilihan produk")),
        FieldPanel("guides"),
    ]
    base_form_class = ShowcaseForm
    search_fields = [
        *BasePage.search_fields,
        index.AutocompleteField("title"),
        index.SearchField("summary", boost=2),
        index.SearchField("aim"),
        index.SearchField("rules"),
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

    def clean(self) -> None:
        super().clean()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("Tanggal berakhir harus sesudah tanggal mulai.")})

    def milestone_steps(self) -> list[dict[str, str]]:
        """Milestones as the timeline component reads them, each with its day and how it stands. What has not begun after its day is said to be late."""
        states = {DONE: "done", NOW: "now"}
        return [
            {
                "title": block.value["title"],
                "state": states.get(block.value["state"], "todo"),
                "when": f"{date_format(block.value['date'], 'j F Y')}. {milestone_words(block.value['state'], block.value['date'])}.",
                "text": block.value["note"],
            }
            for block in self.milestones
        ]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["guide_rows"] = chosen_guides(self.guides, request)
        context["rules"] = rules_on(self.rules, timezone.localdate())
        context |= shown_collection(self.collection)
        context["milestone_steps"] = self.milestone_steps()
        context["numbers"] = counters.numbers([block["value"] for block in self.counters.raw_data])
        context["counted_at"] = min((number.counted_at for number in context["numbers"]), default=None)
        articles = NewsPage.latest().filter(related_programme=self.pk)[:ARTICLES] if self.pk else []
        context["articles"] = [(article, article.get_url(request)) for article in articles]
        return context


def milestone_words(state: str, day: date) -> str:
    """How a milestone stands today."""
    words = {DONE: _("Selesai"), NOW: _("Sedang berjalan")}.get(state, _("Belum dimulai"))
    late = state not in (DONE, NOW) and day < timezone.localdate()
    return str(_("%(state)s, lewat dari tanggal rencana") % {"state": words}) if late else str(words)
