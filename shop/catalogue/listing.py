"""A list of goods with its filters: what /produk/ and /kategori/<slug>/ show.

The goods themselves are read anew for every visitor. What stands beside the filters (how many there are of each choice) is counted at most once a
minute for one wish: it costs more than the page, and nobody misses the last minute.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from django.core.cache import cache
from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext

from portal.regions.models import Region
from shop.catalogue.filters import BANDS, CHEAPEST, DEAREST, NEWEST, ORDERS, STATES, VILLAGE_CODE_LENGTH, Filters, in_band, in_state
from shop.catalogue.models import Product, ProductCategory
from shop.catalogue.queries import IN_STOCK, PUBLIC, SOLD_OUT, ProductCard, cards
from shop.catalogue.tree import Node, Tree

PER_PAGE = 24
COUNT_SECONDS = 60
SORTS = {NEWEST: ("-pk",), CHEAPEST: ("stockrecords__price", "-pk"), DEAREST: ("-stockrecords__price", "-pk")}
_REGION_LENGTHS = (2, 5, 8, VILLAGE_CODE_LENGTH)


@dataclass(frozen=True, slots=True)
class Choice:
    """One link of a filter. `count` is how many goods it leads to; None where counting says nothing (the order)."""

    text: str
    url: str
    count: int | None
    current: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in use, and the address without it."""

    text: str
    url: str
    removable: bool = True


@dataclass(frozen=True)
class Counts:
    """How many goods, of how many shops, and how many for every choice of each filter with the other filters kept."""

    total: int
    buyable: int
    """Of these, the ones in stock: they come first."""
    shops: int
    bands: dict[str, int]
    states: dict[str, int]
    regions: list[tuple[str, str, int]]
    """Code, name, goods."""
    region_name: str
    categories: dict[int, int]

    @property
    def keep(self) -> int:
        """Seconds these numbers are good for. A short list is quickly counted, and one thing more or less is seen at once."""
        return COUNT_SECONDS if self.total > PER_PAGE else 0


class BuyableFirst(Sequence[ProductCard]):
    """Goods in stock in the wished order, then the sold out ones in the same order; a paginator slices them.

    Two plain queries instead of one that sorts by stock: the newest goods are then read along an index, however many there are.
    """

    def __init__(self, wanted: Q, order: tuple[str, ...], total: int, buyable: int) -> None:
        self._wanted, self._order, self._total, self._buyable = wanted, order, total, buyable

    def __len__(self) -> int:
        return self._total

    def __getitem__(self, part: slice) -> list[ProductCard]:  # type: ignore[override]
        edge, found = self._buyable, []
        if part.start < edge:
            found = cards(self._goods(IN_STOCK)[part.start : min(part.stop, edge)])
        if part.stop > edge:
            found += cards(self._goods(SOLD_OUT)[max(0, part.start - edge) : part.stop - edge])
        return found

    def _goods(self, state: Q) -> QuerySet[Product]:
        return Product.objects.filter(self._wanted & state).order_by(*self._order)


@dataclass(frozen=True)
class Listing:
    """Everything a list page shows."""

    path: str
    wish: Filters
    tree: Tree
    node: Node | None
    counts: Counts
    page: Page
    cards: list[ProductCard]

    @property
    def chips(self) -> list[Chip]:
        """What narrows this list now, each removable."""
        wish, found = self.wish, []
        if wish.price:
            found.append(Chip(wish.price.words, wish.link(self.path, price=None)))
        if wish.region:
            found.append(Chip(self.counts.region_name or wish.region, wish.link(self.path, region="")))
        if wish.state:
            found.append(Chip(str(STATES[wish.state]), wish.link(self.path, state="")))
        return found

    @property
    def orders(self) -> list[Choice]:
        wish = self.wish
        return [Choice(str(words), wish.link(self.path, order=order), None, order == wish.order) for order, words in ORDERS.items()]

    @property
    def bands(self) -> list[Choice]:
        return self._choices("price", None, [(band, band.words, self.counts.bands.get(band.value, 0)) for band in BANDS])

    @property
    def states(self) -> list[Choice]:
        return self._choices("state", "", [(state, str(words), self.counts.states.get(state, 0)) for state, words in STATES.items()])

    @cached_property
    def regions(self) -> list[Choice]:
        return self._choices("region", "", [(code, name, count) for code, name, count in self.counts.regions])

    @property
    def categories(self) -> list[Choice]:
        """The branches below this page; of a leaf its neighbours, itself marked."""
        nodes = self.tree.children(self.node) if self.node else self.tree.roots
        if self.node and not nodes:
            above = self.tree.ancestors(self.node)
            return [Choice(self.node.name, self._node_url(above[-1] if above else None), self.counts.total, True)]
        counted = [(node, sum(self.counts.categories.get(pk, 0) for pk in self.tree.within(node))) for node in nodes]
        return [Choice(node.name, self._node_url(node), count, False) for node, count in counted if count]

    @property
    def crumbs(self) -> list[tuple[str, str]]:
        if not self.node:
            return [(gettext("Produk"), "")]
        return [(gettext("Produk"), "/produk/"), *((node.name, node.url) for node in self.tree.ancestors(self.node)), (self.node.name, "")]

    def _node_url(self, node: Node | None) -> str:
        return self.wish.link(node.url if node else "/produk/")

    def _choices(self, name: str, empty: object, options: Iterable[tuple[object, str, int]]) -> list[Choice]:
        """Links for the choices that lead somewhere. The one in use stays and leads back."""
        chosen = getattr(self.wish, name)
        return [
            Choice(words, self.wish.link(self.path, **{name: empty if value == chosen else value}), count, value == chosen)
            for value, words, count in options
            if count or value == chosen
        ]


