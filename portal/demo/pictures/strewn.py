"""Ways to lay many small things: rings, strewn crumbs, twigs."""

import math

from portal.demo.pictures.board import Board
from portal.demo.pictures.chance import Chance
from portal.demo.pictures.geometry import Outline, Point, dark, extent, light, oval, path, turned


def ringed(cx: float, cy: float, radius: float, count: int, flat: float = 1.0, start: float = 0) -> list[Point]:
    """Places around a ring, the far ones first."""
    angles = [math.radians(start + 360 * i / count) for i in range(count)]
    return sorted(((cx + radius * math.cos(a), cy + radius * flat * math.sin(a)) for a in angles), key=lambda p: p[1])


def strew(
    b: Board, r: Chance, outline: Outline, count: int, sizes: tuple[float, float], colours: tuple[str, ...], thin: float = 0.6, alpha: float = 0.85
) -> None:
    """Crumbs, seeds or spots all over an outline."""
    x, y, w, h = extent(outline)
    with b.inside(outline):
        for _ in range(count):
            size = r.uniform(*sizes)
            b.fill(oval(r.uniform(x, x + w), r.uniform(y, y + h), size, size * thin, r.uniform(0, 180)), r.choice(colours), alpha=alpha)


def sprig(b: Board, x: float, y: float, turn: float = 0, k: float = 1.0, colour: str = "#4f8a3f") -> None:
    """A twig with leaves."""
    stem = turned(path(f"M {x} {y} Q {x + 50 * k} {y - 16 * k} {x + 110 * k} {y}"), turn, (x, y))
    b.line(stem, 4 * k, dark(colour, 0.25))
    for i, (px, py) in enumerate(stem[2::3]):
        side = -1 if i % 2 else 1
        shape = oval(px + 4, py + side * 13 * k, 20 * k, 9 * k, turn + side * 52)
        b.shadow(shape, 2, 4, 3, 0.25)
        b.fill(shape, light(colour, 0.12), dark(colour, 0.12))
