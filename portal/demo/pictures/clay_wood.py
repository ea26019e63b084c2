"""Pottery, carving, wooden ware, frames."""

from portal.demo.pictures import backdrop
from portal.demo.pictures.board import Board
from portal.demo.pictures.chance import Chance
from portal.demo.pictures.geometry import Outline, box, dark, light, moved, oval, path, rhomb, turned
from portal.demo.pictures.packs import GOLD, sheen, turning
from portal.demo.pictures.solids import ball, chilli, specks
from portal.demo.pictures.strewn import ringed, sprig
from portal.demo.pictures.toiletries import flower
from portal.demo.pictures.vessels import CREAM
from portal.demo.pictures.weave import THREADS, plait, weave_band, zigzag

CLAYS = (("#c8683a", "#f6e6c8"), ("#2c7a78", "#f3ead6"), ("#8a4a2c", "#f0c04a"), ("#e6d3ae", "#7b1e2e"), ("#3a4a52", "#e9dfc9"), ("#e0a847", "#6d1a2a"))
WOODS = ("#c18a50", "#a86e3c", "#d6a868", "#8a5630")


def grain(b: Board, shape: Outline, tone: str, rows: int = 7) -> None:
    """Wood grain along a shape."""
    xs, ys = [p[0] for p in shape], [p[1] for p in shape]
    x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
    with b.inside(shape):
        for i in range(rows):
            y = y0 + (i + 0.5) * (y1 - y0) / rows
            b.line(path(f"M {x0} {y} Q {(x0 + x1) / 2} {y + (i % 3 - 1) * 16} {x1} {y + 4}"), 2.6, dark(tone, 0.24), 0.6)


def _pot(b: Board, half: Outline, cx: float, tone: str, band: str, y: float, h: float) -> None:
    shape = turning(cx, half)
    b.fill(shape, light(tone, 0.06), dark(tone, 0.24))
    with b.inside(shape):
        weave_band(b, cx - 220, y, 440, h, dark(tone, 0.36), band, light(band, 0.3), GOLD)
    sheen(b, shape, 0.36, 0.3)


def _jug(b: Board, cx: float, base: float, k: float, tone: str, band: str) -> None:
    b.ground(cx + 6, base, 130 * k, 20)
    half = [(cx + (x - 320) * k, base + (y - 560) * k) for x, y in path("M 320 120 L 270 120 Q 266 160 284 190 Q 180 250 182 380 Q 186 500 258 560 L 320 560")]
    _pot(b, half, cx, tone, band, base - 250 * k, 74 * k)
    b.fill(oval(cx, base - 440 * k, 51 * k, 15 * k), light(tone, 0.2))
    b.fill(oval(cx, base - 439 * k, 38 * k, 9 * k), dark(tone, 0.6))


def _wide(b: Board, cx: float, base: float, k: float, tone: str, band: str) -> None:
    b.ground(cx + 6, base, 120 * k, 18)
    half = [(cx + (x - 320) * k, base + (y - 560) * k) for x, y in path("M 320 350 L 250 350 Q 200 392 204 450 Q 210 530 264 560 L 320 560")]
    _pot(b, half, cx, tone, band, base - 140 * k, 52 * k)
    b.fill(oval(cx, base - 210 * k, 72 * k, 19 * k), light(tone, 0.24))
    b.fill(oval(cx, base - 209 * k, 56 * k, 13 * k), dark(tone, 0.6))


def gerabah(b: Board, r: Chance) -> None:
    """Pottery: a jug and a pot, a row of pots, or a clay stove pot with lid."""
    backdrop.room(b, r, "sand sky sage rose mint cream", 430)
    one, two, three = r.sample(CLAYS, 3)
    style = r.turn(("pair", "three", "lidded"))
    if style == "pair":
        _jug(b, 230, 556, 1.0, *one)
        _wide(b, 462, 566, 1.05, *two)
        for x, lean in ((446, -14), (468, 2), (490, 16)):
            stem = turned(path(f"M {x} 350 Q {x - 4} 270 {x} 200"), lean, (x, 350))
            b.line(stem, 4.4, "#4f7a3a")
            for px, py in stem[-8:]:
                for side in (-1, 1):
                    b.fill(oval(px + side * 9, py, 13, 6, lean - side * 40), ("#e5b04a", "#d39a30")[side > 0])
    elif style == "three":
        _jug(b, 320, 530, 0.94, *one)
        _wide(b, 150, 566, 0.9, *two)
        _wide(b, 496, 572, 0.86, *three)
    else:
        tone, band = one
        b.ground(326, 560, 200, 22)
        half = path("M 320 300 L 130 300 Q 90 420 170 520 Q 210 560 260 562 L 320 562")
        _pot(b, half, 320, tone, band, 350, 70)
        for side in (-1, 1):
            b.line(path(f"M {320 + side * 196} 340 Q {320 + side * 250} 360 {320 + side * 204} 420"), 20, dark(tone, 0.2))
        b.fill(oval(320, 300, 196, 40), light(tone, 0.14), dark(tone, 0.1))
        b.solid(turning(320, path("M 320 190 Q 180 200 150 296 Q 200 330 320 330")), tone, depth=0.8)
        ball(b, 320, 186, 26, band)


