"""Notices on every page (NW-05): there at their begin, gone at their end, with no job and no query of their own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pages import notices
from pages.models import Notice
from portal.accounts.roles import EDITOR, OFFICER, SELLER
from tests.factories.pages import make_article, make_home
from tests.factories.shop import make_product, make_shop, make_user

pytestmark = pytest.mark.django_db
ROOM = "/kelola/pengumuman/"
NEW = f"{ROOM}baru/"
SEVEN = datetime(2026, 12, 1, 0, 0, tzinfo=UTC)  # 07.00 WIB
QUERIES = 12
WORDS = "Malam ini pesanan belum bisa dibuat."


def make_notice(**fields: Any) -> Notice:
    """A disturbance from 07.00 to 09.00 on 1 December 2026, as another process would have stored it: nobody told this one."""
    cache.delete(notices.KEY)
    return Notice.objects.create(**{"text": WORDS, "begins_at": SEVEN, "ends_at": SEVEN + timedelta(hours=2), **fields})


def at(client: Client, moment: datetime, address: str = "/berita/") -> bool:
    with time_machine.travel(moment, tick=False):
        return WORDS in client.get(address).content.decode()


def form(**fields: str) -> dict[str, str]:
    return {"kind": "gangguan", "text": WORDS, "url": "", "url_text": "", "begins_at": "2026-12-01T07:00", "ends_at": "2026-12-01T09:00", **fields}


def test_it_vanishes_at_its_end_and_appears_at_its_begin_by_itself(client: Client) -> None:
    make_article()
    make_notice()
    second = timedelta(seconds=1)
    assert not at(client, SEVEN - second)
    assert at(client, SEVEN)
    assert at(client, SEVEN + timedelta(hours=2) - second)
    assert not at(client, SEVEN + timedelta(hours=2))


def test_the_very_second_counts_while_the_cache_is_warm(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept holds begin and end: a page served from it flips too. The cache here never forgets by itself."""
    make_article()
    make_notice()
    monkeypatch.setattr(notices, "SECONDS", None)
    second = timedelta(seconds=1)
    assert not at(client, SEVEN - second)
    Notice.objects.all().delete()  # from now on only the cache knows
    assert at(client, SEVEN)
    assert not at(client, SEVEN + timedelta(hours=2))


def test_a_process_with_a_memory_of_its_own_follows_within_a_minute(client: Client) -> None:
    make_article()
    with time_machine.travel(SEVEN, tick=False) as clock:
        cache.delete(notices.KEY)
        assert WORDS not in client.get("/berita/").content.decode()
        Notice.objects.create(text=WORDS, begins_at=SEVEN, ends_at=SEVEN + timedelta(hours=2))  # by another process
        clock.shift(59)
        assert WORDS in client.get("/berita/").content.decode()


@pytest.mark.parametrize("address", ["/berita/", "/masuk/", "/keranjang/", "/produk/"])
def test_a_page_asks_the_database_nothing_more(client: Client, address: str) -> None:
    make_article()
    make_product(make_shop())
    now = datetime.now(UTC)

    def queries() -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as seen:
            client.get(address)
        assert not any("pages_notice" in query["sql"] for query in seen)
        return len(seen)

    cache.delete(notices.KEY)
    without = queries()
    make_notice(begins_at=now - timedelta(hours=1), ends_at=now + timedelta(hours=1))
    assert queries() == without
    assert WORDS in client.get(address).content.decode()


def test_it_stands_on_slim_pages_too(client: Client) -> None:
    """Checkout has a bar of its own."""
    now = datetime.now(UTC)
    make_notice(begins_at=now - timedelta(hours=1), ends_at=now + timedelta(hours=1))
    client.post(f"/keranjang/tambah/{make_product().pk}/")
    html = client.get("/checkout/alamat/").content.decode()
    assert 'class="bar slim"' in html
    assert WORDS in html


def test_it_is_a_labelled_region_and_shouts_at_nobody(client: Client) -> None:
    make_article()
    now = datetime.now(UTC)
    make_notice(begins_at=now - timedelta(hours=1), ends_at=now + timedelta(hours=1), url="/berita/", url_text="Baca penjelasannya", text="<b>Tutup</b>")
    html = client.get("/berita/").content.decode()
    part = html.split('<section class="notices"')[1].split("</section>")[0]
    assert 'aria-label="Pengumuman"' in part
    assert "role=" not in part
    assert "aria-live" not in part
    assert "Gangguan layanan" in part
    assert "&lt;b&gt;Tutup" in part
    assert '<a href="/berita/">Baca penjelasannya</a>' in part
    assert html.index('class="notices"') < html.index("<main")


