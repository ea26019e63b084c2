"""From basket to orders at the level of the action: what must hold whatever page or program calls it."""

from decimal import Decimal
from uuid import uuid4

import pytest
from django.conf import settings

from shop.basket.models import Basket
from shop.catalogue.models import Product
from shop.order.exceptions import CannotPlace
from shop.order.models import Order, OrderGroup
from shop.order.placement import Choice, place_orders
from shop.partner.models import Partner, StockRecord
from tests.factories.orders import make_basket, make_buyer
from tests.factories.shop import make_product, make_region, make_shop

pytestmark = pytest.mark.django_db
PICKUP = Choice("ambil", "transfer")


def _choices(*products: Product, choice: Choice = PICKUP) -> dict[int, Choice]:
    return {product.stockrecords.get().partner_id: choice for product in products}


def _nothing_happened(basket: Basket) -> bool:
    stock = set(StockRecord.objects.values_list("num_allocated", flat=True)) <= {None, 0}
    return stock and not Order.objects.exists() and not OrderGroup.objects.exists() and Basket.objects.get(pk=basket.pk).status == Basket.OPEN


def test_lines_charges_and_stock_fall_to_their_own_shop() -> None:
    shop = make_shop()
    shop.courier_areas.create(region=make_region(), charge=8_000)
    first, second, third = make_product(shop, price=65_000), make_product(price=185_000), make_product(shop, price=10_000)
    basket = make_basket(first, second, third, quantity=2)
    group = place_orders(basket, make_buyer(), {shop.pk: Choice("antar", "transfer"), **_choices(second, choice=Choice("ambil", "ambil"))}, uuid4())
    facts = [
        (
            order.number,
            order.partner_id,
            order.total_incl_tax,
            order.shipping_incl_tax,
            order.status,
            sorted(order.lines.values_list("product_id", "quantity", "status")),
        )
        for order in group.orders.order_by("pk")
    ]
    assert facts == [
        (
            f"{group.number}-1",
            shop.pk,
            158_000,
            8_000,
            settings.AWAITING_PAYMENT,
            [(first.pk, 2, settings.AWAITING_PAYMENT), (third.pk, 2, settings.AWAITING_PAYMENT)],
        ),
        (f"{group.number}-2", second.stockrecords.get().partner_id, 370_000, 0, settings.AWAITING_ANSWER, [(second.pk, 2, settings.AWAITING_ANSWER)]),
    ]
    assert group.number == f"{settings.ORDER_NUMBER_PREFIX}-{1000 + group.pk}"
    assert set(StockRecord.objects.values_list("num_in_stock", "num_allocated")) == {(5, 2)}
    assert Basket.objects.get(pk=basket.pk).status == Basket.SUBMITTED


def test_one_short_shop_stops_everything_and_says_what() -> None:
    plenty, short = make_product(stock=5), make_product(stock=2, title="Bika Ambon")
    basket = make_basket(plenty, short, quantity=2)
    StockRecord.objects.filter(product=short).update(num_allocated=1)
    with pytest.raises(CannotPlace) as refusal:
        place_orders(basket, make_buyer(), _choices(plenty, short), uuid4())
    assert refusal.value.problems == ["Stok Bika Ambon tinggal 1. Kurangi jumlahnya."]
    StockRecord.objects.filter(product=short).update(num_allocated=0)
    assert _nothing_happened(basket)


def test_price_is_compared_again_inside_the_transaction() -> None:
    product = make_product(price=175_000, title="Kemeja")
    basket = make_basket(product)
    StockRecord.objects.filter(product=product).update(price=185_000)
    with pytest.raises(CannotPlace, match=r"Harga Kemeja dulu Rp175\.000, sekarang Rp185\.000"):
        place_orders(basket, make_buyer(), _choices(product), uuid4())
    assert _nothing_happened(basket)


