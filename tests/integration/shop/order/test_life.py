"""What happens to an order after it is placed."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.conf import settings
from django.core import mail
from django.test import Client
from django.utils import timezone

from shop.order import actions
from shop.order.exceptions import WrongState
from shop.order.links import order_url
from shop.order.models import Order
from tests.factories.orders import make_order
from tests.factories.shop import make_product, make_shop, make_user

pytestmark = pytest.mark.django_db


def _stock(product: object) -> tuple[int, int]:
    record = product.stockrecords.get()  # type: ignore[attr-defined]
    return record.num_in_stock, record.num_allocated or 0


def test_placing_sets_pieces_aside_and_handing_over_takes_them_from_the_stock() -> None:
    product = make_product(stock=5)
    order = make_order(product, quantity=2)
    assert _stock(product) == (5, 2)
    actions.confirm_payment(order, None)
    actions.hand_over(order, None)
    assert _stock(product) == (3, 0)
    actions.complete(order, None)
    assert _stock(product) == (3, 0)
    assert order.status == settings.COMPLETE


def test_pay_at_pickup_takes_the_stock_when_it_is_fetched() -> None:
    product = make_product(stock=5)
    order = make_order(product, payment="ambil")
    actions.complete(order, None)
    assert _stock(product) == (4, 0)


def test_cancelling_gives_the_pieces_back_once() -> None:
    product = make_product(stock=5)
    order = make_order(product, quantity=2)
    actions.cancel(order, None, "Barang habis")
    assert _stock(product) == (5, 0)
    with pytest.raises(WrongState):
        actions.cancel(order, None, "Sekali lagi")
    assert _stock(product) == (5, 0)


@pytest.mark.parametrize("step", [actions.hand_over, actions.complete])
def test_no_step_is_skipped(step: object) -> None:
    order = make_order(make_product())
    with pytest.raises(WrongState):
        step(order, None)  # type: ignore[operator]
    order.refresh_from_db()
    assert order.status == settings.AWAITING_PAYMENT


def test_every_change_leaves_a_row_with_its_actor() -> None:
    seller = make_user(first_name="Mak Butet")
    order = make_order(make_product())
    actions.confirm_payment(order, seller)
    change = order.status_changes.get()
    assert (change.old_status, change.new_status) == (settings.AWAITING_PAYMENT, settings.PAID)
    assert order.notes.get().user == seller


def test_unpaid_order_expires_by_itself_and_the_stock_returns() -> None:
    product = make_product(stock=3)
    order = make_order(product, quantity=3)
    with time_machine.travel(timezone.now() + timedelta(hours=settings.PAYMENT_HOURS, minutes=-1), tick=False):
        assert actions.expire_due(timezone.now()) == 0
    with time_machine.travel(timezone.now() + timedelta(hours=settings.PAYMENT_HOURS, minutes=1), tick=False):
        assert actions.expire_due(timezone.now()) == 1
        assert actions.expire_due(timezone.now()) == 0
    order.refresh_from_db()
    assert order.status == settings.CANCELLED
    assert order.cancel_reason == "Tidak dibayar sampai batas waktu."
    assert _stock(product) == (3, 0)


def test_goods_nobody_fetches_go_back_after_three_days() -> None:
    product = make_product(stock=3)
    make_order(product, payment="ambil")
    assert actions.expire_due(timezone.now() + timedelta(days=settings.PICKUP_DAYS, minutes=1)) == 1
    assert _stock(product) == (3, 0)


def test_paid_order_never_expires() -> None:
    order = make_order(make_product())
    actions.confirm_payment(order, None)
    assert actions.expire_due(timezone.now() + timedelta(days=30)) == 0


def test_clock_and_buyer_never_cancel_what_was_just_paid() -> None:
    """Both looked at the order before the seller saw the money; what counts is the row under the lock."""
    order = make_order(make_product(stock=5))
    looked_before = Order.objects.get(pk=order.pk)
    actions.confirm_payment(order, None)
    with pytest.raises(WrongState, match="sudah dibayar"):
        actions.cancel(looked_before, None, "Tidak dibayar", only_unpaid=True)
    order.refresh_from_db()
    assert order.status == settings.PAID


def test_both_sides_are_told_when_an_order_expires(django_capture_on_commit_callbacks: object) -> None:
    order = make_order(make_product(make_shop(make_user(email="penjual@contoh.test")), price=65_000), email="rina@contoh.test")
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        actions.expire_due(order.deadline)
    told = {message.to[0]: message for message in mail.outbox}
    assert set(told) == {"penjual@contoh.test", "rina@contoh.test"}
    for message in told.values():
        assert "Tidak dibayar sampai batas waktu." in message.body
        assert order.number in message.body
    assert told["rina@contoh.test"].subject == f"Pesanan Rp65.000 dari {order.partner.name} dibatalkan"


def test_buyer_without_address_reads_the_expiry_on_the_page(client: Client) -> None:
    order = make_order(make_product())
    actions.expire_due(order.deadline)
    page = client.get(order_url(order)).content.decode()
    assert "Pesanan dibatalkan" in page
    assert "Tidak dibayar sampai batas waktu." in page
    assert "Batalkan pesanan" not in page


def test_paid_and_then_cancelled_does_not_say_that_nothing_is_owed(client: Client) -> None:
    order = make_order(make_product())
    actions.confirm_payment(order, None)
    actions.cancel(order, make_user(), "Oven rusak")
    page = client.get(order_url(order)).content.decode()
    assert "Penjual harus mengembalikan uang Anda." in page
    assert "Jangan membayar lagi" not in page


def test_stock_counted_lower_than_promised_is_said_and_changes_nothing() -> None:
    product = make_product(stock=5, title="Kopi Sidikalang")
    order = make_order(product, quantity=3)
    actions.confirm_payment(order, None)
    product.stockrecords.update(num_in_stock=1)
    with pytest.raises(WrongState, match="Stok Kopi Sidikalang tercatat lebih sedikit"):
        actions.hand_over(order, None)
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
    actions.confirm_payment(order, None)
    key = order_url(order).split("=", 1)[1]
    page = client.post(f"/pesanan/{order.number}/batal/", {"kunci": key}, follow=True).content.decode()
    assert "Bicarakan pembatalan dengan penjual" in page
    other = make_order(product)
    client.post(order_url(other).replace("?", "batal/?"))
    other.refresh_from_db()
    assert other.status == settings.CANCELLED


def test_buyer_says_that_the_goods_arrived(client: Client) -> None:
    order = make_order(make_product())
    actions.confirm_payment(order, None)
    actions.hand_over(order, None)
    assert "Sudah saya terima" in client.get(order_url(order)).content.decode()
    client.post(order_url(order).replace("?", "terima/?"))
    order.refresh_from_db()
    assert order.status == settings.COMPLETE


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
