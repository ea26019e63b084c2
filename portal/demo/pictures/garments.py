"""Clothes laid flat or on a hanger."""

from portal.demo.pictures import backdrop
from portal.demo.pictures.board import Board
from portal.demo.pictures.chance import Chance
from portal.demo.pictures.geometry import Outline, box, dark, light, mirrored, oval, path, rhomb
from portal.demo.pictures.patterns import INKS, PRINTS, printed
from portal.demo.pictures.weave import THREADS, weave_band

# half outlines, left of the middle line, from the collar down
SHIRT = (
    "M 320 168 Q 268 150 236 116 Q 190 126 150 150 L 54 292 Q 50 302 58 308 L 128 352 Q 138 356 144 346 L 172 302 L 164 560 Q 164 578 182 580 Q 250 586 320 586"
)
LONG = (
    "M 320 168 Q 268 150 236 116 Q 190 126 156 150 Q 130 176 116 240 L 66 500 Q 64 514 76 516 L 122 526 Q 134 528 138 514 "
    "L 176 330 L 166 560 Q 166 578 184 580 Q 250 586 320 586"
)
WALLS = "sand rose sky mint cream gold teal plum"


def hanger(b: Board, y: float = 118, half: float = 130) -> None:
    """A wooden hanger behind the neck."""
    b.line(path(f"M 320 {y} Q 322 {y - 26} 340 {y - 36} Q 350 {y - 66} 322 {y - 68} Q 302 {y - 66} 302 {y - 48}"), 8, "#e9e1d5")
    b.line([(320 - half, y + 42), (320, y - 2), (320 + half, y + 42)], 17, "#b07a42")
    b.line([(320 - half, y + 38), (320, y - 6), (320 + half, y + 38)], 4, "#dcae68")


def body_of(b: Board, half: str, base: str, low: str = "") -> Outline:
    """A garment symmetric about the middle, with its shadow."""
    left = path(half)
    shape = left + mirrored(left)
    b.shadow(shape, 12, 22, 16, 0.34)
    b.fill(shape, base, low or dark(base, 0.24))
    return shape


def folds(b: Board, long: bool = False) -> None:
    """Shade under the arms and light along the left."""
    for side in (0, 1):
        shade = path("M 150 296 L 176 300 L 168 590 L 150 590 Z")
        b.fill(mirrored(shade) if side else shade, "#000000", alpha=0.18, blur=7)
        seam = path("M 176 330 Q 166 240 182 176" if long else "M 172 302 Q 160 236 176 178")
        b.line(mirrored(seam) if side else seam, 3, "#000000", 0.24)
    b.fill(path("M 214 190 Q 200 330 214 560 L 240 560 Q 222 330 238 190 Z"), "#ffffff", alpha=0.12, blur=6)
    b.fill(path("M 400 300 Q 420 440 404 570 L 430 570 Q 440 440 420 300 Z"), "#000000", alpha=0.1, blur=8)


def collar(b: Board, base: str, style: str) -> None:
    """The neck of a shirt: pointed, standing or round."""
    neck = path("M 244 112 Q 320 90 396 112 Q 372 168 320 214 Q 268 168 244 112 Z")
    if style == "round":
        b.fill(path("M 244 112 Q 320 92 396 112 Q 380 176 320 180 Q 260 176 244 112 Z"), dark(base, 0.5))
        b.line(path("M 240 116 Q 262 186 320 188 Q 378 186 400 116"), 13, light(base, 0.1))
        b.line(path("M 244 112 Q 320 132 396 112"), 9, dark(base, 0.2))
        return
    b.fill(neck, dark(base, 0.5))
    b.fill(path("M 262 116 Q 320 100 378 116 Q 320 140 262 116 Z"), dark(base, 0.2))
    points = "M 246 104 Q 228 112 226 128 L 258 226 Q 262 232 268 226 L 320 172 Q 272 148 246 104 Z"
    if style == "stand":
        points = "M 250 104 Q 236 110 240 134 Q 270 176 312 196 L 320 172 Q 276 150 250 104 Z"
    for side in (0, 1):
        piece = mirrored(path(points)) if side else path(points)
        b.shadow(piece, 2, 5, 4, 0.35)
        b.fill(piece, light(base, 0.16), base)


