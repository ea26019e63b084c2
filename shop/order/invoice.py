"""The order as a paper for everybody it concerns (OL-09): before anybody saw money a list of what was ordered, afterwards the nota that says how and when
it was paid. Its headings are the nine parts that PP 80/2019 article 53 asks of an electronic contract.

Goods, sums and money are the order's own records; permits, addresses and parcels are told as they stand on the day of printing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.conf import settings
from django.utils.translation import gettext as _

from portal.accounts.phones import local_phone
from portal.brand import brand
from portal.clock import moment_words
from portal.paper import A4, Sheet
from shop.gateways import gateway
from shop.money import rupiah
from shop.order.ledger import Kind, Money, state_of_money
from shop.order.models import MoneyRecord, Order
from shop.order.papers import Words, height, parcel_words, room, rule, write
from shop.order.queries import deadline_words, payment_words
from shop.order.states import OVER, UNPAID
from shop.words import rupiah_in_words

TEXT, SMALL, HEADING = 10, 9, 11.5  # points
PIECES, PRICE, AMOUNT = 14, 30, 34
"""Widths in mm of the columns after the goods' names."""
GUTTER = 3


def is_invoice(order: Order) -> bool:
    """True once the shop has seen the money: before, the paper is no proof of anything. Reads `order.money.all()`."""
    return any(record.kind == Kind.RECEIVED for record in order.money.all())


def title_of(order: Order) -> str:
    """What the paper is called, on itself and on the buttons that open it."""
    return _("Nota") if is_invoice(order) else _("Rincian pesanan")


def file_name(orders: Sequence[Order]) -> str:
    """`nota-KDN-1001-1.pdf`, or how many there are."""
    if len(orders) > 1:
        return f"nota-{len(orders)}.pdf"
    return f"{'nota' if is_invoice(orders[0]) else 'rincian'}-{orders[0].number}.pdf"


def invoices(orders: Sequence[Order], sheet: Sheet | None = None) -> Sheet:
    """One paper per order, one after the other. The orders come as queries.readable() gives them, with their parcels."""
    sheet = sheet or Sheet(title_of(orders[0]), A4)
    for place, order in enumerate(orders):
        if place:
            sheet.add_page()
        _invoice(sheet, order)
    return sheet


def _invoice(sheet: Sheet, order: Order) -> None:
    sheet.head(brand().name, brand().tagline)
    write(sheet, [Words(title_of(order), 20, bold=True, above=0), Words(f"{order.number}, {moment_words(order.date_placed)}", TEXT, above=0.5)])
    write(sheet, _standing(order))
    rule(sheet)
    _parties(sheet, order)
    rule(sheet)
    _goods(sheet, order)
    for heading, texts in _terms(order):
        block = [Words(heading, HEADING, bold=True, above=3), *(Words(text, SMALL, above=0.8) for text in texts)]
        room(sheet, order, height(sheet, block))
        write(sheet, block)
    foot = [Words(_foot(order), SMALL, above=1)]
    room(sheet, order, height(sheet, foot) + 6)
    rule(sheet)
    write(sheet, foot)


def _standing(order: Order) -> Iterator[Words]:
    """How the order stands with money, in the order in which it happened."""
    if order.status == settings.CANCELLED:
        yield Words(_("Pesanan ini dibatalkan."), HEADING, bold=True, above=3)
        if order.cancel_reason:
            yield Words(_("Alasan: %(reason)s") % {"reason": order.cancel_reason}, TEXT, above=0.5)
    if not is_invoice(order):
        words = _("Tidak ada uang yang tercatat diterima penjual.") if order.status in OVER else _("Belum dibayar. Ini bukan bukti pembayaran.")
        yield Words(words, HEADING, bold=True)
        yield Words(deadline_words(order) if order.status in UNPAID else "", TEXT, above=0.5)
    goes_back = state_of_money(order) in (Money.OWED_BACK, Money.RETURNED)
    for record in order.money.all():
        yield Words(_money_words(record, payment_words(order), goes_back), HEADING, bold=True)


