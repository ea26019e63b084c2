"""Soft and small things for the home: cushions, table cloths, dolls, candles, key rings."""

from portal.demo.pictures import backdrop
from portal.demo.pictures.board import Board
from portal.demo.pictures.chance import Chance
from portal.demo.pictures.geometry import Outline, box, dark, light, moved, oval, path, rhomb, ring, turned
from portal.demo.pictures.packs import GOLD, sheen, turning
from portal.demo.pictures.solids import ball
from portal.demo.pictures.strewn import sprig
from portal.demo.pictures.toiletries import flower
from portal.demo.pictures.vessels import CREAM, label, plain
from portal.demo.pictures.weave import THREADS, weave_band, zigzag

SKINS = ("#c98a5e", "#b5764a", "#dba67c")


def _cushion(b: Board, r: Chance, cx: float, cy: float, size: float, lean: float) -> None:
    base, one, two, three = r.choice(THREADS)
    s = size
    shape = turned(
        path(
            f"M {cx - s} {cy - s} Q {cx} {cy - s * 0.84} {cx + s} {cy - s} Q {cx + s * 0.86} {cy} {cx + s} {cy + s} "
            f"Q {cx} {cy + s * 0.86} {cx - s} {cy + s} Q {cx - s * 0.86} {cy} {cx - s} {cy - s} Z"
        ),
        lean,
        (cx, cy),
    )
    tone = r.choice((base, CREAM, one, "#2c7a78", "#c8683a"))
    ink = base if tone != base else one
    b.shadow(shape, 8, 16, 12, 0.36)
    b.fill(shape, light(tone, 0.1), dark(tone, 0.14))
    with b.inside(shape):
        style = r.randrange(3)
        if style == 0:
            weave_band(b, cx - s * 1.3, cy - s * 0.3, s * 2.6, s * 0.6, dark(base, 0.1), one, two, three)
        elif style == 1:
            for i in range(4):
                for j in range(4):
                    b.fill(rhomb(cx + (i - 1.5) * s * 0.5, cy + (j - 1.5) * s * 0.5, s * 0.2), ink)
                    b.fill(rhomb(cx + (i - 1.5) * s * 0.5, cy + (j - 1.5) * s * 0.5, s * 0.09), tone)
        else:
            for i in range(4):
                zigzag(b, cx - s * 1.3, cy - s + i * s * 0.5, s * 2.6, s * 0.4, tone, ink, three)
        b.fill(oval(cx + s * 0.7, cy + s * 0.8, s * 0.8), "#2a1206", alpha=0.22, blur=s * 0.2)
        b.fill(oval(cx - s * 0.4, cy - s * 0.5, s * 0.6, s * 0.4), "#ffffff", alpha=0.16, blur=s * 0.15)
    for px, py in turned([(cx - s, cy - s), (cx + s, cy - s), (cx + s, cy + s), (cx - s, cy + s)], lean, (cx, cy)):
        ball(b, px, py, s * 0.08, ink)


def bantal(b: Board, r: Chance) -> None:
    """Cushions with woven faces."""
    backdrop.room(b, r, "sage sky rose gold cream mint", 450)
    layout = r.turn(("one", "two", "stack"))
    if layout == "one":
        _cushion(b, r, 320, 330, 200, r.uniform(-8, 8))
    elif layout == "two":
        _cushion(b, r, 230, 290, 154, r.uniform(-14, -4))
        _cushion(b, r, 410, 370, 154, r.uniform(2, 12))
    else:
        for i in range(3):
            base, one, two, three = r.choice(THREADS)
            shape = box(100 + i * 10, 440 - i * 130, 440 - i * 24, 132, 62)
            b.shadow(shape, 6, 14, 10, 0.4)
            b.fill(shape, light(base, 0.1), dark(base, 0.16))
            with b.inside(shape):
                weave_band(b, 90, 480 - i * 130, 460, 50, dark(base, 0.15), one, two, three)
                b.fill(box(90, 530 - i * 130, 460, 50), "#2a1206", alpha=0.22, blur=12)


