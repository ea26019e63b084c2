"""Public catalogue pages. Oscar looks these names up."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView
from oscar.apps.catalogue.views import ProductDetailView as OscarProductDetailView

from portal.regions.own_kelurahan import own_kelurahan, remember
from portal.regions.places import village_of
from shop.catalogue.detail import product_page, shown_records
from shop.catalogue.listing import listing
from shop.catalogue.models import Product
from shop.catalogue.tree import category_tree


class CatalogueView(TemplateView):
    """/produk/: everything that is for sale."""

    template_name = "oscar/catalogue/browse.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(list=listing(self.request.path, self.request.GET, category_tree()), **kwargs)


class ProductCategoryView(TemplateView):
    """/kategori/<slug>/: one branch of the tree with all below it."""

    template_name = "oscar/catalogue/category.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        tree = category_tree()
        node = tree.by_slug.get(kwargs["slug"])
        if node is None:
            raise Http404
        return super().get_context_data(list=listing(self.request.path, self.request.GET, tree, node), **kwargs)


class ProductDetailView(OscarProductDetailView):
    """/produk/<slug>_<pk>/. Oscar's view finds the product, mends an old address and renders; what it shows is ours."""

    template_name = "oscar/catalogue/detail.html"

    def get_object(self, queryset: QuerySet[Product] | None = None) -> Product:
        """The product with its shop. Oscar's view asks twice."""
        if not hasattr(self, "object"):
            self.record = get_object_or_404(shown_records(), product_id=self.kwargs["pk"])
            return self.record.product
        return self.object

    def is_viewable(self, product: Product, request: HttpRequest) -> bool:
        """Hidden goods and goods of unapproved shops are not there for anybody, staff included: they look at them in /kelola/."""
        return True  # shown_records() holds nothing else

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """A place that was just chosen (`?kelurahan=`) is kept on the visitor's device; nothing is stored here."""
        asked = request.GET.get("kelurahan", "")
        code = asked or own_kelurahan(request)
        self.kelurahan = village_of(code) if code else None
        response: HttpResponse = super().get(request, **kwargs)
        if asked and self.kelurahan:
            remember(response, asked, secure=request.is_secure())
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {"view": self, "product": self.object, **product_page(self.record, self.request, self.kelurahan), **kwargs}

    def send_signal(self, request: HttpRequest, response: HttpResponse, product: Product) -> None:
        """Oscar counts views here by writing a row; a GET of ours writes nothing."""
