"""A size is chosen on the product's page, lies in the basket, and reaches the seller in the order's line."""

import pytest
from django.test import Client

from shop.basket.models import Line
from shop.catalogue.models import Product
from shop.order.models import Order
from tests.factories.orders import ADDRESS, order_as_guest, press_order
from tests.factories.shop import make_product, make_region

pytestmark = pytest.mark.django_db


def put(client: Client, product: Product, size: str, pieces: int = 1) -> str:
    return client.post(f"/keranjang/tambah/{product.pk}/", {"jumlah": str(pieces), "ukuran": size}, follow=True).content.decode()


def sizes() -> list[tuple[str, int]]:
    return [(line.attributes.get().value, line.quantity) for line in Line.objects.order_by("pk")]


def test_the_product_page_shows_and_offers_them(client: Client) -> None:
    html = client.get(make_product(sizes="S, M, XL").get_absolute_url()).content.decode()
    assert "S, M, XL" in html
    assert html.count('<option value="M"') == 1
    assert 'name="ukuran"' not in client.get(make_product().get_absolute_url()).content.decode()


@pytest.mark.parametrize(("typed", "words"), [("", "Pilih ukuran dulu: S, M."), ("XXL", "Ukuran ini tidak ada lagi. Yang tersedia: S, M.")])
def test_one_of_them_must_be_chosen(client: Client, typed: str, words: str) -> None:
    assert words in put(client, make_product(sizes="S, M"), typed)
    assert not Line.objects.exists()


def test_of_a_single_size_there_is_nothing_to_choose(client: Client) -> None:
    put(client, make_product(sizes="41"), "")
    assert sizes() == [("41", 1)]


def test_two_sizes_are_two_lines_of_one_stock(client: Client) -> None:
    product = make_product(sizes="S, M", stock=3)
    put(client, product, "S", 2)
    put(client, product, "M")
    put(client, product, "M")
    assert sizes() == [("S", 2), ("M", 1)]
    assert "Stok tinggal 3, di keranjang Anda sudah ada 3." in put(client, product, "S")
    second = Line.objects.order_by("pk")[1]
    client.post("/keranjang/", {f"jumlah-{second.pk}": "3"})
    assert sizes() == [("S", 2), ("M", 1)]
    product.stockrecords.update(num_in_stock=2)
    assert client.get("/keranjang/").content.decode().count("tinggal 2. Kurangi jumlahnya.") == 2


def test_a_size_that_is_gone_is_told_and_not_ordered(client: Client) -> None:
    product = make_product(title="Kemeja Batik", sizes="S, M")
    put(client, product, "S")
    Product.objects.update(sizes="M")
    assert "Kemeja Batik ukuran S tidak ada lagi." in client.get("/keranjang/").content.decode()
    assert client.get("/checkout/alamat/").headers["Location"] == "/keranjang/"


@pytest.mark.parametrize(("title", "line"), [("Kemeja Batik", "Kemeja Batik, ukuran M"), ("Kemeja Batik Ukuran M", "Kemeja Batik Ukuran M")])
def test_the_order_line_names_it_once(client: Client, title: str, line: str) -> None:
    make_region()
    product = make_product(title=title, sizes="M")
    put(client, product, "M")
    client.post("/checkout/alamat/", ADDRESS)
    shop = product.stockrecords.get().partner_id
    client.post("/checkout/kirim/", {f"kirim-{shop}": "ambil", f"bayar-{shop}": "transfer"})
    press_order(client)
    assert Order.objects.get().lines.get().title == line


def test_goods_without_sizes_are_ordered_as_before(client: Client) -> None:
    make_region()
    order_as_guest(client, make_product(title="Kopi"))
    assert Order.objects.get().lines.get().title == "Kopi"
