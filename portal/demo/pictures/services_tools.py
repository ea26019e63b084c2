"""Tools of several trades, to lay into a still life."""

from portal.demo.pictures.board import Board
from portal.demo.pictures.chance import Chance
from portal.demo.pictures.geometry import Outline, box, dark, light, oval, path, turned
from portal.demo.pictures.packs import GOLD
from portal.demo.pictures.vessels import CREAM
from portal.demo.pictures.weave import weave_band

_MACHINE = (
    "M 118 480 L 118 446 Q 118 430 134 430 L 372 430 L 372 300 Q 372 276 346 276 L 236 276 L 236 330 Q 236 346 220 346 L 176 346 "
    "Q 160 346 160 330 L 160 220 Q 160 176 206 176 L 456 176 Q 520 176 520 240 L 520 480 Z"
)


def scissors(b: Board, x: float, y: float, lean: float, k: float = 1.0, grip: str = "#7b1e2e") -> None:
    """Open scissors whose pivot is at x, y; the blades point up."""
    for side in (-1, 1):
        turn = lean + side * 13
        blade = turned(
            [(x - 12 * k, y + 20 * k), (x - 15 * k, y - 40 * k), (x - 2 * k, y - 210 * k), (x + 10 * k, y - 40 * k), (x + 12 * k, y + 20 * k)], turn, (x, y)
        )
        b.solid(blade, "#cfd6da", dark("#cfd6da", 0.25))
        b.line(turned([(x, y + 10 * k), (x, y + 90 * k)], turn, (x, y)), 17 * k, grip)
        centre = turned([(x - side * 4 * k, y + 132 * k)], turn, (x, y))[0]
        b.line(oval(*centre, 34 * k, 46 * k, turn), 17 * k, grip)
        b.line(oval(centre[0] - 3, centre[1] - 3, 34 * k, 46 * k, turn, 180, 300), 5 * k, light(grip, 0.4))
    b.fill(oval(x, y, 10 * k), "#8a9298")
    b.fill(oval(x - 2, y - 2, 4 * k), "#eef2f4")


def comb(b: Board, x: float, y: float, lean: float, tone: str, k: float = 1.0) -> None:
    """A comb."""
    at = (x, y)
    b.solid(turned(box(x - 120 * k, y - 30 * k, 240 * k, 30 * k, 8), lean, at), tone)
    for i in range(22):
        b.fill(turned(box(x - 114 * k + i * 10.4 * k, y - 4 * k, 5 * k, 44 * k, 2), lean, at), dark(tone, 0.12))


def spool(b: Board, x: float, base: float, k: float, tone: str) -> None:
    """A reel of thread."""
    b.ground(x, base, 34 * k, 8)
    b.fill(box(x - 24 * k, base - 62 * k, 48 * k, 56 * k, 6), light(tone, 0.1), dark(tone, 0.2))
    for i in range(5):
        b.fill(box(x - 24 * k, base - (54 - i * 9) * k, 48 * k, 2), "#ffffff", alpha=0.3)
    for y in (base - 70 * k, base - 11 * k):
        b.fill(box(x - 31 * k, y, 62 * k, 11 * k, 5), "#f6e6c8", "#d0b98a")


def sewing_machine(b: Board, x: float, base: float, k: float, tone: str) -> None:
    """A sewing machine; the left end of its foot stands at x, base. 400 units wide and 300 high at k = 1."""

    def at(points: Outline) -> Outline:
        return [(x + (px - 118) * k, base + (py - 480) * k) for px, py in points]

    shape = at(path(_MACHINE))
    b.shadow(shape, 8 * k, 10 * k, 10 * k, 0.3)
    b.fill(shape, light(tone, 0.06), dark(tone, 0.3))
    with b.inside(shape):
        b.fill(at(box(160, 176, 360, 22)), "#ffffff", alpha=0.2, blur=4 * k)
        b.fill(at(box(478, 176, 60, 320)), "#000000", alpha=0.22, blur=12 * k)
        weave_band(b, x + 134 * k, base - 276 * k, 210 * k, 46 * k, dark(tone, 0.35), GOLD, CREAM)
    b.fill(at(box(186, 344, 26, 34, 4)), "#d8dfe2", "#9aa6ab")
    b.line(at([(199, 376), (199, 436)]), 5 * k, "#c7cfd3")
    b.fill(at(box(176, 420, 52, 10, 4)), "#e6ecee")
    b.fill(at(oval(520, 250, 44, 56)), CREAM, "#d0b98a")
    b.fill(at(oval(526, 250, 26, 36)), "#86562a")


