"""The names Oscar looks up in its search app, and our one box behind them."""

from django.views.generic import TemplateView


class FacetedSearchView(TemplateView):
    template_name = "search/results.html"


CatalogueView = ProductCategoryView = FacetedSearchView
