"""The sheet as a file. Money is digits only, so that a spreadsheet counts it; who bought is in none of the columns."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.tables import csv_download
from shop.settlement.queries import Row, Sheet

COLUMNS = (
    gettext_lazy("Nomor pesanan"),
    gettext_lazy("Nomor belanja"),
    gettext_lazy("Toko"),
    gettext_lazy("Tanggal pesanan"),
    gettext_lazy("Asal"),
    gettext_lazy("Cara bayar"),
    gettext_lazy("Keadaan"),
    gettext_lazy("Jumlah pesanan"),
    gettext_lazy("Uang diterima"),
    gettext_lazy("Tanggal diterima"),
    gettext_lazy("Uang dikembalikan"),
    gettext_lazy("Tanggal dikembalikan"),
    gettext_lazy("Harus dikembalikan"),
    gettext_lazy("Bersih"),
)


def download(sheet: Sheet, whose: str) -> HttpResponse:
    """`rekap-<whose>-2026-11.csv`, with the sums in the last row."""
    sums = [_("Jumlah"), "", "", "", "", "", "", sheet.total, sheet.received, "", sheet.returned, "", sheet.owed, sheet.net]
    return csv_download(f"rekap-{whose}-{sheet.month:%Y-%m}", COLUMNS, [*map(_cells, sheet.rows), sums])


def _cells(row: Row) -> list[object]:
    received_on, returned_on = row.received_on or "", row.returned_on or ""
    origin = _("Dicatat penjual") if row.is_recorded else _("Lewat situs")
    words = [row.number, row.press, row.shop, row.placed_on, origin, row.method, row.state]
    return [*words, row.total, row.received, received_on, row.returned, returned_on, row.owed, row.net]
