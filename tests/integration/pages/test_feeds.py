"""Feeds (NW-02): valid by the field lists of their makers, whole addresses, kept by readers no longer than half a minute."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID
from xml.etree import ElementTree

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client

from pages.models import NewsCategory, NewsIndexPage, NewsPage
from tests.factories.pages import make_article, make_image

pytestmark = pytest.mark.django_db
RSS, ATOM, JSON = "/berita/umpan/rss.xml", "/berita/umpan/atom.xml", "/berita/umpan/feed.json"
EVERY = (RSS, ATOM, JSON)
A = "{http://www.w3.org/2005/Atom}"
SEVEN = datetime(2026, 12, 1, 0, 0, tzinfo=UTC)  # 07.00 WIB
QUERIES = 7


def rss(client: Client, query: str = "") -> ElementTree.Element:
    root = ElementTree.fromstring(client.get(RSS + query).content)
    assert root.tag == "rss"
    assert root.get("version") == "2.0"
    channel = root.find("channel")
    assert channel is not None
    return channel


def atom(client: Client) -> ElementTree.Element:
    return ElementTree.fromstring(client.get(ATOM).content)


def words(parent: ElementTree.Element, name: str) -> str:
    found = parent.findall(name)
    assert len(found) == 1, name
    return found[0].text or ""


def is_whole(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme in ("http", "https") and bool(parts.netloc)


@pytest.fixture
def article() -> NewsPage:
    category = NewsCategory.objects.create(name="Program & pasar", slug="program")
    return make_article(
        "Kios < toko & pasar",
        lead="Harga < Rp10.000 & murah.",
        author="Bagian Humas",
        category=category,
        picture=make_image(),
        picture_alt="Kios",
        body=[("text", "<p>Satu &amp; dua.</p><p>Tiga.</p>")],
        first_published_at=SEVEN,
    )


def test_rss_has_what_the_rss_board_asks_for(client: Client, article: NewsPage) -> None:
    """Required: channel title, link, description; an item's title or description. Dates RFC 822; enclosure url, length, type; guid with isPermaLink."""
    channel = rss(client)
    assert words(channel, "title").startswith("Berita - ")
    assert words(channel, "link") == "http://testserver/berita/"
    assert words(channel, "description")
    assert words(channel, "language") == "id"
    assert parsedate_to_datetime(words(channel, "lastBuildDate")) >= SEVEN
    self_link = channel.find(f"{A}link")
    assert self_link is not None
    assert self_link.attrib == {"rel": "self", "href": f"http://testserver{RSS}"}
    item = channel.find("item")
    assert item is not None
    assert words(item, "title") == "Kios < toko & pasar"
    assert words(item, "link") == f"http://testserver{article.url}"
    assert words(item, "description") == "Harga &lt; Rp10.000 &amp; murah."  # read as HTML
    assert parsedate_to_datetime(words(item, "pubDate")) == SEVEN
    assert words(item, "{http://purl.org/dc/elements/1.1/}creator") == "Bagian Humas"
    assert words(item, "category") == "Program & pasar"
    guid = item.find("guid")
    assert guid is not None
    assert guid.get("isPermaLink") == "false"
    assert guid.text == f"urn:uuid:{article.translation_key}"
    enclosure = item.find("enclosure")
    assert enclosure is not None
    assert is_whole(enclosure.get("url", ""))
    assert int(enclosure.get("length", "0")) > 100
    assert enclosure.get("type") == "image/jpeg"


