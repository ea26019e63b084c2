"""Vegetables and fruit: one drawing of each, laid out in a crate, a bowl, on a bamboo tray or on the table."""

import math
from collections.abc import Callable

from portal.demo.pictures import backdrop
from portal.demo.pictures.board import Board
from portal.demo.pictures.chance import Chance
from portal.demo.pictures.geometry import Outline, box, dark, light, mirrored, oval, path, ring, turned
from portal.demo.pictures.solids import ball, chilli, specks
from portal.demo.pictures.vessels import crate, table_leaf
from portal.demo.pictures.weave import THREADS, plait, weave_band

Item = Callable[[Board, Chance, float, float, float], None]  # one piece at x, y of a size


def bamboo_tray(b: Board) -> None:
    """A round tray of plaited bamboo from above."""
    b.shadow(oval(320, 322, 284), 10, 20, 16, 0.4)
    b.fill(oval(320, 322, 286), "#b9823f", "#8a5a24")
    plait(b, oval(320, 322, 262), "#e3bd7c", "#d2a55f", "#9a6a30", 34)


def lay_out(b: Board, r: Chance, one: Item, size: float, hues: str = backdrop.PALE, styles: tuple[str, ...] = ("crate", "bowl", "tray", "leaf")) -> None:
    """Put many of one good in one of the usual places; the turn decides which."""
    style = r.turn(styles)
    if style == "tray":
        backdrop.flat(b, r, hues)
        bamboo_tray(b)
        for radius, count in ((178, 10), (92, 5), (0, 1)):
            for x, y in sorted(ring(320, 322, radius, count, r.uniform(0, 70)), key=lambda p: p[1]):
                one(b, r, x + r.uniform(-8, 8), y + r.uniform(-8, 8), size)
        return
    backdrop.room(b, r, hues, 414)
    if style == "crate":
        for row, count in ((2, 3), (1, 4), (0, 5)):
            for i in range(count):
                one(b, r, 320 + (i - (count - 1) / 2) * 94 + r.uniform(-8, 8), 340 - row * 56, size)
        crate(b, (84, 366, 472, 166), r.choice(("#c9955a", "#b07a42", "#d9b27a")))
    elif style == "bowl":
        for row, count in ((2, 2), (1, 4), (0, 5)):
            for i in range(count):
                one(b, r, 320 + (i - (count - 1) / 2) * 84 + r.uniform(-6, 6), 376 - row * 58, size)
        clay = r.choice(("#2c5d7a", "#7b1e2e", "#c8683a", "#fff3e0", "#1f5b49"))
        _front_of_bowl(b, r, clay)
    else:
        table_leaf(b, r.choice(("#2f8a4e", "#4d9a3f")))
        for row, count in ((2, 2), (1, 3), (0, 4)):
            for i in range(count):
                one(b, r, 320 + (i - (count - 1) / 2) * 106 + r.uniform(-8, 8), 496 - row * 74, size * 1.16)
        return
    one(b, r, 112, 560, size)
    if r.random() < 0.6:
        one(b, r, 530, 570, size)


def _front_of_bowl(b: Board, r: Chance, clay: str) -> None:
    half = path("M 320 396 L 76 384 Q 92 500 210 540 L 320 540")
    body = half + [(640 - x, y) for x, y in reversed(half)]
    b.ground(326, 540, 180, 22)
    b.fill(body, light(clay, 0.1), dark(clay, 0.26))
    with b.inside(body):
        weave_band(b, 70, 430, 500, 48, *r.choice(THREADS))
        b.fill(box(460, 380, 120, 170), "#000000", alpha=0.16, blur=16)
    b.line([(76, 384), (320, 396), (564, 384)], 12, light(clay, 0.34))