def taplak(b: Board, r: Chance) -> None:
    """A table cloth or runner on a set table, or folded."""
    base, one, two, three = r.turn(THREADS)
    pale = r.choice((CREAM, "#f3e0c4", base))
    if r.number % 2:
        backdrop.room(b, r, "sky sage rose cream mint gold", 300)
        b.fill([(60, 300), (580, 300), (640, 430), (0, 430)], "#a8763c", "#8a5a2c")
        cloth_top = [(130, 300), (510, 300), (560, 430), (80, 430)]
        b.fill(cloth_top, light(pale, 0.14), pale)
        drop = path("M 80 430 L 560 430 L 566 590 Q 520 606 480 590 Q 420 606 360 590 Q 300 608 240 590 Q 180 606 130 590 Q 100 602 74 590 Z")
        b.shadow(drop, 6, 12, 8, 0.35)
        b.fill(drop, pale, dark(pale, 0.14))
        with b.inside(drop):
            ink = base if pale != base else dark(base)
            weave_band(b, 60, 500, 520, 62, ink, one, two, three)
            for x in (170, 290, 410, 520):
                b.fill(box(x, 430, 24, 200), "#2a1206", alpha=0.14, blur=9)
        b.ground(320, 384, 70, 12)
        b.fill(turning(320, path("M 320 250 L 294 250 Q 290 276 262 300 Q 246 350 280 382 L 320 382")), "#2c7a78", "#184e50")
        for lean in (-30, 0, 28):
            flower(r.choice(("#e58a8f", "#f3c433", "#fff8ea")), "#c8401a")(b, *turned([(320, 160)], lean, (320, 260))[0], 40)
            b.line([(320, 252), turned([(320, 196)], lean, (320, 260))[0]], 4, "#4f7a3a")
        return
    backdrop.flat(b, r, "sky sage rose sand mint clay")
    for i, (x, y, w, h) in enumerate(((84, 110, 470, 420), (110, 150, 420, 350), (140, 200, 360, 270))):
        shape = turned(box(x, y, w, h, 10), (-4, 3, -2)[i], (320, 320))
        tone = (pale, base, pale if pale != base else one)[i]
        ink = base if tone != base else dark(base, 0.3)
        b.shadow(shape, 6, 12, 9, 0.36)
        b.fill(shape, light(tone, 0.1), dark(tone, 0.08))
        with b.inside(shape):
            weave_band(b, 40, y + h - 92, 560, 64, ink, one, two, three)
    b.fill(rhomb(320, 300, 56), base)
    b.fill(rhomb(320, 300, 28), one)


def _person(b: Board, r: Chance, cx: float, base: float, k: float, woman: bool) -> None:
    """A cloth doll in traditional dress."""
    skin = r.choice(SKINS)
    dress, one, two, three = r.choice(THREADS)
    top = r.choice(("#1d1713", "#c8303a", "#1f5b49", "#e0a847", "#f4ead8"))

    def at(data: str) -> Outline:
        return [(cx + x * k, base + y * k) for x, y in path(data)]

    b.ground(cx + 6, base, 110 * k, 16)
    for side in (-1, 1):
        b.line(at(f"M {side * 66} -250 Q {side * 120} -200 {side * 96} -150"), 38 * k, top)
        b.fill(oval(cx + side * 94 * k, base - 140 * k, 22 * k), skin)
    skirt = (
        at("M -76 -170 L 76 -170 Q 110 -60 104 0 L -104 0 Q -110 -60 -76 -170 Z") if woman else at("M -74 -170 L 74 -170 L 78 0 L 8 0 L 0 -90 L -8 0 L -78 0 Z")
    )
    b.fill(skirt, dress, dark(dress, 0.2))
    with b.inside(skirt):
        weave_band(b, cx - 120 * k, base - 70 * k, 240 * k, 54 * k, dark(dress, 0.25), one, two, three)
    chest = at("M -70 -270 Q 0 -300 70 -270 L 80 -160 L -80 -160 Z")
    b.fill(chest, light(top, 0.08), dark(top, 0.16))
    sash = at("M -74 -262 L -34 -278 L 82 -176 L 80 -140 Z")
    b.fill(sash, dress)
    b.line(at("M -56 -266 L 80 -158"), 7 * k, one)
    _face(b, cx, base, k, woman, (skin, dress, one))


