"""Categories, and products with stock and pictures."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from oscar.core.loading import get_model

from portal.demo.goods import DemoProduct, categories
from portal.demo.goods import products as demo_products
from portal.demo.loading.pictures import load_pictures
from portal.demo.loading.shops import shops_by_code
from shop.catalogue.actions import product_class
from shop.catalogue.models import Category, Product, ProductImage
from shop.partner.models import Partner, StockRecord

BATCH = 500


def source_key(product: DemoProduct) -> str:
    """How a demo product is found again."""
    return f"demo:{product.code}"


@transaction.atomic
def load_categories() -> dict[str, int]:
    """Create the missing branches. Returns category id by demo path, such as kuliner/kue-medan."""
    ids: dict[str, int] = {}
    for category in categories():
        root, _, leaf = category.slug_path.partition("/")
        node = Category.objects.filter(slug=leaf or root).first()
        if node is None:
            fields = {"name": category.name, "slug": leaf or root}
            node = Category.objects.get(pk=ids[root]).add_child(**fields) if leaf else Category.add_root(**fields)
        ids[category.slug_path] = node.pk
    return ids


def load_products(progress: Callable[[int, int], None]) -> int:
    """Create the missing products; returns how many."""
    everything = sorted(demo_products(), key=lambda item: (-item.listed_days_ago, item.code))  # the newest gets the highest number, as in life
    existing = set(Product.objects.filter(source_key__startswith="demo:").values_list("source_key", flat=True))
    missing = [product for product in everything if source_key(product) not in existing]
    pictures = load_pictures(((product.kind, product.picture_seed) for product in everything), progress) if missing else {}
    category_ids = load_categories()
    for start in range(0, len(missing), BATCH):
        _create(missing[start : start + BATCH], category_ids, pictures)
    return len(missing)


@transaction.atomic
def _create(batch: list[DemoProduct], category_ids: dict[str, int], pictures: dict[tuple[str, int], int]) -> None:
    kind, now = product_class(), timezone.now()
    partner_ids = dict(Partner.objects.values_list("code", "pk"))
    codes = list(shops_by_code())
    products = Product.objects.bulk_create([_product(item, kind.pk) for item in batch])
    by_key = dict(Product.objects.filter(source_key__in=[source_key(item) for item in batch]).values_list("source_key", "pk"))
    for item, product in zip(batch, products, strict=True):
        product.pk = by_key[source_key(item)]
        product.date_created = now - timedelta(days=item.listed_days_ago, minutes=product.pk % 1440)
    Product.objects.bulk_update(products, ["date_created"])
    pairs = list(zip(batch, products, strict=True))
    StockRecord.objects.bulk_create(
        [
            StockRecord(
                product=product,
                partner_id=partner_ids[codes[item.shop]],
                partner_sku=item.code,
                price_currency="IDR",
                price=Decimal(item.price),
                num_in_stock=item.stock,
            )
            for item, product in pairs
        ]
    )
    get_model("catalogue", "ProductCategory").objects.bulk_create(
        [get_model("catalogue", "ProductCategory")(product=product, category_id=category_ids[item.category]) for item, product in pairs]
    )
    ProductImage.objects.bulk_create(
        [ProductImage(product=product, image_id=pictures[item.kind, item.picture_seed], caption=item.title[:200], display_order=0) for item, product in pairs]
    )


def _product(item: DemoProduct, kind_id: int) -> Product:
    return Product(
        structure=Product.STANDALONE,
        product_class_id=kind_id,
        title=item.title,
        slug=slugify(item.title)[:200],
        description=item.description,
        is_public=True,
        unit=item.unit,
        weight=item.weight,
        lead_days=item.lead_days,
        condition=item.condition,
        ingredients=item.ingredients,
        keeping=item.keeping,
        material=item.material,
        legality=item.legality,
        sizes=item.sizes,
        source_key=source_key(item),
    )
