"""What the scorer reads of products that a server found: kept by each process, and never out of date."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from search import elastic_candidates
from search.documents import documents_of
from search.elastic_candidates import candidates
from search.elastic_documents import digest_of
from search.engines.embedded import EmbeddedEngine
from search.packs import KEPT_PACKS
from search.queries import read_question
from search.scoring import CARED_FOR_DAYS, ranked
from shop.catalogue.models import Product
from shop.partner.models import StockRecord
from tests.factories.shop import make_product, make_shop

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    elastic_candidates._kept.clear()


def take_in(*products: Product) -> list[tuple[int, int]]:
    """Index them; returns what a server would say of them now."""
    documents = documents_of(product.pk for product in products)
    EmbeddedEngine().index(documents)
    return [(document.product_id, digest_of(document)) for document in documents]


def queries_of(found: list[tuple[int, int]], text: str = "kerupuk") -> tuple[list[int], int]:
    question = read_question(text)
    with CaptureQueriesContext(connection) as asked:
        result = ranked(question, [product_id for product_id, _ in found], candidates(found))
    return result, len(asked)


def test_the_database_is_asked_once_for_what_does_not_change() -> None:
    long, short = make_product(make_shop(name="Ani"), title="Kerupuk Udang Pedas Manis"), make_product(make_shop(name="Budi"), title="Kerupuk Udang")
    found = take_in(long, short)
    assert queries_of(found) == ([short.pk, long.pk], 1)
    assert queries_of(found) == ([short.pk, long.pk], 0)
    more = take_in(make_product(make_shop(name="Citra"), title="Kerupuk"))
    assert queries_of([*found, *more])[1] == 1, "only for what is new"
    assert queries_of([])[1] == 0


def test_what_has_changed_is_read_anew() -> None:
    first, second = (make_product(make_shop(name=name), title="Kerupuk Udang") for name in ("Ani", "Budi"))
    before = take_in(first, second)
    assert queries_of(before) == ([first.pk, second.pk], 1)
    StockRecord.objects.filter(product=first).update(num_in_stock=0)
    after = take_in(first, second)
    assert {product_id for product_id, _ in set(after) - set(before)} == {first.pk}
    assert queries_of(after) == ([second.pk, first.pk], 1), "sold out stands behind"
    assert queries_of(after) == ([second.pk, first.pk], 0)


def test_what_a_server_has_not_heard_of_is_not_kept() -> None:
    first, second = (make_product(make_shop(name=name), title="Kerupuk Udang") for name in ("Ani", "Budi"))
    before = take_in(first, second)
    StockRecord.objects.filter(product=first).update(num_in_stock=0)
    take_in(first)
    assert queries_of(before) == ([second.pk, first.pk], 1), "as the database has it"
    assert queries_of(before) == ([second.pk, first.pk], 1)
    StockRecord.objects.filter(product=first).update(num_in_stock=5)
    assert queries_of(take_in(first, second)) == ([first.pk, second.pk], 1), "and back again"


def test_what_is_not_here_any_more_comes_last() -> None:
    first, second = (make_product(make_shop(name=name), title="Kerupuk Udang") for name in ("Ani", "Budi"))
    found = take_in(first, second)
    EmbeddedEngine().delete([first.pk])
    assert queries_of(found) == ([second.pk, first.pk], 1)


def test_what_is_kept_grows_old_like_the_rest() -> None:
    first, second = (make_product(make_shop(name=name), title="Kerupuk Udang") for name in ("Ani", "Budi"))
    long_ago = timezone.now() - timedelta(days=CARED_FOR_DAYS - 1)
    Product.objects.filter(pk=first.pk).update(date_updated=long_ago)
    StockRecord.objects.filter(product=first).update(date_updated=long_ago)
    found = take_in(first, second)
    assert queries_of(found) == ([first.pk, second.pk], 1)
    with time_machine.travel(timezone.now() + timedelta(days=3), tick=False):
        assert queries_of(found) == ([second.pk, first.pk], 0)


def test_no_more_is_kept_than_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elastic_candidates, "KEPT_PACKS", 2)
    found = [take_in(make_product(make_shop(name=name), title="Kerupuk"))[0] for name in ("Ani", "Budi", "Citra")]
    for one in found:
        queries_of([one])
    assert [queries_of([one])[1] for one in reversed(found)] == [0, 0, 1], "the oldest makes room"
    assert KEPT_PACKS > 1000
