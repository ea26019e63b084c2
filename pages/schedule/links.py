"""What the page of a session leads to: its calendar file and the clinic of its kelurahan."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from pages.models.clinics import ClinicPage
from pages.models.training import TrainingSessionPage


def session_links(session: TrainingSessionPage, request: HttpRequest) -> dict[str, Any]:
    """`calendar_url` (empty once the session is over, and in the preview of a page without an address) and `clinic`: the published clinic of the
    kelurahan with its address, or None."""
    clinic = ClinicPage.objects.live().public().filter(kelurahan=session.kelurahan).first() if session.kelurahan else None
    return {
        "calendar_url": "" if session.is_over or not session.slug else reverse("schedule:session_file", kwargs={"slug": session.slug}),
        "clinic": (clinic, clinic.get_url(request)) if clinic else None,
    }
