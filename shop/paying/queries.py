"""Reads about where shops are paid and what buyers sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from shop.order.models import Order
from shop.order.steps import NOT_ARRIVED
from shop.partner.models import Partner
from shop.paying.models import PayoutChange, Receipt


def waiting_changes() -> QuerySet[PayoutChange]:
    """What officers have to decide, the oldest first."""
    return PayoutChange.objects.filter(state=PayoutChange.State.WAITING).select_related("partner").order_by("asked_at", "pk")


def waiting_change(shop: Partner) -> PayoutChange | None:
    """The one wish of this shop that nobody has decided yet."""
    return PayoutChange.objects.filter(partner=shop, state=PayoutChange.State.WAITING).first()


def last_refusal(shop: Partner) -> PayoutChange | None:
    """The shop's latest wish, if it was turned down."""
    last = PayoutChange.objects.filter(partner=shop).order_by("-pk").first()
    return last if last and last.state == PayoutChange.State.REFUSED else None


@dataclass(frozen=True)
class SentReceipt:
    """A picture that the buyer sent. `number` counts from 1 over all of the order; `answered`: the seller has looked since, and found no money."""

    pk: int
    number: int
    sent_at: datetime
    answered: bool


def receipts_of(order: Order) -> list[SentReceipt]:
    """What the buyer sent, the oldest first. Reads `order.events.all()` when there is something."""
    rows = list(order.receipts.filter(by_shop=False))
    returned = _last_return(order) if rows else None
    return [SentReceipt(row.pk, place, row.sent_at, bool(returned and row.sent_at <= returned)) for place, row in enumerate(rows, start=1)]


def unanswered_receipts(order: Order) -> QuerySet[Receipt]:
    """What the buyer sent since the seller last said that no money came."""
    returned, sent = _last_return(order), order.receipts.filter(by_shop=False)
    return sent.filter(sent_at__gt=returned) if returned else sent


def refund_receipt(order: Order) -> Receipt | None:
    """The shop's picture of the money that it sent back, if it showed one."""
    return order.receipts.filter(by_shop=True).first()


def _last_return(order: Order) -> datetime | None:
    return max((event.at for event in order.events.all() if event.key == NOT_ARRIVED.key), default=None)
