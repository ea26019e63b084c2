"""The training schedule /pelatihan/: coming sessions by month (TR-01)."""

from __future__ import annotations

from datetime import date, datetime
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from pages.models.base import BasePage
from pages.models.training import TrainingSessionPage


def month_key(moment: datetime) -> str:
    """The month of a moment here, as ?bulan= writes it: 2026-11."""
    return timezone.localtime(moment).strftime("%Y-%m")


def month_name(key: str) -> str:
    """November 2026 for 2026-11."""
    year, month = key.split("-")
    return date_format(date(int(year), int(month), 1), "F Y")


class TrainingIndexPage(BasePage):
    """/pelatihan/: coming sessions by month; past ones leave by themselves."""

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
        sessions = list(TrainingSessionPage.upcoming().child_of(self))
        months = list(dict.fromkeys(month_key(session.starts_at) for session in sessions))
        topics = sorted({session.topic for session in sessions if session.topic}, key=lambda topic: topic.name)
        month = request.GET.get("bulan", "")
        topic = request.GET.get("topik", "")
        month = month if month in months else ""
        topic = topic if topic in {one.slug for one in topics} else ""
        chosen = [
            session
            for session in sessions
            if (not month or month_key(session.starts_at) == month) and (not topic or (session.topic and session.topic.slug == topic))
        ]
        context["months"] = [
            (month_name(key), [(session, session.get_url(request)) for session in group])
            for key, group in groupby(chosen, key=lambda session: month_key(session.starts_at))
        ]
        context["total"] = len(chosen)
        context["filtered"] = bool(month or topic)
        context["month_chips"] = _chips([("", _("Semua bulan")), *((key, month_name(key)) for key in months)], "bulan", month, {"topik": topic})
        context["topic_chips"] = _chips([("", _("Semua topik")), *((one.slug, one.name) for one in topics)], "topik", topic, {"bulan": month})
        return context


def _chips(choices: list[tuple[str, Any]], name: str, chosen: str, others: dict[str, str]) -> list[dict[str, Any]]:
    """One row of filter links; each keeps what the other row chose."""
    kept = {key: value for key, value in others.items() if value}
    return [{"text": text, "url": "?" + urlencode(kept | ({name: value} if value else {})), "current": value == chosen} for value, text in choices]