def _face(b: Board, cx: float, base: float, k: float, woman: bool, tones: tuple[str, str, str]) -> None:
    """Head of a doll: the woman with a bun, the man with a cap."""
    skin, dress, one = tones

    def at(data: str) -> Outline:
        return [(cx + x * k, base + y * k) for x, y in path(data)]

    if woman:
        b.fill(oval(cx, base - 372 * k, 92 * k, 96 * k), "#241a17")
        b.fill(oval(cx, base - 460 * k, 40 * k, 30 * k), "#241a17")
    else:
        b.fill(oval(cx, base - 388 * k, 86 * k, 82 * k), "#241a17")
    b.shadow(oval(cx, base - 360 * k, 78 * k), 2, 6, 5, 0.25)
    b.fill(oval(cx, base - 360 * k, 78 * k), light(skin, 0.14), skin)
    if woman:
        b.fill(at("M -80 -376 Q -60 -440 0 -442 Q 60 -440 80 -376 Q 40 -420 0 -420 Q -40 -420 -80 -376 Z"), "#241a17")
        flower("#f3c433", "#c8401a")(b, cx + 56 * k, base - 430 * k, 24 * k)
    else:
        cap = at("M -80 -398 Q -40 -430 0 -470 Q 40 -430 80 -398 Q 0 -378 -80 -398 Z")
        b.fill(cap, dress, dark(dress))
        b.line(at("M -78 -398 Q 0 -376 78 -398"), 9 * k, one)
    for side in (-1, 1):
        b.fill(oval(cx + side * 28 * k, base - 362 * k, 8 * k, 10 * k), "#241a17")
        b.fill(oval(cx + side * 46 * k, base - 334 * k, 14 * k, 9 * k), "#e58a7a", alpha=0.7)
    b.line(at("M -20 -326 Q 0 -308 20 -326"), 5 * k, "#8a2f24")


def _animal(b: Board, r: Chance, cx: float, base: float, k: float) -> None:
    """A knitted animal: bear, rabbit or elephant."""
    tone = r.choice(("#b9824a", "#d9b9a0", "#8a9aa6", "#e58a8f", "#e0b46a"))
    ears = r.choice(("round", "long"))
    b.ground(cx + 6, base, 130 * k, 18)
    for side in (-1, 1):
        if ears == "round":
            ball(b, cx + side * 84 * k, base - 430 * k, 40 * k, tone)
            b.fill(oval(cx + side * 84 * k, base - 428 * k, 22 * k), light(tone, 0.45))
        else:
            b.solid(oval(cx + side * 48 * k, base - 490 * k, 30 * k, 92 * k, side * 10), tone)
            b.fill(oval(cx + side * 48 * k, base - 484 * k, 14 * k, 62 * k, side * 10), light(tone, 0.5))
        ball(b, cx + side * 130 * k, base - 190 * k, 46 * k, tone)
    ball(b, cx, base - 140 * k, 140 * k, tone)
    b.fill(oval(cx, base - 120 * k, 88 * k, 96 * k), light(tone, 0.45))
    ball(b, cx, base - 350 * k, 122 * k, tone, 0.92)
    for side in (-1, 1):
        ball(b, cx + side * 84 * k, base - 30 * k, 56 * k, tone)
        b.fill(oval(cx + side * 84 * k, base - 28 * k, 28 * k), light(tone, 0.45))
        b.fill(oval(cx + side * 44 * k, base - 372 * k, 13 * k), "#241a17")
    b.fill(oval(cx, base - 318 * k, 50 * k, 38 * k), light(tone, 0.5))
    b.fill(oval(cx, base - 334 * k, 18 * k, 12 * k), "#241a17")
    b.line([(cx - 18 * k, base - 306 * k), (cx, base - 298 * k), (cx + 18 * k, base - 306 * k)], 4, "#241a17")
    base_tone, one, two, _ = r.choice(THREADS)
    with b.inside(box(cx - 110 * k, base - 258 * k, 220 * k, 44 * k, 16)):
        weave_band(b, cx - 110 * k, base - 258 * k, 220 * k, 44 * k, base_tone, one, two)


