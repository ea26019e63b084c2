"""Notices on every public page (NW-05): at most one cache read a page, no query as long as the cache is warm, and no job.

The cache holds what is coming too, with begin and end, and each page looks at the clock: a notice appears and vanishes at its very second. Each process asks
the database again after SECONDS, so that one with a memory of its own follows within a minute.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from pages.models.notices import Notice

KEY = "pages:notices"
SECONDS = 45
MOST = 3
"""More at once would be read by nobody."""
LOOKS = {Notice.Kind.TROUBLE: ("bad", "triangle-alert"), Notice.Kind.HOLIDAY: ("wait", "bell"), Notice.Kind.RULE: ("", "calendar-days")}
"""Class of the note and its symbol, in the order in which kinds stand on a page."""
TROUBLE_FIRST = list(LOOKS)


@dataclass(frozen=True)
class Shown:
    """A notice as pages show it. `title` is the word before the text, `look` the class of the note."""

    kind: str
    text: str
    url: str
    url_text: str
    begins_at: datetime
    ends_at: datetime

    @property
    def title(self) -> str:
        return str(Notice.Kind(self.kind).label)

    @property
    def look(self) -> str:
        return LOOKS[Notice.Kind(self.kind)][0]

    @property
    def icon(self) -> str:
        return LOOKS[Notice.Kind(self.kind)][1]


def current() -> list[Shown]:
    """What stands on pages now, disturbances first."""
    now = timezone.now()
    kept: list[Shown] | None = cache.get(KEY)
    if kept is None:
        rows = Notice.objects.filter(ends_at__gt=now).values_list("kind", "text", "url", "url_text", "begins_at", "ends_at")
        kept = sorted((Shown(*row) for row in rows), key=lambda one: (TROUBLE_FIRST.index(Notice.Kind(one.kind)), one.ends_at))
        cache.set(KEY, kept, SECONDS)
    return [one for one in kept if one.begins_at <= now < one.ends_at][:MOST]


@transaction.atomic
def save_notice(notice: Notice, *, actor: Any) -> Notice:
    """Store it in the name of `actor`; pages of this process show it at once."""
    notice.changed_by = actor
    notice.save()
    _forget()
    return notice


@transaction.atomic
def delete_notice(notice: Notice) -> None:
    """Take it away."""
    notice.delete()
    _forget()


def _forget() -> None:
    transaction.on_commit(partial(cache.delete, KEY))
