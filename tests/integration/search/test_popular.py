"""What many search for is offered: only of goods, only what was asked on several days and opened, never of a person."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from search.indexing import rebuild
from search.misses import KEEP_DAYS
from search.models import SearchMiss
from search.popular import ASKED, DAYS, popular
from tests.factories.shop import make_product
from tests.integration.search.test_suggestions import saran

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def goods() -> None:
    for title in ("Kopi Gayo Bubuk", "Kopi Gayo Biji", "Kopi Gayo Sangrai", "Oleh-oleh Kopi Medan", "Oleh-oleh Teri Medan", "Oleh-oleh Bika Medan"):
        make_product(title=title)
    rebuild()


def asked(term: str, *, times: int = ASKED, days: int = DAYS, missed: int = 0, unopened: int = 0, days_ago: int = 0) -> None:
    """`times` in all, the same on each of so many days; `missed` and `unopened` a day."""
    today = timezone.localdate() - timedelta(days=days_ago)
    for day in range(days):
        SearchMiss.objects.create(day=today - timedelta(days=day), term=term, searches=-(-times // days), without_result=missed, without_click=unopened)
    cache.clear()


def test_the_most_usual_comes_first_and_reads_as_people_write() -> None:
    asked("kopi gayo")
    asked("oleholeh medan 1000gr", times=ASKED * 2)
    assert popular() == ["oleh-oleh medan 1 kg", "kopi gayo"]


def test_a_word_that_no_goods_share_is_offered_to_nobody() -> None:
    asked("siti rahmawati jalan bunga")
    asked("kopi penipu", times=ASKED * 50, days=20)
    assert popular() == []


@pytest.mark.parametrize(
    "rare",
    [
        {"times": ASKED - DAYS},
        {"times": ASKED * 100, "days": DAYS - 1},
        {"missed": 4},
        {"unopened": 4},
        {"missed": 2, "unopened": 2},
        {"days_ago": KEEP_DAYS},
    ],
)
def test_what_few_ask_or_nobody_finds_is_not_popular(rare: dict[str, int]) -> None:
    asked("kopi gayo", **rare)
    assert popular() == []


def test_typing_offers_it_before_the_titles_and_says_nothing_twice(client: Client) -> None:
    asked("kopi gayo")
    asked("oleholeh medan")
    found = saran(client, "kop")
    assert found[0] == {"kind": "dicari", "text": "kopi gayo", "url": "/cari/?q=kopi+gayo"}
    assert [one["text"].casefold() for one in found].count("kopi gayo") == 1
    assert [one["kind"] for one in saran(client, "kopi gayo")].count("dicari") == 0, "it stands in the box already"
    assert client.get("/cari/saran/", {"q": "kop"}).json()["groups"]["dicari"] == "Sering dicari"


def test_a_search_begins_with_it_and_so_does_one_that_found_nothing(client: Client) -> None:
    empty = client.get("/cari/").content.decode()
    assert "Sering dicari" not in empty
    asked("kopi gayo")
    for text in ("", "zzqqxx"):
        page = client.get("/cari/", {"q": text}).content.decode()
        assert "Sering dicari" in page
        assert 'href="/cari/?q=kopi%20gayo"' in page
    assert "Sering dicari" not in client.get("/cari/", {"q": "kopi"}).content.decode()
