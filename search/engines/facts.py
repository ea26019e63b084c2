"""What filters ask of every product, in the memory of each process: counting behind filters looks at each product of a result, which no database does
quickly enough for tens of thousands.

Some sixty bytes a product. Before each search a process asks which products were written since (SearchWrite) and reads those anew, so what it remembers
is what the tables say.
"""

from __future__ import annotations

import secrets
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter
from threading import Lock
from typing import Any

from django.db import connection

from search.bits import bits_of
from search.engines.dialects import dialect
from search.models import SearchWrite
from shop.catalogue.filters import BANDS

REMEMBERED = 200
"""Writes that are told one by one. Who has missed more reads everything anew."""

_ENDS = [band.high for band in BANDS if band.high is not None]
_BANDS = [band.value for band in BANDS]
_NEVER = (0, 0)

FEW, MANY = ("band", "state"), ("region", "category", "shop", "price")
"""Facts with few values, kept as the set of each, and those with many, kept as a list."""

Sets = dict[str, dict[str, int]]


@dataclass(frozen=True)
class Facts:
    """`public` is the set of products that may be seen, `sets` those of each band (PriceBand.value) and state; `columns` hold the other facts by product
    id, under the names of SearchDocument."""

    public: int = 0
    sets: Sets = field(default_factory=lambda: {name: {} for name in FEW})
    columns: dict[str, list[Any]] = field(default_factory=lambda: {name: [] for name in MANY})

    def of(self, name: str, ids: Sequence[int]) -> Sequence[Any]:
        """One fact of each of these products."""
        column = self.columns[name]
        return itemgetter(*ids)(column) if len(ids) > 1 else [column[product_id] for product_id in ids]

    def count(self, name: str, bits: int, ids: Sequence[int]) -> Counter[Any]:
        """How many products of a set, also given as a list, have each value of a fact."""
        if name in FEW:
            return Counter({value: number for value, held in self.sets[name].items() if (number := (bits & held).bit_count())})
        return Counter(self.of(name, ids))


class Memory:
    """Facts of one process, kept up to date for its threads."""

    def __init__(self) -> None:
        self._facts = Facts()
        self._same: dict[Any, Any] = {}
        self._seen: tuple[int, int] | None = None
        self._lock = Lock()

    def now(self) -> Facts:
        """The facts as they are now."""
        with self._lock:
            with connection.cursor() as cursor:
                cursor.execute("SELECT id, mark, products FROM search_searchwrite WHERE id >= %s ORDER BY id", [(self._seen or _NEVER)[0]])
                written = cursor.fetchall()
            if self._seen != (written[0][:2] if written else _NEVER):  # the first time, after a rollback, or too much was missed
                self._same = {}
                self._facts = self._with(Facts(), "", [])
            elif changed := {int(product_id) for _, _, products in written[1:] for product_id in products.split()}:
                held = len(self._facts.columns["price"])
                gone = bits_of([product_id for product_id in changed if product_id < held])
                others = {name: {value: bits & ~gone for value, bits in sets.items()} for name, sets in self._facts.sets.items()}
                among = f" AND {dialect().among('product_id')}"
                rest = replace(self._facts, public=self._facts.public & ~gone, sets=others)
                self._facts = self._with(rest, among, [dialect().listed(list(changed))])
            self._seen = written[-1][:2] if written else _NEVER
            return self._facts

    def _with(self, facts: Facts, condition: str, values: list[Any]) -> Facts:
        """These facts and those of the public products that a condition chooses."""
        with connection.cursor() as cursor:
            names = "product_id, state, price, region, category, shop"
            cursor.execute(f"SELECT {names} FROM search_searchdocument WHERE public{condition}", values)  # noqa: S608  constant SQL
            rows = cursor.fetchall()
        most = max((row[0] for row in rows), default=0)
        for column in facts.columns.values():
            column += [None] * (most + 1 - len(column))
        region, category, shop, price = (facts.columns[name] for name in MANY)
        same = self._same.setdefault  # a thousand shops, and not a number for each product
        found: dict[str, dict[str, list[int]]] = {name: {} for name in FEW}
        for product_id, state, *rest in rows:
            price[product_id], region[product_id], category[product_id], shop[product_id] = (same(fact, fact) for fact in rest)
            found["band"].setdefault(_BANDS[bisect_right(_ENDS, rest[0])], []).append(product_id)
            found["state"].setdefault(state, []).append(product_id)
        sets = {name: dict(facts.sets[name]) for name in FEW}
        for name, by_value in found.items():
            for value, ids in by_value.items():
                sets[name][value] = sets[name].get(value, 0) | bits_of(ids)
        return replace(facts, public=facts.public | bits_of([row[0] for row in rows]), sets=sets)


_memory = Memory()


def facts() -> Facts:
    """Those of this process, as of now."""
    return _memory.now()


def tell(product_ids: Iterable[int]) -> None:
    """Note that these were written, for every process. To be called in the transaction that writes them, after Dialect.take_turns."""
    note = SearchWrite.objects.create(mark=secrets.randbits(62), products=" ".join(map(str, product_ids)))
    SearchWrite.objects.filter(pk__lte=note.pk - REMEMBERED).delete()