def test_three_at_most_and_disturbances_first(client: Client) -> None:
    make_article()
    now = datetime.now(UTC)
    for number, kind in enumerate(("jadwal", "libur", "jadwal", "gangguan")):
        make_notice(kind=kind, text=f"Kabar {number}", begins_at=now - timedelta(hours=1), ends_at=now + timedelta(hours=1 + number))
    html = client.get("/berita/").content.decode()
    assert html.count('<div class="note') == 3
    assert html.index("Kabar 3") < html.index("Kabar 1") < html.index("Kabar 0")
    assert "Kabar 2" not in html


@pytest.fixture
def editor(client: Client) -> Any:
    user = make_user(EDITOR, first_name="Sari")
    client.force_login(user)
    return user


def test_a_new_one_begins_now_unless_told_otherwise(client: Client, editor: Any) -> None:
    with time_machine.travel(SEVEN, tick=False):
        assert 'value="2026-12-01T07:00"' in client.get(NEW).content.decode()


@pytest.mark.parametrize("role", [EDITOR, OFFICER])
def test_editors_and_officers_write_them(client: Client, django_capture_on_commit_callbacks: Any, role: str) -> None:
    make_article()
    user = make_user(role)
    client.force_login(user)
    assert f'"url": "{ROOM}"' in client.get(ROOM).content.decode(), "the word stands in the menu"
    with time_machine.travel(SEVEN, tick=False):
        client.get("/berita/")  # the cache knows of none
        with django_capture_on_commit_callbacks(execute=True):
            assert client.post(NEW, form(kind="libur")).headers["Location"] == ROOM
        notice = Notice.objects.get()
        assert (notice.begins_at, notice.ends_at, notice.changed_by) == (SEVEN, SEVEN + timedelta(hours=2), user)
        assert WORDS in client.get("/berita/").content.decode(), "the process that stored it shows it at once"
        listing = client.get(ROOM).content.decode()
        assert "Sedang tampil" in listing
        assert "1 Desember 2026, 07.00 sampai 1 Desember 2026, 09.00 WIB" in listing
        with django_capture_on_commit_callbacks(execute=True):
            client.post(f"{ROOM}{notice.pk}/", form(text="Sudah pulih."))
        assert "Sudah pulih." in client.get("/berita/").content.decode()
        with django_capture_on_commit_callbacks(execute=True):
            client.post(f"{ROOM}{notice.pk}/hapus/")
        assert "Sudah pulih." not in client.get("/berita/").content.decode()


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"text": ""}, "Tulis isi pengumumannya."),
        ({"text": "a" * 201}, "Paling panjang 200 huruf."),
        ({"ends_at": ""}, "Isi hari dan jamnya."),
        ({"ends_at": "besok"}, "Tulis hari dan jam"),
        ({"ends_at": "2026-12-01T07:00"}, "Waktu berhenti harus sesudah waktu mulai."),
        ({"url": "/berita/"}, "Tulis kata pada tautan"),
        ({"url_text": "Baca"}, "Tulis alamat tautannya"),
        ({"url": "javascript:alert(1)", "url_text": "Baca"}, "dimulai dengan https"),
        ({"url": "//contoh.id/", "url_text": "Baca"}, "dimulai dengan garis miring"),
        ({"url": "http://contoh.id/", "url_text": "Baca"}, "dimulai dengan https"),
    ],
)
def test_wrong_input_is_said_beside_its_field_and_nothing_typed_is_lost(client: Client, editor: Any, wrong: dict[str, str], message: str) -> None:
    html = client.post(NEW, form(url_text=wrong.get("url_text", "")) | wrong | {"kind": "libur"}).content.decode()
    assert message in html
    assert '<option value="libur" selected>' in html
    assert 'value="2026-12-01T07:00"' in html
    assert not Notice.objects.exists()


@pytest.mark.parametrize("role", [SELLER, None])
def test_nobody_else_enters_the_room(client: Client, role: str | None) -> None:
    notice = make_notice()
    user = make_user(role)
    if role == SELLER:
        make_shop(user)
    client.force_login(user)
    for address in (ROOM, NEW, f"{ROOM}{notice.pk}/", f"{ROOM}{notice.pk}/hapus/"):
        for response in (client.get(address), client.post(address, form(text="Diretas."))):
            assert response.status_code in (302, 403), address
            assert WORDS not in response.content.decode()
    assert Notice.objects.get().text == WORDS


def test_visitors_are_sent_to_sign_in(client: Client) -> None:
    make_home()
    notice = make_notice()
    for address in (ROOM, NEW, f"{ROOM}{notice.pk}/hapus/"):
        assert client.get(address).headers["Location"].startswith("/masuk/")
        assert client.post(address, form()).headers["Location"].startswith("/masuk/")
    assert Notice.objects.count() == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_with_one_and_three(client: Client, editor: Any, django_assert_num_queries: Any, rows: int) -> None:
    for _ in range(rows):
        make_notice(changed_by=make_user(EDITOR))
    client.get(ROOM)
    with django_assert_num_queries(QUERIES):
        client.get(ROOM)
