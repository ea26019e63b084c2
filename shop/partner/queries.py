"""Reads of shops."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet, Subquery, prefetch_related_objects
from django.db.models.functions import Coalesce
from django.utils.translation import gettext

from portal.brand import words
from portal.regions.models import Region
from shop.catalogue.models import Product
from shop.partner.models import CourierArea, Partner, StockRecord
from shop.partner.numbers import FourNumbers as FourNumbers
from shop.partner.numbers import four_numbers as four_numbers
from shop.partner.numbers import shops_in as shops_in


def public_shops() -> QuerySet[Partner]:
    """Shops that an officer has verified: the only ones the public sees."""
    return Partner.objects.filter(status=Partner.Status.VERIFIED)


def goods_of(shop: Partner) -> QuerySet[Product]:
    """What the shop shows to the public. Says nothing about whether the shop itself is public."""
    return Product.objects.filter(is_public=True, stockrecords__partner=shop)


def _shown() -> QuerySet[StockRecord]:
    """Of a shop in a query: what it shows."""
    return StockRecord.objects.filter(partner=OuterRef("pk"), product__is_public=True).order_by()


def shows_goods() -> Exists:
    """Of a shop in a query: whether it shows anything. Cheaper than to count, so whole lists may be sorted by it."""
    return Exists(_shown())


def with_goods_count(shops: QuerySet[Partner]) -> QuerySet[Partner]:
    """Adds `goods`: how many products each shop shows. One subquery per row, so count on one page of shops only."""
    return shops.annotate(goods=Coalesce(Subquery(_shown().values("partner").annotate(n=Count("pk")).values("n")), 0))


def place(shop: Partner) -> str:
    """`Petisah Tengah, Medan Petisah`: kelurahan and kecamatan, the whole address only after an order. Wants kelurahan__parent at hand."""
    if shop.kelurahan is None:
        return ""
    above = shop.kelurahan.parent
    return f"{shop.kelurahan.name}, {above.name}" if above else shop.kelurahan.name


@dataclass(frozen=True)
class Area:
    """Regions in words that cost the same: rupiah with the first kilogram, and for each further one."""

    charge: Decimal
    per_kg: Decimal
    names: str


@dataclass(frozen=True)
class Delivery:
    """How goods of a shop reach the buyer: `areas` of its own courier, the cheapest first, and `parcel`, the flat sum of a parcel anywhere in Indonesia.
    From `..._free_from` rupiah of goods on it costs nothing. None: not offered."""

    pickup: bool
    areas: list[Area]
    courier_free_from: Decimal | None
    parcel: Decimal | None
    parcel_free_from: Decimal | None

    @property
    def per_kg(self) -> Decimal | None:
        """What each further kilogram costs in every area, to be said once; None where areas differ or weight costs nothing."""
        sums = {area.per_kg for area in self.areas}
        return (sums.pop() or None) if len(sums) == 1 else None


def delivery(shop: Partner) -> Delivery:
    """The shop's ways, with the regions of its own courier grouped by what they cost. One query, which leaves shop.courier_areas at hand: an estimate on
    the same page must not say another sum."""
    rows = CourierArea.objects.select_related("region").order_by("charge", "per_kg", "region__name")
    prefetch_related_objects([shop], Prefetch("courier_areas", queryset=rows))
    groups = groupby(shop.courier_areas.all(), key=lambda row: (row.charge, row.per_kg))
    areas = [Area(charge, per_kg, regions_in_words([row.region for row in group])) for (charge, per_kg), group in groups]
    return Delivery(shop.pickup, areas, shop.courier_free_from if areas else None, shop.parcel_charge, shop.parcel_free_from)


def regions_in_words(regions: list[Region]) -> str:
    """`Kecamatan Medan Baru, Medan Petisah; Kelurahan Aur`: the level is said, since some names are both."""
    districts = ", ".join(region.name for region in regions if region.level == Region.Level.DISTRICT)
    villages = ", ".join(region.name for region in regions if region.level == Region.Level.VILLAGE)
    others = ", ".join(region.name for region in regions if region.level < Region.Level.DISTRICT)
    parts = [
        others,
        gettext("Kecamatan %(names)s") % {"names": districts} if districts else "",
        f"{words()['Village']} {villages}" if villages else "",
    ]
    return "; ".join(part for part in parts if part)
