"""How words become tokens: the same for what shops write and for what people ask.

Pure functions over small tables. There is no stemmer and no list of words to drop from the index: in product titles "dalam" of "celana dalam" is
as telling as "celana", and an Indonesian stemmer turns kemeja into meja.
"""

import re
import unicodedata

MAX_QUERY_WORDS = 8
"""More words than this are cut off: a question of a hundred words is a mistake or an attack."""

MAX_WORD_LENGTH = 40
"""Longer words are cut, in the index and in questions alike: PostgreSQL refuses a word past 2 kB."""

UNITS = {
    "kg": "kg",
    "kilo": "kg",
    "kilogram": "kg",
    "gr": "gr",
    "g": "gr",
    "gram": "gr",
    "grm": "gr",
    "mg": "mg",
    "ons": "ons",
    "l": "l",
    "lt": "l",
    "ltr": "l",
    "liter": "l",
    "ml": "ml",
    "cc": "cc",
    "cm": "cm",
    "mm": "mm",
    "m": "m",
    "meter": "m",
    "pcs": "pcs",
    "pc": "pcs",
    "lusin": "lusin",
    "lembar": "lembar",
    "butir": "butir",
}
"""How an amount is written, and the one form it is kept in. Read only behind a number: "5kg", "5 kilo"."""

FILLERS = frozenset({"yang", "untuk", "buat", "dan", "cari", "mau", "beli"})
"""Words of a question that say nothing about the goods. Dropped from questions only, and never all of them."""

_DECIMAL = re.compile(r"(?<![\w.,])(\d+)[.,](\d{1,2})(?=$|[^\d.,])")
_THOUSANDS = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")
_WORD = re.compile(r"[^\W_]+(?:\.\d+[^\W_]*)?")
_NUMBER_AND_UNIT = re.compile(rf"^(\d+(?:\.\d+)?)({'|'.join(sorted(UNITS, key=len, reverse=True))})$")
_NUMBER = re.compile(r"^\d+(?:\.\d+)?$")
_TWICE = re.compile(r"^([a-z]{3,})2$")


def fold(text: str) -> str:
    """Lower case, one form of every character, accents off: `Kué` is `kue`."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", "".join(char for char in decomposed if unicodedata.category(char) != "Mn"))


def tokens(text: str) -> list[str]:
    """The words of a text in their order. `Beras 5kg` and `beras 5 kilo` give the same; `kue2` and `kue-kue` are `kue kue`."""
    found: list[str] = []
    folded = _THOUSANDS.sub("", _DECIMAL.sub(r"\1.\2", fold(text).replace("'", "").replace("’", "")))
    for word in _WORD.findall(folded):
        amount, twice = _NUMBER_AND_UNIT.match(word), _TWICE.match(word)
        if amount:
            found += [amount[1], UNITS[amount[2]]]
        elif twice:
            found += [twice[1], twice[1]]
        elif found and _NUMBER.match(found[-1]) and word in UNITS:
            found.append(UNITS[word])
        else:
            found += [word] if word[0].isdigit() else word.split(".")
    return [word[:MAX_WORD_LENGTH] for word in found]


def query_words(text: str) -> list[str]:
    """What a question asks for: each word once, fillers left out, cut to MAX_QUERY_WORDS."""
    words = list(dict.fromkeys(tokens(text)))
    telling = [word for word in words if word not in FILLERS]
    return (telling or words)[:MAX_QUERY_WORDS]
