"""Shoes, sandals, bags, purses and belts."""

from portal.demo.pictures import backdrop
from portal.demo.pictures.board import Board
from portal.demo.pictures.chance import Chance
from portal.demo.pictures.geometry import Outline, box, dark, light, mirrored, moved, oval, path, rhomb, turned
from portal.demo.pictures.patterns import INKS, PRINTS, banded, printed
from portal.demo.pictures.vessels import board
from portal.demo.pictures.weave import THREADS, weave_band

Threads = tuple[str, str, str, str]


def shoe(b: Board, dx: float, dy: float, k: float, tone: str, threads: Threads, style: str) -> None:
    """One shoe from the side, toe to the right; `style` low (laced) or loafer."""

    def at(data: str) -> Outline:
        return moved(path(data), dx, dy, k)

    b.ground(320 + dx + 6, 166 * k + 320 + dy + 4, 250 * k, 22)
    upper = at(
        "M 96 300 Q 100 276 132 276 Q 170 300 214 276 Q 236 272 240 280 Q 286 330 356 362 Q 448 384 514 398 Q 562 410 562 456 L 92 456 Q 84 370 96 300 Z"
    )
    b.fill(upper, light(tone, 0.08), dark(tone, 0.26))
    with b.inside(upper):
        b.fill(at("M 90 270 L 176 270 Q 190 370 182 470 L 80 470 Z"), dark(tone, 0.2))
        with b.inside(at("M 176 262 L 236 262 L 330 360 L 300 470 L 180 470 Z")):
            for i in range(5):
                weave_band(b, 60 + dx, (254 + i * 46 - 320) * k + 320 + dy, 520, 46 * k, *threads)
        for d in ("M 176 284 Q 192 370 184 458", "M 332 356 Q 312 400 304 458", "M 424 380 Q 396 416 398 456"):
            b.line(at(d), 3.5, "#f6d9a8", 0.8)
        b.fill(at("M 430 388 Q 500 398 540 424 Q 500 412 430 402 Z"), "#ffffff", alpha=0.3, blur=3)
    b.fill(at("M 100 300 Q 106 280 132 282 Q 170 304 214 282 Q 226 276 236 282 Q 180 330 104 316 Z"), dark(tone, 0.6))
    b.fill(at("M 92 448 Q 86 478 104 486 L 540 486 Q 566 484 560 458 L 556 440 L 96 430 Z"), "#f5ead6", "#d2bd97")
    b.fill(at("M 92 474 L 560 474 Q 556 488 540 488 L 104 488 Q 92 486 92 474 Z"), "#6b4526")
    if style != "loafer":
        for i in range(4):
            x, y = 262 + i * 26, 300 + i * 21
            b.line(at(f"M {x} {y} Q {x + 14} {y - 14} {x + 32} {y - 4}"), 6 * k, "#fff3d6")
    else:
        b.fill(at("M 262 330 L 340 356 L 326 392 L 250 372 Z"), dark(tone, 0.3))
        b.fill(at("M 286 344 L 312 352 L 306 372 L 280 366 Z"), "#f0c04a")


def sepatu(b: Board, r: Chance) -> None:
    """A pair of shoes with woven sides."""
    backdrop.room(b, r, "sky sage sand rose gold mint", 400)
    tone = r.turn(("#b9702f", "#3a2a24", "#5a1f24", "#23425c", "#8a7a5a", "#2f4a3a"))
    style = r.turn(("low", "loafer"))
    threads = r.choice(THREADS)
    shoe(b, 26, -96, 0.84, dark(tone, 0.06), threads, style)
    shoe(b, -4, 44, 1.0, tone, threads, style)


