"""A product as the index knows it."""

from __future__ import annotations

import hashlib
import inspect
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.utils.timezone import localdate

from search import analysis, packs
from search.analysis import terms, tokens
from search.lexicon import lexicon
from search.packs import Pack
from shop.catalogue.filters import MADE, READY
from shop.catalogue.models import Category, Product, ProductCategory
from shop.partner.models import Partner, StockRecord


@dataclass(frozen=True, slots=True)
class Document:
    """`terms` are tokens with their analysis.LEVELS, `pack` is packs.Pack as text; the rest is what filters ask. `state` is empty when sold out;
    `price` whole rupiah; `touched` the day its seller last changed it."""

    product_id: int
    public: bool
    price: int
    state: str
    category: int | None
    region: str
    shop: int | None
    terms: dict[str, int]
    pack: str
    touched: date | None = None


def documents_of(product_ids: Iterable[int]) -> list[Document]:
    """Documents of the products among these that are there, hidden ones too: four queries whatever the number."""
    ids = list(product_ids)
    branches = Branches()
    rows = StockRecord.objects.filter(product_id__in=ids).values_list(
        "product_id", "price", "num_in_stock", "num_allocated", "partner_id", "partner__name", "partner__status", "partner__kelurahan", "date_updated"
    )
    stock = {row[0]: row[1:] for row in rows}
    categories: dict[int, tuple[int, str]] = {}
    for product_id, category_id, path in (
        ProductCategory.objects.filter(product_id__in=ids).order_by("-pk").values_list("product_id", "category_id", "category__path")
    ):
        categories[product_id] = (category_id, path)
    found = []
    for pk, title, shown, lead_days, changed in Product.objects.filter(pk__in=ids).values_list("pk", "title", "is_public", "lead_days", "date_updated"):
        price, in_stock, allocated, shop, shop_name, status, region, stocked = stock.get(pk, (0, 0, 0, None, "", "", "", changed))
        category, path = categories.get(pk, (None, ""))
        free = (in_stock or 0) - (allocated or 0) > 0
        state = "" if not free else MADE if lead_days else READY
        public = bool(shown) and status == Partner.Status.VERIFIED
        words, pack = make_terms(title, branches(path), shop_name or "")
        touched = localdate(max(changed, stocked))
        found.append(Document(pk, public, int(price or 0), state, category, region or "", shop, words, pack, touched))
    return found


@cache
def made_with() -> str:
    """Changes when documents must be made anew: with the lexicon, or the code that makes them."""
    digest = hashlib.sha256(lexicon().version.encode())
    for module in (analysis, packs, sys.modules[__name__]):
        digest.update(inspect.getsource(module).encode())
    return digest.hexdigest()[:12]


def make_terms(title: str, branch: list[list[str]], shop: str) -> tuple[dict[str, int], str]:
    """Terms and pack of a product; `branch` are the tokens of its categories' names, root first."""
    pack = Pack(tuple(tokens(title)), tuple(map(tuple, branch)), tuple(tokens(shop)))
    return terms(pack.title, pack.category, pack.shop), pack.write()


class Branches:
    """Tokens of the names from the root down to a category, by its path."""

    def __init__(self) -> None:
        self._names = {path: tokens(name) for path, name in Category.objects.values_list("path", "name")}

    def __call__(self, path: str) -> list[list[str]]:
        ends = range(Category.steplen, len(path) + 1, Category.steplen)
        return [self._names[path[:end]] for end in ends if path[:end] in self._names]
