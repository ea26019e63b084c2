"""What happens to an order after it is placed."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.utils import timezone

from shop.order import actions
from shop.order.exceptions import WrongState
from shop.order.links import order_url
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


def test_guessing_phones_is_stopped(client: Client) -> None:
    order = make_order(make_product())
    for _ in range(10):
        client.post("/pesanan/", {"number": order.number, "phone": "0812 9999 9999"})
    page = client.post("/pesanan/", {"number": order.number, "phone": "0812 3456 7890"})
    assert page.status_code == 200
    assert "Tunggu 15 menit" in page.content.decode()
