"""Services on people and their things: hair, make-up, massage, shoes, motorcycles, lessons, sewing. A still life of the tools of the trade."""

from portal.demo.pictures import backdrop
from portal.demo.pictures.board import Board
from portal.demo.pictures.chance import Chance
from portal.demo.pictures.geometry import Outline, box, dark, light, moved, oval, path, rhomb, turned
from portal.demo.pictures.packs import GOLD, sheen, turning
from portal.demo.pictures.services_tools import comb, scissors, sewing_machine, spool, suds
from portal.demo.pictures.solids import ball
from portal.demo.pictures.stationery import BRIGHT, pen
from portal.demo.pictures.strewn import sprig
from portal.demo.pictures.toiletries import drop, flower
from portal.demo.pictures.vessels import CREAM, board, bottle
from portal.demo.pictures.weave import THREADS, cloth, stripes, weave_band


def _cutting_table(b: Board, r: Chance, tone: str) -> None:
    """Cloth, scissors, tape and buttons from above."""
    backdrop.flat(b, r, "sky rose sage cream mint gold")
    shape = turned(path("M 60 110 Q 320 70 580 120 L 560 400 Q 320 430 90 390 Z"), r.uniform(-5, 5), (320, 260))
    b.shadow(shape, 8, 16, 12, 0.36)
    cloth(b, shape, r.choice(THREADS), 3, 0.1)
    b.line(path("M 70 500 Q 200 430 320 510 Q 430 580 580 500"), 30, "#f3d44a")
    for px, py in path("M 70 500 Q 200 430 320 510 Q 430 580 580 500")[::2]:
        b.line([(px, py - 12), (px, py + 2)], 3, "#3a2a20")
    scissors(b, 330, 330, r.uniform(20, 50), 1.1, tone)
    for x, c in ((110, "#c8303a"), (190, "#2f6fb0"), (540, "#3f9a6a")):
        b.shadow(oval(x, 586, 34), 4, 7, 5, 0.35)
        b.fill(oval(x, 586, 34), c, dark(c, 0.2))
        b.fill(oval(x, 586, 13), "#f6e6c8")


def jahit(b: Board, r: Chance) -> None:
    """Sewing: a machine at work, or scissors, tape and thread."""
    tone = r.turn(("#24675a", "#2f3a44", "#8e2739", "#2f5f8a", "#c98a24"))
    if r.number % 3 == 2:
        _cutting_table(b, r, tone)
        return
    backdrop.room(b, r, "sky rose sage cream mint gold", 440)
    b.ground(320, 548, 250, 22)
    b.fill(box(76, 480, 488, 64, 14), "#b9824a", "#86562a")
    b.fill(box(76, 480, 488, 12, 6), "#ffffff", alpha=0.25)
    sewing_machine(b, 118, 480, 1.0, tone)
    thread = r.choice(BRIGHT)
    spool(b, 322, 186, 0.8, thread)
    b.line(path("M 322 140 Q 230 110 199 176 L 199 380"), 2.6, thread)
    shape = path("M 40 446 Q 120 420 210 434 Q 300 440 366 434 L 366 474 Q 290 480 230 500 Q 170 560 60 584 Q 20 560 24 500 Z")
    b.shadow(shape, 4, 10, 8, 0.35)
    cloth(b, shape, r.choice(THREADS), 3, 0.08)
    for x in (430, 492):
        spool(b, x, 598, 1.0, r.choice(BRIGHT))


