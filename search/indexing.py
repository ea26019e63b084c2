"""The index kept in step with the catalogue.

Whoever changes a product stores a ProductChange row in the same transaction; `drain` turns such rows into documents. There is no other way in: a
rebuild marks every product as changed and drains, so that nothing written meanwhile is lost and the index is never empty.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from search.documents import documents_of
from search.engines import engine
from shop.catalogue.models import Product, ProductChange

BATCH = 1000
"""Products of one transaction of a rebuild: short enough that a shop saving a product never waits for long."""


def drain(limit: int = 500) -> int:
    """Bring the products of the oldest change rows up to date and remove the rows. Returns how many rows; 0 when nothing waits.

    Two drains at once take turns: the second waits for the first one's rows, so an older reading never overwrites a newer one.
    """
    if not ProductChange.objects.exists():
        return 0  # asked every few seconds: without a transaction, which on SQLite would hold up everyone who writes
    with transaction.atomic():
        changes = list(ProductChange.objects.select_for_update().order_by("pk")[:limit].values_list("pk", "product_id"))
        _index(sorted({product_id for _, product_id in changes}))
        ProductChange.objects.filter(pk__in=[pk for pk, _ in changes]).delete()
    return len(changes)


def drain_all(progress: Callable[[int, int], None] | None = None) -> int:
    """Drain until nothing waits. `progress` is told how many rows are done, of how many."""
    total, done = ProductChange.objects.count(), 0
    while rows := drain(BATCH):
        done += rows
        if progress:
            progress(done, max(done, total))
    if done >= BATCH:
        engine().settle()
    return done


def rebuild(progress: Callable[[int, int], None] | None = None) -> int:
    """Make every document anew and forget those whose product is gone. Safe at any time and to repeat. Returns how many products."""
    ids = list(Product.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        ProductChange.objects.bulk_create(ProductChange(product_id=pk) for pk in ids[start : start + BATCH])
    drain_all(progress)
    engine().prune()
    return len(ids)


def _index(product_ids: list[int]) -> None:
    documents = documents_of(product_ids)
    engine().index(documents)
    engine().delete(set(product_ids) - {document.product_id for document in documents})
