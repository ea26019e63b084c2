"""Wooden toys, notebooks and pens."""

from portal.demo.pictures import backdrop
from portal.demo.pictures.board import Board
from portal.demo.pictures.chance import Chance
from portal.demo.pictures.geometry import box, dark, light, moved, oval, path, rhomb, turned
from portal.demo.pictures.packs import GOLD
from portal.demo.pictures.vessels import CREAM
from portal.demo.pictures.weave import THREADS, plait, weave_band, zigzag

BRIGHT = ("#c8303a", "#e0a021", "#2f7a5a", "#2f6fb0", "#e58a3a", "#7a4a9a")


def _wheel(b: Board, x: float, y: float, radius: float, tone: str) -> None:
    b.shadow(oval(x, y, radius), 4, 8, 6, 0.35)
    b.fill(oval(x, y, radius), light(tone, 0.1), dark(tone, 0.2))
    b.fill(oval(x, y, radius * 0.55), "#e6c08a")
    b.fill(oval(x, y, radius * 0.2), "#7a4a22")


def _car(b: Board, r: Chance) -> None:
    one, two, three = r.sample(BRIGHT, 3)
    b.ground(320, 548, 240, 20)
    b.solid(
        path(
            "M 80 470 Q 80 386 150 376 L 210 370 L 270 276 Q 280 262 300 262 L 430 262 Q 450 262 458 278 L 496 372 Q 566 380 566 440 L 566 490 "
            "Q 566 506 548 506 L 98 506 Q 80 506 80 490 Z"
        ),
        one,
    )
    b.fill(path("M 238 370 L 286 296 L 352 296 L 352 370 Z"), "#e9f3f5", "#bcd2de")
    b.fill(path("M 372 370 L 372 296 L 430 296 L 458 370 Z"), "#e9f3f5", "#bcd2de")
    b.fill(box(80, 430, 486, 18), CREAM)
    b.fill(oval(552, 416, 13, 17), GOLD)
    for x in (186, 464):
        _wheel(b, x, 508, 58, two)
    if r.random() < 0.5:
        for i in range(3):
            b.solid(box(270 + i * 66, 206 - (i % 2) * 4, 54, 54, 6), (three, GOLD, two)[i])


def _rings(b: Board, r: Chance) -> None:
    tones = r.sample(BRIGHT, 5)
    b.ground(300, 560, 200, 20)
    b.solid(box(130, 530, 340, 34, 14), "#c9955a")
    b.fill(box(288, 150, 24, 390, 12), "#d9ab6e", "#a8763c")
    for i, tone in enumerate(tones):
        half, y = 160 - i * 22, 470 - i * 66
        shape = box(300 - half, y, half * 2, 62, 31)
        b.shadow(shape, 3, 8, 6, 0.3)
        b.fill(shape, light(tone, 0.14), dark(tone, 0.16))
        b.fill(box(300 - half + 24, y + 10, half * 0.7, 10, 5), "#ffffff", alpha=0.35)
    b.solid(oval(300, 170, 44), "#e58a3a")
    for i, (x, y) in enumerate(((530, 548), (560, 470))):
        b.solid(box(x - 40, y - 40, 80, 78, 8), r.choice(BRIGHT))
        b.fill(rhomb(x, y, 24 - i * 4), CREAM)


def _top(b: Board, r: Chance) -> None:
    """Gasing, a spinning top, two of them with their cords."""
    for cx, cy, k in ((230, 330, 1.15), (452, 430, 0.8)):
        one, two = r.sample(BRIGHT, 2)
        b.ground(cx + 8, cy + 196 * k, 70 * k, 14)
        body = [
            (cx + x * k, cy + y * k)
            for x, y in path(
                "M -16 -160 L 16 -160 L 20 -90 Q 150 -70 150 -6 Q 140 60 60 110 Q 16 140 6 196 L -6 196 Q -16 140 -60 110 Q -140 60 -150 -6 "
                "Q -150 -70 -20 -90 Z"
            )
        ]
        b.solid(body, "#cf9a5e", depth=1.4)
        with b.inside(body):
            b.fill(box(cx - 160 * k, cy - 40 * k, 320 * k, 30 * k), one)
            weave_band(b, cx - 160 * k, cy - 6 * k, 320 * k, 46 * k, two, GOLD, CREAM)
            b.fill(box(cx + 60 * k, cy - 170 * k, 120 * k, 400 * k), "#2a1206", alpha=0.26, blur=16)
    b.line(path("M 70 560 Q 150 500 230 566 Q 300 620 380 580 Q 440 556 520 600"), 8, "#efe2c6")