def boneka(b: Board, r: Chance) -> None:
    """Dolls: a pair in traditional dress, one of them, or a knitted animal."""
    backdrop.room(b, r, "gold sky rose mint sage cream", 470)
    style = r.turn(("pair", "animal", "one"))
    if style == "pair":
        _person(b, r, 200, 570, 0.92, False)
        _person(b, r, 440, 574, 0.92, True)
    elif style == "animal":
        _animal(b, r, 320, 580, 0.96)
    else:
        _person(b, r, 320, 592, 1.12, r.random() < 0.6)


def lilin(b: Board, r: Chance) -> None:
    """Scented candles: in glasses, pillars, in a coconut shell."""
    backdrop.room(b, r, "plum rose navy sage cream maroon", 430)
    tones = r.sample(("#f3e0c4", "#e9b9b4", "#c9d9a6", "#c9b3d9", "#f5cf8a", "#a9cfd0"), 3)
    places = r.turn((((320, 548, 250, 230),), ((210, 540, 180, 210), (440, 552, 160, 150)), ((150, 540, 140, 150), (320, 552, 150, 250), (490, 544, 130, 190))))
    glass = r.random() < 0.6
    for i, (cx, base, w, h) in enumerate(places):
        tone, y = tones[i], base - h
        b.fill(oval(cx, y - 40, 120, 130), "#ffe9a8", alpha=0.35, blur=36)
        b.ground(cx + 6, base, w * 0.6, 18)
        shape = box(cx - w / 2, y, w, h, 16)
        b.fill(shape, light(tone, 0.2), dark(tone, 0.12))
        b.fill(oval(cx, y + 6, w / 2, w * 0.12), light(tone, 0.5), light(tone, 0.2))
        if glass:
            b.fill(box(cx - w / 2, y - h * 0.22, w, h * 0.3), "#ffffff", alpha=0.22)
            b.line(oval(cx, y - h * 0.22, w / 2, w * 0.1), 4, "#ffffff", 0.7)
            label(b, r, (cx - w * 0.36, y + h * 0.26, w * 0.72, h * 0.58), r.choice((plain(dark(tone, 0.4)), flower(dark(tone, 0.2)))))
        else:
            with b.inside(shape):
                weave_band(b, cx - w / 2, y + h * 0.5, w, h * 0.2, dark(tone, 0.4), CREAM, GOLD)
        sheen(b, shape, 0.2, 0.4)
        b.line([(cx, y + 4), (cx + 2, y - 22)], 5, "#3a2a20")
        b.fill(
            path(f"M {cx} {y - 92} Q {cx + 32} {y - 40} {cx + 16} {y - 18} Q {cx} {y - 6} {cx - 16} {y - 18} Q {cx - 30} {y - 44} {cx} {y - 92} Z"),
            "#ffd35a",
            "#f08a2a",
        )
        b.fill(oval(cx, y - 30, 9, 18), "#fff6d0")
    for x, y in ((90, 580), (540, 590)):
        if r.random() < 0.5:
            sprig(b, x - 40, y, r.uniform(-20, 20), 1.1, "#8a7fb8")
        else:
            flower("#fff8ea")(b, x, y, 34)


