"""What many people search for and open: offered while somebody types, and where a search begins.

Terms and counts are all that is known (search/misses.py). Only words that several products have are ever shown: what somebody typed about a person, or
would like others to read, stands in no title. And only what was asked on several days, so that one evening's fun of one person makes nothing popular.
"""

from __future__ import annotations

from django.core.cache import cache
from django.db.models import Count, Sum

from search.analysis import AMOUNT, tokens
from search.misses import lately
from search.readable import readable
from search.vocabulary import KNOWN, vocabulary

ASKED = 10
DAYS = 3
KEPT = 200
SECONDS = 600
_KEY = "search:popular"


def popular() -> list[str]:
    """Questions as people would write them, the most usual first; at most KEPT, and SECONDS old."""
    found: list[str] | None = cache.get(_KEY)
    if found is None:
        found = _read()
        cache.set(_KEY, found, SECONDS)
    return found


def _read() -> list[str]:
    counted = lately().values("term").annotate(asked=Sum("searches"), missed=Sum("without_result"), unopened=Sum("without_click"), days=Count("pk"))
    usual = counted.filter(asked__gte=ASKED, days__gte=DAYS).order_by("-asked", "term")
    found = []
    for term, asked, missed, unopened in usual.values_list("term", "asked", "missed", "unopened")[: KEPT * 2]:
        parts = term.split()
        text = readable(parts)
        if missed + unopened < asked and all(map(_is_of_goods, parts)) and tokens(text) == parts:
            found.append(text)
    return found[:KEPT]


def _is_of_goods(token: str) -> bool:
    return bool(AMOUNT.match(token)) or vocabulary().counts.get(token, 0) >= KNOWN
