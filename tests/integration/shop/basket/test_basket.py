"""/keranjang/ and the basket behind every page, by plain forms."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shop.basket import actions
from shop.basket.models import Basket, Line
from shop.catalogue.models import Product
from shop.partner.models import Partner, StockRecord
from tests.factories.orders import ADDRESS, make_basket, order_as_guest
from tests.factories.shop import make_product, make_region, make_user

pytestmark = pytest.mark.django_db
WRITES = re.compile(r"^\s*(INSERT|UPDATE|DELETE)", re.IGNORECASE)


def _put_in(client: Client, *products: Product, quantity: int = 1) -> None:
    for product in products:
        client.post(f"/keranjang/tambah/{product.pk}/", {"jumlah": str(quantity)})


def _quantities(client: Client) -> list[int]:
    return [line.line.quantity for group in client.get("/keranjang/").context["groups"] for line in group.lines]


@pytest.mark.parametrize(("button", "left"), [("kurang", [1]), ("tambah", [3]), ("hapus", [])])
def test_each_button_does_what_it_says(client: Client, button: str, left: list[int]) -> None:
    _put_in(client, make_product(stock=5), quantity=2)
    client.post("/keranjang/", {button: str(Line.objects.get().pk)})
    assert _quantities(client) == left
    assert client.cookies["isi_keranjang"].value == str(sum(left) or "")


def test_typed_number_counts_whatever_button_is_pressed(client: Client) -> None:
    first, second = make_product(stock=9), make_product(stock=9)
    _put_in(client, first, second)
    lines = {line.product_id: line.pk for line in Line.objects.all()}
    answer = client.post("/keranjang/", {f"jumlah-{lines[first.pk]}": "4", f"jumlah-{lines[second.pk]}": "7", "lanjut": "1"})
    assert answer.headers["Location"] == "/checkout/"
    assert _quantities(client) == [4, 7]


@pytest.mark.parametrize("typed", ["-3", "banyak", "1e3", "", "99999"])
def test_strange_numbers_change_nothing(client: Client, typed: str) -> None:
    _put_in(client, make_product(stock=5), quantity=2)
    client.post("/keranjang/", {f"jumlah-{Line.objects.get().pk}": typed})
    assert _quantities(client) == [2]


def test_more_than_is_free_is_lowered_told_and_not_ordered_unseen(client: Client) -> None:
    _put_in(client, make_product(stock=3, title="Kopi Sidikalang"))
    answer = client.post("/keranjang/", {f"jumlah-{Line.objects.get().pk}": "8", "lanjut": "1"}, follow=True)
    assert answer.redirect_chain == [("/keranjang/", 302)]
    assert "Stok Kopi Sidikalang tinggal 3. Jumlahnya kami ubah menjadi 3." in answer.content.decode()


def test_stock_that_shrank_is_shown_in_its_group_and_stops_the_order(client: Client) -> None:
    product = make_product(stock=5, title="Kopi Sidikalang")
    _put_in(client, product, quantity=4)
    StockRecord.objects.update(num_in_stock=2)
    assert "Stok Kopi Sidikalang tinggal 2. Kurangi jumlahnya." in client.get("/keranjang/").content.decode()
    assert client.get("/checkout/alamat/").headers["Location"] == "/keranjang/"
    client.post("/keranjang/", {f"jumlah-{Line.objects.get().pk}": "2"})
    assert client.get("/checkout/alamat/").status_code == 200


@pytest.mark.parametrize("why", ["hidden", "closed", "sold out"])
def test_what_is_not_for_sale_is_refused_kindly(client: Client, why: str) -> None:
    product = make_product(stock=0 if why == "sold out" else 5)
    if why == "hidden":
        Product.objects.update(is_public=False)
    elif why == "closed":
        Partner.objects.update(status=Partner.Status.SUSPENDED)
    answer = client.post(f"/keranjang/tambah/{product.pk}/", follow=True)
    assert answer.status_code == 200
    assert ("sedang habis" if why == "sold out" else "tidak dijual sekarang") in answer.content.decode()
    assert not Line.objects.exists()


def test_lines_of_another_basket_cannot_be_touched(client: Client) -> None:
    foreign = make_basket(make_product(stock=9, price=10_000), quantity=2).lines.get()
    StockRecord.objects.update(price=12_000)
    _put_in(client, make_product())
    client.post("/keranjang/", {"hapus": str(foreign.pk), "tambah": str(foreign.pk), f"jumlah-{foreign.pk}": "7", "setuju": f"{foreign.pk}-12000"})
    actions.set_quantity(Basket.objects.exclude(pk=foreign.basket_id).get(), foreign.pk, 0)
    foreign.refresh_from_db()
    assert (foreign.quantity, foreign.price_incl_tax) == (2, 10_000)


@pytest.mark.parametrize("cookie", ["", "1", "1:tebakan", "999999:x"])
def test_tampered_basket_cookie_shows_an_empty_basket(client: Client, cookie: str) -> None:
    make_basket(make_product(title="Milik orang lain"))
    client.cookies["oscar_open_basket"] = cookie
    page = client.get("/keranjang/")
    assert page.status_code == 200
    assert "Milik orang lain" not in page.content.decode()


@pytest.mark.parametrize("signed_in", [False, True])
def test_no_get_of_basket_and_checkout_writes(client: Client, signed_in: bool) -> None:
    make_region()
    if signed_in:
        client.force_login(make_user())
    with CaptureQueriesContext(connection) as empty:
        client.get("/keranjang/")
        client.get("/checkout/alamat/")
    product = make_product()
    _put_in(client, product)
    client.post("/checkout/alamat/", ADDRESS)
    shop = product.stockrecords.get().partner_id
    client.post("/checkout/kirim/", {f"kirim-{shop}": "ambil", f"bayar-{shop}": "transfer"})
    with CaptureQueriesContext(connection) as full:
        for path in ("/keranjang/", "/checkout/", "/checkout/alamat/", "/checkout/kirim/", "/checkout/periksa/", "/pesanan/", "/akun/"):
            client.get(path)
    assert len(full) > 10
    assert [query["sql"] for query in [*empty, *full] if WRITES.match(query["sql"])] == []


@pytest.mark.parametrize("signed_in", [False, True])
def test_ordinary_pages_do_not_look_into_the_basket(client: Client, signed_in: bool) -> None:
    product = make_product()
    if signed_in:
        client.force_login(make_user())
    _put_in(client, product, quantity=2)
    with CaptureQueriesContext(connection) as queries:
        pages = [client.get(path).content.decode() for path in ("/produk/", product.get_absolute_url(), "/toko/", "/pesanan/")]
    assert len(queries) > 4
    assert [query["sql"] for query in queries if "basket_" in query["sql"]] == []
    assert all('<span class="count">2</span>' in page for page in pages)


def test_signing_in_joins_both_baskets_and_the_count_follows(client: Client) -> None:
    user = make_user(phone="+6281234567890")
    old, new = make_product(title="Dulu di akun"), make_product(title="Baru dipilih")
    basket = make_basket(old, quantity=2)
    Basket.objects.filter(pk=basket.pk).update(owner=user)
    _put_in(client, new)
    client.post("/masuk/", {"username": "081234567890", "password": "rahasia-pasar"})
    page = client.get("/keranjang/").content.decode()
    assert "Dulu di akun" in page
    assert "Baru dipilih" in page
    assert client.cookies["isi_keranjang"].value == "3"
    assert Basket.open.count() == 1


def test_signing_out_leaves_the_basket_with_its_owner(client: Client) -> None:
    make_user(phone="+6281234567890")
    client.post("/masuk/", {"username": "081234567890", "password": "rahasia-pasar"})
    _put_in(client, make_product(title="Rahasia akun"))
    assert "Rahasia akun" in client.get("/keranjang/").content.decode()
    client.post("/keluar/")
    assert client.cookies["isi_keranjang"].value == ""
    assert "Rahasia akun" not in client.get("/keranjang/").content.decode()


def test_count_goes_when_the_basket_was_ordered(client: Client) -> None:
    order_as_guest(client, make_product())
    assert client.cookies["isi_keranjang"].value == ""
    assert "Keranjang masih kosong" in client.get("/keranjang/").content.decode()


def test_price_that_fell_is_asked_about_too_and_accepting_one_accepts_no_other(client: Client) -> None:
    cheap, dear = make_product(price=10_000), make_product(price=20_000)
    _put_in(client, cheap, dear)
    StockRecord.objects.filter(product=cheap).update(price=8_000)
    StockRecord.objects.filter(product=dear).update(price=25_000)
    client.post("/keranjang/", {"setuju": f"{Line.objects.get(product=cheap).pk}-8000"})
    page = client.get("/keranjang/").content.decode()
    assert "dulu Rp10.000" not in page
    assert "dulu Rp20.000, sekarang Rp25.000" in page
    assert client.get("/checkout/alamat/").headers["Location"] == "/keranjang/"


def test_who_agrees_agrees_to_the_price_that_was_shown(client: Client) -> None:
    """CC-07: between the page and the press it may change once more."""
    product = make_product(price=10_000)
    _put_in(client, product)
    StockRecord.objects.update(price=12_000)
    button = re.search(r'name="setuju" value="([^"]+)"', client.get("/keranjang/").content.decode())
    assert button
    StockRecord.objects.update(price=15_000)
    for pressed in (button[1], str(Line.objects.get().pk), f"{Line.objects.get().pk}-x"):
        page = client.post("/keranjang/", {"setuju": pressed}, follow=True).content.decode()
        assert "dulu Rp10.000, sekarang Rp15.000" in page
    StockRecord.objects.update(price=12_000)
    client.post("/keranjang/", {"setuju": button[1]})
    assert client.get("/checkout/alamat/").status_code == 200


def test_adding_more_keeps_the_old_price_in_question(client: Client) -> None:
    """Putting one more in is not a yes to a price that nobody showed."""
    product = make_product(price=10_000, stock=9)
    _put_in(client, product)
    StockRecord.objects.update(price=12_000)
    _put_in(client, product)
    assert "dulu Rp10.000, sekarang Rp12.000" in client.get("/keranjang/").content.decode()


def test_refusals_name_the_number(client: Client) -> None:
    product = make_product(stock=3)
    basket = make_basket(product, quantity=2)
    with pytest.raises(actions.NotForSale, match=r"Stok tinggal 3, di keranjang Anda sudah ada 2\."):
        actions.add(basket, product, 2)
