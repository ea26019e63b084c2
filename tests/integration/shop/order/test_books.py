"""Whatever people press, in whatever order, the books balance: random baskets, placements, payments, refusals, cancels, refunds and clocks over three
shops, through the public actions, with every check of the audit after each step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from shop.basket import actions as basket_actions
from shop.basket.actions import NotForSale
from shop.basket.models import Basket
from shop.catalogue.actions import set_stock
from shop.catalogue.models import Product
from shop.gateways import GATEWAYS
from shop.order import actions, audit, deadlines
from shop.order.actors import CLOCK, Actor, buyer, seller
from shop.order.exceptions import CannotPlace, NotTheirs, WrongState
from shop.order.models import MoneyRecord, Order, OrderEvent, OrderGroup
from shop.order.placement import Buyer, Choice, place_orders
from shop.partner.models import StockRecord
from tests.factories.orders import make_basket, make_buyer
from tests.factories.shop import make_product, make_region, make_shop

pytestmark = pytest.mark.django_db
START = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
GONE = (settings.HANDED_OVER, settings.RECEIVED, settings.COMPLETE)
REFUSALS = (CannotPlace, NotForSale, WrongState, NotTheirs)
WAYS = (("ambil", "transfer"), ("ambil", "ambil"), ("antar", "transfer"), ("antar", "tunai-antar"), ("ambil", "tunai-antar"))
"""The last one no shop offers."""


def _cancel(order: Order, actor: Actor) -> Order:
    return actions.cancel(order, actor, "Berubah pikiran")


def _refund(order: Order, actor: Actor) -> Order:
    return actions.record_refund(order, actor, "Transfer ke BCA")


STEPS: dict[str, Callable[[Order, Actor], Order]] = {
    "say_paid": actions.say_paid,
    "not_arrived": actions.not_arrived,
    "confirm_payment": actions.confirm_payment,
    "accept": actions.accept,
    "make_ready": actions.make_ready,
    "hand_over": actions.hand_over,
    "receive": actions.receive,
    "complete": actions.complete,
    "cancel": _cancel,
    "refund": _refund,
    "cash": actions.record_cash,
}
ACTORS = {"buyer": buyer(None), "seller": seller(None), "clock": CLOCK}


class Market(RuleBasedStateMachine):
    """Six goods of three shops, a few pieces of each. Every run of it is taken back at its end."""

    goods: list[Product]
    buyer: Buyer

    def __init__(self) -> None:
        super().__init__()
        self.ends = ExitStack()
        self.clock = self.ends.enter_context(time_machine.travel(START, tick=False))
        self.ends.enter_context(_taken_back())
        self.baskets: list[tuple[Basket, UUID, dict[int, Choice]]] = []
        self.counted = {record.pk: record.num_in_stock for record in StockRecord.objects.all()}

    @rule(picks=st.lists(st.tuples(st.integers(0, 5), st.integers(1, 3)), min_size=1, max_size=4), ways=st.tuples(*[st.sampled_from(WAYS)] * 3))
    def fill(self, picks: list[tuple[int, int]], ways: tuple[tuple[str, str], ...]) -> None:
        """A basket that is ordered later, or never."""
        pieces = Counter[int]()
        for which, quantity in picks:
            pieces[which] += quantity
        with _may_be_refused():
            basket = make_basket()
            for which, quantity in pieces.items():
                if self.goods[which].stockrecords.get().net_stock_level >= quantity:
                    basket_actions.add(basket, self.goods[which], quantity)
            shops = sorted({good.stockrecords.get().partner_id for good in self.goods})
            self.baskets.append((basket, uuid4(), {shop: Choice(*way) for shop, way in zip(shops, ways, strict=True)}))

    @precondition(lambda self: self.baskets)
    @rule(which=st.integers(0, 50), again=st.booleans())
    def press(self, which: int, again: bool) -> None:
        """Place it; twice, as a double click does, or with a basket that was placed long ago."""
        basket, key, choices = self.baskets[which % len(self.baskets)]
        for _ in range(2 if again else 1):
            with _may_be_refused():
                group = place_orders(basket, self.buyer, choices, key)
                assert OrderGroup.objects.get(key=key) == group

    @precondition(lambda self: Order.objects.exists())
    @rule(which=st.integers(0, 50), step=st.sampled_from(sorted(STEPS)), who=st.sampled_from(sorted(ACTORS)), again=st.booleans())
    def take(self, which: int, step: str, who: str, again: bool) -> None:
        """Any step by anybody."""
        order = self._order(which)
        for _ in range(2 if again else 1):
            with _may_be_refused():
                STEPS[step](order, ACTORS[who])

    @precondition(lambda self: Order.objects.exists())
    @rule(which=st.integers(0, 50), choose=st.integers(0, 10))
    def go_on(self, which: int, choose: int) -> None:
        """A step that the order's life allows, so that many orders come far."""
        order = self._order(which)
        possible = {
            settings.AWAITING_PAYMENT: ("say_paid", "confirm_payment", "confirm_payment"), settings.AWAITING_CONFIRMATION: ("confirm_payment", "not_arrived"),
            settings.AWAITING_ANSWER: ("accept",), settings.PAID: ("accept", "make_ready", "hand_over", "cancel"),
            settings.PROCESSING: ("make_ready", "hand_over", "cancel"), settings.READY: ("receive", "cancel"), settings.HANDED_OVER: ("receive",),
            settings.RECEIVED: ("cash", "complete"), settings.COMPLETE: ("cash",), settings.CANCELLED: ("refund",),
        }[order.status]  # fmt: skip
        step = possible[choose % len(possible)]
        with _may_be_refused():
            STEPS[step](order, ACTORS["buyer" if step == "say_paid" else "clock" if step == "complete" else "seller"])

    @rule(hours=st.sampled_from((1, 13, 30, 80, 200)))
    def wait(self, hours: int) -> None:
        """The clock moves, and its jobs run, once too often."""
        self.clock.shift(timedelta(hours=hours))
        for job in (deadlines.remind_due, deadlines.expire_due, deadlines.expire_due):
            job(timezone.now())

    @rule(which=st.integers(0, 5), free=st.integers(0, 6))
    def count(self, which: int, free: int) -> None:
        """The seller counts what can be bought."""
        set_stock(self.goods[which], free)
        record = StockRecord.objects.get(product=self.goods[which])
        self.counted[record.pk] = record.num_in_stock + _gone()[record.pk]

    @invariant()
    def books_balance(self) -> None:
        assert [(check.title, line) for check, line in audit.faults()] == []

    @invariant()
    def no_piece_is_lost_or_made(self) -> None:
        gone = _gone()
        assert {record.pk: record.num_in_stock + gone[record.pk] for record in StockRecord.objects.all()} == self.counted

    def teardown(self) -> None:
        self.ends.close()

    def _order(self, which: int) -> Order:
        orders = Order.objects.order_by("pk")
        return orders[which % len(orders)]


