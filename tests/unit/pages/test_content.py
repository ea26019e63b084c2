"""The content that ships: complete, honest about this version, and in our own voice."""

import re
from typing import Any

import pytest
from django.test import override_settings

from pages.blocks.addresses import validate_own_address
from pages.shipped import source
from pages.shipped.pictures import PICTURES, SCREENS
from portal.brand import brand

# What this version does not have. A page that promises it would be a lie.
NOT_HERE = re.compile(
    r"qris|e-?wallet|gopay|ovo|kartu kredit|virtual account|midtrans|ulasan|bintang|pengaduan|daftar tunggu|mode latihan|voucher|diskon", re.I
)
ENGLISH = re.compile(r"\b(checkout|order|cart|login|upload|click|online|seller|buyer|email|website|link)\b", re.I)
FILES = ["pages", "news", "trainings", "programmes", *[f"guides/{slug}" for slug in source.GUIDE_ORDER]]


def texts(value: Any, key: str = "") -> list[str]:
    """Every text that a reader meets; addresses and names of files are not text."""
    if isinstance(value, str):
        return [] if key in ("slug", "picture", "screen_url", "category", "topic", "collection", "related_guide", "kelurahan") else [value]
    if isinstance(value, dict):
        return [text for name, item in value.items() for text in texts(item, name)]
    if isinstance(value, list):
        return [text for item in value for text in texts(item, "slug" if key in ("related", "guides") else key)]
    return []


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_promised_that_is_not_here(name: str) -> None:
    assert [text for text in texts(source.read(name)) if NOT_HERE.search(text)] == []


@pytest.mark.parametrize("name", FILES)
def test_the_voice_is_plain_indonesian(name: str) -> None:
    for text in texts(source.read(name)):
        assert "!" not in text
        assert not ENGLISH.search(text), text
        assert "{" not in text


@pytest.mark.parametrize("guide", source.guides(), ids=lambda guide: guide["slug"])
def test_every_guide_is_complete(guide: dict[str, Any]) -> None:
    assert guide["summary"]
    assert guide["minutes"] >= 1
    assert guide["prepare"]
    assert guide["reviewed"]
    assert guide["audiences"]
    assert 4 <= len(guide["steps"]) <= 7
    for step in guide["steps"]:
        assert len(step["text"]) > 80
        assert len(step["picture_alt"]) > 40
        assert step["screen_label"]
        validate_own_address(step["screen_url"])


def test_the_two_buyer_guides_speak_to_everyone_who_buys() -> None:
    for slug in ("cara-memesan", "cara-membayar"):
        guide = source.read(f"guides/{slug}")
        assert set(guide["audiences"]) == {"umum", "asn", "opd"}
        assert 5 <= len(guide["steps"]) <= 7


def test_there_is_enough_to_read() -> None:
    assert len(source.read("news")["articles"]) >= 5
    assert len(source.read("trainings")["sessions"]) >= 8
    assert [one["slug"] for one in source.read("programmes")["programmes"]] == ["selasa-umkm"]
    assert {page["slug"] for page in source.read("pages")["pages"]} == {"tentang", "cara-mengurutkan", "data-pribadi"}


def test_trainings_say_how_to_get_in() -> None:
    trainings = source.read("trainings")
    assert sum(session["in_days"] >= 1 for session in trainings["sessions"]) >= 8
    assert "Daftar cukup dengan nama dan nomor HP" in source.read("pages")["trainings"]["intro"]
    assert {session.get("entry", "daftar") for session in trainings["sessions"]} == {"daftar", "langsung"}
    assert all(session.get("entry") != "langsung" for session in trainings["sessions"] if "online_link" in session)
    earlier: set[str] = set()
    for session in trainings["sessions"]:
        assert session.get("requires", "") in {"", *earlier}
        earlier.add(session["slug"])


def test_references_between_files_hold() -> None:
    guides, news, trainings = set(source.GUIDE_ORDER), source.read("news"), source.read("trainings")
    assert {article["related_guide"] for article in news["articles"] if "related_guide" in article} <= guides
    assert {article["category"] for article in news["articles"]} == {category["slug"] for category in news["categories"]}
    assert {session["topic"] for session in trainings["sessions"]} == {topic["slug"] for topic in trainings["topics"]}
    assert {slug for guide in source.guides() for slug in guide["related"]} <= guides


@override_settings(PAYMENT_HOURS=48)
def test_the_payment_deadline_in_the_guide_is_the_one_of_the_settings() -> None:
    whole = " ".join(texts(source.read("guides/cara-membayar")))
    assert "48 jam" in whole
    assert "24 jam" not in whole


def test_another_city_gets_its_own_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRAND_NAME", "Lapakkita")
    monkeypatch.setenv("BRAND_CITY", "Metro")
    brand.cache_clear()
    try:
        whole = " ".join(texts(source.read("pages")))
    finally:
        brand.cache_clear()
    assert "Lapakkita" in whole
    assert "Kota Metro" in whole
    assert "Kedan" not in whole
    assert "Medan" not in whole


def test_an_unknown_placeholder_is_refused() -> None:
    with pytest.raises(KeyError):
        source.fill("Halo {kota}", source.words())


def test_every_picture_ships_and_is_small() -> None:
    screens = {step["picture"] for guide in source.guides() for step in guide["steps"]}
    assert screens == {path.stem for path in SCREENS.glob("*.webp")}
    drawings = {article["picture"] for article in source.read("news")["articles"]} | {one["picture"] for one in source.read("programmes")["programmes"]}
    assert drawings == {path.stem for path in PICTURES.glob("*.webp")}
    heavy = [path.name for path in [*SCREENS.glob("*"), *PICTURES.glob("*")] if path.stat().st_size > 64_000]
    assert heavy == []