def sepatu_wanita(b: Board, r: Chance) -> None:
    """Women's shoes: heels, or flat ones seen from above."""
    tone = r.turn(("#b5303f", "#e0b08a", "#23262e", "#2c6a66", "#7a4a6a"))
    threads = r.choice(THREADS)
    if r.number % 2:
        backdrop.flat(b, r, "cream rose sky mint sand")
        for side in (0, 1):
            outer = path("M 210 90 Q 120 110 116 250 Q 124 340 142 420 Q 150 540 206 548 Q 266 544 268 420 Q 276 320 290 250 Q 300 110 210 90 Z")
            opening = path("M 206 250 Q 156 262 156 340 Q 164 500 206 512 Q 248 500 250 340 Q 254 262 206 250 Z")
            if side:
                outer, opening = mirrored(outer), mirrored(opening)
            b.shadow(outer, 10, 18, 14, 0.4)
            b.fill(outer, light(tone, 0.12), dark(tone, 0.2))
            with b.inside(outer):
                weave_band(b, 60, 150, 520, 60, *threads)
            b.fill(opening, "#e3c79a", "#c9a46a")
            b.line([*opening, opening[0]], 5, light(tone, 0.4))
            x = 206 if not side else 434
            for s in (-1, 1):
                b.solid(oval(x + s * 22, 240, 24, 13, s * 20), threads[1], depth=0.5)
            b.fill(oval(x, 240, 9), threads[0])
        return
    backdrop.room(b, r, "cream rose sky mint sand plum", 400)
    for dx, dy, k in ((30, -110, 0.82), (-6, 34, 1.0)):
        _heel(b, dx, dy, k, tone, threads)


def _heel(b: Board, dx: float, dy: float, k: float, tone: str, threads: Threads) -> None:
    def at(data: str) -> Outline:
        return moved(path(data), dx, dy, k)

    b.ground(320 + dx, 168 * k + 320 + dy, 240 * k, 18)
    b.fill(at("M 110 350 L 160 372 L 146 488 L 122 488 Q 116 420 96 350 Z"), dark(tone, 0.34))
    b.fill(at("M 96 330 Q 190 380 290 440 Q 360 474 560 474 L 560 490 L 380 490 Q 290 484 230 440 Q 170 396 92 366 Z"), "#d9b27a", "#a97c44")
    upper = at(
        "M 92 246 Q 104 226 130 240 Q 190 330 300 352 Q 380 350 430 372 Q 540 410 566 470 L 360 474 Q 290 450 240 410 Q 170 366 94 346 Q 82 290 92 246 Z"
    )
    b.fill(upper, light(tone, 0.12), dark(tone, 0.24))
    with b.inside(upper):
        with b.inside(at("M 80 220 L 190 220 L 220 420 L 70 420 Z")):
            for i in range(4):
                weave_band(b, 40 + dx, (230 + i * 44 - 320) * k + 320 + dy, 300, 44 * k, *threads)
        b.fill(at("M 400 372 Q 500 392 540 440 Q 470 410 396 396 Z"), "#ffffff", alpha=0.3, blur=3)
    b.fill(at("M 300 352 Q 380 350 430 372 Q 380 400 290 372 Z"), dark(tone, 0.5))
    b.fill(oval(*at("M 420 378 L 421 378")[0], 16 * k), threads[1], dark(threads[1], 0.2))


def sandal(b: Board, r: Chance) -> None:
    """A pair of sandals from above: one broad strap, crossed straps or a thong."""
    backdrop.flat(b, r, "sage sand sky rose mint gold")
    sole, strap = r.turn((("#c98a4b", "#6d1a2a"), ("#8a5a30", "#1f5b49"), ("#d9b27a", "#1d3a5c"), ("#4a3428", "#c8503a"), ("#b9824a", "#23262e")))
    threads = r.choice(THREADS)
    style = r.turn(("broad", "cross", "thong"))
    for side in (0, 1):

        def flip(points: Outline, side: int = side) -> Outline:
            return mirrored(points) if side else points

        shape = flip(
            path(
                "M 196 96 Q 96 110 104 260 Q 112 330 134 400 Q 138 470 150 514 Q 168 566 214 560 Q 262 550 260 480 Q 252 420 276 340 "
                "Q 306 210 286 150 Q 264 92 196 96 Z"
            )
        )
        b.shadow(shape, 10, 20, 14, 0.42)
        b.fill(moved(shape, 0, 9), dark(sole, 0.6))
        b.fill(shape, light(sole, 0.06), dark(sole, 0.18))
        inner = moved(shape, 0, 0, 0.90, (444 if side else 196, 328))
        b.line([*inner, inner[0]], 2.4, light(sole, 0.6))
        straps = {
            "broad": ("M 84 214 Q 180 150 304 196 L 300 330 Q 196 282 96 356 Z",),
            "cross": ("M 90 170 L 130 140 L 300 300 L 280 350 Z", "M 300 160 L 262 130 L 92 320 L 118 360 Z"),
            "thong": ("M 184 140 L 214 140 L 304 300 L 280 340 Q 220 220 200 190 Q 170 230 112 340 L 92 300 Z",),
        }[style]
        for d in straps:
            piece = flip(path(d))
            b.shadow(piece, 4, 12, 8, 0.45)
            b.fill(piece, strap, dark(strap, 0.3))
            with b.inside(piece):
                if style != "thong":
                    for i in range(5):
                        weave_band(b, 70, 130 + i * 48, 520, 48, *threads)
                b.fill(flip(path("M 84 214 Q 180 150 304 196 L 304 214 Q 190 172 84 232 Z")), "#ffffff", alpha=0.22, blur=4)
            b.line([*piece, piece[0]], 3, light(strap, 0.5))


