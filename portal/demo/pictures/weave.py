"""Our own woven geometry: the ornament of the look, on cloth, labels and baskets. Not copied from any cloth."""

from portal.demo.pictures.board import Board
from portal.demo.pictures.geometry import Shape, box, dark, extent, rhomb

# base, one, two, three: threads that go together
THREADS = (
    ("#6d1a2a", "#f0c04a", "#fff3d6", "#e09a1c"),
    ("#1d3a5c", "#f0c04a", "#f7ecd8", "#c8303a"),
    ("#1f5b49", "#f4b41a", "#fff8ea", "#e8703a"),
    ("#241f2b", "#e9dfc9", "#c8303a", "#f0c04a"),
    ("#8a3f14", "#f6e6c8", "#1f5b49", "#f0c04a"),
    ("#4b2350", "#f0c04a", "#f3dbe0", "#e0692f"),
)


def weave_band(b: Board, x: float, y: float, w: float, h: float, base: str, one: str, two: str, three: str = "", unit: float = 0) -> None:
    """A woven band: border threads, a row of stepped rhombs every `unit`, small seeds between."""
    with b.inside(box(x, y, w, h)):
        b.fill(box(x, y, w, h), base)
        b.fill(box(x, y + h * 0.06, w, h * 0.05), one)
        b.fill(box(x, y + h * 0.89, w, h * 0.05), one)
        unit = unit or h * 0.72
        cy, r = y + h / 2, h * 0.30
        for i in range(-1, int(w / unit) + 2):
            cx = x + unit * (i + 0.5)
            b.fill(rhomb(cx, cy, r * 1.05, r), one)
            b.fill(rhomb(cx, cy, r * 0.70, r * 0.66), base)
            b.fill(rhomb(cx, cy, r * 0.42, r * 0.40), two)
            b.fill(rhomb(cx + unit / 2, cy, r * 0.20, r * 0.20), three or one)
            for side in (-1, 1):
                b.fill(rhomb(cx + unit / 2, cy + side * r * 0.86, r * 0.17, r * 0.17), two)


def zigzag(b: Board, x: float, y: float, w: float, h: float, base: str, one: str, two: str) -> None:
    """A band of pointed teeth, for a second row beside the rhombs."""
    with b.inside(box(x, y, w, h)):
        b.fill(box(x, y, w, h), base)
        for i in range(int(w / h) + 2):
            left = x + i * h - h / 2
            b.fill([(left, y + h * 0.9), (left + h / 2, y + h * 0.1), (left + h, y + h * 0.9)], one)
            b.fill([(left + h * 0.25, y + h * 0.9), (left + h / 2, y + h * 0.42), (left + h * 0.75, y + h * 0.9)], two)


def stripes(b: Board, x: float, y: float, w: float, h: float, colours: tuple[str, ...], thick: float = 3.0) -> None:
    """Thin threads, one under the other."""
    count = max(1, int(h / (thick * 2.4)))
    for i in range(count):
        b.fill(box(x, y + i * h / count, w, thick), colours[i % len(colours)], alpha=0.85)


def cloth(b: Board, outline: Shape, threads: tuple[str, str, str, str], rows: int = 3, start: float = 0.18) -> None:
    """A cloth with woven bands, cut to `outline`."""
    base, one, two, three = threads
    x, y, w, h = extent(outline)
    with b.inside(outline):
        b.fill(box(x, y, w, h), base, dark(base))
        for i in range(rows):
            weave_band(b, x, y + h * (start + i * (1 - start) / rows), w, min(70, h * 0.17), dark(base), one, two, three)


def plait(b: Board, outline: Shape, one: str, two: str, gap: str, unit: float = 26) -> None:
    """Plaited rattan or pandan."""
    x0, y0, w, h = extent(outline)
    with b.inside(outline):
        b.fill(outline, gap)
        for row in range(int(h / unit) + 2):
            for column in range(int(w / unit) + 2):
                x, y = x0 + column * unit, y0 + row * unit
                if (row + column) % 2:
                    b.fill(box(x + 1, y + unit * 0.1, unit + 4, unit * 0.8, unit * 0.2), one)
                    b.fill(box(x + 1, y + unit * 0.62, unit + 4, unit * 0.22), dark(one, 0.16))
                else:
                    b.fill(box(x + unit * 0.1, y + 1, unit * 0.8, unit + 4, unit * 0.2), two)
                    b.fill(box(x + unit * 0.64, y + 1, unit * 0.22, unit + 4), dark(two, 0.16))
