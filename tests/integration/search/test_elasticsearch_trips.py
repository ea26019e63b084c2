"""How often Elasticsearch is asked for one search; no server."""

from dataclasses import replace
from typing import Any

import pytest

from search import elastic_expected
from search.elastic_expected import last_level, remember
from search.engines.base import ENOUGH, Narrow, Order
from search.engines.elasticsearch import ElasticsearchEngine, count_request, page_request
from search.understanding import Alternative, Concept, Question
from search.vocabulary import learn
from shop.catalogue.filters import PriceBand

pytestmark = pytest.mark.django_db
FACETS = ("bands", "states", "regions", "categories", "shops")


def ask_for(*words: str) -> Question:
    return Question(tuple(Concept(word, 2.0, (Alternative((word,), 1.0),)) for word in words))


class Scripted(ElasticsearchEngine):
    """Answers with so many products for each number of things asked, and remembers what it was asked for at a time: levels of pages, levels counted."""

    def __init__(self, question: Question, totals: dict[int, int], narrow: Narrow) -> None:
        super().__init__()
        self.totals = totals
        self.pages = {level: page_request(question, narrow, Order.RELEVANCE, 0, 24, level) for level in totals}
        self.counts = {level: count_request(question, level) for level in totals}
        self.trips: list[tuple[list[int], list[int]]] = []

    def _ask(self, requests: list[dict[str, Any]]) -> list[dict[str, Any]]:
        self.trips.append(([], []))
        return [self._page(one) if "aggs" in one else self._count(one) for one in requests]

    def _page(self, request: dict[str, Any]) -> dict[str, Any]:
        above = [level for level in self.totals if f"has-{level}" in request["aggs"]]
        plain = request | {"aggs": {name: count for name, count in request["aggs"].items() if not name.startswith("has-")}}
        level = next(level for level, known in self.pages.items() if known == plain)
        self.trips[-1][0].append(level)
        self.trips[-1][1].extend(above)
        aggregations: dict[str, Any] = {name: {"by": {"buckets": [], "sum_other_doc_count": 0}} for name in FACETS}
        counted = {f"has-{one}": {"doc_count": self.totals[one]} for one in above}
        return {"hits": {"total": {"value": 0}}, "aggregations": aggregations | counted | {"found": {"doc_count": self.totals[level]}}}

    def _count(self, request: dict[str, Any]) -> dict[str, Any]:
        level = next(level for level, known in self.counts.items() if known == request)
        self.trips[-1][1].append(level)
        return {"hits": {"total": {"value": min(ENOUGH, self.totals[level])}}}


@pytest.mark.parametrize(
    ("words", "totals", "trips", "every"),
    [
        pytest.param(["kopi"], {1: 3}, [([1], [])], True, id="one thing"),
        pytest.param(["kopi", "teh"], {2: 90, 1: 500}, [([2], [])], True, id="probably enough, and is"),
        pytest.param(["kopi", "teh"], {2: 3, 1: 500}, [([2], []), ([1], [])], False, id="probably enough, and is not"),
        pytest.param(["kopi", "luwak"], {2: 3, 1: 500}, [([1], [2])], False, id="probably too little, and is"),
        pytest.param(["kopi", "luwak"], {2: 30, 1: 500}, [([1], [2]), ([2], [])], True, id="probably too little, and is not"),
        pytest.param(["kopi", "gayo"], {2: 3, 1: 500}, [([1, 2], [2])], False, id="in doubt, and too little"),
        pytest.param(["kopi", "gayo"], {2: 30, 1: 500}, [([1, 2], [2])], True, id="in doubt, and enough"),
        pytest.param(["kopi", "teh", "luwak"], {3: 1, 2: 40, 1: 500}, [([2], [3])], False, id="of three probably two"),
        pytest.param(["kopi", "teh", "luwak"], {3: 1, 2: 4, 1: 500}, [([2], [3]), ([1], [])], False, id="of three not even two"),
        pytest.param(["luwak", "gayo", "tidakada"], {3: 1, 2: 4, 1: 500}, [([1], [3, 2])], False, id="of three probably one"),
        pytest.param(["luwak", "gayo", "tidakada"], {3: 1, 2: 40, 1: 500}, [([1], [3, 2]), ([2], [])], False, id="of three two, against all odds"),
        pytest.param(["kopi", "teh", "murah"], {3: 1, 2: 40, 1: 500}, [([3], [2]), ([2], [])], False, id="of three two, though all were likely"),
    ],
)
def test_a_second_time_only_where_the_guess_is_wrong(words: list[str], totals: dict[int, int], trips: list[Any], every: bool) -> None:
    learn({"kopi": 900, "teh": 800, "gayo": 30, "luwak": 5, "murah": 4000}, documents=10_000)
    question, narrow = ask_for(*words), Narrow(price=PriceBand(0, 25_000))
    engine = Scripted(question, totals, narrow)
    result = engine.search(question, narrow)
    assert engine.trips == trips
    assert (result.whole, result.every) == (totals[len(words)], every)


def test_what_was_right_is_asked_for_the_next_time_and_nothing_beside_it() -> None:
    """And when it is right no more, because goods came or went, the answer is still the right one."""
    learn({"kopi": 900, "teh": 800, "gayo": 30, "luwak": 5}, documents=10_000)
    question, narrow = ask_for("kopi", "gayo"), Narrow()
    for totals, trips in (
        ({2: 3, 1: 500}, [([1, 2], [2])]),
        ({2: 3, 1: 500}, [([1], [2])]),
        ({2: 30, 1: 500}, [([1], [2]), ([2], [])]),
        ({2: 30, 1: 500}, [([2], [])]),
        ({2: 4, 1: 500}, [([2], []), ([1], [])]),
        ({2: 4, 1: 500}, [([1], [2])]),
    ):
        engine = Scripted(question, totals, narrow)
        result = engine.search(question, narrow)
        assert engine.trips == trips
        assert (result.whole, result.every) == (totals[2], totals[2] >= ENOUGH)


def test_another_price_or_another_thing_is_another_question() -> None:
    asked = ask_for("kopi", "gayo")
    softer = replace(asked, concepts=(asked.concepts[0], replace(asked.concepts[1], needed=False)))  # gayo is the name of a place now
    remember(asked, 1)
    assert last_level(asked) == 1
    assert [last_level(other) for other in (replace(asked, high=50_000), replace(asked, low=1), ask_for("kopi"), ask_for("kopi", "luwak"), softer)] == [
        None
    ] * 5


def test_no_more_is_remembered_than_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elastic_expected, "KEPT", 2)
    for word in ("kopi", "teh", "gula"):
        remember(ask_for(word), 1)
    assert [last_level(ask_for(word)) for word in ("kopi", "teh", "gula")] == [None, 1, 1]
