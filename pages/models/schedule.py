"""The training schedule /pelatihan/: a list by month, and the calendar of one month (TR-01)."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from pages.models.base import BasePage
from pages.schedule.feeds import feed_of
from pages.schedule.listing import Schedule
from pages.schedule.wish import Wish
from portal.regions.own_kelurahan import own_kelurahan


class TrainingIndexPage(BasePage):
    """/pelatihan/: coming sessions by month; past ones leave by themselves and stay in the archive."""

    intro = models.CharField(_("Kalimat pembuka"), max_length=250, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.TrainingSessionPage"]
    max_count = 1
    template = "pages/training_index_page.html"

    class Meta:
        verbose_name = _("Jadwal pelatihan")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        now = timezone.now()
        schedule = Schedule(
            path=self.get_url(request) or "",
            asked=Wish.read(request.GET, timezone.localdate(now)),
            now=now,
            own=own_kelurahan(request),
            address=lambda session: session.get_url(request),
            page_number=request.GET.get("page", ""),
        )
        context["schedule"] = schedule
        context["feed"] = feed_of(request, schedule.wish.region)
        return context
