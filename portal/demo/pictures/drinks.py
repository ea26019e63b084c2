"""Coffee, tea, syrups, herbal drinks, ice, and honey."""

import math

from portal.demo.pictures import backdrop
from portal.demo.pictures.board import Board
from portal.demo.pictures.chance import Chance
from portal.demo.pictures.geometry import box, dark, light, mirrored, oval, path, rhomb, ring, turned
from portal.demo.pictures.solids import ball, specks, steam
from portal.demo.pictures.vessels import Emblem, bottle, bowl, jar, pouch
from portal.demo.pictures.weave import THREADS, weave_band


def bean(b: Board, x: float, y: float, turn: float, size: float = 1.0, tone: str = "#4a2615") -> None:
    """A roasted coffee bean."""
    shape = oval(x, y, 21 * size, 14 * size, turn)
    b.shadow(shape, 3, 5, 4, 0.35)
    b.fill(shape, light(tone, 0.16), tone)
    c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    b.line([(x - 17 * size * c, y - 17 * size * s), (x + 3 * s, y - 3 * c), (x + 17 * size * c, y + 17 * size * s)], 3.2 * size, dark(tone, 0.4))


def cup(b: Board, r: Chance, x: float, y: float, drink: str, wall: str) -> None:
    """A cup on its saucer; (x, y) is the middle of its rim, `wall` the colour behind its handle."""
    china = r.choice(("#ffffff", "#f3e6cf", "#e8f0ee"))
    b.ground(x, y + 140, 140, 20)
    b.fill(oval(x, y + 128, 134, 30), china, dark(china, 0.14))
    b.line(oval(x + 92, y + 50, 30, 30), 16, dark(china, 0.05))
    half = path(f"M {x} {y} L {x - 95} {y} Q {x - 95} {y + 90} {x - 48} {y + 120} Q {x - 20} {y + 128} {x} {y + 128}")
    body = half + mirrored(half, x)
    b.fill(body, china, dark(china, 0.12))
    with b.inside(body):
        b.fill(box(x + 46, y - 10, 60, 150), "#8a7b68", alpha=0.2, blur=10)
        base, one, two, three = r.choice(THREADS)
        weave_band(b, x - 100, y + 44, 200, 32, base, one, two, three)
    b.fill(oval(x, y, 95, 26), dark(china, 0.06))
    b.fill(oval(x, y + 2, 85, 21), drink, dark(drink, 0.3))
    b.fill(oval(x - 25, y - 2, 34, 8), light(drink, 0.4), alpha=0.6)
    steam(b, x, y - 34)


def kopi(b: Board, r: Chance) -> None:
    """A bag of coffee, with a cup or a heap of beans."""
    backdrop.room(b, r, "gold mint rose sky sage maroon")
    bag = r.turn(("#2e2019", "#7b1e2e", "#1f5b49", "#c9955a", "#23425c"))
    roast = r.choice(("#4a2615", "#5f3418", "#3a1c10"))

    def emblem(b: Board, x: float, y: float, size: float) -> None:
        bean(b, x, y, -28, size / 20, roast)

    beside = r.number % 3
    pouch(b, r, (90 if beside < 2 else 170, 124, 250, 396), bag, emblem)
    if beside == 0:
        cup(b, r, 470, 380, "#4a2615", "#ffffff")
    elif beside == 1:
        for row, count in ((0, 7), (1, 6), (2, 4), (3, 2)):
            for i in range(count):
                bean(b, 476 + (i - (count - 1) / 2) * 36, 520 - row * 22, r.uniform(0, 180), 1.1, roast)
    else:
        half = path("M 480 420 L 428 420 L 410 520 L 480 520")
        b.ground(480, 520, 90, 16)
        b.solid(half + mirrored(half, 480), "#fffaf0", "#d9c9b0")
        b.fill(oval(480, 420, 52, 14), "#4a2615")
        steam(b, 480, 390)
    for _ in range(r.randint(4, 7)):
        bean(b, r.uniform(60, 580), r.uniform(566, 606), r.uniform(0, 180), 1, roast)