def placket(b: Board, base: str, buttons: str = "#fff3d6") -> None:
    """The buttoned front."""
    b.fill(box(306, 190, 28, 394), light(base, 0.09), dark(base, 0.12))
    for x in (306, 334):
        b.line([(x, 192), (x, 582)], 2, "#000000", 0.25)
    for y in (216, 290, 364, 438, 506, 556):
        b.fill(oval(321, y + 2, 8), "#000000", alpha=0.3)
        b.fill(oval(320, y, 8), buttons, dark(buttons, 0.2))


def _shirt(
    b: Board, r: Chance, base: str, threads: tuple[str, str, str, str], *, sleeves: str = "", neck: str = "points", layout: str = "chest", stripes: bool = False
) -> None:
    long = (sleeves or r.choice(("short", "long"))) == "long"
    if r.random() < 0.5:
        hanger(b)
    band, one, two, three = threads
    shape = body_of(b, LONG if long else SHIRT, light(base, 0.06))
    with b.inside(shape):
        if stripes:
            for i in range(34):
                b.fill(box(40 + i * 17, 90, 2.5, 500), one, alpha=0.3)
        if layout == "chest":
            weave_band(b, 150, 320, 340, 76, band, one, two, three)
        elif layout == "sides":
            for x in (196, 384):
                for i in range(7):
                    weave_band(b, x, 120 + i * 66, 60, 66, band, one, two, three)
        elif layout == "yoke":
            weave_band(b, 40, 150, 560, 88, band, one, two, three)
        elif layout == "hem":
            weave_band(b, 140, 486, 360, 96, band, one, two, three)
        cuff = [(60, 486), (146, 500), (140, 536), (50, 520)] if long else [(46, 296), (150, 362), (166, 332), (62, 268)]
        for side in (0, 1):
            b.fill(mirrored(cuff) if side else cuff, band)
            edge = cuff[:2] if long else [(58, 276), (160, 340)]
            b.line(mirrored(edge) if side else edge, 4, one)
        folds(b, long)
    collar(b, base, neck)
    if neck != "round":
        placket(b, base)


def kemeja_ulos(b: Board, r: Chance) -> None:
    """A shirt with woven panels."""
    backdrop.flat(b, r, WALLS)
    base = r.turn(("#1e4f48", "#23262e", "#7b1e2e", "#1d3a5c", "#e0a53a", "#5a3417"))
    threads = r.choice([t for t in THREADS if t[0] != base])
    _shirt(b, r, base, threads, layout=r.turn(("chest", "sides", "yoke", "hem", "chest")), neck=r.choice(("points", "points", "stand")))


def kemeja_krem(b: Board, r: Chance) -> None:
    """A light shirt, plain or with thin stripes and a woven accent."""
    backdrop.flat(b, r, "sky teal clay sage navy plum gold")
    base = r.turn(("#f7ecd8", "#e8efe9", "#efdcc0", "#dfe8f0", "#fffaf0"))
    _shirt(b, r, base, r.choice(THREADS), layout=r.turn(("chest", "none", "hem", "sides")), stripes=r.random() < 0.5)


def blus(b: Board, r: Chance) -> None:
    """A woman's blouse: flared, with puffed sleeves or a print."""
    backdrop.flat(b, r, "mint cream sky sand sage teal")
    base = r.turn(("#c8505c", "#e0a0a8", "#2c7a78", "#e0a53a", "#8f6aa0", "#f3e6d8"))
    if r.random() < 0.5:
        hanger(b)
    half = ("M 320 196 Q 262 176 240 118 Q 200 128 172 150 Q 104 190 92 290 Q 88 330 112 340 L 176 344 Q 188 330 184 300 L 196 340 "
            "Q 186 440 148 556 Q 200 590 320 592")  # fmt: skip
    shape = body_of(b, half, light(base, 0.08))
    with b.inside(shape):
        if r.number % 2:
            printed(b, r, shape, (base, light(base, 0.7), dark(base, 0.35)), r.choice(("blooms", "petals")), 62)
        b.fill(path("M 206 344 Q 240 560 220 600 L 190 600 Q 210 460 198 344 Z"), "#000000", alpha=0.14, blur=6)
        b.fill(path("M 430 344 Q 400 560 424 600 L 458 600 Q 436 460 440 344 Z"), "#000000", alpha=0.16, blur=6)
        base2, one, two, three = r.choice(THREADS)
        weave_band(b, 120, 520, 400, 46, base2, one, two, three)
        b.line(path("M 196 338 Q 320 356 444 338"), 12, dark(base, 0.3))
        for side in (0, 1):
            cuff = path("M 88 322 L 186 334 L 186 350 L 88 344 Z")
            b.fill(mirrored(cuff) if side else cuff, base2)
    b.fill(path("M 246 116 Q 320 96 394 116 Q 380 190 320 214 Q 260 190 246 116 Z"), dark(base, 0.5))
    b.line(path("M 242 118 Q 262 196 320 218 Q 378 196 398 118"), 11, light(base, 0.3))
    for y in (246, 290):
        b.fill(oval(320, y, 8), "#fff3d6", "#d9c398")
    b.line(path("M 320 346 Q 300 380 288 420"), 8, dark(base, 0.3))
    b.line(path("M 320 346 Q 340 380 350 410"), 8, dark(base, 0.3))


