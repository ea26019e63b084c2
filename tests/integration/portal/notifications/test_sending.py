"""What leaves the outbox, how often it is tried, and what is written down of each try."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail as sent_mail
from django.db import OperationalError, transaction
from django.utils import timezone

from portal.accounts.roles import OFFICER
from portal.notifications import actions, sending
from portal.notifications.mail import send_mail
from portal.notifications.models import Attempt, Message, Outreach
from portal.notifications.smtp import _as_lines
from tests.doubles.mail_server import DROP, HANG, MailServer
from tests.factories.shop import make_user

pytestmark = pytest.mark.django_db
State, Result = Message.State, Attempt.Result
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
CONTEXT = {"subject": "Pesanan KDN-1001-1", "text": "Giliran Anda.", "reason": "", "path": "/kelola/"}


@pytest.fixture(autouse=True)
def frozen() -> Iterator[Any]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def server(settings: Any) -> Iterator[MailServer]:
    """A mail server that the outbox sends to; it is given up after a second."""
    server = MailServer()
    settings.EMAIL_BACKEND = "portal.notifications.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 1
    yield server
    server.close()


def put(event: str = "order-12-1-paid", address: str = "siti@contoh.id") -> Message:
    actions.mail(event, [address], "shop_decision", CONTEXT)
    return Message.objects.get(event=event, address=address)


def tries(message: Message) -> list[tuple[str, str]]:
    return list(message.attempts.values_list("result", "words"))


def test_a_mail_leaves_once_and_what_it_said_is_forgotten(server: MailServer) -> None:
    message = put()
    assert (sending.send_due(), sending.send_due()) == (1, 0)
    [mail] = server.parsed()
    assert server.mails[0][0] == "siti@contoh.id"
    assert mail["Subject"] == "Pesanan KDN-1001-1"
    assert mail["Message-ID"] == sending.message_id(message)
    assert mail["Auto-Submitted"] == "auto-generated"
    assert [part.get_content_type() for part in mail.walk()][1:] == ["text/plain", "text/html"]
    message.refresh_from_db()
    assert (message.state, message.context, tries(message)) == (State.SENT, {}, [(Result.SENT, "")])


def test_the_same_event_goes_once_to_the_same_address() -> None:
    for _ in range(2):
        actions.mail("order-12-1-paid", ["siti@contoh.id", "budi@contoh.id", "siti@contoh.id"], "shop_decision", CONTEXT)
    assert sending.send_due() == 2
    actions.mail("order-12-1-paid", ["siti@contoh.id"], "shop_decision", CONTEXT)
    assert sending.send_due() == 0
    put("order-12-2-handed_over")
    assert sending.send_due() == 1
    assert [mail.to[0] for mail in sent_mail.outbox] == ["siti@contoh.id", "budi@contoh.id", "siti@contoh.id"]


def test_a_change_that_is_taken_back_tells_nobody() -> None:
    with transaction.atomic():
        put()
        transaction.set_rollback(True)
    assert sending.send_due() == 0
    assert not Message.objects.exists()


def test_a_server_that_is_busy_is_asked_again_later_and_later(server: MailServer, frozen: Any) -> None:
    message, server.answers["RCPT"] = put(), "450 4.2.1 <siti@contoh.id> is busy"
    moments = []
    for _ in range(6):
        assert sending.send_due() == 0
        assert sending.send_due() == 0, "not before its hour"
        message.refresh_from_db()
        moments.append(message.next_try - timezone.now())
        frozen.move_to(max(message.next_try, timezone.now()))
    assert moments[:5] == [timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 720)]
    assert message.state == State.FAILED
    assert tries(message) == [(Result.LATER, "450 4.2.1 <s***@contoh.id> is busy")] * 5 + [(Result.REFUSED, "450 4.2.1 <s***@contoh.id> is busy")]
    frozen.move_to(NOW + timedelta(days=3))
    assert sending.send_due() == 0
    assert server.mails == []


@pytest.mark.parametrize(("word", "answer"), [("RCPT", "550 5.1.1 no such user siti@contoh.id here"), ("DATA", "554 5.7.1 no"), ("DOT", "552 too large")])
def test_a_plain_no_is_final_and_its_words_are_kept(server: MailServer, word: str, answer: str) -> None:
    refused, server.answers[word], server.then_normal = put(), answer, True
    fine = put("order-13-1-paid", "budi@contoh.id")
    assert sending.send_due() == 1
    refused.refresh_from_db()
    assert (refused.state, tries(refused)) == (State.FAILED, [(Result.REFUSED, answer.replace("siti@", "s***@"))])
    fine.refresh_from_db()
    assert fine.state == State.SENT
    assert [to for to, _ in server.mails] == ["budi@contoh.id"]


def test_a_no_to_the_sender_is_no_fault_of_the_address(server: MailServer) -> None:
    """Wrong settings must not burn the mails of a whole city."""
    message, server.answers["MAIL"] = put(), "553 5.7.1 sender not allowed"
    sending.send_due()
    message.refresh_from_db()
    assert message.state == State.WAITING


@pytest.mark.parametrize("word", ["CONNECT", "EHLO", "MAIL", "RCPT", "DATA"])
@pytest.mark.parametrize("trouble", [DROP, HANG])
def test_a_talk_that_breaks_off_early_is_begun_again(server: MailServer, frozen: Any, word: str, trouble: str) -> None:
    message, server.answers[word], server.then_normal = put(), trouble, True
    untouched = put("order-13-1-paid", "budi@contoh.id")
    assert sending.send_due() == 0
    untouched.refresh_from_db()
    assert untouched.tries == 0, "the next one would fare no better: its tries are saved"
    frozen.shift(timedelta(minutes=1))
    assert sending.send_due() == 2
    message.refresh_from_db()
    assert [result for result, _ in tries(message)] == [Result.LATER, Result.SENT]
    assert sorted(to for to, _ in server.mails) == ["budi@contoh.id", "siti@contoh.id"]


def test_without_an_answer_to_the_dot_nobody_sends_it_again(server: MailServer, frozen: Any) -> None:
    message, server.answers["DOT"], server.then_normal = put(), DROP, True
    assert sending.send_due() == 0
    frozen.move_to(NOW + timedelta(days=2))
    assert sending.send_due() == 0
    message.refresh_from_db()
    assert message.state == State.UNSURE
    assert len(server.mails) == 1, "it had arrived"


def test_a_busy_answer_to_the_dot_is_a_no_and_is_tried_again(server: MailServer, frozen: Any) -> None:
    put()
    server.answers["DOT"], server.then_normal = "451 later", True
    assert sending.send_due() == 0
    frozen.shift(timedelta(minutes=1))
    assert sending.send_due() == 1
    assert len(server.mails) == 1


def test_a_worker_that_took_too_long_lets_go_before_the_dot(server: MailServer, frozen: Any) -> None:
    """It stood still with the body said; another worker took the row and sent it. The first one wakes up."""
    message = put()
    slow = sending.claim_one(message.pk)
    assert slow
    assert sending.claim_one(message.pk) is None, "it has the row alone"
    frozen.shift(sending.LEASE)
    assert sending.send_due() == 1
    post = sending.Post()
    with pytest.raises(sending.LostClaim):
        post.send(slow)
    assert len(server.mails) == 1
    sending.finish(slow, sending.Outcome(State.WAITING, Result.LATER))
    message.refresh_from_db()
    assert message.state == State.SENT


def test_a_mail_that_cannot_be_made_stops_no_other(caplog: pytest.LogCaptureFixture) -> None:
    actions.mail("order-1-x", ["siti@contoh.id"], "tidak-ada", CONTEXT)
    actions.mail("order-2-x", ["siti@contoh.id"], "shop_decision", CONTEXT | {"subject": "Dua\nbaris"})
    actions.mail("order-3-x", ["siti@contoh.id"], "order", CONTEXT | {"lines": 7})
    put()
    assert sending.send_due() == 1
    assert list(Message.objects.order_by("pk").values_list("state", flat=True)) == [State.FAILED, State.FAILED, State.FAILED, State.SENT]
    assert "cannot be written" in caplog.text
    assert "siti" not in "".join(record.getMessage() for record in caplog.records)


@pytest.mark.parametrize("trouble", [OSError("too many open files"), OperationalError("the database is away")])
def test_a_machine_in_trouble_condemns_no_mail(frozen: Any, monkeypatch: pytest.MonkeyPatch, trouble: Exception) -> None:
    """Nothing is wrong with the mail: it waits for a better hour."""
    message = put()

    def away(*args: Any) -> str:
        raise trouble

    with monkeypatch.context() as hour, contextlib.suppress(OperationalError):
        hour.setattr(sending, "render_to_string", away)
        sending.send_due()
    message.refresh_from_db()
    assert message.state in (State.WAITING, State.SENDING)
    frozen.shift(sending.LEASE)
    assert sending.send_due() == 1


def test_a_mail_that_takes_its_worker_along_each_time_is_given_up(frozen: Any) -> None:
    deadly, other = put("order-1-x"), put("order-2-x")
    for _ in range(len(sending.WAITS) + 1):
        assert sending.claim_one(deadly.pk)
        frozen.shift(sending.LEASE)
    assert sending.send_due() == 1
    for message, state in ((deadly, State.FAILED), (other, State.SENT)):
        message.refresh_from_db()
        assert message.state == state
    assert set(deadly.attempts.values_list("result", flat=True)) == {Result.INTERRUPTED}


def test_nobody_is_no_address() -> None:
    actions.mail("order-1-x", ["", "siti@contoh.id"], "shop_decision", CONTEXT)
    assert Message.objects.get().address == "siti@contoh.id"


def test_console_file_and_memory_are_sent_once_too(frozen: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process is gone after the mail has left and before that is written down."""
    message = put()
    monkeypatch.setattr(sending, "finish", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        sending.send_due()
    monkeypatch.undo()
    frozen.shift(timedelta(hours=1))
    assert sending.send_due() == 0
    message.refresh_from_db()
    assert (message.state, len(sent_mail.outbox)) == (State.UNSURE, 1)


def test_what_the_task_queue_still_holds_is_sent() -> None:
    send_mail.func("siti@contoh.id", "shop_decision", CONTEXT)
    assert sending.send_due() == 1
    assert sent_mail.outbox[0].to == ["siti@contoh.id"]


def test_an_officer_gets_one_more_round_of_tries(server: MailServer) -> None:
    message, server.answers["RCPT"], server.then_normal = put(), "550 no", True
    sending.send_due()
    assert actions.send_again(message)
    assert not actions.send_again(message), "pressed twice"
    assert sending.send_due() == 1
    assert not actions.send_again(message), "it has left"
    assert len(server.mails) == 1
    assert [result for result, _ in tries(message)] == [Result.REFUSED, Result.SENT]


def test_what_left_long_ago_is_deleted_and_what_waits_is_not(frozen: Any) -> None:
    put()
    sending.send_due()
    waiting = put("order-13-1-paid")
    actions.note_outreach("order-12", make_user(OFFICER))
    assert actions.forget_old(NOW + actions.KEEP) == 0
    actions.forget_old(NOW + actions.KEEP + timedelta(seconds=1))
    assert list(Message.objects.all()) == [waiting]
    assert not Outreach.objects.exists()


@pytest.mark.parametrize(
    ("raw", "lines"),
    [(b"a\nb", b"a\r\nb\r\n"), (b".\n..a\r\n", b"..\r\n...a\r\n"), (b"a\r\n.b\rc", b"a\r\n..b\r\nc\r\n"), ("x", b"x\r\n"), (b"", b"\r\n")],
)
def test_a_dot_at_the_head_of_a_line_never_ends_the_mail(raw: bytes | str, lines: bytes) -> None:
    assert _as_lines(raw) == lines
