"""Working days until an answer."""

from datetime import date
from typing import Any

import pytest

from pages.feedback.checks import feedback_settings
from pages.feedback.deadlines import answer_days, due_on, read_day_counts


@pytest.mark.parametrize(
    ("written", "due"),
    [
        (date(2026, 11, 2), date(2026, 11, 16)),  # a Monday: two weeks
        (date(2026, 11, 6), date(2026, 11, 20)),  # a Friday
        (date(2026, 11, 7), date(2026, 11, 20)),  # a Saturday counts from Monday
        (date(2026, 11, 8), date(2026, 11, 20)),
    ],
)
def test_ten_working_days(settings: Any, written: date, due: date) -> None:
    settings.FEEDBACK_ANSWER_DAYS = "10"
    assert due_on(written) == due


def test_a_figure_counts_from_its_day(settings: Any) -> None:
    settings.FEEDBACK_ANSWER_DAYS = "2027-01-01:5, 2026-01-01:10"
    assert [answer_days(day) for day in (date(2025, 6, 1), date(2026, 12, 31), date(2027, 1, 1))] == [10, 10, 5]


@pytest.mark.parametrize("wrong", ["", "sepuluh", "0", "61", "2026-13-01:10", "2026-01-01:10,2026-01-01:7", "10,"])
def test_a_wrong_figure_stops_the_start(settings: Any, wrong: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  any word of it will do
        read_day_counts(wrong)
    settings.FEEDBACK_ANSWER_DAYS = wrong
    assert [problem.id for problem in feedback_settings()] == ["feedback.E001"]


def test_private_photos_below_public_files_stop_the_start(settings: Any) -> None:
    settings.MEDIA_ROOT = settings.RUN_DIR
    assert [problem.id for problem in feedback_settings()] == ["feedback.E002"]


def test_right_settings_are_silent() -> None:
    assert feedback_settings() == []
