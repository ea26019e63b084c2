"""What differs between two drawings of one kind."""

import math
import random
import zlib
from collections.abc import Iterator, Sequence
from typing import TypeVar

from portal.demo.pictures.geometry import Point

T = TypeVar("T")


class Chance(random.Random):
    """Random numbers of one drawing. `number` is its seed: neighbours take different turns where a kind has choices."""

    kind: str
    number: int

    @classmethod
    def of(cls, kind: str, number: int) -> "Chance":
        """The same numbers in every process, because the text is the seed."""
        chance = cls(f"{kind}:{number}")
        chance.kind, chance.number = kind, number
        return chance

    def turn(self, options: Sequence[T], step: int = 1) -> T:
        """The choice whose turn it is: seeds 0, 1, 2 ... walk through the options, each kind from another start."""
        return options[(self.number * step + zlib.crc32(self.kind.encode())) % len(options)]

    def about(self, value: float, share: float = 0.1) -> float:
        """`value`, give or take a share of it."""
        return value * self.uniform(1 - share, 1 + share)

    def within(self, count: int, cx: float, cy: float, rx: float, ry: float | None = None) -> Iterator[Point]:
        """`count` points spread evenly over an ellipse."""
        for _ in range(count):
            angle, far = self.uniform(0, math.tau), math.sqrt(self.random())
            yield cx + math.cos(angle) * rx * far, cy + math.sin(angle) * (rx if ry is None else ry) * far
