"""/produk/<slug>_<pk>/: everything a buyer must know before buying, without sign-in, and nothing that is not public."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from shop.catalogue.models import Product
from shop.catalogue.queries import product_url
from shop.partner.models import CourierArea, Partner
from tests.factories.shop import make_category, make_product, make_region, make_shop, make_user

pytestmark = pytest.mark.django_db


def page(client: Client, product: Product) -> str:
    response = client.get(product.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def test_lists_and_models_agree_on_the_address() -> None:
    product = make_product(title="Kopi & Teh Sidikalang 250 g")
    assert product_url(product.slug, product.pk) == product.get_absolute_url()


def test_all_that_article_13_asks_is_told_to_a_visitor(client: Client) -> None:
    decided = timezone.make_aware(datetime.datetime(2026, 11, 3, 10))
    village = make_region("12.71.19.1001", "Petisah Tengah")
    open_hours = {"days": "Selasa sampai Minggu", "opens": "08:00", "closes": "20:00"}
    shop = make_shop(name="Dapur Mak Butet", owner_name="Butet Siregar", decided_at=decided, kelurahan=village, **open_hours)
    CourierArea.objects.create(partner=shop, region=village.parent, charge=Decimal(5_000))
    product = make_product(
        shop,
        title="Bika Ambon",
        price=65_000,
        stock=18,
        weight=1_500,
        unit="loyang",
        condition="Baru",
        ingredients="Tepung sagu, telur",
        keeping="3 hari di suhu ruang",
        legality="P-IRT 2061271000000-28",
        description="Dipanggang pagi hari.",
    )
    html = page(client, product)
    for words in (
        "Rp65.000",
        "per loyang",
        "Siap, stok 18",
        "1,5 kg",
        "Baru",
        "Tepung sagu, telur",
        "3 hari di suhu ruang",
        "P-IRT 2061271000000-28",
        "Ditulis penjual, belum dilihat petugas",
        "Dapur Mak Butet sudah diperiksa petugas",
        "3 November 2026",
        "Penanggung jawab: Butet Siregar",
        "Petisah Tengah, Medan Kota",
        "Selasa sampai Minggu, 08.00 sampai 20.00 WIB",
        "Ambil di toko",
        "Diantar toko: Kecamatan Medan Kota",
        "Rp5.000",
        "Transfer ke rekening toko",
        "Bayar di toko saat mengambil",
        "Batal, tukar, dan uang kembali",
        "Mengadukan masalah",
        "Dipanggang pagi hari.",
    ):
        assert words in html, words


def test_what_the_shop_does_not_offer_is_not_promised(client: Client) -> None:
    html = page(client, make_product(make_shop(pickup=False, bank_name="", account_number=""), legality=""))
    for words in ("Transfer ke rekening", "Bayar di toko", "Ambil di toko", "Diantar toko:", "belum dilihat petugas"):
        assert words not in html
    assert "Izin produk belum ditulis" in html


def test_the_street_and_the_account_stay_private(client: Client) -> None:
    html = page(client, make_product(make_shop(street="Jalan Rahasia 7", account_number="9988776655", phone="+6281300099999")))
    assert "Jalan Rahasia" not in html
    assert "9988776655" not in html
    assert "81300099999" not in html


def test_goods_in_stock_can_be_put_into_the_basket_without_script(client: Client) -> None:
    product = make_product(stock=7)
    html = page(client, product)
    assert f'action="{reverse("basket:add", kwargs={"pk": product.pk})}" method="post" id="beli"' in html
    assert re.search(r'name="quantity"[^>]*min="1" max="7" value="1"', html)


def test_sold_out_goods_cannot(client: Client) -> None:
    product = make_product(stock=3)
    product.stockrecords.update(num_allocated=3)
    html = page(client, product)
    assert 'id="beli"' not in html
    assert "Belum bisa dibeli" in html
    assert "Habis" in html


def test_a_thousand_pieces_are_a_number_for_the_field(client: Client) -> None:
    assert 'max="500"' in page(client, make_product(stock=12_000))


@pytest.mark.parametrize("status", [Partner.Status.REGISTERED, Partner.Status.REJECTED, Partner.Status.SUSPENDED])
def test_goods_of_an_unapproved_shop_are_not_there(client: Client, status: str) -> None:
    assert client.get(make_product(make_shop(status=status)).get_absolute_url()).status_code == 404


def test_hidden_goods_are_not_there_even_for_staff(client: Client) -> None:
    product = make_product(is_public=False)
    client.force_login(make_user(is_staff=True, is_superuser=True))
    assert client.get(product.get_absolute_url()).status_code == 404


def test_an_old_address_leads_to_the_new_one(client: Client) -> None:
    product = make_product(title="Kopi")
    response = client.get(f"/produk/nama-lama_{product.pk}/")
    assert response.status_code == 301
    assert response["Location"] == product.get_absolute_url()


def test_words_of_a_seller_cannot_become_code(client: Client) -> None:
    html = page(client, make_product(title="<script>x</script>", description='<img src=x onerror="x()">Enak', ingredients="<b>telur"))
    assert "<script>x" not in html
    assert "onerror" not in html
    assert "Enak" in html
    assert "&lt;b&gt;telur" in html


def test_other_goods_are_of_this_shop_and_public(client: Client) -> None:
    shop = make_shop()
    product = make_product(shop, title="Ini")
    make_product(shop, title="Juga")
    make_product(shop, title="Disembunyikan", is_public=False)
    make_product(title="Toko lain")
    others = client.get(product.get_absolute_url()).context["others"]
    assert [card.title for card in others] == ["Juga"]


def test_crumbs_follow_the_deepest_category(client: Client) -> None:
    cake = make_category("Kue", parent=make_category("Kuliner"))
    crumbs = client.get(make_product(category=cake).get_absolute_url()).context["crumbs"]
    assert crumbs == [("Produk", "/produk/"), ("Kuliner", "/kategori/kuliner/"), ("Kue", "/kategori/kue/")]


@pytest.mark.parametrize("number", ["", "0", "2", "-1", "x", "²", "9" * 5000])
def test_a_strange_picture_number_shows_the_page(client: Client, number: str) -> None:
    assert client.get(make_product().get_absolute_url(), {"foto": number}).status_code == 200


@pytest.mark.parametrize("others", [1, 3])
def test_a_product_page_costs_the_same_however_much_the_shop_sells(client: Client, others: int, django_assert_num_queries: Any) -> None:
    shop = make_shop()
    product = make_product(shop)
    for _ in range(others):
        make_product(shop)
    # product with its shop, category, tree, pictures, courier areas, other goods, their pictures, their categories (no picture)
    with django_assert_num_queries(8) as seen:
        assert len(client.get(product.get_absolute_url()).context["others"]) == others
    assert not [query for query in seen.captured_queries if re.match(r"INSERT|UPDATE|DELETE|REPLACE", query["sql"])]


def test_delivery_to_the_own_kelurahan_is_estimated_and_the_place_is_kept_on_the_device(client: Client) -> None:
    shop = make_shop(parcel_charge=25_000)
    shop.courier_areas.create(region=make_region(), charge=8_000, per_kg=2_000)
    product = make_product(shop, weight=2_500)
    before = page(client, product)
    assert "Hitung ongkos ke kelurahan saya" in before
    assert f"ke={product.get_absolute_url()}" in before
    after = client.get(product.get_absolute_url(), {"kelurahan": "12.71.01.1001"})
    assert [(way.code, way.charge) for way in after.context["estimate"]] == [("antar", 12_000), ("paket", 25_000), ("ambil", 0)]
    assert client.cookies["kelurahan_saya"].value == "12.71.01.1001"
    again = page(client, product)
    assert "Satu barang ini ke Kelurahan" in again
    assert "Rp12.000" in again


def test_a_new_charge_is_on_the_page_and_in_its_estimate_at_once_from_one_reading(client: Client) -> None:
    shop = make_shop(cash_on_delivery=True)
    area = shop.courier_areas.create(region=make_region(), charge=8_000)
    path = make_product(shop).get_absolute_url()
    client.get(path, {"kelurahan": "12.71.01.1001"})
    area.charge = 9_000
    area.save()
    with CaptureQueriesContext(connection) as seen:
        shown = client.get(path).context
    assert [area.charge for area in shown["delivery"].areas] == [9_000]
    assert [way.charge for way in shown["estimate"] if way.code == "antar"] == [9_000]
    assert len([query for query in seen.captured_queries if "partner_courierarea" in query["sql"]]) == 1


def test_what_a_further_kilogram_costs_is_said_once_where_it_is_the_same_everywhere(client: Client) -> None:
    shop = make_shop()
    shop.courier_areas.create(region=make_region(), charge=8_000, per_kg=2_000)
    far = shop.courier_areas.create(region=make_region("12.71.01.1002", "Lain"), charge=11_000, per_kg=2_000)
    product = make_product(shop)
    for address in (product.get_absolute_url(), shop.get_absolute_url()):
        assert client.get(address).content.decode().count("tambah Rp2.000 tiap kg sesudah kg pertama") == 1
    far.per_kg = 3_000
    far.save()
    for address in (product.get_absolute_url(), shop.get_absolute_url()):
        text = client.get(address).content.decode()
        assert "Rp2.000 tiap kg" in text
        assert "Rp3.000 tiap kg" in text
        assert "Diantar toko: tambah" not in text
    shop.courier_areas.update(per_kg=0)
    assert "tiap kg" not in client.get(product.get_absolute_url()).content.decode()


def test_a_strange_place_is_neither_kept_nor_estimated(client: Client) -> None:
    product = make_product()
    answer = client.get(product.get_absolute_url(), {"kelurahan": "99.99.99.9999"})
    assert answer.context["estimate"] == []
    assert "kelurahan_saya" not in client.cookies
