"""Paying on the company's page: QRIS with the amount in it, virtual accounts, cards. Only shops that have a merchant account of their own there."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shop.gateways.base import Gateway, Instructions, PayPage, Refund, amount_row, refund_said
from shop.gateways.snap.keys import key_of

if TYPE_CHECKING:
    from shop.order.models import Order
    from shop.partner.models import Partner

COMPANY = "Midtrans"


class SnapPayment(Gateway):
    code = "snap"
    label = gettext_lazy("Lewat Midtrans: QRIS, rekening virtual, kartu")
    initial_status = settings.AWAITING_PAYMENT
    takes_receipt = False

    def refusal(self, shop: "Partner", delivery_code: str) -> str:
        return "" if key_of(shop) else _("Toko ini tidak memakai Midtrans.")

    def hint(self, shop: "Partner") -> str:
        return _("Ke akun toko di Midtrans, tanpa biaya tambahan. Lunas tercatat sendiri.") if key_of(shop) else ""

    def promise(self, shop: "Partner") -> str:
        return _("QRIS, rekening virtual, atau kartu lewat Midtrans, tanpa biaya tambahan.") if key_of(shop) else ""

    def instructions(self, order: "Order") -> Instructions:
        return Instructions(
            title=_("Bayar di halaman Midtrans"),
            rows=[amount_row(_("Jumlah tepat"), order)],
            steps=[
                _("Tekan tombol bayar. Anda pindah ke halaman Midtrans."),
                _("Cocokkan jumlahnya, lalu pilih QRIS, rekening virtual, atau kartu."),
                _("Sesudah membayar, kembali ke halaman ini. Pesanan tercatat lunas begitu Midtrans mengabarkan."),
            ],
            warning=_("Jumlahnya berbeda, atau diminta biaya tambahan? Jangan bayar. Petugas tidak pernah meminta PIN, kode OTP, atau uang."),
        )

    def proof(self) -> str:
        return _("Cek di dasbor Midtrans toko Anda: statusnya harus settlement. Biasanya ini tercatat sendiri.")

    def refund(self, order: "Order") -> Refund:
        said = refund_said(order)
        return Refund(
            buyer=_("%(shop)s mengembalikan %(amount)s lewat Midtrans, atau ke rekening Anda bila cara bayarnya tidak bisa dikembalikan.") % said,
            seller=_("Kembalikan %(amount)s kepada %(buyer)s lewat Midtrans. Tidak bisa lewat Midtrans? Transfer ke rekeningnya dan simpan bukti.") % said,
        )

    def pay_page(self) -> PayPage:
        return PayPage(COMPANY, settings.SNAP_URL)