def kaos(b: Board, r: Chance) -> None:
    """A T-shirt with a printed sign."""
    backdrop.flat(b, r, WALLS)
    base = r.turn(("#f7f0e2", "#23262e", "#c8503a", "#2c7a78", "#e0a53a", "#1d3a5c"))
    if r.random() < 0.4:
        hanger(b)
    shape = body_of(b, SHIRT, light(base, 0.05))
    ink = light(base, 0.8) if base not in ("#f7f0e2",) else "#7b1e2e"
    accent = r.choice(("#f0c04a", "#c8303a", "#2c7a78", "#e8703a"))
    with b.inside(shape):
        style = r.turn(("house", "rhombs", "sun", "cup"))
        if style == "house":
            b.fill(path("M 200 330 Q 320 290 320 250 Q 320 290 440 330 L 410 346 L 230 346 Z"), accent)
            b.fill(box(246, 346, 148, 84), ink)
            b.fill(box(304, 372, 32, 58), base)
            weave_band(b, 246, 346, 148, 22, dark(accent, 0.5), accent, ink)
        elif style == "rhombs":
            for i, size in enumerate((110, 78, 46, 20)):
                b.fill(rhomb(320, 350, size), (ink, accent)[i % 2])
        elif style == "sun":
            b.fill(oval(320, 330, 74), accent)
            for i in range(4):
                b.fill(box(220, 350 + i * 26, 200, 12 + i * 2), base)
            b.fill([(210, 420), (280, 330), (320, 380), (370, 310), (430, 420)], ink)
        else:
            b.fill(path("M 256 320 L 370 320 Q 370 410 330 420 L 296 420 Q 256 410 256 320 Z"), ink)
            b.line(oval(376, 356, 24), 10, ink)
            for x in (286, 314, 342):
                b.line(path(f"M {x} 304 Q {x - 10} 288 {x} 272 Q {x + 10} 256 {x} 244"), 6, accent)
        b.fill(box(250, 460, 140, 11, 5), ink)
        b.fill(box(280, 480, 80, 8, 4), accent)
        folds(b)
    collar(b, base, "round")


def gamis(b: Board, r: Chance) -> None:
    """A long dress on a hanger."""
    backdrop.flat(b, r, "cream sky rose mint sand plum")
    base = r.turn(("#2c6a66", "#7b3a52", "#c9a37a", "#34496b", "#8a9a6a", "#4a3a4f"))
    hanger(b, 76, 70)
    half = ("M 320 110 Q 280 100 262 66 Q 226 72 204 92 Q 178 120 162 190 L 116 372 Q 114 384 124 388 L 168 398 Q 178 398 182 388 L 226 236 "
            "Q 222 320 200 400 Q 176 500 138 592 Q 220 624 320 624")  # fmt: skip
    shape = body_of(b, half, light(base, 0.08))
    with b.inside(shape):
        if r.number % 2:
            printed(b, r, shape, (base, light(base, 0.6), dark(base, 0.3)), r.choice(("blooms", "lattice")), 70)
        band, one, two, three = r.choice(THREADS)
        weave_band(b, 110, 560, 420, 50, band, one, two, three)
        for side in (0, 1):
            cuff = path("M 112 352 L 190 372 L 180 400 L 108 384 Z")
            b.fill(mirrored(cuff) if side else cuff, band)
        for x, to in ((270, 236), (320, 320), (370, 404)):
            b.line(path(f"M {x} 270 Q {x} 420 {to} 620"), 4, "#000000", 0.14)
        b.fill(path("M 250 120 Q 236 340 190 600 L 224 600 Q 262 340 272 120 Z"), "#ffffff", alpha=0.12, blur=8)
        b.line(path("M 226 250 Q 320 266 414 250"), 10, dark(base, 0.3))
    b.fill(path("M 264 66 Q 320 54 376 66 Q 360 116 320 120 Q 280 116 264 66 Z"), dark(base, 0.5))
    b.line(path("M 262 68 Q 282 120 320 124 Q 358 120 378 68"), 9, one)
    for y in (150, 180, 210):
        b.fill(oval(320, y, 6.5), one)


