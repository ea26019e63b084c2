"""What is known about an order's money (PY-08, PY-09, PY-10). Records only: money goes from the buyer to the shop, and back the same way.

Each kind is written once per order: the shop received the total; the shop owes it back; the shop gave it back.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from shop.order.actors import Actor
from shop.order.models import MoneyRecord, Order

Kind = MoneyRecord.Kind


class Money(StrEnum):
    """What a page may say about an order's money."""

    NOT_SEEN = "not_seen"
    PAID = "paid"
    OWED_BACK = "owed_back"
    RETURNED = "returned"


def state_of_money(order: Order) -> Money:
    """From the records; reads `order.money.all()`, prefetched or not."""
    kinds = {record.kind for record in order.money.all()}
    if Kind.RETURNED in kinds:
        return Money.RETURNED
    if Kind.OWED in kinds:
        return Money.OWED_BACK
    return Money.PAID if Kind.RECEIVED in kinds else Money.NOT_SEEN


def is_paid(order: Order) -> bool:
    """The shop has the buyer's money."""
    return state_of_money(order) == Money.PAID


def note(order: Order, kind: str, actor: Actor, at: datetime, words: str = "") -> None:
    """Write what happened to the order's whole total, once: a second record of the kind changes nothing."""
    MoneyRecord.objects.get_or_create(
        order=order,
        kind=kind,
        defaults={"amount": order.total_incl_tax, "method": order.payment_method, "role": actor.role, "user": actor.user, "at": at, "words": words[:300]},
    )
