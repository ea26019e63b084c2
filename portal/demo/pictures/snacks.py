"""Crisps and sweets in bowls, bags and jars."""

from portal.demo.pictures import backdrop
from portal.demo.pictures.board import Board
from portal.demo.pictures.chance import Chance
from portal.demo.pictures.geometry import box, dark, light, mix, oval, path, rhomb, turned
from portal.demo.pictures.solids import ball, block, chilli, chip, mound, specks
from portal.demo.pictures.vessels import board, bowl, jar, pouch, table_leaf
from portal.demo.pictures.weave import THREADS, weave_band

CHILLI = ("#b3261e", "#8f1d16", "#d9442f")


def _crisps(b: Board, r: Chance, tone: str, spots: tuple[str, ...], size: tuple[float, float], bag: str) -> None:
    """A bowl of crisps, or a bag with some before it."""
    if r.number % 3 == 2:

        def emblem(b: Board, x: float, y: float, radius: float) -> None:
            chip(b, r, x, y, radius, radius * 0.7, tone, spots)

        pouch(b, r, (180, 110, 280, 420), bag, emblem, tone)
    else:
        clay = r.choice(("#9a5a2c", "#2c5d7a", "#7b1e2e", "#c9955a", "#3f6b4a"))
        opening = bowl(b, 320, 366, 232, 176, clay, dark(clay, 0.4), r.choice(THREADS))
        del opening
        for x, y in mound(r, 320, 352, 186, 120):
            chip(b, r, x, y, r.about(size[0]), r.about(size[1], 0.2), r.choice((tone, light(tone, 0.12), dark(tone, 0.06))), spots)
    for x, y in ((110, 570), (176, 594), (520, 580), (566, 552))[: r.randint(2, 4)]:
        chip(b, r, x, y, size[0] * 0.9, size[1] * 0.8, tone, spots)


def keripik_singkong(b: Board, r: Chance) -> None:
    """Cassava crisps: plain, hot or with leaves."""
    backdrop.room(b, r, "sage sky mint rose gold cream")
    tone, spots = r.turn((("#f0a13a", CHILLI), ("#f6d27a", ()), ("#e86f3a", CHILLI), ("#f3c765", ("#3f7f3a", "#5d9a45"))))
    _crisps(b, r, tone, spots, (56, 33), r.choice(("#c8303a", "#1f5b49", "#d9872a")))
    if spots == CHILLI:
        chilli(b, 420, 584, -8, 0.8)


def keripik_pisang(b: Board, r: Chance) -> None:
    """Long banana crisps, golden, brown with chocolate or sugar."""
    backdrop.room(b, r, "rose teal mint sky sage cream")
    tone, spots = r.turn((("#f7cf55", ("#b9862a",)), ("#8a5430", ("#5d3118",)), ("#f3dc8a", ("#ffffff",)), ("#efb83f", ("#8a5a1a",))))
    _crisps(b, r, tone, spots, (70, 24), r.choice(("#e0a021", "#6b3d22", "#2c7a78")))
    if r.random() < 0.6:
        for lean in (-14, 6):
            fruit = turned(path("M 60 560 Q 130 620 230 566 Q 240 556 232 548 Q 150 578 76 538 Z"), lean, (150, 570))
            b.solid(fruit, "#f3c433", "#c79218")


