"""A printed sheet that remembers where it drew which words."""

from itertools import combinations
from typing import Any, ClassVar

from portal.paper import Sheet


class MeasuredSheet(Sheet):
    """Writes down what is drawn where: page, text, and the four edges in mm. `close_all` after each test: only a sheet that becomes a file closes its fonts."""

    made: ClassVar[list["MeasuredSheet"]] = []

    def __init__(self, *args: Any) -> None:
        self.made.append(self)
        self.drawn: list[tuple[int, str, float, float, float, float]] = []
        super().__init__(*args)

    @classmethod
    def close_all(cls) -> None:
        for sheet in cls.made:
            for font in sheet.fonts.values():
                font.close()
        cls.made.clear()

    def words(self, text: str, size: float, **kwargs: Any) -> None:
        left, top = self.x, self.y
        super().words(text, size, **kwargs)
        self.drawn.append((self.page, text, left, top, left + (kwargs.get("width") or self.width), self.y))

    @property
    def outside(self) -> list[tuple[int, str, float, float, float, float]]:
        """What crosses a margin; the mark's line at the head may stand a little above it."""
        right, bottom = self.w - self.r_margin + 0.01, self.h - self.b_margin + 0.01
        return [row for row in self.drawn if row[2] < self.l_margin - 0.01 or row[3] < self.t_margin - 4.51 or row[4] > right or row[5] > bottom]

    @property
    def overlapping(self) -> list[tuple[str, str]]:
        return [(one[1], two[1]) for one, two in combinations(self.drawn, 2) if one[0] == two[0] and _meet(one, two)]

    def text(self, page: int | None = None) -> str:
        """The words of one page, or of all."""
        return "\n".join(row[1] for row in self.drawn if page in (None, row[0]))


def _meet(one: Any, two: Any) -> bool:
    return all(one[low] < two[high] - 0.01 and two[low] < one[high] - 0.01 for low, high in ((2, 4), (3, 5)))
