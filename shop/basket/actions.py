"""Writes to a basket."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _
from oscar.core.loading import get_model

from shop.basket.models import Basket
from shop.catalogue.models import Product
from shop.catalogue.sizes import split_sizes

SIZE = "ukuran"
"""Code of the one thing a line may say about its goods: which size the buyer wants."""


class NotForSale(Exception):
    """These goods cannot go into the basket; the message says why."""


@transaction.atomic
def add(basket: Basket, product: Product, quantity: int, size: str = "") -> None:
    """Put pieces in, on top of what is there. Goods with sizes need one of them; of a single one there is nothing to choose.

    Raises NotForSale for hidden or sold-out goods, for a size that is not there, or when more is asked for than is free.
    """
    record = product.stockrecords.select_related("partner").first()
    if record is None or not product.is_public or not record.partner.is_verified:
        raise NotForSale(_("Barang ini tidak dijual sekarang."))
    size = _wanted_size(product, size)
    there = lying(basket, product)
    free = max(0, record.net_stock_level)
    if not free:
        raise NotForSale(_("Barang ini sedang habis."))
    if there + quantity > free:
        raise NotForSale(_("Stok tinggal %(free)s, di keranjang Anda sudah ada %(there)s.") % {"free": free, "there": there})
    basket.add_product(product, quantity, [{"option": _size_option(), "value": size}] if size else None)


@transaction.atomic
def add_together(basket: Basket, wanted: Sequence[tuple[Product, str]]) -> bool:
    """See that one of each product, in its size, lies in the basket: all of them or none. A second press changes nothing. Returns whether anything was added.

    Raises NotForSale as `add` does; then nothing is put in.
    """
    if basket.pk:
        list(Basket.objects.select_for_update(of=("self",)).filter(pk=basket.pk))
    added = False
    for product, size in wanted:
        if lying(basket, product, size):
            continue
        add(basket, product, 1, size)
        added = True
    return added


def lying(basket: Basket, product: Product, size: str = "") -> int:
    """How many of these goods are in the basket; of one size, or of all."""
    if not basket.pk:
        return 0
    of_this_size = {"attributes__option__code": SIZE, "attributes__value": size} if size else {}
    return basket.lines.filter(product=product, **of_this_size).aggregate(all=Sum("quantity"))["all"] or 0


def _wanted_size(product: Product, typed: str) -> str:
    sizes = split_sizes(product.sizes)
    if not sizes:
        return ""
    if not typed and len(sizes) == 1:
        return sizes[0]
    if not typed:
        raise NotForSale(_("Pilih ukuran dulu: %(sizes)s.") % {"sizes": ", ".join(sizes)})
    if typed not in sizes:
        raise NotForSale(_("Ukuran ini tidak ada lagi. Yang tersedia: %(sizes)s.") % {"sizes": ", ".join(sizes)})
    return typed


def _size_option() -> object:
    return get_model("catalogue", "Option").objects.get_or_create(code=SIZE, defaults={"name": "Ukuran"})[0]


def set_quantity(basket: Basket, line_id: int, quantity: int) -> str:
    """Change how many of a line; none takes it out. A line of another basket is left alone. Returns what the buyer must be told: that fewer are free
    than asked for, or nothing."""
    line = basket.lines.select_related("stockrecord", "product").filter(pk=line_id).first()
    if line is None:
        return ""
    if quantity < 1:
        line.delete()
        return ""
    others = basket.lines.filter(product=line.product).exclude(pk=line.pk).aggregate(all=Sum("quantity"))["all"] or 0
    line.quantity = min(quantity, max(1, line.stockrecord.net_stock_level - others))
    line.save(update_fields=["quantity"])
    if line.quantity == quantity:
        return ""
    return _("Stok %(title)s tinggal %(free)s. Jumlahnya kami ubah menjadi %(free)s.") % {"title": line.product.title, "free": line.quantity}


def accept_price(basket: Basket, line_id: int, price: int) -> None:
    """The buyer saw this price, in whole rupiah, and agrees. Where it is no longer today's, nothing is agreed: the basket asks again."""
    line = basket.lines.select_related("stockrecord").filter(pk=line_id).first()
    if line is not None and line.stockrecord.price == price:
        line.price_excl_tax = line.price_incl_tax = line.stockrecord.price
        line.save(update_fields=["price_excl_tax", "price_incl_tax"])
