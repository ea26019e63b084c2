"""Printed sheets that look like the same house: black on white, the mark, one band of cloth, our own letters. PDF by fpdf2, codes by segno."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import cast

import segno
from django.contrib.staticfiles import finders
from fpdf import FPDF
from fpdf.enums import MethodReturnValue

from portal.typeface import cut, drawable

BAND = "portal/ornament/tenun-cetak.svg"
MARK = "portal/ornament/kedan.svg"
WEIGHTS = {"": 400, "B": 800}
A4, A6, LABEL = (210, 297), (105, 148), (100, 150)
"""Width and height in mm. LABEL is the roll of a thermal printer."""
MARGIN = 16
BAND_HEIGHT = 5
SAME_MOMENT = datetime(2020, 1, 1, tzinfo=UTC)
"""Written into every file in place of the hour it was made, so that the same words always give the same bytes."""


def _static(name: str) -> str:
    found = finders.find(name)
    if not isinstance(found, str):
        raise FileNotFoundError(name)
    return found


def written(text: str) -> str:
    """The text, line for line, without signs our font has no letter for: a missing letter is better than an empty box."""
    return "\n".join(drawable(line) for line in text.split("\n"))


class Sheet(FPDF):
    """One document, its first page begun. Lengths are millimetres, sizes of letters are points."""

    def __init__(self, title: str, size: tuple[int, int] = A4, margin: float = MARGIN) -> None:
        super().__init__(format=size)
        self.set_title(title)
        self.set_lang("id-ID")
        self.set_creation_date(SAME_MOMENT)
        self.set_auto_page_break(False)
        self.set_margin(margin)
        for style, weight in WEIGHTS.items():
            self.add_font("Jakarta", style, cut(weight))
        self.add_page()

    @property
    def width(self) -> float:
        """Between the margins."""
        return self.w - self.l_margin - self.r_margin

    def letter(self, size: float, bold: bool = False) -> None:
        self.set_font("Jakarta", "B" if bold else "", size)

    def words(self, text: str, size: float, *, bold: bool = False, width: float | None = None, leading: float = 1.3, align: str = "L") -> None:
        """A paragraph at the place of the pen, which then stands below it. `align` L or R."""
        self.letter(size, bold)
        left = self.x
        self.multi_cell(width or self.width, size * leading / self.k, written(text), align=align, new_x="LEFT", new_y="NEXT")
        self.x = left

    def height_of(self, text: str, size: float, *, bold: bool = False, width: float | None = None, leading: float = 1.3) -> float:
        """How tall `words` would be."""
        self.letter(size, bold)
        height = self.multi_cell(width or self.width, size * leading / self.k, written(text), align="L", dry_run=True, output=MethodReturnValue.HEIGHT)
        return cast(float, height)

    def head(self, name: str, line: str) -> None:
        """The mark, the portal's name, and the band of cloth."""
        self.image(_static(MARK), x=self.l_margin, y=self.t_margin - 4, h=11)
        self.set_xy(self.l_margin + 17, self.t_margin - 4.5)
        self.words(name, 17, bold=True, width=self.width - 17)
        self.x = self.l_margin + 17
        self.words(line, 10, width=self.width - 17)
        self.band(self.t_margin + 10)
        self.set_xy(self.l_margin, self.t_margin + 10 + BAND_HEIGHT + 7)

    def band(self, top: float) -> None:
        """Threads across the whole sheet, tile by tile."""
        tile = BAND_HEIGHT * 2
        for number in range(int(self.w) // tile):
            self.image(_static(BAND), x=number * tile, y=top, h=BAND_HEIGHT)

    def knot(self, number: int, left: float, top: float, size: float = 11) -> None:
        """The woven knot with a step's number."""
        half = size / 2
        self.set_fill_color(0)
        self.polygon([(left + half, top), (left + size, top + half), (left + half, top + size), (left, top + half)], style="F")
        self.set_text_color(255)
        self.letter(size * 1.15, bold=True)
        self.set_xy(left, top)
        self.cell(size, size, str(number), align="C")
        self.set_text_color(0)

    def code(self, address: str, left: float, top: float, size: float) -> None:
        """The address as a QR code, drawn in lines so that it stays sharp at any size; its quiet zone lies inside `size`."""
        rows = [bytes(row) for row in segno.make(address, error="m", micro=False).matrix_iter(border=4)]
        dot = size / len(rows)
        self.set_fill_color(0)
        for y, row in enumerate(rows):
            x = 0
            while x < len(row):
                run = x
                while run < len(row) and row[run]:
                    run += 1
                if run > x:
                    self.rect(left + x * dot, top + y * dot, (run - x) * dot, dot, style="F")
                x = max(run, x + 1)
