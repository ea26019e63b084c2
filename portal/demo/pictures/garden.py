"""Plants, seed, feed, and what else a yard needs."""

from portal.demo.pictures import backdrop
from portal.demo.pictures.board import Board
from portal.demo.pictures.chance import Chance
from portal.demo.pictures.geometry import Outline, box, dark, light, moved, oval, path, ring, turned
from portal.demo.pictures.packs import GOLD, sack, sheen, turning
from portal.demo.pictures.solids import specks
from portal.demo.pictures.strewn import ringed, strew
from portal.demo.pictures.toiletries import flower, two_leaves
from portal.demo.pictures.vessels import CREAM, Emblem, crate, plain, pouch
from portal.demo.pictures.weave import weave_band

POTS = ("#c8683a", "#2c7a78", "#f4ead8", "#7b1e2e", "#e0a847", "#3a3f44", "#6a9cc0")
GREENS = ("#3f8a4a", "#5fa046", "#2f7350", "#7aa63b")


def pot(b: Board, r: Chance, cx: float, base: float, w: float, h: float) -> None:
    """A flower pot with earth, plain or painted."""
    tone, y = r.choice(POTS), base - h
    shape = [(cx - w * 0.46, y), (cx + w * 0.46, y), (cx + w * 0.36, base), (cx - w * 0.36, base)]
    b.ground(cx + 8, base, w * 0.5, 18)
    b.fill(shape, light(tone, 0.1), dark(tone, 0.2))
    if r.random() < 0.6:
        with b.inside(shape):
            weave_band(b, cx - w / 2, y + h * 0.4, w, h * 0.28, dark(tone, 0.3), GOLD, CREAM)
    sheen(b, shape, 0.26, 0.26)
    b.fill(box(cx - w / 2, y - h * 0.08, w, h * 0.24, 8), light(tone, 0.16), dark(tone, 0.12))
    b.fill(oval(cx, y - h * 0.08, w * 0.47, w * 0.07), "#4a2f1c", "#33200f")


def blade(x: float, y: float, turn: float, long: float, wide: float, bend: float = 0.2) -> Outline:
    """A long leaf growing from x, y."""
    k = bend * long
    return turned(
        path(f"M {x - wide * 0.2} {y} Q {x - wide} {y - long * 0.5} {x + k} {y - long} Q {x + wide} {y - long * 0.5} {x + wide * 0.2} {y} Z"), turn, (x, y)
    )


def _tongues(b: Board, r: Chance, cx: float, y: float) -> None:
    """Lidah mertua: stiff blades with pale edges."""
    for turn in (-26, 24, -13, 12, 0, -4):
        long = r.uniform(220, 320)
        shape = blade(cx + turn * 1.2, y, turn, long, 34, 0.04)
        b.shadow(shape, 4, 6, 5, 0.25)
        b.fill(shape, "#e3d77a")
        inner = moved(shape, 0, 0, 0.86, (cx + turn * 1.2, y - long / 2))
        b.fill(inner, "#4f9a5a", "#2f6b40")
        with b.inside(inner):
            for i in range(9):
                b.line([(cx - 160, y - i * 36 - 10), (cx + 160, y - i * 36 - 24)], 4, "#a9cfa0", 0.5)


def _split(b: Board, r: Chance, cx: float, y: float) -> None:
    """Monstera or caladium: broad leaves on stalks."""
    rosy = r.random() < 0.4
    for turn in (-58, 56, -32, 30, -8, 12):
        long = r.uniform(170, 270)
        tip = turned([(cx, y - long)], turn, (cx, y))[0]
        b.line(path(f"M {cx} {y} Q {cx + (tip[0] - cx) * 0.2} {tip[1] + 60} {tip[0]} {tip[1]}"), 6, "#4a7a3a")
        green = r.choice(GREENS)
        size = r.uniform(56, 74)
        shape = turned(
            path(
                f"M {tip[0]} {tip[1] - size * 1.2} Q {tip[0] + size} {tip[1] - size * 0.4} {tip[0] + size * 0.7} {tip[1] + size * 0.4} "
                f"Q {tip[0] + size * 0.3} {tip[1] + size * 0.8} {tip[0]} {tip[1] + size * 0.4} "
                f"Q {tip[0] - size * 0.3} {tip[1] + size * 0.8} {tip[0] - size * 0.7} {tip[1] + size * 0.4} "
                f"Q {tip[0] - size} {tip[1] - size * 0.4} {tip[0]} {tip[1] - size * 1.2} Z"
            ),
            turn * 0.8,
            tip,
        )
        b.shadow(shape, 4, 8, 6, 0.3)
        b.fill(shape, light(green, 0.1), dark(green, 0.16))
        if rosy:
            b.fill(moved(shape, 0, 0, 0.66, tip), "#d9607a", "#b53c5a")
        with b.inside(shape):
            b.line(turned([(tip[0], tip[1] - size * 1.2), (tip[0], tip[1] + size * 0.5)], turn * 0.8, tip), 4, light(green, 0.4))
            for k in (-0.6, -0.1, 0.4):
                b.line(
                    turned(
                        [(tip[0] - size, tip[1] + size * (k - 0.5)), (tip[0], tip[1] + size * k), (tip[0] + size, tip[1] + size * (k - 0.5))], turn * 0.8, tip
                    ),
                    3,
                    light(green, 0.35),
                    0.8,
                )


