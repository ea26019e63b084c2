"""Meat, fish, eggs, tofu and tempe."""

from portal.demo.pictures import backdrop
from portal.demo.pictures.board import Board
from portal.demo.pictures.chance import Chance
from portal.demo.pictures.geometry import Outline, box, dark, light, oval, path, turned
from portal.demo.pictures.meals import fried_fish
from portal.demo.pictures.produce import bamboo_tray
from portal.demo.pictures.solids import ball, block, chilli, specks
from portal.demo.pictures.vessels import bowl, leaf, table_leaf, tray
from portal.demo.pictures.weave import THREADS, weave_band


def _lime(b: Board, x: float, y: float, size: float = 34) -> None:
    b.solid(oval(x, y, size), "#6fae3a", depth=0.6)
    b.fill(oval(x, y, size * 0.84), "#f0f6c4")
    for i in range(8):
        b.fill(turned(oval(x + size * 0.44, y, size * 0.3, size * 0.17), i * 45, (x, y)), "#cfe08a")


def telur(b: Board, r: Chance) -> None:
    """A tray of eggs, a bowl of them, or salted blue ones."""
    shells = r.turn((("#e0a878", "#d99a66", "#e9b88d", "#cf8c58"), ("#f6ead6", "#efe0c6"), ("#a9cfc6", "#bcd9cf", "#98c2b8")))
    if r.number % 3 == 1:
        backdrop.room(b, r, "rose gold sage sand maroon")
        for row, count in ((2, 3), (1, 4), (0, 5)):
            for i in range(count):
                _egg(b, r, 320 + (i - (count - 1) / 2) * 86, 350 - row * 62, 42, 50, r.choice(shells))
        clay = r.choice(("#2c5d7a", "#1f5b49", "#c8683a"))
        half = path("M 320 390 L 70 378 Q 92 500 214 540 L 320 540")
        body = half + [(640 - x, y) for x, y in reversed(half)]
        b.solid(body, clay)
        with b.inside(body):
            weave_band(b, 70, 430, 500, 48, *r.choice(THREADS))
        return
    backdrop.flat(b, r, "teal rose gold sage maroon sky")
    shape = box(62, 106, 516, 438, 34)
    paper = r.choice(("#c9b79b", "#a9b2a8", "#d9a8a0"))
    b.shadow(shape, 10, 22, 16, 0.4)
    b.fill(shape, paper, dark(paper, 0.16))
    for row in range(4):
        for column in range(5):
            x, y = 122 + column * 99, 168 + row * 102
            b.fill(oval(x, y + 6, 50, 50), dark(paper, 0.36), alpha=0.75, blur=5)
            _egg(b, r, x, y, 40, 48, r.choice(shells))
    for x in (172, 271, 370, 469):
        for y in (219, 321, 423):
            b.fill(oval(x, y, 15), light(paper, 0.3), dark(paper, 0.1))


def _egg(b: Board, r: Chance, x: float, y: float, rx: float, ry: float, tone: str) -> None:
    b.shadow(oval(x, y, rx, ry), 4, 7, 5, 0.34)
    b.fill(oval(x, y, rx, ry), light(tone, 0.3), dark(tone, 0.12))
    b.fill(oval(x - rx * 0.3, y - ry * 0.36, rx * 0.32, ry * 0.34, 24), "#ffffff", alpha=0.5, blur=3)
    for px, py in r.within(6, x, y, rx * 0.7, ry * 0.7):
        b.fill(oval(px, py, 1.7), dark(tone, 0.3), alpha=0.6)


def ayam(b: Board, r: Chance) -> None:
    """A dressed chicken on a board or tray, with lime and garlic."""
    backdrop.flat(b, r, "sky sage rose mint gold teal")
    if r.number % 2:
        tray(b, (60, 120, 520, 420), "#eef2f2", "#f6f8f8")
    else:
        b.solid(box(60, 130, 520, 400, 40), "#c9955a", depth=2)
        b.line([(100, 200), (540, 210)], 3, "#a8743c", 0.5)
        b.line([(90, 420), (550, 430)], 3, "#a8743c", 0.5)
    skin = r.turn(("#f6d6a8", "#f3c98a", "#f6dcc4"))
    for side in (-1, 1):
        wing = [(320 + side * px, py) for px, py in path("M 120 260 Q 210 250 200 330 Q 176 372 126 350 Z")]
        b.solid(wing, dark(skin, 0.06), dark(skin, 0.2))
    body = path("M 320 150 Q 430 150 462 270 Q 480 400 400 446 Q 320 476 240 446 Q 160 400 178 270 Q 210 150 320 150 Z")
    b.solid(body, light(skin, 0.1), dark(skin, 0.14), 2)
    with b.inside(body):
        specks(b, r, 80, (320, 310, 140, 140), (dark(skin, 0.14),), 2.6)
        b.fill(oval(262, 250, 40, 74, 14), "#ffffff", alpha=0.4, blur=10)
        b.line(path("M 320 170 Q 314 300 320 420"), 4, dark(skin, 0.2), 0.7)
    for side in (-1, 1):
        leg = [
            (320 + side * px, py)
            for px, py in path("M 40 350 Q 130 310 164 376 Q 172 420 120 452 L 66 500 Q 50 512 40 498 Q 34 486 46 476 L 50 452 Q 10 420 40 350 Z")
        ]
        b.solid(leg, skin, dark(skin, 0.18), 1.2)
        b.fill(oval(320 + side * 52, 494, 17, 14), "#fffaf0", "#e3d4bc")
    _lime(b, 506, 186)
    _lime(b, 528, 250, 30)
    for x, y in ((126, 190), (140, 240)):
        ball(b, x, y, 26, "#f6efe2")
    chilli(b, 430, 556, -8, 0.7)


