"""Calendar files: read back by another program they say the same, in the city's time, and they carry nothing that the public page does not (TR-07)."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client, override_settings
from icalendar import Calendar, Event

from pages.models import TrainingSessionPage, TrainingTopic
from portal.regions.models import Region
from tests.factories.pages import make_session
from tests.factories.shop import make_region

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
SECRET = "https://rapat.contoh.test/rahasia-123"
QUERIES_OF_FEED = 6


@pytest.fixture(autouse=True)
def frozen() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


def at(day: int, hour: int = 2) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UTC)


def hold(title: str, day: int = 25, **fields: Any) -> TrainingSessionPage:
    return make_session(title, starts_at=at(day), ends_at=at(day, 4), **fields)


def read(client: Client, address: str) -> Calendar:
    answer = client.get(address)
    assert answer.status_code == 200, address
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    check_form(answer.content)
    found = Calendar.from_ical(answer.content)
    assert isinstance(found, Calendar)
    return found


def check_form(data: bytes) -> None:
    """RFC 5545: lines of at most 75 octets that end in CRLF, and the parts that must be there."""
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    data.decode("utf-8")
    found = Calendar.from_ical(data)
    assert {"PRODID", "VERSION"} <= set(found)
    for event in found.walk("VEVENT"):
        assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "LAST-MODIFIED", "STATUS", "SUMMARY"} <= set(event)
        assert not event.errors


def only(calendar: Calendar) -> Event:
    (event,) = calendar.walk("VEVENT")
    assert isinstance(event, Event)
    return event


def summaries(calendar: Calendar) -> list[str]:
    return [str(event["SUMMARY"]) for event in calendar.walk("VEVENT")]


def test_a_session_reads_back_as_it_was_written(client: Client) -> None:
    topic = TrainingTopic.objects.create(name="Foto; uji, dua", slug="foto-uji")
    title = "Foto produk, dengan HP; untuk penjual kue di rumah yang belum pernah memotret – pelan-pelan"
    session = hold(title, kelurahan=make_region(), topic=topic, bring="HP, alas\nputih", summary="Baris; dengan, tanda \\ garis")
    event = only(read(client, f"{session.url}kalender.ics"))
    assert str(event["SUMMARY"]) == title
    assert "Baris; dengan, tanda \\ garis\n" in str(event["DESCRIPTION"])
    assert "Bawa: HP, alas\nputih" in str(event["DESCRIPTION"])
    assert str(event["LOCATION"]) == "Aula Uji, Kelurahan Pasar Baru, Kecamatan Medan Kota, Medan"
    assert str(event["URL"]) == f"http://testserver{session.url}"
    assert str(event["STATUS"]) == "CONFIRMED"
    assert event.categories == ["Foto; uji, dua"]


def test_the_hours_are_those_of_the_city_with_the_zone_described(client: Client) -> None:
    """Android shows 09.00 WIB: the zone is named, and what it means stands in the same file."""
    session = hold("Kelas")
    data = client.get(f"{session.url}kalender.ics").content
    assert b"DTSTART;TZID=Asia/Jakarta:20261125T090000\r\n" in data
    assert b"DTEND;TZID=Asia/Jakarta:20261125T110000\r\n" in data
    zone = data.split(b"BEGIN:VTIMEZONE")[1].split(b"END:VTIMEZONE")[0]
    assert b"TZID:Asia/Jakarta\r\n" in zone
    assert b"TZOFFSETTO:+0700\r\n" in zone
    event = only(Calendar.from_ical(data))
    assert event.start == at(25)
    assert event.end == at(25, 4)


def test_another_city_has_another_zone(client: Client) -> None:
    with override_settings(TIME_ZONE="Asia/Jayapura"):
        data = client.get(f"{hold('Kelas').url}kalender.ics").content
    assert b"DTSTART;TZID=Asia/Jayapura:20261125T110000\r\n" in data
    assert b"TZOFFSETTO:+0900\r\n" in data


def test_the_name_stays_and_the_version_grows(client: Client) -> None:
    session = hold("Kelas lama")
    first = only(read(client, f"{session.url}kalender.ics"))
    with time_machine.travel(NOW + timedelta(hours=1), tick=False):
        session.title = "Kelas baru"
        session.slug = "alamat-baru"
        session.save_revision().publish()
        session.refresh_from_db()
        second = only(read(client, f"{session.url}kalender.ics"))
    assert first["UID"] == second["UID"]
    assert second["SEQUENCE"] > first["SEQUENCE"]
    assert second["LAST-MODIFIED"].dt == NOW + timedelta(hours=1)
    assert str(second["SUMMARY"]) == "Kelas baru"


def test_an_editors_draft_changes_nothing(client: Client) -> None:
    session = hold("Kelas tampil")
    before = client.get(f"{session.url}kalender.ics").content
    session.title = "Kelas rahasia"
    session.save_revision()
    assert client.get(f"{session.url}kalender.ics").content == before


def test_a_session_called_off_is_cancelled_in_every_calendar(client: Client) -> None:
    session = hold("Kelas batal", kelurahan=make_region())
    before = only(read(client, f"{session.url}kalender.ics"))
    session.unpublish()
    for address in (f"{session.url}kalender.ics", "/pelatihan/kalender/12.71.01.1001.ics"):
        event = only(read(client, address))
        assert str(event["STATUS"]) == "CANCELLED"
        assert event["UID"] == before["UID"]
        assert event["SEQUENCE"] > before["SEQUENCE"]
        assert "DESCRIPTION" not in event
    off = only(read(client, f"{session.url}kalender.ics"))
    session.refresh_from_db()
    session.save_revision().publish()
    back = only(read(client, f"{session.url}kalender.ics"))
    assert str(back["STATUS"]) == "CONFIRMED"
    assert back["SEQUENCE"] > off["SEQUENCE"]


def test_what_was_never_public_is_not_there(client: Client) -> None:
    public = hold("Kelas tampil")
    draft = TrainingSessionPage(
        title="Kelas rahasia", slug="kelas-rahasia", live=False, starts_at=at(26), ends_at=at(26, 4), place="Aula", summary="-", speaker="-", organiser="-"
    )
    public.get_parent().add_child(instance=draft)
    draft.save_revision()
    assert client.get("/pelatihan/kelas-rahasia/kalender.ics").status_code == 404
    assert client.get("/pelatihan/tidak-ada/kalender.ics").status_code == 404
    make_region()
    assert summaries(read(client, "/pelatihan/kalender/12.71.ics")) == []
    assert b"rahasia" not in client.get("/pelatihan/kalender/12.71.01.1001.ics").content


def test_a_page_whose_time_ran_out_and_a_past_one_leave_the_feed(client: Client) -> None:
    make_region()
    expired = hold("Kelas habis masa", place="", online_how="Tanya petugas.")
    TrainingSessionPage.objects.filter(pk=expired.pk).update(live=False, expired=True)
    hold("Kelas lewat", day=20, place="", online_how="Tanya petugas.")
    over = hold("Kelas lewat ditarik", day=20, place="", online_how="Tanya petugas.")
    over.unpublish()
    hold("Kelas nanti", place="", online_how="Tanya petugas.")
    assert summaries(read(client, "/pelatihan/kalender/12.71.ics")) == ["Kelas nanti"]


@pytest.fixture
def places() -> list[Region]:
    """One session each in two kelurahan of a kecamatan, in another kecamatan, and online; and a kelurahan of another city."""
    regions = [make_region(code, name) for code, name in (("12.71.01.1001", "Satu"), ("12.71.01.1002", "Dua"), ("12.71.02.1001", "Tiga"))]
    for region in regions:
        hold(f"Kelas {region.name}", kelurahan=region)
    make_region("33.24.01.2001", "Jauh")
    hold("Kelas daring", day=26, place="", online_how=f"Tautan: {SECRET}")
    hold("Kelas tanpa kelurahan", day=27)
    return regions


@pytest.mark.usefixtures("places")
@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("12.71.01.1001", ["Kelas Satu", "Kelas daring"]),
        ("12.71.01", ["Kelas Satu", "Kelas Dua", "Kelas daring"]),
        ("12.71", ["Kelas Satu", "Kelas Dua", "Kelas Tiga", "Kelas daring"]),
        ("33.24.01.2001", ["Kelas daring"]),
    ],
)
def test_a_feed_holds_its_region_and_the_online_ones(client: Client, code: str, found: list[str]) -> None:
    calendar = read(client, f"/pelatihan/kalender/{code}.ics")
    assert summaries(calendar) == found
    assert str(calendar["X-WR-TIMEZONE"]) == "Asia/Jakarta"
    assert calendar["REFRESH-INTERVAL"].dt == timedelta(hours=6)


@pytest.mark.usefixtures("places")
def test_a_feed_bears_the_name_of_its_place(client: Client) -> None:
    calendar = read(client, "/pelatihan/kalender/12.71.01.1001.ics")
    assert str(calendar["X-WR-CALNAME"]) == str(calendar["NAME"]) == "Pelatihan Kedan, Kelurahan Satu"
    assert str(read(client, "/pelatihan/kalender/33.24.01.2001.ics")["NAME"]).endswith("Desa Jauh")


@pytest.mark.parametrize("code", ["12.71.99.9999", "99.99", "1271", "12", "12.71.01.1001.1", "..%2f"])
def test_a_region_that_is_not_there_has_no_feed(client: Client, code: str) -> None:
    make_region()
    assert client.get(f"/pelatihan/kalender/{code}.ics").status_code == 404


@pytest.mark.usefixtures("places")
def test_how_to_join_online_is_in_no_file(client: Client) -> None:
    """Every word of every file is looked at, and every address in it is one of ours."""
    session = TrainingSessionPage.objects.get(title="Kelas daring")
    for address in (f"{session.url}kalender.ics", "/pelatihan/kalender/12.71.ics", "/pelatihan/kalender/12.71.01.1001.ics"):
        whole = client.get(address).content.replace(b"\r\n ", b"").decode()
        assert "Kelas daring" in whole
        assert SECRET not in whole
        assert "rahasia" not in whole
        assert all(found.startswith("//testserver/pelatihan/") for found in re.findall(r"https?:(//[^\s\\]+)", whole))


def test_pages_offer_the_files(client: Client) -> None:
    session = hold("Kelas", kelurahan=make_region())
    html = client.get(session.url).content.decode()
    assert f'href="{session.url}kalender.ics"' in html
    assert "Tambahkan ke kalender" in html
    schedule = client.get("/pelatihan/?wilayah=12.71.01.1001").content.decode()
    assert 'href="webcal://testserver/pelatihan/kalender/12.71.01.1001.ics"' in schedule
    assert "http://testserver/pelatihan/kalender/12.71.01.1001.ics" in schedule
    assert "webcal://testserver/pelatihan/kalender/12.71.ics" in client.get("/pelatihan/").content.decode()
    with time_machine.travel(at(26), tick=False):
        assert "kalender.ics" not in client.get(session.url).content.decode()


def test_an_editors_zone_does_not_reach_the_file(client: Client) -> None:
    from django.utils import timezone

    session = hold("Kelas")
    with timezone.override(ZoneInfo("Asia/Jayapura")):
        assert b"DTSTART;TZID=Asia/Jakarta:20261125T090000\r\n" in client.get(f"{session.url}kalender.ics").content


@pytest.mark.parametrize("rows", [1, 3])
def test_a_feed_costs_the_same_with_one_and_three_sessions(client: Client, django_assert_num_queries: Any, rows: int) -> None:
    region = make_region()
    for number in range(rows):
        hold(f"Kelas {number}", kelurahan=region, topic=TrainingTopic.objects.create(name=f"Topik {number}", slug=f"topik-{number}"))
    client.get("/pelatihan/kalender/12.71.ics")
    with django_assert_num_queries(QUERIES_OF_FEED):
        assert len(summaries(Calendar.from_ical(client.get("/pelatihan/kalender/12.71.ics").content))) == rows
