"""What happens to an order after it is placed."""

import html
import re
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.apps import apps
from django.conf import settings
from django.core import mail
from django.db import DatabaseError, transaction
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from portal.notifications.models import Alarm
from portal.notifications.sending import send_due
from shop.order import actions, audit, deadlines, ledger
from shop.order.actors import CLOCK, Actor, Role, buyer, seller
from shop.order.exceptions import NotTheirs, WrongState
from shop.order.ledger import Kind
from shop.order.links import key_of, order_url
from shop.order.models import Order
from shop.order.queries import history, readable, silences
from shop.seller.tasks import orders_of
from tests.factories.orders import make_order
from tests.factories.shop import make_product, make_region, make_shop, make_user
from tests.post_office import delivering

pytestmark = pytest.mark.django_db
SELLER, BUYER = seller(None), buyer(None)


def _stock(product: object) -> tuple[int, int]:
    record = product.stockrecords.get()  # type: ignore[attr-defined]
    return record.num_in_stock, record.num_allocated or 0


def test_placing_sets_pieces_aside_and_handing_over_takes_them_from_the_stock() -> None:
    product = make_product(stock=5)
    order = make_order(product, quantity=2)
    assert _stock(product) == (5, 2)
    actions.confirm_payment(order, SELLER)
    actions.hand_over(order, SELLER)
    assert _stock(product) == (3, 0)
    actions.receive(order, BUYER)
    assert _stock(product) == (3, 0)
    actions.complete(order, CLOCK)
    assert order.status == settings.COMPLETE


def test_pay_at_pickup_takes_the_stock_when_it_is_fetched() -> None:
    product = make_product(stock=5)
    order = make_order(product, payment="ambil")
    actions.accept(order, SELLER)
    actions.make_ready(order, SELLER)
    assert _stock(product) == (5, 1)
    actions.receive(order, SELLER)
    assert _stock(product) == (4, 0)


def test_cancelling_gives_the_pieces_back_once() -> None:
    product = make_product(stock=5)
    order = make_order(product, quantity=2)
    actions.cancel(order, SELLER, "Barang habis")
    assert _stock(product) == (5, 0)
    with pytest.raises(WrongState):
        actions.cancel(order, SELLER, "Sekali lagi")
    assert _stock(product) == (5, 0)


@pytest.mark.parametrize(("step", "actor"), [(actions.hand_over, SELLER), (actions.make_ready, SELLER), (actions.receive, BUYER), (actions.complete, CLOCK)])
def test_no_step_is_skipped(step: Any, actor: Actor) -> None:
    order = make_order(make_product())
    with pytest.raises(WrongState):
        step(order, actor)
    order.refresh_from_db()
    assert order.status == settings.AWAITING_PAYMENT


def test_every_change_leaves_a_row_with_its_actor() -> None:
    butet = make_user(first_name="Mak Butet")
    order = make_order(make_product())
    actions.confirm_payment(order, seller(butet))
    placed, change = order.events.all()
    assert (placed.key, placed.role, placed.new_status) == ("placed", "buyer", settings.AWAITING_PAYMENT)
    assert (change.old_status, change.new_status) == (settings.AWAITING_PAYMENT, settings.PAID)
    assert (change.user, change.role) == (butet, "seller")


def test_unpaid_order_expires_by_itself_and_the_stock_returns() -> None:
    product = make_product(stock=3)
    order = make_order(product, quantity=3)
    with time_machine.travel(timezone.now() + timedelta(hours=settings.PAYMENT_HOURS, minutes=-1), tick=False):
        assert deadlines.expire_due(timezone.now()) == 0
    with time_machine.travel(timezone.now() + timedelta(hours=settings.PAYMENT_HOURS, minutes=1), tick=False):
        assert deadlines.expire_due(timezone.now()) == 1
        assert deadlines.expire_due(timezone.now()) == 0
    order.refresh_from_db()
    assert order.status == settings.CANCELLED
    assert order.cancel_reason == "Tidak dibayar sampai batas waktu."
    assert _stock(product) == (3, 0)


def test_who_says_paid_in_the_moments_before_the_clock_comes_by_keeps_the_order() -> None:
    """The clock comes every half minute: a buyer who just sent money is not cancelled for being a few seconds late."""
    order = make_order(make_product(stock=3))
    late = timezone.now() + timedelta(hours=settings.PAYMENT_HOURS, seconds=20)
    actions.say_paid(order, BUYER, late)
    assert deadlines.expire_due(late + timedelta(seconds=10)) == 0
    order.refresh_from_db()
    assert order.status == settings.AWAITING_CONFIRMATION


