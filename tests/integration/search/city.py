"""The goods of the demo city as the tests of relevance search them."""

from portal.demo.goods import DemoProduct, categories, products
from search.indexing import rebuild
from shop.catalogue.actions import product_class
from shop.catalogue.models import Category, Product, ProductCategory
from shop.partner.models import Partner, StockRecord


def make_demo_city() -> dict[int, DemoProduct]:
    """The goods of the demo city without pictures, indexed: number to what it was made from."""
    tree: dict[str, Category] = {}
    for one in categories():
        above = tree.get(one.slug_path.rpartition("/")[0])
        tree[one.slug_path] = above.add_child(name=one.name) if above else Category.add_root(name=one.name)
    goods, kind = products(), product_class()
    shops = {
        number: Partner(name=f"Warung {number}", code=f"warung-{number}", status=Partner.Status.VERIFIED) for number in sorted({item.shop for item in goods})
    }
    Partner.objects.bulk_create(shops.values())
    made = Product.objects.bulk_create(
        Product(title=item.title, slug=item.code.lower(), product_class=kind, is_public=True, lead_days=item.lead_days) for item in goods
    )
    pairs = list(zip(made, goods, strict=True))
    StockRecord.objects.bulk_create(
        StockRecord(product=product, partner=shops[item.shop], partner_sku=item.code, price=item.price, num_in_stock=item.stock) for product, item in pairs
    )
    ProductCategory.objects.bulk_create(ProductCategory(product=product, category=tree[item.category]) for product, item in pairs)
    rebuild()
    return {product.pk: item for product, item in pairs}