def tea_leaf(b: Board, x: float, y: float, size: float, lean: float, tone: str = "#4f8a3a") -> None:
    """A pointed leaf growing from (x, y)."""
    shape = turned(path(f"M {x} {y} Q {x + size * 0.3} {y - size * 0.34} {x + size} {y} Q {x + size * 0.3} {y + size * 0.34} {x} {y} Z"), lean, (x, y))
    b.solid(shape, tone, depth=0.4)
    b.line(turned([(x, y), (x + size * 0.9, y)], lean, (x, y)), 2.4, light(tone, 0.4))


def teh(b: Board, r: Chance) -> None:
    """A tin or bag of tea and a pot, or a cup with leaves."""
    backdrop.room(b, r, "sage rose cream teal sand sky")
    tone = r.turn(("#1f5b49", "#c8683a", "#7b1e2e", "#d9a441", "#2c5d7a"))

    def emblem(b: Board, x: float, y: float, size: float) -> None:
        for lean in (-140, -90, -40):
            tea_leaf(b, x, y + size * 0.6, size * 1.3, lean)

    if r.number % 2:
        tin = box(110, 190, 210, 330, 14)
        b.ground(216, 520, 130, 18)
        b.fill(tin, light(tone, 0.1), dark(tone, 0.24))
        with b.inside(tin):
            weave_band(b, 110, 440, 210, 54, *r.choice(THREADS))
            b.fill(box(270, 180, 60, 350), "#000000", alpha=0.2, blur=10)
        b.fill(box(140, 260, 150, 150, 14), "#fff8ea", "#f3e6cf")
        emblem(b, 215, 330, 42)
        b.fill(box(102, 164, 226, 46, 12), dark(tone, 0.1), dark(tone, 0.34))
        cup(b, r, 470, 390, "#b5561a", "#ffffff")
    else:
        pouch(b, r, (60, 190, 210, 330), tone, emblem)
        china = r.choice(("#fff3e0", "#2c7a78", "#c8683a"))
        b.ground(450, 520, 140, 20)
        b.line(path("M 540 380 Q 610 380 600 440 Q 590 480 540 480"), 18, dark(china, 0.1))
        b.fill(path("M 360 440 Q 320 420 306 370 L 330 362 Q 350 400 380 410 Z"), dark(china, 0.06))
        half = path("M 450 360 Q 350 366 350 450 Q 356 520 410 520 L 450 520")
        pot = half + mirrored(half, 450)
        b.fill(pot, light(china, 0.14), dark(china, 0.16))
        with b.inside(pot):
            weave_band(b, 340, 424, 220, 44, *r.choice(THREADS))
            b.fill(box(500, 350, 60, 180), "#000000", alpha=0.16, blur=12)
        b.fill(oval(450, 362, 64, 14), dark(china, 0.14))
        b.fill(oval(450, 356, 50, 16), light(china, 0.1), dark(china, 0.1))
        ball(b, 450, 336, 14, china)
        steam(b, 318, 340, 2)
    for x, lean in ((110, -20), (180, 10), (260, -8), (400, 14))[: r.randint(2, 4)]:
        tea_leaf(b, x, 584, 60, lean)


def half_passion_fruit(b: Board, x: float, y: float, skin: str = "#7d3566") -> None:
    """A passion fruit cut open."""
    b.ground(x + 6, y + 46, 62, 14)
    b.fill(oval(x, y, 62, 58), skin, dark(skin, 0.3))
    b.fill(oval(x, y - 4, 55, 49), "#f6e3d6")
    b.fill(oval(x, y - 4, 45, 39), "#ffcf4a", "#f0a71f")
    for i in range(14):
        a = i * 2.4
        b.fill(oval(x + math.cos(a) * (8 + i * 2.1), y - 4 + math.sin(a) * (7 + i * 1.8), 7, 4.5, i * 47), "#33190c")


