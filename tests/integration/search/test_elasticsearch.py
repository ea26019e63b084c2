"""Elasticsearch beside the embedded engine: the same answers, no lost change, and no harm when the server is away.

Tests marked `elasticsearch` need a server: ELASTICSEARCH_TEST_URL names it. Each has indices of its own.
"""

import contextlib
import json
import logging
import select
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from itertools import cycle, product
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.management import CommandError, call_command
from django.db import connections
from elasticsearch import Elasticsearch

from search import elastic_index, indexing
from search.elastic_index import building_alias, push_pending, rebuild, reconcile
from search.engines import engine
from search.engines.base import Engine, Narrow, Order, SearchResult
from search.engines.elasticsearch import ElasticsearchEngine, Outage, live_alias
from search.engines.embedded import EmbeddedEngine
from search.engines.fallback import RETRY_SECONDS, Breaker, FallbackEngine
from search.models import SearchPending
from search.queries import read_question
from shop.catalogue.filters import MADE, READY, PriceBand
from shop.catalogue.models import Product
from shop.partner.models import StockRecord
from tests.factories.shop import make_category, make_product, make_region, make_shop

pytestmark = pytest.mark.django_db


class Clock:
    """Seconds that pass only when told."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def refresh(server: Elasticsearch) -> None:
    server.indices.refresh(index=live_alias())


def ask(by: Engine, text: str, narrow: Narrow | None = None, order: Order = Order.RELEVANCE, start: int = 0, stop: int = 24) -> SearchResult:
    return by.search(read_question(text), narrow or Narrow(), order, start, stop)


def in_index(server: Elasticsearch) -> dict[int, str]:
    """Product id to title tokens, of everything in the live index."""
    refresh(server)
    hits = server.search(index=live_alias(), size=5000, query={"match_all": {}})["hits"]["hits"]
    return {int(hit["_id"]): hit["_source"]["pack"].split("|")[0] for hit in hits}


def titles() -> dict[int, str]:
    return {pk: title.lower() for pk, title in Product.objects.values_list("pk", "title")}


def make_city() -> None:
    """One hundred and forty products in three shops and two kelurahan; some hidden, some sold out, some made after the order."""
    shops = [make_shop(name=f"Toko {name}", kelurahan=make_region(code, name)) for name, code in (("Ani", "12.71.01.1001"), ("Budi", "12.71.02.1003"))]
    shops.append(make_shop(name="Dapur Citra", kelurahan=make_region("12.71.02.1003", "Budi")))
    categories = [make_category(name) for name in ("Minuman", "Kopi Bubuk", "Tas")]
    heads = ("Kopi Gayo", "Kopi", "Teh Melati", "Tote Bag Kanvas", "Keripik Pisang", "Kopi Teh Campur Gayo")
    tails = ("", "250gr", "500 gr", "asli pilihan Gayo", "murah")
    turn_shop, turn_category = cycle(shops), cycle(categories)
    for number, (head, tail) in zip(range(140), cycle(product(heads, tails)), strict=False):
        price = (9_000, 25_000, 49_000, 120_000, 300_000)[number % 5] + 1000 * (number % 3)
        item = make_product(next(turn_shop), title=f"{head} {tail}".strip(), price=price, stock=number % 4, category=next(turn_category))
        Product.objects.filter(pk=item.pk).update(is_public=number % 13 != 0, lead_days=number % 7 // 5)


QUESTIONS = [
    "kopi", "kopi gayo", "gayo kopi asli", "teh melati 250gr", "tote bag", "totebag kanvas murah", "keripik pisang coklat", "kopi di bawah 30rb",
    "teh 100rb-350rb", "kopi bubuk", "500gr", "minuman", "toko ani", "tidakada samasekali", "pisang kopi teh tas gayo",
]  # fmt: skip
FILTERS = [
    Narrow(),
    Narrow(price=PriceBand(25_000, 50_000)),
    Narrow(region="12.71.02"),
    Narrow(region="12.71.01.1001", state=READY),
    Narrow(state=MADE, price=PriceBand(0, 100_000)),
]


@pytest.mark.elasticsearch
def test_both_engines_give_the_same(server: Elasticsearch, elastic: ElasticsearchEngine) -> None:
    """Every page of every question under every filter and order: ids, totals, whole, every, shops and facets."""
    make_city()
    indexing.rebuild()
    assert rebuild() == 140
    shop, category = StockRecord.objects.values_list("partner", flat=True)[0], make_category("Tas").pk
    filters = [*FILTERS, Narrow(shop=shop), Narrow(categories=frozenset({category}), region="12.71"), Narrow(categories=frozenset())]
    embedded = EmbeddedEngine()
    found, freer = 0, 0
    rounds = [*product(QUESTIONS, filters, [Order.RELEVANCE]), *product(QUESTIONS[:6], filters[:4], [one for one in Order if one is not Order.RELEVANCE])]
    for text, narrow, order in rounds:
        start = 0
        seen: list[int] = []
        while True:
            mine, theirs = ask(elastic, text, narrow, order, start, start + 24), ask(embedded, text, narrow, order, start, start + 24)
            assert mine == replace(theirs, engine=mine.engine), (text, narrow, order, start)
            seen += mine.ids
            start += 24
            if not mine.ids:
                break
        assert len(seen) == len(set(seen)) == mine.total
        found, freer = found + bool(seen), freer + (not mine.every)
    assert found > 100, "the city has what is asked"
    assert freer > 25, "some questions are read more freely"
    assert ask(elastic, "kopi").total > 50
    assert max(ask(elastic, text).total for text in QUESTIONS) > 100, "and one goes past the window"


@pytest.mark.elasticsearch
def test_written_found_changed_deleted(server: Elasticsearch, elastic: ElasticsearchEngine) -> None:
    indexing.rebuild()
    rebuild()
    item = make_product(title="Sandal Karet")
    assert ask(elastic, "sandal").ids == []
    indexing.drain()
    assert SearchPending.objects.exists()
    assert push_pending() > 0
    assert not SearchPending.objects.exists()
    refresh(server)
    assert ask(elastic, "sandal").ids == [item.pk]
    Product.objects.filter(pk=item.pk).update(title="Sepatu Karet")
    indexing.drain()
    push_pending()
    refresh(server)
    assert (ask(elastic, "sandal").ids, ask(elastic, "sepatu").ids) == ([], [item.pk])
    pk = item.pk
    item.delete()
    indexing.drain()
    push_pending()
    assert pk not in in_index(server)
    elastic.delete([pk, 999_999])


@pytest.mark.elasticsearch
def test_past_the_end_of_what_the_server_pages_there_is_nothing(server: Elasticsearch, elastic: ElasticsearchEngine) -> None:
    make_product(title="Kopi")
    indexing.rebuild()
    rebuild()
    for order in Order:
        page = ask(elastic, "kopi", order=order, start=10_000, stop=10_024)
        assert (page.ids, page.total) == ([], 1)


# --- changes while something else happens -----------------------------------------------------------------------
def test_without_a_server_nothing_waits() -> None:
    make_product()
    indexing.drain()
    assert not SearchPending.objects.exists()
    assert push_pending() == 0
    assert isinstance(engine(), EmbeddedEngine)


@pytest.mark.elasticsearch
def test_an_outage_loses_no_change(server: Elasticsearch, settings: Any, caplog: pytest.LogCaptureFixture) -> None:
    indexing.rebuild()
    rebuild()
    there, settings.ELASTICSEARCH_URL = settings.ELASTICSEARCH_URL, "http://127.0.0.1:9"  # nobody listens there
    item = make_product(title="Sandal Karet")
    assert indexing.drain() > 0, "a drain waits for no server"
    assert (push_pending(), push_pending()) == (0, 0)
    assert caplog.text.count("push_waits") == 1
    assert ask(EmbeddedEngine(), "sandal").ids == [item.pk]
    settings.ELASTICSEARCH_URL = there
    assert push_pending() > 0
    assert in_index(server) == {item.pk: "sandal karet"}


@pytest.mark.elasticsearch
def test_a_push_never_makes_an_index(server: Elasticsearch, settings: Any) -> None:
    item = make_product(title="Sandal Karet")
    indexing.drain()
    assert push_pending() == 0
    assert elastic_index.write([live_alias(), building_alias()], elastic_index.documents_of([item.pk]), [item.pk + 1]) == {item.pk, item.pk + 1}
    assert not list(server.indices.get_alias(index=f"{settings.ELASTICSEARCH_PREFIX}-*"))
    assert SearchPending.objects.exists()


@pytest.mark.elasticsearch
def test_an_older_reading_never_takes_the_place_of_a_newer_one(server: Elasticsearch) -> None:
    indexing.rebuild()
    rebuild()
    item = make_product(title="Sandal Karet")
    old = elastic_index.documents_of([item.pk])
    Product.objects.filter(pk=item.pk).update(title="Sepatu Karet")
    new = elastic_index.documents_of([item.pk])
    assert elastic_index.write([live_alias()], new, versions={item.pk: 8}) == set()
    assert elastic_index.write([live_alias()], old, versions={item.pk: 7}) == set()
    assert elastic_index.write([live_alias()], old, versions={item.pk: elastic_index.FILLED}) == set()
    assert in_index(server) == {item.pk: "sepatu karet"}


@pytest.mark.elasticsearch
def test_what_is_deleted_while_an_older_reading_is_written_stays_deleted(server: Elasticsearch, monkeypatch: pytest.MonkeyPatch) -> None:
    indexing.rebuild()
    rebuild()
    item = make_product(title="Sandal Karet")
    indexing.drain()
    write = elastic_index.write
    others: list[int] = []

    def deleted_meanwhile(aliases: list[str], *args: Any) -> set[int]:
        """Another process deletes the product, and the index forgets it, between this reading and its writing."""
        if not others:
            others.append(item.pk)
            Product.objects.filter(pk=item.pk).delete()
            write(aliases, [], others)
        return write(aliases, *args)

    monkeypatch.setattr(elastic_index, "write", deleted_meanwhile)
    push_pending()
    assert others
    assert in_index(server) == {}


@pytest.mark.elasticsearch
def test_a_rebuild_between_whose_batches_everything_changes_loses_nothing(server: Elasticsearch, monkeypatch: pytest.MonkeyPatch) -> None:
    """Changes before, behind and at the place of the fill; some are pushed meanwhile by the scheduler, some not yet drained when the fill ends."""
    shop = make_shop()
    items = [make_product(shop, title=f"Dodol n{number}") for number in range(60)]
    indexing.rebuild()
    rebuild()
    before = in_index(server)
    monkeypatch.setattr(elastic_index, "FILL", 10)
    asked: list[int] = []

    def meanwhile(done: int, total: int) -> None:
        for place in (done - 10, done % 60, (done + 25) % 60):
            Product.objects.filter(pk=items[place].pk).update(title=f"Dodol b{done}")
        Product.objects.filter(pk__in=[items[done - 3].pk, items[(done + 33) % 60].pk]).delete()
        make_product(shop, title=f"Dodol t{done}")
        if done % 20:
            indexing.drain()
        if done % 30:
            push_pending()
        refresh(server)
        asked.append(ask(ElasticsearchEngine(seconds=30), "dodol").total)

    rebuild(meanwhile)
    assert len(asked) == 6
    assert min(asked) > 40, "the old index answered all the time"
    assert in_index(server) == titles()
    assert in_index(server) != before
    assert not SearchPending.objects.exists()
    assert reconcile().count == 0


@pytest.mark.elasticsearch
@pytest.mark.django_db(transaction=True)
def test_a_rebuild_under_a_thousand_writes_at_once_loses_none(server: Elasticsearch, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two more processes' worth of threads: one writes, one does what the scheduler does."""
    shop = make_shop()
    items = [make_product(shop, title=f"Dodol n{number}") for number in range(100)]
    indexing.rebuild()
    rebuild()
    monkeypatch.setattr(elastic_index, "FILL", 10)
    written, halfway, failures = threading.Event(), threading.Event(), []

    def in_thread(work: Callable[[], None]) -> threading.Thread:
        def run() -> None:
            try:
                work()
            except Exception as failure:  # noqa: BLE001  told by the test
                failures.append(failure)
            finally:
                connections.close_all()

        thread = threading.Thread(target=run)
        thread.start()
        return thread

    def write_much() -> None:
        try:
            for number in range(1000):
                Product.objects.filter(pk=items[number * 7 % 90].pk).update(title=f"Dodol b{number}")
                if number % 100 == 50:
                    Product.objects.filter(pk=items[90 + number // 100].pk).delete()
                if number == 100:
                    halfway.set()
        finally:
            written.set()
            halfway.set()

    def schedule() -> None:
        while not written.is_set():
            indexing.drain()
            push_pending()

    threads = [in_thread(write_much), in_thread(schedule)]
    halfway.wait(60)
    rebuild()
    for thread in threads:
        thread.join()
    assert not failures
    while indexing.drain():
        pass
    while push_pending():
        pass
    assert in_index(server) == titles()
    assert len(titles()) == 90


@pytest.mark.elasticsearch
def test_a_rebuild_keeps_one_index_back_and_removes_older_and_broken_ones(server: Elasticsearch, settings: Any) -> None:
    make_product(title="Kopi")
    indexing.rebuild()
    stranger = f"{settings.ELASTICSEARCH_PREFIX}-products-lain"
    server.indices.create(index=stranger)
    names = []
    for _ in range(3):
        rebuild()
        names += [name for name in server.indices.get_alias(name=live_alias()) if name not in names]
    broken = names[-1][:-1] + ("0" if names[-1][-1] != "0" else "1")
    server.indices.create(index=broken, aliases={building_alias(): {}})
    rebuild()
    (live,) = server.indices.get_alias(name=live_alias())
    assert set(server.indices.get_alias(index=f"{settings.ELASTICSEARCH_PREFIX}-*")) == {live, names[-1], stranger}
    assert len({live, *names}) == 4
    assert not server.indices.exists_alias(name=building_alias())


@pytest.mark.elasticsearch
@pytest.mark.parametrize("fault", ["a product less", "a wrong similarity"])
def test_a_rebuild_that_does_not_count_right_changes_nothing(server: Elasticsearch, monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    for number in range(3):
        make_product(title=f"Kopi {number}")
    indexing.rebuild()
    rebuild()
    before = dict(server.indices.get_alias(index=f"{live_alias()}-*"))
    if fault == "a product less":
        read = elastic_index.documents_of
        monkeypatch.setattr(elastic_index, "documents_of", lambda ids: read(ids)[1:])
    else:
        right = elastic_index.definition()
        wrong = right["settings"] | {"similarity": {"impact": {"type": "scripted", "script": {"source": "return query.boost;"}}}}
        monkeypatch.setattr(elastic_index, "definition", lambda: right | {"settings": wrong})
    with pytest.raises(CommandError, match="yang lama tetap dipakai"):
        call_command("rebuild_search", stdout=StringIO(), stderr=StringIO())
    assert dict(server.indices.get_alias(index=f"{live_alias()}-*")) == before


@pytest.mark.elasticsearch
def test_drift_is_found_named_and_mended(server: Elasticsearch, elastic: ElasticsearchEngine) -> None:
    lost, changed, kept = (make_product(title=title) for title in ("Kopi Hilang", "Kopi Beda", "Kopi Tetap"))
    indexing.rebuild()
    rebuild()
    (document,) = elastic_index.documents_of([changed.pk])
    elastic.index([replace(document, price=1), replace(document, product_id=kept.pk + 50)])
    elastic.delete([lost.pk])
    out = StringIO()
    call_command("reconcile_search", stdout=out)
    assert out.getvalue().splitlines() == [
        f"1 produk hilang, diperbaiki: {lost.pk}",
        f"1 produk berlebih, diperbaiki: {kept.pk + 50}",
        f"1 produk berbeda, diperbaiki: {changed.pk}",
    ]
    assert in_index(server) == titles()
    again = StringIO()
    call_command("reconcile_search", stdout=again)
    assert again.getvalue() == "Indeks Elasticsearch sama dengan basis data.\n"


def test_comparing_without_a_server_says_so(settings: Any) -> None:
    with pytest.raises(CommandError, match="ELASTICSEARCH_URL"):
        call_command("reconcile_search")
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    with pytest.raises(CommandError, match="tidak menjawab"):
        call_command("reconcile_search")


# --- outages ----------------------------------------------------------------------------------------------------
class Line:
    """A line to the server that can be frozen: connections open and nothing comes back, as with a stopped process."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._to = (parts.hostname, parts.port or 80)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._flows, self._ends = threading.Event(), False
        self._flows.set()
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def freeze(self) -> None:
        self._flows.clear()

    def thaw(self) -> None:
        self._flows.set()

    def close(self) -> None:
        self._ends = True
        self.thaw()
        self._listening.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                threading.Thread(target=self._carry, args=(self._listening.accept()[0],), daemon=True).start()

    def _carry(self, near: socket.socket) -> None:
        with near, socket.create_connection(self._to) as far, contextlib.suppress(OSError):
            while not self._ends:
                for ready in select.select([near, far], [], [], 0.05)[0]:
                    data = ready.recv(65536)
                    self._flows.wait()
                    if not data:
                        return
                    (far if ready is near else near).sendall(data)


@pytest.fixture
def line(server: Elasticsearch, settings: Any) -> Iterator[Line]:
    found = Line(settings.ELASTICSEARCH_URL)
    settings.ELASTICSEARCH_URL = found.url
    yield found
    found.close()


@pytest.mark.elasticsearch
def test_a_frozen_server_flips_to_embedded_within_one_request_and_back(line: Line, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "search")
    item = make_product(title="Sandal Karet")
    indexing.rebuild()
    rebuild()
    clock = Clock()
    # the server may be busy with other tests: a frozen line is told from a slow one by waiting longer than any search takes
    both = FallbackEngine(ElasticsearchEngine(seconds=2), EmbeddedEngine(), Breaker(clock))
    assert ask(both, "sandal").engine == "elasticsearch"
    line.freeze()
    frozen = ask(both, "sandal")
    assert (frozen.engine, frozen.ids) == ("embedded", [item.pk])
    line.thaw()
    assert ask(both, "sandal").engine == "embedded", "it is left alone for a while"
    clock.now += RETRY_SECONDS
    thawed = ask(both, "sandal")
    assert (thawed.engine, thawed.ids) == ("elasticsearch", [item.pk])
    assert ask(both, "sandal").engine == "elasticsearch"
    assert [caplog.text.count(word) for word in ("search.outage", "search.recovered")] == [1, 1]


@pytest.mark.elasticsearch
def test_a_search_page_on_a_server_without_index_is_answered(server: Elasticsearch) -> None:
    """Also the way a new installation begins."""
    item = make_product(title="Sandal Karet")
    indexing.rebuild()
    with pytest.raises(Outage, match="index_not_found"):
        ask(ElasticsearchEngine(seconds=30), "sandal")
    found = ask(FallbackEngine(ElasticsearchEngine(seconds=30), EmbeddedEngine(), Breaker(Clock())), "sandal")
    assert (found.engine, found.ids) == ("embedded", [item.pk])


@pytest.mark.elasticsearch
def test_a_red_index_is_an_outage(server: Elasticsearch) -> None:
    body = elastic_index.definition()
    nowhere = {"index.routing.allocation.require._name": "nowhere", **body["settings"]}
    server.indices.create(index=f"{live_alias()}-red", settings=nowhere, mappings=body["mappings"], aliases={live_alias(): {}}, wait_for_active_shards=0)
    make_product(title="Sandal Karet")
    indexing.rebuild()
    with pytest.raises(Outage, match="search_phase_execution"):
        ask(ElasticsearchEngine(seconds=30), "sandal")


def test_nobody_listening_is_an_outage(settings: Any) -> None:
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    make_product(title="Sandal Karet")
    indexing.rebuild()
    assert ask(FallbackEngine(ElasticsearchEngine(), EmbeddedEngine(), Breaker(Clock())), "sandal").engine == "embedded"


FINE = {"status": 200, "timed_out": False, "_shards": {"failed": 0}}
NO_HITS = {"hits": {"total": {"value": 0}, "hits": []}}
COUNTS = {name: {"buckets": []} for name in ("bands", "states", "regions", "categories", "shops")}
NONSENSE: dict[str, tuple[int, object]] = {
    "nothing": (200, {}),
    "no object": (200, [1, 2]),
    "no JSON": (200, "<html>Selamat datang</html>"),
    "too few answers": (200, {"responses": []}),
    "answers that are none": (200, {"responses": [17]}),
    "no counts": (200, {"responses": [FINE | NO_HITS]}),
    "a total that is no number": (200, {"responses": [FINE | {"hits": {"total": {"value": "banyak"}, "hits": []}, "aggregations": COUNTS}]}),
    "ids that are none": (200, {"responses": [FINE | {"hits": {"total": {"value": 1}, "hits": [{"_id": "x", "_source": {}}]}, "aggregations": COUNTS}]}),
    "documents without pack": (200, {"responses": [FINE | {"hits": {"total": {"value": 1}, "hits": [{"_id": "1", "_source": {}}]}, "aggregations": COUNTS}]}),
    "a shard away": (200, {"responses": [FINE | NO_HITS | {"_shards": {"failed": 1}, "aggregations": COUNTS}]}),
    "out of time": (200, {"responses": [FINE | NO_HITS | {"timed_out": True, "aggregations": COUNTS}]}),
    "an error inside": (200, {"responses": [{"error": {"type": "search_phase_execution_exception"}, "status": 503}]}),
    "overloaded": (429, {"error": {"type": "circuit_breaking_exception"}, "status": 429}),
    "bad gateway": (502, "<html>Bad Gateway</html>"),
    "away": (503, {"error": "cluster_block_exception", "status": 503}),
    "refused": (401, {"error": "security_exception", "status": 401}),
}


@pytest.fixture
def fake(settings: Any) -> Iterator[Callable[..., None]]:
    """A server that says what it is told to; `product` is the header by which the client knows its kind."""
    said: dict[str, Any] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            body = said["body"] if isinstance(said["body"], str) else json.dumps(said["body"])
            self.send_response(said["status"])
            self.send_header("Content-Type", "text/html" if isinstance(said["body"], str) else "application/json")
            self.send_header("Content-Length", str(len(body)))
            if said["product"]:
                self.send_header("X-Elastic-Product", "Elasticsearch")
            self.end_headers()
            self.wfile.write(body.encode())

        do_GET = do_PUT = do_POST

        def log_message(self, *args: object) -> None:
            """Nothing on the screen."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{listening.server_port}"
        yield lambda status, body, product=True: said.update(status=status, body=body, product=product)
        listening.shutdown()
        thread.join()


def sandal() -> FallbackEngine:
    make_product(title="Sandal Karet")
    indexing.rebuild()
    return FallbackEngine(ElasticsearchEngine(seconds=30), EmbeddedEngine(), Breaker(Clock()))


@pytest.mark.parametrize("kind", NONSENSE)
def test_nonsense_is_an_outage(fake: Callable[..., None], kind: str) -> None:
    both = sandal()
    fake(*NONSENSE[kind])
    with pytest.raises(Outage):
        ask(both.first, "sandal")
    found = ask(both, "sandal")
    assert (found.engine, found.total) == ("embedded", 1)
    assert both.breaker.is_open


def test_another_kind_of_server_is_an_outage(fake: Callable[..., None]) -> None:
    both = sandal()
    fake(200, {"responses": [FINE | NO_HITS | {"aggregations": COUNTS}]}, product=False)
    assert ask(both, "sandal").engine == "embedded"


def test_the_fake_server_can_also_answer_well(fake: Callable[..., None]) -> None:
    """Else the tests above would prove nothing."""
    both = sandal()
    fake(200, {"responses": [FINE | NO_HITS | {"aggregations": COUNTS}]})
    assert ask(both, "sandal").engine == "elasticsearch"


@pytest.mark.parametrize("body", [{}, {"items": []}, {"items": [{}]}, {"items": [7]}], ids=str)
def test_nonsense_keeps_changes_waiting(fake: Callable[..., None], body: object) -> None:
    fake(200, body)
    item = make_product(title="Sandal Karet")
    indexing.drain()
    assert push_pending() == 0
    with pytest.raises(Outage):
        elastic_index.write([live_alias()], elastic_index.documents_of([item.pk]))
    assert SearchPending.objects.exists()


def test_an_address_no_client_can_use_is_an_outage(settings: Any) -> None:
    """The check at start says so; a process that was started without it still answers."""
    both = sandal()
    settings.ELASTICSEARCH_URL = "bukan alamat"
    assert ask(both, "sandal").engine == "embedded"


def test_one_search_at_a_time_tries_a_server_that_was_away() -> None:
    clock = Clock()
    breaker = Breaker(clock)
    assert breaker.allows()
    assert breaker.failed(), "the first failure is told"
    assert not breaker.allows()
    clock.now += RETRY_SECONDS
    assert [breaker.allows(), breaker.allows()] == [True, False]
    assert not breaker.failed(), "the second one is not"
    clock.now += RETRY_SECONDS
    assert breaker.allows()
    assert breaker.worked()
    assert [breaker.allows(), breaker.allows(), breaker.worked()] == [True, True, False]


def test_only_an_outage_is_forgiven() -> None:
    class Broken(EmbeddedEngine):
        def search(self, *args: Any, **kwargs: Any) -> SearchResult:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        ask(FallbackEngine(Broken(), EmbeddedEngine(), Breaker(Clock())), "kopi")


def test_writes_go_to_the_engine_that_needs_no_server(settings: Any) -> None:
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    item = make_product(title="Sandal Karet")
    both = engine()
    assert isinstance(both, FallbackEngine)
    both.index(elastic_index.documents_of([item.pk]))
    assert ask(EmbeddedEngine(), "sandal").ids == [item.pk]
    both.delete([item.pk])
    assert ask(EmbeddedEngine(), "sandal").ids == []
