"""The sheet of a month: its sums are those of the orders, to the rupiah, and a payment for several shops is split without a rest."""

import csv
import io
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count
from uuid import uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shop.basket import actions as basket_actions
from shop.gateways import GATEWAYS
from shop.order import actions
from shop.order.actors import seller
from shop.order.models import MoneyRecord, Order, OrderGroup
from shop.order.placement import Choice, place_orders
from shop.order.recording import Agreement, Piece, record_order
from shop.partner.models import Partner
from shop.settlement.download import download
from shop.settlement.queries import Sums, months_with_orders, sheet_of, sums_of
from tests.factories.orders import make_basket, make_buyer, make_order
from tests.factories.shop import make_product, make_shop

pytestmark = pytest.mark.django_db
IN_A_TEST = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
NOVEMBER, DECEMBER = date(2026, 11, 1), date(2026, 12, 1)
numbers = count(1)


def table(answer: HttpResponse) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


def put_order(shop: Partner, placed: datetime, total: int, kinds: list[str]) -> Order:
    """An order as the database holds it, with what was written about its money."""
    number = next(numbers)
    order = Order.objects.create(
        number=f"UJI-{number}", group=OrderGroup.objects.create(key=uuid4()), partner=shop, buyer_name="Rina Lubis", buyer_phone="+6281234567890",
        payment_method=sorted(GATEWAYS)[number % len(GATEWAYS)], status="paid", currency="IDR", date_placed=placed,
        total_incl_tax=Decimal(total), total_excl_tax=Decimal(total), shipping_incl_tax=0, shipping_excl_tax=0,
    )  # fmt: skip
    for kind in kinds:
        MoneyRecord.objects.create(order=order, kind=kind, amount=order.total_incl_tax, method=order.payment_method, at=placed, role="seller")
    return order


MOMENTS = st.datetimes(datetime(2026, 10, 30), datetime(2027, 1, 3), timezones=st.just(UTC))
KINDS = st.sampled_from([[], ["received"], ["received", "owed"], ["received", "owed", "returned"]])


@IN_A_TEST
@given(drawn=st.lists(st.tuples(MOMENTS, st.integers(1, 10**9), KINDS, st.booleans()), max_size=12))
def test_the_files_sums_are_those_of_the_orders_of_every_month(drawn: list[tuple[datetime, int, list[str], bool]]) -> None:
    """Counted a second time here, by hand and by the clock of Medan: seven hours before UTC."""
    Order.objects.all().delete()
    shop, other = make_shop(), make_shop()
    expected: dict[tuple[int, date], list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0])
    for placed, total, kinds, is_ours in drawn:
        owner = shop if is_ours else other
        put_order(owner, placed, total, kinds)
        sums = expected[owner.pk, (placed + timedelta(hours=7)).date().replace(day=1)]
        for place, part in enumerate((1, total, total * ("received" in kinds), total * ("returned" in kinds), total * (kinds[-1:] == ["owed"]))):
            sums[place] += part
    for month in (date(2026, 10, 1), NOVEMBER, DECEMBER, date(2027, 1, 1)):
        for owner in (shop, other):
            *rows, sums = table(download(sheet_of(month, owner), owner.code))
            orders, total, received, returned, owed = expected[owner.pk, month]
            assert len(rows) == orders
            said = {name: int(sums[name]) for name in ("Jumlah pesanan", "Uang diterima", "Uang dikembalikan", "Harus dikembalikan", "Bersih")}
            assert said == {
                "Jumlah pesanan": total,
                "Uang diterima": received,
                "Uang dikembalikan": returned,
                "Harus dikembalikan": owed,
                "Bersih": received - returned - owed,
            }
            assert all(sum(int(row[name]) for row in rows) == said[name] for name in said)
            shown = sums_of(month, owner)
            assert shown == Sums(orders, total, received, returned, owed), "the screen says what the file says"
            assert shown.net == said["Bersih"]
        everybody = sheet_of(month)
        assert everybody.total == sum(sheet_of(month, owner).total for owner in (shop, other))
        assert sums_of(month).net == everybody.net == sum(sheet_of(month, owner).net for owner in (shop, other))