def rok(b: Board, r: Chance) -> None:
    """A skirt: pleated, wrapped or printed."""
    backdrop.flat(b, r, "mint cream sky sand rose gold")
    base = r.turn(("#7b1e2e", "#1d3a5c", "#c98a3a", "#1f5b49", "#b5566a"))
    style = r.turn(("print", "pleats", "bands"))
    half = "M 320 120 L 210 120 Q 196 180 176 260 Q 130 440 96 548 Q 200 592 320 592"
    shape = body_of(b, half, light(base, 0.06))
    with b.inside(shape):
        if style == "print":
            printed(b, r, shape, r.choice(INKS), r.choice(PRINTS), 64)
        elif style == "bands":
            for y, tall in ((260, 50), (370, 60), (490, 76)):
                weave_band(b, 80, y, 480, tall, *r.choice(THREADS))
        for i in range(-4, 5):
            b.fill(
                [(320 + i * 22, 150), (320 + i * 26, 150), (320 + i * 58 + 14, 610), (320 + i * 58 - 10, 610)],
                "#000000",
                alpha=0.2 if style == "pleats" else 0.1,
                blur=4,
            )
    b.solid(box(204, 100, 232, 44, 8), dark(base, 0.1), depth=0.6)
    b.fill(oval(320, 122, 10), "#f0c04a")


def celana(b: Board, r: Chance) -> None:
    """Trousers, long or short, plain or printed."""
    backdrop.flat(b, r, "sand rose mint cream sage sky")
    base = r.turn(("#2f4a6b", "#3a3a3e", "#b08a5a", "#5a6a4a", "#6b3a2a"))
    foot = r.choice((596, 596, 430))
    if foot < 500:
        b.closer = 80.0
        b.down = -40.0
    half = path(f"M 320 110 L 206 110 Q 190 200 176 {foot - 90} L 166 {foot} Q 210 {foot + 12} 276 {foot} L 312 262 L 320 256")
    shape = half + mirrored(half)
    b.shadow(shape, 12, 20, 16, 0.34)
    b.fill(shape, light(base, 0.1), dark(base, 0.2))
    with b.inside(shape):
        if r.number % 3 == 1:
            printed(b, r, shape, r.choice(INKS), r.choice(PRINTS), 56)
        for side in (0, 1):
            crease = path(f"M 246 150 Q 240 300 222 {foot}")
            b.line(mirrored(crease) if side else crease, 4, "#000000", 0.2)
            pocket = path("M 208 150 Q 250 160 262 206")
            b.line(mirrored(pocket) if side else pocket, 5, light(base, 0.34))
            hem = box(150, foot - 26, 150, 40)
            b.fill(mirrored(hem) if side else hem, "#000000", alpha=0.16)
        b.line([(320, 146), (320, 256)], 4, "#000000", 0.3)
        b.fill([(200, 150), (226, 150), (196, foot), (170, foot)], "#ffffff", alpha=0.12, blur=6)
    b.fill(box(202, 100, 236, 44, 6), light(base, 0.05), dark(base, 0.2))
    for x in (226, 282, 350, 406):
        b.fill(box(x, 96, 12, 52, 4), dark(base, 0.2))
    b.fill(oval(320, 122, 10), "#f0c04a", "#b98a2a")
    if r.random() < 0.5:
        b.line(path("M 300 144 Q 290 190 276 210"), 7, "#fff3d6")
        b.line(path("M 340 144 Q 348 186 360 204"), 7, "#fff3d6")


