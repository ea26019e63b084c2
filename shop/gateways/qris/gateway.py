"""QRIS of the shop: its own fixed code, shown beside the exact amount. The seller sees the money in their app; the portal sees nothing of it."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shop.gateways.base import CopyRow, Gateway, Instructions, Refund, ScanCode
from shop.gateways.qris.payload import Qris, QrisRefused, read_for_shop
from shop.money import rupiah

if TYPE_CHECKING:
    from shop.order.models import Order
    from shop.partner.models import Partner


def code_of(shop: "Partner") -> Qris | None:
    """The shop's code, read anew each time: a stored text that does not hold any more is shown to nobody."""
    try:
        return read_for_shop(shop.qris) if shop.qris else None
    except QrisRefused:
        return None


def facts_of(code: Qris) -> str:
    """`MEDAN, NMID ID1020021181745`: what tells the payee from a namesake."""
    return f"{code.city}, NMID {code.nmid}" if code.nmid else code.city


class ShopQris(Gateway):
    code = "qris"
    label = gettext_lazy("QRIS toko")
    initial_status = settings.AWAITING_PAYMENT
    takes_receipt = True

    def refusal(self, shop: "Partner", delivery_code: str) -> str:
        return "" if code_of(shop) else _("Toko ini belum mencatat kode QRIS.")

    def hint(self, shop: "Partner") -> str:
        code = code_of(shop)
        return _("Langsung ke toko, atas nama %(name)s, tanpa biaya tambahan.") % {"name": code.merchant_name} if code else ""

    def promise(self, shop: "Partner") -> str:
        return _("QRIS toko, tanpa biaya tambahan. Kodenya tampil setelah Anda memesan.") if shop.qris else ""

    def instructions(self, order: "Order") -> Instructions:
        code = code_of(order.partner)
        amount = CopyRow(_("Jumlah tepat"), rupiah(order.total_incl_tax), str(int(order.total_incl_tax)))
        if code is None:
            return Instructions(
                title=_("Jangan bayar dulu"),
                rows=[amount],
                steps=[_("Toko ini sedang tidak memakai kode QRIS."), _("Hubungi penjual dan tanyakan cara membayar. Nomornya ada di halaman ini.")],
            )
        said = {"name": code.merchant_name, "amount": rupiah(order.total_incl_tax)}
        return Instructions(
            title=_("Pindai QRIS toko"),
            rows=[amount],
            scan=ScanCode(code.payload, code.merchant_name, facts_of(code)),
            steps=[
                _("Buka aplikasi bank atau dompet digital, lalu pilih QRIS."),
                _("Pindai kode di atas. Membayar dari HP ini juga? Simpan gambar kode, lalu pilih gambar itu dari galeri di aplikasi Anda."),
                _("Cocokkan nama penerima: %(name)s. Ketik jumlahnya: %(amount)s.") % said,
                _("Tunggu. Penjual memeriksa uang masuk, lalu halaman ini berubah."),
            ],
            warning=_("Nama penerima berbeda, atau diminta biaya tambahan? Jangan bayar. Petugas tidak pernah meminta PIN, kode OTP, atau uang."),
        )

    def proof(self) -> str:
        return _("Cek mutasi, bukan tangkapan layar.")

    def refund(self, order: "Order") -> Refund:
        amount = {"amount": rupiah(order.total_incl_tax), "shop": order.partner.name, "buyer": order.buyer_name}
        return Refund(
            buyer=_("%(shop)s mengembalikan %(amount)s ke rekening atau dompet digital Anda. Beri tahu penjual nomornya.") % amount,
            seller=_("Minta nomor rekening atau dompet digital %(buyer)s, lalu kirim %(amount)s. Simpan buktinya.") % amount,
        )
