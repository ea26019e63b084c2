"""Numbers of a programme, counted by the system (NW-04). Editors choose from this list and never type a number.

One function per number, each without argument. A number is counted at most every SECONDS and carries the moment it was counted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model

from shop.catalogue.queries import public_products
from shop.partner.numbers import NUMBERS, FourNumbers, shops_in

SECONDS = 300


@dataclass(frozen=True)
class Counter:
    """`label` is what an editor chooses and what stands below the number."""

    label: str | Promise
    count: Callable[[], int]


@dataclass(frozen=True)
class Number:
    """A number as a page shows it."""

    label: str
    value: int
    counted_at: datetime


def _shops(number: str) -> Callable[[], int]:
    return lambda: shops_in(number).count()


def _products() -> int:
    return public_products().count()


def _orders_this_year() -> int:
    """Orders that were handed over or finished, placed since New Year here."""
    from django.conf import settings

    since = timezone.localtime().replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
    orders: Any = get_model("order", "Order").objects
    return int(orders.filter(status__in=(settings.HANDED_OVER, settings.RECEIVED, settings.COMPLETE), date_placed__gte=since).count())


def _trainings(*, over: bool) -> Callable[[], int]:
    def count() -> int:
        from pages.models.training import TrainingSessionPage

        now = timezone.now()
        sessions = TrainingSessionPage.objects.live().public().filter(starts_at__year=timezone.localdate().year)
        return int(sessions.filter(ends_at__lt=now).count() if over else sessions.count())

    return count


def _guides() -> int:
    from pages.models.guides import GuidePage

    return int(GuidePage.objects.live().public().count())


COUNTERS: dict[str, Counter] = {
    "shops-registered": Counter(_("UMKM terdaftar"), _shops("registered")),
    "shops-verified": Counter(_("toko sudah diperiksa petugas"), _shops("verified")),
    "shops-listing": Counter(_("toko punya barang yang bisa dibeli"), _shops("listing")),
    "shops-selling": Counter(_("toko laku dalam 30 hari terakhir"), _shops("selling")),
    "products": Counter(_("produk tampil"), _products),
    "orders-year": Counter(_("pesanan selesai tahun ini"), _orders_this_year),
    "trainings-year": Counter(_("pelatihan dijadwalkan tahun ini"), _trainings(over=False)),
    "trainings-held": Counter(_("pelatihan sudah diadakan tahun ini"), _trainings(over=True)),
    "guides": Counter(_("panduan bisa dibaca"), _guides),
}
"""The keys are stored in pages: never change one, never give one to another number."""


def choices() -> list[tuple[str, str | Promise]]:
    """For the editor's list."""
    return [(name, counter.label) for name, counter in COUNTERS.items()]


def numbers(names: list[str]) -> list[Number]:
    """The named numbers in this order; an unknown name and a repeated one are left out."""
    known = [name for name in dict.fromkeys(names) if name in COUNTERS]
    kept = cache.get_many([_key(name) for name in known])
    found = []
    for name in known:
        counted = kept.get(_key(name))
        if counted is None:
            counted = (COUNTERS[name].count(), timezone.now())
            cache.set(_key(name), counted, SECONDS)
        found.append(Number(str(COUNTERS[name].label), *counted))
    return found


def honest_numbers() -> tuple[FourNumbers, datetime]:
    """The four numbers of home, the same that programmes show, and when the oldest of them was counted."""
    found = numbers([f"shops-{name}" for name in NUMBERS])
    return FourNumbers(*(number.value for number in found)), min(number.counted_at for number in found)


def _key(name: str) -> str:
    return f"pages:counter:{name}"
