"""Words people write, and the tokens they become."""

import pytest

from search.analysis import MAX_QUERY_WORDS, MAX_WORD_LENGTH, fold, query_words, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kemeja Tenun", "kemeja tenun"),
        ("KUÉ lapis", "kue lapis"),
        ("Kopi/Teh, (asli)!", "kopi teh asli"),
        ("beras 5kg", "beras 5 kg"),
        ("beras 5 kilo", "beras 5 kg"),
        ("Beras 5 KG", "beras 5 kg"),
        ("minyak 1,5 liter", "minyak 1.5 l"),
        ("minyak 1.5L", "minyak 1.5 l"),
        ("teri 250gr", "teri 250 gr"),
        ("teri 250 gram", "teri 250 gr"),
        ("teri 250g", "teri 250 gr"),
        ("2.500 gr", "2500 gr"),
        ("kue2", "kue kue"),
        ("kue-kue", "kue kue"),
        ("oleh-oleh", "oleh oleh"),
        ("mp3 a5 b2", "mp3 a5 b2"),
        ("liter kopi", "liter kopi"),
        ("10x20cm", "10x20cm"),
        ("Qur'an", "quran"),
        ("no.5", "no 5"),
        ("celana dalam", "celana dalam"),
        ("meja kemeja", "meja kemeja"),
        ("Ｋｏｐｉ", "kopi"),
        ("", ""),
        ('\x00 \t "*()-_', ""),
    ],
)
def test_tokens(text: str, expected: str) -> None:
    assert " ".join(tokens(text)) == expected


def test_fold_takes_accents_off_and_keeps_letters() -> None:
    assert fold("ÉCLAIR Crème") == "eclair creme"


def test_tokens_hold_letters_digits_and_dots_only() -> None:
    """Both databases are given tokens between quotes: nothing in them may end the quote."""
    nasty = "a\"b'c\\d:e*f(g)h&i|j!k<l>m^n{o}p\x00q\u202er %s %% ½ ² ١٢ 東京 'kopi':A"
    assert all(all(char.isalnum() or char == "." for char in token) for token in tokens(nasty))


def test_a_long_word_is_cut() -> None:
    assert tokens("x" * 10_000) == ["x" * MAX_WORD_LENGTH]


def test_query_words_come_once_and_without_fillers() -> None:
    assert query_words("kue kue yang enak buat lebaran") == ["kue", "enak", "lebaran"]
    assert query_words("kue2") == ["kue"]


def test_a_question_of_fillers_only_keeps_them() -> None:
    assert query_words("buat dan untuk") == ["buat", "dan", "untuk"]


def test_a_long_question_is_cut() -> None:
    assert len(query_words(" ".join(f"kata{number}x" for number in range(50)))) == MAX_QUERY_WORDS
