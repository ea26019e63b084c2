"""The larder: rice, sugar, oil, flour, salt, nuts, soy sauce, milk, spices."""

import math

from portal.demo.pictures import backdrop
from portal.demo.pictures.board import Board
from portal.demo.pictures.chance import Chance
from portal.demo.pictures.drinks import root
from portal.demo.pictures.geometry import box, dark, light, mirrored, oval, path, rhomb, ring, turned
from portal.demo.pictures.produce import bamboo_tray
from portal.demo.pictures.solids import ball, specks
from portal.demo.pictures.vessels import Emblem, bottle, bowl, jar, label, pouch, table_leaf
from portal.demo.pictures.weave import THREADS, weave_band


def rice_ear(tone: str = "#e0a021", stalk: str = "#3f8f45") -> Emblem:
    """An ear of rice as the sign on a sack."""

    def draw(b: Board, x: float, y: float, size: float) -> None:
        k = size / 88
        for side in (-1, 1):
            for i in range(6):
                b.fill(oval(x + side * (22 + i * 2.4) * k, y + (42 - i * 17 - 6) * k, 15 * k, 6.5 * k, -side * 52), tone)
        b.line([(x, y + 72 * k), (x, y - 64 * k)], 5 * k, stalk)
        b.fill(oval(x, y - 68 * k, 6.5 * k, 14 * k), tone)

    return draw


def sack(b: Board, r: Chance, x: float, y: float, size: float, tone: str, ring_tone: str, emblem: Emblem) -> None:
    """A tied sack standing at (x, y), the middle of its foot; `size` 1 is 460 units high."""

    def at(data: str) -> list[tuple[float, float]]:
        return [(x + (px - 316) * size, y + (py - 550) * size) for px, py in path(data)]

    b.ground(x, y - 4, 210 * size, 24 * size)
    body = at(
        "M 170 168 Q 152 190 150 250 Q 128 380 146 520 Q 150 548 180 550 L 448 550 Q 478 548 482 520 Q 500 380 480 250 Q 478 190 460 168 Q 320 196 170 168 Z"
    )
    b.fill(body, light(tone, 0.2), dark(tone, 0.14))
    with b.inside(body):
        for i in range(30):
            b.fill(box(x + (-196 + i * 13) * size, y - 400 * size, 1.6, 420 * size), dark(tone, 0.24), alpha=0.4)
        b.fill(at("M 420 160 Q 460 360 430 560 L 510 560 L 510 160 Z"), "#8a6f38", alpha=0.22, blur=14)
        base, one, two, three = r.choice(THREADS)
        weave_band(b, x - 206 * size, y - 80 * size, 420 * size, 52 * size, base, one, two, three)
    b.fill(oval(x, y - 198 * size, 104 * size), ring_tone, dark(ring_tone, 0.2))
    b.fill(oval(x, y - 198 * size, 88 * size), "#fbf4e4")
    emblem(b, x, y - 198 * size, 84 * size)
    b.fill(at("M 188 168 Q 176 118 148 92 Q 230 120 316 96 Q 400 120 486 92 Q 456 118 444 168 Q 316 198 188 168 Z"), tone, dark(tone, 0.16))
    for i in range(9):
        px = 214 + i * 26
        b.line(at(f"M {px} 172 L {px + (px - 316) * 0.18} 118"), 3, dark(tone, 0.3), 0.6)
    b.fill(at("M 184 160 Q 316 194 448 160 L 450 182 Q 316 216 182 182 Z"), base, dark(base, 0.2))


def heap_of(b: Board, r: Chance, x: float, y: float, width: float, tones: tuple[str, ...], size: float = 7, count: int = 150) -> None:
    """A loose heap of grain on the table."""
    high = width * 0.42
    shape = path(
        f"M {x - width / 2} {y} Q {x - width * 0.24} {y - high * 0.86} {x} {y - high} "
        f"Q {x + width * 0.24} {y - high * 0.86} {x + width / 2} {y} Q {x} {y + high * 0.2} {x - width / 2} {y} Z"
    )
    b.shadow(shape, 4, 8, 8, 0.35)
    b.fill(shape, tones[0], dark(tones[0], 0.14))
    for _ in range(count):
        px = r.uniform(-0.48, 0.48)
        top = y - high * (1 - abs(px * 2) ** 1.4)
        b.fill(oval(x + px * width, r.uniform(top, y + 4), size, size * 0.44, r.uniform(0, 180)), r.choice(tones))