def tas_ulos(b: Board, r: Chance) -> None:
    """A handbag with woven panels."""
    backdrop.room(b, r, "gold rose sky mint sand cream", 448)
    base, threads = r.turn((("#20343a", THREADS[0]), ("#7b1e2e", THREADS[4]), ("#3a2a20", THREADS[3]), ("#1f5b49", THREADS[0]), ("#c9955a", THREADS[1])))
    leather = r.choice(("#7a4a22", "#3a2a24", "#a9652a"))
    b.ground(320, 544, 206, 24)
    for inset, tone in ((0, dark(leather, 0.3)), (14, leather)):
        b.line(path(f"M {214 + inset} 256 Q {208 + inset} 92 320 {84 + inset} Q {432 - inset} 92 {426 - inset} 256"), 17, tone)
    if r.number % 2:
        bag = path(
            "M 130 270 Q 130 226 180 226 L 460 226 Q 510 226 510 270 Q 540 420 520 520 Q 512 546 480 546 L 160 546 Q 128 546 120 520 Q 100 420 130 270 Z"
        )
    else:
        bag = path("M 140 232 L 500 232 L 528 520 Q 530 544 506 544 L 134 544 Q 110 544 112 520 Z")
    b.fill(bag, light(base, 0.06), dark(base, 0.24))
    with b.inside(bag):
        plan = r.choice((((292, 54), (346, 96), (442, 54)), ((330, 140),), ((280, 60), (350, 60), (420, 60), (490, 60))))
        for i, (y, tall) in enumerate(plan):
            weave_band(b, 96, y, 450, tall, *(threads if i % 2 == 0 else r.choice(THREADS)))
        b.fill(path("M 440 232 L 520 232 L 550 560 L 452 560 Z"), "#000000", alpha=0.2, blur=10)
        b.fill(path("M 152 240 L 172 240 L 158 540 L 132 540 Z"), "#ffffff", alpha=0.14, blur=5)
    b.fill(box(136, 222, 368, 28, 9), leather, dark(leather, 0.24))
    for x in (196, 408):
        b.fill(box(x, 230, 36, 70, 8), light(leather, 0.1), dark(leather, 0.14))
        for y in (250, 284):
            b.fill(oval(x + 18, y, 6), "#f0c04a")


