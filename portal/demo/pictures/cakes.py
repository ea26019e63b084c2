"""Cakes from the oven: the gifts people bring home from Medan, biscuits, bread."""

import math

from portal.demo.pictures import backdrop
from portal.demo.pictures.board import Board
from portal.demo.pictures.chance import Chance
from portal.demo.pictures.geometry import box, dark, light, mirrored, oval, path, ring
from portal.demo.pictures.solids import Place, ball, block, faces, specks
from portal.demo.pictures.vessels import board, jar, plate, table_leaf, tray

GOLD, PANDAN, COCOA, ROSE = "#f5bd3a", "#8fb84a", "#7a4726", "#e58a8f"


def _under(b: Board, r: Chance) -> None:
    """What a cake stands on."""
    style = r.turn(("leaf", "plate", "board"))
    if style == "leaf":
        table_leaf(b)
    elif style == "plate":
        plate(b, 322, 486, 290, 92, "#fffaf1", r.choice(("", "#7b1e2e", "#1f5b49", "#2c5d7a")))
    else:
        board(b, (40, 488, 560, 56), r.choice(("#b9824a", "#8a5a30", "#cf9a5e")))


def _porous(b: Board, r: Chance, place: Place, tone: str) -> None:
    """The upright tunnels of bika ambon."""
    x, y, w, h, dx, dy = place
    front, side, top = faces(place)
    b.shadow([(x, y + h * 0.5), (x + w + dx, y + h * 0.5 - dy), (x + w + dx + 16, y + h - dy + 8), (x + w, y + h + 10), (x, y + h + 8)], 8, 12, 14, 0.4)
    b.fill(side, dark(tone, 0.14), dark(tone, 0.34))
    b.fill(front, light(tone, 0.24), tone)
    for area, slant, hole in ((front, 0.0, dark(tone, 0.26)), (side, -dy, dark(tone, 0.46))):
        left, wide = (x, w) if not slant else (x + w, dx)
        with b.inside(area):
            cx = left + 5
            while cx < left + wide:
                low = y + slant * (cx - left) / wide
                cy = low + r.uniform(4, 18)
                while cy < low + h:
                    long = r.uniform(10, 30)
                    b.fill(oval(cx + r.uniform(-2, 2), cy + long / 2, r.uniform(2, 3.8), long / 2, r.uniform(-7, 7)), hole)
                    cy += long + r.uniform(5, 12)
                cx += r.uniform(9, 12.5)
            if not slant:
                b.fill(box(x, y + h - 11, w, 12), dark(tone, 0.5), alpha=0.8)
                b.fill(box(x, y, w, 9), dark(tone, 0.6), alpha=0.8)
    b.fill(top, "#c98838", "#a9641f")
    with b.inside(top):
        for _ in range(40):
            b.fill(oval(r.uniform(x, x + w + dx), r.uniform(y - dy, y), 4, 2), "#8f4e16", alpha=0.7)


def bika_ambon(b: Board, r: Chance) -> None:
    """Bika ambon: a block full of tunnels and a cut piece; the flavour is the colour."""
    backdrop.room(b, r, "forest mint rose sky maroon sage", 400)
    _under(b, r)
    tone = r.turn((GOLD, GOLD, "#a9c25a", "#e8d9a0", GOLD, "#b98650"))
    wide = r.uniform(240, 300)
    _porous(b, r, (84, 470 - 190, wide, 190, 106, 72), tone)
    for i in range(r.randint(1, 2)):
        _porous(b, r, (380 - i * 30, 432 + i * 22, 130, 76, 54, 40), tone)


