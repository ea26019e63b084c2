"""Django's SMTP backend with one more moment: just before the dot that ends a mail. Until that dot the server keeps nothing; after it, all of it."""

from __future__ import annotations

import re
import smtplib
from collections.abc import Callable
from typing import Any

from django.core.mail.backends.smtp import EmailBackend as DjangoEmailBackend

LAST_REPLY_SECONDS = 60
"""How long a server may look at a mail before it says whether it takes it. It is the one answer that cannot be asked for again."""


def _nothing() -> None:
    """Nobody waits for that moment."""


class _WithLastMoment:
    """Beside smtplib.SMTP: the body, then `before_last_dot`, then the dot. An exception there hangs up, and the server forgets what it got."""

    before_last_dot: Callable[[], None] = staticmethod(_nothing)

    def data(self: Any, msg: Any) -> tuple[int, bytes]:
        code, reply = self.docmd("DATA")
        if code != 354:
            raise smtplib.SMTPDataError(code, reply)
        self.send(_as_lines(msg))
        try:
            self.before_last_dot()
        except BaseException:
            self.close()
            raise
        self.sock.settimeout(LAST_REPLY_SECONDS)
        self.send(b".\r\n")
        answer: tuple[int, bytes] = self.getreply()
        if self.sock is not None:
            self.sock.settimeout(self.timeout)
        return answer


def _as_lines(msg: bytes | str) -> bytes:
    """Lines that end in CRLF; one that begins with a dot gets another, since a dot alone is the end."""
    raw = msg.encode("ascii") if isinstance(msg, str) else msg
    lines = re.sub(rb"\r\n|\r|\n", b"\r\n", raw)
    lines = re.sub(rb"(?m)^\.", b"..", lines)
    return lines if lines.endswith(b"\r\n") else lines + b"\r\n"


class Connection(_WithLastMoment, smtplib.SMTP):
    """Plain, or with STARTTLS."""


class TlsConnection(_WithLastMoment, smtplib.SMTP_SSL):
    """TLS from the first byte."""


class EmailBackend(DjangoEmailBackend):
    """`before_last_dot` is called once for each mail."""

    before_last_dot: Callable[[], None] = staticmethod(_nothing)

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return TlsConnection if self.use_ssl else Connection

    def open(self) -> bool | None:
        opened = super().open()
        if isinstance(self.connection, _WithLastMoment):
            self.connection.before_last_dot = lambda: self.before_last_dot()
        return opened
