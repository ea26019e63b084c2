"""Who sells what: shares the goods of each craft among the shops that practise it, the same way every time."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from portal.demo.base_names import base_name
from portal.demo.catalogue_file import Good, Variant, goods
from portal.demo.dice import dice
from portal.demo.shop_file import ListingShop, listing_shops

USES_AT_MOST = 8  # how often one base name may be sold in the whole city
MAIN_SHARE = 0.6  # how much of a shop's goods come from its first craft
TWO_OF_A_GOOD_FROM = 10  # products; a smaller shop shows as many different goods as it can
SAME_STEM = 5  # letters that make two words the same good: "risol" and "risoles"
_PLAIN_WORDS = frozenset(("medan", "besar", "kecil", "rumah", "tangan", "untuk", "dengan", "anak", "kain", "kotak", "pagi", "ibu", "bersih", "jadi"))


@dataclass(frozen=True, slots=True)
class Offer:
    """One product-to-be: which shop sells which variant, and which sale of that good it is in the city (0 is the first)."""

    shop: int
    good: Good
    variant: Variant
    turn: int


@dataclass
class _Board:
    """What was given out so far."""

    uses: Counter[str] = field(default_factory=Counter)  # by base name
    turns: Counter[str] = field(default_factory=Counter)  # by good
    variants: Counter[tuple[str, str]] = field(default_factory=Counter)
    offers: list[Offer] = field(default_factory=list)

    def free(self, good: Good) -> int:
        return USES_AT_MOST - self.uses[base_name(good.name)]

    def give(self, shop: ListingShop, good: Good, variant: Variant) -> None:
        self.offers.append(Offer(shop.index, good, variant, self.turns[good.name]))
        self.uses[base_name(good.name)] += 1
        self.turns[good.name] += 1
        self.variants[good.name, variant.label] += 1


class _Stall:
    """One shop while it chooses."""

    def __init__(self, shop: ListingShop, board: _Board) -> None:
        self.shop, self.board = shop, board
        self.left = shop.size
        self.taken: set[tuple[str, str]] = set()
        self.goods: Counter[str] = Counter()
        self.kinds: Counter[str] = Counter()
        self.crafts: Counter[str] = Counter()
        self.words = _words(f"{shop.name} {shop.about}")
        shuffled = [good for good in goods() if good.craft in shop.crafts]
        # The two shops that people sign in to show the city's own goods, which stand first in the files.
        if shop.index > 1:
            dice(f"stall-{shop.index}").shuffle(shuffled)
        self.choice = shuffled

    def choose(self) -> None:
        """Take one more good in one or two of its variants."""
        good = min(self._open(), key=self._order, default=None)
        if good is None:
            raise ValueError(f"{self.shop.name} finds no more goods; lower its number or add goods to {self.shop.crafts}")
        several = 2 if self.shop.size >= TWO_OF_A_GOOD_FROM else 1
        wanted = min(self.left, self.board.free(good), several)
        for variant in sorted(self._variants(good), key=lambda one: self.board.variants[good.name, one.label])[:wanted]:
            self.board.give(self.shop, good, variant)
            self.taken.add((good.name, variant.label))
            self.goods[good.name] += 1
            self.kinds[good.kind] += 1
            self.crafts[good.craft] += 1
            self.left -= 1

    def _variants(self, good: Good) -> list[Variant]:
        return [variant for variant in good.variants if (good.name, variant.label) not in self.taken]

    def _open(self) -> Iterator[Good]:
        return (good for good in self.choice if self.board.free(good) > 0 and self._variants(good))

    def _order(self, good: Good) -> tuple[bool, bool, bool, int, int]:
        named = bool(_words(good.name) & self.words)
        main = good.craft == self.shop.crafts[0]
        enough_main = self.crafts[self.shop.crafts[0]] >= MAIN_SHARE * self.shop.size
        fresh = self.goods[good.name] == 0
        wrong_craft = main is enough_main and len(self.shop.crafts) > 1
        return (not fresh, wrong_craft, not named, self.board.turns[good.name] + self.kinds[good.kind], self.kinds[good.kind])


def _words(text: str) -> set[str]:
    found = (word.strip(".,") for word in text.lower().replace("-", " ").split())
    return {word[:SAME_STEM] for word in found if len(word) >= 4 and word not in _PLAIN_WORDS}


def offers() -> list[Offer]:
    """Every product of the city in shop order. Raises ValueError when the shops ask for more than there is."""
    board = _Board()
    stalls = [_Stall(shop, board) for shop in listing_shops()]
    while hungry := [stall for stall in stalls if stall.left]:
        for stall in hungry:
            stall.choose()
    return sorted(board.offers, key=lambda offer: offer.shop)
