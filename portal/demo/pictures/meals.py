"""Cooked dishes: rice boxes, soups, grilled meat, noodles."""

from portal.demo.pictures import backdrop
from portal.demo.pictures.board import Board
from portal.demo.pictures.chance import Chance
from portal.demo.pictures.geometry import box, dark, light, mirrored, oval, path, ring, turned
from portal.demo.pictures.solids import ball, chilli, specks, steam
from portal.demo.pictures.vessels import bowl, leaf, plate, table_leaf, tray
from portal.demo.pictures.weave import THREADS


def rice(b: Board, r: Chance, x: float, y: float, radius: float, tone: str = "#fffdf5", flat: float = 1.0) -> None:
    """A dome of rice from above."""
    b.shadow(oval(x, y, radius, radius * flat), 6, 10, 8, 0.38)
    b.fill(oval(x, y, radius, radius * flat), tone, dark(tone, 0.1))
    specks(b, r, 130, (x, y, radius * 0.92, radius * flat * 0.92), (light(tone, 0.5), dark(tone, 0.1), dark(tone, 0.05)), 7)


def drumstick(b: Board, r: Chance, x: float, y: float, size: float, lean: float = 0) -> None:
    """Fried chicken leg."""

    def at(data: str) -> list[tuple[float, float]]:
        return turned([(x + px * size, y + py * size) for px, py in path(data)], lean, (x, y))

    bone = at("M -60 66 L -78 82 L -104 108")
    b.line(bone, 17 * size, "#fff3df")
    b.fill(oval(*bone[-1], 12 * size), "#fff3df")
    drum = at("M -82 34 Q -84 -66 6 -84 Q 96 -88 94 -2 Q 86 74 2 76 Q -30 76 -46 94 L -82 100 Q -104 108 -106 84 Z")
    b.solid(drum, "#d27a26", "#a5520f", 1.2)
    with b.inside(drum):
        specks(b, r, 60, (x, y, 110 * size, 110 * size), ("#e89a45", "#8d430b", "#f0b062", "#b96318"), 10 * size)
    b.fill(at("M -40 -40 Q 0 -76 50 -60 Q 10 -56 -30 -24 Z"), "#ffd08a", alpha=0.55, blur=3)


def cucumber(b: Board, x: float, y: float, size: float = 34) -> None:
    """A slice of cucumber."""
    b.shadow(oval(x, y, size), 3, 6, 5, 0.35)
    b.fill(oval(x, y, size), "#3f8f45")
    b.fill(oval(x, y, size * 0.85), "#dff0c2")
    b.fill(oval(x, y, size * 0.5), "#c6e29a")
    for px, py in ring(x, y, size * 0.36, 6):
        b.fill(oval(px, py, 3.4, 2.2), "#fbffef")


def half_egg(b: Board, x: float, y: float, size: float = 40) -> None:
    """Half a boiled egg."""
    b.solid(oval(x, y, size, size * 0.82), "#fffdf5", "#ece4d2", 0.7)
    b.fill(oval(x, y + 2, size * 0.55, size * 0.46), "#f6b32e", "#e0921a")


def sauce(b: Board, r: Chance, x: float, y: float, size: float = 48, tone: str = "#c62f21") -> None:
    """A saucer of sambal."""
    b.solid(oval(x, y, size), "#fff8ea")
    b.fill(oval(x, y, size * 0.78), tone, dark(tone, 0.24))
    specks(b, r, 22, (x, y, size * 0.65, size * 0.65), ("#ffce72", "#ef6a4a"), 3)


def nasi_kotak(b: Board, r: Chance) -> None:
    """A rice box from above: what lies beside the rice is the seller's own."""
    backdrop.flat(b, r, "teal rose gold sky maroon mint")
    tone = r.turn(("#d8a866", "#f6efe2", "#3f4a4c", "#c98a4b"))
    floor = tray(b, (58, 62, 524, 516), tone, "#3a9152")
    with b.inside(floor):
        for i in range(20):
            b.line([(60, 120 + i * 28), (600, 60 + i * 28)], 2, "#1f6236", 0.5)
    rice(b, r, 222, 232, 118, r.choice(("#fffdf5", "#fffdf5", "#f6d96a")))
    meat = r.turn(("chicken", "rendang", "fish", "chicken", "egg"), 1)
    if meat == "chicken":
        drumstick(b, r, 440, 214, 0.95, r.uniform(-12, 20))
    elif meat == "rendang":
        for px, py in ((390, 180), (462, 170), (420, 236), (490, 230)):
            b.solid(turned(box(px - 40, py - 30, 80, 60, 18), r.uniform(-30, 30), (px, py)), "#6b3512")
            specks(b, r, 14, (px, py, 32, 24), ("#a9652a", "#4a2410"), 6)
    elif meat == "fish":
        fried_fish(b, r, 436, 220, 0.62)
    else:
        for px, py in ((390, 190), (480, 180), (436, 250)):
            half_egg(b, px, py, 46)
    for x, y in ((166, 440), (246, 462)):
        ball(b, x, y, 44, r.choice(("#e2492c", "#c98a4b")), 0.84)
        specks(b, r, 10, (x, y, 32, 24), ("#ffd98a", "#8f1d16"), 4)
    for x in (344, 392, 440):
        cucumber(b, x, 478)
    sauce(b, r, 480, 386)


