"""Things plaited from rattan, bamboo, pandan and coconut ribs."""

import math

from portal.demo.pictures import backdrop
from portal.demo.pictures.board import Board
from portal.demo.pictures.chance import Chance
from portal.demo.pictures.geometry import Outline, box, dark, light, oval, path, turned
from portal.demo.pictures.packs import basket, turning
from portal.demo.pictures.solids import ball
from portal.demo.pictures.vessels import plate
from portal.demo.pictures.weave import THREADS, plait, weave_band

Cane = tuple[str, str, str]
HONEY: Cane = ("#dcae68", "#c58f47", "#6f4720")
CANES: tuple[Cane, ...] = (
    HONEY,
    ("#a9713a", "#8a5628", "#4a2a12"),
    ("#efdfb9", "#dcc690", "#9a7f48"),
    ("#dcae68", "#2c7a78", "#5a3a1c"),
    ("#e8c98a", "#7b1e2e", "#5a3a1c"),
)
FRUITS = ("#e0692f", "#f2b233", "#7aa63b", "#c93b2e", "#e8882d", "#8a3a5a")


def handle(b: Board, arch: Outline, tones: Cane, thick: float = 24) -> None:
    """A bent handle, bound with cane."""
    b.line(arch, thick, dark(tones[1], 0.3))
    b.line(arch, thick * 0.62, tones[1])
    for (x0, y0), (x1, y1) in zip(arch[::2], arch[1::2], strict=False):
        far = max(0.1, math.hypot(x1 - x0, y1 - y0))
        px, py = (y1 - y0) / far * thick * 0.42, (x0 - x1) / far * thick * 0.42
        b.line([(x0 - px, y0 - py), (x0 + px + 4, y0 + py + 4)], 3.4, dark(tones[1], 0.45), 0.8)