RICE = (("#fffdf6", "#efe4c8", "#f6eedb"), ("#b5604a", "#9a4a38", "#c97a62"), ("#3a2a3a", "#55404f", "#4a3545"), ("#f3dfae", "#e6cd92", "#fbeecb"))


def beras(b: Board, r: Chance) -> None:
    """A sack of rice and a heap before it; white, red, black or parboiled."""
    backdrop.room(b, r, "sage sky rose sand mint gold teal", 430)
    tones = r.turn(RICE[:1] * 2 + RICE[1:])
    cover, mark = r.turn((("#f3e7cb", "#1f6b4c"), ("#d9b27a", "#7b1e2e"), ("#e8efe6", "#2c5d7a"), ("#efe0b8", "#c8683a"), ("#cf9a5e", "#1f5b49")))
    if r.number % 3 == 2:
        sack(b, r, 210, 500, 0.74, cover, mark, rice_ear())
        sack(b, r, 440, 546, 0.8, light(cover, 0.2), dark(mark, 0.2), rice_ear())
        heap_of(b, r, 200, 592, 210, tones)
    else:
        sack(b, r, 300, 548, 1.0, cover, mark, rice_ear())
        heap_of(b, r, 486, 594, 240, tones)


def gula_aren(b: Board, r: Chance) -> None:
    """Palm sugar: discs, half shells, tall rolls, or fine in a bag."""
    backdrop.room(b, r, "sand sage rose sky mint cream", 410)
    table_leaf(b, r.choice(("#b79a52", "#2f8a4e", "#8a9a4a")))
    tone = r.turn(("#9a5523", "#7a3f18", "#b8763a"))

    def cake(x: float, y: float, w: float, h: float, round_: bool) -> None:
        b.ground(x + 8, y + h, w * 1.05, 22)
        half = path(f"M {x} {y} L {x - w} {y} L {x - w * 0.84} {y + h} Q {x - w * 0.3} {y + h + w * 0.2} {x} {y + h + w * 0.2}")
        if round_:
            half = path(f"M {x} {y - w * 0.5} Q {x - w} {y - w * 0.44} {x - w} {y + h * 0.5} Q {x - w} {y + h + w * 0.14} {x} {y + h + w * 0.16}")
        body = half + mirrored(half, x)
        b.fill(body, light(tone, 0.06), dark(tone, 0.34))
        with b.inside(body):
            b.fill(box(x + w * 0.35, y - w, w, h * 3), "#2a1206", alpha=0.3, blur=14)
            b.fill(box(x - w * 0.8, y - w, w * 0.18, h * 3), "#f3c98a", alpha=0.34, blur=7)
        if not round_:
            b.fill(oval(x, y, w, w * 0.34), light(tone, 0.2), tone)
            b.line(oval(x, y, w * 0.86, w * 0.27), 2, dark(tone, 0.2))

    style = r.number % 3
    if style == 2:
        for x, y in ((160, 400), (290, 390), (420, 400), (225, 290), (355, 288), (290, 180)):
            cake(x, y, 64, 92, False)
    else:
        for x, y, w in ((322, 206, 122), (212, 336, 130), (438, 352, 124)):
            cake(x, y, w, w * 0.84, bool(style))
    for x, y in ((318, 556), (392, 566), (250, 572), (450, 548)):
        b.solid(turned(box(x - 24, y - 16, 48, 32, 7), r.uniform(-40, 40), (x, y)), tone, dark(tone, 0.24), 0.6)


def _scoop(b: Board, x: float, y: float, load: str) -> None:
    b.line([(x, y), (x + 130, y - 60)], 20, "#b9824a")
    b.solid(oval(x - 20, y + 8, 66, 34, -24), "#cf9a5e")
    b.fill(oval(x - 20, y + 2, 54, 24, -24), light(load, 0.4), load)


