"""What the clock does: it reminds whose turn it is, once, and acts when nothing happened in time (PY-05, OL-02, OL-03).

Both jobs are safe to run twice at once: each order is looked at again under its row lock.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from portal.jobs import each
from shop.order import actions, ledger
from shop.order.actors import CLOCK
from shop.order.exceptions import WrongState
from shop.order.ledger import Kind
from shop.order.models import Order
from shop.order.notices import tell_late, tell_reminder
from shop.order.states import OPEN, TOLD_TO_OFFICERS
from shop.order.steps import LATE, REMINDED

ENDS = (settings.AWAITING_PAYMENT, settings.AWAITING_CONFIRMATION, settings.AWAITING_ANSWER, settings.READY, settings.HANDED_OVER, settings.RECEIVED)
"""States that the clock ends. Where the shop has the money it cancels nothing: see _remind."""


def expire_due(now: datetime) -> int:
    """Do what follows when a deadline has passed; returns for how many orders."""
    due = Order.objects.filter(status__in=ENDS, deadline__lte=now).exclude(status=settings.READY, money__kind=Kind.RECEIVED)
    return each(due.order_by("deadline", "pk"), lambda order: _if_still(order, now, "deadline", _pass))


def remind_due(now: datetime) -> int:
    """Tell whose turn it is that time runs out, and where the clock ends nothing, once more when it has run out; returns for how many orders."""
    due = Order.objects.filter(status__in=(*OPEN, settings.CANCELLED), remind_at__lte=now)
    return each(due.order_by("remind_at", "pk"), lambda order: _if_still(order, now, "remind_at", _remind))


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
    elif order.status == settings.READY and not _stays(order):
        actions.cancel(order, CLOCK, _("Tidak diambil sampai batas waktu."))
    elif order.status == settings.HANDED_OVER:
        actions.receive(order, CLOCK)
    elif order.status == settings.RECEIVED:
        actions.complete(order, CLOCK)


def _stays(order: Order) -> bool:
    """The clock ends nothing here: the seller is at work or owes the money back, or the shop has the money."""
    return order.status in TOLD_TO_OFFICERS or (order.status == settings.READY and ledger.is_paid(order))


def _remind(order: Order, now: datetime) -> None:
    late = order.deadline is not None and order.deadline <= now
    stays = _stays(order)
    Order.objects.filter(pk=order.pk).update(remind_at=order.deadline if stays and not late else None)
    if late and stays:  # the deadline remains, so that both sides see it passed
        tell_late(order, actions.note_event(order, LATE, CLOCK, now, order.status))
    elif not late:
        tell_reminder(order, actions.note_event(order, REMINDED, CLOCK, now, order.status))
