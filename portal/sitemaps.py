"""What search engines are told of (SE-01): an index, and below it pages (trainings among them), products, shops, categories and the lists of all."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.contrib.sitemaps import Sitemap as WagtailSitemap

from portal.addresses import absolute
from shop.catalogue.models import Category
from shop.catalogue.queries import public_products
from shop.curation.models import Collection
from shop.curation.queries import TUESDAY, running
from shop.partner.models import Partner
from shop.partner.queries import public_shops


class OwnSitemap(Sitemap):
    """Addresses on the host that BASE_URL names, the same as in canonical links: Django would ask a table of sites that nobody here keeps."""

    limit = 5000

    def get_urls(self, page: int | str = 1, site: Any = None, protocol: str | None = None) -> list[dict[str, Any]]:
        urls = super().get_urls(page=page, site=site, protocol=protocol)
        return [entry | {"location": absolute(_path(entry["location"]))} for entry in urls]


def _path(address: str) -> str:
    return urlsplit(address).path or "/"


class PageSitemap(OwnSitemap, WagtailSitemap):
    """Everything editors published for all, in the order of the tree."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        WagtailSitemap.__init__(self, request)


class ListSitemap(OwnSitemap):
    """The pages that stand in no table."""

    def items(self) -> list[str]:
        tuesday = [reverse("pair")] if running(TUESDAY) else []
        return ["/produk/", "/toko/", "/buka-toko/", *tuesday, reverse("glossary"), reverse("feedback:write"), reverse("feedback:answers")]

    def location(self, item: Any) -> str:
        return str(item)


class ProductSitemap(OwnSitemap):
    def items(self) -> QuerySet[Any]:
        return public_products().only("pk", "slug", "date_updated").order_by("pk")

    def lastmod(self, item: Any) -> Any:
        return item.date_updated


class ShopSitemap(OwnSitemap):
    def items(self) -> QuerySet[Partner]:
        return public_shops().order_by("pk")


class CategorySitemap(OwnSitemap):
    def items(self) -> QuerySet[Category]:
        return Category.objects.browsable().order_by("path")


class CollectionSitemap(OwnSitemap):
    def items(self) -> list[Collection]:
        return [collection for collection in Collection.objects.order_by("pk") if collection.is_on]


SITEMAPS: dict[str, type[Sitemap]] = {
    "halaman": PageSitemap,
    "daftar": ListSitemap,
    "produk": ProductSitemap,
    "toko": ShopSitemap,
    "kategori": CategorySitemap,
    "pilihan": CollectionSitemap,
}


@require_safe
def sitemap_index(request: HttpRequest) -> TemplateResponse:
    """/sitemap.xml: the address of each part, long parts in pieces of 5,000."""
    parts = []
    for section, kind in SITEMAPS.items():
        address = absolute(reverse("sitemap_section", args=[section]))
        parts += [{"location": address if number == 1 else f"{address}?p={number}"} for number in kind().paginator.page_range]
    return TemplateResponse(request, "sitemap_index.xml", {"sitemaps": parts}, content_type="application/xml", headers={"X-Robots-Tag": "noindex"})
