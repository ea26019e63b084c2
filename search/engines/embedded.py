"""The engine that lives in the database: FTS5 on SQLite, a GIN index of tsvectors on PostgreSQL (table search_words, made by a migration).

Both are given terms that analysis.py has made, never raw text, each with a letter in front for its level (LETTERS): a lookup of `akopi` is a lookup of
kopi in the first words of titles. So the index itself says what a term is worth, and the sums are those of every other engine.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta
from heapq import nsmallest
from itertools import islice
from operator import itemgetter
from typing import Any, NamedTuple

from django.db import connection
from django.utils.timezone import localdate

from search.analysis import LEVELS
from search.documents import Document
from search.engines.base import ENOUGH, MOST_SHOPS, NOTHING, Engine, Facets, Narrow, Order, SearchResult, band_of
from search.models import SearchDocument
from search.scoring import APART_LEVEL, WINDOW, Candidate, engine_score, rank
from search.understanding import Concept, Question

BATCH = 500
"""Documents of one INSERT."""

CARED_FOR_DAYS = 90
"""So long after its seller last touched it a product stands as if new."""

LETTERS = dict(zip(LEVELS, "abcdef", strict=True))


class Row(NamedTuple):
    """A product found, with what filters ask."""

    product_id: int
    score: int
    has: int
    price: int
    state: str
    category: int
    region: str
    shop: int


class Lookup(NamedTuple):
    """What products are given whose words match an expression, and whether (1 or 0) they then have the thing."""

    score: int
    counts: int
    expression: str


def lettered(document: Document) -> list[str]:
    """Terms as the table keeps them."""
    return [LETTERS[level] + term for term, level in document.terms.items()]


class Dialect(ABC):
    """How one database keeps documents and asks for terms. A lookup is an expression, put together of terms and handed over as one parameter."""

    id_column: str
    matches: str
    """Condition with an expression as its parameter."""

    among: str
    """Condition on product_id with what `listed` makes as its parameter; one, because databases limit their number."""

    vocabulary: str
    """Terms with their letter, and products of each."""

    quote: str
    either: str
    both: str

    @abstractmethod
    def write(self, documents: list[Document]) -> None:
        """Add the terms of products that are not there."""

    @abstractmethod
    def listed(self, ids: list[int]) -> Any:
        """Ids as one parameter."""

    def any_term(self, terms: Iterable[str]) -> str:
        """Any of these terms."""
        return self.either.join(f"{self.quote}{term}{self.quote}" for term in terms)

    def any_of(self, parts: Iterable[str]) -> str:
        """Any of these expressions."""
        return self.either.join(f"({part})" for part in parts)

    def all_of(self, parts: Iterable[str]) -> str:
        """All of these expressions."""
        return self.both.join(f"({part})" for part in parts)


class Fts5(Dialect):
    """SQLite. Terms hold letters, digits and . ~ = only, and stand in quotes."""

    id_column = "rowid"
    matches = "search_words MATCH %s"
    among = "product_id IN (SELECT value FROM json_each(%s))"
    vocabulary = "SELECT term, doc FROM search_vocabulary"
    quote, either, both = '"', " OR ", " AND "

    def write(self, documents: list[Document]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany("INSERT INTO search_words (rowid, words) VALUES (%s, %s)", [(one.product_id, " ".join(lettered(one))) for one in documents])

    def listed(self, ids: list[int]) -> str:
        return json.dumps(ids)


class TsVector(Dialect):
    """PostgreSQL. Vectors and queries are written as literals, so that no text search configuration comes into it."""

    id_column = "product_id"
    matches = "words @@ %s::tsquery"
    among = "product_id = ANY(%s)"
    vocabulary = "SELECT word, ndoc FROM ts_stat('SELECT words FROM search_words')"
    quote, either, both = "'", " | ", " & "

    def write(self, documents: list[Document]) -> None:
        rows = [(one.product_id, " ".join(f"'{term}'" for term in lettered(one))) for one in documents]
        with connection.cursor() as cursor:
            cursor.executemany("INSERT INTO search_words (product_id, words) VALUES (%s, %s::tsvector)", rows)

    def listed(self, ids: list[int]) -> list[int]:
        return ids


def dialect() -> Dialect:
    """That of the database in use."""
    return TsVector() if connection.vendor == "postgresql" else Fts5()


def ranked(question: Question, ids: list[int]) -> list[int]:
    """The products of the window, best first. What the scorer reads of them stands here, whatever engine found them; what is not here any more comes
    last."""
    if not ids:
        return []
    since = localdate() - timedelta(days=CARED_FOR_DAYS)
    facts = "product_id, pack, state <> '', COALESCE(shop, 0), touched IS NULL OR touched >= %s"
    with connection.cursor() as cursor:  # written as SQL: Django takes longer to put it together than the database to answer
        cursor.execute(f"SELECT {facts} FROM search_searchdocument WHERE {dialect().among}", [since, dialect().listed(ids)])  # noqa: S608  constants
        found = {row[0]: Candidate._make(row) for row in cursor.fetchall()}
    return [*rank(question, list(found.values())), *(pk for pk in ids if pk not in found)]


class EmbeddedEngine(Engine):
    """See base.Engine."""

    name = "embedded"

    def index(self, documents: Iterable[Document]) -> None:
        rest = iter(documents)
        while batch := list(islice(rest, BATCH)):
            self.delete(one.product_id for one in batch)
            dialect().write(batch)
            SearchDocument.objects.bulk_create(
                SearchDocument(
                    product_id=one.product_id, public=one.public, price=one.price, state=one.state, category=one.category, region=one.region, shop=one.shop,
                    pack=one.pack, touched=one.touched,
                )
                for one in batch
            )  # fmt: skip

    def delete(self, product_ids: Iterable[int]) -> None:
        rest = iter(product_ids)
        while batch := list(islice(rest, BATCH)):
            marks = ", ".join(["%s"] * len(batch))
            with connection.cursor() as cursor:
                cursor.execute(f"DELETE FROM search_words WHERE {dialect().id_column} IN ({marks})", batch)  # noqa: S608  marks only
            SearchDocument.objects.filter(pk__in=batch).delete()

    def settle(self) -> None:
        """To be called after a large load: without numbers about a table it just filled, PostgreSQL plans searches that take minutes."""
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE search_words")
                cursor.execute("ANALYZE search_searchdocument")

    def count_terms(self) -> dict[str, int]:
        """Products per term. A product has a term at one level only, so the levels add up."""
        counts: Counter[str] = Counter()
        with connection.cursor() as cursor:
            cursor.execute(dialect().vocabulary)
            while rows := cursor.fetchmany(5000):
                for term, products in rows:
                    counts[term[1:]] += products
        return counts

    def count(self, terms: Sequence[str]) -> dict[str, int]:
        """Products per term, for these terms, as of now."""
        found = {}
        with connection.cursor() as cursor:
            for term in terms:
                expression = self._anywhere(term)
                cursor.execute(f"SELECT COUNT(*) FROM search_words WHERE {dialect().matches}", [expression])  # noqa: S608  constant SQL
                if number := cursor.fetchone()[0]:
                    found[term] = number
        return found

    def search(self, question: Question, narrow: Narrow, order: Order = Order.RELEVANCE, start: int = 0, stop: int = 24) -> SearchResult:
        if not question.concepts:
            return NOTHING
        rows, needed = self._rows(question)
        kept, facets = sift(rows, narrow)
        return SearchResult(
            ids=self._page(question, kept, order, start, stop),
            total=len(kept),
            whole=sum(row.has >= question.needed for row in rows),
            every=needed >= question.needed,
            shops=shops if (shops := len({row.shop for row in kept})) <= MOST_SHOPS else 0,
            facets=facets,
            engine=self.name,
        )

    def _rows(self, question: Question) -> tuple[list[Row], int]:
        """What is found, and how many things asked each has at least. In a large catalogue most products have one thing of several, and few all: when those
        are enough, the others are not even added up."""
        lookups = [self._lookups(concept) for concept in question.concepts]
        if question.needed > question.fewest and len(facts := self._facts(self._with_all(question, lookups), question)) >= ENOUGH:
            sums = {product_id: score for product_id, score, _ in self._hits(question, lookups, among=[row[0] for row in facts])}
            return [Row(row[0], sums[row[0]], question.needed, *row[1:]) for row in facts if row[0] in sums], question.needed  # one may just be deleted
        return self._freely(question, lookups)

    def _freely(self, question: Question, lookups: Sequence[list[Lookup]]) -> tuple[list[Row], int]:
        """The words are looked up once; what filters ask is read of ever more products until there are enough."""
        by_has: dict[int, dict[int, int]] = {}
        for product_id, score, has in self._hits(question, lookups):
            by_has.setdefault(has, {})[product_id] = score
        rows: list[Row] = []
        needed = question.needed
        while True:
            scores = by_has.get(needed, {})
            rows += [Row(row[0], scores[row[0]], needed, *row[1:]) for row in self._facts(list(scores), question)]
            if len(rows) >= ENOUGH or needed <= question.fewest:
                return rows, needed
            needed -= 1

    def _with_all(self, question: Question, lookups: Sequence[list[Lookup]]) -> list[int]:
        """Products that have every thing asked that counts."""
        things = [[one.expression for one in found if one.counts] for concept, found in zip(question.concepts, lookups, strict=True) if concept.needed]
        if not all(things):
            return []  # something that nothing counts as having
        expression = dialect().all_of(map(dialect().any_of, things))
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {dialect().id_column} FROM search_words WHERE {dialect().matches}", [expression])  # noqa: S608  constant SQL
            return [product_id for (product_id,) in cursor.fetchall()]

    def _hits(self, question: Question, lookups: Sequence[list[Lookup]], among: list[int] | None = None) -> list[tuple[int, int, int]]:
        """Product, sum, and how many of the things asked it has; of these products, or of all that have as few as may be."""
        hits: list[str] = []
        values: list[Any] = []
        for place, found in enumerate(lookups):
            for one in found:
                numbers = f"{place} AS concept, {one.score} AS score, {one.counts} AS has"
                hits.append(f"SELECT {dialect().id_column} AS product_id, {numbers} FROM search_words WHERE {dialect().matches}")  # noqa: S608
                values.append(one.expression)
        if among is not None:
            values.append(dialect().listed(among))
        sql = f"""
            SELECT product_id, SUM(score) AS score, SUM(has) AS has
            FROM (
                SELECT product_id, concept, MAX(score) AS score, MAX(has) AS has FROM ({" UNION ALL ".join(hits)}) AS hit
                {f"WHERE {dialect().among}" if among is not None else ""} GROUP BY product_id, concept
            ) AS best
            GROUP BY product_id HAVING SUM(has) >= {question.fewest}
        """  # noqa: S608  numbers and constants only, terms are parameters
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            return cursor.fetchall()

    def _facts(self, ids: list[int], question: Question) -> list[tuple]:
        """What filters ask of these products, of those the public sees and the price in the words fits."""
        if not ids:
            return []
        price = " AND price >= %s" if question.low is not None else ""
        price += " AND price <= %s" if question.high is not None else ""
        limits = [limit for limit in (question.low, question.high) if limit is not None]
        sql = f"SELECT product_id, price, state, category, region, shop FROM search_searchdocument WHERE {dialect().among} AND public{price}"  # noqa: S608
        with connection.cursor() as cursor:
            cursor.execute(sql, [dialect().listed(ids), *limits])
            return cursor.fetchall()

    def _lookups(self, concept: Concept) -> list[Lookup]:
        found: dict[tuple[int, int], list[str]] = {}
        for alternative in concept.alternatives:
            counts = int(concept.needed and not alternative.weak)
            if len(alternative.terms) == 1:
                for level, letter in LETTERS.items():
                    found.setdefault((engine_score(concept, alternative, level), counts), []).append(dialect().any_term([letter + alternative.terms[0]]))
            else:
                part = dialect().all_of(map(self._anywhere, alternative.terms))
                found.setdefault((engine_score(concept, alternative, APART_LEVEL), counts), []).append(part)
        return [Lookup(score, counts, dialect().any_of(parts)) for (score, counts), parts in found.items()]

    def _anywhere(self, term: str) -> str:
        return dialect().any_term(letter + term for letter in LETTERS.values())

    def _page(self, question: Question, rows: list[Row], order: Order, start: int, stop: int) -> list[int]:
        if order is Order.NEWEST:
            return sorted((row.product_id for row in rows), reverse=True)[start:stop]
        if order is not Order.RELEVANCE:
            way = 1 if order is Order.CHEAPEST else -1
            return [row.product_id for row in nsmallest(stop, rows, key=lambda row: (way * row.price, -row.product_id))][start:stop]
        best = [row.product_id for row in nsmallest(max(stop, WINDOW), rows, key=lambda row: (-row.has, -row.score, row.product_id))]
        return best[start:stop] if start >= WINDOW else [*ranked(question, best[:WINDOW]), *best[WINDOW:]][start:stop]


def sift(rows: list[Row], narrow: Narrow) -> tuple[list[Row], Facets]:
    """The rows that pass all filters, and for each filter how many stand behind its choices with the other filters kept."""
    if not narrow:
        return rows, _counted(rows, rows, rows, rows, rows)
    kept: list[Row] = []
    price: list[Row] = []
    region: list[Row] = []
    state: list[Row] = []
    category: list[Row] = []
    shop: list[Row] = []
    for row in rows:
        missed = [
            others
            for others, fits in (
                (price, narrow.price_fits(row.price)),
                (region, narrow.region_fits(row.region)),
                (state, not narrow.state or row.state == narrow.state),
                (category, narrow.categories is None or row.category in narrow.categories),
                (shop, narrow.shop is None or row.shop == narrow.shop),
            )
            if not fits
        ]
        if not missed:
            kept.append(row)
        elif len(missed) == 1:
            missed[0].append(row)
    return kept, _counted(kept + price, kept + state, kept + region, kept + category, kept + shop)


def _counted(price: list[Row], state: list[Row], region: list[Row], category: list[Row], shop: list[Row]) -> Facets:
    states = Counter(map(itemgetter(4), state))
    del states[""]
    prices = Counter(map(itemgetter(3), price))
    bands: Counter[str] = Counter()
    for rupiah, number in prices.items():
        bands[band_of(rupiah)] += number
    categories, regions, shops = Counter(map(itemgetter(5), category)), Counter(map(itemgetter(6), region)), Counter(map(itemgetter(7), shop))
    del categories[None], regions[""], shops[None]  # type: ignore[arg-type]
    most = nsmallest(MOST_SHOPS, shops.items(), key=lambda pair: (-pair[1], pair[0]))
    return Facets(bands, states, regions, categories, Counter(dict(most)))
