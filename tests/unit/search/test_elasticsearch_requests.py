"""What is asked of Elasticsearch, compared whole; no server."""

from datetime import date
from typing import Any

import pytest

from search.analysis import FIRST, MAX_QUERY_WORDS
from search.documents import Document
from search.elastic_documents import definition, digest, source_of
from search.engines.base import ENOUGH, Narrow, Order
from search.engines.elasticsearch import HAS, count_request, counted, facets, fuller, narrowed, page_request, scored, wanted
from search.scoring import engine_score
from search.understanding import HEAD, KIND_WEIGHT, Alternative, Concept, Question
from shop.catalogue.filters import PriceBand

TEA = Concept("teh", 2.0, (Alternative(("teh",), 1.0), Alternative(("=teh",), 0.85)))
TOTE = Concept("tote bag", 3.0, (Alternative(("totebag",), 1.0), Alternative(("tote", "bag"), 0.85), Alternative(("tote",), 0.35, weak=True)))
AMOUNT = Concept("500gr", 0.5, (Alternative(("500gr",), 1.0),), needed=False)

BANDS = {
    "range": {
        "field": "price",
        "ranges": [
            {"key": "0-25000", "to": 25000},
            {"key": "25000-50000", "from": 25000, "to": 50000},
            {"key": "50000-100000", "from": 50000, "to": 100000},
            {"key": "100000-250000", "from": 100000, "to": 250000},
            {"key": "250000-", "from": 250000},
        ],
    }
}
STATES = {"terms": {"field": "state", "size": 10}}
REGIONS = {"terms": {"field": "region", "size": 10000}}
CATEGORIES = {"terms": {"field": "category", "size": 10000}}
SHOPS = {"terms": {"field": "shop", "size": 24}}
TEA_SCORED = {"dis_max": {"queries": [{"term": {"w": {"value": "teh", "boost": 16}}}, {"term": {"w": {"value": "=teh", "boost": 14}}}]}}
TOTE_APART = {"bool": {"filter": [{"term": {"w": "tote"}}, {"term": {"w": "bag"}}]}}


def test_a_thing_asked_is_its_best_name() -> None:
    assert scored(TEA) == TEA_SCORED
    assert scored(TOTE) == {
        "dis_max": {
            "queries": [
                {"term": {"w": {"value": "totebag", "boost": 24}}},
                {"constant_score": {"boost": 20 * 16, "filter": TOTE_APART}},
                {"term": {"w": {"value": "tote", "boost": 8}}},
            ]
        }
    }


def test_what_is_weak_or_an_amount_does_not_count_as_having_it() -> None:
    assert counted(TEA) == {"terms": {"w": ["teh", "=teh"]}}
    assert counted(TOTE) == {"bool": {"should": [{"terms": {"w": ["totebag"]}}, TOTE_APART]}}
    assert counted(AMOUNT) is None
    assert counted(Concept("tote", 1.0, (Alternative(("tote",), 0.35, weak=True),))) is None


MELATI = Concept("melati", 1.0, (Alternative(("melati",), 1.0),))
MELATI_SCORED = {"dis_max": {"queries": [{"term": {"w": {"value": "melati", "boost": 8}}}]}}


def has(concept: Concept) -> dict[str, Any]:
    """Having this thing, which puts goods before all that have fewer."""
    return {"constant_score": {"boost": HAS, "filter": counted(concept)}}


def test_where_every_match_counts_nothing_is_asked_beside_the_score() -> None:
    question = Question((TEA, MELATI))
    public = [{"term": {"public": True}}]
    assert wanted(question, 2) == {"bool": {"should": [TEA_SCORED, MELATI_SCORED], "minimum_should_match": 2, "filter": public}}
    assert wanted(question, 1) == {
        "bool": {"should": [TEA_SCORED, MELATI_SCORED, has(TEA), has(MELATI)], "minimum_should_match": 1, "filter": public},
    }


def test_else_the_level_is_a_filter_of_its_own() -> None:
    question = Question((TEA, TOTE, AMOUNT), low=10_000, high=50_000)
    price = {"range": {"price": {"gte": 10_000, "lte": 50_000}}}
    assert wanted(question, 2) == {
        "bool": {
            "should": [scored(TEA), scored(TOTE), scored(AMOUNT)],
            "minimum_should_match": 1,
            "filter": [{"term": {"public": True}}, price, {"bool": {"should": [counted(TEA), counted(TOTE)], "minimum_should_match": 2}}],
        }
    }
    assert wanted(question, 0) == {
        "bool": {
            "should": [scored(TEA), scored(TOTE), scored(AMOUNT), has(TEA), has(TOTE)],
            "minimum_should_match": 1,
            "filter": [{"term": {"public": True}}, price],
        }
    }
    only_weak = Question((Concept("tote", 1.0, (Alternative(("tote",), 0.35, weak=True),)),))
    assert wanted(only_weak, 1)["bool"]["filter"] == [{"term": {"public": True}}, {"match_none": {}}]