def _blocks(b: Board, r: Chance) -> None:
    tones = list(BRIGHT)
    r.shuffle(tones)
    b.ground(320, 560, 250, 20)
    places = ((90, 420), (232, 420), (374, 420), (160, 284), (302, 284), (230, 148))
    for i, (x, y) in enumerate(places):
        tone = tones[i]
        shape = turned(box(x, y, 132, 132, 12), r.uniform(-3, 3), (x + 66, y + 66))
        b.shadow(shape, 6, 10, 8, 0.35)
        b.fill(shape, "#e6c08a", "#c9955a")
        b.fill(moved(shape, 0, 0, 0.8, (x + 66, y + 66)), light(tone, 0.1), dark(tone, 0.1))
        mark = (oval(x + 66, y + 66, 32), rhomb(x + 66, y + 66, 36), [(x + 66, y + 30), (x + 102, y + 94), (x + 30, y + 94)], box(x + 40, y + 40, 52, 52, 6))[
            i % 4
        ]
        b.fill(mark, CREAM)


def mainan_kayu(b: Board, r: Chance) -> None:
    """Wooden toys: a car, rings, tops, building blocks."""
    backdrop.room(b, r, "sky gold mint rose cream sage")
    r.turn((_car, _rings, _top, _blocks))(b, r)


def _cover(b: Board, r: Chance, x: float, y: float, w: float, h: float, lean: float) -> None:
    """A notebook from above with one of several covers."""
    base, one, two, _ = r.choice(THREADS)
    at = (x + w / 2, y + h / 2)
    shape = turned(box(x, y, w, h, 12), lean, at)
    b.shadow(shape, 8, 16, 12, 0.4)
    b.fill(moved(shape, 7, 7), "#f7f0e2", "#d9ccb0")
    tone = r.choice((base, "#b9824a", "#2f6f8a", "#e0a847", "#c8505c"))
    b.fill(shape, light(tone, 0.08), dark(tone, 0.12))
    with b.inside(shape):
        style = r.randrange(4)
        if style == 0:
            weave_band(b, x - 60, y + h * 0.34, w + 120, h * 0.26, base, one, two)
        elif style == 1:
            for i in range(6):
                zigzag(b, x - 60, y + h * (0.5 + i * 0.1), w + 120, h * 0.1, tone, one, two)
        elif style == 2:
            plait(b, shape, light(tone, 0.2), tone, dark(tone, 0.3), 30)
        else:
            b.fill(oval(x + w * 0.7, y + h * 0.76, w * 0.4), light(tone, 0.3))
            b.fill(oval(x + w * 0.3, y + h * 0.9, w * 0.36), one)
    b.fill(turned(box(x + w * 0.3, y + h * 0.13, w * 0.5, h * 0.14, 6), lean, at), CREAM)
    for i in range(2):
        b.fill(turned(box(x + w * 0.36, y + h * (0.17 + i * 0.045), w * (0.38 - i * 0.12), 4), lean, at), dark(tone, 0.3))
    if r.random() < 0.6:
        for i in range(11):
            cy = y + h * (0.06 + i * 0.088)
            b.line(turned([(x - 12, cy), (x + 14, cy + 3)], lean, at), 6, "#5a5f66")
    else:
        b.fill(turned(box(x, y, w * 0.1, h, 10), lean, at), dark(tone, 0.3))


