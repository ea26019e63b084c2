"""What the embedded engine keeps beside its words follows them: sets of usual terms, and the facts each process remembers."""

from collections.abc import Callable
from functools import partial
from threading import Event
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from search.bits import listed
from search.documents import documents_of
from search.engines import facts, postings
from search.engines.dialects import dialect
from search.engines.embedded import EmbeddedEngine
from search.engines.facts import Memory
from search.indexing import count_words, drain_all, rebuild
from search.models import SearchPosting, SearchWrite
from shop.catalogue.models import Product
from tests.crowd import SECONDS, WAITING, Crowd
from tests.factories.shop import make_product, make_shop

pytestmark = pytest.mark.django_db
TERM = "adodol"
"""Dodol in the first words of titles."""


@pytest.fixture(autouse=True)
def few_are_usual(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings, "USUAL", 2)


def kept(term: str = TERM) -> list[int] | None:
    """The set beside the words, read past them."""
    row = SearchPosting.objects.filter(term=term).first()
    return listed(postings._read(row.size, bytes(row.bits))) if row else None


def make(number: int, **fields: Any) -> list[Product]:
    shop = make_shop()
    return [make_product(shop, title=f"Dodol nomor{place}", **fields) for place in range(number)]


def test_sets_are_kept_of_usual_terms_only() -> None:
    goods = make(3)
    drain_all()
    assert kept() is None, "words are counted now and then, not at every change"
    count_words()
    assert kept() == [product.pk for product in goods]
    assert kept("anomor1") is None
    EmbeddedEngine().delete([product.pk for product in goods])
    count_words()
    assert kept() is None


