"""/padu-selasa/: a shirt and shoes of two shops by an address that can be passed on, and into the basket with one press."""

import re
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shop.basket.models import Line
from shop.catalogue.models import Product
from shop.curation import actions
from shop.order.models import Order
from shop.partner.models import Partner, StockRecord
from tests.factories.curation import make_collection, put_in
from tests.factories.orders import ADDRESS, press_order
from tests.factories.shop import make_product, make_region, make_shop, make_user

pytestmark = pytest.mark.django_db
ASK = {"anggaran": "400.000", "baju": "M", "sepatu": "41", "untuk": "pria"}


@pytest.fixture
def goods() -> tuple[Product, Product]:
    collection = make_collection(criteria=("Rapi dan berkerah",))
    shirt = put_in(collection, title="Kemeja Batik", price=200_000, sizes="M, L", wearer="pria", reason="Katunnya adem.").product
    shoes = put_in(collection, title="Pantofel", price=150_000, sizes="41", part="sepatu", wearer="pria").product
    make_product(title="Kemeja tidak dipilih", price=1_000, sizes="M")
    return shirt, shoes


def press(client: Client, shirt: Product, shoes: Product, **changed: str) -> Any:
    sent = {"baju": str(shirt.pk), "sepatu": str(shoes.pk), "ukuran_baju": "M", "ukuran_sepatu": "41", **changed}
    return client.post("/padu-selasa/?anggaran=400000&baju=M&sepatu=41&untuk=pria", sent)


def lines() -> list[tuple[str, int, str]]:
    return [(line.product.title, line.quantity, line.attributes.get().value) for line in Line.objects.order_by("pk")]


def test_a_pair_is_proposed_with_its_reasons(client: Client, goods: tuple[Product, Product]) -> None:
    html = client.get("/padu-selasa/", {**ASK, "kelurahan": make_region().code}).content.decode()
    for words in (
        "1 pasangan untuk Anda", "Kemeja Batik", "Pantofel", "Rp350.000", "masih sisa Rp50.000", "Katunnya adem.", "memenuhi: Rapi dan berkerah.",
        "Toko baju ada di kelurahan Anda, Pasar Baru.", "Keduanya siap",
    ):  # fmt: skip
        assert words in html
    assert "Kemeja tidak dipilih" not in html
    assert 'value="400.000"' in html


def test_the_bare_page_asks_and_proposes_nothing(client: Client, goods: tuple[Product, Product]) -> None:
    html = client.get("/padu-selasa/").content.decode()
    assert "Cari pasangan" in html
    assert "Lingkarkan meteran" in html
    assert "Pantofel" not in html
    assert 'role="alert"' not in html


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"anggaran": ""}, "Tulis anggaran Anda"),
        ({"anggaran": "banyak"}, "Tulis anggaran dengan angka saja"),
        ({"anggaran": "0"}, "Anggaran harus lebih dari Rp0"),
        ({"anggaran": "9" * 18}, "paling tinggi"),
        ({"baju": ""}, "Pilih ukuran baju."),
        ({"sepatu": "99"}, "Pilih ukuran sepatu dari daftar."),
        ({"untuk": "raksasa"}, "Pilih dari daftar."),
        ({"kelurahan": "99.99"}, "Pilih kelurahan dari daftar."),
    ],
)
def test_what_is_wrong_stands_beside_its_field(client: Client, goods: tuple[Product, Product], changed: dict[str, str], words: str) -> None:
    answer = client.get("/padu-selasa/", {**ASK, **changed})
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert "Pasangan 1" not in answer.content.decode()


@pytest.mark.parametrize(
    ("changed", "words", "way"),
    [
        ({"baju": "S"}, "Belum ada baju pria ukuran S.", "Baju M, sepatu 41"),
        ({"sepatu": "39"}, "Belum ada sepatu pria ukuran 39.", "Baju M, sepatu 41"),
        ({"anggaran": "300.000"}, "Pasangan termurah dalam ukuran ini Rp350.000, Rp50.000 di atas anggaran Anda.", "Anggaran Rp350.000"),
        ({"untuk": "wanita"}, "Belum ada baju wanita yang siap dalam pilihan ini.", "Lihat semua barang dalam pilihan ini"),
    ],
)
def test_nothing_fits_says_what_is_missing_and_leads_on(client: Client, goods: tuple[Product, Product], changed: dict[str, str], words: str, way: str) -> None:
    html = client.get("/padu-selasa/", {**ASK, **changed}).content.decode()
    assert words in html
    link = re.search(rf'href="([^"]+)">{way}<', html)
    assert link
    if link.group(1).startswith("/padu-selasa/"):
        assert "Pasangan 1" in client.get(link.group(1).replace("&amp;", "&")).content.decode()


@pytest.mark.parametrize("why", ["sold out", "hidden", "closed", "taken out", "reserved"])
def test_what_cannot_be_bought_is_not_proposed(client: Client, goods: tuple[Product, Product], why: str) -> None:
    shirt, _shoes = goods
    if why == "sold out":
        StockRecord.objects.filter(product=shirt).update(num_in_stock=0)
    elif why == "reserved":
        StockRecord.objects.filter(product=shirt).update(num_allocated=5)
    elif why == "hidden":
        Product.objects.filter(pk=shirt.pk).update(is_public=False)
    elif why == "closed":
        Partner.objects.filter(stockrecords__product=shirt).update(status=Partner.Status.SUSPENDED)
    else:
        actions.take_out(shirt.collection_entries.get(), reason="Diganti.", actor=None)
    html = client.get("/padu-selasa/", ASK).content.decode()
    assert "Kemeja Batik" not in html
    assert "Belum ada baju pria" in html


