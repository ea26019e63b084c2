"""Weights as people say them."""

import pytest

from shop.shipping.weight import weight_words


@pytest.mark.parametrize(("grams", "words"), [(0, ""), (900, "900 gram"), (1_000, "1 kg"), (1_500, "1,5 kg"), (20_000, "20 kg"), (1_250, "1,25 kg")])
def test_weight_is_written_as_people_say_it(grams: int, words: str) -> None:
    assert weight_words(grams) == words
