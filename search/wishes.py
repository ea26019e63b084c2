"""What a visitor of /cari/ asks for: the words, and the plain-link filters of every list of goods."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from search.analysis import query_words
from search.engines.base import Order
from shop.catalogue.filters import ORDERS, Filters

MAX_TEXT = 120
"""Characters of a question; the field on the page takes no more."""

SEARCH_ORDERS = {Order.RELEVANCE.value: _("Paling cocok"), **ORDERS}


@dataclass(frozen=True)
class Wish(Filters):
    """`text` as it was typed, trimmed; the default order is the best match first."""

    text: str = ""
    order: str = Order.RELEVANCE.value

    @classmethod
    def read(cls, query: QueryDict) -> Wish:
        filters = Filters.read(query)
        order = query.get("urut", "")
        return cls(
            price=filters.price,
            region=filters.region,
            state=filters.state,
            order=order if order in SEARCH_ORDERS else Order.RELEVANCE.value,
            text=" ".join(query.get("q", "").replace("\x00", " ").split())[:MAX_TEXT],
        )

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(query_words(self.text))

    @property
    def query(self) -> str:
        pairs = [
            ("q", self.text),
            ("harga", self.price.value if self.price else ""),
            ("wilayah", self.region),
            ("ada", self.state),
            ("urut", "" if self.order == Order.RELEVANCE else self.order),
        ]
        return urlencode([(key, value) for key, value in pairs if value])
