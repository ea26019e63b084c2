"""Wide pictures (960 x 540) of rooms: a class, a sewing shop, a kitchen, taking photos, paying at the counter."""

from collections.abc import Callable

from portal.demo.pictures.board import Board
from portal.demo.pictures.chance import Chance
from portal.demo.pictures.geometry import box, dark, light, oval, path, rhomb, turned
from portal.demo.pictures.packs import GOLD
from portal.demo.pictures.people import figure
from portal.demo.pictures.services_tools import phone, sewing_machine, spool
from portal.demo.pictures.solids import ball, block
from portal.demo.pictures.toiletries import flower
from portal.demo.pictures.vessels import CREAM, jar, plate
from portal.demo.pictures.weave import THREADS, cloth, weave_band


def kelas_pelatihan(b: Board) -> None:
    """A class: a trainer at the screen shows a phone, people at tables look on."""
    b.fill(box(0, 0, 960, 540), "#f3e6cb", "#e6d0a4")
    b.fill(box(0, 400, 960, 140), "#c99a68", "#a87848")
    weave_band(b, 0, 0, 960, 40, "#1f5b49", GOLD, CREAM)
    b.shadow(box(230, 70, 480, 280), 6, 12, 10, 0.3)
    b.fill(box(222, 62, 496, 296, 6), "#3a3f44")
    b.fill(box(232, 72, 476, 276), "#ffffff", "#e9f1f2")
    phone(b, 290, 90, 118, 236, 0, "#f6c445")
    b.fill(box(304, 130, 90, 80, 6), CREAM)
    block(b, (318, 166, 46, 34, 16, 11), ("#f5bd3a",), "#c98838")
    for i in range(3):
        b.fill(box(304, 224 + i * 24, 90 - i * 24, 12, 4), ("#1f5b49", "#8a6a3a", "#8a6a3a")[i])
    for i, (w, tone) in enumerate(((220, "#1f5b49"), (180, "#8fa0a8"), (200, "#8fa0a8"), (120, "#8fa0a8"))):
        b.fill(rhomb(456, 134 + i * 52, 11), "#c8303a")
        b.fill(box(482, 124 + i * 52, w, 20, 6), tone)
    b.fill([(470, -10), (490, -10), (700, 350), (236, 350)], "#fff6da", alpha=0.18)
    b.fill(box(446, 0, 70, 34, 6), "#dfe5e8", "#a9b5bc")
    figure(b, 800, 452, 1.12, "#8e2739", cloth="#2f3a44", scarf="#f0c04a")
    b.line([(752, 300), (700, 236)], 7, "#7a4a22")
    for x, shirt, scarf in ((120, "#2f6f9a", ""), (300, "#c8683a", "#2c7a78"), (490, "#3f7f5a", ""), (680, "#7a4a8a", "#e9b9b4")):
        figure(b, x, 600, 1.14, shirt, scarf=scarf, back=True)
        b.shadow(box(x - 96, 470, 192, 24), 4, 8, 8, 0.3)
        b.fill(box(x - 84, 490, 168, 60), "#a8763c", "#8a5a2c")
        b.fill(box(x - 96, 470, 192, 26, 8), "#dca96a", "#b07a42")
        b.fill(turned(box(x + 44, 440, 30, 46, 5), 10, (x + 58, 464)), "#2f3338")
    for x in (40, 910):
        b.fill(path(f"M {x - 34} 400 L {x + 34} 400 L {x + 26} 466 L {x - 26} 466 Z"), "#c8683a", "#93401c")
        for lean in (-34, -12, 12, 34):
            b.fill(turned(path(f"M {x} 400 Q {x - 22} 330 {x} 270 Q {x + 22} 330 {x} 400 Z"), lean, (x, 400)), "#5fa046", "#2f7350")