def test_goods_nobody_fetches_go_back_after_three_days() -> None:
    product = make_product(stock=3)
    order = make_order(product, payment="ambil")
    actions.accept(order, SELLER)
    actions.make_ready(order, SELLER)
    assert deadlines.expire_due(timezone.now() + timedelta(days=settings.PICKUP_DAYS, minutes=1)) == 1
    assert _stock(product) == (3, 0)
    order.refresh_from_db()
    assert order.cancel_reason == "Tidak diambil sampai batas waktu."


@pytest.mark.parametrize(("to_counter", "said"), [(False, "Belum diserahkan: pesanan"), (True, "Belum diambil: pesanan")])
def test_the_clock_never_cancels_what_is_paid(client: Client, to_counter: bool, said: str) -> None:
    """It says so to both sides, once, and leaves the order where it is. Officers hear of it where it is the seller who lets a buyer wait."""
    owner = make_user("Penjual", email="penjual@contoh.test")
    shop = make_shop(owner)
    product = make_product(shop, stock=5)
    order = make_order(product, email="rina@contoh.test")
    actions.confirm_payment(order, SELLER)
    if to_counter:
        actions.make_ready(order, SELLER)
    _nothing_waits()
    deadlines.remind_due(order.remind_at)
    _nothing_waits()
    with delivering():
        assert deadlines.remind_due(order.deadline) == 1
        assert deadlines.remind_due(order.deadline + timedelta(days=9)) == 0
        assert deadlines.expire_due(order.deadline + timedelta(days=9)) == 0
    order.refresh_from_db()
    assert order.status == (settings.READY if to_counter else settings.PAID)
    assert _stock(product) == (5, 1)
    told = {message.to[0]: message.subject for message in mail.outbox}
    assert len(mail.outbox) == len(told) == 2
    assert told["rina@contoh.test"].startswith(said)
    assert order.events.filter(key="late").count() == 1
    assert Alarm.objects.filter(settled_at=None).count() == (0 if to_counter else 1)
    with time_machine.travel(order.deadline + timedelta(days=1), tick=False):
        client.force_login(owner)
        assert client.get(f"/kelola/pesanan/{order.pk}/").context["task"].due == "Lewat batas waktu"
    if not to_counter:
        actions.hand_over(order, SELLER)
        assert not Alarm.objects.filter(settled_at=None).exists()


def test_what_is_late_stays_first_on_the_sellers_list() -> None:
    shop = make_shop()
    product = make_product(shop, stock=9)
    late, new = make_order(product), make_order(product)
    for order in (late, new):
        actions.confirm_payment(order, SELLER)
    Order.objects.filter(pk=late.pk).update(deadline=timezone.now() - timedelta(days=1), remind_at=timezone.now())
    deadlines.remind_due(timezone.now())
    assert [order.pk for order in orders_of(shop)] == [late.pk, new.pk]


def test_clock_and_buyer_never_cancel_what_was_just_paid() -> None:
    """Both looked at the order before the seller saw the money; what counts is the row under the lock."""
    order = make_order(make_product(stock=5))
    looked_before = Order.objects.get(pk=order.pk)
    actions.confirm_payment(order, SELLER)
    with pytest.raises(WrongState, match="sudah dibayar"):
        actions.cancel(looked_before, BUYER, "Tidak dibayar")
    order.refresh_from_db()
    assert order.status == settings.PAID


def test_both_sides_are_told_when_an_order_expires() -> None:
    order = make_order(make_product(make_shop(make_user(email="penjual@contoh.test")), price=65_000), email="rina@contoh.test")
    with delivering():
        deadlines.expire_due(order.deadline)
    told = {message.to[0]: message for message in mail.outbox}
    assert set(told) == {"penjual@contoh.test", "rina@contoh.test"}
    for message in told.values():
        assert "Tidak dibayar sampai batas waktu." in message.body
        assert order.number in message.body
    assert told["rina@contoh.test"].subject == f"Pesanan Rp65.000 dari {order.partner.name} dibatalkan"