def pen(b: Board, x: float, y: float, lean: float, tone: str, long: float = 300, pencil: bool = True) -> None:
    """A pencil or ball pen from above, its point at x, y."""

    def at(data: list[tuple[float, float]]) -> list[tuple[float, float]]:
        return turned(data, lean, (x, y))

    b.shadow(at(box(x + 40, y - 11, long - 40, 22)), 5, 10, 6, 0.4)
    b.fill(at([(x, y), (x + 44, y - 11), (x + 44, y + 11)]), "#ecc994" if pencil else "#c9ced2")
    b.fill(at([(x, y), (x + 14, y - 4), (x + 14, y + 4)]), dark(tone, 0.4))
    b.fill(at(box(x + 42, y - 11, long - 62, 22)), tone)
    b.fill(at(box(x + 42, y - 11, long - 62, 7)), light(tone, 0.35))
    b.fill(at(box(x + long - 20, y - 11, 20, 22, 4)), "#e58a8f" if pencil else dark(tone, 0.3))
    b.fill(at(box(x + long - 34, y - 11, 14, 22)), "#c9ced2")


def buku_tulis(b: Board, r: Chance) -> None:
    """Notebooks with a pencil."""
    backdrop.flat(b, r, "sky gold mint rose sage cream")
    if r.number % 2:
        _cover(b, r, 76, 120, 300, 400, r.uniform(-12, -5))
        _cover(b, r, 270, 130, 290, 390, r.uniform(4, 12))
    else:
        _cover(b, r, 150, 90, 330, 440, r.uniform(-9, 9))
    pen(b, r.uniform(90, 150), 590, r.uniform(-22, -8), r.choice(BRIGHT))


def alat_tulis(b: Board, r: Chance) -> None:
    """Pens and pencils in a pot, or laid out with ruler and rubber."""
    if r.number % 2:
        backdrop.flat(b, r, "sage gold sky rose cream mint")
        tones = list(BRIGHT)
        r.shuffle(tones)
        for i, tone in enumerate(tones[:5]):
            pen(b, 90 + (i % 2) * 14, 130 + i * 62, r.uniform(-2, 2), tone, 380, i % 2 == 0)
        ruler = turned(box(70, 470, 470, 60, 5), -5, (300, 500))
        b.solid(ruler, "#f3d98a", depth=1.2)
        for i in range(22):
            b.line(turned([(86 + i * 20, 472), (86 + i * 20, 472 + (26 if i % 5 == 0 else 15))], -5, (300, 500)), 3, "#6b4a1c")
        b.solid(turned(box(510, 150, 70, 110, 10), 12, (545, 205)), "#ffffff", "#dfe6ea", 1.2)
        b.fill(turned(box(510, 200, 70, 60, 8), 12, (545, 205)), r.choice(("#2f6fb0", "#e58a8f")))
        b.solid(oval(548, 360, 44), r.choice(BRIGHT))
        b.fill(oval(548, 360, 22), "#3a3f44")
        return
    backdrop.room(b, r, "sage gold sky rose cream mint")
    tones = list(BRIGHT)
    r.shuffle(tones)
    for i, lean in enumerate((-112, -101, -93, -84, -76, -66)):
        b.fill(turned(box(320, 386, 300 - (i % 3) * 34, 24), lean, (320, 396)), tones[i], dark(tones[i], 0.15))
        end = turned([(620 - (i % 3) * 34, 385), (672 - (i % 3) * 34, 397), (620 - (i % 3) * 34, 409)], lean, (320, 396))
        b.fill(end, "#ecc994")
        b.fill(turned([(652 - (i % 3) * 34, 392), (672 - (i % 3) * 34, 397), (652 - (i % 3) * 34, 402)], lean, (320, 396)), dark(tones[i], 0.3))
    base, one, two, three = r.choice(THREADS)
    shape = box(214, 352, 212, 212, 14)
    b.ground(328, 564, 130, 18)
    b.fill(shape, light(base, 0.1), dark(base, 0.1))
    with b.inside(shape):
        weave_band(b, 200, 410, 240, 84, dark(base), one, two, three)
        b.fill(box(372, 340, 80, 240), "#2a1206", alpha=0.25, blur=12)
    b.fill(oval(320, 352, 106, 20), dark(base, 0.35))
    b.line(oval(320, 352, 106, 20, 0, 0, 180), 8, light(base, 0.3))
    b.solid(box(470, 530, 90, 50, 8), "#ffffff", "#dfe6ea")
    b.fill(box(520, 530, 40, 50, 8), r.choice(BRIGHT))


DRAWINGS = {"mainan-kayu": mainan_kayu, "buku-tulis": buku_tulis, "alat-tulis": alat_tulis}
