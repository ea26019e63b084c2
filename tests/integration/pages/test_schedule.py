"""The schedule: every wish is a plain link, counts tell the truth, nothing ends in a dead end, and all of it without JavaScript (TR-01)."""

import re
from datetime import UTC, datetime
from html import unescape
from typing import Any

import pytest
import time_machine
from django.test import Client, override_settings

from pages.models import TrainingSessionPage, TrainingTopic
from portal.regions.models import Region
from tests.factories.pages import make_session
from tests.factories.shop import make_region
from tests.factories.training import make_registration

pytestmark = pytest.mark.django_db
QUERIES_OF_LIST = 12
QUERIES_OF_MONTH = 13
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)  # Sunday, 10.00 WIB


@pytest.fixture(autouse=True)
def frozen() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


def at(day: int, hour: int = 2, month: int = 11) -> datetime:
    """A moment in UTC; two is nine here."""
    return datetime(2026, month, day, hour, tzinfo=UTC)


def village(code: str, name: str, district: str) -> Region:
    """A kelurahan whose kecamatan has a name of its own."""
    made = make_region(code, name)
    Region.objects.filter(pk=code[:8]).update(name=district)
    made.refresh_from_db()
    return made


def hold(title: str, day: int, month: int = 11, **fields: Any) -> TrainingSessionPage:
    return make_session(title, starts_at=at(day, 2, month), ends_at=at(day, 4, month), **fields)


@pytest.fixture
def city() -> dict[str, TrainingSessionPage]:
    """Sessions that differ in one thing each."""
    tembung, bantan = village("12.71.14.1005", "Tembung", "Medan Tembung"), village("12.71.14.1004", "Bantan", "Medan Tembung")
    area = village("12.71.10.1001", "Sukaramai I", "Medan Area")
    photo, permit = TrainingTopic.objects.create(name="Foto uji", slug="foto-uji"), TrainingTopic.objects.create(name="Izin uji", slug="izin-uji")
    return {
        "this month": hold("Kelas Tembung November", 26, kelurahan=tembung, topic=photo),
        "neighbour village": hold("Kelas Bantan November", 27, kelurahan=bantan, topic=permit, level="lanjut"),
        "next month": hold("Kelas Tembung Desember", 2, 12, kelurahan=tembung, topic=photo),
        "elsewhere": hold("Kelas Area November", 26, kelurahan=area, topic=permit),
        "online": hold("Kelas daring November", 28, place="", online_how="Tanya petugas.", topic=photo),
        "past": hold("Kelas Tembung lewat", 5, kelurahan=tembung, topic=photo),
    }


def titles(html: str) -> set[str]:
    return set(re.findall(r"<h3>(Kelas [^<]+)</h3>", html))


def listed(client: Client, query: str = "") -> set[str]:
    return titles(client.get(f"/pelatihan/{query}").content.decode())


def link(html: str, words: str) -> str:
    """The address behind a choice, as a reader without script would press it."""
    found = re.search(rf'<a href="([^"]+)"[^>]*>{re.escape(words)}(?: <span>\d+</span>)?</a>', html)
    assert found, words
    return unescape(found[1])