def kerupuk(b: Board, r: Chance) -> None:
    """Curled white crackers in a big tin, or coloured ones in a bowl."""
    backdrop.room(b, r, "teal gold rose sage sky clay")
    tones = r.turn((("#fbf3e0",), ("#f6c9b4", "#fbf3e0", "#f3e08a", "#cfe3b4"), ("#efc9a0",), ("#f7e7c4", "#f3b98a")))

    def one(x: float, y: float, size: float) -> None:
        tone = r.choice(tones)
        b.solid(oval(x, y, size, size * 0.86, r.uniform(0, 90)), tone, dark(tone, 0.12), 0.6)
        for k in (0.7, 0.4):
            b.line(oval(x, y, size * k, size * 0.8 * k, r.uniform(0, 360), 0, 280), size * 0.12, dark(tone, 0.14))

    if r.number % 2:
        tin = box(150, 150, 340, 380, 20)
        b.ground(330, 530, 200, 24)
        colour = r.choice(("#c8303a", "#2c7a78", "#d9a441"))
        b.fill(tin, colour, dark(colour, 0.3))
        pane = box(186, 200, 268, 250, 16)
        b.fill(pane, "#f7ead0", "#e3cfa4")
        with b.inside(pane):
            for row in range(5):
                for i in range(5):
                    one(196 + i * 64 + (row % 2) * 30, 216 + row * 56, 38)
            b.fill([(190, 196), (260, 196), (210, 460), (180, 460)], "#ffffff", alpha=0.25)
        b.fill(box(140, 130, 360, 44, 14), dark(colour, 0.1), dark(colour, 0.35))
        weave_band(b, 150, 470, 340, 44, *r.choice(THREADS))
    else:
        clay = r.choice(("#2c5d7a", "#7b1e2e", "#3f6b4a"))
        bowl(b, 320, 380, 226, 160, clay, dark(clay, 0.4), r.choice(THREADS))
        for x, y in mound(r, 320, 360, 180, 150, ((1.0, 11), (0.7, 8), (0.36, 5), (0.1, 2))):
            one(x, y, r.uniform(46, 58))
    one(110, 572, 42)
    one(540, 580, 36)


def rempeyek(b: Board, r: Chance) -> None:
    """Lacy crackers full of peanuts, anchovies or beans, leaning on each other."""
    backdrop.room(b, r, "mint sky rose gold maroon sage")
    board(b, (50, 500, 540, 44), r.choice(("#b9824a", "#8a5a30")))
    seeds = r.turn((("#b5622f", "#8f4520"), ("#a7b0b2", "#7d878a"), ("#3a2a20", "#57402f"), ("#5d9a45", "#b5622f")))
    for i in range(5):
        x, y, size = 160 + i * 78, 372 - (i % 2) * 26, r.uniform(116, 132)
        shape = [(x + (px - x) * r.uniform(0.95, 1.05), y + (py - y) * r.uniform(0.95, 1.05)) for px, py in oval(x, y, size * 0.78, size, r.uniform(-10, 14))]
        b.shadow(shape, 6, 10, 8, 0.36)
        b.fill(shape, "#f6cf7a", "#dd9a3a")
        specks(b, r, 30, (x, y, size * 0.66, size * 0.86), ("#fbe3a8", "#cf8a30"), 5)
        for px, py in r.within(15, x, y, size * 0.62, size * 0.82):
            ball(b, px, py, 9, r.choice(seeds), 0.7)
    for x, y in ((110, 584), (520, 590)):
        chip(b, r, x, y, 50, 24, "#f0bb5a", seeds)


def pisang_sale(b: Board, r: Chance) -> None:
    """Dried banana: brown wrinkled strips, stacked on a leaf or in a box."""
    backdrop.room(b, r, "sage sand sky mint cream rose", 404)
    b.closer, b.down = 30.0, 30.0
    table_leaf(b, r.choice(("#2f8a4e", "#b79a52")))
    tone = r.turn(("#8a4a1c", "#a9652a", "#6b3512"))
    for row, count in ((0, 5), (1, 4), (2, 3), (3, 2)):
        for i in range(count):
            x, y = 320 + (i - (count - 1) / 2) * 104, 496 - row * 58
            shape = turned(
                path(
                    f"M {x - 62} {y} Q {x - 50} {y - 34} {x} {y - 30} Q {x + 50} {y - 34} {x + 64} {y + 2} Q {x + 40} {y + 30} {x} {y + 26} "
                    f"Q {x - 46} {y + 32} {x - 62} {y} Z"
                ),
                r.uniform(-12, 12),
                (x, y),
            )
            b.solid(shape, r.choice((tone, light(tone, 0.14))), depth=0.8)
            for k in (-10, 2, 13):
                b.line(path(f"M {x - 44} {y + k} Q {x} {y + k - 8} {x + 44} {y + k + 2}"), 3, dark(tone, 0.34), 0.7)
            b.line(path(f"M {x - 36} {y - 18} Q {x} {y - 26} {x + 26} {y - 18}"), 5, "#ffdca0", 0.35)


