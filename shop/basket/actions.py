"""Writes to a basket."""

from django.db import transaction
from django.utils.translation import gettext as _

from shop.basket.models import Basket
from shop.catalogue.models import Product


class NotForSale(Exception):
    """These goods cannot go into the basket; the message says why."""


@transaction.atomic
def add(basket: Basket, product: Product, quantity: int) -> None:
    """Put pieces in, on top of what is there. Raises NotForSale for hidden or sold-out goods, or when more is asked for than is free."""
    record = product.stockrecords.select_related("partner").first()
    if record is None or not product.is_public or not record.partner.is_verified:
        raise NotForSale(_("Barang ini tidak dijual sekarang."))
    there = basket.lines.filter(product=product).values_list("quantity", flat=True).first() or 0 if basket.pk else 0
    free = max(0, record.net_stock_level)
    if not free:
        raise NotForSale(_("Barang ini sedang habis."))
    if there + quantity > free:
        raise NotForSale(_("Stok tinggal %(free)s, di keranjang Anda sudah ada %(there)s.") % {"free": free, "there": there})
    basket.add_product(product, quantity)


def set_quantity(basket: Basket, line_id: int, quantity: int) -> str:
    """Change how many of a line; none takes it out. A line of another basket is left alone. Returns what the buyer must be told: that fewer are free
    than asked for, or nothing."""
    line = basket.lines.select_related("stockrecord", "product").filter(pk=line_id).first()
    if line is None:
        return ""
    if quantity < 1:
        line.delete()
        return ""
    line.quantity = min(quantity, max(1, line.stockrecord.net_stock_level))
    line.save(update_fields=["quantity"])
    if line.quantity == quantity:
        return ""
    return _("Stok %(title)s tinggal %(free)s. Jumlahnya kami ubah menjadi %(free)s.") % {"title": line.product.title, "free": line.quantity}


def accept_price(basket: Basket, line_id: int) -> None:
    """The buyer saw today's price and agrees."""
    line = basket.lines.select_related("stockrecord").filter(pk=line_id).first()
    if line is not None:
        line.price_excl_tax = line.price_incl_tax = line.stockrecord.price
        line.save(update_fields=["price_excl_tax", "price_incl_tax"])
