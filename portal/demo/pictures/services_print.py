"""Services that print: invitations, shirts, banners. Words are only bars."""

from portal.demo.pictures import backdrop
from portal.demo.pictures.board import Board
from portal.demo.pictures.chance import Chance
from portal.demo.pictures.geometry import box, dark, light, moved, oval, path, rhomb, turned
from portal.demo.pictures.packs import GOLD
from portal.demo.pictures.solids import ball, specks, steam
from portal.demo.pictures.stationery import BRIGHT
from portal.demo.pictures.strewn import ringed, sprig
from portal.demo.pictures.toiletries import flower
from portal.demo.pictures.vessels import CREAM
from portal.demo.pictures.weave import THREADS, weave_band, zigzag

_SHIRT = (
    "M 236 116 Q 190 126 150 150 L 54 262 Q 50 272 58 278 L 128 322 Q 138 326 144 316 L 172 282 L 164 560 Q 164 578 182 580 Q 320 590 458 580 "
    "Q 476 578 476 560 L 468 282 L 496 316 Q 502 326 512 322 L 582 278 Q 590 272 586 262 L 490 150 Q 450 126 404 116 Q 320 178 236 116 Z"
)


def undangan(b: Board, r: Chance) -> None:
    """Invitations: an open envelope with a card, woven edges, a ribbon."""
    backdrop.flat(b, r, "rose sage cream sky plum sand")
    base, one, two, three = r.turn(THREADS)
    lean = r.uniform(-9, 9)
    at = (320, 330)
    paper = r.choice((CREAM, "#f3dccb", "#e3ecdf"))
    card = turned(box(130, 70, 380, 360, 8), lean, at)
    b.solid(card, paper, dark(paper, 0.06), 1.4)
    with b.inside(card):
        if r.number % 2:
            weave_band(b, 90, 70, 470, 54, base, one, two, three)
        else:
            zigzag(b, 90, 66, 470, 44, base, one, two)
    b.line([*turned(box(150, 134, 340, 270), lean, at)], 3, one)
    motif = r.choice(("flower", "rings", "knot"))
    if motif == "rings":
        for dx in (-24, 24):
            b.line(oval(*turned([(320 + dx, 214)], lean, at)[0], 42), 9, GOLD)
    elif motif == "flower":
        for dx in (-56, 0, 56):
            flower(r.choice(("#e58a8f", base, "#c8683a")))(b, *turned([(320 + dx, 210 - (dx == 0) * 16)], lean, at)[0], 36)
    else:
        for dx, k in ((-70, 22), (0, 44), (70, 22)):
            b.fill(rhomb(*turned([(320 + dx, 214)], lean, at)[0], k), base)
            b.fill(rhomb(*turned([(320 + dx, 214)], lean, at)[0], k * 0.5), one)
    for i in range(3):
        b.fill(turned(box(230 + i * 20, 282 + i * 20, 180 - i * 40, 7, 3), lean, at), dark(base, 0.05), alpha=0.8)
    back = turned(box(90, 330, 460, 260, 10), lean, at)
    b.solid(back, base, dark(base, 0.1), 1.4)
    for side in (-1, 1):
        b.fill(turned([(320 + side * 230, 336), (320 + side * 230, 584), (320, 474)], lean, at), dark(base, 0.12))
    b.fill(turned([(92, 586), (548, 586), (320, 436)], lean, at), light(base, 0.12), base)
    ball(b, *turned([(320, 480)], lean, at)[0], 36, "#c8303a" if base != "#6d1a2a" else GOLD)
    b.fill(rhomb(*turned([(320, 480)], lean, at)[0], 17), light(one, 0.2))


def _frame(b: Board, r: Chance, ink: str) -> None:
    """The printing frame with its squeegee."""
    frame = turned(box(356, 240, 250, 330, 8), r.uniform(-8, 8), (480, 400))
    b.shadow(frame, 8, 18, 12, 0.4)
    b.fill(frame, "#c18a50", "#95622f")
    mesh = moved(frame, 0, 0, 0.8, (481, 405))
    b.fill(mesh, "#f3efe0", "#dcd6c0")
    with b.inside(mesh):
        for i in range(30):
            b.line([(350 + i * 9, 230), (350 + i * 9, 590)], 1, "#a9a28a", 0.4)
        b.fill(oval(481, 360, 54), ink)
        for px, py in ringed(481, 360, 76, 10):
            b.fill(oval(px, py, 9), ink)
        b.fill(box(380, 456, 220, 60), ink, alpha=0.85)
    b.solid(turned(box(386, 470, 190, 62, 12), 3, (480, 500)), "#8a5630", depth=1.2)
    b.fill(turned(box(390, 462, 182, 13), 3, (480, 500)), "#3a3f44")