def fried_fish(b: Board, r: Chance, x: float, y: float, size: float, tone: str = "#c98a3a") -> None:
    """A whole fish, its head to the left."""

    def at(data: str) -> list[tuple[float, float]]:
        return [(x + px * size, y + py * size) for px, py in path(data)]

    b.solid(at("M 130 0 L 214 -66 Q 196 0 214 66 Z"), dark(tone, 0.12))
    body = at("M -196 6 Q -120 -88 20 -76 Q 110 -60 150 0 Q 110 62 20 78 Q -120 86 -196 6 Z")
    b.solid(at("M -60 -66 Q 0 -120 70 -70 Z"), dark(tone, 0.12), depth=0.5)
    b.solid(body, light(tone, 0.14), dark(tone, 0.24), 1.4)
    with b.inside(body):
        for i in range(9):
            for j in range(7):
                b.line(oval(x + (-70 + i * 25) * size, y + (-66 + j * 22) * size, 12 * size, 11 * size, 0, -60, 60), 2.4, dark(tone, 0.3), 0.6)
        b.line(at("M -112 -70 Q -80 0 -112 70"), 4 * size, dark(tone, 0.4))
    b.fill(oval(x - 146 * size, y - 14 * size, 13 * size), "#fffaf0")
    b.fill(oval(x - 146 * size, y - 14 * size, 7 * size), "#241f2b")
    b.line(at("M -194 8 Q -176 16 -160 14"), 4 * size, dark(tone, 0.45))


def tumpeng(b: Board, r: Chance) -> None:
    """The yellow cone of rice on a round tray, its side dishes around it."""
    backdrop.room(b, r, "teal maroon sky rose forest mint", 400)
    tone = r.turn(("#f4c431", "#fbf3dc", "#f4c431", "#e08a3a"))
    b.ground(320, 540, 280, 26)
    b.fill(oval(320, 490, 290, 104), "#d9a860", "#9a6a30")
    b.fill(oval(320, 482, 272, 92), "#3a9152", "#26713f")
    half = path("M 320 126 Q 306 126 296 154 L 196 440 Q 190 474 240 488 Q 280 496 320 496")
    cone = half + mirrored(half)
    b.shadow(cone, 10, 14, 14, 0.4)
    b.fill(cone, light(tone, 0.14), dark(tone, 0.14))
    with b.inside(cone):
        specks(b, r, 320, (320, 330, 130, 190), (light(tone, 0.5), dark(tone, 0.14)), 6)
        b.fill([(360, 80), (470, 80), (470, 510), (400, 510)], "#5a3a00", alpha=0.16, blur=16)
    b.fill([(320, 106), (286, 166), (354, 166)], "#3a9152", "#226a38")
    for lean in (-18, 8):
        chilli(b, 318, 122, lean - 80, 0.5)
    for i, (x, y) in enumerate(((106, 478), (164, 526), (240, 552), (400, 552), (476, 526), (536, 478))):
        if i % 3 == 0:
            half_egg(b, x, y, 42)
        elif i % 3 == 1:
            drumstick(b, r, x, y, 0.46, 20 if x < 320 else -60)
        else:
            for dx, dy in ((-18, 0), (16, 6), (0, -16)):
                ball(b, x + dx, y + dy, 22, r.choice(("#6aa043", "#e0692f", "#8a4a1c")))
    for x in (300, 344):
        cucumber(b, x, 566, 26)


