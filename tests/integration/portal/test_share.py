"""What machines and messengers are told: structured data on the pages, cards of shared links (SE-02, SE-03)."""

from __future__ import annotations

import json
import re
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from portal.cards.drawing import MOST_BYTES
from shop.catalogue.pictures import add_picture
from tests.factories.clinics import make_clinic
from tests.factories.curation import make_collection, put_in
from tests.factories.pages import make_article, make_guide, make_home, make_image, make_journey, make_plain, make_programme, make_session
from tests.factories.reviews import make_review
from tests.factories.shop import make_category, make_product, make_shop
from tests.published_fields import REQUIRED, faults

pytestmark = pytest.mark.django_db
HOST = "http://127.0.0.1:8000"
HOSTILE = '</script><script>alert("1")</script>'
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def things(client: Client, path: str) -> dict[str, dict[str, Any]]:
    """Everything of schema.org on a page, by type."""
    html = client.get(path).content.decode()
    return {thing["@type"]: thing for found in SCRIPT.findall(html) for thing in json.loads(found)["@graph"]}


def meta(client: Client, path: str, name: str) -> str:
    found = re.search(rf'<meta property="{name}" content="([^"]*)">', client.get(path).content.decode())
    return found.group(1) if found else ""


def test_home_tells_who_runs_it_and_how_to_search(client: Client) -> None:
    make_home()
    found = things(client, "/")
    assert found["Organization"]["name"] == "Kedan"
    assert found["WebSite"]["potentialAction"]["target"]["urlTemplate"] == f"{HOST}/cari/?q={{search_term_string}}"


def test_a_product_tells_its_offer_and_its_place(client: Client) -> None:
    category = make_category("Kopi", parent=make_category("Kuliner"))
    product = make_product(make_shop(name="Dapur", code="dapur"), title="Kopi Aceh", price=65_000, stock=0, category=category)
    found = things(client, product.get_absolute_url())
    offer = found["Product"]["offers"]
    assert (offer["price"], offer["priceCurrency"], offer["availability"]) == ("65000", "IDR", "https://schema.org/OutOfStock")
    assert offer["itemCondition"] == "https://schema.org/NewCondition", "as its seller wrote"
    assert offer["seller"] == {"@type": "Organization", "name": "Dapur", "url": f"{HOST}/toko/dapur/"}
    assert found["Product"]["image"]
    assert [item["name"] for item in found["BreadcrumbList"]["itemListElement"]] == ["Beranda", "Produk", "Kuliner", "Kopi"]


def test_a_shop_tells_its_kelurahan_and_never_its_street(client: Client) -> None:
    make_shop(name="Dapur", code="dapur", street="Gang Rahasia 7", phone="+6281234509876")
    told = json.dumps(things(client, "/toko/dapur/"))
    assert "LocalBusiness" in told
    assert "Pasar Baru, Medan Kota, Medan" in told
    assert "Rahasia" not in told
    assert "09876" not in told


def test_a_guide_tells_the_steps_that_it_shows(client: Client) -> None:
    guide = make_guide("Cara memesan", slug="cara-memesan")
    how_to = things(client, "/panduan/cara-memesan/")["HowTo"]
    assert [step["name"] for step in how_to["step"]] == [block.value["title"] for block in guide.steps]
    assert how_to["step"][0]["text"] == "Tekan gambar keranjang."
    assert how_to["step"][2]["url"] == f"{HOST}/panduan/cara-memesan/#langkah-3"
    assert 'id="langkah-3"' in client.get("/panduan/cara-memesan/").content.decode()


def test_a_training_is_an_event_and_an_online_one_hides_its_room(client: Client) -> None:
    make_session("Foto", slug="foto")
    make_session("Daring", slug="daring", place="", online_how="Tautan https://rapat.example/rahasia dikirim lewat WhatsApp.")
    assert things(client, "/pelatihan/foto/")["Event"]["location"]["name"] == "Aula Uji"
    online = things(client, "/pelatihan/daring/")["Event"]
    assert online["location"] == {"@type": "VirtualLocation", "url": f"{HOST}/pelatihan/daring/"}
    assert "rapat.example" not in json.dumps(online)


def test_an_article_tells_when_it_was_put_right(client: Client) -> None:
    make_article(slug="kabar")
    make_article(slug="betul", correction="Jumlah dibetulkan.", corrected_on=date(2026, 11, 20))
    assert "dateModified" not in things(client, "/berita/kabar/")["NewsArticle"]
    article = things(client, "/berita/betul/")["NewsArticle"]
    assert article["dateModified"] == "2026-11-20"
    assert article["author"]["name"] == "Humas"
    assert article["image"][0].startswith(f"{HOST}/kartu/halaman/")


def test_a_hostile_title_stays_a_title(client: Client) -> None:
    product = make_product(make_shop(name=f"Toko {HOSTILE}", code="toko"), title=HOSTILE, slug="x")
    make_article(HOSTILE, slug="x")
    for path, kind in ((product.get_absolute_url(), "Product"), ("/toko/toko/", "LocalBusiness"), ("/berita/x/", "NewsArticle")):
        assert HOSTILE in json.dumps(things(client, path)[kind]).replace('\\"', '"')
        assert "<script>alert" not in client.get(path).content.decode()


