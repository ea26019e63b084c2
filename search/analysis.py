"""How words become tokens: the same for what shops write and for what people ask.

Pure functions over the tables of search/lexicon. There is no stemmer and no list of words to drop from the index: in product titles "kecil" of
"tas kecil" is as telling as "tas", and an Indonesian stemmer turns kemeja into meja.

`words` splits and folds; `tokens` also brings amounts into one unit (1 kg, 1 kilo and 1000 gr are 1000gr), reduplications into one word (kue-kue is
kue, oleh-oleh is oleholeh), two words that are another thing into one (celana dalam), and spellings into one spelling. `terms` says how strongly a
product stands for each of its tokens.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from search.lexicon import lexicon

MAX_QUERY_WORDS = 12
"""More words than this are cut off: a question of a hundred words is a mistake or an attack."""

MAX_WORD_LENGTH = 40
"""Longer words are cut, in the index and in questions alike: PostgreSQL refuses a word past 2 kB."""

# Unit as written: the unit it is kept in, and how many of that it is.
UNITS: dict[str, tuple[str, Decimal]] = {
    **dict.fromkeys(("kg", "kilo", "kilogram", "kgs", "kilogran"), ("gr", Decimal(1000))),
    **dict.fromkeys(("gr", "g", "gram", "grm", "grams", "gm", "grs"), ("gr", Decimal(1))),
    **dict.fromkeys(("mg", "miligram"), ("mg", Decimal(1))),
    **dict.fromkeys(("ons", "ounce"), ("gr", Decimal(100))),
    **dict.fromkeys(("l", "lt", "ltr", "liter", "litre", "lter"), ("ml", Decimal(1000))),
    **dict.fromkeys(("ml", "cc", "mili", "mililiter"), ("ml", Decimal(1))),
    **dict.fromkeys(("m", "meter", "mtr", "mt"), ("cm", Decimal(100))),
    **dict.fromkeys(("cm", "senti", "sentimeter"), ("cm", Decimal(1))),
    **dict.fromkeys(("mm", "milimeter"), ("mm", Decimal(1))),
    **dict.fromkeys(("inch", "inci", "inchi", "in"), ("inch", Decimal(1))),
    **dict.fromkeys(("pcs", "pc", "buah", "bh", "biji", "butir", "lembar", "lbr", "helai"), ("pcs", Decimal(1))),
    **dict.fromkeys(("pieces", "piece", "ps", "sachet", "saset", "tablet", "kapsul", "s"), ("pcs", Decimal(1))),
    **dict.fromkeys(("pasang", "psg"), ("pasang", Decimal(1))),
    **dict.fromkeys(("lusin", "lsn"), ("pcs", Decimal(12))),
    **dict.fromkeys(("kodi",), ("pcs", Decimal(20))),
    **dict.fromkeys(("watt", "w"), ("watt", Decimal(1))),
    **dict.fromkeys(("gb", "giga"), ("gb", Decimal(1))),
}  # fmt: skip
_FRACTIONS = {"½": "1/2", "¼": "1/4", "¾": "3/4"}
GRAMS_FROM = 10
"""`500 g` is an amount, `5 g` may be a telephone."""
_BEFORE_COUNTS = {"isi"}
"""In front of a bare number it makes a count: isi 6 is 6 pcs."""

_FRACTION = re.compile(r"(?<![\d/.])(?:(\d{1,2}) )?([13])/([248])(?![\d/])")
_DECIMAL = re.compile(r"(?<![\w.,])(\d+)[.,](\d{1,2})(?=$|[^\d.,])")
_THOUSANDS = re.compile(r"(?<![\d.])[1-9]\d{0,2}(?:\.\d{3})+(?!\d)")
_WORD = re.compile(r"[^\W_]+(?:\.\d+[^\W_]*)?")
_NUMBER_AND_UNIT = re.compile(rf"^(\d+(?:\.\d+)?)({'|'.join(sorted(UNITS, key=len, reverse=True))})$")
_NUMBER = re.compile(r"^\d{1,6}(?:\.\d+)?$")
_TWICE = re.compile(r"^([a-z]{3,})2(nya|an)?$")
AMOUNT = re.compile(r"^\d+(?:\.\d+)?(?:gr|mg|ml|cm|mm|inch|pcs|pasang|watt|gb)$")
"""A token that is an amount."""

# How strongly a product stands for a token, in twentieths: the first words of a title name the thing (and a title stuffed with words gains nothing by
# the later ones), a word behind a carrier only tells of it (keripik pisang is no pisang), a category or a shop says it of many.
LEVELS = (27, 23, 20, 12, 9, 5)
FIRST, EARLY, LATER, TOLD, CATEGORY, SHOP = LEVELS
ROOT = SHOP
"""What a root says of everything below it (makanan dan minuman) tells least."""
NOWHERE = -1
KIND = "="
"""Marks the whole name of the category a product is in: who asks for kue basah means what stands there, however it is called."""
STEM = "~"
"""Marks a token that stands for a family of words (jahit, menjahit, jahitan)."""


def fold(text: str) -> str:
    """Lower case, one form of every character, accents off: `Kué` is `kue`."""
    if text.isascii():
        return text.lower()
    for sign, written in _FRACTIONS.items():
        text = text.replace(sign, f" {written}")
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return unicodedata.normalize("NFC", "".join(char for char in decomposed if unicodedata.category(char) != "Mn"))


def words(text: str) -> list[str]:
    """The words of a text as written, folded; numbers in one notation."""
    folded = fold(text).replace("'", "").replace("’", "").replace("`", "").replace("\u2044", "/")
    folded = _THOUSANDS.sub(lambda found: found[0].replace(".", ""), _DECIMAL.sub(r"\1.\2", folded))
    folded = _FRACTION.sub(lambda found: str(Decimal(found[1] or 0) + Decimal(found[2]) / Decimal(found[3])), folded)
    found: list[str] = []
    for word in _WORD.findall(folded):
        found += [word] if word[0].isdigit() else word.split(".")
    return [word[:MAX_WORD_LENGTH] for word in found if word]


def tokens(text: str) -> list[str]:
    """The tokens of a text in their order, see above."""
    return normalise(words(text))


def normalise(found: Sequence[str]) -> list[str]:
    """Words to tokens: amounts, reduplications, spellings."""
    table = lexicon()
    result: list[str] = []
    place = 0
    while place < len(found):
        word = found[place]
        following = found[place + 1] if place + 1 < len(found) else ""
        amount, twice = _NUMBER_AND_UNIT.match(word), _TWICE.match(word)
        if amount:
            result.append(_amount(amount[1], amount[2]))
        elif _NUMBER.match(word) and following in UNITS and _is_unit_of(word, following):
            result.append(_amount(word, following))
            place += 1
        elif word in _BEFORE_COUNTS and (counted := _NUMBER_AND_UNIT.match(following)):
            result.append(_amount(counted[1], counted[2]))
            place += 1
        elif word in _BEFORE_COUNTS and _NUMBER.match(following):
            unit = found[place + 2] if place + 2 < len(found) else ""
            result.append(_amount(following, unit if unit in UNITS else "pcs"))
            place += 2 if unit in UNITS else 1
        elif twice and (following == "" or following != twice[1]):
            plural = table.spelling.get(twice[1], twice[1])
            result.append(table.joined.get((twice[1], f"{twice[1]}{twice[2] or ''}"), table.joined.get((twice[1], twice[1]), plural)))
        elif joined := table.joined.get((word, following)) or table.joined.get((table.spelling.get(word, word), table.spelling.get(following, following))):
            result.append(joined)
            place += 1
        elif following and word.isalpha() and following in (word, f"{word}an", f"{word}nya"):
            result.append(table.spelling.get(word, word))
            place += 1
        else:
            result.append(table.spelling.get(word, word))
        place += 1
    return result


def _is_unit_of(number: str, unit: str) -> bool:
    """Whether a unit that stands apart belongs to the number before it: one letter may be a size, and `ps` a console."""
    if unit == "g":
        return Decimal(number) >= GRAMS_FROM
    if unit in ("l", "m"):
        return "." in number
    return unit not in ("in", "s", "w", "ps")


def _amount(number: str, unit: str) -> str:
    kept, factor = UNITS[unit]
    value = (Decimal(number) * factor).normalize()
    return f"{value:f}{kept}"[:MAX_WORD_LENGTH]


def pairs(found: Sequence[str]) -> list[str]:
    """Neighbours written as one word: `tote bag` is found as totebag and the other way round."""
    return [first + second for first, second in pairwise(found) if first[0].isalpha() and second[0].isalpha()]


def told(title: Sequence[str]) -> list[bool]:
    """For every token of a title whether the one before it makes it a mere ingredient, purpose or place."""
    carriers = lexicon().carriers
    found = [False] * len(title)
    for place in range(1, len(title)):
        only = carriers.get(title[place - 1], ())
        found[place] = only is None or title[place] in only
    return found


def stands(title: Sequence[str], categories: Sequence[Sequence[str]], shop: Sequence[str]) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """Every token and pair of a product with its LEVEL and its place in the title (NOWHERE for one of its categories or shop). It comes with the `~base`
    of its family, where it has one. `categories` are names, root first."""
    stems = lexicon().stems

    def forms(token: str) -> tuple[str, ...]:
        return (token, STEM + stems[token]) if token in stems else (token,)

    for token in shop:
        yield forms(token), SHOP, NOWHERE
    for depth, name in enumerate(categories):
        level = ROOT if depth == 0 and len(categories) > 1 else CATEGORY
        for token in (*name, *pairs(name)):
            yield forms(token), level, NOWHERE
    if categories:
        yield (KIND + "".join(categories[-1]),), LATER, NOWHERE
    behind = told(title)
    for place, token in enumerate(title):
        level = TOLD if behind[place] else FIRST if place < 2 else EARLY if place < 6 else LATER
        for term in (token, *pairs(title[place : place + 2])):
            yield forms(term), level, place


def terms(title: Sequence[str], categories: Sequence[Sequence[str]], shop: Sequence[str]) -> dict[str, int]:
    """Every term of a product with its LEVEL, the best place it stands in."""
    found: dict[str, int] = {}
    for forms, level, _ in stands(title, categories, shop):
        for term in forms:
            found[term] = max(level, found.get(term, 0))
    return found
