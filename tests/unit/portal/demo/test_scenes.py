"""The wide drawings for news, programmes and trainings."""

import io

import pytest
from PIL import Image

from portal.demo import pictures


@pytest.mark.parametrize("name", pictures.SCENES)
def test_a_scene_is_wide_and_affordable(name: str) -> None:
    picture = pictures.scene(name)
    assert (picture.size, picture.mode) == ((960, 540), "RGB")
    for width, limit in ((480, 22_000), (960, 60_000)):
        data = pictures.encode(picture, width, limit)
        assert len(data) <= limit
        with Image.open(io.BytesIO(data)) as read:
            assert read.size == (width, width * 9 // 16)


def test_scenes_differ_and_stay_the_same() -> None:
    assert {"lapak", "rak-selasa"} < set(pictures.SCENES)
    assert len(pictures.SCENES) >= 8
    assert len({pictures.scene(name).tobytes() for name in pictures.SCENES}) == len(pictures.SCENES)
    assert pictures.scene("nelayan").tobytes() == pictures.scene("nelayan").tobytes()


def test_an_unknown_scene_is_named() -> None:
    with pytest.raises(ValueError, match="bulan"):
        pictures.scene("bulan")
