"""Snacks of the morning market: fried, steamed and baked."""

import math

from portal.demo.pictures import backdrop
from portal.demo.pictures.board import Board
from portal.demo.pictures.chance import Chance
from portal.demo.pictures.geometry import box, dark, light, mirrored, oval, path, ring, turned
from portal.demo.pictures.solids import ball, chilli, specks
from portal.demo.pictures.vessels import board, plate, stack, table_leaf, tray


def onde_onde(b: Board, r: Chance) -> None:
    """Sesame balls in a pile; one is bitten open."""
    backdrop.room(b, r, "teal rose mint gold sky sage", 410)
    if r.number % 2:
        table_leaf(b)
    else:
        plate(b, 320, 500, 280, 84, "#fffaf1", r.choice(("#7b1e2e", "#1f5b49", "#2c5d7a")))
    tone = r.turn(("#dfa14e", "#c98a3a", "#a9c25a", "#8a5a8f"))

    def one(x: float, y: float) -> None:
        ball(b, x, y, 52, tone)
        specks(b, r, 44, (x, y, 46, 46), ("#fff3d6", "#f6e6c8", "#ffffff"), 4)

    stack(b, r, 4, (320, 478, 104), one)
    if r.random() < 0.7:
        ball(b, 470, 556, 52, tone)
        b.fill(oval(474, 556, 40, 42), "#f6e3b4")
        b.fill(oval(476, 558, 30, 31), *r.choice((("#cfae5a", "#b08c3a"), ("#5a3015", "#3a1c0a"))))


def klepon(b: Board, r: Chance) -> None:
    """Green balls in grated coconut, on a leaf or in a leaf cup."""
    backdrop.room(b, r, "gold rose sky cream maroon clay", 404)
    b.closer, b.down = (0.0, 0.0) if r.number % 2 else (64.0, 60.0)
    table_leaf(b, r.choice(("#2f8a4e", "#b79a52", "#3a7f3a")))
    tone = r.turn(("#6ea53a", "#4f8a3a", "#8fb84a", "#7a5a9a"))

    def one(x: float, y: float) -> None:
        ball(b, x, y, 48, tone)
        for px, py in r.within(24, x, y - 12, 38, 30):
            lean = r.uniform(0, 180)
            c, s = math.cos(lean) * 9, math.sin(lean) * 9
            b.line([(px - c, py - s), (px + c, py + s)], 3.4, r.choice(("#ffffff", "#f3efe0")))

    if r.number % 2:
        stack(b, r, 4, (320, 500, 98), one)
    else:
        for x, y in ((150, 450), (250, 430), (350, 430), (450, 446), (200, 510), (310, 506), (420, 516), (520, 500)):
            one(x, y)
    b.fill(oval(560, 566, 26, 12), "#8a4a1c", "#5f3014")


def lemang(b: Board, r: Chance) -> None:
    """Rice in bamboo: tubes leaning together, one split open, slices in front."""
    backdrop.room(b, r, "sand rose sky mint clay sage", 430)
    for i in range(r.randint(3, 4)):
        lean = -16 + i * 10
        x = 180 + i * 84
        tube = turned(box(x - 40, 90, 80, 420, 10), lean, (x, 510))
        b.solid(tube, r.choice(("#8a9a4a", "#a58a4a", "#6f7f3a")), depth=1.5)
        with b.inside(tube):
            b.fill(turned(box(x + 14, 80, 30, 440), lean, (x, 510)), "#2a1206", alpha=0.24, blur=8)
            for y in (210, 350):
                b.line(turned([(x - 44, y), (x + 44, y)], lean, (x, 510)), 7, "#5a4a1c", 0.6)
            b.fill(turned(box(x - 40, 440, 80, 80), lean, (x, 510)), "#2a1a0a", alpha=0.4, blur=14)
        mouth = turned(oval(x, 94, 38, 15), lean, (x, 510))
        b.fill(mouth, "#3f8f45")
        b.fill(turned(oval(x, 95, 28, 10), lean, (x, 510)), "#fffaf0")
    rice = r.turn((("#fffaf0", "#e7dcc4"), ("#5a3a52", "#402539"), ("#f3e08a", "#d9bf58")))
    for i in range(4):
        x, y = 300 + i * 74, 548 + (i % 2) * 14
        b.shadow(oval(x, y, 52, 44), 5, 8, 6, 0.36)
        b.fill(oval(x, y, 52, 44), "#5d9a45", "#3a7a34")
        b.fill(oval(x, y, 44, 37), *rice)
        specks(b, r, 24, (x, y, 36, 30), (light(rice[0], 0.4), rice[1]), 4)


