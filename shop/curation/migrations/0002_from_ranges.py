"""What stood in Oscar's ranges becomes collections of the same address, so that programme pages go on showing their goods."""

from django.db import migrations

REASON = "Dipilih sebelum alasan dicatat."


def move(apps, schema_editor):
    Range, RangeProduct = apps.get_model("offer", "Range"), apps.get_model("offer", "RangeProduct")
    Collection, Entry = apps.get_model("curation", "Collection"), apps.get_model("curation", "Entry")
    for old in Range.objects.order_by("pk"):
        product_ids = RangeProduct.objects.filter(range=old).order_by("-display_order", "-pk").values_list("product_id", flat=True)
        ids = list(dict.fromkeys(product_ids))
        if not ids or Collection.objects.filter(slug=old.slug[:80]).exists():
            continue
        collection = Collection.objects.create(name=old.name[:80], slug=old.slug[:80], summary="")
        # The latest choice stands first on the page: so the last of the old order comes in first.
        Entry.objects.bulk_create([Entry(collection=collection, product_id=pk, reason=REASON) for pk in ids])


class Migration(migrations.Migration):

    dependencies = [
        ("curation", "0001_collections"),
        ("offer", "0013_range_excluded_categories"),
    ]

    operations = [migrations.RunPython(move, migrations.RunPython.noop, elidable=True)]