def vas(b: Board, r: Chance) -> None:
    """A vase with a bunch of flowers or grasses."""
    backdrop.room(b, r, "rose cream sky mint plum gold", 450)
    tone, band = r.turn(CLAYS)
    k = r.uniform(0.66, 0.76)
    petals = r.sample(("#e58a8f", "#f3c433", "#c8303a", "#ffffff", "#b07ac0", "#f08a4a"), 2)
    bunch = r.turn(("flowers", "grass", "orchid"), 1)
    mouth = 570 - 440 * k
    leans = (-44, 40, -26, 24, -10, 10)
    for lean in leans:
        long = r.uniform(130, 180)
        stem = turned(path(f"M 320 {mouth} Q 316 {mouth - long / 2} 320 {mouth - long}"), lean, (320, mouth))
        b.line(stem, 5, "#4f7a3a")
        if bunch == "grass":
            for px, py in stem[-12:]:
                for side in (-1, 1):
                    b.fill(oval(px + side * 10, py, 15, 6, lean - side * 42), ("#e5b04a", "#cf9530")[side > 0])
        elif bunch == "orchid":
            for n, (px, py) in enumerate(stem[8::4]):
                flower(petals[n % 2], "#8a2a4a")(b, px + r.uniform(-14, 14), py, 28)
        else:
            flower(r.choice(petals), "#d98a1f")(b, *stem[-1], 46)
        if bunch != "grass":
            b.fill(oval(stem[6][0] + 16, stem[6][1], 30, 12, lean + 40), "#5fa046", "#3f7f33")
    _jug(b, 320, 570, k, tone, band)
    if r.random() < 0.4:
        _wide(b, 510, 586, 0.5, *r.choice(CLAYS))


def talenan(b: Board, r: Chance) -> None:
    """A cutting board with what is cut on it."""
    backdrop.flat(b, r, "sage sky rose cream mint sand")
    tone = r.turn(WOODS)
    lean = r.uniform(-14, 14)
    form = r.turn(("long", "round", "wide"), 1)
    body = {"long": box(176, 60, 290, 400, 40), "round": oval(320, 280, 220), "wide": box(90, 110, 460, 320, 36)}[form]
    grip = box(286, 400 if form == "wide" else 440, 70, 170, 30)
    hole_y = 538 if form == "wide" else 566
    for shape in (turned(grip, lean, (320, 300)), turned(body, lean, (320, 300))):
        b.shadow(shape, 8, 18, 12, 0.38)
        b.fill(shape, light(tone, 0.16), dark(tone, 0.1))
    grain(b, turned(body, lean, (320, 300)), tone)
    hole = turned([(321, hole_y)], lean, (320, 300))[0]
    b.fill(oval(*hole, 15), dark(tone, 0.5))
    if r.random() < 0.5:
        b.line(turned(moved(body, 0, 0, 0.88, (320, 270)), lean, (320, 300)), 4, dark(tone, 0.3), 0.7)
    if r.random() < 0.6:
        for i, (x, y) in enumerate(((250, 200), (316, 190), (380, 206), (282, 262))):
            b.solid(oval(x, y, 40, 38), ("#e2452f", "#e2452f", "#4f9a4a", "#4f9a4a")[i], depth=0.7)
            b.fill(oval(x, y, 31, 29), ("#f5a08a", "#f5a08a", "#e6f3c8", "#e6f3c8")[i])
            specks(b, r, 6, (x, y, 18, 16), ("#f6d98a",) if i < 2 else ("#c6de9a",), 5)
        chilli(b, 300, 350, -10, 0.7)
        sprig(b, 220, 370, 10, 0.8)
    else:
        for px, py in ringed(320, 250, 60, 6):
            b.fill(rhomb(px, py, 22), dark(tone, 0.32))
        b.fill(rhomb(320, 250, 34), dark(tone, 0.32))


