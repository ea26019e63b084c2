"""Elasticsearch beside the embedded engine: the same answers, no lost change, and no harm when the server is away.

Tests marked `elasticsearch` need a server: ELASTICSEARCH_TEST_URL names it. Each has indices of its own.
"""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import StringIO
from itertools import product
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connections
from elasticsearch import Elasticsearch

from search import elastic_index, indexing
from search.analysis import FIRST
from search.elastic_documents import digest_of
from search.elastic_index import building_alias, push_pending, rebuild, reconcile
from search.engines import engine
from search.engines.base import Narrow, Order
from search.engines.elasticsearch import ElasticsearchEngine, live_alias
from search.engines.embedded import EmbeddedEngine
from search.models import SearchPending
from shop.catalogue.models import Product
from shop.partner.models import StockRecord
from tests.factories.shop import make_category, make_product, make_shop
from tests.integration.search.elastic import FILTERS, QUESTIONS, ask, in_database, in_index, make_city, refresh

pytestmark = pytest.mark.django_db


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
    assert list(in_index(server)) == [item.pk]
    assert in_index(server) == in_database()


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
    assert in_index(server) == in_database() == {item.pk: digest_of(new[0])}


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
    assert in_index(server) == in_database()
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
    written, halfway = threading.Event(), threading.Event()

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
            connections.close_all()

    def schedule() -> None:
        try:
            while not written.is_set():
                indexing.drain()
                push_pending()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=2) as threads:
        running = [threads.submit(write_much), threads.submit(schedule)]
        halfway.wait(60)
        rebuild()
    for one in running:
        one.result()  # raises what went wrong there
    while indexing.drain():
        pass
    while push_pending():
        pass
    assert in_index(server) == in_database()
    assert len(in_database()) == 90


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
@pytest.mark.parametrize("fault", ["a product less", "a wrong similarity", "nothing public", "other words"])
def test_a_rebuild_that_is_not_right_changes_nothing(server: Elasticsearch, monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    for number in range(3):
        make_product(title=f"Kopi {number}")
    indexing.rebuild()
    rebuild()
    before = dict(server.indices.get_alias(index=f"{live_alias()}-*"))
    if fault == "a product less":
        read = elastic_index.documents_of
        monkeypatch.setattr(elastic_index, "documents_of", lambda ids: read(ids)[1:])
    elif fault == "nothing public":
        read = elastic_index.documents_of
        monkeypatch.setattr(elastic_index, "documents_of", lambda ids: [replace(one, public=False) for one in read(ids)])
    elif fault == "other words":
        read = elastic_index.documents_of
        monkeypatch.setattr(elastic_index, "documents_of", lambda ids: [replace(one, terms={"lain": FIRST}) for one in read(ids)])
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
    assert in_index(server) == in_database()
    again = StringIO()
    call_command("reconcile_search", stdout=again)
    assert again.getvalue() == "Indeks Elasticsearch sama dengan basis data.\n"


def test_comparing_without_a_server_says_so(settings: Any) -> None:
    with pytest.raises(CommandError, match="ELASTICSEARCH_URL"):
        call_command("reconcile_search")
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    with pytest.raises(CommandError, match="tidak menjawab"):
        call_command("reconcile_search")
