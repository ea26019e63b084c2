"""By when an aspiration is answered: working days, by a figure that has a date, because such promises change."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings

DayCounts = tuple[tuple[date, int], ...]
"""(first day on which it counts, working days), in any order."""
SATURDAY = 5


def read_day_counts(text: str) -> DayCounts:
    """`10`, or `2026-01-01:10,2027-01-01:7`. Raises ValueError for anything else, for less than one day and more than 60, and for a day named twice."""
    found: dict[date, int] = {}
    for part in text.split(","):
        since, _colon, days = part.strip().rpartition(":")
        day, count = date.fromisoformat(since) if since else date.min, int(days)
        if not 1 <= count <= 60 or day in found:
            raise ValueError(part)
        found[day] = count
    return tuple(found.items())


def answer_days(day: date) -> int:
    """The working days promised to who writes on this day. Before the first date of the setting, its earliest figure counts."""
    counts = sorted(read_day_counts(settings.FEEDBACK_ANSWER_DAYS))
    return next((count for since, count in reversed(counts) if since <= day), counts[0][1])


def due_on(day: date) -> date:
    """The last day on which an answer is in time. Saturdays and Sundays are no working days; public holidays are not known here."""
    left = answer_days(day)
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < SATURDAY
    return day
