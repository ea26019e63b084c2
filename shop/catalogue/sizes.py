"""Sizes of clothes and shoes as sellers write them, and the guidance for measuring oneself. Pure: no database.

A product's sizes are one line, `S, M, L`: its stock counts for all of them together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

CLOTHES = ("XS", "S", "M", "L", "XL", "XXL", "XXXL")
MAX_SIZES = 20
MAX_LENGTH = 10
"""Letters of one size, such as `7 tahun`."""
_SAME = {"2XL": "XXL", "3XL": "XXXL", "ALL SIZE": "Semua ukuran", "ALLSIZE": "Semua ukuran"}
_IN_TITLE = re.compile(r"\b(?:ukuran|nomor|no\.?|size)\s+(XXXL|XXL|XL|XS|[SML]|[23]XL|[2-4][0-9])\b(?!\s*(?:cm|x|tahun)\b)", re.IGNORECASE)


class SizeError(ValueError):
    """A line of sizes that cannot be read. `word` is what stands in the way; as text it is the sentence for who wrote it."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word

    def __str__(self) -> str:
        return _("“%(word)s” tidak terbaca sebagai ukuran. Pisahkan dengan koma, misalnya S, M, L.") % {"word": self.word[:40]}


@dataclass(frozen=True, slots=True)
class Measure:
    """One row of the guidance: a size and the body measure in centimetres it usually fits."""

    size: str
    fewest: str
    most: str


# Round the chest, a tape under the arms, in cm. The usual steps of 4 to 6 cm of ready-made shirts in Indonesia; a seller's own table goes first.
CHEST = (
    Measure("S", "86", "91"),
    Measure("M", "92", "97"),
    Measure("L", "98", "103"),
    Measure("XL", "104", "109"),
    Measure("XXL", "110", "116"),
)
# Length of the foot from heel to the longest toe, in cm: two thirds of a centimetre to a number (the Paris point), with room to walk.
SMALLEST_FOOT, LARGEST_FOOT = 36, 44
_STARTS = {number: round(number * 2 / 3 - 1.9, 1) for number in range(SMALLEST_FOOT, LARGEST_FOOT + 2)}
FOOT = tuple(
    Measure(str(number), f"{_STARTS[number]:.1f}".replace(".", ","), f"{_STARTS[number + 1] - 0.1:.1f}".replace(".", ","))
    for number in range(SMALLEST_FOOT, LARGEST_FOOT + 1)
)
GUIDANCE = {"chest": CHEST, "foot": FOOT}
"""What components/size_help.html wants."""


def read_sizes(line: str) -> tuple[str, ...]:
    """`s, m ,2xl` becomes (S, M, XXL): each once, in the order of a shelf. Raises SizeError for a word that is too long, or too many of them."""
    found: dict[str, None] = {}
    for part in re.split(r"[,;/]", line):
        word = " ".join(part.split())
        if not word:
            continue
        if len(word) > MAX_LENGTH or not any(character.isalnum() for character in word):
            raise SizeError(word)
        found[_one_way(word)] = None
    if len(found) > MAX_SIZES:
        raise SizeError(", ".join(list(found)[MAX_SIZES:]))
    return tuple(sorted(found, key=_place))


def split_sizes(stored: str) -> tuple[str, ...]:
    """The sizes of a product as `write_sizes` stored them."""
    return tuple(part for part in stored.split(", ") if part)


def tidy_sizes(line: str) -> str:
    """What somebody wrote, as a product keeps it. Raises SizeError."""
    return write_sizes(read_sizes(line))


def write_sizes(sizes: tuple[str, ...]) -> str:
    """How a product keeps them: `S, M, XXL`."""
    return ", ".join(sizes)


def size_in_title(title: str) -> str:
    """The size that a title names (`Kemeja Ulos Ukuran M`), or nothing."""
    found = _IN_TITLE.search(title)
    return _one_way(found.group(1)) if found else ""


def names_size(title: str, size: str) -> bool:
    """True when a title says this size already, so that nobody writes it twice."""
    return size_in_title(title) == size


def neighbours(size: str, others: list[str]) -> list[str]:
    """Of `others` those of the same kind as `size` (letters or numbers), the nearest first; the larger one before the smaller."""
    here = _place(size)
    same = [other for other in set(others) if other != size and _place(other)[0] == here[0]]
    return sorted(same, key=lambda other: (abs(_place(other)[1] - here[1]), -_place(other)[1], other))


def _one_way(word: str) -> str:
    upper = word.upper()
    if upper in _SAME:
        return _SAME[upper]
    return upper if upper in CLOTHES else word


def _place(size: str) -> tuple[int, int, str]:
    """Letters from small to large, then numbers as they count, then words."""
    if size in CLOTHES:
        return 0, CLOTHES.index(size), ""
    if size.isascii() and size.isdigit():
        return 1, int(size), ""
    return 2, 0, size