def test_no_sum_of_names_outweighs_a_thing_more() -> None:
    """Twelve words, each as rare as can be in ten million products; and the whole stays exact in a 32-bit float."""
    name = Alternative(("=x",), KIND_WEIGHT)
    rarest, head = Concept("x", 16.2, (name,)), Concept("x", 16.2 * HEAD, (name,))
    most = engine_score(head, name, FIRST) + 11 * engine_score(rarest, name, FIRST)
    assert most < HAS
    assert MAX_QUERY_WORDS * HAS + most < 2**24


def test_no_filters_no_post_filter_and_plain_counts() -> None:
    assert facets(Narrow()) == {"bands": BANDS, "states": STATES, "regions": REGIONS, "categories": CATEGORIES, "shops": SHOPS}
    assert page_request(Question((TEA,)), Narrow(), Order.RELEVANCE, 24, 48, 1) == {
        "query": wanted(Question((TEA,)), 1),
        "from": 0,
        "size": 50,
        "sort": [{"_score": "desc"}, {"id": "asc"}, {"digest": "asc"}],
        "_source": False,
        "stored_fields": "_none_",
        "track_total_hits": True,
        "aggs": facets(Narrow()),
    }


def test_counting_ahead_stops_at_enough() -> None:
    question = Question((TEA, MELATI))
    assert count_request(question, 2) == {"query": wanted(question, 2), "size": 0, "track_total_hits": ENOUGH}


def test_a_page_of_less_tells_how_many_have_more() -> None:
    question = Question((TEA, MELATI, AMOUNT))
    assert fuller(question, 2) == {}
    assert fuller(question, 0) == {
        "has-1": {"filter": {"bool": {"should": [counted(TEA), counted(MELATI)], "minimum_should_match": 1}}},
        "has-2": {"filter": {"bool": {"should": [counted(TEA), counted(MELATI)], "minimum_should_match": 2}}},
    }


def test_each_filter_leaves_its_own_facet_alone() -> None:
    narrow = Narrow(PriceBand(25_000, None), "12.71", "siap", frozenset({7, 3}), 5)
    price, region, state = {"range": {"price": {"gte": 25_000}}}, {"term": {"within": "12.71"}}, {"term": {"state": "siap"}}
    category, shop = {"terms": {"category": [3, 7]}}, {"term": {"shop": 5}}
    assert narrowed(narrow) == {"bands": price, "regions": region, "states": state, "categories": category, "shops": shop}
    assert facets(narrow) == {
        "bands": {"filter": {"bool": {"filter": [region, state, category, shop]}}, "aggs": {"by": BANDS}},
        "states": {"filter": {"bool": {"filter": [price, region, category, shop]}}, "aggs": {"by": STATES}},
        "regions": {"filter": {"bool": {"filter": [price, state, category, shop]}}, "aggs": {"by": REGIONS}},
        "categories": {"filter": {"bool": {"filter": [price, region, state, shop]}}, "aggs": {"by": CATEGORIES}},
        "shops": {"filter": {"bool": {"filter": [price, region, state, category]}}, "aggs": {"by": SHOPS}},
        "found": {"filter": {"match_all": {}}},
    }
    request = page_request(Question((TEA,)), narrow, Order.NEWEST, 0, 24, 1)
    assert request["post_filter"] == {"bool": {"filter": [price, region, state, category, shop]}}
    assert request["query"] == wanted(Question((TEA,)), 1), "filters never change what is found"


def test_one_filter_keeps_its_facet_plain() -> None:
    narrow = Narrow(price=PriceBand(0, 25_000))
    assert narrowed(narrow) == {"bands": {"range": {"price": {"gte": 0, "lt": 25_000}}}}
    assert facets(narrow)["bands"] == BANDS
    assert facets(narrow)["shops"] == {"filter": {"bool": {"filter": [{"range": {"price": {"gte": 0, "lt": 25_000}}}]}}, "aggs": {"by": SHOPS}}


