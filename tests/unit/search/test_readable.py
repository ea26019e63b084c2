"""How tokens read to people, and that reading them again gives the same tokens."""

import pytest

from search.analysis import tokens
from search.readable import amount_words, readable


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1kg", "1 kg"), ("1500 gr", "1,5 kg"), ("2 ons", "200 gram"), ("500 mg", "500 mg"), ("1 liter", "1 liter"), ("600cc", "600 ml"),
        ("2 meter", "2 meter"), ("150 cm", "150 cm"), ("5mm", "5 mm"), ("14 inch", "14 inci"), ("isi 6", "isi 6"), ("1 lusin", "isi 12"),
        ("2 pasang", "2 pasang"), ("10 watt", "10 watt"), ("64gb", "64 GB"),
        ("oleh2 khas", "oleh-oleh khas"), ("kripik pisang", "keripik pisang"), ("totebag", "totebag"),
    ],
)  # fmt: skip
def test_tokens_read_as_people_write(typed: str, said: str) -> None:
    assert readable(tokens(typed)) == said
    assert tokens(said) == tokens(typed)


@pytest.mark.parametrize("token", ["kopi", "11", "xl", "gr", ""])
def test_what_is_no_amount_has_no_words(token: str) -> None:
    assert amount_words(token) == ""
