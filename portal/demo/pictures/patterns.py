"""Patterns printed on cloth. All our own geometry; none repeats a guarded motif."""

from portal.demo.pictures.board import Board
from portal.demo.pictures.chance import Chance
from portal.demo.pictures.geometry import Shape, box, dark, extent, light, oval, rhomb, ring
from portal.demo.pictures.weave import weave_band, zigzag

PRINTS = ("petals", "waves", "blooms", "lattice")
# ground, first and second colour of a print
INKS = (
    ("#6b3a1c", "#f0d9a0", "#c98a3a"), ("#1d3a5c", "#f3e6cf", "#d9a02f"), ("#7b1e2e", "#f6dcb0", "#e0692f"), ("#1f5b49", "#f0e0b0", "#c8503a"),
    ("#f3e6cf", "#6b3a1c", "#1d3a5c"), ("#4b2350", "#f3d0da", "#f0c04a"), ("#2e2a2a", "#e3d3b0", "#b5502f"),
)  # fmt: skip


def printed(b: Board, r: Chance, outline: Shape, inks: tuple[str, str, str], style: str, unit: float = 58) -> None:
    """Fill `outline` with a print of the given style, one repeat every `unit`."""
    ground, one, two = inks
    x0, y0, w, h = extent(outline)
    with b.inside(outline):
        b.fill(box(x0, y0, w, h), light(ground, 0.06), dark(ground, 0.14))
        if style == "waves":
            _waves(b, (x0, y0, w, h), one, two, unit)
            return
        for row in range(int(h / unit) + 2):
            for column in range(int(w / unit) + 2):
                x, y = x0 + (column + (row % 2) * 0.5) * unit - unit * 0.25, y0 + row * unit
                if style == "petals":
                    for turn in (0, 90):
                        for side in (-1, 1):
                            dx, dy = (side * unit * 0.24, 0.0) if turn == 0 else (0.0, side * unit * 0.24)
                            b.fill(oval(x + dx, y + dy, unit * 0.2, unit * 0.11, turn), one)
                            b.fill(oval(x + dx, y + dy, unit * 0.1, unit * 0.04, turn), ground)
                    b.fill(rhomb(x, y, unit * 0.07), two)
                elif style == "lattice":
                    b.fill(rhomb(x, y, unit * 0.42), one)
                    b.fill(rhomb(x, y, unit * 0.33), ground)
                    b.fill(rhomb(x, y, unit * 0.18), two)
                else:
                    for px, py in ring(x, y, unit * 0.18, 6, row * 20):
                        b.fill(oval(px, py, unit * 0.12), one if (row + column) % 3 else two)
                    b.fill(oval(x, y, unit * 0.09), two if (row + column) % 3 else one)
                    b.fill(oval(x + unit * 0.36, y + unit * 0.2, unit * 0.15, unit * 0.06, 40), two, alpha=0.8)


def _waves(b: Board, place: tuple[float, float, float, float], one: str, two: str, unit: float) -> None:
    x0, y0, w, h = place
    for k in range(int((w + h) / unit) + 2):
        left = x0 - h + k * unit
        b.line([(left, y0 + h), (left + h, y0)], unit * 0.1, one)
        for i in range(int(h / (unit * 0.5)) + 1):
            x, y = left + i * unit * 0.5 + unit * 0.36, y0 + h - i * unit * 0.5 + unit * 0.06
            b.fill(oval(x, y, unit * 0.22, unit * 0.13, -45), one)
            b.fill(oval(x, y, unit * 0.1, unit * 0.06, -45), two)


def checked(b: Board, outline: Shape, ground: str, one: str, two: str, unit: float = 64) -> None:
    """The checks of a sarong."""
    x0, y0, w, h = extent(outline)
    with b.inside(outline):
        b.fill(outline, ground, dark(ground, 0.12))
        for i in range(int(w / unit) + 2):
            b.fill(box(x0 + i * unit, y0, unit * 0.34, h), one, alpha=0.5)
            b.fill(box(x0 + i * unit + unit * 0.6, y0, unit * 0.07, h), two, alpha=0.8)
        for i in range(int(h / unit) + 2):
            b.fill(box(x0, y0 + i * unit, w, unit * 0.34), one, alpha=0.5)
            b.fill(box(x0, y0 + i * unit + unit * 0.6, w, unit * 0.07), two, alpha=0.8)


def banded(b: Board, outline: Shape, threads: tuple[str, str, str, str], tall: float = 58, gap: float = 30) -> None:
    """A cloth woven with bands of rhombs and teeth, top to bottom."""
    base, one, two, three = threads
    x, y, w, h = extent(outline)
    with b.inside(outline):
        b.fill(box(x, y, w, h), base, dark(base))
        top, i = y + gap * 0.5, 0
        while top < y + h:
            if i % 2:
                zigzag(b, x, top, w, tall * 0.4, dark(base, 0.14), two, three)
                top += tall * 0.4 + gap
            else:
                weave_band(b, x, top, w, tall, dark(base, 0.24), one, two, three)
                top += tall + gap
            i += 1


def fringe(b: Board, x: float, y: float, w: float, threads: tuple[str, str, str, str], long: float = 44) -> None:
    """Knotted threads at a cloth's lower edge."""
    base, one, _, _ = threads
    for i in range(int(w / 9)):
        fx = x + 4 + i * 9
        b.line([(fx, y - 4), (fx + (i % 3 - 1) * 2, y + long)], 3.4, light(base, 0.2) if i % 2 else dark(base, 0.3))
        if i % 4 == 1:
            b.fill(oval(fx, y + long * 0.28, 4.5), one)