def test_many_sets_are_made_a_few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read at once stays small, and comes in several steps."""
    monkeypatch.setattr(postings, "AT_ONCE", 100)
    assert list(postings._batches({"a": 60, "b": 40, "c": 1, "d": 500, "e": 1})) == [["a", "b"], ["c"], ["d"], ["e"]]
    monkeypatch.setattr(postings, "TOGETHER", 2)
    assert list(postings._batches({"a": 1, "b": 1, "c": 1})) == [["a", "b"], ["c"]]
    assert list(postings._batches({})) == []
    monkeypatch.setattr(postings, "AT_ONCE", 3)
    monkeypatch.setattr(postings, "READ", 2)
    goods = make(5)
    drain_all()
    count_words()
    assert kept() == [product.pk for product in goods]


def test_sets_are_dropped_a_few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    make(3)
    drain_all()
    count_words()
    number = SearchPosting.objects.count()
    monkeypatch.setattr(postings, "TOGETHER", 2)
    with CaptureQueriesContext(connection) as seen:
        postings.forget()
    assert not SearchPosting.objects.exists()
    assert len([one for one in seen if one["sql"].startswith("DELETE")]) == -(-number // 2) > 1


CHANGES: dict[str, Callable[[list[Product]], Any]] = {
    "another title": lambda goods: Product.objects.filter(pk=goods[0].pk).update(title="Wajik"),
    "the word further behind": lambda goods: Product.objects.filter(pk=goods[0].pk).update(title="Wajik manis dan dodol"),
    "deletion": lambda goods: Product.objects.filter(pk=goods[1].pk).delete(),
    "a new one": lambda goods: make_product(title="Dodol Garut"),
    "nothing of it": lambda goods: goods[0].stockrecords.update(price=1),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_set_follows_the_words_in_their_transaction(change: Callable[[list[Product]], Any]) -> None:
    goods = make(4)
    drain_all()
    count_words()
    with transaction.atomic():
        change(goods)
        drain_all()
        words = postings._looked_up({(TERM,): [TERM]})[(TERM,)]
        assert kept() == sorted(words)
        transaction.set_rollback(True)
    assert kept() == [product.pk for product in goods]


def test_words_that_stay_are_not_written_again() -> None:
    product = make(1)[0]
    drain_all()
    product.stockrecords.update(price=77_000)
    with CaptureQueriesContext(connection) as seen:
        drain_all()
    assert not [one["sql"] for one in seen if "search_words" in one["sql"] and not one["sql"].startswith("SELECT")]
    assert facts.facts().of("price", [product.pk]) == [77_000]


def test_a_rebuild_makes_sets_anew() -> None:
    goods = make(3)
    rebuild()
    SearchPosting.objects.filter(term=TERM).update(size=1, bits=b"\1")
    rebuild()
    assert kept() == [product.pk for product in goods]


def test_another_process_sees_what_was_written() -> None:
    """Each Memory stands for a process."""
    first, second = make(2, price=5_000)
    drain_all()
    other = Memory()
    assert list(other.now().of("price", [first.pk, second.pk])) == [5_000, 5_000]
    first.stockrecords.update(price=60_000)
    Product.objects.filter(pk=second.pk).update(is_public=False)
    third = make_product(title="Dodol Durian", price=90_000)
    drain_all()
    now = other.now()
    assert list(now.of("price", [first.pk, third.pk])) == [60_000, 90_000]
    assert now.count("band", now.public, []) == {"50000-100000": 2}
    assert listed(now.public) == [first.pk, third.pk]


def test_what_was_taken_back_is_forgotten() -> None:
    product = make(1, price=5_000)[0]
    drain_all()
    other = Memory()
    other.now()
    with transaction.atomic():
        product.stockrecords.update(price=60_000)
        drain_all()
        assert other.now().of("price", [product.pk]) == [60_000]
        transaction.set_rollback(True)
    make_product(title="Wajik")
    drain_all()  # a write under the number of the one taken back
    assert other.now().of("price", [product.pk]) == [5_000]


def test_who_missed_much_reads_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facts, "REMEMBERED", 2)
    product = make(1, price=5_000)[0]
    drain_all()
    other = Memory()
    other.now()
    product.stockrecords.update(price=60_000)
    for _ in range(4):
        drain_all()
        make_product(title="Wajik")
    assert SearchWrite.objects.count() <= 2
    assert other.now().of("price", [product.pk]) == [60_000]


def test_asking_again_reads_no_product(django_assert_num_queries: Any) -> None:
    make(2)
    drain_all()
    other = Memory()
    other.now()
    with django_assert_num_queries(1):
        other.now()


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_writers_at_once_lose_nothing() -> None:
    goods = make(3)
    drain_all()
    count_words()
    new = make(6)
    Crowd(*[partial(EmbeddedEngine().index, [document]) for document in documents_of(product.pk for product in new)]).at_once()
    assert kept() == [product.pk for product in [*goods, *new]]
    assert listed(Memory().now().public) == kept()


DROPPED: dict[str, Callable[[], None]] = {"all": postings.forget, "what is usual no longer": partial(postings.keep, {})}


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("drop", DROPPED.values(), ids=DROPPED)
def test_who_drops_sets_takes_turns_with_writers(drop: Callable[[], None]) -> None:
    """A writer who has the last set and then needs the first one must not meet somebody who drops them from the first on."""
    SearchPosting.objects.bulk_create([SearchPosting(term=term, size=1, bits=b"\1") for term in ("afirst", "alast")])
    begun = Event()

    def write() -> None:
        with transaction.atomic():
            dialect().take_turns()
            SearchPosting.objects.filter(term="alast").update(size=1)
            begun.set()
            with connection.cursor() as cursor:
                for _ in range(SECONDS * 20):
                    cursor.execute("SELECT pg_sleep(.05), pg_stat_clear_snapshot()")
                    cursor.execute(WAITING)
                    if cursor.fetchone()[0]:
                        break
            SearchPosting.objects.filter(term="afirst").update(size=1)

    def drop_meanwhile() -> None:
        begun.wait(SECONDS)
        drop()

    assert Crowd(write, drop_meanwhile).at_once() == [None, None]
    assert not SearchPosting.objects.exists()