def rendang(b: Board, r: Chance) -> None:
    """Dark beef in a bowl or on a leaf."""
    backdrop.room(b, r, "sand sage gold mint sky rose", 414)
    tone = r.turn(("#5f2f12", "#7a3f18", "#4a2410"))
    if r.number % 2:
        b.closer, b.down = 36.0, 36.0
        table_leaf(b)
        spots = [(190, 470), (290, 452), (400, 460), (480, 486), (240, 514), (350, 520), (440, 534), (300, 400), (390, 404), (344, 356)]
    else:
        clay = r.choice(("#fff3e0", "#2c5d7a", "#7b1e2e", "#c8683a"))
        bowl(b, 320, 400, 250, 150, clay, "#5f2f12", r.choice(THREADS))
        b.fill(oval(320, 396, 226, 62), "#8a4a1c", "#5f2f12")
        spots = [(190, 392), (270, 380), (370, 378), (452, 392), (230, 346), (320, 336), (410, 346), (280, 300), (364, 302), (324, 412)]
    for x, y in sorted(spots, key=lambda p: p[1]):
        shape = turned(box(x - 52, y - 38, 104, 76, 26), r.uniform(-30, 30), (x, y))
        b.solid(shape, tone, dark(tone, 0.3))
        with b.inside(shape):
            specks(b, r, 34, (x, y, 50, 38), (light(tone, 0.2), "#a9652a", dark(tone, 0.3)), 6)
            b.fill(oval(x - 16, y - 18, 24, 8, -20), "#ffcf8a", alpha=0.4, blur=3)
    b.fill(oval(346, spots[-3][1] - 20, 46, 15, -24), "#4f8a3a", "#2f6a2a")
    chilli(b, 400, 590, -6, 0.8)


def sate(b: Board, r: Chance) -> None:
    """Skewers on a plate with peanut sauce."""
    backdrop.flat(b, r, "sage sky rose gold teal cream")
    if r.number % 2:
        leaf(b, "M 30 330 Q 140 120 330 110 Q 540 130 616 320 Q 540 540 320 548 Q 110 540 30 330 Z", "M 40 330 Q 200 326 330 322 Q 480 318 606 320")
    else:
        plate(b, 320, 330, 296, 250, "#fffaf1", r.choice(("#7b1e2e", "#1f5b49", "#2c5d7a")))
    glaze = r.turn(("#8a4a1c", "#c97a2a", "#e0a83a"))
    for i in range(6):
        x, y = 300, 150 + i * 46
        lean = -14 + i * 2.5
        b.line(turned([(x - 210, y), (x + 250, y)], lean, (x, y)), 7, "#d9b27a")
        for k in range(5):
            px = x - 150 + k * 58
            piece = turned(box(px - 28, y - 21, 54, 42, 14), lean, (x, y))
            b.solid(piece, r.choice((glaze, light(glaze, 0.1), dark(glaze, 0.14))), depth=0.6)
            cx, cy = turned([(px, y)], lean, (x, y))[0]
            specks(b, r, 7, (cx, cy, 20, 14), (dark(glaze, 0.4), "#ffd08a"), 5)
    sauce(b, r, 478, 440, 70, r.choice(("#b5702f", "#8a4a1c", "#d9a02f")))
    for i, x in enumerate((170, 214, 258)):
        b.solid(box(x - 22, 440 + (i % 2) * 18, 46, 44, 6), "#fbf7e6", depth=0.6)
    cucumber(b, 340, 486, 30)


def _soup(b: Board, r: Chance, broth: str, hues: str) -> None:
    backdrop.room(b, r, hues, 410)
    clay = r.turn(("#fff3e0", "#2c5d7a", "#c8683a", "#1f5b49", "#7b1e2e"))
    bowl(b, 320, 350, 262, 190, clay, broth, r.choice(THREADS))
    b.fill(oval(320, 354, 240, 68), broth, dark(broth, 0.12))


def soto(b: Board, r: Chance) -> None:
    """Yellow coconut soup with chicken shreds, glass noodles, egg and lime."""
    _soup(b, r, r.turn(("#f0c45a", "#e8b04a", "#f3d98a")), "rose sage sky mint maroon teal")
    for x, y in r.within(26, 300, 346, 130, 34):
        b.line(path(f"M {x - 34} {y + 6} Q {x} {y - 16} {x + 34} {y + 4}"), 5, r.choice(("#fff8e4", "#f6e6b8")))
    for x, y in r.within(16, 250, 336, 90, 24):
        b.solid(oval(x, y, 24, 9, r.uniform(-40, 40)), "#e8b878", depth=0.4)
    half_egg(b, 410, 346, 50)
    specks(b, r, 26, (320, 340, 190, 44), ("#5d9a45", "#8fc46a"), 8)
    specks(b, r, 14, (300, 326, 90, 24), ("#a9652a",), 9)
    b.solid(oval(210, 366, 30, 24), "#8fb84a")
    b.fill(oval(210, 366, 23, 18), "#e6f0b0")
    steam(b, 330, 270)
    sauce(b, r, 540, 560, 52)


