"""Counts without cookies and without people: what is counted, what never is, and that the totals hold."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import caches
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import resolve
from django.utils import timezone

from portal.counts import tally
from portal.counts.middleware import counted
from portal.counts.models import DailyCount
from portal.jobs import JOBS
from tests.factories.orders import order_as_guest
from tests.factories.pages import make_guide
from tests.factories.shop import make_product

pytestmark = pytest.mark.django_db
PHONE = {"User-Agent": "Mozilla/5.0 (Linux; Android 14) Chrome/130"}


@pytest.fixture(autouse=True)
def fresh_tally(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that has counted nothing, and shows every count at once."""
    monkeypatch.setattr(tally, "_tally", tally.Tally())
    monkeypatch.setattr(tally, "SHOW_SECONDS", 0)


@pytest.fixture
def phone() -> Client:
    return Client(headers=PHONE)


def stored() -> dict[tuple[str, str], int]:
    """(kind, key) to number, after the scheduler's turn."""
    next(job for job in JOBS if job.name == "counts: the day's totals").run()
    return {(row.kind, row.key): row.number for row in DailyCount.objects.all()}


def test_pages_rooms_and_searches_are_counted(phone: Client) -> None:
    guide, product = make_guide(), make_product()
    for address in (guide.url, guide.url, f"{guide.url}2/", product.get_absolute_url(), "/cari/?q=kopi", "/cari/?q=teh"):
        assert phone.get(address).status_code == 200
    assert stored() == {("halaman", guide.url): 2, ("halaman", f"{guide.url}2/"): 1, ("ruang", "catalogue:detail"): 1, ("cari", ""): 2}


def test_the_steps_to_an_order_are_counted(phone: Client) -> None:
    order_as_guest(phone, make_product())
    counted = stored()
    assert counted["langkah", "5-jadi"] == 1
    assert set(key for kind, key in counted if kind == "langkah") >= {"4-periksa", "5-jadi"}


def test_nothing_private_is_counted(phone: Client) -> None:
    order_as_guest(phone, make_product())
    for address in ("/kelola/", "/akun/", "/pesanan/", "/masuk/lanjut/?ke=/kelola/", "/tidak-ada/", "/sitemap.xml", "/healthz"):
        phone.get(address)
    keys = {key for _kind, key in stored()}
    assert not [key for key in keys if re.search(r"kelola|akun|pesanan|orders|sitemap|health|tidak", key)]


@pytest.mark.parametrize(
    "headers",
    [{"User-Agent": "Googlebot/2.1"}, {"User-Agent": "WhatsApp/2.23"}, {"User-Agent": ""}, PHONE | {"Sec-Purpose": "prefetch"}],
    ids=["search engine", "link preview", "nameless", "fetched in advance"],
)
def test_machines_are_not_counted(headers: dict[str, str]) -> None:
    guide = make_guide()
    assert Client(headers=headers).get(guide.url).status_code == 200
    assert stored() == {}


def test_a_visit_writes_no_row_and_sets_no_cookie(phone: Client) -> None:
    guide = make_guide()
    with CaptureQueriesContext(connection) as seen:
        answer = phone.get(guide.url)
    assert seen.captured_queries
    assert not [query for query in seen.captured_queries if re.match(r"INSERT|UPDATE|DELETE|REPLACE", query["sql"])]
    assert not answer.cookies
    assert stored() == {("halaman", guide.url): 1}


def test_what_is_kept_says_nothing_of_the_visitor(phone: Client) -> None:
    guide = make_guide()
    phone.get(guide.url, {"nama": "Siti Aminah"}, REMOTE_ADDR="203.0.113.77")
    assert stored() == {("halaman", guide.url): 1}
    row = DailyCount.objects.values().get()
    assert set(row) == {"id", "day", "kind", "key", "number"}
    assert "203.0.113" not in repr(row)
    assert "Siti" not in repr(row)


@pytest.mark.parametrize(("path", "kept"), [("/panduan/cara-memesan/3/", True), ("/pelatihan/pendaftaran/WzEsMl0:1vX9aB:abc/", False)])
def test_an_address_that_belongs_to_somebody_is_not_kept(path: str, kept: bool) -> None:
    request = RequestFactory().get(path)
    request.resolver_match = resolve("/panduan/")
    assert (counted(request, HttpResponse("")) is not None) == kept


def test_storing_twice_stores_the_same_and_totals_only_grow(phone: Client) -> None:
    guide = make_guide()
    phone.get(guide.url)
    assert stored() == stored() == {("halaman", guide.url): 1}
    caches["counts"].clear()
    assert stored() == {("halaman", guide.url): 1}


def test_two_processes_add_up(phone: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    guide = make_guide()
    phone.get(guide.url)
    monkeypatch.setattr(tally, "_tally", tally.Tally())
    phone.get(guide.url)
    phone.get(guide.url)
    assert stored() == {("halaman", guide.url): 3}


def test_a_process_after_a_fork_has_a_place_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    tally.count(DailyCount.Kind.SEARCH)
    before = tally._tally.place
    monkeypatch.setattr(tally.os, "getpid", lambda: -1)
    tally.count(DailyCount.Kind.SEARCH)
    assert tally._tally.place != before
    assert stored() == {("cari", ""): 2}


def test_a_busy_process_shows_its_counts_seldom(phone: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tally, "SHOW_SECONDS", 60)
    guide = make_guide()
    for _again in range(3):
        phone.get(guide.url)
    assert stored() == {("halaman", guide.url): 1}
    monkeypatch.setattr(tally, "SHOW_SECONDS", 0)
    phone.get(guide.url)
    assert stored() == {("halaman", guide.url): 4}


def test_yesterday_is_kept_apart_and_old_days_are_forgotten(phone: Client) -> None:
    guide = make_guide()
    old = timezone.localdate() - timedelta(days=tally.KEEP_DAYS + 1)
    DailyCount.objects.create(day=old, kind="cari", key="", number=9)
    phone.get(guide.url)
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        phone.get(guide.url)
        stored()
    assert sorted(DailyCount.objects.values_list("day", "number")) == [(timezone.localdate(), 1), (timezone.localdate() + timedelta(days=1), 1)]


def test_a_full_disk_stops_nobody_from_reading(phone: Client, monkeypatch: pytest.MonkeyPatch, caplog: Any) -> None:
    def full(*_args: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(caches["counts"], "set", full)
    assert phone.get(make_guide().url).status_code == 200
    assert "portal.W002" in caplog.text
