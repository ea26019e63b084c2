"""A guide as one sheet for the board of a kelurahan: title, steps, and a code that opens it and counts where it hung (GD-09)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from portal.brand import brand
from portal.paper import A4, MARGIN, Sheet

CODE_SIZE = 62
"""Millimetres: read from two metres away by an ordinary phone."""
FOOT_TOP = A4[1] - MARGIN - CODE_SIZE
LARGEST, SMALLEST = 25, 12
"""Points of a step's line; as large as the sheet allows."""
KNOT = 11
GAP = 5


@dataclass(frozen=True)
class Poster:
    """What stands on the sheet. `place` is the kelurahan in words, or nothing for the whole city; `address` is what the code holds."""

    title: str
    summary: str
    steps: Sequence[str]
    address: str
    place: str


def draw(poster: Poster) -> bytes:
    """The PDF, one page of A4."""
    sheet = Sheet(poster.title)
    sheet.head(brand().name, brand().tagline)
    sheet.words(poster.title, 40, bold=True, leading=1.1)
    sheet.y += 2
    sheet.words(poster.summary, 16)
    sheet.y += 6
    _draw_steps(sheet, poster.steps)
    _draw_foot(sheet, poster)
    return bytes(sheet.output())


def _draw_steps(sheet: Sheet, steps: Sequence[str]) -> None:
    width = sheet.width - KNOT - 5
    room = FOOT_TOP - 6 - sheet.y

    def needed(size: float) -> float:
        return sum(max(KNOT, sheet.height_of(step, size, bold=True, width=width)) + GAP for step in steps)

    size = next((points for points in range(LARGEST, SMALLEST, -1) if needed(points) <= room), SMALLEST)
    for number, step in enumerate(steps, start=1):
        height = max(KNOT, sheet.height_of(step, size, bold=True, width=width))
        if sheet.y + height > FOOT_TOP - 6:  # the code leads to the rest
            return
        top = sheet.y
        sheet.knot(number, MARGIN, top, KNOT)
        sheet.set_xy(MARGIN + KNOT + 5, top + max(0, (KNOT - sheet.height_of(step, size, bold=True, width=width)) / 2))
        sheet.words(step, size, bold=True, width=width)
        sheet.set_xy(MARGIN, top + height + GAP)


def _draw_foot(sheet: Sheet, poster: Poster) -> None:
    left = A4[0] - MARGIN - CODE_SIZE
    sheet.code(poster.address, left, FOOT_TOP, CODE_SIZE)
    width = left - MARGIN - 8
    sheet.set_xy(MARGIN, FOOT_TOP + 8)
    sheet.words(_("Pindai kotak ini dengan kamera HP"), 20, bold=True, width=width, leading=1.15)
    sheet.y += 2
    sheet.words(_("Panduan lengkap terbuka, satu langkah demi satu langkah. Gratis, tanpa mendaftar."), 13, width=width)
    sheet.y += 3
    sheet.words(_("Bertanya: %(office)s, %(hours)s.") % {"office": brand().office, "hours": brand().help_hours}, 11, width=width)
    if poster.place:
        sheet.y += 2
        sheet.words(poster.place, 11, bold=True, width=width)
