"""The order of the best candidates: one scorer for every engine. Engines bring the WINDOW best by their sums (engine_score); here they are looked at
closely."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from search.lexicon import Term
from search.packs import Pack
from search.understanding import APART, Alternative, Concept, Question

WINDOW = 50
"""Candidates that are looked at closely, whatever page is asked for."""

APART_LEVEL = 16
"""What an alternative of several words brings, wherever they stand."""

COVERAGE_POWER = 1.5
FULL = 1.3
LENGTH_COST = 0.006
IN_ORDER = 1.06
SOLD_OUT = 0.9
LEFT_ALONE = 0.97
"""For goods whose seller has not touched them for long: what they say may no longer hold."""
WITH_HEAD = 1.1
"""For goods that also have the first word of a name, by whatever name they were found: of all heels, the shoes come first for sepatu hak tinggi."""
LIKE_ANOTHER = 0.85
"""For goods of one shop that are nearly the same as two better ones."""


class Candidate(NamedTuple):
    """A product in the window: its packs.Pack as text, whether it can be bought now, its shop, and whether its seller has cared for it lately."""

    product_id: int
    pack: str
    buyable: bool
    shop: int
    cared_for: bool = True


def engine_score(concept: Concept, alternative: Alternative, level: int) -> int:
    """What one alternative brings by its place in the index, APART_LEVEL when it has several terms; whole numbers, so that engines agree to the last
    digit."""
    return concept.boost(alternative.weight) * (level if len(alternative.terms) == 1 else APART_LEVEL)


def rank(question: Question, candidates: Sequence[Candidate]) -> list[int]:
    """Product ids, best first."""
    asked = [_Asked.of(concept) for concept in question.concepts]
    scored = []
    for one in candidates:
        pack = Pack.read(one.pack)
        score = _relevance(asked, pack) * (1 if one.buyable else SOLD_OUT) * (1 if one.cared_for else LEFT_ALONE)
        scored.append((-score, one.product_id, one.shop, pack))
    scored.sort(key=lambda row: row[:2])
    return _spread(scored)


def relevance(question: Question, pack: Pack) -> float:
    """How well a product answers, 0 when not at all."""
    return _relevance([_Asked.of(concept) for concept in question.concepts], pack)


class _Asked(NamedTuple):
    """A concept put in order for many products: weights of names that are one term, other names, and the words as they were asked."""

    rarity: float
    single: dict[str, float]
    several: list[tuple[Term, float]]
    words: list[str]

    @classmethod
    def of(cls, concept: Concept) -> _Asked:
        names = concept.alternatives
        single = {one.terms[0]: one.weight for one in names if len(one.terms) == 1}
        return cls(concept.rarity, single, [(one.terms, one.weight) for one in names if len(one.terms) > 1], concept.text.split())


def _relevance(asked: Sequence[_Asked], pack: Pack) -> float:
    total = rarities = there = 0.0
    places = pack.places
    before = -2
    in_order = 1.0
    for one in asked:
        best = max((places[term] * one.single[term] for term in places.keys() & one.single.keys()), default=0.0)
        for terms, weight in one.several:
            if all(term in places for term in terms):
                best = max(best, _apart(terms, pack) * weight)
        if len(one.words) > 1 and one.words[0] in places:
            best *= WITH_HEAD
        rarities += one.rarity
        there += one.rarity * min(1.0, best * FULL)
        total += one.rarity * best
        first, last = one.words[0], one.words[-1]
        if first in pack.title and pack.title.index(first) == before + 1:
            in_order *= IN_ORDER
        before = pack.title.index(last) if last in pack.title else -2
    if not total:
        return 0.0
    norm = 1 / (1 + LENGTH_COST * len(pack.title))
    return total * (there / rarities) ** COVERAGE_POWER * norm * in_order


def _apart(terms: Term, pack: Pack) -> float:
    """What a name of several words is worth in a product that has all of them: the least of its words. One that is only told of by the word before it
    (minyak kayu putih) is no less for that when the name has that word too; and a whole name side by side is the name itself."""
    places = pack.places
    pairs = [places.get(first + second, 0.0) for first, second in pairwise(terms)]
    worth = min(places[terms[0]], *(max(places[term], pair) for term, pair in zip(terms[1:], pairs, strict=True)))
    return worth / APART if len(terms) > 2 and all(pairs) else worth


def _spread(scored: Iterable[tuple[float, int, int, Pack]]) -> list[int]:
    """Near-equal goods of one shop do not fill the page: from the third on they stand further behind."""
    result = []
    seen: dict[tuple[int, frozenset[str]], int] = {}
    for minus, product_id, shop, pack in scored:
        kind = (shop, frozenset(pack.title[:5]))
        seen[kind] = seen.get(kind, 0) + 1
        result.append((minus * (LIKE_ANOTHER if seen[kind] > 2 else 1), product_id))
    return [product_id for _, product_id in sorted(result)]