def sablon(b: Board, r: Chance) -> None:
    """Screen printing: a printed shirt and the frame with its squeegee."""
    backdrop.flat(b, r, "sky gold mint rose sage sand")
    shirt, ink = r.turn(
        (("#ffffff", "#c8303a"), ("#2f3338", "#f3c433"), ("#f3c433", "#1f5b49"), ("#2c7a78", "#fff8ea"), ("#c8505c", "#fff8ea"), ("#2f5573", "#f08a4a"))
    )
    body = moved(path(_SHIRT), -50, 0, 0.94)
    b.shadow(body, 10, 20, 16, 0.36)
    b.fill(body, light(shirt, 0.08), dark(shirt, 0.1))
    b.line(path("M 196 142 Q 270 198 344 142"), 9, dark(shirt, 0.2))
    cx, cy = 270, 316
    motif = r.choice(("sun", "flower", "weave"))
    if motif == "sun":
        b.fill(oval(cx, cy, 56), ink)
        for px, py in ringed(cx, cy, 84, 12):
            b.fill(oval(px, py, 11), ink)
    elif motif == "flower":
        flower(ink, shirt)(b, cx, cy, 92)
    else:
        weave_band(b, cx - 100, cy - 50, 200, 100, shirt, ink, ink, ink)
    _frame(b, r, ink)
    for i, (x, y) in enumerate(((70, 560), (150, 590))):
        b.solid(oval(x, y, 40), "#eef2f4")
        b.fill(oval(x, y, 31), (ink, r.choice(BRIGHT))[i])


def spanduk(b: Board, r: Chance) -> None:
    """A printed banner on two poles. Its words are only bars."""
    backdrop.room(b, r, "sky mint sage cream gold rose", 480)
    field, ink = r.turn(
        (("#c8303a", "#fff3d6"), ("#f3c433", "#7b1e2e"), ("#1f5b49", "#f3c433"), ("#2f5fa0", "#ffffff"), ("#e58a3a", "#fffaf0"), ("#7a3f8a", "#f7dce6"))
    )
    if r.number % 3 == 2:
        b.ground(326, 590, 170, 16)
        b.fill(box(160, 570, 320, 20, 8), "#9aa3a9")
        shape = box(180, 60, 280, 512)
        b.shadow(shape, 8, 14, 12, 0.38)
        b.fill(shape, light(field, 0.08), dark(field, 0.1))
        with b.inside(shape):
            b.fill(oval(320, 420, 170), light(field, 0.25))
            weave_band(b, 180, 500, 280, 72, dark(field, 0.25), ink, CREAM, GOLD)
        for i, w in enumerate((200, 220, 150)):
            b.fill(box(320 - w / 2, 110 + i * 54, w, 30 - i * 6, 6), ink)
        flower("#fff8ea", field)(b, 320, 390, 70)
        b.fill(box(170, 52, 300, 16, 7), "#9aa3a9")
        return
    for x in (56, 584):
        b.fill(box(x - 10, 60, 20, 540, 6), "#c9955a", "#8a5a2c")
    shape = path("M 66 120 Q 320 150 574 120 L 574 400 Q 320 432 66 400 Z")
    b.shadow(shape, 8, 16, 12, 0.36)
    b.fill(shape, light(field, 0.08), dark(field, 0.1))
    with b.inside(shape):
        b.fill(oval(160, 270, 120), light(field, 0.22))
        weave_band(b, 60, 358, 520, 90, dark(field, 0.25), ink, CREAM, GOLD)
        b.fill(box(300, 100, 40, 340), "#2a1206", alpha=0.1, blur=18)
    r.choice((flower("#fff8ea", field), _bowl_mark, _shirt_mark))(b, 160, 262, 74)
    for i, (w, h) in enumerate(((280, 44), (230, 30), (170, 20))):
        b.fill(box(270, 180 + i * 62, w, h, 8), ink)
    for x, y in ((66, 124), (574, 124), (66, 396), (574, 396)):
        b.fill(oval(x, y, 9), "#eef2f4")
    for i in range(11):
        x = 60 + i * 52
        b.fill([(x, 64), (x + 52, 64), (x + 26, 108)], BRIGHT[i % 6])
    b.line([(56, 64), (584, 64)], 4, CREAM)
    if r.random() < 0.5:
        sprig(b, 20, 600, -20, 1.4)


def _bowl_mark(b: Board, x: float, y: float, size: float) -> None:
    b.fill(oval(x, y + size * 0.1, size, size * 0.9, 0, 0, 180), CREAM, "#e6d9bd")
    specks(b, Chance.of("mark", 0), 12, (x, y, size * 0.7, size * 0.2), ("#c8303a", "#5fa046", "#f3c433"), size * 0.13)
    steam(b, x, y - size * 0.3)


def _shirt_mark(b: Board, x: float, y: float, size: float) -> None:
    k = size / 300
    b.fill([(x + (px - 320) * k, y + (py - 350) * k) for px, py in path(_SHIRT)], CREAM, "#e6d9bd")


DRAWINGS = {"undangan": undangan, "sablon": sablon, "spanduk": spanduk}