def _cloth_shelf(b: Board) -> None:
    """Folded cloth on a shelf, finished dresses on a rail."""
    b.fill(box(40, 50, 250, 190, 6), "#a8763c", "#8a5a2c")
    for row in range(3):
        for i in range(6):
            base, one, two, _ = THREADS[(i + row * 2) % 6]
            x, y = 54 + i * 38, 62 + row * 58
            b.fill(box(x, y + 6, 34, 42, 8), base, dark(base, 0.1))
            b.fill(box(x, y + 20, 34, 6), one)
            b.fill(box(x, y + 32, 34, 3), two)
    for i, x in enumerate((380, 470, 560)):
        b.fill(box(x - 3, 60, 6, 20), "#7a4a22")
        base, one, two, three = THREADS[i]
        dress = path(
            f"M {x - 14} 84 L {x + 14} 84 L {x + 34} 110 L {x + 22} 126 L {x + 24} 170 L {x + 44} 246 L {x - 44} 246 L {x - 24} 170 L {x - 22} 126 "
            f"L {x - 34} 110 Z"
        )
        b.solid(dress, ("#f0c04a", "#c8505c", "#2c7a78")[i])
        with b.inside(dress):
            weave_band(b, x - 50, 206, 100, 28, base, one, two, three)
    b.fill(box(340, 66, 270, 9, 4), "#7a4a22")


def jahit_bengkel(b: Board) -> None:
    """A sewing shop: two machines, people at work, cloth and thread on shelves."""
    b.fill(box(0, 0, 960, 540), "#dfe9ef", "#bfd0dc")
    b.fill(box(0, 440, 960, 100), "#b98a58", "#97693c")
    _cloth_shelf(b)
    b.fill(box(680, 60, 230, 190, 6), "#fff6da", "#f6d9a0")
    b.fill(box(790, 60, 8, 190), "#ffffff")
    b.fill(box(680, 150, 230, 8), "#ffffff")
    for x, shirt, scarf, tone in ((250, "#c8683a", "#1f5b49", "#24675a"), (690, "#2f5fa0", "#f3c9b0", "#8e2739")):
        figure(b, x - 60, 500, 1.16, shirt, scarf=scarf)
        b.ground(x + 50, 520, 190, 14)
        b.fill(box(x - 140, 404, 380, 26, 8), "#c99753", "#8d5c2b")
        for leg in (x - 116, x + 208):
            b.fill(box(leg, 428, 14, 92), "#5a3417")
        sewing_machine(b, x + 10, 404, 0.42, tone)
        drape = path(f"M {x - 60} 396 Q {x + 10} 380 {x + 60} 394 L {x + 60} 404 Q {x - 20} 420 {x - 50} 470 Q {x - 100} 490 {x - 110} 430 Z")
        b.shadow(drape, 3, 6, 5, 0.3)
        cloth(b, drape, THREADS[0 if x < 400 else 2], 3, 0.08)
        spool(b, x + 214, 404, 0.6, "#c8303a")


