"""/produk/ and /kategori/<slug>/: who is shown, in which order, by which filters, at what cost."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from shop.catalogue.listing import PER_PAGE
from shop.partner.models import Partner
from tests.factories.shop import make_category, make_product, make_region, make_shop

pytestmark = pytest.mark.django_db


def titles(client: Client, address: str) -> list[str]:
    response = client.get(address)
    assert response.status_code == 200
    return [card.title for card in response.context["list"].cards]


def test_only_shown_goods_of_verified_shops_are_listed(client: Client) -> None:
    make_product(title="Bika Ambon")
    make_product(title="Disembunyikan", is_public=False)
    for status in (Partner.Status.REGISTERED, Partner.Status.REJECTED, Partner.Status.SUSPENDED):
        make_product(make_shop(status=status), title=f"Barang {status}")
    assert titles(client, "/produk/") == ["Bika Ambon"]


def test_a_card_says_what_a_buyer_decides_by(client: Client) -> None:
    shop = make_shop(name="Dapur Butet", kelurahan=make_region("12.71.01.1001", "Petisah Tengah"))
    make_product(shop, title="Bika <Ambon>", price=65_000, stock=18)
    html = client.get("/produk/").content.decode()
    for words in ("Bika &lt;Ambon&gt;", "Rp65.000", "Dapur Butet, Petisah Tengah", "Siap, stok 18", "1 produk dari 1 toko"):
        assert words in html
    assert "Bika <Ambon>" not in html


def test_what_can_be_bought_comes_first_then_the_newest(client: Client) -> None:
    make_product(title="Lama, siap")
    make_product(title="Habis", stock=0)
    make_product(title="Baru, siap")
    make_product(title="Dipesan semua", stock=2).stockrecords.update(num_allocated=2)
    assert titles(client, "/produk/") == ["Baru, siap", "Lama, siap", "Dipesan semua", "Habis"]


def test_goods_are_sorted_by_price_on_request(client: Client) -> None:
    for price in (30_000, 10_000, 20_000):
        make_product(title=str(price), price=price)
    assert titles(client, "/produk/?urut=termurah") == ["10000", "20000", "30000"]
    assert titles(client, "/produk/?urut=termahal") == ["30000", "20000", "10000"]


@pytest.fixture
def market() -> None:
    near = make_shop(kelurahan=make_region("12.71.01.1001", "Pasar Baru"))
    far = make_shop(kelurahan=make_region("12.71.02.1001", "Tanjung Rejo"))
    make_product(near, title="Teh dekat", price=10_000)
    make_product(near, title="Kopi dekat", price=60_000)
    make_product(far, title="Teh jauh", price=10_000)
    make_product(far, title="Teh jauh nanti", price=10_000, lead_days=3)
    make_product(far, title="Teh jauh habis", price=10_000, stock=0)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("harga=0-25000", {"Teh dekat", "Teh jauh", "Teh jauh nanti", "Teh jauh habis"}),
        ("harga=50000-100000", {"Kopi dekat"}),
        ("harga=0-10000", set()),
        ("wilayah=12.71.02", {"Teh jauh", "Teh jauh nanti", "Teh jauh habis"}),
        ("wilayah=12.71.01.1001", {"Teh dekat", "Kopi dekat"}),
        ("wilayah=12.7", {"Teh dekat", "Kopi dekat", "Teh jauh", "Teh jauh nanti", "Teh jauh habis"}),
        ("ada=siap", {"Teh dekat", "Kopi dekat", "Teh jauh"}),
        ("ada=pesan", {"Teh jauh nanti"}),
        ("harga=0-25000&wilayah=12.71.02&ada=siap", {"Teh jauh"}),
    ],
)
@pytest.mark.usefixtures("market")
def test_filters_work_alone_and_together(client: Client, query: str, expected: set[str]) -> None:
    assert set(titles(client, f"/produk/?{query}")) == expected


@pytest.mark.usefixtures("market")
def test_every_filter_link_leads_to_as_many_goods_as_it_says(client: Client) -> None:
    page = client.get("/produk/?wilayah=12.71.02").context["list"]
    choices = [*page.bands, *page.states, *page.regions, *page.categories]
    assert len(choices) >= 5
    for choice in choices:
        assert len(titles(client, choice.url)) == (5 if choice.current else choice.count), choice


@pytest.mark.usefixtures("market")
def test_a_chip_removes_its_filter_and_keeps_the_others(client: Client) -> None:
    page = client.get("/produk/?harga=0-25000&wilayah=12.71.02&ada=siap&urut=termurah").context["list"]
    assert [chip.text for chip in page.chips] == ["Di bawah Rp25.000", "Medan Kota", "Siap sekarang"]
    assert page.chips[2].url == "/produk/?harga=0-25000&wilayah=12.71.02&urut=termurah"


@pytest.mark.usefixtures("market")
def test_regions_open_level_by_level(client: Client) -> None:
    districts = client.get("/produk/").context["list"].regions
    assert [choice.url for choice in districts] == ["/produk/?wilayah=12.71.02", "/produk/?wilayah=12.71.01"]
    make_product(make_shop(kelurahan=make_region("12.71.02.1002", "Babura")))
    inside = client.get("/produk/?wilayah=12.71.02").context["list"].regions
    assert {choice.text for choice in inside} == {"Tanjung Rejo", "Babura"}


def test_a_filtered_list_is_the_list_to_search_engines(client: Client) -> None:
    make_product()
    for query in ("", "?ada=siap", "?ada=siap&page=2", "?utm_source=wa"):
        assert 'rel="canonical" href="http://127.0.0.1:8000/produk/"' in client.get(f"/produk/{query}").content.decode()


def test_nothing_found_says_so_and_shows_a_way_out(client: Client) -> None:
    make_product(price=10_000)
    html = client.get("/produk/?harga=250000-").content.decode()
    assert "Belum ada barang yang cocok" in html
    assert 'href="/produk/"' in html


@pytest.mark.parametrize("query", ["page=0", "page=999", "page=x", "harga=%00&wilayah=%27&ada=1&urut=2", "page=-1&harga=9-1"])
def test_a_strange_address_still_shows_goods(client: Client, query: str) -> None:
    make_product(title="Teh")
    assert titles(client, f"/produk/?{query}") == ["Teh"]


def test_pages_hold_everything_once_and_keep_the_filters(client: Client) -> None:
    shop = make_shop()
    for number in range(PER_PAGE + 4):
        make_product(shop, title=f"Barang {number}", stock=number % 2)
    first, second = titles(client, "/produk/?urut=termurah"), titles(client, "/produk/?urut=termurah&page=2")
    assert len(first) == PER_PAGE
    assert len(set(first + second)) == PER_PAGE + 4
    assert 'href="?urut=termurah&amp;page=2"' in client.get("/produk/?urut=termurah").content.decode()


def test_a_category_holds_its_branches_and_each_product_once(client: Client) -> None:
    food = make_category("Kuliner")
    cake, drink = make_category("Kue", parent=food), make_category("Minuman", parent=food)
    product = make_product(title="Bolu", category=cake)
    product.categories.add(drink)
    make_product(title="Kopi", category=drink)
    make_product(title="Baju", category=make_category("Fesyen"))
    assert titles(client, "/kategori/kuliner/") == ["Kopi", "Bolu"]
    assert titles(client, "/kategori/kue/") == ["Bolu"]
    page = client.get("/kategori/kuliner/?ada=siap").context["list"]
    assert {(choice.text, choice.url, choice.count) for choice in page.categories} == {
        ("Kue", "/kategori/kue/?ada=siap", 1),
        ("Minuman", "/kategori/minuman/?ada=siap", 2),
    }


def test_an_unknown_or_hidden_category_is_not_there(client: Client) -> None:
    hidden = make_category("Rahasia")
    type(hidden).objects.filter(pk=hidden.pk).update(is_public=False)
    assert client.get("/kategori/rahasia/").status_code == 404
    assert client.get("/kategori/tidak-ada/").status_code == 404


@pytest.mark.parametrize("address", ["/produk/", "/kategori/kuliner/", "/produk/?harga=0-25000&ada=siap"])
@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_costs_the_same_however_many_goods_it_shows(client: Client, address: str, rows: int, django_assert_num_queries: Any) -> None:
    for _ in range(rows):
        make_product()
    # tree, numbers, states, regions, region names, categories, goods, pictures, categories of goods without a picture
    with django_assert_num_queries(9):
        assert len(titles(client, address)) == rows


def test_a_long_list_counts_its_filters_once_a_minute(client: Client, django_assert_num_queries: Any) -> None:
    shop = make_shop()
    for _ in range(PER_PAGE + 1):
        make_product(shop)
    client.get("/produk/")
    with django_assert_num_queries(3):  # goods, pictures, categories of goods without a picture
        client.get("/produk/?urut=termurah")


def test_a_short_list_shows_what_is_new_at_once(client: Client) -> None:
    make_product(title="Lama")
    titles(client, "/produk/")
    make_product(title="Baru", price=99_000)
    page = client.get("/produk/").context["list"]
    assert page.counts.total == 2
    assert "Rp50.000 sampai Rp99.999" in client.get("/produk/").content.decode()


def test_a_get_writes_nothing(client: Client, django_assert_num_queries: Any) -> None:
    make_product()
    with django_assert_num_queries(9) as seen:
        response = client.get("/produk/")
    assert not [query for query in seen.captured_queries if re.match(r"INSERT|UPDATE|DELETE|REPLACE", query["sql"])]
    assert not response.cookies