def test_buyer_without_address_reads_the_expiry_on_the_page(client: Client) -> None:
    order = make_order(make_product())
    deadlines.expire_due(order.deadline)
    page = client.get(order_url(order)).content.decode()
    assert "Pesanan dibatalkan" in page
    assert "Tidak dibayar sampai batas waktu." in page
    assert "Sudah terkirim? Hubungi penjual dan tunjukkan buktinya." in page, "who paid in the last minute reads what to do"
    assert "Batalkan pesanan" not in page


def test_paid_and_then_cancelled_does_not_say_that_nothing_is_owed(client: Client) -> None:
    order = make_order(make_product())
    actions.confirm_payment(order, SELLER)
    actions.cancel(order, SELLER, "Oven rusak")
    page = client.get(order_url(order)).content.decode()
    assert "Penjual harus mengembalikan uang Anda." in page
    assert "Dibatalkan. Giliran penjual: mengembalikan uang Anda" in page
    assert "Jangan membayar lagi" not in page


def test_money_of_a_cancelled_transfer_can_be_put_on_record_and_goes_back(client: Client) -> None:
    """The buyer paid in the last minute, the clock was quicker: nothing of it is lost (PY-09)."""
    owner = make_user("Penjual")
    order = make_order(make_product(make_shop(owner), price=65_000), email="rina@contoh.test")
    actions.say_paid(order, BUYER)
    deadlines.expire_due(order.deadline)
    client.force_login(owner)
    page = f"/kelola/pesanan/{order.pk}/"
    assert "Uangnya ternyata masuk?" in client.get(page).content.decode()
    assert Client().post(f"{page}uang-terlambat/").status_code == 302, "to the door"
    stranger = Client()
    stranger.force_login(other := make_user("Penjual"))
    make_shop(other)
    assert stranger.post(f"{page}uang-terlambat/").status_code == 404
    for _twice in range(2):
        assert "Sekarang kembalikan uangnya" in client.post(f"{page}uang-terlambat/", follow=True).content.decode()
    assert ledger.state_of_money(order) == ledger.Money.OWED_BACK
    assert "Dibatalkan. Giliran penjual: mengembalikan uang Anda" in client.get(order_url(order)).content.decode()
    assert "Uangnya ternyata masuk?" not in client.get(page).content.decode()
    client.post(f"{page}uang-kembali/", {"how": "Transfer BCA"})
    assert [(record.kind, record.amount) for record in order.money.all()] == [("received", 65_000), ("owed", 65_000), ("returned", 65_000)]
    assert list(audit.faults()) == []


def test_cash_that_nobody_brought_cannot_come_late(client: Client) -> None:
    owner = make_user("Penjual")
    order = make_order(make_product(make_shop(owner)), payment="ambil")
    actions.cancel(order, SELLER, "Habis")
    client.force_login(owner)
    assert "Uangnya ternyata masuk?" not in client.get(f"/kelola/pesanan/{order.pk}/").content.decode()
    assert client.post(f"/kelola/pesanan/{order.pk}/uang-terlambat/").status_code == 404
    with pytest.raises(NotTheirs):
        actions.owe_late_money(order, SELLER)
    open_order = make_order(make_product(make_shop(owner)))
    with pytest.raises(WrongState):
        actions.owe_late_money(open_order, SELLER)


def test_stock_counted_lower_than_promised_is_said_and_changes_nothing() -> None:
    product = make_product(stock=5, title="Kopi Sidikalang")
    order = make_order(product, quantity=3)
    actions.confirm_payment(order, SELLER)
    product.stockrecords.update(num_in_stock=1)
    with pytest.raises(WrongState, match="Stok Kopi Sidikalang tercatat lebih sedikit"):
        actions.hand_over(order, SELLER)
    order.refresh_from_db()
    assert order.status == settings.PAID
    assert _stock(product) == (1, 3)


def test_deadline_is_said_in_local_time(client: Client) -> None:
    with time_machine.travel(datetime(2026, 11, 22, 4, 20, tzinfo=UTC), tick=False):
        order = make_order(make_product())
        page = client.get(order_url(order)).content.decode()
    assert "Paling lambat Senin, 23 November 2026, 11.20 WIB" in page


def test_signed_link_opens_the_order_and_says_whose_turn_it_is(client: Client) -> None:
    order = make_order(make_product(make_shop(bank_name="Bank Uji", account_number="123456", account_name="Butet"), price=65_000))
    page = client.get(order_url(order)).content.decode()
    assert "Giliran Anda" in page
    assert "123456" in page
    assert "Rp65.000" in page
    assert 'content="noindex' in page


