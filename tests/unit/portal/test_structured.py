"""Things of schema.org against the field lists that search engines publish.

The lists are those of Google Search Central ("Structured data markup that Google Search supports": Product snippet and Merchant listing, Event, Article,
Breadcrumb, Local business, Organization, Sitelinks search box, How-to), written down from memory as of November 2026: required fields first, then the
recommended ones that this portal knows. How-to and Sitelinks search box are no longer shown by Google, and still read by others.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from portal import structured
from portal.structured import as_json

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
URL = "https://pasar.example/x/"

PRODUCT = structured.product(
    name="Kopi", url=URL, description="Bubuk", images=["https://pasar.example/a.webp"], price=Decimal("65000.00"), availability=structured.IN_STOCK,
    shop_name="Dapur", shop_url="https://pasar.example/toko/dapur/", sku="A-1", category="Kuliner > Minuman",
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
    "organization": structured.organization(name="Kedan", url=URL, logo="https://pasar.example/l.svg", operator="Pemerintah Kota Medan"),
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
REQUIRED = {
    "product": ["name", "image", "offers.price", "offers.priceCurrency"],
    "shop": ["name", "address"],
    "organization": ["name", "url"],
    "website": ["url", "potentialAction.target.urlTemplate", "potentialAction.query-input"],
    "event": ["name", "startDate", "location.name", "location.address"],
    "online event": ["name", "startDate", "location.url"],
    "guide": ["name", "step.0.text"],
    "article": ["headline"],
    "crumbs": ["itemListElement.0.position", "itemListElement.0.name", "itemListElement.0.item", "itemListElement.1.item", "itemListElement.2.name"],
}
RECOMMENDED = {
    "product": ["description", "offers.availability", "offers.url", "offers.itemCondition", "offers.seller.name", "sku"],
    "shop": ["url", "image"],
    "organization": ["logo"],
    "website": ["name"],
    "event": ["description", "endDate", "eventStatus", "eventAttendanceMode", "image", "organizer.name", "performer.name",
              "offers.price", "offers.priceCurrency", "offers.url", "offers.availability"],
    "online event": ["description", "endDate", "eventStatus", "eventAttendanceMode", "organizer.name", "offers.price"],
    "guide": ["description", "image", "totalTime", "supply.0.name", "step.0.name", "step.0.url"],
    "article": ["author.name", "author.url", "datePublished", "dateModified", "image", "publisher.name", "publisher.logo.url"],
    "crumbs": [],
}  # fmt: skip


def at(thing: Any, path: str) -> Any:
    for part in path.split("."):
        thing = thing[int(part)] if part.isdecimal() else thing[part]
    return thing


@pytest.mark.parametrize("kind", THINGS)
def test_every_field_that_is_asked_for_is_there(kind: str) -> None:
    for path in [*REQUIRED[kind], *RECOMMENDED[kind]]:
        assert at(THINGS[kind], path) not in ("", None, []), path


def _all(value: Any) -> list[Any]:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [value, *(found for part in inside for found in _all(part))]


@pytest.mark.parametrize("kind", THINGS)
def test_no_field_is_empty_and_every_thing_has_its_type(kind: str) -> None:
    for value in _all(THINGS[kind]):
        assert value not in ("", None, [], {})
        assert not isinstance(value, dict) or value.get("@type")


def test_prices_are_plain_numbers() -> None:
    assert at(PRODUCT, "offers.price") == "65000"
    assert at(PRODUCT, "offers.priceCurrency") == "IDR"


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