def piring_kayu(b: Board, r: Chance) -> None:
    """Wooden plates and bowls with their spoons."""
    backdrop.flat(b, r, "mint rose sky sage cream gold")
    tone, other = r.turn(WOODS), r.choice(WOODS)
    places = r.turn((((250, 270, 190), (470, 470, 120)), ((320, 300, 220),), ((210, 220, 140), (430, 240, 140), (320, 450, 140))), 1)
    for i, (x, y, size) in enumerate(places):
        wood = tone if i % 2 == 0 else other
        b.shadow(oval(x, y, size), 8, 18, 14, 0.4)
        b.fill(oval(x, y, size), light(wood, 0.2), dark(wood, 0.12))
        inner = oval(x, y, size * 0.8)
        b.fill(inner, dark(wood, 0.2), light(wood, 0.06))
        with b.inside(inner):
            for k in (0.95, 0.7, 0.45, 0.2):
                b.line(oval(x - size * 0.16, y + size * 0.1, size * k * 0.8, size * k * 0.7), 3, dark(wood, 0.3), 0.5)
    for i, x in enumerate((470, 524) if len(places) == 1 else (560,)):
        b.solid(turned(box(x, 360, 20, 230, 9), 14, (x, 480)), other, depth=0.8)
        b.solid(turned(oval(x + 10, 340, 32 if i == 0 else 26, 44), 14, (x, 480)), other, depth=0.8)
    if len(places) == 1:
        for px, py in sorted(r.within(16, 320, 300, 84), key=lambda p: p[1]):
            ball(b, px, py, 30, r.choice(("#c8303a", "#f2b233", "#7aa63b")))


def ukiran(b: Board, r: Chance) -> None:
    """Gorga: a carved panel in red, white and black, with spirals of our own."""
    backdrop.room(b, r, "cream sage sky sand rose mint", 500)
    ground, pale, ink = r.turn(
        (("#8e2418", "#f6ead2", "#1d1713"), ("#1d1713", "#f0d9a0", "#a83224"), ("#6d3a1c", "#e9c98a", "#2a160a"), ("#f1e2c4", "#8e2418", "#1d1713"))
    )
    tall = r.number % 2 == 0
    x, y, w, h = (150, 60, 340, 480) if tall else (60, 130, 520, 340)
    b.shadow(box(x, y, w, h), 10, 20, 14, 0.42)
    b.fill(box(x, y, w, h, 6), "#7a4a22", "#4f2c12")
    panel = box(x + 24, y + 24, w - 48, h - 48)
    b.fill(panel, ground, dark(ground, 0.2))
    step = 92
    columns, rows = int((w - 48) / step), int((h - 48) / step)
    ox, oy = x + w / 2 - columns * step / 2, y + h / 2 - rows * step / 2
    with b.inside(panel):
        for i in range(columns):
            for j in range(rows):
                cx, cy = ox + (i + 0.5) * step, oy + (j + 0.5) * step
                side = -1 if (i + j) % 2 else 1
                for tone, thick in ((ink, 17), (pale, 9)):
                    b.line(
                        path(
                            f"M {cx - side * 46} {cy + 40} Q {cx - side * 44} {cy - 38} {cx + side * 4} {cy - 34} "
                            f"Q {cx + side * 40} {cy - 28} {cx + side * 34} {cy + 6} Q {cx + side * 26} {cy + 32} {cx} {cy + 22} "
                            f"Q {cx - side * 14} {cy + 8} {cx + side * 6} {cy - 4}"
                        ),
                        thick,
                        tone,
                    )
                b.fill(rhomb(cx + side * 38, cy + 38, 11), pale)
                b.fill(rhomb(cx + side * 38, cy + 38, 5), ink)
    b.line([(x + 24, y + 24), (x + w - 24, y + 24), (x + w - 24, y + h - 24), (x + 24, y + h - 24), (x + 24, y + 24)], 6, pale)
    if r.random() < 0.6:
        _wide(b, 540 if tall else 520, 592, 0.55, *r.choice(CLAYS))


