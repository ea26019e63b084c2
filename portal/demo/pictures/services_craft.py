"""Services that mend, build, cook and take photos: phones, coolers, cameras, catering, building."""

from portal.demo.pictures import backdrop
from portal.demo.pictures.board import Board
from portal.demo.pictures.chance import Chance
from portal.demo.pictures.geometry import box, dark, light, oval, path, turned
from portal.demo.pictures.packs import GOLD, sheen, turning
from portal.demo.pictures.services_tools import hammer, phone, screwdriver, wrench
from portal.demo.pictures.solids import ball, steam
from portal.demo.pictures.stationery import BRIGHT
from portal.demo.pictures.strewn import ringed
from portal.demo.pictures.toiletries import flower
from portal.demo.pictures.vessels import CREAM
from portal.demo.pictures.weave import THREADS, weave_band


def servis_hp(b: Board, r: Chance) -> None:
    """Phone repair: a cracked or an opened phone and fine tools."""
    backdrop.flat(b, r, "sky gold mint sand rose sage")
    mat = box(60, 60, 520, 520, 24)
    b.fill(mat, r.turn(("#2f6f7a", "#2f5573", "#3f6b4a", "#7a4a2c")), alpha=0.85)
    for i in range(1, 8):
        b.line([(60 + i * 65, 64), (60 + i * 65, 576)], 1.6, "#ffffff", 0.3)
        b.line([(64, 60 + i * 65), (576, 60 + i * 65)], 1.6, "#ffffff", 0.3)
    screen = r.choice(("#3f86b0", "#7a4a9a", "#1f5b49", "#c8505c"))
    lean = r.uniform(-14, 8)
    if r.number % 2:
        glass = phone(b, 130, 110, 210, 410, lean, screen)
        with b.inside(glass):
            for end in ((120, 120), (230, 90), (350, 210), (340, 360), (210, 520), (110, 400), (120, 250)):
                b.line([(250, 270), ((250 + end[0]) / 2 + r.uniform(-24, 24), (270 + end[1]) / 2), end], 4, "#ffffff", 0.9)
            b.fill(oval(250, 270, 15), "#ffffff", alpha=0.9)
    else:
        shape = turned(box(130, 110, 210, 410, 28), lean, (235, 315))
        b.solid(shape, "#2f3338", "#15171a", 1.6)
        for x, y, w, h, tone in (
            (150, 140, 80, 120, "#1f7a4a"),
            (246, 130, 74, 60, "#8a9298"),
            (150, 280, 120, 210, "#3a3f44"),
            (284, 210, 36, 250, "#1f7a4a"),
            (158, 150, 28, 28, "#15171a"),
            (194, 196, 24, 40, GOLD),
        ):
            b.fill(turned(box(x, y, w, h, 6), lean, (235, 315)), light(tone, 0.12), dark(tone, 0.1))
        for x, y in ((296, 240), (296, 290), (296, 340), (170, 230)):
            b.fill(oval(*turned([(x + 6, y)], lean, (235, 315))[0], 6), GOLD)
    screwdriver(b, 372, 200, r.uniform(-18, 0), r.choice(BRIGHT), 0.72)
    screwdriver(b, 380, 290, r.uniform(0, 12), r.choice(BRIGHT), 0.72)
    for i, px in enumerate((400, 470)):
        b.line(turned([(px, 380), (px + 26, 540)], -4 + i * 8, (px, 380)), 11, "#bfc7cc")
    for x, y in ((400, 546), (452, 520), (520, 470), (540, 540), (496, 540)):
        b.fill(oval(x + 2, y + 4, 9), "#1a1208", alpha=0.35, blur=3)
        b.fill(oval(x, y, 9), "#d9dee1")
        b.line([(x - 5, y), (x + 5, y)], 2.4, "#6a747a")


