"""The picture of a product whose seller has added none: a sign of its category, still no grey box."""

from portal.demo.pictures.board import Board
from portal.demo.pictures.geometry import box, mix, oval, path, rhomb
from portal.demo.pictures.weave import plait, weave_band

# root category -> top and low colour of the field, and the ink on it
FIELDS = {
    "kuliner": ("#f6c445", "#e9ac24", "#7b1e2e"),
    "fesyen": ("#c8505c", "#a83a48", "#fff3d6"),
    "bahan-pokok": ("#8fb573", "#769d5a", "#154d37"),
    "kriya": ("#d18a52", "#b8713a", "#fff3d6"),
    "jasa": ("#86abc4", "#6a92ad", "#12324a"),
    "lainnya": ("#8fb3a6", "#74998c", "#153f38"),
}


def draw(b: Board, root: str) -> None:
    """Draw the placeholder of a root category; KeyError for another one."""
    top, low, ink = FIELDS[root]
    b.fill(box(0, 0, 640, 640), top, low)
    _SIGNS[root](b, top, low, ink)
    weave_band(b, 0, 566, 640, 74, mix(low, "#000000", 0.28), mix(top, "#ffffff", 0.72), top, "#fff3d6")


def _plate_and_spoon(b: Board, top: str, low: str, ink: str) -> None:
    line = mix(top, ink, 0.62)
    b.fill(oval(320, 330, 190), mix(top, "#ffffff", 0.35))
    b.fill(oval(320, 330, 138), top, low)
    b.line([(96, 190), (96, 470)], 20, line)
    b.fill(oval(96, 196, 30, 52), line)
    for x in (528, 546, 564):
        b.line([(x, 170), (x, 270)], 10, line)
    b.line([(546, 270), (546, 470)], 20, line)
    b.fill(rhomb(320, 330, 62), ink)
    b.fill(rhomb(320, 330, 34), top)


def _hanger(b: Board, top: str, low: str, ink: str) -> None:
    b.line(path("M 320 214 Q 322 190 344 176 Q 352 132 316 130 Q 290 134 290 160"), 20, ink)
    b.line([(120, 400), (320, 214), (520, 400)], 22, ink)
    b.line([(120, 400), (520, 400)], 22, ink)
    b.fill(rhomb(320, 338, 40), ink)


def _rice_ear(b: Board, top: str, low: str, ink: str) -> None:
    for i in range(7):
        y = 450 - i * 46
        b.fill(oval(264, y, 50, 21, 50), ink)
        b.fill(oval(376, y, 50, 21, -50), ink)
    b.fill(oval(320, 128, 22, 44), ink)
    b.line([(320, 520), (320, 150)], 14, mix(top, "#ffffff", 0.5))


def _basket(b: Board, top: str, low: str, ink: str) -> None:
    body = path("M 170 290 L 470 290 Q 462 440 424 500 L 216 500 Q 178 440 170 290 Z")
    plait(b, body, mix(ink, top, 0.12), mix(ink, top, 0.34), low, 38)
    b.line(path("M 210 290 Q 210 130 320 126 Q 430 130 430 290"), 22, ink)
    b.fill(box(156, 272, 328, 34, 17), ink)


def _scissors(b: Board, top: str, low: str, ink: str) -> None:
    b.line([(150, 190), (420, 430)], 24, ink)
    b.line([(150, 430), (420, 190)], 24, ink)
    for y in (184, 436):
        b.line(oval(470, y, 58), 24, ink)
    b.fill(rhomb(285, 310, 20), top)


def _rhombs(b: Board, top: str, low: str, ink: str) -> None:
    for i in range(3):
        for j in range(3):
            b.fill(rhomb(200 + i * 120, 200 + j * 120, 52), ink if (i + j) % 2 == 0 else mix(top, "#ffffff", 0.4))


_SIGNS = {"kuliner": _plate_and_spoon, "fesyen": _hanger, "bahan-pokok": _rice_ear, "kriya": _basket, "jasa": _scissors, "lainnya": _rhombs}