def test_new_courier_charge_is_asked_about() -> None:
    product = make_product(price=10_000)
    shop = product.stockrecords.get().partner
    area = shop.courier_areas.create(region=make_region(), charge=4_000)
    basket, choices = make_basket(product), _choices(product, choice=Choice("antar", "transfer"))
    area.charge = 9_000
    area.save()
    with pytest.raises(CannotPlace, match="Jumlahnya berubah"):
        place_orders(basket, make_buyer(), choices, uuid4(), agreed=Decimal(14_000))
    assert _nothing_happened(basket)
    group = place_orders(basket, make_buyer(), choices, uuid4(), agreed=Decimal(19_000))
    assert group.orders.get().total_incl_tax == 19_000


def test_same_key_returns_what_the_first_press_made() -> None:
    product = make_product(stock=5)
    basket, key = make_basket(product), uuid4()
    first = place_orders(basket, make_buyer(), _choices(product), key)
    assert place_orders(basket, make_buyer(), _choices(product), key) == first
    assert Order.objects.count() == 1
    assert product.stockrecords.get().num_allocated == 1


def test_ordered_basket_is_not_ordered_again_under_another_key() -> None:
    product = make_product(stock=5)
    basket = make_basket(product)
    stale = Basket.objects.get(pk=basket.pk)
    stale.strategy = basket.strategy
    place_orders(basket, make_buyer(), _choices(product), uuid4())
    with pytest.raises(CannotPlace):
        place_orders(stale, make_buyer(), _choices(product), uuid4())
    assert Order.objects.count() == 1


@pytest.mark.parametrize("choice", [Choice("antar", "transfer"), Choice("ambil", "kartu"), Choice("terbang", "transfer"), Choice("", "")])
def test_choice_that_is_not_possible_orders_nothing(choice: Choice) -> None:
    """No courier goes there; no such way exists; nothing was chosen."""
    product = make_product()
    basket = make_basket(product)
    with pytest.raises(CannotPlace, match="Pilih lagi cara"):
        place_orders(basket, make_buyer(), _choices(product, choice=choice), uuid4())
    assert _nothing_happened(basket)


def test_kelurahan_outside_the_courier_area_is_refused_and_inside_is_not() -> None:
    product = make_product()
    product.stockrecords.get().partner.courier_areas.create(region=make_region("12.71.01.1001"), charge=4_000)
    choices = _choices(product, choice=Choice("antar", "transfer"))
    # 12.71.01.10011 would begin with the same letters: only whole parts of a code count.
    for code, name in (("12.71.01.1002", "Sei Rengas"), ("12.71.011", "Palsu")):
        outside = make_buyer(kelurahan=make_region(code, name))
        with pytest.raises(CannotPlace):
            place_orders(make_basket(product), outside, choices, uuid4())
    assert place_orders(make_basket(product), make_buyer(), choices, uuid4()).orders.get().shipping_incl_tax == 4_000


@pytest.mark.parametrize("status", [Partner.Status.SUSPENDED, Partner.Status.REJECTED, Partner.Status.REGISTERED])
def test_shop_that_is_not_open_to_the_public_takes_no_order(status: str) -> None:
    product = make_product()
    basket = make_basket(product)
    Partner.objects.filter(stockrecords__product=product).update(status=status)
    with pytest.raises(CannotPlace, match="tidak dijual lagi"):
        place_orders(basket, make_buyer(), _choices(product), uuid4())
    assert _nothing_happened(basket)


def test_each_order_keeps_an_address_of_its_own() -> None:
    first, second = make_product(), make_product()
    for product in (first, second):
        product.stockrecords.get().partner.courier_areas.create(region=make_region(), charge=4_000)
    group = place_orders(make_basket(first, second), make_buyer(rt="003"), _choices(first, second, choice=Choice("antar", "transfer")), uuid4())
    addresses = [order.shipping_address for order in group.orders.all()]
    assert len({address.pk for address in addresses}) == 2
    assert {(address.kelurahan_id, address.rt, address.line1) for address in addresses} == {("12.71.01.1001", "003", "Jalan Melati 12")}
