"""The index on Elasticsearch kept in step with the catalogue: changes, rebuilds, comparison.

Changes come as SearchPending rows and leave only when the server has taken them; nobody who writes ever waits for it. Searches ask an alias. A rebuild
fills a new index under a second alias, to which changes go too, and swaps the alias in one step.

What makes this right without locks: a document is read after its row, and written under the row's number as its version, so an older reading never takes
the place of a newer one, even when the server gets it late. Aliases are looked up after the documents are read: who saw no new index has read nothing
that the new index will not read later itself.
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from elasticsearch import ApiError, Elasticsearch, TransportError

from search.documents import Document, documents_of, made_with
from search.elastic_documents import DIGESTED, definition, digest
from search.engines.base import Narrow
from search.engines.elasticsearch import ASK_SECONDS, BULK_SECONDS, ElasticsearchEngine, Outage, client, live_alias, write
from search.engines.embedded import EmbeddedEngine
from search.indexing import drain
from search.models import SearchDocument, SearchPending
from search.queries import read_question
from shop.catalogue.models import Product, ProductChange

PUSH = 500
"""Products of one push: about two megabytes."""
FILL = 500
SCAN = 5000
ROUNDS, QUIET = 100, 3
"""So often a rebuild looks for a moment without change; and so often in a row it may find none waiting and yet another count."""
SAMPLES = 5
GOLDEN, AGREEMENT, FIRST = 20, 0.8, 10
"""Questions that a new index answers before it serves, and the share of their first products that the embedded index has to give too. Less than all: shops
write meanwhile."""
FILLED = 0
"""Version of what a rebuild fills in: anything pushed is newer."""

log = logging.getLogger("search.elasticsearch")
_away = False


class RebuildFailed(Exception):
    """The old index goes on serving; the text says why."""


@dataclass(frozen=True)
class Repair:
    """Product ids by what was wrong with the index, and those that still are after the repair."""

    missing: list[int]
    extra: list[int]
    different: list[int]
    left: list[int]

    @property
    def count(self) -> int:
        return len(self.missing) + len(self.extra) + len(self.different)


def building_alias() -> str:
    """The second name of an index that is being filled."""
    return f"{live_alias()}-building"


def shape() -> str:
    """Changes when the index must be made anew: with the mapping, or the way documents are made."""
    said = json.dumps(definition(), sort_keys=True) + made_with()
    return hashlib.sha256(said.encode()).hexdigest()[:10]


# --- changes ----------------------------------------------------------------------------------------------------
def push_pending(limit: int = PUSH) -> int:
    """Bring the changes that wait longest to the server. Returns how many rows are done: 0 when nothing waits, without a server, and while it is away."""
    if not settings.ELASTICSEARCH_URL:
        return 0
    global _away
    try:
        done = _push(limit)
    except Outage as outage:
        if not _away:  # once, not every few seconds
            log.warning("search.push_waits: %s. Nothing is lost; it is tried again.", outage)
        _away = True
        return 0
    _away = False
    return done


def _push(limit: int, after: int = 0) -> int:
    rows = list(SearchPending.objects.filter(pk__gt=after).order_by("pk").values_list("pk", "product_id")[:limit])
    if not rows:
        return 0
    versions = {product_id: pk for pk, product_id in rows}  # the last row of each
    documents = documents_of(versions)
    there = set().union(*_indices().values())
    aliases = [alias for alias in (live_alias(), building_alias()) if alias in there]
    if not aliases:
        raise Outage(f"there is no index {live_alias()}: run rebuild_search")
    refused = _write(aliases, documents, versions)
    done = [pk for pk, product_id in rows if product_id not in refused]
    SearchPending.objects.filter(pk__in=done).delete()
    if refused:
        log.error("search.refused: products %s", sorted(refused)[:20])
    return len(done)


def _write(aliases: list[str], documents: list[Document], versions: dict[int, int]) -> set[int]:
    """Write what is there, delete what is not. Asked again afterwards: another process may have deleted it there while this one held an older reading."""
    there = {document.product_id for document in documents}
    refused = write(aliases, documents, set(versions) - there, versions)
    since = there - set(Product.objects.filter(pk__in=there).values_list("pk", flat=True))
    return refused | write(aliases, [], since)


def _behind(alias: str) -> list[str]:
    """Names of the indices that an alias names now."""
    return [index for index, aliases in _indices().items() if alias in aliases]


def _indices() -> dict[str, set[str]]:
    """Indices that may be this installation's, with their aliases."""
    with _server(ASK_SECONDS) as server:
        found = server.indices.get_alias(index=f"{live_alias()}-*", expand_wildcards="open")
        return {index: set(one["aliases"]) for index, one in found.items()}


