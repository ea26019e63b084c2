"""The index follows the catalogue by change rows, whoever writes and however."""

from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import F

from search.engines import engine
from search.engines.base import Narrow
from search.indexing import drain, drain_all, is_stale, rebuild
from search.models import SearchDocument, SearchState
from search.queries import read_question
from search.triggers import PREFIX, WATCHED, install
from shop.catalogue.models import Category, Product, ProductCategory, ProductChange
from shop.partner.models import Partner, StockRecord
from tests.factories.shop import make_category, make_product, make_region, make_shop

pytestmark = pytest.mark.django_db


def found(word: str, **narrow: Any) -> list[int]:
    return engine().search(read_question(word, exact=True), Narrow(**narrow)).ids


def test_a_change_is_found_after_draining(django_assert_num_queries: Any) -> None:
    product = make_product(title="Sandal Karet")
    assert found("sandal") == []
    assert drain() >= 1
    assert found("sandal") == [product.pk]
    Product.objects.filter(pk=product.pk).update(title="Sepatu Karet")
    drain()
    assert found("sandal") == []
    assert found("sepatu") == [product.pk]
    with django_assert_num_queries(1):
        assert drain() == 0


WRITES: dict[str, Callable[[Product], Any]] = {
    "update of a title": lambda product: Product.objects.filter(pk=product.pk).update(title="Lain"),
    "saving": lambda product: product.save(),
    "hiding": lambda product: Product.objects.filter(pk=product.pk).update(is_public=False),
    "a price": lambda product: StockRecord.objects.filter(product=product).update(price=F("price") + 1),
    "a bulk update": lambda product: StockRecord.objects.bulk_update([product.stockrecords.get()], ["num_in_stock"]),
    "stock set aside": lambda product: product.stockrecords.get().allocate(1),
    "approval of the shop": lambda product: Partner.objects.filter(stockrecords__product=product).update(status=Partner.Status.SUSPENDED),
    "a new name of the shop": lambda product: Partner.objects.filter(stockrecords__product=product).update(name="Lain"),
    "a shop that moves": lambda product: Partner.objects.filter(stockrecords__product=product).update(kelurahan=make_region("12.71.02.1001", "Lain")),
    "another category": lambda product: ProductCategory.objects.filter(product=product).update(category=make_category("Lain")),
    "no category": lambda product: ProductCategory.objects.filter(product=product).delete(),
    "a new name of the category": lambda product: Category.objects.filter(product=product).update(name="Lain"),
    "a new name above the category": lambda product: Category.objects.filter(name="Atas").update(name="Lain"),
    "a category that moves": lambda product: product.categories.get().move(make_category("Lain"), "first-child"),
    "deletion": lambda product: Product.objects.filter(pk=product.pk).delete(),
    "plain SQL": lambda product: connection.cursor().execute("UPDATE catalogue_product SET title = 'Lain' WHERE id = %s", [product.pk]),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_every_write_leaves_a_change_row_in_its_own_transaction(write: Callable[[Product], Any]) -> None:
    above = make_category("Atas")
    product = make_product(title="Sandal Karet", category=make_category("Bawah", above))
    other = make_product(title="Payung", category=make_category("Bukan"))
    drain_all()
    pk = product.pk
    with transaction.atomic():
        write(product)
        assert set(ProductChange.objects.values_list("product_id", flat=True)) == {pk}
        transaction.set_rollback(True)
    assert not ProductChange.objects.exists()
    assert other.pk in SearchDocument.objects.values_list("pk", flat=True)


def test_bulk_create_leaves_change_rows() -> None:
    shop = make_shop()
    kind = make_product(shop).product_class
    drain_all()
    products = Product.objects.bulk_create(Product(title=f"Kain {number}", slug=f"kain-{number}", product_class=kind) for number in range(3))
    StockRecord.objects.bulk_create(
        StockRecord(product=product, partner=shop, partner_sku=str(product.pk), price=5_000, num_in_stock=1) for product in products
    )
    assert {row.product_id for row in ProductChange.objects.all()} == {product.pk for product in products}
    drain()
    assert found("kain") == [product.pk for product in products]


def test_without_its_trigger_a_write_is_missed() -> None:
    """Shows that nothing else brings changes in: a trigger that is gone would be noticed by the tests above."""
    product = make_product(title="Sandal Karet")
    drain_all()
    name = f"{PREFIX}_catalogue_product_update"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {name}" + (" ON catalogue_product" if connection.vendor == "postgresql" else ""))
    Product.objects.filter(pk=product.pk).update(title="Sepatu Karet")
    assert not ProductChange.objects.exists()
    install()
    Product.objects.filter(pk=product.pk).update(title="Sepatu Karet")
    assert ProductChange.objects.exists()


def test_every_trigger_is_there() -> None:
    sql = "SELECT tgname FROM pg_trigger" if connection.vendor == "postgresql" else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        cursor.execute(sql)
        there = {name for (name,) in cursor.fetchall()}
    assert {f"{PREFIX}_{table}_{event.lower()}" for table, event, *_ in WATCHED} <= there


def test_a_deleted_product_is_forgotten() -> None:
    product = make_product(title="Sandal Karet")
    rebuild()
    product.delete()
    drain()
    assert found("sandal") == []
    assert not SearchDocument.objects.exists()


def test_a_sold_out_product_leaves_those_in_stock() -> None:
    product = make_product(title="Sandal Karet", stock=1)
    drain()
    assert found("sandal", state="siap") == [product.pk]
    product.stockrecords.get().allocate(1)
    drain()
    assert found("sandal", state="siap") == []
    assert found("sandal") == [product.pk]


def test_a_change_that_is_taken_back_leaves_no_trace() -> None:
    product = make_product(title="Sandal Karet")
    drain_all()
    with transaction.atomic():
        Product.objects.filter(pk=product.pk).update(title="Sepatu Karet")
        transaction.set_rollback(True)
    assert drain() == 0
    assert found("sepatu") == []


def test_draining_in_pieces_takes_the_oldest_first() -> None:
    shop = make_shop()
    products = [make_product(shop, title="Dodol") for _ in range(5)]
    drain(limit=2)
    assert found("dodol") == [product.pk for product in products[:2]]
    drain_all()
    assert found("dodol") == [product.pk for product in products]


def test_a_rebuild_mends_everything_and_may_be_repeated() -> None:
    shop = make_shop()
    kept, lost = make_product(shop, title="Ulos"), make_product(shop, title="Ulos Lama")
    rebuild()
    engine().delete([kept.pk])
    Product.objects.filter(pk=lost.pk).delete()
    ProductChange.objects.all().delete()
    seen: list[tuple[int, int]] = []
    assert rebuild(lambda done, total: seen.append((done, total))) == 1
    assert seen == [(2, 2)]
    assert found("ulos") == [kept.pk]
    assert rebuild() == 1
    assert not ProductChange.objects.exists()


def test_the_commands_say_what_they_did() -> None:
    product = make_product(title="Ulos")
    out = StringIO()
    call_command("update_search", stdout=out, stderr=StringIO())
    Product.objects.filter(pk=product.pk).update(title="Ulos Sadum")
    call_command("update_search", stdout=out, stderr=StringIO())
    call_command("update_search", stdout=out, stderr=StringIO())
    call_command("rebuild_search", stdout=out, stderr=StringIO())
    assert out.getvalue().splitlines() == [
        "1 produk masuk indeks pencarian.",  # the first time everything
        "1 perubahan masuk indeks pencarian.",
        "1 produk masuk indeks pencarian.",
    ]


def test_after_a_new_way_of_making_them_the_entries_are_made_anew() -> None:
    product = make_product(title="Ulos")
    rebuild()
    assert not is_stale()
    SearchState.objects.update(made_with="lama")
    SearchDocument.objects.filter(pk=product.pk).update(pack="")
    assert is_stale()
    call_command("update_search", stdout=StringIO(), stderr=StringIO())
    assert SearchDocument.objects.get(pk=product.pk).pack.startswith("ulos")
    assert not is_stale()
