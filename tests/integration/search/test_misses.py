"""What is searched in vain: counted without a row and without a person, stored by the scheduler, shown to those who can do something about it."""

import csv
import re
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.jobs import JOBS
from search import desk_report, misses
from search.indexing import rebuild
from search.models import SearchMiss
from tests.factories.pages import make_guide
from tests.factories.shop import make_product, make_shop, make_user

pytestmark = pytest.mark.django_db
ROOM = "/kelola/laporan-pencarian/"
SEARCH = "http://testserver/cari/"


def search(client: Client, text: str, **query: str) -> None:
    assert client.get("/cari/", {"q": text, **query}).status_code == 200


def stored() -> dict[str, tuple[int, int, int]]:
    """Term to searches, without result, without click."""
    misses.flush()
    rows = SearchMiss.objects.values_list("term", "searches", "without_result", "without_click")
    return {term: counts for term, *counts in rows}  # type: ignore[misc]


def miss(term: str, searches: int = 3, without_result: int = 0, without_click: int = 0, days_ago: int = 0) -> SearchMiss:
    day = timezone.localdate() - timedelta(days=days_ago)
    return SearchMiss.objects.create(day=day, term=term, searches=searches, without_result=without_result, without_click=without_click)


# --- what is counted


def test_found_and_not_found_are_counted_for_the_term(client: Client) -> None:
    make_product(title="Kopi Gayo")
    rebuild()
    for text in ("kopi gayo", "Kopi  GAYO!", "kopi gayo di bawah 50 rb", "kerak telor", "kopi luwak"):
        search(client, text)
    assert stored() == {"kopi gayo": [3, 0, 3], "kerak telur": [1, 1, 0], "kopi luwak": [1, 1, 0]}


def test_another_page_order_or_filter_is_the_same_search(client: Client) -> None:
    make_product(title="Kopi Gayo")
    rebuild()
    search(client, "kopi")
    for query in ({"urut": "termurah"}, {"page": "2"}, {"harga": "0-25000"}, {"persis": "1"}):
        search(client, "kopi", **query)
    assert stored() == {"kopi": [1, 0, 1]}


