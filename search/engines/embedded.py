"""The engine that lives in the database. The index of words (dialects.py) says which products have a term, sets of bits (bits.py, postings.py) put them
together, and what filters ask stands in memory (facts.py).
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from functools import reduce
from heapq import nsmallest
from itertools import compress, islice
from operator import and_, or_
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.utils.timezone import localdate

from search.bits import add, bits_of, digits, in_order, listed
from search.documents import Document
from search.engines import postings
from search.engines.base import ENOUGH, MOST_SHOPS, NOTHING, Engine, Facets, Narrow, Order, SearchResult
from search.engines.dialects import LETTERS, dialect, lettered
from search.engines.facts import Facts, facts, tell
from search.engines.postings import Need
from search.models import SearchDocument
from search.scoring import APART_LEVEL, CARED_FOR_DAYS, WINDOW, Candidate, engine_score, ranked
from search.understanding import Concept, Question
from shop.catalogue.filters import BANDS

BATCH = 500
"""Documents of one INSERT."""


class Lookup(NamedTuple):
    """What products are given that have all of these needs, and whether they then have the thing."""

    score: int
    counts: bool
    needs: tuple[Need, ...]


class Thing(NamedTuple):
    """One thing asked: which products are given what for it, the most first, and which of them have it."""

    given: list[tuple[int, int]]
    having: int


def candidates(ids: list[int]) -> dict[int, Candidate]:
    """What the scorer reads of those of these products that are here."""
    if not ids:
        return {}
    since = localdate() - timedelta(days=CARED_FOR_DAYS)
    facts = "product_id, pack, state <> '', COALESCE(shop, 0), touched IS NULL OR touched >= %s"
    with connection.cursor() as cursor:  # written as SQL: Django takes longer to put it together than the database to answer
        cursor.execute(f"SELECT {facts} FROM search_searchdocument WHERE {dialect().among('product_id')}", [since, dialect().listed(ids)])  # noqa: S608  constants
        return {row[0]: Candidate._make(row) for row in cursor.fetchall()}


class EmbeddedEngine(Engine):
    """See base.Engine."""

    name = "embedded"

    def index(self, documents: Iterable[Document]) -> None:
        rest = iter(documents)
        while batch := list(islice(rest, BATCH)):
            with transaction.atomic():
                self._write(batch, [one.product_id for one in batch])

    def delete(self, product_ids: Iterable[int]) -> None:
        rest = iter(product_ids)
        while batch := list(islice(rest, BATCH)):
            with transaction.atomic():
                self._write([], batch)

    def _write(self, documents: list[Document], product_ids: list[int]) -> None:
        """Make these the documents of these products. Words that are as they were are not written again: most changes are of stock and price."""
        dialect().take_turns()
        before = dialect().terms_of(product_ids)
        after = {one.product_id: frozenset(lettered(one)) for one in documents}
        if changed := {pk for pk in product_ids if before.get(pk) != after.get(pk)}:
            gone = [pk for pk in before if pk in changed]
            with connection.cursor() as cursor:
                cursor.execute(f"DELETE FROM search_words WHERE {dialect().among(dialect().id_column)}", [dialect().listed(gone)])  # noqa: S608
            dialect().write([one for one in documents if one.product_id in changed])
            postings.change({pk: before[pk] for pk in gone}, {pk: after[pk] for pk in changed if pk in after})
        SearchDocument.objects.filter(pk__in=product_ids).delete()
        SearchDocument.objects.bulk_create(
            SearchDocument(
                product_id=one.product_id, public=one.public, price=one.price, state=one.state, category=one.category, region=one.region, shop=one.shop,
                pack=one.pack, touched=one.touched,
            )
            for one in documents
        )  # fmt: skip
        tell(product_ids)

    def settle(self) -> dict[str, int]:
        """Put the index in order after many writes, and count the products per term. A product has a term at one level only, so the levels add up."""
        with connection.cursor() as cursor:
            for statement in dialect().tidying:
                cursor.execute(statement)
            cursor.execute(dialect().vocabulary)
            found: dict[str, int] = dict(cursor.fetchall())
        postings.keep(found)
        counts: Counter[str] = Counter()
        for term, products in found.items():
            counts[term[1:]] += products
        return counts

    def count(self, terms: Sequence[str]) -> dict[str, int]:
        """Products per term, for these terms, as of now."""
        found = postings.find(map(_anywhere, terms))
        return {term: bits.bit_count() for term in terms if (bits := found[_anywhere(term)])}

    def search(self, question: Question, narrow: Narrow, order: Order = Order.RELEVANCE, start: int = 0, stop: int = 24) -> SearchResult:
        if not question.concepts:
            return NOTHING
        known, things = facts(), _things(question)
        reached = _reached(question, things, known.public)
        rows, needed = _rows(question, reached, known)
        kept, facets, shops = sift(rows, narrow, known)
        if order is Order.RELEVANCE:
            ids = _best(question, things, kept, start, stop)
        elif order is Order.NEWEST:
            ids = listed(kept)[::-1][start:stop]
        else:
            way, prices = 1 if order is Order.CHEAPEST else -1, known.columns["price"]
            ids = nsmallest(stop, listed(kept), key=lambda product_id: (way * prices[product_id], -product_id))[start:stop]
        return SearchResult(
            ids=ids,
            total=kept.bit_count(),
            found=rows.bit_count(),
            whole=(rows & reached[-1]).bit_count(),
            every=needed >= question.needed,
            shops=shops if shops <= MOST_SHOPS else 0,
            facets=facets,
            engine=self.name,
        )


def _anywhere(term: str) -> Need:
    return tuple(letter + term for letter in LETTERS.values())


def _lookups(concept: Concept) -> Iterator[Lookup]:
    single: dict[tuple[int, bool], list[str]] = {}
    for alternative in concept.alternatives:
        counts = concept.needed and not alternative.weak
        if len(alternative.terms) == 1:
            for level, letter in LETTERS.items():
                single.setdefault((engine_score(concept, alternative, level), counts), []).append(letter + alternative.terms[0])
        else:
            yield Lookup(engine_score(concept, alternative, APART_LEVEL), counts, tuple(map(_anywhere, alternative.terms)))
    for (score, counts), terms in single.items():
        yield Lookup(score, counts, (tuple(terms),))


def _things(question: Question) -> list[Thing]:
    """Which products answer which part of a question."""
    lookups = [list(_lookups(concept)) for concept in question.concepts]
    found = postings.find(need for row in lookups for one in row for need in one.needs)
    things = []
    for row in lookups:
        given: dict[int, int] = {}
        having = 0
        for one in row:
            bits = -1
            for need in one.needs:
                bits &= found[need]
            given[one.score] = given.get(one.score, 0) | bits
            having |= bits if one.counts else 0
        things.append(Thing(sorted(given.items(), reverse=True), having))
    return things


def _reached(question: Question, things: list[Thing], public: int) -> list[int]:
    """Of what the public sees, the products that have anything, and at least one, two … of the things that count."""
    anything = 0
    for thing in things:
        for _, bits in thing.given:
            anything |= bits
    reached = [anything & public] + [0] * question.needed
    for thing in things:
        for number in reversed(range(question.needed)):
            reached[number + 1] |= reached[number] & thing.having
    return reached


def _rows(question: Question, reached: list[int], known: Facts) -> tuple[int, int]:
    """What is found, and how many things asked each has at least: all of them, or one less, until there are enough."""
    rows, needed = 0, question.needed
    for needed in range(question.needed, question.fewest - 1, -1):
        rows = _priced(question, reached[needed], known)
        if rows.bit_count() >= ENOUGH:
            break
    return rows, needed


def _priced(question: Question, rows: int, known: Facts) -> int:
    """Those of these products that cost what is asked. Only where a band reaches into that each is looked at."""
    if question.low is None and question.high is None:
        return rows
    prices = range(question.low or 0, sys.maxsize if question.high is None else question.high + 1)
    near = reduce(or_, (known.sets["band"].get(band.value, 0) for band in BANDS if band.low < prices.stop and (band.high or sys.maxsize) > prices.start), 0)
    ids = listed(rows & near)
    return bits_of(list(compress(ids, map(prices.__contains__, known.of("price", ids)))))


def _best(question: Question, things: list[Thing], kept: int, start: int, stop: int) -> list[int]:
    """A page in order: how many things a product has, then what it is given for them, then the lower id; of these the first ones looked at closely."""
    given: list[int] = []
    having: list[int] = []
    for thing in things:
        given = add(given, digits(thing.given, kept))
        having = add(having, [thing.having & kept])
    best = list(islice(in_order(kept, [*given, *having]), max(stop, WINDOW)))
    closely = best[:WINDOW] if start < WINDOW else []
    return [*ranked(question, closely, candidates(closely)), *best[len(closely) :]][start:stop]


def sift(rows: int, narrow: Narrow, known: Facts) -> tuple[int, Facets, int]:
    """The products that pass all filters, for each filter how many stand behind its choices with the other filters kept, and the number of shops."""
    fits = _fits(rows, narrow, known)
    kept = reduce(and_, fits.values(), rows)
    ids = listed(kept)
    counted = {name: known.count(name, kept, ids) for name in ("band", "state", "region", "category", "shop")}
    shops = len(counted["shop"])
    for name in fits:
        others = reduce(and_, (fit for other, fit in fits.items() if other != name), rows)
        counted[name] = known.count(name, others, listed(others))
    for name, nothing in (("state", ""), ("region", ""), ("category", None), ("shop", None)):
        del counted[name][nothing]
    return kept, Facets(counted["band"], counted["state"], counted["region"], counted["category"], _most(counted["shop"])), shops


def _most(shops: Counter[int]) -> Counter[int]:
    """The MOST_SHOPS of these with most, the lower id first."""
    least = sorted(shops.values(), reverse=True)[:MOST_SHOPS][-1:]  # of thousands few come near: only those are put in order
    some = [(shop, number) for shop, number in shops.items() if number >= least[0]]
    return Counter(dict(nsmallest(MOST_SHOPS, some, key=lambda pair: (-pair[1], pair[0]))))


def _fits(rows: int, narrow: Narrow, known: Facts) -> dict[str, int]:
    """For each filter that is set, by the name of what it narrows, which of these products pass it."""
    tests: dict[str, tuple[str, Callable[[Any], bool]]] = {}
    fits: dict[str, int] = {}
    if narrow.state:
        fits["state"] = known.sets["state"].get(narrow.state, 0)
    if narrow.price:
        tests["band"] = ("price", narrow.price_fits)
    if narrow.region:
        tests["region"] = ("region", narrow.region_fits)
    if narrow.categories is not None:
        tests["category"] = ("category", narrow.categories.__contains__)
    if narrow.shop is not None:
        tests["shop"] = ("shop", lambda shop: shop == narrow.shop)
    ids = listed(rows) if tests else []
    return fits | {name: bits_of(list(compress(ids, map(test, known.of(fact, ids))))) for name, (fact, test) in tests.items()}
