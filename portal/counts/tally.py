"""Counting without a row and without a person.

A GET writes to no database. Each process adds up its own day in memory and shows it to the others in the cache "counts", in a place where only it
writes, so no two counts meet. The scheduler adds the places together and stores the day's totals; storing twice stores the same.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections import Counter
from datetime import date, timedelta
from uuid import uuid4

from django.core.cache import caches
from django.utils import timezone

from portal.counts.models import MAX_KEY, DailyCount

SHOW_SECONDS = 5
"""How often a busy process shows its counts; the first of a quiet spell is shown at once."""
KEEP_SECONDS = 2 * 24 * 60 * 60
KEEP_DAYS = 400
MAX_KEYS = 5000
"""Different things one process counts in a day; what comes later is left out."""
PLACES = "counts:places"

What = tuple[str, str, str]
"""Day (2026-11-22), kind, key."""

log = logging.getLogger("portal.counts")


class Tally:
    """What one process has counted since yesterday."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.begin()

    def begin(self) -> None:
        """A place of one's own; again after a fork, or two processes would share one."""
        self.pid = os.getpid()
        self.place = uuid4().hex
        self.totals: Counter[What] = Counter()
        self.shown_at = float("-inf")

    def add(self, kind: str, key: str) -> None:
        with self.lock:
            if self.pid != os.getpid():
                self.begin()
            what = (timezone.localdate().isoformat(), kind, key[:MAX_KEY])
            if what in self.totals or len(self.totals) < MAX_KEYS:
                self.totals[what] += 1
            if time.monotonic() - self.shown_at >= SHOW_SECONDS:
                self.show()

    def show(self) -> None:
        """Put the totals where the scheduler finds them; forget the days before yesterday."""
        self.shown_at = time.monotonic()
        yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()
        self.totals = Counter({what: number for what, number in self.totals.items() if what[0] >= yesterday})
        try:
            caches["counts"].set(f"{PLACES}:{self.place}", dict(self.totals), KEEP_SECONDS)
            places: set[str] = caches["counts"].get(PLACES) or set()
            if self.place not in places:  # asked every time: two processes that begin at once may overwrite each other
                caches["counts"].set(PLACES, places | {self.place}, None)
        except OSError:  # a full disk or a folder that is not ours: reading goes on
            log.exception("portal.W002 visits cannot be counted")


_tally = Tally()


def count(kind: DailyCount.Kind, key: str = "") -> None:
    """It happened once more, today."""
    _tally.add(kind.value, key)


def store() -> int:
    """Store the totals of yesterday and today, forget days older than KEEP_DAYS. Returns the rows written. Safe to run twice, also at once."""
    today = timezone.localdate()
    DailyCount.objects.filter(day__lt=today - timedelta(days=KEEP_DAYS)).delete()
    places: set[str] = caches["counts"].get(PLACES) or set()
    found = {place: caches["counts"].get(f"{PLACES}:{place}") for place in places}
    if gone := {place for place, totals in found.items() if totals is None}:
        caches["counts"].set(PLACES, places - gone, None)
    totals: Counter[What] = Counter()
    for shown in found.values():
        totals.update(shown or {})
    return sum(_store(day, totals) for day in (today - timedelta(days=1), today))


def _store(day: date, totals: Counter[What]) -> int:
    """Totals only grow: a cache that was emptied does not lower what is stored."""
    stored = {(kind, key): number for kind, key, number in DailyCount.objects.filter(day=day).values_list("kind", "key", "number")}
    rows = [
        DailyCount(day=day, kind=kind, key=key, number=number)
        for (counted_on, kind, key), number in totals.items()
        if counted_on == day.isoformat() and number > stored.get((kind, key), 0)
    ]
    DailyCount.objects.bulk_create(rows, update_conflicts=True, unique_fields=["day", "kind", "key"], update_fields=["number"], batch_size=500)
    return len(rows)
