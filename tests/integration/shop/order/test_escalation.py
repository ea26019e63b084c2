"""A new order that nobody of its shop opens: told again after an hour, on the officers' list after four, and each try can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from portal.accounts.roles import OFFICER, SELLER
from portal.notifications.models import Alarm, InboxItem, Message, Outreach, Sighting
from portal.notifications.queries import timeline_of
from portal.notifications.sending import send_due
from shop.money import rupiah
from shop.order import actions, deadlines
from shop.order.actors import buyer, seller
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


def test_a_buyer_who_says_paid_does_not_silence_the_bell(frozen: Any, order: Order) -> None:
    """Money is in flight: of all orders this one must not lie unseen."""
    actions.say_paid(order, buyer(None))
    run(frozen, 60)
    assert reminders() == ["penjual@contoh.id"]
    run(frozen, 240)
    assert Alarm.objects.filter(settled_at=None).count() == 1
    other = make_order(make_product(make_shop(make_user(SELLER))))
    run(frozen, 500)
    actions.say_paid(other, buyer(None))
    run(frozen, 501)
    assert Alarm.objects.filter(settled_at=None).count() == 2, "nor does it end one that rings"
    actions.not_arrived(order, seller(None))
    actions.cancel(other, seller(None), "Barang habis")
    run(frozen, 502)
    assert not Alarm.objects.filter(settled_at=None).exists()


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


def ready_words(desk: Client, page: str) -> list[str]:
    """The words that each WhatsApp button of the desk's page leads to, each checked for the shop's number and for its length."""
    pressed = re.findall(r'action="(/kelola/toko/\d+/pesanan/\d+/whatsapp/)"', page)
    addresses = [desk.post(address).headers["Location"] for address in pressed]
    words = [parse_qs(urlsplit(address).query)["text"][0] for address in addresses]
    assert all(
        address.startswith("https://wa.me/6281355554444?text=") and quote(text, safe="") in address for address, text in zip(addresses, words, strict=True)
    )
    assert all(len(text) <= 1000 for text in words)
    return words


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_user(OFFICER))
    return client


def test_an_officer_sends_a_silent_shop_the_link_that_answers(frozen: Any, desk: Client) -> None:
    shop = make_shop(make_user(SELLER), phone="+6281355554444", name="Dapur Uji")
    order = make_order(make_product(shop, price=65_000), payment="ambil")
    page = f"/kelola/toko/{shop.pk}/"
    assert ready_words(desk, desk.get(page).content.decode()) == [], "only what stands on the officers' list"
    run(frozen, 240)
    assert Alarm.objects.get().path == f"{page}#menunggu"
    shown = desk.get(page).content.decode()
    assert 'id="menunggu"' in shown
    (words,) = ready_words(desk, shown)
    assert words.startswith(f"Halo Dapur Uji, ini petugas Kedan. Pesanan {order.number}, Rp65.000, belum dijawab.")
    assert "Rina" not in words, "no word of the buyer"
    path = urlsplit(words.rsplit(" ", 1)[1]).path
    assert path.startswith("/pesanan/jawab/")
    assert Client().post(path, {"jawaban": "terima"}).status_code == 302
    order.refresh_from_db()
    assert order.status == "processing"
    run(frozen, 241)
    assert ready_words(desk, desk.get(page).content.decode()) == []


def test_an_officer_who_bought_there_gets_no_link_that_answers(frozen: Any, desk: Client) -> None:
    officer = make_user(OFFICER)
    shop = make_shop(make_user(SELLER), phone="+6281355554444")
    order = make_order(make_product(shop), payment="ambil", user=officer)
    run(frozen, 240)
    own, other = Client(), desk
    own.force_login(officer)
    page = f"/kelola/toko/{shop.pk}/"
    assert ready_words(own, own.get(page).content.decode())[0].endswith(f"/kelola/pesanan/{order.pk}/")
    assert "/pesanan/jawab/" in ready_words(other, other.get(page).content.decode())[0]


def test_a_shop_that_lets_a_paid_order_lie_is_sent_its_page(frozen: Any, desk: Client) -> None:
    shop = make_shop(make_user(SELLER), phone="+6281355554444")
    order = make_order(make_product(shop))
    actions.confirm_payment(order, seller(None))
    for days in (2, 4):
        frozen.move_to(NOW + timedelta(days=days))
        deadlines.remind_due(timezone.now())
    shown = desk.get(f"/kelola/toko/{shop.pk}/").content.decode()
    assert ready_words(desk, shown) == [
        f"Halo {shop.name}, ini petugas Kedan. Pesanan {order.number}, {rupiah(order.total_incl_tax)}, masih menunggu Anda. "
        f"Buka pesanannya: http://127.0.0.1:8000/kelola/pesanan/{order.pk}/"
    ]
    assert "Lewat batas waktu, " in shown


def test_another_shops_waiting_orders_stand_on_its_own_page(frozen: Any, desk: Client, order: Order) -> None:
    run(frozen, 240)
    row = f"<b>{order.number}, Rp65.000</b>"
    assert row in desk.get(f"/kelola/toko/{order.partner_id}/").content.decode()
    assert row not in desk.get(f"/kelola/toko/{make_shop().pk}/").content.decode()


def test_a_shop_without_a_number_has_no_link(frozen: Any, desk: Client) -> None:
    order = make_order(make_product(make_shop(make_user(SELLER), phone="")), payment="ambil")
    run(frozen, 240)
    page = desk.get(f"/kelola/toko/{order.partner_id}/").content.decode()
    assert "Nomor HP toko belum ada." in page
    assert ready_words(desk, page) == []


def test_an_officers_press_is_a_try_and_the_next_officer_reads_of_it(frozen: Any, desk: Client) -> None:
    shop = make_shop(make_user(SELLER), phone="+6281355554444")
    order = make_order(make_product(shop), payment="ambil")
    run(frozen, 240)
    page, press = f"/kelola/toko/{shop.pk}/", f"/kelola/toko/{shop.pk}/pesanan/{order.pk}/whatsapp/"
    assert "Terakhir:" not in desk.get(page).content.decode()
    assert Client().post(press).status_code == 302, "to the door"
    stranger = Client()
    stranger.force_login(shop.users.get())
    assert stranger.post(press).status_code == 403
    assert desk.get(press).status_code == 405
    assert not Outreach.objects.exists()
    for _twice in range(2):
        assert desk.post(press).headers["Location"].startswith("https://wa.me/6281355554444?text=")
    outreach = Outreach.objects.get()
    assert f"Terakhir: {outreach.user}, 22 November, 14.00 WIB" in " ".join(re.sub("<[^>]+>", " ", desk.get(page).content.decode()).split())
    assert f"Diingatkan lewat WhatsApp oleh {outreach.user}" in [row["title"] for row in timeline_of(f"order-{order.pk}")]
    assert "https://wa.me" in desk.get(page).headers["Content-Security-Policy"], "a browser lets the button lead there"
    actions.accept(order, seller(None))
    run(frozen, 241)
    answer = desk.post(press, follow=True).content.decode()
    assert "Pesanan itu tidak menunggu toko ini lagi." in answer
    assert desk.post(f"/kelola/toko/{make_shop().pk}/pesanan/{order.pk}/whatsapp/").headers["Location"].startswith("/kelola/toko/")
    assert Outreach.objects.count() == 1
