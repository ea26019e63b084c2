"""How goods reach the buyer: fetched at the shop, brought by the shop's own courier to the areas it named, or sent as a parcel anywhere in Indonesia.

One rule book: the product page's estimate, the checkout and the order ask `deliveries` and nothing else, so that all three say the same rupiah.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from oscar.apps.shipping import methods
from oscar.core import prices

from portal.clock import clock
from portal.regions.models import Region
from shop.money import rupiah
from shop.partner.models import CourierArea, Partner

PICKUP, COURIER, PARCEL = "ambil", "antar", "paket"
FIRST_KILO = 1000  # gram; an area's charge holds them


@dataclass(frozen=True)
class Load:
    """What one shop sends in one go: the price of its goods in rupiah and their weight in gram."""

    goods: Decimal
    grams: int


@dataclass(frozen=True)
class Delivery:
    """One choice for one shop. `charge` is whole rupiah; `refusal` says why it cannot be chosen, or is empty."""

    code: str
    label: str
    hint: str
    charge: Decimal = Decimal(0)
    refusal: str = ""


def load(shop: Partner, pieces: Iterable[tuple[Any, int, Decimal]]) -> Load:
    """The load of (product, how many, price of one): goods without a weight count as the shop's usual one."""
    goods, grams = Decimal(0), 0
    for product, quantity, price in pieces:
        goods += price * quantity
        grams += (product.weight or shop.usual_weight) * quantity
    return Load(goods, grams)


def deliveries(shop: Partner, kelurahan: Region | None, burden: Load) -> list[Delivery]:
    """The ways of a shop to a destination for a load: the possible ones first, the others with their reason. Reads shop.courier_areas."""
    ways = [_courier(shop, kelurahan, burden), *([_parcel(shop, kelurahan, burden)] if shop.parcel_charge is not None else []), _pickup(shop)]
    return sorted(ways, key=lambda way: bool(way.refusal))


def _pickup(shop: Partner) -> Delivery:
    place = ", ".join(part for part in (shop.street, str(shop.kelurahan or "")) if part)
    hours = f"{shop.days}, {shop.opens:%H.%M} sampai {clock(shop.closes)}" if shop.opens and shop.closes else shop.days
    refusal = "" if shop.pickup else _("Toko ini tidak melayani ambil sendiri.")
    return Delivery(PICKUP, _("Ambil di toko"), ". ".join(part for part in (place, hours) if part), refusal=refusal)


def _courier(shop: Partner, kelurahan: Region | None, burden: Load) -> Delivery:
    label = _("Diantar toko")
    area = covering_area(shop.courier_areas.all(), kelurahan.code) if kelurahan else None
    if area is None:
        where = str(kelurahan) if kelurahan else _("alamat Anda")
        return Delivery(COURIER, label, "", refusal=_("Toko ini belum mengantar ke %(place)s.") % {"place": where})
    hint = _("Ke %(place)s") % {"place": kelurahan}
    if _is_free(shop.courier_free_from, burden):
        return Delivery(COURIER, label, f"{hint}. {_free_words(shop.courier_free_from)}")
    more = started_kilos(burden.grams) if area.per_kg else 0
    if more:
        hint += _(", %(kilos)s kg: %(first)s untuk kg pertama, lalu %(further)s tiap kg") % {
            "kilos": more + 1,
            "first": rupiah(area.charge),
            "further": rupiah(area.per_kg),
        }
    return Delivery(COURIER, label, _with_offer(hint, shop.courier_free_from), charge=area.charge + area.per_kg * more)


def _parcel(shop: Partner, kelurahan: Region | None, burden: Load) -> Delivery:
    """Flat, wherever in Indonesia it goes; without a destination there is nothing to send to, but the sum is known."""
    hint = _("Dengan jasa kirim ke %(place)s, ada nomor resi") % {"place": kelurahan or _("seluruh Indonesia")}
    if _is_free(shop.parcel_free_from, burden):
        return Delivery(PARCEL, _("Kirim paket"), f"{hint}. {_free_words(shop.parcel_free_from)}")
    return Delivery(PARCEL, _("Kirim paket"), _with_offer(hint, shop.parcel_free_from), charge=shop.parcel_charge or Decimal(0))


def _is_free(free_from: Decimal | None, burden: Load) -> bool:
    return free_from is not None and burden.goods >= free_from


def _free_words(free_from: Decimal | None) -> str:
    return _("Gratis karena belanja mencapai %(amount)s.") % {"amount": rupiah(free_from or 0)}


def _with_offer(hint: str, free_from: Decimal | None) -> str:
    return f"{hint}. " + _("Gratis mulai belanja %(amount)s.") % {"amount": rupiah(free_from)} if free_from is not None else hint


def started_kilos(grams: int) -> int:
    """How many kilograms are begun after the first: 1,000 g are none, 1,001 g one, 2,001 g two."""
    return max(0, -(-(grams - FIRST_KILO) // 1000))


def covering_area(areas: Iterable[CourierArea], kelurahan: str) -> CourierArea | None:
    """The narrowest area that holds the kelurahan's code: the kelurahan itself before its kecamatan."""
    fitting = [area for area in areas if kelurahan == area.region_id or kelurahan.startswith(f"{area.region_id}.")]
    return max(fitting, key=lambda area: len(area.region_id), default=None)


class ChosenDelivery(methods.Base):
    """The chosen way, as Oscar's order creator wants it."""

    def __init__(self, delivery: Delivery) -> None:
        self.code, self.name, self.charge = delivery.code, delivery.label, delivery.charge

    def calculate(self, basket: object) -> prices.Price:
        return prices.Price(currency="IDR", excl_tax=self.charge, incl_tax=self.charge)
