"""Whatever people press, in whatever order, the books balance: random baskets, placements, payments, refusals, cancels, refunds, parcels, complaints, orders
by telephone and clocks over three shops, through the public actions, with every check of the audit after each step."""

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
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule, run_state_machine_as_test

from portal.accounts.roles import OFFICER
from shop.basket import actions as basket_actions
from shop.basket.actions import NotForSale
from shop.basket.models import Basket
from shop.catalogue.actions import set_stock
from shop.catalogue.models import Product
from shop.complaints import actions as complaint_actions
from shop.complaints.deadlines import follow
from shop.complaints.models import Complaint, ComplaintEvent
from shop.gateways import GATEWAYS
from shop.order import actions, audit, deadlines
from shop.order.actors import CLOCK, Actor, buyer, officer, seller
from shop.order.exceptions import CannotPlace, NotTheirs, WrongState
from shop.order.models import MoneyRecord, Order, OrderEvent, OrderGroup, Parcel
from shop.order.parcels import ParcelDetails, record_parcel
from shop.order.placement import Buyer, Choice, place_orders
from shop.order.recording import Agreement, Piece, record_order
from shop.partner.exceptions import OutOfStock
from shop.partner.models import StockRecord
from tests.factories.orders import make_basket, make_buyer, make_order
from tests.factories.shop import make_product, make_region, make_shop, make_user

pytestmark = pytest.mark.django_db
START = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
GONE = (settings.HANDED_OVER, settings.RECEIVED, settings.COMPLETE)
REFUSALS = (CannotPlace, NotForSale, OutOfStock, WrongState, NotTheirs)
WAYS = (("ambil", "transfer"), ("ambil", "ambil"), ("antar", "transfer"), ("antar", "tunai-antar"), ("paket", "transfer"), ("ambil", "tunai-antar"))
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
    "late_money": actions.owe_late_money,
}
ACTORS = {"buyer": buyer(None), "seller": seller(None), "clock": CLOCK}
COMPLAINED: dict[str, Callable[[Complaint, Actor], object]] = {
    "accept": complaint_actions.accept,
    "offer": lambda complaint, actor: complaint_actions.offer(complaint, actor, "Saya ganti separuh."),
    "refuse": lambda complaint, actor: complaint_actions.refuse(complaint, actor, "Barang baik saat berangkat."),
    "keep": complaint_actions.keep,
    "settle": complaint_actions.settle,
    "ask_officer": lambda complaint, actor: complaint_actions.ask_officer(complaint, actor, "Fotonya jelas."),
    "give_back": lambda complaint, actor: complaint_actions.decide(complaint, actor, "Uang dikembalikan.", refund=True),
    "give_nothing": lambda complaint, actor: complaint_actions.decide(complaint, actor, "Barang sesuai.", refund=False),
    "refund": lambda complaint, actor: complaint_actions.refund(complaint.order, actor, "Transfer ke BCA"),
}
"""What can be done to a complaint."""
SIDES = {
    "accept": "seller", "offer": "seller", "refuse": "seller", "keep": "seller", "refund": "seller", "settle": "buyer", "ask_officer": "buyer",
    "give_back": "officer", "give_nothing": "officer",
}  # fmt: skip
"""Who does it."""
Life = tuple[str, tuple[str, ...]]
LIVES: list[Life] = [
    ("money", ("accept", "refund", "settle")),
    ("replace", ("accept", "keep", "settle")),
    ("other", ("offer", "settle")),
    ("money", ("refuse", "ask_officer", "give_back", "refund")),
    ("replace", ("offer", "ask_officer", "give_nothing")),
]
"""Each way a complaint can go: what the buyer wants, and what is done then."""


