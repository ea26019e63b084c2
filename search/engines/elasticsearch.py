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

NEEDED = "timed_out,_shards.failed,hits.hits.sort,aggregations"
"""What is read of an answer; the rest need not travel."""

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


def levels(question: Question) -> list[int]:
    """How many things asked a product may have, the most first."""
    return list(range(question.needed, question.fewest - 1, -1))


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


def counts_of(question: Question, among: list[int], counts: Json | None = None) -> Json:
    """How many products of each level, and these counts for each; the query is of the lowest one."""
    filters = {str(level): having(question, level) if level > among[-1] else {"match_all": {}} for level in among}
    return {"levels": {"filters": {"filters": filters}} | ({"aggs": counts} if counts else {})}


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
    """Counts for every filter, the others kept; and how many pass all of them."""
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
        counts["kept"] = {"filter": {"bool": {"filter": list(filters.values())}}}
    return counts


SORTS: dict[Order, list[Json]] = {
    Order.RELEVANCE: [{"_score": "desc"}, {"id": "asc"}],
    Order.NEWEST: [{"id": "desc"}],
    Order.CHEAPEST: [{"price": "asc"}, {"id": "desc"}],
    Order.DEAREST: [{"price": "desc"}, {"id": "desc"}],
}


def page_request(question: Question, narrow: Narrow, order: Order, start: int, stop: int, among: list[int]) -> Json:
    """One page, with the counts for each of these levels: which of them holds is seen from the counts. A page that reaches into the window asks for the
    whole of it."""
    first, last = (0, max(stop, WINDOW)) if looked_at(order, start) else (start, stop)
    first, last = min(first, RESULT_WINDOW), min(last, RESULT_WINDOW)
    request = {
        "query": wanted(question, among[-1]),
        "from": first if last > first else 0,
        "size": max(last - first, 0),
        "sort": SORTS[order],
        "_source": False,
        "stored_fields": "_none_",  # an id comes as the last value of its sort
        "track_total_hits": False,  # the levels count
        "aggs": counts_of(question, among, facets(narrow)),
    }
    if filters := narrowed(narrow):
        request["post_filter"] = {"bool": {"filter": list(filters.values())}}
    return request


def level_request(question: Question) -> Json:
    """How many products have how many of the things asked, filters aside."""
    return {"query": wanted(question, question.fewest), "size": 0, "track_total_hits": False, "aggs": counts_of(question, levels(question))}


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
        among = levels(question)
        try:
            if len(among) > 1 and order is not Order.RELEVANCE:  # only the best match puts goods with more things asked first
                counts = _levels(self._ask(level_request(question)), among)
                whole, among = counts[question.needed], [_level(counts)]
                answer = self._ask(page_request(question, narrow, order, start, stop, among))
                counts = _levels(answer, among)
            else:
                answer = self._ask(page_request(question, narrow, order, start, stop, among))
                counts = _levels(answer, among)
                whole = counts[question.needed]
            return self._result(question, narrow, order, start, stop, answer, _level(counts), whole)
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            raise Outage(f"search: nonsense, {error!r}") from error

    def _result(self, question: Question, narrow: Narrow, order: Order, start: int, stop: int, answer: Json, level: int, whole: int) -> SearchResult:
        counts = answer["aggregations"]["levels"]["buckets"][str(level)]
        total = int(counts.get("kept", counts)["doc_count"])
        found = _facets(counts)
        # an empty list of hits does not travel
        ids = [int(hit["sort"][-1]) for hit in answer["hits"]["hits"]] if start < min(total, RESULT_WINDOW) else []
        if looked_at(order, start):
            ids = ids[:total]
            ids = [*ranked(question, ids[:WINDOW]), *ids[WINDOW:]][start:stop]
        return SearchResult(
            ids=ids[: max(total - start, 0)],
            total=total,
            whole=whole,
            every=level >= question.needed,
            shops=_shops(counts) if narrow.shop is None else min(total, 1),
            facets=found,
            engine=self.name,
        )

    def _ask(self, request: Json) -> Json:
        """The answer, whole."""
        try:
            answer: Json = (
                client(self.seconds).search(index=self._index or live_alias(), allow_partial_search_results=False, filter_path=NEEDED, body=request).body
            )
            if answer["timed_out"] or answer["_shards"]["failed"]:
                raise Outage(f"search: {answer['_shards']}")
        except (ApiError, TransportError) as error:
            raise Outage(f"search: {error}") from error
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise Outage(f"search: nonsense, {error!r}") from error
        return answer


def _levels(answer: Json, among: list[int]) -> dict[int, int]:
    """Products of each level."""
    buckets = answer["aggregations"]["levels"]["buckets"]
    return {level: int(buckets[str(level)]["doc_count"]) for level in among}


def _level(counts: dict[int, int]) -> int:
    """The highest level with enough products, else the lowest."""
    return next((level for level, count in counts.items() if count >= ENOUGH), min(counts))


def _shops(counts: Json) -> int:
    """How many shops, 0 when not all of them are told apart."""
    facet = counts["shops"].get("by", counts["shops"])
    return 0 if facet["sum_other_doc_count"] else len(facet["buckets"])


def _facets(counts: Json) -> Facets:
    def of(name: str) -> Counter[Any]:
        facet = counts[name]
        return Counter({bucket["key"]: bucket["doc_count"] for bucket in facet.get("by", facet)["buckets"] if bucket["doc_count"]})

    return Facets(of("bands"), of("states"), of("regions"), of("categories"), of("shops"))