def _bloom(b: Board, r: Chance, cx: float, y: float) -> None:
    """A flowering bush."""
    petals = r.choice(("#e58a8f", "#f3c433", "#c8303a", "#ffffff", "#b07ac0", "#f08a4a"))
    for px, py in r.within(46, cx, y - 120, 150, 120):
        green = r.choice(GREENS)
        b.fill(oval(px, py, 32, 15, r.uniform(0, 180)), light(green, 0.1), dark(green, 0.2))
    for px, py in sorted(r.within(11, cx, y - 130, 140, 110), key=lambda p: p[1]):
        b.fill(oval(px + 3, py + 6, 30), "#1a1208", alpha=0.25, blur=5)
        flower(petals, "#8a4a10" if petals == "#f3c433" else GOLD)(b, px, py, 34)


def _cactus(b: Board, r: Chance, cx: float, y: float) -> None:
    """A cactus with arms and a flower."""
    green = r.choice(GREENS[:3])
    for data in (f"M {cx + 50} {y - 90} Q {cx + 130} {y - 90} {cx + 124} {y - 180}", f"M {cx - 46} {y - 130} Q {cx - 118} {y - 126} {cx - 112} {y - 210}"):
        b.line(path(data), 44, dark(green, 0.12))
        b.line(moved(path(data), -5, -2), 24, light(green, 0.08))
    shape = box(cx - 62, y - 280, 124, 290, 60)
    b.fill(shape, light(green, 0.1), dark(green, 0.14))
    sheen(b, shape, 0.3, 0.2)
    for i in range(4):
        for j in range(7):
            px, py = cx - 42 + i * 28, y - 246 + j * 36 + (i % 2) * 16
            b.line([(px - 6, py - 5), (px + 6, py + 5)], 2, CREAM)
            b.line([(px - 6, py + 5), (px + 6, py - 5)], 2, CREAM)
    flower("#e5607a")(b, cx + 6, y - 284, 40)


def tanaman_hias(b: Board, r: Chance) -> None:
    """A potted plant."""
    backdrop.room(b, r, "cream sky rose gold plum sand")
    cx = r.uniform(290, 350)
    plant = r.turn((_split, _tongues, _bloom, _cactus))
    lift = r.uniform(0, 14)
    if plant in (_tongues, _cactus):
        pot(b, r, cx, 560 - lift, 230, 170)
        plant(b, r, cx, 392 - lift)
        b.fill(box(cx - 84, 382 - lift, 168, 12, 6), "#4a2f1c")
    else:
        pot(b, r, cx, 560 - lift, 230, 170)
        plant(b, r, cx, 388 - lift)
    if r.random() < 0.35:
        pot(b, r, 540, 572, 110, 80)
        for turn in (-40, 36, -16, 14):
            b.fill(blade(540, 494, turn, 80, 18), "#7aa63b", "#4f7f33")


