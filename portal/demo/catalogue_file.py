"""Reads the hand-written goods of the demo city from data/goods/*.txt.

A file is made of sections and goods:

    [kuliner/kue-medan]                 category; the craft is its last word ...
    [fesyen/aksesori : perhiasan]       ... or is named after the colon. Shops pick goods by craft.

    Bika Ambon | bika-ambon | loyang | 1     name | picture kind | unit | days to make (left out: ready) | craft (left out: the section's)
    Sarangnya rapat dan lurus ...            its own sentences; the first two can each open a description
    = tepung tapioka, telur, santan          ingredients of food, otherwise the material
    ~ 3 hari di suhu ruang                   how to keep it, or how to care for it
    + Original 20 cm | 68000 | 850 | note    a variant: label | rupiah | gram | its own sentence (optional)

A label starting with a comma becomes "Name, label". Blank lines end a good, "#" starts a comment.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
FOOD_ROOTS = ("kuliner", "bahan-pokok")


@dataclass(frozen=True, slots=True)
class Variant:
    """One way a good is sold: `price` in rupiah, `weight` in gram with its wrapping (0: nothing is sent)."""

    label: str
    price: int
    weight: int
    note: str


@dataclass(frozen=True, slots=True)
class Good:
    """One hand-written good. `made_of` holds ingredients for food, otherwise the material."""

    name: str
    category: str
    craft: str
    kind: str
    unit: str
    lead_days: int
    sentences: tuple[str, ...]
    made_of: str
    keeping: str
    variants: tuple[Variant, ...]

    def title(self, variant: Variant) -> str:
        """The name a buyer reads: the good and which of its variants."""
        separator = "" if variant.label.startswith(",") or not variant.label else " "
        return f"{self.name}{separator}{variant.label}"


@cache
def table(name: str) -> list[list[str]]:
    """The rows of one data file: fields between bars, comments and blank lines left out."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [[field.strip() for field in line.split("|")] for line in lines if line.strip() and not line.startswith("#")]


@cache
def goods() -> tuple[Good, ...]:
    """Every good in file order. Raises ValueError with the good's first line when a record is broken."""
    return tuple(good for path in sorted((DATA / "goods").glob("*.txt")) for good in _read(path))


def _read(path: Path) -> list[Good]:
    found: list[Good] = []
    category = craft = ""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line.strip() for line in block.splitlines() if line.strip() and not line.startswith("#")]
        if lines and lines[0].startswith("["):
            category, _, craft = (part.strip() for part in lines[0].strip("[]").partition(":"))
            craft = craft or category.partition("/")[2]
            lines = lines[1:]
        if lines:
            found.append(_good(lines, category, craft))
    return found


def _good(lines: list[str], category: str, craft: str) -> Good:
    head = [field.strip() for field in lines[0].split("|")]
    marked = {mark: [line[1:].strip() for line in lines[1:] if line[0] == mark] for mark in "=~+"}
    sentences = tuple(line for line in lines[1:] if line[0] not in "=~+")
    if not 3 <= len(head) <= 5 or len(sentences) < 2 or not marked["+"]:
        raise ValueError(f"broken good in the demo data: {lines[0]!r}")
    return Good(
        name=head[0],
        category=category,
        craft=head[4] if len(head) == 5 else craft,
        kind=head[1],
        unit=head[2],
        lead_days=int(head[3]) if len(head) > 3 else 0,
        sentences=sentences,
        made_of=" ".join(marked["="]),
        keeping=" ".join(marked["~"]),
        variants=tuple(_variant(line) for line in marked["+"]),
    )


def _variant(line: str) -> Variant:
    fields = [field.strip() for field in line.split("|")]
    return Variant(fields[0], int(fields[1]), int(fields[2]), fields[3] if len(fields) > 3 else "")