def dapur_kue(b: Board) -> None:
    """A home kitchen: a baker, cakes cooling, the oven, jars on a shelf."""
    b.fill(box(0, 0, 960, 540), "#f6dcc9", "#e9b9a4")
    for i in range(14):
        for j in range(3):
            b.fill(box(10 + i * 70, 250 + j * 46, 66, 42, 3), "#fbeee2", alpha=0.8)
    b.fill(box(60, 120, 360, 14, 4), "#a8763c")
    for i, tone in enumerate(("#f5bd3a", "#a81f1a", "#7a4726", "#e8850f", "#fff8ea")):
        x = 84 + i * 66
        b.fill(box(x, 62, 46, 58, 10), light(tone, 0.1), dark(tone, 0.1))
        b.fill(box(x + 4, 50, 38, 14, 4), "#7b1e2e")
    b.fill(box(660, 150, 250, 250, 12), "#dfe5e8", "#a9b5bc")
    b.fill(box(684, 216, 202, 140, 10), "#3a2a20", "#5a3418")
    b.fill(oval(785, 330, 90, 40), "#ff9a3a", alpha=0.55, blur=16)
    block(b, (720, 292, 110, 44, 24, 12), ("#f5bd3a", "#c98838"), "#a9641f")
    for i in range(4):
        b.fill(oval(710 + i * 50, 184, 13), "#c8303a", "#8f1f2a")
    b.fill(box(0, 392, 960, 26, 6), "#e9c083", "#c99753")
    b.fill(box(0, 416, 960, 124), "#a8632c", "#864a1c")
    weave_band(b, 0, 450, 960, 50, "#7b1e2e", GOLD, CREAM)
    figure(b, 520, 470, 1.2, "#1f5b49", apron=CREAM, scarf="#f0c04a", cloth="#6d1a2a")
    b.fill(box(0, 392, 960, 26, 6), "#e9c083", "#c99753")
    b.fill(box(0, 416, 960, 124), "#a8632c", "#864a1c")
    weave_band(b, 0, 450, 960, 50, "#7b1e2e", GOLD, CREAM)
    plate(b, 250, 388, 170, 34)
    block(b, (130, 296, 170, 86, 56, 30), ("#f6d08a", "#9a5a24") * 5, "#a9641f")
    plate(b, 520, 400, 90, 20)
    for x in (470, 520, 570):
        ball(b, x, 380, 24, "#f0b23a")
    b.fill(path("M 610 330 L 730 330 Q 724 392 690 404 L 650 404 Q 616 392 610 330 Z"), "#ffffff", "#d9dee0")
    b.fill(oval(670, 330, 60, 14), "#fdf3dd")
    b.line([(700, 326), (752, 262)], 9, "#c18a50")
    for x in (400, 430, 820, 860):
        b.fill(oval(x, 384, 19, 24), "#e0a878", "#cf8c58")


def foto_produk(b: Board) -> None:
    """Taking a product's photo with a phone by the window: the cake, and the cake again on the screen."""
    b.fill(box(0, 0, 960, 540), "#cfe2bd", "#a9c48f")
    b.fill(box(60, 40, 300, 260, 8), "#fffbe6", "#fdeab8")
    for x in (60, 206, 352):
        b.fill(box(x, 40, 10, 260), "#ffffff")
    for y in (40, 165, 292):
        b.fill(box(60, y, 302, 10), "#ffffff")
    b.fill(box(0, 372, 960, 168), "#d3a468", "#b5834a")
    b.fill([(90, 372), (340, 372), (520, 540), (140, 540)], "#fff6da", alpha=0.35)
    b.fill(path("M 120 470 Q 270 396 430 400 Q 560 404 600 452 Q 500 520 330 520 Q 190 516 120 470 Z"), "#2f8a4e", "#1f6b3b")
    b.line(path("M 130 470 Q 300 452 590 450"), 5, "#8ecb79")
    block(b, (200, 306, 210, 150, 84, 50), ("#f9cf58",), "#c98838")
    for i in range(24):
        for j in range(5):
            b.fill(oval(208 + i * 8.4, 322 + j * 28 + (i % 3) * 8, 2.2, 9), "#d8951c")
    block(b, (420, 408, 110, 60, 40, 26), ("#f9cf58",), "#c98838")
    flower("#fffaf0", GOLD)(b, 150, 506, 34)
    glass = phone(b, 640, 70, 220, 420, 8, "#cfe2bd")
    with b.inside(glass):
        b.fill(box(600, 320, 320, 200), "#d3a468")
        b.fill(path("M 640 372 Q 720 330 840 352 Q 860 400 740 410 Q 660 400 640 372 Z"), "#2f8a4e")
        block(b, (676, 262, 100, 86, 40, 26), ("#f9cf58",), "#c98838")
        for i in range(12):
            for j in range(3):
                b.fill(oval(682 + i * 8, 276 + j * 26 + (i % 3) * 6, 2, 7), "#d8951c")
        for k in (1, 2):
            b.line(turned([(640 + k * 73, 80), (640 + k * 73, 480)], 8, (750, 280)), 1.6, "#ffffff", 0.7)
            b.line(turned([(640, 70 + k * 140), (860, 70 + k * 140)], 8, (750, 280)), 1.6, "#ffffff", 0.7)
    x, y = turned([(750, 446)], 8, (750, 280))[0]
    b.fill(oval(x, y, 24), "#ffffff")
    b.line(oval(x, y, 17), 3, "#c8303a")
    for yy in (330, 380, 428):
        b.fill(turned(box(612, yy, 60, 34, 17), -8, (640, yy)), light("#c48a5f", 0.1), "#b5764a")
    b.fill(path("M 820 400 Q 900 380 960 420 L 960 540 L 800 540 Q 790 460 820 400 Z"), light("#c48a5f", 0.08), "#b5764a")
    b.fill(path("M 880 470 L 960 440 L 960 540 L 860 540 Z"), "#8e2739", "#6d1a2a")


