"""From one basket to one order per shop, in one transaction, under stock locks."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from oscar.core import prices
from oscar.core.loading import get_model

from portal.accounts.models import User
from portal.regions.models import Region
from portal.regions.places import ancestors
from shop.basket.groups import Group, groups_of
from shop.basket.models import Basket
from shop.gateways import GATEWAYS
from shop.gateways.base import Gateway
from shop.order.actions import note_event
from shop.order.actors import buyer as by_buyer
from shop.order.clocks import times
from shop.order.creator import SliceOrderCreator
from shop.order.exceptions import CannotPlace
from shop.order.models import Order, OrderGroup, ShippingAddress
from shop.order.notices import tell_placed
from shop.order.steps import PLACED
from shop.order.unique_amounts import discount_for, hold_shops
from shop.partner.exceptions import OutOfStock
from shop.partner.models import StockRecord
from shop.shipping.delivery import PICKUP, ChosenDelivery, Delivery, deliveries


@dataclass(frozen=True)
class Buyer:
    """Who orders and where it goes. `phone` is E.164; RT and RW are three digits or empty; without a `postcode` the kelurahan's own is used."""

    name: str
    phone: str
    kelurahan: Region
    street: str
    postcode: str = ""
    rt: str = ""
    rw: str = ""
    landmark: str = ""
    email: str = ""
    note: str = ""


@dataclass(frozen=True)
class Choice:
    """How one shop's part is delivered and paid: codes of shop.shipping.delivery and shop.gateways."""

    delivery: str
    payment: str


class ShopSlice:
    """One shop's lines of a basket, looking to Oscar's order creator like a whole basket."""

    offer_applications: tuple[()] = ()

    def __init__(self, basket: Basket, lines: list[Any]) -> None:
        self.basket, self._lines = basket, lines
        self.vouchers = basket.vouchers.none()
        self.is_empty = not lines

    def all_lines(self) -> list[Any]:
        return self._lines


def place_orders(basket: Basket, buyer: Buyer, choices: dict[int, Choice], key: UUID, user: User | None = None, agreed: Decimal | None = None) -> OrderGroup:
    """Place one order per shop of the basket; `choices` is by shop id. The same `key` again returns what the first press made.

    `agreed` is the sum in rupiah that the buyer saw on the button's page: another sum, such as after a new courier charge, is asked about first. Only a
    unique amount (unique_amounts.py) may make it a few rupiah less.
    Raises CannotPlace, with nothing ordered, when a shop is short, a price moved, goods were hidden, or a choice is not possible.
    """
    try:
        with transaction.atomic():
            group, is_new = OrderGroup.objects.get_or_create(key=key)
            if is_new:
                _place(group, basket, buyer, choices, user, agreed)
    except OutOfStock as short:
        line = next((line for line in basket.lines.select_related("product") if line.product_id == short.product_id), None)
        title = line.product.title if line else ""
        raise CannotPlace([_("Stok %(title)s baru saja berkurang dan tidak cukup lagi.") % {"title": title}]) from short
    return group


def _place(group: OrderGroup, basket: Basket, buyer: Buyer, choices: dict[int, Choice], user: User | None, agreed: Decimal | None) -> None:
    _lock(basket)
    groups = groups_of(basket)
    _check(groups)
    hold_shops(part.shop for part in groups if (way := _way(choices.get(part.shop.pk))) and way.marks_amount(part.shop))
    orders = [
        _place_one(f"{group.number}-{position}", group, basket, part, buyer, choices.get(part.shop.pk), user) for position, part in enumerate(groups, start=1)
    ]
    group.total = sum((order.total_incl_tax for order in orders), Decimal(0))
    if agreed is not None and group.total + sum(order.unique_discount for order in orders) != agreed:
        raise CannotPlace([_("Jumlahnya berubah sejak Anda memeriksa. Lihat lagi, lalu tekan tombol sekali lagi.")])
    group.save(update_fields=["total"])
    basket.submit()
    tell_placed([order.pk for order in orders])


