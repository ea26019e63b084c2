"""What a visitor asks of the schedule, read from and written back to the address: plain links, every one combinable.

`kapan` says hari-ini or minggu-ini, `bulan` a month (2026-11), `wilayah` an official code of a kecamatan or kelurahan, `topik` and `tingkat` what it
is about and for whom, `cara` daring or tatap-muka, `arsip=ya` sessions that are over, `tampil=bulan` the calendar of one month. Anything else than
these values is as if it were absent: an old or mistyped link still shows sessions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext_lazy

from pages.models.training import TrainingSessionPage
from pages.schedule import months

TODAY, THIS_WEEK = "hari-ini", "minggu-ini"
TIMES = {TODAY: gettext_lazy("Hari ini"), THIS_WEEK: gettext_lazy("Minggu ini")}
ONLINE, IN_PERSON = "daring", "tatap-muka"
WAYS = {IN_PERSON: gettext_lazy("Tatap muka"), ONLINE: gettext_lazy("Daring, dari rumah")}
LEVELS = dict(TrainingSessionPage.Level.choices)
VILLAGE_CODE_LENGTH = len("12.71.01.1001")
FIELDS = ("when", "region", "topic", "level", "way")

_SLUG = re.compile(r"^[a-z0-9-]{1,60}$")
_REGION = re.compile(r"^\d\d\.\d\d\.\d\d(\.\d{4})?$")


class Row(NamedTuple):
    """The little of a session that filters need; a list of all of them is cheap."""

    pk: int
    first: date
    """The day it begins here, and the day it ends."""
    last: date
    topic: str
    topic_name: str
    level: str
    online: bool
    village: str


@dataclass(frozen=True)
class Wish:
    """One wish. Empty fields ask for nothing. `when` is one of TIMES or a month."""

    when: str = ""
    region: str = ""
    topic: str = ""
    level: str = ""
    way: str = ""
    past: bool = False
    as_calendar: bool = False

    @classmethod
    def read(cls, query: QueryDict, today: date) -> Wish:
        """The wish of an address. A month that is over asks for its archive; a calendar shows this month unless it names another."""
        month, when = query.get("bulan", ""), query.get("kapan", "")
        month = month if months.is_month(month) else ""
        as_calendar = query.get("tampil") == "bulan"
        this_month = months.month_of(today)
        if as_calendar:
            when = month or this_month
        elif when not in TIMES:
            when = month
        region, topic = query.get("wilayah", ""), query.get("topik", "")
        level, way = query.get("tingkat", ""), query.get("cara", "")
        return cls(
            when=when,
            region=region if _REGION.match(region) else "",
            topic=topic if _SLUG.match(topic) else "",
            level=level if level in LEVELS else "",
            way=way if way in WAYS else "",
            past=not as_calendar and (query.get("arsip") == "ya" or (months.is_month(when) and when < this_month)),
            as_calendar=as_calendar,
        )

    @property
    def query(self) -> str:
        """The query string of this wish, always in the same order; empty when nothing is asked for."""
        pairs = [
            ("tampil", "bulan" if self.as_calendar else ""),
            ("arsip", "ya" if self.past else ""),
            ("kapan" if self.when in TIMES else "bulan", self.when),
            ("wilayah", self.region),
            ("topik", self.topic),
            ("tingkat", self.level),
            ("cara", self.way),
        ]
        return urlencode([(key, value) for key, value in pairs if value])

    @property
    def narrows(self) -> bool:
        """True when some sessions are left out. The month of a calendar is no narrowing: it always shows one."""
        return bool((self.when and not self.as_calendar) or self.region or self.topic or self.level or self.way)

    def link(self, path: str, **changes: object) -> str:
        """The address of this wish with some fields changed."""
        query = replace(self, **changes).query  # type: ignore[arg-type]
        return f"{path}?{query}" if query else path

    def fits(self, row: Row, today: date, *, without: str = "") -> bool:
        """Whether a session is asked for; `without` leaves one field out, so that a filter can count its other choices."""
        return (
            (without == "when" or self._in_time(row, today))
            and (without == "region" or not self.region or in_region(row.village, self.region))
            and (without == "topic" or not self.topic or row.topic == self.topic)
            and (without == "level" or not self.level or row.level == self.level)
            and (without == "way" or not self.way or row.online == (self.way == ONLINE))
        )

    def _in_time(self, row: Row, today: date) -> bool:
        return not self.when or self.as_calendar or in_time(row, self.when, today)


def in_region(village: str, code: str) -> bool:
    """Whether a kelurahan is this region or lies in it; codes carry the tree."""
    return village == code or village.startswith(f"{code}.")


def in_time(row: Row, when: str, today: date) -> bool:
    """Whether a session falls on today or into this week (Monday to Sunday), or begins in a month. One of several days counts on each of them."""
    if when == TODAY:
        return row.first <= today <= row.last
    if when == THIS_WEEK:
        monday = today - timedelta(days=today.weekday())
        return row.first <= monday + timedelta(days=6) and row.last >= monday
    return months.month_of(row.first) == when
