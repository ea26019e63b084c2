"""The letters of paper: one weight of the family in a file, cut once for the city."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from fontTools.ttLib import TTFont

from portal import typeface


@pytest.fixture(autouse=True)
def own_folder(settings: LazySettings, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path


@pytest.mark.parametrize("weight", [400, 800])
def test_the_file_is_that_one_weight_and_stands_alone(weight: int, tmp_path: Path) -> None:
    font = TTFont(typeface.cut(weight))
    assert ("fvar" in font, font["OS/2"].usWeightClass) == (False, weight)
    assert len(list((tmp_path / "letters").iterdir())) == 1, "nothing half made is left beside it"


def test_a_file_that_is_there_is_taken_and_everybody_may_read_it(monkeypatch: pytest.MonkeyPatch) -> None:
    made = typeface.cut(800)
    assert made.stat().st_mode & 0o777 == 0o644

    def never(*_args: Any, **_named: Any) -> None:
        raise AssertionError("cut again")

    monkeypatch.setattr(typeface, "instantiateVariableFont", never)
    assert typeface.cut(800) == made
