"""What happens by itself goes on while one job waits for a slow server, and ends, seen, when one breaks."""

import os
import signal
import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from portal import jobs
from portal.accounts.roles import SELLER
from portal.jobs import JOBS, Job
from portal.management.commands import scheduler
from tests.factories.orders import make_order
from tests.factories.shop import make_product, make_shop, make_user

LONG = 20
"""Seconds after which a job that waits gives up: only where the other lanes stand still."""


@pytest.fixture(autouse=True)
def signals() -> Iterator[None]:
    """What the scheduler answers to is the test run's own again afterwards."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def _lane(name: str) -> str:
    return next(job.lane for job in JOBS if job.run is getattr(jobs, name))


def test_a_slow_mail_server_holds_up_no_change_of_the_search() -> None:
    lanes = {name: _lane(name) for name in ("_drain_search", "_push_search", "_send_messages", "_look_for_payments", "_reconcile_search")}
    assert len({lanes["_drain_search"], lanes["_push_search"], lanes["_send_messages"]}) == 3
    assert [job.every for job in JOBS if job.lane and job.every > 5] == [], "what is found within ten seconds shares its lane with nothing slow"


@pytest.mark.django_db(transaction=True)
def test_an_unpaid_order_ends_by_itself_within_two_minutes_and_both_are_told() -> None:
    every = {job.run.__name__: job.every for job in JOBS}
    assert every["_expire_orders"] + every["_send_messages"] <= 120
    shop = make_shop(make_user(SELLER, email="butet@demo.test"))
    product = make_product(shop, stock=3)
    order = make_order(product, quantity=3, email="rina@demo.test")
    with time_machine.travel(timezone.now() + timedelta(hours=settings.PAYMENT_HOURS, minutes=1), tick=True):
        call_command("scheduler", once=True)
    order.refresh_from_db()
    assert order.status == settings.CANCELLED
    assert product.stockrecords.get().num_allocated in (0, None)
    told = {address for message in mail.outbox for address in message.to if "dibatalkan" in message.body}
    assert told == {"butet@demo.test", "rina@demo.test"}


def test_a_lane_does_not_wait_for_another(monkeypatch: pytest.MonkeyPatch) -> None:
    turns, went_on = [], threading.Event()

    def quick() -> None:
        turns.append(1)
        if len(turns) == 2:
            went_on.set()
            os.kill(os.getpid(), signal.SIGTERM)

    waited = []
    slow = Job("slow", 60, lambda: waited.append(went_on.wait(LONG)))
    monkeypatch.setattr(scheduler, "JOBS", (slow, Job("quick", 1, quick, "search")))
    call_command("scheduler")
    assert waited == [True]


@pytest.mark.parametrize("lane", ["", "search"])
def test_a_job_that_breaks_ends_the_scheduler(monkeypatch: pytest.MonkeyPatch, lane: str) -> None:
    def broken() -> None:
        raise RuntimeError("rusak")

    monkeypatch.setattr(scheduler, "JOBS", (Job("well", 1, lambda: None), Job("broken", 1, broken, lane)))
    with pytest.raises(RuntimeError, match="rusak"):
        call_command("scheduler")