def test_no_page_tells_anything_that_a_validator_calls_an_error(client: Client) -> None:
    """SE-02: what stands on the running pages, with every kind of place in the tree, with little written and with much."""
    make_home()
    full = make_product(make_shop(name="Dapur", code="dapur"), title="Kopi", price=65_000, category=make_category("Kopi", parent=make_category("Kuliner")))
    bare = make_product(make_shop(name="Kios", code="kios", about="", kelurahan=None), title="Gelas", description="", stock=0)
    for _ in range(3):
        make_review(full)
    make_guide(slug="cara")
    make_journey("Jalan", slug="jalan")
    for slug, fields in (("foto", {}), ("daring", {"place": "", "online_how": "Tautan."}), ("aula", {"kelurahan": None})):
        make_session(slug=slug, **fields)
    make_article(slug="kabar")
    make_article(slug="betul", picture=make_image(), correction="Jumlah dibetulkan.", corrected_on=date(2026, 11, 20))
    make_programme(slug="selasa")
    make_plain(slug="tentang")
    make_clinic()
    put_in(make_collection("selasa-umkm"), full)
    paths = ["/", full.get_absolute_url(), bare.get_absolute_url(), "/produk/", "/kategori/kopi/", "/toko/", "/toko/dapur/", "/toko/kios/", "/panduan/"]
    paths += ["/panduan/cara/", "/panduan/cara/2/", "/panduan/jalan/", "/pelatihan/", "/pelatihan/foto/", "/pelatihan/daring/", "/pelatihan/aula/"]
    paths += ["/berita/", "/berita/kabar/", "/berita/betul/", "/program/", "/program/selasa/", "/tentang/", "/klinik/", "/pilihan/selasa-umkm/", "/istilah/"]
    told = {path: things(client, path) for path in paths}
    assert {path: faults(list(found.values())) for path, found in told.items() if faults(list(found.values()))} == {}
    assert {kind for found in told.values() for kind in found} == set(REQUIRED) - {"Place", "VirtualLocation", "AggregateRating", "Review"}
    unplaced = {path for path, found in told.items() if "BreadcrumbList" not in found}
    assert unplaced == {"/", "/panduan/", "/pelatihan/", "/berita/", "/program/", "/klinik/"}, "lists right below home"


@pytest.fixture
def shared(client: Client) -> dict[str, str]:
    """A page of each kind that people share, and the path of its card."""
    product = make_product(make_shop(name="Dapur", code="dapur"), title="Kopi", slug="kopi")
    make_guide(slug="cara")
    make_article(slug="kabar", picture=make_image())
    make_session(slug="foto")
    make_programme(slug="selasa")
    paths = [product.get_absolute_url(), "/toko/dapur/", "/panduan/cara/", "/berita/kabar/", "/pelatihan/foto/", "/program/selasa/", "/"]
    return {path: meta(client, path, "og:image").removeprefix(HOST) for path in paths}


def test_every_shared_page_has_a_card_that_messengers_show(client: Client, shared: dict[str, str]) -> None:
    for path, card in shared.items():
        answer = client.get(card)
        assert answer.status_code == 200, path
        assert answer.headers["Content-Type"] == "image/jpeg"
        assert len(answer.content) <= MOST_BYTES
        assert Image.open(BytesIO(answer.content)).size == (1200, 630)
        assert "public" in answer.headers["Cache-Control"]
        html = client.get(path).content.decode()
        for tag in ('property="og:title"', 'property="og:description"', 'property="og:url"', 'name="twitter:card" content="summary_large_image"'):
            assert tag in html, f"{path}: {tag}"


def test_a_card_only_reads_the_database_and_is_drawn_once(client: Client, shared: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[Any] = []
    from portal.cards import views

    monkeypatch.setattr(views, "draw", lambda card, picture: drawn.append(card) or b"jpeg")
    for card in shared.values():
        with CaptureQueriesContext(connection) as captured:
            client.get(card)
            client.get(card)
        assert [query["sql"] for query in captured.captured_queries if not query["sql"].startswith(("SELECT", "DECLARE"))] == []
    assert len(drawn) == len(shared)


def test_the_card_of_a_product_shows_price_and_shop_and_has_a_new_address_when_they_change(client: Client) -> None:
    product = make_product(make_shop(name="Dapur"), title="Kopi", slug="kopi", price=65_000)
    before = meta(client, product.get_absolute_url(), "og:image")
    assert meta(client, product.get_absolute_url(), "og:title") == "Kopi, Rp65.000"
    product.stockrecords.update(price=70_000)
    after = meta(client, product.get_absolute_url(), "og:image")
    assert before != after
    answer = client.get(before.removeprefix(HOST))
    assert (answer.status_code, answer.headers["Location"]) == (302, after.removeprefix(HOST))
    assert caches["cards"].get("produk") is None


def test_a_card_shows_the_picture_of_the_goods(client: Client) -> None:
    product = make_product(title="Kopi", slug="kopi")
    add_picture(product, make_image(size=(800, 800)))
    picture = Image.open(BytesIO(client.get(meta(client, product.get_absolute_url(), "og:image").removeprefix(HOST)).content))
    assert all(abs(have - want) < 10 for have, want in zip(picture.getpixel((270, 370)), (0x7B, 0x1E, 0x2E), strict=True))


@pytest.mark.parametrize(
    "path", ["produk/999999-abc", "toko/tidak-ada-abc", "halaman/999999-abc", "apa/1-abc", "produk/9999999999999999999999-abc", "halaman/x-abc"]
)
def test_there_is_no_card_of_what_is_not_there(client: Client, path: str) -> None:
    assert client.get(f"/kartu/{path}.jpg").status_code == 404


def test_there_is_no_card_of_what_is_hidden(client: Client) -> None:
    hidden = make_product(is_public=False, title="Rahasia")
    unchecked = make_product(make_shop(status="registered", code="belum"), title="Rahasia")
    article = make_article(slug="ditarik")
    article.unpublish()
    for path in (f"produk/{hidden.pk}", f"produk/{unchecked.pk}", "toko/belum", f"halaman/{article.pk}"):
        assert client.get(f"/kartu/{path}-abc.jpg").status_code == 404
