"""The engine on an Elasticsearch server.

Words are made here, never there: a document holds each of its terms as often as its level says, in one field `w` whose score is boost times frequency.
So the sums are whole numbers, the same as those of the embedded engine, and the analysis of the server does not come into it. Requests are made by pure
functions; whatever the server does instead of answering is an Outage (fallback.py knows what to do then).
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from django.conf import settings
from elasticsearch import ApiError, Elasticsearch, TransportError, dsl

from search.documents import Document
from search.engines.base import ENOUGH, MOST_SHOPS, NOTHING, Engine, Facets, Narrow, Order, SearchResult
from search.engines.embedded import ranked
from search.scoring import APART_LEVEL, WINDOW
from search.understanding import Concept, Question
from shop.catalogue.filters import BANDS, VILLAGE_CODE_LENGTH

SEARCH_SECONDS = 0.3
"""A page does not wait longer for one answer. The embedded engine has answered by then."""
ASK_SECONDS = 2.0
"""For a short question behind the scenes, which finds out whether a long one makes sense."""
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

SIMILARITY = {"impact": {"type": "scripted", "script": {"source": "return query.boost * doc.freq;"}}}
Json = dict[str, Any]


class Outage(Exception):
    """The server did not answer, or not with what was asked."""


class ProductDocument(dsl.Document):
    """One product. Anything that is not named here is refused."""

    w = dsl.Text(analyzer="whitespace", norms=False, index_options="freqs", similarity="impact")
    id = dsl.Long()
    public = dsl.Boolean()
    price = dsl.Long()
    state = dsl.Keyword()
    category = dsl.Long()
    region = dsl.Keyword()
    within = dsl.Keyword(doc_values=False)
    """What a filter may name to find this region: itself and all above it."""
    shop = dsl.Long()
    digest = dsl.Long(index=False)

    class Meta:
        dynamic = dsl.MetaField("strict")
        source = dsl.MetaField(enabled=False)  # fetching is what costs, and an answer is ids


def definition() -> Json:
    """Settings and mappings of the index."""
    index = dsl.Index("products")
    index.document(ProductDocument)
    index.settings(
        number_of_shards=1,  # counts of filters are exact within a shard only
        auto_expand_replicas="0-1",
        refresh_interval="1s",  # said aloud, else the server stops refreshing an index that nobody asks for a while
        gc_deletes="1h",  # so long a late write cannot bring back what was deleted
        similarity=SIMILARITY,
    )
    body: Json = index.to_dict()
    return body


def source_of(document: Document) -> Json:
    """A document as the server keeps it; empty facts are left out."""
    parts = document.region.split(".") if document.region else []
    above = [".".join(parts[:depth]) for depth in range(1, len(parts))]
    facts = {
        "id": document.product_id,
        "public": document.public,
        "price": document.price,
        "state": document.state or None,
        "category": document.category,
        "region": document.region or None,
        "within": [*above, document.region] if len(document.region) == VILLAGE_CODE_LENGTH else above,
        "shop": document.shop,
        "digest": digest_of(document),
        "w": " ".join(f"{term} " * (level - 1) + term for term, level in document.terms.items()),
    }
    return {name: value for name, value in facts.items() if value is not None}


def digest_of(document: Document) -> int:
    """The digest of a document to be written."""
    return digest(document.public, document.price, document.state, document.category, document.region, document.shop, document.pack)


def digest(public: bool, price: int, state: str, category: int | None, region: str, shop: int | None, pack: str) -> int:
    """What a document says in one number, for comparing many. 64 bits, signed."""
    text = repr((bool(public), int(price), state, category, region, shop, pack))
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), signed=True)


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


SORTS: dict[Order, list[Json]] = {
    Order.RELEVANCE: [{"_score": "desc"}, {"id": "asc"}],
    Order.NEWEST: [{"id": "desc"}],
    Order.CHEAPEST: [{"price": "asc"}, {"id": "desc"}],
    Order.DEAREST: [{"price": "desc"}, {"id": "desc"}],
}


def page_request(question: Question, narrow: Narrow, order: Order, start: int, stop: int, level: int) -> Json:
    """One page with its counts. A page that reaches into the window asks for the whole of it."""
    first, last = (0, max(stop, WINDOW)) if looked_at(order, start) else (start, stop)
    first, last = min(first, RESULT_WINDOW), min(last, RESULT_WINDOW)
    request = {
        "query": wanted(question, level),
        "from": first if last > first else 0,
        "size": max(last - first, 0),
        "sort": SORTS[order],
        "_source": False,
        "stored_fields": "_none_",  # an id comes as the last value of its sort
        "track_total_hits": True,
        "aggs": facets(narrow),
    }
    if filters := narrowed(narrow):
        request["post_filter"] = {"bool": {"filter": list(filters.values())}}
    return request


def count_request(question: Question, level: int) -> Json:
    """Whether ENOUGH products have so many things asked. The server stops there, and remembers it."""
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


@lru_cache(maxsize=12)
def _client(url: str, seconds: float, key: str, user: str, password: str, ca: str) -> Elasticsearch:
    secure = {"ca_certs": ca} if ca and url.startswith("https://") else {}
    login = (user, password) if user else None
    return Elasticsearch(url, api_key=key or None, basic_auth=login, request_timeout=seconds, max_retries=0, retry_on_timeout=False, **secure)  # type: ignore[arg-type]


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
        strict, level = question.needed, question.needed
        try:
            # As a rule there is enough of what has everything. What has less is asked for only then, knowing how much less is enough.
            freer = range(strict - 1, question.fewest, -1)
            answer, *counts = self._ask([page_request(question, narrow, order, start, stop, strict), *(count_request(question, fewer) for fewer in freer)])
            whole = _unfiltered(answer)
            if whole < ENOUGH and strict > question.fewest:
                level = next((fewer for fewer, count in zip(freer, counts, strict=True) if _total(count) >= ENOUGH), question.fewest)
                (answer,) = self._ask([page_request(question, narrow, order, start, stop, level)])
            total, found = _total(answer), _facets(answer)
            return SearchResult(
                ids=_ids(answer, question, looked_at(order, start), start, stop),
                total=total,
                whole=whole,
                every=level >= strict,
                shops=_shops(answer) if narrow.shop is None else min(total, 1),
                facets=found,
                engine=self.name,
            )
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            raise Outage(f"search: nonsense, {error!r}") from error

    def _ask(self, requests: list[Json]) -> list[Json]:
        """The answers, each of all shards and in time."""
        header = {"index": self._index or live_alias(), "allow_partial_search_results": False}
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
    ids = [int(hit["sort"][-1]) for hit in answer["hits"]["hits"]]
    return [*ranked(question, ids[:WINDOW]), *ids[WINDOW:]][start:stop] if close else ids


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