def pempek(b: Board, r: Chance) -> None:
    """Fried fish cakes cut open on a plate, with the dark sauce in a small bowl."""
    b.closer = 44
    backdrop.flat(b, r, "sky gold mint rose sage cream")
    plate(b, 320, 330, 286, 262, r.choice(("#fffaf1", "#e8f0ee")), r.turn(("#2c5d7a", "#7b1e2e", "#1f5b49")))
    for x, y, lean in ((210, 220, -20), (330, 190, 8), (190, 330, 14), (250, 440, -12))[: r.randint(3, 4)]:
        body = oval(x, y, 84, 40, lean)
        b.solid(body, "#dfa35a", "#b97632")
        specks(b, r, 26, (x, y, 66, 30), ("#f3c98a", "#a9652a"), 7)
        b.line(turned([(x - 60, y - 10), (x + 50, y - 14)], lean, (x, y)), 6, "#ffe0a8", 0.5)
    for x, y in ((420, 280), (450, 340)):
        b.solid(oval(x, y, 56, 46), "#dfa35a", "#b97632")
        b.fill(oval(x, y, 46, 37), "#fbf3e0")
        b.fill(oval(x, y, 25, 21), "#f3a62b", "#e0851a")
    b.solid(oval(400, 462, 84, 74), "#fff8ea", depth=1.4)
    b.fill(oval(400, 462, 68, 59), "#4a2410", "#2e1408")
    specks(b, r, 16, (400, 462, 50, 42), ("#d8342a", "#f0c04a"), 4)
    for i in range(5):
        x, y = 130 + i * 12, 400 + (i % 2) * 16
        b.fill(oval(x, y, 20, 9, 30 * i), "#8fc46a", "#5d9a45")


def risoles(b: Board, r: Chance) -> None:
    """Crumbed rolls standing together; the cut one shows its filling."""
    b.closer, b.down = 60, 50
    backdrop.room(b, r, "mint gold sky rose sage maroon", 410)
    if r.number % 2:
        board(b, (50, 500, 540, 48))
    else:
        plate(b, 320, 506, 284, 82, "#fffaf1", r.choice(("#7b1e2e", "#2c5d7a")))
    tone = r.turn(("#d98f38", "#c97a2a", "#e5a64a"))

    def roll(x: float, y: float, lean: float) -> None:
        shape = turned(box(x - 92, y - 36, 184, 72, 34), lean, (x, y))
        b.solid(shape, tone, dark(tone, 0.26))
        with b.inside(shape):
            specks(b, r, 90, (x, y, 92, 50), (light(tone, 0.4), dark(tone, 0.24), light(tone, 0.2)), 5)

    for x, y, lean in ((220, 460, -4), (424, 464, 5), (320, 392, -3), (160, 510, 3), (350, 516, -2)):
        roll(x, y, lean)
    x, y = 486, 520
    b.solid(oval(x, y, 44, 46), tone)
    b.fill(oval(x, y, 35, 37), "#fff3d6")
    specks(b, r, 14, (x, y, 24, 26), ("#e0692f", "#5d9a45", "#f3c04a", "#e8869a"), 7)
    chilli(b, 84, 588, -6, 0.6, "#3f8f45")


def martabak(b: Board, r: Chance) -> None:
    """Thick sweet pancake cut in pieces, or the folded savoury one in squares."""
    backdrop.flat(b, r, "teal rose gold sky maroon mint")
    if r.number % 2 == 0:
        tray(b, (60, 80, 520, 480), "#e9d2ae", "#f6e6c8")
        crumb, filling = r.turn((("#e0a84e", ("#6b3d22", "#f0c04a")), ("#8fb84a", ("#fff3d6", "#6b3d22")), ("#8a3a3a", ("#fff3d6", "#f0c04a"))))
        for i in range(2):
            for j in range(4):
                x, y = 100 + i * 230, 112 + j * 108
                b.solid(box(x, y, 210, 92, 12), "#b9702a", depth=0.8)
                b.fill(box(x + 6, y + 22, 198, 30), light(crumb, 0.3), crumb)
                b.fill(box(x + 4, y + 50, 202, 14, 6), filling[0])
                specks(b, r, 16, (x + 105, y + 57, 94, 8), (filling[1],), 5)
                b.fill(box(x + 6, y + 62, 198, 24, 8), light(crumb, 0.2), crumb)
                for k in range(9):
                    b.fill(oval(x + 18 + k * 22, y + 36, 4, 9), dark(crumb, 0.24))
        return
    plate(b, 320, 330, 286, 262, "#fffaf1", "#7b1e2e")
    for i in range(3):
        for j in range(3):
            x, y = 170 + i * 102, 170 + j * 96
            b.solid(box(x, y, 92, 86, 10), "#dfa045", "#b97428", 0.8)
            specks(b, r, 16, (x + 46, y + 43, 36, 34), ("#f3cf85", "#a9652a", "#5d9a45"), 8)
            b.fill(box(x + 8, y + 66, 76, 14, 5), "#8a5a2a")
            specks(b, r, 7, (x + 46, y + 73, 32, 4), ("#8fc46a", "#f6d27a"), 5)
    b.solid(oval(486, 470, 66), "#fff8ea", depth=1.2)
    b.fill(oval(486, 470, 52), "#6b3512", "#4a2410")
    specks(b, r, 8, (486, 470, 36, 36), ("#d8342a", "#8fc46a"), 7)


