"""The engine that lives in the database: FTS5 on SQLite, tsvector on PostgreSQL (table search_words, made by a migration).

Both get words that analysis.py has made, never raw text, so that neither database's own idea of a word matters. Each dialect below only says how one
word is asked for; the rule and the order are written once, above them, as ordinary conditions on products.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any, Protocol

from django.db import connection
from django.db.models import BooleanField, Count, ExpressionWrapper, IntegerField, Q, QuerySet, Window
from django.db.models.expressions import RawSQL
from django.db.models.functions import Length

from search.documents import Document
from search.engines.base import FIELD_POINTS, PREFIX_SHARE, Engine, Order, SearchQuery, SearchResult
from shop.catalogue.models import Product
from shop.catalogue.queries import IN_STOCK

BATCH = 500
"""Documents of one INSERT."""

PRODUCT_ID = '"catalogue_product"."id"'


class Dialect(Protocol):
    """How one database writes documents and asks for a word."""

    id_column: str
    ids_sql: str
    """The products with a term, which is its one parameter."""

    def write(self, documents: list[Document]) -> None:
        """Add documents of products that are not there."""

    def term(self, word: str, *, prefix: bool = False, field: str = "") -> str:
        """A word, or the beginning of one, anywhere or in one field."""

    def join(self, terms: list[str], *, every: bool) -> str:
        """Several terms as one."""


class Fts5:
    """SQLite. Everything is one MATCH string; words hold letters, digits and dots only, and stand in quotes."""

    id_column = "rowid"
    ids_sql = "SELECT rowid FROM search_words WHERE search_words MATCH %s"

    def write(self, documents: list[Document]) -> None:
        rows: list[tuple[int | str, ...]] = [(one.product_id, *(" ".join(getattr(one, field)) for field in FIELD_POINTS)) for one in documents]
        with connection.cursor() as cursor:
            cursor.executemany("INSERT INTO search_words (rowid, title, category, shop, description) VALUES (%s, %s, %s, %s, %s)", rows)

    def term(self, word: str, *, prefix: bool = False, field: str = "") -> str:
        return f'{{{field or " ".join(FIELD_POINTS)}}} : "{word}"{" *" if prefix else ""}'

    def join(self, terms: list[str], *, every: bool) -> str:
        return (" AND " if every else " OR ").join(f"({term})" for term in terms)


class TsVector:
    """PostgreSQL. Vectors and queries are written as literals, so that no text search configuration comes into it."""

    id_column = "product_id"
    ids_sql = "SELECT product_id FROM search_words WHERE words @@ %s::tsquery"
    weights = dict(zip(FIELD_POINTS, "ABCD", strict=True))

    def write(self, documents: list[Document]) -> None:
        rows = [(one.product_id, self.vector(one)) for one in documents]
        with connection.cursor() as cursor:
            cursor.executemany("INSERT INTO search_words (product_id, words) VALUES (%s, %s::tsvector)", rows)

    def vector(self, document: Document) -> str:
        """Each word once with the letters of the fields it stands in; positions serve nobody here, so there is one per field."""
        letters: dict[str, list[str]] = {}
        for place, (field, letter) in enumerate(self.weights.items(), start=1):
            for word in dict.fromkeys(getattr(document, field)):
                letters.setdefault(word, []).append(f"{place}{letter}")
        return " ".join(f"'{word}':{','.join(places)}" for word, places in letters.items())

    def term(self, word: str, *, prefix: bool = False, field: str = "") -> str:
        label = ("*" if prefix else "") + self.weights.get(field, "")
        return f"'{word}':{label}" if label else f"'{word}'"

    def join(self, terms: list[str], *, every: bool) -> str:
        return (" & " if every else " | ").join(f"({term})" for term in terms)


class EmbeddedEngine(Engine):
    """See base.Engine."""

    @property
    def dialect(self) -> Dialect:
        return TsVector() if connection.vendor == "postgresql" else Fts5()

    def index(self, documents: Iterable[Document]) -> None:
        rest = iter(documents)
        while batch := list(islice(rest, BATCH)):
            self.delete(one.product_id for one in batch)
            self.dialect.write(batch)

    def delete(self, product_ids: Iterable[int]) -> None:
        rest = iter(product_ids)
        while batch := list(islice(rest, BATCH)):
            marks = ", ".join(["%s"] * len(batch))
            with connection.cursor() as cursor:
                cursor.execute(f"DELETE FROM search_words WHERE {self.dialect.id_column} IN ({marks})", batch)  # noqa: S608  marks only

    def prune(self) -> int:
        column = self.dialect.id_column
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM search_words WHERE {column} NOT IN (SELECT id FROM catalogue_product)")  # noqa: S608  constant SQL
            return int(cursor.rowcount)

    def settle(self) -> None:
        if connection.vendor == "postgresql":  # without numbers about a table it just filled it plans searches that take minutes; autovacuum comes later
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE search_words")

    def condition(self, query: SearchQuery) -> Q:
        if not query.words:
            return Q(pk__in=())
        return Q(pk__in=RawSQL(self.dialect.ids_sql, (self._whole(query),)))  # noqa: S611  constant SQL, the words are a parameter

    def search(self, query: SearchQuery) -> SearchResult:
        if not query.words:
            return SearchResult([], 0)
        found = Product.objects.filter(query.within, self.condition(query))
        page = self._ordered(found, query).annotate(in_all=Window(Count("*")))
        rows = list(page.values_list("pk", "in_all")[query.start : query.stop])
        if rows:
            return SearchResult([pk for pk, _ in rows], rows[0][1])
        return SearchResult([], found.count() if query.start else 0)

    def _whole(self, query: SearchQuery) -> str:
        """The term of the whole question."""
        terms = [self.dialect.term(word, prefix=word == query.prefix) for word in query.words]
        return self.dialect.join(terms, every=query.every)

    def _ordered(self, found: QuerySet[Product], query: SearchQuery) -> QuerySet[Product]:
        if query.order is Order.NEWEST:
            return found.order_by("-pk")
        if query.order is Order.CHEAPEST:
            return found.order_by("stockrecords__price", "-pk")
        if query.order is Order.DEAREST:
            return found.order_by("-stockrecords__price", "-pk")
        keys: dict[str, Any] = {"points": self._points(query), "buyable": ExpressionWrapper(IN_STOCK, BooleanField()), "letters": Length("title")}
        first: list[str] = []
        if not query.every and len(query.words) > 1:
            keys["words_found"], first = self._words_found(query), ["-words_found"]
        return found.annotate(**keys).order_by(*first, "-points", "-buyable", "letters", "pk")

    def _points(self, query: SearchQuery) -> RawSQL:
        """For every word the points of the best place where it stands, summed. Written as SQL: as Case and When it takes Django longer to put together
        than the database to answer."""
        whole, parts, terms = self._whole(query), [], []
        for word in query.words:
            whens = []
            for prefix in (False, True) if word == query.prefix else (False,):
                for field, points in FIELD_POINTS.items():
                    term = self.dialect.term(word, prefix=prefix, field=field)
                    # joined to the whole question, so that the database never collects more products than it needs
                    terms.append(self.dialect.join([whole, term], every=True) if query.every else term)
                    whens.append(f"WHEN {PRODUCT_ID} IN ({self.dialect.ids_sql}) THEN {points // PREFIX_SHARE if prefix else points}")
            parts.append(f"CASE {' '.join(whens)} ELSE 0 END")
        return RawSQL(" + ".join(parts), terms, output_field=IntegerField())  # noqa: S611  constants only, the words are parameters

    def _words_found(self, query: SearchQuery) -> RawSQL:
        terms = [self.dialect.term(word, prefix=word == query.prefix) for word in query.words]
        parts = [f"CASE WHEN {PRODUCT_ID} IN ({self.dialect.ids_sql}) THEN 1 ELSE 0 END"] * len(terms)
        return RawSQL(" + ".join(parts), terms, output_field=IntegerField())  # noqa: S611  constants only, the words are parameters