@pytest.mark.parametrize("query", ["", "?kunci=", "?kunci=tebak", "?kunci={other}"])
def test_guessing_a_number_gives_nothing(client: Client, query: str) -> None:
    order, other = make_order(make_product()), make_order(make_product())
    from shop.order.links import key_of

    answer = client.get(f"/pesanan/{order.number}/{query.format(other=key_of(other.number))}")
    unknown = client.get("/pesanan/KDN-9999-1/")
    assert answer.status_code == unknown.status_code == 404
    assert order.buyer_name not in answer.content.decode()


def test_another_buyers_order_is_not_there(client: Client) -> None:
    owner = make_user()
    order = make_order(make_product(), user=owner)
    client.force_login(make_user())
    assert client.get(f"/pesanan/{order.number}/").status_code == 404
    assert client.post(f"/pesanan/{order.number}/batal/").status_code == 404
    client.force_login(owner)
    assert client.get(f"/pesanan/{order.number}/").status_code == 200
    assert order.number in client.get("/akun/").content.decode()


def test_buyer_cancels_by_link_until_the_money_was_seen(client: Client) -> None:
    product = make_product(stock=2)
    order = make_order(product)
    actions.confirm_payment(order, SELLER)
    key = order_url(order).split("=", 1)[1]
    page = client.post(f"/pesanan/{order.number}/batal/", {"kunci": key}, follow=True).content.decode()
    assert "Bicarakan pembatalan dengan penjual" in page
    other = make_order(product)
    client.post(order_url(other).replace("?", "batal/?"))
    other.refresh_from_db()
    assert other.status == settings.CANCELLED


def test_buyer_says_that_the_goods_arrived(client: Client) -> None:
    order = make_order(make_product())
    actions.confirm_payment(order, SELLER)
    actions.hand_over(order, SELLER)
    assert "Sudah saya terima" in client.get(order_url(order)).content.decode()
    client.post(order_url(order).replace("?", "terima/?"))
    order.refresh_from_db()
    assert order.status == settings.RECEIVED
    assert "Sudah saya terima" not in client.get(order_url(order)).content.decode()


def test_finding_an_order_needs_number_and_phone(client: Client) -> None:
    order = make_order(make_product())
    right = client.post("/pesanan/", {"number": order.number.lower(), "phone": "0812 3456 7890"})
    assert right.headers["Location"] == order_url(order)
    wrong = client.post("/pesanan/", {"number": order.number, "phone": "0812 9999 9999"}).content.decode()
    assert "Tidak ada pesanan dengan nomor dan HP itu" in wrong


def test_guessing_numbers_for_a_known_phone_is_stopped(client: Client) -> None:
    order, other = make_order(make_product()), make_order(make_product(), phone="+6281355556666")
    for number in range(10):
        client.post("/pesanan/", {"number": f"KDN-{7000 + number}-1", "phone": "0812 3456 7890"})
    assert "Tunggu 15 menit" in client.post("/pesanan/", {"number": order.number, "phone": "0812 3456 7890"}).content.decode()
    found = client.post("/pesanan/", {"number": other.number, "phone": "0813 5555 6666"})
    assert found.headers["Location"] == order_url(other), "nobody else is locked out"


def test_guessing_phones_is_stopped(client: Client) -> None:
    order = make_order(make_product())
    for _ in range(10):
        client.post("/pesanan/", {"number": order.number, "phone": "0812 9999 9999"})
    page = client.post("/pesanan/", {"number": order.number, "phone": "0812 3456 7890"})
    assert page.status_code == 200
    assert "Tunggu 15 menit" in page.content.decode()


