"""Sizes as sellers write them."""

from itertools import pairwise

import pytest

from shop.catalogue.sizes import CHEST, FOOT, MAX_SIZES, SizeError, names_size, neighbours, read_sizes, size_in_title, split_sizes, write_sizes


@pytest.mark.parametrize(
    ("typed", "sizes"),
    [
        ("S, M, L", ("S", "M", "L")),
        ("xl,s ; m", ("S", "M", "XL")),
        ("2XL, 3xl", ("XXL", "XXXL")),
        ("41, 39,40", ("39", "40", "41")),
        ("M, m,  M", ("M",)),
        ("all size", ("Semua ukuran",)),
        ("", ()),
        (" , ,", ()),
        ("7 tahun, 5 tahun", ("5 tahun", "7 tahun")),
    ],
)
def test_a_line_is_read_in_the_order_of_a_shelf(typed: str, sizes: tuple[str, ...]) -> None:
    assert read_sizes(typed) == sizes
    assert split_sizes(write_sizes(sizes)) == sizes


@pytest.mark.parametrize("typed", ["S, tanyakan dulu ke penjual", "M, --", ", ".join(str(number) for number in range(MAX_SIZES + 1))])
def test_what_is_no_size_is_named(typed: str) -> None:
    with pytest.raises(SizeError):
        read_sizes(typed)


def test_the_longest_line_fits_its_column() -> None:
    longest = write_sizes(read_sizes(", ".join(f"{number:02}abcdefgh" for number in range(MAX_SIZES))))
    assert len(longest) <= 250


@pytest.mark.parametrize(
    ("title", "size"),
    [
        ("Kemeja Ulos Ukuran M", "M"),
        ("Sepatu Bot Kerja Ukuran 42", "42"),
        ("Kemeja ukuran 2xl", "XXL"),
        ("Kue ukuran 20 cm", ""),
        ("Kopi M", ""),
        ("", ""),
    ],
)
def test_a_title_tells_its_size(title: str, size: str) -> None:
    assert size_in_title(title) == size
    assert not size or names_size(title, size)


def test_the_nearest_size_of_the_same_kind_comes_first_the_larger_before_the_smaller() -> None:
    assert neighbours("M", ["XL", "S", "L", "40", "M"]) == ["L", "S", "XL"]
    assert neighbours("41", ["39", "42", "40", "L"]) == ["42", "40", "39"]


def test_the_guidance_leaves_no_hole_between_sizes() -> None:
    for rows, step in ((CHEST, 1.0), (FOOT, 0.1)):
        for row, following in pairwise(rows):
            gap = float(following.fewest.replace(",", ".")) - float(row.most.replace(",", "."))
            assert 0 < gap <= step + 0.01
