"""Every state of an order in plain words: whose turn it is, and what happens next."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from shop.order.models import Order

BUYER, SELLER, NOBODY = "buyer", "seller", ""
UNPAID = (settings.AWAITING_PAYMENT, settings.AWAITING_PICKUP)
"""Nobody saw money yet: the clock runs, and the buyer may still change their mind."""


@dataclass(frozen=True)
class State:
    """`label` stands in lists, `heading` over the order's page: whose turn, and to do what. `turn` says who acts; `kind` is the turn box's colour
    (you, good, stop, or empty for the other side); `passed` heads the step in the history."""

    label: Any
    heading: Any
    turn: str
    kind: str
    buyer_text: Any
    seller_text: Any
    passed: Any


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
    settings.AWAITING_PICKUP: State(
        _("Siap diambil"),
        _("Giliran Anda: ambil dan bayar di toko"),
        BUYER,
        "you",
        _("Ambil dan bayar di toko. Jika lewat batas waktu, pesanan batal sendiri."),
        _("Siapkan barangnya. Pembeli datang mengambil dan membayar di toko."),
        _("Pesanan dibuat"),
    ),
    settings.PAID: State(
        _("Sudah dibayar"),
        _("Giliran penjual: menyiapkan pesanan"),
        SELLER,
        "",
        _("Uang Anda sudah diterima penjual. Penjual menyiapkan pesanan."),
        _("Siapkan, lalu serahkan pesanan."),
        _("Penjual menerima uang"),
    ),
    settings.HANDED_OVER: State(
        _("Sudah diserahkan"),
        _("Giliran Anda: periksa barangnya"),
        BUYER,
        "you",
        _("Penjual sudah menyerahkan pesanan. Periksa barangnya, lalu tekan tombol di bawah."),
        _("Menunggu kabar dari pembeli bahwa barang sudah diterima."),
        _("Pesanan diserahkan"),
    ),
    settings.COMPLETE: State(
        _("Selesai"),
        _("Pesanan selesai"),
        NOBODY,
        "good",
        _("Barang sudah Anda terima. Terima kasih sudah belanja dari UMKM."),
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
    ),
}
PATHS = {
    settings.AWAITING_PAYMENT: (settings.AWAITING_PAYMENT, settings.PAID, settings.HANDED_OVER, settings.COMPLETE),
    settings.AWAITING_PICKUP: (settings.AWAITING_PICKUP, settings.COMPLETE),
}


def state_of(order: Order) -> State:
    """The words for an order's present state."""
    return STATES[order.status]


def words_for_buyer(order: Order) -> Any:
    """What the buyer reads about the present state. Somebody whose paid order was cancelled is owed money, and must not read that all is settled."""
    if order.status == settings.CANCELLED and any(change.new_status == settings.PAID for change in order.status_changes.all()):
        return _("Pesanan ini dibatalkan setelah Anda membayar. Penjual harus mengembalikan uang Anda. Hubungi penjual.")
    return state_of(order).buyer_text
