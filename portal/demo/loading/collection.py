"""The curated Selasa UMKM collection of the demo city: criteria, wanted sizes, and goods with the reason each was chosen for."""

from django.db import transaction

from portal.accounts.models import User
from portal.demo.catalogue_file import table
from portal.demo.dice import dice
from portal.demo.goods import products as demo_products
from portal.demo.loading.goods import source_key
from portal.demo.logins import LOGINS
from shop.catalogue.models import Product
from shop.curation.models import Collection, Criterion, Entry, Need

SLUG = "selasa-umkm"
SUMMARY = "Baju, sepatu, dan tas buatan UMKM yang rapi untuk hari kerja. Siapa pun boleh membeli."
CRITERIA = (
    "Dibuat usaha mikro atau kecil di kota ini",
    "Bahan adem dan tidak tembus pandang",
    "Rapi: berkerah, berkancing, atau potongannya lurus",
    "Cocok untuk dinas: warna dan motifnya pantas saat melayani warga",
    "Sepatu tertutup dan solnya tidak licin",
)
NEEDS = (
    ("atasan", "pria", "S, M, L, XL, XXL"),
    ("atasan", "wanita", "S, M, L, XL"),
    ("sepatu", "pria", "39, 40, 41, 42, 43"),
    ("sepatu", "wanita", "36, 37, 38, 39, 40"),
)


@transaction.atomic
def load_collection() -> int:
    """Fill the collection once; what was chosen before reasons were asked for makes room. Returns how many goods came in."""
    collection, _ = Collection.objects.get_or_create(slug=SLUG, defaults={"name": "Selasa UMKM"})
    if collection.criteria.exists():
        return 0
    if not collection.summary:
        collection.summary = SUMMARY
        collection.save(update_fields=["summary"])
    criteria = [Criterion.objects.create(collection=collection, text=text) for text in CRITERIA]
    Need.objects.bulk_create([Need(collection=collection, part=part, wearer=wearer, sizes=sizes) for part, wearer, sizes in NEEDS])
    Entry.objects.filter(collection=collection, chosen_by=None, product__source_key__startswith="demo:").delete()
    _fill_sizes()
    return _choose(collection, criteria)


def _choose(collection: Collection, criteria: list[Criterion]) -> int:
    officer = User.objects.filter(email=next(login.email for login in LOGINS if login.role == "Petugas")).first()
    ids = dict(Product.objects.filter(source_key__startswith="demo:").values_list("source_key", "pk"))
    rows = table("selasa.txt")
    taken = set(Entry.objects.filter(collection=collection, removed_at=None).values_list("product_id", flat=True))
    made = 0
    for item in sorted(demo_products(), key=lambda one: dice(f"selasa-{one.code}").random()):  # shops mixed, the same way every time
        row = next((row for row in rows if item.title.startswith(row[0])), None)
        product_id = ids.get(source_key(item))
        if row is None or product_id is None or product_id in taken:
            continue
        _name, part, wearer, numbers, reason = row
        entry = Entry.objects.create(collection=collection, product_id=product_id, part=part, wearer=wearer, reason=reason, chosen_by=officer)
        entry.criteria.set([criteria[int(number) - 1] for number in numbers.split()])
        made += 1
    return made


def _fill_sizes() -> None:
    """A city loaded before goods had sizes gets them."""
    sizes = {source_key(item): item.sizes for item in demo_products() if item.sizes}
    bare = list(Product.objects.filter(source_key__in=sizes, sizes=""))
    for product in bare:
        product.sizes = sizes[product.source_key]
    Product.objects.bulk_update(bare, ["sizes"])
