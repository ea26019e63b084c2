"""How goods reach the buyer: fetched at the shop, or brought by the shop's own courier to the areas it named."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from oscar.apps.shipping import methods
from oscar.core import prices

from portal.dates import clock_words
from portal.regions.models import Region
from shop.partner.models import CourierArea, Partner

PICKUP, COURIER = "ambil", "antar"


@dataclass(frozen=True)
class Delivery:
    """One choice for one shop. `charge` is whole rupiah; `refusal` says why it cannot be chosen, or is empty."""

    code: str
    label: str
    hint: str
    charge: Decimal = Decimal(0)
    refusal: str = ""


def deliveries(shop: Partner, kelurahan: Region | None) -> list[Delivery]:
    """Both ways for a shop and a destination, the impossible ones with their reason. Reads shop.courier_areas."""
    place = ", ".join(part for part in (shop.street, str(shop.kelurahan or "")) if part)
    hours = f"{shop.days}, {shop.opens:%H.%M} sampai {clock_words(shop.closes)}" if shop.opens and shop.closes else shop.days
    pickup = Delivery(
        PICKUP,
        _("Ambil di toko"),
        ". ".join(part for part in (place, hours) if part),
        refusal="" if shop.pickup else _("Toko ini tidak melayani ambil sendiri."),
    )
    area = covering_area(shop.courier_areas.all(), kelurahan.code) if kelurahan else None
    if area is not None:
        courier = Delivery(COURIER, _("Diantar toko"), _("Ke %(place)s") % {"place": kelurahan}, charge=area.charge)
    else:
        where = str(kelurahan) if kelurahan else _("alamat Anda")
        courier = Delivery(COURIER, _("Diantar toko"), "", refusal=_("Toko ini belum mengantar ke %(place)s.") % {"place": where})
    return [courier, pickup] if area is not None else [pickup, courier]


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
