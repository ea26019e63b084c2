"""CC-09: the same again: what is still sold goes into the basket, and what changed is said."""

from typing import Any
from uuid import uuid4

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from shop.basket import actions as basket_actions
from shop.basket.models import Basket
from shop.catalogue.models import Product
from shop.order import actions
from shop.order.actors import buyer, seller
from shop.order.links import key_of
from shop.order.models import Order
from shop.order.placement import Choice, place_orders
from shop.partner.models import Partner, StockRecord
from tests.factories.orders import make_basket, make_buyer, make_order
from tests.factories.shop import make_product, make_shop, make_user

pytestmark = pytest.mark.django_db


def again(client: Client, order: Order, **fields: str) -> Any:
    return client.post(f"/pesanan/{order.number}/lagi/", {"kunci": key_of(order.number), **fields})


def lying() -> dict[str, int]:
    basket = Basket.objects.filter(status=Basket.OPEN).order_by("-pk").first()
    return {line.product.title: line.quantity for line in basket.lines.select_related("product")} if basket else {}


def said(answer: Any) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)]


def over(*products: Product, **fields: Any) -> Order:
    order = make_order(*products, **fields)
    actions.cancel(order, buyer(None), "Batal")
    return order


def test_a_guest_gets_the_same_goods_by_the_signed_link(client: Client) -> None:
    shop = make_shop()
    order = over(make_product(shop, title="Kopi"), make_product(shop, title="Keripik"), quantity=2)
    page = client.get(f"/pesanan/{order.number}/", {"kunci": key_of(order.number)}).content.decode()
    assert f'action="/pesanan/{order.number}/lagi/"' in page
    answer = again(client, order)
    assert answer.url == "/keranjang/"
    assert lying() == {"Kopi": 2, "Keripik": 2}
    assert said(answer) == [f"Isi pesanan {order.number} ada di keranjang. Periksa, lalu lanjut."]
    assert client.get("/keranjang/").status_code == 200


def test_pressing_twice_adds_nothing_and_what_lies_there_counts(client: Client) -> None:
    order = over(make_product(title="Kopi", stock=9), quantity=3)
    product = Product.objects.get()
    client.post(f"/keranjang/tambah/{product.pk}/", {"jumlah": "1"})
    again(client, order)
    again(client, order)
    assert lying() == {"Kopi": 3}


def test_what_is_missing_sold_out_fewer_or_dearer_is_said(client: Client) -> None:
    shop = make_shop()
    goods = {name: make_product(shop, title=name, price=10_000) for name in ("Hilang", "Sembunyi", "Habis", "Sedikit", "Naik", "Tetap")}
    order = over(*goods.values(), quantity=3)
    order.lines.filter(title="Hilang").update(product=None)
    Product.objects.filter(title="Sembunyi").update(is_public=False)
    StockRecord.objects.filter(product=goods["Habis"]).update(num_in_stock=0)
    StockRecord.objects.filter(product=goods["Sedikit"]).update(num_in_stock=2)
    StockRecord.objects.filter(product=goods["Naik"]).update(price=12_500)
    answer = again(client, order)
    assert lying() == {"Sedikit": 2, "Naik": 3, "Tetap": 3}
    assert said(answer) == [
        "Hilang tidak dijual lagi.",
        "Sembunyi tidak dijual lagi.",
        "Habis: Barang ini sedang habis.",
        "Sedikit: dulu 3, sekarang tinggal 2.",
        "Harga Naik dulu Rp10.000, sekarang Rp12.500.",
        f"Isi pesanan {order.number} ada di keranjang. Periksa, lalu lanjut.",
    ]


def test_never_more_than_is_free_whatever_lies_there(client: Client) -> None:
    product = make_product(title="Kemeja", sizes="S, M", stock=4)
    basket = make_basket()
    basket_actions.add(basket, product, 3, "M")
    order = make_order_of(basket, product)
    StockRecord.objects.update(num_in_stock=4)
    client.post(f"/keranjang/tambah/{product.pk}/", {"jumlah": "2", "ukuran": "S"})
    answer = again(client, order)
    assert sum(line.quantity for line in Basket.objects.filter(status=Basket.OPEN).get().lines.all()) == 4
    assert "Kemeja, ukuran M: dulu 3, sekarang tinggal 2." in said(answer)
    assert {line.attributes.get().value: line.quantity for line in Basket.objects.filter(status=Basket.OPEN).get().lines.all()} == {"S": 2, "M": 2}


def make_order_of(basket: Basket, product: Product) -> Order:
    shop = product.stockrecords.get().partner_id
    order = place_orders(basket, make_buyer(), {shop: Choice("ambil", "transfer")}, uuid4()).orders.get()
    actions.cancel(order, buyer(None), "Batal")
    return order


def test_a_closed_shop_sells_nothing_again_and_the_order_says_so(client: Client) -> None:
    order = over(make_product(title="Kopi"))
    Partner.objects.update(status=Partner.Status.SUSPENDED)
    answer = again(client, order)
    assert answer.url.startswith(f"/pesanan/{order.number}/?kunci=")
    assert said(answer) == ["Kopi tidak dijual lagi."]
    assert lying() == {}


def test_an_account_finds_the_button_in_its_list(client: Client) -> None:
    person = make_user()
    order, running = over(make_product(title="Kopi"), user=person), make_order(make_product(), user=person)
    client.force_login(person)
    page = client.get("/akun/").content.decode()
    assert f'action="/pesanan/{order.number}/lagi/"' in page
    assert f"/pesanan/{running.number}/lagi/" not in page
    assert client.post(f"/pesanan/{order.number}/lagi/").url == "/keranjang/"
    assert lying() == {"Kopi": 1}


def test_an_order_that_runs_offers_no_second_one(client: Client) -> None:
    order = make_order(make_product())
    actions.confirm_payment(order, seller(None))
    assert "/lagi/" not in client.get(f"/pesanan/{order.number}/", {"kunci": key_of(order.number)}).content.decode()


def test_nobody_else_repeats_an_order_and_looking_does_nothing(client: Client) -> None:
    order, other = over(make_product(), user=make_user()), over(make_product())
    path = f"/pesanan/{order.number}/lagi/"
    for role in ("visitor", None, "Penjual", "Petugas"):
        if role != "visitor":
            client.force_login(make_user(role))
        assert client.post(path).status_code == 404
        assert client.post(path, {"kunci": key_of(other.number)}).status_code == 404
    assert client.get(path, {"kunci": key_of(order.number)}).status_code == 405
    assert lying() == {}


@pytest.mark.parametrize(("now", "there", "told"), [("S", 1, True), ("S, L", 1, True), ("", 2, False), ("S, M", 2, False)])
def test_a_size_that_is_gone_is_said_and_never_replaced(client: Client, now: str, there: int, told: bool) -> None:
    shirt = make_product(title="Kemeja", sizes="S, M", stock=9)
    basket = make_basket()
    for size in ("S", "M"):
        basket_actions.add(basket, shirt, 1, size)
    group = place_orders(basket, make_buyer(), {shirt.stockrecords.get().partner_id: Choice("ambil", "transfer")}, uuid4())
    order = group.orders.get()
    actions.cancel(order, buyer(None), "Batal")
    Product.objects.filter(pk=shirt.pk).update(sizes=now)
    for _press in range(2):
        answer = again(client, order)
        assert lying_pieces() == there
    assert any("ukuran itu tidak ada lagi" in words for words in said(answer)) is told


def lying_pieces() -> int:
    basket = Basket.objects.filter(status=Basket.OPEN).order_by("-pk").first()
    return sum(line.quantity for line in basket.lines.all()) if basket else 0