def glass(b: Board, x: float, y: float, w: float, h: float, drink: str, straw: str = "") -> list[tuple[float, float]]:
    """A tumbler with ice; returns its outline. (x, y) is the middle of its rim."""
    half = [(x, y), (x - w / 2, y), (x - w * 0.38, y + h), (x, y + h)]
    shape = half + mirrored(half, x)
    b.ground(x, y + h, w * 0.55, 16)
    if straw:
        b.line([(x + w * 0.3, y - 66), (x, y + h * 0.7)], 11, straw)
    b.fill(shape, "#fff6e3", alpha=0.6)
    with b.inside(shape):
        b.fill(box(x - w, y + h * 0.18, w * 2, h), light(drink, 0.1), dark(drink, 0.14))
        b.fill(oval(x, y + h * 0.18, w * 0.5, w * 0.1), light(drink, 0.4))
        for px, py, lean in ((x - w * 0.18, y + h * 0.3, 12), (x + w * 0.16, y + h * 0.34, -18), (x - w * 0.04, y + h * 0.52, 30)):
            b.fill(turned(box(px - 20, py - 20, 40, 40, 8), lean, (px, py)), "#ffffff", alpha=0.45)
        b.fill(box(x - w * 0.38, y, w * 0.09, h), "#ffffff", alpha=0.5)
    b.line(oval(x, y, w / 2, w * 0.09), 4, "#ffffff", 0.8)
    return shape


def markisa(b: Board, r: Chance) -> None:
    """Passion fruit syrup, a glass of it and the fruit."""
    backdrop.room(b, r, "rose sage sky mint cream teal")
    drink = r.turn(("#ffb52e", "#f59a1f", "#f3c437"))
    skin = r.choice(("#7d3566", "#c9952a"))

    def emblem(b: Board, x: float, y: float, size: float) -> None:
        b.fill(oval(x, y, size), skin)
        b.fill(oval(x, y, size * 0.78), "#ffd25a")
        for px, py in ring(x, y, size * 0.36, 6):
            b.fill(oval(px, py, size * 0.14, size * 0.1), "#3b1f10")

    tall = r.number % 2
    bottle(b, r, (150, 130, 170 if tall else 200, 390), drink, r.choice(("#1f5b49", "#7b1e2e", "#d9a441")), emblem)
    if tall:
        bottle(b, r, (350, 220, 140, 300), dark(drink, 0.1), "#1f5b49", emblem)
        half_passion_fruit(b, 540, 520, skin)
    else:
        glass(b, 452, 300, 140, 220, drink, r.choice(("#b3261e", "#1f5b49")))
    half_passion_fruit(b, 356, 556, skin)
    ball(b, 96, 540, 58, skin)


def jamu(b: Board, r: Chance) -> None:
    """Herbal drinks: three bottles of different roots, or a glass with turmeric and ginger."""
    backdrop.room(b, r, "sage rose sand mint sky cream")
    b.closer, b.down = 34.0, 34.0
    tones = r.sample(("#e8a31f", "#a9652a", "#6f8a3a", "#d98a5a", "#f0c24e", "#8a3f2a"), 3)
    count = 2 + r.number % 2
    for i in range(count):
        x = 320 + (i - (count - 1) / 2) * 150 - 58
        bottle(b, r, (x, 176 - (i % 2) * 22, 116, 330), tones[i], r.choice(("#f6e6c8", "#1f5b49", "#7b1e2e")), lambda b, x, y, s: root(b, x, y, s * 0.5), 0.46)
    root(b, 116, 566, 40)
    root(b, 520, 570, 36, "#d9b27a")
    for x, lean in ((220, -12), (400, 8)):
        tea_leaf(b, x, 588, 60, lean)


def root(b: Board, x: float, y: float, size: float, tone: str = "#d98a2a") -> None:
    """A knob of ginger or turmeric."""
    for dx, dy, rx, ry, lean in (
        (-0.9, 0.2, 0.8, 0.42, -20),
        (0.9, -0.1, 0.9, 0.4, 24),
        (0, 0, 1.2, 0.56, 4),
        (0.3, -0.7, 0.36, 0.6, 12),
        (-0.5, -0.5, 0.3, 0.5, -20),
    ):
        b.solid(oval(x + dx * size, y + dy * size, rx * size, ry * size, lean), tone, depth=size / 60)
    for k in (-0.7, -0.2, 0.3, 0.8):
        b.line(
            path(f"M {x + k * size} {y - size * 0.3} Q {x + k * size + size * 0.14} {y} {x + k * size} {y + size * 0.34}"),
            max(1.5, size * 0.06),
            dark(tone, 0.3),
            0.7,
        )
    b.fill(oval(x + size * 1.7, y + size * 0.24, size * 0.18, size * 0.3, 24), "#f6c445")


