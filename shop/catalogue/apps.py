"""Fork of Oscar's catalogue app.

Overrides: models.Product (what PP 80/2019 asks to be told), models.Category (one short address), models.ProductImage (a Wagtail image),
views (list, category, product page without a write on GET).
Ours beside them: queries, actions, pictures.
"""

from django.urls import URLPattern, URLResolver, path, re_path
from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.apps import CatalogueConfig as OscarCatalogueConfig
from oscar.core.loading import get_class


class CatalogueConfig(OscarCatalogueConfig):
    name = "shop.catalogue"
    verbose_name = _("Katalog")

    def get_urls(self) -> list[URLPattern | URLResolver]:
        detail = get_class("catalogue.views", "ProductDetailView")
        catalogue = get_class("catalogue.views", "CatalogueView")
        from shop.catalogue.reviews.views import ProductReviewsView, ReportView

        return self.post_process_urls(
            [
                path("", catalogue.as_view(), name="index"),
                re_path(r"^(?P<product_slug>[\w-]*)_(?P<pk>\d{1,18})/$", detail.as_view(), name="detail"),
                re_path(r"^(?P<product_slug>[\w-]*)_(?P<pk>\d{1,18})/ulasan/$", ProductReviewsView.as_view(), name="reviews"),
                path("ulasan/<int:pk>/laporkan/", ReportView.as_view(), name="report_review"),
            ]
        )
