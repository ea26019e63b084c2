"""Share cards: size, weight, and nothing that can break them."""

from io import BytesIO

import pytest
from PIL import Image

from portal.cards import Card, draw
from portal.cards.drawing import HEIGHT, MOST_BYTES, PAPER, SUN, WIDTH
from portal.paper import written
from portal.typeface import drawable, font, lines

KOPI = Card(kind="Kopi dan teh", title="Kopi Sidikalang bubuk 250 gram", price="Rp65.000", by="Dapur Mak Butet, Petisah Tengah")


def noise(side: int = 640) -> bytes:
    """The picture that compresses worst."""
    written = BytesIO()
    Image.effect_noise((side, side), 120).convert("RGB").save(written, "PNG")
    return written.getvalue()


def opened(data: bytes) -> Image.Image:
    picture = Image.open(BytesIO(data))
    picture.load()
    return picture


def test_a_card_has_the_size_and_weight_that_messengers_show() -> None:
    for card in (KOPI, Card(kind="", title="W" * 400, price="Rp999.999.999", by="W " * 200)):
        data = draw(card, noise())
        picture = opened(data)
        assert picture.format == "JPEG"
        assert picture.size == (WIDTH, HEIGHT) == (1200, 630)
        assert len(data) <= MOST_BYTES == 300_000


def near(pixel: tuple[int, ...], colour: str) -> bool:
    return all(abs(have - int(colour[place : place + 2], 16)) < 8 for have, place in zip(pixel, (1, 3, 5), strict=True))


def test_the_look_is_paper_below_a_yellow_bar_with_the_picture_at_the_left() -> None:
    written = BytesIO()
    Image.new("RGB", (640, 640), "#0000ff").save(written, "WEBP")
    picture = opened(draw(KOPI, written.getvalue()))
    assert near(picture.getpixel((1150, 40)), SUN)
    assert near(picture.getpixel((1190, 620)), PAPER)
    assert near(picture.getpixel((270, 370)), "#0000ff")


def test_the_same_words_give_the_same_bytes() -> None:
    assert draw(KOPI) == draw(KOPI)
    assert draw(KOPI) != draw(Card(kind=KOPI.kind, title=KOPI.title, price="Rp66.000", by=KOPI.by))


@pytest.mark.parametrize("title", ["", "😀😀", "漢字", "<b>", "a\nb\tc", "Ünïcödé ﬁ"])
def test_any_words_make_a_card(title: str) -> None:
    assert opened(draw(Card(kind=title, title=title, price=title, by=title, letters=title[:2]), b"not a picture")).size == (1200, 630)


def test_what_the_font_has_not_is_left_out() -> None:
    assert drawable("  Kopi \U0001f600  ś ") == "Kopi s"


def test_a_long_title_ends_in_dots_and_stays_in_its_width() -> None:
    face = font(48, 800)
    found = lines("keripik singkong balado " * 10, face, 500, 3)
    assert len(found) == 3
    assert found[-1].endswith("...")
    assert all(face.getlength(line) <= 500 for line in found)


def test_everything_to_be_seen_changes_the_address() -> None:
    versions = {KOPI.version, *(Card(**{"kind": "", "title": "a", field: "lain"}).version for field in ("kind", "title", "price", "by", "picture", "letters"))}
    assert len(versions) == 7


def test_paper_and_cards_write_the_same_letters() -> None:
    """The family has no letter with two dots: both take the dots off, and paper keeps its lines apart."""
    assert drawable("Müller \u2615") == "Muller"
    assert written("Müller \u2615\nJalan\u00a0Besar") == "Muller\nJalan Besar"