@pytest.mark.usefixtures("city")
def test_trainings_in_medan_tembung_this_month(client: Client) -> None:
    """The acceptance line of TR-01, by pressing two links."""
    html = client.get("/pelatihan/").content.decode()
    html = client.get(link(html, "Medan Tembung")).content.decode()
    assert link(html, "Kelurahan Bantan") == "/pelatihan/?wilayah=12.71.14.1004"
    answer = client.get(link(html, "Bulan ini, November 2026"))
    html = answer.content.decode()
    assert titles(html) == {"Kelas Tembung November", "Kelas Bantan November"}
    assert "2 pelatihan cocok dengan pilihan Anda." in html
    assert answer.wsgi_request.get_full_path() == "/pelatihan/?bulan=2026-11&wilayah=12.71.14"
    assert '<meta name="robots" content="noindex, follow">' in html


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"Kelas Tembung November", "Kelas Bantan November", "Kelas Tembung Desember", "Kelas Area November", "Kelas daring November"}),
        ("?kapan=hari-ini", set()),
        ("?wilayah=12.71.14.1005", {"Kelas Tembung November", "Kelas Tembung Desember"}),
        ("?topik=izin-uji", {"Kelas Bantan November", "Kelas Area November"}),
        ("?tingkat=lanjut", {"Kelas Bantan November"}),
        ("?cara=daring", {"Kelas daring November"}),
        ("?cara=tatap-muka&topik=foto-uji", {"Kelas Tembung November", "Kelas Tembung Desember"}),
        ("?bulan=2026-12&wilayah=12.71.14&topik=foto-uji&tingkat=pemula&cara=tatap-muka", {"Kelas Tembung Desember"}),
        ("?arsip=ya", {"Kelas Tembung lewat"}),
        ("?arsip=ya&wilayah=12.71.10", set()),
    ],
)
def test_every_combination_is_a_link(client: Client, query: str, found: set[str]) -> None:
    assert listed(client, query) == found


@pytest.mark.usefixtures("city")
def test_this_week_ends_on_sunday(client: Client) -> None:
    with time_machine.travel(at(23), tick=False):
        assert listed(client, "?kapan=minggu-ini") == {"Kelas Tembung November", "Kelas Bantan November", "Kelas Area November", "Kelas daring November"}
    assert listed(client, "?kapan=minggu-ini") == set()


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize("asked", ["?bulan=xx", "?topik=<b>", "?topik=tidak-ada", "?wilayah=99.99.99", "?wilayah=x", "?bulan=&topik=", "?page=99", "?page=x"])
def test_odd_filters_show_everything(client: Client, asked: str) -> None:
    assert len(listed(client, asked)) == 5


@pytest.mark.usefixtures("city")
def test_every_count_is_what_its_link_leads_to(client: Client) -> None:
    for start in ("", "?wilayah=12.71.14", "?topik=foto-uji", "?arsip=ya"):
        html = client.get(f"/pelatihan/{start}").content.decode()
        choices = re.findall(r'<a href="([^"]+)" rel="nofollow">([^<]+) <span>(\d+)</span></a>', html)
        assert len(choices) > 2
        for url, words, count in choices:
            assert len(listed(client, unescape(url).removeprefix("/pelatihan/"))) == int(count), (start, words)


@pytest.mark.usefixtures("city")
def test_what_is_chosen_can_be_taken_away_one_by_one(client: Client) -> None:
    html = client.get("/pelatihan/?bulan=2026-12&wilayah=12.71.14&topik=foto-uji").content.decode()
    chips = dict(reversed(pair) for pair in re.findall(r'<a class="chip on" href="([^"]+)" rel="nofollow">([^<]+) <svg', html))
    assert {words: unescape(url) for words, url in chips.items()} == {
        "Desember 2026": "/pelatihan/?wilayah=12.71.14&topik=foto-uji",
        "Medan Tembung": "/pelatihan/?bulan=2026-12&topik=foto-uji",
        "Foto uji": "/pelatihan/?bulan=2026-12&wilayah=12.71.14",
    }


@pytest.mark.usefixtures("city")
def test_an_empty_answer_offers_what_would_help(client: Client) -> None:
    html = client.get("/pelatihan/?bulan=2026-12&wilayah=12.71.10").content.decode()
    assert "Tidak ada pelatihan untuk pilihan ini" in html
    assert "Tanpa “Desember 2026”" in html
    assert 'href="/pelatihan/?wilayah=12.71.10"' in html
    assert "Tanpa “Medan Area”" in html
    assert 'class="btn" href="/pelatihan/"' in html