def _gone() -> Counter[int]:
    """Pieces that left the shops, by stock record."""
    pieces = Counter[int]()
    for order in Order.objects.filter(status__in=GONE).prefetch_related("lines"):
        for line in order.lines.all():
            pieces[line.stockrecord_id] += line.quantity
    return pieces


@contextmanager
def _taken_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def _may_be_refused() -> Iterator[None]:
    """Who is refused has changed nothing."""
    before = _rows()
    try:
        with transaction.atomic():
            yield
    except REFUSALS:
        assert _rows() == before


def _rows() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (OrderGroup, Order, OrderEvent, MoneyRecord))


def test_books_balance_after_every_step() -> None:
    Market.goods = [make_product(shop, stock=stock, price=price) for shop in _shops() for stock, price in ((3, 10_000), (6, 45_000))]
    Market.buyer = make_buyer()
    run_state_machine_as_test(
        Market,
        settings=hypothesis_settings(
            derandomize=True, max_examples=16, stateful_step_count=20, deadline=None, database=None, suppress_health_check=list(HealthCheck), print_blob=False
        ),
    )


def _shops() -> list[Any]:
    shops = [make_shop(cash_on_delivery=number > 0) for number in range(3)]
    for shop in shops:
        shop.courier_areas.create(region=make_region(), charge=8_000)
    assert {payment for _, payment in WAYS} <= GATEWAYS.keys()
    return shops