def pupuk(b: Board, r: Chance) -> None:
    """A sack of fertiliser, a heap of it and a seedling."""
    backdrop.room(b, r, "sage gold sky sand mint cream")
    tone = r.turn(("#e9dcc0", "#3f7f4a", "#f3f0e6", "#d9a02f"))
    sack(b, 250, 550, 290, 420, tone, r.choice(("#1f5b49", "#7b1e2e", "#2f5573")), two_leaves("#4f9a3f"))
    heap = path("M 366 588 Q 420 496 490 490 Q 560 498 606 588 Q 490 606 366 588 Z")
    b.solid(heap, "#5a3a22", "#3a2413")
    strew(b, r, heap, 90, (3, 7), r.choice((("#7a5232", "#3a2413", "#8f6a44"), ("#f4f1e8", "#c9c2b0", "#7a5232"))))
    b.line(path("M 490 494 Q 486 460 490 430"), 7, "#5fa046")
    for side in (-1, 1):
        b.fill(oval(490 + side * 34, 424, 38, 17, -side * 28), "#7fbf4f", "#4f9a3f")


def _chilli_mark(b: Board, x: float, y: float, size: float) -> None:
    b.fill(
        path(f"M {x - size} {y - size * 0.4} Q {x} {y - size} {x + size} {y + size * 0.8} Q {x - size * 0.2} {y + size * 0.5} {x - size} {y - size * 0.4} Z"),
        "#d8342a",
        "#a31f1a",
    )
    b.line([(x - size, y - size * 0.4), (x - size * 1.2, y - size * 0.9)], size * 0.18, "#3f8f45")


def _tomato_mark(b: Board, x: float, y: float, size: float) -> None:
    b.fill(oval(x, y, size, size * 0.88), "#e2452f", "#b02a1c")
    for px, py in ring(x, y - size * 0.75, size * 0.4, 5, -90):
        b.line([(x, y - size * 0.75), (px, py)], size * 0.16, "#3f8f45")


def bibit(b: Board, r: Chance) -> None:
    """Seedlings in a tray, or packets of seed."""
    backdrop.room(b, r, "sand sky gold rose cream mint", 410)
    marks: list[Emblem] = [_chilli_mark, _tomato_mark, flower("#e58a8f"), two_leaves("#4f9a3f"), flower("#f3c433", "#8a4a10")]
    if r.number % 2:
        r.shuffle(marks)
        for i, (x, y, lean) in enumerate(((70, 150, -5), (236, 124, 2), (404, 158, 6))):
            tone = r.choice(("#3f8f5a", "#e0a021", "#c8505c", "#2f6f9a"))
            packet = turned(box(x, y, 174, 260, 6), lean, (x + 87, y + 130))
            b.solid(packet, tone, depth=1.6)
            b.fill(turned(box(x + 16, y + 34, 142, 170, 10), lean, (x + 87, y + 130)), CREAM)
            b.fill(turned(box(x, y, 174, 20), lean, (x + 87, y + 130)), dark(tone, 0.25))
            marks[i](b, x + 87, y + 116, 50)
        for x, y in r.within(60, 320, 540, 210, 44):
            b.fill(oval(x + 2, y + 3, 8, 5), "#1a1208", alpha=0.25)
            b.fill(oval(x, y, 8, 5, r.uniform(0, 180)), r.choice(("#c98f45", "#8a5a28", "#e6c98a")))
        return
    for row, y in enumerate((420, 480, 546)):
        for i in range(5):
            x = 120 + i * 100 + (row % 2) * 8
            b.fill([(x - 44, y), (x + 44, y), (x + 34, y + 62), (x - 34, y + 62)], "#3a3430", "#1f1b18")
            b.fill(oval(x, y, 44, 11), "#6b4526")
            long = r.uniform(56, 96)
            b.line(path(f"M {x} {y} Q {x - 4} {y - long / 2} {x} {y - long}"), 5, "#6fae4a")
            green = r.choice(GREENS)
            for side in (-1, 1):
                b.fill(oval(x + side * 24, y - long, 28, 12, -side * 26), light(green, 0.12), green)
                b.fill(oval(x + side * 18, y - long * 0.5, 20, 8, -side * 30), light(green, 0.2), green)
    crate(b, (60, 560, 520, 60), "#c9955a")


