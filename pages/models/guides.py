"""Guides: numbered steps as structured data (GD-01), each step with an address of its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import QuerySet, prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.blocks import StreamValue, StructValue
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.search import index

from pages.blocks.links import GuideListBlock
from pages.blocks.steps import StepListBlock
from pages.blocks.text import LineListBlock
from pages.models.base import BasePage, framed
from portal.brand import worded


class Audience(models.TextChoices):
    """Whom a guide speaks to; the value is the word in the address ?untuk=."""

    PUBLIC = "umum", _("Pembeli")
    SELLER = "penjual", _("Penjual")
    OFFICIAL = "asn", worded(_("Pegawai %(pemko)s"))
    OFFICE = "opd", worded(_("Kantor (%(opd)s)"))


AUDIENCE_FIELDS = {
    Audience.PUBLIC: "for_public",
    Audience.SELLER: "for_sellers",
    Audience.OFFICIAL: "for_officials",
    Audience.OFFICE: "for_offices",
}


@dataclass(frozen=True)
class Step:
    """One step as templates read it. `state` is "done", "now" or "todo" seen from the step on screen."""

    number: int
    title: str
    value: StructValue
    url: str
    state: str = "todo"


class GuideIndexPage(BasePage):
    """/panduan/: all guides, by audience."""

    intro = models.CharField(_("Kalimat pembuka"), max_length=250, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.GuidePage"]
    max_count = 1
    template = "pages/guide_index_page.html"

    class Meta:
        verbose_name = _("Daftar panduan")

    def guides(self) -> QuerySet[GuidePage]:
        """Every published guide below, in the order editors gave them."""
        return GuidePage.objects.child_of(self).live().public().order_by("path")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        asked = request.GET.get("untuk", Audience.PUBLIC)
        audience = Audience(asked) if asked in Audience.values else Audience.PUBLIC
        context["audience"] = audience
        context["chips"] = [{"text": choice.label, "url": f"?untuk={choice.value}", "current": choice == audience} for choice in Audience]
        guides = self.guides().filter(**{AUDIENCE_FIELDS[audience]: True})
        context["guides"] = [(guide, guide.get_url(request), guide.step_titles(request)) for guide in guides]
        return context


class GuidePage(RoutablePageMixin, BasePage):
    """One guide. /panduan/<slug>/ shows all steps, /panduan/<slug>/3/ shows the third alone."""

    summary = models.CharField(_("Ringkasan"), max_length=250, help_text=_("Satu atau dua kalimat: apa yang bisa dilakukan sesudah membaca."))
    for_public = models.BooleanField(_("Pembeli"), default=True)
    for_sellers = models.BooleanField(_("Penjual"), default=False)
    for_officials = models.BooleanField(_("Pegawai Pemko"), default=False)
    for_offices = models.BooleanField(_("Kantor (OPD)"), default=False)
    minutes = models.PositiveSmallIntegerField(_("Waktu baca dalam menit"), default=3, validators=[MinValueValidator(1), MaxValueValidator(60)])
    prepare = StreamField(LineListBlock(required=False), verbose_name=_("Yang perlu disiapkan"), blank=True)
    steps = StreamField(StepListBlock(), verbose_name=_("Langkah-langkah"))
    reviewed_on = models.DateField(_("Terakhir ditinjau"), null=True, blank=True, help_text=_("Tanggal seseorang mencoba semua langkah ini."))
    reviewed_by = models.CharField(_("Ditinjau oleh"), max_length=120, blank=True)
    related = StreamField(GuideListBlock(required=False), verbose_name=_("Panduan terkait"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel(name, heading=audience.label) for audience, name in AUDIENCE_FIELDS.items()]), FieldPanel("minutes")],
            heading=_("Untuk siapa"),
        ),
        FieldPanel("prepare"),
        FieldPanel("steps"),
        FieldPanel("related"),
        MultiFieldPanel([FieldRowPanel([FieldPanel("reviewed_on"), FieldPanel("reviewed_by")])], heading=_("Peninjauan")),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary", boost=2),
        index.AutocompleteField("title"),
        index.SearchField("steps"),
        index.FilterField("for_sellers"),
    ]
    parent_page_types = ["pages.GuideIndexPage"]
    subpage_types: list[str] = []
    template = "pages/guide_page.html"
    preview_modes = [("", _("Semua langkah")), ("langkah", _("Langkah pertama"))]

    class Meta:
        verbose_name = _("Panduan")
        verbose_name_plural = _("Panduan")

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
            )
            for number, block in enumerate(self.steps, start=1)
        ]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["steps"] = self.step_list(request)
        context["related_guides"] = chosen_guides(self.related, request)
        return context

    @path("<int:number>/", name="step")
    def step_view(self, request: HttpRequest, number: int) -> HttpResponse:
        """One step alone; a number beyond the last is not found."""
        if not 1 <= number <= self.step_count:
            raise Http404
        steps = self.step_list(request, at=number)
        return self.render(
            request,
            template="pages/guide_step.html",
            context_overrides={
                "steps": steps,
                "step": steps[number - 1],
                "before": steps[number - 2] if number > 1 else None,
                "after": steps[number] if number < len(steps) else None,
                "crumbs": [*self.crumbs(request)[:-1], (self.title, self.get_url(request))],
            },
        )

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show the draft: all steps, or the first step in the one-step view."""
        if mode_name == "langkah" and self.step_count:
            return framed(self.step_view(request, number=1))
        return framed(super().serve_preview(request, mode_name))


def chosen_guides(stream: StreamValue, request: HttpRequest) -> list[tuple[GuidePage, str]]:
    """Published guides that an editor chose, in that order, each with its address; a withdrawn one is left out."""
    chosen = [block["value"] for block in stream.raw_data if block["value"]]
    found = GuidePage.objects.live().public().in_bulk(chosen)
    return [(found[pk], found[pk].get_url(request)) for pk in chosen if pk in found]