def servis_ac(b: Board, r: Chance) -> None:
    """Cooler repair: the unit on the wall, cold air, tools and a gauge."""
    backdrop.room(b, r, "sky mint rose gold sage cream", 470)
    y = 104 + r.uniform(-10, 12)
    shape = box(70, y, 500, 160, 26)
    b.shadow(shape, 8, 18, 14, 0.36)
    b.fill(shape, "#ffffff", "#dfe6ea")
    b.fill(box(90, y + 104, 460, 40, 12), "#b9c6cd", "#8fa0a8")
    for i in range(3):
        b.fill(box(96, y + 110 + i * 11, 448, 4), "#6f8088")
    b.fill(box(470, y + 40, 70, 26, 8), "#eaf6fa", "#bcd8e2")
    b.fill(oval(486, y + 53, 5), "#3f9a6a")
    weave_band(b, 100, y + 22, 150, 28, "#ffffff", "#1f5b49", "#c8303a", GOLD)
    for i in range(6):
        x = 130 + i * 76
        b.line(path(f"M {x} {y + 176} Q {x - 26} {y + 210} {x} {y + 240} Q {x + 26} {y + 270} {x - 4} {y + 306}"), 8, "#ffffff", 0.65)
    if r.number % 2:
        for x, cy in ((180, y + 260), (400, y + 270), (500, y + 220)):
            for a in (0, 60, 120):
                b.line(turned([(x - 20, cy), (x + 20, cy)], a, (x, cy)), 5, "#ffffff", 0.9)
    b.ground(180, 590, 120, 14)
    b.solid(box(70, 476, 220, 112, 12), r.turn(("#c8303a", "#2f6fb0", "#3f7f5a", "#e0a021")), depth=1.2)
    b.fill(box(70, 508, 220, 10), "#1a1208", alpha=0.3)
    b.line(path("M 130 476 Q 130 440 180 440 Q 230 440 230 476"), 13, "#3a3f44")
    b.fill(box(164, 500, 32, 30, 5), GOLD)
    for i, (x, tone) in enumerate(((420, "#c8303a"), (512, "#2f6fb0"))):
        b.line(path(f"M {x} 560 Q {x + (i - 0.5) * 60} 606 {x + (i - 0.5) * 160} 604"), 10, tone)
        b.shadow(oval(x, 520, 52), 5, 9, 7, 0.36)
        b.fill(oval(x, 520, 52), tone, dark(tone, 0.2))
        b.fill(oval(x, 520, 41), "#fffdf6")
        for px, py in ringed(x, 520, 33, 10):
            b.fill(oval(px, py, 3), "#3a3f44")
        b.line([(x, 520), turned([(x, 492)], r.uniform(-60, 60), (x, 520))[0]], 5, tone)
    wrench(b, 330, 596, -12, 0.46)


