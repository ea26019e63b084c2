"""Ready words between a buyer and a shop, to be sent by WhatsApp (NT-02).

The keys of an order's two sides stay on their sides: in the buyer's words to the shop stands the shop's own page, and the other way round the page where
number and phone lead to the order. Otherwise each could act in the other's name.
"""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.addresses import absolute
from portal.brand import brand
from portal.notifications.whatsapp import link, share
from shop.money import rupiah
from shop.order.links import answer_url
from shop.order.models import Order
from shop.order.states import ANSWERED_BY_LINK


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


def officer_to_seller(order: Order, *, may_answer: bool) -> str:
    """From an officer to a shop that lets an order wait, or an empty string without a number that works. With `may_answer` the link answers the order
    without signing in, so that it is for the shop alone; else it is the shop's own page. Says nothing of the buyer."""
    if may_answer and order.status in ANSWERED_BY_LINK:
        words = _("Halo %(shop)s, ini petugas %(brand)s. Pesanan %(number)s, %(total)s, belum dijawab. Lihat dan jawab tanpa masuk akun: %(url)s")
        url = answer_url(order)
    else:
        words = _("Halo %(shop)s, ini petugas %(brand)s. Pesanan %(number)s, %(total)s, masih menunggu Anda. Buka pesanannya: %(url)s")
        url = reverse("seller_orders:detail", args=[order.pk])
    return link(order.partner.phone, words % ({"brand": brand().name} | _names(order, url)))


def _names(order: Order, path: str) -> dict[str, str]:
    return {"shop": order.partner.name, "buyer": order.buyer_name, "number": order.number, "total": rupiah(order.total_incl_tax), "url": absolute(path)}
