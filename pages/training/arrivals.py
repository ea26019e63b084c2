"""Who came: ticks from one or several devices, sent once or again, now or hours later (TR-05). Present wins over every other state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from pages.models import TrainingSessionPage
from pages.training.actions import active, locked, plain_name
from pages.training.exceptions import Refused
from pages.training.forms import LONGEST_NAME
from pages.training.links import code_id
from pages.training.models import CheckIn, Registration
from portal.accounts.models import User
from portal.accounts.phones import normalise_phone

State = Registration.State
MOST_ROWS = 500
MOST_DIGITS = 18


@dataclass(frozen=True, slots=True)
class Arrival:
    """One tick. `uuid` is the device's own; one of `registration`, `code` and `name` says who came."""

    uuid: UUID
    at: datetime
    registration: int | None = None
    code: str = ""
    name: str = ""
    phone: str = ""


def arrival_of(row: Mapping[str, Any], *, kept: bool = False) -> Arrival:
    """What a device sent: `{uuid, at (ISO), registration | code | name, phone}`. Raises Refused for what is none. `kept` says that it was written down
    earlier: nobody is there any more to mend a telephone number, and the name counts without it."""
    try:
        uuid = UUID(str(row["uuid"]))
        number = _key(row.get("registration"))
        name = " ".join(str(row.get("name", "")).replace("\x00", " ").split())
        name.encode()  # half a character of UTF-16 is valid JSON, and no database takes it
    except (KeyError, TypeError, ValueError, OverflowError):
        raise Refused(_("Catatan ini rusak.")) from None
    now = timezone.now()
    try:
        moment = parse_datetime(str(row.get("at", "")))
        at = min(moment.astimezone(UTC), now) if moment is not None and timezone.is_aware(moment) else now  # a telephone's clock may be ahead
    except (ValueError, OverflowError):
        at = now
    if len(name) > LONGEST_NAME:
        raise Refused(_("Nama terlalu panjang."), "name")
    return Arrival(uuid, at, number, str(row.get("code", ""))[:40], name, _phone(str(row.get("phone", "")).strip(), kept))


def _key(value: Any) -> int | None:
    """The key of a row as it was sent; None for none. Raises ValueError for what is no whole number of at most 18 digits: a database takes no longer
    one."""
    if not value:
        return None
    text = str(value)
    if not text.isascii() or not text.isdigit() or len(text) > MOST_DIGITS:
        raise ValueError
    return int(text)


def _phone(text: str, kept: bool) -> str:
    try:
        return normalise_phone(text[:30]) if text else ""
    except ValidationError as error:
        if kept:
            return ""
        raise Refused(error.messages[0], "phone") from None


@transaction.atomic
def check_in(session_pk: int, arrivals: Iterable[Arrival], officer: User) -> dict[UUID, str]:
    """Keep every tick once. Returns uuid -> "" for what is kept (now or earlier), or the words why not."""
    session = locked(session_pk)
    answers: dict[UUID, str] = {}
    for arrival in arrivals:
        try:
            _keep(session, arrival, officer)
            answers[arrival.uuid] = ""
        except Refused as refusal:
            answers[arrival.uuid] = str(refusal)
    return answers


def _keep(session: TrainingSessionPage, arrival: Arrival, officer: User) -> None:
    if CheckIn.objects.filter(uuid=arrival.uuid).exists():
        return
    registration = _who(session, arrival) or _walk_in(session, arrival, officer)
    was = {"was": registration.state, "was_reason": registration.reason, "was_offered_until": registration.offered_until}
    CheckIn.objects.get_or_create(registration=registration, defaults={"uuid": arrival.uuid, "at": arrival.at, "officer": officer, **was})
    if registration.state != State.PRESENT:
        registration.state, registration.offered_until, registration.reason = State.PRESENT, None, ""
        registration.save(update_fields=["state", "offered_until", "reason"])


def _who(session: TrainingSessionPage, arrival: Arrival) -> Registration | None:
    """The person on the list; None for somebody new."""
    number = arrival.registration or (code_id(arrival.code) if arrival.code else None)
    rows = Registration.objects.filter(session=session)
    if number is None and not arrival.name:
        raise Refused(_("Kode ini tidak dikenal. Cari namanya di daftar."), "code")
    found = rows.filter(pk=number).first() if number else None
    if number and found is None:
        raise Refused(_("Kode ini untuk pelatihan lain."), "code")
    if found is None:
        listed = active(session, arrival.phone)
        return listed if listed and plain_name(listed.name) == plain_name(arrival.name) else None  # families share a phone
    if found.phone and found.state == State.CANCELLED:  # who cancelled and registered anew stands on the list under the newer row
        return active(session, found.phone) or found
    return found


def _walk_in(session: TrainingSessionPage, arrival: Arrival, officer: User) -> Registration:
    """Somebody new, who begins as not on the list: that is what taking the tick back gives. A number that stands on this list already stays with the
    name it stands beside: one number is one place."""
    return Registration.objects.create(
        session=session,
        name=arrival.name,
        phone="" if active(session, arrival.phone) else arrival.phone,
        state=State.CANCELLED,
        reason=Registration.Reason.OFFICER,
        via=Registration.Via.WALK_IN,
        consent=Registration.Consent.ORAL,
        enrolled_by=officer,
    )


@transaction.atomic
def undo(registration: Registration, officer: User) -> None:
    """The wrong name was ticked: the person stands on the list as before the tick. Of who is not present nothing changes."""
    locked(registration.session_id)
    row = Registration.objects.get(pk=registration.pk)
    if row.state != State.PRESENT:
        return
    tick = CheckIn.objects.get(registration=row)
    row.state, row.reason, row.offered_until = tick.was, tick.was_reason, tick.was_offered_until
    row.save(update_fields=["state", "reason", "offered_until"])
    tick.delete()
    log(row, "lokapasar.arrival_undone", user=officer, title=f"{row.session.title}, {row.pk}")  # more people read this log than may read names
