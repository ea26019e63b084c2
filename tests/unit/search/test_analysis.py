"""Words people write, and the tokens they become: data/tokens.txt and what holds for any text."""

import codecs
import random
import re
from itertools import pairwise
from pathlib import Path

import pytest

from search.analysis import (
    AMOUNT,
    CATEGORY,
    EARLY,
    FIRST,
    KIND,
    LATER,
    MAX_WORD_LENGTH,
    SHOP,
    STEM,
    TOLD,
    fold,
    normalise,
    pairs,
    terms,
    tokens,
    told,
    words,
)

GOLDEN = [
    line.rstrip("\n").rpartition("=>")
    for line in (Path(__file__).parent / "data/tokens.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("# ")
]
ESCAPE = re.compile(r"\\(?:x..|u....|[tn])")
NASTY = [
    "a\"b'c\\d:e*f(g)h&i|j!k<l>m^n{o}p\x00q\u202er %s %% ½ ² ١٢ ① ༳ 東京 'kopi':A ~kopi =kopi a.b. .5 5. 1.2.3",
    "kopi\u0000\u0001\u001f\u007f\u00ad\u200b\u200d\ufeff teh",
    "½½½ 1/2/3 1//2 /2 1/ 3/4/ 0/0 1/0",
    "isi isi 6 isi 6 6 isi kg isi 6 kg kg",
    "99999999999999999999999999999999999999999999kg 0,0000001 kg ١٢kg ²kg",
    "İ ß ﬃ ǆ ﷺ ㎏ № ™ ℃ … “ ” ‘ ’",
    "\ud83d kopi",
]


def written(text: str) -> str:
    """A text of the file, with its escapes in place."""
    return ESCAPE.sub(lambda found: codecs.decode(found[0], "unicode_escape"), text.strip())


def test_there_are_enough_golden_lines() -> None:
    assert len(GOLDEN) >= 300
    assert len({text for text, _, _ in GOLDEN}) == len(GOLDEN)


@pytest.mark.parametrize(("text", "sign", "expected"), GOLDEN)
def test_golden_tokens(text: str, sign: str, expected: str) -> None:
    assert sign == "=>"
    assert " ".join(tokens(written(text))) == expected.strip()


@pytest.mark.parametrize(("text", "sign", "expected"), GOLDEN)
def test_tokens_of_tokens_are_the_same(text: str, sign: str, expected: str) -> None:
    """What the vocabulary and the editors' synonyms hold are tokens: they must not change when they are read once more."""
    found = tokens(written(text))
    assert [again for token in found for again in tokens(token)] == found


@pytest.mark.parametrize("text", NASTY)
def test_tokens_hold_letters_digits_and_dots_only(text: str) -> None:
    """Databases are given terms between quotes: nothing in them may end the quote."""
    for token in tokens(text):
        assert token
        assert len(token) <= MAX_WORD_LENGTH
        assert re.fullmatch(r"[^\W_]+(?:\.[^\W_]+)?", token)
        assert token == token.lower()


def test_chance_texts_never_fail() -> None:
    """Ten thousand texts of awkward pieces; the seed is fixed, so that a failure comes again."""
    pieces = [*"0123456789½¼¾,.:/'’-()\"* \x00\t~=|", "kg", "gr", "l", "isi", "1/2", "2", "kue", "oleh", "nya", "١", "²", "東", "é", "ribu", "s", "in"]
    dice = random.Random(4)
    for _ in range(10_000):
        text = "".join(dice.choices(pieces, k=dice.randint(1, 12)))
        assert all(re.fullmatch(r"[^\W_]+(?:\.[^\W_]+)?", token) for token in tokens(text)), text


def test_a_long_word_is_cut() -> None:
    assert tokens("x" * 10_000) == ["x" * MAX_WORD_LENGTH]
    assert len(tokens("9" * 10_000 + "kg")[0]) == MAX_WORD_LENGTH


def test_words_keep_what_was_written() -> None:
    assert words("Kripik2 kue-kue 1,5KG") == ["kripik2", "kue", "kue", "1.5kg"]


def test_fold_takes_accents_off_and_keeps_letters() -> None:
    assert fold("ÉCLAIR Crème") == "eclair creme"


def test_normalise_leaves_its_input_alone() -> None:
    found = ("kue", "kue", "5", "kg")
    assert normalise(found) == ["kue", "5000gr"]
    assert found == ("kue", "kue", "5", "kg")


@pytest.mark.parametrize("amount", ["5000gr", "1.5gr", "500mg", "250ml", "150cm", "10mm", "14inch", "12pcs", "1pasang", "10watt", "32gb"])
def test_amounts_are_known(amount: str) -> None:
    assert AMOUNT.match(amount)


@pytest.mark.parametrize("word", ["kopi", "12", "gr", "gr5", "a5gr", "5kopi", "5gram"])
def test_other_words_are_no_amounts(word: str) -> None:
    assert not AMOUNT.match(word)


def test_pairs_are_neighbours_of_letters() -> None:
    assert pairs(["tas", "tote", "bag"]) == ["tastote", "totebag"]
    assert pairs(["kopi", "250gr", "gayo"]) == []
    assert pairs(["kopi"]) == []
    assert pairs([]) == []


# --- told: words that only tell of the thing before them


@pytest.mark.parametrize(
    ("title", "only_told"),
    [
        ("keripik pisang", {"pisang"}),
        ("keripik pisang coklat", {"pisang", "coklat"}),
        ("pisang barangan", set()),
        ("rak sepatu", {"sepatu"}),
        ("sepatu rak", set()),
        ("sarung bantal", {"bantal"}),
        ("sarung tenun", set()),
        ("kopi tanpa gula", {"gula"}),
        ("rak", set()),
        ("", set()),
    ],
)
def test_told(title: str, only_told: set[str]) -> None:
    found = tokens(title)
    assert {token for token, is_told in zip(found, told(found), strict=True) if is_told} == only_told


# --- terms: how strongly a product stands for its tokens


def test_levels_by_place() -> None:
    found = terms(tokens("satu dua tiga empat lima enam tujuh"), [], [])
    assert [found[word] for word in ("satu", "dua", "tiga", "enam", "tujuh")] == [FIRST, FIRST, EARLY, EARLY, LATER]


def test_the_levels_fall() -> None:
    levels = [FIRST, EARLY, LATER, TOLD, CATEGORY, SHOP]
    assert all(higher > lower for higher, lower in pairwise(levels))


def test_told_words_weigh_less_wherever_they_stand() -> None:
    found = terms(tokens("keripik pisang"), [], [])
    assert found["keripik"] == FIRST
    assert found["pisang"] == TOLD


def test_the_best_place_counts() -> None:
    found = terms(tokens("satu dua tiga empat lima enam kopi"), [tokens("Kopi")], tokens("Kopi"))
    assert found["kopi"] == LATER
    assert terms(tokens("teh"), [tokens("Kopi")], tokens("Kopi"))["kopi"] == CATEGORY
    assert terms(tokens("teh"), [], tokens("Kopi"))["kopi"] == SHOP
    assert terms(tokens("keripik pisang manis pisang"), [], [])["pisang"] == EARLY


def test_pairs_stand_as_strong_as_their_first_word() -> None:
    found = terms(tokens("tas tote bag"), [tokens("Tas Wanita")], [])
    assert found["tastote"] == FIRST
    assert found["totebag"] == FIRST
    assert found["taswanita"] == CATEGORY
    assert "bagtas" not in found


def test_numbers_make_no_pairs() -> None:
    assert "kopi250gr" not in terms(tokens("kopi 250gr gayo"), [], [])


def test_the_last_category_is_the_kind() -> None:
    found = terms(tokens("lapis"), [tokens("Kuliner"), tokens("Kue Basah")], [])
    assert found[f"{KIND}kuebasah"] == LATER
    assert f"{KIND}kuliner" not in found


def test_families_of_words() -> None:
    found = terms(tokens("menjahit baju"), [], [])
    assert found["menjahit"] == FIRST
    assert found[f"{STEM}jahit"] == FIRST
    assert "jahit" not in found


def test_stuffing_a_title_gains_nothing() -> None:
    once = terms(tokens("kopi gayo"), [], [])
    assert terms(tokens("kopi gayo kopi kopi teh kopi"), [], [])["kopi"] == once["kopi"]


@pytest.mark.parametrize("text", NASTY)
def test_terms_hold_letters_digits_dots_and_the_two_marks_only(text: str) -> None:
    for term in terms(tokens(text), [tokens(text)], tokens(text)):
        assert re.fullmatch(r"[~=]?[^\W_.]*(?:[^\W_]|\.(?=[^\W_]))*", term)


def test_an_empty_product_has_no_words() -> None:
    assert terms([], [], []) == {}
