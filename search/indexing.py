"""The index kept in step with the catalogue.

Triggers (triggers.py) store a ProductChange row in the transaction of every change that search has to know of, whoever makes it; `drain` turns such rows
into documents. There is no other way in: a rebuild marks every product as changed and drains, so that nothing written meanwhile is lost and the index is
never empty.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.db import transaction
from django.db.models import Min

from search.documents import documents_of, made_with
from search.engines import postings
from search.engines.embedded import EmbeddedEngine
from search.models import SearchDocument, SearchPending, SearchState
from search.vocabulary import learn
from shop.catalogue.models import Product, ProductChange

BATCH = 1000
"""Products of one transaction of a rebuild: short enough that a shop saving a product never waits for long."""

FEW_TERMS = 50_000
"""In a larger index terms of one product are not kept in memory: nearly all are chance neighbours. A question that has one asks the index itself."""

LEARN_FROM = 200
"""After so many changes at once all words are counted anew. Until then a question that has a new word asks the index itself."""


def drain(limit: int = 500) -> int:
    """Bring the `limit` products that wait longest up to date and remove their rows. Returns how many rows; 0 when nothing waits.

    Two drains at once take turns: the second waits for the first one's rows, so an older reading never overwrites a newer one.
    """
    if not ProductChange.objects.exists():
        return 0  # asked every few seconds: without a transaction, which on SQLite would hold up everyone who writes
    with transaction.atomic():
        first = ProductChange.objects.values("product_id").annotate(first=Min("pk")).order_by("first")
        ids = [row["product_id"] for row in first[:limit]]
        changes = list(ProductChange.objects.select_for_update().filter(product_id__in=ids).order_by("pk").values_list("pk", "product_id"))
        _index(sorted({product_id for _, product_id in changes}))
        ProductChange.objects.filter(pk__in=[pk for pk, _ in changes]).delete()
    return len(changes)


def drain_all(progress: Callable[[int, int], None] | None = None) -> int:
    """Drain until nothing waits. `progress` is told how many rows are done, of how many."""
    done = _drain_rest(progress)
    if done >= LEARN_FROM:
        count_words()
    return done


def rebuild(progress: Callable[[int, int], None] | None = None) -> int:
    """Make every document anew and forget those whose product is gone. Safe at any time and to repeat. Returns how many products."""
    postings.forget()  # made anew when all is in: until then the words themselves are asked
    ids = list(Product.objects.order_by("pk").values_list("pk", flat=True))
    gone = set(SearchDocument.objects.values_list("pk", flat=True)) - set(ids)
    for start in range(0, len(ids), BATCH):
        ProductChange.objects.bulk_create(ProductChange(product_id=pk) for pk in ids[start : start + BATCH])
    ProductChange.objects.bulk_create(ProductChange(product_id=pk) for pk in gone)
    _drain_rest(progress)
    count_words()
    SearchState.objects.update_or_create(pk=1, defaults={"made_with": made_with()})
    return len(ids)


def _drain_rest(progress: Callable[[int, int], None] | None) -> int:
    total, done = ProductChange.objects.count(), 0
    while rows := drain(BATCH):
        done += rows
        if progress:
            progress(done, max(done, total))
    return done


def is_stale() -> bool:
    """True when the entries were made in another way than today's, or never: only a rebuild helps."""
    return not SearchState.objects.filter(pk=1, made_with=made_with()).exists()


def count_words() -> None:
    """Put the index in order and count all its words anew."""
    counts = EmbeddedEngine().settle()
    least = 1 if len(counts) <= FEW_TERMS else 2
    learn({term: number for term, number in counts.items() if number >= least}, SearchDocument.objects.count())


def _index(product_ids: list[int]) -> None:
    documents = documents_of(product_ids)
    engine = EmbeddedEngine()
    engine.index(documents)
    engine.delete(set(product_ids) - {document.product_id for document in documents})
    if settings.ELASTICSEARCH_URL:  # pushed by elastic_index.py after the commit, so that nobody waits for a server
        SearchPending.objects.bulk_create(SearchPending(product_id=pk) for pk in product_ids)
