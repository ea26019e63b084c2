"""Packages beyond jars and bottles: sacks, cartons, baskets, glasses, cups. `base` is the y on which a thing stands."""

from portal.demo.pictures.board import Board
from portal.demo.pictures.geometry import Outline, box, dark, extent, light, mirrored, oval, path
from portal.demo.pictures.solids import steam
from portal.demo.pictures.vessels import CREAM, Emblem, plain
from portal.demo.pictures.weave import plait, weave_band

GOLD = "#f0c04a"


def turning(cx: float, half: Outline) -> Outline:
    """A symmetric outline from its left half."""
    return half + mirrored(half, cx)


def sheen(b: Board, shape: Outline, dark_share: float = 0.28, light_share: float = 0.34) -> None:
    """Roundness: light along the left side, shade along the right."""
    x, y, w, h = extent(shape)
    with b.inside(shape):
        b.fill(box(x + w * 0.74, y - 20, w * 0.4, h + 40), "#2a1004", alpha=dark_share, blur=w * 0.09)
        b.fill(box(x + w * 0.10, y, w * 0.10, h), "#ffffff", alpha=light_share, blur=w * 0.03)


def sack(b: Board, cx: float, base: float, w: float, h: float, colour: str, tie: str, emblem: Emblem | None = None) -> None:
    """A full sack, gathered at the top."""
    x, y = cx - w / 2, base - h
    half = path(
        f"M {cx} {y + h * 0.2} L {cx - w * 0.42} {y + h * 0.16} Q {x + w * 0.02} {y + h * 0.24} {x} {y + h * 0.4} "
        f"Q {x - w * 0.05} {y + h * 0.7} {x + w * 0.01} {base - 14} Q {x + w * 0.03} {base} {x + w * 0.1} {base} L {cx} {base}"
    )
    shape = turning(cx, half)
    b.ground(cx + 8, base, w * 0.62, 22)
    b.fill(shape, light(colour, 0.1), dark(colour, 0.14))
    with b.inside(shape):
        for i in range(24):
            b.fill(box(x + i * w / 23, y, 1.6, h), dark(colour, 0.3), alpha=0.35)
        weave_band(b, x - 20, base - h * 0.19, w + 40, h * 0.12, tie, GOLD, CREAM)
        b.fill(box(x + w * 0.8, y, w * 0.4, h), "#5a4520", alpha=0.24, blur=16)
    b.fill(oval(cx, base - h * 0.46, w * 0.3), tie, dark(tie))
    b.fill(oval(cx, base - h * 0.46, w * 0.255), CREAM)
    (emblem or plain(tie))(b, cx, base - h * 0.46, w * 0.19)
    gather = turning(
        cx,
        path(
            f"M {cx} {y + 8} Q {cx - w * 0.24} {y + h * 0.06} {cx - w * 0.47} {y} Q {cx - w * 0.4} {y + h * 0.05} {cx - w * 0.37} {y + h * 0.17} "
            f"L {cx} {y + h * 0.21}"
        ),
    )
    b.fill(gather, light(colour, 0.05), dark(colour, 0.2))
    for i in range(-4, 5):
        b.line([(cx + i * w * 0.08, y + h * 0.17), (cx + i * w * 0.095, y + h * 0.06)], 3, dark(colour, 0.35), 0.6)
    b.fill(
        turning(
            cx,
            path(
                f"M {cx} {y + h * 0.17} Q {cx - w * 0.2} {y + h * 0.17} {cx - w * 0.39} {y + h * 0.13} L {cx - w * 0.4} {y + h * 0.18} "
                f"Q {cx - w * 0.2} {y + h * 0.22} {cx} {y + h * 0.22}"
            ),
        ),
        tie,
        dark(tie),
    )


def carton(b: Board, x: float, base: float, w: float, h: float, depth: float, colour: str) -> Outline:
    """A box seen from the front and a little from above. Returns the outline of its front."""
    y, rise = base - h, depth * 0.5
    front = box(x, y, w, h)
    b.shadow(
        [(x, y + h * 0.5), (x + w + depth, y + h * 0.5 - rise), (x + w + depth + 10, base - rise + 8), (x + w, base + 8), (x - 4, base + 8)], 6, 10, 14, 0.36
    )
    b.fill([(x + w, y), (x + w + depth, y - rise), (x + w + depth, base - rise), (x + w, base)], dark(colour, 0.26), dark(colour, 0.36))
    b.fill([(x, y), (x + depth, y - rise), (x + w + depth, y - rise), (x + w, y)], light(colour, 0.22), light(colour, 0.08))
    b.fill(front, colour, dark(colour, 0.12))
    return front