def _money_words(record: MoneyRecord, way: str, goes_back: bool) -> str:
    """What one row of the money says; money that goes back leaves nothing paid."""
    facts = {"amount": rupiah(record.amount), "when": moment_words(record.at), "way": way}
    if record.kind == Kind.RECEIVED:
        received = _("%(amount)s diterima penjual pada %(when)s. Cara bayar: %(way)s.") % facts
        return received if goes_back else _("Lunas. %(received)s") % {"received": received}
    if record.kind == Kind.OWED:
        return _("%(amount)s harus dikembalikan penjual sejak %(when)s.") % facts
    said = _("Penjual mencatat: %(amount)s dikembalikan pada %(when)s.") % facts
    return f"{said} {record.words}".strip()


def _parties(sheet: Sheet, order: Order) -> None:
    """Seller and buyer beside each other: long names wrap inside their half."""
    half = (sheet.width - 2 * GUTTER) / 2
    top, left, below = sheet.y, sheet.l_margin, sheet.y
    for place, (heading, texts) in enumerate(((_("Penjual"), _seller(order)), (_("Pembeli"), _buyer(order)))):
        sheet.set_xy(left + place * (half + 2 * GUTTER), top)
        sheet.words(heading, HEADING, bold=True, width=half)
        for number, text in enumerate(text for text in texts if text):
            sheet.words(text, TEXT, bold=number == 0, width=half)
        below = max(below, sheet.y)
    sheet.set_xy(left, below)


def _seller(order: Order) -> list[str]:
    shop = order.partner
    owner = _("Penanggung jawab: %(name)s") % {"name": shop.owner_name} if shop.owner_name else ""
    return [shop.name, owner, _address_of_shop(order), local_phone(shop.phone)]


def _buyer(order: Order) -> list[str]:
    address = order.shipping_address
    return [order.buyer_name, local_phone(order.buyer_phone), *((address.house, address.place) if address else ())]


def _address_of_shop(order: Order) -> str:
    place = order.partner.kelurahan
    return ", ".join(filter(None, (order.partner.street, *(region.name for region in (place, place.parent if place else None) if region))))


def _goods(sheet: Sheet, order: Order) -> None:
    """The goods, the sum in figures and in words."""
    _columns(sheet)
    for line in order.lines.all():
        _row(sheet, order, line.title, str(line.quantity), rupiah(line.unit_price_incl_tax or 0), rupiah(line.line_price_incl_tax))
    goods = sum((line.line_price_incl_tax for line in order.lines.all()), Decimal(0))
    charge = rupiah(order.shipping_incl_tax) if order.shipping_incl_tax else _("Gratis")
    sums = [
        (_("Jumlah barang"), rupiah(goods), False),
        *([] if order.is_recorded else [(order.shipping_method or _("Ongkos antar"), charge, False)]),
        *([(_("Potongan nominal unik"), rupiah(-order.unique_discount), False)] if order.unique_discount else []),
        (_("Total"), rupiah(order.total_incl_tax), True),
    ]
    in_words = [Words(_("Terbilang: %(words)s") % {"words": rupiah_in_words(order.total_incl_tax)}, TEXT, above=1)]
    room(sheet, order, 24 + height(sheet, in_words))
    rule(sheet)
    for word, amount, is_total in sums:
        _row(sheet, order, word, "", "", amount, bold=is_total)
    write(sheet, in_words)


def _columns(sheet: Sheet) -> None:
    _cells(sheet, (_("Barang"), _("Banyak"), _("Harga"), _("Jumlah")), bold=True)


def _row(sheet: Sheet, order: Order, *texts: str, bold: bool = False) -> None:
    """A line of the table, never torn apart by the end of a page."""
    if room(sheet, order, sheet.height_of(texts[0], TEXT, bold=bold, width=_name_width(sheet)) + 1):
        _columns(sheet)
    _cells(sheet, texts, bold=bold)


def _name_width(sheet: Sheet) -> float:
    return sheet.width - PIECES - PRICE - AMOUNT - GUTTER


def _cells(sheet: Sheet, texts: Sequence[str], *, bold: bool = False) -> None:
    top, left, below = sheet.y + 1, sheet.l_margin, sheet.y
    widths = (_name_width(sheet), PIECES + GUTTER, PRICE, AMOUNT)
    for text, width in zip(texts, widths, strict=True):
        if text:
            sheet.set_xy(left, top)
            sheet.words(text, TEXT, bold=bold, width=width, align="L" if left == sheet.l_margin else "R")
            below = max(below, sheet.y)
        left += width
    sheet.set_xy(sheet.l_margin, below)


