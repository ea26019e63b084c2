"""A product as the index knows it: words by the place they come from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import strip_tags

from search.analysis import tokens
from shop.catalogue.models import Category, Product, ProductCategory
from shop.partner.models import StockRecord

DESCRIPTION_CHARACTERS = 400
"""The first part of a description tells what a thing is; the rest tells how to order and send it."""


@dataclass(frozen=True, slots=True)
class Document:
    """Tokens of one product, see analysis.tokens. Whether the public may see it is not kept here: that is asked of the database with every search."""

    product_id: int
    title: tuple[str, ...]
    category: tuple[str, ...]
    shop: tuple[str, ...]
    description: tuple[str, ...]


def make_document(product_id: int, title: str, categories: Iterable[str], shop: str, description: str) -> Document:
    """The document of these texts. `categories` are names, of the branches above too."""
    return Document(
        product_id=product_id,
        title=tuple(tokens(title)),
        category=tuple(dict.fromkeys(word for name in categories for word in tokens(name))),
        shop=tuple(tokens(shop)),
        description=tuple(dict.fromkeys(tokens(strip_tags(description)[:DESCRIPTION_CHARACTERS]))),
    )


def documents_of(product_ids: Iterable[int]) -> list[Document]:
    """Documents of the products among these that are there, hidden ones too: four queries whatever the number."""
    ids = list(product_ids)
    names = dict(Category.objects.values_list("path", "name"))
    shops = dict(StockRecord.objects.filter(product_id__in=ids).values_list("product_id", "partner__name"))
    categories: dict[int, list[str]] = defaultdict(list)
    for product_id, path in ProductCategory.objects.filter(product_id__in=ids).order_by("pk").values_list("product_id", "category__path"):
        categories[product_id] += branch(path, names)
    rows = Product.objects.filter(pk__in=ids).values_list("pk", "title", "description")
    return [make_document(pk, title, categories[pk], shops.get(pk, ""), description) for pk, title, description in rows]


def branch(path: str, names: dict[str, str]) -> list[str]:
    """Names of the category at this path and of all above it, root first."""
    ends = range(Category.steplen, len(path) + 1, Category.steplen)
    return [names[path[:end]] for end in ends if path[:end] in names]
