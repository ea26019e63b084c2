"""What stood in Oscar's ranges goes on under the same address."""

from importlib import import_module

import pytest
from django.apps import apps
from oscar.core.loading import get_model

from shop.curation.models import Collection
from shop.curation.queries import goods
from tests.factories.curation import make_collection
from tests.factories.shop import make_product

pytestmark = pytest.mark.django_db
move = import_module("shop.curation.migrations.0002_from_ranges").move


def test_ranges_become_collections_in_their_order_and_once() -> None:
    old = get_model("offer", "Range").objects.create(name="Selasa UMKM", slug="selasa-umkm", is_public=True)
    get_model("offer", "Range").objects.create(name="Kosong", slug="kosong")
    first, second = make_product(title="Satu"), make_product(title="Dua")
    for order, product in ((2, second), (1, first)):
        old.add_product(product, display_order=order)
    for _ in range(2):
        move(apps, None)
    collection = Collection.objects.get()
    assert (collection.slug, collection.is_on) == ("selasa-umkm", True)
    assert [product.title for product in goods(collection)] == ["Satu", "Dua"]
    assert {entry.reason for entry in collection.entries.all()} == {"Dipilih sebelum alasan dicatat."}


def test_a_collection_that_is_there_is_left_alone() -> None:
    old = get_model("offer", "Range").objects.create(name="Lama", slug="selasa-umkm")
    old.add_product(make_product())
    made = make_collection()
    move(apps, None)
    assert not made.entries.exists()
