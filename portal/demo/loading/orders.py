"""A few weeks of orders, so that the numbers and the seller's day are not empty. They go through the same actions as everybody's."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils import timezone
from oscar.apps.partner.strategy import Selector

from portal.accounts.models import User
from portal.demo.buyers import DemoBuyer, buyers
from portal.demo.loading.accounts import account_of
from portal.demo.logins import LOGINS
from portal.notifications.models import InboxItem
from portal.regions.models import Region
from shop.basket import actions as basket_actions
from shop.basket.models import Basket
from shop.catalogue.models import Product
from shop.catalogue.sizes import split_sizes
from shop.gateways import CASH, GATEWAYS
from shop.order import actions
from shop.order.actors import CLOCK, Actor, buyer, seller
from shop.order.models import Order, OrderGroup
from shop.order.notices import thing_of_order
from shop.order.parcels import ParcelDetails, record_parcel
from shop.order.placement import Buyer, Choice, place_orders
from shop.order.recording import Agreement, Piece, record_order
from shop.partner.models import Partner
from shop.partner.queries import public_shops
from shop.shipping.delivery import Load, deliveries

SELLING = 148  # shops with a finished order in the last month; the others wait for their first
OPEN_FOR_DEMO = ("transfer", "qris", "said", "paid", "ambil", "handed")
"""What waits on the first demo seller's screen."""
DELIVERIES = {"paid": "antar", "handed": "paket"}
"""How the orders in these states go out; the others are fetched."""
ASKED = "buyer-0"
"""The demo buyer's order about which the seller was asked something."""
DISPUTED = "buyer-3"
"""The demo buyer's order that is complained about."""
RESI = ParcelDetails(service="jne", number="CGK0000012345")


def load_orders() -> int:
    """Make the missing demo orders; returns how many. An order is known by the key of its group."""
    made = 0
    people = buyers()
    shops = list(public_shops().filter(stockrecords__isnull=False).distinct().order_by("pk"))
    demo_shops = shops[:2]
    for place, shop in enumerate(shops[:SELLING]):
        made += order_once(f"finished-{place}", shop, people[place % len(people)], "complete", days_ago=1 + place % 25)
    for shop in demo_shops:
        for place, state in enumerate(OPEN_FOR_DEMO):
            made += order_once(f"open-{shop.code}-{place}", shop, people[(place + 3) % len(people)], state, hours_ago=2 + place)
        made += _recorded(shop, people[1])
    buyer = next(login for login in LOGINS if login.role is None)
    mine = ((0, "transfer", 5), (1, "complete", 5), (0, "qris", 9), (0, "received", 30))
    for place, (which, state, hours) in enumerate(mine):
        if which < len(demo_shops):
            made += order_once(f"buyer-{place}", demo_shops[which], people[0], state, hours_ago=hours, user=account_of(buyer))
    return made


def key_of(name: str) -> UUID:
    """The key of a demo order's group."""
    return uuid5(NAMESPACE_URL, f"demo-order-{name}")


@transaction.atomic
def order_once(
    name: str, shop: Partner, person: DemoBuyer, state: str, days_ago: int = 0, hours_ago: int = 0, user: User | None = None, of: Product | None = None
) -> int:
    key = key_of(name)
    if OrderGroup.objects.filter(key=key).exists():
        return 0
    chance = random.Random(name)  # noqa: S311  the same city every time
    free = list(Product.objects.filter(stockrecords__partner=shop, stockrecords__num_in_stock__gt=F("stockrecords__num_allocated") + 3).order_by("pk"))
    free = (
        [of]
        if of
        else free or list(Product.objects.filter(stockrecords__partner=shop, stockrecords__num_in_stock__gt=3, stockrecords__num_allocated=None).order_by("pk"))
    )
    if not free:
        return 0
    basket = Basket(owner=user)
    basket.strategy = Selector().strategy()
    for product in chance.sample(free, min(len(free), chance.choice((1, 1, 2)))):
        sizes = split_sizes(product.sizes)
        basket_actions.add(basket, product, 1, chance.choice(sizes) if sizes else "")
    address = _buyer(person, user)
    possible = {way.code for way in deliveries(shop, address.kelurahan, Load(Decimal(0), 0)) if not way.refusal}
    wanted = DELIVERIES.get(state, "ambil")
    delivery = wanted if wanted in possible else "ambil"
    group = place_orders(basket, address, {shop.pk: Choice(delivery, state if state in GATEWAYS else "transfer")}, key, user)
    for order in group.orders.all():
        placed = timezone.now() - timedelta(days=days_ago, hours=hours_ago)
        Order.objects.filter(pk=order.pk).update(date_placed=placed)
        _advance(order, state, placed + timedelta(hours=1))
        if state == "handed" and delivery == "paket":
            record_parcel(order, RESI, actor=None, is_news=False)
        InboxItem.objects.filter(thing=thing_of_order(order)).update(created_at=placed)
    return 1


def _recorded(shop: Partner, person: DemoBuyer) -> int:
    """An order from the telephone, fetched and paid, as the seller wrote it down."""
    key = uuid5(NAMESPACE_URL, f"demo-order-recorded-{shop.code}")
    record = shop.stockrecords.filter(num_in_stock__gt=Coalesce(F("num_allocated"), 0) + 3).select_related("product").order_by("pk").first()
    if record is None or OrderGroup.objects.filter(key=key).exists():
        return 0
    agreed = Agreement(person.name, CASH, is_paid=True, is_handed_over=True, phone=person.phone)
    record_order(shop, [Piece(record.product, 1, record.price, next(iter(split_sizes(record.product.sizes)), ""))], agreed, key, seller(None))
    return 1


def _advance(order: Order, state: str, moment: datetime) -> None:
    """Take the order to a state, as its seller, its buyer and the clock would have."""
    leaves = actions.hand_over if order.shipping_address_id else actions.make_ready
    paid, left = (actions.confirm_payment, seller(None)), (leaves, seller(None))
    steps: dict[str, tuple[tuple[Callable[..., Order], Actor], ...]] = {
        "said": ((actions.say_paid, buyer(None)),),
        "paid": (paid,),
        "handed": (paid, left),
        "received": (paid, left, (actions.receive, buyer(None))),
        "complete": (paid, left, (actions.receive, buyer(None)), (actions.complete, CLOCK)),
    }
    for step, actor in steps.get(state, ()):
        step(order, actor, moment)


def _buyer(person: DemoBuyer, user: User | None) -> Buyer:
    return Buyer(
        name=user.get_full_name() if user else person.name,
        phone=user.phone or person.phone if user else person.phone,
        kelurahan=Region.objects.select_related("parent").get(code=person.kelurahan),
        street=person.street,
        rt=person.rt,
        rw=person.rw,
        landmark=person.landmark,
    )
