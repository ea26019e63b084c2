"""Codes to scan, drawn from their text, so that a buyer sees exactly what was checked and no stranger's picture."""

from __future__ import annotations

import io
from collections.abc import Sequence

import segno
from PIL import Image, ImageDraw, ImageFont

MODULE = 12
"""Pixels of one square of a drawn code."""
QUIET = 4
"""Empty squares around a code, as its standard asks."""
LETTERS = 30


def draw(payload: str, words: Sequence[str] = ()) -> bytes:
    """A PNG of the code, black on white in dark mode too, with lines of `words` below it."""
    rows = [bytes(row) for row in segno.make(payload, error="m", micro=False).matrix_iter(border=QUIET)]
    side = len(rows) * MODULE
    bits = Image.frombytes("L", (len(rows), len(rows)), b"".join(bytes(0 if dark else 255 for dark in row) for row in rows))
    sheet = Image.new("L", (side, side + len(words) * LETTERS * 3 // 2 + (LETTERS if words else 0)), 255)
    sheet.paste(bits.resize((side, side), Image.Resampling.NEAREST))
    pen, top = ImageDraw.Draw(sheet), side
    for line in words:
        font = ImageFont.load_default(LETTERS)
        while pen.textlength(line, font) > side - 2 * MODULE and font.size > 12:  # type: ignore[union-attr]
            font = ImageFont.load_default(font.size - 2)  # type: ignore[union-attr]
        pen.text((side / 2, top), line, fill=0, font=font, anchor="ma")
        top += LETTERS * 3 // 2
    written = io.BytesIO()
    sheet.convert("1", dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()
