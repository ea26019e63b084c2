"""What the scheduler does by itself, and how often. Each job is safe to run twice, also at once."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from django.conf import settings
from django.core.management import call_command
from django.db import InterfaceError, OperationalError
from django.utils import timezone

log = logging.getLogger("portal.jobs")
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Job:
    """`every` is in seconds. Jobs of one lane take turns; another lane does not wait for them."""

    name: str
    every: int
    run: Callable[[], object]
    lane: str = ""


def each(things: Iterable[Thing], act: Callable[[Thing], int]) -> int:
    """`act` on one thing after the other, each in a transaction of its own; returns what they add up to. One that is broken is logged, and the others have
    their turn all the same; a database that is away is no fault of one of them and ends it."""
    done = 0
    for thing in things:
        try:
            done += act(thing)
        except (InterfaceError, OperationalError):
            raise
        except Exception:
            log.exception("job goes on without one: %r", thing)
    return done


def _expire_orders() -> int:
    from shop.order.deadlines import expire_due

    return expire_due(timezone.now())


def _look_for_payments() -> int:
    from shop.online.actions import look_before_they_end

    return look_before_they_end(timezone.now())


def _remind_of_orders() -> int:
    from shop.order.deadlines import remind_due

    return remind_due(timezone.now())


def _follow_complaints() -> int:
    from shop.complaints.deadlines import follow

    return follow(timezone.now())


def _send_messages() -> int:
    from portal.notifications.sending import send_due

    return send_due()


def _tell_of_unopened_orders() -> int:
    from shop.order.escalation import escalate

    return escalate(timezone.now())


def _forget_messages() -> int:
    from portal.notifications.actions import forget_old

    return forget_old(timezone.now())


def _drain_search() -> int:
    from search.indexing import drain

    return drain()


def _push_search() -> int:
    from search.elastic_index import push_pending

    return push_pending()


def _count_words() -> None:
    from search.indexing import count_words

    count_words()


def _reconcile_search() -> None:
    from search.elastic_index import reconcile
    from search.engines.elasticsearch import Outage

    if settings.ELASTICSEARCH_URL:
        try:
            reconcile()
        except Outage as outage:  # the other jobs go on, and so does the site
            log.warning("search.not_compared: %s. It is tried again tomorrow, or now by reconcile_search.", outage)


def _store_search_counts() -> int:
    from search.misses import flush

    return flush()


def _store_counts() -> int:
    from portal.counts.tally import store

    return store()


def _pass_on_seats() -> int:
    from pages.training.actions import pass_on_seats

    return pass_on_seats(timezone.now())


def _remind_of_trainings() -> int:
    from pages.training.reminders import remind

    return remind(timezone.now())


def _publish_scheduled() -> None:
    call_command("publish_scheduled", verbosity=0)


def _check_guides() -> None:
    from pages.guide_check import check_guides

    for guide, faults in check_guides().items():
        log.warning("guides.needs_work: %s, steps %s", guide.slug, ", ".join(str(fault["number"]) for fault in faults))


def _clear_sessions() -> None:
    call_command("clearsessions", verbosity=0)


JOBS = (
    # Lanes of their own: what was changed is found within ten seconds, however slow a mail server or Elasticsearch is just now.
    Job("search: changed products", 4, _drain_search, "search"),
    Job("search: the same to Elasticsearch", 4, _push_search, "elasticsearch"),
    Job("search: words counted", 60 * 60, _count_words),
    Job("search: Elasticsearch compared", 24 * 60 * 60, _reconcile_search),
    Job("search: what was searched in vain", 5 * 60, _store_search_counts),
    Job("counts: the day's totals", 60, _store_counts),
    Job("orders: past their deadline", 30, _expire_orders),
    Job("orders: payments nobody told of", 5 * 60, _look_for_payments),
    Job("orders: reminders", 60, _remind_of_orders),
    Job("orders: not opened by their shop", 60, _tell_of_unopened_orders),
    Job("complaints: deadlines and reminders", 60, _follow_complaints),
    Job("notifications: what waits in the outbox", 2, _send_messages),
    Job("notifications: old ones", 24 * 60 * 60, _forget_messages),
    Job("trainings: seats passed on", 60, _pass_on_seats),
    Job("trainings: reminders", 10 * 60, _remind_of_trainings),
    Job("pages: scheduled publishing", 30, _publish_scheduled),
    Job("guides: what they point at", 24 * 60 * 60, _check_guides),
    Job("sessions: old ones", 24 * 60 * 60, _clear_sessions),
)