def _onion(colour: str) -> Item:
    def one(b: Board, r: Chance, x: float, y: float, size: float) -> None:
        lean = r.uniform(-36, 36)
        half = path(
            f"M {x} {y - size * 1.3} Q {x + size * 0.1} {y - size * 0.9} {x + size * 0.7} {y - size * 0.5} "
            f"Q {x + size * 1.1} {y + size * 0.3} {x + size * 0.4} {y + size * 0.8} Q {x} {y + size} {x} {y + size}"
        )
        shape = turned(half + mirrored(half, x), lean, (x, y))
        b.solid(shape, colour, dark(colour, 0.24))
        for k in (-0.5, 0, 0.5):
            b.line(
                turned(path(f"M {x} {y - size * 0.9} Q {x + k * size * 1.5} {y} {x + k * size * 0.3} {y + size * 0.74}"), lean, (x, y)),
                2.4,
                dark(colour, 0.2),
                0.55,
            )
        b.fill(turned(oval(x - size * 0.36, y - size * 0.16, size * 0.13, size * 0.34, 14), lean, (x, y)), "#ffffff", alpha=0.45)
        b.line(turned([(x, y - size * 1.1), (x + size * 0.06, y - size * 1.45)], lean, (x, y)), size * 0.12, "#c9a060")

    return one


def bawang_merah(b: Board, r: Chance) -> None:
    """Shallots."""
    lay_out(b, r, _onion(r.choice(("#b5426a", "#a8335a", "#c25a78"))), 46, "sage cream sky gold mint")


def bawang_putih(b: Board, r: Chance) -> None:
    """Garlic bulbs."""
    lay_out(b, r, _onion(r.choice(("#f6efe2", "#efe3d6"))), 50, "teal clay sage rose gold sky")


def cabai(b: Board, r: Chance) -> None:
    """Chillies: large, curly, or small mixed ones."""
    colours = r.turn((("#d8342a",), ("#d8342a", "#4f8f2f", "#f08a24"), ("#4f8f2f", "#6aa843"), ("#c22418", "#e0452f")))

    def one(b: Board, r: Chance, x: float, y: float, size: float) -> None:
        for _ in range(3):
            chilli(b, x + r.uniform(-30, 0) - size * 0.9, y + r.uniform(-20, 20), r.uniform(-40, 40), size / 60, r.choice(colours))

    lay_out(b, r, one, 56, "sand sky sage mint cream teal")


def tomat(b: Board, r: Chance) -> None:
    """Tomatoes."""
    colours = r.turn((("#d9382a",), ("#d9382a", "#e8702a"), ("#c92f2a", "#8fae3a"), ("#e0522f",)))

    def one(b: Board, r: Chance, x: float, y: float, size: float) -> None:
        ball(b, x, y, size, r.choice(colours), 0.9)
        for px, py in ring(x, y - size * 0.62, size * 0.4, 5, r.uniform(0, 70)):
            b.line([(x, y - size * 0.62), (px, py)], size * 0.13, "#3f8f3a")
        b.line([(x, y - size * 0.62), (x + 4, y - size * 0.9)], size * 0.13, "#3f7a34")

    lay_out(b, r, one, 54, "sage sky mint cream gold teal")


def kentang(b: Board, r: Chance) -> None:
    """Potatoes."""
    colour = r.turn(("#d3a765", "#c09050", "#b5685a", "#e0bd7c"))

    def one(b: Board, r: Chance, x: float, y: float, size: float) -> None:
        lean = r.uniform(0, 180)
        b.solid(oval(x, y, size * 1.1, size * 0.84, lean), colour, dark(colour, 0.24))
        for px, py in r.within(6, x, y, size * 0.7, size * 0.55):
            b.fill(oval(px, py, 4, 2.2, lean), dark(colour, 0.4))
        b.fill(oval(x - size * 0.3, y - size * 0.36, size * 0.3, size * 0.16, -20), "#ffffff", alpha=0.25)

    lay_out(b, r, one, 54, "mint sky rose sage maroon gold")