def test_ready_words_for_whatsapp_keep_each_sides_key_on_its_side(client: Client) -> None:
    seller = make_user("Penjual")
    order = make_order(make_product(make_shop(seller, phone="+6281355554444", name="Dapur Uji"), price=65_000))
    to_shop = whatsapp_of(client.post(f"/pesanan/{order.number}/whatsapp/", {"kunci": key_of(order.number)}))
    assert to_shop[0].startswith("https://wa.me/6281355554444?")
    assert to_shop[1].startswith(f"Halo Dapur Uji, saya Rina Lubis. Saya mau bertanya tentang pesanan {order.number}, Rp65.000.")
    assert to_shop[1].endswith(f"/kelola/pesanan/{order.pk}/")
    client.force_login(seller)
    to_buyer = whatsapp_of(client.post(f"/kelola/pesanan/{order.pk}/whatsapp/"))
    assert to_buyer[0].startswith("https://wa.me/6281234567890?")
    assert to_buyer[1].startswith("Halo Rina Lubis, kami dari Dapur Uji.")
    assert to_buyer[1].endswith(f"/pesanan/?nomor={order.number}")
    assert key_of(order.number) not in to_shop[1] + to_buyer[1]
    assert f'value="{order.number}"' in client.get(f"/pesanan/?nomor={order.number}").content.decode()


def whatsapp_of(answer: HttpResponse) -> tuple[str, str]:
    """Where a button leads that opens WhatsApp, and the words it brings along."""
    assert answer.status_code == 302
    address = answer.headers["Location"]
    return address, parse_qs(urlsplit(address).query)["text"][0]


def _nothing_waits() -> None:
    """What was told so far has left."""
    send_due()
    mail.outbox.clear()


def _step(order: Order, *steps: tuple[Any, Actor]) -> None:
    for step, actor in steps:
        step(order, actor)


CANCEL = partial(actions.cancel, reason="Oven rusak")
TO_RECEIVED = ((actions.confirm_payment, SELLER), (actions.make_ready, SELLER), (actions.receive, BUYER))


@pytest.mark.parametrize(
    ("step", "stranger"),
    [
        (actions.confirm_payment, Role.BUYER), (actions.confirm_payment, Role.CLOCK), (actions.say_paid, Role.SELLER), (actions.accept, Role.BUYER),
        (actions.not_arrived, Role.BUYER), (actions.make_ready, Role.BUYER), (actions.hand_over, Role.BUYER), (actions.complete, Role.SELLER),
    ],
)  # fmt: skip
def test_a_step_belongs_to_a_side(step: Any, stranger: Role) -> None:
    order = make_order(make_product())
    with pytest.raises(NotTheirs):
        step(order, Actor(stranger))
    order.refresh_from_db()
    assert (order.status, order.events.count(), order.money.count()) == (settings.AWAITING_PAYMENT, 1, 0)


def test_history_and_money_are_never_rewritten() -> None:
    """Not by the models, and not by the database, whoever writes."""
    order = make_order(make_product())
    actions.confirm_payment(order, seller(make_user()))
    event, record = order.events.last(), order.money.get()
    for rows in (order.events, order.money):
        with pytest.raises(TypeError, match="only added to"):
            rows.all().update(words="lain")
        with pytest.raises(TypeError, match="only added to"):
            rows.all().delete()
    for row, field, value in ((event, "words", "lain"), (event, "role", "clock"), (record, "amount", 1), (record, "kind", "returned")):
        setattr(row, field, value)
        with pytest.raises(DatabaseError, match="append only"), transaction.atomic():
            row.save()


def test_an_account_that_goes_is_forgotten_and_the_history_stays() -> None:
    order, butet = make_order(make_product()), make_user()
    actions.confirm_payment(order, seller(butet))
    butet.delete()
    assert (order.events.last().user, order.events.last().role, order.money.get().user) == (None, "seller", None)


def test_buyer_says_paid_and_only_the_seller_says_that_it_came(client: Client) -> None:
    seller = make_user("Penjual")
    order = make_order(make_product(make_shop(seller), price=65_000))
    page = client.get(order_url(order)).content.decode()
    assert "Saya sudah bayar" in page
    page = client.post(order_url(order).replace("?", "sudah-bayar/?"), follow=True).content.decode()
    order.refresh_from_db()
    assert (order.status, ledger.is_paid(order)) == (settings.AWAITING_CONFIRMATION, False)
    assert "Menunggu konfirmasi penjual" not in page or "Giliran penjual: memeriksa uang masuk" in page
    assert "Penjual menjawab paling lambat" in page
    assert "Saya sudah bayar" not in page
    assert "Batalkan pesanan" not in page
    client.force_login(seller)
    sold = client.get(f"/kelola/pesanan/{order.pk}/").content.decode()
    assert "0812-3456-7890" in sold
    assert "Dikabarkan sudah dibayar" in sold
    assert "Anda mengabarkan" not in sold
    client.logout()
    actions.not_arrived(order, SELLER)
    assert order.status == settings.AWAITING_PAYMENT
    assert "Uang belum masuk, kata penjual" in client.get(order_url(order)).content.decode()
    _step(order, (actions.say_paid, BUYER), (actions.confirm_payment, SELLER))
    assert ledger.is_paid(order)


