"""Writes listings: new ones in, changed ones brought up to date, all others left alone. The base of every mass listing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from django.db import connection, transaction
from django.utils import timezone
from django.utils.text import slugify

from shop.catalogue.actions import product_class
from shop.catalogue.models import Category, Product, ProductCategory
from shop.imports.categories import CategoryPaths
from shop.imports.rows import ListingRow, RowProblem
from shop.partner.models import Partner, StockRecord

BATCH = 1000
"""Rows of one transaction: what an interruption costs at most."""

NEW_STOCK = 10
"""Pieces of a listing whose list says nothing about stock. Only new listings get them: afterwards the shop counts, not the list."""

SLUG_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many listings were new, changed, and as before."""

    created: int = 0
    updated: int = 0
    same: int = 0

    def __add__(self, other: Outcome) -> Outcome:
        return Outcome(self.created + other.created, self.updated + other.updated, self.same + other.same)


@dataclass(frozen=True, slots=True)
class _Stored:
    """What the database has of a listing."""

    product_id: int
    title: str
    price: Decimal | None
    shop_id: int
    category_ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a row asks for."""

    row: ListingRow
    shop_id: int
    category_id: int

    def is_like(self, stored: _Stored) -> bool:
        return (
            self.row.title == stored.title and self.row.price == stored.price and self.shop_id == stored.shop_id and stored.category_ids == {self.category_id}
        )


def import_rows(
    rows: Iterable[ListingRow | RowProblem], shop_of: Callable[[ListingRow], int], on_problem: Callable[[RowProblem], None], on_batch: Callable[[], None]
) -> Outcome:
    """Write the good rows, hand the others to `on_problem`. `shop_of` gives the id of a row's shop; `on_batch` is called after each committed batch.

    Safe to repeat and to go on with after an interruption: a row finds its listing by source_key.
    """
    writer, total = ListingWriter(shop_of), Outcome()
    good = _good(rows, on_problem)
    while batch := list(islice(good, BATCH)):
        total += writer.write(batch)
        on_batch()
    if total.created >= BATCH:
        _settle()
    return total


def _good(rows: Iterable[ListingRow | RowProblem], on_problem: Callable[[RowProblem], None]) -> Iterator[ListingRow]:
    for row in rows:
        if isinstance(row, RowProblem):
            on_problem(row)
        else:
            yield row


class ListingWriter:
    """Writes batches of rows, each in one transaction."""

    def __init__(self, shop_of: Callable[[ListingRow], int]) -> None:
        self.shop_of = shop_of
        self.category_of = CategoryPaths()
        self.kind_id = product_class().pk

    @transaction.atomic
    def write(self, rows: list[ListingRow]) -> Outcome:
        """Rows with distinct source keys."""
        wanted = [_Wanted(row, self.shop_of(row), self.category_of(row.category)) for row in rows]
        stored = _stored([row.source_key for row in rows])
        new = [one for one in wanted if one.row.source_key not in stored]
        changed = [(one, stored[one.row.source_key]) for one in wanted if one.row.source_key in stored and not one.is_like(stored[one.row.source_key])]
        self._create(new)
        self._update(changed)
        return Outcome(len(new), len(changed), len(rows) - len(new) - len(changed))

    def _create(self, wanted: list[_Wanted]) -> None:
        products = Product.objects.bulk_create(
            [
                Product(
                    product_class_id=self.kind_id,
                    title=one.row.title,
                    slug=_slug(one.row.title),
                    source_key=one.row.source_key,
                    sizes=one.row.sizes,
                    is_public=True,
                )
                for one in wanted
            ]
        )
        pairs = list(zip(products, wanted, strict=True))
        StockRecord.objects.bulk_create(
            [
                StockRecord(
                    product_id=product.pk,
                    partner_id=one.shop_id,
                    partner_sku=one.row.source_key,
                    price=one.row.price,
                    price_currency="IDR",
                    num_in_stock=NEW_STOCK,
                )
                for product, one in pairs
            ]
        )
        ProductCategory.objects.bulk_create([ProductCategory(product_id=product.pk, category_id=one.category_id) for product, one in pairs])

    def _update(self, changed: list[tuple[_Wanted, _Stored]]) -> None:
        """Title, price, shop and category follow the list; stock, words and pictures stay what the shop made of them."""
        ids, now = [stored.product_id for _, stored in changed], timezone.now()
        if not ids:
            return
        Product.objects.bulk_update(
            [Product(pk=stored.product_id, title=one.row.title, slug=_slug(one.row.title), date_updated=now) for one, stored in changed],
            ["title", "slug", "date_updated"],
        )
        records = {record.product_id: record for record in StockRecord.objects.select_for_update(of=("self",)).filter(product_id__in=ids).order_by("pk")}
        for one, stored in changed:
            records[stored.product_id].price, records[stored.product_id].partner_id = one.row.price, one.shop_id
        StockRecord.objects.bulk_update(records.values(), ["price", "partner_id"])
        ProductCategory.objects.filter(product_id__in=ids).delete()
        ProductCategory.objects.bulk_create([ProductCategory(product_id=stored.product_id, category_id=one.category_id) for one, stored in changed])


def _stored(keys: list[str]) -> dict[str, _Stored]:
    """Listings that are there, by source key."""
    rows = list(Product.objects.filter(source_key__in=keys).values_list("pk", "source_key", "title", "stockrecords__price", "stockrecords__partner_id"))
    categories: dict[int, set[int]] = {}
    for product_id, category_id in ProductCategory.objects.filter(product_id__in=[row[0] for row in rows]).values_list("product_id", "category_id"):
        categories.setdefault(product_id, set()).add(category_id)
    return {key: _Stored(pk, title, price, shop_id, frozenset(categories.get(pk, ()))) for pk, key, title, price, shop_id in rows}


def _settle() -> None:
    """Let PostgreSQL count the tables that were just filled: until it does, its plans for lists of goods take seconds, and autovacuum comes a minute later."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for model in (Product, ProductCategory, StockRecord, Category, Partner):
            cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")


def _slug(title: str) -> str:
    return slugify(title)[:SLUG_LENGTH].strip("-") or "barang"
