"""Padu: a shirt and a pair of shoes from two shops, within a budget. Pure and deterministic: the same goods and the same wish give the same answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product as combinations

from shop.catalogue.sizes import neighbours

TOP, SHOES, ANYONE = "atasan", "sepatu", "umum"
"""Values of shop.curation.models.Part and Wearer; this module knows no database."""
MOST = 3
DISTRICT_LENGTH = len("12.71.01")


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that could be worn. `price` is rupiah, `free` the pieces that can be bought, `village` an official code, `place` its name."""

    id: int
    title: str
    slug: str
    part: str
    wearer: str
    sizes: tuple[str, ...]
    price: Decimal
    free: int
    lead_days: int
    shop_id: int
    shop: str
    village: str
    place: str
    reason: str
    criteria: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants: budget in rupiah, the two sizes, for whom (pria, wanita, umum: no matter), and perhaps their kelurahan."""

    budget: Decimal
    shirt: str
    shoes: str
    wearer: str = ANYONE
    village: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things of two shops."""

    shirt: Piece
    shoes: Piece

    @property
    def total(self) -> Decimal:
        return self.shirt.price + self.shoes.price

    @property
    def lead_days(self) -> int:
        return max(self.shirt.lead_days, self.shoes.lead_days)


@dataclass(frozen=True, slots=True)
class Shortage:
    """Why nothing fits. `kind`: part (nothing of it for this wearer), size (not in this size), shop (both only in one shop), budget (the least is `least`).

    `others` are wishes close to the asked one that do find a pair, the nearest first. Where none is within the budget they name the least that is enough.
    """

    kind: str
    part: str = ""
    least: Decimal | None = None
    others: tuple[Wish, ...] = ()


def suits(piece: Piece, part: str, size: str, wearer: str) -> bool:
    """Of this kind, in stock in this size, cut for this wearer."""
    return piece.part == part and piece.free > 0 and size in piece.sizes and _for(piece, wearer)


def nearness(piece: Piece, village: str) -> int:
    """2 in the same kelurahan, 1 in the same kecamatan, 0 elsewhere or when nobody said where."""
    if not village or not piece.village:
        return 0
    return 2 if piece.village == village else int(piece.village[:DISTRICT_LENGTH] == village[:DISTRICT_LENGTH])


def propose(pieces: Iterable[Piece], wish: Wish, most: int = MOST) -> list[Pair]:
    """At most `most` pairs, the best first: ready sooner, nearer, more criteria met, cheaper.

    Shops take turns: another pair names no shop again while there is one that need not; then no thing twice; then no pair twice.
    """
    ranked = sorted(_pairs(list(pieces), wish), key=lambda pair: _rank(pair, wish))
    chosen: list[Pair] = []
    rules: tuple[Callable[[Pair, Pair], bool], ...] = (_share_shop, _share_thing, lambda one, other: one == other)
    for clash in rules:
        for pair in ranked:
            if len(chosen) == most:
                return chosen
            if pair not in chosen and not any(clash(pair, other) for other in chosen):
                chosen.append(pair)
    return chosen


def shortage(pieces: Iterable[Piece], wish: Wish) -> Shortage:
    """Why `propose` found nothing for this wish, and what is close to it."""
    stock = [piece for piece in pieces if piece.free > 0 and _for(piece, wish.wearer)]
    for part, size in ((TOP, wish.shirt), (SHOES, wish.shoes)):
        if not any(piece.part == part for piece in stock):
            return Shortage("part", part)
        if not any(suits(piece, part, size, wish.wearer) for piece in stock):
            return Shortage("size", part, others=_other_sizes(stock, wish))
    totals = [pair.total for pair in _pairs(stock, replace(wish, budget=Decimal("Infinity")))]
    if not totals:
        return Shortage("shop", others=_other_sizes(stock, wish))
    return Shortage("budget", least=min(totals), others=_other_sizes(stock, wish))


def _pairs(pieces: list[Piece], wish: Wish) -> Iterator[Pair]:
    shirts = [piece for piece in pieces if suits(piece, TOP, wish.shirt, wish.wearer)]
    shoes = [piece for piece in pieces if suits(piece, SHOES, wish.shoes, wish.wearer)]
    for pair in (Pair(*both) for both in combinations(shirts, shoes)):
        if pair.shirt.shop_id != pair.shoes.shop_id and pair.total <= wish.budget:
            yield pair


def _rank(pair: Pair, wish: Wish) -> tuple[int, int, int, Decimal, int, int]:
    near = nearness(pair.shirt, wish.village) + nearness(pair.shoes, wish.village)
    return pair.lead_days, -near, -len(pair.shirt.criteria) - len(pair.shoes.criteria), pair.total, pair.shirt.id, pair.shoes.id


def _share_shop(one: Pair, other: Pair) -> bool:
    return bool({one.shirt.shop_id, one.shoes.shop_id} & {other.shirt.shop_id, other.shoes.shop_id})


def _share_thing(one: Pair, other: Pair) -> bool:
    return one.shirt.id == other.shirt.id or one.shoes.id == other.shoes.id


def _for(piece: Piece, wearer: str) -> bool:
    return ANYONE in (wearer, piece.wearer) or piece.wearer == wearer


def _other_sizes(stock: list[Piece], wish: Wish) -> tuple[Wish, ...]:
    """Wishes with one size changed, or both, that find a pair; at most two. Within the budget; if there is none, the nearest sizes at their least price."""
    shirts = [wish.shirt, *neighbours(wish.shirt, [size for piece in stock if piece.part == TOP for size in piece.sizes])]
    shoes = [wish.shoes, *neighbours(wish.shoes, [size for piece in stock if piece.part == SHOES for size in piece.sizes])]
    steps = sorted((a + b, max(a, b), a, b) for a in range(len(shirts)) for b in range(len(shoes)) if a + b)
    near = [replace(wish, shirt=shirts[a], shoes=shoes[b]) for _sum, _most, a, b in steps]
    within = [other for other in near if any(True for _pair in _pairs(stock, other))]
    if within:
        return tuple(within[:2])
    for other in near:
        if least := min((pair.total for pair in _pairs(stock, replace(other, budget=Decimal("Infinity")))), default=None):
            return (replace(other, budget=least),)
    return ()
