"""What every search engine does, whatever it is made of. tests/integration/search/test_engine_contract.py holds each to it.

**What is found**, equal on every engine. A question is a row of things asked (understanding.Concept), each with the terms that name it. A public
product has a thing when it has one of its terms, or all terms of one alternative. It is in the result when it has all things asked that count. When
fewer than ENOUGH products do, one thing may be missing, then two, until there are enough; filters never change that, so narrowing a list brings nothing
in.

**The order.** Products with more of the things asked come first; among these engines add up whole numbers (scoring.engine_score): per thing the best
alternative. Of this order the WINDOW best, ties by the lower id, are looked at closely by the one scorer (scoring.ranked); behind them it stays as it
is. Prices and newest first are there when people ask for them.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from search.documents import Document
from search.understanding import Question
from shop.catalogue.filters import VILLAGE_CODE_LENGTH, PriceBand

ENOUGH = 24
"""So many make a page; with fewer the question is read more freely."""

MOST_SHOPS = 24
"""Shops of a result that are told apart: those that have most of it, the lower id first."""


class Order(StrEnum):
    """How a result is put in order; the values are those of ?urut=."""

    RELEVANCE = "cocok"
    NEWEST = "terbaru"
    CHEAPEST = "termurah"
    DEAREST = "termahal"


@dataclass(frozen=True, slots=True)
class Narrow:
    """Filters. `categories` are ids of a category and all below it; None asks nothing."""

    price: PriceBand | None = None
    region: str = ""
    state: str = ""
    categories: frozenset[int] | None = None
    shop: int | None = None

    def __bool__(self) -> bool:
        return bool(self.price or self.region or self.state or self.categories is not None or self.shop is not None)

    def price_fits(self, price: int) -> bool:
        return self.price is None or (price >= self.price.low and (self.price.high is None or price < self.price.high))

    def region_fits(self, code: str) -> bool:
        return not self.region or (code == self.region if len(self.region) == VILLAGE_CODE_LENGTH else code.startswith(f"{self.region}."))


@dataclass
class Facets:
    """How many products stand behind each choice of a filter, the other filters kept. `bands` by PriceBand.value, `states` as in filters.STATES,
    `regions` by village code, `categories` by id, `shops` by id and MOST_SHOPS of them only."""

    bands: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    regions: Counter[str] = field(default_factory=Counter)
    categories: Counter[int] = field(default_factory=Counter)
    shops: Counter[int] = field(default_factory=Counter)


@dataclass(frozen=True)
class SearchResult:
    """Product ids of one page in order; how many products were found in all; without the filters `found`, `whole` of them with everything asked; of how
    many shops, 0 when these are more than MOST_SHOPS; what stands behind the filters; the engine that answered."""

    ids: list[int]
    total: int
    found: int = 0
    whole: int = 0
    every: bool = True
    """False when some things asked had to be let go."""
    shops: int = 0
    facets: Facets = field(default_factory=Facets)
    engine: str = ""


NOTHING = SearchResult([], 0)


class Engine(ABC):
    """An index of products and the questions it answers."""

    name: str

    @abstractmethod
    def index(self, documents: Iterable[Document]) -> None:
        """Take these documents in, each in place of an older one of the same product."""

    @abstractmethod
    def delete(self, product_ids: Iterable[int]) -> None:
        """Forget these products; unknown ones do no harm."""

    @abstractmethod
    def search(self, question: Question, narrow: Narrow, order: Order = Order.RELEVANCE, start: int = 0, stop: int = 24) -> SearchResult:
        """One page. Nothing asked finds nothing."""
