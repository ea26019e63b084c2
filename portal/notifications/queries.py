"""Reads: what is in trouble, how a thing was told, what stands in an account's list."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.clock import moment_words
from portal.notifications.models import Alarm, InboxItem, Message, Outreach, Sighting
from portal.notifications.sending import masked

State = Message.State


def in_trouble() -> QuerySet[Message]:
    """What has not left, the hopeless first: that is what an officer can do something about (the words of
    the states follow the alphabet so). Each with its tries. What is kept back until its hour is in none."""
    open_ones = Q(state__in=(State.FAILED, State.UNSURE, State.WAITING, State.SENDING, State.HANDING))
    kept_back = Q(state=State.WAITING, tries=0, next_try__gt=timezone.now())
    return Message.objects.filter(open_ones).exclude(kept_back).prefetch_related("attempts").order_by("state", "next_try", "pk")


def open_alarms() -> QuerySet[Alarm]:
    """What waits too long, the longest first."""
    return Alarm.objects.filter(settled_at=None).order_by("raised_at", "pk")


def inbox_of(user: User, room: InboxItem.Room) -> QuerySet[InboxItem]:
    """An account's own list, the newest first."""
    return InboxItem.objects.filter(user=user, room=room).order_by("-pk")


def unread(user: User, room: InboxItem.Room) -> int:
    """How many rows of it were not opened yet."""
    return InboxItem.objects.filter(user=user, room=room, read_at=None).count()


def seen(things: Iterable[str]) -> set[str]:
    """Those of the things that somebody has seen."""
    return set(Sighting.objects.filter(thing__in=list(things)).values_list("thing", flat=True))


def last_outreach(things: Iterable[str]) -> dict[str, Outreach]:
    """Of each of the things that an officer wrote about, the newest time."""
    return {outreach.thing: outreach for outreach in Outreach.objects.filter(thing__in=list(things)).select_related("user")}


def timeline_of(thing: str) -> list[dict[str, str]]:
    """How a thing such as `order-12` was told: every try of every mail, every row in a list, who saw it first, when officers heard of it and
    wrote to the shop. Dicts of title, text and when, the oldest first; addresses are partly hidden. Six queries."""
    rows: list[tuple[datetime, str, str]] = []
    for message in Message.objects.filter(thing=thing).prefetch_related("attempts").order_by("pk"):
        rows += _tries(message)
    for item in InboxItem.objects.filter(thing=thing).select_related("user").order_by("pk"):
        words = _("Kabar penting untuk %(name)s") if item.important else _("Kabar untuk %(name)s")
        rows.append((item.created_at, words % {"name": item.user}, item.subject))
    for sighting in Sighting.objects.filter(thing=thing).select_related("user"):
        rows.append((sighting.at, _("Dibuka oleh %(name)s") % {"name": sighting.user or _("akun toko")}, ""))
    for alarm in Alarm.objects.filter(thing=thing).order_by("pk"):
        rows.append((alarm.raised_at, _("Masuk daftar petugas"), alarm.text))
    for outreach in Outreach.objects.filter(thing=thing).select_related("user"):
        rows.append((outreach.at, _("Diingatkan lewat WhatsApp oleh %(name)s") % {"name": outreach.user or _("petugas")}, ""))
    return [{"title": title, "text": text, "when": moment_words(at)} for at, title, text in sorted(rows, key=lambda row: row[0])]


def _tries(message: Message) -> list[tuple[datetime, str, str]]:
    title = _("Surel ke %(address)s") % {"address": masked(message.address)}
    tried = [(try_.at, title, _told(message.subject, try_.get_result_display(), try_.words)) for try_ in message.attempts.all()]
    if message.state == State.WAITING:
        tried.append((message.next_try, title, _told(message.subject, message.get_state_display())))
    return tried


def _told(*parts: Any) -> str:
    return ". ".join(str(part).rstrip(".") for part in parts if part)
