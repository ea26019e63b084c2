"""A new order that nobody of its shop opens: told again after an hour, on the officers' list after four, and each try can be read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from portal.accounts.roles import SELLER
from portal.notifications.models import Alarm, InboxItem, Message, Sighting
from portal.notifications.queries import timeline_of
from portal.notifications.sending import send_due
from shop.order import actions
from shop.order.actors import seller
from shop.order.escalation import WATCHED, escalate
from shop.order.models import Order
from tests.factories.orders import make_order
from tests.factories.shop import make_product, make_shop, make_user

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)  # Sunday, 10.00 WIB


@pytest.fixture(autouse=True)
def frozen() -> Iterator[Any]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def order() -> Order:
    """A new order of a shop with two people, one of whom has no e-mail."""
    shop = make_shop(make_user(SELLER, email="penjual@contoh.id", first_name="Butet"), name="Dapur Uji")
    shop.users.add(make_user(SELLER, first_name="Togar"))
    return make_order(make_product(shop, price=65_000))


def run(frozen: Any, minutes: int) -> int:
    """The job, so long after the order; twice, as two processes might."""
    frozen.move_to(NOW + timedelta(minutes=minutes))
    done = escalate(timezone.now())
    assert escalate(timezone.now()) == 0
    return done


def reminders() -> list[str]:
    return list(Message.objects.filter(event__endswith="-unopened-shop").values_list("address", flat=True))


def test_told_again_then_officers_each_once(frozen: Any, order: Order) -> None:
    assert [run(frozen, minutes) for minutes in (0, 59, 60, 239, 240, 600)] == [0, 0, 1, 0, 1, 0]
    assert reminders() == ["penjual@contoh.id"]
    assert sorted(InboxItem.objects.filter(important=True).values_list("user__first_name", flat=True)) == ["Butet", "Togar"]
    alarm = Alarm.objects.get()
    assert alarm.subject == f"Dapur Uji belum membuka pesanan {order.number}, Rp65.000"
    assert alarm.path == f"/kelola/toko/{order.partner_id}/#menunggu"


def test_the_timeline_shows_each_try(frozen: Any, order: Order, client: Client) -> None:
    send_due()
    run(frozen, 60)
    send_due()
    run(frozen, 240)
    client.force_login(order.partner.users.get(first_name="Togar"))
    frozen.move_to(NOW + timedelta(minutes=250))
    client.get(f"/kelola/pesanan/{order.pk}/")
    run(frozen, 251)
    rows = [(row["when"].split(", ")[-1], row["title"]) for row in timeline_of(f"order-{order.pk}")]
    assert rows == [
        ("10.00 WIB", "Surel ke p***@contoh.id"),
        ("10.00 WIB", "Kabar untuk Butet"),
        ("10.00 WIB", "Kabar untuk Togar"),
        ("11.00 WIB", "Surel ke p***@contoh.id"),
        ("11.00 WIB", "Kabar penting untuk Butet"),
        ("11.00 WIB", "Kabar penting untuk Togar"),
        ("14.00 WIB", "Masuk daftar petugas"),
        ("14.10 WIB", "Dibuka oleh Togar"),
    ]


@pytest.mark.parametrize("page", ["/kelola/pesanan/{pk}/", "/kelola/pesanan/", "/kelola/"])
def test_who_has_seen_it_is_left_in_peace(frozen: Any, order: Order, client: Client, page: str) -> None:
    seller = order.partner.users.get(first_name="Butet")
    client.force_login(seller)
    frozen.move_to(NOW + timedelta(minutes=20))
    client.get(page.format(pk=order.pk))
    assert not Sighting.objects.exists(), "a GET writes nothing"
    assert run(frozen, 300) == 0
    sighting = Sighting.objects.get()
    assert (sighting.thing, sighting.user, sighting.at) == (f"order-{order.pk}", seller, NOW + timedelta(minutes=20))
    assert not reminders()
    assert not Alarm.objects.exists()
    assert InboxItem.objects.get(user=seller).read_at == NOW + timedelta(minutes=20)


def test_the_first_who_saw_it_is_kept(frozen: Any, order: Order, client: Client) -> None:
    for minutes, name in ((5, "Togar"), (9, "Butet")):
        frozen.move_to(NOW + timedelta(minutes=minutes))
        client.force_login(order.partner.users.get(first_name=name))
        client.get(f"/kelola/pesanan/{order.pk}/")
    run(frozen, 10)
    assert str(Sighting.objects.get().user) == "Togar"


def test_another_shops_seller_sees_nothing_for_them(frozen: Any, order: Order, client: Client) -> None:
    stranger = make_user(SELLER)
    make_shop(stranger)
    client.force_login(stranger)
    assert client.get(f"/kelola/pesanan/{order.pk}/").status_code == 404
    for page in ("/kelola/", "/kelola/pesanan/"):
        client.get(page)
    assert run(frozen, 60) == 1


def test_an_alarm_ends_when_somebody_opens_or_acts(frozen: Any, order: Order, client: Client) -> None:
    other = make_order(make_product(make_shop(make_user(SELLER))))
    run(frozen, 300)
    assert Alarm.objects.filter(settled_at=None).count() == 2
    client.force_login(order.partner.users.get(first_name="Butet"))
    client.get(f"/kelola/pesanan/{order.pk}/")
    actions.confirm_payment(other, seller(None))
    run(frozen, 301)
    assert Alarm.objects.filter(settled_at=None).count() == 0


def test_an_alarm_stays_as_long_as_nobody_does(frozen: Any, order: Order) -> None:
    run(frozen, 300)
    run(frozen, int(WATCHED.total_seconds() // 60) + 600)
    assert Alarm.objects.filter(settled_at=None).count() == 1


def test_orders_that_ended_and_orders_of_long_ago_ring_for_nobody(frozen: Any) -> None:
    cancelled = make_order(make_product())
    actions.cancel(cancelled, seller(None), "Batal")
    old = make_order(make_product())
    Order.objects.filter(pk=old.pk).update(date_placed=NOW - WATCHED)
    assert run(frozen, 300) == 0


def test_a_shop_without_people_goes_to_the_officers(frozen: Any) -> None:
    make_order(make_product(make_shop()))
    assert [run(frozen, minutes) for minutes in (60, 240)] == [0, 1]


@pytest.mark.parametrize("orders", [1, 3])
def test_a_run_with_nothing_to_do_costs_the_same(frozen: Any, django_assert_num_queries: Any, orders: int) -> None:
    shop = make_shop(make_user(SELLER))
    for _ in range(orders):
        make_order(make_product(shop))
    run(frozen, 300)
    with django_assert_num_queries(4):
        escalate(timezone.now())


def test_what_was_seen_is_stored_once(frozen: Any, order: Order, client: Client, django_assert_num_queries: Any) -> None:
    client.force_login(order.partner.users.get(first_name="Butet"))
    client.get(f"/kelola/pesanan/{order.pk}/")
    run(frozen, 61)
    with django_assert_num_queries(3):  # nothing is written any more
        escalate(timezone.now())
