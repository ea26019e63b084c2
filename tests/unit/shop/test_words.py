"""Numbers in words."""

from decimal import Decimal

import pytest

from shop.words import in_words, rupiah_in_words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (1, "satu"),
        (11, "sebelas"),
        (19, "sembilan belas"),
        (21, "dua puluh satu"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (1_000, "seribu"),
        (1_100, "seribu seratus"),
        (11_000, "sebelas ribu"),
        (101_000, "seratus satu ribu"),
        (121_000, "seratus dua puluh satu ribu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"),
        (1_101_000, "satu juta seratus satu ribu"),
        (2_001_001_011, "dua miliar satu juta seribu sebelas"),
        (1_000_000_000_000, "satu triliun"),
        (3_000_000_001_000, "tiga triliun seribu"),
        (999_999_999_999_999, "sembilan ratus sembilan puluh sembilan triliun sembilan ratus sembilan puluh sembilan miliar "
         "sembilan ratus sembilan puluh sembilan juta sembilan ratus sembilan puluh sembilan ribu sembilan ratus sembilan puluh sembilan"),
        (-1_001_000, "minus satu juta seribu"),
    ],
)  # fmt: skip
def test_whole_numbers(number: int, words: str) -> None:
    assert in_words(number) == words


@pytest.mark.parametrize(
    ("amount", "words"), [(0, "nol rupiah"), (125_000, "seratus dua puluh lima ribu rupiah"), (Decimal("1000999.50"), "satu juta seribu rupiah")]
)
def test_sums_are_rounded_as_they_are_written(amount: Decimal, words: str) -> None:
    assert rupiah_in_words(amount) == words
