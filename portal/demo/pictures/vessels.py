"""What goods come in: bags, jars, bottles, bowls, plates, leaves."""

from collections.abc import Callable

from portal.demo.pictures.board import Board
from portal.demo.pictures.chance import Chance
from portal.demo.pictures.geometry import Outline, box, dark, extent, light, mirrored, mix, moved, oval, path, rhomb
from portal.demo.pictures.weave import THREADS, weave_band

Emblem = Callable[[Board, float, float, float], None]  # drawn at a centre, within a radius

CREAM, CREAM_LOW = "#fff8ea", "#f3e6cf"


def plain(colour: str) -> Emblem:
    """The rhomb of the look, when a label shows nothing better."""

    def draw(b: Board, x: float, y: float, size: float) -> None:
        b.fill(rhomb(x, y, size), colour)
        b.fill(rhomb(x, y, size * 0.5), CREAM)

    return draw


def label(b: Board, r: Chance, place: tuple[float, float, float, float], emblem: Emblem, ink: str = "") -> None:
    """A paper label (x, y, w, h) with an emblem, two bars for a name and a woven band."""
    x, y, w, h = place
    base, one, two, three = r.choice(THREADS)
    b.fill(box(x, y, w, h, 8), CREAM, CREAM_LOW)
    emblem(b, x + w / 2, y + h * 0.34, min(w * 0.32, h * 0.24))
    b.fill(box(x + w * 0.22, y + h * 0.64, w * 0.56, h * 0.055, 2), ink or base)
    b.fill(box(x + w * 0.34, y + h * 0.73, w * 0.32, h * 0.04, 2), three)
    weave_band(b, x, y + h * 0.82, w, h * 0.15, base, one, two, three)


def jar(b: Board, r: Chance, place: tuple[float, float, float, float], body: str, lid: str, bits: Callable[[Board], None] | None = None) -> Outline:
    """A glass jar (x, y, w, h) full of something coloured `body`; `bits` draws what swims in it. Returns its inside."""
    x, y, w, h = place
    glass = box(x, y, w, h, min(w, h) * 0.16)
    b.ground(x + w / 2 + 12, y + h, w * 0.6, 20)
    b.fill(glass, "#fff7ea", "#f1e2cd")
    inner = moved(glass, 0, 4, 0.94, (x + w / 2, y + h / 2))
    b.fill(inner, body, dark(body, 0.2))
    if bits:
        with b.inside(inner):
            bits(b)
    b.fill(box(x + w * 0.74, y + 12, w * 0.2, h - 24, 14), "#2a1206", alpha=0.13, blur=8)
    b.fill(box(x + w * 0.07, y + h * 0.1, w * 0.08, h * 0.76, w * 0.04), "#ffffff", alpha=0.45)
    b.fill(box(x + w * 0.06, y - h * 0.14, w * 0.88, h * 0.17, 10), lid, dark(lid, 0.24))
    b.fill(box(x + w * 0.06, y - h * 0.14, w * 0.88, h * 0.035, 5), "#ffffff", alpha=0.22)
    for i in range(12):
        b.fill(box(x + w * (0.09 + i * 0.07), y - h * 0.09, w * 0.018, h * 0.1), "#000000", alpha=0.12)
    return inner


