"""How one database keeps the words of documents and is asked for terms: FTS5 on SQLite, a GIN index of tsvectors on PostgreSQL (table search_words, made
by a migration).

Both are given terms that analysis.py has made, never raw text, each with a letter in front for its level (LETTERS): a lookup of `akopi` is a lookup of
kopi in the first words of titles. So the index itself says what a term is worth, and the sums are those of every other engine.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from search.analysis import LEVELS
from search.documents import Document

LETTERS = dict(zip(LEVELS, "abcdef", strict=True))


def lettered(document: Document) -> list[str]:
    """Terms as the table keeps them."""
    return [LETTERS[level] + term for term, level in document.terms.items()]


class Dialect(ABC):
    """A lookup is an expression, put together of terms and handed over as one parameter."""

    id_column: str
    matches: str
    """Condition with an expression as its parameter."""

    vocabulary: str
    """Terms with their letter, and products of each."""

    tidying: tuple[str, ...]
    """What a large load leaves to do: lookups go through every piece that was written, and without numbers about a table it just filled, PostgreSQL plans
    searches that take minutes."""

    quote: str
    either: str

    @abstractmethod
    def write(self, documents: list[Document]) -> None:
        """Add the terms of products that are not there."""

    @abstractmethod
    def terms_of(self, ids: list[int]) -> dict[int, frozenset[str]]:
        """The terms kept of those of these products that are there."""

    @abstractmethod
    def among(self, column: str) -> str:
        """Condition with what `listed` makes as its parameter; one, because databases limit their number."""

    @abstractmethod
    def listed(self, values: Sequence[int] | Sequence[str]) -> Any:
        """Ids or terms as one parameter."""

    @abstractmethod
    def take_turns(self) -> None:
        """Wait until no other transaction writes to the index, and let none before this one has ended."""

    def any_of(self, terms: Iterable[str]) -> str:
        """Any of these terms."""
        return self.either.join(f"{self.quote}{term}{self.quote}" for term in terms)


class Fts5(Dialect):
    """SQLite. Terms hold letters, digits and . ~ = only, and stand in quotes."""

    id_column = "rowid"
    matches = "search_words MATCH %s"
    vocabulary = "SELECT term, doc FROM search_vocabulary"
    tidying = ("INSERT INTO search_words (search_words) VALUES ('optimize')",)
    quote, either = '"', " OR "

    def write(self, documents: list[Document]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany("INSERT INTO search_words (rowid, words) VALUES (%s, %s)", [(one.product_id, " ".join(lettered(one))) for one in documents])

    def terms_of(self, ids: list[int]) -> dict[int, frozenset[str]]:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT rowid, words FROM search_words WHERE {self.among('rowid')}", [self.listed(ids)])  # noqa: S608  constant SQL
            return {product_id: frozenset(words.split()) for product_id, words in cursor.fetchall()}

    def among(self, column: str) -> str:
        return f"{column} IN (SELECT value FROM json_each(%s))"  # noqa: S608  a name of ours

    def listed(self, values: Sequence[int] | Sequence[str]) -> str:
        return json.dumps(values)

    def take_turns(self) -> None:
        """There is one writer anyway: transactions begin as such (transaction_mode)."""


class TsVector(Dialect):
    """PostgreSQL. Vectors and queries are written as literals, so that no text search configuration comes into it."""

    id_column = "product_id"
    matches = "words @@ %s::tsquery"
    vocabulary = "SELECT word, ndoc FROM ts_stat('SELECT words FROM search_words')"
    tidying = ("SELECT gin_clean_pending_list('search_words_index')", "ANALYZE search_words", "ANALYZE search_searchdocument")
    quote, either = "'", " | "
    turn = 7_305_514_801
    """A number of its own for the lock."""

    def write(self, documents: list[Document]) -> None:
        rows = [(one.product_id, " ".join(f"'{term}'" for term in lettered(one))) for one in documents]
        with connection.cursor() as cursor:
            cursor.executemany("INSERT INTO search_words (product_id, words) VALUES (%s, %s::tsvector)", rows)

    def terms_of(self, ids: list[int]) -> dict[int, frozenset[str]]:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT product_id, tsvector_to_array(words) FROM search_words WHERE {self.among('product_id')}", [ids])  # noqa: S608
            return {product_id: frozenset(words) for product_id, words in cursor.fetchall()}

    def among(self, column: str) -> str:
        return f"{column} = ANY(%s)"

    def listed(self, values: Sequence[int] | Sequence[str]) -> list[int] | list[str]:
        return list(values)  # type: ignore[return-value]

    def take_turns(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [self.turn])


def dialect() -> Dialect:
    """That of the database in use."""
    return TsVector() if connection.vendor == "postgresql" else Fts5()
