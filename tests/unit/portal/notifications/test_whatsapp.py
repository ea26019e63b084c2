"""Links to WhatsApp: the number, the length, the encoding (NT-02)."""

import random
from urllib.parse import parse_qs, urlsplit

import pytest

from portal.notifications.whatsapp import MOST, link, share, shortened

URL = "https://pasar.contoh.id/kelola/pesanan/12/?a=1&b=2"


def text_of(address: str) -> str:
    return parse_qs(urlsplit(address).query)["text"][0]


@pytest.mark.parametrize(
    "typed", ["081234567890", "0812-3456-7890", "0812 3456 7890", "+6281234567890", "6281234567890", "+62 812-3456-7890", "(0812) 3456.7890", " 081234567890 "]
)
def test_every_way_to_write_a_number_is_the_same_number(typed: str) -> None:
    assert link(typed, "Halo") == "https://wa.me/6281234567890?text=Halo"


@pytest.mark.parametrize("typed", ["", None, "0812", "nol", "08123456789012345", "0812345678ab", "081234567890?text=x", "javascript:alert(1)", "-", "62"])
def test_what_is_no_number_makes_no_link(typed: str | None) -> None:
    assert link(typed, "Halo") == ""


def test_a_number_of_another_country_keeps_its_code() -> None:
    assert link("+60 12-345 6789").startswith("https://wa.me/6012345678")


def test_without_words_there_is_no_question_mark() -> None:
    assert link("081234567890") == link("081234567890", "  ") == "https://wa.me/6281234567890"


@pytest.mark.parametrize("words", ["Rp65.000 & ongkos", "baris satu\nbaris dua", "100% halal?", "Bu Rina #1", "“kopi” – ☕", "a+b=c", URL, "<b>"])
def test_everything_is_encoded_and_comes_back_the_same(words: str) -> None:
    address = link("081234567890", words)
    assert text_of(address) == words
    query = address.split("?text=")[1]
    assert all(character.isascii() and (character.isalnum() or character in "%-_.~") for character in query)


def test_a_thousand_characters_and_no_more_before_encoding() -> None:
    assert text_of(link("081234567890", "é" * MOST)) == "é" * MOST
    assert text_of(link("081234567890", "é" * (MOST + 1))) == "é" * (MOST - 1) + "…"


def test_the_link_at_the_end_survives() -> None:
    cut = shortened(f"{'kata ' * 400}{URL}")
    assert len(cut) <= MOST
    assert cut.endswith(f"… {URL}")


def test_a_link_that_the_cut_would_break_is_left_out() -> None:
    cut = shortened(f"{'k' * (MOST - 20)} {URL} {'k' * 200}")
    assert "http" not in cut
    assert cut.endswith("…")
    whole = shortened(f"{'k' * (MOST - len(URL) - 2)} {URL} {'k' * 200}")
    assert URL in whole
    assert len(shortened(f"kata https://x.id/{'a' * 1200}")) <= MOST, "longer than everything"
    assert "https" not in shortened(f"kata https://x.id/{'a' * 1200}")


def test_any_text_stays_within_its_length_and_keeps_its_last_link() -> None:
    dice = random.Random(62812)
    for _ in range(500):
        words = "".join(dice.choice("ab é☕\n &%?+") for _ in range(dice.randrange(1, 2500))).strip() or "a"
        cut = shortened(f"{words} {URL}")
        assert len(cut) <= MOST
        assert cut.endswith(URL)
        assert text_of(link("081234567890", f"{words} {URL}")) == cut
        assert len(shortened(words)) <= MOST


def test_sharing_asks_for_nobody() -> None:
    assert share("Kopi, Rp65.000") == "https://wa.me/?text=Kopi%2C%20Rp65.000"
