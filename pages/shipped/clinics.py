"""The clinics of the demo city that are filled in; the others stay empty, as on a first day."""

from __future__ import annotations

from datetime import time
from functools import partial
from typing import Any

from pages.models import ClinicPage, TrainingTopic
from pages.shipped.ledger import once
from pages.shipped.source import read


def hours(lines: list[str]) -> list[tuple[str, dict[str, Any]]]:
    """`1 09.00 12.00` (Monday is 0, from, to) as the StreamField takes it."""
    parts = [line.split() for line in lines]
    return [("hours", {"day": day, "opens": _clock(opens), "closes": _clock(closes)}) for day, opens, closes in parts]


def _clock(text: str) -> time:
    hour, minute = text.split(".")
    return time(int(hour), int(minute))


def put_clinics() -> int:
    """Fill the clinics of the content file, each once and only where no editor has been; the number filled now."""
    return sum(once(f"clinic:{data['kelurahan']}", partial(_fill, data)) for data in read("clinics")["clinics"])


def _fill(data: dict[str, Any]) -> None:
    clinic = ClinicPage.objects.filter(kelurahan=data["kelurahan"], latest_revision=None).first()
    if clinic is None:
        return
    for name in ("note", "hours_note", "place", "address", "directions"):
        setattr(clinic, name, data.get(name, ""))
    clinic.hours = hours(data["hours"])
    clinic.mentors = [("mentor", mentor) for mentor in data["mentors"]]
    clinic.topics.set(TrainingTopic.objects.filter(slug__in=data["topics"]))
    clinic.search_description = data["note"]
    clinic.save_revision().publish()