@pytest.mark.parametrize(
    ("order", "start", "stop", "expected"),
    [
        (Order.RELEVANCE, 0, 24, (0, 50)),
        (Order.RELEVANCE, 48, 72, (0, 72)),
        (Order.RELEVANCE, 72, 96, (72, 24)),
        (Order.CHEAPEST, 0, 24, (0, 24)),
        (Order.CHEAPEST, 24, 48, (24, 24)),
        (Order.RELEVANCE, 9_990, 10_014, (9_990, 10)),
        (Order.RELEVANCE, 10_000, 10_024, (0, 0)),
        (Order.NEWEST, 48_000, 48_024, (0, 0)),
    ],
)
def test_pages(order: Order, start: int, stop: int, expected: tuple[int, int]) -> None:
    request = page_request(Question((TEA,)), Narrow(), order, start, stop, 1)
    assert (request["from"], request["size"]) == expected


@pytest.mark.parametrize("start", [0, 72])
def test_orders(start: int) -> None:
    """The digest comes along where a page shows products that are looked at closely, and nowhere else."""
    sorts = {order: page_request(Question((TEA,)), Narrow(), order, start, start + 24, 1)["sort"] for order in Order}
    assert sorts == {
        Order.RELEVANCE: [{"_score": "desc"}, {"id": "asc"}, *([] if start else [{"digest": "asc"}])],
        Order.NEWEST: [{"id": "desc"}],
        Order.CHEAPEST: [{"price": "asc"}, {"id": "desc"}],
        Order.DEAREST: [{"price": "desc"}, {"id": "desc"}],
    }


def test_the_mapping_is_strict_and_gives_whole_numbers() -> None:
    body = definition()
    assert body["mappings"]["dynamic"] == "strict"
    assert body["mappings"]["_source"] == {"enabled": False}
    assert body["mappings"]["properties"] == {
        "w": {"type": "text", "analyzer": "whitespace", "norms": False, "index_options": "freqs", "similarity": "impact"},
        "id": {"type": "long"},
        "public": {"type": "boolean"},
        "price": {"type": "long"},
        "state": {"type": "keyword"},
        "category": {"type": "long"},
        "region": {"type": "keyword"},
        "within": {"type": "keyword", "doc_values": False},
        "shop": {"type": "long"},
        "digest": {"type": "long", "index": False},
    }
    assert body["settings"] == {
        "number_of_shards": 1,
        "auto_expand_replicas": "0-1",
        "refresh_interval": "1s",
        "gc_deletes": "1h",
        "similarity": {"impact": {"type": "scripted", "script": {"source": "return query.boost * doc.freq;"}}},
    }


def test_a_document_says_each_term_as_often_as_its_level() -> None:
    source = source_of(Document(7, True, 12_000, "siap", 3, "12.71.01.1001", 5, {"teh": 3, "=teh": 1}, "teh||"))
    assert source.pop("w").split() == ["teh", "teh", "teh", "=teh"]
    assert source == {
        "id": 7,
        "public": True,
        "price": 12_000,
        "state": "siap",
        "category": 3,
        "region": "12.71.01.1001",
        "within": ["12", "12.71", "12.71.01", "12.71.01.1001"],
        "shop": 5,
        "digest": digest(True, 12_000, "siap", 3, "12.71.01.1001", 5, "teh||", None),
    }


def test_empty_facts_are_left_out() -> None:
    source = source_of(Document(7, False, 0, "", None, "", None, {"teh": 1}, "teh||"))
    assert sorted(source) == ["digest", "id", "price", "public", "w", "within"]
    assert source["within"] == []


def test_a_region_that_is_no_village_is_found_from_above_only() -> None:
    """As Narrow.region_fits."""
    within = source_of(Document(7, True, 1, "", None, "12.71", None, {}, ""))["within"]
    assert within == ["12"]
    assert [Narrow(region=code).region_fits("12.71") for code in ("12", "12.71")] == [True, False]


@pytest.mark.parametrize(
    ("place", "value"),
    [(0, False), (1, 2), (2, "pesan"), (3, None), (4, "12.71.01.1002"), (5, 6), (6, "kopi||"), (7, date(2026, 11, 2))],
    ids=lambda value: str(value),
)
def test_a_digest_changes_with_every_fact(place: int, value: Any) -> None:
    facts: list[Any] = [True, 1, "siap", 3, "12.71.01.1001", 5, "teh||", date(2026, 11, 1)]
    other = [*facts[:place], value, *facts[place + 1 :]]
    assert digest(*facts) != digest(*other)
    assert -(2**63) <= digest(*facts) < 2**63
