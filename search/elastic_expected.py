"""What a question will probably find, by the words the catalogue knows: for asking Elasticsearch at once what else takes a second time."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable

from search.engines.base import ENOUGH
from search.understanding import Concept, Question
from search.vocabulary import Vocabulary

LUCK = 4
"""So many times more products than expected are still believed."""
KEPT = 4096
"""Questions whose last answer a process remembers."""
TOGETHER = 3
"""How much oftener words that people ask for in one breath stand together than by chance; measured, as a middle, on two catalogues."""


Asked = tuple[tuple[str, ...], int, int, int | None, int | None]

_levels: dict[Asked, int] = {}
_lock = threading.Lock()


def last_level(question: Question) -> int | None:
    """How many of the things asked the products of the page had when this was asked last, by anybody in this process. The best guess there is, and no more:
    goods come and go."""
    return _levels.get(_asked(question))


def remember(question: Question, level: int) -> None:
    """For `last_level`. The longest unchanged one gives way."""
    with _lock:
        _levels[_asked(question)] = level
        if len(_levels) > KEPT:
            del _levels[next(iter(_levels))]


def forget() -> None:
    """As in a process that was never asked."""
    with _lock:
        _levels.clear()


def _asked(question: Question) -> Asked:
    texts = tuple(concept.text for concept in question.concepts)
    return texts, question.needed, question.fewest, question.low, question.high  # new names or places may ask more or less of the same words


def probable_level(question: Question, known: Vocabulary, *, hopeful: bool = False) -> int:
    """How many of the things asked a page full of products probably has, at most `question.needed`; `hopeful` how many it may have with some luck.
    Guesses: what is found, the engine says."""
    if question.needed <= question.fewest:
        return question.needed
    enough = ENOUGH / LUCK if hopeful else ENOUGH
    shares = sorted((_share(concept, known, sum if hopeful else max) for concept in question.concepts if concept.needed), reverse=True)
    for level in range(question.needed, question.fewest, -1):
        by_chance = _at_least(level, shares) * (TOGETHER if level > 1 else 1)
        if known.documents * min(by_chance, shares[level - 1]) >= enough:
            return level
    return question.fewest


def _share(concept: Concept, known: Vocabulary, of_names: Callable[[list[float]], float]) -> float:
    """Share of all products that have this thing: at least by its most usual name (max), at most by all of them (sum)."""
    total = max(known.documents, 1)
    found = [0.0]
    for alternative in concept.alternatives:
        if not alternative.weak:
            shares = [known.counts.get(term, 0) / total for term in alternative.terms]
            found.append(min(math.prod(shares) * (TOGETHER if len(shares) > 1 else 1), *shares))
    return min(of_names(found), 1.0)


def _at_least(number: int, shares: list[float]) -> float:
    """Chance that of independent things so many are there."""
    chances = [1.0]
    for share in shares:
        chances = [
            (chances[place] * (1 - share) if place < len(chances) else 0) + (chances[place - 1] * share if place else 0) for place in range(len(chances) + 1)
        ]
    return sum(chances[number:])
