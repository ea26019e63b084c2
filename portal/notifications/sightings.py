"""Who saw a thing first. A page that shows it is a GET and writes nothing: it leaves a note in the cache, and a job stores the note."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import datetime

from django.core.cache import caches
from django.utils import timezone

from portal.accounts.models import User
from portal.notifications.models import InboxItem, Sighting

KEEP_SECONDS = 2 * 24 * 60 * 60
_NOTE = "seen:%s"

log = logging.getLogger("portal.notifications")


def note(things: Iterable[str], user: User) -> None:
    """This account looks at these things now. Only the first note of a thing counts."""
    moment = timezone.now().isoformat()
    try:
        for thing in things:
            caches["counts"].add(_NOTE % thing, (user.pk, moment), KEEP_SECONDS)
    except OSError:  # a full disk or a folder that is not ours: reading goes on
        log.exception("notifications.W005 what was seen cannot be noted")


def store(things: Iterable[str]) -> set[str]:
    """Store the notes about these things, and mark the rows about them in the viewer's list as read. Returns what was seen. Safe to run twice."""
    found = caches["counts"].get_many([_NOTE % thing for thing in things])
    known = set(User.objects.filter(pk__in={user_pk for user_pk, _at in found.values()}).values_list("pk", flat=True))
    for key, (user_pk, moment) in found.items():
        thing = key.removeprefix(_NOTE % "")
        at, viewer = datetime.fromisoformat(moment), user_pk if user_pk in known else None
        Sighting.objects.bulk_create([Sighting(thing=thing, user_id=viewer, at=at)], ignore_conflicts=True)
        if viewer is not None:
            InboxItem.objects.filter(user_id=viewer, thing=thing, created_at__lte=at, read_at=None).update(read_at=at)
    return {key.removeprefix(_NOTE % "") for key in found}