def test_atom_has_what_rfc_4287_asks_for(client: Client, article: NewsPage) -> None:
    """Required: feed id, title, updated; entry id, title, updated, an author in each entry when the feed has none; a link rel=alternate."""
    feed = atom(client)
    assert feed.tag == f"{A}feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "id"
    UUID(words(feed, f"{A}id").removeprefix("urn:uuid:"))
    assert words(feed, f"{A}title")
    assert datetime.fromisoformat(words(feed, f"{A}updated")) >= SEVEN
    links = {link.get("rel"): link.get("href", "") for link in feed.findall(f"{A}link")}
    assert links == {"alternate": "http://testserver/berita/", "self": f"http://testserver{ATOM}"}
    entry = feed.find(f"{A}entry")
    assert entry is not None
    assert words(entry, f"{A}id") == f"urn:uuid:{article.translation_key}"
    assert words(entry, f"{A}title") == "Kios < toko & pasar"
    assert datetime.fromisoformat(words(entry, f"{A}published")) == SEVEN
    assert datetime.fromisoformat(words(entry, f"{A}updated")) >= SEVEN
    author = entry.find(f"{A}author")
    assert author is not None
    assert words(author, f"{A}name") == "Bagian Humas"
    rels = {link.get("rel"): link for link in entry.findall(f"{A}link")}
    assert rels["alternate"].get("href") == f"http://testserver{article.url}"
    assert rels["enclosure"].get("type") == "image/jpeg"
    assert is_whole(rels["enclosure"].get("href", ""))
    category = entry.find(f"{A}category")
    assert category is not None
    assert category.get("term") == "Program & pasar"


def test_json_has_what_json_feed_1_1_asks_for(client: Client, article: NewsPage) -> None:
    """Required: version, title, items; an item's id and content_html or content_text. Optional names must be those of the list."""
    response = client.get(JSON)
    assert response.headers["Content-Type"].startswith("application/feed+json")
    feed = json.loads(response.content)
    known = {"version", "title", "home_page_url", "feed_url", "description", "user_comment", "next_url", "icon", "favicon", "authors", "language", "expired"}
    assert set(feed) <= known | {"hubs", "items"}
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"http://testserver{JSON}"
    assert feed["home_page_url"] == "http://testserver/berita/"
    item = feed["items"][0]
    known = {"id", "url", "external_url", "title", "content_html", "content_text", "summary", "image", "banner_image", "date_published", "date_modified"}
    assert set(item) <= known | {"authors", "tags", "language", "attachments"}
    assert item["id"] == f"urn:uuid:{article.translation_key}"
    assert item["url"] == f"http://testserver{article.url}"
    assert item["summary"] == "Harga < Rp10.000 & murah."
    assert item["content_text"] == "Harga < Rp10.000 & murah.\n\nSatu & dua.\nTiga."
    assert item["date_published"] == "2026-12-01T07:00:00+07:00"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00", item["date_modified"])
    assert item["authors"] == [{"name": "Bagian Humas"}]
    assert item["tags"] == ["Program & pasar"]
    assert is_whole(item["image"])
    assert item["attachments"][0]["mime_type"] == "image/jpeg"
    assert item["attachments"][0]["size_in_bytes"] > 100


@pytest.mark.parametrize("address", EVERY)
def test_a_category_has_a_feed_of_its_own(client: Client, article: NewsPage, address: str) -> None:
    make_article("Di luar kategori")
    whole, part = client.get(address).content.decode(), client.get(f"{address}?kategori=program").content.decode()
    assert "Di luar kategori" in whole
    assert "Di luar kategori" not in part
    assert "pasar" in part
    assert "?kategori=program" in part
    assert client.get(f"{address}?kategori=tidak-ada").status_code == 404


def test_the_feeds_of_two_categories_are_two_feeds(client: Client, article: NewsPage) -> None:
    whole = words(atom(client), f"{A}id")
    part = words(ElementTree.fromstring(client.get(f"{ATOM}?kategori=program").content), f"{A}id")
    assert whole != part
    assert part == words(ElementTree.fromstring(client.get(f"{ATOM}?kategori=program").content), f"{A}id")


def test_no_draft_and_no_other_file_is_served(client: Client, article: NewsPage) -> None:
    hidden = make_article("Masih rahasia")
    hidden.unpublish()
    for address in EVERY:
        assert "Masih rahasia" not in client.get(address).content.decode()
    assert client.get("/berita/umpan/feed.xml").status_code == 404
    assert client.get("/berita/umpan/").status_code == 404


def test_an_entry_stays_the_same_when_its_address_changes(client: Client, article: NewsPage) -> None:
    before = json.loads(client.get(JSON).content)["items"][0]
    article.slug = "alamat-baru"
    article.save_revision().publish()
    after = json.loads(client.get(JSON).content)["items"][0]
    assert after["url"].endswith("/berita/alamat-baru/")
    assert after["url"] != before["url"]
    assert after["id"] == before["id"]


