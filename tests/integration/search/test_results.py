"""/cari/: one box over goods, shops and what editors wrote."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from search.indexing import rebuild
from shop.catalogue.models import Product
from shop.partner.models import Partner
from tests.factories.pages import make_article, make_guide, make_home, make_programme, make_session
from tests.factories.shop import make_product, make_region, make_shop

pytestmark = pytest.mark.django_db
# the site, private pages, 4 kinds of pages; goods found (words, facts) and looked at closely, names of
# regions and shops beside the filters, 2 for the cards, the category tree; shops.
QUERIES = 16


@pytest.fixture
def written(django_capture_on_commit_callbacks: Callable[..., Any]) -> Callable[..., Any]:
    """Makes pages and lets Wagtail take them into its index, which it does after commit."""

    def write(make: Callable[..., Any], *args: Any, **fields: Any) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return make(*args, **fields)

    return write


def cari(client: Client, text: str, **query: str) -> Any:
    response = client.get("/cari/", {"q": text, **query})
    assert response.status_code == 200
    return response


def titles(response: Any) -> list[str]:
    return [card.title for card in response.context["list"].cards]


def test_goods_are_found_counted_and_linked(client: Client) -> None:
    shop = make_shop(name="Dapur Gayo")
    product = make_product(shop, title="Kopi Gayo 250gr", price=35_000)
    make_product(make_shop(), title="Kopi Gayo Bubuk Halus")
    make_product(title="Teh Melati")
    rebuild()
    response = cari(client, "kopi gayo")
    html = response.content.decode()
    assert titles(response) == ["Kopi Gayo 250gr", "Kopi Gayo Bubuk Halus"]
    assert "2 produk dari 2 toko." in html
    assert product.get_absolute_url() in html
    assert "Rp35.000" in html
    assert 'value="kopi gayo"' in html


def test_the_page_stays_out_of_search_engines(client: Client) -> None:
    for query in ({}, {"q": "kopi"}):
        response = client.get("/cari/", query)
        assert response["X-Robots-Tag"] == "noindex"
        assert '<meta name="robots" content="noindex">' in response.content.decode()


def test_a_suspended_shop_vanishes_at_once(client: Client) -> None:
    shop = make_shop(name="Toko Sepatu Jaya")
    make_product(shop, title="Sepatu Kulit")
    rebuild()
    assert titles(cari(client, "sepatu")) == ["Sepatu Kulit"]
    Partner.objects.filter(pk=shop.pk).update(status=Partner.Status.SUSPENDED)
    response = cari(client, "sepatu")
    html = response.content.decode()
    assert response.context["total"] == 0
    assert "Sepatu Kulit" not in html
    assert "Toko Sepatu Jaya" not in html


def test_nothing_found_promises_nothing(client: Client) -> None:
    make_product(title="Kopi")
    rebuild()
    response = cari(client, "kerak telor")
    html = response.content.decode()
    assert response.context["nothing"]
    assert 'Belum ada yang menjual "kerak telor"' in html
    assert "Kami catat" not in html
    assert "/kategori/kuliner/" in html


@pytest.mark.parametrize("text", ["", "   ", '"" !!'])
def test_without_a_word_it_says_what_can_be_asked(client: Client, text: str) -> None:
    make_product()
    html = cari(client, text).content.decode()
    assert "Tulis nama barang di kotak cari" in html
    assert "/kategori/kuliner/" in html


def test_markup_in_a_question_is_text(client: Client) -> None:
    html = cari(client, "<script>alert(1)</script>").content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_some_words_are_enough_when_nothing_has_all_and_that_is_said(client: Client) -> None:
    make_product(title="Kue Lapis")
    rebuild()
    response = cari(client, "kue rangi")
    assert titles(response) == ["Kue Lapis"]
    assert 'Belum ada yang menjual "kue rangi"' in response.content.decode()


def test_filters_keep_the_words_and_never_widen(client: Client) -> None:
    shop = make_shop()
    make_product(shop, title="Kopi Gayo", price=60_000)
    make_product(shop, title="Kopi Lampung", price=20_000)
    rebuild()
    response = cari(client, "kopi", harga="0-25000")
    assert titles(response) == ["Kopi Lampung"]
    assert "/cari/?q=kopi&amp;urut=termurah" not in response.content.decode()
    assert "/cari/?q=kopi&amp;harga=0-25000&amp;urut=termurah" in response.content.decode()
    assert titles(cari(client, "kopi gayo")) == ["Kopi Gayo", "Kopi Lampung"]
    assert titles(cari(client, "kopi gayo", harga="0-25000")) == ["Kopi Lampung"]
    assert titles(cari(client, "gayo", harga="0-25000")) == []
    assert "Hapus salah satu saringan" in cari(client, "gayo", harga="0-25000").content.decode()


def test_counts_beside_filters_are_the_lengths_of_their_lists(client: Client) -> None:
    for price, village in ((5_000, "12.71.01.1001"), (30_000, "12.71.01.1001"), (40_000, "12.71.02.1001")):
        make_product(make_shop(kelurahan=make_region(village, f"Kel {village}")), title="Keripik Pisang", price=price)
    make_product(title="Kopi", price=5_000)
    rebuild()
    listing = cari(client, "keripik").context["list"]
    choices = [*listing.bands, *listing.states, *listing.regions]
    assert len(choices) >= 5
    for choice in choices:
        assert len(client.get(choice.url).context["list"].cards) == choice.count, choice


def test_orders_are_links(client: Client) -> None:
    shop = make_shop()
    for title, price in (("Teri Besar", 50_000), ("Teri Nasi Medan", 80_000), ("Teri", 20_000)):
        make_product(shop, title=title, price=price)
    rebuild()
    assert titles(cari(client, "teri")) == ["Teri", "Teri Besar", "Teri Nasi Medan"]
    assert titles(cari(client, "teri", urut="termahal")) == ["Teri Nasi Medan", "Teri Besar", "Teri"]
    assert [choice.text for choice in cari(client, "teri").context["list"].orders if choice.current] == ["Paling cocok"]


def test_pages_follow_and_a_page_too_far_is_the_last(client: Client) -> None:
    shop = make_shop()
    for number in range(30):
        make_product(shop, title=f"Dodol {number:02d}")
    rebuild()
    first, second = cari(client, "dodol"), cari(client, "dodol", page="2")
    assert len(titles(first)) == 24
    assert len(titles(second)) == 6
    assert not set(titles(first)) & set(titles(second))
    assert 'href="?q=dodol&amp;page=2"' in first.content.decode()
    for page in ("9", "99999", "-1", "x", "0"):
        assert titles(cari(client, "dodol", page=page)) in (titles(first), titles(second))
    assert titles(cari(client, "dodol", page="9")) == titles(second)


def test_a_question_shows_the_guide_before_goods(client: Client, written: Callable[..., Any]) -> None:
    written(make_guide, "Cara membayar", slug="cara-membayar")
    make_product(title="Buku Cara Bayar Pajak")
    rebuild()
    html = cari(client, "cara bayar").content.decode()
    assert html.index("/panduan/cara-membayar/") < html.index("Buku Cara Bayar Pajak")


def test_goods_that_share_one_word_with_a_question_stay_out(client: Client, written: Callable[..., Any]) -> None:
    written(make_guide, "Cara membayar")
    make_product(title="Jaket bayar di tempat")
    rebuild()
    html = cari(client, "bagaimana cara bayar").content.decode()
    assert "Cara membayar" in html
    assert "Jaket" not in html


def test_everything_is_grouped(client: Client, written: Callable[..., Any]) -> None:
    written(make_home)
    written(make_guide, "Menyimpan songket")
    written(make_session, "Pelatihan songket")
    written(make_session, "Songket tahun lalu", in_days=-300)
    written(make_article, "Songket di pameran")
    written(make_programme, "Selasa songket")
    make_product(make_shop(name="Rumah Songket"), title="Songket Melayu")
    rebuild()
    html = cari(client, "songket").content.decode()
    groups = ("Panduan: Menyimpan songket", "Songket Melayu", "Rumah Songket</a>", "Pelatihan songket", "Songket di pameran", "Selasa songket")
    places = [html.index(words) for words in groups]
    assert places == sorted(places)
    assert "Songket tahun lalu" not in html


def test_unpublished_and_private_pages_are_not_found(client: Client, written: Callable[..., Any]) -> None:
    written(make_guide, "Panduan songket terbit")
    written(make_guide, "Panduan songket ditarik").unpublish()
    closed = written(make_article, "Kabar songket rahasia")
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    html = cari(client, "songket").content.decode()
    assert "songket terbit" in html
    assert "songket ditarik" not in html
    assert "songket rahasia" not in html


@pytest.mark.parametrize("text", ['"', "*", "(", "a AND OR NOT b", "kopi\x00", "%", "' OR 1=1 --", "x" * 10_000, "kopi " * 2_000, "😀"])
def test_no_question_breaks_the_page(client: Client, written: Callable[..., Any], text: str) -> None:
    written(make_guide, "Kopi dan teh")
    make_product(title="Kopi")
    rebuild()
    cari(client, text)
    assert client.get("/cari/saran/", {"q": text}).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_a_search_costs_the_same_however_much_it_finds(client: Client, written: Callable[..., Any], rows: int, django_assert_num_queries: Any) -> None:
    for number in range(rows):
        make_product(make_shop(name=f"Toko Songket {number}"), title=f"Songket {number}")
        written(make_guide, f"Songket {number}")
        written(make_session, f"Latihan songket {number}")
        written(make_article, f"Kabar songket {number}")
    written(make_guide, "Hangat")
    rebuild()
    cari(client, "hangat")  # what a process asks once: content types, the site's root
    with django_assert_num_queries(QUERIES) as seen:
        response = cari(client, "songket")
    assert len(titles(response)) == rows
    assert len(response.context["shops"]) == len(response.context["pages"].guides) == rows
    assert not [query for query in seen.captured_queries if re.match(r"INSERT|UPDATE|DELETE|REPLACE", query["sql"])]
    assert not response.cookies


def test_goods_that_are_gone_from_the_catalogue_are_gone_from_search(client: Client) -> None:
    product = make_product(title="Sarung Sutra")
    rebuild()
    Product.objects.filter(pk=product.pk).delete()
    assert cari(client, "sarung").context["nothing"]


def test_a_district_in_the_words_is_an_offer_and_no_typo(client: Client) -> None:
    near, far = (make_shop(kelurahan=make_region(code, name)) for code, name in (("12.71.01.1001", "Sei Rampah"), ("12.71.02.1001", "Lain")))
    make_product(near, title="Kue Lapis")
    make_product(far, title="Kue Rampa")
    rebuild()
    response = cari(client, "kue dari Sei Rampah")
    assert response.context["list"].found.question.corrections == ()
    assert response.context["every"]
    offer = response.context["list"].offer
    assert offer.text == "Hanya dari Sei Rampah"
    assert titles(client.get(offer.url)) == ["Kue Lapis"]
