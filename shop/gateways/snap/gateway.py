"""Paying on the company's page: QRIS with the amount in it, virtual accounts, cards. Only shops that have a merchant account of their own there."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shop.gateways.base import CopyRow, Gateway, Instructions, PayPage, Refund
from shop.gateways.snap.keys import key_of
from shop.money import rupiah

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
            rows=[CopyRow(_("Jumlah tepat"), rupiah(order.total_incl_tax), str(int(order.total_incl_tax)))],
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
        amount = {"amount": rupiah(order.total_incl_tax), "shop": order.partner.name, "buyer": order.buyer_name}
        return Refund(
            buyer=_("%(shop)s mengembalikan %(amount)s lewat Midtrans, atau ke rekening Anda bila cara bayarnya tidak bisa dikembalikan.") % amount,
            seller=_("Kembalikan %(amount)s kepada %(buyer)s lewat Midtrans. Tidak bisa lewat Midtrans? Transfer ke rekeningnya dan simpan bukti.") % amount,
        )

    def pay_page(self) -> PayPage:
        return PayPage(COMPANY, settings.SNAP_URL)