def test_what_a_word_processor_leaves_in_a_title_breaks_no_reader(client: Client) -> None:
    make_article("Kios\x0bSelasa", lead="Baris\x0csatu.")
    assert words(rss(client).find("item"), "title") == "Kios Selasa"  # type: ignore[arg-type]
    assert atom(client).find(f"{A}entry") is not None


@pytest.mark.parametrize("address", EVERY)
def test_who_has_it_already_is_told_so(client: Client, article: NewsPage, address: str) -> None:
    first = client.get(address)
    assert first.status_code == 200
    assert first.headers["Cache-Control"] == "public, max-age=30"
    assert not first.cookies
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert not again.content
    assert client.get(address, headers={"If-Modified-Since": first.headers["Last-Modified"]}).status_code == 304
    make_article("Kabar kedua")
    assert client.get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


def test_who_asks_by_date_alone_learns_that_an_article_was_withdrawn(client: Client, article: NewsPage) -> None:
    with time_machine.travel(SEVEN + timedelta(hours=1), tick=False):
        late = make_article("Ditarik kembali")
        held = client.get(RSS).headers["Last-Modified"]
    with time_machine.travel(SEVEN + timedelta(hours=2), tick=False):
        late.unpublish()
        assert client.get(RSS, headers={"If-Modified-Since": held}).status_code == 200


def test_an_empty_feed_does_not_change_with_the_clock(client: Client) -> None:
    make_article().delete()
    first = client.get(RSS)
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=1), tick=False):
        assert client.get(RSS, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    ElementTree.fromstring(first.content)
    assert json.loads(client.get(JSON).content)["items"] == []


def test_an_article_set_for_seven_is_in_every_feed_within_a_minute(client: Client) -> None:
    """The scheduler runs every 30 seconds, a reader may keep what it has for 30: both at their worst are not later than 07.01."""
    from portal.jobs import JOBS

    every = next(job.every for job in JOBS if job.name == "pages: scheduled publishing")
    index = make_article("Sudah terbit").get_parent()
    with time_machine.travel(SEVEN - timedelta(days=1), tick=False):
        page = NewsPage(title="Kabar pukul tujuh", slug="tujuh", author="Humas", lead="Pagi.", body=[("text", "<p>Isi.</p>")], go_live_at=SEVEN, live=False)
        index.add_child(instance=page)
        page.save_revision().publish()
    with time_machine.travel(SEVEN - timedelta(seconds=1), tick=False):
        call_command("publish_scheduled")
        for address in EVERY:
            assert "Kabar pukul tujuh" not in client.get(address).content.decode()
    with time_machine.travel(SEVEN + timedelta(seconds=every - 1), tick=False) as clock:
        call_command("publish_scheduled")
        kept = int(re.search(r"max-age=(\d+)", client.get(RSS).headers["Cache-Control"]).group(1))  # type: ignore[union-attr]
        assert every + kept <= 60
        clock.shift(1)
        for address in EVERY:
            assert "Kabar pukul tujuh" in client.get(address).content.decode()


def test_the_list_tells_readers_where_its_feeds_are(client: Client, article: NewsPage) -> None:
    html = client.get("/berita/?kategori=program").content.decode()
    for kind, file in (("rss+xml", "rss.xml"), ("atom+xml", "atom.xml"), ("feed+json", "feed.json")):
        assert re.search(rf'<link rel="alternate" type="application/{re.escape(kind)}" title="[^"]+" href="/berita/umpan/{file}\?kategori=program">', html)
    assert f'href="{RSS}"' in client.get("/berita/").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_a_feed_costs_the_same_with_one_and_three_articles(client: Client, django_assert_num_queries: Any, rows: int) -> None:
    for number in range(rows):
        category, _ = NewsCategory.objects.get_or_create(name=f"Kategori {number}", slug=f"kategori-{number}")
        make_article(f"Berita {number}", picture=make_image(), picture_alt="Kios", category=category)
    assert NewsIndexPage.objects.count() == 1
    client.get(RSS)
    with django_assert_num_queries(QUERIES):
        client.get(RSS)