def pakan_ternak(b: Board, r: Chance) -> None:
    """Feed: an open sack, a scoop, and the hen it is for."""
    backdrop.room(b, r, "gold sage sky sand clay mint")
    tone = r.turn(("#f3ead2", "#c8a06a", "#e9dcc0"))
    sack(b, 214, 548, 270, 390, tone, r.choice(("#c8303a", "#1f5b49", "#2f5573", "#d98a1f")), _hen_mark)
    feather = r.turn(("#b5532a", "#f7f0e2", "#3a2a24", "#d9a04a"))
    body = path(
        "M 392 400 Q 380 318 438 306 Q 462 270 440 236 Q 450 196 492 206 Q 520 216 514 262 Q 516 330 566 340 Q 606 330 612 290 Q 628 380 570 442 "
        "Q 500 492 436 464 Q 400 446 392 400 Z"
    )
    b.ground(500, 548, 90, 14)
    for x in (470, 520):
        b.line([(x, 460), (x, 540)], 9, "#e0a021")
        b.line([(x - 22, 544), (x, 538), (x + 22, 544)], 8, "#e0a021")
    b.solid(moved(turned(body, 0, (500, 340)), 0, 0), feather, depth=1.2)
    b.fill(path("M 450 380 Q 500 336 566 376 Q 540 436 480 430 Q 452 416 450 380 Z"), dark(feather, 0.25), dark(feather, 0.1))
    for px, py in ((452, 204), (472, 192), (494, 196)):
        b.fill(oval(px, py, 15, 18), "#d8342a")
    b.fill([(446, 226), (412, 244), (448, 256)], "#e8a52a")
    b.fill(oval(450, 268, 11, 18), "#c8303a")
    b.fill(oval(468, 234, 7), "#241f1c")
    specks(b, r, 90, (440, 588, 170, 22), ("#e6b84f", "#c98f2f", "#f3d98a", "#a8702a"), 7)


def _hen_mark(b: Board, x: float, y: float, size: float) -> None:
    b.fill(oval(x, y + size * 0.2, size * 0.8, size * 0.6), "#e0a021")
    b.fill(oval(x - size * 0.5, y - size * 0.4, size * 0.36), "#e0a021")
    b.fill([(x - size * 0.8, y - size * 0.5), (x - size * 1.15, y - size * 0.34), (x - size * 0.8, y - size * 0.2)], "#c8303a")
    b.fill([(x + size * 0.5, y), (x + size * 1.1, y - size * 0.6), (x + size * 0.8, y + size * 0.5)], "#c98410")


def papan_bunga(b: Board, r: Chance) -> None:
    """A board of flowers on its stand, as sent to weddings and openings in Medan. It carries no words."""
    backdrop.room(b, r, "sky cream mint sage rose sand", 480)
    field, edge = r.turn((("#c8303a", GOLD), ("#1f5b49", "#fff3d6"), ("#2f5fa0", "#f3c433"), ("#f3c433", "#c8303a"), ("#7a3f8a", "#f7dce6")))
    for x in (150, 490):
        b.line([(x, 430), (x + (x - 320) * 0.1, 606)], 15, "#7a4a22")
    b.ground(320, 604, 230, 14)
    shape = box(70, 120, 500, 320, 30)
    b.shadow(shape, 8, 18, 14, 0.4)
    b.fill(shape, light(field, 0.08), dark(field, 0.14))
    count = 34
    for i in range(count):
        t = i / count * 1640
        if t < 500:
            x, y = 70 + t, 120.0
        elif t < 820:
            x, y = 570.0, 120 + t - 500
        elif t < 1320:
            x, y = 570 - (t - 820), 440.0
        else:
            x, y = 70.0, 440 - (t - 1320)
        flower((edge, "#ffffff")[i % 2], "#d98a1f")(b, x, y, 32)
    b.fill(box(150, 188, 340, 40, 8), CREAM)
    b.fill(box(190, 254, 260, 26, 6), edge)
    b.fill(box(160, 304, 320, 22, 6), CREAM)
    b.fill(box(220, 348, 200, 18, 6), edge)
    for cx in (94, 546):
        for px, py in sorted(r.within(16, cx, 150, 64, 54), key=lambda p: p[1]):
            flower(r.choice((edge, "#ffffff", "#e58a8f")), "#d98a1f")(b, px, py, 28)
    for turn in (-50, -25, 0, 25, 50):
        b.fill(blade(320, 128, turn, 90, 18), "#4f9a3f", "#2f7350")
    for px, py in ringed(320, 100, 40, 7, 0.5):
        flower(r.choice((edge, "#ffffff")), "#d98a1f")(b, px, py, 34)


