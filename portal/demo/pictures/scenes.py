"""Wide pictures (960 x 540) for news, programmes and trainings: market and street."""

from collections.abc import Callable

from portal.demo.pictures import scenes_indoors
from portal.demo.pictures.board import Board
from portal.demo.pictures.chance import Chance
from portal.demo.pictures.geometry import box, dark, light, mirrored, moved, oval, path, turned
from portal.demo.pictures.packs import GOLD, basket, carton
from portal.demo.pictures.people import figure
from portal.demo.pictures.solids import ball
from portal.demo.pictures.strewn import strew
from portal.demo.pictures.vessels import CREAM, crate
from portal.demo.pictures.weave import weave_band

WIDTH, HEIGHT = 960, 540
SHIRT = (
    "M 236 116 Q 190 126 150 150 L 54 292 Q 50 302 58 308 L 128 352 Q 138 356 144 346 L 172 302 L 164 560 Q 164 578 182 580 Q 320 590 458 580 "
    "Q 476 578 476 560 L 468 302 L 496 346 Q 502 356 512 352 L 582 308 Q 590 302 586 292 L 490 150 Q 450 126 404 116 Q 320 168 236 116 Z"
)
# base, band, thread, light: shirts on rails and shelves
SHIRTS = (
    ("#f7ecd8", "#1d3a5c", "#f0c04a", "#f7ecd8"),
    ("#1e4f48", "#f7ecd8", "#7b1e2e", "#e09a1c"),
    ("#f0c04a", "#6d1a2a", "#fff3d6", "#f0c04a"),
    ("#3b7f95", "#f7ecd8", "#7b1e2e", "#f0c04a"),
)


