"""What can be done with the seats of a session. Each is one transaction that first locks the session's roster, so that no seat is given twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pages.models import TrainingSessionPage
from pages.training import notices
from pages.training.exceptions import NeedsEarlier, Refused, WrongRows
from pages.training.models import Registration, Roster
from pages.training.queries import ACTIVE, LAST_OFFER, came_before, is_open, offer_end, seats_of, where_to_learn
from portal.accounts.models import User

State, Reason = Registration.State, Registration.Reason


@dataclass(frozen=True, slots=True)
class Person:
    """Who wants to come. `phone` is E.164 or empty, `kelurahan` an official code."""

    name: str
    phone: str = ""
    email: str = ""
    kelurahan: str | None = None


@dataclass(frozen=True, slots=True)
class Consent:
    """Where the agreement of enrolled people comes from, and who passed it on."""

    source: str
    by: str = ""


def locked(session_pk: int) -> TrainingSessionPage:
    """The session as it stands, while nobody else gives or frees its seats. Only inside a transaction."""
    page = TrainingSessionPage.objects.get(pk=session_pk)
    Roster.objects.get_or_create(session=page, defaults={"starts_at": page.starts_at, "ends_at": page.ends_at, "place": page.place})
    Roster.objects.select_for_update(of=("self",)).get(session=page)
    return TrainingSessionPage.objects.select_related("requires").get(pk=session_pk)  # seats may have changed while we waited


@transaction.atomic
def register(session_pk: int, person: Person) -> Registration:
    """Somebody registers themselves: a seat, or the next place of the waiting list. The same name and phone again is the same registration.
    Raises Refused, NeedsEarlier."""
    session, now = locked(session_pk), timezone.now()
    before = active(session, person.phone)
    if before is not None:
        if plain_name(before.name) == plain_name(person.name):
            return before
        raise Refused(_("Nomor ini sudah terdaftar di pelatihan ini dengan nama lain. Satu nomor untuk satu orang."), "phone")
    if not is_open(session, now):
        raise Refused(_("Pendaftaran pelatihan ini sudah ditutup."))
    _check_earlier(session, person.phone, now)
    _offer_free_seats(session, now)
    registration = _seat(session, person)
    registration.save()
    notices.tell(registration)
    return registration


@transaction.atomic
def enrol(session_pk: int, people: Sequence[Person], consent: Consent, officer: User, key: UUID, *, checked: bool = False) -> list[Registration]:
    """An officer enrols a list, all of it or nothing; those beyond the seats wait. `key` is the form's own: the same form again makes nothing new.
    `checked` says that the officer knows of the earlier training of people whose phone does not. Raises Refused, WrongRows (TR-09)."""
    session, now = locked(session_pk), timezone.now()
    done = list(Registration.objects.filter(form_key=key).order_by("form_row"))
    if done:
        return done
    if not is_open(session, now):
        raise Refused(_("Pendaftaran pelatihan ini sudah ditutup."))
    wrong = _wrong_rows(session, people, checked)
    if wrong:
        raise WrongRows(wrong)
    _offer_free_seats(session, now)
    made = []
    for row, person in enumerate(people, start=1):
        registration = _seat(session, person)
        registration.via = Registration.Via.OFFICER
        registration.consent, registration.consent_by = consent.source, consent.by
        registration.enrolled_by, registration.form_key, registration.form_row = officer, key, row
        registration.save()
        notices.tell(registration)
        made.append(registration)
    return made


def accept(registration: Registration) -> Registration:
    """The offered seat is taken. Twice is once. Raises Refused when the offer has passed."""

    def take(row: Registration, session: TrainingSessionPage, now: datetime) -> None:
        if row.state in (State.REGISTERED, State.PRESENT):
            return
        if row.state != State.OFFERED or row.offered_until is None or row.offered_until < now or not session.live:
            raise Refused(_("Tawaran kursi ini sudah lewat."))
        row.state, row.offered_until = State.REGISTERED, None
        row.save(update_fields=["state", "offered_until"])
        notices.tell(row)

    return _change(registration, take)


def decline(registration: Registration) -> Registration:
    """The offered seat is not wanted: it goes to the next."""
    return _end(registration, Reason.DECLINED)


def cancel(registration: Registration, officer: User | None = None) -> Registration:
    """The person does not come, and says so here or to an officer. The seat goes to who waits first. Twice is once. Raises Refused after the start."""
    return _end(registration, Reason.OFFICER if officer else Reason.SELF)


def pass_on_seats(now: datetime) -> int:
    """The job: offers past their deadline go to the next in the queue, and seats that came free otherwise (more seats, a withdrawn name) are
    offered. Returns how many registrations changed. Two runs at once share the work: the roster's lock lets one of them act. A session that is
    called off stands still."""
    due = Registration.objects.filter(state=State.OFFERED, offered_until__lte=now, session__live=True).values_list("session", flat=True)
    queues = Registration.objects.filter(state=State.WAITING, session__starts_at__gt=now, session__live=True).values_list("session", flat=True)
    return sum(_pass_on(session_pk, now) for session_pk in sorted({*due, *queues}))


@transaction.atomic
def _pass_on(session_pk: int, now: datetime) -> int:
    session = locked(session_pk)
    if not session.live:  # withdrawn while we waited for the lock
        return 0
    late = list(Registration.objects.filter(session=session, state=State.OFFERED, offered_until__lte=now).order_by("pk"))
    for row in late:
        row.state, row.reason, row.offered_until = State.CANCELLED, Reason.LAPSED, None
        row.save(update_fields=["state", "reason", "offered_until"])
        notices.tell(row)
    return len(late) + _offer_free_seats(session, now)


def _end(registration: Registration, reason: str) -> Registration:
    def leave(row: Registration, session: TrainingSessionPage, now: datetime) -> None:
        if row.state == State.CANCELLED:
            return
        if row.state == State.PRESENT or now >= session.starts_at:
            raise Refused(_("Pelatihan sudah mulai. Pendaftaran tidak bisa dibatalkan lagi."))
        row.state, row.reason, row.offered_until = State.CANCELLED, reason, None
        row.save(update_fields=["state", "reason", "offered_until"])
        notices.tell(row)
        _offer_free_seats(session, now)

    return _change(registration, leave)


@transaction.atomic
def _change(registration: Registration, effect: Callable[[Registration, TrainingSessionPage, datetime], None]) -> Registration:
    """`effect` on the row as it stands under the lock."""
    session = locked(registration.session_id)
    row = Registration.objects.get(pk=registration.pk)
    effect(row, session, timezone.now())
    return row


def _seat(session: TrainingSessionPage, person: Person) -> Registration:
    """A new row, not saved: with a seat where one is free and nobody waits, else waiting."""
    state = State.WAITING if seats_of(session).full else State.REGISTERED
    return Registration(session=session, name=person.name, phone=person.phone, email=person.email, kelurahan_id=person.kelurahan, state=state)


def _offer_free_seats(session: TrainingSessionPage, now: datetime) -> int:
    """Free seats to who waits, in order; returns how many were offered. A withdrawn or nearly beginning session offers none."""
    if not session.live or session.starts_at - now <= LAST_OFFER:
        return 0
    seats = seats_of(session)
    free = seats.waiting if seats.total is None else max(0, seats.total - seats.taken)
    first = Registration.objects.filter(session=session, state=State.WAITING).order_by("pk")[:free]
    for row in first:
        row.state, row.offered_until = State.OFFERED, offer_end(session.starts_at, now)
        row.save(update_fields=["state", "offered_until"])
        notices.tell(row)
    return len(first)


def active(session: TrainingSessionPage, phone: str) -> Registration | None:
    """Who stands on the list under this phone; nobody for an empty one."""
    return Registration.objects.filter(session=session, phone=phone, state__in=ACTIVE).first() if phone else None


def plain_name(name: str) -> str:
    """A name as it is compared: small letters, single spaces."""
    return " ".join(name.split()).casefold()


def _check_earlier(session: TrainingSessionPage, phone: str, now: datetime) -> None:
    if session.requires is None or came_before(session.requires, [phone]):
        return
    text = _("Pelatihan ini untuk orang yang sudah hadir di “%(title)s”. Nomor HP ini belum tercatat hadir di sana.")
    raise NeedsEarlier(text % {"title": session.requires.title}, where_to_learn(session, now))


def _wrong_rows(session: TrainingSessionPage, people: Sequence[Person], checked: bool) -> dict[int, str]:
    """Row number -> what is wrong with it; each row is looked at, so that an officer mends all of them in one go."""
    rows = Registration.objects.filter(session=session, state__in=ACTIVE)
    known_phones = {row.phone for row in rows if row.phone}
    came = came_before(session.requires, [person.phone for person in people]) if session.requires and not checked else set()
    known_names = {plain_name(row.name) for row in rows if not row.phone}
    seen: dict[str, int] = {}
    wrong: dict[int, str] = {}
    for number, person in enumerate(people, start=1):
        same = person.phone or plain_name(person.name)
        if same in seen:
            wrong[number] = _("Sama dengan baris %(row)d. Kalau orangnya lain, bedakan namanya.") % {"row": seen[same]}
        elif same in known_phones or (not person.phone and same in known_names):
            wrong[number] = _("Sudah terdaftar di pelatihan ini.")
        elif session.requires and not checked and person.phone not in came:
            wrong[number] = _("Belum tercatat hadir di “%(title)s”.") % {"title": session.requires.title}
        seen.setdefault(same, number)
    return wrong
