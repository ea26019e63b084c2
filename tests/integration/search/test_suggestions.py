"""/cari/saran/: a few words while somebody types."""

from typing import Any

import pytest
from django.test import Client

from search.indexing import rebuild
from shop.partner.models import Partner
from tests.factories.shop import make_category, make_product, make_shop

pytestmark = pytest.mark.django_db


def saran(client: Client, text: str) -> list[dict[str, str]]:
    response = client.get("/cari/saran/", {"q": text})
    assert response.status_code == 200
    assert response["X-Robots-Tag"] == "noindex"
    found: list[dict[str, str]] = response.json()["suggestions"]
    return found


def test_titles_categories_and_shops_that_begin_so(client: Client) -> None:
    shop = make_shop(name="Kopi Tiam Ong")
    category = make_category("Kopi Bubuk")
    make_product(shop, title="Kopi Sidikalang Asli Bubuk 250 gram Kemasan Baru", category=category)
    make_product(title="Teh Kayu Aro")
    rebuild()
    assert saran(client, "kop") == [
        {"kind": "produk", "text": "Kopi Sidikalang Asli Bubuk", "url": "/cari/?q=Kopi+Sidikalang+Asli+Bubuk"},
        {"kind": "kategori", "text": "Kopi Bubuk", "url": "/kategori/kopi-bubuk/"},
        {"kind": "toko", "text": "Kopi Tiam Ong", "url": shop.get_absolute_url()},
    ]


def test_a_suggestion_leads_to_what_it_names(client: Client) -> None:
    make_product(title="Bika Ambon Pandan, dus isi 12")
    rebuild()
    response = client.get(saran(client, "bika")[0]["url"])
    assert [card.title for card in response.context["list"].cards] == ["Bika Ambon Pandan, dus isi 12"]


def test_equal_beginnings_are_said_once_and_not_too_many(client: Client) -> None:
    shop = make_shop()
    for number in range(12):
        make_product(shop, title=f"Kaos Polos Katun Dewasa nomor {number}")
    make_product(shop, title="Kaos Kerah Anak")
    rebuild()
    assert [one["text"] for one in saran(client, "kaos")] == ["Kaos Kerah Anak", "Kaos Polos Katun Dewasa"]


def test_no_more_than_a_handful(client: Client) -> None:
    for number in range(12):
        make_product(make_shop(name=f"Kaos {number}"), title=f"Kaos Motif{number} Anak", category=make_category(f"Kaos {number}"))
    rebuild()
    assert [one["kind"] for one in saran(client, "kaos")] == ["produk"] * 6 + ["kategori"] * 2 + ["toko"] * 2


def test_too_little_suggests_nothing_and_asks_nothing(client: Client, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert saran(client, "") == saran(client, "k") == saran(client, '"') == []


def test_hidden_shops_are_not_suggested(client: Client) -> None:
    shop = make_shop(name="Ulos Jaya", status=Partner.Status.SUSPENDED)
    make_product(shop, title="Ulos Sadum")
    rebuild()
    assert saran(client, "ulos") == []


def test_the_second_asking_costs_nothing(client: Client, django_assert_num_queries: Any) -> None:
    make_product(title="Dodol")
    rebuild()
    first = saran(client, "dodol")
    with django_assert_num_queries(0):
        assert saran(client, "dodol") == first
