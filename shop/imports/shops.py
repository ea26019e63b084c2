"""The shops that a list of many cities brings with it: one per city and root category, known by the beginning of its address."""

from __future__ import annotations

from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from shop.imports.categories import name_of
from shop.imports.rows import ListingRow
from shop.partner.models import Partner

CODE_PREFIX = "impor-"
"""Addresses of imported shops begin so: /toko/impor-medan-makanan-minuman/."""


class CityShops:
    """Finds the shop of a row and opens it when it is not there. Ids are remembered for one import."""

    def __init__(self) -> None:
        self._ids = dict(Partner.objects.filter(code__startswith=CODE_PREFIX).values_list("code", "pk"))

    def __call__(self, row: ListingRow) -> int:
        root = row.category[0]
        code = f"{CODE_PREFIX}{slugify(row.city) or 'lain'}-{root}"
        if code not in self._ids:
            self._ids[code] = self._open(code, name_of(root), row).pk
        return self._ids[code]

    def _open(self, code: str, goods: str, row: ListingRow) -> Partner:
        now = timezone.now()
        return Partner.objects.create(
            code=code,
            name=f"{goods} {row.city}",
            status=Partner.Status.VERIFIED,
            about=_("Toko ini dibuat dari daftar barang %(source)s.") % {"source": row.src},
            registered_at=now,
            decided_at=now,
            decision_reason=_("Dibuat oleh impor daftar barang."),
        )
