"""Rupiah, read and written."""

from decimal import Decimal

import pytest

from shop.money import parse_rupiah, rupiah, typed, whole_rupiah


@pytest.mark.parametrize(("amount", "written"), [(0, "Rp0"), (500, "Rp500"), (65000, "Rp65.000"), (Decimal("1234567.50"), "Rp1.234.568"), (-2500, "-Rp2.500")])
def test_written_without_decimals_with_dots(amount: Decimal, written: str) -> None:
    assert rupiah(amount) == written


@pytest.mark.parametrize(("amount", "text"), [(0, "0"), (500, "500"), (65_000, "65.000"), (Decimal("1234567"), "1.234.567")])
def test_what_stands_in_a_box_is_what_is_read_again(amount: Decimal, text: str) -> None:
    assert typed(amount) == text
    assert parse_rupiah(text) == amount


@pytest.mark.parametrize("text", ["12500", "12.500", "Rp12.500", "Rp 12.500", "rp. 12.500,00", " 12 500 ", "12.500,-"])
def test_what_a_seller_types(text: str) -> None:
    assert parse_rupiah(text) == Decimal(12500)


@pytest.mark.parametrize("text", ["", "dua belas ribu", "12,5", "12.50", "-5000", "12.5000", "Rp"])
def test_what_is_no_price(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_rupiah(text)


def test_half_rupiah_goes_up() -> None:
    assert whole_rupiah(Decimal("0.5")) == 1
