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


@pytest.mark.parametrize(("typed", "spoken"), [("061-4567890", "(061) 4567890"), ("(0274) 123 4567", "(0274) 1234567"), ("+62 21 5551234", "(021) 5551234")])
def test_a_telephone_in_a_house_keeps_its_area_code(typed: str, spoken: str) -> None:
    number = normalise_phone(typed)
    assert local_phone(number) == spoken
    assert normalise_phone(spoken) == number, "what is shown in a form can be sent again"
