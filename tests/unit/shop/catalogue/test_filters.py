"""A list's wish, read from an address and written back."""

from __future__ import annotations

from itertools import pairwise

import pytest
from django.http import QueryDict

from shop.catalogue.filters import BANDS, CHEAPEST, NEWEST, READY, Filters, PriceBand


def test_a_wish_survives_the_address() -> None:
    wish = Filters(price=PriceBand(25_000, 50_000), region="12.71.03", state=READY, order=CHEAPEST)
    assert Filters.read(QueryDict(wish.query)) == wish


def test_an_empty_address_asks_for_nothing() -> None:
    wish = Filters.read(QueryDict(""))
    assert wish == Filters()
    assert not wish.narrows
    assert wish.query == ""
    assert wish.order == NEWEST


@pytest.mark.parametrize(
    "address",
    [
        "harga=murah",
        "harga=50000-25000",
        "harga=-1-5",
        "harga=1'OR'1",
        "harga=99999999999-",
        "wilayah=12.71.01.10010",
        "wilayah=medan",
        "wilayah=12.71.",
        "wilayah=%00",
        "ada=besok",
        "urut=acak",
    ],
)
def test_a_mistyped_wish_is_no_wish(address: str) -> None:
    assert Filters.read(QueryDict(address)) == Filters()


def test_links_change_one_thing_and_keep_the_rest() -> None:
    wish = Filters(region="12.71.03", order=CHEAPEST)
    assert wish.link("/produk/", price=BANDS[1]) == "/produk/?harga=25000-50000&wilayah=12.71.03&urut=termurah"
    assert wish.link("/produk/", region="", order=NEWEST) == "/produk/"


def test_bands_meet_without_gap_or_overlap() -> None:
    assert BANDS[0].low == 0
    assert BANDS[-1].high is None
    assert all(one.high == other.low for one, other in pairwise(BANDS))


def test_bands_say_what_they_hold() -> None:
    assert [band.words for band in BANDS[:2]] == ["Di bawah Rp25.000", "Rp25.000 sampai Rp49.999"]
    assert BANDS[-1].words == "Rp250.000 ke atas"


def test_order_alone_narrows_nothing() -> None:
    assert not Filters(order=CHEAPEST).narrows
    assert Filters(state=READY).narrows
