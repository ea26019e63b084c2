"""What the clock does: it reminds whose turn it is, once, and acts when nothing happened in time (PY-05, OL-02, OL-03).

Both jobs are safe to run twice at once: each order is looked at again under its row lock.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from shop.order import actions, ledger
from shop.order.actors import CLOCK
from shop.order.exceptions import WrongState
from shop.order.models import Order
from shop.order.notices import tell_late, tell_reminder
from shop.order.steps import LATE, REMINDED


def expire_due(now: datetime) -> int:
    """Do what follows when a deadline has passed; returns for how many orders."""
    return sum(_if_still(order, now, "deadline", _pass) for order in _due("deadline", now))


def remind_due(now: datetime) -> int:
    """Tell whose turn it is that time runs out, once for each state; returns for how many orders."""
    return sum(_if_still(order, now, "remind_at", _remind) for order in _due("remind_at", now))


def _due(column: str, now: datetime) -> QuerySet[Order]:
    return Order.objects.filter(**{f"{column}__lte": now}).order_by(column, "pk")


@transaction.atomic
def _if_still(order: Order, now: datetime, column: str, act: Callable[[Order, datetime], None]) -> bool:
    """Act on the order if, with its row locked, its time has still come: somebody may just have moved it on."""
    locked = Order.objects.select_for_update(of=("self",)).get(pk=order.pk)
    moment = getattr(locked, column)
    if moment is None or moment > now:
        return False
    try:
        act(locked, now)
    except WrongState:  # such as stock counted lower than promised: the seller's screen says so
        return False
    return True


def _pass(order: Order, now: datetime) -> None:
    if order.status == settings.AWAITING_PAYMENT:
        actions.cancel(order, CLOCK, _("Tidak dibayar sampai batas waktu."))
    elif order.status in (settings.AWAITING_ANSWER, settings.AWAITING_CONFIRMATION):
        actions.cancel_silent(order)
    elif order.status == settings.READY and not ledger.is_paid(order):
        actions.cancel(order, CLOCK, _("Tidak diambil sampai batas waktu."))
    elif order.status == settings.HANDED_OVER:
        actions.receive(order, CLOCK)
    elif order.status == settings.RECEIVED:
        actions.complete(order, CLOCK)
    else:
        _note_late(order, now)


def _note_late(order: Order, now: datetime) -> None:
    """The money is with the shop, so the clock cancels nothing: both sides and the officers are told, once."""
    actions.note_event(order, LATE, CLOCK, now, order.status)
    Order.objects.filter(pk=order.pk).update(deadline=None, remind_at=None)
    tell_late(order)


def _remind(order: Order, now: datetime) -> None:
    Order.objects.filter(pk=order.pk).update(remind_at=None)
    actions.note_event(order, REMINDED, CLOCK, now, order.status)
    tell_reminder(order)