def _lock(basket: Basket) -> None:
    """Hold the basket, then all stock of all its shops in key order: two baskets with the same shops the other way round would else wait for each
    other for ever. Nobody changes a key, so others may still put the same goods into their baskets meanwhile (no_key)."""
    locked = Basket.objects.select_for_update(of=("self",)).filter(pk=basket.pk, status=Basket.OPEN).first()
    if locked is None:
        raise CannotPlace([_("Keranjang Anda kosong.")])
    record_ids = list(basket.lines.values_list("stockrecord_id", flat=True))
    list(StockRecord.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=record_ids).order_by("pk"))


def _check(groups: list[Group]) -> None:
    if not groups:
        raise CannotPlace([_("Keranjang Anda kosong.")])
    problems = [problem for part in groups for problem in part.problems]
    if problems:
        raise CannotPlace(problems)


def _place_one(number: str, group: OrderGroup, basket: Basket, part: Group, buyer: Buyer, choice: Choice | None, user: User | None) -> Order:
    delivery = _delivery(part, buyer.kelurahan, choice)
    way = _way(choice)
    if way is None or way.refusal(part.shop, delivery.code):
        raise CannotPlace([_("Pilih lagi cara bayar untuk %(shop)s.") % {"shop": part.shop}])
    placed = timezone.now()
    deadline, remind_at = times(way.initial_status, placed)
    discount = discount_for(part.shop, way.code, part.total, part.total + delivery.charge) if way.marks_amount(part.shop) else Decimal(0)
    total = part.total + delivery.charge - discount
    order: Order = SliceOrderCreator().place_order(
        basket=ShopSlice(basket, [line.line for line in part.lines]),
        total=prices.Price(currency="IDR", excl_tax=total, incl_tax=total),
        shipping_method=ChosenDelivery(delivery),
        shipping_charge=prices.Price(currency="IDR", excl_tax=delivery.charge, incl_tax=delivery.charge, tax_code=None),
        user=user,
        shipping_address=_address(buyer) if delivery.code != PICKUP else None,
        order_number=number,
        status=way.initial_status,
        group=group,
        partner=part.shop,
        buyer_name=buyer.name,
        buyer_phone=buyer.phone,
        guest_email=buyer.email,
        note=buyer.note,
        payment_method=way.code,
        unique_discount=discount,
        date_placed=placed,
        deadline=deadline,
        remind_at=remind_at,
    )
    note_event(order, PLACED, by_buyer(user), placed)
    return order


def _way(choice: Choice | None) -> Gateway | None:
    return GATEWAYS.get(choice.payment) if choice else None


def _delivery(part: Group, kelurahan: Region, choice: Choice | None) -> Delivery:
    """The chosen way with today's charge; a choice that is not possible (any more) stops everything."""
    found: Iterable[Delivery] = deliveries(part.shop, kelurahan, part.load)
    for delivery in found:
        if choice and delivery.code == choice.delivery and not delivery.refusal:
            return delivery
    raise CannotPlace([_("Pilih lagi cara kirim untuk %(shop)s.") % {"shop": part.shop}])


def _address(buyer: Buyer) -> ShippingAddress:
    """A row of its own for each order: one shop's order must not lead to another's."""
    district, city, province = (*(region.name for region in ancestors(buyer.kelurahan)), "", "", "")[:3]
    country, _made = get_model("address", "Country").objects.get_or_create(
        iso_3166_1_a2="ID",
        defaults={"printable_name": "Indonesia", "name": "INDONESIA", "iso_3166_1_a3": "IDN", "iso_3166_1_numeric": "360", "is_shipping_country": True},
    )
    return ShippingAddress.objects.create(
        first_name=buyer.name,
        line1=buyer.street,
        line2=str(buyer.kelurahan),
        line3=district,
        line4=city,
        state=province,
        postcode=buyer.postcode or buyer.kelurahan.postcode,
        country=country,
        phone_number=buyer.phone,
        kelurahan=buyer.kelurahan,
        rt=buyer.rt,
        rw=buyer.rw,
        landmark=buyer.landmark,
    )
