"""Transfer to the shop's own account. The seller sees the money in the account's history; a picture of a receipt proves nothing."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shop.gateways.base import CopyRow, Gateway, Instructions, Refund, amount_row, not_now, refund_said

if TYPE_CHECKING:
    from shop.order.models import Order
    from shop.partner.models import Partner


class BankTransfer(Gateway):
    code = "transfer"
    label = gettext_lazy("Transfer bank")
    initial_status = settings.AWAITING_PAYMENT
    takes_receipt = True

    def refusal(self, shop: "Partner", delivery_code: str) -> str:
        return "" if shop.takes_transfers else _("Toko ini belum mencatat rekening bank.")

    def hint(self, shop: "Partner") -> str:
        if not shop.takes_transfers:
            return ""
        account = _("Langsung ke rekening toko, %(bank)s") % {"bank": shop.bank_name}
        return f"{account}. {_('Jumlahnya bisa beberapa rupiah lebih kecil, supaya uang Anda mudah dikenali.')}" if self.marks_amount(shop) else account

    def promise(self, shop: "Partner") -> str:
        return _("Transfer ke rekening toko. Nomor rekening dan batas waktunya tampil setelah Anda memesan.") if shop.takes_transfers else ""

    def instructions(self, order: "Order") -> Instructions:
        shop = order.partner
        if not shop.takes_transfers:
            return not_now(order, _("Toko ini sedang tidak memakai rekening bank."))
        account = {"bank": shop.bank_name, "name": shop.account_name}
        exact = _("Transfer jumlah yang tepat ke nomor rekening di atas.")
        if order.unique_discount:
            exact += " " + _("Jangan bulatkan: dari angka terakhirnya penjual tahu bahwa uang itu untuk pesanan Anda.")
        return Instructions(
            title=_("Transfer ke rekening toko"),
            rows=[
                amount_row(_("Jumlah tepat"), order),
                CopyRow(_("%(bank)s, atas nama %(name)s") % account, shop.account_number, shop.account_number),
            ],
            steps=[
                _("Buka aplikasi bank, ATM, atau datang ke bank."),
                exact,
                _("Cocokkan nama penerima: %(name)s.") % account,
                _("Tunggu. Penjual memeriksa uang masuk, lalu halaman ini berubah."),
            ],
            warning=_("Nama penerima berbeda? Jangan bayar. Petugas tidak pernah meminta PIN, kode OTP, atau uang."),
        )

    def proof(self) -> str:
        return _("Cek mutasi rekening, bukan tangkapan layar.")

    def marks_amount(self, shop: "Partner") -> bool:
        return shop.unique_amounts

    def refund(self, order: "Order") -> Refund:
        said = refund_said(order)
        return Refund(
            buyer=_("%(shop)s mengembalikan %(amount)s ke rekening Anda. Beri tahu penjual nomor rekening Anda.") % said,
            seller=_("Minta nomor rekening %(buyer)s, lalu transfer %(amount)s. Simpan buktinya.") % said,
        )
