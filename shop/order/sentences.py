"""Ready sentences for what buyers and sellers ask each other most (OL-04): nobody has to type on a small phone."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy

from shop.order.actors import Role

_MAYBE = gettext_lazy("Apakah barangnya masih ada?")
_WHERE = gettext_lazy("Pesanan saya sampai mana?")
_SWAP = gettext_lazy("Barang habis, boleh diganti yang lain?")
_TOMORROW = gettext_lazy("Barangnya baru ada besok. Apakah Anda mau menunggu?")
_PATH = gettext_lazy("Alamatnya belum jelas bagi kami. Apa patokannya?")
READY: dict[Role, dict[str, tuple[Any, ...]]] = {
    Role.BUYER: {
        settings.AWAITING_PAYMENT: (_MAYBE, gettext_lazy("Saya bayar hari ini. Tolong disimpan barangnya.")),
        settings.AWAITING_CONFIRMATION: (gettext_lazy("Uangnya sudah saya kirim. Tolong diperiksa."), _MAYBE),
        settings.AWAITING_ANSWER: (_MAYBE, gettext_lazy("Kapan barangnya siap?")),
        settings.PAID: (_WHERE, gettext_lazy("Kapan barangnya siap?"), gettext_lazy("Alamat saya keliru. Bisakah diubah?")),
        settings.PROCESSING: (_WHERE, gettext_lazy("Kapan barangnya siap?"), gettext_lazy("Alamat saya keliru. Bisakah diubah?")),
        settings.READY: (gettext_lazy("Sampai jam berapa bisa diambil?"), gettext_lazy("Saya ambil besok.")),
        settings.HANDED_OVER: (_WHERE, gettext_lazy("Berapa nomor resinya?")),
        settings.RECEIVED: (gettext_lazy("Barang sudah sampai. Terima kasih."), gettext_lazy("Ada yang tidak sesuai dengan barangnya.")),
        settings.COMPLETE: (gettext_lazy("Terima kasih, barangnya bagus."), gettext_lazy("Apakah barang ini akan ada lagi?")),
        settings.CANCELLED: (gettext_lazy("Apakah barang ini akan ada lagi?"), gettext_lazy("Uang saya sudah terkirim. Kapan dikembalikan?")),
    },
    Role.SELLER: {
        settings.AWAITING_PAYMENT: (gettext_lazy("Barang ada. Silakan dibayar."), _SWAP, _TOMORROW),
        settings.AWAITING_CONFIRMATION: (gettext_lazy("Uangnya belum masuk. Tolong periksa di aplikasi bank Anda."), _SWAP),
        settings.AWAITING_ANSWER: (gettext_lazy("Barang ada. Segera kami siapkan."), _SWAP, _TOMORROW),
        settings.PAID: (gettext_lazy("Sedang kami siapkan."), _SWAP, _TOMORROW, _PATH),
        settings.PROCESSING: (gettext_lazy("Sedang kami siapkan."), _SWAP, _TOMORROW, _PATH),
        settings.READY: (gettext_lazy("Barang sudah siap. Kami tunggu di toko."), gettext_lazy("Kapan Anda mengambilnya?")),
        settings.HANDED_OVER: (gettext_lazy("Barang sudah di jalan."), gettext_lazy("Apakah barangnya sudah sampai?"), _PATH),
        settings.RECEIVED: (gettext_lazy("Terima kasih sudah belanja di toko kami."), gettext_lazy("Apakah barangnya baik?")),
        settings.COMPLETE: (gettext_lazy("Terima kasih sudah belanja di toko kami."),),
        settings.CANCELLED: (gettext_lazy("Maaf, barangnya habis."), gettext_lazy("Uang Anda kami kembalikan hari ini.")),
    },
}
"""For each side and each state of the order."""


def sentences_of(side: Role, status: str) -> list[str]:
    """What this side may choose from while the order is in this state."""
    return [str(sentence) for sentence in READY[side][status]]
