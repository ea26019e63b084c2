"""Guides: numbered steps as structured data (GD-01), each step with an address of its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import QuerySet, prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.blocks import StreamValue, StructValue
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.query import PageQuerySet
from wagtail.search import index

from pages.blocks.links import GuideListBlock
from pages.blocks.steps import StepListBlock, missing_words
from pages.blocks.text import LineListBlock
from pages.guide_screens import pointed, show_url
from pages.models.audiences import AUDIENCE_FIELDS, LEVEL_WORDS, Audience, ForAudiences, Level
from pages.models.base import BasePage, framed
from portal.brand import worded


@dataclass(frozen=True)
class Step:
    """One step as templates read it. `state` is "done", "now" or "todo" seen from the step on screen."""

    number: int
    title: str
    value: StructValue
    url: str
    state: str = "todo"
    show_url: str = ""
    """Where "Tunjukkan di layar" leads; empty when the step points at nothing."""


LIST_TITLES = {
    Audience.PUBLIC: _("Dari memilih sampai menerima"),
    Audience.SELLER: _("Dari membuka toko sampai menyerahkan barang"),
    Audience.OFFICIAL: worded(_("Untuk pegawai %(pemko)s")),
    Audience.OFFICE: _("Untuk kantor yang belanja"),
    Audience.OFFICER: _("Untuk petugas"),
}


class GuideIndexPage(BasePage):
    """/panduan/: journeys and guides, by audience and level."""

    intro = models.CharField(_("Kalimat pembuka"), max_length=250, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.GuidePage", "pages.JourneyPage"]
    max_count = 1
    template = "pages/guide_index_page.html"

    class Meta:
        verbose_name = _("Daftar panduan")

    def guides(self) -> QuerySet[GuidePage]:
        """Every published guide below, in the order editors gave them."""
        return GuidePage.objects.child_of(self).live().public().order_by("path")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from pages.models.journeys import JourneyPage  # journeys are made of guides

        context = super().get_context(request, *args, **kwargs)
        audience = asked_audience(request)
        level_word = request.GET.get("tingkat", "")
        level = LEVEL_WORDS.get(level_word)
        for_them = {AUDIENCE_FIELDS[audience]: True}
        guides = self.guides().filter(**for_them)
        if level is not None:
            guides = guides.filter(level=level)
        journeys = JourneyPage.objects.child_of(self).live().public().filter(**for_them).order_by("path")
        context.update(
            audience=audience,
            level=level,
            chips=[{"text": one.label, "url": list_url(one, level_word if level else ""), "current": one == audience} for one in Audience],
            level_chips=[
                {"text": _("Semua tingkat"), "url": list_url(audience, ""), "current": level is None},
                *({"text": one.label, "url": list_url(audience, word), "current": one == level} for word, one in LEVEL_WORDS.items()),
            ],
            list_title=LIST_TITLES[audience],
            all_levels_url=list_url(audience, ""),
            guides=[(guide, guide.get_url(request), guide.step_titles(request)) for guide in guides],
            journeys=[(journey, journey.get_url(request), len(journey.steps.raw_data)) for journey in journeys],
        )
        return context


def asked_audience(request: HttpRequest) -> Audience:
    """Whom ?untuk= names; buyers when it names nobody we know."""
    asked = request.GET.get("untuk", "")
    return Audience(asked) if asked in Audience.values else Audience.PUBLIC


def list_url(audience: Audience, level_word: str) -> str:
    """The list's address for an audience and a level, as a query."""
    return f"?untuk={audience.value}" + (f"&tingkat={level_word}" if level_word else "")


