"""/cari/saran/: a few words while somebody types."""

import re
from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from search.indexing import rebuild
from shop.partner.models import Partner
from tests.factories.pages import make_guide
from tests.factories.shop import make_category, make_product, make_shop

pytestmark = pytest.mark.django_db


def saran(client: Client, text: str) -> list[dict[str, str]]:
    response = client.get("/cari/saran/", {"q": text})
    assert response.status_code == 200
    assert response["X-Robots-Tag"] == "noindex"
    found: list[dict[str, str]] = response.json()["suggestions"]
    return found


def texts(client: Client, text: str) -> list[str]:
    return [one["text"] for one in saran(client, text)]


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


def test_equal_beginnings_are_said_once_the_most_usual_first(client: Client) -> None:
    shop = make_shop()
    make_product(shop, title="Kaos Kerah Anak")
    for number in range(12):
        make_product(shop, title=f"Kaos Polos Katun Dewasa nomor {number}")
    rebuild()
    assert texts(client, "kaos") == ["Kaos Polos Katun Dewasa", "Kaos Kerah Anak"]


def test_what_many_titles_share_comes_before_what_one_says(client: Client) -> None:
    for title in ("Keripik Pisang Madu", "Keripik Pisang Keju", "KERIPIK PISANG ASIN 250 gram", "Keripik Tempe Daun Jeruk Pedas"):
        make_product(title=title)
    rebuild()
    first, *others = texts(client, "keripik")
    assert first == "Keripik Pisang"
    assert sorted(others) == ["Keripik Pisang Asin", "Keripik Pisang Keju", "Keripik Pisang Madu", "Keripik Tempe Daun Jeruk"]


def test_nothing_hangs_at_the_end_and_nothing_is_shouted(client: Client) -> None:
    make_product(title="SAMBAL ROA DAN Teri Pedas")
    make_product(title="Sambal Hijau Botol 250 gram")
    rebuild()
    assert sorted(texts(client, "sambal")) == ["Sambal Hijau Botol", "Sambal Roa Dan Teri"]
    make_product(title="Sambal Tuktuk untuk Ikan")
    assert texts(client, "tuktuk") == ["Sambal Tuktuk untuk Ikan"]


def test_two_letters_and_a_typo_are_understood(client: Client) -> None:
    for kind in ("Merah", "Putih", "Kuning"):
        make_product(title=f"Zolpaka {kind}")
    rebuild()
    for text in ("zo", "zolpka"):
        first, *others = texts(client, text)
        assert first == "Zolpaka"
        assert sorted(others) == ["Zolpaka Kuning", "Zolpaka Merah", "Zolpaka Putih"]
    assert "Zolpaka" not in texts(client, "zolpaka"), "it stands in the box already"


def test_no_more_than_a_handful(client: Client) -> None:
    for number in range(12):
        make_product(make_shop(name=f"Kaos {number}"), title=f"Kaos Motif{number} Anak", category=make_category(f"Kaos {number}"))
    rebuild()
    assert [one["kind"] for one in saran(client, "kaos")] == ["produk"] * 6 + ["kategori"] * 2 + ["toko"] * 2


def test_too_little_suggests_nothing_and_asks_nothing(client: Client, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert saran(client, "") == saran(client, "k") == saran(client, '"') == []


def test_a_full_list_gives_way_to_other_kinds(client: Client) -> None:
    for number in range(12):
        make_product(make_shop(name=f"Kaos {number}"), title=f"Kaos Motif{number} Anak", category=make_category(f"Kaos {number}"))
        make_guide(f"Memilih kaos {number}")
    rebuild()
    assert [one["kind"] for one in saran(client, "kaos")] == ["produk"] * 4 + ["kategori"] * 2 + ["toko"] * 2 + ["panduan"] * 2


def test_a_question_is_offered_its_guides_first(client: Client) -> None:
    make_guide("Cara membayar", slug="cara-membayar")
    make_guide("Cara memesan")
    make_product(title="Cara Merajut, buku")
    rebuild()
    assert [(one["kind"], one["text"]) for one in saran(client, "cara")] == [
        ("panduan", "Cara membayar"),
        ("panduan", "Cara memesan"),
        ("produk", "Cara Merajut, buku"),
    ]
    assert saran(client, "cara bay") == [{"kind": "panduan", "text": "Cara membayar", "url": "/panduan/cara-membayar/"}]


def test_only_published_guides_that_everybody_may_read(client: Client) -> None:
    make_guide("Merawat songket")
    make_guide("Menyimpan songket").unpublish()
    closed = make_guide("Menjual songket")
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    assert texts(client, "songket") == ["Merawat songket"]


def test_a_shop_that_was_closed_is_gone_from_a_list_that_was_kept(client: Client) -> None:
    shop = make_shop(name="Ulos Jaya")
    assert texts(client, "ulos") == ["Ulos Jaya"]
    Partner.objects.filter(pk=shop.pk).update(status=Partner.Status.SUSPENDED)
    assert texts(client, "ulos") == []


def test_the_answer_brings_the_words_that_the_box_shows_and_says(client: Client) -> None:
    make_shop(name="Ulos Jaya")
    make_shop(name="Ulos Indah")
    answer = client.get("/cari/saran/", {"q": "ulos"})
    assert answer.json()["said"] == "2 saran."
    assert answer.json()["label"] == "Saran"
    assert {one["kind"] for one in answer.json()["suggestions"]} <= set(answer.json()["groups"])
    assert client.get("/cari/saran/", {"q": "zzqqw"}).json()["said"] == "Tidak ada saran."
    assert answer["Cache-Control"] == "public, max-age=60"
    assert not answer.cookies


def test_asking_writes_nothing(client: Client, django_assert_max_num_queries: Any) -> None:
    make_product(make_shop(name="Dodol Ibu"), title="Dodol Durian")
    make_guide("Menyimpan dodol")
    rebuild()
    with django_assert_max_num_queries(20) as seen:
        assert len(saran(client, "dodol")) == 3
    assert not [query for query in seen.captured_queries if re.match(r"INSERT|UPDATE|DELETE|REPLACE", query["sql"])]


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
