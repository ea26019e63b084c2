"""What home and programme pages show of the shop. The shop decides; this module only asks."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.templatetags.static import static

from shop.catalogue.queries import PLACEHOLDER_ROOTS, cards, placeholder
from shop.catalogue.sizes import GUIDANCE
from shop.catalogue.tree import category_tree
from shop.curation.queries import TUESDAY, gaps, running
from shop.curation.queries import goods as collection_goods

DOORS = 6
COLLECTION_SIZE = 8


class CategoryDoor(NamedTuple):
    """One category of the second door of home."""

    name: str
    url: str
    picture: str


def category_doors() -> list[CategoryDoor]:
    """The first categories of the tree, each with its drawing."""
    return [CategoryDoor(node.name, node.url, _picture(node.slug)) for node in category_tree().roots[:DOORS]]


def _picture(slug: str) -> str:
    return static(f"portal/img/rak-{slug}.webp") if slug in PLACEHOLDER_ROOTS else placeholder(slug)


def shown_collection(slug: str) -> dict[str, Any]:
    """What a programme page shows of its collection: first goods, criteria, sizes that are looked for, help for measuring. Only empty lists while
    there is none or its days are over."""
    collection = running(slug)
    if collection is None:
        return {"cards": []}
    return {
        "collection": collection,
        "cards": cards(collection_goods(collection), COLLECTION_SIZE),
        "criteria": list(collection.criteria.all()),
        "gaps": gaps(collection),
        "has_pairs": collection.slug == TUESDAY,
        **GUIDANCE,
    }
