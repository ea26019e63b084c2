"""Orders from before the history are told as far as they are known."""

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from shop.order import append_only, audit, deadlines
from shop.order.models import MoneyRecord, Order, OrderEvent
from shop.order.queries import history, readable
from tests.factories.foreign_shop import make_order_row
from tests.factories.shop import make_product, make_shop
from tests.rewind import Rewound

pytestmark = pytest.mark.django_db(transaction=True)
THEN = datetime(2026, 9, 1, 3, 0, tzinfo=UTC)
LATER = datetime(2026, 9, 2, 3, 0, tzinfo=UTC)


def test_states_steps_and_money_of_old_orders_are_carried_over() -> None:
    shop = make_shop()
    product = make_product(shop, stock=50, price=65_000)
    unpaid, pickup, complete, cancelled, sent = (
        make_order_row(shop, product, status=status) for status in ("awaiting_payment", "ready", "complete", "cancelled", "handed_over")
    )
    Order.objects.update(date_placed=THEN)
    Order.objects.exclude(pk__in=(unpaid.pk, pickup.pk)).update(deadline=THEN)

    old = Rewound(
        "order",
        "0024_life_of_an_order",
        "0025_recorded_elsewhere",
        "0026_company_role",
        "0027_group_total",
        "0028_talk_between_buyer_and_seller",
        "0029_unique_amounts",
        "0030_clock_of_owed_money",
    )
    old.model("order.Order").objects.filter(pk=pickup.pk).update(status="awaiting_pickup")
    changes = old.model("order.OrderStatusChange").objects
    for order, steps in (
        (complete, ("awaiting_payment", "paid", "handed_over", "complete")),
        (cancelled, ("awaiting_payment", "paid", "cancelled")),
    ):
        for before, after in itertools.pairwise(steps):
            changes.create(order_id=order.pk, old_status=before, new_status=after)
    changes.update(date_created=LATER)
    old.model("order.Order").objects.filter(pk=cancelled.pk).update(cancel_reason="Oven rusak")
    old.replay()
    append_only.install()  # as every migrate does: SQLite lost the triggers with the old tables

    assert Order.objects.get(pk=pickup.pk).status == "ready"
    assert {order.pk for order in Order.objects.filter(deadline=None)} == {complete.pk}
    owed = Order.objects.get(pk=cancelled.pk)
    assert timezone.now() < owed.remind_at < owed.deadline, "the shop that owes money gets the whole time to return it"
    much_later = timezone.now() + timedelta(hours=1)
    deadlines.expire_due(much_later)
    deadlines.remind_due(much_later)
    assert not OrderEvent.objects.filter(at__gt=LATER, key="late").exists(), "nobody is told of the past"
    assert Order.objects.get(pk=sent.pk).status == "handed_over"
    told = {order.pk: list(OrderEvent.objects.filter(order=order).values_list("key", "old_status", "new_status")) for order in (unpaid, pickup, complete)}
    assert told[unpaid.pk] == [("placed", "", "awaiting_payment")]
    assert told[pickup.pk] == [("placed", "", "ready")]
    assert [key for key, *_ in told[complete.pk]] == ["placed", "money_seen", "sent", "completed"]
    money = {(record.order_id, record.kind): (record.amount, record.at) for record in MoneyRecord.objects.all()}
    assert money == {
        (complete.pk, "received"): (65_000, LATER),
        (cancelled.pk, "received"): (65_000, LATER),
        (cancelled.pk, "owed"): (65_000, LATER),
    }
    assert list(audit._told()) == [], "money of which the carried history tells is on the books"
    assert [step["state"] for step in history(readable().get(pk=complete.pk))] == ["done"] * 4
    assert [step["state"] for step in history(readable().get(pk=cancelled.pk))][-2:] == ["stop", "now"], "its money is still to come back"
