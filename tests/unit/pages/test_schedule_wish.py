"""What an address asks of the schedule, and which sessions fit."""

from datetime import date

import pytest
from django.http import QueryDict

from pages.schedule.months import next_month, previous_month, weeks
from pages.schedule.wish import Row, Wish

TODAY = date(2026, 11, 25)  # a Wednesday


def read(query: str) -> Wish:
    return Wish.read(QueryDict(query), TODAY)


def row(first: date, last: date | None = None, village: str = "12.71.14.1005", online: bool = False) -> Row:
    return Row(1, first, last or first, "kemasan", "Kemasan", "pemula", online, "" if online else village)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "bulan=2026-12",
        "kapan=hari-ini&wilayah=12.71.14",
        "kapan=minggu-ini&wilayah=12.71.14.1005&topik=kemasan&tingkat=pemula&cara=daring",
        "arsip=ya&bulan=2026-10&cara=tatap-muka",
        "tampil=bulan&bulan=2026-12&wilayah=12.71.14",
    ],
)
def test_an_address_is_read_and_written_back_the_same(query: str) -> None:
    assert read(query).query == query


@pytest.mark.parametrize(
    "query",
    [
        "bulan=2026-13",
        "bulan=xx",
        "bulan=1026-11",
        "kapan=besok",
        "wilayah=12",
        "wilayah=12.71' OR 1=1",
        "topik=<b>",
        "tingkat=dewa",
        "cara=kapal",
        "arsip=tidak",
        "tampil=peta",
        "bulan=&topik=",
    ],
)
def test_what_is_not_understood_asks_for_nothing(query: str) -> None:
    assert read(query) == Wish()


def test_a_month_that_is_over_asks_for_its_archive() -> None:
    assert read("bulan=2026-10").past
    assert not read("bulan=2026-11").past
    assert not read("tampil=bulan&bulan=2026-10").past


def test_a_calendar_shows_this_month_unless_it_names_another() -> None:
    assert read("tampil=bulan").when == "2026-11"
    assert read("tampil=bulan&kapan=hari-ini").when == "2026-11"
    assert read("tampil=bulan&bulan=2027-01").when == "2027-01"


@pytest.mark.parametrize(
    ("first", "last", "today", "week", "month"),
    [
        (date(2026, 11, 25), date(2026, 11, 25), True, True, True),
        (date(2026, 11, 24), date(2026, 11, 26), True, True, True),  # several days: each of them counts
        (date(2026, 11, 23), date(2026, 11, 23), False, True, True),  # Monday
        (date(2026, 11, 29), date(2026, 11, 29), False, True, True),  # Sunday
        (date(2026, 11, 22), date(2026, 11, 22), False, False, True),
        (date(2026, 11, 30), date(2026, 11, 30), False, False, True),
        (date(2026, 12, 1), date(2026, 12, 1), False, False, False),
    ],
)
def test_today_this_week_and_this_month(first: date, last: date, today: bool, week: bool, month: bool) -> None:
    one = row(first, last)
    found = [read(query).fits(one, TODAY) for query in ("kapan=hari-ini", "kapan=minggu-ini", "bulan=2026-11")]
    assert found == [today, week, month]


def test_a_kecamatan_holds_its_kelurahan_and_no_neighbour() -> None:
    wish = read("wilayah=12.71.14")
    assert wish.fits(row(TODAY), TODAY)
    assert not wish.fits(row(TODAY, village="12.71.15.1005"), TODAY)
    assert not wish.fits(row(TODAY, online=True), TODAY)
    assert not read("wilayah=12.71.14.1001").fits(row(TODAY), TODAY)


def test_each_filter_can_be_left_out_for_counting() -> None:
    wish = read("kapan=hari-ini&wilayah=12.71.15&topik=kemasan")
    assert not wish.fits(row(TODAY), TODAY)
    assert wish.fits(row(TODAY), TODAY, without="region")


def test_months_turn_over_the_year_and_weeks_begin_on_monday() -> None:
    assert (next_month("2026-12"), previous_month("2027-01"), next_month("2026-01")) == ("2027-01", "2026-12", "2026-02")
    november = weeks("2026-11")
    assert november[0][0] == date(2026, 10, 26)
    assert [len(week) for week in november] == [7] * 6
    assert november[-1][0] == date(2026, 11, 30)
