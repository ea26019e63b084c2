"""The list of sessions with its filters, and the calendar of one month: everything /pelatihan/ shows.

One query brings the little that filters need of every session in question; counting and narrowing then happen here, so the number of queries does not
grow with the filters. Only the sessions of the shown page are read whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext

from pages.models.training import TrainingSessionPage, TrainingTopic
from pages.schedule import months
from pages.schedule.queries import first_and_last_month, public_sessions, rows, with_pages
from pages.schedule.wish import FIELDS, LEVELS, TIMES, WAYS, Row, Wish, in_region, in_time
from portal.regions.models import Region, full_name
from shop.catalogue.listing import Chip, Choice

PER_PAGE = 24
DISTRICT_CODE_LENGTH = len("12.71.01")
Address = Callable[[TrainingSessionPage], str]


@dataclass(frozen=True)
class Filter:
    """One group of links; `more` stand behind a fold."""

    title: str
    choices: list[Choice]
    more: list[Choice]


@dataclass(frozen=True, slots=True)
class Day:
    """One field of a month's calendar. `inside` is false for days of the neighbouring months."""

    date: date
    inside: bool
    today: bool
    sessions: list[tuple[TrainingSessionPage, str]]


@dataclass(frozen=True)
class Schedule:
    """What the page shows. `path` is its address, `now` the moment, `own` the code of the visitor's kelurahan or empty, `address` gives a page's."""

    path: str
    asked: Wish
    now: datetime
    own: str
    address: Address
    page_number: str = ""

    @cached_property
    def today(self) -> date:
        return timezone.localdate(self.now)

    # --- what there is ---

    @cached_property
    def rows(self) -> list[Row]:
        """Every session in question: coming ones, or those that are over, or those that touch the month of the calendar."""
        sessions = public_sessions()
        if self.asked.as_calendar:
            start, end = months.span(self.asked.when)
            return rows(sessions.filter(starts_at__lt=end, ends_at__gte=start))
        if self.asked.past:
            return rows(sessions.filter(ends_at__lt=self.now), newest_first=True)
        return rows(sessions.filter(ends_at__gte=self.now))

    @cached_property
    def topic_names(self) -> dict[str, str]:
        names = {row.topic: row.topic_name for row in self.rows if row.topic}
        if self.asked.topic and self.asked.topic not in names:
            names |= TrainingTopic.objects.filter(slug=self.asked.topic).values_list("slug", "name")
        return dict(sorted(names.items(), key=lambda pair: pair[1]))

    @cached_property
    def region_names(self) -> dict[str, str]:
        """Names of every kecamatan with sessions, of the kelurahan below the chosen one, of the chosen region, its kecamatan, and the visitor's own."""
        villages = {row.village for row in self.rows if row.village}
        codes = {code[:DISTRICT_CODE_LENGTH] for code in villages} | {self.asked.region, self.asked.region[:DISTRICT_CODE_LENGTH], self.own}
        codes |= {code for code in villages if self.asked.region and in_region(code, self.asked.region[:DISTRICT_CODE_LENGTH])}
        return dict(Region.objects.filter(pk__in=codes - {""}).values_list("pk", "name"))

    @cached_property
    def wish(self) -> Wish:
        """The wish without topics and regions that do not exist."""
        return replace(
            self.asked,
            topic=self.asked.topic if self.asked.topic in self.topic_names else "",
            region=self.asked.region if self.asked.region in self.region_names else "",
        )

    @cached_property
    def chosen(self) -> list[Row]:
        return [row for row in self.rows if self.wish.fits(row, self.today)]

    @property
    def total(self) -> int:
        return len(self.chosen)

    def _others(self, field: str) -> list[Row]:
        """The sessions that fit when one field is left open."""
        return [row for row in self.rows if self.wish.fits(row, self.today, without=field)]

    # --- the list ---

    @cached_property
    def page(self) -> Page:
        return Paginator(self.chosen, PER_PAGE).get_page(self.page_number)

    @cached_property
    def months(self) -> list[tuple[str, list[tuple[TrainingSessionPage, str]]]]:
        """The shown page, by month: its name and its sessions with their addresses."""
        shown = list(self.page.object_list)
        pages = {page.pk: page for page in with_pages(row.pk for row in shown)}
        if not self.asked.past:
            _count_seats(pages)
        return [
            (months.month_name(key), [(pages[row.pk], self.address(pages[row.pk])) for row in group if row.pk in pages])
            for key, group in groupby(shown, key=lambda row: months.month_of(row.first))
        ]

    # --- the calendar ---

    @cached_property
    def weeks(self) -> list[list[Day]]:
        """The weeks of the month from Monday, each day with its sessions."""
        by_day: dict[date, list[tuple[TrainingSessionPage, str]]] = {}
        pages = {page.pk: page for page in with_pages(row.pk for row in self.chosen)}
        for row in self.chosen:
            if row.pk in pages:
                entry = (pages[row.pk], self.address(pages[row.pk]))
                for number in range((row.last - row.first).days + 1):
                    by_day.setdefault(row.first + timedelta(days=number), []).append(entry)
        first = months.first_day(self.wish.when)
        return [
            [Day(day, day.month == first.month, day == self.today, by_day.get(day, []) if day.month == first.month else []) for day in week]
            for week in months.weeks(self.wish.when)
        ]

    @property
    def busy_days(self) -> list[Day]:
        """The days of the month that have sessions, for a phone."""
        return [day for week in self.weeks for day in week if day.sessions]

    @property
    def month_name(self) -> str:
        return months.month_name(self.wish.when) if months.is_month(self.wish.when) else ""

    @cached_property
    def _month_bounds(self) -> tuple[str, str]:
        this_month = months.month_of(self.today)
        first, last = first_and_last_month() or (this_month, this_month)
        return min(first, this_month), max(last, this_month)

    @property
    def previous_url(self) -> str:
        """The month before, as long as there was any session; else empty."""
        return self._month_url(months.previous_month(self.wish.when)) if self.wish.when > self._month_bounds[0] else ""

    @property
    def next_url(self) -> str:
        """The month after, as long as there is any session; else empty."""
        return self._month_url(months.next_month(self.wish.when)) if self.wish.when < self._month_bounds[1] else ""

    @property
    def this_month_url(self) -> str:
        """The calendar of this month, from another one; else empty."""
        this_month = months.month_of(self.today)
        return "" if self.wish.when == this_month else self._month_url(this_month)

    def _month_url(self, key: str) -> str:
        return self.wish.link(self.path, when=key)

    # --- links ---

    @property
    def views(self) -> list[dict[str, Any]]:
        """The two rooms of the page, each with what was asked for."""
        as_list = replace(self.wish, as_calendar=False, when="" if self.wish.as_calendar and self.is_this_month else self.wish.when)
        as_calendar = replace(self.wish, as_calendar=True, past=False, when=self.wish.when if months.is_month(self.wish.when) else "")
        return [
            {"text": gettext("Daftar"), "url": as_list.link(self.path), "current": not self.wish.as_calendar},
            {"text": gettext("Kalender bulan"), "url": as_calendar.link(self.path), "current": self.wish.as_calendar},
        ]

    @property
    def is_this_month(self) -> bool:
        return self.wish.when == months.month_of(self.today)

    @cached_property
    def filters(self) -> list[Filter]:
        """Every filter with something to choose, each choice with the number it leads to."""
        groups = [
            *([] if self.wish.as_calendar else [(gettext("Waktu"), self._times(), 6)]),
            (gettext("Tempat"), self._regions(), 9),
            (gettext("Topik"), self._plain("topic", self.topic_names), 8),
            (gettext("Tingkat"), self._plain("level", LEVELS), 8),
            (gettext("Cara ikut"), self._plain("way", WAYS), 8),
        ]
        return [Filter(title, choices[:shown], choices[shown:]) for title, choices, shown in groups if choices]

    def _choice(self, field: str, value: str, text: str, count: int) -> Choice:
        """A link that chooses a value, or drops it where it is chosen."""
        current = getattr(self.wish, field) == value
        return Choice(text, self.wish.link(self.path, **{field: "" if current else value}), count, current)

    def _plain(self, field: str, names: Mapping[str, Any]) -> list[Choice]:
        counts = Counter(_value(row, field) for row in self._others(field))
        chosen = getattr(self.wish, field)
        return [self._choice(field, value, str(text), counts[value]) for value, text in names.items() if counts[value] or value == chosen]

    def _times(self) -> list[Choice]:
        others = self._others("when")
        counts = Counter(months.month_of(row.first) for row in others)
        known = sorted(set(counts) | ({self.wish.when} if months.is_month(self.wish.when) else set()), reverse=self.wish.past)
        near = [self._choice("when", when, str(text), sum(in_time(row, when, self.today) for row in others)) for when, text in TIMES.items()]
        return [*([] if self.wish.past else near), *(self._choice("when", key, self._time_words(key), counts[key]) for key in known)]

    def _time_words(self, when: str) -> str:
        if when in TIMES:
            return str(TIMES[when])
        name = months.month_name(when)
        return gettext("Bulan ini, %(month)s") % {"month": name} if when == months.month_of(self.today) else name

    def _regions(self) -> list[Choice]:
        """The visitor's own kelurahan, then every kecamatan; the chosen one with its kelurahan stands first, never behind the fold."""
        counts: Counter[str] = Counter()
        for row in self._others("region"):
            if row.village:
                counts.update((row.village, row.village[:DISTRICT_CODE_LENGTH]))
        opened = self.wish.region[:DISTRICT_CODE_LENGTH]
        by_name = sorted({code for code in counts if code in self.region_names} | ({self.wish.region, opened} - {""}), key=self._name)
        districts = [code for code in by_name if len(code) == DISTRICT_CODE_LENGTH and code != opened]
        inside = [code for code in by_name if opened and in_region(code, opened) and code not in (opened, self.own)]
        choices = [self._choice("region", code, self._name(code), counts[code]) for code in ([opened] if opened else [])]
        choices += [self._choice("region", code, full_name(code, self._name(code)), counts[code]) for code in inside]
        choices += [self._choice("region", code, self._name(code), counts[code]) for code in districts]
        if self.own in self.region_names:
            mine = gettext("Kelurahan saya: %(name)s") % {"name": self._name(self.own)}
            choices.insert(0, self._choice("region", self.own, mine, counts[self.own]))
        return choices

    def _name(self, code: str) -> str:
        return self.region_names.get(code, code)

    def _field_words(self, field: str) -> str:
        value = getattr(self.wish, field)
        words: dict[str, Callable[[], str]] = {
            "when": lambda: self._time_words(value),
            "region": lambda: self._name(value),
            "topic": lambda: self.topic_names[value],
            "level": lambda: str(LEVELS[value]),
            "way": lambda: str(WAYS[value]),
        }
        return words[field]()

    def _in_use(self) -> Iterable[str]:
        return [field for field in FIELDS if getattr(self.wish, field) and not (field == "when" and self.wish.as_calendar)]

    @property
    def chips(self) -> list[Chip]:
        """What is chosen; each leads to the same wish without it."""
        past = [Chip(gettext("Sudah lewat"), replace(self.wish, past=False, when="").link(self.path))] if self.wish.past else []
        return [*past, *(Chip(self._field_words(field), self.wish.link(self.path, **{field: ""})) for field in self._in_use())]

    @cached_property
    def ways_out(self) -> list[Choice]:
        """For an empty answer: the same wish with one thing less, where that leads to sessions."""
        found = []
        for field in self._in_use():
            if count := len(self._others(field)):
                words = gettext("Tanpa “%(words)s”") % {"words": self._field_words(field)}
                found.append(Choice(words, self.wish.link(self.path, **{field: ""}), count, False))
        return found

    @property
    def archive_url(self) -> str:
        """The same wish among sessions that are over."""
        return replace(self.wish, past=True, as_calendar=False, when="").link(self.path)

    @property
    def online_elsewhere(self) -> Choice | None:
        """Beside a place: how many online sessions there are for everybody."""
        if not self.wish.region or self.wish.way or self.wish.past:
            return None
        n = sum(row.online for row in self._others("region"))
        return Choice("", self.wish.link(self.path, region="", way="daring"), n, False) if n else None

    @property
    def feed_code(self) -> str:
        """The region whose calendar feed fits what is shown; empty for the whole city."""
        return self.wish.region

    @property
    def feed_name(self) -> str:
        return full_name(self.wish.region, self._name(self.wish.region)) if self.wish.region else ""


def _value(row: Row, field: str) -> str:
    if field == "way":
        return "daring" if row.online else "tatap-muka"
    return str(getattr(row, field))


def _count_seats(pages: dict[int, TrainingSessionPage]) -> None:
    """Hands each session that people register for what is left of its seats, in one query."""
    from pages.training.queries import seats_of_many  # it reads the models that this list belongs to

    seats = seats_of_many([page for page in pages.values() if page.registers])
    for pk, left in seats.items():
        pages[pk].seats_left = left
