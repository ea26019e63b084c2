"""A mail server on this machine that really speaks SMTP, keeps what it took, and can be told to refuse, hang or drop at any word.

It takes a mail the way servers do: with the dot, before it answers. A conversation that breaks off earlier leaves nothing.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message

HANG, DROP = "hang", "drop"


@dataclass
class MailServer:
    """`answers` is by word (CONNECT, EHLO, MAIL, RCPT, DATA, DOT, QUIT): a line to say instead, HANG to say nothing, DROP to hang up. `met` is set as soon
    as that word has come; `then_normal` answers it so once only."""

    answers: dict[str, str] = field(default_factory=dict)
    then_normal: bool = False
    mails: list[tuple[str, bytes]] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    met: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._ends = threading.Event()
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._ends.set()
        self._listening.close()

    def parsed(self) -> list[Message]:
        return [message_from_bytes(raw) for _to, raw in self.mails]

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                threading.Thread(target=self._talk, args=(self._listening.accept()[0],), daemon=True).start()

    def _talk(self, line: socket.socket) -> None:
        with line, line.makefile("rb") as words, contextlib.suppress(OSError, _Dropped):
            self._say(line, "CONNECT", "220 uji ESMTP")
            to = ""
            while raw := words.readline():
                text = raw.decode().strip()
                word = text.split(" ")[0].upper()
                self.heard.append(text)
                if word == "RCPT":
                    to = text.partition("<")[2].rstrip(">")
                code = self._say(line, word, {"DATA": "354 go on", "QUIT": "221 bye"}.get(word, "250 ok"))
                if word == "DATA" and code == "354":
                    self._take(line, words, to)
                if word == "QUIT":
                    return

    def _take(self, line: socket.socket, words: object, to: str) -> None:
        body = b""
        while (raw := words.readline()) not in (b"", b".\r\n"):  # type: ignore[attr-defined]
            body += raw.removeprefix(b".") if raw.startswith(b"..") else raw
        if raw == b"":  # broken off: nothing was taken
            raise _Dropped
        if self.answers.get("DOT", "")[:1] not in ("4", "5"):
            self.mails.append((to, body))
        self._say(line, "DOT", "250 taken")

    def _say(self, line: socket.socket, word: str, usual: str) -> str:
        answer = self.answers.get(word, usual)
        if word in self.answers:
            self.met.set()
            if self.then_normal:
                del self.answers[word]
        if answer == HANG:
            self._ends.wait()
            raise _Dropped
        if answer == DROP:
            raise _Dropped
        line.sendall(answer.encode() + b"\r\n")
        return answer[:3]


class _Dropped(Exception):
    """This conversation is over."""