@pytest.mark.parametrize("payment", ["ambil", "transfer"])
def test_a_silent_seller_is_reminded_once_then_the_order_is_cancelled_and_counted(client: Client, payment: str) -> None:
    product = make_product(make_shop(make_user(email="penjual@contoh.test")), stock=3)
    order = make_order(product, quantity=2, payment=payment, email="rina@contoh.test")
    if payment == "transfer":
        actions.say_paid(order, BUYER)
    start = timezone.now()
    half, whole = start + timedelta(hours=settings.SELLER_ANSWER_HOURS / 2, minutes=1), start + timedelta(hours=settings.SELLER_ANSWER_HOURS, minutes=1)
    _nothing_waits()
    with delivering():
        assert deadlines.remind_due(half - timedelta(minutes=2)) == 0
        assert deadlines.remind_due(half) == 1
        assert deadlines.remind_due(half) == 0
        assert deadlines.expire_due(half) == 0
    assert [(message.to[0], message.subject.split(":")[0]) for message in mail.outbox] == [("penjual@contoh.test", "Pengingat")]
    with delivering():
        assert deadlines.expire_due(whole) == 1
        assert deadlines.expire_due(whole) == 0
    order.refresh_from_db()
    assert (order.status, order.cancel_reason) == (settings.CANCELLED, "Penjual tidak menjawab sampai batas waktu.")
    assert _stock(product) == (3, 0)
    assert silences(order.partner_id) == 1
    assert ("Sudah terkirim? Hubungi penjual dan tunjukkan buktinya" in client.get(order_url(order)).content.decode()) is (payment == "transfer")
    assert {message.to[0] for message in mail.outbox} == {"penjual@contoh.test", "rina@contoh.test"}


def test_a_buyer_who_forgets_is_reminded_before_the_order_expires() -> None:
    order = make_order(make_product(), email="rina@contoh.test")
    _nothing_waits()
    with delivering():
        deadlines.remind_due(order.deadline - timedelta(minutes=1))
        deadlines.remind_due(order.deadline - timedelta(minutes=1))
    (message,) = mail.outbox
    assert message.subject.startswith("Pengingat: Giliran Anda: bayar")


def test_parcels_nobody_speaks_of_are_received_and_completed_by_the_clock() -> None:
    product = make_product(stock=3)
    order = make_order(product)
    _step(order, (actions.confirm_payment, SELLER), (actions.hand_over, SELLER))
    arrived = timezone.now() + timedelta(days=settings.RECEIVE_DAYS, minutes=1)
    assert deadlines.expire_due(arrived - timedelta(minutes=2)) == 0
    with time_machine.travel(arrived, tick=False):
        assert deadlines.expire_due(arrived) == 1
        order.refresh_from_db()
        assert order.status == settings.RECEIVED
    assert deadlines.expire_due(arrived + timedelta(days=settings.COMPLAINT_DAYS, minutes=1)) == 1
    order.refresh_from_db()
    assert (order.status, order.deadline) == (settings.COMPLETE, None)
    assert _stock(product) == (2, 0)