def gula_pasir(b: Board, r: Chance) -> None:
    """White sugar: a bag, a jar, or a bowl with cubes."""
    backdrop.room(b, r, "rose sky teal clay gold maroon", 424)
    tone = r.turn(("#fdfbf5", "#fdfbf5", "#d9b27a"))

    def cube(b: Board, x: float, y: float, size: float) -> None:
        b.fill([(x, y - size), (x + size, y - size * 0.5), (x, y), (x - size, y - size * 0.5)], "#ffffff")
        b.fill([(x - size, y - size * 0.5), (x, y), (x, y + size), (x - size, y + size * 0.5)], "#e6e0d2")
        b.fill([(x + size, y - size * 0.5), (x, y), (x, y + size), (x + size, y + size * 0.5)], "#d3cab6")

    style = r.number % 3
    if style == 0:
        pouch(b, r, (110, 130, 250, 390), r.choice(("#2c7a78", "#c8303a", "#2c5d7a")), cube, tone)
        heap_of(b, r, 480, 560, 220, (tone, dark(tone, 0.08), light(tone, 0.5)), 4, 220)
    elif style == 1:
        jar(
            b,
            r,
            (110, 190, 220, 330),
            tone,
            r.choice(("#1f5b49", "#7b1e2e", "#d9a441")),
            lambda b: specks(b, r, 160, (220, 360, 120, 170), (dark(tone, 0.12), "#ffffff"), 4),
        )
        label(b, r, (132, 300, 176, 150), cube)
        _scoop(b, 450, 540, tone)
    else:
        bowl(b, 300, 380, 210, 150, r.choice(("#2c5d7a", "#7b1e2e", "#c8683a")), tone, r.choice(THREADS))
        heap_of(b, r, 300, 400, 350, (tone, dark(tone, 0.08), light(tone, 0.5)), 4, 260)
    for x, y in ((420, 560), (490, 580), (560, 560))[: r.randint(2, 3)]:
        b.ground(x, y + 26, 40, 10)
        cube(b, x, y, 30)


def minyak(b: Board, r: Chance) -> None:
    """Cooking oil: bottles, a refill bag or a jerry can."""
    backdrop.room(b, r, "sage sky rose mint cream teal", 424)
    tone = r.turn(("#f3b431", "#e8a01f", "#f6d97a"))

    def drop(b: Board, x: float, y: float, size: float) -> None:
        half = path(f"M {x} {y - size * 1.1} Q {x - size * 0.8} {y} {x - size * 0.7} {y + size * 0.3} Q {x - size * 0.5} {y + size} {x} {y + size}")
        b.fill(half + mirrored(half, x), light(tone, 0.2), dark(tone, 0.1))
        b.fill(oval(x - size * 0.26, y + size * 0.24, size * 0.13, size * 0.3, 14), "#ffffff", alpha=0.6)

    style = r.number % 3
    cap = r.choice(("#c8303a", "#1f5b49", "#2c5d7a", "#f4b41a"))
    if style == 0:
        bottle(b, r, (130, 120, 170, 400), tone, cap, drop, 0.36)
        bottle(b, r, (350, 210, 140, 310), tone, cap, drop, 0.36)
    elif style == 1:
        pouch(b, r, (90, 150, 240, 370), tone, drop)
        bottle(b, r, (390, 160, 150, 360), tone, cap, drop, 0.34)
    else:
        can = path("M 170 210 L 300 210 L 330 180 L 430 180 L 470 230 L 470 490 Q 470 522 440 522 L 200 522 Q 170 522 170 490 Z")
        b.ground(326, 522, 180, 22)
        b.fill(can, light(tone, 0.14), dark(tone, 0.14))
        b.fill(box(214, 236, 90, 44, 22), light(dark(tone, 0.3), 0.1))
        b.fill(box(224, 246, 70, 26, 13), "#f0dcae")
        with b.inside(can):
            b.fill(box(420, 170, 60, 360), "#2a1206", alpha=0.2, blur=10)
            b.fill(box(184, 290, 16, 210, 8), "#ffffff", alpha=0.45)
        b.fill(box(340, 138, 80, 50, 8), cap, dark(cap, 0.24))
        label(b, r, (214, 300, 216, 190), drop)
    for x, y in ((90, 570), (140, 590)):
        ball(b, x, y, 30, "#8a4a24")


