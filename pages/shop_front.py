"""What home and programme pages show of the shop. The shop decides; this module only asks."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.core.cache import cache
from django.templatetags.static import static
from django.utils import timezone

from shop.catalogue.queries import PLACEHOLDER_ROOTS, placeholder
from shop.catalogue.tree import category_tree
from shop.partner.numbers import FourNumbers, four_numbers

DOORS = 6
NUMBERS_KEY = "pages:numbers"
NUMBERS_SECONDS = 300


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


def honest_numbers() -> tuple[FourNumbers, datetime]:
    """The four numbers and the moment they were counted, at most five minutes ago."""
    counted = cache.get(NUMBERS_KEY)
    if counted is None:
        counted = (four_numbers(), timezone.now())
        cache.set(NUMBERS_KEY, counted, NUMBERS_SECONDS)
    numbers, moment = counted
    return numbers, moment