class GuidePage(RoutablePageMixin, ForAudiences, BasePage):
    """One guide. /panduan/<slug>/ shows all steps, /panduan/<slug>/3/ the third alone, /panduan/<slug>/singkat/ the short version."""

    summary = models.CharField(_("Ringkasan"), max_length=250, help_text=_("Satu atau dua kalimat: apa yang bisa dilakukan sesudah membaca."))
    level = models.PositiveSmallIntegerField(
        _("Tingkat"), choices=Level.choices, default=Level.FIRST, help_text=_("Pilih yang pertama kalau pembaca tidak perlu tahu apa pun sebelumnya.")
    )
    minutes = models.PositiveSmallIntegerField(_("Waktu baca dalam menit"), default=3, validators=[MinValueValidator(1), MaxValueValidator(60)])
    prepare = StreamField(
        LineListBlock(required=False),
        verbose_name=_("Yang perlu disiapkan"),
        blank=True,
        help_text=_("Boleh kosong. Tekan tanda tambah untuk setiap baris. Contoh: Nomor HP Anda yang aktif."),
    )
    steps = StreamField(
        StepListBlock(),
        verbose_name=_("Langkah-langkah"),
        help_text=_("Tekan tanda tambah untuk setiap langkah. Tiga sampai sembilan langkah enak diikuti. Nomornya ditulis sendiri oleh halaman."),
    )
    short = StreamField(
        LineListBlock(required=False),
        verbose_name=_("Baca 1 menit"),
        blank=True,
        help_text=_("Boleh kosong. Tiga sampai enam baris pendek bagi yang tergesa. Tampil di halaman singkat."),
    )
    reviewed_on = models.DateField(_("Terakhir ditinjau"), null=True, blank=True, help_text=_("Tanggal seseorang mencoba semua langkah ini."))
    reviewed_by = models.CharField(_("Ditinjau oleh"), max_length=120, blank=True)
    related = StreamField(
        GuideListBlock(required=False),
        verbose_name=_("Panduan terkait"),
        blank=True,
        help_text=_("Boleh kosong. Tampil di bawah langkah terakhir sebagai bacaan berikutnya."),
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel(name, heading=audience.label) for audience, name in AUDIENCE_FIELDS.items()]),
                FieldRowPanel([FieldPanel("level"), FieldPanel("minutes")]),
            ],
            heading=_("Untuk siapa"),
            attrs=pointed("petugas-panduan-baru-untuk-siapa"),
        ),
        FieldPanel("prepare"),
        FieldPanel("steps", attrs=pointed("petugas-panduan-baru-langkah")),
        FieldPanel("short"),
        FieldPanel("related"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("reviewed_on"), FieldPanel("reviewed_by")])],
            heading=_("Peninjauan"),
            attrs=pointed("petugas-panduan-baru-peninjauan"),
        ),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary", boost=2),
        index.AutocompleteField("title"),
        index.SearchField("steps"),
        index.SearchField("short"),
        index.FilterField("for_sellers"),
    ]
    parent_page_types = ["pages.GuideIndexPage"]
    subpage_types: list[str] = []
    template = "pages/guide_page.html"
    preview_modes = [("", _("Semua langkah")), ("langkah", _("Langkah pertama")), ("singkat", _("Baca 1 menit"))]
    page_description = _("Satu hal yang dipelajari, langkah demi langkah. Contoh: Cara memesan.")

    class Meta:
        verbose_name = _("Panduan")
        verbose_name_plural = _("Panduan")

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """The last guard, whoever publishes and from where: a film or a picture without its words never goes live (AX-09). Drafts are kept as they are."""
        if kwargs.get("clean", True) and self.live:
            for number, block in enumerate(self.steps, start=1):
                for problem in missing_words(block.value).values():
                    raise ValidationError({"steps": _("Langkah %(number)s: %(problem)s") % {"number": number, "problem": problem.message}})
        return super().save(*args, **kwargs)

    def get_route_paths(self) -> list[str]:
        """When the address changes, the old address of each step leads to the new one too (SE-04)."""
        return ["/", *(f"/{number}/" for number in range(1, self.step_count + 1))]

    @cached_property
    def step_count(self) -> int:
        return len(self.steps)

    def step_titles(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Number, title and address of every step, read from the stored form: no picture is fetched."""
        base = self.get_url(request)
        return [
            {"number": number, "title": block["value"]["title"], "url": f"{base}{number}/", "state": "todo"}
            for number, block in enumerate(self.steps.raw_data, start=1)
        ]

    def step_list(self, request: HttpRequest | None, at: int = 0) -> list[Step]:
        """The steps with number and address. `at` is the step on screen, 0 when all are."""
        base = self.get_url(request) or ""
        pictures = [block.value["picture"] for block in self.steps if block.value.get("picture")]
        prefetch_related_objects(pictures, "renditions")
        return [
            Step(
                number=number,
                title=block.value["title"],
                value=block.value,
                url=f"{base}{number}/",
                state="now" if number == at else "done" if number < at else "todo",
                show_url=show_url(place, f"{self.slug}/{number}") if (place := block.value.shown_at) else "",
            )
            for number, block in enumerate(self.steps, start=1)
        ]

    @classmethod
    def in_lists(cls) -> PageQuerySet:
        """Published guides for a list that shows title, summary and minutes: their texts, the larger part of them, stay in the database."""
        return cls.objects.live().public().defer("prepare", "steps", "short", "related")

    def get_context(self, request: HttpRequest, *args: Any, at: int = 0, **kwargs: Any) -> dict[str, Any]:
        """`at` is the step on screen, 0 when all are."""
        from pages.models.journeys import ways_through  # journeys are made of guides

        context = super().get_context(request, *args, **kwargs)
        context["steps"] = self.step_list(request, at)
        context["related_guides"] = chosen_guides(self.related, request)
        context["ways"] = ways_through(self, request)
        return context

    @path("<int:number>/", name="step")
    def step_view(self, request: HttpRequest, number: int) -> HttpResponse:
        """One step alone; a number beyond the last is not found."""
        if not 1 <= number <= self.step_count:
            raise Http404
        context = self.get_context(request, at=number)
        steps = context["steps"]
        context |= {
            "step": steps[number - 1],
            "before": steps[number - 2] if number > 1 else None,
            "after": steps[number] if number < len(steps) else None,
            "crumbs": self.crumbs_below(context),
        }
        return TemplateResponse(request, "pages/guide_step.html", context)

    @path("singkat/", name="short")
    def short_view(self, request: HttpRequest) -> HttpResponse:
        """The guide in a few lines; not found while nobody wrote them."""
        if not self.short:
            raise Http404
        context = self.get_context(request)
        return TemplateResponse(request, "pages/guide_short.html", context | {"crumbs": self.crumbs_below(context)})

    def crumbs_below(self, context: dict[str, Any]) -> list[tuple[str, str]]:
        """The guide's own crumbs for a page of one of its parts: its title is a link there."""
        return [*context["crumbs"][:-1], (self.title, self.get_url(context["request"]))]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show the draft: all steps, the first step alone, or the short version."""
        if mode_name == "singkat" and self.short:
            return framed(self.short_view(request))
        if mode_name == "langkah" and self.step_count:
            return framed(self.step_view(request, number=1))
        return framed(super().serve_preview(request, mode_name))


def chosen_guides(stream: StreamValue, request: HttpRequest) -> list[tuple[GuidePage, str]]:
    """Published guides that an editor chose, in that order, each with its address; a withdrawn one is left out."""
    chosen = [block["value"] for block in stream.raw_data if block["value"]]
    found = GuidePage.in_lists().in_bulk(chosen)
    return [(found[pk], found[pk].get_url(request)) for pk in chosen if pk in found]
