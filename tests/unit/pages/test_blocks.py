"""What editors are told when they put a step together wrongly."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks import StructBlockValidationError

from pages.blocks.addresses import validate_own_address
from pages.blocks.places import GONE, PlaceBlock
from pages.blocks.steps import StepBlock, missing_words


def value(**fields: Any) -> Any:
    block = StepBlock()
    whole = {"title": "Buka", "text": "<p>Tekan.</p>", "tip": "", "warning": "", "screen_url": "", "screen_label": "", "picture": None, "picture_alt": ""}
    whole |= {"place": "", "video": None, "transcript": ""}
    return block, block.normalize(whole | fields)


def test_a_step_with_title_and_text_is_enough() -> None:
    block, step = value()
    assert block.clean(step)["title"] == "Buka"


def test_an_address_needs_a_name() -> None:
    block, step = value(screen_url="/keranjang/")
    with pytest.raises(StructBlockValidationError) as error:
        block.clean(step)
    assert list(error.value.block_errors) == ["screen_label"]


class Film:
    """Stands for a stored file."""

    pk = 1

    def __init__(self, name: str) -> None:
        self.file_extension = name.rpartition(".")[2]


def test_a_film_without_its_words_is_refused_and_kept_in_a_draft() -> None:
    step = {"title": "Buka", "video": Film("a.mp4"), "transcript": ""}
    assert list(missing_words(step)) == ["transcript"]  # type: ignore[arg-type]
    assert missing_words(step | {"transcript": "Jari menekan tombol."}) == {}  # type: ignore[arg-type]


def test_a_place_that_is_gone_is_refused_in_plain_words() -> None:
    block, step = value(place="keranjang/keranjang-entah")
    with pytest.raises(StructBlockValidationError) as error:
        block.clean(step)
    assert "sudah tidak ada" in error.value.block_errors["place"].messages[0]
    assert block.child_blocks["place"].get_form_state("keranjang/keranjang-entah") == [GONE]


def test_the_word_for_a_lost_place_cannot_be_sent() -> None:
    block, step = value(place=GONE)
    with pytest.raises(StructBlockValidationError):
        block.clean(step)


def test_a_known_place_is_taken() -> None:
    block, step = value(place="keranjang/keranjang-lanjut")
    assert block.clean(step).shown_at.control.label


def test_places_are_chosen_by_words_below_the_name_of_their_screen() -> None:
    html = PlaceBlock().field.widget.render("place", None)
    assert '<optgroup label="Keranjang">' in html
    assert html.count(" hidden") == 1, "only the word for a lost place is hidden"


@pytest.mark.parametrize("address", ["https://contoh.id/", "//contoh.id/", "keranjang/", "/a b/", "/\\contoh.id", "javascript:alert(1)"])
def test_only_addresses_of_this_site_are_taken(address: str) -> None:
    with pytest.raises(ValidationError):
        validate_own_address(address)


@pytest.mark.parametrize("address", ["/", "/keranjang/", "/panduan/cara-membayar/3/", "/pelatihan/?bulan=2026-11"])
def test_own_addresses_are_taken(address: str) -> None:
    validate_own_address(address)