def tas_ransel(b: Board, r: Chance) -> None:
    """A backpack with a front pocket."""
    backdrop.room(b, r, "sky sand mint rose sage gold", 448)
    base = r.turn(("#2c5d7a", "#3a4a3a", "#7b1e2e", "#23262e", "#c98a3a"))
    threads = r.choice([t for t in THREADS if t[0] != base])
    b.ground(320, 560, 200, 24)
    for side in (0, 1):
        strap = path("M 150 300 Q 96 380 130 520")
        b.line(mirrored(strap) if side else strap, 30, dark(base, 0.4))
    b.line(path("M 270 120 Q 276 66 320 64 Q 364 66 370 120"), 17, dark(base, 0.4))
    half = path("M 320 100 Q 170 100 156 220 Q 134 420 150 520 Q 154 560 200 560 L 320 560")
    shape = half + mirrored(half)
    b.fill(shape, light(base, 0.1), dark(base, 0.2))
    with b.inside(shape):
        weave_band(b, 120, 250, 400, 70, *threads)
        b.fill(box(430, 90, 100, 480), "#000000", alpha=0.2, blur=16)
        b.fill(box(170, 130, 22, 420), "#ffffff", alpha=0.12, blur=6)
    b.line(path("M 172 226 Q 176 128 320 124 Q 464 128 468 226"), 5, "#f0c04a")
    pocket = box(188, 350, 264, 186, 30)
    b.solid(pocket, light(base, 0.05), dark(base, 0.16))
    b.line([(204, 386), (436, 386)], 6, "#f0c04a")
    b.fill(box(420, 380, 14, 40, 6), "#fff3d6")
    b.fill(oval(320, 460, 42), "#fff3d6")
    b.fill(rhomb(320, 460, 27), threads[0])
    b.fill(rhomb(320, 460, 13), threads[1])


def totebag(b: Board, r: Chance) -> None:
    """A cloth bag with a printed sign or a print all over."""
    backdrop.flat(b, r, "sky rose sage gold teal clay mint")
    base = r.turn(("#f3e8d2", "#23262e", "#e0c9a0", "#2c6a66", "#c8503a"))
    for inset in (0, 20):
        b.line(path(f"M {220 + inset} 250 Q {214 + inset} 70 320 {64 + inset} Q {426 - inset} 70 {420 - inset} 250"), 20, dark(base, 0.12 + inset / 200))
    bag = path("M 130 224 L 510 224 L 530 560 Q 530 580 510 580 L 130 580 Q 110 580 110 560 Z")
    b.shadow(bag, 10, 20, 16, 0.36)
    ink = "#7b1e2e" if base in ("#f3e8d2", "#e0c9a0") else "#fff3d6"
    style = r.turn(("rhombs", "print", "leaf", "bands"))
    b.fill(bag, light(base, 0.1), dark(base, 0.12))
    with b.inside(bag):
        if style == "print":
            printed(b, r, bag, r.choice(INKS), r.choice(PRINTS), 64)
        elif style == "bands":
            for y in (300, 400, 500):
                weave_band(b, 100, y, 440, 56, *r.choice(THREADS))
        elif style == "rhombs":
            for i, size in enumerate((130, 96, 60, 28)):
                b.fill(rhomb(320, 390, size), (ink, base, r.choice(("#f0c04a", "#c8303a", "#2c7a78")), base)[i])
        else:
            b.line([(320, 520), (320, 300)], 8, ink)
            for i in range(5):
                for side in (-1, 1):
                    b.fill(oval(320 + side * 44, 480 - i * 44, 44, 15, side * -34), (ink, "#2f8a4e")[i % 2] if base == "#f3e8d2" else ink)
        b.fill(path("M 450 224 L 520 224 L 540 590 L 470 590 Z"), "#000000", alpha=0.12, blur=12)
    for x in (222, 402):
        b.fill(box(x - 14, 224, 42, 40, 4), dark(base, 0.14))


