"""Reads of search: goods and shops that words find. What is found is decided here, once for every engine (engines/base.py has the rule)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from operator import and_

from django.core.cache import cache
from django.core.paginator import Page, Paginator
from django.db.models import Q

from search.analysis import query_words
from search.engines import engine
from search.engines.base import Order, SearchQuery, SearchResult
from search.wishes import SEARCH_ORDERS, Wish
from shop.catalogue.listing import Choice, Counts, Listing, count_choices
from shop.catalogue.queries import PUBLIC, cards_by_ids
from shop.catalogue.tree import Tree
from shop.partner.models import Partner
from shop.partner.queries import public_shops

PER_PAGE = 24
MAX_PAGES = 400
"""Nobody turns so many pages; a higher number in the address is as if absent."""

MAX_SHOPS = 4
FOUND_SECONDS = 10
"""So long the same question is not searched again: the index itself may be ten seconds behind. What the public may see is asked anew for every page."""

NO_TREE = Tree([])
"""A result is not narrowed by category, so nobody reads the tree."""


@dataclass(frozen=True)
class Found:
    """Products of one page. `every` is False when no product has all the words and some words had to do."""

    query: SearchQuery
    result: SearchResult

    @property
    def every(self) -> bool:
        return self.query.every


class ProductListing(Listing):
    """A list of goods that also knows the order of the best match."""

    @property
    def orders(self) -> list[Choice]:
        wish = self.wish
        return [Choice(str(words), wish.link(self.path, order=order), None, order == wish.order) for order, words in SEARCH_ORDERS.items()]


def product_ids(text: str, filters: Wish, page: int = 1, *, some: bool = True, anew: bool = False) -> Found:
    """Ids of one page of public products that `text` finds, as `filters` wish; as they were at most FOUND_SECONDS ago, or now when `anew`.

    When no public product has all words, one word is enough, unless `some` is False. Whether that is so does not hang on the filters: narrowing a
    list never brings in goods that were not in it.
    """
    key = f"search:found:{'-'.join(query_words(text))}:{replace(filters, text='').query}:{page}:{some}"
    kept: tuple[bool, SearchResult] | None = None if anew else cache.get(key)
    if kept is None:
        found = _find(text, filters, page, some=some)
        cache.set(key, (found.every, found.result), FOUND_SECONDS)
        return found
    every, result = kept
    return Found(_query(text, filters, page, every=every), result)


def _find(text: str, filters: Wish, page: int, *, some: bool) -> Found:
    query = _query(text, filters, page)
    found = Found(query, engine().search(query))
    if found.result.total or not some or len(query.words) < 2:
        return found
    if filters.narrows and engine().search(replace(query, within=PUBLIC, start=0, stop=1)).total:
        return found
    query = replace(query, every=False)
    return Found(query, engine().search(query))


def _query(text: str, filters: Wish, page: int, *, every: bool = True) -> SearchQuery:
    start = (page - 1) * PER_PAGE
    words = tuple(query_words(text))
    return SearchQuery(words, PUBLIC & filters.condition(), every, Order(filters.order), start, start + PER_PAGE)


def page_number(text: str) -> int:
    """The page an address asks for; anything that is not a sensible number is the first."""
    return int(text) if text.isdecimal() and len(text) < 5 and 1 <= int(text) <= MAX_PAGES else 1


def product_listing(path: str, wish: Wish, page: int, *, some: bool = True) -> tuple[Found, ProductListing]:
    """The goods of one page with their filters. A page past the last one is the last one."""
    found, turned = _turn(wish, page, some=some)
    cards = cards_by_ids(found.result.ids)
    if len(cards) < len(found.result.ids):  # something went out of sight since it was searched
        found, turned = _turn(wish, page, some=some, anew=True)
        cards = cards_by_ids(found.result.ids)
    return found, ProductListing(path, wish, NO_TREE, None, _counts(found, wish), turned, cards)


def _turn(wish: Wish, page: int, *, some: bool, anew: bool = False) -> tuple[Found, Page]:
    found = product_ids(wish.text, wish, page, some=some, anew=anew)
    turned = Paginator(range(found.result.total), PER_PAGE).get_page(page)
    if turned.number != page:
        found = product_ids(wish.text, wish, turned.number, some=some, anew=anew)
    return found, turned


def _counts(found: Found, wish: Wish) -> Counts:
    """Goods per choice of each filter; those of a long list may be as old as Counts.keep says."""
    key = f"search:counts:{'-'.join(found.query.words)}:{found.every}:{replace(wish, text='', order=Order.RELEVANCE.value).query}"
    counts: Counts | None = cache.get(key)
    if counts is None:
        counts = count_choices(PUBLIC & engine().condition(found.query), wish)
        if counts.keep:
            cache.set(key, counts, counts.keep)
    return counts


def shops(words: tuple[str, ...], limit: int = MAX_SHOPS) -> list[Partner]:
    """Verified shops whose name has every word, the last one perhaps unfinished; by name. Names may be FOUND_SECONDS old, being verified is asked now."""
    if not words:
        return []
    key = f"search:shops:{'-'.join(words)}:{limit}"
    found: list[Partner] | None = cache.get(key)
    if found is None:
        named = reduce(and_, (Q(name__istartswith=word) | Q(name__icontains=f" {word}") for word in words))
        found = list(public_shops().filter(named).select_related("kelurahan__parent").order_by("name", "pk")[:limit])
        cache.set(key, found, FOUND_SECONDS)
        return found
    still = set(public_shops().filter(pk__in=[shop.pk for shop in found]).values_list("pk", flat=True)) if found else set()
    return [shop for shop in found if shop.pk in still]
