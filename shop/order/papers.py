"""What is stuck on a box and laid into it: an address label of 100 x 150 mm and a packing slip of A6, one order after the other in one file.

Only what the road and the packing need: no price, no code with somebody's data.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from portal.accounts.phones import local_phone
from portal.paper import A6, LABEL, Sheet, written
from shop.order.models import Order
from shop.order.parcels import number_words
from shop.shipping.delivery import load
from shop.shipping.weight import weight_words

EDGE = 6
"""Margin in mm: what a thermal printer may cut away is less."""
SCALES = (1.0, 0.92, 0.84, 0.76, 0.68, 0.6, 0.52, 0.45)
"""From the usual letters down to the smallest that a courier still reads: long names make them smaller, never fall off."""
BOX = 4  # mm; the square in which somebody ticks a line
GAP = 1.5


@dataclass(frozen=True)
class Words:
    """A paragraph: `size` in points, `above` the free space before it in mm."""

    text: str
    size: float
    bold: bool = False
    above: float = GAP


def address_labels(orders: Sequence[Order], sheet: Sheet | None = None) -> Sheet:
    """One page per order. The orders come with partner (kelurahan and its parent), shipping_address, parcel and lines with their products at hand."""
    sheet = sheet or Sheet(_("Label alamat"), LABEL, EDGE)
    for place, order in enumerate(orders):
        if place:
            sheet.add_page()
        _label(sheet, order)
    return sheet


def _label(sheet: Sheet, order: Order) -> None:
    sender, receiver, foot = _sender(order), _receiver(order), _foot(order)
    space = sheet.h - sheet.t_margin - sheet.b_margin - 6  # two rules and the air around them
    scale = _fitting(sheet, [*sender, *receiver, *foot], space)
    sheet.set_xy(sheet.l_margin, sheet.t_margin)
    write(sheet, sender, scale)
    rule(sheet)
    write(sheet, receiver, scale)
    sheet.set_xy(sheet.l_margin, sheet.h - sheet.b_margin - height(sheet, foot, scale) - 3)
    rule(sheet)
    write(sheet, foot, scale)


def _sender(order: Order) -> list[Words]:
    shop = order.partner
    place = [shop.kelurahan, shop.kelurahan.parent if shop.kelurahan else None]
    return [
        Words(_("Dari"), 9, above=0),
        Words(shop.name, 13, bold=True, above=0),
        Words(", ".join(filter(None, (local_phone(shop.phone), *(region.name for region in place if region)))), 10, above=0.5),
    ]


def _receiver(order: Order) -> list[Words]:
    address = order.shipping_address
    found = [Words(_("Kepada"), 10, above=0), Words(order.buyer_name, 22, bold=True, above=0), Words(local_phone(order.buyer_phone), 16, bold=True)]
    if address is None:
        return [*found, Words(order.shipping_method if order.is_recorded else _("Diambil di toko"), 16)]
    found += [Words(address.house, 15, above=2.5), Words(address.place, 15)]
    return [*found, Words(_("Patokan: %(landmark)s") % {"landmark": address.landmark}, 12, above=2)] if address.landmark else found


def _foot(order: Order) -> list[Words]:
    pieces = [(line.product, line.quantity, line.unit_price_incl_tax or Decimal(0)) for line in order.lines.all() if line.product]
    way = ", ".join(filter(None, (order.shipping_method, weight_words(load(order.partner, pieces).grams))))
    found = [Words(order.number, 16, bold=True, above=0), Words(way, 11, above=0.5)]
    return [*found, Words(parcel_words(order), 11, above=0.5)]


def parcel_words(order: Order) -> str:
    """`JNE CGK00123456`; empty without a number. Reads `order.parcel`."""
    parcel = getattr(order, "parcel", None)
    return number_words(parcel) if parcel else ""


def packing_slips(orders: Sequence[Order], sheet: Sheet | None = None) -> Sheet:
    """What belongs into each box, to be ticked; a long order goes on over further pages. The orders come as for `address_labels`."""
    sheet = sheet or Sheet(_("Isi paket"), A6, EDGE)
    for place, order in enumerate(orders):
        if place:
            sheet.add_page()
        _slip(sheet, order)
    return sheet


def _slip(sheet: Sheet, order: Order) -> None:
    placed = localtime(order.date_placed)
    head = [
        Words(order.partner.name, 13, bold=True, above=0),
        Words(_("Pesanan %(number)s, %(date)s") % {"number": order.number, "date": date_format(placed, "j F Y")}, 10, above=0.5),
        Words(_("Untuk %(name)s. %(way)s.") % {"name": order.buyer_name, "way": order.shipping_method or _("Diambil di toko")}, 10, above=0.5),
    ]
    if order.note:
        head.append(Words(_("Catatan: %(note)s") % {"note": order.note}, 10, bold=True))
    scale = _fitting(sheet, head, (sheet.h - sheet.t_margin - sheet.b_margin) / 2)
    sheet.set_xy(sheet.l_margin, sheet.t_margin)
    write(sheet, head, scale)
    rule(sheet)
    lines = list(order.lines.all())
    for line in lines:
        _item(sheet, order, line.quantity, line.title)
    total = Words(_("%(pieces)s barang, %(lines)s baris") % {"pieces": sum(line.quantity for line in lines), "lines": len(lines)}, 10, bold=True)
    room(sheet, order, height(sheet, [total]))
    write(sheet, [total])


def _item(sheet: Sheet, order: Order, quantity: int, title: str) -> None:
    """One line with a square to tick, never torn apart by the end of a page."""
    left, width = sheet.l_margin + BOX + 2, sheet.width - BOX - 2
    text = f"{quantity} x {title}"
    room(sheet, order, sheet.height_of(text, 11, width=width) + GAP)
    top = sheet.y + GAP
    sheet.rect(sheet.l_margin, top + 0.5, BOX, BOX)
    sheet.set_xy(left, top)
    sheet.words(text, 11, width=width)
    sheet.x = sheet.l_margin


def room(sheet: Sheet, order: Order, wanted: float) -> bool:
    """A further page, with the order's number, when `wanted` mm do not fit any more; says whether it was begun."""
    if sheet.y + wanted <= sheet.h - sheet.b_margin:
        return False
    sheet.add_page()
    sheet.set_xy(sheet.l_margin, sheet.t_margin)
    write(sheet, [Words(_("Pesanan %(number)s, lanjutan") % {"number": order.number}, 10, bold=True, above=0)])
    rule(sheet)
    return True


def _fitting(sheet: Sheet, words: Iterable[Words], space: float) -> float:
    """The largest scale at which all of it fits into `space` mm."""
    paragraphs = list(words)
    return next((scale for scale in SCALES if height(sheet, paragraphs, scale) <= space), SCALES[-1])


def height(sheet: Sheet, words: Iterable[Words], scale: float = 1) -> float:
    """How tall `write` would be, in mm."""
    return sum(sheet.height_of(one.text, one.size * scale, bold=one.bold) + one.above for one in words if written(one.text))


def write(sheet: Sheet, words: Iterable[Words], scale: float = 1) -> None:
    """The paragraphs below each other from the pen on; empty ones are left out."""
    for one in words:
        if written(one.text):
            sheet.y += one.above
            sheet.words(one.text, one.size * scale, bold=one.bold)


def rule(sheet: Sheet) -> None:
    """A thick line from edge to edge, with air."""
    sheet.set_line_width(0.6)
    sheet.line(sheet.l_margin, sheet.y + 1.5, sheet.w - sheet.r_margin, sheet.y + 1.5)
    sheet.set_line_width(0.2)
    sheet.y += 3
