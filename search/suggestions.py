"""A few words for a search box while somebody types: beginnings of product titles, categories, shops."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlencode

from django.core.cache import cache
from django.urls import reverse

from search.analysis import query_words, tokens
from search.engines import engine
from search.engines.base import SearchQuery
from search.queries import shops
from shop.catalogue.models import Product
from shop.catalogue.queries import PUBLIC
from shop.catalogue.tree import category_tree

SECONDS = 120
MIN_LETTERS = 2
TITLES = 6
CATEGORIES = 2
SHOPS = 2
HEAD_WORDS = 4
"""A suggestion is the beginning of a title: sellers put the thing first and praise behind it."""


class Suggestion(NamedTuple):
    """`kind` is "produk", "kategori" or "toko"; `url` is where it leads."""

    kind: str
    text: str
    url: str


def suggestions(text: str) -> list[Suggestion]:
    """What might be meant by an unfinished question, at most SECONDS old. Nothing for fewer than MIN_LETTERS letters."""
    words = tuple(query_words(text))
    if sum(map(len, words)) < MIN_LETTERS:
        return []
    key = f"search:suggestions:{'-'.join(words)}"
    found: list[Suggestion] | None = cache.get(key)
    if found is None:
        found = [*_titles(words), *_categories(words), *_shops(words)]
        cache.set(key, found, SECONDS)
    return found


def _titles(words: tuple[str, ...]) -> list[Suggestion]:
    ids = engine().search(SearchQuery(words, PUBLIC, stop=TITLES * 5)).ids
    titles = dict(Product.objects.filter(pk__in=ids).values_list("pk", "title"))
    heads: dict[tuple[str, ...], str] = {}
    for title in (titles[pk] for pk in ids if pk in titles):
        head = " ".join(title.split()[:HEAD_WORDS]).rstrip(" -|,/(")
        if _answers(head, words):
            heads.setdefault(tuple(tokens(head)), head)
    return [Suggestion("produk", head, f"{reverse('search:search')}?{urlencode({'q': head})}") for head in list(heads.values())[:TITLES]]


def _categories(words: tuple[str, ...]) -> list[Suggestion]:
    nodes = (node for node in category_tree().nodes if _answers(node.name, words))
    return [Suggestion("kategori", node.name, node.url) for node, _ in zip(nodes, range(CATEGORIES), strict=False)]


def _shops(words: tuple[str, ...]) -> list[Suggestion]:
    return [Suggestion("toko", shop.name, shop.get_absolute_url()) for shop in shops(words, SHOPS)]


def _answers(text: str, words: tuple[str, ...]) -> bool:
    """True when every word is in the text, the last one perhaps as a beginning."""
    there = tokens(text)
    return all(word in there for word in words[:-1]) and any(token.startswith(words[-1]) for token in there)