def tepung(b: Board, r: Chance) -> None:
    """Flour: a paper bag, a wooden bowl of it and a rolling pin."""
    backdrop.room(b, r, "rose sky teal sand maroon sage", 424)
    paper = r.turn(("#f6efe0", "#d9b27a", "#e8c9b0", "#cfdccb"))
    mark = r.choice(("#c8303a", "#1f5b49", "#2c5d7a"))
    bag = box(110, 160, 230, 360, 8)
    b.ground(230, 522, 140, 20)
    b.fill(bag, light(paper, 0.1), dark(paper, 0.12))
    with b.inside(bag):
        b.fill(box(290, 150, 60, 380), "#2a1206", alpha=0.12, blur=8)
        weave_band(b, 110, 440, 230, 50, *r.choice(THREADS))
    b.fill([(110, 160), (130, 126), (320, 126), (340, 160)], dark(paper, 0.06), dark(paper, 0.14))
    b.fill(box(124, 112, 202, 26, 6), dark(paper, 0.1), dark(paper, 0.2))
    b.fill(oval(225, 300, 84), mark)
    b.fill(oval(225, 300, 72), "#fffaf0")
    rice_ear("#d9a02f")(b, 225, 304, 58)
    bowl(b, 470, 420, 120, 104, r.choice(("#b9824a", "#8a5a30", "#2c5d7a")), "#efe6d6")
    b.fill(path("M 366 416 Q 420 330 470 324 Q 530 330 576 416 Q 470 446 366 416 Z"), "#fffefa", "#ece4d6")
    pin = turned(box(330, 560, 220, 42, 20), -6, (440, 580))
    b.solid(pin, "#d9a868", "#a87438")
    for end in ((300, 594), (586, 564)):
        b.line([end, (end[0] + (24 if end[0] < 400 else -24), end[1] + (-3 if end[0] < 400 else 3))], 20, "#b9824a")
    for x, y in r.within(40, 180, 584, 130, 22):
        b.fill(oval(x, y, r.uniform(2, 8), r.uniform(1.5, 4)), "#fffaf0", alpha=0.85)


def garam(b: Board, r: Chance) -> None:
    """Salt: coarse in a bowl with a wooden spoon, a jar, or a bag."""
    backdrop.room(b, r, "sky teal rose clay navy sage", 424)
    grain = r.turn((("#ffffff", "#e6ecee", "#d3dde0"), ("#f6d3c4", "#efb9a4", "#fbe9e0"), ("#ffffff", "#dfe6e0", "#eef3ee")))

    def sign(b: Board, x: float, y: float, size: float) -> None:
        for dx, dy, tone in ((0, -0.5, "#2c7a98"), (-0.5, 0.2, "#7fb0c2"), (0.5, 0.2, "#4f93ad")):
            b.fill(rhomb(x + dx * size, y + dy * size, size * 0.36), tone)

    if r.number % 3 == 1:
        pouch(b, r, (110, 140, 240, 380), r.choice(("#2c5d7a", "#2c7a98", "#1f5b49")), sign, grain[0])
        heap_of(b, r, 480, 560, 220, grain, 7, 190)
        return
    if r.number % 3 == 2:
        jar(b, r, (120, 200, 200, 320), grain[0], "#b9824a", lambda b: specks(b, r, 200, (220, 360, 110, 170), grain[1:], 7))
        label(b, r, (140, 310, 160, 140), sign)
        heap_of(b, r, 470, 560, 230, grain, 7, 190)
        _scoop(b, 470, 500, grain[0])
        return
    clay = r.choice(("#8a5a30", "#4a4f52", "#c8683a"))
    bowl(b, 300, 390, 220, 140, clay, dark(grain[1], 0.1), r.choice(THREADS))
    heap_of(b, r, 300, 412, 370, grain, 8, 300)
    _scoop(b, 390, 330, grain[0])
    heap_of(b, r, 520, 590, 150, grain, 7, 90)


