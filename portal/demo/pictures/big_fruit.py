"""Fruit too large to lie in a heap: coconut, banana, durian, pineapple."""

import math

from portal.demo.pictures import backdrop
from portal.demo.pictures.board import Board
from portal.demo.pictures.chance import Chance
from portal.demo.pictures.geometry import Outline, dark, light, mirrored, oval, path, turned
from portal.demo.pictures.solids import ball, specks
from portal.demo.pictures.vessels import board, table_leaf


def kelapa(b: Board, r: Chance) -> None:
    """Coconuts: brown and cut open, or young and green with a straw."""
    backdrop.room(b, r, "sky sand mint gold rose sage", 414)
    if r.number % 2:
        tone = r.choice(("#7ab04a", "#5f9a44", "#e0a83a"))
        for x, y, size in ((210, 380, 140), (440, 420, 116)):
            b.ground(x + 8, y + size * 0.96, size, 20)
            half = path(f"M {x} {y - size} Q {x - size} {y - size * 0.9} {x - size} {y + size * 0.1} Q {x - size * 0.9} {y + size * 0.9} {x} {y + size}")
            nut = half + mirrored(half, x)
            b.fill(nut, light(tone, 0.14), dark(tone, 0.26))
            b.fill(oval(x - size * 0.5, y - size * 0.1, size * 0.12, size * 0.4, 12), "#ffffff", alpha=0.3)
            b.fill(oval(x, y - size * 0.84, size * 0.52, size * 0.19), "#f6efd8", "#e3d8b4")
            b.fill(oval(x, y - size * 0.84, size * 0.28, size * 0.1), "#cfd9c8")
            b.line([(x + 4, y - size * 0.84), (x + size * 0.34, y - size * 1.4)], 11, r.choice(("#c8303a", "#f4b41a", "#2c7a78")))
        return
    table_leaf(b, "#4d9a3f")
    shell = r.choice(("#7a4a24", "#6b3f1c"))
    for x, y, size in ((200, 350, 128), (430, 330, 120)):
        b.ground(x, y + size, size, 18)
        b.fill(oval(x, y, size), light(shell, 0.14), dark(shell, 0.3))
        with b.inside(oval(x, y, size)):
            for _ in range(120):
                px, py = r.uniform(x - size, x + size), r.uniform(y - size, y + size)
                b.line([(px, py), (px + r.uniform(-5, 5), py + r.uniform(10, 26))], 2, r.choice((light(shell, 0.3), dark(shell, 0.3))))
    for dx, dy in ((-26, -30), (24, -34), (0, 8)):
        b.fill(oval(430 + dx, 300 + dy, 12), dark(shell, 0.55))
    for x, y, lean in ((290, 478, -8), (466, 510, 10)):
        b.shadow(oval(x, y, 110, 84, lean), 6, 14, 10, 0.4)
        b.fill(oval(x, y, 110, 84, lean), shell, dark(shell, 0.3))
        b.fill(oval(x, y - 4, 98, 72, lean), "#fffdf6", "#efe8d8")
        b.fill(oval(x, y - 2, 68, 46, lean), "#dfe3d6", "#f6f3e8")


def pisang(b: Board, r: Chance) -> None:
    """A hand of bananas, sometimes two."""
    backdrop.room(b, r, "sky mint sage rose teal cream", 414)
    tone = r.turn(("#f5c93a", "#e9b82e", "#a9b83a", "#c8583a"))
    if r.number % 2:
        board(b, (50, 510, 540, 46))
    else:
        table_leaf(b)

    def hand(x: float, y: float, size: float, count: int) -> None:
        for i in range(count):
            spread = (i - (count - 1) / 2) / count

            def at(data: str, spread: float = spread) -> Outline:
                return turned([(x + px * size, y + py * size) for px, py in path(data)], -spread * 74, (x, y))

            finger = at("M -14 -6 Q 6 -20 20 0 Q 78 120 44 260 Q 34 300 14 290 Q 4 284 8 262 Q 22 140 -14 -6 Z")
            b.solid(finger, tone, dark(tone, 0.16))
            b.line(at("M 6 20 Q 52 140 26 272"), 5 * size, dark(tone, 0.2), 0.6)
            b.fill(at("M 20 286 L 34 286 L 28 300 L 16 298 Z"), "#4a3a1c")
        b.solid(oval(x + 4, y - 6, 44 * size, 24 * size), dark(tone, 0.24))
        b.line([(x, y - 10), (x - 8, y - 60 * size)], 26 * size, dark(tone, 0.3))

    if r.number % 3 == 1:
        hand(190, 230, 0.9, 5)
        hand(430, 220, 0.98, 6)
    else:
        hand(310, 180, 1.16, 7)


