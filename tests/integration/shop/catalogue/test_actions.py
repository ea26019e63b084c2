"""Every write to goods leaves a change row for search, and stock is never given twice."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from shop.catalogue import actions
from shop.catalogue.models import Category, Product, ProductCategory, ProductChange
from shop.partner.actions import decide, save_shop
from shop.partner.models import StockRecord
from tests.factories.foreign_shop import make_order_row
from tests.factories.shop import make_category, make_product, make_shop, make_user

pytestmark = pytest.mark.django_db


def changed() -> set[int]:
    """Goods that search has to make anew since this was asked last."""
    ids = set(ProductChange.objects.values_list("product_id", flat=True))
    ProductChange.objects.all().delete()
    return ids


def free(product: Product) -> int:
    record = StockRecord.objects.get(product=product)
    return (record.num_in_stock or 0) - (record.num_allocated or 0)


def save(product: Product, shop, **fields) -> Product:
    values = {"price": Decimal(12_500), "stock": 4, "category": make_category(), "shown": True, **fields}
    return actions.save_product(product, shop=shop, **values)


def test_a_new_product_has_one_price_one_stock_one_category_and_the_one_class():
    shop = make_shop()

    product = save(Product(title="Bika Ambon"), shop)

    record = StockRecord.objects.get(product=product)
    assert (record.partner, record.price, record.num_in_stock, record.price_currency) == (shop, Decimal(12_500), 4, "IDR")
    assert product.product_class == actions.product_class()
    assert [category.name for category in product.categories.all()] == ["Kuliner"]
    assert changed() == {product.pk}


def test_every_write_leaves_a_change_row():
    shop, officer = make_shop(), make_user("Petugas")
    product = make_product(shop)
    pk = product.pk
    writes = [
        lambda: save(product, shop, price=Decimal(9_000)),
        lambda: actions.set_stock(product, 9),
        lambda: actions.hide_product(product),
        lambda: actions.show_product(product),
        lambda: decide(shop, "suspended", reason="Alamat salah", officer=officer),
        lambda: save_shop(shop, areas=[], actor=None),
        lambda: actions.save_category(product.categories.get(), parent=None),
        lambda: actions.delete_product(product),
    ]

    changed()
    for number, write in enumerate(writes, start=1):
        write()
        assert changed() == {pk}, f"write number {number}"


def test_what_changes_nothing_leaves_no_change_row():
    product = make_product(stock=5)
    changed()

    actions.set_stock(product, 5)
    actions.show_product(product)

    assert changed() == set()


def test_another_shops_product_cannot_be_saved_as_ones_own():
    product = make_product(make_shop())

    with pytest.raises(ValueError, match="not of shop"):
        save(product, make_shop())

    assert StockRecord.objects.get(product=product).price == Decimal(10_000)


def test_pieces_that_buyers_took_while_the_form_was_open_are_not_given_back():
    shop = make_shop()
    product = make_product(shop, stock=12)
    make_order_row(shop, product, quantity=2)  # after the seller saw 12

    save(product, shop, stock=12, stock_seen=12)
    assert free(product) == 10

    save(product, shop, stock=15, stock_seen=12)
    assert free(product) == 13


def test_a_stock_counted_anew_is_care_for_the_goods():
    """Search puts goods that nobody touches for long a little further behind."""
    product = make_product(stock=5)
    long_ago = timezone.now() - timedelta(days=400)
    StockRecord.objects.filter(product=product).update(date_updated=long_ago)
    actions.set_stock(product, 5)
    assert StockRecord.objects.get(product=product).date_updated == long_ago, "nothing was written"
    actions.set_stock(product, 4)
    assert StockRecord.objects.get(product=product).date_updated > long_ago
    StockRecord.objects.filter(product=product).update(date_updated=long_ago, num_allocated=9)
    actions.set_stock(product, 1, seen=4)
    assert StockRecord.objects.get(product=product).date_updated > long_ago


def test_counting_less_than_buyers_hold_leaves_nothing_free():
    shop = make_shop()
    product = make_product(shop, stock=3)
    make_order_row(shop, product, quantity=3)

    actions.set_stock(product, 0, seen=2)

    record = StockRecord.objects.get(product=product)
    assert (record.num_in_stock, record.num_allocated) == (3, 3)


def test_what_was_ordered_is_hidden_not_deleted():
    shop = make_shop()
    product = make_product(shop)
    make_order_row(shop, product)

    with pytest.raises(actions.ProductInUseError):
        actions.delete_product(product)

    assert Product.objects.filter(pk=product.pk).exists()


def test_a_product_changes_its_one_category():
    shop = make_shop()
    product = make_product(shop)

    save(product, shop, category=make_category("Kriya"))

    assert [row.category.name for row in ProductCategory.objects.filter(product=product)] == ["Kriya"]


def test_categories_get_an_address_of_their_own_and_keep_it():
    kue = actions.save_category(Category(name="Kue"), parent=make_category("Kuliner"))
    other = actions.save_category(Category(name="Kue"), parent=make_category("Kriya"))
    kue.name = "Kue basah"
    renamed = actions.save_category(kue, parent=make_category("Kuliner"))

    assert (renamed.slug, other.slug) == ("kue", "kue-2")
    assert renamed.name == "Kue basah"


def test_a_category_moves_with_its_goods():
    kue = actions.save_category(Category(name="Kue"), parent=make_category("Kuliner"))
    product = make_product(category=kue)
    changed()

    moved = actions.save_category(kue, parent=make_category("Kriya"))

    assert moved.get_parent().name == "Kriya"
    assert changed() == {product.pk}
    assert actions.save_category(moved, parent=None).is_root()


def test_only_an_empty_category_is_deleted():
    kuliner = make_category("Kuliner")
    kue = actions.save_category(Category(name="Kue"), parent=kuliner)
    product = make_product(category=kue)

    for category in (Category.objects.get(pk=kuliner.pk), kue):
        with pytest.raises(actions.CategoryInUseError):
            actions.delete_category(category)
    actions.delete_product(product)
    actions.delete_category(Category.objects.get(pk=kue.pk))

    assert not Category.objects.filter(pk=kue.pk).exists()