def es_cendol(b: Board, r: Chance) -> None:
    """Iced coconut milk with green strands and palm sugar; two glasses or a bowl."""
    backdrop.room(b, r, "rose gold sky sand clay maroon")
    strands = r.turn(("#5da03a", "#4f8f2f", "#7ab84a", "#c8506a"))

    def fillings(x: float, y: float, w: float, h: float) -> None:
        b.fill(box(x - w, y + h * 0.72, w * 2, h), "#8a4a1c", "#5f2f12")
        for px, py in r.within(40, x, y + h * 0.58, w * 0.42, h * 0.2):
            b.line(path(f"M {px - 14} {py} Q {px} {py + r.uniform(-14, 14)} {px + 14} {py}"), 9, r.choice((strands, light(strands, 0.2))))

    if r.number % 2:
        bowl(b, 320, 360, 236, 170, r.choice(("#fff3e0", "#2c7a78", "#7b1e2e")), "#fbf3e0", r.choice(THREADS))
        b.fill(oval(320, 366, 214, 60), "#fffaf0", "#efe0c4")
        for px, py in r.within(70, 320, 362, 170, 40):
            b.line(path(f"M {px - 16} {py} Q {px} {py + r.uniform(-16, 16)} {px + 16} {py}"), 10, r.choice((strands, light(strands, 0.2))))
        b.fill(oval(400, 352, 60, 20, -10), "#7a3f18", alpha=0.85)
        for x, y in ((250, 330), (300, 316), (356, 326), (290, 346)):
            b.fill(turned(box(x - 26, y - 24, 52, 46, 9), r.uniform(-30, 30), (x, y)), "#ffffff", alpha=0.75)
    else:
        for x in (214, 426)[: r.choice((1, 2, 2))] if r.random() < 0.8 else (320,):
            shape = glass(b, x, 210, 166, 310, "#fbf3e0", r.choice(("#c8303a", "#2c7a78", "#f4b41a")))
            with b.inside(shape):
                fillings(x, 210, 166, 310)
                b.fill(box(x - 62, 210, 14, 310), "#ffffff", alpha=0.5)
            for dx, dy in ((-36, 6), (0, -14), (36, 4)):
                b.fill(turned(box(x + dx - 26, 210 + dy - 20, 52, 44, 9), dx, (x + dx, 210)), "#ffffff", alpha=0.8)
    tea_leaf(b, 60, 586, 110, -12, "#3f9a4a")
    tea_leaf(b, 70, 590, 100, 8, "#3f9a4a")


FRUITS = ("#f08a24", "#e8455a", "#8fbf3a", "#f3b62e", "#d9345a", "#f0d98a")


def _fruit_sign(tone: str) -> Emblem:
    def draw(b: Board, x: float, y: float, size: float) -> None:
        ball(b, x, y, size, tone)

    return draw


def jus(b: Board, r: Chance) -> None:
    """Juice in a glass or a takeaway cup with its fruit."""
    backdrop.room(b, r, "sky mint rose cream gold sage")
    drink = r.turn(FRUITS)
    if r.number % 2:
        other = r.choice(FRUITS)
        for x, tone in ((220, drink), (424, other)):
            bottle(b, r, (x - 72, 170, 144, 344), tone, r.choice(("#fffaf0", "#1f5b49")), _fruit_sign(tone), 0.56)
    else:
        glass(b, 320, 170, 210, 350, drink, r.choice(("#c8303a", "#1f5b49", "#fffaf0")))
        b.solid(oval(420, 176, 56, 56), drink, depth=0.6)
        b.fill(oval(420, 176, 46), light(drink, 0.5))
        for px, py in ring(420, 176, 24, 8):
            b.fill(oval(px, py, 11, 9), drink)
    for x, y in ((96, 530), (170, 560), (540, 546)):
        ball(b, x, y, 50, drink)
        tea_leaf(b, x, y - 46, 40, -30)


