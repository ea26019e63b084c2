"""Every state of an order in plain words: whose turn it is, and what happens next (OL-01)."""

from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from shop.order.actors import Role
from shop.order.ledger import Money, state_of_money
from shop.order.models import Order

BUYER, SELLER, NOBODY = "buyer", "seller", ""
UNPAID = (settings.AWAITING_PAYMENT, settings.AWAITING_CONFIRMATION, settings.AWAITING_ANSWER)
"""Nobody saw money, and the seller has not taken the order."""
ANSWERED_BY_LINK = (settings.AWAITING_PAYMENT, settings.AWAITING_ANSWER)
"""The shop may answer without signing in. Once the buyer says that money is on its way, whoever turns the order down has to say who they are."""
RECEIPT_STATES = (settings.AWAITING_PAYMENT, settings.AWAITING_CONFIRMATION)
"""The buyer pays, or says to have paid."""
OPEN = (
    settings.AWAITING_PAYMENT, settings.AWAITING_CONFIRMATION, settings.AWAITING_ANSWER, settings.PAID, settings.PROCESSING, settings.READY,
    settings.HANDED_OVER, settings.RECEIVED,
)  # fmt: skip
"""In the order in which they follow each other."""
OVER = (settings.RECEIVED, settings.COMPLETE, settings.CANCELLED)
"""The buyer has the goods or never will: time to order the same again."""
ARRIVED = (settings.RECEIVED, settings.COMPLETE)
"""The buyer has the goods."""
SOLD = (settings.PAID, settings.HANDED_OVER, settings.RECEIVED, settings.COMPLETE)
"""The shop saw the money or let the goods go. What it prepares may still be cash that nobody brings."""

TOLD_TO_OFFICERS = (settings.PAID, settings.PROCESSING, settings.CANCELLED)
"""Nothing ends these by themselves: when their time is over, officers hear of the shop that lets a buyer wait, for goods or for money."""


UNTIL = _("Paling lambat %(moment)s")

LATE_DUE = _("Lewat batas waktu, %(moment)s. Petugas sudah dikabari")


@dataclass(frozen=True)
class State:
    """`label` stands in lists, `heading` over the order's page: whose turn, and to do what. `turn` says who acts; `kind` is the turn box's colour
    (you, good, stop, or empty for the other side); `passed` heads the step in the history; `due` says what a deadline is for."""

    label: Any
    heading: Any
    turn: str
    kind: str
    buyer_text: Any
    seller_text: Any
    passed: Any
    due: Any = UNTIL


