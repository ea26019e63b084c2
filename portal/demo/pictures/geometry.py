"""Outlines as lists of points, in board units (a product picture is 640 x 640), and colours as #rrggbb."""

import math
import re
from collections.abc import Sequence
from itertools import pairwise

Point = tuple[float, float]
Outline = list[Point]
Shape = Sequence[Point]  # any outline that is only read

_NEED = {"M": 2, "L": 2, "Q": 4, "C": 6}
_STEPS = 18  # straight pieces per curve


def rgb(value: str) -> tuple[int, int, int]:
    """The three channels of #rrggbb."""
    return int(value[1:3], 16), int(value[3:5], 16), int(value[5:7], 16)


def mix(one: str, two: str, share: float) -> str:
    """Colour between `one` (share 0) and `two` (share 1)."""
    return "#" + "".join(f"{round(x + (y - x) * share):02x}" for x, y in zip(rgb(one), rgb(two), strict=True))


def dark(colour: str, share: float = 0.2) -> str:
    """The colour in shade."""
    return mix(colour, "#2a1206", share)


def light(colour: str, share: float = 0.2) -> str:
    """The colour in sunlight."""
    return mix(colour, "#fffaf0", share)


def path(data: str) -> Outline:
    """Points of an SVG-like path; absolute M, L, Q, C and Z only."""
    points: Outline = []
    command = ""
    numbers: list[float] = []
    for part in re.findall(r"[MLQCZ]|-?\d+(?:\.\d+)?(?:e-\d+)?", data):
        if part in "MLQCZ":
            command, numbers = part, []
            continue
        numbers.append(float(part))
        if len(numbers) == _NEED[command]:
            pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
            points += pairs if command in "ML" else curve([points[-1], *pairs])
            numbers = []
    return points


def curve(controls: Outline) -> Outline:
    """Points of a Bezier curve after its first control point."""
    out = []
    for step in range(1, _STEPS + 1):
        t = step / _STEPS
        row = controls
        while len(row) > 1:
            row = [(a[0] + (c[0] - a[0]) * t, a[1] + (c[1] - a[1]) * t) for a, c in pairwise(row)]
        out.append(row[0])
    return out


def oval(cx: float, cy: float, rx: float, ry: float | None = None, turn: float = 0, start: float = 0, end: float = 360) -> Outline:
    """An ellipse, or its arc from `start` to `end` degrees, turned clockwise by `turn` degrees."""
    ry = rx if ry is None else ry
    c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    steps = 16 if max(rx, ry) < 12 else 56
    out = []
    for step in range(steps + 1):
        a = math.radians(start + (end - start) * step / steps)
        x, y = rx * math.cos(a), ry * math.sin(a)
        out.append((cx + x * c - y * s, cy + x * s + y * c))
    return out


def box(x: float, y: float, w: float, h: float, r: float = 0) -> Outline:
    """A rectangle with corners rounded by `r`."""
    if not r:
        return [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]
    out: Outline = []
    for cx, cy, a in ((x + w - r, y + r, -90), (x + w - r, y + h - r, 0), (x + r, y + h - r, 90), (x + r, y + r, 180)):
        out += [(cx + r * math.cos(math.radians(a + d)), cy + r * math.sin(math.radians(a + d))) for d in range(0, 91, 9)]
    return out


def rhomb(cx: float, cy: float, rx: float, ry: float | None = None) -> Outline:
    """A square standing on its corner."""
    ry = rx if ry is None else ry
    return [(cx, cy - ry), (cx + rx, cy), (cx, cy + ry), (cx - rx, cy)]


def ring(cx: float, cy: float, radius: float, count: int, start: float = 0) -> Outline:
    """`count` points evenly on a circle."""
    angles = [math.radians(start + 360 * i / count) for i in range(count)]
    return [(cx + radius * math.cos(a), cy + radius * math.sin(a)) for a in angles]


def turned(points: Shape, angle: float, about: Point) -> Outline:
    """Turned clockwise by `angle` degrees."""
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    ox, oy = about
    return [(ox + (x - ox) * c - (y - oy) * s, oy + (x - ox) * s + (y - oy) * c) for x, y in points]


def moved(points: Shape, dx: float, dy: float, scale: float = 1, about: Point = (320, 320)) -> Outline:
    """Scaled about a point, then shifted."""
    ox, oy = about
    return [(ox + (x - ox) * scale + dx, oy + (y - oy) * scale + dy) for x, y in points]


def mirrored(points: Shape, axis: float = 320) -> Outline:
    """The other half of a symmetric thing."""
    return [(2 * axis - x, y) for x, y in reversed(points)]


def extent(points: Shape) -> tuple[float, float, float, float]:
    """Left, top, width and height."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
