"""Trainings: past ones leave by themselves, months and topics are plain links. Registering is tested in training/."""

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client

from pages.models import TrainingTopic
from tests.factories.pages import make_session
from tests.factories.shop import make_region

pytestmark = pytest.mark.django_db
QUERIES_OF_LIST = 9
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def frozen() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


def at(day: int, hour: int, month: int = 11) -> datetime:
    """A moment in UTC."""
    return datetime(2026, month, day, hour, tzinfo=UTC)


def test_a_session_says_when_and_where_in_local_time(client: Client) -> None:
    session = make_session("Foto produk", starts_at=at(25, 2), ends_at=at(25, 4), kelurahan=make_region(), seats=30, bring="HP", entry="langsung")
    html = client.get(session.url).content.decode()
    assert "Rabu, 25 November 2026" in html
    assert "09.00 sampai 11.00 WIB" in html
    assert "Aula Uji, Medan Kota" in html
    assert "Kelurahan Pasar Baru" in html
    assert "Datang langsung, tidak perlu mendaftar" in html
    assert "Tersedia 30 kursi" in html
    assert "<form" not in html.split('id="isi"')[1].split("</main>")[0]


def test_late_evening_utc_is_the_next_day_here(client: Client) -> None:
    make_session("Kelas pagi", starts_at=at(30, 23), ends_at=at(1, 1, month=12))
    html = client.get("/pelatihan/").content.decode()
    assert "Desember 2026" in html
    assert "06.00 sampai 08.00 WIB" in html
    assert "<h2>November 2026</h2>" not in html


def test_past_sessions_leave_the_list_but_keep_their_page(client: Client) -> None:
    session = make_session("Foto produk", starts_at=at(25, 2), ends_at=at(25, 4))
    with time_machine.travel(at(25, 3), tick=False):
        assert "Foto produk" in client.get("/pelatihan/").content.decode()  # still going on
    with time_machine.travel(at(25, 5), tick=False):
        assert "Foto produk" not in client.get("/pelatihan/").content.decode()
        html = client.get(session.url).content.decode()
        assert "Pelatihan ini sudah selesai" in html
        assert "Datang langsung" not in html


def test_month_and_topic_are_plain_links_that_keep_each_other(client: Client) -> None:
    photo = TrainingTopic.objects.create(name="Foto", slug="foto")
    permit = TrainingTopic.objects.create(name="Izin", slug="izin")
    make_session("Kelas foto November", topic=photo, starts_at=at(25, 2), ends_at=at(25, 4))
    make_session("Kelas izin November", topic=permit, starts_at=at(26, 2), ends_at=at(26, 4))
    make_session("Kelas foto Desember", topic=photo, starts_at=at(2, 2, month=12), ends_at=at(2, 4, month=12))
    both = client.get("/pelatihan/?bulan=2026-11&topik=foto").content.decode()
    assert "Kelas foto November" in both
    assert "Kelas izin November" not in both
    assert "Kelas foto Desember" not in both
    assert 'href="?topik=foto&amp;bulan=2026-12"' in both
    assert 'href="?bulan=2026-11&amp;topik=izin"' in both
    assert "Tidak ada pelatihan untuk pilihan ini" in client.get("/pelatihan/?bulan=2026-12&topik=izin").content.decode()


@pytest.mark.parametrize("asked", ["?bulan=2020-01", "?bulan=xx", "?topik=<b>", "?bulan=&topik="])
def test_odd_filters_show_everything(client: Client, asked: str) -> None:
    make_session("Kelas uji")
    assert "Kelas uji" in client.get(f"/pelatihan/{asked}").content.decode()


def test_an_empty_schedule_offers_a_way_on(client: Client) -> None:
    make_session().delete()
    html = client.get("/pelatihan/").content.decode()
    assert "Belum ada jadwal baru" in html
    assert 'href="/panduan/"' in html


def test_an_online_session_says_how_to_join(client: Client) -> None:
    session = make_session("Tanya jawab", place="", online_how="Tanyakan tautan kepada petugas.", entry="langsung")
    html = client.get(session.url).content.decode()
    assert "Ikut dari rumah" in html
    assert "Tanyakan tautan kepada petugas." in html


def test_times_and_places_must_make_sense() -> None:
    session = make_session()
    session.ends_at = session.starts_at
    with pytest.raises(ValidationError, match="sesudah waktu mulai"):
        session.full_clean()
    session = make_session()
    session.place = ""
    with pytest.raises(ValidationError, match="Isi tempat"):
        session.full_clean()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_schedule_costs_the_same_with_one_and_three_sessions(client: Client, django_assert_num_queries: Any, rows: int) -> None:
    for number in range(rows):
        topic = TrainingTopic.objects.create(name=f"Topik {number}", slug=f"topik-{number}")
        make_session(f"Kelas {number}", topic=topic, kelurahan=make_region(f"12.71.01.100{number + 1}", f"Kelurahan {number}"))
    client.get("/pelatihan/")
    with django_assert_num_queries(QUERIES_OF_LIST):
        client.get("/pelatihan/")
