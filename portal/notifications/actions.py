"""Telling people: rows written in the transaction of the change they tell of, so that neither is ever there without the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from portal.accounts.models import User
from portal.notifications.models import MAX_SUBJECT, MAX_WORDS, Alarm, InboxItem, Message, Outreach, Sighting, thing_of
from portal.notifications.whatsapp import AGAIN

KEEP = timedelta(days=180)
"""How long what was sent stays in the log, and what was read in the list."""

State = Message.State


def mail(event: str, addresses: Iterable[str], template: str, context: Mapping[str, Any], at: datetime | None = None) -> None:
    """One mail to each address, `email/<template>.txt` and `.html`. Call it inside the transaction of the change.

    `event` is a short key, what it is about first: `order-12-1-paid`. The same event to the same address is the same mail, however often it is asked for.
    `context` is JSON: strings, numbers, lists, dicts; its `subject` is the subject line. `at` keeps it back until then.
    """
    subject, when = context["subject"][:MAX_SUBJECT], at or timezone.now()
    rows = [
        Message(event=event, thing=thing_of(event), address=address, template=template, subject=subject, context=dict(context), next_try=when)
        for address in dict.fromkeys(filter(None, addresses))
    ]
    Message.objects.bulk_create(rows, ignore_conflicts=True)


def post(event: str, users: Iterable[User], room: InboxItem.Room, *, subject: str, path: str, text: str = "", important: bool = False) -> None:
    """One row in the list of each account, once per event. `path` is where the row leads: an own address that the account may open by itself."""
    rows = [
        InboxItem(
            user=user,
            room=room,
            event=event,
            thing=thing_of(event),
            subject=subject[:MAX_SUBJECT],
            text=text[:MAX_WORDS],
            path=path,
            important=important,
        )
        for user in users
    ]
    InboxItem.objects.bulk_create(rows, ignore_conflicts=True)


def take_back(event: str) -> int:
    """What was kept back until later need not be told any more. Returns how many mails."""
    return Message.objects.filter(event=event, state=State.WAITING, tries=0, next_try__gt=timezone.now()).delete()[0]


def mark_read(user: User, room: InboxItem.Room, pk: int | None = None) -> int:
    """The account has read one row, or all of them; another account's are not touched. Returns how many were unread."""
    rows = InboxItem.objects.filter(user=user, room=room, read_at=None)
    return (rows if pk is None else rows.filter(pk=pk)).update(read_at=timezone.now())


@transaction.atomic
def send_again(message: Message) -> bool:
    """An officer asks for it once more: now, and from the first try on what was given up. False when it is not in trouble (any more), as after a
    double click."""
    stuck = Message.objects.filter(pk=message.pk, state__in=(State.FAILED, State.UNSURE))
    late = Message.objects.filter(pk=message.pk, state=State.WAITING, tries__gt=0)  # waits for its hour: now is sooner
    now = timezone.now()
    return bool(stuck.update(state=State.WAITING, tries=0, next_try=now, claim=None) or late.filter(next_try__gt=now).update(next_try=now))


def raise_alarm(event: str, *, subject: str, text: str, path: str) -> None:
    """Put it on the officers' list, once per event."""
    row = Alarm(event=event, thing=thing_of(event), subject=subject[:MAX_SUBJECT], text=text[:MAX_WORDS], path=path)
    Alarm.objects.bulk_create([row], ignore_conflicts=True)


def settle_alarms(things: Iterable[str], kind: str) -> int:
    """Somebody has seen to these: their alarms whose event ends in `-kind` leave the officers' list. Another worry about the same thing stays."""
    return Alarm.objects.filter(thing__in=list(things), event__endswith=f"-{kind}", settled_at=None).update(settled_at=timezone.now())


def note_outreach(thing: str, officer: User) -> None:
    """This officer goes on to WhatsApp about the thing. Once an hour is enough."""
    if not Outreach.objects.filter(thing=thing, user=officer, at__gt=timezone.now() - AGAIN).exists():
        Outreach.objects.create(thing=thing, user=officer)


def forget_old(now: datetime) -> int:
    """The job: what is older than KEEP is deleted, also what failed and nobody saw to; what still waits to be sent, and alarms that are open, stay."""
    old = now - KEEP
    gone = Message.objects.exclude(state__in=(State.WAITING, State.SENDING)).filter(created_at__lt=old).delete()[0]
    gone += InboxItem.objects.filter(created_at__lt=old).delete()[0] + Sighting.objects.filter(at__lt=old).delete()[0]
    gone += Outreach.objects.filter(at__lt=old).delete()[0]
    return gone + Alarm.objects.filter(settled_at__lt=old).delete()[0]
