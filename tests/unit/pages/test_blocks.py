"""What editors are told when they put a step together wrongly."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks import StructBlockValidationError

from pages.blocks.addresses import validate_own_address
from pages.blocks.steps import StepBlock


def value(**fields: Any) -> Any:
    block = StepBlock()
    whole = {"title": "Buka", "text": "<p>Tekan.</p>", "tip": "", "warning": "", "screen_url": "", "screen_label": "", "picture": None, "picture_alt": ""}
    return block, block.normalize(whole | fields)


def test_a_step_with_title_and_text_is_enough() -> None:
    block, step = value()
    assert block.clean(step)["title"] == "Buka"


def test_an_address_needs_a_name() -> None:
    block, step = value(screen_url="/keranjang/")
    with pytest.raises(StructBlockValidationError) as error:
        block.clean(step)
    assert list(error.value.block_errors) == ["screen_label"]


@pytest.mark.parametrize("address", ["https://contoh.id/", "//contoh.id/", "keranjang/", "/a b/", "/\\contoh.id", "javascript:alert(1)"])
def test_only_addresses_of_this_site_are_taken(address: str) -> None:
    with pytest.raises(ValidationError):
        validate_own_address(address)


@pytest.mark.parametrize("address", ["/", "/keranjang/", "/panduan/cara-membayar/3/", "/pelatihan/?bulan=2026-11"])
def test_own_addresses_are_taken(address: str) -> None:
    validate_own_address(address)
