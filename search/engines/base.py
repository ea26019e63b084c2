"""What every search engine does, whatever it is made of. tests/integration/search/test_engine_contract.py holds each to it.

The rule of what is found, equal on every engine:
- A word is found in a product when it is one of its title, category, shop or description words. The last word of a question is also found at the
  beginning of one (people search while they type), when it has at least PREFIX_LENGTH letters.
- `every`: all words must be found. Otherwise one is enough, and goods with more of the words come first.
- Only what `within` allows, which is asked of the database now: what the public may see is never a matter of the index.

The order: more words found; then more points, by the best place where each word stands; then what can be bought now before what is sold out; then the
shorter title, because a thing named in few words is that thing; then the lower product id. Prices and newest first are there when people ask for them.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q

from search.documents import Document

PREFIX_LENGTH = 2
FIELD_POINTS = {"title": 24, "category": 12, "shop": 6, "description": 3}
"""Points of a whole word by where it stands."""

PREFIX_SHARE = 3
"""The beginning of a word has this part of the points of the whole word."""


class Order(StrEnum):
    """How a result is put in order; the values are those of ?urut=."""

    RELEVANCE = "cocok"
    NEWEST = "terbaru"
    CHEAPEST = "termurah"
    DEAREST = "termahal"


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """One question. `words` come from analysis.query_words; `within` is a condition on products; `start` and `stop` cut the page."""

    words: tuple[str, ...]
    within: Q
    every: bool = True
    order: Order = Order.RELEVANCE
    start: int = 0
    stop: int = 24

    @property
    def prefix(self) -> str:
        """The last word where its beginning is enough, else empty."""
        return self.words[-1] if self.words and len(self.words[-1]) >= PREFIX_LENGTH else ""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Product ids of one page in order, and how many products were found in all."""

    ids: list[int]
    total: int


class Engine(ABC):
    """An index of products and the questions it answers."""

    @abstractmethod
    def index(self, documents: Iterable[Document]) -> None:
        """Take these documents in, each in place of an older one of the same product."""

    @abstractmethod
    def delete(self, product_ids: Iterable[int]) -> None:
        """Forget these products; unknown ones do no harm."""

    @abstractmethod
    def prune(self) -> int:
        """Forget every product that the catalogue no longer has, and say how many."""

    @abstractmethod
    def settle(self) -> None:
        """To be called after a large load, for what an engine then has to do before it is quick."""

    @abstractmethod
    def search(self, query: SearchQuery) -> SearchResult:
        """One page. No words find nothing."""

    @abstractmethod
    def condition(self, query: SearchQuery) -> Q:
        """What the words find, as a condition on products, for counting what stands beside the filters."""
