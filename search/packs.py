"""A product's tokens in one line of text, as every index keeps them for the scorer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from search.analysis import NOWHERE, TOLD, stands

KEPT_PACKS = 20_000
"""Packs a process remembers, about 3 kB each: they are asked for again and again."""

TWENTIETHS = 20
HEAD = 6
HEAD_BONUS = 0.35
"""What the first word of a title has more than one behind the first HEAD; it falls with every word between."""
ALSO_CATEGORY = 1.12


@dataclass(frozen=True)
class Pack:
    """`category` are the names of its branch, root first."""

    title: tuple[str, ...]
    category: tuple[tuple[str, ...], ...] = ()
    shop: tuple[str, ...] = ()

    def write(self) -> str:
        """Tokens hold letters, digits and dots, so that no sign between them is one of theirs."""
        return "|".join((" ".join(self.title), ",".join(map(" ".join, self.category)), " ".join(self.shop)))

    @classmethod
    @lru_cache(maxsize=KEPT_PACKS)
    def read(cls, text: str) -> Pack:
        """The pack of this text; the same one for the same text, with what was worked out of it."""
        title, category, shop = f"{text}||".split("|")[:3]
        return cls(tuple(title.split()), tuple(tuple(name.split()) for name in category.split(",") if name), tuple(shop.split()))

    @cached_property
    def places(self) -> dict[str, float]:
        """Term to what it is worth here; analysis.LEVELS are the coarser values of the index."""
        found: dict[str, float] = {}
        named = {token for name in self.category for token in name}
        for forms, level, place in stands(self.title, self.category, self.shop):
            worth = level / TWENTIETHS
            if place != NOWHERE and level != TOLD:
                worth = 1 + HEAD_BONUS * max(0.0, 1 - place / HEAD)
            if place != NOWHERE and forms[0] in named:
                worth *= ALSO_CATEGORY
            for term in forms:
                found[term] = max(worth, found.get(term, 0))
        return found
