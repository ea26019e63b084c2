"""A web process or a worker is killed with signal 9 in the middle of an order, and started again: the books balance, everybody was told once."""

from __future__ import annotations

from collections import Counter
from uuid import uuid4

import pytest
from django.conf import settings

from shop.order import actions, audit
from shop.order.actors import seller
from shop.order.models import MoneyRecord, Order, OrderGroup
from shop.partner.models import StockRecord
from tests.factories.orders import make_basket, make_order
from tests.factories.shop import make_product, make_shop, make_user
from tests.workers import House

pytestmark = pytest.mark.django_db(transaction=True)
WORKER = "tests.doubles.order_worker"


def books_balance() -> bool:
    return [line for _check, line in audit.faults()] == []


def stock() -> list[tuple[int, int]]:
    return [(there, promised or 0) for there, promised in StockRecord.objects.order_by("pk").values_list("num_in_stock", "num_allocated")]


def two_shops() -> dict[str, object]:
    """A basket from two shops, each with somebody who reads mails, and the key of the button."""
    goods = [make_product(make_shop(make_user(email=f"toko{number}@contoh.id"))) for number in range(2)]
    return {"do": "place", "basket": make_basket(*goods).pk, "key": str(uuid4())}


@pytest.mark.parametrize(
    ("point", "stands"),
    [("press noted", 0), ("stock held", 0), ("first of two orders written", 0), ("orders told", 0), ("placed, not answered", 2)],
)
def test_killed_while_placing_all_is_ordered_once_or_nothing(house: House, point: str, stands: int) -> None:
    press = two_shops()
    house.killed(point, **press)
    assert (Order.objects.count(), OrderGroup.objects.count()) == (stands, stands // 2)
    assert stock() == [(5, stands // 2)] * 2
    assert books_balance()
    assert [house.restarted(**press), house.restarted(**press)] == ["done", "done"], "the buyer presses again, and reloads"
    assert (Order.objects.count(), OrderGroup.objects.count()) == (2, 1)
    assert stock() == [(5, 1)] * 2
    assert books_balance()
    mails = house.told()
    assert set(mails.values()) == {1}
    assert Counter(to for to, _subject in mails) == {"rina@contoh.id": 2, "toko0@contoh.id": 1, "toko1@contoh.id": 1}


@pytest.mark.parametrize(
    ("point", "stands"),
    [("money noted", False), ("step noted", False), ("payment told", False), ("payment, not answered", True)],
)
def test_killed_while_money_is_noted_it_is_noted_once_or_not(house: House, point: str, stands: bool) -> None:
    order = make_order(make_product(), email="rina@contoh.id")
    pay = {"do": "pay", "order": order.pk}
    house.killed(point, **pay)
    assert (MoneyRecord.objects.count(), Order.objects.get().status) == ((1, settings.PAID) if stands else (0, settings.AWAITING_PAYMENT))
    assert books_balance()
    assert [house.restarted(**pay), house.restarted(**pay)] == ["refused" if stands else "done", "refused"]
    assert (MoneyRecord.objects.get().amount, Order.objects.get().status) == (order.total_incl_tax, settings.PAID)
    assert books_balance()
    mails = house.told()
    assert (len(mails), set(mails.values())) == (2, {1}), "ordered, and paid"


def test_killed_between_the_goods_and_the_cash_both_are_noted_or_none(house: House) -> None:
    order = make_order(make_product(), payment="ambil", email="rina@contoh.id")
    actions.accept(order, seller(None))
    actions.make_ready(order, seller(None))
    hand = {"do": "receive", "order": order.pk}
    house.killed("goods gone, cash not noted", **hand)
    assert (Order.objects.get().status, MoneyRecord.objects.count(), stock()) == (settings.READY, 0, [(5, 1)])
    assert books_balance()
    assert [house.restarted(**hand), house.restarted(**hand)] == ["done", "refused"]
    assert (Order.objects.get().status, MoneyRecord.objects.count(), stock()) == (settings.RECEIVED, 1, [(4, 0)])
    assert books_balance()
    assert set(house.told().values()) == {1}


@pytest.mark.parametrize("point", ["claimed", "taken"])
def test_killed_while_telling_each_is_told_once(house: House, point: str) -> None:
    """Before the mail server had the first mail, and after, before that was written down."""
    press = two_shops()
    assert house.restarted(**press) == "done"
    house.killed(point, do="send")
    mails = house.told()
    assert (len(mails), set(mails.values())) == (4, {1})
    assert books_balance()
