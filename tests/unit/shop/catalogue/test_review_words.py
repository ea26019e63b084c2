"""What makes a review wait, and what the public reads of its writer's name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.catalogue.reviews.words import contact_in, held_word, plain, shown_name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Penjual goblok", "goblok"),
        ("GOBLOOOK!!!", "goblok"),
        ("g0bl0k", "goblok"),
        ("gobloknya orang ini", "goblok"),
        ("Sambal Bangkok", ""),
        ("Babi panggang enak", ""),
        ("Kecapnya asin, tapi sopan", ""),
        ("tidak tahu adat", "tidak tahu"),
        ("tidak ada tahu", ""),
        ("tempe dan tahu, tidak", ""),
        ("", ""),
    ],
)
def test_whole_words_are_found_and_parts_of_words_are_not(text: str, found: str) -> None:
    assert held_word(text, ["tidak tahu"]) == found


def test_a_word_without_letters_finds_nothing() -> None:
    assert held_word("apa saja", ["", "...", "  "]) == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hubungi 081234567890", "nomor HP"),
        ("+62 812-3456-7890", "nomor HP"),
        ("0812.3456.7890", "nomor HP"),
        ("Harga 65.000, beli 2 dapat 130.000", ""),
        ("Pesanan 22-11-2026 jam 08.30 sampai 10.45", ""),
        ("ke toko@contoh.id saja", "alamat e-mail"),
        ("lihat https://x.test", "tautan"),
        ("wa.me/62812", "tautan"),
        ("Enak.Pedas.Murah", ""),
    ],
)
def test_ways_to_a_person_are_found(text: str, found: str) -> None:
    assert contact_in(text) == found


@pytest.mark.parametrize(
    ("full", "shown"),
    [
        ("Siti Nurhaliza", "Siti N."),
        ("siti nurhaliza", "Siti N."),
        ("SITI", "Siti"),
        ("Friska Br. Sinaga", "Friska S."),
        ("Siti 0812 3456 7890", "Siti"),
        ("siti@contoh.test", "Pembeli"),
        ("081234567890", "Pembeli"),
        ("  ", "Pembeli"),
        ("Nur'aini Lubis", "Nur'aini L."),
        ("A. Hamid Nasution", "Hamid N."),
    ],
)
def test_a_name_is_a_first_name_and_a_letter(full: str, shown: str) -> None:
    assert shown_name(full) == shown


@given(st.text(max_size=80))
def test_no_name_shows_a_digit_an_at_sign_or_more_than_fits(full: str) -> None:
    shown = shown_name(full)
    assert 0 < len(shown) <= 60
    assert not any(letter in "0123456789@<>&/" for letter in shown)
    assert plain(full).startswith(" ")