def dodol(b: Board, r: Chance) -> None:
    """Dodol: a shiny dark block, and pieces twisted in paper."""
    backdrop.room(b, r, "gold mint rose sage cream sky", 404)
    table_leaf(b, "#3a8f4e")
    tone = r.turn(("#5f3014", "#4d6b2a", "#8a4a1c", "#6b2a45"))
    block(b, (100, 296, 250, 150, 96, 62), (light(tone, 0.1), tone, dark(tone, 0.15)), light(tone, 0.1))
    b.fill([(114, 306), (170, 306), (150, 436), (114, 436)], "#ffffff", alpha=0.14, blur=5)
    papers = r.sample(("#f4b41a", "#c8303a", "#2c7a78", "#fff3d6", "#e8869a"), 3)
    for i in range(r.randint(4, 6)):
        x, y, lean = 300 + (i % 3) * 106, 470 + (i // 3) * 64, r.uniform(-26, 26)
        colour = papers[i % 3]
        for side in (-1, 1):
            b.solid(turned([(x + side * 34, y), (x + side * 64, y - 20), (x + side * 60, y + 20)], lean, (x, y)), dark(colour, 0.12), depth=0.5)
        b.solid(turned(box(x - 38, y - 20, 76, 40, 14), lean, (x, y)), colour, depth=0.6)
        b.fill(turned(box(x - 12, y - 20, 24, 40), lean, (x, y)), tone, alpha=0.75)


def manisan(b: Board, r: Chance) -> None:
    """Candied fruit in a jar, with pieces before it."""
    backdrop.room(b, r, "sky mint cream rose sage gold")
    syrup, fruits = r.turn(
        (("#e8a83a", ("#f6c445", "#e0692f")), ("#a9c25a", ("#8fb84a", "#cfe08a")), ("#d9566a", ("#c8303a", "#e8869a")), ("#c98a45", ("#8a4a1c", "#b5702f")))
    )

    def bits(b: Board) -> None:
        for _ in range(46):
            ball(b, r.uniform(190, 450), r.uniform(200, 540), r.uniform(20, 30), r.choice(fruits), 0.8)

    jar(b, r, (190, 160, 260, 360), syrup, r.turn(("#7b1e2e", "#1f5b49", "#d9a441")), bits)
    for x, y in ((90, 566), (146, 586), (500, 580), (556, 560), (530, 540)):
        ball(b, x, y, r.uniform(26, 32), r.choice(fruits), 0.8)


def abon(b: Board, r: Chance) -> None:
    """Meat floss: a fluffy heap in a bowl, or in a jar."""
    backdrop.room(b, r, "sage sky cream mint gold rose")
    tone = r.turn(("#b5702f", "#9a5a24", "#d39a4a"))

    def threads(cx: float, cy: float, rx: float, ry: float, count: int) -> None:
        for x, y in sorted(r.within(count, cx, cy, rx, ry), key=lambda p: p[1]):
            lean = r.uniform(-30, 30)
            strand = path(f"M {x - 26} {y + lean * 0.3} Q {x} {y - 16 - lean * 0.3} {x + 26} {y - lean * 0.4}")
            b.line(strand, r.uniform(3, 5), r.choice((tone, light(tone, 0.25), dark(tone, 0.25))))

    if r.number % 2:
        inner = jar(b, r, (190, 150, 260, 370), tone, r.turn(("#c8303a", "#1f5b49")))
        with b.inside(inner):
            threads(320, 340, 150, 200, 520)
        b.fill(box(226, 270, 188, 130, 12), "#fff8ea", "#f3e6cf")
        b.fill(rhomb(320, 318, 34), "#7b1e2e")
        b.fill(rhomb(320, 318, 17), "#f4b41a")
        weave_band(b, 226, 366, 188, 26, *r.choice(THREADS))
    else:
        bowl(b, 320, 390, 226, 150, r.choice(("#fff3e0", "#2c5d7a", "#7b1e2e")), dark(tone, 0.5), r.choice(THREADS))
        b.fill(oval(320, 340, 180, 92), tone, dark(tone, 0.2))
        threads(320, 334, 186, 108, 520)
    threads(510, 580, 60, 20, 50)


def cokelat(b: Board, r: Chance) -> None:
    """A bar of chocolate half out of its wrapper, with pieces or pralines."""
    backdrop.flat(b, r, "rose gold mint cream sky plum")
    tone = r.turn(("#5a3015", "#7a4726", "#3f2012", "#f0dcb8"))
    lean = r.uniform(-16, -6)
    at = (320, 320)
    b.solid(turned(box(170, 60, 300, 420, 10), lean, at), tone, depth=2)
    for row in range(6):
        for i in range(4):
            square = turned(box(178 + i * 72, 68 + row * 68, 66, 62, 6), lean, at)
            b.fill(square, light(tone, 0.16), dark(tone, 0.1))
            b.fill(turned(box(190 + i * 72, 80 + row * 68, 42, 38, 4), lean, at), tone)
    paper = turned(path("M 160 300 L 480 300 L 480 580 L 160 580 Z"), lean, at)
    foil = turned(path("M 158 300 L 190 272 L 224 300 L 262 268 L 300 300 L 340 270 L 380 300 L 420 272 L 482 300 L 482 330 L 158 330 Z"), lean, at)
    b.fill(foil, "#f0d9a0", "#c9a04a")
    wrap, one, two, three = r.choice(THREADS)
    b.solid(paper, wrap, depth=1.5)
    with b.inside(paper):
        weave_band(b, 60, 470, 520, 64, dark(wrap, 0.3), one, two, three)
        b.fill(rhomb(320, 400, 46), one)
        b.fill(rhomb(320, 400, 24), wrap)
    for x, y in ((90, 150), (560, 500), (90, 520))[: r.randint(1, 3)]:
        ball(b, x, y, 40, mix(tone, "#5a3015", 0.5))
        b.line(path(f"M {x - 26} {y - 10} Q {x} {y - 30} {x + 26} {y - 6}"), 5, "#f6e6c8")


def hampers_kue(b: Board, r: Chance) -> None:
    """A gift box of jars under a ribbon."""
    backdrop.room(b, r, "maroon forest rose mint gold sky")
    ribbon = r.turn(("#c8303a", "#d9a441", "#1f5b49", "#2c5d7a"))
    for i, (tone, lid) in enumerate((("#f0b84a", ribbon), ("#a9652a", "#d9a441"), ("#f6e6c8", ribbon))):
        x = 118 + i * 138
        inner = jar(b, r, (x, 226 - (i % 2) * 36, 122, 270), tone, lid)
        with b.inside(inner):
            for _ in range(40):
                ball(b, r.uniform(x, x + 130), r.uniform(200, 500), 17, r.choice((tone, light(tone, 0.2))), 0.9)
    base = r.choice(("#c9955a", "#e9d2ae", "#7b1e2e"))
    front = box(70, 400, 500, 146, 12)
    b.ground(324, 546, 270, 22)
    b.fill(front, light(base, 0.1), dark(base, 0.2))
    weave_band(b, 70, 486, 500, 46, *r.choice(THREADS))
    b.fill(box(296, 400, 48, 146), ribbon, dark(ribbon, 0.2))
    for side in (-1, 1):
        loop = oval(320 + side * 58, 404, 62, 32, side * -18)
        b.solid(loop, ribbon, depth=0.8)
        b.fill(oval(320 + side * 62, 404, 34, 14, side * -18), dark(ribbon, 0.4))
    ball(b, 320, 408, 24, ribbon)


DRAWINGS = {
    "keripik-singkong": keripik_singkong, "keripik-pisang": keripik_pisang, "kerupuk": kerupuk, "rempeyek": rempeyek, "pisang-sale": pisang_sale,
    "dodol": dodol, "manisan": manisan, "abon": abon, "cokelat": cokelat, "hampers-kue": hampers_kue,
}  # fmt: skip