@contextmanager
def _server(seconds: float) -> Iterator[Elasticsearch]:
    """A client whose every way of not answering is an Outage."""
    try:
        yield client(seconds)
    except (ApiError, TransportError) as error:
        raise Outage(str(error)) from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Outage(f"nonsense, {error!r}") from error


# --- rebuild ----------------------------------------------------------------------------------------------------
def rebuild(progress: Callable[[int, int], None] | None = None) -> int:
    """Fill a new index and put it in place of the old one in one step; searches and changes go on meanwhile. The old one is kept, older ones are removed.
    Returns how many products. Raises RebuildFailed."""
    name = f"{live_alias()}-{shape()}-{timezone.now():%Y%m%d%H%M%S%f}"
    try:
        _create(name)
        # What waits by now is read by the fill; it need not be pushed a second time.
        covered = list(SearchPending.objects.order_by("pk").values_list("pk", flat=True))
        ids = list(Product.objects.order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(ids), FILL):
            batch = ids[start : start + FILL]
            if refused := _write([building_alias()], documents_of(batch), dict.fromkeys(batch, FILLED)):
                raise RebuildFailed(f"the server refused products {sorted(refused)[:10]}")
            if progress:
                progress(min(start + FILL, len(ids)), len(ids))
        count = _settle(name, after=covered[-1] if covered else 0)
        _prove(name, _some(ids, SAMPLES))
        _ask_golden(name, _some(ids, GOLDEN))
    except (Outage, RebuildFailed) as problem:
        _forget(name)
        raise RebuildFailed(str(problem)) from problem
    try:
        previous = _swap(name)
    except Outage as outage:  # it may have been done all the same: the new index must stay
        raise RebuildFailed(str(outage)) from outage
    for start in range(0, len(covered), SCAN):
        SearchPending.objects.filter(pk__in=covered[start : start + SCAN]).delete()
    _tidy(name, previous)
    return count


def _create(name: str) -> None:
    body = definition()
    with _server(BULK_SECONDS) as server:
        if leftovers := _behind(building_alias()):  # of a rebuild that was broken off
            server.indices.delete(index=",".join(leftovers))
        quick = body["settings"] | {"refresh_interval": "-1"}
        server.indices.create(index=name, settings=quick, mappings=body["mappings"], aliases={building_alias(): {}})


def _settle(name: str, after: int) -> int:
    """Push what came meanwhile until index and database count alike. Returns that count."""
    quiet = rounds = 0
    with _server(BULK_SECONDS) as server:
        server.indices.put_settings(index=name, settings={"refresh_interval": definition()["settings"]["refresh_interval"]})
        while True:
            while drain():
                pass
            while _push(PUSH, after):
                pass
            server.indices.refresh(index=name)
            counted, expected = int(server.count(index=name)["count"]), Product.objects.count()
            waiting = ProductChange.objects.exists() or SearchPending.objects.filter(pk__gt=after).exists()
            if counted == expected and not waiting:
                return counted
            quiet, rounds = 0 if waiting else quiet + 1, rounds + 1
            if rounds == ROUNDS and abs(counted - expected) <= PUSH:
                return counted  # it never rests; what waits stands in the rows and follows after the swap
            if quiet == QUIET or rounds == ROUNDS:
                raise RebuildFailed(f"the new index has {counted} products, the database {expected}")


def _prove(name: str, product_ids: list[int]) -> None:
    """Some products must be found by their best term, at the worth of its level: a wrong similarity answers every search, wrongly."""
    with _server(BULK_SECONDS) as server:
        for document in documents_of(product_ids):
            term, level = max(document.terms.items(), key=lambda pair: pair[1])
            query = {"bool": {"must": {"term": {"w": {"value": term, "boost": 2}}}, "filter": {"term": {"id": document.product_id}}}}
            hits = server.search(index=name, query=query, allow_partial_search_results=False)["hits"]["hits"]
            if [hit["_score"] for hit in hits] != [2 * level] and Product.objects.filter(pk=document.product_id).exists():
                raise RebuildFailed(f"product {document.product_id} is not found by {term!r}")


