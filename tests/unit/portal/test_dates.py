"""Days and hours as people here write them, in the city's zone."""

from datetime import UTC, date, datetime, time

import pytest
from django.template import Context, Template
from django.utils import timezone

from portal.dates import clock_words, day_words, moment_words, zone_name

MOMENT = datetime(2023, 11, 7, 1, 0, tzinfo=UTC)
CITIES = [("Asia/Jakarta", "08.00 WIB"), ("Asia/Makassar", "09.00 WITA"), ("Asia/Jayapura", "10.00 WIT")]


@pytest.mark.parametrize(("city", "clock"), CITIES)
def test_a_moment_is_told_in_the_zone_of_the_city(city: str, clock: str) -> None:
    with timezone.override(city):
        assert moment_words(MOMENT) == f"Selasa, 7 November 2023, {clock}"


@pytest.mark.parametrize(("city", "clock"), CITIES)
def test_a_clock_without_a_day_has_the_zone_of_the_city(city: str, clock: str) -> None:
    with timezone.override(city):
        assert clock_words(time(8, 30)) == f"08.30 {clock.split()[1]}"
        assert zone_name() == clock.split()[1]


def test_a_day_and_nothing() -> None:
    assert day_words(date(2023, 11, 7)) == "Selasa, 7 November 2023"
    assert moment_words(None) == ""


def test_the_filter_of_templates() -> None:
    with timezone.override("Asia/Makassar"):
        assert Template("{% load look %}{{ moment|zone }} {{ ''|zone }}").render(Context({"moment": MOMENT})) == "WITA WITA"
