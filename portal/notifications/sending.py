"""The worker's side of the outbox: takes what is due, sends it, writes down each try.

Once and no more, whenever a process is killed: docs/decisions/0006. A row is claimed by a conditional update, so workers beside each other are safe.
"""

from __future__ import annotations

import contextlib
import logging
import re
import smtplib
import time
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID, uuid4

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.db.models import F, QuerySet
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.loader import render_to_string
from django.urls import NoReverseMatch
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from portal.brand import brand
from portal.notifications.models import MAX_WORDS, Attempt, Message
from portal.notifications.smtp import EmailBackend

State = Message.State
Result = Attempt.Result

WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 2 * 60, 12 * 60))
"""Between one try and the next; after the last of them nobody tries any more, and an officer sees it."""
LEASE = timedelta(minutes=5)
"""A worker that had a mail for so long is gone."""
TURN_SECONDS = 20
"""After this the rest waits for the next turn: the scheduler has other work too."""
BATCH = 100

log = logging.getLogger("portal.notifications")


class LostClaim(Exception):
    """Another worker has the row by now."""


WRONG_WORDS = (AttributeError, LookupError, TypeError, ValueError, NoReverseMatch, TemplateDoesNotExist, TemplateSyntaxError)
"""What a template or a header makes of words that it cannot hold. Such a mail fails alone; a database that is away is none of these, and is tried again."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One message that this worker alone may send."""

    message: Message
    attempt: Attempt
    key: UUID


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a try ended. `server_away` says that the next message would fare no better."""

    state: State
    result: Result
    words: str = ""
    server_away: bool = False


@dataclass
class Post:
    """One connection for one turn, opened when the first mail is ready."""

    connection: Any = field(default_factory=get_connection)

    def send(self, claim: Claim) -> Outcome:
        """Raises LostClaim, with nothing sent."""
        handed = False

        def last_moment() -> None:
            nonlocal handed
            hand_over(claim)
            handed = True

        try:
            mail = written(claim.message)
        except WRONG_WORDS:
            log.exception("notifications.E004 message %s cannot be written", claim.message.pk)
            return Outcome(State.FAILED, Result.REFUSED, _("Surat ini tidak bisa disusun. Laporkan kepada pengelola sistem."))
        except OSError as problem:  # such as too many open files: nothing is wrong with this mail
            return outcome_of(problem, handed=False)
        try:
            self._send(mail, last_moment)
        except (smtplib.SMTPException, OSError) as problem:
            self.hang_up()
            return outcome_of(problem, handed=handed)
        except LostClaim:
            self.hang_up()
            raise
        return Outcome(State.SENT, Result.SENT)

    def _send(self, mail: EmailMultiAlternatives, last_moment: Any) -> None:
        if isinstance(self.connection, EmailBackend):
            self.connection.before_last_dot = last_moment
        else:  # console, file, memory: all of it at once
            last_moment()
        self.connection.open()
        self.connection.send_messages([mail])

    def hang_up(self) -> None:
        """Whatever the other side makes of it."""
        with contextlib.suppress(smtplib.SMTPException, OSError):
            self.connection.close()


def send_due() -> int:
    """The job: send what is due; returns how many mails left. Several at once share the work."""
    give_up_on_the_lost()
    due = Message.objects.filter(state__in=(State.WAITING, State.SENDING), next_try__lte=timezone.now()).order_by("next_try", "pk")
    sent, until = 0, time.monotonic() + TURN_SECONDS
    post = Post()
    try:
        for pk in list(due.values_list("pk", flat=True)[:BATCH]):
            claim = claim_one(pk)
            if claim is None:
                continue
            try:
                outcome = post.send(claim)
            except LostClaim:
                continue
            finish(claim, outcome)
            sent += outcome.state == State.SENT
            if outcome.server_away or time.monotonic() > until:
                break
    finally:
        post.hang_up()
    return sent


def claim_one(pk: int) -> Claim | None:
    """Take one due message; None when another worker was quicker. A try that was under way when its worker vanished is noted as broken off."""
    key, now = uuid4(), timezone.now()
    with transaction.atomic(durable=True):
        due = Message.objects.filter(pk=pk, state__in=(State.WAITING, State.SENDING), next_try__lte=now)
        if not due.update(state=State.SENDING, claim=key, next_try=now + LEASE, tries=F("tries") + 1):
            return None
        Attempt.objects.filter(message=pk, result=Result.BEGUN).update(result=Result.INTERRUPTED)
        attempt = Attempt.objects.create(message_id=pk, at=now)
        return Claim(Message.objects.get(pk=pk), attempt, key)


def hand_over(claim: Claim) -> None:
    """Commit that the mail is about to be the server's. From here on nobody tries it again by themselves. Raises LostClaim."""
    with transaction.atomic(durable=True):
        mine = Message.objects.filter(pk=claim.message.pk, claim=claim.key, state=State.SENDING)
        if not mine.update(state=State.HANDING, next_try=timezone.now() + LEASE):
            raise LostClaim


