"""Journeys: guides in the order in which one needs them (GD-02), shown on a page of their own and beside each guide that belongs to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from pages.blocks.journeys import JourneyStepListBlock
from pages.models.audiences import AUDIENCE_FIELDS, ForAudiences
from pages.models.base import BasePage
from pages.models.guides import GuidePage


@dataclass(frozen=True)
class Choice:
    """One guide of a step. `here` marks the guide that is being read."""

    title: str
    summary: str
    minutes: int
    url: str
    here: bool


@dataclass(frozen=True)
class JourneyStep:
    """One step as templates read it: more than one choice means "atau"."""

    number: int
    title: str
    note: str
    choices: list[Choice]
    is_open: bool

    @property
    def here(self) -> bool:
        return any(choice.here for choice in self.choices)


@dataclass(frozen=True)
class Way:
    """A journey seen from one of its guides, or from its own page."""

    title: str
    url: str
    steps: list[JourneyStep]

    @property
    def here(self) -> JourneyStep | None:
        """The first step that holds the guide being read."""
        return next((step for step in self.steps if step.here), None)


class JourneyPage(ForAudiences, BasePage):
    """/panduan/<slug>/: one way from beginning to end."""

    summary = models.CharField(_("Ringkasan"), max_length=250, help_text=_("Satu kalimat: sampai di mana pembaca sesudah langkah terakhir."))
    steps = StreamField(
        JourneyStepListBlock(), verbose_name=_("Langkah-langkah"), help_text=_("Tekan tanda tambah untuk setiap langkah. Satu langkah memuat satu panduan.")
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel([FieldRowPanel([FieldPanel(name, heading=audience.label) for audience, name in AUDIENCE_FIELDS.items()])], heading=_("Untuk siapa")),
        FieldPanel("steps"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("summary", boost=2), index.SearchField("steps")]
    parent_page_types = ["pages.GuideIndexPage"]
    subpage_types: list[str] = []
    template = "pages/journey_page.html"
    page_description = _("Beberapa panduan berurutan, dari awal sampai selesai. Contoh: Belanja pertama kali.")

    class Meta:
        verbose_name = _("Perjalanan")
        verbose_name_plural = _("Perjalanan")

    @cached_property
    def guide_ids(self) -> list[int]:
        """Every guide on the way, read from the stored form."""
        return [one["value"] for step in self.steps.raw_data for one in step["value"].get("guides", []) if one.get("value")]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["way"] = ways([self], request)[0]
        return context


def ways(journeys: list[JourneyPage], request: HttpRequest | None, here: GuidePage | None = None) -> list[Way]:
    """The journeys as templates read them, in one query for all their guides. A withdrawn guide is left out, its step stays."""
    found = GuidePage.in_lists().in_bulk({pk for journey in journeys for pk in journey.guide_ids})

    def choices(value: dict[str, Any]) -> list[Choice]:
        guides = [found[one["value"]] for one in value.get("guides", []) if one.get("value") in found]
        return [Choice(guide.title, guide.summary, guide.minutes, guide.get_url(request) or "", here is not None and guide.pk == here.pk) for guide in guides]

    def steps(journey: JourneyPage) -> list[JourneyStep]:
        rows = []
        for number, block in enumerate(journey.steps.raw_data, start=1):
            value = block["value"]
            taken = choices(value)
            is_open = here is None or any(choice.here for choice in taken)
            rows.append(JourneyStep(number, value["title"], value.get("note") or "", taken, is_open))
        return rows

    return [Way(journey.title, journey.get_url(request) or "", steps(journey)) for journey in journeys]


def ways_through(guide: GuidePage, request: HttpRequest | None) -> list[Way]:
    """The published journeys that a guide belongs to, the step it stands in open."""
    journeys = [journey for journey in JourneyPage.objects.live().public().order_by("path") if guide.pk in journey.guide_ids]
    return ways(journeys, request, guide) if journeys else []
