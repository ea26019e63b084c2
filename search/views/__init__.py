"""Views of the search app. Oscar imports all of these names from here; its lists of goods are ours in shop.catalogue.views."""

from django.views.generic import TemplateView

from search.views.results import FacetedSearchView, SuggestionView


class CatalogueView(TemplateView):
    """Oscar's catalogue.views looks for this name; /produk/ is shop.catalogue.views.CatalogueView."""

    template_name = "oscar/catalogue/browse.html"


class ProductCategoryView(TemplateView):
    """The same for /kategori/."""

    template_name = "oscar/catalogue/category.html"


__all__ = ["CatalogueView", "FacetedSearchView", "ProductCategoryView", "SuggestionView"]
