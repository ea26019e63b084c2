"""Padu, as a pure function: never over the budget, never one shop twice in a pair, never sold out, always the same answer."""

import random
from decimal import Decimal
from itertools import count, product

import pytest

from shop.curation.pairs import ANYONE, SHOES, TOP, Pair, Piece, Wish, propose, shortage

_ids = count(1)


def piece(part: str = TOP, size: str = "M", price: int = 100_000, shop: int = 1, **fields: object) -> Piece:
    number = next(_ids)
    filled = {
        "id": number, "title": f"Barang {number}", "slug": "barang", "part": part, "wearer": ANYONE, "sizes": (size,), "price": Decimal(price), "free": 3,
        "lead_days": 0, "shop_id": shop, "shop": f"Toko {shop}", "village": "12.71.01.1001", "place": "Aur", "reason": "Rapi.", "criteria": (),
    }  # fmt: skip
    return Piece(**{**filled, **fields})  # type: ignore[arg-type]


def shoes(size: str = "41", price: int = 150_000, shop: int = 2, **fields: object) -> Piece:
    return piece(SHOES, size, price, shop, **fields)


WISH = Wish(Decimal(300_000), "M", "41")


def crowd(dice: random.Random) -> list[Piece]:
    def one(part: str, sizes: tuple[str, ...]) -> Piece:
        return piece(
            part, dice.choice(sizes), dice.randrange(20, 400) * 1_000, dice.randrange(1, 6), wearer=dice.choice(("pria", "wanita", ANYONE)),
            free=dice.randrange(0, 3), lead_days=dice.choice((0, 0, 4)), village=f"12.71.0{dice.randrange(1, 4)}.100{dice.randrange(1, 4)}",
            criteria=("x",) * dice.randrange(0, 4),
        )  # fmt: skip

    return [one(TOP, ("S", "M", "L")) for _ in range(dice.randrange(0, 14))] + [one(SHOES, ("40", "41", "42")) for _ in range(dice.randrange(0, 14))]


@pytest.mark.parametrize("seed", range(150))
def test_every_proposal_keeps_the_promises(seed: int) -> None:
    dice = random.Random(seed)
    pieces = crowd(dice)
    wish = Wish(Decimal(dice.randrange(50, 700) * 1_000), "M", "41", dice.choice(("pria", "wanita", ANYONE)), "12.71.01.1001")
    found = propose(pieces, wish)
    for pair in found:
        assert pair.total <= wish.budget
        assert pair.shirt.shop_id != pair.shoes.shop_id
        assert pair.shirt.free > 0
        assert pair.shoes.free > 0
        assert (pair.shirt.part, pair.shoes.part) == (TOP, SHOES)
        assert wish.shirt in pair.shirt.sizes
        assert wish.shoes in pair.shoes.sizes
        assert wish.wearer == ANYONE or {pair.shirt.wearer, pair.shoes.wearer} <= {wish.wearer, ANYONE}
    possible = [
        Pair(shirt, shoe)
        for shirt, shoe in product([one for one in pieces if one.part == TOP], [one for one in pieces if one.part == SHOES])
        if shirt.free and shoe.free and "M" in shirt.sizes and "41" in shoe.sizes and shirt.shop_id != shoe.shop_id
        and shirt.price + shoe.price <= wish.budget and (wish.wearer == ANYONE or {shirt.wearer, shoe.wearer} <= {wish.wearer, ANYONE})
    ]  # fmt: skip
    assert len(found) == min(3, len(possible))
    assert len({(pair.shirt.id, pair.shoes.id) for pair in found}) == len(found)
    dice.shuffle(pieces)
    assert propose(pieces, wish) == found, "the order of the goods must not matter"
    if not found:
        for other in shortage(pieces, wish).others:
            assert propose(pieces, other), "what is offered instead must be there"
            assert other.budget >= wish.budget


def test_sooner_then_nearer_then_more_criteria_then_cheaper() -> None:
    shoe = shoes()
    late = piece(price=10_000, shop=11, lead_days=4)
    far = piece(price=20_000, shop=12, village="12.71.09.1001")
    plain = piece(price=30_000, shop=13)
    dear = piece(price=90_000, shop=14, criteria=("a", "b"))
    cheap = piece(price=80_000, shop=15, criteria=("a", "b"))
    wish = Wish(Decimal(300_000), "M", "41", ANYONE, "12.71.01.1001")
    order = [pair.shirt for pair in propose([late, far, plain, dear, cheap, shoe], wish, most=5)]
    assert order == [cheap, dear, plain, far, late]


def test_shops_take_turns_before_one_comes_back() -> None:
    first, same_shop, other = piece(price=10_000, shop=1), piece(price=11_000, shop=1), piece(price=90_000, shop=3)
    pairs = propose([first, same_shop, other, shoes(shop=2), shoes(shop=4), shoes(shop=2, price=151_000)], WISH)
    assert [pair.shirt for pair in pairs] == [first, other, same_shop]
    assert pairs[0].shoes.shop_id != pairs[1].shoes.shop_id
    assert len({pair.shoes.id for pair in pairs}) == 3


@pytest.mark.parametrize(
    ("pieces", "kind"),
    [
        ([], "part"),
        ([piece()], "part"),
        ([piece(size="L"), shoes()], "size"),
        ([piece(), shoes("40")], "size"),
        ([piece(shop=7), shoes(shop=7)], "shop"),
        ([piece(price=200_000), shoes(price=200_000)], "budget"),
        ([piece(free=0), shoes()], "part"),
        ([piece(wearer="wanita"), shoes(wearer="wanita")], "part"),
    ],
)
def test_the_first_thing_that_is_missing_is_named(pieces: list[Piece], kind: str) -> None:
    wish = Wish(Decimal(300_000), "M", "41", "pria")
    assert propose(pieces, wish) == []
    assert shortage(pieces, wish).kind == kind


def test_what_is_close_is_offered_nearest_first() -> None:
    pieces = [piece(size="L"), piece(size="XXL", shop=5), shoes("41"), shoes("43")]
    others = shortage(pieces, WISH).others
    assert [(other.shirt, other.shoes) for other in others] == [("L", "41"), ("L", "43")]


def test_a_missing_size_beyond_the_budget_still_leads_on() -> None:
    pieces = [piece(size="L", price=200_000), piece(size="L", price=180_000, shop=3), shoes(price=150_000)]
    others = shortage(pieces, WISH).others
    assert [(other.shirt, other.shoes, other.budget) for other in others] == [("L", "41", Decimal(330_000))]


def test_a_small_budget_hears_the_least_that_is_enough_and_a_size_that_fits_it() -> None:
    pieces = [piece(price=200_000), piece(size="L", price=90_000, shop=3), shoes(price=150_000)]
    short = shortage(pieces, WISH)
    assert (short.kind, short.least) == ("budget", Decimal(350_000))
    assert [(other.shirt, other.shoes) for other in short.others] == [("L", "41")]
