"""The clock as people here say it: 09.00 WIB. The zone is that of settings.TIME_ZONE, or the one an editor chose for the CMS."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.formats import date_format, time_format

ZONES = {timedelta(hours=7): "WIB", timedelta(hours=8): "WITA", timedelta(hours=9): "WIT"}


def zone_name(moment: datetime | time | None = None) -> str:
    """WIB, WITA or WIT for a moment; for an hour of any day, or without one, the city's own. Elsewhere in the world the zone's short name."""
    local = timezone.localtime(moment) if isinstance(moment, datetime) else timezone.localtime(timezone=timezone.get_default_timezone())
    return ZONES.get(local.utcoffset() or timedelta(), local.tzname() or "")


def clock(moment: datetime | time | None) -> str:
    """`09.00 WIB`; empty for no moment."""
    if moment is None:
        return ""
    if isinstance(moment, datetime):
        return f"{date_format(timezone.localtime(moment), 'H.i')} {zone_name(moment)}"
    return f"{time_format(moment, 'H.i')} {zone_name(moment)}"


def day_words(moment: datetime | date) -> str:
    """`Selasa, 7 November 2023`."""
    return date_format(timezone.localtime(moment) if isinstance(moment, datetime) else moment, "l, j F Y")


def moment_words(moment: datetime | None) -> str:
    """`Minggu, 22 November 2026, 11.20 WIB`; empty for no moment."""
    return "" if moment is None else f"{day_words(moment)}, {clock(moment)}"
