"""Things of schema.org against the field lists that search engines publish."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from portal import structured
from portal.structured import as_json
from tests.published_fields import NOT_KNOWN, faults, left_out

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
URL = "https://pasar.example/x/"

PRODUCT = structured.product(
    name="Kopi", url=URL, description="Bubuk", images=["https://pasar.example/a.webp"], price=Decimal("65000.00"), availability=structured.IN_STOCK,
    shop_name="Dapur", shop_url="https://pasar.example/toko/dapur/", sku="A-1", category="Kuliner > Minuman", condition="Baru",
)  # fmt: skip
EVENT = {
    "name": "Foto produk",
    "url": URL,
    "description": "Belajar",
    "starts": NOW,
    "ends": LATER,
    "place": "Aula",
    "locality": "Sei Mati, Medan",
    "organizer": "Dinas",
}
THINGS: dict[str, Any] = {
    "product": PRODUCT,
    "shop": structured.shop(name="Dapur", url=URL, description="Kue", place=["Petisah Tengah", "Medan Petisah", "Medan"], image="https://pasar.example/k.jpg"),
    "organization": structured.organization(
        name="Kedan", url=URL, logo="https://pasar.example/l.svg", operator="Pemerintah Kota Medan", description="Pasar", telephone="+6281234567890"
    ),
    "website": structured.website(name="Kedan", url=URL, search="https://pasar.example/cari/"),
    "event": structured.event(**EVENT, performer="Bu Ani", image="https://pasar.example/k.jpg"),
    "online event": structured.event(**EVENT | {"place": "", "locality": "Medan"}, online=True),
    "guide": structured.how_to(
        name="Cara memesan", url=URL, description="Belajar", minutes=3, supplies=["HP"], steps=[("Cari", "Tulis kata.", f"{URL}#langkah-1")],
        image="https://pasar.example/k.jpg",
    ),
    "article": structured.news_article(
        headline="Kabar", url=URL, description="Lead", published=NOW, modified=date(2026, 11, 25), author="Humas", publisher="Kedan", logo="https://pasar.example/l.svg",
        images=["https://pasar.example/k.jpg"],
    ),
    "crumbs": structured.breadcrumbs([("Beranda", "https://pasar.example/"), ("Produk", "https://pasar.example/produk/"), ("Kopi", "")]),
}  # fmt: skip


def at(thing: Any, path: str) -> Any:
    for part in path.split("."):
        thing = thing[int(part)] if part.isdecimal() else thing[part]
    return thing


@pytest.mark.parametrize("kind", THINGS)
def test_nothing_that_is_asked_for_is_missing_and_all_that_is_recommended_and_known_is_there(kind: str) -> None:
    thing = THINGS[kind]
    assert faults(thing) == []
    assert left_out(thing) == NOT_KNOWN.get(thing["@type"], set()) | ({"performer.name", "image"} if kind == "online event" else set())


@pytest.mark.parametrize(
    ("kind", "spoilt", "said"),
    [
        ("product", {"image": []}, "Product.image"),
        ("product", {"offers": {"@type": "Offer", "price": "65.000,00", "priceCurrency": "IDR"}}, "price"),
        ("product", {"offers": {"@type": "Offer", "price": "65000"}}, "priceCurrency"),
        ("shop", {"address": {}}, "address"),
        ("shop", {"url": "/toko/dapur/"}, "url"),
        ("event", {"location": {"@type": "Place", "name": "Aula"}}, "Place.address"),
        ("event", {"location": {"@type": "Place", "name": "Aula", "address": {"@type": "PostalAddress", "addressCountry": "ID"}}}, "Place.address"),
        ("event", {"startDate": "2026-11-24T09:00:00"}, "startDate"),
        ("guide", {"step": [{"@type": "HowToStep", "name": "Cari", "text": ""}]}, "step.text"),
        ("article", {"headline": None}, "headline"),
        ("crumbs", {"itemListElement": [{"@type": "ListItem", "position": 1, "name": "Beranda"}]}, "fewer than two"),
        ("crumbs", {"itemListElement": [{"@type": "ListItem", "position": place, "name": "x"} for place in (1, 2)]}, "no address"),
        ("website", {"@type": "Situs"}, "no type"),
    ],
)
def test_the_check_sees_what_a_validator_would(kind: str, spoilt: dict[str, Any], said: str) -> None:
    assert said in " ".join(faults(THINGS[kind] | spoilt))


def test_prices_are_plain_numbers() -> None:
    assert at(PRODUCT, "offers.price") == "65000"
    assert at(PRODUCT, "offers.priceCurrency") == "IDR"


@pytest.mark.parametrize(
    ("written", "told"), [("Baru", "NewCondition"), ("bekas", "UsedCondition"), ("Bekas, layak pakai", "UsedCondition"), ("Pesanan", ""), ("", "")]
)
def test_the_condition_is_the_sellers_and_an_unknown_one_is_not_told(written: str, told: str) -> None:
    thing = structured.product(
        name="Kursi", url=URL, description="Kayu", images=[URL], price=1, availability=structured.IN_STOCK, shop_name="Dapur", shop_url=URL, condition=written
    )
    assert thing["offers"].get("itemCondition", "").removeprefix("https://schema.org/") == told


def test_an_online_training_names_this_page_and_no_room() -> None:
    online = THINGS["online event"]
    assert online["location"] == {"@type": "VirtualLocation", "url": URL}
    assert online["eventAttendanceMode"].endswith("/OnlineEventAttendanceMode")
    assert THINGS["event"]["eventAttendanceMode"].endswith("/OfflineEventAttendanceMode")


def test_moments_carry_their_zone() -> None:
    assert THINGS["event"]["startDate"] == "2026-11-24T02:00:00+00:00"
    assert THINGS["event"]["eventStatus"].endswith("/EventScheduled")


def test_an_article_that_was_not_put_right_has_no_second_date() -> None:
    article = structured.news_article(headline="a", url=URL, description="b", published=NOW, modified=None, author="c", publisher="d", logo=URL, images=[URL])
    assert "dateModified" not in article


@pytest.mark.parametrize("title", ["</script><script>alert(1)</script>", "<!--<script>", "a & b", 'kutip "ganda"', "baris\u2028baru", "\\u003C"])
def test_a_hostile_title_cannot_leave_the_element(title: str) -> None:
    written = as_json([structured.breadcrumbs([(title, "")])])
    assert not set("<>&\u2028") & set(written)
    assert json.loads(written)["@graph"][0]["itemListElement"][0]["name"] == title