def kacang(b: Board, r: Chance) -> None:
    """Nuts and beans: peanuts, green beans, soy, red beans or cashews, in sacks or bowls."""
    tones = r.turn(
        (
            ("#c9895a", "#b5704a", "#d9a070"),
            ("#6f9a3a", "#86ad47", "#5a8030"),
            ("#ecd9a0", "#e0c985", "#f6e8bd"),
            ("#8f2a2a", "#a83a36", "#6b1c1f"),
            ("#efd9b0", "#e3c48f", "#f6e6c8"),
        )
    )
    if r.number % 2:
        backdrop.flat(b, r, "rose sky teal gold maroon")
        bamboo_tray(b)
        b.fill(oval(320, 322, 196), dark(tones[0], 0.3), alpha=0.5, blur=14)
        for x, y in r.within(320, 320, 322, 200):
            b.shadow(oval(x, y, 15, 11), 2, 3, 2, 0.3)
            b.fill(oval(x, y, 15, 11, r.uniform(0, 180)), r.choice(tones))
            b.fill(oval(x - 4, y - 4, 4, 2.4), "#ffffff", alpha=0.4)
        return
    backdrop.room(b, r, "sky mint rose gold teal sage", 424)
    half = path("M 310 330 L 120 330 Q 92 430 122 530 Q 130 546 160 548 L 310 548")
    body = half + mirrored(half, 310)
    b.ground(310, 548, 210, 24)
    for x, y in sorted(r.within(120, 310, 300, 176, 70), key=lambda p: p[1]):
        ball(b, x, y, 17, r.choice(tones), 0.76)
    b.fill(body, "#d9b27a", "#b08a54")
    with b.inside(body):
        for i in range(34):
            b.line([(90 + i * 13, 330), (90 + i * 13, 550)], 1.6, "#8a6a3a", 0.4)
        for i in range(17):
            b.line([(90, 336 + i * 13), (530, 336 + i * 13)], 1.6, "#8a6a3a", 0.4)
        weave_band(b, 90, 440, 440, 50, *r.choice(THREADS))
    b.solid(box(104, 314, 412, 42, 20), "#e3c08c", "#b8925a", 0.7)
    for x, y in ((90, 580), (140, 596), (520, 588), (560, 570), (470, 598)):
        ball(b, x, y, 18, r.choice(tones), 0.76)


def kecap(b: Board, r: Chance) -> None:
    """Soy sauce: dark bottles, with a saucer."""
    backdrop.room(b, r, "gold rose sand sage sky cream", 424)
    cap = r.turn(("#c8303a", "#f4b41a", "#1f5b49"))

    def beans(b: Board, x: float, y: float, size: float) -> None:
        for dx, dy in ((-0.5, 0.1), (0.1, -0.4), (0.5, 0.3)):
            ball(b, x + dx * size, y + dy * size, size * 0.44, "#3a2016", 0.8)

    bottle(b, r, (110, 110, 160, 410), "#2e170e", cap, beans, 0.34)
    if r.number % 2:
        bottle(b, r, (320, 200, 130, 320), "#3a1c10", cap, beans, 0.34)
    b.solid(oval(480, 540, 110, 44), "#fff8ea", depth=1.2)
    b.fill(oval(480, 536, 86, 30), "#3a1a0c", "#220d05")
    b.fill(oval(450, 530, 28, 7), "#8a5a3a", alpha=0.7)
    specks(b, r, 8, (490, 536, 50, 16), ("#d8342a", "#5d9a45"), 7)
    for _ in range(7):
        ball(b, r.uniform(70, 340), r.uniform(570, 600), 15, "#4a2a1a", 0.8)


