"""What is searched and not found, or found and not opened: terms and counts per day, never who searched or when.

A GET writes no row. It counts in the cache "counts", which every process shares; the scheduler stores the day's totals. Storing twice stores the same.
Two searches at the same instant may count as one, which such a report can bear.
"""

from __future__ import annotations

import logging
import re
from datetime import date, timedelta
from zlib import crc32

from django.core.cache import caches
from django.db.models import QuerySet
from django.utils import timezone

from search.analysis import MAX_QUERY_WORDS, fold, tokens
from search.models import SearchMiss
from search.prices import read_price

MAX_TERMS = 2000
"""Different terms of one day; what comes later is not counted."""
SHARDS = 16
"""Parts the terms of a day are kept in, so that counting one reads few others."""
MAX_LENGTH = 60
MAX_DIGITS = 4
"""More may be a telephone number, an identity card or an account."""
KEEP_SECONDS = 2 * 24 * 60 * 60
KEEP_DAYS = 30
_MAIL = re.compile(r"@|\b(?:gmail|yahoo|ymail|hotmail|outlook)\b")

Counts = dict[str, tuple[int, int, int]]
"""Term to searches, those without result, and opened results."""

logger = logging.getLogger("search.misses")


def term_of(text: str) -> str:
    """What is counted of a question: its tokens without the price. Nothing when a person may be meant by it, or when it is too long for a name of goods."""
    folded = fold(text)
    if _MAIL.search(folded) or sum(letter.isdigit() for letter in folded) > MAX_DIGITS:
        return ""
    term = " ".join(tokens(read_price(folded)[0])[:MAX_QUERY_WORDS])
    return term if max(len(folded), len(term)) <= MAX_LENGTH else ""


def count_search(text: str, *, found: bool) -> None:
    """Somebody searched; `found` when there was something to open."""
    _add(term_of(text), searches=1, missed=not found)


def count_click(text: str) -> None:
    """A result of this question was opened. Only what was searched today is known."""
    _add(term_of(text), opened=1)


def lately() -> QuerySet[SearchMiss]:
    """What was counted in the last KEEP_DAYS."""
    return SearchMiss.objects.filter(day__gt=timezone.localdate() - timedelta(days=KEEP_DAYS))


def flush() -> int:
    """Store the totals of yesterday and today, forget days older than KEEP_DAYS. Returns the rows written. Safe to run twice, also at once."""
    today = timezone.localdate()
    SearchMiss.objects.filter(day__lte=today - timedelta(days=KEEP_DAYS)).delete()
    return sum(_store(day) for day in (today - timedelta(days=1), today))


def _store(day: date) -> int:
    """Totals only grow: a cache that was emptied does not lower what is stored."""
    stored = {row[0]: row[1:] for row in SearchMiss.objects.filter(day=day).values_list("term", "searches", "without_result", "without_click")}
    rows = []
    for key in (_key(day, shard) for shard in range(SHARDS)):
        counts: Counts = caches["counts"].get(key) or {}
        for term, (searches, missed, opened) in counts.items():
            total = (searches, missed, max(0, searches - missed - opened))
            if total != stored.get(term) and searches >= stored.get(term, (0,))[0]:
                rows.append(SearchMiss(day=day, term=term, searches=total[0], without_result=total[1], without_click=total[2]))
    SearchMiss.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["day", "term"], update_fields=["searches", "without_result", "without_click"], batch_size=500
    )
    return len(rows)


def _add(term: str, *, searches: int = 0, missed: bool = False, opened: int = 0) -> None:
    if not term:
        return
    key = _key(timezone.localdate(), crc32(term.encode()) % SHARDS)
    try:
        counts: Counts = caches["counts"].get(key) or {}
        if term not in counts and (not searches or len(counts) >= MAX_TERMS // SHARDS):
            return
        before = counts.get(term, (0, 0, 0))
        counts[term] = (before[0] + searches, before[1] + missed, before[2] + opened)
        caches["counts"].set(key, counts, KEEP_SECONDS)
    except OSError:  # a full disk or a folder that is not ours: searching goes on
        logger.exception("search.W001 questions cannot be counted")


def _key(day: date, shard: int) -> str:
    return f"search:misses:{day:%Y%m%d}:{shard}"
