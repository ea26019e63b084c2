"""An order that was made by telephone or WhatsApp, written down by its seller so that stock, books and the city know of it (OL-04)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from shop.catalogue.models import Product
from shop.money import rupiah
from shop.order import ledger
from shop.order.actions import consume, note_event
from shop.order.actors import Actor
from shop.order.clocks import times
from shop.order.creator import title_with_size
from shop.order.exceptions import CannotPlace
from shop.order.ledger import Kind
from shop.order.models import Order, OrderGroup
from shop.order.steps import RECORDED
from shop.partner.models import Partner, StockRecord
from shop.shipping.delivery import PICKUP


@dataclass(frozen=True)
class Piece:
    """So many of one good, at a price in whole rupiah each that both agreed on."""

    product: Product
    quantity: int
    price: Decimal
    size: str = ""


@dataclass(frozen=True)
class Agreement:
    """What buyer and seller agreed on. `payment` is a gateway's code, `phone` E.164 or empty; `reason` says why a price is not the listed one."""

    name: str
    payment: str
    is_paid: bool
    is_handed_over: bool
    phone: str = ""
    reason: str = ""


@transaction.atomic
def record_order(shop: Partner, pieces: Sequence[Piece], agreed: Agreement, key: UUID, actor: Actor) -> Order:
    """Make the order, take its stock, and note money and hand-over as told. Nobody is written to. The same `key` again returns what the first press made.

    Raises OutOfStock, CannotPlace for goods that are not this shop's and for a price other than the listed one without a reason. Then nothing is recorded.
    """
    total = sum((piece.price * piece.quantity for piece in pieces), Decimal(0))
    group, is_new = OrderGroup.objects.get_or_create(key=key, defaults={"total": total})
    if not is_new:
        found = group.orders.filter(partner=shop, is_recorded=True).first()
        if found is None:
            raise CannotPlace([_("Muat ulang halaman ini, lalu isi lagi.")])
        return found
    now = timezone.now()
    records = _locked_stock(shop, pieces)
    order = _write(group, shop, pieces, agreed, now)
    for piece in pieces:
        _write_line(order, piece, records[piece.product.pk])
    taken = Counter[int]()  # one product may be there in two sizes, and its stock is one
    for piece in pieces:
        taken[piece.product.pk] += piece.quantity
    for product_id, quantity in sorted(taken.items(), key=lambda item: records[item[0]].pk):
        records[product_id].allocate(quantity)
    note_event(order, RECORDED, actor, now, words=_price_words(pieces, records, agreed.reason))
    if agreed.is_paid:
        ledger.note(order, Kind.RECEIVED, actor, now)
    if agreed.is_handed_over:
        consume(order, now)
    return order


def _locked_stock(shop: Partner, pieces: Sequence[Piece]) -> dict[int, StockRecord]:
    """The stock of these goods by product, locked in key order as a placement does. Goods of another shop stop everything."""
    wanted = {piece.product.pk for piece in pieces}
    rows = StockRecord.objects.select_for_update(of=("self",), no_key=True).filter(partner=shop, product__in=wanted).order_by("pk")
    found = {row.product_id: row for row in rows}
    if not wanted or found.keys() != wanted:
        raise CannotPlace([_("Barang ini tidak ada di toko Anda. Muat ulang halaman.")])
    return found


def _status(agreed: Agreement) -> str:
    """Where such an order stands: handed over and paid it is over, handed over on credit its money is awaited, else the seller prepares it."""
    if agreed.is_handed_over:
        return settings.COMPLETE if agreed.is_paid else settings.RECEIVED
    return settings.PAID if agreed.is_paid else settings.PROCESSING


def _write(group: OrderGroup, shop: Partner, pieces: Sequence[Piece], agreed: Agreement, now: datetime) -> Order:
    status = _status(agreed)
    deadline, remind_at = times(status, now)
    return Order.objects.create(
        group=group,
        partner=shop,
        number=f"{group.number}-1",
        is_recorded=True,
        status=status,
        currency="IDR",
        total_incl_tax=group.total,
        total_excl_tax=group.total,
        shipping_incl_tax=Decimal(0),
        shipping_excl_tax=Decimal(0),
        shipping_code=PICKUP,
        shipping_method=_("Menurut kesepakatan"),
        buyer_name=agreed.name,
        buyer_phone=agreed.phone,
        payment_method=agreed.payment,
        date_placed=now,
        deadline=deadline,
        remind_at=remind_at,
    )


def _write_line(order: Order, piece: Piece, record: StockRecord) -> None:
    total = piece.price * piece.quantity
    prices: dict[str, Any] = {f"line_price{part}_{tax}_tax": total for part in ("", "_before_discounts") for tax in ("incl", "excl")}
    order.lines.create(
        partner=order.partner,
        partner_name=order.partner.name,
        partner_sku=record.partner_sku,
        stockrecord=record,
        product=piece.product,
        title=title_with_size(piece.product.get_title(), piece.size),
        quantity=piece.quantity,
        status=order.status,
        num_allocated=piece.quantity,
        unit_price_incl_tax=piece.price,
        unit_price_excl_tax=piece.price,
        **prices,
    )


def _price_words(pieces: Sequence[Piece], records: dict[int, StockRecord], reason: str) -> str:
    """What the history says about prices other than the listed ones; empty when there are none."""
    changed = {piece.product.pk: piece for piece in pieces if piece.price != records[piece.product.pk].price}
    if not changed:
        return ""
    if not reason:
        raise CannotPlace([_("Harganya baru saja berubah. Muat ulang halaman ini, lalu periksa lagi.")])
    rows = [
        _("%(title)s %(price)s, di daftar %(listed)s") % {"title": piece.product.title[:60], "price": rupiah(piece.price), "listed": rupiah(records[pk].price)}
        for pk, piece in changed.items()
    ]
    return _("Harga lain karena %(reason)s: %(prices)s.") % {"reason": reason, "prices": "; ".join(rows)}