def test_what_guides_answer_is_no_search_for_goods(client: Client, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        make_guide("Cara membayar")
    search(client, "cara bayar")
    assert stored() == {}


def test_neither_a_search_nor_an_opened_result_writes_a_row(client: Client) -> None:
    product = make_product(title="Kopi Gayo")
    rebuild()
    with CaptureQueriesContext(connection) as seen:
        search(client, "kopi")
        client.get(product.get_absolute_url(), headers={"referer": f"{SEARCH}?q=kopi"})
    assert seen.captured_queries
    assert not [query for query in seen.captured_queries if re.match(r"INSERT|UPDATE|DELETE|REPLACE", query["sql"])]
    assert stored() == {"kopi": [1, 0, 0]}


@pytest.mark.parametrize(
    "text",
    [
        "081234",
        "kopi 0812-3456-7890",
        "nik 1271",
        "081 23 4",
        "budi@contoh.id",
        "budi＠contoh.id",
        "budi gmail com",
        "jalan melati nomor 12345",
        "٠٨١٢٣",
        "x" * 80,
    ],
)
def test_what_may_mean_a_person_is_not_counted(client: Client, text: str) -> None:
    search(client, text)
    assert stored() == ({"nik 1271": [1, 1, 0]} if text == "nik 1271" else {})  # four digits may be a size or a model


def test_nothing_of_the_visitor_is_kept(client: Client) -> None:
    user = make_user(first_name="Rahasiawati")
    client.force_login(user)
    client.get("/cari/", {"q": "kerak telur"}, headers={"user-agent": "Peramban-Rahasia"}, REMOTE_ADDR="203.0.113.77")
    held = repr(caches["counts"]._cache) + repr([caches["counts"].get(misses._key(timezone.localdate(), shard)) for shard in range(misses.SHARDS)])
    assert "kerak telur" in held
    for secret in ("Rahasia", "203.0.113.77", user.phone):
        assert secret not in held
    assert {field.name for field in SearchMiss._meta.get_fields()} == {"id", "day", "term", "searches", "without_result", "without_click"}


def test_a_day_holds_so_many_terms_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(misses, "MAX_TERMS", 2 * misses.SHARDS)
    for number in range(300):
        misses.count_search(f"barang aneh {number}", found=False)
    assert len(stored()) == 2 * misses.SHARDS
    known = next(iter(stored()))
    misses.count_search(known, found=False)
    assert stored()[known] == [2, 2, 0]


def test_counting_never_stops_a_search(client: Client, settings: Any, tmp_path: Any, caplog: pytest.LogCaptureFixture) -> None:
    place = tmp_path / "berkas"
    place.write_text("a file where the folder should be")
    settings.CACHES = {**settings.CACHES, "counts": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": place}}
    search(client, "kerak telur")
    assert "search.W001" in caplog.text


def test_without_redis_another_process_sees_what_this_one_counts() -> None:
    """The scheduler stores what web processes count; memory is not shared."""
    from portal.settings import base

    assert base.CACHES["counts"]["BACKEND"].endswith((".RedisCache", ".FileBasedCache"))


# --- opened results


def test_an_opened_result_counts_for_the_words_that_led_there(client: Client) -> None:
    shop = make_shop(name="Rumah Songket")
    product = make_product(shop, title="Songket Melayu")
    rebuild()
    search(client, "songket")
    search(client, "songket")
    assert stored()["songket"] == [2, 0, 2]
    client.get(product.get_absolute_url(), headers={"referer": f"{SEARCH}?q=Songket&page=1"})
    assert stored()["songket"] == [2, 0, 1]
    client.get(shop.get_absolute_url(), headers={"referer": f"{SEARCH}?q=songket"})
    assert stored()["songket"] == [2, 0, 0]


@pytest.mark.parametrize(
    "referer",
    [
        "",
        "http://elsewhere.test/cari/?q=songket",
        "http://testserver/produk/?q=songket",
        f"{SEARCH}?q=tenun",
        f"{SEARCH}?",
        "http://[",
        f"{SEARCH}?" + "&" * 5000,
    ],
)
def test_what_does_not_come_from_a_search_here_counts_nothing(client: Client, referer: str) -> None:
    product = make_product(title="Songket Melayu")
    rebuild()
    search(client, "songket")
    assert client.get(product.get_absolute_url(), headers={"referer": referer}).status_code == 200
    assert stored() == {"songket": [1, 0, 1]}


def test_other_pages_and_missing_goods_are_no_result(client: Client) -> None:
    make_product(title="Songket Melayu")
    rebuild()
    search(client, "songket")
    for path in ("/produk/", "/cari/?q=songket&page=2", "/produk/tidak-ada_99999999/", "/keranjang/"):
        client.get(path, headers={"referer": f"{SEARCH}?q=songket"})
    assert stored() == {"songket": [1, 0, 1]}


# --- storing


def test_storing_twice_stores_the_same_and_later_counts_are_added() -> None:
    misses.count_search("kerak telur", found=False)
    assert misses.flush() == 1
    assert misses.flush() == 0
    misses.count_search("kerak telur", found=False)
    assert stored() == {"kerak telur": [2, 2, 0]}
    assert any(job.run() == 0 for job in JOBS if job.name == "search: what was searched in vain")


def test_an_emptied_cache_lowers_nothing() -> None:
    for _ in range(3):
        misses.count_search("kerak telur", found=False)
    assert stored() == {"kerak telur": [3, 3, 0]}
    caches["counts"].clear()
    misses.count_search("kerak telur", found=True)
    assert stored() == {"kerak telur": [3, 3, 0]}


def test_yesterdays_last_counts_are_stored_and_old_days_forgotten() -> None:
    with time_machine.travel("2026-03-01 23:58+07:00", tick=False):
        miss("lama", days_ago=misses.KEEP_DAYS)
        miss("masih", days_ago=misses.KEEP_DAYS - 1)
        misses.count_search("kerak telur", found=False)
    with time_machine.travel("2026-03-02 00:01+07:00", tick=False):
        misses.flush()
    assert list(SearchMiss.objects.values_list("day", "term")) == [(date(2026, 3, 1), "kerak telur")]
    with time_machine.travel("2026-03-01 23:59+07:00", tick=False):
        miss("masih", days_ago=misses.KEEP_DAYS - 1)
        misses.flush()
        assert SearchMiss.objects.filter(term="masih").exists()


# --- the report


@pytest.fixture
def editor(client: Client) -> Any:
    user = make_user("Editor")
    client.force_login(user)
    return user


def test_the_report_names_both_kinds_with_their_counts_and_ways_on(client: Client, editor: Any) -> None:
    miss("kerak telur", 3, 2, 1)
    miss("kerak telur", 4, 3, 0, days_ago=2)
    miss("kopi & susu", 5, 0, 5)
    miss("kopi", 5, 0, 4)  # opened once
    page = client.get(ROOM)
    html = page.content.decode()
    assert [(row["term"], row["missed"], row["asked"]) for row in page.context["missed"]] == [("kerak telur", 5, 7)]
    assert [(row["term"], row["unopened"]) for row in page.context["unopened"]] == [("kopi & susu", 5)]
    assert 'href="/cari/?q=kopi%20%26%20susu"' in html
    assert 'href="/kelola/padanan/baru/?kata=kerak%20telur"' in html
    assert 'value="kerak telur = "' in client.get("/kelola/padanan/baru/?kata=kerak%20telur").content.decode()


def test_a_rare_term_is_shown_nowhere(client: Client, editor: Any) -> None:
    miss("jarang sekali", 2, 2, 0)
    miss("jarang dibuka", 2, 0, 2)
    miss("cukup sering", 1, 1, 0)
    miss("cukup sering", 2, 2, 0, days_ago=1)
    for path in (ROOM, f"{ROOM}unduh/"):
        text = client.get(path).content.decode()
        assert "jarang" not in text
        assert "cukup sering" in text
    assert desk_report.FEWEST == 3


def test_only_the_last_days_count(client: Client, editor: Any) -> None:
    miss("barang basi", 9, 9, 0, days_ago=misses.KEEP_DAYS)
    assert "barang basi" not in client.get(ROOM).content.decode()


def test_the_table_can_be_taken_away(client: Client, editor: Any) -> None:
    miss("kerak telur", 5, 4, 1)
    miss("kopi", 3, 0, 3)
    answer = client.get(f"{ROOM}unduh/")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert re.match(r'attachment; filename="pencarian-\d{4}-\d\d-\d\d\.csv"', answer.headers["content-disposition"])
    assert list(csv.reader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";")) == [
        ["Kata", "Dicari", "Tanpa hasil", "Ada hasil, tidak dibuka"],
        ["kerak telur", "5", "4", "1"],
        ["kopi", "3", "0", "3"],
    ]


@pytest.mark.parametrize("text", ["=1+1", "+62", "-rm", "@sum", "\t=x"])
def test_no_term_is_a_formula(text: str) -> None:
    assert not misses.term_of(text) or misses.term_of(text)[0].isalnum()


@pytest.mark.parametrize("role", ["Editor", "Petugas"])
def test_editors_and_officers_may(client: Client, role: str) -> None:
    client.force_login(make_user(role))
    assert {client.get(path).status_code for path in (ROOM, f"{ROOM}unduh/")} == {200}
    assert ROOM in client.get("/kelola/").content.decode()


@pytest.mark.parametrize("gate", [True, False])
@pytest.mark.parametrize("role", ["Penjual", None])
def test_nobody_else_may(client: Client, settings: Any, role: str | None, gate: bool) -> None:
    if not gate:
        settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if not name.endswith("SellerGateMiddleware")]
    user = make_user(role)
    if role:
        make_shop(user)
    client.force_login(user)
    miss("kerak telur", 5, 5, 0)
    for path in (ROOM, f"{ROOM}unduh/"):
        for answer in (client.get(path), client.post(path)):
            assert answer.status_code in (302, 403)
            assert "kerak telur" not in answer.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_report_costs_the_same_however_much_it_lists(client: Client, editor: Any, rows: int) -> None:
    for number in range(rows):
        miss(f"kata {number}", 5, 5, 0)
        miss(f"nama {number}", 5, 0, 5)
    client.get(ROOM)
    with CaptureQueriesContext(connection) as seen:
        client.get(ROOM)
    asked = [query["sql"] for query in seen.captured_queries if "search_searchmiss" in query["sql"]]
    assert len(asked) == 2
    assert not [query for query in seen.captured_queries if re.match(r"INSERT|UPDATE|DELETE|REPLACE", query["sql"])]