def susu(b: Board, r: Chance) -> None:
    """Milk: glass bottles, a carton and a glass; plain, cocoa or strawberry."""
    backdrop.room(b, r, "sky rose mint sage gold teal", 424)
    milk = r.turn(("#fffdf6", "#fffdf6", "#b98a66", "#f6c4cb"))

    def drop(b: Board, x: float, y: float, size: float) -> None:
        half = path(f"M {x} {y - size} Q {x - size * 0.8} {y} {x - size * 0.6} {y + size * 0.4} Q {x - size * 0.4} {y + size} {x} {y + size * 0.9}")
        b.fill(half + mirrored(half, x), "#7fb0d0", "#4f88ad")

    colour = r.choice(("#2c7a98", "#c8303a", "#1f5b49", "#e0a021"))
    if r.number % 2:
        x = 130.0
        b.ground(x + 100, 520, 120, 18)
        b.fill(box(x, 230, 190, 290), "#fffaf0", "#e3dccd")
        b.fill([(x, 230), (x + 34, 160), (x + 224, 160), (x + 190, 230)], "#efe6d6", "#d9cfbd")
        b.fill([(x + 190, 230), (x + 224, 160), (x + 224, 486), (x + 190, 520)], "#cfc4b0")
        b.fill(box(x + 30, 138, 196, 28, 4), colour, dark(colour, 0.2))
        b.fill(path(f"M {x} 390 Q {x + 60} 350 {x + 110} 390 Q {x + 150} 420 {x + 190} 384 L {x + 190} 520 L {x} 520 Z"), colour, dark(colour, 0.2))
        drop(b, x + 95, 310, 48)
    else:
        bottle(b, r, (110, 150, 160, 370), milk, colour, drop, 0.52)
    half = [(450.0, 270.0), (376.0, 270.0), (392.0, 520.0), (450.0, 520.0)]
    b.ground(450, 520, 90, 16)
    b.fill(half + mirrored(half, 450), "#f3f6f6", alpha=0.7)
    with b.inside(half + mirrored(half, 450)):
        b.fill(box(360, 320, 180, 210), light(milk, 0.2), dark(milk, 0.08))
        b.fill(oval(450, 320, 74, 14), light(milk, 0.5))
        b.fill(box(394, 280, 12, 230), "#ffffff", alpha=0.7)
    b.line(oval(450, 270, 74, 13), 4, "#ffffff")
    for x, y in ((560, 566), (90, 574), (150, 590)):
        b.solid(oval(x, y, 36), "#d9974a", depth=0.5)
        specks(b, r, 7, (x, y, 24, 24), ("#6b3d22",), 5)


def rempah(b: Board, r: Chance) -> None:
    """Spices: bowls of powder from above, with cinnamon, star anise, nutmeg and roots."""
    backdrop.flat(b, r, "sage sky rose cream teal maroon")
    powders = r.sample(("#e0921a", "#b5331f", "#6b4a24", "#c9a24a", "#7a8a3a", "#3a2a20"), 4)
    spots = r.turn((((190, 200), (440, 190), (200, 440)), ((180, 180), (450, 210), (440, 450), (190, 440)), ((320, 190), (170, 410), (470, 410))))
    for (x, y), tone in zip(spots, powders, strict=False):
        clay = r.choice(("#fff3e0", "#8a5a30", "#2c5d7a", "#7b1e2e"))
        b.solid(oval(x, y, 104), clay, depth=1.6)
        b.fill(oval(x, y, 86), light(tone, 0.14), dark(tone, 0.16))
        b.fill(oval(x - 14, y - 16, 48), light(tone, 0.24), alpha=0.6, blur=14)
        specks(b, r, 60, (x, y, 78, 78), (dark(tone, 0.24), light(tone, 0.3)), 4)
    if len(spots) == 3:
        cx, cy = (440, 450) if spots[0][0] < 300 else (320, 530)
        for i in range(3):
            b.line(turned([(cx - 90, cy + i * 24 - 20), (cx + 90, cy + i * 24 - 20)], -24, (cx, cy)), 20, ("#8a4a20", "#a05a2a", "#7a3f1a")[i])
            b.line(turned([(cx - 84, cy + i * 24 - 20), (cx + 84, cy + i * 24 - 20)], -24, (cx, cy)), 4, "#5a2c10")
    for x, y in ((320, 320), (560, 330), (80, 310)):
        for px, py in ring(x, y, 22, 8):
            b.solid(oval((px + x) / 2, (py + y) / 2, 18, 7, math.degrees(math.atan2(py - y, px - x))), "#7a3f1c", depth=0.4)
        ball(b, x, y, 7, "#c98a45")
    root(b, 310, 590, 30)
    for _ in range(16):
        ball(b, r.uniform(60, 580), r.uniform(40, 90) if r.random() < 0.5 else r.uniform(560, 600), 8, r.choice(("#3a2a20", "#6d9a3a")))


DRAWINGS = {
    "beras": beras, "gula-aren": gula_aren, "gula-pasir": gula_pasir, "minyak": minyak, "tepung": tepung, "garam": garam, "kacang": kacang,
    "kecap": kecap, "susu": susu, "rempah": rempah,
}  # fmt: skip
