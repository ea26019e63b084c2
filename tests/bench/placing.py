"""One process that places orders, for `make bench`: `python -m tests.bench.placing ours|oscar`. It does what its standard input says, a line each
(`migrate`, `goods`, `fill N`, `rush N`, `place`, `audit`), and answers each with a line of JSON. DATABASE_URL and DJANGO_SETTINGS_MODULE are its world.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from decimal import Decimal
from io import StringIO
from typing import Any
from uuid import uuid4

SHOPS, STOCK, RUSH_STOCK = 20, 100_000, 900


class Ours:
    """Two-shop baskets by courier, through the real placement: history, mails and lists inside."""

    def goods(self) -> None:
        from portal.accounts.roles import SELLER
        from tests.factories.shop import make_product, make_region, make_shop, make_user

        for number in range(SHOPS + 2):  # the last two are for the rush
            shop = make_shop(make_user(SELLER, email=f"toko{number}@contoh.id"))
            shop.courier_areas.create(region=make_region(), charge=8_000)
            make_product(shop, stock=STOCK if number < SHOPS else RUSH_STOCK)

    def fill(self, number: int) -> Any:
        products = self._products()
        return self._basket(products[number % SHOPS], products[(number + 7) % SHOPS])

    def rush(self, number: int) -> Any:
        """The same two shops for everybody, every second time the other way round."""
        pair = self._products()[SHOPS:]
        return self._basket(*(pair if number % 2 else reversed(pair)))

    def _basket(self, *products: Any) -> Any:
        from tests.factories.orders import make_basket, make_buyer

        self.buyer = make_buyer(email="rina@contoh.id")
        basket = make_basket(*products)
        return basket.pk, list(basket.lines.values_list("stockrecord__partner_id", flat=True))

    def place(self, basket_of_shops: Any) -> None:
        from oscar.apps.partner.strategy import Selector

        from shop.basket.models import Basket
        from shop.order.placement import Choice, place_orders

        pk, shops = basket_of_shops
        basket = Basket.objects.get(pk=pk)
        basket.strategy = Selector().strategy()
        place_orders(basket, self.buyer, {shop: Choice("antar", "transfer") for shop in shops}, uuid4())

    def audit(self) -> list[str]:
        from shop.order.audit import faults

        return [line for _check, line in faults()]

    def _products(self) -> list[Any]:
        from shop.catalogue.models import Product

        return list(Product.objects.order_by("pk"))


class Oscar:
    """One-shop baskets to an address, by Oscar's own code, without its mails."""

    def goods(self) -> None:
        from oscar.core.loading import get_model

        kind = get_model("catalogue", "ProductClass").objects.create(name="Barang")
        get_model("address", "Country").objects.create(iso_3166_1_a2="ID", printable_name="Indonesia", name="INDONESIA", is_shipping_country=True)
        for number in range(SHOPS):
            shop = get_model("partner", "Partner").objects.create(name=f"Toko {number}")
            product = get_model("catalogue", "Product").objects.create(product_class=kind, title=f"Barang {number}")
            record = {"partner_sku": str(number), "price": Decimal(10_000), "num_in_stock": STOCK}
            get_model("partner", "StockRecord").objects.create(product=product, partner=shop, **record)

    def fill(self, number: int) -> Any:
        from oscar.apps.partner.strategy import Selector
        from oscar.core.loading import get_model

        basket = get_model("basket", "Basket")()
        basket.strategy = Selector().strategy()
        basket.add_product(get_model("catalogue", "Product").objects.order_by("pk")[number % SHOPS])
        return basket.pk

    def place(self, pk: Any) -> None:
        from django.db import transaction
        from oscar.apps.checkout.calculators import OrderTotalCalculator
        from oscar.apps.order.utils import OrderCreator
        from oscar.apps.partner.strategy import Selector
        from oscar.apps.shipping.methods import Free
        from oscar.core.loading import get_model

        basket = get_model("basket", "Basket").objects.get(pk=pk)
        basket.strategy = Selector().strategy()
        method = Free()
        charge = method.calculate(basket)
        with transaction.atomic():
            country = get_model("address", "Country").objects.get(iso_3166_1_a2="ID")
            where = {"first_name": "Rina Lubis", "line1": "Jalan Melati 12", "line2": "Pasar Baru", "postcode": "20212", "country": country}
            address = get_model("order", "ShippingAddress").objects.create(**where)
            total = OrderTotalCalculator().calculate(basket, charge)
            OrderCreator().place_order(basket, total, method, charge, shipping_address=address, status="awaiting_payment", guest_email="rina@contoh.id")
            basket.submit()


def main(side: str) -> None:
    """Read, do, answer, until nothing more comes."""
    import django

    django.setup()
    from django.core.management import call_command

    world: Any = {"ours": Ours, "oscar": Oscar}[side]()
    baskets: list[Any] = []
    for line in sys.stdin:
        word, *numbers = line.split()
        answer: object = None
        if word == "migrate":
            call_command("migrate", verbosity=0, stdout=StringIO())
        elif word in ("fill", "rush"):
            baskets = [getattr(world, word)(number) for number in range(int(numbers[0]))]
        elif word == "place":
            answer = _place_all(world, baskets)
        else:
            answer = getattr(world, word)()
        print(json.dumps(answer), flush=True)  # noqa: T201


def _place_all(world: Any, baskets: list[Any]) -> Counter[str]:
    """How many were placed, and how many refused or ended by the database, such as in a deadlock, by name. Anything else ends this process with its
    trace, and the bench with it."""
    from django.db import DatabaseError

    from shop.order.exceptions import CannotPlace

    outcomes = Counter[str]()
    for basket in baskets:
        try:
            world.place(basket)
            outcomes["placed"] += 1
        except (CannotPlace, DatabaseError) as problem:
            outcomes[type(problem).__name__] += 1
    return outcomes


if __name__ == "__main__":
    main(sys.argv[1])