def daging(b: Board, r: Chance) -> None:
    """Raw beef: a marbled cut and cubes."""
    backdrop.flat(b, r, "sage sky mint gold cream teal")
    if r.number % 2:
        leaf(b, "M 30 330 Q 140 120 330 100 Q 540 130 616 320 Q 540 540 320 560 Q 110 540 30 330 Z", "M 40 330 Q 200 326 330 322 Q 480 318 606 320")
    else:
        b.solid(box(56, 110, 528, 430, 40), r.choice(("#c9955a", "#8a5a30")), depth=2)
    tone = r.turn(("#b5332f", "#c24a3f", "#a02a2a"))
    cut = path("M 130 250 Q 150 140 290 150 Q 420 130 470 210 Q 520 300 430 350 Q 320 400 220 370 Q 120 350 130 250 Z")
    b.solid(cut, "#f6e0cf", "#e6c4ae", 2)
    inner = [(300 + (x - 300) * 0.9, 258 + (y - 258) * 0.86) for x, y in cut]
    b.fill(inner, light(tone, 0.08), dark(tone, 0.14))
    with b.inside(inner):
        for px, py in r.within(26, 300, 258, 170, 100):
            b.line(path(f"M {px - 26} {py} Q {px - 6} {py - r.uniform(6, 22)} {px + 22} {py + r.uniform(-6, 12)}"), r.uniform(2.5, 5), "#f6d9cc", 0.85)
    b.solid(oval(224, 220, 30, 24), "#fffaf0", "#e8dcc8", 0.4)
    for x, y in ((300, 450), (374, 436), (440, 470), (336, 508), (232, 470), (406, 520)):
        lean = r.uniform(-20, 20)
        b.solid(turned(box(x - 34, y - 30, 68, 60, 12), lean, (x, y)), tone, dark(tone, 0.18))
        b.line(turned([(x - 26, y - 8), (x + 24, y - 16)], lean, (x, y)), 5, "#f6d9cc", 0.8)
    for lean in (-30, 0, 24):
        b.line(turned([(500, 430), (560, 350)], lean, (500, 430)), 6, "#4f8f3a")


def ikan_segar(b: Board, r: Chance) -> None:
    """Fresh fish on ice, on a bamboo tray or a leaf."""
    tone = r.turn(("#7f9aa8", "#d9705f", "#a9a58a", "#5f7f9a"))
    backdrop.flat(b, r, "sand rose sage gold teal sky")
    style = r.number % 3
    if style == 0:
        with b.inside(tray(b, (40, 90, 560, 470), "#c9d3d6", "#e6f0f3")):
            for x, y in r.within(80, 320, 330, 300, 260):
                b.fill(turned(box(x - 28, y - 24, 56, 48, 8), r.uniform(0, 90), (x, y)), r.choice(("#ffffff", "#cfe3ea", "#b9d6e0")), alpha=0.75)
    elif style == 1:
        bamboo_tray(b)
    else:
        leaf(b, "M 20 330 Q 140 100 330 90 Q 540 120 626 320 Q 540 550 320 570 Q 110 550 20 330 Z", "M 30 330 Q 200 326 330 322 Q 480 318 616 320")
    for i, y in enumerate((206, 328, 450)):
        fried_fish(b, r, 316 + (i % 2) * 18, y, 0.92 - 0.06 * abs(i - 1), tone)
    _lime(b, 120, 520)
    _lime(b, 540, 130, 28)