def lapis_legit(b: Board, r: Chance) -> None:
    """Lapis legit: many thin layers."""
    backdrop.room(b, r, "rose gold sky sage cream maroon", 404)
    _under(b, r)
    pale, brown = r.turn((("#f6d08a", "#9a5a24"), ("#cfd489", "#6f8a3a"), ("#d9b48a", "#5f3418"), ("#f3d7a2", "#b0702f"), ("#f0c4b0", "#a04a4a")))
    count = r.randint(8, 11)
    layers = [colour for _ in range(count) for colour in (pale, pale, brown)]
    block(b, (118, 270, r.uniform(230, 270), 196, 100, 66), layers, brown)
    block(b, (330, 430, 150, 80, 54, 38), layers[: count * 3 // 2], brown)
    if r.random() < 0.5:
        block(b, (160, 470, 120, 60, 40, 28), layers[: count * 3 // 2], brown)


def kue_lapis(b: Board, r: Chance) -> None:
    """Steamed layer cake in two colours."""
    backdrop.room(b, r, "sage sand sky cream mint rose", 404)
    b.closer, b.down = 36.0, 36.0
    table_leaf(b, r.choice(("#2f8a4e", "#4d9a3f")))
    one, two = r.turn((("#e8657a", "#fbe6e0"), ("#6fae4e", "#eef3d6"), ("#a5617f", "#f3dbe6"), ("#b5783f", "#f6e6c8"), ("#e8657a", "#8fbf5a")))
    for x, y, w in ((120, 300, 150), (330, 312, 150), (90, 420, 150), (250, 440, 150), (414, 424, 140)):
        layers = [one, two] * 4 + [one]
        block(b, (x + r.uniform(-10, 10), y, w, 76, 46, 32), layers, one)


def bolu_gulung(b: Board, r: Chance) -> None:
    """A sponge roll: the spiral shows on the cut face."""
    backdrop.room(b, r, "rose mint sky gold cream sage", 404)
    _under(b, r)
    sponge, cream = r.turn(((GOLD, "#fff6df"), (PANDAN, "#fff6df"), (COCOA, "#f6d9b0"), (ROSE, "#fff0ee"), ("#c9a06a", "#7a4726"), ("#8c6aa0", "#fff0f6")))

    def face(x: float, y: float, size: float) -> None:
        b.fill(oval(x, y, size * 0.86, size), light(sponge, 0.2), sponge)
        points = [(x + size * 0.8 * k * math.cos(a) * 0.86, y + size * 0.8 * k * math.sin(a)) for k, a in ((i / 70, i / 70 * 15.5) for i in range(8, 71))]
        b.line(points, size * 0.1, cream)
        b.line(oval(x, y, size * 0.84, size * 0.97), 4, dark(sponge, 0.3))

    body = path("M 190 230 L 500 230 Q 580 240 580 350 Q 580 462 500 468 L 190 468 Z")
    b.shadow(body, 8, 16, 14, 0.38)
    b.fill(body, light(sponge, 0.1), dark(sponge, 0.3))
    specks(b, r, 50, (400, 300, 160, 50), (dark(sponge, 0.2), light(sponge, 0.3)), 3)
    face(190, 349, 119)
    for i in range(r.randint(1, 3)):
        x, y = 330 + i * 92, 484 + (i % 2) * 14
        b.shadow(oval(x + 14, y, 60, 70), 6, 10, 8, 0.36)
        b.fill(oval(x + 14, y, 60, 70), dark(sponge, 0.3))
        face(x, y, 70)


def _biscuit(b: Board, r: Chance, style: str, x: float, y: float, size: float) -> None:
    tone = {"cokelat": "#8a5430", "salju": "#f6efe2", "semprit": "#eabf74", "kacang": "#d99b4e", "keju": "#f0c24e"}[style]
    if style == "semprit":
        for px, py in ring(x, y, size * 0.58, 8):
            ball(b, px, py, size * 0.42, tone)
        b.fill(oval(x, y, size * 0.3), "#c8303a", "#8f1f2a")
    elif style == "salju":
        half = path(
            f"M {x} {y - size} Q {x - size} {y - size} {x - size} {y + size * 0.5} "
            f"Q {x - size * 0.8} {y + size * 0.8} {x - size * 0.5} {y + size * 0.4} Q {x - size * 0.3} {y - size * 0.1} {x} {y - size * 0.1}"
        )
        moon = half + mirrored(half, x)
        b.solid(moon, tone, "#e0d3bc", 0.5)
    elif style == "keju":
        b.solid(box(x - size * 1.1, y - size * 0.45, size * 2.2, size * 0.9, 6), tone, depth=0.5)
        for i in range(4):
            b.line([(x - size * 0.8 + i * size * 0.5, y - size * 0.36), (x - size * 0.8 + i * size * 0.5, y + size * 0.36)], 3, dark(tone, 0.2))
    else:
        b.solid(oval(x, y, size), tone, depth=0.5)
        specks(b, r, 9, (x, y, size * 0.7, size * 0.7), ("#4a2615", "#5d3118") if style == "cokelat" else ("#f3d29a", "#8a5430"), 5)


def kue_kering(b: Board, r: Chance) -> None:
    """Biscuits in a tin seen from above, or in a jar with some beside it."""
    style = r.turn(("semprit", "cokelat", "salju", "kacang", "keju"))
    if r.number % 2:
        backdrop.flat(b, r, "sky maroon mint gold rose")
        tin = oval(320, 320, 258)
        b.shadow(tin, 10, 20, 16, 0.4)
        b.fill(tin, *r.choice((("#c8303a", "#8f1f2a"), ("#2c5d7a", "#1b3f56"), ("#d9a441", "#a87420"))))
        b.fill(oval(320, 320, 236), "#f7ead0", "#e3cfa4")
        for radius, count in ((178, 12), (102, 7), (20, 1)):
            for x, y in ring(320, 320, radius, count, r.uniform(0, 60)):
                _biscuit(b, r, style, x, y, 38)
        return
    backdrop.room(b, r, "mint rose gold sky sage")
    inner = jar(b, r, (190, 150, 260, 370), "#f4e3c0", r.turn(("#c8303a", "#d9a441", "#1f5b49")))
    with b.inside(inner):
        for row in range(6):
            for i in range(5):
                _biscuit(b, r, style, 206 + i * 58 + (row % 2) * 28, 250 + row * 52, 28)
    for x, y in ((110, 560), (180, 584), (480, 566), (550, 550)):
        _biscuit(b, r, style, x, y, 32)


def nastar(b: Board, r: Chance) -> None:
    """Nastar: glazed balls with a clove, in a jar or on a tray."""

    def one(x: float, y: float, size: float) -> None:
        ball(b, x, y, size, "#eda93a")
        b.fill(oval(x + 2, y - size * 0.2, size * 0.14), "#5a3015")
        b.line([(x + 2, y - size * 0.2), (x + size * 0.3, y - size * 0.5)], size * 0.1, "#5a3015")

    if r.number % 2:
        backdrop.flat(b, r, "forest sky rose maroon mint")
        with b.inside(tray(b, (70, 90, 500, 460), r.turn(("#d9a441", "#b9824a", "#c8303a")), "#f6e6c8")):
            for row in range(4):
                for i in range(5):
                    x, y = 136 + i * 92, 158 + row * 108
                    b.fill(oval(x, y + 6, 41), "#fffaf0")
                    one(x, y, 34)
        return
    backdrop.room(b, r, "mint rose sky sage maroon")
    inner = jar(b, r, (186, 150, 268, 376), "#f7e3b4", r.turn(("#c8303a", "#1f5b49", "#2c5d7a")))
    with b.inside(inner):
        for row in range(7):
            for i in range(6):
                one(196 + i * 52 + (row % 2) * 24, 236 + row * 48, 27)
    for x, y in ((96, 566), (156, 588), (500, 572), (560, 556))[: r.randint(2, 4)]:
        one(x, y, 32)


GLAZES = ("#e8869a", "#6b3d22", "#f3d06a", "#8fbf8a", "#fff3e0", "#b79ad0", "#e0692f")


def donut(b: Board, r: Chance, x: float, y: float, size: float, glaze: str) -> None:
    """One ring from above, with sprinkles or lines of icing."""
    b.solid(oval(x, y, size), "#d9974a", "#a9652a", 0.8)
    wave = [
        (x + math.cos(a) * size * (0.86 + 0.04 * math.sin(a * 7)), y + math.sin(a) * size * (0.86 + 0.04 * math.sin(a * 7)))
        for a in (i / 60 * math.tau for i in range(60))
    ]
    b.fill(wave, light(glaze, 0.14), dark(glaze, 0.1))
    if r.random() < 0.6:
        for i in range(26):
            a, far = i * 2.4, size * r.uniform(0.44, 0.78)
            px, py = x + math.cos(a) * far, y + math.sin(a) * far
            b.line([(px, py), (px + r.uniform(-7, 7), py + r.uniform(-7, 7))], 4, r.choice(("#ffffff", "#f4b41a", "#2c7a78", "#c8303a")))
    else:
        for i in range(-3, 4):
            b.line([(x - size * 0.6, y + i * size * 0.22), (x + size * 0.6, y + i * size * 0.22 + 10)], 4, light(glaze, 0.7), 0.8)
    b.fill(oval(x, y, size * 0.34), "#a9652a")
    b.fill(oval(x + 2, y + 4, size * 0.27), "#5f3a18")


def donat(b: Board, r: Chance) -> None:
    """Donuts in a box of six, or a few large ones."""
    backdrop.flat(b, r, "sky mint rose gold plum cream")
    glazes = r.sample(GLAZES, 4)
    if r.number % 2 == 0:
        tray(b, (50, 110, 540, 420), r.turn(("#e9d2ae", "#e8a0a8", "#a9cfc6")), "#fff8ea")
        spots = [(150 + i * 170, 222 + j * 196) for j in range(2) for i in range(3)]
        size = 82.0
    else:
        plate(b, 320, 330, 290, 280)
        spots, size = [(220, 210), (424, 236), (240, 430), (430, 450)], 104.0
    for i, (x, y) in enumerate(spots):
        donut(b, r, x, y, size, glazes[i % 4])


DRAWINGS = {
    "bika-ambon": bika_ambon, "lapis-legit": lapis_legit, "kue-lapis": kue_lapis, "bolu-gulung": bolu_gulung,
    "kue-kering": kue_kering, "nastar": nastar, "donat": donat,
}  # fmt: skip
