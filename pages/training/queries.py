"""Reads: seats, places in the queue, who may come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.models import TrainingSessionPage
from pages.schedule.queries import coming
from pages.training.models import Registration
from portal.clock import moment_words

State = Registration.State
SEATED = (State.REGISTERED, State.OFFERED, State.PRESENT)
"""Who takes a seat. An offered seat is kept free for one person, so nobody else gets it."""
ACTIVE = (*SEATED, State.WAITING)
LAST_OFFER = timedelta(hours=1)
"""So near to the start nobody is asked any more: who waits may come, and free seats are given at the door."""


@dataclass(frozen=True, slots=True)
class Seats:
    """`total` is None where seats are not limited."""

    total: int | None
    taken: int
    waiting: int

    @property
    def free(self) -> int | None:
        """Seats that a newcomer could still get; none while others wait."""
        if self.total is None:
            return None
        return 0 if self.waiting else max(0, self.total - self.taken)

    @property
    def full(self) -> bool:
        return self.free == 0 or (self.total is None and self.waiting > 0)

    @property
    def kind(self) -> str:
        """The colour of a badge, see components/badge.html."""
        return "wait" if self.full else "good"

    @property
    def words(self) -> str:
        """Seats left, as people say it; empty where they are not limited."""
        if self.waiting:
            return _("Penuh, %(count)d orang menunggu") % {"count": self.waiting}
        if self.total is None:
            return ""
        return _("Penuh") if self.full else _("Sisa %(free)d dari %(total)d kursi") % {"free": self.free, "total": self.total}


def seats_of_many(sessions: Iterable[TrainingSessionPage]) -> dict[int, Seats]:
    """Session key -> its seats, in one query for a whole list."""
    sessions = list(sessions)
    rows = (
        Registration.objects.filter(session__in=[session.pk for session in sessions])
        .order_by()
        .values_list("session")
        .annotate(taken=Count("pk", filter=Q(state__in=SEATED)), waiting=Count("pk", filter=Q(state=State.WAITING)))
    )
    counted = {session: (taken, waiting) for session, taken, waiting in rows}
    return {session.pk: Seats(session.seats, *counted.get(session.pk, (0, 0))) for session in sessions}


def seats_of(session: TrainingSessionPage) -> Seats:
    """The seats of one session."""
    return seats_of_many([session])[session.pk]


def is_open(session: TrainingSessionPage, now: datetime) -> bool:
    """True while people may register: a published session that takes registrations."""
    return session.live and takes_registrations(session, now)


def takes_registrations(session: TrainingSessionPage, now: datetime) -> bool:
    """True when the session asks for registration and has not begun, published or not."""
    return session.registers and now < session.starts_at


def place_in_queue(registration: Registration) -> int:
    """1 for who is asked next."""
    return Registration.objects.filter(session=registration.session_id, state=State.WAITING, pk__lte=registration.pk).count()


def offer_end(starts_at: datetime, now: datetime) -> datetime:
    """Until when an offered seat is kept: TRAINING_OFFER_HOURS, but never more than half of the time that is left, so that a second person can be
    asked as well."""
    return now + min(timedelta(hours=settings.TRAINING_OFFER_HOURS), (starts_at - now) / 2)


def same_level(required: TrainingSessionPage) -> Q:
    """Sessions that teach the same: that one, and every other date of its topic and level."""
    match = Q(pk=required.pk)
    return match | Q(topic=required.topic_id, level=required.level) if required.topic_id else match


def came_before(required: TrainingSessionPage, phones: Iterable[str]) -> set[str]:
    """Those of these phone numbers (E.164) under which somebody was present at a session that teaches the same (TR-03)."""
    sessions = TrainingSessionPage.objects.filter(same_level(required)).values("pk")
    rows = Registration.objects.filter(session__in=sessions, state=State.PRESENT, phone__in={phone for phone in phones if phone})
    return set(rows.values_list("phone", flat=True))


def where_to_learn(session: TrainingSessionPage, now: datetime) -> TrainingSessionPage | None:
    """The first public session still to begin that teaches what `session` requires; never that session itself."""
    if session.requires is None:
        return None
    return coming(now).filter(same_level(session.requires), starts_at__gt=now).exclude(pk=session.pk).first()


def participants(session: TrainingSessionPage) -> QuerySet[Registration]:
    """Everybody of a session in the order of registration, with kelurahan and check-in in hand."""
    return Registration.objects.filter(session=session).select_related("kelurahan", "check_in", "enrolled_by").order_by("pk")


def sessions_with_people(past: bool) -> QuerySet[TrainingSessionPage]:
    """For officers: sessions to come, soonest first, or past ones, latest first; withdrawn ones only while people are on their list."""
    now = timezone.now()
    people = Registration.objects.filter(session=OuterRef("pk"), state__in=ACTIVE)
    rows = TrainingSessionPage.objects.filter(Q(live=True) | Exists(people)).select_related("kelurahan__parent")
    return rows.filter(ends_at__lt=now).order_by("-starts_at", "-pk") if past else rows.filter(ends_at__gte=now).order_by("starts_at", "pk")


def state_words(registration: Registration, place: int | None = None) -> str:
    """terdaftar / menunggu no. 3 / ditawari s.d. ... / batal / hadir. `place` saves the query where a list has counted already."""
    if registration.state == State.WAITING:
        return _("Menunggu no. %(place)d") % {"place": place or place_in_queue(registration)}
    if registration.state == State.OFFERED and registration.offered_until:
        return _("Ditawari s.d. %(until)s") % {"until": moment_words(registration.offered_until)}
    return registration.get_state_display()


def people_words(count: int) -> str:
    """`12 orang`."""
    return ngettext("%(count)d orang", "%(count)d orang", count) % {"count": count}