def durian(b: Board, r: Chance) -> None:
    """Durians: whole, and one open with its yellow flesh."""
    backdrop.room(b, r, "sage sand sky rose cream mint", 414)
    if r.number % 2:
        table_leaf(b)
    else:
        board(b, (40, 520, 560, 44))
    tone = r.turn(("#9aa83f", "#b5a23a", "#7f8f3a"))
    flesh = r.choice(("#f6d65a", "#f3c437", "#f6e08a"))

    def whole(x: float, y: float, rx: float, ry: float) -> None:
        b.ground(x + 6, y + ry, rx, 22)
        edge: Outline = []
        for i in range(64):
            a, far = i / 64 * math.tau, 1.0 + 0.1 * (i % 2)
            edge.append((x + math.cos(a) * rx * far, y + math.sin(a) * ry * far))
        b.fill(edge, light(tone, 0.1), dark(tone, 0.3))
        with b.inside(edge):
            for row in range(-6, 7):
                for i in range(-6, 7):
                    px, py = x + i * rx * 0.2 + (row % 2) * rx * 0.1, y + row * ry * 0.18
                    s = rx * 0.11
                    b.fill([(px - s, py + s), (px, py - s), (px + s, py + s)], light(tone, 0.3), dark(tone, 0.1))
                    b.fill([(px, py - s), (px + s, py + s), (px, py + s)], dark(tone, 0.24))
        b.line([(x, y - ry), (x + 6, y - ry - 44)], 18, "#8a6a3a")

    def opened(x: float, y: float, rx: float, ry: float) -> None:
        edge = [(x + math.cos(i / 56 * math.tau) * rx * (1 + 0.09 * (i % 2)), y + math.sin(i / 56 * math.tau) * ry * (1 + 0.09 * (i % 2))) for i in range(56)]
        b.shadow(edge, 6, 14, 10, 0.4)
        b.fill(edge, tone, dark(tone, 0.3))
        b.fill(oval(x, y, rx * 0.9, ry * 0.86), "#fbf3d8", "#e6d9ac")
        for side in (-1, 1):
            b.fill(oval(x + side * rx * 0.42, y, rx * 0.34, ry * 0.7), "#d9c88f", "#efe3bb")
            for k in (-0.36, 0.3):
                ball(b, x + side * rx * 0.42, y + k * ry, rx * 0.27, flesh, 1.1)

    whole(226, 340, 166, 178)
    opened(432, 456, 142, 104)


def nanas(b: Board, r: Chance) -> None:
    """Pineapples standing, with slices."""
    backdrop.room(b, r, "sky rose mint sage teal plum", 424)
    tone = r.turn(("#e9a82a", "#d98a24", "#b9a23a"))

    def one(x: float, y: float, rx: float, ry: float) -> None:
        b.ground(x + 4, y + ry, rx, 20)
        for i in range(13):
            lean = (i - 6) * 11
            shape = turned(
                path(
                    f"M {x - 15} {y - ry * 0.86} Q {x - 20} {y - ry * 1.4} {x} {y - ry * 2.0 + abs(lean) * 0.7} "
                    f"Q {x + 20} {y - ry * 1.4} {x + 15} {y - ry * 0.86} Z"
                ),
                lean,
                (x, y - ry * 0.8),
            )
            b.solid(shape, ("#4f9a44", "#3a7f3a", "#6fae4e")[i % 3], depth=0.4)
        body = oval(x, y, rx, ry)
        b.fill(body, light(tone, 0.16), dark(tone, 0.26))
        with b.inside(body):
            for k in range(-14, 15):
                b.line([(x + k * 28 - 180, y - ry), (x + k * 28 + 180, y + ry)], 3.4, dark(tone, 0.42))
                b.line([(x + k * 28 + 180, y - ry), (x + k * 28 - 180, y + ry)], 3.4, dark(tone, 0.42))
            specks(b, r, 60, (x, y, rx, ry), ("#8a6a1c", "#ffe08a"), 4)
            b.fill(oval(x + rx * 0.8, y, rx * 0.5, ry), "#3a1a00", alpha=0.24, blur=14)

    if r.number % 2:
        one(250, 380, 112, 152)
        for x, y in ((440, 480), (520, 520), (420, 552)):
            b.solid(oval(x, y, 76, 52), dark(tone, 0.1))
            b.fill(oval(x, y - 2, 67, 44), "#ffe27a", "#f6c93f")
            b.fill(oval(x, y - 2, 18, 12), "#f9efb4")
            for i in range(12):
                a = i / 12 * math.tau
                b.line([(x + math.cos(a) * 24, y + math.sin(a) * 16), (x + math.cos(a) * 60, y + math.sin(a) * 38)], 2.4, "#e0a82a", 0.7)
    else:
        one(400, 370, 96, 132)
        one(218, 396, 108, 146)


DRAWINGS = {"kelapa": kelapa, "pisang": pisang, "durian": durian, "nanas": nanas}