def bayar_di_toko(b: Board) -> None:
    """Paying at the counter by phone: the shop's sign, goods, the seller."""
    r = Chance.of("bayar-di-toko", 0)
    b.fill(box(0, 0, 960, 540), "#f6dfb4", "#e9c27d")
    b.fill(box(80, 60, 420, 250, 6), "#1f4f44", "#163a33")
    for row in range(2):
        b.fill(box(80, 172 + row * 124, 420, 12), "#caa06a")
        for i in range(6):
            tone = ("#a81f1a", "#e8850f", "#4a2615", "#6d9a3a", "#f0c04a", "#7a3f5a")[(i + row * 2) % 6]
            x = 100 + i * 66
            b.fill(box(x, 104 + row * 124, 46, 68, 9), light(tone, 0.1), tone)
            b.fill(box(x + 6, 124 + row * 124, 34, 24, 3), CREAM)
            b.fill(box(x + 4, 92 + row * 124, 38, 16, 4), GOLD)
    figure(b, 620, 470, 1.3, "#2c7a78", apron="#7b1e2e", scarf="#f7dce6")
    b.fill(box(0, 378, 960, 26, 6), "#b07a42", "#8d5c2b")
    b.fill(box(0, 402, 960, 138), "#e9c083", "#c99753")
    weave_band(b, 0, 446, 960, 56, "#7b1e2e", GOLD, CREAM)
    b.ground(330, 384, 110, 12)
    b.fill([(236, 386), (424, 386), (410, 366), (250, 366)], "#7a4a22")
    b.shadow(box(250, 160, 160, 214, 10), 6, 10, 8, 0.35)
    b.fill(box(250, 160, 160, 214, 10), "#ffffff", "#eef2f2")
    b.fill(box(250, 160, 160, 40, 10), "#c8303a")
    for size, tone in ((50, "#1f5b49"), (32, "#f0c04a"), (16, "#ffffff")):
        b.fill(rhomb(330, 262, size), tone)
    for i in range(2):
        b.fill(box(280 + i * 16, 326 + i * 20, 100 - i * 32, 10, 4), "#8fa0a8")
    glass = phone(b, 440, 214, 108, 204, 16, "#eaf4ef")
    cx, cy = turned([(494, 300)], 16, (494, 316))[0]
    with b.inside(glass):
        b.fill(oval(cx, cy, 36), "#3f9a6a", "#2a7a50")
        b.line([(cx - 16, cy), (cx - 4, cy + 13), (cx + 18, cy - 14)], 8, "#ffffff")
    b.fill(path("M 430 400 Q 440 350 520 372 Q 560 384 570 440 L 590 540 L 440 540 Q 430 470 430 400 Z"), light("#c48a5f", 0.06), "#b5764a")
    for yy in (330, 362, 394):
        b.fill(turned(box(528, yy, 52, 26, 13), 14, (550, yy)), light("#c48a5f", 0.12), "#b5764a")
    jar(b, r, (770, 286, 90, 96), "#d8402a", "#1f5b49")
    jar(b, r, (876, 300, 74, 82), "#e8850f", "#7b1e2e")
    for i in range(3):
        ball(b, 90 + i * 44, 366, 25, ("#f2b233", "#e0692f", "#7aa63b")[i])


DRAWINGS: dict[str, Callable[[Board], None]] = {
    "kelas-pelatihan": kelas_pelatihan,
    "bengkel-jahit": jahit_bengkel,
    "dapur-kue": dapur_kue,
    "foto-produk": foto_produk,
    "bayar-di-toko": bayar_di_toko,
}