def test_every_open_state_names_who_acts_and_until_when(client: Client) -> None:
    """OL-01, on the pages and in the lists of both sides."""
    owner, account = make_user("Penjual"), make_user()
    shop = make_shop(owner)
    sides, buys = Client(), Client()
    sides.force_login(owner)
    buys.force_login(account)
    lives: list[tuple[str, str, tuple[tuple[Any, Actor], ...]]] = [
        ("transfer", "Giliran Anda: bayar ke penjual", ()),
        ("transfer", "Giliran penjual: memeriksa uang masuk", ((actions.say_paid, BUYER),)),
        ("ambil", "Giliran penjual: menjawab pesanan", ()),
        ("ambil", "Giliran penjual: menyiapkan pesanan", ((actions.accept, SELLER),)),
        ("transfer", "Giliran penjual: menyiapkan pesanan", TO_RECEIVED[:1]),
        ("transfer", "Giliran Anda: ambil di toko", TO_RECEIVED[:2]),
        ("transfer", "Giliran Anda: periksa barangnya", ((actions.confirm_payment, SELLER), (actions.hand_over, SELLER))),
        ("transfer", "Barang sudah diterima", TO_RECEIVED),
        ("transfer", "Dibatalkan. Giliran penjual: mengembalikan uang Anda", (*TO_RECEIVED[:1], (CANCEL, SELLER))),
    ]
    for payment, heading, steps in lives:
        order = make_order(make_product(shop), payment=payment, user=account)
        _step(order, *steps)
        page = client.get(order_url(order)).content.decode()
        assert heading in page, (payment, order.status)
        assert "WIB" in page.split('class="due"')[1].split("</p>")[0], order.status
        task = sides.get(f"/kelola/pesanan/{order.pk}/").context["task"]
        assert task.due
        assert bool(task.buttons) == (order.status not in (settings.RECEIVED, settings.CANCELLED))
        row = next(row for row in buys.get("/akun/").content.decode().split("<li>") if order.number in row)
        assert "WIB" in row, order.status
        assert ":" not in heading or heading.partition(":")[0].removeprefix("Dibatalkan. ") in row, order.status
        row = next(row for row in sides.get("/kelola/pesanan/").content.decode().split("<tr>") if order.number in row)
        assert task.due in row, order.status


def test_cash_is_on_record_when_the_seller_says_it_came() -> None:
    order = make_order(make_product(price=65_000), payment="ambil")
    _step(order, (actions.accept, SELLER), (actions.make_ready, SELLER))
    assert not ledger.is_paid(order)
    actions.receive(order, SELLER)
    record = order.money.get()
    assert (record.kind, record.amount, record.method, record.role) == ("received", 65_000, "ambil", "seller")


def test_the_clock_does_not_invent_cash_and_the_seller_can_still_note_it(client: Client) -> None:
    owner = make_user("Penjual")
    order = make_order(make_product(make_shop(owner)), payment="ambil")
    client.force_login(owner)
    address = f"/kelola/pesanan/{order.pk}/uang-tunai/"
    assert "Uang dicatat saat barang diterima" in client.post(address, follow=True).content.decode()
    _step(order, (actions.accept, SELLER), (actions.hand_over, SELLER))
    deadlines.expire_due(timezone.now() + timedelta(days=settings.RECEIVE_DAYS, minutes=1))
    order.refresh_from_db()
    assert (order.status, order.money.count()) == (settings.RECEIVED, 0)
    assert [task.order.pk for task in client.get("/kelola/").context["tasks"]] == [order.pk], "the money is still to be noted"
    assert "Uang tunai sudah saya terima" in client.get(f"/kelola/pesanan/{order.pk}/").content.decode()
    for _ in range(2):
        client.post(address)
    assert [(record.kind, record.role) for record in order.money.all()] == [("received", "seller")]
    assert not client.get("/kelola/").context["tasks"], "it only waits to complete by itself"
    with pytest.raises(NotTheirs):
        actions.record_cash(order, BUYER)


def test_an_order_that_completes_by_itself_says_when(client: Client) -> None:
    owner = make_user("Penjual")
    order = make_order(make_product(make_shop(owner)))
    _step(order, *TO_RECEIVED)
    client.force_login(owner)
    page = client.get(f"/kelola/pesanan/{order.pk}/").content.decode()
    assert "Pesanan selesai sendiri kalau tidak ada keluhan." in page
    assert client.get(f"/kelola/pesanan/{order.pk}/").context["task"].due in page


@pytest.mark.parametrize("payment", ["transfer", "ambil"])
def test_a_guest_finds_the_other_order_of_the_same_press_whosever_turn_it_is(client: Client, payment: str) -> None:
    first = make_order(make_product(make_shop()), make_product(make_shop()), payment=payment)
    other = first.group.orders.exclude(pk=first.pk).get()
    page = client.get(order_url(first)).content.decode()
    assert html.escape(order_url(other)) in page
    assert "Giliran Anda: bayar ke penjual" in page if payment == "transfer" else "Giliran penjual: menjawab pesanan" in page
    assert "menunggu Anda" not in page
    actions.cancel(other, SELLER, "Barang habis")
    assert html.escape(order_url(other)) not in client.get(order_url(first)).content.decode()