def dompet(b: Board, r: Chance) -> None:
    """A purse: a clutch with a flap, a zipped pouch, or a folded wallet."""
    backdrop.flat(b, r, "rose sky cream mint sage gold")
    base, threads = r.turn((("#7b1e2e", THREADS[0]), ("#1d3a5c", THREADS[1]), ("#1f5b49", THREADS[2]), ("#3a2a20", THREADS[3]), ("#4b2350", THREADS[5])))
    lean, about = r.uniform(-9, 9), (320.0, 336.0)
    style = r.turn(("clutch", "zip", "fold"))
    purse = turned(box(80, 190, 480, 290, 22 if style == "clutch" else 46), lean, about)
    b.shadow(purse, 10, 26, 18, 0.42)
    banded(b, purse, threads, 58, 10)
    if style == "clutch":
        flap = turned(path("M 80 218 Q 80 190 102 190 L 538 190 Q 560 190 560 218 L 560 318 Q 440 330 320 384 Q 200 330 80 318 Z"), lean, about)
        b.shadow(flap, 2, 10, 8, 0.45)
        b.fill(flap, light(base, 0.12), dark(base, 0.1))
        b.line(turned(path("M 88 304 Q 204 318 320 368 Q 436 318 552 304"), lean, about), 5, threads[1])
        cx, cy = turned([(320, 366)], lean, about)[0]
        b.solid(rhomb(cx, cy, 34), "#f0c04a", "#c88d1d", 0.5)
        b.fill(rhomb(cx, cy, 18), base)
    elif style == "zip":
        b.fill(turned(box(80, 190, 480, 60, 30), lean, about), light(base, 0.1), dark(base, 0.1))
        for i in range(44):
            b.fill(turned(box(104 + i * 10, 214, 6, 13), lean, about), "#f0c04a" if i % 2 else "#b98a2a")
        b.solid(turned(box(470, 216, 18, 70, 8), lean, about), "#c9955a", depth=0.6)
    else:
        b.fill(turned(box(80, 190, 110, 290, 22), lean, about), light(base, 0.08), dark(base, 0.14))
        b.solid(turned(box(470, 290, 120, 80, 34), lean, about), base, depth=0.7)
        cx, cy = turned([(530, 330)], lean, about)[0]
        b.fill(oval(cx, cy, 18), "#f0c04a", "#b98a2a")
    b.fill(turned(box(90, 196, 460, 16, 8), lean, about), "#ffffff", alpha=0.16)


def ikat_pinggang(b: Board, r: Chance) -> None:
    """A belt: rolled up, or laid straight with its buckle."""
    tone = r.turn(("#7a4a22", "#23262e", "#a9652a", "#5a1f24"))
    threads = r.choice(THREADS)
    if r.number % 2:
        backdrop.flat(b, r, "sand sky rose mint sage")
        for i, y in enumerate((150, 300, 450)[: r.randint(2, 3)]):
            strap = box(60, y, 540, 70, 30)
            shade = (tone, dark(tone, 0.2), light(tone, 0.2))[i]
            b.solid(strap, shade, depth=1.3)
            with b.inside(strap):
                weave_band(b, 200, y + 12, 300, 46, *(threads if i == 0 else r.choice(THREADS)))
            for k in range(5):
                b.fill(oval(524 + k * 16, y + 35, 4), dark(tone, 0.5))
            b.line([*box(74, y - 14, 90, 98, 14), (164, y)], 13, ("#d9b04a", "#cfd3d6")[i % 2])
            b.line([(90, y + 35), (166, y + 35)], 9, ("#d9b04a", "#cfd3d6")[i % 2])
        return
    backdrop.room(b, r, "sand sky rose mint sage gold", 420)
    board(b, (60, 520, 520, 44))
    body = [*oval(300, 330, 190, 70, 0, 180, 360), *oval(300, 450, 190, 70, 0, 0, 180)]
    b.shadow(body, 8, 14, 12, 0.36)
    b.fill(body, light(tone, 0.1), dark(tone, 0.3))
    with b.inside(body):
        weave_band(b, 100, 402, 400, 78, *threads)
    for k, share in enumerate((1.0, 0.82, 0.64, 0.46, 0.28)):
        b.fill(oval(300, 330, 190 * share, 70 * share), light(tone, 0.24) if k % 2 == 0 else dark(tone, 0.5))
    b.fill(oval(300, 330, 30, 11), dark(tone, 0.6))
    b.solid(box(430, 370, 130, 110, 12), tone)
    b.line([*box(456, 360, 96, 130, 14), (552, 380)], 14, "#d9b04a")
    b.line([(470, 425), (552, 425)], 9, "#d9b04a")


DRAWINGS = {
    "sepatu": sepatu, "sepatu-wanita": sepatu_wanita, "sandal": sandal, "tas-ulos": tas_ulos, "tas-ransel": tas_ransel, "totebag": totebag,
    "dompet": dompet, "ikat-pinggang": ikat_pinggang,
}  # fmt: skip
