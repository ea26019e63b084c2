"""What a visitor asks of a list of goods, read from and written back to the address: plain links, every one combinable.

`harga` is a band in rupiah ("25000-50000", "250000-"), `wilayah` an official region code of any level, `ada` says siap (can leave today) or
pesan (made after the order), `urut` the order. Anything else than these values is as if it were absent: an old or mistyped link still shows goods.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from urllib.parse import urlencode

from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.http import QueryDict
from django.utils.translation import gettext, gettext_lazy

from shop.money import rupiah

NEWEST, CHEAPEST, DEAREST = "terbaru", "termurah", "termahal"
ORDERS = {NEWEST: gettext_lazy("Terbaru"), CHEAPEST: gettext_lazy("Termurah"), DEAREST: gettext_lazy("Termahal")}
READY, MADE = "siap", "pesan"
STATES = {READY: gettext_lazy("Siap sekarang"), MADE: gettext_lazy("Dibuat setelah dipesan")}
# Lower end included, upper end excluded, so that every price falls into one band.
PRICE_BANDS = ((0, 25_000), (25_000, 50_000), (50_000, 100_000), (100_000, 250_000), (250_000, None))

VILLAGE_CODE_LENGTH = len("12.71.01.1001")

_BAND = re.compile(r"^(\d{1,9})-(\d{0,9})$")
_REGION = re.compile(r"^\d\d(\.\d\d(\.\d\d(\.\d{4})?)?)?$")


@dataclass(frozen=True)
class PriceBand:
    """From `low` (included) to `high` (excluded, None: no end), whole rupiah."""

    low: int
    high: int | None

    @property
    def value(self) -> str:
        return f"{self.low}-{'' if self.high is None else self.high}"

    @property
    def words(self) -> str:
        if self.high is None:
            return gettext("%(low)s ke atas") % {"low": rupiah(self.low)}
        if not self.low:
            return gettext("Di bawah %(high)s") % {"high": rupiah(self.high)}
        return gettext("%(low)s sampai %(high)s") % {"low": rupiah(self.low), "high": rupiah(self.high - 1)}

    @classmethod
    def read(cls, text: str) -> PriceBand | None:
        match = _BAND.match(text)
        if not match:
            return None
        low, high = int(match[1]), int(match[2]) if match[2] else None
        return None if high is not None and high <= low else cls(low, high)


BANDS = tuple(PriceBand(low, high) for low, high in PRICE_BANDS)


@dataclass(frozen=True)
class Filters:
    """One wish. Empty fields ask for nothing; the default order is the newest first."""

    price: PriceBand | None = None
    region: str = ""
    state: str = ""
    order: str = NEWEST

    @classmethod
    def read(cls, query: QueryDict) -> Filters:
        region, state, order = query.get("wilayah", ""), query.get("ada", ""), query.get("urut", "")
        return cls(
            price=PriceBand.read(query.get("harga", "")),
            region=region if _REGION.match(region) else "",
            state=state if state in STATES else "",
            order=order if order in ORDERS else NEWEST,
        )

    @property
    def query(self) -> str:
        """The query string of this wish, always in the same order, without the page; empty when nothing is asked for."""
        pairs = [
            ("harga", self.price.value if self.price else ""),
            ("wilayah", self.region),
            ("ada", self.state),
            ("urut", "" if self.order == NEWEST else self.order),
        ]
        return urlencode([(key, value) for key, value in pairs if value])

    @property
    def narrows(self) -> bool:
        """True when some goods are left out (the order alone leaves out none)."""
        return bool(self.price or self.region or self.state)

    def link(self, path: str, **changes: object) -> str:
        """The address of this wish with some fields changed."""
        query = replace(self, **changes).query  # type: ignore[arg-type]
        return f"{path}?{query}" if query else path

    def condition(self, *, without: str = "") -> Q:
        """The wish about products, as one Q; `without` leaves one field out, so that a filter can count its other choices."""
        wanted = Q()
        if self.price and without != "price":
            wanted &= in_band(self.price)
        if self.region and without != "region":
            wanted &= in_region(self.region)
        if self.state and without != "state":
            wanted &= in_state(self.state)
        return wanted


def in_band(band: PriceBand) -> Q:
    """Goods whose price lies in the band."""
    wanted = Q(stockrecords__price__gte=Decimal(band.low))
    return wanted if band.high is None else wanted & Q(stockrecords__price__lt=Decimal(band.high))


def in_state(state: str) -> Q:
    """Goods that can be bought: ready now, or made after the order."""
    free = Q(stockrecords__num_in_stock__gt=Coalesce(F("stockrecords__num_allocated"), 0))
    return free & (Q(lead_days=0) if state == READY else Q(lead_days__gt=0))


def in_region(code: str) -> Q:
    """Goods of shops whose kelurahan is this region or lies in it; codes carry the tree."""
    if len(code) == VILLAGE_CODE_LENGTH:
        return Q(stockrecords__partner__kelurahan=code)
    return Q(stockrecords__partner__kelurahan__code__startswith=f"{code}.")
