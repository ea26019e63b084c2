"""/toko/ and /toko/<code>/: verified shops, and nothing of the others."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from portal.regions.models import Region
from shop.partner.models import CourierArea, Partner
from shop.partner.queries import regions_in_words
from tests.factories.shop import make_category, make_product, make_region, make_shop

pytestmark = pytest.mark.django_db

NOT_PUBLIC = [Partner.Status.REGISTERED, Partner.Status.REJECTED, Partner.Status.SUSPENDED]


def test_the_list_holds_verified_shops_by_name(client: Client) -> None:
    for name in ("Rapi Jahit", "Dapur Butet"):
        make_shop(name=name)
    for status in NOT_PUBLIC:
        make_shop(name=f"Toko {status}", status=status)
    directory = client.get("/toko/").context["directory"]
    assert [shop.name for shop in directory.shops] == ["Dapur Butet", "Rapi Jahit"]
    assert directory.total == 2


def test_shops_that_show_nothing_come_last(client: Client) -> None:
    make_shop(name="Anggrek")
    make_product(make_shop(name="Berkah"), is_public=False)
    for name in ("Rapi Jahit", "Dapur Butet"):
        make_product(make_shop(name=name))
    assert [shop.name for shop in client.get("/toko/").context["directory"].shops] == ["Dapur Butet", "Rapi Jahit", "Anggrek", "Berkah"]


def test_a_shop_says_how_much_it_shows(client: Client) -> None:
    shop = make_shop(name="Dapur Butet")
    make_product(shop)
    make_product(shop, is_public=False)
    make_shop(name="Kosong")
    shops = client.get("/toko/").context["directory"].shops
    assert [(shop.name, shop.goods) for shop in shops] == [("Dapur Butet", 1), ("Kosong", 0)]


def test_shops_are_narrowed_by_region(client: Client) -> None:
    make_shop(name="Dekat", kelurahan=make_region("12.71.01.1001"))
    make_shop(name="Jauh", kelurahan=make_region("12.71.02.1001", "Tanjung Rejo"))
    make_shop(name="Tanpa alamat", kelurahan=None)
    directory = client.get("/toko/?wilayah=12.71.02").context["directory"]
    assert [shop.name for shop in directory.shops] == ["Jauh"]
    assert directory.chips[0].url == "/toko/"
    choices = client.get("/toko/").context["directory"].regions
    assert {(choice.url, choice.count) for choice in choices} == {("/toko/?wilayah=12.71.01", 1), ("/toko/?wilayah=12.71.02", 1)}
    assert len(client.get("/toko/?wilayah=' OR 1=1").context["directory"].shops) == 3


@pytest.mark.parametrize("status", NOT_PUBLIC)
def test_an_unapproved_shop_is_not_there(client: Client, status: str) -> None:
    assert client.get(make_shop(status=status).get_absolute_url()).status_code == 404


def test_an_unknown_shop_is_not_there(client: Client) -> None:
    assert client.get("/toko/tidak-ada/").status_code == 404


def test_a_shop_page_tells_who_where_when_and_how(client: Client) -> None:
    shop = make_shop(
        name="Dapur Mak Butet",
        owner_name="Butet Siregar",
        about="Kue Medan.",
        days="Selasa sampai Minggu",
        opens="08:00",
        closes="20:00",
        street="Jalan Rahasia 7",
        account_number="9988776655",
    )
    CourierArea.objects.create(partner=shop, region=Region.objects.get(code="12.71.01"), charge=Decimal(5_000))
    make_product(shop, title="Bika Ambon")
    make_product(shop, title="Disembunyikan", is_public=False)
    make_product(title="Milik toko lain")
    html = client.get(shop.get_absolute_url()).content.decode()
    facts = ("Dapur Mak Butet", "Kue Medan.", "Selasa sampai Minggu", "08.00 sampai 20.00 WIB", "Butet Siregar", "diperiksa petugas")
    for words in (*facts, "Kecamatan Medan Kota", "Rp5.000", "1 produk", "Bika Ambon"):
        assert words in html, words
    for words in ("Disembunyikan", "Milik toko lain", "Jalan Rahasia", "9988776655"):
        assert words not in html


def test_goods_of_a_shop_are_chosen_by_kind(client: Client) -> None:
    shop = make_shop()
    make_product(shop, title="Bolu", category=make_category("Kue", parent=make_category("Kuliner")))
    make_product(shop, title="Kemeja", category=make_category("Fesyen"))
    response = client.get(f"{shop.get_absolute_url()}?jenis=kuliner")
    assert [card.title for card in response.context["cards"]] == ["Bolu"]
    assert [chip["text"] for chip in response.context["chips"]] == ["Semua", "Kuliner", "Fesyen"]
    assert len(client.get(f"{shop.get_absolute_url()}?jenis=apa").context["cards"]) == 2


def test_what_can_be_bought_comes_first_in_the_shop(client: Client) -> None:
    shop = make_shop()
    make_product(shop, title="Ada")
    make_product(shop, title="Habis", stock=0)
    assert [card.title for card in client.get(shop.get_absolute_url()).context["cards"]] == ["Ada", "Habis"]


def test_a_shop_without_goods_says_so(client: Client) -> None:
    assert "belum memajang barang" in client.get(make_shop().get_absolute_url()).content.decode()


def test_a_courier_names_levels_because_some_names_are_both() -> None:
    village = make_region("12.71.01.1001", "Aur")
    district = Region.objects.get(code="12.71.01")
    assert regions_in_words([district, village]) == "Kecamatan Medan Kota; Kelurahan Aur"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_shops_costs_the_same(client: Client, rows: int, django_assert_num_queries: Any) -> None:
    for _ in range(rows):
        make_product(make_shop())
    # how many, the shops with their regions and goods, regions counted, region names
    with django_assert_num_queries(4):
        assert len(client.get("/toko/").context["directory"].shops) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_a_shop_page_costs_the_same(client: Client, rows: int, django_assert_num_queries: Any) -> None:
    shop = make_shop()
    for _ in range(rows):
        make_product(shop)
    # shop, kinds, tree, how many, goods, pictures, categories of goods without a picture, courier areas, stars
    with django_assert_num_queries(9) as seen:
        assert len(client.get(shop.get_absolute_url()).context["cards"]) == rows
    assert not [query for query in seen.captured_queries if re.match(r"INSERT|UPDATE|DELETE|REPLACE", query["sql"])]
