"""Ready words between a buyer and a shop, to be sent by WhatsApp (NT-02).

The keys of an order's two sides stay on their sides: in the buyer's words to the shop stands the shop's own page, and the other way round the page where
number and phone lead to the order. Otherwise each could act in the other's name.
"""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.addresses import absolute
from portal.notifications.whatsapp import link, share
from shop.money import rupiah
from shop.order.links import answer_url
from shop.order.models import Order


def buyer_to_seller(order: Order, url: str = "") -> str:
    """A wa.me link to the shop, or an empty string without a number that works. `url` is what the shop opens, at the end of the words; its own page of the
    order when empty."""
    words = _("Halo %(shop)s, saya %(buyer)s. Saya mau bertanya tentang pesanan %(number)s, %(total)s. Buka pesanannya: %(url)s")
    return link(order.partner.phone, words % _names(order, url or reverse("seller_orders:detail", args=[order.pk])))


def seller_to_buyer(order: Order) -> str:
    """The same from the shop to the buyer."""
    words = _("Halo %(buyer)s, kami dari %(shop)s. Ini tentang pesanan Anda %(number)s, %(total)s. Buka pesanannya: %(url)s")
    return link(order.buyer_phone, words % _names(order, f"{reverse('orders:find')}?{urlencode({'nomor': order.number})}"))


def shop_to_staff(order: Order) -> str:
    """From the shop's own page to whoever of its people is at the counter: the link answers the order without signing in, so no page of the buyer has it."""
    words = _("Pesanan %(number)s dari %(buyer)s untuk %(shop)s, %(total)s. Lihat dan jawab tanpa masuk akun. Jangan teruskan ke pembeli: %(url)s")
    return share(words % _names(order, answer_url(order)))


def _names(order: Order, path: str) -> dict[str, str]:
    return {"shop": order.partner.name, "buyer": order.buyer_name, "number": order.number, "total": rupiah(order.total_incl_tax), "url": absolute(path)}
