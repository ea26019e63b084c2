"""Trainings: the page of one, and past ones leave by themselves. The filters of the schedule are in test_schedule.py."""

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client

from pages.models import TrainingSessionPage
from tests.factories.pages import make_session
from tests.factories.shop import make_region

pytestmark = pytest.mark.django_db
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


def test_a_title_with_an_accent_has_an_address_of_plain_letters(client: Client) -> None:
    session = make_session("Kafé dan warung", slug="")
    assert session.slug == "kafe-dan-warung"
    html = client.get(session.url).content.decode()
    assert f'href="{session.url}daftar/"' in html
    assert client.get(f"{session.url}daftar/").status_code == 200


def test_a_page_that_was_never_saved_can_be_previewed() -> None:
    page = TrainingSessionPage(title="Kelas baru", starts_at=at(25, 2), ends_at=at(25, 4), place="Aula Uji")
    response = page.make_preview_request(preview_mode=page.default_preview_mode)
    assert response.status_code == 200
    assert "kalender.ics" not in response.render().content.decode()


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


def test_times_must_make_sense() -> None:
    session = make_session()
    session.ends_at = session.starts_at
    with pytest.raises(ValidationError, match="sesudah waktu mulai"):
        session.full_clean()
