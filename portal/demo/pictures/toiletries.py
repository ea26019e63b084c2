"""Soap, shampoo, oils, perfume and powders."""

from portal.demo.pictures import backdrop
from portal.demo.pictures.board import Board
from portal.demo.pictures.chance import Chance
from portal.demo.pictures.geometry import box, dark, light, oval, path, rhomb, turned
from portal.demo.pictures.packs import GOLD, carton, sheen, turning
from portal.demo.pictures.solids import Place, block, faces, specks
from portal.demo.pictures.strewn import ringed, sprig, strew
from portal.demo.pictures.vessels import CREAM, Emblem, board, bottle, bowl, label, plain, pouch
from portal.demo.pictures.weave import weave_band

SOFT = ("#cfe0a6", "#f7d58a", "#f3e8d3", "#e9b9b4", "#c9b3d9", "#a9cfd0", "#b98a5e")


def flower(petals: str, heart: str = GOLD) -> Emblem:
    """A five-petalled flower."""

    def draw(b: Board, x: float, y: float, size: float) -> None:
        for px, py in ringed(x, y, size * 0.55, 5, start=-90):
            b.fill(oval(px, py, size * 0.42), petals, dark(petals, 0.12))
        b.fill(oval(x, y, size * 0.3), heart)

    return draw


def two_leaves(colour: str) -> Emblem:
    """Two leaves on one stalk."""

    def draw(b: Board, x: float, y: float, size: float) -> None:
        b.line([(x, y + size), (x, y)], size * 0.12, dark(colour, 0.2))
        for side in (-1, 1):
            b.fill(oval(x + side * size * 0.45, y - size * 0.1, size * 0.6, size * 0.28, -side * 38), colour, dark(colour, 0.2))

    return draw


def drop(colour: str) -> Emblem:
    """A drop of oil or water."""

    def draw(b: Board, x: float, y: float, size: float) -> None:
        b.fill(
            path(
                f"M {x} {y - size} Q {x + size} {y + size * 0.2} {x + size * 0.6} {y + size * 0.6} "
                f"Q {x} {y + size * 1.1} {x - size * 0.6} {y + size * 0.6} Q {x - size} {y + size * 0.2} {x} {y - size} Z"
            ),
            colour,
            dark(colour, 0.2),
        )
        b.fill(oval(x - size * 0.2, y + size * 0.3, size * 0.14, size * 0.24), "#ffffff", alpha=0.6)

    return draw


def _bar(b: Board, r: Chance, place: Place, tone: str) -> None:
    block(b, place, (tone,), light(tone, 0.35))
    x, y, w, h = place[:4]
    strew(b, r, faces(place)[0], 26, (2, 6), (dark(tone, 0.3), light(tone, 0.4)), 0.5)
    b.fill(rhomb(x + w / 2, y + h / 2, 30), dark(tone, 0.2))
    b.fill(rhomb(x + w / 2, y + h / 2, 17), light(tone, 0.2))


def sabun(b: Board, r: Chance) -> None:
    """Bars of soap on a wooden tray."""
    backdrop.room(b, r, "sage rose sky cream mint plum", 420)
    board(b, (52, 452, 536, 60), r.choice(("#b9824a", "#8a5a30", "#e6d3ae")))
    tones = r.sample(SOFT, 3)
    many = r.turn((3, 2, 3, 1))
    if many == 1:
        _bar(b, r, (136, 292, 300, 160, 60, 44), tones[0])
    else:
        _bar(b, r, (84, 332, 210, 122, 40, 30), tones[0])
        _bar(b, r, (328, 332, 210, 122, 40, 30), tones[1])
    if many == 3:
        _bar(b, r, (206, 196, 214, 122, 40, 30), tones[2])
    if r.random() < 0.5:
        for lean in (-6, 8, 20):
            sprig(b, 60, 580, lean - 14, 1.5, r.choice(("#6f9a45", "#8a7fb8")))
    else:
        for x, y in ((110, 560), (200, 584), (470, 574)):
            flower(r.choice(("#fff8ea", "#e58a8f", "#f5cf6b")))(b, x, y, 32)
    for _ in range(5):
        b.line(oval(r.uniform(430, 590), r.uniform(90, 250), r.uniform(10, 26)), 3, "#ffffff", 0.5)


