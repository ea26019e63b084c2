"""QRIS of the shop: its own fixed code, shown beside the exact amount. The seller sees the money in their app; the portal sees nothing of it."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shop.gateways.base import Gateway, Instructions, Refund, ScanCode, amount_row, not_now, refund_said
from shop.gateways.qris.payload import stored
from shop.money import rupiah

if TYPE_CHECKING:
    from shop.order.models import Order
    from shop.partner.models import Partner


class ShopQris(Gateway):
    code = "qris"
    label = gettext_lazy("QRIS toko")
    initial_status = settings.AWAITING_PAYMENT
    takes_receipt = True

    def refusal(self, shop: "Partner", delivery_code: str) -> str:
        return "" if stored(shop.qris) else _("Toko ini belum mencatat kode QRIS.")

    def hint(self, shop: "Partner") -> str:
        code = stored(shop.qris)
        return _("Langsung ke toko, atas nama %(name)s, tanpa biaya tambahan.") % {"name": code.merchant_name} if code else ""

    def promise(self, shop: "Partner") -> str:
        return _("QRIS toko, tanpa biaya tambahan. Kodenya tampil setelah Anda memesan.") if stored(shop.qris) else ""

    def instructions(self, order: "Order") -> Instructions:
        code = stored(order.partner.qris)
        if code is None:
            return not_now(order, _("Toko ini sedang tidak memakai kode QRIS."))
        said = {"name": code.merchant_name, "amount": rupiah(order.total_incl_tax)}
        return Instructions(
            title=_("Pindai QRIS toko"),
            rows=[amount_row(_("Jumlah tepat"), order)],
            scan=ScanCode(code.payload, code.merchant_name, code.facts),
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
        said = refund_said(order)
        return Refund(
            buyer=_("%(shop)s mengembalikan %(amount)s ke rekening atau dompet digital Anda. Beri tahu penjual nomornya.") % said,
            seller=_("Minta nomor rekening atau dompet digital %(buyer)s, lalu kirim %(amount)s. Simpan buktinya.") % said,
        )
