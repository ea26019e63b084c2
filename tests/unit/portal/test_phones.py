"""0812… in, E.164 out."""

import pytest
from django.core.exceptions import ValidationError

from portal.accounts.phones import local_phone, normalise_phone


@pytest.mark.parametrize("typed", ["0812-3456-7890", "62 812 3456 7890", "+6281234567890", "(0812) 3456.7890"])
def test_spellings_of_one_number(typed: str) -> None:
    assert normalise_phone(typed) == "+6281234567890"


@pytest.mark.parametrize("typed", ["", "0812", "sama bu RT", "08123456789012345"])
def test_what_is_no_number_is_refused_in_words(typed: str) -> None:
    with pytest.raises(ValidationError, match=r"angka|nomor"):
        normalise_phone(typed)


def test_spoken_form() -> None:
    assert local_phone("+6281234567890") == "0812-3456-7890"
