"""Collections and what is in them, for tests."""

import itertools
from collections.abc import Sequence
from typing import Any

from shop.catalogue.models import Product
from shop.curation.actions import choose
from shop.curation.models import Collection, Criterion, Entry
from tests.factories.shop import make_product

_numbers = itertools.count(1)


def make_collection(slug: str = "selasa-umkm", *, criteria: Sequence[str] = (), **fields: Any) -> Collection:
    """A collection that is shown now, with these criteria."""
    fields.setdefault("name", "Selasa UMKM")
    collection = Collection.objects.create(slug=slug, **fields)
    Criterion.objects.bulk_create([Criterion(collection=collection, text=text) for text in criteria])
    return collection


def put_in(collection: Collection, product: Product | None = None, **fields: Any) -> Entry:
    """A product of the collection: its own, or one made with the fields that are no entry's."""
    entry = {name: fields.pop(name) for name in ("reason", "part", "wearer", "actor") if name in fields}
    criteria = fields.pop("criteria", collection.criteria.all())
    product = product or make_product(**{"title": f"Pilihan {next(_numbers)}", **fields})
    return choose(collection, product, criteria=criteria, **{"reason": "Rapi untuk kerja.", "part": "atasan", "wearer": "umum", "actor": None, **entry})
