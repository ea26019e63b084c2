"""What the scheduler does by itself, and how often. Each job is safe to run twice, also at once."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.management import call_command
from django.utils import timezone


@dataclass(frozen=True)
class Job:
    """`every` is in seconds."""

    name: str
    every: int
    run: Callable[[], object]


def _expire_orders() -> int:
    from shop.order.actions import expire_due

    return expire_due(timezone.now())


def _drain_search() -> int:
    from search.indexing import drain

    return drain()


def _publish_scheduled() -> None:
    call_command("publish_scheduled", verbosity=0)


def _clear_sessions() -> None:
    call_command("clearsessions", verbosity=0)


JOBS = (
    Job("search: changed products", 4, _drain_search),
    Job("orders: past their deadline", 30, _expire_orders),
    Job("pages: scheduled publishing", 30, _publish_scheduled),
    Job("sessions: old ones", 24 * 60 * 60, _clear_sessions),
)