def ember(b: Board, r: Chance) -> None:
    """Buckets, one stacked beside the other, and a dipper."""
    backdrop.room(b, r, "sky gold rose mint sage cream")
    tones = r.sample(("#2f6fb0", "#c8303a", "#3f9a6a", "#e0a021", "#e58a8f", "#4a4a52"), 3)
    places = [(250, 556, 300, 330)] if r.number % 2 else [(190, 520, 230, 250), (420, 560, 270, 290)]
    for i, (cx, base, w, h) in enumerate(places):
        tone, y = tones[i], base - h
        b.line(
            path(f"M {cx - w * 0.46} {y + 10} Q {cx - w * 0.3} {y - h * 0.42} {cx} {y - h * 0.42} Q {cx + w * 0.3} {y - h * 0.42} {cx + w * 0.46} {y + 10}"),
            8,
            "#8a8f94",
        )
        b.line([(cx - 30, y - h * 0.415), (cx + 30, y - h * 0.415)], 18, CREAM)
        shape = [(cx - w / 2, y), (cx + w / 2, y), (cx + w * 0.36, base), (cx - w * 0.36, base)]
        b.ground(cx + 8, base, w * 0.48, 20)
        b.fill(shape, light(tone, 0.12), dark(tone, 0.16))
        with b.inside(shape):
            for k in (0.3, 0.36):
                b.fill(box(cx - w / 2, y + h * k, w, 6), dark(tone, 0.25))
        sheen(b, shape, 0.24, 0.3)
        b.fill(oval(cx, y, w / 2 + 8, w * 0.1), light(tone, 0.3), tone)
        b.fill(oval(cx, y + 3, w / 2 - 8, w * 0.075), dark(tone, 0.4), dark(tone, 0.2))
    if r.number % 2:
        tone = tones[2]
        b.line([(470, 470), (600, 430)], 18, dark(tone, 0.1))
        b.ground(480, 560, 70, 14)
        shape = box(412, 450, 130, 110, 16)
        b.fill(shape, light(tone, 0.12), dark(tone, 0.16))
        sheen(b, shape)
        b.fill(oval(477, 452, 65, 17), light(tone, 0.3))
        b.fill(oval(477, 454, 56, 12), dark(tone, 0.35))


def arang(b: Board, r: Chance) -> None:
    """Charcoal: a glowing brazier, a sack, or briquettes in a box."""
    backdrop.room(b, r, "sand clay sage gold sky cream")
    style = r.turn(("brazier", "sack", "bag"))
    places = [(x, 500 - k * 38 + r.uniform(-8, 8)) for k, n in enumerate((6, 5, 3)) for x in [320 + (i - (n - 1) / 2) * 72 for i in range(n)]]
    if style == "brazier":
        b.ground(320, 584, 230, 20)
        for x in (150, 490):
            b.line([(x, 540), (x + (x - 320) * 0.1, 606)], 16, "#3a3430")
        b.fill(turning(320, path("M 320 440 L 80 440 L 120 560 L 320 560")), "#7a4a3a", "#4a2a20")
        b.fill(oval(320, 440, 240, 60), "#5a3428")
        b.fill(oval(320, 440, 220, 50), "#f08a2a", "#c8401a")
        places = [(x, y - 66) for x, y in places]
    elif style == "sack":
        sack(b, 190, 546, 250, 380, "#d9b982", "#3a2a20", plain("#3a2a20"))
        places = [(x * 0.62 + 250, y * 0.8 + 160) for x, y in places]
    else:
        pouch(b, r, (60, 110, 240, 400), "#2f2a2c", plain("#e0692f"), "#4a4446")
        places = [(x * 0.6 + 250, y * 0.8 + 164) for x, y in places]
    for x, y in places:
        shape = turned(box(x - 46, y - 22, 92, 44, 10), r.uniform(-30, 30), (x, y))
        b.shadow(shape, 3, 8, 6, 0.4)
        b.fill(shape, "#4a4446", "#211d1f")
        b.fill(oval(x - 10, y - 8, 26, 6, r.uniform(-20, 20)), "#7a7476", alpha=0.6)
        if style == "brazier" and r.random() < 0.6:
            b.fill(oval(x + 8, y + 6, 20, 7), "#ff9a3a")
            b.fill(oval(x + 8, y + 6, 10, 4), "#ffd98a")


DRAWINGS = {
    "tanaman-hias": tanaman_hias,
    "pupuk": pupuk,
    "bibit": bibit,
    "pakan-ternak": pakan_ternak,
    "papan-bunga": papan_bunga,
    "ember": ember,
    "arang": arang,
}