def pouch(b: Board, r: Chance, place: tuple[float, float, float, float], colour: str, emblem: Emblem, window: str = "") -> None:
    """A standing bag (x, y, w, h) with a label; `window` shows the good's colour through a clear field."""
    x, y, w, h = place
    bag = path(f"M {x + w * .06} {y} L {x + w * .94} {y} Q {x + w * .96} {y + h * .5} {x + w} {y + h * .96} Q {x + w} {y + h} {x + w * .94} {y + h} "
               f"L {x + w * .06} {y + h} Q {x} {y + h} {x} {y + h * .96} Q {x + w * .04} {y + h * .5} {x + w * .06} {y} Z")  # fmt: skip
    b.ground(x + w / 2 + 8, y + h, w * 0.58, 20)
    b.fill(bag, light(colour, 0.08), dark(colour, 0.2))
    with b.inside(bag):
        b.fill(box(x, y, w * 0.12, h), "#ffffff", alpha=0.12, blur=6)
        b.fill(box(x + w * 0.84, y, w * 0.2, h), "#000000", alpha=0.2, blur=8)
        b.fill(box(x, y, w, h * 0.1), dark(colour, 0.3))
        for i in range(int(w / 9)):
            b.fill(box(x + i * 9, y + h * 0.02, 3, h * 0.06), light(colour, 0.12))
        base, one, two, three = r.choice(THREADS)
        weave_band(b, x - 4, y + h * 0.84, w + 8, h * 0.13, base, one, two, three)
    paper = box(x + w * 0.18, y + h * 0.17, w * 0.64, h * (0.34 if window else 0.5), 12)
    b.fill(paper, CREAM, CREAM_LOW)
    emblem(b, x + w / 2, y + h * (0.30 if window else 0.35), w * (0.15 if window else 0.2))
    b.fill(box(x + w * 0.3, y + h * (0.42 if window else 0.55), w * 0.4, h * 0.025, 3), base)
    b.fill(box(x + w * 0.37, y + h * (0.462 if window else 0.6), w * 0.26, h * 0.018, 3), three)
    if window:
        pane = box(x + w * 0.18, y + h * 0.55, w * 0.64, h * 0.25, 12)
        b.fill(pane, light(window, 0.15), dark(window, 0.1))
        with b.inside(pane):
            for px, py in r.within(34, x + w / 2, y + h * 0.68, w * 0.36, h * 0.14):
                b.fill(oval(px, py, r.uniform(8, 15), r.uniform(5, 10), r.uniform(0, 180)), r.choice([light(window, 0.3), dark(window, 0.14), window]))
        b.fill(box(x + w * 0.2, y + h * 0.57, w * 0.05, h * 0.2, 5), "#ffffff", alpha=0.4)


def bottle(b: Board, r: Chance, place: tuple[float, float, float, float], liquid: str, cap: str, emblem: Emblem | None, neck: float = 0.4) -> Outline:
    """A bottle (x, y, w, h) whose neck takes the share `neck` of its width."""
    x, y, w, h = place
    cx, n, sh = x + w / 2, w * neck / 2, h * 0.34
    half = path(
        f"M {cx} {y} L {cx - n} {y} L {cx - n} {y + h * 0.14} Q {cx - n} {y + sh * 0.66} {x + w * 0.1} {y + sh * 0.8} "
        f"Q {x} {y + sh * 0.9} {x} {y + sh * 1.15} L {x} {y + h * 0.94} Q {x} {y + h} {x + w * 0.14} {y + h} L {cx} {y + h}"
    )
    shape = half + mirrored(half, cx)
    b.ground(cx + 10, y + h, w * 0.6, 18)
    b.fill(shape, light(liquid, 0.12), dark(liquid, 0.16))
    with b.inside(shape):
        b.fill(box(x, y, w, h * 0.17), light(liquid, 0.62))
        b.fill(box(x + w * 0.78, y, w * 0.3, h), "#2a1206", alpha=0.22, blur=10)
        b.fill(box(x + w * 0.08, y + h * 0.24, w * 0.09, h * 0.7, w * 0.04), "#ffffff", alpha=0.42)
        if emblem:
            label(b, r, (x - 8, y + h * 0.44, w + 16, h * 0.42), emblem)
    b.fill(box(cx - n - 5, y - h * 0.09, n * 2 + 10, h * 0.11, 7), cap, dark(cap, 0.25))
    b.fill(box(cx - n - 5, y - h * 0.09, n * 2 + 10, h * 0.025, 4), "#ffffff", alpha=0.25)
    return shape


def bowl(b: Board, cx: float, cy: float, rx: float, h: float, outer: str, inner: str, threads: tuple[str, str, str, str] | None = None) -> Outline:
    """A bowl whose rim is an ellipse at (cx, cy); returns that opening. `threads` paint a woven band on it."""
    b.ground(cx + 6, cy + h, rx * 0.72, 24)
    half = path(f"M {cx} {cy} L {cx - rx} {cy} Q {cx - rx * 0.94} {cy + h * 0.8} {cx - rx * 0.46} {cy + h} L {cx} {cy + h}")
    body = half + mirrored(half, cx)
    b.fill(body, outer, dark(outer, 0.3))
    with b.inside(body):
        if threads:
            weave_band(b, cx - rx, cy + h * 0.36, rx * 2, h * 0.28, *threads)
        b.fill(box(cx + rx * 0.5, cy, rx, h), "#000000", alpha=0.16, blur=16)
        b.fill(oval(cx - rx * 0.72, cy + h * 0.42, rx * 0.08, h * 0.3, 12), "#ffffff", alpha=0.25)
    b.fill(oval(cx, cy, rx, rx * 0.32), light(outer, 0.3))
    opening = oval(cx, cy + 2, rx * 0.93, rx * 0.27)
    b.fill(opening, inner, dark(inner, 0.2))
    return opening