class Market(RuleBasedStateMachine):
    """Six goods of three shops, a few pieces of each. Every run of it is taken back at its end."""

    goods: list[Product]
    buyer: Buyer
    happened: Counter[str]
    """Over all runs: what random presses really brought about."""

    def __init__(self) -> None:
        super().__init__()
        self.ends = ExitStack()
        self.clock = self.ends.enter_context(time_machine.travel(START, tick=False))
        self.ends.enter_context(_taken_back())
        self.baskets: list[tuple[Basket, UUID, dict[int, Choice]]] = []
        self.counted = {record.pk: record.num_in_stock for record in StockRecord.objects.all()}
        self.written: dict[tuple[str, int], dict[str, Any]] = {}

    @initialize(which=st.integers(0, 5), way=st.sampled_from(WAYS[:-1]), life=st.sampled_from([*LIVES, None]))
    def somebody_bought(self, which: int, way: tuple[str, str], life: Life | None) -> None:
        """A market in which nobody ever buys or complains teaches little."""
        self.fill([(which, 1)], (way,) * 3)
        self.press(0, again=False)
        if life and Order.objects.exists():
            self.complain(0, life, again=False)

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
            settings.RECEIVED: ("cash", "complete"), settings.COMPLETE: ("cash",), settings.CANCELLED: ("late_money", "refund"),
        }[order.status]  # fmt: skip
        step = possible[choose % len(possible)]
        with _may_be_refused():
            STEPS[step](order, ACTORS["buyer" if step == "say_paid" else "clock" if step == "complete" else "seller"])

    @rule(which=st.integers(0, 5), quantity=st.integers(1, 3), paid=st.booleans(), handed=st.booleans(), again=st.booleans())
    def record(self, which: int, quantity: int, paid: bool, handed: bool, again: bool) -> None:
        """An order by telephone, perhaps pressed twice."""
        record, key = self.goods[which].stockrecords.get(), uuid4()
        piece, agreed = Piece(self.goods[which], quantity, record.price), Agreement("Bu Rina", "transfer", paid, handed)
        for _ in range(2 if again else 1):
            with _may_be_refused():
                made = record_order(record.partner, [piece], agreed, key, ACTORS["seller"])
                assert OrderGroup.objects.get(key=key).orders.get() == made
                self.happened["recorded"] += 1

    @precondition(lambda self: Order.objects.exists())
    @rule(which=st.integers(0, 50), number=st.sampled_from(("", "JNE123456", "JNE654321")))
    def tell_parcel(self, which: int, number: str) -> None:
        """A number of a parcel is told, told anew, or taken back."""
        with _may_be_refused():
            record_parcel(self._order(which), ParcelDetails(service="jne" if number else "", number=number, takes_back=not number), actor=None)
            self.happened["parcel"] += 1

    @precondition(lambda self: Order.objects.filter(is_recorded=False).exists())
    @rule(which=st.integers(0, 50), life=st.sampled_from(LIVES), again=st.booleans())
    def complain(self, which: int, life: Life, again: bool) -> None:
        """What was paid and fetched is not as it should be, and one of the ways that a complaint can go follows, as far as that is allowed."""
        wish, steps = life
        orders = Order.objects.filter(is_recorded=False).order_by("pk")
        order = orders[which % len(orders)]
        for step in ("confirm_payment", "accept", "make_ready", "hand_over", "receive"):
            with _may_be_refused():
                STEPS[step](order, ACTORS["seller"])
        with _may_be_refused():
            said = {"reason": Complaint.Reason.BROKEN, "wish": wish, "words": "Isinya basi."}
            complaint_actions.open_complaint(order, ACTORS["buyer"], **said)
            self.happened["complaint"] += 1
        for complaint in Complaint.objects.filter(order=order):
            for done in steps:
                self._answer(complaint, done, SIDES[done], again=again)

    @precondition(lambda self: Complaint.objects.exists())
    @rule(which=st.integers(0, 50), done=st.sampled_from(sorted(SIDES)), again=st.booleans())
    def answer(self, which: int, done: str, again: bool) -> None:
        """One step, by the side that may do it."""
        self._answer(self._complaint(which), done, SIDES[done], again=again)

    @precondition(lambda self: Complaint.objects.exists())
    @rule(which=st.integers(0, 50), done=st.sampled_from(sorted(COMPLAINED)), who=st.sampled_from([*sorted(ACTORS), "officer"]), again=st.booleans())
    def press_anything(self, which: int, done: str, who: str, again: bool) -> None:
        """Any answer by anybody."""
        self._answer(self._complaint(which), done, who, again=again)

    @rule(hours=st.sampled_from((1, 13, 30, 80, 200)))
    def wait(self, hours: int) -> None:
        """The clock moves, and its jobs run, once too often."""
        self.clock.shift(timedelta(hours=hours))
        for job in (deadlines.remind_due, deadlines.expire_due, deadlines.expire_due, follow, follow):
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

    @invariant()
    def what_was_written_about_money_and_steps_stays_as_it_was(self) -> None:
        rows = {(model.__name__, row["id"]): row for model in (MoneyRecord, OrderEvent, ComplaintEvent) for row in model.objects.values()}
        assert {key: rows.get(key) for key in self.written} == self.written
        self.written = rows

    def teardown(self) -> None:
        self.ends.close()

    def _answer(self, complaint: Complaint, done: str, who: str, *, again: bool) -> None:
        for _ in range(2 if again else 1):
            with _may_be_refused():
                COMPLAINED[done](complaint, ACTORS[who])
                self.happened[done] += 1

    def _complaint(self, which: int) -> Complaint:
        complaints = Complaint.objects.select_related("order").order_by("pk")
        return complaints[which % len(complaints)]

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
    return tuple(model.objects.count() for model in (OrderGroup, Order, OrderEvent, MoneyRecord, Parcel, Complaint, ComplaintEvent))