def bakso(b: Board, r: Chance) -> None:
    """Meatball soup."""
    _soup(b, r, r.turn(("#d9a860", "#c98f4a", "#e6c083")), "gold mint rose sky sage maroon")
    for x, y in r.within(18, 330, 360, 180, 36):
        b.line(path(f"M {x - 50} {y} Q {x - 10} {y - 22} {x + 50} {y + 6}"), 6, "#f6dc8a")
    big = r.random() < 0.5
    for x, y in ((200, 346), (290, 326), (384, 332), (250, 378), (346, 382), (440, 360))[: 4 if big else 6]:
        ball(b, x, y, 60 if big else 46, r.choice(("#a98a72", "#96765f")))
    for x, y in ((430, 330), (468, 346), (160, 360)):
        b.fill(oval(x, y, 34, 13, r.uniform(-40, 40)), "#6aa843", "#3f7f34")
    specks(b, r, 22, (320, 350, 190, 46), ("#8fc46a", "#b5702f"), 7)
    steam(b, 320, 258)
    sauce(b, r, 96, 566, 50)


def mie_goreng(b: Board, r: Chance) -> None:
    """Fried noodles on a plate with an egg on top."""
    backdrop.flat(b, r, "sky sage rose teal gold maroon")
    plate(b, 320, 326, 290, 272, r.choice(("#fffaf1", "#e3efe9")), r.turn(("#7b1e2e", "#2c5d7a", "#1f5b49", "#d9872a")))
    tone = r.turn(("#d9962f", "#b96f24", "#e8b54a"))
    b.fill(oval(320, 326, 196, 180), dark(tone, 0.3))
    for x, y in r.within(150, 320, 326, 176, 160):
        lean = r.uniform(0, 360)
        b.line(
            turned(path(f"M {x - 46} {y} Q {x - 20} {y - 40} {x + 8} {y} Q {x + 30} {y + 34} {x + 52} {y - 4}"), lean, (x, y)),
            7,
            r.choice((tone, light(tone, 0.24), dark(tone, 0.16))),
        )
    for x, y in r.within(14, 320, 326, 160, 150):
        b.fill(oval(x, y, r.uniform(14, 24), 9, r.uniform(0, 180)), r.choice(("#6aa843", "#e0692f", "#8fc46a", "#c8303a")))
    if r.number % 2:
        white = [(px + r.uniform(-7, 7), py + r.uniform(-7, 7)) for px, py in oval(330, 300, 108, 96)][::3]
        b.solid(white, "#fffdf5", "#efe6d2")
        b.fill(oval(336, 296, 42, 40), "#f8bb33", "#e8951a")
        b.fill(oval(324, 282, 12, 8, -30), "#ffffff", alpha=0.7)
    else:
        for x, y in ((240, 250), (390, 250), (320, 370), (420, 370)):
            b.line(oval(x, y, 34, 30, r.uniform(0, 90), 0, 260), 22, "#ef8a5a")
            b.line(oval(x, y, 34, 30, 0, 30, 200), 4, "#fbc6a0", 0.8)
    for x, y in ((474, 460), (508, 420)):
        cucumber(b, x, y, 36)


def ikan_arsik(b: Board, r: Chance) -> None:
    """Carp in its yellow spice, whole on an oval plate."""
    backdrop.flat(b, r, "forest sky rose sage maroon teal")
    plate(b, 320, 330, 306, 220, "#fffaf1", r.turn(("#7b1e2e", "#1f5b49", "#2c5d7a")))
    b.fill(oval(320, 336, 236, 140), "#e8a52a", "#c97f18")
    fried_fish(b, r, 316, 330, 1.16, r.turn(("#d98a24", "#e8a52a", "#b96a1e")))
    specks(b, r, 60, (310, 326, 150, 66), ("#f6d060", "#c8303a", "#5d9a45", "#8f4e16"), 7)
    for x, y in ((190, 440), (260, 462), (340, 466), (420, 446)):
        b.solid(turned(box(x - 40, y - 9, 80, 18, 8), r.uniform(-30, 30), (x, y)), "#8fb45a", depth=0.5)
    chilli(b, 200, 208, -8, 0.7)
    chilli(b, 390, 224, 24, 0.6, "#3f8f45")
    for x, y in ((130, 350), (150, 380), (520, 270)):
        ball(b, x, y, 13, "#4f7f33")


DRAWINGS = {
    "nasi-kotak": nasi_kotak, "tumpeng": tumpeng, "rendang": rendang, "sate": sate, "soto": soto, "mie-goreng": mie_goreng, "bakso": bakso,
    "ikan-arsik": ikan_arsik,
}  # fmt: skip
