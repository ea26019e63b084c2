"""Writes: somebody sends an aspiration, officers move it on, somebody votes on a page. Each is one transaction and leaves a line of history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from pages.feedback.addresses import status_url
from pages.feedback.deadlines import due_on
from pages.feedback.models import OPEN, Aspiration, AspirationEvent, NumberSeries, PageVote, State
from portal.accounts.models import User
from portal.notifications.actions import mail
from portal.regions.models import Region

Kind = AspirationEvent.Kind


class NotNowError(Exception):
    """The aspiration is no longer in a state in which this can be done: somebody else was quicker."""


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What a visitor wrote. `form_key` names the form with what was typed, `phone` E.164, `photo` a prepared JPEG, `about` an own public path."""

    form_key: str
    topic: str
    role: str
    text: str
    kelurahan: Region | None = None
    photo: ContentFile[bytes] | None = None
    about: str = ""
    is_anonymous: bool = False
    phone: str = ""
    email: str = ""
    may_be_public: bool = False


def submit(letter: Letter) -> Aspiration:
    """Store what a visitor wrote and give it a number. The same letter again gives the same aspiration. An anonymous one keeps no contact."""
    today = timezone.localdate()
    with transaction.atomic():
        NumberSeries.objects.get_or_create(year=today.year)
        series = NumberSeries.objects.select_for_update().get(year=today.year)
        earlier = Aspiration.objects.filter(form_key=letter.form_key).first()
        if earlier is not None:
            return earlier
        series.last += 1
        series.save()
        aspiration = Aspiration(
            number=f"{settings.FEEDBACK_NUMBER_PREFIX}-{today.year}-{series.last:04d}",
            form_key=letter.form_key,
            topic=letter.topic,
            kelurahan=letter.kelurahan,
            role=letter.role,
            text=letter.text,
            about=letter.about,
            is_anonymous=letter.is_anonymous,
            phone="" if letter.is_anonymous else letter.phone,
            email="" if letter.is_anonymous else letter.email,
            may_be_public=letter.may_be_public,
            due_on=due_on(today),
        )
        if letter.photo:
            aspiration.photo.save("foto.jpg", letter.photo, save=False)
        aspiration.save()
        _note(aspiration, Kind.RECEIVED, None)
        return aspiration


def take(aspiration: Aspiration, *, officer: User) -> Aspiration:
    """The officer reads it and answers for it from now on."""

    def change(row: Aspiration) -> None:
        row.owner = officer
        if row.state == State.RECEIVED:
            row.state = State.READING

    return _move(aspiration, Kind.TAKEN, officer, change)


def forward(aspiration: Aspiration, office: str, *, officer: User, note: str = "") -> Aspiration:
    """Another office has to say something. The deadline stays, and so does who answers for it. `note` is for colleagues only."""

    def change(row: Aspiration) -> None:
        row.owner = row.owner or officer
        row.state, row.forwarded_to = State.FORWARDED, office

    return _move(aspiration, Kind.FORWARDED, officer, change, note=f"{office}. {note}".strip(". ") if note else office)


def answer(aspiration: Aspiration, text: str, *, officer: User) -> Aspiration:
    """The answer to the writer, mailed where there is an address. A later answer replaces it; history keeps both."""

    def change(row: Aspiration) -> None:
        row.owner = row.owner or officer
        row.state, row.answer, row.closing_reason = State.ANSWERED, text, ""

    return _move(aspiration, Kind.ANSWERED, officer, change, note=text, allowed=tuple(State), tell=True)


def close(aspiration: Aspiration, reason: str, *, officer: User) -> Aspiration:
    """No answer will come; the writer reads why."""

    def change(row: Aspiration) -> None:
        row.owner = row.owner or officer
        row.state, row.closing_reason = State.CLOSED, reason

    return _move(aspiration, Kind.CLOSED, officer, change, note=reason, tell=True)


def publish(aspiration: Aspiration, question: str, reply: str, *, officer: User) -> Aspiration:
    """Show an officer's own wording of question and answer to everybody. Raises NotNowError unless it is answered and its writer agreed."""

    def change(row: Aspiration) -> None:
        if not row.may_be_public or not question.strip() or not reply.strip():
            raise NotNowError
        row.public_question, row.public_answer, row.published_at = question, reply, timezone.now()

    return _move(aspiration, Kind.PUBLISHED, officer, change, note=f"{question}\n\n{reply}", allowed=(State.ANSWERED,))


def withdraw(aspiration: Aspiration, *, officer: User) -> Aspiration:
    """Take it off the public page again. The wording stays for the next time."""

    def change(row: Aspiration) -> None:
        if row.published_at is None:
            raise NotNowError
        row.published_at = None

    return _move(aspiration, Kind.WITHDRAWN, officer, change, allowed=tuple(State))


def _move(
    aspiration: Aspiration,
    kind: str,
    officer: User,
    change: Callable[[Aspiration], None],
    *,
    note: str = "",
    allowed: tuple[State, ...] = OPEN,
    tell: bool = False,
) -> Aspiration:
    """Change the locked row and note it. Raises NotNowError when its state is none of `allowed`."""
    with transaction.atomic():
        row = Aspiration.objects.select_for_update(of=("self",)).get(pk=aspiration.pk)
        if row.state not in allowed:
            raise NotNowError
        change(row)
        row.save()
        event = _note(row, kind, officer, note)
        if tell and row.email:
            mail(f"aspiration-{row.pk}-{event.pk}", [row.email], "feedback_answer", _mail_words(row))
    return row


def _note(aspiration: Aspiration, kind: str, officer: User | None, note: str = "") -> AspirationEvent:
    return AspirationEvent.objects.create(aspiration=aspiration, kind=kind, note=note, actor=officer, actor_name=str(officer) if officer else "")


def _mail_words(row: Aspiration) -> dict[str, Any]:
    answered = row.state == State.ANSWERED
    subject = _("Jawaban atas tanggapan %(number)s") if answered else _("Tanggapan %(number)s ditutup")
    return {
        "subject": subject % {"number": row.number},
        "number": row.number,
        "answered": answered,
        "text": row.answer if answered else row.closing_reason,
        "path": status_url(row.number),
    }


def vote(page: Page, voter: str, *, helped: bool, step: int | None = None, reason: str | None = None) -> PageVote:
    """One vote of one browser on one page; a later one replaces it. No `reason` keeps an earlier one, unless the vote turned round."""
    with transaction.atomic():
        row, created = PageVote.objects.select_for_update().get_or_create(
            page=page, voter=voter, defaults={"helped": helped, "step": step, "reason": reason or ""}
        )
        if not created:
            if reason is not None or row.helped != helped:
                row.reason = reason or ""
            row.helped, row.step, row.voted_on = helped, step, timezone.localdate()
            row.save()
    return row