def roti(b: Board, r: Chance) -> None:
    """A sliced loaf, a tray of buns, or long rolls in a basket."""
    style = r.turn(("loaf", "buns", "rolls"))
    if style == "buns":
        backdrop.flat(b, r, "sky mint rose sage gold")
        tray(b, (66, 86, 508, 470), "#8f9aa0", "#6f7a80")
        tops = r.choice((("#6b3d22",), ("#fff3e0",), ("#5a3015", "#fff3e0", "#e8869a")))
        for i in range(3):
            for j in range(3):
                x, y = 168 + i * 152, 180 + j * 142
                ball(b, x, y, 72, "#c97f34", 0.96)
                for k in range(9):
                    b.line([(x - 46 + k * 11, y - 30), (x - 40 + k * 11, y + 26)], 4, tops[(i + j) % len(tops)], 0.75)
        return
    backdrop.room(b, r, "rose sage sky gold mint cream", 410)
    board(b, (40, 494, 560, 54))
    if style == "rolls":
        for x, y in ((180, 430), (460, 436), (320, 400), (240, 470), (410, 474)):
            shape = oval(x, y, 128, 54, r.uniform(-10, 10))
            b.solid(shape, "#d08a3e", "#9a5a20")
            for k in (-60, -20, 20, 60):
                b.line(path(f"M {x + k - 10} {y - 36} Q {x + k + 18} {y - 20} {x + k + 12} {y + 6}"), 9, "#f3d3a0")
        return
    crust, crumb = r.choice((("#b9702a", "#fbeed2"), ("#8a5426", "#e3c48f"), ("#c98a3a", "#e9f0c4")))
    loaf = path("M 200 490 L 200 280 Q 170 200 260 196 L 520 196 Q 590 204 566 290 L 566 490 Z")
    b.shadow(loaf, 8, 12, 12, 0.36)
    b.fill(loaf, light(crust, 0.14), dark(crust, 0.2))
    for i in range(r.randint(2, 4)):
        x = 66 + i * 56
        slice_ = path(f"M {x} 492 L {x} 290 Q {x - 26} 214 {x + 60} 206 L {x + 96} 206 Q {x + 176} 216 {x + 154} 290 L {x + 154} 492 Z")
        b.solid(slice_, crust)
        inner = path(f"M {x + 12} 480 L {x + 12} 290 Q {x - 6} 228 {x + 62} 220 L {x + 94} 220 Q {x + 158} 230 {x + 142} 290 L {x + 142} 480 Z")
        b.fill(inner, light(crumb, 0.2), crumb)
        specks(b, r, 30, (x + 77, 360, 52, 100), (dark(crumb, 0.12),), 4)


def bakpao(b: Board, r: Chance) -> None:
    """Steamed buns in a bamboo steamer."""
    b.closer, b.down = 50, 40
    backdrop.room(b, r, "maroon teal rose gold sage sky", 424)
    tones = r.turn((("#fffaf0",), ("#fffaf0", "#f0b8c0"), ("#cfe0a0", "#fffaf0"), ("#f6d59a",)))
    for x, y in ((196, 352), (444, 352), (320, 330), (320, 372)):
        tone = r.choice(tones)
        y += 20
        half = path(f"M {x} {y - 86} Q {x - 40} {y - 84} {x - 76} {y - 44} Q {x - 110} {y + 4} {x - 84} {y + 40} L {x} {y + 44}")
        shape = half + mirrored(half, x)
        b.solid(shape, tone, dark(tone, 0.12))
        for px, py in ring(x, y - 62, 40, 9):
            b.line([(x, y - 74), (px, py + (20 if py > y - 62 else -4))], 4, dark(tone, 0.16), 0.8)
        b.fill(oval(x, y - 74, 9, 6), r.choice(("#c8303a", "#e0692f", dark(tone, 0.2))))
    for y in (500, 420)[r.randint(0, 1) :]:
        b.ground(320, y + 58, 260, 18)
        b.fill(box(70, y - 26, 500, 82, 16), "#d9a860", "#a87434")
        for x in range(84, 560, 22):
            b.line([(x, y - 20), (x, y + 50)], 2, "#8a5a24", 0.4)
        b.fill(box(62, y - 34, 516, 22, 11), "#e9c083", "#b9823f")


DRAWINGS = {
    "onde-onde": onde_onde, "klepon": klepon, "lemang": lemang, "pempek": pempek, "risoles": risoles, "martabak": martabak,
    "roti": roti, "bakpao": bakpao,
}  # fmt: skip