def test_what_is_still_to_come_follows_from_where_the_order_stands() -> None:
    def to_come(order: Order) -> list[str]:
        return [str(step["title"]) for step in history(readable().get(pk=order.pk)) if step["state"] in ("now", "todo")]

    end = ["Barang diterima", "Pesanan selesai"]
    transfer, cash = make_order(make_product()), make_order(make_product(), payment="ambil")
    assert to_come(transfer) == ["Menunggu pembayaran", "Penjual menerima uang", "Barang siap diambil", *end]
    actions.say_paid(transfer, BUYER)
    assert to_come(transfer) == ["Menunggu konfirmasi penjual", "Penjual menerima uang", "Barang siap diambil", *end]
    _step(transfer, (actions.confirm_payment, SELLER), (actions.accept, SELLER))
    assert to_come(transfer) == ["Barang siap diambil", *end]
    assert to_come(cash) == ["Menunggu jawaban penjual", "Penjual menyiapkan barang", "Barang siap diambil", *end]
    actions.accept(cash, SELLER)
    assert to_come(cash) == ["Barang siap diambil", *end]
    actions.make_ready(cash, SELLER)
    assert to_come(cash) == end


def test_money_back_is_on_record_with_both_sides_told(client: Client) -> None:
    """PY-09: a refunded order says so, and never that it is paid."""
    owner = make_user("Penjual")
    order = make_order(make_product(make_shop(owner), price=65_000), email="rina@contoh.test")
    client.force_login(owner)
    address = f"/kelola/pesanan/{order.pk}/uang-kembali/"
    assert "tidak ada uang yang harus dikembalikan" in client.post(address, {"how": "transfer"}, follow=True).content.decode()
    actions.confirm_payment(order, SELLER)
    actions.cancel(order, SELLER, "Oven rusak")
    assert ledger.state_of_money(order) == ledger.Money.OWED_BACK
    assert "Kembalikan uang" in client.get(f"/kelola/pesanan/{order.pk}/").content.decode()
    assert "Tulis bagaimana uang dikembalikan" in client.post(address, {"how": " "}, follow=True).content.decode()
    _nothing_waits()
    with delivering():
        client.post(address, {"how": "Transfer BCA"})
        client.post(address, {"how": "Transfer BCA lagi"})
    assert [(record.kind, record.amount) for record in order.money.all()] == [("received", 65_000), ("owed", 65_000), ("returned", 65_000)]
    assert order.money.get(kind="returned").words == "Transfer BCA"
    assert [message.subject for message in mail.outbox] == [f"{order.partner.name} mengembalikan uang Anda Rp65.000"]
    page = client.get(order_url(order)).content.decode()
    assert "Uang Anda tercatat sudah kembali" in page
    assert "Transfer BCA" in page, "the seller was told that the buyer reads it"
    assert "Harus" not in page


def test_goods_for_a_courier_are_not_called_to_the_counter() -> None:
    shop = make_shop()
    shop.courier_areas.create(region=make_region(), charge=5000)
    order = make_order(make_product(shop), delivery="antar")
    actions.confirm_payment(order, SELLER)
    with pytest.raises(WrongState, match="diantar"):
        actions.make_ready(order, SELLER)


def test_no_table_holds_a_buyers_money() -> None:
    """PY-10: what was paid goes to the shop; the ledger says who got what, and Oscar's tables of sources, transactions and cards stay empty."""
    order = make_order(make_product(price=65_000), payment="transfer")
    _step(order, (actions.say_paid, BUYER), (actions.confirm_payment, SELLER))
    actions.cancel(order, SELLER, "Barang habis")
    actions.record_refund(order, SELLER, "Transfer ke rekening pembeli")
    assert [record.kind for record in order.money.all()] == [Kind.RECEIVED, Kind.OWED, Kind.RETURNED]
    kept = {model.__name__: model._default_manager.count() for model in apps.get_app_config("payment").get_models()}
    assert kept == dict.fromkeys(("Transaction", "Source", "SourceType", "Bankcard"), 0)
    touching = re.compile(r"oscar\.apps\.payment\.(?!apps)|get_(?:model|class)\(.payment")
    rooms = [path for room in ("shop", "portal", "pages", "search") for path in (settings.BASE_DIR / room).rglob("*.py")]
    assert [path.name for path in rooms if touching.search(path.read_text(encoding="utf-8"))] == []
