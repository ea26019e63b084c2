"""Prices in a question."""

import pytest

from search.prices import read_price
from tests.unit.search.test_understanding import ask


@pytest.mark.parametrize(
    ("text", "rest", "low", "high"),
    [
        ("kopi di bawah 50rb", "kopi", None, 50_000),
        ("kopi dibawah 50 ribu", "kopi", None, 50_000),
        ("kopi di bawah rp50.000", "kopi", None, 50_000),
        ("kopi dibawah rp. 50.000", "kopi", None, 50_000),
        ("kopi maksimal 100 ribu", "kopi", None, 100_000),
        ("kopi max 50rb", "kopi", None, 50_000),
        ("kopi kurang dari 50 ribu", "kopi", None, 50_000),
        ("kopi harga di bawah 50rb", "kopi", None, 50_000),
        ("kopi under 100k", "kopi", None, 100_000),
        ("di bawah 50rb", "", None, 50_000),
        ("kopi <50rb", "kopi", None, 50_000),
        ("kopi < 50rb", "kopi", None, 50_000),
        ("kopi < rp 10.000", "kopi", None, 10_000),
        ("kopi 50 ribu ke bawah", "kopi", None, 50_000),
        ("kopi 50rb kebawah", "kopi", None, 50_000),
        ("tas di atas 1jt", "tas", 1_000_000, None),
        ("tas diatas 1,5jt", "tas", 1_500_000, None),
        ("tas diatas 1.5 juta", "tas", 1_500_000, None),
        ("tas lebih dari 500 ribu", "tas", 500_000, None),
        ("tas mulai 100rb", "tas", 100_000, None),
        ("tas mulai dari 100rb", "tas", 100_000, None),
        ("tas minimal 100rb", "tas", 100_000, None),
        ("tas > 100rb", "tas", 100_000, None),
        ("tas 100rb ke atas", "tas", 100_000, None),
        ("tas 100-200rb", "tas", 100_000, 200_000),
        ("tas 100rb-200rb", "tas", 100_000, 200_000),
        ("tas 100 - 200 ribu", "tas", 100_000, 200_000),
        ("tas 100rb sampai 200rb", "tas", 100_000, 200_000),
        ("tas 100rb s/d 200rb", "tas", 100_000, 200_000),
        ("tas 50.000-100.000", "tas", 50_000, 100_000),
        ("tas rp 50.000 - rp 100.000", "tas", 50_000, 100_000),
        ("tas 500rb - 1jt", "tas", 500_000, 1_000_000),
        ("tas 1-2jt", "tas", 1_000_000, 2_000_000),
        ("tas antara 50rb dan 100rb", "tas", 50_000, 100_000),
        ("baju 50 ribuan", "baju", 50_000, 59_999),
        ("baju 50ribuan", "baju", 50_000, 59_999),
        ("baju 50rban", "baju", 50_000, 59_999),
        ("baju 50rb-an", "baju", 50_000, 59_999),
        ("baju 50rb an", "baju", 50_000, 59_999),
        ("baju 100 ribuan", "baju", 100_000, 199_999),
        ("baju 150 ribuan", "baju", 150_000, 159_999),
        ("baju 2 jutaan", "baju", 2_000_000, 2_999_999),
        ("baju 10rb", "baju", 7_000, 12_000),
        ("baju harga 10rb", "baju", 7_000, 12_000),
        ("baju sekitar 100rb", "baju", 70_000, 120_000),
        ("baju rp 25.000", "baju", 17_500, 30_000),
        ("baju rp25.000", "baju", 17_500, 30_000),
        ("baju rp 1.500.000", "baju", 1_050_000, 1_800_000),
        ("baju 1,5 juta", "baju", 1_050_000, 1_800_000),
        ("baju 50 ribu rupiah", "baju", 35_000, 60_000),
    ],
)
def test_price(text: str, rest: str, low: int | None, high: int | None) -> None:
    left, *ends = read_price(text)
    assert ends == [low, high]
    assert " ".join(left.split()) == rest


@pytest.mark.parametrize(
    "text",
    [
        "beras 5kg", "beras 10 kilo", "mp3", "iphone 12", "iphone 12 pro max 256", "sepatu 38", "no 10 - 20", "teri 100-200 gr", "di bawah 50",
        "celana di bawah lutut",
        "rak di atas meja", "kurang dari 1 kg", "tas 3in1", "emas 24k", "hvs 500 lembar", "kertas 70gsm", "kopi rp", "nike air max 2090", "17 agustus",
        "lampu 10 watt",
        "kode 50.000", "powerbank max 10000 mah", "piala 1990-2020", "rb", "ribuan", "juta", "minimalis", "maksi", "",
    ],
)  # fmt: skip
def test_no_price(text: str) -> None:
    assert read_price(text) == (text, None, None)


@pytest.mark.parametrize(
    "text", ["di bawah 99999999999999999999jt", "99999999999999999999jt", "9" * 100 + "rban", "1-" + "9" * 30 + "jt", "di atas " + "9" * 60, "rp " + "9" * 80]
)
def test_a_price_fits_into_a_database(text: str) -> None:
    """Databases refuse whole numbers past eight bytes with an error."""
    _, low, high = read_price(text)
    assert (low or 0) < 2**63
    assert (high or 0) < 2**63


def test_a_question_keeps_its_price_apart() -> None:
    question = ask("Kemeja Batik di bawah 50RB")
    assert (question.low, question.high) == (None, 50_000)
    assert question.text == "Kemeja Batik di bawah 50RB"
    assert question.bare.strip() == "kemeja batik"
    assert question.words == ("kemeja", "batik")