def madu(b: Board, r: Chance) -> None:
    """Honey with a dipper, or with comb."""
    backdrop.room(b, r, "sage sky mint rose cream teal")
    tone = r.turn(("#e8951a", "#c96f12", "#f3b431", "#8a4312"))

    def emblem(b: Board, x: float, y: float, size: float) -> None:
        for px, py in [(x, y), *ring(x, y, size * 0.86, 6, 30)]:
            b.fill(ring(px, py, size * 0.46, 6), "#f0a71f", "#d9851a")

    if r.number % 2:
        bottle(b, r, (200, 130, 190, 390), tone, r.choice(("#f4b41a", "#7b1e2e", "#1f5b49")), emblem)
    else:
        inner = jar(b, r, (170, 190, 260, 330), tone, r.choice(("#f4b41a", "#7b1e2e", "#d9c09a")))
        with b.inside(inner):
            b.fill(box(160, 180, 300, 50), light(tone, 0.3), alpha=0.6)
        b.fill(box(210, 300, 180, 140, 12), "#fff8ea", "#f3e6cf")
        emblem(b, 300, 356, 34)
        weave_band(b, 210, 410, 180, 26, *r.choice(THREADS))
    b.line([(440, 590), (560, 400)], 13, "#b9824a")
    for k in range(5):
        cx, cy = 448 - k * 11 + 24, 566 + k * 9 - 20
        b.solid(oval(cx, cy, 34 - abs(k - 2) * 5, 9, -32 + 90 - 60), "#cf9a5e", depth=0.4)
    for px, py in ((96, 540), (146, 568), (96, 596), (48, 568)):
        b.solid(ring(px, py, 30, 6, 30), tone, depth=0.5)
        b.fill(ring(px, py, 20, 6, 30), light(tone, 0.4))


def selai(b: Board, r: Chance) -> None:
    """Jam: a jar under a cloth cap, and a slice of bread."""
    backdrop.room(b, r, "mint sky cream rose sage gold")
    tone = r.turn(("#c8253a", "#f0a71f", "#6b2a57", "#8fae3a", "#7a4726"))
    inner = jar(b, r, (130, 220, 250, 300), tone, "#f6e6c8")
    with b.inside(inner):
        specks(b, r, 60, (255, 370, 120, 150), (dark(tone, 0.3), light(tone, 0.4)), 5)
    base, one, two, _ = r.choice(THREADS)
    cap = path("M 140 176 Q 255 150 370 176 L 396 240 Q 370 226 344 244 Q 316 228 288 246 Q 256 230 226 246 Q 196 228 168 244 Q 140 228 116 240 Z")
    b.solid(cap, base)
    with b.inside(cap):
        for i in range(9):
            for j in range(4):
                b.fill(rhomb(130 + i * 34, 176 + j * 24, 9), (one, two)[(i + j) % 2])
    b.fill(box(136, 204, 238, 12, 6), one)
    b.fill(box(170, 320, 170, 120, 12), "#fff8ea", "#f3e6cf")
    ball(b, 255, 366, 28, tone)
    tea_leaf(b, 255, 340, 26, -30)
    b.fill(box(206, 410, 98, 8, 3), base)
    toast = path("M 400 560 L 400 430 Q 380 378 440 374 L 530 374 Q 592 380 570 430 L 570 560 Z")
    b.solid(toast, "#c9853a", depth=1.2)
    b.fill(path("M 412 550 L 412 430 Q 398 390 444 386 L 526 386 Q 574 392 558 430 L 558 550 Z"), "#fbe9c4")
    b.fill(path("M 430 530 Q 416 470 440 410 Q 490 396 536 412 Q 552 460 538 528 Q 490 540 430 530 Z"), light(tone, 0.1), dark(tone, 0.1))
    b.fill(oval(464, 430, 22, 10, -20), "#ffffff", alpha=0.4)
    for x, y in ((80, 560), (130, 588)):
        ball(b, x, y, 28, tone)


DRAWINGS = {
    "kopi": kopi, "teh": teh, "markisa": markisa, "jamu": jamu, "es-cendol": es_cendol, "jus": jus, "madu": madu, "selai": selai,
}  # fmt: skip
