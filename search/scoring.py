"""The order of the best candidates: one scorer for every engine. Engines bring the WINDOW best by their sums (engine_score); here they are looked at
closely."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from search.lexicon import Term
from search.packs import Pack
from search.understanding import Alternative, Concept, Question

WINDOW = 100
"""Candidates that are looked at closely, whatever page is asked for."""

APART_LEVEL = 16
"""What an alternative of several words brings, wherever they stand."""

COVERAGE_POWER = 1.5
FULL = 1.3
LENGTH_COST = 0.006
IN_ORDER = 1.06
SOLD_OUT = 0.9
LIKE_ANOTHER = 0.85
"""For goods of one shop that are nearly the same as two better ones."""


def engine_score(concept: Concept, alternative: Alternative, level: int) -> int:
    """What one alternative brings by its place in the index, APART_LEVEL when it has several terms; whole numbers, so that engines agree to the last
    digit."""
    return concept.boost(alternative.weight) * (level if len(alternative.terms) == 1 else APART_LEVEL)


def rank(question: Question, candidates: Sequence[tuple[int, str, bool, int]]) -> list[int]:
    """Product ids, best first. A candidate is id, pack, whether it can be bought now, and its shop."""
    scored = []
    for product_id, text, buyable, shop in candidates:
        pack = Pack.read(text)
        score = relevance(question, pack) * (1 if buyable else SOLD_OUT)
        scored.append((-score, product_id, shop, pack))
    scored.sort(key=lambda row: row[:2])
    return _spread(scored)


def relevance(question: Question, pack: Pack) -> float:
    """How well a product answers, 0 when not at all."""
    total = asked = there = 0.0
    places = pack.places
    before = -2
    in_order = 1.0
    for concept in question.concepts:
        best = 0.0
        for alternative in concept.alternatives:
            if alternative.weight * 1.6 <= best:
                break  # they come by weight
            worth = _worth(alternative.terms, places)
            best = max(best, worth * alternative.weight)
        asked += concept.rarity
        there += concept.rarity * min(1.0, best * FULL)
        total += concept.rarity * best
        at = _place(concept, pack)
        if at >= 0 and at == before + 1:
            in_order *= IN_ORDER
        before = at if at >= 0 else -2
    if not total:
        return 0.0
    norm = 1 / (1 + LENGTH_COST * len(pack.title))
    return total * (there / asked) ** COVERAGE_POWER * norm * in_order


def _worth(terms: Term, places: dict[str, float]) -> float:
    if len(terms) == 1:
        return places.get(terms[0], 0.0)
    found = [places.get(term, 0.0) for term in terms]
    return min(found) if all(found) else 0.0


def _place(concept: Concept, pack: Pack) -> int:
    first = concept.alternatives[0].terms[-1] if concept.alternatives else ""
    return pack.title.index(first) if first in pack.title else -1


def _spread(scored: Iterable[tuple[float, int, int, Pack]]) -> list[int]:
    """Near-equal goods of one shop do not fill the page: from the third on they stand further behind."""
    result = []
    seen: dict[tuple[int, frozenset[str]], int] = {}
    for minus, product_id, shop, pack in scored:
        kind = (shop, frozenset(pack.title[:5]))
        seen[kind] = seen.get(kind, 0) + 1
        result.append((minus * (LIKE_ANOTHER if seen[kind] > 2 else 1), product_id))
    return [product_id for _, product_id in sorted(result)]