def suds(b: Board, r: Chance, count: int, area: tuple[float, float, float, float], sizes: tuple[float, float]) -> None:
    """Soap bubbles strewn over an area (left, top, right, bottom)."""
    for _ in range(count):
        x, y, size = r.uniform(area[0], area[2]), r.uniform(area[1], area[3]), r.uniform(*sizes)
        b.fill(oval(x, y, size), "#ffffff", alpha=0.68)
        b.fill(oval(x - size * 0.3, y - size * 0.3, size * 0.26), "#ffffff")


def screwdriver(b: Board, x: float, y: float, lean: float, tone: str, k: float = 1.0) -> None:
    """A screwdriver whose tip is at x, y."""
    at = (x, y)
    b.solid(turned(box(x, y - 6 * k, 150 * k, 12 * k, 3), lean, at), "#bfc7cc")
    b.solid(turned(box(x + 140 * k, y - 22 * k, 130 * k, 44 * k, 18 * k), lean, at), tone, depth=1.2)
    for d in (-9, 3):
        b.fill(turned(box(x + 160 * k, y + d * k, 94 * k, 5 * k, 2), lean, at), dark(tone, 0.3))


def wrench(b: Board, x: float, y: float, lean: float, k: float = 1.0, tone: str = "#9aa5ac") -> None:
    """A spanner whose jaw is at x, y."""
    data = "M -40 -46 L -6 -30 L -6 30 L -40 46 Q 20 80 50 24 L 230 20 Q 260 44 282 14 Q 292 -18 262 -32 Q 240 -34 230 -20 L 50 -24 Q 20 -80 -40 -46 Z"
    b.solid(turned([(x + px * k, y + py * k) for px, py in path(data)], lean, (x, y)), light(tone, 0.2), dark(tone, 0.2), 1.2)
    b.fill(turned(oval(x + 258 * k, y - 2 * k, 11 * k), lean, (x, y)), dark(tone, 0.5))


def hammer(b: Board, x: float, y: float, lean: float, k: float = 1.0) -> None:
    """A hammer whose head is at x, y."""
    at = (x, y)
    b.solid(turned(box(x - 14 * k, y, 28 * k, 290 * k, 11 * k), lean, at), "#c18a50", depth=1.2)
    b.fill(turned(box(x - 15 * k, y + 180 * k, 30 * k, 110 * k, 11 * k), lean, at), "#c8303a", "#8f1f2a")
    head = [(x + px * k, y + py * k) for px, py in path("M -34 -36 L 78 -32 L 78 32 L -34 34 Q -90 34 -122 66 Q -104 -20 -34 -36 Z")]
    b.solid(turned(head, lean, at), "#7a858c", "#525c62", 1.2)


def phone(b: Board, x: float, y: float, w: float, h: float, lean: float, screen: str) -> Outline:
    """A phone from above. Returns its screen."""
    at = (x + w / 2, y + h / 2)
    shape = turned(box(x, y, w, h, w * 0.13), lean, at)
    b.shadow(shape, 8, 16, 12, 0.42)
    b.fill(shape, "#2f3338", "#15171a")
    glass = turned(box(x + w * 0.05, y + w * 0.07, w * 0.9, h - w * 0.14, w * 0.09), lean, at)
    b.fill(glass, light(screen, 0.2), dark(screen, 0.15))
    b.fill(turned(box(x + w * 0.4, y + w * 0.1, w * 0.2, w * 0.04, w * 0.02), lean, at), "#15171a")
    return glass
