"""The same again (CC-09): what an old order held goes into the basket, as far as it is still sold, with today's prices said plainly."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from shop.basket import actions
from shop.basket.models import Basket
from shop.catalogue.models import Product
from shop.catalogue.sizes import split_sizes
from shop.money import rupiah
from shop.order.creator import title_with_size
from shop.order.models import Order


@dataclass
class Refill:
    """How many pieces of the order lie in the basket now, and in words what is missing, fewer, or costs something else."""

    pieces: int = 0
    notes: list[str] = field(default_factory=list)


@transaction.atomic
def fill_again(basket: Basket, order: Order) -> Refill:
    """See that the basket holds as many of each of the order's goods as the order did, never more than are free. A second press adds nothing."""
    if basket.pk:
        list(Basket.objects.select_for_update(of=("self",)).filter(pk=basket.pk))
    result = Refill()
    for line in order.lines.select_related("product").order_by("pk"):
        _put(basket, line, result)
    return result


def _put(basket: Basket, line: Any, result: Refill) -> None:
    product: Product | None = line.product
    record = product.stockrecords.select_related("partner").first() if product else None
    if product is None or record is None or not product.is_public or not record.partner.is_verified:
        result.notes.append(_("%(title)s tidak dijual lagi.") % {"title": line.title})
        return
    size = _size(product, line.title)
    here = _lying(basket, product, size)
    others = _lying(basket, product) - here
    wanted = min(line.quantity, max(0, record.net_stock_level - others))
    try:
        if wanted > here or not wanted:  # of sold-out goods `add` says so
            actions.add(basket, product, max(1, wanted - here), size)
    except actions.NotForSale as refusal:
        result.notes.append(f"{line.title}: {refusal}")
        return
    result.pieces += max(here, wanted)
    if wanted < line.quantity:
        result.notes.append(_("%(title)s: dulu %(before)s, sekarang tinggal %(now)s.") % {"title": line.title, "before": line.quantity, "now": wanted})
    if line.unit_price_incl_tax not in (None, record.price):
        prices = {"title": line.title, "old": rupiah(line.unit_price_incl_tax), "new": rupiah(record.price)}
        result.notes.append(_("Harga %(title)s dulu %(old)s, sekarang %(new)s.") % prices)


def _size(product: Product, ordered: str) -> str:
    """The size that the order's line names; empty when it names none that is still there."""
    return next((size for size in split_sizes(product.sizes) if title_with_size(product.get_title(), size) == ordered), "")


def _lying(basket: Basket, product: Product, size: str = "") -> int:
    if not basket.pk:
        return 0
    of_this_size = {"attributes__option__code": actions.SIZE, "attributes__value": size} if size else {}
    return basket.lines.filter(product=product, **of_this_size).aggregate(all=Sum("quantity"))["all"] or 0