def rumah_adat(b: Board, r: Chance) -> None:
    """A model of a Batak house: saddle roof, carved front, stilts."""
    backdrop.room(b, r, "sky sage gold rose mint cream", 470)
    roof = r.turn(("#4a3a30", "#7a4a2a", "#2f2a2c", "#8a6a3a"))
    front = r.choice(("#8e2418", "#a8522c", "#6d1a2a"))
    b.ground(320, 580, 260, 20)
    b.solid(box(76, 548, 488, 34, 8), "#b9824a")
    for x in (150, 220, 290, 350, 420, 490):
        b.fill(box(x - 11, 440, 22, 112), "#7a4a22", "#4f2c12")
    b.fill(box(128, 492, 384, 14), "#5a3417")
    body = [(140, 330), (500, 330), (520, 446), (120, 446)]
    b.solid(body, front)
    with b.inside(body):
        weave_band(b, 110, 396, 420, 50, "#1d1713", CREAM, front, GOLD)
        for x in (190, 450):
            b.fill(box(x - 26, 344, 52, 44, 4), "#1d1713")
            b.fill(box(x - 3, 344, 6, 44), GOLD)
    b.fill(box(290, 350, 60, 96, 4), "#2a160a")
    shape = path("M 34 96 Q 150 232 320 226 Q 490 232 606 96 Q 590 250 540 350 L 100 350 Q 50 250 34 96 Z")
    b.shadow(shape, 6, 14, 10, 0.4)
    b.fill(shape, light(roof, 0.12), dark(roof, 0.16))
    with b.inside(shape):
        for i in range(46):
            x = 30 + i * 13
            b.line([(320 + (x - 320) * 0.94, 90), (320 + (x - 320) * 0.86, 360)], 3, dark(roof, 0.35), 0.5)
    b.line(path("M 34 96 Q 150 232 320 226 Q 490 232 606 96"), 13, light(roof, 0.2))
    gable = path("M 320 226 Q 250 270 216 350 L 424 350 Q 390 270 320 226 Z")
    b.fill(gable, front, dark(front))
    with b.inside(gable):
        zigzag(b, 200, 300, 240, 50, dark(front, 0.4), GOLD, CREAM)
    b.fill(rhomb(320, 284, 17), GOLD)
    b.line(path("M 320 226 Q 250 270 216 350"), 8, CREAM)
    b.line(path("M 320 226 Q 390 270 424 350"), 8, CREAM)
    for x in (296, 312, 328, 344):
        b.line([(x, 446), (x, 548)], 4, "#c9955a")
    for y in (470, 496, 522):
        b.line([(290, y), (350, y)], 6, "#c9955a")


def bingkai(b: Board, r: Chance) -> None:
    """A frame with a picture: hills and lake, a flower, or a woven piece."""
    backdrop.room(b, r, "cream rose sky sage mint plum", 520)
    tone = r.turn((*WOODS, "#2f2a2c", "#f4ead8", "#7b1e2e"))
    wide = r.number % 2
    x, y, w, h = (70, 110, 500, 370) if wide else (140, 60, 360, 450)
    b.shadow(box(x, y, w, h), 10, 20, 14, 0.42)
    b.fill(box(x, y, w, h, 6), light(tone, 0.14), dark(tone, 0.2))
    b.fill(box(x + 34, y + 34, w - 68, h - 68), dark(tone, 0.4))
    b.fill(box(x + 40, y + 40, w - 80, h - 80), "#fffaf0")
    picture = box(x + 74, y + 74, w - 148, h - 148)
    cx, low = x + w / 2, y + h - 74
    with b.inside(picture):
        style = r.turn(("lake", "flower", "weave"))
        if style == "lake":
            b.fill(picture, "#f9d9a0", "#f3b98a")
            b.fill(oval(cx + 60, y + 150, 34), "#f08a4a")
            b.fill(
                path(f"M {x} {low - 80} Q {x + 120} {y + 110} {cx} {low - 90} Q {cx + 110} {y + 130} {x + w} {low - 70} L {x + w} {low} L {x} {low} Z"),
                "#3f7f6a",
                "#2f6355",
            )
            b.fill(box(x, low - 80, w, 80), "#6fb0b8", "#4a8f9c")
            for i in range(4):
                b.line([(cx - 90 + i * 40, low - 60 + i * 14), (cx - 20 + i * 40, low - 60 + i * 14)], 4, "#cfe8ea", 0.8)
        elif style == "flower":
            b.fill(picture, r.choice(("#1f5b49", "#2f5573", "#f1c6b4")))
            sprig(b, cx - 40, low - 30, -80, 1.6)
            for px, py in ((cx, y + h * 0.42), (cx - 54, y + h * 0.54), (cx + 54, y + h * 0.52)):
                flower(r.choice(("#f3c433", "#e58a8f", "#fff8ea")), "#c8401a")(b, px, py, 54)
        else:
            for i in range(5):
                base, one, two, three = THREADS[(i + r.number) % 6]
                weave_band(b, x, y + 74 + i * (h - 148) / 5, w, (h - 148) / 5, base, one, two, three)
    b.fill([(x + 74, low), (x + 74, y + 74), (x + 74 + w * 0.3, y + 74)], "#ffffff", alpha=0.14)


