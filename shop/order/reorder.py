"""The same again (CC-09): what an old order held goes into the basket, as far as it is still sold, with today's prices said plainly."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
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
    given: Counter[tuple[int, str]] = field(default_factory=Counter)
    """What earlier lines of the order have of the basket, by product and size: what lies there counts once."""


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
    if size is None:
        result.notes.append(_("%(title)s: ukuran itu tidak ada lagi. Pilih ukurannya di halaman barang.") % {"title": line.title})
        return
    earlier = result.given[product.pk, size]
    here = max(0, actions.lying(basket, product, size) - earlier)
    others = actions.lying(basket, product) - here
    wanted = min(line.quantity, max(0, record.net_stock_level - others))
    try:
        if wanted > here or not wanted:  # of sold-out goods `add` says so
            actions.add(basket, product, max(1, wanted - here), size)
    except actions.NotForSale as refusal:
        result.notes.append(f"{line.title}: {refusal}")
        return
    result.pieces += max(here, wanted)
    result.given[product.pk, size] += wanted
    if wanted < line.quantity:
        result.notes.append(_("%(title)s: dulu %(before)s, sekarang tinggal %(now)s.") % {"title": line.title, "before": line.quantity, "now": wanted})
    if line.unit_price_incl_tax not in (None, record.price):
        prices = {"title": line.title, "old": rupiah(line.unit_price_incl_tax), "new": rupiah(record.price)}
        result.notes.append(_("Harga %(title)s dulu %(old)s, sekarang %(new)s.") % prices)


def _size(product: Product, ordered: str) -> str | None:
    """The size that the order's line names; empty for goods without sizes, None when it is not offered any more or cannot be told."""
    offered = split_sizes(product.sizes)
    if not offered:
        return ""
    title = product.get_title()
    return next((size for size in offered if title_with_size(title, size) == ordered), offered[0] if len(offered) == 1 and ordered == title else None)