STATES: dict[str, State] = {
    settings.AWAITING_PAYMENT: State(
        _("Menunggu pembayaran"),
        _("Giliran Anda: bayar ke penjual"),
        BUYER,
        "you",
        _("Bayar langsung ke penjual. Jika lewat batas waktu, pesanan batal sendiri dan Anda tidak ditagih."),
        _("Menunggu uang dari pembeli. Cek mutasi rekening Anda."),
        _("Pesanan dibuat"),
    ),
    settings.AWAITING_CONFIRMATION: State(
        _("Menunggu konfirmasi penjual"),
        _("Giliran penjual: memeriksa uang masuk"),
        SELLER,
        "",
        _("Anda sudah mengabarkan bahwa uang dikirim. Penjual memeriksa catatan banknya sendiri, lalu halaman ini berubah."),
        _("Pembeli bilang sudah membayar. Cek mutasi rekening, bukan tangkapan layar."),
        _("Dikabarkan sudah dibayar"),
        _("Penjual menjawab paling lambat %(moment)s"),
    ),
    settings.AWAITING_ANSWER: State(
        _("Menunggu jawaban penjual"),
        _("Giliran penjual: menjawab pesanan"),
        SELLER,
        "",
        _("Penjual memeriksa barangnya, lalu menerima pesanan Anda. Anda belum perlu membayar."),
        _("Pesanan baru yang dibayar tunai. Terima, atau tolak dengan alasan."),
        _("Pesanan dibuat"),
        _("Penjual menjawab paling lambat %(moment)s"),
    ),
    settings.PAID: State(
        _("Dikonfirmasi"),
        _("Giliran penjual: menyiapkan pesanan"),
        SELLER,
        "",
        _("Uang Anda sudah diterima penjual. Penjual menyiapkan pesanan."),
        _("Siapkan, lalu serahkan pesanan."),
        _("Penjual menerima uang"),
        _("Diserahkan paling lambat %(moment)s"),
    ),
    settings.PROCESSING: State(
        _("Disiapkan"),
        _("Giliran penjual: menyiapkan pesanan"),
        SELLER,
        "",
        _("Penjual menerima pesanan Anda dan sedang menyiapkannya."),
        _("Siapkan, lalu serahkan pesanan."),
        _("Penjual menyiapkan barang"),
        _("Diserahkan paling lambat %(moment)s"),
    ),
    settings.READY: State(
        _("Siap diambil"),
        _("Giliran Anda: ambil di toko"),
        BUYER,
        "you",
        _("Barang Anda sudah siap di toko. Sebut nomor pesanan saat mengambil."),
        _("Pembeli datang mengambil. Sesudah barang diterima, tekan tombol di bawah."),
        _("Barang siap diambil"),
        _("Ambil paling lambat %(moment)s"),
    ),
    settings.HANDED_OVER: State(
        _("Dikirim"),
        _("Giliran Anda: periksa barangnya"),
        BUYER,
        "you",
        _("Penjual sudah menyerahkan pesanan. Periksa barangnya, lalu tekan tombol di bawah."),
        _("Menunggu kabar dari pembeli bahwa barang sudah diterima."),
        _("Pesanan diserahkan"),
        _("Tanpa kabar dari Anda, pesanan dianggap diterima pada %(moment)s"),
    ),
    settings.RECEIVED: State(
        _("Diterima"),
        _("Barang sudah diterima"),
        BUYER,
        "good",
        _("Barang sudah Anda terima. Ada yang salah? Hubungi penjual atau ajukan keluhan sekarang. Kalau semua baik, Anda tidak perlu berbuat apa-apa."),
        _("Pembeli sudah menerima barang. Pesanan selesai sendiri kalau tidak ada keluhan."),
        _("Barang diterima"),
        _("Selesai sendiri pada %(moment)s"),
    ),
    settings.COMPLETE: State(
        _("Selesai"),
        _("Pesanan selesai"),
        NOBODY,
        "good",
        _("Pesanan selesai. Terima kasih sudah belanja dari UMKM. Ulasan Anda di halaman pesanan ini membantu pembeli lain."),
        _("Pesanan selesai."),
        _("Pesanan selesai"),
    ),
    settings.CANCELLED: State(
        _("Dibatalkan"),
        _("Pesanan dibatalkan"),
        NOBODY,
        "stop",
        _("Pesanan ini dibatalkan. Jangan membayar lagi."),
        _("Pesanan ini dibatalkan. Stok sudah kembali."),
        _("Pesanan dibatalkan"),
        _("Uang dikembalikan paling lambat %(moment)s"),  # no other clock runs then
    ),
}
BACK_AFTER_CANCELLING: dict[Money, dict[str, Any]] = {
    Money.OWED_BACK: {
        "heading": _("Dibatalkan. Giliran penjual: mengembalikan uang Anda"),
        "turn": SELLER,
        "buyer_text": _("Pesanan ini dibatalkan setelah Anda membayar. Penjual harus mengembalikan uang Anda. Hubungi penjual."),
        "seller_text": _("Pesanan ini batal sesudah uangnya masuk. Kembalikan uang pembeli, lalu catat di halaman pesanan."),
    },
    Money.RETURNED: {"buyer_text": _("Pesanan ini dibatalkan. Uang Anda tercatat sudah kembali. Periksa rekening Anda.")},
}
BACK_AFTER_COMPLAINT: dict[Money, dict[str, Any]] = {
    Money.OWED_BACK: {
        "heading": _("Giliran penjual: mengembalikan uang Anda"),
        "turn": SELLER,
        "kind": "",
        "buyer_text": _("Penjual harus mengembalikan uang Anda karena keluhan Anda. Hubungi penjual."),
    },
    Money.RETURNED: {
        "heading": _("Uang Anda tercatat sudah kembali"),
        "turn": NOBODY,
        "kind": "good",
        "buyer_text": _("Uang Anda tercatat sudah dikembalikan karena keluhan Anda. Periksa rekening Anda."),
    },
}
"""What is different then in the words of an order: of one that was cancelled, and of one whose goods left the shop."""
SAID_PAID_UNSEEN = _("Pesanan ini dibatalkan sebelum penjual melihat uang Anda. Jangan membayar lagi. Sudah terkirim? Hubungi penjual dan tunjukkan buktinya.")


def coming(order: Order, began: str) -> list[str]:
    """The states that are still to come when all goes well with an order that began so."""
    if order.status not in OPEN:
        return []
    agreed = settings.PAID if began == settings.AWAITING_PAYMENT else settings.PROCESSING
    leaves = settings.HANDED_OVER if order.shipping_address_id else settings.READY
    passed = OPEN[: OPEN.index(order.status) + 1]
    return [status for status in (agreed, leaves, settings.RECEIVED, settings.COMPLETE) if status not in passed]


def state_of(order: Order) -> State:
    """The words for an order's present state."""
    return STATES[order.status]


def seen_by_buyer(order: Order) -> State:
    """What the buyer reads about the present state. Somebody to whom money goes back, because a paid order was cancelled or after a complaint, must not read
    that all is settled, that the goods wait for a look, or that it is time to complain. Reads `order.money.all()`."""
    state = state_of(order)
    if order.status in UNPAID:  # nothing came that could go back
        return state
    money = state_of_money(order)
    if order.status != settings.CANCELLED:
        return replace(state, **BACK_AFTER_COMPLAINT.get(money, {}))
    if money == Money.NOT_SEEN and _may_have_paid(order):
        return replace(state, buyer_text=SAID_PAID_UNSEEN)
    return replace(state, **BACK_AFTER_CANCELLING.get(money, {}))


def seen_by_seller(order: Order) -> State:
    """What the seller reads about the present state: a cancelled order is not over while its money is owed back. Reads `order.money.all()` of a cancelled
    one."""
    state = state_of(order)
    return replace(state, **BACK_AFTER_CANCELLING.get(state_of_money(order), {})) if order.status == settings.CANCELLED else state


def wants_receipt(order: Order) -> bool:
    """A picture of a receipt may help the shop to find the money: a hint, never a payment. Also of an order that ended while money may have been on its
    way. Reads `order.money.all()` and `order.events.all()` of a cancelled one."""
    if order.status == settings.CANCELLED:
        return state_of_money(order) == Money.NOT_SEEN and _may_have_paid(order)
    return order.status in RECEIPT_STATES


def _may_have_paid(order: Order) -> bool:
    """Cancelled by somebody else while the money may have been on its way to the shop. Reads `order.events.all()`."""
    return any(event.old_status in RECEIPT_STATES and event.new_status == settings.CANCELLED and event.role != Role.BUYER for event in order.events.all())
