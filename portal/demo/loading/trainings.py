"""People on the lists of the demo city's trainings, in every state. Written in bulk and without mails: nobody of them exists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction
from django.utils import timezone

from pages.models import TrainingSessionPage
from pages.training.models import CheckIn, Registration, Roster
from pages.training.queries import offer_end
from portal.accounts.models import User
from portal.demo.logins import LOGINS
from portal.demo.people import shops

State, Via, Consent = Registration.State, Registration.Via, Registration.Consent
BUYER = next(login for login in LOGINS if login.role is None)
OFFICER = next(login for login in LOGINS if login.email.startswith("petugas"))


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many of each on one session's list. `enrolled` of the registered came through an officer, half of them without a phone."""

    registered: int = 0
    enrolled: int = 0
    offered: int = 0
    waiting: int = 0
    cancelled: int = 0
    present: int = 0


CROWDS = {
    "foto-produk-dengan-hp-angkatan-1": Crowd(registered=3, present=19),
    "foto-produk-dengan-hp": Crowd(registered=22, enrolled=8, cancelled=2),
    "belajar-memesan-dan-membayar": Crowd(registered=22, enrolled=12),
    "menghitung-harga-jual": Crowd(registered=29, offered=1, waiting=3, cancelled=1),
    "foto-produk-lanjutan": Crowd(registered=6),
    "tanya-jawab-buka-toko": Crowd(registered=41),
    "mengurus-nib-dan-pirt": Crowd(registered=40, enrolled=10, waiting=5),
    "kemasan-tahan-kirim": Crowd(registered=12),
}


def load_trainings() -> int:
    """Fill the lists that are still empty; returns how many people were written."""
    officer = User.objects.filter(email=OFFICER.email).first()
    made = 0
    for slug, crowd in CROWDS.items():
        session = TrainingSessionPage.objects.filter(slug=slug).first()
        if session is not None and not Registration.objects.filter(session=session).exists():
            made += _fill(session, crowd, officer)
    return made


@transaction.atomic
def _fill(session: TrainingSessionPage, crowd: Crowd, officer: User | None) -> int:
    Roster.objects.get_or_create(session=session, defaults={"starts_at": session.starts_at, "ends_at": session.ends_at, "place": session.place})
    rows = Registration.objects.bulk_create(_people(session, crowd, officer))
    present = [row for row in rows if row.state == State.PRESENT]
    CheckIn.objects.bulk_create(
        CheckIn(uuid=uuid5(NAMESPACE_URL, f"demo-checkin-{session.slug}-{row.phone}"), registration=row, at=session.starts_at, officer=officer)
        for row in present
    )
    return len(rows)


def _people(session: TrainingSessionPage, crowd: Crowd, officer: User | None) -> Iterator[Registration]:
    """The demo buyer first, then owners of shops; the states in the order in which people came."""
    states = [State.PRESENT] * crowd.present + [State.REGISTERED] * crowd.registered + [State.CANCELLED] * crowd.cancelled
    states += [State.OFFERED] * crowd.offered + [State.WAITING] * crowd.waiting
    names = [BUYER.name, *(shop.owner for shop in shops())]
    for place, state in enumerate(states):
        row = Registration(session=session, name=names[place], phone=BUYER.phone if place == 0 else f"+6281200095{place:03}", state=state)
        if state == State.OFFERED:
            row.offered_until = offer_end(session.starts_at, timezone.now() - timedelta(hours=2))
        if state == State.CANCELLED:
            row.reason = Registration.Reason.SELF
        if state == State.REGISTERED and 0 < place <= crowd.enrolled:
            row.via, row.consent, row.consent_by, row.enrolled_by = Via.OFFICER, Consent.LEADER, "Bu Rahma, ketua PKK", officer
            row.phone = "" if place % 2 else row.phone
        yield row