def fotografi(b: Board, r: Chance) -> None:
    """Photography: a camera, prints, or the camera on a tripod with a lamp."""
    backdrop.room(b, r, "cream sky rose sage navy gold", 430)
    tone = r.turn(("#2f3338", "#6b3a24", "#2f5573", "#8a8f94"))
    for i, (x, lean) in enumerate(((60, -12), (420, 12), (250, -4))[: 2 + r.number % 2]):
        print_shape = turned(box(x, 90, 170, 200, 4), lean, (x + 85, 190))
        b.solid(print_shape, "#ffffff", "#f0ece2", 1.2)
        picture = turned(box(x + 14, 104, 142, 138), lean, (x + 85, 190))
        sky = r.choice(("#f9d9a0", "#bcd8e2", "#f1c6b4"))
        b.fill(picture, sky, light(sky, 0.3))
        with b.inside(picture):
            if i == 1:
                flower("#e58a8f")(b, x + 85, 180, 50)
            else:
                b.fill(oval(x + 110, 140, 20), "#f08a4a")
                b.fill(path(f"M {x - 20} 260 Q {x + 40} 130 {x + 90} 210 Q {x + 130} 150 {x + 200} 260 Z"), "#3f7f6a", "#2f6355")
    b.ground(320, 560, 220, 22)
    b.fill(path("M 220 280 L 250 236 L 390 236 L 420 280 Z"), light(tone, 0.16), dark(tone, 0.1))
    body = box(100, 276, 440, 280, 40)
    b.shadow(body, 8, 14, 10, 0.34)
    b.fill(body, light(tone, 0.1), dark(tone, 0.24))
    with b.inside(body):
        b.fill(box(100, 276, 440, 66), "#c9ced2", "#9aa3a9")
        weave_band(b, 100, 482, 440, 48, dark(tone, 0.4), GOLD, CREAM)
    b.fill(box(140, 252, 70, 26, 8), "#c8303a")
    b.fill(oval(486, 270, 34, 12), "#8a9298")
    b.fill(box(440, 292, 70, 34, 8), "#fff6d0", "#e6d9a4")
    for size, one, two in (
        (140, "#3a3f44", "#15171a"),
        (116, "#8a9298", "#525a60"),
        (100, "#1a1c1f", "#2a2e33"),
        (74, "#2f5573", "#15263a"),
        (40, "#4a3a6a", "#1a1230"),
    ):
        b.fill(oval(320, 416, size), one, two)
    b.fill(oval(282, 376, 28, 17, -36), "#ffffff", alpha=0.75)
    b.fill(oval(354, 452, 13, 9, -36), "#ffffff", alpha=0.4)


def katering(b: Board, r: Chance) -> None:
    """Catering: covered dishes on a dressed table, or a stack of boxes."""
    base, one, two, three = r.turn(THREADS)
    backdrop.room(b, r, "sky sage rose gold cream mint", 400)
    table = path("M 0 420 L 640 420 L 640 640 L 0 640 Z")
    b.fill(table, "#fffaf0", "#e6dcc8")
    weave_band(b, 0, 540, 640, 66, base, one, two, three)
    for x in (110, 300, 500):
        b.fill(box(x, 420, 22, 230), "#2a1206", alpha=0.1, blur=9)
    places = ((200, 420, 1.0), (470, 430, 0.8)) if r.number % 2 else ((320, 430, 1.24),)
    for x, y, k in places:
        b.ground(x, y + 48 * k, 170 * k, 16)
        b.fill(box(x - 150 * k, y, 300 * k, 44 * k, 8), "#dfe5e8", "#98a3aa")
        for side in (-1, 1):
            b.line([(x + side * 120 * k, y + 40 * k), (x + side * 130 * k, y + 84 * k)], 11, "#98a3aa")
        b.fill(
            path(f"M {x - 14 * k} {y + 80 * k} Q {x - 16 * k} {y + 60 * k} {x} {y + 50 * k} Q {x + 16 * k} {y + 60 * k} {x + 14 * k} {y + 80 * k} Z"),
            "#ffb03a",
            "#f0692f",
        )
        dome = turning(x, path(f"M {x} {y - 150 * k} Q {x - 150 * k} {y - 150 * k} {x - 156 * k} {y} L {x} {y}"))
        b.shadow(dome, 5, 8, 8, 0.25)
        b.fill(dome, "#f4f7f8", "#a9b5bc")
        sheen(b, dome, 0.24, 0.6)
        b.fill(box(x - 162 * k, y - 10 * k, 324 * k, 20 * k, 9), GOLD, "#b98a2a")
        ball(b, x, y - 160 * k, 17 * k, GOLD)
        if r.random() < 0.7:
            steam(b, x, y - 186 * k)
    for i in range(3):
        y = 516 - i * 18
        b.solid(oval(570 if len(places) == 2 else 560, y, 60, 19), "#ffffff", "#dcd6c8", 0.6)
    if len(places) == 1:
        for i in range(3):
            b.solid(box(30 + i * 6, 470 - i * 44, 110, 44, 5), r.choice(("#d8a866", base, "#fff8ea")), depth=0.8)
        b.fill(oval(85, 352, 30, 12, 10), "#3f8f45")


