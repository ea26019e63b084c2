"""What a visitor of /cari/ asks for: the words, and the plain-link filters of every list of goods."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from search.analysis import tokens
from search.engines.base import Order
from search.understanding import MAX_TEXT
from shop.catalogue.filters import ORDERS, Filters

SEARCH_ORDERS = {Order.RELEVANCE.value: _("Paling cocok"), **ORDERS}
_SLUG = re.compile(r"^[\w-]{1,128}$")


@dataclass(frozen=True)
class Wish(Filters):
    """`text` as it was typed, trimmed; the default order is the best match first. `category` is a slug, `shop` the address of a shop; `exact` searches
    what was typed, without correction."""

    text: str = ""
    order: str = Order.RELEVANCE.value
    category: str = ""
    shop: str = ""
    exact: bool = False

    @classmethod
    def read(cls, query: QueryDict) -> Wish:
        filters = Filters.read(query)
        order, category, shop = query.get("urut", ""), query.get("jenis", ""), query.get("toko", "")
        return cls(
            price=filters.price,
            region=filters.region,
            state=filters.state,
            order=order if order in SEARCH_ORDERS else Order.RELEVANCE.value,
            text=" ".join(query.get("q", "").replace("\x00", " ").split())[:MAX_TEXT],
            category=category if _SLUG.match(category) else "",
            shop=shop if _SLUG.match(shop) else "",
            exact=query.get("persis") == "1",
        )

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(tokens(self.text))

    @property
    def narrows(self) -> bool:
        return bool(super().narrows or self.category or self.shop)

    @property
    def query(self) -> str:
        pairs = [
            ("q", self.text),
            ("persis", "1" if self.exact else ""),
            ("jenis", self.category),
            ("harga", self.price.value if self.price else ""),
            ("wilayah", self.region),
            ("ada", self.state),
            ("toko", self.shop),
            ("urut", "" if self.order == Order.RELEVANCE else self.order),
        ]
        return urlencode([(key, value) for key, value in pairs if value])
