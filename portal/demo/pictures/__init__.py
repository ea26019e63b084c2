"""Drawn pictures for the demo city: one motif per kind of goods, varied by a seed; no photo, no network, Pillow only.

All functions are pure, so that callers may draw in many processes at once.
"""

from PIL import Image, ImageOps

from portal.demo.pictures import placeholders, scenes
from portal.demo.pictures.board import Board
from portal.demo.pictures.chance import Chance
from portal.demo.pictures.encoding import encode
from portal.demo.pictures.families import DRAWINGS, ROOT_OF

__all__ = ["KINDS", "ROOT_OF", "SCENES", "draw", "encode", "placeholder", "scene"]

KINDS: tuple[str, ...] = tuple(ROOT_OF)
SCENES: tuple[str, ...] = tuple(scenes.DRAWINGS)


def draw(kind: str, seed: int) -> Image.Image:
    """The product picture (640 x 640 px, RGB) of a kind; seeds stand for different sellers' goods. ValueError for an unknown kind."""
    if kind not in DRAWINGS:
        raise ValueError(f"no drawing for the kind {kind!r}")
    chance, board = Chance.of(kind, seed), Board()
    flip, near = chance.random() < 0.5, chance.uniform(0.0, 22.0)
    DRAWINGS[kind](board, chance)
    image = board.image(near)
    return ImageOps.mirror(image) if flip else image


def placeholder(root: str) -> Image.Image:
    """The picture (640 x 640 px) of a product without one, by its root category. ValueError for an unknown category."""
    if root not in placeholders.FIELDS:
        raise ValueError(f"no placeholder for the category {root!r}")
    board = Board()
    placeholders.draw(board, root)
    return board.image()


def scene(name: str) -> Image.Image:
    """A wide picture (960 x 540 px, RGB) for news, programmes and trainings. ValueError for an unknown scene."""
    if name not in scenes.DRAWINGS:
        raise ValueError(f"no scene {name!r}")
    board = Board(scenes.WIDTH, scenes.HEIGHT)
    scenes.DRAWINGS[name](board)
    return board.image()
