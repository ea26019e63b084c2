"""The seller's orders: what is to be done, and what the order's life allows."""

import re
from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from shop.order.models import Order
from shop.partner.models import StockRecord
from tests.factories.foreign_shop import make_order_row
from tests.factories.shop import make_product, make_shop, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def seller(client):
    user = make_user("Penjual")
    shop = make_shop(user)
    client.force_login(user)
    return shop


@pytest.fixture
def order(seller):
    return make_order_row(seller, make_product(seller, stock=5), quantity=2, buyer_name="Ibu Rina")


def status(order: Order) -> str:
    return Order.objects.get(pk=order.pk).status


def press(client, order, action: str, **fields):
    return client.post(f"/kelola/pesanan/{order.pk}/{action}/", fields, follow=True)


def test_from_money_to_done(client, order):
    assert "Cek mutasi rekening, bukan tangkapan layar" in client.get(f"/kelola/pesanan/{order.pk}/").content.decode()

    press(client, order, "uang-masuk")
    assert status(order) == "paid"
    press(client, order, "serahkan")
    assert status(order) == "handed_over"
    press(client, order, "diterima")
    assert status(order) == "received"

    record = StockRecord.objects.get()
    assert (record.num_in_stock, record.num_allocated) == (3, 0)


def test_a_step_out_of_turn_is_refused_in_words(client, order):
    response = press(client, order, "serahkan")

    assert status(order) == "awaiting_payment"
    assert "Langkah ini tidak bisa lagi" in response.content.decode()


def test_pressing_twice_is_harmless(client, order):
    press(client, order, "uang-masuk")
    press(client, order, "uang-masuk")

    assert status(order) == "paid"


def test_looking_changes_nothing(client, order):
    for action in ("uang-masuk", "belum-masuk", "terima", "siap", "serahkan", "diterima", "uang-kembali", "batal"):
        assert client.get(f"/kelola/pesanan/{order.pk}/{action}/").status_code == 405
    assert status(order) == "awaiting_payment"


def test_a_status_in_a_form_is_no_status(client, order):
    client.post(f"/kelola/pesanan/{order.pk}/", {"status": "complete"})

    assert status(order) == "awaiting_payment"


def test_turning_down_needs_a_reason_and_gives_the_stock_back(client, order):
    without = press(client, order, "batal")
    assert without.status_code == 200
    assert "Pilih alasan. Pembeli akan membacanya." in without.content.decode()
    empty = press(client, order, "batal", choice="lain", words=" ")
    assert "Tulis alasannya" in empty.content.decode()
    assert status(order) == "awaiting_payment"

    press(client, order, "batal", choice="lain", words="Kompor rusak")

    cancelled = Order.objects.get(pk=order.pk)
    record = StockRecord.objects.get()
    assert (cancelled.status, cancelled.cancel_reason) == ("cancelled", "Kompor rusak")
    assert (record.num_in_stock, record.num_allocated) == (5, 0)


def test_today_shows_tasks_by_deadline(client, seller):
    product = make_product(seller, stock=50)
    now = timezone.now()
    make_order_row(seller, product, buyer_name="Ketiga", deadline=None, status="handed_over")
    make_order_row(seller, product, buyer_name="Kedua", deadline=now + timedelta(days=1))
    make_order_row(seller, product, buyer_name="Pertama", deadline=now + timedelta(minutes=30), status="paid")
    make_order_row(seller, product, buyer_name="Selesai", status="complete")

    tasks = client.get("/kelola/").context["tasks"]

    assert [task.order.buyer_name for task in tasks] == ["Pertama", "Kedua", "Ketiga"]
    assert tasks[0].hurry
    assert not tasks[1].hurry


