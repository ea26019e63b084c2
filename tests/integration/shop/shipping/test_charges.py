"""What delivery costs: one rule for the product page, the checkout and the order."""

import random
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from portal.regions.models import Region
from shop.basket.groups import groups_of
from shop.catalogue.detail import estimate, shown_records
from shop.checkout.forms import ShopChoices
from shop.order.models import Order
from shop.order.placement import Choice, place_orders
from shop.partner.models import Partner
from shop.shipping.delivery import COURIER, PARCEL, PICKUP, Load, deliveries
from tests.factories.orders import ADDRESS, make_basket, make_buyer, press_order
from tests.factories.shop import make_product, make_region, make_shop

pytestmark = pytest.mark.django_db
FAR = "33.24.01.2001"


def way(shop: Partner, code: str, *, goods: int = 50_000, grams: int = 500, kelurahan: Region | None = None) -> Any:
    found = deliveries(shop, kelurahan or make_region(), Load(Decimal(goods), grams))
    return next(delivery for delivery in found if delivery.code == code)


def far_away() -> Region:
    make_region()
    for code, name in (("33", "Jawa Tengah"), ("33.24", "Kabupaten Kendal"), ("33.24.01", "Plantungan"), (FAR, "Tirtomulyo")):
        Region.objects.get_or_create(
            code=code, defaults={"name": name, "level": code.count("."), "parent_id": code.rpartition(".")[0] or None, "postcode": "51362"}
        )
    return Region.objects.get(code=FAR)


@pytest.mark.parametrize(("grams", "charge"), [(0, 8_000), (1, 8_000), (1_000, 8_000), (1_001, 10_000), (2_000, 10_000), (2_001, 12_000), (5_500, 18_000)])
def test_each_kilogram_that_is_begun_after_the_first_costs_more(grams: int, charge: int) -> None:
    shop = make_shop()
    shop.courier_areas.create(region=make_region(), charge=8_000, per_kg=2_000)
    assert way(shop, COURIER, grams=grams).charge == charge


def test_without_a_charge_by_weight_a_heavy_load_costs_the_same() -> None:
    shop = make_shop()
    shop.courier_areas.create(region=make_region(), charge=8_000)
    assert way(shop, COURIER, grams=90_000).charge == 8_000


def test_goods_without_a_weight_count_as_the_shops_usual_one() -> None:
    shop = make_shop(usual_weight=700)
    shop.courier_areas.create(region=make_region(), charge=8_000, per_kg=1_000)
    (part,) = groups_of(make_basket(make_product(shop, weight=0), make_product(shop, weight=100), quantity=2))
    assert part.load == Load(Decimal(40_000), 1_600)
    assert ShopChoices(part, make_buyer(), None).deliveries[0].charge == 9_000


def test_free_from_the_amount_on_and_not_one_rupiah_earlier() -> None:
    shop = make_shop(courier_free_from=100_000, parcel_charge=25_000, parcel_free_from=200_000)
    shop.courier_areas.create(region=make_region(), charge=8_000, per_kg=2_000)
    assert [way(shop, COURIER, goods=goods, grams=3_000).charge for goods in (99_999, 100_000)] == [12_000, 0]
    assert [way(shop, PARCEL, goods=goods).charge for goods in (199_999, 200_000)] == [25_000, 0]
    assert "Gratis mulai belanja Rp100.000." in way(shop, COURIER, goods=50_000).hint
    assert "Gratis karena belanja mencapai Rp100.000." in way(shop, COURIER, goods=100_000).hint


def test_a_parcel_goes_anywhere_in_indonesia_and_only_where_the_shop_sends_some() -> None:
    sends, brings = make_shop(parcel_charge=25_000), make_shop()
    kendal = far_away()
    assert [(found.code, found.charge, bool(found.refusal)) for found in deliveries(sends, kendal, Load(Decimal(1), 1))] == [
        (PARCEL, 25_000, False),
        (PICKUP, 0, False),
        (COURIER, 0, True),
    ]
    assert [found.code for found in deliveries(brings, kendal, Load(Decimal(1), 1))] == [PICKUP, COURIER]


def test_a_parcel_for_nothing_is_an_offer_too() -> None:
    assert way(make_shop(parcel_charge=0), PARCEL).charge == 0


