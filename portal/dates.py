"""Days and hours as people here write them (IN-01): Selasa, 7 November 2023; 08.00 WIB. The zone is the city's, from TIME_ZONE."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.formats import date_format

ZONES = {7.0: "WIB", 8.0: "WITA", 9.0: "WIT"}
"""Hours ahead of UTC and the zone's word."""


def zone_name(moment: datetime | time | date | None = None) -> str:
    """WIB, WITA or WIT: of an aware datetime as it stands, of anything else (a clock without a day, nothing) the city's own."""
    aware = moment if isinstance(moment, datetime) and moment.tzinfo is not None else timezone.localtime()
    if timezone.is_aware(aware) and aware.utcoffset() == timedelta(0):
        aware = timezone.localtime(aware)  # stored moments are UTC; they are shown in the city's time
    hours = (aware.utcoffset() or timedelta()).total_seconds() / 3600
    return ZONES.get(hours, aware.tzname() or "")


def day_words(moment: datetime | date) -> str:
    """`Selasa, 7 November 2023`."""
    return date_format(_here(moment), "l, j F Y")


def clock_words(moment: datetime | time) -> str:
    """`08.00 WIB`."""
    here = _here(moment) if isinstance(moment, datetime) else moment
    return f"{date_format(here, 'H.i') if isinstance(here, datetime) else here.strftime('%H.%M')} {zone_name(here)}"


def moment_words(moment: datetime | None) -> str:
    """`Selasa, 7 November 2023, 08.00 WIB`; empty for nothing."""
    return f"{day_words(moment)}, {clock_words(moment)}" if moment is not None else ""


def _here(moment: datetime | date) -> datetime | date:
    return timezone.localtime(moment) if isinstance(moment, datetime) and timezone.is_aware(moment) else moment
