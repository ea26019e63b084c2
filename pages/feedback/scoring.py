"""How surely a page does not help: pure arithmetic on two counts."""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

SURE = 1.96
"""Standard deviations of a 95 % interval."""


def lower_bound(hits: int, total: int) -> float:
    """The least share that `hits` of `total` speak for (Wilson's interval, 95 %), from 0 to 1. One of one is weak evidence, ten of ten is strong."""
    if total == 0:
        return 0.0
    share, square = hits / total, SURE * SURE
    middle = share + square / (2 * total)
    spread = SURE * sqrt((share * (1 - share) + square / (4 * total)) / total)
    return max(0.0, (middle - spread) / (1 + square / total))


class Tally(NamedTuple):
    """Votes on a page."""

    yes: int
    no: int

    @property
    def unhelpful_score(self) -> float:
        return lower_bound(self.no, self.yes + self.no)
