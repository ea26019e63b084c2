"""Words of a catalogue: what a typo was meant to be, and what a beginning may become."""

import math
import random

import pytest
from rapidfuzz.distance import OSA

from search.vocabulary import KNOWN, LONG, MIN_LETTERS, Vocabulary, _skeleton

CATALOGUE = Vocabulary(
    {
        "kemeja": 700, "kebaya": 120, "kepala": 40, "kelapa": 90, "keripik": 300, "kerupuk": 250, "pisang": 200, "sepatu": 900, "sandal": 400,
        "batik": 800, "bantal": 60, "durian": 50, "jilbab": 500, "gamis": 450, "tas": 1000, "rak": 80, "teh": 100, "gula": 90, "gulai": 20,
        "sambal": 300, "rambutan": 10, "langka": 1, "jarang": KNOWN - 1, "kemejabatik": 100, "5000gr": 70, "a5": 9, "~jahit": 20, "=kuebasah": 30,
    },
    documents=10_000,
)  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("kemja", "kemeja"),
        ("kemejaa", "kemeja"),
        ("kmeja", "kemeja"),
        ("kemjea", "kemeja"),
        ("kmja", ""),
        ("kripik", "keripik"),
        ("pisnag", "pisang"),
        ("sepatuu", "sepatu"),
        ("sepaut", "sepatu"),
        ("batk", "batik"),
        ("btaik", "batik"),
        ("jilbb", "jilbab"),
        ("duryan", "durian"),
        ("zepatu", "sepatu"),
        ("gamiz", "gamis"),
    ],
)
def test_correction(typed: str, meant: str) -> None:
    assert CATALOGUE.correction(typed) == meant


@pytest.mark.parametrize("typed", ["", "tsa", "rka", "xyzxyz", "qwertyuiop", "bxtxk", "sxpxtx", "kemeja2", "5000g", "a-b", "x" * 40])
def test_what_is_left_as_it_is(typed: str) -> None:
    """Short words, words with digits, and what is like nothing."""
    assert CATALOGUE.correction(typed) == ""


def test_the_first_letter_is_seldom_wrong() -> None:
    """Of two words as near, the one that begins alike is meant, however rare."""
    known = Vocabulary({"kantar": 3, "bantal": 200}, documents=1000)
    assert known.correction("kantal") == "kantar"


def test_a_word_of_few_products_is_no_correction() -> None:
    assert CATALOGUE.correction("langkaa") == ""
    assert CATALOGUE.correction("jarangg") == ""


def test_one_letter_in_short_words_two_in_long_ones() -> None:
    assert CATALOGUE.correction("btik") == "batik"
    assert CATALOGUE.correction("bttk") == ""
    assert CATALOGUE.correction("kemrjs") == "kemeja"


def test_of_words_as_near_the_more_usual_is_meant() -> None:
    known = Vocabulary({"sabun": 500, "sabuk": 5}, documents=1000)
    assert known.correction("sabug") == "sabun"


def test_one_letter_wrong_comes_before_two() -> None:
    known = Vocabulary({"selimut": 5, "seliput": 5, "selipat": 900}, documents=1000)
    assert known.correction("selimyt") == "selimut"


def test_an_empty_catalogue_corrects_nothing() -> None:
    assert Vocabulary().correction("kemeja") == ""


@pytest.mark.parametrize(
    ("start", "found"),
    [
        ("kem", ["kemeja", "kemejabatik"]),
        ("ke", ["kemeja", "keripik", "kerupuk"]),
        ("gul", ["gula", "gulai"]),
        ("gula", ["gula", "gulai"]),
        ("langk", ["langka"]),
        ("zzz", []),
        ("50", []),
        ("~", []),
        ("=", []),
        ("zz\uffff", []),
    ],
)
def test_beginning_with(start: str, found: list[str]) -> None:
    assert CATALOGUE.beginning_with(start, 3) == found


def test_beginnings_as_many_as_asked() -> None:
    assert CATALOGUE.beginning_with("ke", 1) == ["kemeja"]
    assert len(CATALOGUE.beginning_with("", 5)) == 5
    assert Vocabulary().beginning_with("ke", 3) == []


def test_words_as_usual_come_by_the_alphabet() -> None:
    assert Vocabulary({"kain": 5, "kaca": 5, "kado": 5}).beginning_with("ka", 3) == ["kaca", "kado", "kain"]


def test_rare_words_weigh_more() -> None:
    assert CATALOGUE.rarity(1) > CATALOGUE.rarity(10) > CATALOGUE.rarity(1000) > 0


def test_a_word_of_no_product_weighs_as_one_of_a_single_product() -> None:
    assert CATALOGUE.rarity(0) == CATALOGUE.rarity(1)


def test_rarity_of_an_empty_catalogue() -> None:
    assert Vocabulary().rarity(0) > 0


def compared_with_every_word(typed: str, words: dict[str, int]) -> str:
    """The correction by its definition: no word is passed over."""
    found = [(0.0, "")]
    for word, count in words.items():
        distance = OSA.distance(typed, word)
        if count >= KNOWN and len(word) >= MIN_LETTERS - 1 and distance <= (1 if len(typed) < LONG else 2):
            likely = math.log(1 + count) / (1 if distance == 1 else 6) * (1 if word[0] == typed[0] else 0.15)
            found.append((likely * (2.5 if _skeleton(word) == _skeleton(typed) else 1), word))
    return max(found)[1]


def test_looking_only_at_what_is_near_finds_what_comparing_with_every_word_finds() -> None:
    dice = random.Random(4)
    words = {"".join(dice.choices("abeiknrstu", k=dice.randrange(4, 10))): dice.choice((1, 3, 8, 40, 900, 20_000)) for _ in range(1500)}
    known = Vocabulary(words, documents=50_000)
    typed = [word for word in ("".join(dice.choices("abeiknrstu", k=dice.randrange(4, 9))) for _ in range(300)) if words.get(word, 0) < KNOWN]
    found = [known.correction(word) for word in typed]
    assert found == [compared_with_every_word(word, words) for word in typed]
    assert len([word for word in found if word]) > 50
