"""Codes on pictures as sellers send them."""

import io

import pytest
from PIL import Image

from shop.gateways.drawing import draw
from shop.gateways.qris.finding import find_payload
from shop.gateways.qris.payload import NOT_QRIS, QrisRefused
from tests.factories.codes import KINDS, code_picture, make_payload, phone_picture

EACH = 5


def names(seed: int) -> str:
    return make_payload(t59=f"DAPUR BUTET {seed} CONTOH")


def test_of_thirty_phone_pictures_at_least_27_are_read_and_none_is_read_wrong() -> None:
    missed, wrong = [], []
    for number, (kind, seed) in enumerate((kind, seed) for kind in KINDS for seed in range(EACH)):
        written = names(number)
        try:
            if find_payload(phone_picture(written, kind, seed)) != written:
                wrong.append((kind, seed))
        except QrisRefused:
            missed.append((kind, seed))
    assert len(KINDS) * EACH == 30
    assert not wrong
    assert len(missed) <= 3, missed


def test_a_drawn_code_is_read_as_it_was_with_and_without_words() -> None:
    for words in ((), ("DAPUR BUTET CONTOH", "NMID ID0000000000001", "W" * 90)):
        picture = Image.open(io.BytesIO(draw(make_payload(), words)))
        assert find_payload(picture) == make_payload()


def test_words_stand_below_the_code() -> None:
    bare, told = (Image.open(io.BytesIO(draw(make_payload(), words))) for words in ((), ("DAPUR",)))
    assert told.width == bare.width
    assert told.height > bare.height
    assert told.crop((0, bare.height, told.width, told.height)).convert("L").getextrema() == (0, 255)


def refusal(picture: Image.Image) -> str:
    with pytest.raises(QrisRefused) as caught:
        find_payload(picture)
    return str(caught.value.message)


def test_a_picture_without_a_code_says_how_to_take_a_better_one() -> None:
    assert "Kode tidak terbaca" in refusal(Image.new("RGB", (600, 600), "white"))


def test_another_code_is_said_to_be_no_qris() -> None:
    assert refusal(code_picture("https://kedan.example/")) == str(NOT_QRIS)


def test_two_qris_on_one_picture_are_not_guessed_between() -> None:
    first, second = code_picture(names(1)), code_picture(names(2))
    both = Image.new("RGB", (first.width + second.width + 60, first.height), "white")
    both.paste(first, (0, 0))
    both.paste(second, (first.width + 60, 0))
    assert "lebih dari satu" in refusal(both)
