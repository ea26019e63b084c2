"""Months as the address writes them (2026-11), and the weeks that a calendar of one shows."""

from __future__ import annotations

import re
from calendar import Calendar
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.formats import date_format

_MONTH = re.compile(r"^20\d\d-(0[1-9]|1[0-2])$")


def is_month(text: str) -> bool:
    """True for 2026-11; false for anything that is no month of this century."""
    return bool(_MONTH.match(text))


def month_of(day: date) -> str:
    """2026-11 for any day of it."""
    return f"{day:%Y-%m}"


def month_name(key: str) -> str:
    """November 2026 for 2026-11."""
    return date_format(first_day(key), "F Y")


def first_day(key: str) -> date:
    """The first of November 2026 for 2026-11."""
    year, month = key.split("-")
    return date(int(year), int(month), 1)


def next_month(key: str) -> str:
    """2026-12 for 2026-11."""
    return month_of(first_day(key) + timedelta(days=31))


def previous_month(key: str) -> str:
    """2026-10 for 2026-11."""
    return month_of(first_day(key) - timedelta(days=1))


def midnight(day: date) -> datetime:
    """The moment a day begins here."""
    return timezone.make_aware(datetime.combine(day, time()))


def span(key: str) -> tuple[datetime, datetime]:
    """From the first moment of a month (included) to that of the next one (excluded)."""
    return midnight(first_day(key)), midnight(first_day(next_month(key)))


def weeks(key: str) -> list[list[date]]:
    """The weeks of a month from Monday, whole: the days of its neighbours fill the first and the last."""
    first = first_day(key)
    return Calendar(firstweekday=0).monthdatescalendar(first.year, first.month)