def _some(ids: list[int], number: int) -> list[int]:
    """So many of all, evenly."""
    return ids[:: max(1, len(ids) // number)][:number]


def _ask_golden(name: str, product_ids: list[int]) -> None:
    """Questions made of the first words of some titles must bring what the embedded index brings: the analysis, the mapping and the filters of the new
    index are then those of today."""
    new, known = ElasticsearchEngine(seconds=BULK_SECONDS, index=name), EmbeddedEngine()
    expected = shared = 0
    for title in Product.objects.filter(pk__in=product_ids).values_list("title", flat=True):
        question = read_question(" ".join(title.split()[:2]))
        right = known.search(question, Narrow(), stop=FIRST).ids
        expected += len(right)
        shared += len(set(right) & set(new.search(question, Narrow(), stop=FIRST).ids))
    if shared < AGREEMENT * expected:
        raise RebuildFailed(f"of {expected} products that questions should bring, the new index brings {shared}")


def _swap(name: str) -> list[str]:
    """One step for all searches. Returns what the alias named before."""
    previous = _behind(live_alias())
    actions: list[dict[str, dict[str, str]]] = [{"remove": {"index": old, "alias": live_alias()}} for old in previous]
    actions += [{"add": {"index": name, "alias": live_alias()}}, {"remove": {"index": name, "alias": building_alias()}}]
    with _server(BULK_SECONDS) as server:
        server.indices.update_aliases(actions=actions)
    return previous


def _tidy(name: str, previous: list[str]) -> None:
    """Keep the new index and the one before it, for a way back."""
    own = re.compile(rf"{re.escape(live_alias())}-[0-9a-f]{{10}}-\d{{20}}")
    try:
        with _server(BULK_SECONDS) as server:
            if doomed := [one for one in _indices() if own.fullmatch(one) and one not in (name, *previous)]:
                server.indices.delete(index=",".join(doomed), ignore_unavailable=True)
    except Outage as outage:
        log.warning("search.old_indices_left: %s", outage)


def _forget(name: str) -> None:
    try:
        with _server(ASK_SECONDS) as server:
            server.indices.delete(index=name, ignore_unavailable=True)
    except Outage as outage:
        log.warning("search.index_left: %s. The next rebuild removes %s.", outage, name)


# --- comparison -------------------------------------------------------------------------------------------------
def reconcile() -> Repair:
    """Compare the index with the embedded one, document by document, and push again what differs. Raises Outage."""
    while _push(PUSH):
        pass
    missing, extra, different = _differences()
    wrong = [*missing, *extra, *different]
    left: list[int] = []
    if wrong:
        SearchPending.objects.bulk_create(SearchPending(product_id=pk) for pk in wrong)
        while _push(PUSH):
            pass
        left = sorted(set(wrong) & {pk for kind in _differences() for pk in kind})
        log.warning("search.repaired: %s missing, %s extra, %s different; %s left", len(missing), len(extra), len(different), len(left))
    return Repair(missing, extra, different, left)


def _differences() -> tuple[list[int], list[int], list[int]]:
    facts = SearchDocument.objects.values_list("product_id", *DIGESTED)
    expected = {row[0]: digest(*row[1:]) for row in facts.iterator(SCAN)}
    there = _digests()
    both = expected.keys() & there.keys()
    return sorted(expected.keys() - both), sorted(there.keys() - both), sorted(pk for pk in both if expected[pk] != there[pk])


def _digests() -> dict[int, int]:
    """Digests of the live index as of now."""
    found: dict[int, int] = {}
    with _server(BULK_SECONDS) as server:
        server.indices.refresh(index=live_alias())
        last = -1
        while True:
            hits = server.search(
                index=live_alias(),
                size=SCAN,
                sort=[{"id": "asc"}],
                search_after=[last],
                source=False,
                docvalue_fields=[{"field": "digest"}],
                allow_partial_search_results=False,
            )["hits"]["hits"]
            for hit in hits:
                last = int(hit["_id"])
                found[last] = int(hit["fields"]["digest"][0])
            if len(hits) < SCAN:
                return found