def jaket(b: Board, r: Chance) -> None:
    """A zipped jacket with ribbed hems and a woven yoke."""
    backdrop.flat(b, r, WALLS)
    base = r.turn(("#3a4a3a", "#23262e", "#7b1e2e", "#2c5d7a", "#a9652a"))
    if r.random() < 0.5:
        hanger(b)
    shape = body_of(b, LONG, light(base, 0.08))
    band, one, two, three = r.choice([t for t in THREADS if t[0] != base])
    with b.inside(shape):
        if r.number % 2:
            weave_band(b, 40, 200, 560, 84, band, one, two, three)
        else:
            for x in (60, 500):
                for i in range(5):
                    weave_band(b, x, 180 + i * 70, 90, 60, band, one, two, three)
        folds(b, True)
        b.fill(box(140, 540, 360, 60), dark(base, 0.34))
        for i in range(40):
            b.fill(box(146 + i * 9, 542, 3, 50), light(base, 0.1), alpha=0.6)
        for side in (0, 1):
            cuff = path("M 60 486 L 150 502 L 142 540 L 48 524 Z")
            b.fill(mirrored(cuff) if side else cuff, dark(base, 0.34))
            pocket = path("M 214 420 L 272 470 L 272 484 L 206 430 Z")
            b.fill(mirrored(pocket) if side else pocket, dark(base, 0.4))
        b.fill(box(312, 150, 16, 440), "#d9d2c4")
        for i in range(40):
            b.fill(box(312 + (i % 2) * 8, 170 + i * 10, 8, 5), "#8a8478")
    b.fill(path("M 236 116 Q 320 70 404 116 Q 410 160 396 186 Q 360 150 320 190 Q 280 150 244 186 Q 230 160 236 116 Z"), dark(base, 0.24), dark(base, 0.44))
    b.fill(path("M 262 112 Q 320 88 378 112 Q 350 140 320 184 Q 290 140 262 112 Z"), dark(base, 0.6))
    b.fill(box(313, 196, 14, 36, 6), "#f0c04a")


def baju_anak(b: Board, r: Chance) -> None:
    """A child's set: a small shirt and shorts, with a bow, a car or a flower."""
    backdrop.flat(b, r, "sky cream mint rose gold plum")
    top, low = r.turn((("#f4c04a", "#2c7a98"), ("#e8869a", "#fff3e0"), ("#8fc4b0", "#c8503a"), ("#f3e6cf", "#1f5b49"), ("#b79ad0", "#f4c04a")))
    pants = [(320 + (x - 320) * 0.66, 330 + (y - 110) * 0.62) for x, y in path("M 320 110 L 206 110 L 150 430 Q 220 448 290 430 L 314 280 L 320 276")]
    shape = pants + mirrored(pants)
    b.shadow(shape, 8, 14, 12, 0.34)
    b.fill(shape, light(low, 0.1), dark(low, 0.2))
    half = path("M 320 130 Q 280 120 258 92 Q 224 100 196 120 L 122 206 Q 118 214 124 220 L 176 258 Q 184 262 190 254 L 212 230 L 204 366 Q 250 382 320 382")
    shirt = half + mirrored(half)
    b.shadow(shirt, 8, 14, 12, 0.34)
    b.fill(shirt, light(top, 0.14), dark(top, 0.14))
    with b.inside(shirt):
        if r.number % 2:
            for row in range(6):
                for i in range(10):
                    b.fill(oval(130 + i * 42 + (row % 2) * 21, 120 + row * 46, 9), light(top, 0.7))
        else:
            for i in range(7):
                b.fill(box(100, 110 + i * 44, 440, 16), light(top, 0.5))
        weave_band(b, 190, 330, 260, 44, *r.choice(THREADS))
    b.line(path("M 258 96 Q 280 138 320 140 Q 360 138 382 96"), 11, light(top, 0.6))
    sign = r.choice(("bow", "flower", "fish"))
    if sign == "bow":
        for side in (-1, 1):
            b.solid([(320, 214), (320 + side * 52, 188), (320 + side * 52, 240)], "#c8303a", depth=0.5)
        b.fill(oval(320, 214, 12), "#8f1f2a")
    elif sign == "flower":
        for px, py in ((320, 186), (346, 206), (336, 238), (304, 238), (294, 206)):
            b.fill(oval(px, py, 20), "#fff8ea")
        b.fill(oval(320, 214, 15), "#f0a021")
    else:
        b.fill(oval(312, 214, 44, 28), "#2c7a98")
        b.fill([(348, 214), (384, 190), (384, 238)], "#2c7a98")
        b.fill(oval(290, 208, 6), "#fffaf0")


DRAWINGS = {
    "kemeja-ulos": kemeja_ulos, "kemeja-krem": kemeja_krem, "blus": blus, "kaos": kaos, "gamis": gamis, "rok": rok, "celana": celana,
    "jaket": jaket, "baju-anak": baju_anak,
}  # fmt: skip
