"""The city's clock: WIB, WITA or WIT by the settings, in one place."""

from datetime import UTC, datetime, time

import pytest
from django.template import Context, Template
from django.test import override_settings
from django.utils import timezone

from portal.brand import brand
from portal.clock import clock, moment_words, zone_name

MOMENT = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
ZONES = [("Asia/Jakarta", "09.00 WIB"), ("Asia/Pontianak", "09.00 WIB"), ("Asia/Makassar", "10.00 WITA"), ("Asia/Jayapura", "11.00 WIT")]


@pytest.mark.parametrize(("zone", "words"), ZONES)
def test_a_moment_is_told_in_the_zone_of_the_city(zone: str, words: str) -> None:
    with override_settings(TIME_ZONE=zone):
        assert clock(MOMENT) == words
        assert moment_words(MOMENT) == f"Rabu, 25 November 2026, {words}"
        assert Template("{% load look %}{{ m|clock }}").render(Context({"m": MOMENT})) == words
        assert Template('{% load look %}{{ m|date:"H.i" }} {{ m|zone }}').render(Context({"m": MOMENT})) == words


@override_settings(TIME_ZONE="Asia/Makassar")
def test_an_hour_of_any_day_is_the_citys_whatever_zone_an_editor_chose() -> None:
    with timezone.override("Asia/Jakarta"):
        assert clock(time(8, 30)) == "08.30 WITA"
        assert clock(MOMENT) == "09.00 WIB", "a moment follows the reader's zone, number and word together"
    assert zone_name() == "WITA"


def test_no_moment_is_no_words() -> None:
    assert clock(None) == moment_words(None) == ""
    assert Template("{% load look %}[{{ m|clock }}{{ m|zone }}]").render(Context({"m": None})) == "[]"


def test_the_help_hours_name_the_zone_of_the_city() -> None:
    brand.cache_clear()
    try:
        with override_settings(TIME_ZONE="Asia/Jayapura"):
            assert brand().help_hours.endswith("16.00 WIT")
    finally:
        brand.cache_clear()
