"""Necklaces, bracelets and earrings of beads, metal and cloth."""

import math

from portal.demo.pictures import backdrop
from portal.demo.pictures.board import Board
from portal.demo.pictures.chance import Chance
from portal.demo.pictures.geometry import Outline, box, dark, light, mirrored, oval, path, rhomb, ring
from portal.demo.pictures.solids import ball
from portal.demo.pictures.weave import THREADS, weave_band

METALS = (("#e9b83a", "#b9821c"), ("#d9dde0", "#9aa3a8"), ("#c98a5a", "#8a5430"))
BEADS = (
    ("#c8303a", "#f0c04a", "#23262e"),
    ("#2c7a78", "#fff3d6", "#c98a3a"),
    ("#1d3a5c", "#e9dfc9", "#e0692f"),
    ("#7a4a22", "#d9b27a", "#3a2a20"),
    ("#8f4a7a", "#f3d0da", "#f0c04a"),
)


def pendant(b: Board, x: float, y: float, size: float, metal: tuple[str, str], stone: str, style: str) -> None:
    """A pendant: rhomb, disc, drop or leaf."""
    if style == "rhomb":
        b.solid(rhomb(x, y, size), *metal)
        b.fill(rhomb(x, y, size * 0.72), stone, dark(stone, 0.2))
        b.fill(rhomb(x, y, size * 0.36), metal[0])
        b.fill(rhomb(x, y, size * 0.18), stone)
    elif style == "disc":
        b.solid(oval(x, y, size), *metal)
        b.fill(oval(x, y, size * 0.8), stone, dark(stone, 0.2))
        for px, py in ring(x, y, size * 0.5, 8):
            b.fill(oval(px, py, size * 0.12), metal[0])
        ball(b, x, y, size * 0.26, metal[0])
    else:
        half = path(f"M {x} {y - size} Q {x - size * 0.9} {y} {x - size * 0.7} {y + size * 0.5} Q {x - size * 0.5} {y + size} {x} {y + size}")
        b.solid(half + mirrored(half, x), *metal)
        inner = [(x + (px - x) * 0.7, y + 4 + (py - y) * 0.7) for px, py in half]
        b.fill(inner + mirrored(inner, x), stone, dark(stone, 0.24))
        b.fill(oval(x - size * 0.2, y + size * 0.2, size * 0.1, size * 0.24, 14), "#ffffff", alpha=0.6)


def kalung(b: Board, r: Chance) -> None:
    """A necklace on a bust or on cloth."""
    beads, metal = r.turn(BEADS), r.choice(METALS)
    style = r.turn(("rhomb", "drop", "disc"))
    if r.number % 2:
        backdrop.room(b, r, "rose sky sand mint maroon plum", 470)
        tone = r.choice(("#f3e6d3", "#3a2a2e", "#d9c4a8"))
        half = path("M 320 70 Q 280 70 272 110 Q 276 190 250 220 Q 130 250 110 360 Q 130 500 220 580 L 320 590")
        bust = half + mirrored(half)
        b.shadow(bust, 12, 18, 16, 0.36)
        b.fill(bust, light(tone, 0.14), dark(tone, 0.16))
        b.fill(path("M 440 260 Q 530 320 520 380 Q 500 500 420 580 L 380 584 Q 460 420 440 260 Z"), "#000000", alpha=0.12, blur=12)
        loops = ((150, 210, 1.0), (112, 160, 0.86))[: r.randint(1, 2)]
        cx, cy = 320, 216
    else:
        backdrop.flat(b, r, "navy sky sand maroon mint forest")
        loops = ((210, 250, 1.3), (160, 190, 1.0))[: r.randint(1, 2)]
        cx, cy = 320, 170
        b.line(oval(cx, cy, 210, 100, 0, 180, 360), 6, metal[0])
    for rx, ry, size in loops:
        count = int(rx / 6)
        for i in range(count + 1):
            a = math.pi * i / count
            x, y = cx + math.cos(a) * rx, cy + math.sin(a) * ry
            ball(b, x, y, (11 if i % 3 else 15) * size, beads[i % 3])
    pendant(b, cx, cy + loops[0][1] + 44, 54, metal, beads[0], style)


