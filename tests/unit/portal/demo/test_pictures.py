"""The drawn pictures of the demo city."""

import hashlib
import io
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from portal.demo import pictures
from portal.demo.pictures import board
from portal.demo.pictures.families import DRAWINGS

DATA = Path(pictures.__file__).parents[1] / "data"
ROOTS = {"kuliner", "bahan-pokok", "fesyen", "kriya", "jasa", "lainnya"}


@cache
def small(kind: str, seed: int) -> Image.Image:
    """A drawing at 80 px, drawn without supersampling: a quarter of the work, the same code."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(board, "S", 1)
        picture = pictures.draw(kind, seed)
    assert (picture.size, picture.mode) == ((640, 640), "RGB")
    return picture.resize((80, 80))


def share_that_differs(one: Image.Image, two: Image.Image) -> float:
    """The share of pixels that an eye would call different."""
    counts = ImageChops.difference(one, two).convert("L").histogram()
    return sum(counts[12:]) / sum(counts)


def kinds_of_the_goods() -> list[str]:
    lines = (DATA / "kinds.txt").read_text(encoding="utf-8").splitlines()
    return [kind for line in lines if not line.startswith("#") for kind in line.split()]


def test_every_kind_a_good_may_name_has_a_drawing_and_no_other() -> None:
    assert sorted(pictures.KINDS) == sorted(kinds_of_the_goods())
    assert set(pictures.ROOT_OF) == set(pictures.KINDS)
    assert set(pictures.ROOT_OF.values()) == ROOTS


@pytest.mark.parametrize("kind", pictures.KINDS)
def test_a_kind_draws_two_different_goods(kind: str) -> None:
    assert share_that_differs(small(kind, 0), small(kind, 1)) > 0.15


def test_no_two_kinds_share_a_drawing() -> None:
    assert len({DRAWINGS[kind] for kind in pictures.KINDS}) == len(pictures.KINDS)


def test_a_drawing_is_the_same_in_every_process() -> None:
    code = "import hashlib; from portal.demo.pictures import draw; print(hashlib.sha256(draw('kopi', 5).tobytes()).hexdigest())"
    root = Path(pictures.__file__).parents[3]
    for hash_seed in ("1", "2"):
        run = subprocess.run([sys.executable, "-c", code], cwd=root, env={"PYTHONHASHSEED": hash_seed}, capture_output=True, text=True, check=True)
        assert run.stdout.strip() == hashlib.sha256(pictures.draw("kopi", 5).tobytes()).hexdigest()


def test_an_unknown_kind_is_named() -> None:
    with pytest.raises(ValueError, match="kue-dari-bulan"):
        pictures.draw("kue-dari-bulan", 0)


@pytest.mark.parametrize("kind", ["kerupuk", "batik", "abon", "teri", "songket"])
def test_busy_pictures_fit_a_slow_network(kind: str) -> None:
    picture = pictures.draw(kind, 1)
    for size, limit in ((640, 36_000), (320, 6_800)):
        data = pictures.encode(picture, size, limit)
        assert len(data) <= limit
        with Image.open(io.BytesIO(data)) as read:
            assert (read.format, read.size) == ("WEBP", (size, size))


def test_encoding_keeps_the_shape_of_a_scene_and_refuses_the_impossible() -> None:
    picture = Image.effect_noise((960, 540), 90).convert("RGB")
    with Image.open(io.BytesIO(pictures.encode(picture, 480, 200_000))) as read:
        assert read.size == (480, 270)
    with pytest.raises(ValueError, match="100 bytes"):
        pictures.encode(picture, (960, 540), 100)


def test_every_category_has_its_own_placeholder() -> None:
    drawn = {root: pictures.placeholder(root) for root in ROOTS}
    assert {picture.size for picture in drawn.values()} == {(640, 640)}
    assert len({picture.tobytes() for picture in drawn.values()}) == len(ROOTS)
    with pytest.raises(ValueError, match="bulan"):
        pictures.placeholder("bulan")
