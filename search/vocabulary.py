"""What words the catalogue knows, and in how many products each stands: for the weight of a word, and for knowing a typo from a word.

Counted from the embedded index, which is kept in step whatever engine answers, so that every engine understands a question alike. Each process holds a
copy, at most CHECK_SECONDS old.
"""

from __future__ import annotations

import math
import time
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import or_
from typing import TypeVar

from django.db import transaction
from django.utils import timezone
from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.bits import at_most, bits_of, listed
from search.held import Held
from search.models import SearchState, SearchTerm

Feature = TypeVar("Feature")

CHECK_SECONDS = 10
KNOWN = 3
"""A word of fewer products may itself be a typo: it is not offered as a correction."""
MIN_LETTERS = 4
LONG = 6
"""Letters from which two may be wrong."""
TWICE, SAME_SKELETON = 6, 2.5
"""So much less likely is a word two slips away than one of a single slip, and so much more one with the same consonants."""


@dataclass
class Vocabulary:
    """`counts` gives products per token; `documents` all products of the index."""

    counts: dict[str, int] = field(default_factory=dict)
    documents: int = 0

    def rarity(self, count: int) -> float:
        """Inverse document frequency; a word of no product counts as one of a single one."""
        return math.log(1 + (self.documents + 1) / (max(count, 1) + 0.5))

    @cached_property
    def _offered(self) -> list[str]:
        """Words that a correction may be, the most used first."""
        words = [word for word, count in self.counts.items() if count >= KNOWN and word.isalpha() and len(word) >= MIN_LETTERS - 1]
        return sorted(words, key=self.counts.__getitem__, reverse=True)

    @cached_property
    def _by_length(self) -> dict[int, int]:
        return _sets((len(word),) for word in self._offered)

    @cached_property
    def _by_letter(self) -> dict[str, int]:
        return _sets(map(set, self._offered))

    def _near(self, word: str, slips: int, usual: int) -> list[str]:
        """Words of at least `usual` products that so many slips may have made into this one, and a few others. A slip takes away one letter at most, and
        brings in one."""
        lengths = range(len(word) - slips, len(word) + slips + 1)
        many = bisect_right(self._offered, -usual, key=lambda offered: -self.counts[offered])
        bits = reduce(or_, (self._by_length.get(length, 0) for length in lengths)) & ((1 << many) - 1)
        everything = (1 << len(self._offered)) - 1
        bits = at_most(slips, (everything ^ self._by_letter.get(letter, 0) for letter in set(word)), bits)
        bits = at_most(slips, (holding for letter, holding in self._by_letter.items() if letter not in word), bits)
        return [self._offered[place] for place in listed(bits)]

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(word for word, count in self.counts.items() if word.isalpha())

    def correction(self, word: str) -> str:
        """The known word that was probably meant, or nothing. The caller has made sure that `word` itself is not known."""
        if len(word) < MIN_LETTERS or not word.isalpha():
            return ""
        best: tuple[float, str] = (0, "")
        skeleton = _skeleton(word)
        usual = 0
        for slips in range(1, 2 if len(word) < LONG else 3):
            for candidate, distance, _ in process.extract_iter(word, self._near(word, slips, usual), scorer=OSA.distance, score_cutoff=slips):
                # a letter left out or a vowel changed is the most usual slip; the first letter is seldom wrong
                score = math.log(1 + self.counts[candidate]) / (1 if distance == 1 else TWICE)
                score *= 1 if candidate[0] == word[0] else 0.15
                score *= SAME_SKELETON if _skeleton(candidate) == skeleton else 1
                best = max(best, (score, candidate))
            usual = int(math.exp(best[0] * TWICE / SAME_SKELETON) - 1)  # a rarer word two slips away cannot be better than what is found
        return best[1]

    def beginning_with(self, start: str, limit: int) -> list[str]:
        """Known words that begin so, the most used first."""
        found: list[str] = []
        place = bisect_left(self._sorted, start)
        while place < len(self._sorted) and self._sorted[place].startswith(start) and len(found) < 500:
            found.append(self._sorted[place])
            place += 1
        return sorted(found, key=lambda word: (-self.counts[word], word))[:limit]


def _sets(features: Iterable[Iterable[Feature]]) -> dict[Feature, int]:
    """For each feature the places that have it."""
    found: dict[Feature, list[int]] = {}
    for place, some in enumerate(features):
        for feature in some:
            found.setdefault(feature, []).append(place)
    return {feature: bits_of(places) for feature, places in found.items()}


def _skeleton(word: str) -> str:
    """The consonants: what is left of a word when it is typed in a hurry."""
    bare = "".join(letter for letter in word if letter not in "aeiou")
    return "".join(letter for place, letter in enumerate(bare) if not place or bare[place - 1] != letter)


def _stamp() -> str:
    return SearchState.objects.filter(pk=1).values_list("stamp", flat=True).first() or ""


def _load() -> Vocabulary:
    documents = SearchState.objects.filter(pk=1).values_list("documents", flat=True).first() or 0
    return Vocabulary(dict(SearchTerm.objects.values_list("term", "products")), documents)


vocabulary = Held("search:vocabulary:stamp", CHECK_SECONDS, _stamp, _load)
"""This process' copy."""


def learn(counts: dict[str, int], documents: int) -> None:
    """Store freshly counted words for every process."""
    stamp = f"{timezone.now():%Y%m%d%H%M%S%f}-{time.monotonic_ns() % 1000}"
    with transaction.atomic():
        SearchTerm.objects.all().delete()
        SearchTerm.objects.bulk_create((SearchTerm(term=term, products=count) for term, count in counts.items()), batch_size=5000)
        SearchState.objects.update_or_create(pk=1, defaults={"documents": documents, "stamp": stamp})
    vocabulary.forget()