def finish(claim: Claim, outcome: Outcome) -> None:
    """Write down how it ended. A late answer still counts, unless an officer has asked for another try meanwhile."""
    change: dict[str, Any] = {"state": outcome.state}
    result, tries = outcome.result, claim.message.tries
    if outcome.state == State.WAITING:
        if tries > len(WAITS):
            change["state"], result = State.FAILED, Result.REFUSED
        else:
            change["next_try"] = timezone.now() + WAITS[tries - 1]
    if outcome.state == State.SENT:
        change["context"] = {}
    with transaction.atomic(durable=True):
        if Message.objects.filter(pk=claim.message.pk, claim=claim.key).update(**change):
            Attempt.objects.filter(pk=claim.attempt.pk).update(result=result, words=outcome.words[:MAX_WORDS])
    if change["state"] in (State.FAILED, State.UNSURE):
        log.warning("notifications.W004 message %s needs an officer: %s", claim.message.pk, change["state"])


def give_up_on_the_lost() -> int:
    """Mails whose worker vanished, for a person to look at. While the server took one, it may have arrived; one that takes its worker along at every
    try would do so for ever. Returns how many."""
    gone = Message.objects.filter(next_try__lte=timezone.now())
    taken = gone.filter(state=State.HANDING)
    deadly = gone.filter(state=State.SENDING, tries__gt=len(WAITS))
    return _give_up(taken, State.UNSURE, Result.UNSURE) + _give_up(deadly, State.FAILED, Result.INTERRUPTED)


def _give_up(lost: QuerySet[Message], state: State, result: Result) -> int:
    keys = list(lost.values_list("pk", flat=True))  # nearly always none: no lock is taken for a look
    if not keys:
        return 0
    with transaction.atomic(durable=True):
        Attempt.objects.filter(message__in=keys, result=Result.BEGUN).update(result=result)
        return lost.filter(pk__in=keys).update(state=state)


def outcome_of(problem: OSError, *, handed: bool) -> Outcome:
    """What a failed conversation means. A plain no to this mail or this address is final; everything else is tried again, unless the server may have
    the mail already."""
    code: int
    words: bytes | str
    if isinstance(problem, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(problem.recipients.values()))
    elif isinstance(problem, smtplib.SMTPResponseException):
        code, words = problem.smtp_code, problem.smtp_error
    else:
        code, words = 0, str(problem)
    told = f"{code} {plain(words)}".strip() if code else plain(words)
    answered = isinstance(problem, smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError)
    if answered and code >= 500:
        return Outcome(State.FAILED, Result.REFUSED, told)
    if handed and not answered:
        return Outcome(State.UNSURE, Result.UNSURE, told)
    return Outcome(State.WAITING, Result.LATER, told, server_away=not answered)


def plain(words: str | bytes) -> str:
    """A server's words on one line, its mention of an address partly hidden."""
    text = words.decode(errors="replace") if isinstance(words, bytes) else words
    return re.sub(r"[^\s<>@]+@[^\s<>@]+", lambda found: masked(found[0]), " ".join(text.split()))


def masked(address: str) -> str:
    """`s***@contoh.id`."""
    name, _at, domain = address.rpartition("@")
    return f"{name[:1]}***@{domain}"


def written(message: Message) -> EmailMultiAlternatives:
    """The mail itself. Its Message-ID is always the same, so that a mail program shows an officer's second try as one. Raises one of WRONG_WORDS."""
    full = {**message.context, "brand": brand(), "base_url": settings.WAGTAILADMIN_BASE_URL}
    headers = {"Message-ID": message_id(message), "Auto-Submitted": "auto-generated"}
    mail = EmailMultiAlternatives(message.context["subject"], render_to_string(f"email/{message.template}.txt", full), to=[message.address], headers=headers)
    mail.attach_alternative(render_to_string(f"email/{message.template}.html", full), "text/html")
    mail.message()  # a subject with a line break, an address that is none
    return mail


def message_id(message: Message) -> str:
    """Tells nothing about the event and cannot be guessed."""
    name = salted_hmac("portal.notifications.sending", f"{message.pk} {message.event} {message.address}").hexdigest()[:32]
    return f"<{name}@{urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or 'localhost'}>"
