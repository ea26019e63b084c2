"""A shop's unpaid transfers each with an amount of their own: a discount, exact in the books, and free again afterwards."""

from decimal import Decimal
from functools import partial
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.test import Client
from oscar.apps.partner.strategy import Selector

from shop.basket.models import Basket
from shop.gateways import GATEWAYS
from shop.order import actions, audit
from shop.order.actors import buyer, seller
from shop.order.exceptions import CannotPlace
from shop.order.links import order_url
from shop.order.models import MoneyRecord, Order
from shop.order.placement import Choice, place_orders
from shop.partner.models import Partner
from shop.settlement.queries import months_with_orders, sums_of
from tests.crowd import Crowd
from tests.factories.orders import make_basket, make_buyer, make_order, order_as_guest
from tests.factories.shop import make_product, make_shop, make_user

pytestmark = pytest.mark.django_db
ONE_FREE = 100
"""At this price the one possible discount is one rupiah."""


def test_the_amount_is_a_little_less_and_the_books_know_it() -> None:
    product = make_product(make_shop(unique_amounts=True), price=65_000, stock=9)
    order = make_order(product)
    assert 1 <= order.unique_discount <= 300
    assert order.total_incl_tax == order.group.total == 65_000 - order.unique_discount
    actions.confirm_payment(order, seller(None))
    assert MoneyRecord.objects.get().amount == order.total_incl_tax
    assert sums_of(months_with_orders()[0]).received == order.total_incl_tax
    assert list(audit.faults()) == []
    Order.objects.update(unique_discount=order.unique_discount % 300 + 1)
    assert list(audit.faults()), "the discount cannot be told otherwise afterwards"


def test_it_is_never_more_than_the_hundredth_part_of_the_goods() -> None:
    assert make_order(make_product(make_shop(unique_amounts=True), price=ONE_FREE - 1)).unique_discount == 0
    assert make_order(make_product(make_shop(unique_amounts=True), price=ONE_FREE)).unique_discount == 1


def test_unpaid_amounts_differ_until_all_are_taken_and_come_back_when_paid_or_over() -> None:
    product = make_product(make_shop(unique_amounts=True), price=300, stock=50)
    orders = [make_order(product) for _ in range(4)]
    assert sorted(order.total_incl_tax for order in orders[:3]) == [297, 298, 299]
    assert orders[3].unique_discount == 0, "all are taken: the order costs what it costs"
    actions.say_paid(orders[0], buyer(None))
    assert make_order(product).unique_discount == 0, "the seller still looks for that money"
    actions.confirm_payment(orders[0], seller(None))
    assert make_order(product).total_incl_tax == orders[0].total_incl_tax
    actions.cancel(orders[1], buyer(None), "Tidak jadi")
    assert make_order(product).total_incl_tax == orders[1].total_incl_tax
    assert list(audit.faults()) == []


def test_an_order_without_discount_takes_its_amount_too() -> None:
    shop = make_shop()
    make_order(make_product(shop, price=ONE_FREE - 1))
    Partner.objects.update(unique_amounts=True)
    assert make_order(make_product(shop, price=ONE_FREE)).unique_discount == 0


@pytest.mark.parametrize(("unique", "payment"), [(False, "transfer"), (True, "ambil")])
def test_only_transfers_of_shops_that_want_it(unique: bool, payment: str) -> None:
    assert make_order(make_product(make_shop(unique_amounts=unique), price=65_000), payment=payment).unique_discount == 0


def test_no_other_way_to_pay_marks_its_amount() -> None:
    shop = make_shop(unique_amounts=True)
    assert [code for code, way in GATEWAYS.items() if way.marks_amount(shop)] == ["transfer"]


@pytest.mark.parametrize("amount", [-1, 301])
@pytest.mark.django_db(transaction=True)
def test_the_database_refuses_a_charge_or_a_large_discount(amount: int) -> None:
    order = make_order(make_product(price=65_000))
    with pytest.raises(IntegrityError), transaction.atomic():
        Order.objects.filter(pk=order.pk).update(unique_discount=amount)


def test_what_the_buyer_agreed_to_is_the_sum_without_the_discount() -> None:
    product = make_product(make_shop(unique_amounts=True), price=65_000)
    choices = {product.stockrecords.get().partner_id: Choice("ambil", "transfer")}
    with pytest.raises(CannotPlace):
        place_orders(make_basket(product), make_buyer(), choices, uuid4(), agreed=Decimal(64_999))
    assert place_orders(make_basket(product), make_buyer(), choices, uuid4(), agreed=Decimal(65_000)).total < 65_000


def test_buyer_and_seller_read_the_same_figure_and_why() -> None:
    owner = make_user("Penjual")
    product = make_product(make_shop(owner, unique_amounts=True), price=65_000)
    visitor, worker = Client(), Client()
    worker.force_login(owner)
    visitor.post(f"/keranjang/tambah/{product.pk}/")
    answer = order_as_guest(visitor, product)
    assert answer.status_code == 302
    order = Order.objects.get()
    exact = f"Rp{order.total_incl_tax:,.0f}".replace(",", ".")
    page = visitor.get(order_url(order)).content.decode()
    assert f'data-copy="{order.total_incl_tax:.0f}"' in page
    assert "Jangan bulatkan" in page
    sellers = worker.get(f"/kelola/pesanan/{order.pk}/").content.decode()
    for shown in (page, sellers):
        assert exact in shown
        assert "Potongan nominal unik" in shown
        assert f"-Rp{order.unique_discount:.0f}" in shown


def test_plain_orders_say_nothing_of_it(client: Client) -> None:
    page = client.get(order_url(make_order(make_product(price=65_000)))).content.decode()
    assert "nominal unik" not in page
    assert "Jangan bulatkan" not in page


def _place(basket_id: int) -> Decimal:
    basket = Basket.objects.get(pk=basket_id)
    basket.strategy = Selector().strategy()
    shops = sorted(basket.lines.values_list("stockrecord__partner_id", flat=True), reverse=basket_id % 2 == 0)
    group = place_orders(basket, make_buyer(), {shop: Choice("ambil", "transfer") for shop in shops}, uuid4())
    return group.total


def _hold(shops: list[Partner]) -> list[Partner]:
    return list(Partner.objects.select_for_update().filter(pk__in=[shop.pk for shop in shops]))


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_buyers_of_different_goods_at_the_same_moment_get_different_amounts() -> None:
    """Different goods: no lock of the stock makes them wait for one another."""
    shop = make_shop(unique_amounts=True)
    make_buyer()
    baskets = [make_basket(make_product(shop, price=800)).pk for _ in range(8)]
    totals = Crowd(*[partial(_place, pk) for pk in baskets]).behind(partial(_hold, [shop]))
    assert sorted(totals) == list(range(792, 800)), totals
    assert list(audit.faults()) == []


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_baskets_with_the_same_two_shops_in_opposite_order_do_not_wait_for_ever() -> None:
    one, two = make_shop(unique_amounts=True), make_shop(unique_amounts=True)
    make_buyer()
    goods = [(make_product(one, price=65_000), make_product(two, price=65_000)) for _ in range(8)]
    baskets = [make_basket(*(pair if number % 2 else reversed(pair))).pk for number, pair in enumerate(goods)]
    outcomes = Crowd(*[partial(_place, pk) for pk in baskets]).at_once()
    assert all(isinstance(outcome, Decimal) for outcome in outcomes), outcomes
    for shop in (one, two):
        totals = list(Order.objects.filter(partner=shop, status=settings.AWAITING_PAYMENT).values_list("total_incl_tax", flat=True))
        assert len(set(totals)) == len(totals) == 8
