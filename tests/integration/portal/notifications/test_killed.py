"""A worker is killed with signal 9 wherever it stands, and started again: the mail arrives once. Real processes, a real conversation."""

from __future__ import annotations

import pytest

from portal.notifications import actions
from portal.notifications.models import Attempt, Message
from tests.workers import House

pytestmark = pytest.mark.django_db(transaction=True)
WORKER = "tests.doubles.outbox_worker"
State, Result = Message.State, Attempt.Result
CONTEXT = {"subject": "Pesanan KDN-1001-1", "text": "Giliran Anda.", "reason": "", "path": "/kelola/"}


def put() -> Message:
    actions.mail("order-12-1-paid", ["siti@contoh.id"], "shop_decision", CONTEXT)
    return Message.objects.get()


def ends(message: Message) -> tuple[str, list[str]]:
    message.refresh_from_db()
    return message.state, list(message.attempts.values_list("result", flat=True))


@pytest.mark.parametrize("point", ["claimed", "CONNECT", "EHLO", "MAIL", "RCPT", "DATA", "body sent"])
def test_killed_before_the_server_has_it_it_is_sent_after_the_restart(house: House, point: str) -> None:
    message = put()
    house.killed(point)
    assert house.mail.mails == []
    assert [house.restarted(), house.restarted()] == ["sent 1", "sent 0"]
    assert len(house.mail.mails) == 1
    assert ends(message) == (State.SENT, [Result.INTERRUPTED, Result.SENT])


@pytest.mark.parametrize("point", ["DOT", "taken"])
def test_killed_after_the_server_has_it_it_is_never_sent_again(house: House, point: str) -> None:
    """With the dot: the server has the mail, its answer never came. Taken: it came, and was not written down."""
    message = put()
    house.killed(point)
    assert len(house.mail.mails) == 1
    assert [house.restarted(), house.restarted()] == ["sent 0", "sent 0"]
    assert len(house.mail.mails) == 1
    assert ends(message) == (State.UNSURE, [Result.UNSURE])


def test_killed_in_the_one_moment_between_an_officer_decides(house: House) -> None:
    """Written down that the dot follows, and killed before it did. Nobody can know; it is not sent by itself, it is not forgotten either."""
    message = put()
    house.killed("handing over")
    assert house.restarted() == "sent 0"
    assert ends(message) == (State.UNSURE, [Result.UNSURE])
    assert actions.send_again(message)
    assert house.restarted() == "sent 1"
    assert len(house.mail.mails) == 1


def test_workers_beside_each_other_send_each_mail_once(house: House) -> None:
    for number in range(12):
        actions.mail(f"order-{number}-1-paid", ["siti@contoh.id"], "shop_decision", CONTEXT | {"subject": f"Surat {number}"})
    workers = [house.worker() for _ in range(3)]
    assert sum(int(worker.say().split()[1]) for worker in workers) == 12
    assert sorted(mail["Subject"] for mail in house.mail.parsed()) == sorted(f"Surat {number}" for number in range(12))
    assert Attempt.objects.count() == 12
