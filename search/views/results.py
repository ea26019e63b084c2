"""/cari/ and /cari/saran/. Neither writes anything, and neither belongs into a search engine of the web."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.generic import TemplateView, View

from search.editorial import editorial
from search.queries import page_number, product_listing, shops
from search.suggestions import suggestions
from search.wishes import MAX_TEXT, Wish
from shop.catalogue.tree import category_tree

SUGGESTION_SECONDS = 60


class FacetedSearchView(TemplateView):
    """One box over products, shops, guides, trainings and news. Oscar looks this name up."""

    template_name = "search/results.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().get(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        wish = Wish.read(self.request.GET)
        context = {"wish": wish, "search_query": wish.text, **kwargs}
        if wish.words:
            context |= self._found(wish, page_number(self.request.GET.get("page", "")))
        if context.get("nothing", True):
            context["kinds"] = category_tree().roots
        return super().get_context_data(**context)

    def _found(self, wish: Wish, page: int) -> dict[str, Any]:
        """Goods on every page; shops and pages on the first one only. A question that guides answer is not filled up with goods that share one word."""
        first = page == 1 and not wish.narrows
        pages = editorial(wish.text, self.request) if first else None
        found, products = product_listing(self.request.path, wish, page, some=not (pages and pages.asks and pages.guides))
        named = shops(wish.words) if first else []
        return {
            "list": products,
            "total": found.result.total,
            "every": found.every,
            "pages": pages,
            "shops": named,
            "nothing": not (found.result.total or named or wish.narrows or (pages and pages.total)),
        }


class SuggestionView(View):
    """Suggestions as JSON, for a search box that offers them. Without script the plain form does the same work."""

    def get(self, request: HttpRequest) -> JsonResponse:
        found = suggestions(request.GET.get("q", "")[:MAX_TEXT])
        response = JsonResponse({"suggestions": [one._asdict() for one in found]})
        response["Cache-Control"] = f"public, max-age={SUGGESTION_SECONDS}"
        response["X-Robots-Tag"] = "noindex"
        return response