def _sneaker(b: Board, dx: float, dy: float, tone: str, dirt: bool) -> None:
    def at(data: str) -> Outline:
        return moved(path(data), dx, dy)

    b.ground(330 + dx, 492 + dy, 240, 20)
    upper = at(
        "M 100 310 Q 108 280 140 288 Q 180 320 220 290 Q 236 276 252 290 Q 300 350 380 376 Q 470 390 530 410 Q 566 424 562 456 L 92 456 Q 84 380 100 310 Z"
    )
    b.fill(upper, light(tone, 0.12), dark(tone, 0.1))
    with b.inside(upper):
        b.fill(at("M 80 270 L 170 280 Q 186 380 180 470 L 80 470 Z"), dark(tone, 0.12))
        b.fill(at("M 440 380 Q 560 390 580 470 L 470 470 Q 430 430 440 380 Z"), light(tone, 0.4))
        b.line(at("M 200 440 Q 300 440 400 396"), 20, CREAM)
        if dirt:
            for x, y, rx in ((150, 440, 50), (300, 450, 60), (500, 440, 44), (240, 400, 30)):
                b.fill(oval(x + dx, y + dy, rx, 17), "#7a5a34", alpha=0.6, blur=4)
    sole = at("M 90 446 L 562 446 Q 572 480 548 492 L 108 492 Q 86 486 90 446 Z")
    b.fill(sole, "#b59a72" if dirt else "#ffffff", "#8a6f48" if dirt else "#d9dee0")
    b.line(at("M 94 462 L 562 462"), 3, dark(tone, 0.2), 0.6)
    for i in range(4):
        x, y = 262 + i * 28 + dx, 316 + i * 19 + dy
        b.line([(x, y), (x + 34, y - 10)], 8, CREAM)


def cuci_sepatu(b: Board, r: Chance) -> None:
    """Shoe cleaning: a sneaker, brush and suds."""
    backdrop.room(b, r, "sky mint gold rose sage plum", 400)
    tone = r.turn(("#c8303a", "#2f6fb0", "#f0ede4", "#3f9a6a", "#e0a021", "#3a3f44"))
    if r.number % 2:
        _sneaker(b, 20, -130, r.choice(("#8a8f94", "#b9a07a", "#c8505c")), True)
    _sneaker(b, -6, 36 if r.number % 2 else 10, tone, False)
    bx, by = 420, 560
    brush = turned(box(bx, by, 190, 34, 14), -10, (bx, by))
    b.solid(brush, "#c18a50", depth=1.2)
    for i in range(17):
        b.line(turned([(bx + 8 + i * 10.6, by + 34), (bx + 8 + i * 10.6, by + 62)], -10, (bx, by)), 6, ("#f6ead2", "#e6d3ae")[i % 2])
    suds(b, r, 22, (40, 510, 420, 600), (12, 34))
    for x, y in ((520, 120), (90, 150), (566, 260)):
        b.fill([(x, y - 30), (x + 7, y - 7), (x + 30, y), (x + 7, y + 7), (x, y + 30), (x - 7, y + 7), (x - 30, y), (x - 7, y - 7)], "#ffffff", alpha=0.9)


def pangkas(b: Board, r: Chance) -> None:
    """A barber's tools: scissors, comb, clipper, the striped pole."""
    backdrop.flat(b, r, "navy cream forest sand sky clay")
    grip = r.turn(("#7b1e2e", "#241f1c", "#1f5b49", "#c98a24"))
    towel = box(60, 70, 520, 150, 16) if r.number % 2 else box(60, 70, 150, 510, 16)
    b.solid(towel, CREAM, depth=1.4)
    with b.inside(towel):
        stripes(b, 60, 180 if r.number % 2 else 500, 520, 36, ("#c8303a", "#2f5573"), 6)
    scissors(b, 250, 330, r.uniform(-24, -8), 1.15, grip)
    comb(b, 440, 530, r.uniform(-24, -6), r.choice(("#241f1c", "#c98a24", "#7b1e2e")), 1.15)
    if r.number % 3 == 0:
        pole = box(452, 120, 76, 290, 20)
        b.shadow(pole, 8, 14, 10, 0.4)
        b.fill(pole, "#ffffff", "#e6eaec")
        with b.inside(pole):
            for i in range(10):
                y = 60 + i * 56
                b.fill([(440, y + 40), (540, y), (540, y + 22), (440, y + 62)], ("#c8303a", "#2f5fa0")[i % 2])
            b.fill(box(504, 110, 40, 310), "#2a1206", alpha=0.22, blur=8)
        for y in (100, 400):
            b.solid(box(440, y, 100, 34, 12), GOLD)
    else:
        body = turned(
            path("M 440 200 Q 440 150 480 150 L 520 150 Q 560 150 560 200 L 548 420 Q 546 450 500 450 Q 456 450 452 420 Z"), r.uniform(6, 16), (500, 300)
        )
        b.solid(body, "#2f3338", depth=1.6)
        with b.inside(body):
            weave_band(b, 420, 340, 170, 44, "#2f3338", GOLD, "#c8303a")
        for i in range(9):
            b.fill(turned(box(446 + i * 12.6, 122, 7, 32), 11, (500, 300)), "#cfd6da")
        b.fill(oval(500, 250, 15), "#c8303a")