def _tools(b: Board, r: Chance) -> None:
    backdrop.flat(b, r, "gold sky sand sage clay mint")
    hammer(b, 220, 190, r.uniform(-16, -4), 1.2)
    wrench(b, 420, 160, 62, 1.0)
    screwdriver(b, 420, 560, -32, r.choice(BRIGHT), 0.7)
    for x, y in ((90, 500), (130, 540), (84, 580), (160, 590)):
        b.line([(x, y), (x + 44, y - 16)], 6, "#7a858c")
        b.line([(x - 4, y - 8), (x + 4, y + 8)], 7, "#7a858c")


def _bricks(b: Board, r: Chance) -> None:
    backdrop.room(b, r, "sky gold sage rose cream mint", 470)
    for row in range(5):
        for i in range(5):
            x, y = 20 + i * 122 - (row % 2) * 60, 500 - row * 62
            if x > 420 - row * 60:
                continue
            tone = r.choice(("#c0532f", "#b5482a", "#cf6a42"))
            b.fill(box(x - 3, y - 3, 118, 62), "#d9d0c0")
            b.fill(box(x, y, 112, 54, 4), light(tone, 0.08), dark(tone, 0.1))
    trowel = [(380, 560), (520, 500), (600, 560), (520, 606)]
    b.solid(turned(trowel, -6, (480, 550)), "#bfc7cc", depth=1.2)
    b.line([(390, 560), (350, 540), (330, 510)], 10, "#7a858c")
    b.line([(330, 512), (270, 470)], 26, "#c18a50")
    _helmet(b, r, 500, 440)


def _paint(b: Board, r: Chance) -> None:
    backdrop.room(b, r, "sky gold sage rose cream mint", 470)
    tone = r.choice(BRIGHT)
    b.fill(box(60, 60, 360, 330), tone, alpha=0.9)
    b.line([(250, 390), (250, 452), (330, 452), (330, 580)], 13, "#7a858c")
    b.solid(box(60, 330, 380, 86, 40), light(tone, 0.1), depth=1.4)
    b.fill(box(316, 500, 28, 110, 11), "#c18a50", "#8a5630")
    b.ground(520, 580, 90, 14)
    can = box(440, 420, 160, 160, 8)
    b.fill(can, "#dfe5e8", "#b0bac0")
    b.fill(box(440, 460, 160, 80), tone)
    sheen(b, can)
    b.fill(oval(520, 420, 80, 20), "#eef2f4")
    b.fill(oval(520, 421, 68, 15), tone)
    b.fill(path("M 470 432 Q 476 480 486 500 Q 496 480 500 434 Z"), tone)
    _helmet(b, r, 140, 566)


def _helmet(b: Board, r: Chance, hx: float, hy: float) -> None:
    helmet = r.choice(("#f3c433", "#e58a3a", "#2f6fb0"))
    dome = path(f"M {hx - 100} {hy} Q {hx - 96} {hy - 120} {hx} {hy - 124} Q {hx + 96} {hy - 120} {hx + 100} {hy} Z")
    b.shadow(dome, 5, 12, 8, 0.36)
    b.fill(dome, light(helmet, 0.14), dark(helmet, 0.12))
    sheen(b, dome, 0.2, 0.3)
    b.fill(box(hx - 20, hy - 130, 40, 130, 14), light(helmet, 0.1), dark(helmet, 0.06))
    b.fill(box(hx - 124, hy - 10, 248, 26, 13), helmet, dark(helmet, 0.2))


def tukang(b: Board, r: Chance) -> None:
    """Building: hammer and spanner, a wall of bricks, a roller with paint."""
    r.turn((_tools, _bricks, _paint))(b, r)


DRAWINGS = {
    "servis-hp": servis_hp,
    "servis-ac": servis_ac,
    "fotografi": fotografi,
    "katering": katering,
    "tukang": tukang,
}