@pytest.mark.usefixtures("city")
def test_beside_a_place_the_online_ones_are_named(client: Client) -> None:
    assert "Ada 1 pelatihan daring" in client.get("/pelatihan/?wilayah=12.71.10").content.decode()
    assert "pelatihan daring yang bisa" not in client.get("/pelatihan/?wilayah=12.71.10&bulan=2026-12").content.decode()


def test_drafts_and_withdrawn_sessions_are_nowhere(client: Client, city: dict[str, TrainingSessionPage]) -> None:
    city["elsewhere"].unpublish()
    for query in ("", "?wilayah=12.71.10", "?tampil=bulan", "?arsip=ya"):
        html = client.get(f"/pelatihan/{query}").content.decode()
        assert "Kelas Area" not in html
    assert ">Medan Area <span>" not in client.get("/pelatihan/").content.decode()


# --- my kelurahan ---


@pytest.mark.usefixtures("city")
def test_my_kelurahan_is_kept_on_the_device_and_stands_first(client: Client) -> None:
    answer = client.get("/pelatihan/kelurahan-saya/?kode=12.71.14.1005")
    assert answer.headers["Location"] == "/pelatihan/?wilayah=12.71.14.1005"
    assert client.cookies["kelurahan_saya"].value == "12.71.14.1005"
    html = client.get("/pelatihan/").content.decode()
    assert link(html, "Kelurahan saya: Tembung") == "/pelatihan/?wilayah=12.71.14.1005"
    assert "Ganti kelurahan saya" in html
    assert client.get("/pelatihan/kelurahan-saya/?lupa=ya").headers["Location"] == "/pelatihan/"
    assert "Kelurahan saya: Tembung" not in client.get("/pelatihan/").content.decode()


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize(("code", "words"), [("", "Pilih kelurahan Anda dari daftar."), ("99.99.99.9999", "Kelurahan ini tidak ada di daftar.")])
def test_a_wrong_kelurahan_is_told_beside_the_field(client: Client, code: str, words: str) -> None:
    answer = client.get(f"/pelatihan/kelurahan-saya/?kode={code}")
    assert answer.status_code == 400
    assert words in answer.content.decode()
    assert "kelurahan_saya" not in client.cookies


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize("cookie", ["99.99.99.9999", "<script>", "12.71"])
def test_a_forged_cookie_changes_nothing(client: Client, cookie: str) -> None:
    client.cookies["kelurahan_saya"] = cookie
    html = client.get("/pelatihan/").content.decode()
    assert "Kelurahan saya:" not in html
    assert len(titles(html)) == 5


# --- the month ---


@pytest.mark.usefixtures("city")
def test_the_month_is_a_table_with_caption_and_headings(client: Client) -> None:
    html = client.get("/pelatihan/?tampil=bulan").content.decode()
    table = html.split('<table class="month-grid">')[1].split("</table>")[0]
    assert "Pelatihan November 2026</caption>" in table
    assert re.findall(r'<th scope="col">(\w+)</th>', table) == ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
    assert table.count("<td") == 42
    assert re.search(r'aria-current="date"><time datetime="2026-11-22">22', table)
    day = table.split('datetime="2026-11-26"')[1].split("</td>")[0]
    assert "Kelas Tembung November" in day
    assert "Kelas Area November" in day
    assert "Kelas Tembung lewat <small>sudah lewat</small>" in table
    assert "Desember" not in table
    phone = html.split('class="month-list')[1].split("</ol>")[0]
    assert "Kamis, 26 November" in phone
    assert phone.count("<h3>") == 4