def listing(path: str, query: QueryDict, tree: Tree, node: Node | None = None) -> Listing:
    """The list at `path`, of one category or of everything, as the address wishes it."""
    wish = Filters.read(query)
    base = PUBLIC & _in_categories(tree.within(node)) if node else PUBLIC
    counts = _counts(base, wish, node.slug if node else "")
    goods = BuyableFirst(base & wish.condition(), SORTS[wish.order], counts.total, counts.buyable)
    page = Paginator(cast("list[ProductCard]", goods), PER_PAGE).get_page(query.get("page"))
    return Listing(path, wish, tree, node, counts, page, list(page.object_list))


def _counts(base: Q, wish: Filters, category: str) -> Counts:
    key = f"catalogue:counts:{category}:{wish.link('', order=NEWEST)}"
    counts = cache.get(key)
    if counts is None:
        counts = count_choices(base, wish)
        cache.set(key, counts, counts.keep)
    return counts


def count_choices(base: Q, wish: Filters) -> Counts:
    """Four counting queries and one for names."""

    def goods(without: str) -> QuerySet[Product]:
        return Product.objects.filter(base & wish.condition(without=without)).order_by()

    wanted = in_band(wish.price) if wish.price else None
    numbers = goods("price").aggregate(
        total=Count("pk", filter=wanted),
        buyable=Count("pk", filter=wanted & IN_STOCK if wanted else IN_STOCK),
        shops=Count("stockrecords__partner", filter=wanted, distinct=True),
        **{f"band_{place}": Count("pk", filter=in_band(band)) for place, band in enumerate(BANDS)},
    )
    villages = goods("region").values_list("stockrecords__partner__kelurahan").annotate(n=Count("pk"))
    regions, region_name = region_choices({code: n for code, n in villages if code}, wish.region)
    categories = goods("").values_list("categories").annotate(n=Count("pk"))
    return Counts(
        total=numbers["total"],
        buyable=numbers["buyable"],
        shops=numbers["shops"],
        bands={band.value: numbers[f"band_{place}"] for place, band in enumerate(BANDS)},
        states=goods("state").aggregate(**{state: Count("pk", filter=in_state(state)) for state in STATES}),
        regions=regions,
        region_name=region_name,
        categories={pk: n for pk, n in categories if pk},
    )


def _in_categories(ids: list[int]) -> Q:
    """Goods in one of the categories. A subquery: a join would show a product of two categories twice."""
    return Q(pk__in=ProductCategory.objects.filter(category_id__in=ids).values("product_id"))


def region_choices(villages: dict[str, int], chosen: str) -> tuple[list[tuple[str, str, int]], str]:
    """Code, name and goods of each region one level below the chosen one, and the name of the chosen one. One query."""
    regions = next_level(villages, chosen)
    names = dict(Region.objects.filter(pk__in=[*regions, chosen]).values_list("pk", "name"))
    return [(code, names.get(code, code), n) for code, n in regions.most_common()], names.get(chosen, "")


def next_level(villages: dict[str, int], chosen: str) -> Counter[str]:
    """Goods per region one level below the chosen one; levels with a single region are skipped. Of a kelurahan: its neighbours."""
    above = chosen[: _REGION_LENGTHS[-2]] if len(chosen) == VILLAGE_CODE_LENGTH else chosen
    inside = {code: n for code, n in villages.items() if not above or code.startswith(f"{above}.")}
    found: Counter[str] = Counter()
    for length in _REGION_LENGTHS:
        if length > len(above):
            found = Counter()
            for code, n in inside.items():
                found[code[:length]] += n
            if len(found) > 1:
                break
    return found