def keranjang(b: Board, r: Chance) -> None:
    """A basket, with fruit, with cloth, lidded or a tall one for laundry."""
    backdrop.room(b, r, "mint sky rose sage gold cream", 430)
    tones = r.turn(CANES, 2)
    style = r.turn(("fruit", "tall", "cloth", "flat"))
    if style == "tall":
        basket(b, 320, 566, 330, 420, tones)
        base, one, two, three = r.choice(THREADS)
        with b.inside([(160, 260), (480, 260), (470, 360), (170, 360)]):
            weave_band(b, 150, 270, 340, 70, base, one, two, three)
        for side in (-1, 1):
            b.line(path(f"M {320 + side * 168} 180 Q {320 + side * 214} 230 {320 + side * 160} 262"), 15, dark(tones[1], 0.2))
        return
    wide, high = (450, 190) if style == "flat" else (410, 250)
    top = 556 - high
    if style != "flat":
        handle(b, path(f"M 160 {top} Q 166 90 320 84 Q 474 90 480 {top}"), tones)
    if style == "cloth":
        base, one, two, _ = r.choice(THREADS)
        shape = path(f"M 130 {top} Q 190 {top - 90} 320 {top - 80} Q 450 {top - 96} 512 {top} Z")
        b.solid(shape, base)
        with b.inside(shape):
            weave_band(b, 100, top - 60, 440, 40, base, one, two)
    else:
        for i in range(9):
            x, y = 168 + (i % 5) * 76 + (i // 5) * 38, top - 4 - (i // 5) * 52
            ball(b, x, y, r.uniform(46, 56), r.choice(FRUITS), 0.94)
    basket(b, 320, 556, wide, high, tones)
    if style == "fruit":
        base, one, two, three = r.choice(THREADS)
        weave_band(b, 156, 430, 328, 56, base, one, two, three)
    elif style == "cloth":
        base, one, two, _ = r.choice(THREADS)
        flap = [(210, top + 2), (430, top + 2), (380, top + 96), (320, top + 120), (260, top + 96)]
        b.solid(flap, base)
        with b.inside(flap):
            weave_band(b, 200, top + 30, 240, 42, base, one, two)


def tikar(b: Board, r: Chance) -> None:
    """A pandan mat, spread out with one end rolled, or rolled up."""
    backdrop.flat(b, r, "sage clay rose sky sand cream")
    pair = r.turn((("#e3c98c", "#7b1e2e"), ("#e6d3a3", "#1f5b49"), ("#e3c98c", "#2f5573"), ("#d9b46a", "#c8683a"), ("#efe2be", "#5a3a5a")))
    pale, ink = pair
    shape = turned(box(110, 96, 420, 470), r.uniform(-7, 7), (320, 330))
    b.shadow(shape, 8, 16, 12, 0.36)
    plait(b, shape, pale, dark(pale, 0.08), dark(pale, 0.35), 22)
    style = r.turn(("chequer", "bands", "rhombs"), 2)
    with b.inside(shape):
        if style == "chequer":
            for i in range(6):
                for j in range(6):
                    if (i + j) % 2:
                        b.fill(box(100 + i * 76, 90 + j * 84, 76, 84), ink, alpha=0.72)
        elif style == "bands":
            for y in (130, 290, 450):
                weave_band(b, 60, y, 540, 84, ink, pale, light(pale, 0.4))
        else:
            for i in range(5):
                for j in range(5):
                    cx, cy = 130 + i * 96, 120 + j * 106
                    b.fill([(cx, cy - 50), (cx + 46, cy), (cx, cy + 50), (cx - 46, cy)], ink, alpha=0.75)
                    b.fill([(cx, cy - 22), (cx + 20, cy), (cx, cy + 22), (cx - 20, cy)], pale)
    b.line([*shape, shape[0]], 9, ink)
    roll = turned(box(88, 500, 464, 78, 34), r.uniform(-5, 5), (320, 540))
    b.shadow(roll, 6, 16, 10, 0.45)
    b.fill(roll, light(pale, 0.12), dark(pale, 0.3))
    with b.inside(roll):
        for i in range(24):
            b.fill(box(88 + i * 20, 480, 9, 120), ink if i % 4 == 0 else dark(pale, 0.16), alpha=0.55)
        b.fill(box(60, 556, 520, 40), "#2a1206", alpha=0.28, blur=10)
    b.fill(oval(110, 540, 16, 34), dark(pale, 0.4))
    b.line(oval(110, 540, 9, 21), 4, pale)


def lampu_rotan(b: Board, r: Chance) -> None:
    """A lamp of rattan that throws warm light: hanging or standing."""
    wall, low = r.turn((("#2f4a5a", "#1f3340"), ("#5a2a38", "#3a1620"), ("#1f6350", "#123f33"), ("#6b4a3a", "#45291d"), ("#41405f", "#2a2942")))
    b.fill(box(0, 0, 640, 640), wall, low)
    tones = r.turn(CANES[:3], 2)
    form = r.turn(("globe", "bell", "table"), 1)
    cy = 300 if form != "table" else 240
    for size, alpha in ((310, 0.16), (230, 0.22), (160, 0.25)):
        b.fill(oval(320, cy + 30, size), "#ffd98a", alpha=alpha, blur=40)
    if form == "globe":
        b.line([(320, 0), (320, 130)], 7, "#1a1410")
        shape = oval(320, cy, 176, 168)
    elif form == "bell":
        b.line([(320, 0), (320, 140)], 7, "#1a1410")
        shape = turning(320, path("M 320 130 L 284 130 Q 270 190 200 260 Q 130 330 120 420 L 320 440"))
    else:
        b.fill(box(0, 500, 640, 140), "#8a5a34", "#6b4124")
        b.ground(320, 560, 150, 18)
        b.fill(turning(320, path("M 320 370 L 300 370 Q 296 480 230 540 Q 224 560 240 562 L 320 562")), "#c58f47", "#7a4a22")
        shape = turning(320, path("M 320 110 L 236 110 Q 180 250 150 384 L 320 384"))
    b.fill(shape, "#fff0b8", "#ffc45a")
    with b.inside(shape):
        b.fill(oval(320, cy + 20, 80), "#fffbe6", alpha=0.9, blur=24)
        for i in range(-9, 24):
            b.line([(60 + i * 34, 90), (260 + i * 34, 460)], 7, tones[1])
            b.line([(580 - i * 34, 90), (380 - i * 34, 460)], 7, tones[0])
        b.fill(box(420, 80, 140, 400), "#2a1206", alpha=0.3, blur=24)
    b.line([*shape, shape[0]], 14, dark(tones[1], 0.15))
    if form == "globe":
        b.fill(oval(320, cy - 164, 40, 14), dark(tones[1], 0.4))
        b.line(oval(320, cy, 176, 40), 10, tones[0])
    elif form == "bell":
        b.fill(oval(320, 428, 200, 26), "#ffeeb0")
        b.line(oval(320, 428, 200, 26), 13, tones[0])


def tudung_saji(b: Board, r: Chance) -> None:
    """A food cover, a painted cone of pandan, over a meal."""
    backdrop.room(b, r, "gold sky sage rose cream teal", 400)
    base, one, two, three = r.turn(THREADS)
    plate(b, 320, 500, 290, 84, "#fffaf1", base)
    for x, y, tone in ((120, 500, "#8a4a22"), (200, 540, "#5fa046"), (440, 546, "#e8a52a"), (530, 504, "#c8303a")):
        ball(b, x, y, 40, tone, 0.7)
    lift = r.uniform(0, 20)
    cone = turning(320, path(f"M 320 {124 - lift} L 306 {126 - lift} Q 190 {250 - lift} 76 {440 - lift} Q 100 {492 - lift} 320 {500 - lift}"))
    b.shadow(cone, 6, 20, 14, 0.42)
    b.fill(cone, base)
    with b.inside(cone):
        for i, (y, h) in enumerate(((400, 80), (312, 70), (240, 56), (180, 44))):
            if i % 2:
                weave_band(b, 40, y - lift, 560, h, dark(base, 0.1), one, two, three)
            else:
                for j in range(int(560 / h) + 1):
                    x = 40 + j * h
                    b.fill([(x, y + h - lift), (x + h / 2, y - lift), (x + h, y + h - lift)], (one, three)[j % 2])
                    b.fill([(x + h * 0.25, y + h - lift), (x + h / 2, y + h * 0.4 - lift), (x + h * 0.75, y + h - lift)], two)
        b.fill(path("M 330 120 L 640 430 L 640 520 L 430 520 Z"), "#2a1206", alpha=0.26, blur=20)
        b.fill(path("M 300 130 L 90 430 L 170 470 Z"), "#ffffff", alpha=0.12, blur=14)
    b.line(path(f"M 76 {440 - lift} Q 100 {492 - lift} 320 {500 - lift} Q 540 {492 - lift} 564 {440 - lift}"), 13, one)
    ball(b, 320, 112 - lift, 22, three)


def tas_anyam(b: Board, r: Chance) -> None:
    """A plaited bag: pandan, rattan, or woven plastic strips in bright colours."""
    backdrop.room(b, r, "rose gold sky mint cream plum", 448)
    tones = r.turn(
        (
            HONEY,
            ("#e9d9ae", "#c8303a", "#8a6a3a"),
            ("#2c7a78", "#f4ead8", "#184e50"),
            ("#efdfb9", "#dcc690", "#9a7f48"),
            ("#f0c04a", "#7b1e2e", "#5a3417"),
            ("#3a3430", "#d9b46a", "#1a1614"),
        )
    )
    round_bag = r.number % 3 == 1
    strap = dark(tones[2], 0.1) if r.random() < 0.6 else "#7a4a22"
    b.ground(320, 560, 210, 22)
    for inset in (0, 22):
        b.line(
            path(f"M {206 + inset} 270 Q {196 + inset} {76 + inset} 320 {72 + inset} Q {444 - inset} {76 + inset} {434 - inset} 270"),
            17,
            strap if not inset else light(strap, 0.14),
        )
    shape = oval(320, 380, 206, 184) if round_bag else turning(320, path("M 320 240 L 130 240 L 96 530 Q 96 560 126 560 L 320 560"))
    plait(b, shape, *tones, unit=r.choice((26, 32, 38)))
    with b.inside(shape):
        if not round_bag:
            base, one, two, three = r.choice(THREADS)
            weave_band(b, 90, 240, 460, 46, base, one, two, three)
        b.fill(box(450, 180, 140, 400), "#2a1206", alpha=0.28, blur=24)
        b.fill(box(100, 200, 50, 360), "#ffffff", alpha=0.16, blur=14)
    if round_bag:
        b.line(oval(320, 380, 200, 178), 14, dark(tones[1], 0.2))
    for x in (206, 434):
        b.solid(box(x - 16, 240, 32, 66, 8), strap, depth=0.6)
        b.fill(oval(x, 288, 6), "#f0c04a")
    if r.random() < 0.6:
        for i in range(9):
            b.line(path(f"M 452 258 Q {446 + i * 3} 310 {440 + i * 5} 350"), 3, ("#c8303a", "#f0c04a", "#fff3d6")[i % 3])
        ball(b, 452, 256, 14, "#7b1e2e")


def kursi_rotan(b: Board, r: Chance) -> None:
    """A rattan chair with a cushion."""
    backdrop.room(b, r, "sage sky rose gold mint cream", 470)
    tones = r.turn(CANES[:3])
    frame = dark(tones[1], 0.1)
    base, one, two, three = r.choice(THREADS)
    b.ground(320, 596, 220, 20)
    for x, lean in ((190, -14), (450, 14), (230, -4), (410, 4)):
        b.line([(x, 440), (x + lean, 598)], 20, dark(frame, 0.3 if 200 < x < 430 else 0.05))
    back = oval(320, 240, 190, 184) if r.number % 2 else turning(320, path("M 320 70 Q 180 70 160 190 L 176 430 L 320 430"))
    plait(b, back, *tones, unit=24)
    with b.inside(back):
        b.fill(oval(320, 420, 200, 120), "#2a1206", alpha=0.3, blur=30)
    b.line([*back, back[0]], 22, frame)
    b.line([(x - 3, y - 4) for x, y in back[: len(back) // 2]], 6, light(frame, 0.3), 0.7)
    pillow = turned(box(236, 250, 168, 150, 34), r.uniform(-6, 6), (320, 330))
    b.solid(pillow, base, depth=1.2)
    with b.inside(pillow):
        weave_band(b, 220, 296, 200, 58, dark(base, 0.12), one, two, three)
    seat = path("M 128 420 Q 320 380 512 420 L 530 462 Q 320 500 110 462 Z")
    b.solid(seat, light(base, 0.2) if r.random() < 0.5 else "#f1e2c4", depth=1.4)
    b.line(path("M 110 466 Q 320 506 530 466"), 20, frame)
    for side in (-1, 1):
        b.line(path(f"M {320 + side * 178} 290 Q {320 + side * 250} 320 {320 + side * 224} 460"), 20, frame)


def sapu(b: Board, r: Chance) -> None:
    """Brooms: palm fibre, rice straw or coconut ribs."""
    backdrop.room(b, r, "sky sage rose gold mint sand", 500)
    fibres = (("#3a2a20", "#5a4030"), ("#d9b46a", "#b98d3f"), ("#a9803f", "#7a5a2a"))
    first = r.turn((0, 1, 2))
    pairs = ((210, first, -7), (430, (first + 1) % 3, 8)) if r.number % 2 else ((320, first, r.uniform(-12, 12)),)
    for cx, which, lean in pairs:
        one, two = fibres[which]
        bind = r.choice(("#c8303a", "#2c7a78", "#f0c04a", "#7b1e2e"))
        about = (cx, 330)
        k = 1.0 if len(pairs) == 2 else 1.3
        b.ground(cx, 600, 110 * k, 16)
        stick = turned(box(cx - 11, -30, 22, 400, 8), lean, about)
        b.fill(stick, "#d9b46a" if which != 1 else "#c8303a", "#9a6c34" if which != 1 else "#8a1f2a")
        head = turned(path(f"M {cx - 30} 330 Q {cx - 96 * k} 420 {cx - 106 * k} 596 L {cx + 106 * k} 596 Q {cx + 96 * k} 420 {cx + 30} 330 Z"), lean, about)
        b.fill(head, one, dark(one, 0.2))
        with b.inside(head):
            for i in range(40):
                t = i / 39 * 2 - 1
                b.line(
                    turned(path(f"M {cx + t * 26} 330 Q {cx + t * 84 * k} 430 {cx + t * 108 * k + r.uniform(-6, 6)} {r.uniform(560, 610)}"), lean, about),
                    3,
                    r.choice((two, light(one, 0.22), dark(one, 0.3))),
                )
        for y, half in ((352, 46), (384, 62)):
            b.line(turned([(cx - half * k * 0.9, y + 6), (cx, y + 12), (cx + half * k * 0.9, y + 6)], lean, about), 12, bind)
        b.solid(turned(box(cx - 26, 306, 52, 40, 8), lean, about), bind, depth=0.5)


DRAWINGS = {
    "keranjang": keranjang,
    "tikar": tikar,
    "lampu-rotan": lampu_rotan,
    "tudung-saji": tudung_saji,
    "tas-anyam": tas_anyam,
    "kursi-rotan": kursi_rotan,
    "sapu": sapu,
}
