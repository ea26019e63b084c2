"""Simple solid bodies that many goods are made of: blocks, balls, discs, rolls."""

import math
from collections.abc import Sequence

from portal.demo.pictures.board import Board
from portal.demo.pictures.chance import Chance
from portal.demo.pictures.geometry import Outline, box, dark, light, oval, path, turned

Place = tuple[float, float, float, float, float, float]  # x, y, width and height of the front, then depth to the right and up


def faces(place: Place) -> tuple[Outline, Outline, Outline]:
    """Front, side and top of a block."""
    x, y, w, h, dx, dy = place
    front = box(x, y, w, h)
    side = [(x + w, y), (x + w + dx, y - dy), (x + w + dx, y + h - dy), (x + w, y + h)]
    top = [(x, y), (x + dx, y - dy), (x + w + dx, y - dy), (x + w, y)]
    return front, side, top


def block(b: Board, place: Place, layers: Sequence[str], top: str) -> None:
    """A block cut so that its layers show, from the top down; all layers are equally thick."""
    x, y, w, h, dx, dy = place
    b.shadow([(x, y + h * 0.5), (x + w + dx, y + h * 0.5 - dy), (x + w + dx + 8, y + h - dy + 6), (x + w, y + h + 6), (x, y + h + 6)], 6, 10, 12, 0.36)
    step = h / len(layers)
    for i, colour in enumerate(layers):
        y0, y1 = y + step * i, y + step * (i + 1) + 0.6
        b.fill(box(x, y0, w, y1 - y0), colour)
        b.fill([(x + w, y0), (x + w + dx, y0 - dy), (x + w + dx, y1 - dy), (x + w, y1)], dark(colour, 0.2))
    upper = faces(place)[2]
    b.fill(upper, light(top, 0.12), dark(top, 0.1))
    b.fill([(x + 14, y - 5), (x + dx, y - dy + 6), (x + dx + w * 0.4, y - dy + 6), (x + w * 0.34, y - 5)], "#ffffff", alpha=0.22, blur=5)


def ball(b: Board, x: float, y: float, radius: float, colour: str, flat: float = 1.0) -> None:
    """A round thing with light from the upper left."""
    b.shadow(oval(x, y, radius, radius * flat), radius * 0.1, radius * 0.2, radius * 0.16, 0.34)
    b.fill(oval(x, y, radius, radius * flat), light(colour, 0.16), dark(colour, 0.2))
    b.fill(oval(x - radius * 0.34, y - radius * flat * 0.4, radius * 0.28, radius * 0.18, -30), "#ffffff", alpha=0.45)


def disc(b: Board, x: float, y: float, radius: float, height: float, colour: str, top: str = "") -> None:
    """A low cylinder standing on the table; (x, y) is the middle of its upper face."""
    squash = 0.36
    body = [*oval(x, y, radius, radius * squash, 0, 180, 360), *oval(x, y + height, radius, radius * squash, 0, 0, 180)]
    b.shadow(body, 4, 8, 7, 0.35)
    b.fill(body, colour, dark(colour, 0.3))
    with b.inside(body):
        b.fill(box(x + radius * 0.4, y - radius, radius, height + radius * 2), "#2a1206", alpha=0.2, blur=9)
        b.fill(box(x - radius * 0.82, y, radius * 0.16, height + radius), "#ffffff", alpha=0.25, blur=4)
    b.fill(oval(x, y, radius, radius * squash), light(top or colour, 0.2), top or colour)


def specks(b: Board, r: Chance, count: int, area: tuple[float, float, float, float], colours: Sequence[str], size: float = 3.0) -> None:
    """Seeds, sugar or spice over an ellipse (cx, cy, rx, ry)."""
    for x, y in r.within(count, *area):
        b.fill(oval(x, y, r.about(size, 0.4), r.about(size * 0.62, 0.4), r.uniform(0, 180)), r.choice(colours))


def chip(b: Board, r: Chance, x: float, y: float, rx: float, ry: float, colour: str, spots: Sequence[str] = ()) -> None:
    """A crisp: an uneven slice with a darker heart."""
    lean = r.uniform(-30, 30)
    shape = oval(x, y, rx, ry, lean)
    b.shadow(shape, 3, 6, 4, 0.34)
    b.fill(shape, light(colour, 0.2), dark(colour, 0.06))
    b.fill(oval(x + 2, y + 2, rx * 0.76, ry * 0.72, lean), dark(colour, 0.12), alpha=0.5)
    if spots:
        specks(b, r, 8, (x, y, rx * 0.75, ry * 0.7), spots)


def mound(
    r: Chance, cx: float, cy: float, rx: float, height: float, rings: Sequence[tuple[float, int]] = ((1.0, 14), (0.76, 11), (0.5, 8), (0.2, 3))
) -> Outline:
    """Places of a heap in a bowl, the farthest first."""
    places = []
    for share, count in rings:
        for i in range(count):
            angle = math.tau * i / count + r.uniform(-0.1, 0.1) + share * 5
            lift = height * (1 - share) * 1.15
            places.append((cx + math.cos(angle) * rx * share, cy + math.sin(angle) * rx * 0.24 * share - lift, lift))
    places.sort(key=lambda place: place[1] + place[2] * 0.9)
    return [(x, y) for x, y, _ in places]


def chilli(b: Board, x: float, y: float, turn: float = 0, scale: float = 1.0, colour: str = "#d8342a") -> None:
    """A chilli pod whose stem is at (x, y)."""

    def at(data: str) -> Outline:
        return turned([(x + px * scale, y + py * scale) for px, py in path(data)], turn, (x, y))

    body = at("M 0 0 Q 40 -26 96 -14 Q 150 -2 176 34 Q 128 24 88 26 Q 30 30 0 0 Z")
    b.shadow(body, 4, 8, 6, 0.35)
    b.fill(body, colour, dark(colour, 0.2))
    b.fill(at("M 14 -4 Q 50 -18 92 -8 Q 60 -10 16 0 Z"), "#ffffff", alpha=0.5)
    b.line(at("M 4 0 L -12 -4 L -26 -12"), 7 * scale, "#3f8f45")


def steam(b: Board, x: float, y: float, count: int = 3) -> None:
    """Steam rising from (x, y)."""
    for i in range(count):
        left = x + (i - (count - 1) / 2) * 34
        b.line(path(f"M {left} {y} Q {left - 18} {y - 24} {left} {y - 46} Q {left + 18} {y - 68} {left} {y - 92}"), 7, "#ffffff", 0.5)
