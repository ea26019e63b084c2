"""A worker is killed with signal 9 wherever it stands, and started again: the mail arrives once. Real processes, a real conversation."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, TextIO

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from portal.notifications import actions
from portal.notifications.models import Attempt, Message
from tests.doubles.mail_server import HANG, MailServer

pytestmark = pytest.mark.django_db(transaction=True)
State, Result = Message.State, Attempt.Result
CONTEXT = {"subject": "Pesanan KDN-1001-1", "text": "Giliran Anda.", "reason": "", "path": "/kelola/"}


@dataclass
class Worker:
    """One process. `say` is the next thing it tells; an empty string when it has ended."""

    pid: int
    words: TextIO

    def say(self) -> str:
        return self.words.readline().strip()

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        assert self.words.read() == "", "gone"


@dataclass
class House:
    """The mail server, and a process from which workers are forked."""

    mail: MailServer
    nursery: subprocess.Popen[str]
    control: socket.socket
    opened: list[Any] = field(default_factory=list)

    def worker(self, point: str = "") -> Worker:
        assert self.nursery.stdin
        self.nursery.stdin.write(json.dumps({"control": self.control.getsockname()[1], "mail": self.mail.port, "point": point}) + "\n")
        self.nursery.stdin.flush()
        line = self.control.accept()[0]
        words = line.makefile("r")
        self.opened += [words, line]
        return Worker(int(words.readline()), words)

    def killed(self, point: str) -> None:
        """A worker that got as far as this point: a word of the mail server, or one of the worker's own."""
        if point.isupper():
            self.mail.answers[point], self.mail.then_normal = HANG, True
            worker = self.worker()
            assert self.mail.met.wait(60)
        else:
            worker = self.worker(point)
            assert worker.say() == point
        worker.kill()

    def restarted(self) -> str:
        """The next worker, an hour later: whoever had a row is gone for good."""
        Message.objects.filter(state__in=(State.SENDING, State.HANDING)).update(next_try=timezone.now() - timedelta(hours=1))
        return self.worker().say()


@pytest.fixture(scope="module")
def nursery() -> Iterator[Callable[[], subprocess.Popen[str]]]:
    """Started with the first test, when the database has its name; the same for all."""
    started: list[subprocess.Popen[str]] = []

    def start() -> subprocess.Popen[str]:
        if not started:
            where = connection.settings_dict
            url = (
                f"sqlite:///{where['NAME']}"
                if connection.vendor == "sqlite"
                else f"postgres://{where['USER']}:{where['PASSWORD']}@{where['HOST']}:{where['PORT']}/{where['NAME']}"
            )
            command = [sys.executable, "-m", "tests.doubles.outbox_worker"]
            started.append(subprocess.Popen(command, cwd=settings.BASE_DIR, env=os.environ | {"DATABASE_URL": url}, stdin=subprocess.PIPE, text=True))
        return started[0]

    yield start
    for process in started:
        process.kill()
        with process:  # waits, and closes what leads to it
            pass


@pytest.fixture
def house(nursery: Callable[[], subprocess.Popen[str]]) -> Iterator[House]:
    server = MailServer()
    with socket.create_server(("127.0.0.1", 0)) as control:
        control.settimeout(60)
        house = House(server, nursery(), control)
        yield house
        for one in house.opened:
            one.close()
    server.close()


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
