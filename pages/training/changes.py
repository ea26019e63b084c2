"""What the registered are told when editors move, withdraw or bring back a session."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.db import transaction
from django.utils import timezone

from pages.models import TrainingSessionPage
from pages.training import notices
from pages.training.models import Registration, Roster
from pages.training.queries import ACTIVE

State = Registration.State


@transaction.atomic
def published(session: TrainingSessionPage) -> None:
    """After every publishing: time and place are compared with what people were last told. Repeating it tells nobody twice."""
    now = {"starts_at": session.starts_at, "ends_at": session.ends_at, "place": session.place}
    _roster, made = Roster.objects.get_or_create(session=session, defaults=now)
    roster = Roster.objects.select_for_update(of=("self",)).get(session=session)
    moved = any(getattr(roster, name) != value for name, value in now.items())
    if made or not (moved or roster.called_off):
        return
    say = notices.tell_back_on if roster.called_off else notices.tell_moved
    for name, value in now.items():
        setattr(roster, name, value)
    roster.called_off = False
    roster.save()
    _tell_everybody(session, say)


@transaction.atomic
def withdrawn(session: TrainingSessionPage, *, gone: bool = False) -> None:
    """After withdrawing, and before deleting (`gone`), a session that has not ended. Who was offered a seat waits again: nobody can take one while the
    session is off, and when it returns they are the first to be asked."""
    roster = Roster.objects.select_for_update(of=("self",)).filter(session=session).first()
    if roster is None or roster.called_off:
        return
    roster.called_off = True
    roster.save(update_fields=["called_off"])
    Registration.objects.filter(session=session, state=State.OFFERED).update(state=State.WAITING, offered_until=None)
    _tell_everybody(session, partial(notices.tell_called_off, gone=gone))


def _tell_everybody(session: TrainingSessionPage, say: Callable[[Registration], None]) -> None:
    if session.ends_at < timezone.now():
        return
    for registration in Registration.objects.filter(session=session, state__in=ACTIVE).exclude(email="").order_by("pk"):
        registration.session = session
        say(registration)
