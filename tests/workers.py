"""Real processes for tests, to be killed: one loads the project once and forks for each line it reads (see tests/doubles/outbox_worker.py)."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, TextIO

from django.conf import settings
from django.db import connection
from django.utils import timezone

from portal.notifications.models import Message
from tests.doubles.mail_server import HANG, MailServer

State = Message.State


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
class Nursery:
    """The process from which workers are forked. Started with the first of them, when the database has its name."""

    module: str
    process: subprocess.Popen[str] | None = None

    def send(self, order: dict[str, Any]) -> None:
        if self.process is None:
            environment = os.environ | {"DATABASE_URL": _database()}
            self.process = subprocess.Popen([sys.executable, "-m", self.module], cwd=settings.BASE_DIR, env=environment, stdin=subprocess.PIPE, text=True)
        assert self.process.stdin
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()

    def close(self) -> None:
        if self.process is not None:
            self.process.kill()
            with self.process:  # waits, and closes what leads to it
                pass


@dataclass
class House:
    """The mail server, and who forks workers."""

    mail: MailServer
    nursery: Nursery
    control: socket.socket
    opened: list[Any] = field(default_factory=list)

    def worker(self, point: str = "", **order: Any) -> Worker:
        """A new process; `order` says what it is to do, `point` where it stands still and says so."""
        self.nursery.send({"control": self.control.getsockname()[1], "mail": self.mail.port, "point": point, **order})
        line = self.control.accept()[0]
        words = line.makefile("r")
        self.opened += [words, line]
        return Worker(int(words.readline()), words)

    def killed(self, point: str, **order: Any) -> None:
        """A worker that got as far as this point: a word of the mail server, or one of the worker's own."""
        if point.isupper():
            self.mail.answers[point], self.mail.then_normal = HANG, True
            worker = self.worker(**order)
            assert self.mail.met.wait(60)
        else:
            worker = self.worker(point, **order)
            assert worker.say() == point
        worker.kill()

    def restarted(self, **order: Any) -> str:
        """The next worker, an hour later: whoever had a row is gone for good."""
        Message.objects.filter(state__in=(State.SENDING, State.HANDING)).update(next_try=timezone.now() - timedelta(hours=1))
        return self.worker(**order).say()

    def told(self) -> Counter[tuple[str, str]]:
        """Whom, and of what, since the house was opened: everything that waits has left. For nurseries that know `do="send"`."""
        self.restarted(do="send")
        assert self.restarted(do="send") == "sent 0"
        return Counter((to, mail["Subject"]) for (to, _raw), mail in zip(self.mail.mails, self.mail.parsed(), strict=True))


@contextmanager
def opened(nursery: Nursery) -> Iterator[House]:
    """A house with its own mail server."""
    server = MailServer()
    with socket.create_server(("127.0.0.1", 0)) as control:
        control.settimeout(120)
        house = House(server, nursery, control)
        yield house
        for one in house.opened:
            one.close()
    server.close()


def _database() -> str:
    where = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{where['NAME']}"
    return f"postgres://{where['USER']}:{where['PASSWORD']}@{where['HOST']}:{where['PORT']}/{where['NAME']}"
