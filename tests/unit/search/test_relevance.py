"""What must stand before what, and what must not be found at all: data/pairs.txt."""

from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest

from search.analysis import terms, tokens
from search.packs import Pack
from search.scoring import Candidate, rank, relevance
from search.understanding import Question, understand
from search.vocabulary import Vocabulary

PAIRS = [
    tuple(part.strip() for part in line.split("|"))
    for line in (Path(__file__).parent / "data/pairs.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]
RANKED = [pair for pair in PAIRS if not pair[2].startswith("-")]
APART = [(query, better, worse.lstrip("- ")) for query, better, worse in PAIRS if worse.startswith("-")]


@lru_cache(maxsize=1)
def catalogue() -> Vocabulary:
    """A catalogue that sells all titles of the file, three times over: then no word of it is taken for a typo."""
    counts: Counter[str] = Counter()
    titles = {title.lstrip("- ") for _, *both in PAIRS for title in both}
    for title in titles:
        counts.update(dict.fromkeys(terms(tokens(title), [], []), 3))
    return Vocabulary(dict(counts), documents=3 * len(titles))


def ask(query: str) -> Question:
    return understand(query, catalogue(), lambda missing: {})


def pack(title: str) -> Pack:
    return Pack(tuple(tokens(title)), ())


def finds(question: Question, title: str) -> bool:
    """The match rule of search/engines/base.py for one product: it has everything asked."""
    there = terms(tokens(title), [], [])
    return all(
        any(all(term in there for term in alternative.terms) for alternative in concept.alternatives if not alternative.weak)
        for concept in question.concepts
        if concept.needed
    )


def test_every_line_has_three_parts() -> None:
    assert all(len(pair) == 3 and all(pair) for pair in PAIRS)
    assert len(RANKED) >= 40
    assert len(APART) >= 20


@pytest.mark.parametrize(("query", "better", "worse"), RANKED)
def test_the_better_stands_first(query: str, better: str, worse: str) -> None:
    """The worse has the lower id: a tie would put it first."""
    question = ask(query)
    assert finds(question, better)
    assert rank(question, [Candidate(1, pack(worse).write(), True, 1), Candidate(2, pack(better).write(), True, 2)]) == [2, 1]


@pytest.mark.parametrize(("query", "better", "wrong"), APART)
def test_what_only_looks_alike_is_not_found(query: str, better: str, wrong: str) -> None:
    question = ask(query)
    assert finds(question, better)
    assert not finds(question, wrong)
    assert relevance(question, pack(wrong)) == 0
    assert relevance(question, pack(better)) > 0


def test_the_first_thing_asked_counts_most() -> None:
    """When nothing has both: Indonesian names the thing first, so another jilbab is nearer than another red thing, although red is the rarer word."""
    known = Vocabulary({"jilbab": 500, "merah": 300}, documents=10_000)
    question = understand("jilbab merah", known, lambda missing: {})
    candidates = [Candidate(1, pack("Dompet Merah Wanita").write(), True, 1), Candidate(2, pack("Jilbab Hitam Polos").write(), True, 2)]
    assert rank(question, candidates) == [2, 1]