def plate(b: Board, cx: float, cy: float, rx: float, ry: float, tone: str = "#fffaf1", rim: str = "") -> None:
    """A plate lying on the table; `rim` draws a coloured ring."""
    shape = oval(cx, cy, rx, ry)
    b.shadow(shape, 2, 14, 12, 0.36)
    b.fill(shape, tone, dark(tone, 0.1))
    if rim:
        b.line(oval(cx, cy - 1, rx * 0.93, ry * 0.92), 5, rim)
    b.fill(oval(cx, cy - ry * 0.04, rx * 0.8, ry * 0.76), dark(tone, 0.05), light(tone, 0.3))


def leaf(b: Board, outline: str, rib: str, base: str = "#2f8a4e") -> None:
    """A banana leaf with its rib and veins; both given as paths."""
    shape, ribs = path(outline), path(rib)
    b.shadow(shape, 6, 12, 12, 0.35)
    b.fill(shape, base, dark(base, 0.28))
    with b.inside(shape):
        for x, y in ribs[1:-1]:
            b.line([(x + 60, y - 130), (x, y), (x + 60, y + 130)], 2.2, dark(base, 0.42))
        b.line(ribs, 7, mix(base, "#e8f6b0", 0.55))


def table_leaf(b: Board, base: str = "#2f8a4e") -> None:
    """A banana leaf under the goods, across the table."""
    leaf(b, "M 20 520 Q 140 412 330 404 Q 520 408 626 482 Q 560 580 330 602 Q 120 604 20 520 Z", "M 40 518 Q 160 508 300 500 Q 460 492 610 486", base)


def tray(b: Board, place: tuple[float, float, float, float], tone: str, floor: str = "") -> Outline:
    """A tray or open box from above (x, y, w, h); returns its floor."""
    x, y, w, h = place
    shape = box(x, y, w, h, 26)
    b.shadow(shape, 10, 20, 16, 0.4)
    b.fill(shape, tone, dark(tone, 0.16))
    inner = box(x + 20, y + 20, w - 40, h - 40, 16)
    b.fill(moved(inner, 0, 0, 1.015, (x + w / 2, y + h / 2)), dark(tone, 0.36))
    b.fill(inner, floor or dark(tone, 0.22), dark(floor or tone, 0.28))
    return inner


def board(b: Board, place: tuple[float, float, float, float], tone: str = "#b9824a") -> None:
    """A wooden board seen from the front (x, y, w, h), to stand things on."""
    x, y, w, h = place
    b.ground(x + w / 2, y + h + 4, w * 0.5, 16)
    b.fill(box(x, y, w, h, h * 0.3), light(tone, 0.16), dark(tone, 0.3))
    b.fill(box(x, y, w, h * 0.24, h * 0.12), "#ffffff", alpha=0.25)


def crate(b: Board, place: tuple[float, float, float, float], tone: str = "#c9955a") -> None:
    """The front of a slatted crate (x, y, w, h); draw its load first."""
    x, y, w, h = place
    b.ground(x + w / 2, y + h, w * 0.52, 20)
    b.fill(box(x, y, w, h, 8), dark(tone, 0.5))
    for i in range(3):
        slat = box(x - 6, y + i * h / 3 + 2, w + 12, h / 3 - 8, 6)
        b.fill(slat, light(tone, 0.14), dark(tone, 0.16))
    for px in (x + 4, x + w - 30):
        b.fill(box(px, y - 4, 26, h + 6, 4), tone, dark(tone, 0.24))
        for i in range(3):
            b.fill(oval(px + 13, y + h * (i + 0.5) / 3 - 2, 4), dark(tone, 0.55))


def stack(b: Board, r: Chance, count: int, place: tuple[float, float, float], draw: Callable[[float, float], None]) -> None:
    """Things piled up like fruit: `count` in the lowest row, on (centre x, base y, distance)."""
    cx, base, gap = place
    for row in range(count):
        across = count - row
        for i in range(across):
            draw(cx + (i - (across - 1) / 2) * gap + r.uniform(-3, 3), base - row * gap * 0.72)


def middle(outline: Outline) -> tuple[float, float]:
    """The centre of an outline's extent."""
    x, y, w, h = extent(outline)
    return x + w / 2, y + h / 2
