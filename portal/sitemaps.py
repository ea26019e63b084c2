"""What search engines are told of: pages, products, shops, categories."""

from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from wagtail.contrib.sitemaps import Sitemap as PageSitemap

from shop.catalogue.models import Category
from shop.catalogue.queries import public_products
from shop.curation.models import Collection
from shop.partner.models import Partner
from shop.partner.queries import public_shops


class ProductSitemap(Sitemap):
    limit = 5000

    def items(self) -> QuerySet[Any]:
        return public_products().only("pk", "slug", "date_updated").order_by("pk")

    def lastmod(self, item: Any) -> Any:
        return item.date_updated


class ShopSitemap(Sitemap):
    limit = 5000

    def items(self) -> QuerySet[Partner]:
        return public_shops().order_by("pk")


class CategorySitemap(Sitemap):
    def items(self) -> QuerySet[Category]:
        return Category.objects.browsable().order_by("path")


class CollectionSitemap(Sitemap):
    def items(self) -> list[Collection]:
        return [collection for collection in Collection.objects.order_by("pk") if collection.is_on]


SITEMAPS: dict[str, type[Sitemap]] = {
    "pages": PageSitemap,
    "products": ProductSitemap,
    "shops": ShopSitemap,
    "categories": CategorySitemap,
    "collections": CollectionSitemap,
}
