"""How long each state of an order lasts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings


@dataclass(frozen=True)
class Clock:
    """How long a state lasts, and after which part of that time whose turn it is is reminded. 1 is the end of it: an order ends or
    goes on by itself then and nobody is reminded; of a complaint that nothing ends, officers are reminded."""

    lasts: Callable[[], timedelta]
    reminded_at: float


OWED_BACK = "owed back"
"""Not a state: what is cancelled has a clock only while the shop owes its buyer the money."""
CLOCKS: dict[str, Clock] = {
    settings.AWAITING_PAYMENT: Clock(lambda: timedelta(hours=settings.PAYMENT_HOURS), 0.75),
    settings.AWAITING_CONFIRMATION: Clock(lambda: timedelta(hours=settings.SELLER_ANSWER_HOURS), 0.5),
    settings.AWAITING_ANSWER: Clock(lambda: timedelta(hours=settings.SELLER_ANSWER_HOURS), 0.5),
    settings.PAID: Clock(lambda: timedelta(days=settings.PREPARE_DAYS), 0.5),
    settings.PROCESSING: Clock(lambda: timedelta(days=settings.PREPARE_DAYS), 0.5),
    settings.READY: Clock(lambda: timedelta(days=settings.PICKUP_DAYS), 0.7),
    settings.HANDED_OVER: Clock(lambda: timedelta(days=settings.RECEIVE_DAYS), 0.8),
    settings.RECEIVED: Clock(lambda: timedelta(days=settings.COMPLAINT_DAYS), 1),
    OWED_BACK: Clock(lambda: timedelta(hours=settings.COMPLAINT_KEEP_HOURS), 0.5),
}


def times(status: str, moment: datetime) -> tuple[datetime | None, datetime | None]:
    """Until when a state lasts that begins at this moment, and when whose turn it is is reminded; None where no clock runs."""
    clock = CLOCKS.get(status)
    if clock is None:
        return None, None
    return moment + clock.lasts(), moment + clock.lasts() * clock.reminded_at if clock.reminded_at < 1 else None
