"""Reads about where shops are paid and what buyers sent."""

from __future__ import annotations

from django.db.models import QuerySet

from shop.order.models import Order
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


def receipts_of(order: Order) -> list[Receipt]:
    """What the buyer sent, the oldest first."""
    return list(order.receipts.all())
