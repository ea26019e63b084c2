"""Cash when the buyer fetches the goods. Only with pickup: nobody rides across the city for an order that may not be wanted."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shop.gateways.base import Gateway, Instructions, Refund, amount_row, refund_said
from shop.shipping.delivery import PICKUP

if TYPE_CHECKING:
    from shop.order.models import Order
    from shop.partner.models import Partner


class PayAtPickup(Gateway):
    code = "ambil"
    label = gettext_lazy("Bayar saat ambil")
    initial_status = settings.AWAITING_ANSWER
    takes_receipt = False

    def refusal(self, shop: "Partner", delivery_code: str) -> str:
        if not shop.pickup:
            return _("Toko ini tidak melayani ambil sendiri.")
        return "" if delivery_code == PICKUP else _("Hanya untuk barang yang Anda ambil sendiri di toko.")

    def hint(self, shop: "Partner") -> str:
        return _("Tunai, hanya jika Anda ambil sendiri. Barang disimpan %(days)s hari.") % {"days": settings.PICKUP_DAYS}

    def promise(self, shop: "Partner") -> str:
        return _("Bayar di toko saat mengambil barang.") if shop.pickup else ""

    def instructions(self, order: "Order") -> Instructions:
        shop = order.partner
        return Instructions(
            title=_("Ambil dan bayar di toko"),
            rows=[amount_row(_("Dibayar di toko"), order)],
            steps=[
                _("Tunggu kabar di halaman ini bahwa barang siap diambil."),
                _("Datang ke %(street)s pada jam buka toko.") % {"street": shop.street or shop.name},
                _("Sebut nomor pesanan %(number)s.") % {"number": order.number},
                _("Periksa barangnya, lalu bayar tunai ke penjual."),
            ],
        )

    def proof(self) -> str:
        return _("Uang tunai diterima di toko.")

    def refund(self, order: "Order") -> Refund:
        said = refund_said(order)
        return Refund(
            buyer=_("%(shop)s mengembalikan %(amount)s tunai di toko. Bawa nota atau nomor pesanan.") % said,
            seller=_("Kembalikan %(amount)s tunai kepada %(buyer)s di toko, dan minta tanda terima.") % said,
        )