def _pump(b: Board, cx: float, base: float, w: float, h: float, tone: str, emblem: Emblem, r: Chance) -> None:
    """A pump bottle."""
    y = base - h
    shape = box(cx - w / 2, y, w, h, w * 0.2)
    b.ground(cx + 8, base, w * 0.6, 16)
    b.fill(box(cx - 8, y - h * 0.24, 16, h * 0.25), "#d9d3c4")
    b.fill(box(cx - w * 0.2, y - h * 0.1, w * 0.4, h * 0.11, 6), CREAM, "#d9d3c4")
    b.fill(
        path(
            f"M {cx - w * 0.46} {y - h * 0.26} Q {cx - w * 0.4} {y - h * 0.31} {cx} {y - h * 0.31} L {cx + w * 0.18} {y - h * 0.31} "
            f"L {cx + w * 0.18} {y - h * 0.22} L {cx - w * 0.3} {y - h * 0.24} L {cx - w * 0.46} {y - h * 0.2} Z"
        ),
        CREAM,
        "#d9d3c4",
    )
    b.fill(shape, light(tone, 0.1), dark(tone, 0.16))
    with b.inside(shape):
        label(b, r, (cx - w * 0.4, y + h * 0.24, w * 0.8, h * 0.58), emblem)
    sheen(b, shape, 0.22, 0.3)


def sampo(b: Board, r: Chance) -> None:
    """Shampoo: a pump bottle and its companion."""
    backdrop.room(b, r, "mint sky rose gold plum sage")
    tone = r.turn(("#6fae8e", "#c9748a", "#e0a847", "#6a9cc0", "#8d78b5", "#3d3a3a"))
    mark = r.choice((two_leaves("#5f9a4a"), drop("#3f8fb0"), flower(tone)))
    _pump(b, 250, 530, 176, 300, tone, mark, r)
    if r.random() < 0.5:
        bottle(b, r, (394, 290, 130, 244), light(tone, 0.25), dark(tone, 0.3), mark)
    else:
        _pump(b, 456, 534, 124, 196, light(tone, 0.3), mark, r)
    for x, y, size in ((90, 560, 22), (132, 584, 30), (540, 584, 24), (574, 566, 15), (108, 520, 13)):
        b.fill(oval(x, y, size), "#ffffff", alpha=0.5)
        b.fill(oval(x - size * 0.3, y - size * 0.3, size * 0.25), "#ffffff", alpha=0.9)


def minyak_urut(b: Board, r: Chance) -> None:
    """Massage oil in a small dark bottle, with ginger and lemon grass."""
    backdrop.room(b, r, "sand sage cream clay rose mint")
    tone = r.turn(("#7a4a1c", "#c98a24", "#3f6b3a", "#a8521c"))
    bottle(b, r, (226, 190, 170, 340), tone, r.choice(("#241f1c", "#7b1e2e", GOLD)), r.choice((two_leaves("#5f9a4a"), drop(tone))), 0.36)
    if r.random() < 0.6:
        bottle(b, r, (440, 330, 106, 204), tone, "#241f1c", drop(tone), 0.36)
    for x, lean in ((60, -30), (84, -22), (106, -36)):
        b.line(turned([(x, 570), (x + 190, 570)], lean + 20, (x, 570)), 11, "#b9c77a")
        b.line(turned([(x, 570), (x + 50, 570)], lean + 20, (x, 570)), 13, "#eee3c0")
    for x, y, rx in ((420, 572, 44), (468, 584, 34), (392, 588, 26)):
        b.solid(oval(x, y, rx, rx * 0.55, r.uniform(-20, 20)), "#d9b27a")
        b.line(oval(x, y, rx * 0.6, rx * 0.3, 0, 200, 330), 2.5, "#a67c42")


