"""Contact sheets to look at: python -m portal.demo.pictures OUT_DIR [kind ...] [--seeds 4]."""

import argparse
from pathlib import Path

from PIL import Image, ImageDraw

from portal.demo.pictures import KINDS, draw

_CELL, _ROWS = 200, 8  # pixels; kinds per sheet


def main() -> None:
    """Draw kinds x seeds into OUT_DIR/sheet-NN.png."""
    parser = argparse.ArgumentParser(prog="portal.demo.pictures")
    parser.add_argument("out", type=Path)
    parser.add_argument("kinds", nargs="*", default=list(KINDS))
    parser.add_argument("--seeds", type=int, default=4)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    kinds = options.kinds or list(KINDS)
    for sheet, start in enumerate(range(0, len(kinds), _ROWS)):
        _sheet(kinds[start : start + _ROWS], options.seeds).save(options.out / f"sheet-{sheet:02}.png")


def _sheet(kinds: list[str], seeds: int) -> Image.Image:
    sheet = Image.new("RGB", (seeds * _CELL, len(kinds) * (_CELL + 14)), "white")
    pen = ImageDraw.Draw(sheet)
    for row, kind in enumerate(kinds):
        pen.text((4, row * (_CELL + 14) + 1), kind, fill="black")
        for seed in range(seeds):
            sheet.paste(draw(kind, seed).resize((_CELL - 4, _CELL - 4)), (seed * _CELL, row * (_CELL + 14) + 14))
    return sheet


if __name__ == "__main__":
    main()
