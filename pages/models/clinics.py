"""Clinics: where sellers of a kelurahan get advice, one page each (MC-01). Empty ones are made from the code list and say that they are empty."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from pages.blocks.clinics import DAYS, MentorListBlock, OpenHoursListBlock
from pages.clinics.directory import Wish, directory
from pages.models.base import BasePage
from pages.schedule.feeds import feed_of
from pages.schedule.queries import coming
from portal.clock import clock
from portal.regions.own_kelurahan import own_kelurahan

SESSIONS = 4
NEAR = 3
MAP_HOST = "www.openstreetmap.org"


def validate_map_address(value: str) -> None:
    """Accept a place on OpenStreetMap only: it needs no account and shows no advertising."""
    parts = urlsplit(value)
    if parts.scheme != "https" or parts.netloc != MAP_HOST:
        raise ValidationError(_("Tempel alamat dari OpenStreetMap, dimulai dengan https://www.openstreetmap.org/"))


class ClinicIndexPage(BasePage):
    """/klinik/: every clinic of the city, by kecamatan and name."""

    intro = models.CharField(_("Kalimat pembuka"), max_length=250, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.ClinicPage"]
    max_count = 1
    template = "pages/clinic_index_page.html"

    class Meta:
        verbose_name = _("Daftar klinik")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        clinics = ClinicPage.objects.live().public()
        wish = Wish.read(request.GET)
        context["directory"] = directory(clinics, self.get_url(request) or "", wish, own_kelurahan(request), request.GET.get("page", ""))
        context["clinics"] = [(clinic, clinic.get_url(request)) for clinic in context["directory"].clinics]
        return context


class ClinicPage(BasePage):
    """The clinic of one kelurahan. It counts as filled once its hours are known."""

    kelurahan = models.OneToOneField("regions.Region", verbose_name=_("Kelurahan"), on_delete=models.PROTECT, related_name="clinic")
    note = models.CharField(_("Keterangan singkat"), max_length=250, blank=True, help_text=_("Satu kalimat: siapa yang bisa datang, untuk apa."))
    hours = StreamField(
        OpenHoursListBlock(required=False), verbose_name=_("Jam buka"), blank=True, help_text=_("Tanpa jam buka, halaman ini ditandai belum diisi.")
    )
    hours_note = models.CharField(_("Catatan jam"), max_length=160, blank=True, help_text=_("Contoh: tutup pada hari libur nasional."))
    place = models.CharField(_("Tempat"), max_length=120, blank=True, help_text=_("Contoh: Kantor Lurah Sei Mati, ruang pelayanan."))
    address = models.CharField(_("Alamat"), max_length=250, blank=True)
    directions = models.CharField(_("Petunjuk jalan"), max_length=250, blank=True, help_text=_("Contoh: di seberang pasar, pintu sebelah masjid."))
    map_url = models.URLField(
        _("Tautan peta"), blank=True, validators=[validate_map_address], help_text=_("Boleh kosong. Alamat dari OpenStreetMap; dibuka hanya kalau ditekan.")
    )
    topics = ParentalManyToManyField("pages.TrainingTopic", verbose_name=_("Topik"), blank=True, related_name="+")
    mentors = StreamField(MentorListBlock(required=False), verbose_name=_("Pendamping"), blank=True)
    filled = models.BooleanField(_("Jam buka sudah diisi"), default=False, editable=False, db_index=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("kelurahan", read_only=True),
        FieldPanel("note"),
        MultiFieldPanel([FieldPanel("hours"), FieldPanel("hours_note")], heading=_("Waktu")),
        MultiFieldPanel([FieldPanel("place"), FieldPanel("address"), FieldPanel("directions"), FieldPanel("map_url")], heading=_("Tempat")),
        FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
        FieldPanel("mentors"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.AutocompleteField("title"),
        index.SearchField("place"),
        index.SearchField("address"),
        index.FilterField("filled"),
    ]
    parent_page_types = ["pages.ClinicIndexPage"]
    subpage_types: list[str] = []
    is_creatable = False  # make_clinics makes them all: one per kelurahan, neither added nor copied by hand
    template = "pages/clinic_page.html"

    class Meta:
        verbose_name = _("Klinik")
        verbose_name_plural = _("Klinik")

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.filled = bool(self.hours)
        super().save(*args, **kwargs)

    @property
    def week(self) -> list[tuple[str, str]]:
        """Day and hours in words, in the order of the week; a day open twice stands once."""
        found: dict[str, list[str]] = {}
        for block in sorted(self.hours, key=lambda block: (block.value["day"], block.value["opens"])):
            hours = _("%(opens)s sampai %(closes)s") % {"opens": f"{block.value['opens']:%H.%M}", "closes": clock(block.value["closes"])}
            found.setdefault(block.value["day"], []).append(hours)
        names = {day: str(name) for day, name in DAYS}
        return [(names[day], ", ".join(hours)) for day, hours in found.items()]

    @property
    def week_words(self) -> str:
        """`Senin, Kamis` for a row of the list."""
        return ", ".join(day for day, _hours in self.week)

    def near(self) -> list[ClinicPage]:
        """Filled clinics of the same kecamatan."""
        clinics = ClinicPage.objects.live().public().filter(filled=True, kelurahan__parent=self.kelurahan.parent_id)
        return list(clinics.exclude(pk=self.pk).select_related("kelurahan").order_by("title")[:NEAR])

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        sessions = coming(timezone.now()).filter(kelurahan=self.kelurahan_id)[:SESSIONS]
        context.update(
            sessions=[(session, session.get_url(request)) for session in sessions],
            near=[] if self.hours else [(clinic, clinic.get_url(request)) for clinic in self.near()],
            topics=list(self.topics.all()),
            feed=feed_of(request, self.kelurahan_id),
        )
        return context
