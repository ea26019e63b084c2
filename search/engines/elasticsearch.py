"""The engine on an Elasticsearch server; elastic_documents.py says what it holds.

Requests are made by pure functions; whatever the server does instead of answering is an Outage (fallback.py knows what to do then).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from django.conf import settings
from elasticsearch import ApiError, Elasticsearch, TransportError
from elasticsearch.serializer import NdjsonSerializer, OrjsonSerializer

from search.documents import Document
from search.elastic_candidates import candidates
from search.elastic_documents import Json, source_of
from search.elastic_expected import last_level, probable_level, remember
from search.engines.base import ENOUGH, MOST_SHOPS, NOTHING, Engine, Facets, Narrow, Order, SearchResult
from search.scoring import APART_LEVEL, WINDOW, ranked
from search.understanding import Concept, Question
from search.vocabulary import vocabulary
from shop.catalogue.filters import BANDS

SEARCH_SECONDS = 0.3
"""A page does not wait longer for one answer. The embedded engine has answered by then."""
ASK_SECONDS = 2.0
"""For short questions of who keeps the index (elastic_index.py): nobody waits for a page meanwhile."""
BULK_SECONDS = 30.0

RESULT_WINDOW = 10_000
"""The server refuses to page further."""
CATEGORIES, REGIONS = 10_000, 10_000
"""Choices of a filter that are counted. The server gives up past 65,535 in all."""

HAS = 2**17
"""What having a thing asked adds to the sum, so that goods with more of them come first: more than all names together bring, and small enough for whole
numbers in 32-bit floats."""

NEEDED = ",".join(f"responses.{name}" for name in ("error", "timed_out", "_shards.failed", "hits.total", "hits.hits.sort", "aggregations"))
"""What is read of answers; the rest need not travel."""


class Outage(Exception):
    """The server did not answer, or not with what was asked."""


# --- requests ---------------------------------------------------------------------------------------------------
def scored(concept: Concept) -> Json:
    """The best alternative of a thing asked, as scoring.engine_score says."""
    queries: list[Json] = []
    for alternative in concept.alternatives:
        boost = concept.boost(alternative.weight)
        if len(alternative.terms) == 1:
            queries.append({"term": {"w": {"value": alternative.terms[0], "boost": boost}}})
        else:
            queries.append({"constant_score": {"boost": boost * APART_LEVEL, "filter": _all_of(alternative.terms)}})
    return {"dis_max": {"queries": queries}}


def counted(concept: Concept) -> Json | None:
    """Products that have a thing asked. None for a thing that nothing counts as having."""
    if not concept.needed:
        return None
    strong = [alternative.terms for alternative in concept.alternatives if not alternative.weak]
    ways: list[Json] = []
    if single := [terms[0] for terms in strong if len(terms) == 1]:
        ways.append({"terms": {"w": single}})
    ways += [_all_of(terms) for terms in strong if len(terms) > 1]
    if not ways:
        return None
    return ways[0] if len(ways) == 1 else {"bool": {"should": ways}}


def _all_of(terms: Iterable[str]) -> Json:
    return {"bool": {"filter": [{"term": {"w": term}} for term in terms]}}


def wanted(question: Question, least: int) -> Json:
    """Public products in the price asked with at least `least` of the things asked, scored; those with more of them first."""
    filters: list[Json] = [{"term": {"public": True}}]
    if price := {name: limit for name, limit in (("gte", question.low), ("lte", question.high)) if limit is not None}:
        filters.append({"range": {"price": price}})
    minimum = 1
    if all(concept.needed and not any(one.weak for one in concept.alternatives) for concept in question.concepts) and least in (1, question.needed):
        minimum = max(least, 1)  # to be scored for a thing is to have it
    elif least:
        filters.append(having(question, least))
    more = [{"constant_score": {"boost": HAS, "filter": way}} for way in _ways(question)] if least < question.needed else []
    return {"bool": {"should": [*map(scored, question.concepts), *more], "minimum_should_match": minimum, "filter": filters}}


def having(question: Question, least: int) -> Json:
    """Products with at least so many of the things asked."""
    ways = _ways(question)
    return {"bool": {"should": ways, "minimum_should_match": least}} if ways else {"match_none": {}}


def _ways(question: Question) -> list[Json]:
    return [way for way in map(counted, question.concepts) if way]


def narrowed(narrow: Narrow) -> dict[str, Json]:
    """The filters in use, each by the facet it belongs to."""
    found: dict[str, Json] = {}
    if narrow.price:
        limits = {"gte": narrow.price.low}
        found["bands"] = {"range": {"price": limits if narrow.price.high is None else limits | {"lt": narrow.price.high}}}
    if narrow.region:
        found["regions"] = {"term": {"within": narrow.region}}
    if narrow.state:
        found["states"] = {"term": {"state": narrow.state}}
    if narrow.categories is not None:
        found["categories"] = {"terms": {"category": sorted(narrow.categories)}}
    if narrow.shop is not None:
        found["shops"] = {"term": {"shop": narrow.shop}}
    return found


def facets(narrow: Narrow) -> Json:
    """Counts for every filter, the others kept; and, when there are filters, how many would be there without any."""
    ranges = [{"key": band.value, **({"from": band.low} if band.low else {}), **({"to": band.high} if band.high else {})} for band in BANDS]
    counts: dict[str, Json] = {
        "bands": {"range": {"field": "price", "ranges": ranges}},
        "states": {"terms": {"field": "state", "size": 10}},
        "regions": {"terms": {"field": "region", "size": REGIONS}},
        "categories": {"terms": {"field": "category", "size": CATEGORIES}},
        "shops": {"terms": {"field": "shop", "size": MOST_SHOPS}},
    }
    filters = narrowed(narrow)
    for name, count in counts.items():
        if others := [condition for of, condition in filters.items() if of != name]:
            counts[name] = {"filter": {"bool": {"filter": others}}, "aggs": {"by": count}}
    if filters:
        counts["found"] = {"filter": {"match_all": {}}}
    return counts


def fuller(question: Question, level: int) -> Json:
    """Counts of the products that have more things than `level`, for every number of things."""
    return {_has(more): {"filter": having(question, more)} for more in range(level + 1, question.needed + 1)}


def _has(level: int) -> str:
    return f"has-{level}"


SORTS: dict[Order, list[Json]] = {
    Order.RELEVANCE: [{"_score": "desc"}, {"id": "asc"}],
    Order.NEWEST: [{"id": "desc"}],
    Order.CHEAPEST: [{"price": "asc"}, {"id": "desc"}],
    Order.DEAREST: [{"price": "desc"}, {"id": "desc"}],
}


def page_request(question: Question, narrow: Narrow, order: Order, start: int, stop: int, level: int) -> Json:
    """One page with its counts. A page that reaches into the window asks for the whole of it."""
    closely = looked_at(order, start)
    first, last = (0, max(stop, WINDOW)) if closely else (start, stop)
    first, last = min(first, RESULT_WINDOW), min(last, RESULT_WINDOW)
    request = {
        "query": wanted(question, level),
        "from": first if last > first else 0,
        "size": max(last - first, 0),
        "sort": [*SORTS[order], {"digest": "asc"}] if closely else SORTS[order],  # ids differ: the digest orders nothing, it comes along
        "_source": False,
        "stored_fields": "_none_",  # what is read of a product comes as the last values of its sort
        "track_total_hits": True,
        "aggs": facets(narrow),
    }
    if filters := narrowed(narrow):
        request["post_filter"] = {"bool": {"filter": list(filters.values())}}
    return request


def count_request(question: Question, level: int) -> Json:
    """Whether ENOUGH products have so many things asked. The server stops there."""
    return {"query": wanted(question, level), "size": 0, "track_total_hits": ENOUGH}


def looked_at(order: Order, start: int) -> bool:
    """True when a page shows products of the window."""
    return order is Order.RELEVANCE and start < WINDOW


# --- server -----------------------------------------------------------------------------------------------------
def live_alias() -> str:
    """The name searches ask and changes are written to."""
    return f"{settings.ELASTICSEARCH_PREFIX}-products"


def client(seconds: float) -> Elasticsearch:
    """A client that waits so long, and never asks twice. Raises Outage when it cannot even be made."""
    access = settings.ELASTICSEARCH_API_KEY, settings.ELASTICSEARCH_USER, settings.ELASTICSEARCH_PASSWORD, settings.ELASTICSEARCH_CA
    try:
        return _client(settings.ELASTICSEARCH_URL, seconds, *access)
    except (ValueError, OSError) as error:
        raise Outage(f"no client for {settings.ELASTICSEARCH_URL}: {error}") from error


class _Lines(NdjsonSerializer):
    """Many in one request, written as quickly as single ones."""

    json_dumps = OrjsonSerializer.json_dumps


_SERIALIZERS = {one.mimetype: one for one in (OrjsonSerializer(), _Lines())}


@lru_cache(maxsize=12)
def _client(url: str, seconds: float, key: str, user: str, password: str, ca: str) -> Elasticsearch:
    secure = {"ca_certs": ca} if ca and url.startswith("https://") else {}
    login = (user, password) if user else None
    return Elasticsearch(
        url,
        api_key=key or None,
        basic_auth=login,
        request_timeout=seconds,
        max_retries=0,
        retry_on_timeout=False,
        serializers=_SERIALIZERS,
        **secure,  # type: ignore[arg-type]
    )


def write(
    targets: Sequence[str], found: Iterable[Document], gone: Iterable[int] = (), versions: dict[int, int] | None = None, *, refresh: bool = False
) -> set[int]:
    """Write whole documents to these aliases and delete others; returns the ids that were refused.

    With `versions`, a document never takes the place of one with a higher version. Deletions have none: an id is never used again, so they are the last
    word (and a versioned deletion would make a missing index). Raises Outage.
    """
    operations: list[Json] = []
    ids: list[int] = []
    for document in found:
        source = source_of(document)
        for alias in targets:
            version = {} if versions is None else {"version": versions[document.product_id], "version_type": "external_gte"}
            operations += [{"index": {"_index": alias, "_id": str(document.product_id)} | version}, source]
            ids.append(document.product_id)
    for product_id in gone:
        operations += [{"delete": {"_index": alias, "_id": str(product_id)}} for alias in targets]
        ids += [product_id] * len(targets)
    if not operations:
        return set()
    try:
        answer = client(BULK_SECONDS).bulk(operations=operations, require_alias=True, timeout="10s", refresh=refresh)
        outcomes = [next(iter(item.values())) for item in answer["items"]]
        return {product_id for product_id, outcome in zip(ids, outcomes, strict=True) if "error" in outcome and outcome["status"] != 409}
    except (ApiError, TransportError) as error:
        raise Outage(f"bulk: {error}") from error
    except (KeyError, TypeError, ValueError, AttributeError, StopIteration) as error:
        raise Outage(f"bulk: nonsense, {error!r}") from error


class ElasticsearchEngine(Engine):
    """See base.Engine. `seconds` bound each of the at most two requests of a search; with `refresh` what is written is found at once; `index` names another
    one than the live one to be searched. Raises Outage."""

    name = "elasticsearch"

    def __init__(self, *, seconds: float = SEARCH_SECONDS, refresh: bool = False, index: str = "") -> None:
        self.seconds, self.refresh, self._index = seconds, refresh, index

    def index(self, documents: Iterable[Document]) -> None:
        if refused := write([live_alias()], documents, refresh=self.refresh):
            raise Outage(f"refused: {sorted(refused)[:10]}")

    def delete(self, product_ids: Iterable[int]) -> None:
        write([live_alias()], [], product_ids, refresh=self.refresh)

    def search(self, question: Question, narrow: Narrow, order: Order = Order.RELEVANCE, start: int = 0, stop: int = 24) -> SearchResult:
        if not question.concepts:
            return NOTHING
        try:
            answer, whole, level = self._answer(question, narrow, order, start, stop)
            total, found = _total(answer), _facets(answer)
            return SearchResult(
                ids=_ids(answer, question, looked_at(order, start), start, stop),
                total=total,
                found=_unfiltered(answer),
                whole=whole,
                every=level >= question.needed,
                shops=_shops(answer) if narrow.shop is None else min(total, 1),
                facets=found,
                engine=self.name,
            )
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            raise Outage(f"search: nonsense, {error!r}") from error

    def _answer(self, question: Question, narrow: Narrow, order: Order, start: int, stop: int) -> tuple[Json, int, int]:
        """The page, how many products have everything asked, and how many things those of the page have at least.

        The page that was right when the same was asked last is asked for; of a new question the one that is probably right, in doubt also that of more
        things (two pages at once cost less than asking twice). With it comes what tells which one is. Only where none of them is, the server is asked a
        second time, knowing then what is.
        """
        strict, fewest, known = question.needed, question.fewest, vocabulary()
        last = last_level(question)
        guess = probable_level(question, known) if last is None else last
        paged = sorted({guess, probable_level(question, known, hopeful=True)}) if last is None else [guess]
        fewer = range(guess - 1, fewest, -1)
        requests = [page_request(question, narrow, order, start, stop, level) for level in paged]
        requests[0]["aggs"] |= fuller(question, guess)
        answers = self._ask([*requests, *(count_request(question, level) for level in fewer)])
        pages = dict(zip(paged, answers, strict=False))
        having = {level: _total(answer) for level, answer in zip(fewer, answers[len(paged) :], strict=True)}
        having |= {level: int(answers[0]["aggregations"][_has(level)]["doc_count"]) for level in range(guess + 1, strict + 1)}
        having[guess] = _unfiltered(answers[0])
        level = next((level for level in range(strict, fewest, -1) if having[level] >= ENOUGH), fewest)
        remember(question, level)
        if level not in pages:
            (pages[level],) = self._ask([page_request(question, narrow, order, start, stop, level)])
        return pages[level], having[strict], level

    def _ask(self, requests: list[Json]) -> list[Json]:
        """The answers, each of all shards and in time."""
        header = {"index": self._index or live_alias(), "allow_partial_search_results": False, "request_cache": False}
        try:
            body = client(self.seconds).msearch(searches=[line for request in requests for line in (header, request)], filter_path=NEEDED)
        except (ApiError, TransportError) as error:
            raise Outage(f"search: {error}") from error
        answers: list[Json] = body["responses"]
        if len(answers) != len(requests):
            raise Outage(f"search: {len(answers)} answers to {len(requests)} questions")
        for answer in answers:
            if answer.get("error") or answer["timed_out"] or answer["_shards"]["failed"]:
                raise Outage(f"search: {answer.get('error') or answer.get('_shards')}")
        return answers


def _unfiltered(answer: Json) -> int:
    found = answer["aggregations"].get("found")
    return int(found["doc_count"]) if found else _total(answer)


def _total(answer: Json) -> int:
    return int(answer["hits"]["total"]["value"])


def _ids(answer: Json, question: Question, close: bool, start: int, stop: int) -> list[int]:
    if start >= min(_total(answer), RESULT_WINDOW):
        return []  # an empty list of hits does not travel
    values = [hit["sort"] for hit in answer["hits"]["hits"]]
    if not close:
        return [int(last[-1]) for last in values]
    found = [(int(last[-2]), int(last[-1])) for last in values]
    ids = [product_id for product_id, _ in found]
    return [*ranked(question, ids[:WINDOW], candidates(found[:WINDOW])), *ids[WINDOW:]][start:stop]


def _shops(answer: Json) -> int:
    """How many shops, 0 when not all of them are told apart."""
    facet = answer["aggregations"]["shops"]
    facet = facet.get("by", facet)
    return 0 if facet["sum_other_doc_count"] else len(facet["buckets"])


def _facets(answer: Json) -> Facets:
    def counts(name: str) -> Counter[Any]:
        facet = answer["aggregations"][name]
        return Counter({bucket["key"]: bucket["doc_count"] for bucket in facet.get("by", facet)["buckets"] if bucket["doc_count"]})

    return Facets(counts("bands"), counts("states"), counts("regions"), counts("categories"), counts("shops"))