def _terms(order: Order) -> Iterator[tuple[str, list[str]]]:
    """What both sides may rely on besides the goods and the sum, heading by heading."""
    yield _("Legalitas barang"), _permits(order)
    yield _("Pembayaran"), [_("%(way)s, langsung ke penjual. Tidak ada biaya tambahan.") % {"way": payment_words(order)} + f" {_payment(order)}"]
    yield _("Pengiriman"), [_("Menurut kesepakatan pembeli dan penjual lewat telepon atau WhatsApp.")] if order.is_recorded else _delivery(order)
    yield (
        _("Pengembalian barang"),
        [
            _("Periksa barang saat Anda terima. Rusak, kurang, atau tidak sesuai? Simpan fotonya, lalu kabari penjual paling lambat %(days)s hari sesudahnya.")
            % {"days": settings.COMPLAINT_DAYS},
            _("Penjual mengganti barang atau mengembalikan uang, sesuai Undang-Undang Perlindungan Konsumen."),
        ],
    )
    yield (
        _("Pembatalan"),
        [_("Menurut kesepakatan pembeli dan penjual.")]
        if order.is_recorded
        else [
            _("Pembeli bisa membatalkan sendiri sebelum membayar dan sebelum penjual mulai menyiapkan. Sesudah itu, atas persetujuan penjual."),
            _("Pesanan batal sendiri kalau tidak dibayar atau tidak dijawab penjual sampai batas waktunya. Uang yang sudah masuk dikembalikan penjual."),
        ],
    )
    yield (
        _("Penyelesaian perselisihan"),
        [
            _("Bicarakan dulu dengan penjual. Belum selesai? Petugas %(office)s membantu.") % {"office": f"{brand().office} {brand().area}"},
            _("Pembeli tetap boleh ke Badan Penyelesaian Sengketa Konsumen (BPSK) atau pengadilan. Berlaku hukum Indonesia."),
        ],
    )


def _permits(order: Order) -> list[str]:
    """What the seller wrote about permits. A claim is not a certificate, and the paper says so."""
    written = [(line.title, line.product.legality) for line in order.lines.all() if line.product and line.product.legality]
    if not written:
        return [_("Penjual belum menulis nomor izin untuk barang ini. Penjual bertanggung jawab bahwa barangnya boleh dijual.")]
    rows = [_("%(title)s: %(permit)s") % {"title": title, "permit": permit} for title, permit in written]
    return [*rows, _("Ditulis penjual. Penjual bertanggung jawab bahwa barangnya boleh dijual.")]


def _payment(order: Order) -> str:
    if order.is_recorded:
        return _("Waktunya menurut kesepakatan pembeli dan penjual.")
    if gateway(order.payment_method).initial_status == settings.AWAITING_ANSWER:
        return _("Dibayar saat barang diterima.")
    return _("Dibayar paling lambat %(hours)s jam sesudah pesanan dibuat.") % {"hours": settings.PAYMENT_HOURS}


def _delivery(order: Order) -> list[str]:
    address, parcel = order.shipping_address, parcel_words(order)
    if address is None:
        place = _("Diambil di toko: %(place)s.") % {"place": _address_of_shop(order)}
        return [place, _("Barang disiapkan paling lambat %(days)s hari.") % {"days": settings.PREPARE_DAYS}]
    rows = [
        _("%(way)s ke %(place)s.") % {"way": order.shipping_method, "place": f"{address.house}, {address.place}"},
        _("Diserahkan paling lambat %(days)s hari sesudah uang diterima, atau sesudah penjual menerima pesanan tunai.") % {"days": settings.PREPARE_DAYS},
    ]
    return [*rows, _("Nomor resi: %(number)s") % {"number": parcel}] if parcel else rows


def _foot(order: Order) -> str:
    words = _("Dicatat oleh %(brand)s untuk %(shop)s. Uang dibayar langsung ke penjual; %(brand)s bukan penjual dan tidak memegang uang.")
    return words % {"brand": brand().name, "shop": order.partner.name}
