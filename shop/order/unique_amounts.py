"""A shop's unpaid orders each with an amount of their own ("nominal unik"), so that the seller knows whose money stands in the account's history.

The amount is a few rupiah less, never more (rule R23): a discount of the shop, settled when the order is placed and never again. It is free for the next
order once the money was seen or the order is over.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from decimal import Decimal

from shop.order.models import MOST_UNIQUE_DISCOUNT, Order
from shop.order.states import UNPAID
from shop.partner.models import Partner

SHARE = 100
"""At most the hundredth part of the goods: whoever sells a packet of crackers does not give it away."""


def hold_shops(shops: Iterable[Partner]) -> None:
    """Let placements at the same shop take turns, until the transaction ends. In key order, and after the stock, as all do. Orders of shops that
    were not held may still be written, and so may others that only point at the shop (no_key)."""
    keys = [shop.pk for shop in shops]
    if keys:
        list(Partner.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=keys).order_by("pk"))


def discount_for(shop: Partner, payment: str, goods: Decimal, total: Decimal) -> Decimal:
    """So many rupiah less that no other unpaid order of the shop, paid the same way (a gateway's code), has this amount; 0 when there is no such
    amount. By chance among the free ones: money for an order that is over does not look like the next one's. The shop is held (hold_shops)."""
    most = int(min(Decimal(MOST_UNIQUE_DISCOUNT), goods // SHARE))
    if most < 1:
        return Decimal(0)
    open_orders = Order.objects.filter(partner=shop, payment_method=payment, status__in=UNPAID)
    taken = set(open_orders.filter(total_incl_tax__range=(total - most, total - 1)).values_list("total_incl_tax", flat=True))
    free = [less for less in range(1, most + 1) if total - less not in taken]
    return Decimal(secrets.choice(free)) if free else Decimal(0)