def gelang(b: Board, r: Chance) -> None:
    """Bracelets: stacked bangles, beads, or a woven cuff."""
    backdrop.room(b, r, "rose sky sand mint gold sage plum", 420)
    style = r.turn(("bangles", "beads", "cuff"))
    beads, metal = r.turn(BEADS), r.choice(METALS)
    if style == "bangles":
        b.ground(320, 540, 200, 24)
        for i in range(r.randint(4, 6)):
            y, tone = 500 - i * 50, (metal[0], beads[0], beads[1], metal[1], beads[2])[i % 5]
            b.line(oval(320, y, 180, 62), 30, dark(tone, 0.3))
            b.line(oval(320, y - 5, 180, 62), 24, tone)
            b.line(oval(320, y - 11, 180, 62, 0, 20, 160), 5, light(tone, 0.6))
            for k in range(7):
                a = math.radians(20 + k * 23)
                b.fill(rhomb(320 + math.cos(a) * 180, y - 5 + math.sin(a) * 62, 8), light(tone, 0.7))
    elif style == "beads":
        for cx, cy, rx, turn in ((230, 340, 130, 0), (420, 430, 124, 1)):
            b.ground(cx, cy + 60, rx, 26, 0.3)
            for i in range(20):
                a = math.tau * i / 20 - math.pi / 2
                ball(b, cx + math.cos(a) * rx, cy + math.sin(a) * rx * 0.7, 24 if i % 5 else 28, beads[(i + turn) % 3] if i % 5 else metal[0])
    else:
        b.ground(320, 520, 200, 24)
        back = oval(320, 300, 190, 70)
        b.fill([*oval(320, 300, 190, 70, 0, 180, 360), *reversed(oval(320, 360, 190, 70, 0, 180, 360))], dark(beads[0], 0.5))
        front: Outline = [*oval(320, 300, 190, 70, 0, 0, 180), *reversed(oval(320, 470, 190, 70, 0, 0, 180))]
        b.fill(front, beads[0])
        with b.inside(front):
            for i in range(5):
                weave_band(b, 120, 270 + i * 66, 400, 66, *THREADS[(r.number + i) % 6])
            b.fill(box(420, 280, 100, 280), "#000000", alpha=0.24, blur=16)
            b.fill(box(150, 280, 30, 280), "#ffffff", alpha=0.2, blur=8)
        b.line(oval(320, 300, 190, 70, 0, 0, 180), 9, metal[0])
        b.line(oval(320, 470, 190, 70, 0, 0, 180), 9, metal[0])
        b.line(back[28:], 5, metal[1])


def anting(b: Board, r: Chance) -> None:
    """A pair of earrings on a card or hanging from a stand."""
    beads, metal = r.turn(BEADS), r.choice(METALS)
    style = r.turn(("rhomb", "disc", "drop"))
    backdrop.flat(b, r, "rose sky sand mint plum maroon forest")
    if r.number % 2:
        card = box(110, 60, 420, 520, 20)
        paper = r.choice(("#fff8ea", "#d9b27a", "#23262e"))
        b.solid(card, paper, dark(paper, 0.06), 2)
        weave_band(b, 110, 500, 420, 50, *r.choice(THREADS))
    for x in (220, 420):
        b.line(path(f"M {x - 8} 190 Q {x - 26} 120 {x + 6} 116 Q {x + 26} 120 {x + 4} 170"), 6, metal[0])
        ball(b, x, 196, 17, beads[1])
        pendant(b, x, 280, 62, metal, beads[0], style)
        for i, dx in enumerate((-40, -14, 14, 40)):
            long = 52 if abs(dx) < 20 else 30
            top = 330 if abs(dx) < 20 else 316
            b.line([(x + dx * 0.7, top), (x + dx, top + long)], 4, metal[1])
            ball(b, x + dx, top + long + 12, 12, beads[(i + 1) % 3])
        if r.number % 3 == 0:
            for k in range(3):
                ball(b, x, 420 + k * 26, 12, beads[k])


DRAWINGS = {"kalung": kalung, "gelang": gelang, "anting": anting}