def kotak_tisu(b: Board, r: Chance) -> None:
    """A tissue box: plaited, woven or carved."""
    backdrop.room(b, r, "sky rose mint cream sage gold", 430)
    tones = r.turn((("#dcae68", "#c58f47", "#6f4720"), ("#7b1e2e", "#f0c04a", "#3a0f18"), ("#a86e3c", "#8a5630", "#4a2a12"), ("#2c7a78", "#f4ead8", "#184e50")))
    x, y, w, h, dx, dy = 92, 320, 350, 200, 110, 84
    front, side = box(x, y, w, h), [(x + w, y), (x + w + dx, y - dy), (x + w + dx, y + h - dy), (x + w, y + h)]
    top = [(x, y), (x + dx, y - dy), (x + w + dx, y - dy), (x + w, y)]
    b.ground(330, 524, 280, 24)
    style = r.turn(("plait", "weave", "wood"))
    base, one, two, three = r.choice(THREADS)
    for face, shade in ((front, 0.0), (side, 0.4), (top, -0.24)):
        if style == "plait":
            plait(b, face, *tones, unit=28)
        else:
            b.fill(face, base if style == "weave" else tones[0], dark(base if style == "weave" else tones[0], 0.12))
            if style == "wood":
                grain(b, face, tones[0], 5)
        if style == "weave" and face is front:
            weave_band(b, x, y + 50, w, 96, dark(base, 0.2), one, two, three)
        if shade > 0:
            b.fill(face, "#2a1206", alpha=shade)
        elif shade < 0:
            b.fill(face, "#ffffff", alpha=-shade)
    mid = (x + (w + dx) / 2, y - dy / 2)
    b.fill(oval(*mid, 130, 24), dark(tones[2], 0.3))
    paper = path(
        f"M {mid[0] - 90} {mid[1] + 4} Q {mid[0] - 110} {mid[1] - 110} {mid[0] - 30} {mid[1] - 170} "
        f"Q {mid[0] + 10} {mid[1] - 120} {mid[0] + 60} {mid[1] - 190} Q {mid[0] + 130} {mid[1] - 90} {mid[0] + 90} {mid[1] + 4} "
        f"Q {mid[0]} {mid[1] + 22} {mid[0] - 90} {mid[1] + 4} Z"
    )
    b.shadow(paper, 4, 6, 5, 0.2)
    b.fill(paper, "#ffffff", "#e3e6e6")
    for dx2 in (-34, 10, 46):
        b.line(path(f"M {mid[0] + dx2} {mid[1]} Q {mid[0] + dx2 - 12} {mid[1] - 60} {mid[0] + dx2 + 6} {mid[1] - 120}"), 3, "#c9cfd0", 0.7)
    if style == "wood":
        for i in range(3):
            b.fill(rhomb(x + 75 + i * 100, y + 100, 34), dark(tones[0], 0.35))
            b.fill(rhomb(x + 75 + i * 100, y + 100, 16), light(tones[0], 0.2))


DRAWINGS = {
    "gerabah": gerabah,
    "vas": vas,
    "talenan": talenan,
    "piring-kayu": piring_kayu,
    "ukiran": ukiran,
    "rumah-adat": rumah_adat,
    "bingkai": bingkai,
    "kotak-tisu": kotak_tisu,
}
