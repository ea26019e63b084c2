"""What a question means: amounts, price, places, fillers, corrections, and for each thing asked the words that name it.

Pure but for the vocabulary that is handed in. Every engine is given the same Question, so that all find the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from search.analysis import AMOUNT, KIND, MAX_QUERY_WORDS, STEM, normalise, told, words
from search.lexicon import Lexicon, Term, lexicon
from search.vocabulary import KNOWN, MIN_LETTERS, Vocabulary

MAX_TEXT = 120
"""Characters of a question that are read."""

SCALE = 8
"""Boosts are whole numbers, idf times weight times this: every engine then adds up the same sums."""

STEM_WEIGHT = 0.85
HEAD = 2.2
"""What the first thing asked for counts more than what follows: Indonesian names the thing first."""
HEAD_PART = 0.35
"""Weight of the first word of a phrase alone: Indonesian names the thing first, kue basah is a kue."""
APART = 0.85
"""Weight of the words of a phrase when they do not stand side by side."""
KIND_WEIGHT = 0.85
"""Weight of goods whose category has exactly this name."""
SIZE_WORDS = frozenset({"size", "ukuran", "uk", "no", "nomor"})
SIZES = frozenset({"xs", "s", "m", "l", "xl", "xxl", "xxxl", "2xl", "3xl", "4xl", "5xl", "allsize"})
TOGETHER = 0.5
UNFINISHED = 0.6
LARGE = 10_000
"""Products from which a word of one or two of them may be a typo itself; it is put right when the other word is MUCH_MORE usual."""
MUCH_MORE = 30
SOFT = 0.35
"""Share of its weight that an amount has: who asks for 500 gr is also glad of 450."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way a product may name the thing: all `terms` of the index must be there. A `weak` one puts a product forward without making it an answer."""

    terms: Term
    weight: float
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing asked for, as typed, with the ways to name it, best first. `rarity` is its inverse document frequency."""

    text: str
    rarity: float
    alternatives: tuple[Alternative, ...]
    needed: bool = True
    """False for what only puts the better first: an amount."""

    def boost(self, weight: float) -> int:
        """What an alternative of this weight brings, per twentieth of its level."""
        return max(1, round(self.rarity * weight * SCALE))


@dataclass(frozen=True, slots=True)
class Correction:
    """A word the catalogue does not know, and the one that was searched instead."""

    typed: str
    used: str


@dataclass(frozen=True)
class Question:
    """What was understood. `low` and `high` are a price range in rupiah (high included, None open)."""

    concepts: tuple[Concept, ...]
    low: int | None = None
    high: int | None = None
    corrections: tuple[Correction, ...] = ()
    left_out: tuple[str, ...] = ()
    text: str = ""
    bare: str = ""
    """The text without its price."""
    words: Term = field(default=())

    @property
    def needed(self) -> int:
        """How many things asked an answer has."""
        return sum(concept.needed for concept in self.concepts)

    @property
    def fewest(self) -> int:
        """How few are enough when nothing has more."""
        return 0 if not self.needed or any(one.weak for concept in self.concepts for one in concept.alternatives) else 1


_NUMBER = r"(\d{1,3}(?:[.,]\d{3}){1,3}|\d{1,9}(?:[.,]\d{1,2})?)(?![\d])"
_MANY = {"rb": 1_000, "rbu": 1_000, "ribu": 1_000, "rebu": 1_000, "k": 1_000, "jt": 1_000_000, "juta": 1_000_000}
_UNIT = r"(rbu?|ribu|rebu|k|jt|juta)"
_END = r"(?: ?rupiah)?(?! ?(?:mah|ma|watt|volt|rpm|ml|gr?|kg|cm|mm|pcs|lembar|buah|hz|dpi)\b)(?![\w])"
_RP = r"(?:rp\.? ?)?"
_UNDER = r"(?:di ?bawah|dibwh|kurang dari|tidak lebih dari|ga lebih dari|maksimal|maksimum|maks|max|under|sampai harga|<)"
_OVER = r"(?:di ?atas|lebih dari|mulai dari|mulai|minimal|minimum|min|>)"
_ABOUT = r"(?:(?:sekitar(?:an)?|kisaran|seharga|harga) ?)*"
_RANGE = re.compile(rf"\b(?:antara ?)?{_ABOUT}{_RP}{_NUMBER} ?{_UNIT}? ?(?:-|–|s/d|sd|sampai|hingga|dan) ?{_RP}{_NUMBER} ?{_UNIT}?(?:an\b)?{_END}")
_BELOW = re.compile(rf"(?:\b|(?=<))(?:harga ?)?{_UNDER} ?{_RP}{_NUMBER} ?{_UNIT}?{_END}")
_ABOVE = re.compile(rf"(?:\b|(?=>))(?:harga ?)?{_OVER} ?{_RP}{_NUMBER} ?{_UNIT}?{_END}")
_AND_LESS = re.compile(rf"\b{_ABOUT}{_RP}{_NUMBER} ?{_UNIT}?(?: ?rupiah)? ke ?bawah\b")
_AND_MORE = re.compile(rf"\b{_ABOUT}{_RP}{_NUMBER} ?{_UNIT}?(?: ?rupiah)? ke ?atas\b")
_SOME = re.compile(rf"\b{_ABOUT}{_RP}{_NUMBER} ?(?:{_UNIT}[ -]?an|an {_UNIT})\b")
_EXACT = re.compile(rf"\b{_ABOUT}(?:rp\.? ?{_NUMBER} ?{_UNIT}?|{_NUMBER} ?(rbu?|ribu|rebu|jt|juta)){_END}")
_NARROWEST = 0.05
"""`15 ribuan` reaches at least this share further than the price itself."""


def read_price(text: str) -> tuple[str, int | None, int | None]:
    """The text without its price, and the range it asks for in rupiah (both ends included; None: open or nothing asked)."""
    if found := _RANGE.search(text):
        unit = found[4] or found[2]
        low, high = _rupiah(found[1], found[2] or unit), _rupiah(found[3], unit)
        if low < high and (unit or (_is_money(found[1], None) and _is_money(found[3], None))):
            return _cut(text, found), low, high
    for pattern in (_BELOW, _AND_LESS):
        if (found := pattern.search(text)) and _is_money(found[1], found[2]):
            return _cut(text, found), None, _rupiah(found[1], found[2])
    for pattern in (_ABOVE, _AND_MORE):
        if (found := pattern.search(text)) and _is_money(found[1], found[2]):
            return _cut(text, found), _rupiah(found[1], found[2]), None
    if found := _SOME.search(text):
        unit = found[2] or found[3]
        low = _rupiah(found[1], unit)
        digits = found[1].partition(",")[0].partition(".")[0]
        step = _MANY[unit] * 10 ** (len(digits) - len(digits.rstrip("0")))
        return _cut(text, found), low, low + max(step, round(low * _NARROWEST)) - 1
    if (found := _EXACT.search(text)) and (found[4] or _is_money(found[1] or "0", found[2])):
        price = _rupiah(found[1] or found[3], found[2] or found[4])
        return _cut(text, found), round(price * 0.7), round(price * 1.2)
    return text, None, None


def _is_money(number: str, unit: str | None) -> bool:
    """A bare number is a price when it is as round as prices are."""
    price = _rupiah(number, unit)
    return bool(unit) or (price >= 1000 and price % 500 == 0)


def _rupiah(number: str, unit: str | None) -> int:
    plain = re.sub(r"[.,](?=\d{3}(?!\d))", "", number).replace(",", ".")
    return int(Decimal(plain) * _MANY.get(unit or "", 1))


def _cut(text: str, found: re.Match[str]) -> str:
    return " ".join(f"{text[: found.start()]} {text[found.end() :]}".split())


def understand(
    text: str,
    known: Vocabulary,
    count: Callable[[list[str]], dict[str, int]],
    extra: dict[Term, dict[Term, float]] | None = None,
    *,
    places: frozenset[str] = frozenset(),
    exact: bool = False,
) -> Question:
    """Read a question.

    `count` says in how many products each of some terms stands now, for terms the vocabulary does not hold (a product of this minute). `extra` are the
    editors' synonyms. `places` are words that name a district: they are no typos, and put goods forward without being asked of them. `exact` searches
    what was typed, without correction.
    """
    table = lexicon()
    rest, low, high = read_price(text[:MAX_TEXT].casefold())
    typed = words(rest)[:MAX_QUERY_WORDS]
    typed = _measures(typed, table)
    found = list(dict.fromkeys(normalise(_spelled_out(typed, table, known))))
    found, left_out = _without_fillers(_without_size_words(found), table, extra or {})
    counts = _counts(found, known, count)
    corrections: list[Correction] = []
    if not exact:
        found, corrections = _corrected(found, known, counts, table, extra or {}, places)
        counts |= _counts([word for word in found if word not in counts], known, count)
    concepts = _concepts(found, known, counts, table, extra or {})
    soft = [replace(one, needed=False) if set(one.text.split()) <= places else one for one in concepts]
    if any(one.needed for one in soft):
        concepts = soft
    return Question(tuple(concepts), low, high, tuple(corrections), tuple(left_out), text, rest, tuple(found))


def _measures(typed: list[str], table: Lexicon) -> list[str]:
    """Amounts in words: setengah kilo is 500gr."""
    longest = max(map(len, table.measures), default=0)
    result, place = [], 0
    while place < len(typed):
        for size in range(min(longest, len(typed) - place), 0, -1):
            amount = table.measures.get(tuple(typed[place : place + size]))
            if amount:
                result.append(amount)
                place += size
                break
        else:
            result.append(typed[place])
            place += 1
    return result


def _spelled_out(typed: list[str], table: Lexicon, known: Vocabulary) -> list[str]:
    """Short forms in full, and -nya off words that the catalogue does not know with it."""
    result: list[str] = []
    for word in typed:
        full = table.short.get(word)
        if full is None and len(word) > 6 and word.endswith("nya"):
            full = (word[:-3],) if known.counts.get(word, 0) < 3 else None
        result += full or (word,)
    return result


def _without_size_words(found: list[str]) -> list[str]:
    """`size 32` and `ukuran XL` are 32 and xl."""
    following = [*found, ""][1:]
    return [word for word, after in zip(found, following, strict=True) if not (word in SIZE_WORDS and (after.isdigit() or after in SIZES))]


def _without_fillers(found: list[str], table: Lexicon, extra: dict[Term, dict[Term, float]]) -> tuple[list[str], list[str]]:
    """Words without those that say nothing of the goods; when only such are there they stay. Inside a name (toko bunga, ibu dan anak) they say something."""
    kept: list[str] = []
    dropped: list[str] = []
    longest = max(map(len, table.fillers), default=0)
    place = 0
    while place < len(found):
        rest = found[place:]
        named = next((size for size in range(len(rest), 1, -1) if _is_name(tuple(rest[:size]), table, extra)), 0)
        empty = next((size for size in range(min(longest, len(rest)), 0, -1) if tuple(rest[:size]) in table.fillers), 0)
        if empty and empty >= named:
            dropped += rest[:empty]
            place += empty
        else:
            kept += rest[: max(named, 1)]
            place += max(named, 1)
    return (kept, dropped) if kept else (found, [])


def _counts(found: Sequence[str], known: Vocabulary, count: Callable[[list[str]], dict[str, int]]) -> dict[str, int]:
    counts = {word: known.counts[word] for word in found if word in known.counts}
    missing = [word for word in found if word not in counts]
    return counts | (count(missing) if missing else {})


def _corrected(
    found: list[str], known: Vocabulary, counts: dict[str, int], table: Lexicon, extra: dict[Term, dict[Term, float]], places: frozenset[str]
) -> tuple[list[str], list[Correction]]:
    """Words no product has, put right. What the lexicon knows is no typo, even when nobody sells it today."""
    result, corrections = [], []
    named = {word for term in (*table.synonyms, *extra) for word in term} if any(not counts.get(word) for word in found) else set()
    for word in found:
        used = ""
        count = counts.get(word, 0)
        unfinished = word == found[-1] and len(word) >= MIN_LETTERS and any(whole != word for whole in known.beginning_with(word, 2))
        if (
            word not in places
            and not unfinished
            and count < (KNOWN if known.documents > LARGE else 1)
            and word not in named
            and word not in table.stems
            and word.isalpha()
        ):
            used = known.correction(word)
            if used and count and known.counts.get(used, 0) < MUCH_MORE * count:
                used = ""
        if used:
            corrections.append(Correction(word, used))
        result.append(used or word)
    return list(dict.fromkeys(result)), corrections


def _concepts(found: list[str], known: Vocabulary, counts: dict[str, int], table: Lexicon, extra: dict[Term, dict[Term, float]]) -> list[Concept]:
    """Cut the words into things: the longest term the lexicon knows, a compound the catalogue writes as one word, else each word."""
    concepts: list[Concept] = []
    longest = max([table.longest, *map(len, extra)], default=1)
    place = 0
    while place < len(found):
        size = _longest(found[place:], longest, known, counts, table, extra)
        term = tuple(found[place : place + size])
        before = found[place - 1] if place and size == 1 and told(found[place - 1 : place + 1])[1] else ""
        concepts.append(_concept(term, known, counts, table, extra, last=place + size == len(found), before=before))
        place += size
    head = next((place for place, concept in enumerate(concepts) if concept.needed), None)
    if head is not None:
        concepts[head] = replace(concepts[head], rarity=concepts[head].rarity * HEAD)
    return concepts


def _is_name(term: Term, table: Lexicon, extra: dict[Term, dict[Term, float]]) -> bool:
    return term in table.synonyms or term in extra


def _longest(rest: list[str], longest: int, known: Vocabulary, counts: dict[str, int], table: Lexicon, extra: dict[Term, dict[Term, float]]) -> int:
    """How many words from here are one thing. A term of the lexicon that no product goes by is left to its words."""
    for size in range(min(longest, len(rest)), 1, -1):
        term = tuple(rest[:size])
        if _is_name(term, table, extra):
            names = [term, *table.synonyms.get(term, ()), *extra.get(term, ())]
            if any(known.counts.get("".join(name)) or all(known.counts.get(word) for word in name) for name in names):
                return size
    return 2 if len(rest) > 1 and _stand_together(rest[0], rest[1], known, counts) else 1


def _stand_together(first: str, second: str, known: Vocabulary, counts: dict[str, int]) -> bool:
    """True for a compound whose parts nearly always stand side by side in this catalogue (tote bag)."""
    together = known.counts.get(first + second, 0)
    return together >= KNOWN and first.isalpha() and second.isalpha() and together >= TOGETHER * min(counts.get(first, 0), counts.get(second, 0))


def _concept(
    term: Term, known: Vocabulary, counts: dict[str, int], table: Lexicon, extra: dict[Term, dict[Term, float]], *, last: bool, before: str = ""
) -> Concept:
    """`before` is the carrier in front: who asks for a keranjang roti means the roti behind keranjang."""
    alternatives: dict[Term, float] = {}

    def put(terms: Term, weight: float) -> None:
        alternatives[terms] = max(weight, alternatives.get(terms, 0))

    def name(words_: Term, weight: float) -> None:
        if len(words_) == 1:
            put(words_, weight)
            if words_[0] in table.stems:
                put((STEM + table.stems[words_[0]],), weight * STEM_WEIGHT)
        else:
            if len(words_) == 2:  # a pair is in the index as one term
                put((words_[0] + words_[1],), weight)
            put(words_, weight * APART)
        put((KIND + "".join(words_),), weight * KIND_WEIGHT)

    name(term, 1.0)
    if before:
        put((before + term[0],), 1.0)
    if len(term) > 1 and not AMOUNT.match(term[0]):
        put(term[:1], HEAD_PART)
    for source in (table.synonyms, extra):
        for other, weight in source.get(term, {}).items():
            name(other, weight)
    if len(term) > 1:  # names of the parts that are the same thing in other words, so that a phrase of two common words finds them
        for place, word in enumerate(term):
            for other, weight in table.synonyms.get((word,), {}).items():
                if len(other) == 1 and weight >= 0.9:
                    put((*term[:place], *other, *term[place + 1 :]), weight * APART)
    word = term[0]
    if len(term) == 1 and last and not counts.get(word) and len(word) > 2 and word.isalpha():
        for whole in known.beginning_with(word, 3):
            name((whole,), UNFINISHED)
    common = counts.get(word, 0) if len(term) == 1 else known.counts.get("".join(term), 0)
    common = common or (min(known.counts.get(one, 0) for one in term) if len(term) > 1 else 0)
    if not common:
        common = max((known.counts.get(other[0], 0) for other in alternatives if len(other) == 1), default=0)
    rarity = known.rarity(common)
    amount = len(term) == 1 and bool(AMOUNT.match(word) or word.isdigit())
    ordered = sorted(alternatives.items(), key=lambda pair: (-pair[1], pair[0]))
    return Concept(
        " ".join(term),
        rarity * (SOFT if amount else 1),
        tuple(Alternative(terms, weight, weak=terms == term[:1] != term) for terms, weight in ordered),
        needed=not amount,
    )