def test_today_shows_what_is_nearly_gone_and_what_is_missing(client, seller):
    make_product(seller, title="Hampir habis", stock=2)
    make_product(seller, title="Masih banyak", stock=30)
    seller.account_number = ""
    seller.save()

    response = client.get("/kelola/")

    assert [product.title for product in response.context["low"]] == ["Hampir habis"]
    assert "Tulis rekening atau unggah QRIS" in response.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(client, seller, rows, django_assert_num_queries):
    product = make_product(seller, stock=50)
    for _number in range(rows):
        make_order_row(seller, product)
    client.get("/kelola/pesanan/")

    with django_assert_num_queries(11):
        page = client.get("/kelola/pesanan/").content.decode()

    assert page.count("<tr>") == rows + 1


def test_the_list_is_narrowed_by_state(client, seller):
    product = make_product(seller, stock=50)
    for state in ("awaiting_payment", "complete", "cancelled"):
        make_order_row(seller, product, status=state, buyer_name=state)

    def names(word: str) -> list[str]:
        return sorted(task.order.buyer_name for task in client.get(f"/kelola/pesanan/?saring={word}").context["tasks"])

    assert names("") == ["awaiting_payment"]
    assert names("selesai") == ["complete"]
    assert names("batal") == ["cancelled"]
    assert names("semua") == ["awaiting_payment", "cancelled", "complete"]


def test_the_first_task_stands_in_full_and_every_other_one_short(client, seller):
    """A busy morning: the explanation once, what comes next on every task, the ones with more time folded away; nothing is out of reach."""
    orders = [make_order_row(seller, make_product(seller, stock=5), buyer_name=f"Ibu {number}") for number in range(6)]
    for number, row in enumerate(orders):
        Order.objects.filter(pk=row.pk).update(deadline=timezone.now() + timedelta(hours=number + 1))
    page = client.get("/kelola/").content.decode()
    assert page.count("Buka aplikasi bank Anda. Uang ada di sana, baru tekan tombol ini.") == 1
    assert page.count("Cek mutasi rekening, bukan tangkapan layar.") == 6, "what proves the money is said wherever it is asked for"
    for row in orders:
        assert f'action="/kelola/pesanan/{row.pk}/uang-masuk/"' in page
        assert f'href="/kelola/pesanan/{row.pk}/"' in page
    seen, folded = page.split('<details class="fold">', 1)
    assert "3 pesanan lagi" in folded
    assert [f"/kelola/pesanan/{row.pk}/uang-masuk/" in seen for row in orders] == [True] * 3 + [False] * 3
    Order.objects.filter(pk__in=[row.pk for row in orders[3:]]).delete()
    assert "pesanan lagi" not in client.get("/kelola/").content.decode()


def test_how_money_is_checked_is_said_once_also_when_the_most_urgent_task_asks_for_none(client, seller):
    sent, *unpaid = [make_order_row(seller, make_product(seller, stock=5), buyer_name=f"Ibu {number}") for number in range(3)]
    press(client, sent, "uang-masuk")
    for hours, row in enumerate([sent, *unpaid], start=1):
        Order.objects.filter(pk=row.pk).update(deadline=timezone.now() + timedelta(hours=hours))
    page = client.get("/kelola/").content.decode()
    how = "Buka aplikasi bank Anda. Uang ada di sana, baru tekan tombol ini."
    assert page.count(how) == 1
    before, after = page.split(how)
    assert f"/kelola/pesanan/{sent.pk}/serahkan/" in before or f"/kelola/pesanan/{sent.pk}/siap/" in before
    assert f"/kelola/pesanan/{unpaid[0].pk}/uang-masuk/" in after, "it stands above the first button that it is about"


@pytest.mark.parametrize("state", ["awaiting_payment", "paid", "handed_over", "cancelled"])
def test_no_two_parts_of_an_orders_page_have_one_id(client, seller, state):
    """A label would name the wrong field: to turn an order down and to write about it both ask for words."""
    row = make_order_row(seller, make_product(seller, stock=5), status=state)
    page = client.get(f"/kelola/pesanan/{row.pk}/").content.decode()
    assert [name for name, times in Counter(re.findall(r' id="([^"]+)"', page)).items() if times > 1] == []
