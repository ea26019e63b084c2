"""Reads of sessions for lists, calendars and feeds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Max, Min, Q
from django.utils import timezone
from wagtail.query import PageQuerySet

from pages.models.training import TrainingSessionPage
from pages.schedule import months
from pages.schedule.wish import VILLAGE_CODE_LENGTH, Row

ONLINE = Q(place="")


def public_sessions() -> PageQuerySet:
    """Every published session, past ones too."""
    return TrainingSessionPage.objects.live().public()


def rows(sessions: PageQuerySet, *, newest_first: bool = False) -> list[Row]:
    """What filters need of these sessions, in the order of the list."""
    order = ("-starts_at", "-pk") if newest_first else ("starts_at", "pk")
    values = sessions.order_by(*order).values_list("pk", "starts_at", "ends_at", "topic__slug", "topic__name", "level", "place", "kelurahan_id")
    return [
        Row(pk, timezone.localdate(start), timezone.localdate(end), topic or "", topic_name or "", level, not place, village or "")
        for pk, start, end, topic, topic_name, level, place, village in values
    ]


def with_pages(pks: Iterable[int]) -> list[TrainingSessionPage]:
    """The pages of these keys in that order, with topic and kelurahan in hand."""
    wanted = list(pks)
    found = {page.pk: page for page in TrainingSessionPage.objects.filter(pk__in=wanted).select_related("topic", "kelurahan__parent")}
    return [found[pk] for pk in wanted if pk in found]


def first_and_last_month() -> tuple[str, str] | None:
    """The months between which there are sessions; None without any."""
    ends = public_sessions().aggregate(first=Min("starts_at"), last=Max("ends_at"))
    if ends["first"] is None:
        return None
    return months.month_of(timezone.localdate(ends["first"])), months.month_of(timezone.localdate(ends["last"]))


def for_region(code: str) -> Q:
    """Sessions that people of a kelurahan, a kecamatan or a city can take part in: those held there, and all online ones."""
    here = Q(kelurahan=code) if len(code) == VILLAGE_CODE_LENGTH else Q(kelurahan__code__startswith=f"{code}.")
    return here | ONLINE


def coming(now: datetime) -> PageQuerySet:
    """Published sessions that are not over, soonest first, with what a row shows in hand."""
    return public_sessions().filter(ends_at__gte=now).select_related("topic", "kelurahan__parent").order_by("starts_at", "pk")


def called_off(now: datetime) -> PageQuerySet:
    """Sessions still to come that were published once and taken back. Drafts that nobody has ever seen are not among them, nor pages whose time
    of showing ran out."""
    taken_back = TrainingSessionPage.objects.filter(live=False, expired=False, first_published_at__isnull=False, ends_at__gte=now)
    return taken_back.public().select_related("topic", "kelurahan__parent").order_by("starts_at", "pk")
