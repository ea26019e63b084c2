"""Lengths of cloth: woven, printed, folded or hung; and what is worn on the head."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from portal.demo.pictures import backdrop
from portal.demo.pictures.board import Board
from portal.demo.pictures.chance import Chance
from portal.demo.pictures.geometry import Outline, Shape, box, dark, light, mirrored, oval, path, rhomb, ring
from portal.demo.pictures.patterns import INKS, PRINTS, banded, checked, fringe, printed
from portal.demo.pictures.vessels import board
from portal.demo.pictures.weave import THREADS, plait, weave_band

T = TypeVar("T")
Threads = tuple[str, str, str, str]


def rail(b: Board) -> None:
    """A wooden rod across the top."""
    b.fill(box(50, 66, 540, 24, 12), "#a9713a", "#6f4520")
    b.fill(box(50, 68, 540, 7, 3), "#ffffff", alpha=0.25)
    for x in (52, 588):
        b.fill(oval(x, 78, 19), "#8a5628", "#5a3417")


def _drape(b: Board, x: float, w: float, bottom: float) -> Outline:
    shape = box(x, 84, w, bottom - 84)
    b.shadow(shape, 10, 18, 16, 0.36)
    return shape


def _hang_folds(b: Board, shape: Shape, x: float, w: float, bottom: float) -> None:
    with b.inside(shape):
        b.fill(box(x, 84, 16, bottom), "#ffffff", alpha=0.12, blur=4)
        for share in (0.34, 0.64):
            b.fill(box(x + w * share, 84, 18, bottom), "#000000", alpha=0.18, blur=9)
        b.fill(box(x + w - 14, 84, 18, bottom), "#000000", alpha=0.28, blur=7)


def folded(b: Board, y: float, pile: Sequence[T], paint: Callable[[Outline, T], None], width: float = 420) -> None:
    """A pile of folded cloths, lowest first; `paint` fills the outline of each."""
    b.closer, b.down = 44.0, 40.0
    for i, cloth in enumerate(pile):
        top = y - i * 72
        shape = box(320 - width / 2 + (i % 2) * 10, top - 66, width, 70, 20)
        b.shadow(shape, 6, 10, 8, 0.36)
        paint(shape, cloth)
        with b.inside(shape):
            b.fill(box(0, top - 66, 640, 14), "#ffffff", alpha=0.16)
            b.fill(box(0, top - 12, 640, 18), "#000000", alpha=0.22)
            b.line([(320 - width / 2, top - 30), (320 + width / 2, top - 30)], 3, "#000000", 0.2)


def _woven(b: Board, r: Chance, threads: Threads, second: Threads, hues: str, tall: float) -> None:
    """One or two cloths over a rail, one laid in a fan, or a folded pile."""
    style = r.turn(("pair", "pile", "wide", "roll"))
    if style == "pile":
        backdrop.room(b, r, hues, 430)
        board(b, (60, 520, 520, 44))
        pool = [threads, second, *r.sample(THREADS, 2)]
        folded(b, 520, pool, lambda s, t: banded(b, s, t, 40, 12))
    elif style == "roll":
        backdrop.flat(b, r, hues)
        for i, t in enumerate((threads, second)):
            y = 120 + i * 220
            shape = box(50, y, 540, 170, 60)
            b.shadow(shape, 8, 18, 14, 0.38)
            banded(b, shape, t, tall, 14)
            with b.inside(shape):
                b.fill(box(40, y, 560, 34), "#ffffff", alpha=0.16, blur=10)
                b.fill(box(40, y + 126, 560, 60), "#000000", alpha=0.3, blur=16)
            b.fill(box(280, y - 6, 70, 182, 10), light(t[1], 0.1), dark(t[1], 0.2))
            b.fill(rhomb(315, y + 84, 26), t[0])
    else:
        backdrop.flat(b, r, hues)
        plan = ((92, 456, 556, threads),) if style == "wide" else ((80, 220, 476, second), (290, 270, 552, threads))
        for x, w, bottom, t in plan:
            shape = _drape(b, x, w, bottom)
            fringe(b, x, bottom, w, t)
            banded(b, shape, t, tall, 24)
            _hang_folds(b, shape, x, w, bottom)
        rail(b)


def ulos(b: Board, r: Chance) -> None:
    """Ulos: banded weave in deep colours with a fringe."""
    one = r.turn(THREADS)
    _woven(b, r, one, r.choice([t for t in THREADS if t != one]), "sand mint rose cream sky sage", 56)


SONGKET = (
    ("#7b1e2e", "#f4c542", "#fbe6a2", "#e0a021"),
    ("#1f4f44", "#f4c542", "#fbe6a2", "#e0a021"),
    ("#3a2350", "#f4c542", "#fbe6a2", "#e9a0b0"),
    ("#12304f", "#f4c542", "#fbe6a2", "#e0a021"),
    ("#241f2b", "#f4c542", "#fbe6a2", "#d9872a"),
)


def songket(b: Board, r: Chance) -> None:
    """Songket: gold thread on a dark silk, in dense rhombs."""
    one = r.turn(SONGKET)
    style = r.turn(("wide", "pile", "fan"))
    if style == "pile":
        backdrop.room(b, r, "cream rose sand sky mint", 430)
        board(b, (60, 520, 520, 44))
        pool = [one, *[t for t in SONGKET if t != one][:3]]
        folded(b, 520, pool, lambda s, t: _gold(b, s, t, 44))
        return
    backdrop.flat(b, r, "cream rose sand sky mint sage")
    if style == "fan":
        shape = path(
            "M 262 120 Q 320 108 378 120 L 590 548 Q 540 580 500 552 Q 450 590 400 560 Q 350 596 300 562 Q 250 594 200 558 Q 150 588 120 556 Q 80 576 50 548 Z"
        )
        b.shadow(shape, 10, 20, 16, 0.38)
        _gold(b, shape, one, 64)
        with b.inside(shape):
            for i in range(7):
                x = 90 + i * 78
                b.fill([(290 + i * 10, 110), (296 + i * 10, 110), (x + 18, 600), (x - 18, 600)], "#000000", alpha=0.24, blur=7)
        b.line(shape[18:-1], 8, one[1])
        b.solid(box(246, 104, 148, 40, 16), one[1], one[3], 0.8)
        return
    shape = _drape(b, 90, 460, 560)
    fringe(b, 90, 560, 460, one, 36)
    _gold(b, shape, one, 72)
    with b.inside(shape):
        weave_band(b, 80, 440, 480, 100, dark(one[0], 0.3), one[1], one[2], one[3])
    _hang_folds(b, shape, 90, 460, 560)
    rail(b)


def _gold(b: Board, shape: Shape, threads: Threads, unit: float) -> None:
    base, gold, pale, third = threads
    x0, y0 = min(p[0] for p in shape), min(p[1] for p in shape)
    w, h = max(p[0] for p in shape) - x0, max(p[1] for p in shape) - y0
    with b.inside(shape):
        b.fill(box(x0, y0, w, h), light(base, 0.06), dark(base, 0.2))
        for row in range(int(h / unit * 2) + 2):
            for i in range(int(w / unit) + 2):
                x, y = x0 + (i + (row % 2) * 0.5) * unit, y0 + row * unit * 0.5
                if row % 2:
                    b.fill(rhomb(x, y, unit * 0.14), third)
                    continue
                b.fill(rhomb(x, y, unit * 0.4), gold)
                b.fill(rhomb(x, y, unit * 0.3), base)
                for px, py in ring(x, y, unit * 0.14, 4):
                    b.fill(rhomb(px, py, unit * 0.09), pale)
                b.fill(rhomb(x, y, unit * 0.06), gold)


def batik(b: Board, r: Chance) -> None:
    """Printed cloth: hung, piled, or in a roll."""
    inks = r.turn(INKS)
    style = r.turn(PRINTS)
    layout = r.turn(("hang", "pile", "corner"))
    if layout == "pile":
        backdrop.room(b, r, "sand sky mint rose gold", 430)
        board(b, (60, 520, 520, 44))
        pool = [inks, *r.sample([i for i in INKS if i != inks], 3)]
        folded(b, 520, list(enumerate(pool)), lambda s, t: printed(b, r, s, t[1], PRINTS[t[0] % 4], 48))
        return
    backdrop.flat(b, r, "sand sky mint rose gold cream")
    if layout == "hang":
        shape = _drape(b, 96, 448, 570)
        printed(b, r, shape, inks, style, 66)
        with b.inside(shape):
            weave_band(b, 90, 500, 460, 56, dark(inks[0], 0.3), inks[1], inks[2])
        _hang_folds(b, shape, 96, 448, 570)
        rail(b)
        return
    shape = [(40, 90), (560, 60), (600, 560), (80, 590)]
    b.shadow(shape, 10, 20, 16, 0.38)
    printed(b, r, shape, inks, style, 74)
    flap = path("M 330 590 L 600 560 L 584 330 Z")
    b.solid(flap, light(inks[0], 0.3), depth=2)


def sarung(b: Board, r: Chance) -> None:
    """Checked sarongs, hung or folded."""
    ground, one, two = r.turn(
        (
            ("#2c5d4a", "#f0e0b0", "#c8303a"),
            ("#7b1e2e", "#f0c04a", "#fff3d6"),
            ("#23425c", "#e6ecf0", "#f0c04a"),
            ("#5a3a6a", "#e9c0d0", "#f0c04a"),
            ("#e6d9c0", "#8a5a30", "#1f5b49"),
            ("#2a2a2e", "#c9a060", "#c8303a"),
        )
    )
    if r.number % 2:
        backdrop.room(b, r, "sand rose sky mint gold cream", 430)
        board(b, (60, 520, 520, 44))
        more = r.sample((("#2c5d4a", "#f0e0b0", "#c8303a"), ("#8a3a2a", "#f0c04a", "#fff3d6"), ("#23425c", "#e6ecf0", "#f0c04a")), 3)
        folded(b, 520, ((ground, one, two), *more), lambda s, t: checked(b, s, t[0], t[1], t[2], 54))
        return
    backdrop.flat(b, r, "sand rose sky mint gold cream")
    shape = _drape(b, 110, 420, 572)
    checked(b, shape, ground, one, two, 70)
    with b.inside(shape):
        b.fill(box(110, 300, 420, 66), dark(ground, 0.2), alpha=0.7)
        for i in range(8):
            b.fill(rhomb(136 + i * 54, 333, 20), one)
            b.fill(rhomb(136 + i * 54, 333, 9), two)
    _hang_folds(b, shape, 110, 420, 572)
    rail(b)


def selendang(b: Board, r: Chance) -> None:
    """A long narrow shawl, hung in a curve over a peg."""
    backdrop.flat(b, r, "cream sage sky rose sand teal")
    threads = r.turn((*THREADS[:4], SONGKET[2]))
    b.fill(oval(320, 92, 30), "#8a5628", "#5a3417")
    for x, bottom, lean in ((150, 500, -16), (340, 570, 10)):
        shape = path(
            f"M {300 if lean < 0 else 316} 96 Q {x + 70} 120 {x + 10 + lean} 240 L {x} {bottom} L {x + 150} {bottom} "
            f"L {x + 160 + lean} 240 Q {x + 140} 150 {330 if lean < 0 else 350} 92 Z"
        )
        b.shadow(shape, 10, 16, 14, 0.36)
        fringe(b, x, bottom, 150, threads)
        banded(b, shape, threads, 50, 26)
        with b.inside(shape):
            b.fill(box(x + 100, 90, 26, 520), "#000000", alpha=0.2, blur=9)
            b.fill(box(x + 16, 90, 14, 520), "#ffffff", alpha=0.14, blur=5)
    b.fill(oval(320, 90, 18), "#a9713a", "#6f4520")


def hijab(b: Board, r: Chance) -> None:
    """A headscarf on a stand, or a pile of folded ones with a pin."""
    tone = r.turn(("#c9a37a", "#7fa08a", "#b5566a", "#34496b", "#e0b8a8", "#6b5a7a", "#2f6a66"))
    if r.number % 3 == 2:
        backdrop.room(b, r, "cream sky mint rose sand", 430)
        board(b, (60, 520, 520, 44))
        tones = [tone, *r.sample(("#c9a37a", "#7fa08a", "#b5566a", "#34496b", "#e0b8a8"), 4)]
        folded(b, 520, tones, lambda s, t: b.fill(s, light(t, 0.14), dark(t, 0.12)), 400)
        b.fill(oval(440, 204, 12), "#f0c04a", "#b98a2a")
        return
    backdrop.room(b, r, "cream sky mint rose sand plum", 450)
    b.ground(320, 588, 150, 18)
    b.fill(box(296, 470, 48, 110), "#b9824a", "#86562a")
    b.fill(box(220, 572, 200, 20, 10), "#cf9a5e", "#86562a")
    half = path("M 320 70 Q 200 74 184 220 Q 178 300 196 350 Q 120 420 104 520 Q 200 560 320 556")
    veil = half + mirrored(half)
    b.shadow(veil, 10, 18, 16, 0.34)
    b.fill(veil, light(tone, 0.18), dark(tone, 0.2))
    with b.inside(veil):
        if r.number % 2:
            for x, y in r.within(70, 320, 320, 220, 260):
                for px, py in ring(x, y, 7, 5):
                    b.fill(oval(px, py, 4.6), light(tone, 0.6))
        band, one, two, three = r.choice(THREADS)
        weave_band(b, 90, 500, 460, 34, band, one, two, three)
        for d in ("M 204 350 Q 300 440 440 560", "M 440 350 Q 360 430 220 560", "M 230 380 Q 310 470 380 560"):
            b.line(path(d), 7, "#000000", 0.12)
            b.line([(x - 8, y - 6) for x, y in path(d)], 4, "#ffffff", 0.2)
    b.fill(oval(320, 240, 82, 108), dark(tone, 0.3))
    b.fill(oval(320, 246, 72, 98), "#e9d3b4", "#d6b994")
    b.line(oval(320, 240, 84, 110), 7, light(tone, 0.3))
    b.fill(oval(290, 366, 11), "#f0c04a", "#b98a2a")


def peci(b: Board, r: Chance) -> None:
    """The oval cap: black velvet, or with woven bands."""
    backdrop.room(b, r, "sand sage sky rose gold cream", 420)
    base = r.turn(("#241f2b", "#1f4f44", "#5a121f", "#1d2f4a", "#f3ead6"))
    band = r.choice(THREADS)

    def cap(x: float, y: float, size: float, tone: str, woven: bool) -> None:
        half = path(
            f"M {x} {y - size * 0.5} L {x - size * 0.86} {y - size * 0.46} Q {x - size * 0.94} {y + size * 0.1} {x - size} {y + size * 0.5} "
            f"Q {x - size * 0.6} {y + size * 0.74} {x} {y + size * 0.76}"
        )
        shape = half + mirrored(half, x)
        b.ground(x + 8, y + size * 0.7, size * 0.98, 20)
        b.fill(shape, light(tone, 0.14), dark(tone, 0.3))
        with b.inside(shape):
            if woven:
                weave_band(b, x - size, y + size * 0.1, size * 2, size * 0.42, dark(band[0], 0.1), *band[1:])
            b.fill(box(x + size * 0.5, y - size, size, size * 2), "#000000", alpha=0.24, blur=16)
            b.fill(box(x - size * 0.78, y - size * 0.4, size * 0.16, size), "#ffffff", alpha=0.2, blur=8)
        b.fill(oval(x, y - size * 0.47, size * 0.87, size * 0.2), light(tone, 0.24), light(tone, 0.06))
        b.line(path(f"M {x - size * 0.8} {y - size * 0.47} Q {x} {y - size * 0.4} {x + size * 0.8} {y - size * 0.47}"), 4, dark(tone, 0.4))

    if r.number % 2:
        cap(210, 300, 130, base, True)
        cap(410, 440, 150, r.choice(("#241f2b", "#5a121f", "#1f4f44")), False)
    else:
        cap(320, 380, 216, base, r.random() < 0.7)


def topi(b: Board, r: Chance) -> None:
    """A cap with a peak, or a plaited hat with a band."""
    backdrop.room(b, r, "sky sand mint rose gold sage", 430)
    tone = r.turn(("#c8503a", "#1d3a5c", "#2c6a66", "#e0a53a", "#3a3a3e"))
    band = r.choice(THREADS)
    if r.number % 2:
        b.ground(320, 520, 280, 24)
        brim = oval(320, 470, 280, 72)
        b.fill(oval(320, 478, 280, 72), "#8a5a24")
        plait(b, brim, "#e6c48a", "#d6ad68", "#a97838", 26)
        half = path("M 320 200 Q 200 196 178 280 Q 160 380 156 464 Q 230 500 320 502")
        crown = half + mirrored(half)
        plait(b, crown, "#edcd96", "#dcb574", "#a97838", 26)
        with b.inside(crown):
            weave_band(b, 140, 400, 360, 70, *band)
            b.fill(box(420, 190, 100, 320), "#3a1f06", alpha=0.24, blur=18)
        b.fill(oval(300, 214, 80, 16), "#ffffff", alpha=0.2, blur=8)
        return
    b.ground(300, 500, 250, 24)
    peak = path("M 330 440 Q 470 400 590 470 Q 606 500 560 500 Q 440 470 320 492 Z")
    b.solid(peak, dark(tone, 0.14), dark(tone, 0.34), 1.4)
    dome = path("M 90 480 Q 80 180 300 176 Q 470 180 470 440 Q 300 470 90 480 Z")
    b.shadow(dome, 8, 14, 12, 0.34)
    b.fill(dome, light(tone, 0.14), dark(tone, 0.22))
    with b.inside(dome):
        for d in ("M 300 176 Q 200 300 190 480", "M 300 176 Q 340 300 340 470", "M 300 176 Q 120 240 90 420"):
            b.line(path(d), 3, "#000000", 0.24)
        weave_band(b, 80, 404, 400, 60, *band)
        b.fill(oval(220, 260, 40, 70, 20), "#ffffff", alpha=0.14, blur=14)
    b.fill(oval(300, 178, 16, 10), dark(tone, 0.2))
    b.fill(oval(270, 320, 54), light(tone, 0.8))
    b.fill(rhomb(270, 320, 34), band[0])
    b.fill(rhomb(270, 320, 16), band[1])


DRAWINGS = {
    "ulos": ulos, "songket": songket, "batik": batik, "sarung": sarung, "selendang": selendang, "hijab": hijab, "peci": peci, "topi": topi,
}  # fmt: skip
