"""Elasticsearch slow, frozen, away, or answering nonsense: the embedded engine answers, and nothing is lost."""

import json
import logging
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from elasticsearch import Elasticsearch

from search import elastic_index, indexing
from search.elastic_index import push_pending, rebuild
from search.engines import engine
from search.engines.base import SearchResult
from search.engines.elasticsearch import ElasticsearchEngine, Outage, live_alias
from search.engines.embedded import EmbeddedEngine
from search.engines.fallback import RETRY_SECONDS, Breaker, FallbackEngine
from search.models import SearchPending
from tests.doubles.line import Line
from tests.factories.shop import make_product
from tests.integration.search.elastic import Clock, ask

pytestmark = pytest.mark.django_db


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


def test_a_scheduler_whose_server_is_away_goes_on(settings: Any, caplog: pytest.LogCaptureFixture) -> None:
    """An end of the scheduler is the end of a site that `make run` serves."""
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    make_product(title="Sandal Karet")
    call_command("scheduler", once=True, stdout=StringIO())
    assert "search.not_compared" in caplog.text
    assert "search.push_waits" in caplog.text
    assert SearchPending.objects.exists(), "nothing is lost"


def test_nobody_listening_is_an_outage(settings: Any) -> None:
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    make_product(title="Sandal Karet")
    indexing.rebuild()
    assert ask(FallbackEngine(ElasticsearchEngine(), EmbeddedEngine(), Breaker(Clock())), "sandal").engine == "embedded"


FINE: dict[str, Any] = {"timed_out": False, "_shards": {"failed": 0}}
COUNTS: dict[str, Any] = {"aggregations": {name: {"buckets": [], "sum_other_doc_count": 0} for name in ("bands", "states", "regions", "categories", "shops")}}


def total(number: object, *hits: object) -> dict[str, Any]:
    return {"hits": {"total": {"value": number}, "hits": list(hits)}}


NONSENSE: dict[str, tuple[int, object]] = {
    "nothing": (200, {}),
    "no object": (200, [1, 2]),
    "no JSON": (200, "<html>Selamat datang</html>"),
    "an answer to another question": (200, FINE | total(0) | COUNTS),
    "too few answers": (200, {"responses": []}),
    "answers that are none": (200, {"responses": [17]}),
    "no counts": (200, {"responses": [FINE | total(0)]}),
    "no total": (200, {"responses": [FINE | COUNTS]}),
    "a total that is no number": (200, {"responses": [FINE | total("banyak") | COUNTS]}),
    "ids that are none": (200, {"responses": [FINE | COUNTS | total(1, {"sort": [1.0, "x"]})]}),
    "hits without id": (200, {"responses": [FINE | COUNTS | total(1, {"sort": []})]}),
    "hits without digest": (200, {"responses": [FINE | COUNTS | total(1, {"sort": [7]})]}),
    "a total without hits": (200, {"responses": [FINE | COUNTS | {"hits": {"total": {"value": 5}}}]}),
    "a shard away": (200, {"responses": [FINE | total(0) | COUNTS | {"_shards": {"failed": 1}}]}),
    "out of time": (200, {"responses": [FINE | total(0) | COUNTS | {"timed_out": True}]}),
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


@pytest.mark.parametrize("whole", [True, False], ids=["before its answer", "in the middle of it"])
def test_a_server_that_is_killed_while_it_is_asked_is_an_outage(settings: Any, whole: bool) -> None:
    both = sandal()
    said = b"" if whole else b'HTTP/1.1 200 OK\r\nX-Elastic-Product: Elasticsearch\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{"respo'

    def die(listening: socket.socket) -> None:
        asked, _ = listening.accept()
        with asked:
            asked.recv(65536)
            asked.sendall(said)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{listening.getsockname()[1]}"
        thread = threading.Thread(target=die, args=(listening,))
        thread.start()
        found = ask(both, "sandal")
        thread.join()
    assert (found.engine, found.total) == ("embedded", 1)
    assert both.breaker.is_open


def test_a_page_does_not_wait_a_second_for_a_frozen_server() -> None:
    """Of the at most two requests of a search the first that hangs ends it."""
    assert ElasticsearchEngine().seconds * 2 < 1


def test_another_kind_of_server_is_an_outage(fake: Callable[..., None]) -> None:
    both = sandal()
    fake(200, {"responses": [FINE | total(0) | COUNTS]}, product=False)
    assert ask(both, "sandal").engine == "embedded"


def test_the_fake_server_can_also_answer_well(fake: Callable[..., None]) -> None:
    """Else the tests above would prove nothing."""
    both = sandal()
    fake(200, {"responses": [FINE | total(0) | COUNTS]})
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