def parfum(b: Board, r: Chance) -> None:
    """Perfume in cut glass."""
    backdrop.room(b, r, "rose plum cream navy mint sand")
    tone = r.turn(("#f0b8a8", "#f3d27a", "#a9cfd0", "#c9a3cf", "#d9a05e"))
    form = r.turn(("square", "round", "tall"), 1)
    x, y, w, h = {"square": (200, 270, 240, 250), "round": (190, 260, 260, 262), "tall": (238, 210, 164, 310)}[form]
    shape = oval(x + w / 2, y + h / 2, w / 2, h / 2) if form == "round" else box(x, y, w, h, 22)
    b.ground(326, 524, w * 0.56, 20)
    b.fill(shape, "#fdf8ef", "#e9ddcb")
    with b.inside(shape):
        b.fill(box(x, y + h * 0.2, w, h), light(tone, 0.2), dark(tone, 0.1))
        b.fill(box(x, y + h * 0.94, w, h * 0.1), "#fdf8ef", alpha=0.7)
        for i in range(4 if form == "square" else 0):
            b.line([(x + w * (0.2 + i * 0.2), y), (x + w * (0.2 + i * 0.2), y + h)], 2, "#ffffff", 0.4)
    sheen(b, shape, 0.16, 0.5)
    b.fill(box(268, y + h * 0.38, 104, h * 0.36, 8), CREAM, "#f1e2c4")
    r.choice((flower(tone), plain(dark(tone, 0.4))))(b, 320, y + h * 0.52, 26)
    b.fill(box(276, y + h * 0.67, 88, 5), GOLD)
    b.fill(box(292, y - 26, 56, 34, 4), "#e2c37a", "#a9802f")
    cap = r.choice(("#241f2b", GOLD, "#7b1e2e", "#f4ead8"))
    b.fill(box(272, y - 112, 96, 90, 14), light(cap, 0.2), dark(cap, 0.15))
    b.fill(box(284, y - 104, 12, 74, 6), "#ffffff", alpha=0.4)
    if form == "tall":
        front = carton(b, 436, 524, 116, 230, 36, dark(tone, 0.3))
        with b.inside(front):
            weave_band(b, 430, 400, 130, 44, dark(tone, 0.5), GOLD, CREAM)
    else:
        for fx, fy in ((108, 566), (160, 590), (520, 580)):
            flower(r.choice(("#fff8ea", "#e58a8f", "#f7dcd0")))(b, fx, fy, 34)


def masker_wajah(b: Board, r: Chance) -> None:
    """Face mask: clay in a bowl, a brush, cucumber."""
    backdrop.room(b, r, "sage rose plum cream mint sky", 400)
    tone = r.turn(("#a9c48a", "#e0b9a4", "#6b6f72", "#f0d9a8", "#c98f7a"))
    pouch(b, r, (64, 130, 216, 330), light(tone, 0.25), flower(tone))
    bowl(b, 410, 400, 160, 130, r.choice(("#ffffff", "#b9824a", "#2c5d7a")), tone)
    b.fill(oval(410, 398, 138, 36), tone, dark(tone, 0.1))
    b.fill(path("M 330 396 Q 380 372 430 392 Q 470 408 500 392 Q 480 420 420 414 Q 370 410 330 396 Z"), light(tone, 0.3))
    b.line([(470, 390), (580, 232)], 16, "#8a5a30")
    b.line([(450, 404), (480, 372)], 30, "#f3e7cf")
    for x, y in ((120, 556), (196, 584), (276, 560)):
        b.solid(oval(x, y, 46, 30), "#4f9a4a")
        b.fill(oval(x, y - 3, 39, 24), "#e6f3c8")
        specks(b, r, 10, (x, y - 3, 22, 13), ("#c6de9a",), 5)


def deterjen(b: Board, r: Chance) -> None:
    """Washing powder or liquid with its suds."""
    backdrop.room(b, r, "sky gold mint rose teal sage")
    tone = r.turn(("#2f6fb0", "#e0a021", "#3f9a6a", "#c8505c", "#6f5aa8"))
    if r.number % 2:
        shape = turning(300, path("M 300 170 L 230 170 Q 180 190 176 260 L 168 510 Q 168 532 190 532 L 300 532"))
        b.ground(310, 532, 170, 20)
        b.fill(shape, light(tone, 0.1), dark(tone, 0.16))
        b.fill(box(362, 226, 38, 130, 19), dark(tone, 0.4))
        b.fill(box(254, 108, 92, 70, 10), CREAM, "#d9d0bd")
        label(b, r, (204, 286, 148, 200), drop(tone))
        sheen(b, shape, 0.2, 0.3)
    else:
        pouch(b, r, (166, 120, 270, 412), tone, drop(tone), "#eaf2fa")
    b.ground(500, 548, 70, 12)
    b.fill([(438, 450), (562, 450), (546, 548), (454, 548)], "#ffffff", "#d5dde4")
    b.fill(oval(500, 450, 62, 16), "#f4f9ff")
    strew(b, r, oval(500, 448, 54, 13), 40, (2, 5), (tone, "#ffffff", light(tone, 0.5)))
    for _ in range(14):
        x, y, size = r.uniform(40, 600), r.uniform(540, 620), r.uniform(10, 26)
        b.fill(oval(x, y, size), "#ffffff", alpha=0.62)
        b.fill(oval(x - size * 0.3, y - size * 0.3, size * 0.3), "#ffffff", alpha=0.9)


DRAWINGS = {
    "sabun": sabun,
    "sampo": sampo,
    "minyak-urut": minyak_urut,
    "parfum": parfum,
    "masker-wajah": masker_wajah,
    "deterjen": deterjen,
}
