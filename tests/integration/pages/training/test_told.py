"""Reminders, once each, and what people hear when editors move, withdraw or delete a session (TR-07)."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from pages.training import actions, notices, reminders
from pages.training.models import Reminder
from tests.factories.pages import make_session
from tests.factories.training import make_registration
from tests.post_office import delivering

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)  # Sunday, 10.00 WIB
QUERIES_OF_SECOND_RUN = 2


@pytest.fixture(autouse=True)
def frozen() -> Any:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def delivered() -> Any:
    """Runs an action and gives the subjects of the mails it sent."""

    def run(action: Any) -> list[str]:
        mail.outbox.clear()
        with delivering():
            action()
        return [message.subject for message in mail.outbox]

    return run


def test_reminded_the_day_before_and_on_the_day_once_each(frozen: Any, delivered: Any) -> None:
    session = make_session("Foto", starts_at=datetime(2026, 11, 25, 2, tzinfo=UTC), ends_at=datetime(2026, 11, 25, 4, tzinfo=UTC), place="Aula Uji", bring="HP")
    make_registration(session, email="siti@contoh.id")
    for state in ("menunggu", "batal", "hadir"):
        make_registration(session, state, email=f"{state}@contoh.id")
    make_registration(session)  # no address

    def at(day: int, hour: int) -> list[str]:
        moment = datetime(2026, 11, day, hour, tzinfo=UTC)
        frozen.move_to(moment)
        return delivered(lambda: (reminders.remind(moment), reminders.remind(moment)))

    assert at(23, 6) == []
    assert at(23, 22) == [], "05.00 WIB: nobody is woken"
    assert at(24, 0) == ["Besok: Foto"]
    assert "Bawa: HP" in mail.outbox[0].body
    assert mail.outbox[0].to == ["siti@contoh.id"]
    assert at(24, 9) == []
    assert at(24, 23) == ["Hari ini: Foto"]
    assert at(25, 3) == [], "it has begun"
    assert Reminder.objects.count() == 2


@pytest.mark.parametrize("rows", [1, 3])
def test_who_was_reminded_costs_nothing_at_the_next_run(frozen: Any, delivered: Any, django_assert_num_queries: Any, rows: int) -> None:
    session = make_session("Foto", in_days=3)
    for _ in range(rows):
        make_registration(session, email="siti@contoh.id")
    moment = NOW + timedelta(days=2)
    frozen.move_to(moment)
    assert delivered(lambda: reminders.remind(moment)) == ["Besok: Foto"] * rows
    with django_assert_num_queries(QUERIES_OF_SECOND_RUN):
        assert reminders.remind(moment) == 0


def test_without_an_address_nothing_is_asked_for(django_assert_num_queries: Any) -> None:
    row = make_registration(make_session(seats=1), "menunggu")
    with django_assert_num_queries(0):
        notices.tell(row)


def test_who_registered_today_is_not_reminded_of_the_mail_of_a_moment_ago(delivered: Any) -> None:
    make_registration(make_session(in_days=1), email="siti@contoh.id")
    assert delivered(lambda: reminders.remind(NOW)) == []


def test_moved_sessions_tell_everybody_once_and_are_reminded_of_anew(delivered: Any) -> None:
    session = make_session("Foto", in_days=9)
    for state in ("terdaftar", "menunggu", "ditawari", "batal"):
        make_registration(session, state, email=f"{state}@contoh.id")
    session.title = "Foto produk"
    assert delivered(session.save_revision().publish) == [], "a new title is no move"
    session.starts_at += timedelta(hours=2)
    session.ends_at += timedelta(hours=2)
    assert delivered(session.save_revision().publish) == ["Waktu atau tempat berubah: Foto produk"] * 3
    assert "12.00 sampai 14.00 WIB" in mail.outbox[0].body
    assert delivered(session.save_revision().publish) == []
    session.place = "Aula Lain"
    assert len(delivered(session.save_revision().publish)) == 3


def test_whoever_writes_from_another_zone_the_mail_has_the_citys_time(delivered: Any) -> None:
    session = make_session("Foto", seats=1, starts_at=datetime(2026, 11, 25, 18, tzinfo=UTC), ends_at=datetime(2026, 11, 25, 20, tzinfo=UTC))
    seated = make_registration(session, email="siti@contoh.id")
    make_registration(session, "menunggu", email="budi@contoh.id")
    session.place = "Aula Lain"
    with timezone.override("Asia/Makassar"):
        delivered(session.save_revision().publish)
        assert "Kamis, 26 November 2026, 01.00 sampai 03.00 WIB" in mail.outbox[0].body
        assert delivered(lambda: actions.cancel(seated)) == ["Pendaftaran batal: Foto", "Giliran Anda: ada kursi untuk Foto"]
        assert "Jawab sebelum Senin, 23 November 2026, 10.00 WIB." in mail.outbox[1].body


def test_a_withdrawn_session_is_told_and_so_is_its_return(delivered: Any) -> None:
    session = make_session("Foto", in_days=9)
    make_registration(session, email="siti@contoh.id")
    assert delivered(session.unpublish) == ["Tidak jadi diadakan: Foto"]
    assert delivered(session.delete) == [], "told already"


def test_what_comes_back_is_told(delivered: Any) -> None:
    session = make_session("Foto", in_days=9)
    make_registration(session, email="siti@contoh.id")
    delivered(session.unpublish)
    assert delivered(session.save_revision().publish) == ["Jadi diadakan: Foto"]


def test_a_deleted_session_is_told(delivered: Any) -> None:
    session = make_session("Foto", in_days=9)
    make_registration(session, email="siti@contoh.id")
    assert delivered(session.delete) == ["Tidak jadi diadakan: Foto"]


def test_only_while_the_page_is_there_a_mail_leads_to_it(delivered: Any) -> None:
    withdrawn, deleted = make_session("Foto", in_days=9), make_session("Harga", in_days=9)
    for session in (withdrawn, deleted):
        make_registration(session, email="siti@contoh.id")
    assert delivered(withdrawn.unpublish) == ["Tidak jadi diadakan: Foto"]
    texts = [mail.outbox[0].body, mail.outbox[0].alternatives[0][0]]
    assert all("/pelatihan/pendaftaran/" in text and "Lihat pendaftaran saya" in text for text in texts)
    assert delivered(deleted.delete) == ["Tidak jadi diadakan: Harga"]
    texts = [mail.outbox[0].body, mail.outbox[0].alternatives[0][0]]
    assert not any("/pelatihan/pendaftaran/" in text or "Lihat pendaftaran saya" in text for text in texts)


def test_while_a_session_is_off_no_offer_runs_out_and_its_holder_is_asked_first_when_it_returns(delivered: Any, frozen: Any) -> None:
    session = make_session("Foto", seats=1, in_days=9)
    offered = make_registration(session, "ditawari", offered_until=NOW + timedelta(hours=2))
    waits = make_registration(session, "menunggu")
    delivered(session.unpublish)
    later = NOW + timedelta(days=2)
    frozen.move_to(later)
    assert actions.pass_on_seats(later) == 0
    session.save_revision().publish()
    assert actions.pass_on_seats(later) == 1
    for row in (offered, waits):
        row.refresh_from_db()
    assert (offered.state, offered.offered_until, waits.state) == ("ditawari", later + timedelta(hours=24), "menunggu")


def test_a_late_offer_of_a_session_that_is_off_is_let_be() -> None:
    session = make_session("Foto", seats=1, in_days=9)
    session.unpublish()
    row = make_registration(session, "ditawari", offered_until=NOW - timedelta(hours=2))
    assert actions.pass_on_seats(NOW) == 0
    row.refresh_from_db()
    assert row.state == "ditawari"


def test_nobody_hears_of_what_is_over(delivered: Any, frozen: Any) -> None:
    session = make_session("Foto", in_days=1)
    make_registration(session, email="siti@contoh.id")
    frozen.move_to(NOW + timedelta(days=3))
    assert delivered(session.unpublish) == []