@settings(IN_A_TEST, max_examples=10)
@given(goods=st.lists(st.tuples(st.integers(0, 3), st.integers(1, 999_999), st.integers(1, 4)), min_size=1, max_size=5, unique_by=lambda part: part[:2]))
def test_the_parts_of_one_payment_are_the_payment(goods: list[tuple[int, int, int]]) -> None:
    """A real basket over several shops, agreed on as one sum, paid to each shop."""
    Order.objects.all().delete()
    shops = [make_shop() for _ in range(4)]
    products = [(make_product(shops[place], price=price, stock=9), quantity) for place, price, quantity in goods]
    basket = make_basket(products[0][0], quantity=products[0][1])
    for product, quantity in products[1:]:
        basket_actions.add(basket, product, quantity)
    agreed = Decimal(sum(price * quantity for _place, price, quantity in goods))
    choices = {shop.pk: Choice("ambil", "transfer") for shop in shops}
    group = place_orders(basket, make_buyer(), choices, uuid4(), agreed=agreed)
    for order in group.orders.all():
        actions.confirm_payment(order, seller(None))
    month = months_with_orders()[0]
    parts = [row for row in sheet_of(month).rows if row.press == group.number]
    assert sum(part.received for part in parts) == sum(part.net for part in parts) == agreed
    by_shop: dict[str, int] = defaultdict(int)
    for place, price, quantity in goods:
        by_shop[shops[place].name] += price * quantity
    assert {part.shop: part.received for part in parts} == by_shop
    for shop in shops:
        assert sheet_of(month, shop).received == by_shop.get(shop.name, 0)


def test_money_that_went_back_is_taken_off() -> None:
    order = make_order(make_product(price=65_000))
    actions.confirm_payment(order, seller(None))
    actions.cancel(order, seller(None), "Barang habis")
    (owed,) = sheet_of(months_with_orders()[0], order.partner).rows
    assert (owed.received, owed.returned, owed.owed, owed.net) == (65_000, 0, 65_000, 0), "still there, but not the shop's"
    actions.record_refund(order, seller(None), "Transfer")
    (row,) = sheet_of(months_with_orders()[0], order.partner).rows
    assert (row.total, row.received, row.returned, row.owed, row.net) == (65_000, 65_000, 65_000, 0, 0)


def test_the_file_says_which_orders_their_seller_wrote_down() -> None:
    shop = make_shop()
    here = make_order(make_product(shop))
    agreed = Agreement("Bu Rina", "transfer", is_paid=True, is_handed_over=True)
    recorded = record_order(shop, [Piece(make_product(shop, price=5_000), 1, Decimal(5_000))], agreed, uuid4(), seller(None))
    *rows, sums = table(download(sheet_of(months_with_orders()[0], shop), shop.code))
    assert {row["Nomor pesanan"]: row["Asal"] for row in rows} == {here.number: "Lewat situs", recorded.number: "Dicatat penjual"}
    assert sums["Asal"] == ""


def test_the_last_second_of_a_month_is_that_of_the_city() -> None:
    shop = make_shop()
    put_order(shop, datetime(2026, 11, 30, 16, 59, 59, tzinfo=UTC), 1, [])
    put_order(shop, datetime(2026, 11, 30, 17, 0, 0, tzinfo=UTC), 2, [])
    assert (sheet_of(NOVEMBER, shop).total, sheet_of(DECEMBER, shop).total) == (1, 2)
    assert sheet_of(DECEMBER, shop).rows[0].placed_on == DECEMBER


def test_no_cell_is_a_formula_and_money_is_digits() -> None:
    shop = make_shop(name='=HYPERLINK("http://jahat.example";"klik")')
    put_order(shop, datetime(2026, 11, 5, tzinfo=UTC), 1_250_000, ["received"])
    answer = download(sheet_of(NOVEMBER, shop), "toko")
    first, _sums = table(answer)
    assert first["Toko"].startswith("'=")
    assert (first["Jumlah pesanan"], first["Uang diterima"], first["Bersih"]) == ("1250000", "1250000", "1250000")
    assert not [cell for cell in first.values() if cell.startswith(("=", "+", "-", "@"))]
    assert not [word for word in ("Rina", "812345") if word in answer.content.decode()]
    assert answer.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("orders", [1, 5])
def test_a_month_costs_two_queries_however_many_orders(orders: int) -> None:
    shop = make_shop()
    for _ in range(orders):
        put_order(shop, datetime(2026, 11, 5, tzinfo=UTC), 1_000, ["received"])
    with CaptureQueriesContext(connection) as asked:
        assert len(sheet_of(NOVEMBER, shop).rows) == orders
    assert len(asked) == 2


def test_months_go_back_to_the_first_order() -> None:
    shop = make_shop()
    assert len(months_with_orders(shop)) == 1
    put_order(shop, datetime(2025, 11, 30, 18, tzinfo=UTC), 1, [])
    months = months_with_orders(shop)
    assert months[-1] == date(2025, 12, 1)
    assert months == sorted(months, reverse=True)
    assert len(set(months)) == len(months)
