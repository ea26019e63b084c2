"""The four honest numbers, and the shops behind each. A shop counts once; each number is a part of the one before it, except selling."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from shop.partner.models import Partner, StockRecord

SELLING_DAYS = 30
NUMBERS = ("registered", "verified", "listing", "selling")


@dataclass(frozen=True, slots=True)
class FourNumbers:
    """Shops that applied and were not rejected; that an officer verified; that show at least one thing in stock; that sold in the last 30 days."""

    registered: int
    verified: int
    listing: int
    selling: int


def shops_in(number: str) -> QuerySet[Partner]:
    """The shops that a number counts. Raises KeyError for an unknown number."""
    return {"registered": _registered, "verified": _verified, "listing": _listing, "selling": _selling}[number]()


def four_numbers() -> FourNumbers:
    """All four, counted now: four queries."""
    return FourNumbers(**{number: shops_in(number).count() for number in NUMBERS})


def _registered() -> QuerySet[Partner]:
    return Partner.objects.exclude(status=Partner.Status.REJECTED)


def _verified() -> QuerySet[Partner]:
    return Partner.objects.filter(status=Partner.Status.VERIFIED)


def _listing() -> QuerySet[Partner]:
    buyable = StockRecord.objects.filter(partner=OuterRef("pk"), product__is_public=True, num_in_stock__gt=Coalesce(F("num_allocated"), 0))
    return _verified().filter(Exists(buyable))


def _selling() -> QuerySet[Partner]:
    """An order counts from the day its money was seen or it was handed over; one that was never marked so, from the day it was placed."""
    from shop.order.queries import sold_orders
    from shop.order.states import SOLD

    since = timezone.now() - timedelta(days=SELLING_DAYS)
    marked = Q(events__new_status__in=SOLD, events__at__gte=since)
    orders = sold_orders().filter(partner=OuterRef("pk"))
    return _verified().filter(Exists(orders.filter(marked | Q(date_placed__gte=since))))
