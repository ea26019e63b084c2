"""What a question means: amounts, price, places, fillers, corrections, and for each thing asked the words that name it.

Pure but for the vocabulary that is handed in. Every engine is given the same Question, so that all find the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from search.analysis import AMOUNT, KIND, MAX_QUERY_WORDS, STEM, normalise, told, words
from search.lexicon import Names, Term, lexicon
from search.prices import read_price
from search.vocabulary import KNOWN, MIN_LETTERS, Vocabulary

if TYPE_CHECKING:
    from search.places import Place

MAX_TEXT = 120
"""Characters of a question that are read."""

SCALE = 8
"""Boosts are whole numbers, idf times weight times this: every engine then adds up the same sums."""

STEM_WEIGHT = 0.85
HEAD = 2.2
"""What the first thing asked for counts more than what follows: Indonesian names the thing first."""
HEAD_PART = 0.35
"""Weight of the first word of a phrase alone: Indonesian names the thing first, kue basah is a kue."""
APART = 0.9
"""Weight of the words of a phrase when they do not stand side by side."""
KIND_WEIGHT, KIND_OF_OTHER = 1.2, 0.85
"""Weight of goods whose category has exactly this name, or another name of the thing."""
RENAMED_FROM = 0.9
"""Weight from which a synonym is the same thing in another word, and may stand for it inside a phrase."""
SIZE_WORDS = frozenset({"size", "ukuran", "uk", "no", "nomor"})
SIZES = frozenset({"xs", "s", "m", "l", "xl", "xxl", "xxxl", "2xl", "3xl", "4xl", "5xl", "allsize"})
TOGETHER = 0.5
"""Share of their products in which two words stand side by side, from which they are one thing."""
UNFINISHED = 0.6
"""Weight of a word that begins like the last one of a question."""
BEGINNINGS = 3
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
    words: Term = ()
    place: Place | None = None
    """The district that the words name."""
    price_let_go: bool = False
    """True when nothing costs what was asked, and goods of any price are shown instead."""

    @property
    def needed(self) -> int:
        """How many things asked an answer has."""
        return sum(concept.needed for concept in self.concepts)

    @property
    def fewest(self) -> int:
        """How few are enough when nothing has more."""
        return 0 if not self.needed or any(one.weak for concept in self.concepts for one in concept.alternatives) else 1


Count = Callable[[list[str]], dict[str, int]]
"""In how many products each of some terms stands now."""


def understand(
    text: str, known: Vocabulary, count: Count, extra: Names | None = None, *, place: Place | None = None, exact: bool = False, apart: bool = False
) -> Question:
    """Read a question.

    `count` is asked for terms the vocabulary does not hold (a product of this minute). `extra` are the editors' synonyms. The words of `place` are no
    typos, and put goods forward without being asked of them. `exact` searches what was typed, without correction; `apart` takes every word for itself,
    for a name that nobody sells.
    """
    rest, low, high = read_price(text[:MAX_TEXT].casefold())
    reader = _Reader(known, count, extra or {}, frozenset(place.words if place else ()))
    found, left_out = reader.without_fillers(reader.asked(rest))
    found, corrections = (found, ()) if exact else reader.corrected(found)
    return Question(reader.concepts(found, apart=apart), low, high, corrections, tuple(left_out), text, rest, tuple(found), place)


def tokens_asked(rest: str, known: Vocabulary) -> list[str]:
    """The tokens of a question without its price, before any is left out or put right."""
    return _Reader(known, lambda _: {}, {}, frozenset()).asked(rest)


class _Reader:
    """One question being read. Counts are asked once for each word."""

    def __init__(self, known: Vocabulary, count: Count, extra: Names, places: frozenset[str]) -> None:
        self.table = lexicon()
        self.known, self.extra, self.places = known, extra, places
        self._count, self._counted = count, dict[str, int]()
        self._typed = dict[str, str]()
        """Words that were put right although some product has them as they were typed, by what they became."""

    def count(self, word: str) -> int:
        return self.known.counts.get(word) or self._counted.get(word, 0)

    def _look_up(self, found: Sequence[str]) -> None:
        if missing := [word for word in found if word not in self.known.counts and word not in self._counted]:
            self._counted |= dict.fromkeys(missing, 0) | self._count(missing)

    def _is_name(self, term: Term) -> bool:
        return term in self.table.synonyms or term in self.extra

    # --- words ------------------------------------------------------------------------------------------------------
    def asked(self, rest: str) -> list[str]:
        """Tokens, each once: amounts in words and short forms in full, no `size` before 32."""
        found = list(dict.fromkeys(normalise(self._spelled_out(self._measured(words(rest)[:MAX_QUERY_WORDS])))))
        following = [*found, ""][1:]
        return [word for word, after in zip(found, following, strict=True) if not (word in SIZE_WORDS and (after.isdigit() or after in SIZES))]

    def _measured(self, typed: list[str]) -> list[str]:
        """Setengah kilo is 500gr."""
        measures, result, place = self.table.measures, [], 0
        while place < len(typed):
            size = longest(typed[place:], measures.__contains__, self.table.longest_measure)
            result.append(measures[tuple(typed[place : place + size])] if size else typed[place])
            place += size or 1
        return result

    def _spelled_out(self, typed: list[str]) -> list[str]:
        """Short forms in full, and -nya off words that the catalogue does not know with it."""
        result: list[str] = []
        for word in typed:
            ends = len(word) > 6 and word.endswith("nya") and self.known.counts.get(word, 0) < KNOWN
            result += self.table.short.get(word) or ((word[:-3],) if ends else (word,))
        return result

    def without_fillers(self, found: list[str]) -> tuple[list[str], list[str]]:
        """Words without those that say nothing of the goods, and those; when only such are there they stay. Inside a name (toko bunga, ibu dan anak) they
        say something."""
        kept: list[str] = []
        dropped: list[str] = []
        place = 0
        while place < len(found):
            rest = found[place:]
            named = longest(rest, self._is_name, len(rest), 2)
            empty = longest(rest, self.table.fillers.__contains__, self.table.longest_filler)
            if empty and empty >= named:
                dropped += rest[:empty]
            else:
                kept += rest[: named or 1]
            place += max(empty if empty >= named else named, 1)
        return (kept, dropped) if kept else (found, [])

    def corrected(self, found: list[str]) -> tuple[list[str], tuple[Correction, ...]]:
        """Words no product has, put right. What the lexicon knows is no typo, even when nobody sells it today."""
        self._look_up(found)
        pairs = [Correction(word, self._correction(word, last=word == found[-1]) or word) for word in found]
        self._typed = {one.used: one.typed for one in pairs if one.used != one.typed and self.count(one.typed)}
        return list(dict.fromkeys(one.used for one in pairs)), tuple(one for one in pairs if one.used != one.typed)

    def _correction(self, word: str, *, last: bool) -> str:
        count = self.count(word)
        if count >= (KNOWN if self.known.documents > LARGE else 1) or word in self.places or not word.isalpha():
            return ""
        if word in self.table.known or any(word in term for term in self.extra):
            return ""
        if last and len(word) >= MIN_LETTERS and any(whole != word for whole in self.known.beginning_with(word, 2)):
            return ""  # it may only be unfinished
        used = self.known.correction(word)
        return used if not count or self.known.counts.get(used, 0) >= MUCH_MORE * count else ""

    # --- things asked -----------------------------------------------------------------------------------------------
    def concepts(self, found: list[str], *, apart: bool) -> tuple[Concept, ...]:
        """Cut the words into things: the longest term the lexicon knows, a compound the catalogue writes as one word, else each word."""
        self._look_up(found)
        concepts: list[Concept] = []
        place = 0
        while place < len(found):
            size = 1 if apart else self._length(found[place:])
            term = tuple(found[place : place + size])
            carrier = found[place - 1] if place and size == 1 and told(found[place - 1 : place + 1])[1] else ""
            concepts.append(self._concept(term, last=place + size == len(found), carrier=carrier))
            place += size
        things = [place for place, concept in enumerate(concepts) if concept.needed]
        if things:
            head = next((place for place in things if not self._is_hollow(concepts[place].text.split())), things[0])
            concepts[head] = replace(concepts[head], rarity=concepts[head].rarity * HEAD)
        soft = [replace(one, needed=False) if set(one.text.split()) <= self.places else one for one in concepts]
        return tuple(soft if any(one.needed for one in soft) else concepts)

    def _length(self, rest: list[str]) -> int:
        """How many words from here are one thing."""
        size = longest(rest, self._is_sold, max([self.table.longest, *map(len, self.extra)]), 2)
        return size or (2 if len(rest) > 1 and self._stand_together(rest[0], rest[1]) else 1)

    def _is_sold(self, term: Term) -> bool:
        """A name that some product goes by; another one is left to its words."""
        if not self._is_name(term):
            return False
        counts, others = self.known.counts, [*self.table.synonyms.get(term, ()), *self.extra.get(term, ())]
        return all(map(self.count, term)) or any(counts.get("".join(name)) or all(map(counts.get, name)) for name in [term, *others])

    def _is_hollow(self, found: Sequence[str]) -> bool:
        """Words that name no goods by themselves: for whom they are, or that they are a set."""
        return all(word in self.table.hollow for word in found)

    def _stand_together(self, first: str, second: str) -> bool:
        """True for a compound whose parts nearly always stand side by side in this catalogue (tote bag)."""
        together = self.known.counts.get(first + second, 0)
        return together >= KNOWN and first.isalpha() and second.isalpha() and together >= TOGETHER * min(self.count(first), self.count(second))

    def _concept(self, term: Term, *, last: bool, carrier: str) -> Concept:
        weights: dict[Term, float] = {}
        for terms, weight in self._ways(term, last=last, carrier=carrier):
            weights[terms] = max(weight, weights.get(terms, 0))
        amount = len(term) == 1 and bool(AMOUNT.match(term[0]) or term[0].isdigit())
        rarity = self.known.rarity(self._products(term, weights)) * (SOFT if amount else 1)
        ordered = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))
        return Concept(" ".join(term), rarity, tuple(Alternative(terms, weight, weak=terms == term[:1] != term) for terms, weight in ordered), not amount)

    def _ways(self, term: Term, *, last: bool, carrier: str) -> Iterator[tuple[Term, float]]:
        """Terms that name the thing, with their weight; a way may come twice."""
        yield from self._written(term, 1.0, kind=KIND_WEIGHT)
        if len(term) == 1 and term[0] in self._typed:
            yield from self._written((self._typed[term[0]],), 1.0)
        if carrier:  # who asks for a keranjang roti means the roti behind keranjang
            yield (carrier + term[0],), 1.0
        if len(term) > 1:
            if not (AMOUNT.match(term[0]) or self._is_hollow(term[:1])):
                yield term[:1], HEAD_PART
            yield from self._renamed(term)
        for names in (self.table.synonyms, self.extra):
            for other, weight in names.get(term, {}).items():
                yield from self._written(other, weight)
        if last and len(term) == 1 and not self.count(term[0]) and len(term[0]) > 2 and term[0].isalpha() and term[0] not in self.table.known:
            for whole in self.known.beginning_with(term[0], BEGINNINGS):
                yield from self._written((whole,), UNFINISHED)

    def _written(self, name: Term, weight: float, kind: float = KIND_OF_OTHER) -> Iterator[tuple[Term, float]]:
        """One name in all the ways it stands in the index: side by side as one term, apart, in another form, as a whole category."""
        if len(name) <= 2:
            yield ("".join(name),), weight
        if len(name) > 1:
            yield name, weight * APART
        elif name[0] in self.table.stems:
            yield (STEM + self.table.stems[name[0]],), weight * STEM_WEIGHT
        yield (KIND + "".join(name),), weight * kind

    def _renamed(self, term: Term) -> Iterator[tuple[Term, float]]:
        """A phrase with one of its words by another name, so that a phrase of two common words is found too."""
        for place, word in enumerate(term):
            for other, weight in self.table.synonyms.get((word,), {}).items():
                if len(other) == 1 and weight >= RENAMED_FROM:
                    yield (*term[:place], *other, *term[place + 1 :]), weight * APART

    def _products(self, term: Term, weights: dict[Term, float]) -> int:
        """How many products have the thing, by its own name; when none does, by the most usual of the others."""
        counts = self.known.counts
        own = self.count(term[0]) if len(term) == 1 else counts.get("".join(term)) or min(counts.get(one, 0) for one in term)
        return own or max((counts.get(other[0], 0) for other in weights if len(other) == 1), default=0)


def longest(rest: Sequence[str], fits: Callable[[Term], bool], most: int, least: int = 1) -> int:
    """How many words from the beginning of `rest` fit, at most `most` and at least `least`; 0 when none do."""
    return next((size for size in range(min(most, len(rest)), least - 1, -1) if fits(tuple(rest[:size]))), 0)
