"""The index follows the catalogue by change rows."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction

from search.engines import engine
from search.engines.base import SearchQuery
from search.indexing import drain, drain_all, rebuild
from shop.catalogue.actions import record_changes
from shop.catalogue.models import Product, ProductChange
from shop.catalogue.queries import PUBLIC
from shop.partner.models import Partner
from tests.factories.shop import make_product, make_shop

pytestmark = pytest.mark.django_db


def found(word: str) -> list[int]:
    return engine().search(SearchQuery((word,), PUBLIC)).ids


def test_a_change_is_found_after_draining(django_assert_num_queries: Any) -> None:
    product = make_product(title="Sandal Karet")
    record_changes([product.pk])
    assert found("sandal") == []
    assert drain() == 1
    assert found("sandal") == [product.pk]
    Product.objects.filter(pk=product.pk).update(title="Sepatu Karet")
    record_changes([product.pk, product.pk])
    assert drain() == 2
    assert found("sandal") == []
    assert found("sepatu") == [product.pk]
    with django_assert_num_queries(1):
        assert drain() == 0


def test_a_deleted_product_is_forgotten() -> None:
    product = make_product(title="Sandal Karet")
    rebuild()
    pk = product.pk
    product.delete()
    record_changes([pk])
    drain()
    assert engine().prune() == 0


def test_a_change_that_is_taken_back_leaves_no_trace() -> None:
    product = make_product(title="Sandal Karet")
    with transaction.atomic():
        Product.objects.filter(pk=product.pk).update(title="Sepatu Karet")
        record_changes([product.pk])
        transaction.set_rollback(True)
    assert drain() == 0
    assert found("sepatu") == []


def test_draining_in_pieces_takes_the_oldest_first() -> None:
    shop = make_shop()
    products = [make_product(shop, title="Dodol") for _ in range(5)]
    record_changes(product.pk for product in products)
    assert drain(limit=2) == 2
    assert found("dodol") == [product.pk for product in products[:2]]
    assert drain_all() == 3
    assert found("dodol") == [product.pk for product in products]


def test_the_name_of_the_shop_is_a_word_of_its_goods() -> None:
    shop = make_shop(name="Rumah Melayu")
    product = make_product(shop, title="Kain")
    rebuild()
    Partner.objects.filter(pk=shop.pk).update(name="Rumah Karo")
    record_changes([product.pk])
    drain()
    assert found("melayu") == []
    assert found("karo") == [product.pk]


def test_a_rebuild_mends_everything_and_may_be_repeated() -> None:
    shop = make_shop()
    kept, lost = make_product(shop, title="Ulos"), make_product(shop, title="Ulos Lama")
    rebuild()
    engine().delete([kept.pk])
    Product.objects.filter(pk=lost.pk).delete()
    seen: list[tuple[int, int]] = []
    assert rebuild(lambda done, total: seen.append((done, total))) == 1
    assert seen == [(1, 1)]
    assert found("ulos") == [kept.pk]
    assert rebuild() == 1
    assert not ProductChange.objects.exists()


def test_the_commands_say_what_they_did() -> None:
    product = make_product(title="Ulos")
    record_changes([product.pk])
    out = StringIO()
    call_command("update_search", stdout=out, stderr=StringIO())
    call_command("rebuild_search", stdout=out, stderr=StringIO())
    assert out.getvalue().splitlines() == ["1 perubahan masuk indeks pencarian.", "1 produk masuk indeks pencarian."]