def skyline(b: Board, low: float, tone: str, sky: str) -> None:
    """Houses and a dome far away; only shapes."""
    for x, w, h in ((20, 90, 210), (120, 70, 260), (200, 110, 180), (640, 100, 230), (750, 70, 290), (830, 120, 200)):
        b.fill(box(x, low - h, w, h), tone, alpha=0.75)
        for i in range(3):
            for j in range(h // 46):
                b.fill(box(x + 12 + i * (w - 24) / 3, low + 16 - h + j * 44, 12, 20, 2), sky, alpha=0.8)
    b.fill(oval(480, low, 110, 130, 0, 180, 360), dark(tone, 0.06), alpha=0.8)
    b.fill(box(474, low - 168, 12, 50), dark(tone, 0.06))


def awning(b: Board, x: float, y: float, w: float, h: float, one: str, two: str, n: int = 10) -> None:
    """A striped awning with a scalloped edge."""
    step = w / n
    for i in range(n):
        tone = one if i % 2 == 0 else two
        b.fill(
            [(x + i * step + 14, y), (x + (i + 1) * step + (14 if i < n - 1 else -14), y), (x + (i + 1) * step, y + h), (x + i * step, y + h)],
            tone,
            dark(tone, 0.08),
        )
        b.fill(oval(x + (i + 0.5) * step, y + h, step / 2, step * 0.34, 0, 0, 180), dark(tone, 0.1))
    b.fill(box(x, y + h - 2, w, 6), "#000000", alpha=0.14)


def hung_shirt(b: Board, cx: float, y: float, k: float, colours: tuple[str, str, str, str]) -> None:
    """A shirt whose neck hangs at cx, y."""
    base, band, one, two = colours
    shape = moved(path(SHIRT), cx - 320, y - 116, k, (320, 116))
    b.shadow(shape, 18 * k, 26 * k, 22 * k, 0.4)
    b.fill(shape, base, dark(base, 0.16))
    with b.inside(shape):
        weave_band(b, cx - 160 * k, y + 230 * k, 320 * k, 80 * k, band, one, two)
        b.fill(box(cx + 90 * k, y + 190 * k, 90 * k, 340 * k), "#000000", alpha=0.16, blur=18 * k)
    b.fill(moved(path("M 244 112 Q 320 90 396 112 Q 372 160 320 176 Q 268 160 244 112 Z"), cx - 320, y - 116, k, (320, 116)), dark(base, 0.4))
    half = path("M 246 104 Q 228 112 226 128 L 258 226 Q 262 232 268 226 L 320 172 Q 272 148 246 104 Z")
    for collar in (half, mirrored(half)):
        b.fill(moved(collar, cx - 320, y - 116, k, (320, 116)), light(base, 0.2), base)
    b.line([(cx, y + 60 * k), (cx, y + 456 * k)], 2, "#000000", 0.25)
    for i in range(5):
        b.fill(oval(cx, y + (100 + i * 84) * k, 7 * k), "#fff3d6", "#cdb583")


def fruit_crate(b: Board, x: float, base: float, w: float, tones: tuple[str, ...], size: float = 16) -> None:
    """A crate heaped with fruit; x is its left edge."""
    for row in range(3):
        count = int(w / size / 1.7) - row
        for i in range(count):
            ball(b, x + w / 2 + (i - (count - 1) / 2) * size * 1.6, base - 58 - row * size, size, tones[(i + row) % len(tones)])
    crate(b, (x, base - 56, w, 56))


def lapak(b: Board) -> None:
    """A market stall at the corner of a street."""
    b.fill(box(0, 0, 960, 540), "#fbe7b8", "#f6cf86")
    skyline(b, 400, "#eebf77", "#fbe7b8")
    b.fill(box(0, 398, 960, 142), "#c98f56", "#a86f3b")
    b.fill(box(0, 398, 960, 6), "#ffffff", alpha=0.25)
    b.ground(480, 500, 390, 22, 0.38)
    for x in (128, 820):
        b.fill(box(x, 150, 16, 340), "#7a4a22", "#5a3417")
    b.fill(box(150, 190, 660, 190), "#1f4f44", "#163a33")
    b.line([(170, 214), (790, 214)], 6, "#caa06a")
    for i in range(4):
        cx = 232 + i * 112
        b.line([(cx, 214), (cx, 232)], 3, "#caa06a")
        hung_shirt(b, cx, 234, 0.24, SHIRTS[(i * 3) % 4] if i != 1 else ("#8e2739", "#f7ecd8", "#e09a1c", "#7b1e2e"))
    for i, tone in enumerate(("#c8683a", "#2c7a78", "#e0a021")):
        x = 690 + i * 40
        b.fill(box(x - 15, 286, 30, 42, 10), tone, dark(tone, 0.25))
        b.fill(oval(x, 286, 12, 4), dark(tone, 0.4))
    b.fill(box(666, 328, 130, 8), "#caa06a")
    b.fill(box(104, 380, 752, 120, 8), "#e9c083", "#c99753")
    weave_band(b, 104, 430, 752, 44, "#7b1e2e", GOLD, CREAM)
    b.fill(box(92, 366, 776, 22, 8), "#b07a42", "#8d5c2b")
    fruit_crate(b, 150, 368, 150, ("#f2b233", "#e0692f"))
    fruit_crate(b, 610, 368, 150, ("#7aa63b", "#c93b2e"))
    for i, tone in enumerate(("#a81f1a", "#e8850f", "#4a2615", "#6d9a3a")):
        x = 350 + i * 62
        b.fill(box(x - 20, 312, 40, 54, 9), light(tone), tone)
        b.fill(box(x - 14, 328, 28, 20, 3), CREAM)
        b.fill(box(x - 17, 300, 34, 15, 4), GOLD, "#c88d1d")
    awning(b, 96, 92, 768, 92, "#f4b41a", "#fff6e0", 12)
    b.fill(box(110, 76, 740, 20, 8), "#7a4a22", "#5a3417")


def rak_selasa(b: Board) -> None:
    """Shirts on a rail for the Tuesday programme."""
    b.fill(box(0, 0, 960, 540), "#8e2739", "#6d1a2a")
    b.fill(oval(260, 120, 360, 260), "#ffffff", alpha=0.10, blur=70)
    weave_band(b, 0, 462, 960, 78, "#57111f", GOLD, CREAM, GOLD)
    b.fill(box(40, 84, 880, 16, 8), "#e9c083", "#b07a42")
    for i, colours in enumerate(SHIRTS):
        cx = 150 + i * 220
        b.line(path(f"M {cx} 92 Q {cx + 22} 96 {cx + 14} 116 Q {cx} 124 {cx} 140"), 6, "#e9e1d5")
        b.line([(cx - 56, 168), (cx, 138), (cx + 56, 168)], 8, "#c99753")
        hung_shirt(b, cx, 152, 0.53, colours)


def nelayan(b: Board) -> None:
    """Boats at the shore of Belawan, crates of fish on the sand."""
    r = Chance.of("nelayan", 0)
    b.fill(box(0, 0, 960, 300), "#fde3b4", "#f9c98a")
    b.fill(oval(710, 150, 150), "#fff3d0", alpha=0.5, blur=30)
    b.fill(oval(710, 170, 58), "#f59a4a", "#f0763a")
    b.fill(path("M 0 262 Q 120 200 260 250 Q 380 214 520 262 L 520 300 L 0 300 Z"), "#8fae9a", alpha=0.8)
    b.fill(box(0, 260, 960, 180), "#5fa6b0", "#3f8792")
    for _ in range(60):
        x, y = r.uniform(0, 960), r.uniform(276, 420)
        b.line([(x, y), (x + r.uniform(24, 70), y)], 3, "#cfe8ea", 0.5)
    b.fill(path("M 0 420 Q 260 392 520 424 Q 760 448 960 414 L 960 540 L 0 540 Z"), "#ecd09a", "#d3ac6c")
    for x, y, k, tone in ((180, 330, 0.7, "#2c7a78"), (560, 360, 1.0, "#c8303a"), (830, 316, 0.56, "#e0a021")):
        _boat(b, x, y, k, tone)
    for x, base, w in ((60, 508, 190), (268, 520, 170)):
        for i in range(9):
            _fish(b, x + 34 + (i % 5) * (w - 60) / 4, base - 62 - (i // 5) * 18, r.uniform(-30, 30), 0.55, ("#9fb6c0", "#7f9ca8", "#e0a08a")[i % 3])
        crate(b, (x, base - 56, w, 56))
    figure(b, 690, 520, 1.0, "#1f5b49", hat=True, cloth="#7b1e2e")
    basket(b, 800, 522, 110, 70)
    for i in range(5):
        _fish(b, 760 + i * 20, 448 - (i % 2) * 8, -60 + i * 30, 0.42, "#9fb6c0")


def _boat(b: Board, cx: float, y: float, k: float, tone: str) -> None:
    b.fill(oval(cx, y + 66 * k, 210 * k, 18 * k), "#1f4a52", alpha=0.4, blur=8)
    b.line([(cx + 10 * k, y + 10 * k), (cx + 10 * k, y - 190 * k)], 9 * k, "#7a4a22")
    b.fill([(cx + 22 * k, y - 186 * k), (cx + 22 * k, y - 40 * k), (cx + 130 * k, y - 40 * k)], CREAM, "#e6d3ae")
    hull = [(cx + px * k, y + py * k) for px, py in path("M -230 -34 Q -180 4 -100 6 L 110 6 Q 190 2 240 -44 Q 220 40 150 70 L -140 70 Q -210 44 -230 -34 Z")]
    b.fill(hull, light(tone, 0.1), dark(tone, 0.2))
    with b.inside(hull):
        weave_band(b, cx - 240 * k, y + 10 * k, 480 * k, 34 * k, dark(tone, 0.35), GOLD, CREAM)
        b.fill(box(cx - 240 * k, y + 52 * k, 480 * k, 30 * k), CREAM)
    b.fill(box(cx - 120 * k, y - 56 * k, 90 * k, 62 * k, 6), CREAM, "#d9c9a4")
    b.fill(box(cx - 104 * k, y - 42 * k, 30 * k, 24 * k, 3), "#3f6f7a")
    b.fill(box(cx - 130 * k, y - 68 * k, 112 * k, 14 * k, 5), tone)


def _fish(b: Board, x: float, y: float, lean: float, k: float, tone: str) -> None:
    body = turned([(x + px * k, y + py * k) for px, py in path("M -70 0 Q -20 -38 40 -8 L 78 -28 L 70 0 L 78 28 L 40 8 Q -20 38 -70 0 Z")], lean, (x, y))
    b.shadow(body, 2, 4, 3, 0.3)
    b.fill(body, light(tone, 0.3), dark(tone, 0.1))
    b.fill(oval(*turned([(x - 46 * k, y - 6 * k)], lean, (x, y))[0], 5 * k), "#241f1c")


def pasar_pagi(b: Board) -> None:
    """A morning market: three stalls under umbrellas, sellers and a buyer."""
    b.fill(box(0, 0, 960, 540), "#fdf0cf", "#fbd9a0")
    b.fill(oval(150, 110, 170), "#fff6da", alpha=0.7, blur=30)
    skyline(b, 380, "#f0cf94", "#fdf0cf")
    b.fill(box(0, 378, 960, 162), "#d9b184", "#b98a58")
    loads = (("#c93b2e", "#e2452f"), ("#7aa63b", "#5a8a34"), ("#f2b233", "#e0692f"), ("#8a3a5a", "#c8505c"))
    for i, (x, one, two) in enumerate(((40, "#c8303a", CREAM), (350, "#1f6b4c", CREAM), (660, "#f4b41a", CREAM))):
        b.fill(box(x + 124, 120, 12, 300), "#7a4a22")
        figure(b, x + 190, 420, 0.92, ("#2f5fa0", "#8e2739", "#1f5b49")[i], hat=i == 2, scarf=("#f0c04a", "", "")[i] or ("#e9b9b4" if i == 1 else ""))
        for j in range(6):
            tone = one if j % 2 == 0 else two
            left, right = x - 20 + j * 50, x + 30 + j * 50
            b.fill([(x + 130, 60), (left, 150), (right, 150)], tone, dark(tone, 0.06))
            b.fill(oval((left + right) / 2, 150, 25, 12, 0, 0, 180), dark(tone, 0.1))
        b.ground(x + 130, 500, 160, 14)
        b.fill(box(x - 10, 404, 280, 94, 6), "#c98f56", "#9a6a38")
        weave_band(b, x - 10, 440, 280, 34, ("#7b1e2e", "#1f5b49", "#1d3a5c")[i], GOLD, CREAM)
        fruit_crate(b, x + 2, 412, 120, loads[i], 14)
        fruit_crate(b, x + 136, 412, 120, loads[(i + 1) % 4], 14)
    figure(b, 316, 528, 1.06, "#3b7f95", cloth="#6d1a2a", scarf="#c8505c", back=True)
    basket(b, 262, 510, 74, 44)


def antar_kantor(b: Board) -> None:
    """Parcels for an office, brought on a delivery motorcycle."""
    b.fill(box(0, 0, 960, 540), "#dceaf0", "#bcd2de")
    b.fill(box(430, 40, 490, 370), "#f7ecd8", "#e6d3ae")
    for i in range(4):
        for j in range(2):
            x, y = 462 + i * 112, 90 + j * 110
            b.fill(box(x, y, 78, 78, 4), "#86b0c0", "#5f8fa2")
            b.fill([(x, y + 78), (x + 50, y), (x + 72, y), (x + 22, y + 78)], "#ffffff", alpha=0.3)
    b.fill([(410, 44), (675, -20), (940, 44)], "#8e2739", "#6d1a2a")
    weave_band(b, 430, 44, 490, 32, "#6d1a2a", GOLD, CREAM)
    b.fill(box(632, 300, 88, 112, 4), "#6b3a20", "#4a2614")
    b.fill(box(0, 408, 960, 132), "#aab4b0", "#8a958f")
    b.fill(box(0, 408, 960, 6), "#ffffff", alpha=0.3)
    for i, (x, y, w, h, tone) in enumerate(((548, 470, 120, 90, "#d2a267"), (690, 476, 96, 70, "#c8905a"), (572, 382, 84, 58, "#e0b67c"))):
        front = carton(b, x, y, w, h, 30, tone)
        with b.inside(front):
            b.fill(box(x + w / 2 - 9, y - h, 18, h), dark(tone, 0.2))
            weave_band(b, x, y - 28, w, 20, ("#7b1e2e", "#1f5b49", "#1d3a5c")[i], GOLD, CREAM)
    figure(b, 850, 508, 1.02, "#b9905a", cloth="#5a4630", scarf="#e9dcc0")
    _courier(b)


def _courier(b: Board) -> None:
    b.ground(230, 508, 210, 16)
    for x in (100, 350):
        b.fill(oval(x, 456, 54), "#2a2624")
        b.fill(oval(x, 456, 34), "#c9ced2", "#8a9298")
        b.fill(oval(x, 456, 12), "#3a3634")
    b.line([(338, 290), (354, 450)], 15, "#4a4e52")
    tail = path(
        "M 40 360 Q 40 326 80 326 L 210 334 Q 224 350 216 390 L 240 424 L 300 424 Q 300 360 312 290 Q 320 270 344 272 Q 366 276 362 300 "
        "Q 352 390 332 450 Q 326 468 306 468 L 180 468 Q 168 404 100 402 Q 60 396 40 360 Z"
    )
    b.fill(tail, "#d8473a", "#a52c24")
    b.line([(346, 278), (316, 240), (290, 238)], 10, "#3a3634")
    front = carton(b, 10, 326, 128, 124, 26, "#1f6b4c")
    with b.inside(front):
        weave_band(b, 10, 250, 128, 40, "#154d37", GOLD, CREAM)
    figure(b, 196, 356, 0.96, "#f0a72f", seated=True, helmet="#1f6b4c")


def _roaster(b: Board, r: Chance) -> None:
    """The roasting drum with its window, hopper and chimney."""
    b.ground(500, 486, 220, 20)
    for x in (400, 600):
        b.line([(x, 380), (x + (x - 500) * 0.2, 480)], 22, "#3a3f44")
    b.fill(oval(600, 300, 70, 112), "#7a858c", "#4a545a")
    b.fill(box(390, 188, 212, 224), "#b5382e", "#7f221c")
    b.fill(box(390, 188, 212, 30), "#ffffff", alpha=0.25)
    weave_band(b, 390, 300, 212, 44, "#6d1a2a", GOLD, CREAM)
    b.fill(oval(390, 300, 76, 112), "#d8dfe2", "#9aa5ac")
    b.fill(oval(390, 300, 54, 82), "#5a3018", "#2f170a")
    strew(b, r, oval(390, 320, 48, 60), 70, (5, 8), ("#7a4526", "#4a2615", "#8f5a30"), 0.6, 1)
    b.fill([(440, 190), (480, 90), (590, 90), (560, 190)], "#c9d1d5", "#98a3aa")
    b.line([(600, 210), (700, 120), (700, -10)], 34, "#8a959c")


def kopi_sangrai(b: Board) -> None:
    """A small roastery: the drum, sacks of beans, cups."""
    r = Chance.of("kopi-sangrai", 0)
    b.fill(box(0, 0, 960, 540), "#e6c08a", "#cf9a5e")
    for i in range(9):
        b.fill(box(i * 110, 0, 4, 420), "#b5804a", alpha=0.4)
    b.fill(box(0, 420, 960, 120), "#8a5630", "#6b3f20")
    b.fill(box(60, 60, 300, 150, 6), "#5a3a24")
    for i in range(6):
        tone = ("#c8303a", "#1f5b49", "#f0c04a")[i % 3]
        x = 78 + i * 46
        b.fill(box(x, 112, 34, 82, 6), CREAM, "#e6d3ae")
        b.fill(box(x, 136, 34, 30), tone)
    b.fill(box(50, 196, 320, 14, 4), "#7a4a22")
    _roaster(b, r)
    b.fill(oval(290, 452, 130, 34), "#8a959c", "#5f6a70")
    b.fill(oval(290, 444, 118, 27), "#4a2615")
    strew(b, r, oval(290, 444, 110, 24), 110, (5, 8), ("#7a4526", "#3a1c0e", "#8f5a30"), 0.6, 1)
    for x, base, w, h in ((690, 500, 130, 150), (830, 516, 150, 176)):
        b.ground(x, base, w * 0.6, 14)
        b.fill(
            path(
                f"M {x - w / 2} {base - h} Q {x - w * 0.6} {base - h * 0.4} {x - w * 0.5} {base} L {x + w * 0.5} {base} "
                f"Q {x + w * 0.6} {base - h * 0.4} {x + w / 2} {base - h} Z"
            ),
            "#dfc192",
            "#b5925e",
        )
        weave_band(b, x - w * 0.53, base - h * 0.4, w * 1.06, 30, "#1f5b49", GOLD, CREAM)
        b.fill(oval(x, base - h, w * 0.52, 24), "#c9a56c")
        b.fill(oval(x, base - h, w * 0.46, 19), "#4a2615")
        strew(b, r, oval(x, base - h, w * 0.42, 16), 60, (5, 8), ("#7a4526", "#3a1c0e", "#8f5a30"), 0.6, 1)
    figure(b, 150, 516, 1.08, "#2f5573", apron="#3a2a20")
    for dx in (0, 30, 60):
        b.line(path(f"M {360 + dx} 170 Q {340 + dx} 130 {360 + dx} 96 Q {380 + dx} 60 {360 + dx} 30"), 8, "#ffffff", 0.45)


DRAWINGS: dict[str, Callable[[Board], None]] = {
    "lapak": lapak,
    "rak-selasa": rak_selasa,
    "nelayan": nelayan,
    "pasar-pagi": pasar_pagi,
    "antar-kantor": antar_kantor,
    "sangrai-kopi": kopi_sangrai,
    **scenes_indoors.DRAWINGS,
}
