"""Walls, tables and cloths behind the goods."""

from portal.demo.pictures.board import Board
from portal.demo.pictures.chance import Chance
from portal.demo.pictures.geometry import box, dark, light, mix, oval
from portal.demo.pictures.weave import THREADS, weave_band

HUES = {
    "sage": ("#cfe0c4", "#93b48c"), "sand": ("#f3d9a4", "#d9a864"), "rose": ("#f1c6b4", "#d39b82"), "sky": ("#bcd2de", "#8fb0c2"),
    "gold": ("#f6c445", "#dd9f2b"), "mint": ("#c7d9cf", "#96b3a5"), "cream": ("#f3e6cb", "#d9c193"), "forest": ("#1f6350", "#174c3e"),
    "maroon": ("#8e2739", "#6d1a2a"), "teal": ("#9fc6c0", "#78aaa3"), "clay": ("#e2a883", "#bd7f57"), "plum": ("#d9c0d0", "#b591a8"),
    "navy": ("#2f5573", "#234259"),
}  # fmt: skip
PALE = "sage sand rose sky gold mint cream"


def room(b: Board, r: Chance, hues: str = PALE, edge: float = 424) -> None:
    """A wall and a table; the turn decides the hue, and whether the table has planks or a woven runner."""
    wall, table = HUES[r.turn(hues.split())]
    edge += r.uniform(-14, 14)
    b.room(wall, table, edge)
    style = r.randrange(5)
    if style == 0:
        for y in (edge + 52, edge + 122):
            b.fill(box(0, y, 640, 4), dark(table, 0.3), alpha=0.35)
        for x in range(int(r.uniform(40, 160)), 640, 210):
            b.fill(box(x, edge + 56, 4, 66), dark(table, 0.3), alpha=0.3)
    elif style == 1:
        base, one, two, three = r.choice(THREADS)
        weave_band(b, 0, 582, 640, 58, mix(base, table, 0.25), one, two, three)
    elif style == 2:
        b.fill(oval(r.uniform(380, 520), r.uniform(130, 200), 130), light(wall, 0.5), alpha=0.5)
    elif style == 3:
        left = r.uniform(360, 440)
        b.fill(box(left, 40, 170, 210, 8), light(wall, 0.45), alpha=0.6)
        b.fill(box(left + 82, 40, 6, 210), wall)
        b.fill(box(left, 140, 170, 6), wall)


def flat(b: Board, r: Chance, hues: str = PALE) -> None:
    """A table from above: plain, planked, or with a cloth in one corner."""
    top, low = HUES[r.turn(hues.split())]
    b.flat(mix(top, low, 0.25), mix(low, top, 0.25))
    style = r.randrange(4)
    if style == 0:
        for y in range(128, 640, 128):
            b.fill(box(0, y, 640, 4), dark(low, 0.3), alpha=0.3)
    elif style == 1:
        base, one, two, three = r.choice(THREADS)
        weave_band(b, 0, 0, 640, 54, mix(base, low, 0.2), one, two, three)
        weave_band(b, 0, 586, 640, 54, mix(base, low, 0.2), one, two, three)
    elif style == 2:
        b.fill([(0, 0), (r.uniform(180, 330), 0), (0, r.uniform(180, 330))], light(top, 0.5), alpha=0.5)