def test_one_press_fills_the_basket_with_two_shops_and_a_second_changes_nothing(client: Client, goods: tuple[Product, Product]) -> None:
    for _ in range(2):
        assert press(client, *goods).headers["Location"] == "/keranjang/"
    assert lines() == [("Kemeja Batik", 1, "M"), ("Pantofel", 1, "41")]
    basket = client.get("/keranjang/")
    assert len(basket.context["groups"]) == 2
    assert "2 barang dari 2 toko" in basket.content.decode()
    assert "Ukuran M" in basket.content.decode()
    assert client.cookies["isi_keranjang"].value == "2"


def test_signed_in_people_too(client: Client, goods: tuple[Product, Product]) -> None:
    client.force_login(make_user())
    press(client, *goods)
    assert len(lines()) == 2


def test_stock_lost_meanwhile_puts_in_neither(client: Client, goods: tuple[Product, Product]) -> None:
    client.get("/padu-selasa/", ASK)
    StockRecord.objects.filter(product=goods[1]).update(num_in_stock=0)
    answer = press(client, *goods)
    assert answer.headers["Location"].startswith("/padu-selasa/?anggaran=400000")
    assert "tidak tersedia lagi" in client.get(answer.headers["Location"]).content.decode()
    assert not Line.objects.exists()


def test_when_the_second_cannot_be_added_the_first_is_not_either(client: Client, goods: tuple[Product, Product]) -> None:
    """The shoes' only piece lies in the basket already, in a size of which nothing is left to add."""
    shirt, shoes = goods
    Product.objects.filter(pk=shoes.pk).update(sizes="41, 42")
    StockRecord.objects.filter(product=shoes).update(num_in_stock=1)
    client.post(f"/keranjang/tambah/{shoes.pk}/", {"jumlah": "1", "ukuran": "42"})
    press(client, shirt, shoes)
    assert lines() == [("Pantofel", 1, "42")]


@pytest.mark.parametrize(
    "changed", [{"baju": "0"}, {"sepatu": "x"}, {"ukuran_baju": "XXL"}, {"ukuran_sepatu": ""}, {"sepatu": ""}, {"baju": "²"}], ids=lambda value: str(value)
)
def test_a_forged_press_puts_in_nothing(client: Client, goods: tuple[Product, Product], changed: dict[str, str]) -> None:
    assert press(client, *goods, **changed).status_code == 302
    assert not Line.objects.exists()


def test_what_was_not_chosen_or_of_one_shop_is_no_pair(client: Client, goods: tuple[Product, Product]) -> None:
    stranger = Product.objects.get(title="Kemeja tidak dipilih")
    press(client, stranger, goods[1])
    shop = Partner.objects.get(stockrecords__product=goods[1])
    same = put_in(goods[0].collection_entries.get().collection, make_product(shop, sizes="M")).product
    press(client, same, goods[1])
    assert not Line.objects.exists()


def test_the_seller_reads_the_size_in_the_order(client: Client, goods: tuple[Product, Product]) -> None:
    press(client, *goods)
    client.post("/checkout/alamat/", ADDRESS)
    shops = [row.part.shop.pk for row in client.get("/checkout/kirim/").context["shops"]]
    client.post("/checkout/kirim/", {f"kirim-{shop}": "ambil" for shop in shops} | {f"bayar-{shop}": "transfer" for shop in shops})
    press_order(client)
    assert sorted(line.title for order in Order.objects.all() for line in order.lines.all()) == ["Kemeja Batik, ukuran M", "Pantofel, ukuran 41"]
    seller = make_user("Penjual")
    Order.objects.order_by("pk")[0].partner.users.add(seller)
    client.force_login(seller)
    assert "Kemeja Batik, ukuran M" in client.get(f"/kelola/pesanan/{Order.objects.order_by('pk')[0].pk}/").content.decode()


def test_no_get_writes(client: Client, goods: tuple[Product, Product]) -> None:
    with CaptureQueriesContext(connection) as seen:
        client.get("/padu-selasa/", ASK)
        client.get("/padu-selasa/", {**ASK, "baju": "S"})
    assert len(seen) > 5
    assert not [query for query in seen if re.match(r"INSERT|UPDATE|DELETE", query["sql"])]


@pytest.mark.parametrize("more", [0, 4])
def test_it_costs_the_same_for_few_and_for_many(client: Client, goods: tuple[Product, Product], more: int, django_assert_num_queries: Any) -> None:
    collection = goods[0].collection_entries.get().collection
    for _ in range(more):
        put_in(collection, make_product(make_shop(), sizes="M", price=100_000), wearer="pria")
    # kelurahan, collection, entries with goods, criteria, stock with shop and place (3), pictures
    with django_assert_num_queries(8):
        client.get("/padu-selasa/", ASK)


def test_without_its_collection_there_is_no_such_page(client: Client) -> None:
    assert client.get("/padu-selasa/").status_code == 404
    assert client.post("/padu-selasa/", {}).status_code == 404
    listed = client.get("/sitemap-daftar.xml").content.decode()
    assert "/padu-selasa/" not in listed
    assert "/tanggapan/</loc>" in listed


def test_totals_are_whole_rupiah(goods: tuple[Product, Product], client: Client) -> None:
    (row,) = client.get("/padu-selasa/", ASK).context["rows"]
    assert row["pair"].total == Decimal(350_000)


def test_a_shared_link_and_a_search_engine_learn_where_it_stands(client: Client, goods: tuple[Product, Product]) -> None:
    html = client.get("/padu-selasa/").content.decode()
    assert '<meta property="og:url" content="http://127.0.0.1:8000/padu-selasa/">' in html
    assert '<meta property="og:image" content="http://127.0.0.1:8000/' in html
    assert '"BreadcrumbList"' in html
    assert "/padu-selasa/" in client.get("/sitemap-daftar.xml").content.decode()