def _sunting(b: Board, r: Chance) -> None:
    """A bride's headdress: golden flowers fanned over a band."""
    red = r.choice(("#c8303a", "#8e2739"))
    b.shadow(oval(320, 420, 250, 300, 0, 180, 360), 8, 12, 14, 0.3)
    for radius, count, size in ((262, 15, 26), (206, 12, 26), (150, 9, 27), (96, 6, 28)):
        for i in range(count):
            x, y = oval(320, 420, radius, radius * 1.06, 0, 184 + 172 * i / (count - 1), 360)[0]
            b.line([(320 + (x - 320) * 0.4, 420 + (y - 420) * 0.4), (x, y)], 4, "#c08a1f")
            flower("#f3c94f", red)(b, x, y, size)
    for i in range(9):
        x = 176 + i * 36
        b.line([(x, 432), (x, 484 + (i % 2) * 14)], 4, "#d9a83a")
        ball(b, x, 490 + (i % 2) * 14, 8, "#f0c04a")
    band = path("M 150 400 Q 320 350 490 400 L 500 446 Q 320 400 140 446 Z")
    b.solid(band, "#f0c04a", "#c08a1f", 1.2)
    for i in range(7):
        x = 188 + i * 44
        b.fill(rhomb(x, 416 - 30 * (1 - ((i - 3) / 3) ** 2) * 0.7, 13, 17), red)