@pytest.mark.usefixtures("city")
def test_months_turn_as_far_as_there_are_sessions(client: Client) -> None:
    html = client.get("/pelatihan/?tampil=bulan&wilayah=12.71.14").content.decode()
    assert 'rel="next nofollow" href="/pelatihan/?tampil=bulan&amp;bulan=2026-12&amp;wilayah=12.71.14"' in html
    assert 'rel="prev' not in html
    december = client.get("/pelatihan/?tampil=bulan&bulan=2026-12&wilayah=12.71.14").content.decode()
    assert "Kelas Tembung Desember" in december
    assert 'rel="next' not in december
    assert 'href="/pelatihan/?tampil=bulan&amp;bulan=2026-11&amp;wilayah=12.71.14"' in december
    far = client.get("/pelatihan/?tampil=bulan&bulan=2099-12").content.decode()
    assert "Tidak ada pelatihan di bulan ini." in far
    assert 'rel="next' not in far
    assert "Bulan ini</a>" in far


def test_a_session_of_two_days_stands_on_both(client: Client) -> None:
    make_session("Kelas dua hari", starts_at=at(25), ends_at=at(26, 4))
    table = client.get("/pelatihan/?tampil=bulan").content.decode().split("<table")[1].split("</table>")[0]
    assert table.count("Kelas dua hari") == 2


@pytest.mark.parametrize(("zone", "day", "words"), [("Asia/Jakarta", "25", "23.30 sampai 23.45 WIB"), ("Asia/Makassar", "26", "00.30 sampai 00.45 WITA")])
def test_days_and_hours_follow_the_zone_of_the_city(client: Client, zone: str, day: str, words: str) -> None:
    with override_settings(TIME_ZONE=zone):
        session = make_session("Kelas malam", starts_at=datetime(2026, 11, 25, 16, 30, tzinfo=UTC), ends_at=datetime(2026, 11, 25, 16, 45, tzinfo=UTC))
        assert words in client.get("/pelatihan/").content.decode()
        assert words in client.get(session.url).content.decode()
        html = client.get("/pelatihan/?tampil=bulan").content.decode()
        assert "Kelas malam" in html.split(f'datetime="2026-11-{day}"')[1].split("</td>")[0]
        assert f"Semua jam adalah {words.split()[-1]}." in html


# --- what it costs ---


@pytest.mark.parametrize(
    ("query", "queries"), [("", QUERIES_OF_LIST), ("?wilayah=12.71.01&bulan=2026-11", QUERIES_OF_LIST), ("?tampil=bulan", QUERIES_OF_MONTH)]
)
@pytest.mark.parametrize("rows", [1, 3])
def test_the_schedule_costs_the_same_with_one_and_three_sessions(client: Client, django_assert_num_queries: Any, rows: int, query: str, queries: int) -> None:
    for number in range(rows):
        topic = TrainingTopic.objects.create(name=f"Topik {number}", slug=f"topik-{number}")
        make_session(f"Kelas {number}", topic=topic, kelurahan=make_region(f"12.71.01.100{number + 1}", f"Kelurahan {number}"))
    client.get("/pelatihan/")
    with django_assert_num_queries(queries):
        html = client.get(f"/pelatihan/{query}").content.decode()
    assert html.count(">Kelas ") + html.count("</b> Kelas ") >= rows


def test_a_long_list_has_pages_that_keep_the_wish(client: Client) -> None:
    for number in range(26):
        hold(f"Kelas nomor {number}", 25)
    html = client.get("/pelatihan/?bulan=2026-11").content.decode()
    assert len(titles(html)) == 24
    assert 'href="?bulan=2026-11&amp;page=2"' in html
    assert len(listed(client, "?bulan=2026-11&page=2")) == 2


def test_rows_say_how_many_seats_are_left(client: Client) -> None:
    session = make_session("Kelas dua kursi", seats=2)
    make_session("Tanpa batas")
    make_session("Datang langsung", seats=9, entry="langsung")
    html = client.get("/pelatihan/").content.decode()
    assert 'badge good">Sisa 2 dari 2 kursi' in html
    assert "Sisa 9" not in html
    make_registration(session)
    assert 'badge good">Sisa 1 dari 2 kursi' in client.get("/pelatihan/").content.decode()
    make_registration(session)
    assert 'badge wait">Penuh' in client.get("/pelatihan/").content.decode()
