"""Reads of aspirations and votes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import NamedTuple

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.utils import timezone
from wagtail.models import Page

from pages.feedback.models import OPEN, Aspiration, PageVote
from pages.feedback.scoring import Tally

VOTE_DAYS = 365
"""A page is judged by the votes of a year: older ones speak of another page."""
MOST_REASONS = 5


def waiting_first() -> QuerySet[Aspiration]:
    """Open ones by deadline, so that what is overdue stands on top; then the finished ones, newest first."""
    is_open = Case(When(state__in=OPEN, then=Value(0)), default=Value(1), output_field=IntegerField())
    due = Case(When(state__in=OPEN, then="due_on"), default=None)
    return Aspiration.objects.annotate(_done=is_open, _due=due).order_by("_done", "_due", "-received_at", "pk").select_related("kelurahan", "owner")


def open_ones() -> QuerySet[Aspiration]:
    return Aspiration.objects.filter(state__in=OPEN)


def overdue() -> QuerySet[Aspiration]:
    """Open, and past their deadline; the longest first."""
    return open_ones().filter(due_on__lt=timezone.localdate()).order_by("due_on", "pk").select_related("kelurahan", "owner")


def public_answers() -> QuerySet[Aspiration]:
    """What everybody may read, newest first. Templates show `public_question` and `public_answer` only, so nothing else is read."""
    return Aspiration.objects.exclude(published_at=None).only("topic", "public_question", "public_answer", "published_at").order_by("-published_at", "-pk")


class PageReport(NamedTuple):
    """A page with its votes and the newest reasons for "no"."""

    page: Page
    tally: Tally
    reasons: list[PageVote]
    score: float


def _recent() -> QuerySet[PageVote]:
    return PageVote.objects.filter(voted_on__gt=timezone.localdate() - timedelta(days=VOTE_DAYS))


def tallies(pages: Iterable[int]) -> dict[int, Tally]:
    """Page id to its votes of VOTE_DAYS; pages without votes are left out. One query."""
    rows = _recent().filter(page__in=list(pages)).values("page").annotate(yes=Count("pk", filter=Q(helped=True)), no=Count("pk", filter=Q(helped=False)))
    return {row["page"]: Tally(row["yes"], row["no"]) for row in rows}


def unhelpful_first() -> list[PageReport]:
    """Every page with votes, the one that most surely does not help on top."""
    counted = tallies(_recent().values_list("page", flat=True).distinct())
    pages = Page.objects.in_bulk(list(counted))
    reasons: dict[int, list[PageVote]] = {}
    for vote in _recent().exclude(reason="").order_by("helped", "-voted_on", "-pk"):
        kept = reasons.setdefault(vote.page_id, [])
        if len(kept) < MOST_REASONS:
            kept.append(vote)
    rows = [PageReport(pages[pk], tally, reasons.get(pk, []), tally.unhelpful_score) for pk, tally in counted.items() if pk in pages]
    return sorted(rows, key=lambda row: (-row.score, -row.tally.no, row.tally.yes, row.page.title))


def reasons_of(page: Page) -> QuerySet[PageVote]:
    """All reasons of one page, "no" first, newest first."""
    return _recent().filter(page=page).exclude(reason="").order_by("helped", "-voted_on", "-pk")
