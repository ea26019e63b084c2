"""Cash when the shop's own courier brings the goods. Only where the shop drives itself and has said that it takes cash there: no stranger carries its money."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shop.gateways.base import Gateway, Instructions, Refund, amount_row, refund_said
from shop.shipping.delivery import COURIER

if TYPE_CHECKING:
    from shop.order.models import Order
    from shop.partner.models import Partner


class PayAtDoor(Gateway):
    code = "tunai-antar"
    label = gettext_lazy("Bayar saat diantar")
    initial_status = settings.AWAITING_ANSWER
    takes_receipt = False

    def refusal(self, shop: "Partner", delivery_code: str) -> str:
        if delivery_code != COURIER:
            return _("Hanya untuk barang yang diantar kurir toko.")
        return "" if shop.takes_cash_at_the_door else _("Toko ini tidak menerima uang tunai saat mengantar.")

    def hint(self, shop: "Partner") -> str:
        return _("Tunai kepada kurir toko. Siapkan uang pas.")

    def promise(self, shop: "Partner") -> str:
        return _("Bayar tunai saat kurir toko datang, di wilayah antar toko.") if shop.takes_cash_at_the_door else ""

    def instructions(self, order: "Order") -> Instructions:
        return Instructions(
            title=_("Bayar saat barang datang"),
            rows=[amount_row(_("Dibayar ke kurir"), order)],
            steps=[
                _("Tunggu kurir toko. Penjual bisa menelepon Anda lebih dulu."),
                _("Periksa barangnya selagi kurir menunggu."),
                _("Bayar tunai ke kurir, uang pas. Jangan bayar sebelum barang ada di tangan Anda."),
            ],
            warning=_("Diminta transfer dulu sebelum barang datang? Jangan. Hubungi penjual di nomor pada halaman ini."),
        )

    def proof(self) -> str:
        return _("Uang tunai diterima kurir toko.")

    def refund(self, order: "Order") -> Refund:
        said = refund_said(order)
        return Refund(
            buyer=_("%(shop)s mengembalikan %(amount)s tunai, atau ke rekening Anda bila Anda setuju.") % said,
            seller=_("Kembalikan %(amount)s tunai kepada %(buyer)s, dan minta tanda terima.") % said,
        )
