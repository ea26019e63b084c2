"""One row of a list of goods, read and judged. Pure: no database, so that a whole file can be judged before anything is written.

A list is a CSV file (UTF-8, first row names the columns). COLUMNS must be there, OPTIONAL may be; others are left alone.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import count

from django.utils.translation import gettext as _

from shop.catalogue.sizes import SizeError, tidy_sizes
from shop.money import parse_rupiah

COLUMNS = ("src", "src_id", "title", "category", "price", "city")
OPTIONAL = ("sizes",)
MAX_TITLE = 255
MAX_KEY = 120
MAX_NAME = 80
MAX_DEPTH = 6
MAX_PRICE = Decimal(9_999_999_999)
"""What a price column holds, in rupiah."""

_SEGMENT = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")
_UNREADABLE = "\ufffd"


@dataclass(frozen=True, slots=True)
class ListingRow:
    """One thing for sale. `number` counts as a spreadsheet does: the heading is row 1. `category` runs from the root down, in slugs; `price` is whole
    rupiah."""

    number: int
    src: str
    src_id: str
    title: str
    category: tuple[str, ...]
    price: Decimal
    city: str
    sizes: str = ""
    """Of an optional column `sizes`, as Product.sizes keeps them."""

    @property
    def source_key(self) -> str:
        return f"{self.src}:{self.src_id}"


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Why a row stays out. `column` is empty when it is about the whole row."""

    number: int
    column: str
    reason: str


class MissingColumns(Exception):
    """The file has no heading, or not the one wanted. `columns` are those missing."""

    def __init__(self, columns: list[str]) -> None:
        super().__init__(", ".join(columns))
        self.columns = columns


class _Wrong(Exception):
    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column, self.reason = column, reason


def read_rows(lines: Iterable[str], limit: int | None = None) -> Iterator[ListingRow | RowProblem]:
    """The rows of a file opened with newline="" and errors="replace", good or bad, in order: all, or the first `limit`. Of rows with one key the first counts.

    Raises MissingColumns before the first row.
    """
    reader = csv.reader(lines)
    heading = [name.strip().lstrip("\ufeff").lower() for name in next(reader, [])]
    missing = [name for name in COLUMNS if name not in heading]
    if missing:
        raise MissingColumns(missing)
    places = {name: heading.index(name) for name in (*COLUMNS, *(name for name in OPTIONAL if name in heading))}
    seen: dict[str, int] = {}
    for number in count(2) if limit is None else range(2, limit + 2):
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield RowProblem(number, "", _("Baris ini tidak dapat dibaca. Periksa tanda kutipnya."))
            continue
        if cells:
            yield _once(judge(number, cells, places), seen)


def judge(number: int, cells: list[str], places: dict[str, int]) -> ListingRow | RowProblem:
    """The row these cells make, or the first thing that is wrong with it. `places` says which cell belongs to which column."""
    if len(cells) <= max(places.values()):
        return RowProblem(number, "", _("Kolomnya kurang: ada %(there)s dari %(wanted)s.") % {"there": len(cells), "wanted": max(places.values()) + 1})
    cell = {name: cells[place].strip() for name, place in places.items()}
    try:
        row = ListingRow(
            number=number,
            src=_key(cell, "src"),
            src_id=_key(cell, "src_id"),
            title=_title(cell["title"]),
            category=_category(cell["category"]),
            price=_price(cell["price"]),
            city=_city(cell["city"]),
            sizes=_sizes(cell.get("sizes", "")),
        )
        if len(row.source_key) > MAX_KEY:
            raise _Wrong("src_id", _("Nomor barang terlalu panjang. Paling banyak %(most)s huruf bersama sumbernya.") % {"most": MAX_KEY})
    except _Wrong as wrong:
        return RowProblem(number, wrong.column, wrong.reason)
    return row


def _once(row: ListingRow | RowProblem, seen: dict[str, int]) -> ListingRow | RowProblem:
    if isinstance(row, RowProblem):
        return row
    first = seen.setdefault(row.source_key, row.number)
    if first == row.number:
        return row
    return RowProblem(row.number, "src_id", _("Nomor barang ini sudah ada di baris %(first)s. Baris itu yang dipakai.") % {"first": first})


def _filled(column: str, text: str) -> str:
    if not text:
        raise _Wrong(column, _("Belum diisi."))
    if _UNREADABLE in text or "\x00" in text:
        raise _Wrong(column, _("Ada huruf yang tidak terbaca. Simpan berkasnya sebagai UTF-8."))
    return text


def _key(cell: dict[str, str], column: str) -> str:
    text = _filled(column, cell[column])
    if ":" in text or any(char.isspace() for char in text):
        raise _Wrong(column, _("Tidak boleh berisi spasi atau titik dua."))
    return text


def _title(text: str) -> str:
    title = " ".join(_filled("title", text).split())
    if len(title) > MAX_TITLE:
        raise _Wrong("title", _("Nama barang terlalu panjang: %(there)s huruf, paling banyak %(most)s.") % {"there": len(title), "most": MAX_TITLE})
    if not any(char.isalnum() for char in title):
        raise _Wrong("title", _("Nama barang tidak berisi huruf atau angka."))
    return title


def _category(text: str) -> tuple[str, ...]:
    path = tuple(_filled("category", text).strip("/").split("/"))
    if len(path) > MAX_DEPTH:
        raise _Wrong("category", _("Jenis barang terlalu dalam. Paling banyak %(most)s tingkat.") % {"most": MAX_DEPTH})
    for segment in path:
        if not _SEGMENT.match(segment) or len(segment) > MAX_NAME:
            raise _Wrong(
                "category", _('Jenis barang "%(segment)s" tidak dikenali. Pakai huruf kecil, angka, dan tanda hubung.') % {"segment": segment[:MAX_NAME]}
            )
    return path


def _price(text: str) -> Decimal:
    try:
        price = parse_rupiah(_filled("price", text))
    except ValueError:
        raise _Wrong("price", _("Harga harus rupiah bulat, misalnya 12500 atau 12.500.")) from None
    if not price:
        raise _Wrong("price", _("Harga tidak boleh nol."))
    if price > MAX_PRICE:
        raise _Wrong("price", _("Harga terlalu besar."))
    return price


def _sizes(text: str) -> str:
    try:
        return tidy_sizes(text)
    except SizeError as error:
        raise _Wrong("sizes", str(error)) from None


def _city(text: str) -> str:
    city = " ".join(_filled("city", text).split())
    if len(city) > MAX_NAME:
        raise _Wrong("city", _("Nama kota terlalu panjang."))
    return city
