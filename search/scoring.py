"""The order of the best candidates: one scorer for every engine. Engines bring the WINDOW best by their sums (engine_score); here they are looked at
closely."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from operator import itemgetter
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
CARED_FOR_DAYS = 90
"""So long after its seller last touched it a product stands as if new."""
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


def ranked(question: Question, ids: Sequence[int], known: Mapping[int, Candidate]) -> list[int]:
    """The products of the window, best first; those of which nothing is known, because they are not here any more, come last."""
    return [*rank(question, list(known.values())), *(product_id for product_id in ids if product_id not in known)]


def rank(question: Question, candidates: Sequence[Candidate]) -> list[int]:
    """Product ids, best first."""
    asked = _Asked.of(question)
    scored = []
    for one in candidates:
        pack = Pack.read(one.pack)
        score = _relevance(asked, pack) * (1 if one.buyable else SOLD_OUT) * (1 if one.cared_for else LEFT_ALONE)
        scored.append((-score, one.product_id, one.shop, pack))
    return _spread(scored)


def relevance(question: Question, pack: Pack) -> float:
    """How well a product answers, 0 when not at all."""
    return _relevance(_Asked.of(question), pack)


class _Asked(NamedTuple):
    """A question put in order for many products: all names of all things by their last term (names of a thing often begin alike), each with the place of
    its thing, its weight and each two neighbours as one word; and of every thing its rarity and its words as they were asked."""

    names: dict[str, list[tuple[int, Term, float, list[str]]]]
    things: list[tuple[float, list[str]]]

    @classmethod
    def of(cls, question: Question) -> _Asked:
        names: dict[str, list[tuple[int, Term, float, list[str]]]] = {}
        for place, concept in enumerate(question.concepts):
            for one in concept.alternatives:
                names.setdefault(one.terms[-1], []).append((place, one.terms, one.weight, [first + second for first, second in pairwise(one.terms)]))
        return cls(names, [(concept.rarity, concept.text.split()) for concept in question.concepts])


def _relevance(asked: _Asked, pack: Pack) -> float:
    total = rarities = there = 0.0
    for (rarity, words), worth in zip(asked.things, _best_names(asked, pack), strict=True):
        if len(words) > 1 and words[0] in pack.places:  # as every word of a title is
            worth *= WITH_HEAD
        rarities += rarity
        sure = worth * FULL
        there += rarity * sure if sure < 1 else rarity
        total += rarity * worth
    if not total:
        return 0.0
    norm = 1 / (1 + LENGTH_COST * len(pack.title))
    return total * (there / rarities) ** COVERAGE_POWER * norm * (_in_order(asked, pack.title) if len(asked.things) > 1 else 1.0)


def _in_order(asked: _Asked, title: Term) -> float:
    """IN_ORDER for each thing that a title first names right behind the one asked before it."""
    worth = 1.0
    for (_, before), (_, words) in pairwise(asked.things):
        if before[-1] in title and words[0] in title and title.index(words[0]) == title.index(before[-1]) + 1:
            worth *= IN_ORDER
    return worth


def _best_names(asked: _Asked, pack: Pack) -> list[float]:
    """What the best name of each thing asked is worth in this product."""
    best = [0.0] * len(asked.things)
    places = pack.places
    for last in places.keys() & asked.names.keys():
        own = places[last]
        for place, terms, weight, pairs in asked.names[last]:
            if pairs:
                if terms[0] not in places or (len(terms) > 2 and not all(term in places for term in terms[1:-1])):
                    continue
                worth = _apart(terms, pairs, places) * weight
            else:
                worth = own * weight
            if worth > best[place]:
                best[place] = worth
    return best


def _apart(terms: Term, pairs: Sequence[str], places: Mapping[str, float]) -> float:
    """What a name of several words is worth in a product that has all of them: the least of its words. One that is only told of by the word before it
    (minyak kayu putih) is no less for that when the name has that word too; and a whole name side by side is the name itself."""
    if len(terms) == 2:
        return min(places[terms[0]], max(places[terms[1]], places.get(pairs[0], 0.0)))
    beside = [places.get(pair, 0.0) for pair in pairs]
    worth = min(places[terms[0]], *(max(places[term], pair) for term, pair in zip(terms[1:], beside, strict=True)))
    return worth / APART if all(beside) else worth


def _spread(scored: list[tuple[float, int, int, Pack]]) -> list[int]:
    """Near-equal goods of one shop do not fill the page: from the third on they stand further behind."""
    scored.sort(key=itemgetter(0, 1))
    shops = Counter(shop for _, _, shop, _ in scored)
    result = []
    seen: Counter[tuple[int, frozenset[str]]] = Counter()
    for minus, product_id, shop, pack in scored:
        if shops[shop] > 2:
            kind = (shop, frozenset(pack.title[:5]))
            seen[kind] += 1
            minus *= LIKE_ANOTHER if seen[kind] > 2 else 1
        result.append((minus, product_id))
    return [product_id for _, product_id in sorted(result)]