def rias(b: Board, r: Chance) -> None:
    """Make-up: palette, brush, lipstick, mirror; a bride's crown on some."""
    backdrop.room(b, r, "rose plum cream gold sky maroon", 420)
    main = r.turn(("mirror", "palette", "crown"))
    if main == "crown":
        _sunting(b, r)
    elif main == "mirror":
        b.ground(330, 540, 110, 16)
        b.fill(turning(320, path("M 320 400 L 300 400 L 296 500 Q 240 520 236 540 L 320 540")), GOLD, "#a9802f")
        b.shadow(oval(320, 262, 180), 8, 14, 12, 0.35)
        b.fill(oval(320, 262, 180), GOLD, "#b98a2a")
        b.fill(oval(320, 262, 154), "#eef6f7", "#b9d3da")
        b.fill([(230, 330), (330, 140), (380, 150), (270, 370)], "#ffffff", alpha=0.5)
    else:
        case = turned(box(120, 190, 400, 270, 24), -4, (320, 330))
        b.solid(case, "#3a2a34", depth=1.6)
        for i, tone in enumerate(("#e9b9a4", "#c8505c", "#8a4a5a", "#d98a5a", "#f0c9b4", "#7a3f52", "#b9748a", "#f3dca4")):
            pan = turned(box(146 + (i % 4) * 90, 218 + (i // 4) * 112, 78, 98, 12), -4, (320, 330))
            b.fill(pan, light(tone, 0.15), dark(tone, 0.1))
    x = r.choice((110, 540))
    tone = r.choice(("#c8303a", "#b5446a", "#d96a4a"))
    b.ground(x, 566, 46, 12)
    b.fill([(x - 20, 400), (x + 20, 372), (x + 20, 470), (x - 20, 470)], light(tone, 0.14), dark(tone, 0.16))
    b.fill(box(x - 25, 446, 50, 40, 4), GOLD, "#a9802f")
    b.fill(box(x - 32, 480, 64, 86, 6), "#2f2a2c", "#15110f")
    for y, lean in ((580, -4), (604, 5)):
        b.solid(turned(box(200, y - 8, 210, 16, 7), lean, (300, y)), r.choice(("#7b1e2e", "#2f2a2c", "#1f5b49")), depth=0.8)
        b.fill(turned(box(404, y - 12, 36, 24, 3), lean, (300, y)), GOLD)
        b.fill(turned(path(f"M 438 {y - 14} Q 500 {y - 34} 520 {y} Q 500 {y + 34} 438 {y + 14} Z"), lean, (300, y)), "#5a3a34", "#e9b9a4", across=True)


def pijat(b: Board, r: Chance) -> None:
    """Massage: rolled towels, oil, hot stones, frangipani."""
    backdrop.room(b, r, "sage cream mint rose forest sand", 410)
    tone = r.turn(("#ffffff", "#f3e0c4", "#2c7a78", "#8e2739", "#c9d9a6"))
    board(b, (50, 500, 540, 48), r.choice(("#b9824a", "#8a5630")))
    rolls = ((150, 430), (290, 430), (220, 318)) if r.number % 2 else ((160, 424), (310, 424))
    for x, y in rolls:
        b.shadow(oval(x, y, 70), 5, 10, 8, 0.36)
        b.fill(oval(x, y, 72), light(tone, 0.2), dark(tone, 0.16))
        for k in (56, 40, 24, 9):
            b.line(oval(x, y, k, k, 20 * k, 0, 320), 5, dark(tone, 0.18))
    bottle(b, r, (420, 290, 104, 212), r.choice(("#c98a24", "#a8521c", "#7a8a3a")), "#241f1c", drop("#c98a24"), 0.36)
    for i, (x, y, rx) in enumerate(((150, 580, 64), (150, 552, 48), (152, 530, 32))):
        b.solid(oval(x, y, rx, 20), ("#4a4a50", "#5a5a62", "#6b6b74")[i])
    for x, y in ((300, 580), (390, 596), (548, 578)):
        flower("#fffaf0", "#f3c433")(b, x, y, 42)
    sprig(b, 440, 590, -10, 0.9)
    if len(rolls) == 2:
        b.fill(turning(236, path("M 236 318 L 166 318 Q 156 358 196 380 L 236 382")), "#b5653a", "#8a4526")
        b.fill(oval(236, 318, 70, 14), "#5a2a14")
        for dx in (-20, 20):
            b.line(path(f"M {240 + dx} 296 Q {222 + dx} 250 {240 + dx} 220 Q {258 + dx} 190 {240 + dx} 164"), 7, "#ffffff", 0.5)


def _globe(b: Board, tones: list[str]) -> None:
    b.ground(500, 560, 80, 14)
    b.fill(turning(500, path("M 500 480 L 486 480 L 484 530 Q 440 540 436 558 L 500 560")), "#b9824a", "#86562a")
    b.line(oval(500, 380, 118, 118, 0, -60, 110), 12, GOLD)
    b.fill(oval(500, 380, 104), "#7fc0da", "#3f86b0")
    with b.inside(oval(500, 380, 104)):
        for x, y, rx, ry in ((460, 340, 50, 34), (540, 400, 44, 52), (470, 440, 40, 24), (430, 400, 20, 14)):
            b.fill(oval(x, y, rx, ry, 20), "#7aa63b", "#5a8a34")
        b.fill(oval(462, 330, 40, 26, -30), "#ffffff", alpha=0.3)


def _abacus(b: Board, tones: list[str]) -> None:
    b.solid(box(410, 250, 190, 310, 12), "#c18a50", depth=1.4)
    b.fill(box(432, 272, 146, 266, 4), "#fdf3dd")
    for j in range(5):
        y = 300 + j * 53
        b.line([(432, y), (578, y)], 4, "#8a5630")
        for i in range(4):
            ball(b, 450 + i * 27 + (34 if i > j % 4 else 0), y, 15, tones[j])


def _slate(b: Board, tones: list[str]) -> None:
    b.solid(box(400, 260, 204, 290, 8), "#b9824a", depth=1.4)
    b.fill(box(418, 278, 168, 254), "#2f5a4a")
    b.line(oval(470, 350, 32), 5, "#ffffff", 0.85)
    b.line([(520, 380), (546, 320), (572, 380), (520, 380)], 5, "#ffffff", 0.85)
    b.line(box(446, 420, 60, 60), 5, "#f3d44a", 0.85)
    b.line([(530, 430), (560, 480)], 5, "#e58a8f", 0.85)
    b.line([(560, 430), (530, 480)], 5, "#e58a8f", 0.85)


def les_anak(b: Board, r: Chance) -> None:
    """Lessons for children: books, an apple, letters as shapes, a globe or an abacus."""
    backdrop.room(b, r, "gold sky mint rose sage cream", 440)
    tones = list(BRIGHT)
    r.shuffle(tones)
    for i in range(4):
        x, w = 90 + r.uniform(-14, 14), 300 + r.uniform(-20, 20)
        y = 552 - i * 52
        b.shadow(box(x, y - 46, w, 46), 5, 8, 6, 0.34)
        b.fill(box(x, y - 48, w, 48, 6), tones[i], dark(tones[i], 0.16))
        b.fill(box(x + 16, y - 40, w - 10, 32, 3), "#fffaf0", "#e3d9c4")
        b.fill(box(x, y - 48, 20, 48, 6), dark(tones[i], 0.2))
    top = 552 - 4 * 52
    ball(b, 210, top - 44, 52, r.choice(("#d8342a", "#7aa63b")))
    b.line([(210, top - 92), (218, top - 118)], 8, "#6b3d1c")
    b.fill(oval(242, top - 110, 26, 12, -24), "#5fa046", "#3f7f33")
    r.turn((_globe, _abacus, _slate))(b, tones)
    pen(b, 250, 606, -4, tones[4], 260)


def _scooter(b: Board, tone: str) -> None:
    b.ground(320, 560, 260, 20)
    for x in (150, 492):
        b.fill(oval(x, 490, 76), "#2a2624")
        b.fill(oval(x, 490, 50), "#c9ced2", "#8a9298")
        b.fill(oval(x, 490, 40), "#3a3634")
        for i in range(6):
            b.line([(x, 490), turned([(x + 44, 490)], i * 60, (x, 490))[0]], 6, "#c9ced2")
        b.fill(oval(x, 490, 13), "#8a9298")
    b.line([(470, 250), (498, 480)], 20, "#4a4e52")
    tail = path(
        "M 66 350 Q 60 300 120 300 L 290 310 Q 310 330 300 390 L 330 440 L 420 440 Q 420 350 440 250 Q 450 220 486 220 Q 516 226 512 260 "
        "Q 500 380 470 470 Q 462 500 430 500 L 250 500 Q 236 410 150 408 Q 96 406 66 350 Z"
    )
    b.shadow(tail, 6, 10, 8, 0.3)
    b.fill(tail, light(tone, 0.14), dark(tone, 0.2))
    with b.inside(tail):
        b.line(path("M 80 346 Q 200 380 300 350"), 12, light(tone, 0.5), 0.7)
        b.fill(box(240, 460, 220, 50), dark(tone, 0.5))
    b.fill(path("M 96 296 Q 110 262 160 266 L 270 272 Q 306 278 302 314 L 110 306 Z"), "#3a302c", "#1f1a18")
    b.line([(490, 226), (452, 176), (412, 172)], 13, "#3a3634")
    b.fill(oval(510, 262, 26, 30), "#fff6d0", "#e6c46a")
    b.line([(484, 214), (516, 160)], 7, "#4a4e52")
    b.fill(oval(524, 148, 24, 17, -20), "#4a4e52")
    b.fill(path("M 430 440 Q 500 396 568 440 Q 556 456 540 450 Q 490 424 446 462 Z"), light(tone, 0.1), dark(tone, 0.2))
    b.fill(oval(74, 360, 13, 22), "#ff8a5a")


def cuci_motor(b: Board, r: Chance) -> None:
    """A scooter under suds, with bucket and sponge."""
    backdrop.room(b, r, "sky mint gold rose sage cream", 420)
    tone = r.turn(("#c8303a", "#2f6fb0", "#f0ede4", "#e0a021", "#3f9a6a", "#3a3f44"))
    _scooter(b, tone)
    suds(b, r, 9, (70, 270, 540, 520), (8, 26))
    suds(b, r, 14, (70, 520, 500, 590), (10, 28))
    if r.number % 2:
        b.ground(560, 606, 56, 10)
        shape = [(506, 500), (614, 500), (598, 604), (522, 604)]
        b.fill(shape, "#3f86b0", "#2a6288")
        sheen(b, shape)
        b.fill(oval(560, 500, 54, 14), "#eaf4f8")
    else:
        b.solid(box(520, 556, 90, 50, 16), "#f3c433", depth=1)


DRAWINGS = {
    "jahit": jahit,
    "cuci-sepatu": cuci_sepatu,
    "pangkas": pangkas,
    "rias": rias,
    "pijat": pijat,
    "les-anak": les_anak,
    "cuci-motor": cuci_motor,
}