def _charm(b: Board, r: Chance, cx: float, cy: float, style: str) -> None:
    """What hangs on a key ring."""
    base, one, two, three = r.choice(THREADS)
    if style == "house":
        roof = [(cx + x, cy + y) for x, y in path("M -96 -60 Q -40 -4 0 -6 Q 40 -4 96 -60 Q 92 0 74 30 L -74 30 Q -92 0 -96 -60 Z")]
        b.solid(box(cx - 56, cy + 20, 112, 84, 4), base, depth=1.2)
        weave_band(b, cx - 56, cy + 70, 112, 28, dark(base), one, two)
        b.solid(roof, "#5a3a24", depth=1)
        b.line([(cx + x, cy + y) for x, y in path("M -96 -60 Q -40 -4 0 -6 Q 40 -4 96 -60")], 6, one)
    elif style == "knot":
        shape = [(cx - 62, cy - 40), (cx + 62, cy - 40), (cx + 62, cy + 84), (cx - 62, cy + 84)]
        b.solid(shape, base, depth=1.2)
        with b.inside(shape):
            weave_band(b, cx - 70, cy - 30, 140, 106, base, one, two, three)
        for i in range(13):
            b.line([(cx - 58 + i * 9.6, cy + 82), (cx - 58 + i * 9.6, cy + 120)], 4, (one, base, three)[i % 3])
    elif style == "leather":
        shape = path(f"M {cx - 50} {cy - 50} L {cx + 50} {cy - 50} L {cx + 50} {cy + 70} Q {cx} {cy + 130} {cx - 50} {cy + 70} Z")
        b.solid(shape, "#a8632c", depth=1.2)
        b.line([*moved(shape, 0, 0, 0.84, (cx, cy + 20)), moved(shape, 0, 0, 0.84, (cx, cy + 20))[0]], 3, "#f3d3a2", 0.9)
        b.fill(rhomb(cx, cy + 22, 32), "#7a4219")
        b.fill(rhomb(cx, cy + 22, 15), "#f3d3a2")
    else:
        ball(b, cx, cy + 20, 72, three)
        for px, py in ring(cx, cy + 20, 40, 6):
            b.fill(oval(px, py, 13), one)
        b.fill(oval(cx, cy + 20, 18), base)


def _key(b: Board, x: float, y: float, lean: float, metal: str) -> None:
    """A key hanging from x, y."""
    blade = path(
        f"M {x - 9} {y + 50} L {x + 9} {y + 50} L {x + 9} {y + 226} L {x - 2} {y + 238} L {x - 9} {y + 226} L {x - 24} {y + 220} "
        f"L {x - 24} {y + 196} L {x - 9} {y + 190} L {x - 9} {y + 176} L {x - 20} {y + 172} L {x - 20} {y + 152} L {x - 9} {y + 148} Z"
    )
    b.solid(turned(blade, lean, (x, y)), metal)
    b.solid(turned(oval(x, y + 30, 38, 34), lean, (x, y)), metal)
    b.fill(turned(oval(x, y + 16, 12), lean, (x, y)), dark(metal, 0.5))


def gantungan_kunci(b: Board, r: Chance) -> None:
    """Key rings with charms of wood, leather, cloth and beads."""
    backdrop.flat(b, r, "sand sky sage rose mint cream")
    styles = ["house", "knot", "leather", "bead"]
    first = r.turn((0, 1, 2, 3))
    places = ((215, 350), (440, 400)) if r.number % 2 else ((320, 380),)
    b.closer, b.down = 66.0, 12.0
    for i, (cx, cy) in enumerate(places):
        b.line(oval(cx + 6, cy - 200, 54), 11, "#1a1208", 0.25)
        b.line(oval(cx, cy - 210, 54), 11, "#8f969c")
        b.line(oval(cx - 1, cy - 212, 54, 54, 0, 180, 300), 4, "#eef2f4")
        for n in range(5):
            b.line(oval(cx, cy - 146 + n * 22, 8, 14), 5, "#9aa1a7")
        _charm(b, r, cx, cy + 10, styles[(first + i) % 4])
        if len(places) == 1:
            for side in (-1, 1):
                _key(b, cx, cy - 190, -side * 34, "#c9a24a" if side < 0 else "#a9b0b6")


DRAWINGS = {"bantal": bantal, "taplak": taplak, "boneka": boneka, "lilin": lilin, "gantungan-kunci": gantungan_kunci}