def tumbler(b: Board, cx: float, base: float, w: float, h: float, liquid: str, *, ice: int = 3, straw: str = "#b3261e", low: str = "") -> Outline:
    """A glass of something cold. Returns the outline of the drink."""
    x, y = cx - w / 2, base - h
    shape = [(x, y), (x + w, y), (x + w * 0.9, base - 8), (x + w * 0.86, base), (x + w * 0.14, base), (x + w * 0.1, base - 8)]
    b.ground(cx + 6, base, w * 0.58, 16)
    if straw:
        b.line([(cx + w * 0.22, y - h * 0.22), (cx + w * 0.02, base - 20)], 9, straw)
    b.fill(shape, "#fff6e3", alpha=0.8)
    drink = [(x + w * 0.025, y + h * 0.16), (x + w * 0.975, y + h * 0.16), (x + w * 0.88, base - 12), (x + w * 0.12, base - 12)]
    b.fill(drink, light(liquid, 0.12), low or dark(liquid, 0.14))
    b.fill(oval(cx, y + h * 0.16, w * 0.475, h * 0.035), light(liquid, 0.38))
    for i in range(ice):
        ix, iy = cx - w * 0.22 + (i % 2) * w * 0.36, y + h * (0.21 + 0.12 * i)
        b.fill(box(ix - w * 0.13, iy - w * 0.1, w * 0.28, w * 0.28, 8), "#ffffff", alpha=0.5)
    b.fill([(x + w * 0.08, y + 12), (x + w * 0.17, y + 12), (x + w * 0.23, base - 20), (x + w * 0.17, base - 20)], "#ffffff", alpha=0.5)
    b.line(oval(cx, y, w / 2, h * 0.03), 2.5, "#ffffff", 0.8)
    return drink


def cup(b: Board, cx: float, base: float, w: float, liquid: str, china: str = "#ffffff", accent: str = "#1f5b49") -> None:
    """A cup on its saucer."""
    y = base - w * 0.7
    b.ground(cx + 6, base + 6, w * 0.78, 18)
    b.fill(oval(cx, base - 4, w * 0.74, w * 0.16), china, dark(china, 0.14))
    b.fill(oval(cx, base - 8, w * 0.5, w * 0.1), dark(china, 0.1))
    b.line(oval(cx + w * 0.52, y + w * 0.26, w * 0.15, w * 0.17), w * 0.075, dark(china, 0.06))
    shape = turning(
        cx,
        path(
            f"M {cx} {y} L {cx - w / 2} {y} Q {cx - w * 0.5} {base - w * 0.2} {cx - w * 0.25} {base - w * 0.05} "
            f"Q {cx - w * 0.2} {base - w * 0.02} {cx} {base - w * 0.02}"
        ),
    )
    b.fill(shape, china, dark(china, 0.12))
    with b.inside(shape):
        weave_band(b, cx - w / 2, y + w * 0.24, w, w * 0.17, china, accent, GOLD, "#7b1e2e")
        b.fill(box(cx + w * 0.26, y, w * 0.3, w), "#5a4a38", alpha=0.2, blur=10)
    b.fill(oval(cx, y, w / 2, w * 0.14), light(china, 0.3))
    b.fill(oval(cx, y + 2, w * 0.45, w * 0.115), light(liquid, 0.12), dark(liquid, 0.25))
    b.fill(oval(cx - w * 0.12, y, w * 0.18, w * 0.04), light(liquid, 0.45), alpha=0.6)
    steam(b, cx, y - w * 0.12)


def basket(b: Board, cx: float, base: float, w: float, h: float, tones: tuple[str, str, str] = ("#dcae68", "#c58f47", "#6f4720")) -> None:
    """The front of a plaited basket; draw what lies in it first."""
    shape = turning(
        cx,
        path(
            f"M {cx} {base - h} L {cx - w / 2} {base - h} Q {cx - w * 0.49} {base - h * 0.3} {cx - w * 0.40} {base - 8} "
            f"Q {cx - w * 0.39} {base} {cx - w * 0.36} {base} L {cx} {base}"
        ),
    )
    plait(b, shape, *tones, unit=max(16, w * 0.05))
    with b.inside(shape):
        b.fill(box(cx + w * 0.3, base - h, w * 0.3, h), "#3a1f06", alpha=0.26, blur=18)
        b.fill(box(cx - w * 0.46, base - h, w * 0.07, h), "#ffffff", alpha=0.2, blur=9)
    rim = box(cx - w * 0.52, base - h - 14, w * 1.04, 28, 14)
    b.shadow(rim, 2, 6, 5, 0.36)
    b.fill(rim, "#cf9a52", "#99652c")
    for i in range(22):
        x = cx - w * 0.5 + i * w * 0.046
        b.line([(x, base - h + 11), (x + 10, base - h - 11)], 3.4, "#7a4d20", 0.7)