def wortel(b: Board, r: Chance) -> None:
    """Carrots in a bunch, or their tips out of a crate."""
    colour = r.turn(("#ee7f22", "#e86f1c", "#f3942f"))
    backdrop.room(b, r, "sky sage mint cream teal rose", 404)
    if r.number % 2:
        table_leaf(b, "#4d9a3f")
    else:
        crate(b, (70, 470, 500, 90))
    count = r.randint(5, 7)
    for i in range(count):
        lean = (i - (count - 1) / 2) * 11
        x, y = 320 + (i - (count - 1) / 2) * 26, 250

        def at(data: str, lean: float = lean, x: float = x, y: float = y) -> Outline:
            return turned([(x + px, y + py) for px, py in path(data)], -lean * 0.9, (x, y))

        for k in (-20, -4, 14):
            b.line(at(f"M 0 0 Q {k} -60 {k * 2} -120"), 7, "#4f8f3a")
            for s in range(5):
                tip = at(f"M {k * (0.6 + s * 0.34)} {-50 - s * 20} L {k * (0.6 + s * 0.34) + 3} {-52 - s * 20}")[0]
                b.fill(oval(tip[0], tip[1], 17, 9, s * 40), ("#5da03a", "#6fb548")[s % 2])
        body = at("M -38 6 Q -30 -20 0 -18 Q 30 -20 38 6 Q 34 140 6 286 Q 0 300 -6 286 Q -34 140 -38 6 Z")
        b.solid(body, colour, dark(colour, 0.2))
        for s in range(6):
            b.line(at(f"M {-28 + s * 3} {30 + s * 36} L {-6 + (s % 2) * 10} {34 + s * 36}"), 3, dark(colour, 0.26))
        b.fill(at("M -22 10 Q -18 130 -4 240 Q -10 130 -12 8 Z"), "#ffffff", alpha=0.28)
    b.line(oval(320, 262, 96, 13), 10, "#c9a060")


def sayur_hijau(b: Board, r: Chance) -> None:
    """Leafy vegetables: a tied bunch, a cabbage head or a crate full."""
    tone = r.turn(("#4f9a3f", "#3f8a4a", "#6fae3a", "#5a8f6a"))
    backdrop.room(b, r, "cream rose sky sand gold mint", 414)
    if r.number % 3 == 2:
        b.ground(320, 530, 210, 24)
        for radius, share in ((200, 0.0), (168, 0.12), (132, 0.26), (92, 0.42)):
            wave = [
                (320 + math.cos(a) * radius * (1 + 0.06 * math.sin(a * 9)), 360 + math.sin(a) * radius * 0.86 * (1 + 0.06 * math.cos(a * 8)))
                for a in (i / 70 * math.tau for i in range(70))
            ]
            b.solid(wave, light(tone, share), dark(light(tone, share), 0.16))
            for px, py in ring(320, 360, radius * 0.9, 9, radius):
                b.line([(320, 372), (320 + (px - 320), 360 + (py - 360) * 0.84)], 4, light(tone, share + 0.3), 0.6)
        return
    for i in range(13):
        lean = (i - 6) * 10
        long = r.uniform(0.86, 1.08)
        shape = turned(path(f"M 320 420 Q {320 - 78} {270} 320 {420 - 330 * long} Q {320 + 78} 270 320 420 Z"), lean, (320, 470))
        leaf_tone = r.choice((tone, light(tone, 0.12), dark(tone, 0.12)))
        b.solid(shape, leaf_tone, dark(leaf_tone, 0.14))
        b.line(turned([(320, 420), (320, 430 - 300 * long)], lean, (320, 470)), 5, light(leaf_tone, 0.5))
    if r.number % 3 == 0:
        stems = path("M 262 400 Q 320 430 378 400 L 366 540 Q 320 556 274 540 Z")
        b.solid(stems, light(tone, 0.6), light(tone, 0.3))
        for x in range(276, 372, 16):
            b.line([(x, 420), (x + (320 - x) * 0.1, 540)], 3, tone, 0.5)
        b.line(path("M 264 436 Q 320 460 376 436"), 16, r.choice(("#c8303a", "#f4b41a", "#c9a060")))
    else:
        crate(b, (90, 400, 460, 138))