def test_books_balance_after_every_step() -> None:
    Market.goods = [make_product(shop, stock=stock, price=price) for shop in _shops() for stock, price in ((3, 10_000), (6, 45_000))]
    Market.buyer, Market.happened = make_buyer(), Counter()
    ACTORS["officer"] = officer(make_user(OFFICER))
    run_state_machine_as_test(
        Market,
        settings=hypothesis_settings(
            derandomize=True, max_examples=30, stateful_step_count=26, deadline=None, database=None, suppress_health_check=list(HealthCheck), print_blob=False
        ),
    )
    assert {"recorded", "parcel", "complaint", "accept", "refuse", "ask_officer", "give_back", "refund", "settle"} <= Market.happened.keys(), Market.happened


@pytest.mark.parametrize(("wish", "life"), LIVES)
def test_books_balance_through_every_life_of_a_complaint(wish: str, life: tuple[str, ...]) -> None:
    """What chance brings about seldom: each way a complaint can go, each step pressed twice."""
    people = {**ACTORS, "officer": officer(make_user(OFFICER))}
    order = make_order(make_product(make_shop(), price=45_000))
    for step in ("confirm_payment", "accept", "make_ready", "receive"):
        STEPS[step](order, ACTORS["seller"])
    complaint = complaint_actions.open_complaint(order, ACTORS["buyer"], reason=Complaint.Reason.BROKEN, wish=wish, words="Isinya basi.")
    for done in life:
        for _twice in range(2):
            with _may_be_refused():
                COMPLAINED[done](Complaint.objects.select_related("order").get(pk=complaint.pk), people[SIDES[done]])
        assert [(check.title, line) for check, line in audit.faults()] == []
    told = [event.key for event in complaint.events.all() if event.key != "opened"]
    assert len(told) == len(life), "each step once"


def test_every_step_of_a_complaint_stands_in_one_of_these_lives() -> None:
    assert {step for _wish, life in LIVES for step in life} == COMPLAINED.keys() == SIDES.keys()


def _shops() -> list[Any]:
    shops = [make_shop(cash_on_delivery=number > 0, parcel_charge=15_000) for number in range(3)]
    for shop in shops:
        shop.courier_areas.create(region=make_region(), charge=8_000)
    assert {payment for _, payment in WAYS} <= GATEWAYS.keys()
    return shops