def test_two_shops_in_one_basket_show_their_own_ways_and_costs(client: Client) -> None:
    brings, sends = make_shop(pickup=False), make_shop(parcel_charge=25_000)
    brings.courier_areas.create(region=make_region(), charge=8_000, per_kg=2_000)
    for product in (make_product(brings, weight=2_500), make_product(sends)):
        client.post(f"/keranjang/tambah/{product.pk}/")
    client.post("/checkout/alamat/", ADDRESS)
    shops = client.get("/checkout/kirim/").context["shops"]
    offered = [[(found.code, int(found.charge)) for found in shop.deliveries if not found.refusal] for shop in shops]
    assert offered == [[(COURIER, 12_000)], [(PARCEL, 25_000), (PICKUP, 0)]]


def test_a_parcel_carries_its_address_and_charge_to_the_order(client: Client) -> None:
    shop = make_shop(parcel_charge=25_000)
    far_away()
    client.post(f"/keranjang/tambah/{make_product(shop, price=40_000).pk}/")
    client.post("/checkout/alamat/", ADDRESS | {"kelurahan": FAR})
    client.post("/checkout/kirim/", {f"kirim-{shop.pk}": PARCEL, f"bayar-{shop.pk}": "transfer"})
    press_order(client)
    order = Order.objects.get()
    assert (order.shipping_code, order.shipping_incl_tax, order.total_incl_tax) == (PARCEL, 25_000, 65_000)
    assert order.shipping_address.place == "Tirtomulyo, Plantungan, Kabupaten Kendal, Jawa Tengah 51362"


def _random_shop(chance: random.Random) -> Partner:
    """Any mix of ways; pickup always, so that something is possible."""
    shop = make_shop(
        usual_weight=chance.choice((200, 500, 1_500)),
        courier_free_from=chance.choice((None, 60_000, 150_000)),
        parcel_charge=chance.choice((None, 0, 22_500)),
        parcel_free_from=chance.choice((None, 90_000)),
    )
    for code in chance.sample(["12.71.01", "12.71.01.1001", "12.71.01.1002"], chance.randint(0, 3)):
        shop.courier_areas.create(
            region=make_region(code) if code.count(".") == 3 else make_region().parent,
            charge=chance.randrange(0, 20_000, 500),
            per_kg=chance.choice((0, 1_500)),
        )
    return shop


@pytest.mark.parametrize("seed", range(25))
def test_the_charges_of_all_orders_are_the_charges_that_were_shown(seed: int) -> None:
    """SH-02: whatever the shops, weights and ways, each shop's charge reaches its own order, and nothing is lost or counted twice."""
    chance = random.Random(seed)
    make_region("12.71.01.1002")
    goods = [
        make_product(_random_shop(chance), price=chance.randrange(1_000, 90_000, 500), weight=chance.choice((0, 300, 2_600)))
        for _ in range(chance.randint(1, 4))
    ]
    basket = make_basket(*goods, quantity=chance.randint(1, 3))
    buyer = make_buyer(kelurahan=Region.objects.get(code=chance.choice(("12.71.01.1001", "12.71.01.1002"))))
    shown = {
        part.shop.pk: (part.total, chance.choice([way for way in ShopChoices(part, buyer, None).deliveries if not way.refusal])) for part in groups_of(basket)
    }
    choices = {shop: Choice(delivery.code, "transfer") for shop, (_goods, delivery) in shown.items()}
    seen = sum(total + delivery.charge for total, delivery in shown.values())
    group = place_orders(basket, buyer, choices, uuid4(), agreed=seen)
    orders = list(group.orders.all())
    assert {order.partner_id: (order.shipping_code, order.shipping_incl_tax) for order in orders} == {
        shop: (delivery.code, delivery.charge) for shop, (_goods, delivery) in shown.items()
    }
    assert all(
        order.total_incl_tax == shown[order.partner_id][0] + order.shipping_incl_tax == order.basket_total_incl_tax + order.shipping_incl_tax
        for order in orders
    )
    assert sum(order.shipping_incl_tax for order in orders) == sum(delivery.charge for _goods, delivery in shown.values())


@pytest.mark.parametrize("seed", range(20))
def test_the_product_page_says_what_checkout_says(seed: int) -> None:
    chance = random.Random(1_000 + seed)
    make_region("12.71.01.1002")
    product = make_product(_random_shop(chance), price=chance.randrange(1_000, 200_000, 500), weight=chance.choice((0, 300, 1_000, 2_600)))
    for code in ("12.71.01.1001", "12.71.01.1002", far_away().code):
        kelurahan = Region.objects.get(code=code)
        (part,) = groups_of(make_basket(product))
        estimated = estimate(shown_records().get(product=product), kelurahan)
        assert estimated == ShopChoices(part, make_buyer(kelurahan=kelurahan), None).deliveries