def salak(b: Board, r: Chance) -> None:
    """Snake fruit: brown scales, a tail, one peeled."""

    def one(b: Board, r: Chance, x: float, y: float, size: float) -> None:
        shape = path(f"M {x} {y - size * 1.2} Q {x + size} {y - size * .3} {x + size * .8} {y + size * .4} Q {x + size * .4} {y + size} {x} {y + size * .96} "
                     f"Q {x - size * .4} {y + size} {x - size * .8} {y + size * .4} Q {x - size} {y - size * .3} {x} {y - size * 1.2} Z")  # fmt: skip
        tone = r.choice(("#7a4a22", "#8a5426", "#6b3f1c"))
        b.solid(shape, tone, dark(tone, 0.3))
        with b.inside(shape):
            for row in range(7):
                for i in range(6):
                    px, py = x + (i - 2.5) * size * 0.36 + (row % 2) * size * 0.18, y - size + row * size * 0.3
                    b.line([(px - size * 0.16, py), (px, py + size * 0.16), (px + size * 0.16, py)], 2.4, "#d9a868")

    lay_out(b, r, one, 52, "sage sky mint rose cream gold")
    b.solid(oval(440, 580, 44, 30, -10), "#fbf0d0")


def jeruk(b: Board, r: Chance) -> None:
    """Oranges, with a cut one and leaves."""
    tone = r.turn(("#f08a24", "#f5a52a", "#a9b83a", "#e87a2a"))

    def one(b: Board, r: Chance, x: float, y: float, size: float) -> None:
        ball(b, x, y, size, tone)
        specks(b, r, 12, (x, y, size * 0.8, size * 0.8), (dark(tone, 0.16),), 2.4)
        if r.random() < 0.4:
            b.solid(oval(x + size * 0.4, y - size * 0.9, size * 0.5, size * 0.22, -24), "#3f8f3a", depth=0.4)

    lay_out(b, r, one, 54, "sky mint sage rose teal cream")
    x, y = 430, 574
    b.solid(oval(x, y, 52, 48), tone)
    b.fill(oval(x, y, 45, 41), "#fff0d0")
    for i, (px, py) in enumerate(ring(x, y, 23, 9)):
        b.fill(oval(px, py, 17, 9, i * 40), light(tone, 0.2))


def alpukat(b: Board, r: Chance) -> None:
    """Avocados; some cut open."""
    skin = r.turn(("#3f6b34", "#55803a", "#4a3f3a"))

    def one(b: Board, r: Chance, x: float, y: float, size: float) -> None:
        lean = r.uniform(-30, 30)

        def pear(k: float) -> Outline:
            s = size * k
            half = path(f"M {x} {y - s * 1.3} Q {x + s * 0.6} {y - s * 1.2} {x + s * 0.66} {y - s * 0.4} Q {x + s * 1.2} {y + s} {x} {y + s}")
            return turned(half + mirrored(half, x), lean, (x, y))

        b.solid(pear(1), skin, dark(skin, 0.3))
        if r.random() < 0.4:
            b.fill(pear(0.9), "#8fae3a")
            b.fill(pear(0.82), "#f0e89a", "#e3d878")
            px, py = turned([(x, y + size * 0.3)], lean, (x, y))[0]
            ball(b, px, py, size * 0.36, "#8a5426")
        else:
            specks(b, r, 12, (x, y + size * 0.2, size * 0.6, size * 0.6), (light(skin, 0.3),), 3)
            b.fill(turned(oval(x - size * 0.36, y, size * 0.14, size * 0.4, 10), lean, (x, y)), "#ffffff", alpha=0.25)

    lay_out(b, r, one, 52, "rose sand sky cream mint gold")


DRAWINGS = {
    "bawang-merah": bawang_merah, "bawang-putih": bawang_putih, "cabai": cabai, "tomat": tomat, "kentang": kentang, "wortel": wortel,
    "sayur-hijau": sayur_hijau, "salak": salak, "jeruk": jeruk, "alpukat": alpukat,
}  # fmt: skip
