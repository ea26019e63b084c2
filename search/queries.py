"""Reads of search: goods and shops that words find. What is found is decided here, once for every engine (engines/base.py has the rule)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import reduce
from operator import and_

from django.core.cache import cache
from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext

from search import synonyms
from search.analysis import tokens
from search.engines import engine
from search.engines.base import NOTHING, Engine, Narrow, Order, SearchResult
from search.engines.embedded import EmbeddedEngine
from search.lexicon import Names
from search.places import place_in
from search.understanding import Question, understand
from search.understood import readings
from search.vocabulary import vocabulary
from search.wishes import SEARCH_ORDERS, Wish
from shop.catalogue.listing import Chip, Choice, Counts, Listing, region_choices
from shop.catalogue.queries import cards_by_ids
from shop.catalogue.tree import Node, category_tree
from shop.partner.models import Partner
from shop.partner.queries import public_shops

PER_PAGE = 24
MAX_PAGES = 400
"""Nobody turns so many pages; a higher number in the address is as if absent."""

MAX_SHOPS = 4
SHOP_CHOICES = 8
FOUND_SECONDS = 10
"""So long the same question is not searched again: the index itself may be ten seconds behind. What the public may see is asked anew for every page."""


@dataclass(frozen=True)
class Found:
    """What was understood, the products of one page, and what stands behind the filters."""

    question: Question
    result: SearchResult
    counts: Counts
    shops: tuple[tuple[str, str, int], ...] = ()
    """Address, name and goods of the shops that have most of the result."""


@dataclass(frozen=True)
class ProductListing(Listing):
    """A list of goods that also knows the order of the best match, and what was understood."""

    wish: Wish
    found: Found

    @property
    def orders(self) -> list[Choice]:
        wish = self.wish
        return [Choice(str(words), wish.link(self.path, order=order), None, order == wish.order) for order, words in SEARCH_ORDERS.items()]

    @cached_property
    def categories(self) -> list[Choice]:
        """One level of the tree below the chosen category; of a leaf itself, marked."""
        tree, chosen = self.tree, self.tree.by_slug.get(self.wish.category)
        nodes = (tree.children(chosen) if chosen else tree.roots) or ([chosen] if chosen else [])
        counted = self._counted(nodes)
        while len(counted) == 1 and counted[0][0] is not chosen and (below := tree.children(counted[0][0])):
            counted = self._counted(below)  # a choice of one is none
        return [
            Choice(node.name, self.wish.link(self.path, category="" if node is chosen else node.slug), count, node is chosen)
            for node, count in sorted(counted, key=lambda pair: -pair[1])
        ]

    def _counted(self, nodes: list[Node]) -> list[tuple[Node, int]]:
        counted = [(node, sum(self.counts.categories.get(pk, 0) for pk in self.tree.within(node))) for node in nodes]
        return [(node, count) for node, count in counted if count or node.slug == self.wish.category]

    @cached_property
    def shops(self) -> list[Choice]:
        """The shops with most of what was found."""
        return [
            Choice(name, self.wish.link(self.path, shop="" if code == self.wish.shop else code), count, code == self.wish.shop)
            for code, name, count in self.found.shops
        ]

    @property
    def chips(self) -> list[Chip]:
        wish, chips = self.wish, super().chips
        if node := self.tree.by_slug.get(wish.category):
            chips.insert(0, Chip(node.name, wish.link(self.path, category="")))
        if wish.shop:
            name = next((name for code, name, _ in self.found.shops if code == wish.shop), wish.shop)
            chips.append(Chip(name, wish.link(self.path, shop="")))
        return chips

    def without_goods(self) -> ProductListing:
        """For a question that guides answer: goods that share one word with it are no answer."""
        found = replace(self.found, result=NOTHING)
        return replace(self, counts=replace(self.counts, total=0), cards=[], page=Paginator([], PER_PAGE).get_page(1), found=found)

    @cached_property
    def understood(self) -> list[Chip]:
        """What was read out of the words, each to be taken back."""
        return [Chip(text, self.wish.link(self.path, text=rest)) for text, rest in readings(self.found.question)]

    @property
    def offer(self) -> Chip | None:
        """The filter for a district that the words name."""
        place = self.found.question.place
        if not place or self.wish.region:
            return None
        rest = " ".join(word for word in self.wish.text.split() if not set(tokens(word)) & set(place.words)) or self.wish.text
        return Chip(gettext("Hanya dari %(place)s") % {"place": place.name}, self.wish.link(self.path, text=rest, region=place.code))


def read_question(text: str, *, exact: bool = False, extra: Names | None = None, apart: bool = False) -> Question:
    """What these words mean, by the words the catalogue knows now. `extra` stands in for the editors' synonyms, to try some out. `exact` and `apart` as
    in `understand`."""
    names = synonyms.extra() if extra is None else extra
    return understand(text, vocabulary(), EmbeddedEngine().count, names, place=place_in(tokens(text)), exact=exact, apart=apart)


def find(wish: Wish, page: int = 1, *, anew: bool = False) -> Found:
    """One page of public products that `wish` finds; as they were at most FOUND_SECONDS ago, or now when `anew`."""
    key = f"search:found:{page}:{wish.query}"
    found: Found | None = None if anew else cache.get(key)
    if found is None:
        found = _find(wish, page)
        cache.set(key, found, FOUND_SECONDS)
    return found


def search_products(wish: Wish, start: int, stop: int, by: Engine, *, extra: Names | None = None) -> tuple[Question, SearchResult]:
    """What one engine answers, with the question as it was understood at last. `extra` as in `read_question`."""
    within = _within(wish.category)
    shop = (Partner.objects.filter(code=wish.shop).values_list("pk", flat=True).first() or 0) if wish.shop else None
    narrow = Narrow(wish.price, wish.region, wish.state, within, shop)
    answers = []
    for question in _readings(wish, extra):
        answers.append((question, by.search(question, narrow, Order(wish.order), start, stop)))
        if answers[-1][1].found:  # filters never change how a question is read, only what is left of the answer
            return answers[-1]
    return answers[0]


def _readings(wish: Wish, extra: Names | None) -> Iterator[Question]:
    """The question, and what stands in for it when nothing answers: without its price, then word by word, for a name that nobody sells."""
    question = read_question(wish.text, exact=wish.exact, extra=extra)
    yield from _with_and_without_price(question)
    if any(" " in concept.text for concept in question.concepts):
        yield from _with_and_without_price(read_question(wish.text, exact=wish.exact, extra=extra, apart=True))


def _with_and_without_price(question: Question) -> Iterator[Question]:
    yield question
    if question.low is not None or question.high is not None:
        yield replace(question, low=None, high=None, price_let_go=True)


def _within(slug: str) -> frozenset[int] | None:
    """Ids of a category and all below it; None for no or an unknown one."""
    tree = category_tree() if slug else None
    node = tree.by_slug.get(slug) if tree else None
    return frozenset(tree.within(node)) if tree and node else None


def _find(wish: Wish, page: int) -> Found:
    start = (page - 1) * PER_PAGE
    question, result = search_products(wish, start, start + PER_PAGE, engine())
    top = dict(result.facets.shops.most_common(SHOP_CHOICES))
    rows = Partner.objects.filter(Q(pk__in=top) | Q(code=wish.shop)).values_list("pk", "code", "name")
    counts = {pk: result.total if code == wish.shop else top[pk] for pk, code, _ in rows}  # the chosen one may not be among those with most
    shops = tuple((code, name, counts[pk]) for pk, code, name in sorted(rows, key=lambda row: (row[1] != wish.shop, -top.get(row[0], 0), row[2])))
    return Found(question, result, _counts(result, wish), shops)


def _counts(result: SearchResult, wish: Wish) -> Counts:
    facets = result.facets
    regions, region_name = region_choices(dict(facets.regions), wish.region)
    return Counts(
        total=result.total,
        buyable=0,
        shops=result.shops,
        bands=dict(facets.bands),
        states=dict(facets.states),
        regions=regions,
        region_name=region_name,
        categories=dict(facets.categories),
    )


def page_number(text: str) -> int:
    """The page an address asks for; anything that is not a sensible number is the first."""
    return int(text) if text.isdecimal() and len(text) < 5 and 1 <= int(text) <= MAX_PAGES else 1


def product_listing(path: str, wish: Wish, page: int) -> ProductListing:
    """The goods of one page with their filters. A page past the last one is the last one."""
    found, turned = _turn(wish, page)
    cards = cards_by_ids(found.result.ids)
    if len(cards) < len(found.result.ids):  # something went out of sight since it was searched
        found, turned = _turn(wish, page, anew=True)
        cards = cards_by_ids(found.result.ids)
        gone = len(found.result.ids) - len(cards)  # and the index has not heard of it yet
        found = replace(found, result=replace(found.result, total=found.result.total - gone), counts=replace(found.counts, total=found.counts.total - gone))
    return ProductListing(path, wish, category_tree(), None, found.counts, turned, cards, found=found)


def _turn(wish: Wish, page: int, *, anew: bool = False) -> tuple[Found, Page]:
    found = find(wish, page, anew=anew)
    turned = Paginator(range(found.result.total), PER_PAGE).get_page(page)
    if turned.number != page:
        found = find(wish, turned.number, anew=anew)
    return found, turned


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
