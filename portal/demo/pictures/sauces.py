"""Sambal in jars, bowls and mortars."""

from portal.demo.pictures import backdrop
from portal.demo.pictures.board import Board
from portal.demo.pictures.chance import Chance
from portal.demo.pictures.geometry import dark, light, mirrored, oval, path
from portal.demo.pictures.solids import ball, chilli, specks
from portal.demo.pictures.vessels import Emblem, bottle, jar, label


def _chilli_sign(tone: str) -> Emblem:
    def draw(b: Board, x: float, y: float, size: float) -> None:
        chilli(b, x - size * 0.9, y - size * 0.1, 0, size / 95, tone)

    return draw


def _jar_of_sambal(b: Board, r: Chance, x: float, y: float, w: float, h: float, tone: str) -> None:
    inner = jar(b, r, (x, y, w, h), tone, r.choice(("#1f5b49", "#7b1e2e", "#d9a441", "#2e2019")))
    with b.inside(inner):
        specks(b, r, 80, (x + w / 2, y + h / 2, w * 0.6, h * 0.55), (dark(tone, 0.35), dark(tone, 0.2), "#f8d27a"), 6)
    label(b, r, (x + w * 0.1, y + h * 0.34, w * 0.8, h * 0.42), _chilli_sign(tone))


def _mortar(b: Board, r: Chance, tone: str) -> None:
    stone = r.choice(("#5a5754", "#6b5a4a", "#4a4f52"))
    b.ground(310, 530, 230, 24)
    half = path("M 310 366 L 70 366 Q 84 500 200 530 L 310 530")
    body = half + mirrored(half, 310)
    b.fill(body, light(stone, 0.14), dark(stone, 0.3))
    with b.inside(body):
        specks(b, r, 60, (310, 450, 220, 80), (light(stone, 0.25), dark(stone, 0.3)), 4)
    b.fill(oval(310, 366, 240, 66), light(stone, 0.2))
    b.fill(oval(310, 370, 214, 54), dark(stone, 0.3))
    b.fill(oval(310, 372, 190, 46), tone, dark(tone, 0.2))
    specks(b, r, 110, (310, 368, 180, 40), (dark(tone, 0.3), light(tone, 0.24), "#f8d27a", "#fff3d6"), 7)
    pestle = path("M 396 356 L 516 176 Q 540 150 560 172 Q 578 196 552 218 L 430 372 Q 400 384 396 356 Z")
    b.solid(pestle, light(stone, 0.1), dark(stone, 0.2), 1.2)


def sambal(b: Board, r: Chance) -> None:
    """Sambal: jars, a sauce bottle or the mortar it was ground in."""
    backdrop.room(b, r, "sage sky gold mint cream rose")
    tone = r.turn(("#d8402a", "#c22a1c", "#4f8f2f", "#e0692f", "#8f2a16"))
    style = r.number % 3
    if style == 0:
        _jar_of_sambal(b, r, 100, 220, 190, 300, tone)
        _jar_of_sambal(b, r, 340, 260, 180, 260, r.choice((tone, "#4f8f2f", "#e0692f")))
    elif style == 1:
        _mortar(b, r, tone)
    else:
        bottle(b, r, (140, 130, 150, 390), tone, "#f6e6c8", _chilli_sign(tone), 0.42)
        bottle(b, r, (340, 170, 150, 350), dark(tone, 0.2), "#1f5b49", _chilli_sign(tone), 0.42)
    chilli(b, 90, 580, -6, 0.9)
    chilli(b, 390, 590, 4, 0.8, r.choice(("#d8342a", "#4f8f2f")))
    ball(b, 560, 566, 30, "#b5486a")


def andaliman(b: Board, r: Chance, x: float, y: float, count: int = 15) -> None:
    """A twig of andaliman berries."""
    b.line(path(f"M {x} {y} Q {x + 60} {y - 24} {x + 150} {y + 14}"), 5, "#4d6b2c")
    for i in range(count):
        cx, cy = x + i * 150 / count, y + r.uniform(-24, 24)
        ball(b, cx, cy, 11, r.choice(("#6d9a3a", "#4f7f33", "#86ad47")))


def sambal_andaliman(b: Board, r: Chance) -> None:
    """Sambal with andaliman, the pepper of the Batak highlands."""
    backdrop.room(b, r, "sand mint rose gold teal sky")
    tone = r.turn(("#d8402a", "#a81f1a", "#5d8a2f", "#c2521c"))
    if r.number % 2:
        _mortar(b, r, tone)
        andaliman(b, r, 60, 580, 17)
    else:
        _jar_of_sambal(b, r, 190, 180, 246, 336, tone)
        chilli(b, 400, 566, -6, 1.0)
        andaliman(b, r, 60, 540)
    andaliman(b, r, 430, 596, 12)


DRAWINGS = {"sambal": sambal, "sambal-andaliman": sambal_andaliman}