def udang(b: Board, r: Chance) -> None:
    """Prawns, curled, raw or red."""
    tone = r.turn(("#f08a5f", "#9fb0b0", "#e8704a", "#d9a08a"))
    backdrop.flat(b, r, "sky sage mint gold cream teal")
    if r.number % 2:
        bamboo_tray(b)
    else:
        with b.inside(tray(b, (50, 90, 540, 460), "#c9d3d6", "#e6f0f3")):
            for x, y in r.within(70, 320, 330, 280, 240):
                b.fill(turned(box(x - 26, y - 22, 52, 44, 8), r.uniform(0, 90), (x, y)), r.choice(("#ffffff", "#cfe3ea", "#b9d6e0")), alpha=0.75)
    spots = [(200, 190), (340, 170), (470, 220), (150, 330), (300, 320), (440, 360), (230, 450), (380, 480)]
    for x, y in spots:
        turn = r.uniform(0, 360)
        arc = oval(x, y, 54, 48, turn, 20, 250)
        b.line([(px + 6, py + 10) for px, py in arc], 40, "#1a1208", 0.25)
        for k, (px, py) in enumerate(arc[:: len(arc) // 9]):
            ball(b, px, py, 25 - k * 1.7, tone, 0.96)
        head, tail = arc[0], arc[-1]
        b.fill(oval(head[0], head[1], 5), "#241f2b")
        for lean in (-20, 10):
            b.line(turned([head, (head[0] + 70, head[1] - 16)], turn + lean + 60, head), 3, dark(tone, 0.2))
        b.solid(turned([tail, (tail[0] + 36, tail[1] - 20), (tail[0] + 36, tail[1] + 20)], turn - 40, tail), dark(tone, 0.1), depth=0.4)
    _lime(b, 540, 520)


def teri(b: Board, r: Chance) -> None:
    """Small dried anchovies heaped in a bowl or on a bamboo tray."""
    tone = r.turn(("#e3dccb", "#c9b48f", "#b9c0bd"))

    def fish(x: float, y: float, lean: float) -> None:
        shade = r.choice((tone, light(tone, 0.3), dark(tone, 0.14)))
        b.fill(
            turned(
                path(
                    f"M {x - 34} {y} Q {x - 14} {y - 11} {x + 20} {y - 2} L {x + 34} {y - 9} L {x + 32} {y + 9} L {x + 20} {y + 2} "
                    f"Q {x - 14} {y + 9} {x - 34} {y} Z"
                ),
                lean,
                (x, y),
            ),
            shade,
        )
        b.line(turned([(x - 26, y), (x + 18, y)], lean, (x, y)), 2, dark(shade, 0.3), 0.6)
        ex, ey = turned([(x - 25, y - 2)], lean, (x, y))[0]
        b.fill(oval(ex, ey, 2.6), "#241f2b")

    if r.number % 2:
        backdrop.flat(b, r, "rose sage gold sky maroon")
        bamboo_tray(b)
        b.shadow(oval(320, 322, 190), 4, 10, 14, 0.3)
        for x, y in r.within(230, 320, 322, 200):
            fish(x, y, r.uniform(0, 360))
    else:
        backdrop.room(b, r, "rose sage gold sky clay")
        clay = r.choice(("#2c5d7a", "#7b1e2e", "#1f5b49", "#c8683a"))
        bowl(b, 320, 380, 240, 160, clay, dark(clay, 0.4), r.choice(THREADS))
        for x, y in sorted(r.within(190, 320, 330, 200, 92), key=lambda p: p[1]):
            fish(x, y, r.uniform(-50, 50))
        for x, y in ((110, 580), (180, 596), (520, 586)):
            fish(x, y, r.uniform(-30, 30))


def tahu(b: Board, r: Chance) -> None:
    """Tofu: white or yellow blocks, or fried ones."""
    backdrop.room(b, r, "sage sky rose teal maroon mint", 404)
    table_leaf(b)
    tone = r.turn(("#fbf4e4", "#f3cf5a", "#d99a4a"))
    for x, y, w in ((100, 420, 120), (236, 430, 120), (372, 424, 120), (160, 330, 120), (300, 336, 120), (232, 250, 116)):
        block(b, (x + r.uniform(-6, 6), y, w, 70, 40, 28), (tone, dark(tone, 0.04), dark(tone, 0.08)), light(tone, 0.3) if tone != "#d99a4a" else tone)
    chilli(b, 420, 566, -6, 0.7, "#4f8f2f")


def tempe(b: Board, r: Chance) -> None:
    """Tempe: a long block in banana leaf, cut slices before it."""
    backdrop.room(b, r, "sand sky rose mint sage gold", 404)
    table_leaf(b)

    def grain(area: Outline, cx: float, cy: float, rx: float, ry: float) -> None:
        with b.inside(area):
            for x, y in r.within(60, cx, cy, rx, ry):
                b.fill(oval(x, y, 11, 8, r.uniform(0, 180)), r.choice(("#d9b27a", "#cfa262", "#e6c796")))

    block(b, (90, 296, 330, 130, 90, 62), ("#f3e6cf", "#efe0c4"), "#f6ecd8")
    grain(box(90, 296, 330, 130), 255, 360, 180, 72)
    if r.number % 2:
        b.solid(path("M 84 290 L 250 290 L 250 432 L 84 432 Z"), "#3f8f4a", "#2a6f3a")
        b.solid(path("M 84 290 L 174 230 L 340 230 L 250 290 Z"), "#4f9f5a", "#3a8a4a", 0.3)
        b.line([(170, 290), (170, 432)], 8, "#d9b27a")
    for i in range(r.randint(3, 4)):
        x, y = 300 + i * 66, 488 + (i % 2) * 20
        shape = turned(box(x - 62, y - 46, 124, 92, 10), -12 + i * 7, (x, y))
        b.solid(shape, "#f3e6cf", "#e3d0ac")
        grain(shape, x, y, 66, 50)


DRAWINGS = {"telur": telur, "ayam": ayam, "daging": daging, "ikan-segar": ikan_segar, "udang": udang, "teri": teri, "tahu": tahu, "tempe": tempe}
