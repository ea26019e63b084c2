"""The job that reminds registered people the day before and on the day, once each (TR-07)."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from pages.training import notices
from pages.training.models import Registration, Reminder

MORNING = time(6, 0)
"""Nobody is written to before this hour, city time."""


def remind(now: datetime) -> int:
    """Returns how many people were reminded. Safe to run twice, also at once: the row of a reminder can be made only once."""
    local = timezone.localtime(now)
    if local.time() < MORNING:
        return 0
    days = {0: Reminder.Kind.SAME_DAY, 1: Reminder.Kind.DAY_BEFORE}
    rows = Registration.objects.filter(
        state=Registration.State.REGISTERED, session__live=True, session__starts_at__gt=now, session__starts_at__lt=now + timedelta(days=2)
    ).exclude(email="")
    sent = 0
    done = set(Reminder.objects.filter(registration__in=rows.values("pk")).values_list("registration", "kind", "starts_at"))
    for row in rows.select_related("session__kelurahan__parent").order_by("pk"):
        kind = days.get((timezone.localdate(row.session.starts_at) - local.date()).days)
        registered_today = timezone.localdate(row.created_at) == local.date()  # the mail of a moment ago said the same
        if kind and not registered_today and (row.pk, kind, row.session.starts_at) not in done:
            sent += _remind_once(row, kind)
    return sent


@transaction.atomic
def _remind_once(registration: Registration, kind: str) -> int:
    _row, made = Reminder.objects.get_or_create(registration=registration, kind=kind, starts_at=registration.session.starts_at)
    if made:
        notices.remind(registration, kind)
    return int(made)
