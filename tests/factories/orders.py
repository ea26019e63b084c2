"""Baskets and orders for tests, made the way a guest makes them."""

from typing import Any
from uuid import uuid4

from django.test import Client
from oscar.apps.partner.strategy import Selector

from portal.accounts.models import User
from shop.basket import actions
from shop.basket.models import Basket
from shop.catalogue.models import Product
from shop.order.models import Order
from shop.order.placement import Buyer, Choice, place_orders
from tests.factories.shop import make_region

ADDRESS = {
    "name": "Rina Lubis",
    "phone": "0812 3456 7890",
    "kelurahan": "12.71.01.1001",
    "street": "Jalan Melati 12",
    "rt": "3",
    "rw": "1",
    "landmark": "sebelah musala",
    "email": "",
    "note": "",
}


def make_basket(*products: Product, quantity: int = 1) -> Basket:
    """An open basket with some of each product."""
    basket = Basket()
    basket.strategy = Selector().strategy()
    for product in products:
        actions.add(basket, product, quantity)
    return basket


def make_buyer(**fields: Any) -> Buyer:
    """A guest in Pasar Baru."""
    return Buyer(**{"name": "Rina Lubis", "phone": "+6281234567890", "kelurahan": make_region(), "street": "Jalan Melati 12"} | fields)


def make_order(*products: Product, quantity: int = 1, payment: str = "transfer", delivery: str = "ambil", user: User | None = None, **buyer: Any) -> Order:
    """One shop's order for these products, placed by the real action."""
    basket = make_basket(*products, quantity=quantity)
    shops = {product.stockrecords.get().partner_id for product in products}
    group = place_orders(basket, make_buyer(**buyer), {shop: Choice(delivery, payment) for shop in shops}, uuid4(), user)
    return group.orders.order_by("pk").first()  # type: ignore[return-value]


def order_as_guest(client: Client, *products: Product, payment: str = "transfer", delivery: str = "ambil") -> Any:
    """From the product pages to the last button, through the forms; returns the answer to the button."""
    for product in products:
        client.post(f"/keranjang/tambah/{product.pk}/", {"jumlah": "1"})
    client.post("/checkout/alamat/", ADDRESS)
    shops = [row.part.shop.pk for row in client.get("/checkout/kirim/").context["shops"]]
    client.post("/checkout/kirim/", {f"kirim-{shop}": delivery for shop in shops} | {f"bayar-{shop}": payment for shop in shops})
    return press_order(client)


def press_order(client: Client) -> Any:
    """Open the review and press its button; returns the answer."""
    page = client.get("/checkout/periksa/")
    return client.post("/checkout/periksa/", {"kunci": page.context["key"], "jumlah": page.context["agreed"]})
