"""/cari/ and /cari/saran/. Neither writes anything, and neither belongs into a search engine of the web."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext, ngettext
from django.views.generic import TemplateView, View

from search.analysis import tokens
from search.editorial import Editorial, editorial
from search.engines.base import NOTHING
from search.misses import count_search
from search.popular import popular
from search.queries import ProductListing, page_number, product_listing, read_question, shops
from search.suggestions import suggestions
from search.understanding import Correction
from search.wishes import MAX_TEXT, Wish
from shop.catalogue.tree import category_tree
from shop.partner.models import Partner

SUGGESTION_SECONDS = 60
POPULAR = 8
"""Popular questions where there is nothing else to show."""
RESERVE = "embedded"
"""The engine that answers where there is no server, and in place of one that does not answer."""


class OtherWay(NamedTuple):
    """The same question with other spelling: as it was put right, or as it was typed. `text` is what is searched then."""

    text: str
    url: str


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
            context |= {"kinds": category_tree().roots, "popular": popular()[:POPULAR]}
        return super().get_context_data(**context)

    def _found(self, wish: Wish, page: int) -> dict[str, Any]:
        """Goods on every page; shops and pages on the first one only. A question that guides answer is not filled up with goods that share one word."""
        first = page == 1 and not wish.narrows
        products = product_listing(self.request.path, wish, page)
        question, result = products.found.question, products.found.result
        pages, named = self._beside(wish.text) if first else (None, [])
        if first and question.corrections and not (named or (pages and pages.total)):
            pages, named = self._beside(respelled(wish.text, question.corrections))
        if pages and pages.asks and pages.guides and not any(set(wish.words) <= set(tokens(card.title)) for card in products.cards):
            products, result = products.without_goods(), NOTHING
        if page == 1 and wish == Wish(text=wish.text):  # words alone: another page, order or filter is the same search
            self._count(wish, found=bool(result.whole or named), told=bool(pages and pages.total))
        return {
            "list": products,
            "total": result.total,
            "every": result.whole > 0 or not result.total,
            "pages": pages,
            "shops": named,
            "nothing": not (result.total or named or wish.narrows or (pages and pages.total)),
            "unfiltered": wish.link(self.request.path, price=None, region="", state="", category="", shop=""),
            "price_let_go": question.price_let_go,
            "reserve": bool(settings.ELASTICSEARCH_URL) and result.engine == RESERVE,
            **self._spelling(wish, products),
        }

    def _count(self, wish: Wish, *, found: bool, told: bool) -> None:
        """For the report on what is searched in vain. What only guides and news answer is neither goods found nor goods missed."""
        if found or not told:
            count_search(wish.text, found=found)

    def _beside(self, text: str) -> tuple[Editorial, list[Partner]]:
        """Pages and shops for these words."""
        return editorial(text, self.request), shops(tuple(tokens(text)))

    def _spelling(self, wish: Wish, products: ProductListing) -> dict[str, Any]:
        """`used`: what was searched in place of the words, with the way to search exactly them. `mended`: for an exact search, the way back."""
        used, mended = "", None
        if wish.exact:
            corrections = read_question(wish.text).corrections
            mended = OtherWay(respelled(wish.text, corrections), wish.link(self.request.path, exact=False)) if corrections else None
        elif products.found.result.total:
            used = respelled(wish.text, products.found.question.corrections)
        same = used.casefold() == wish.text.casefold()
        return {"used": "" if same else used, "exact_url": wish.link(self.request.path, exact=True), "mended": mended}


def respelled(text: str, corrections: Iterable[Correction]) -> str:
    """`text` with the words that were put right; nothing without corrections. What stands around a word goes with it."""
    right = {one.typed: one.used for one in corrections}
    if not right:
        return ""
    return " ".join(" ".join(right.get(token, token) for token in found) if set(found := tokens(word)) & set(right) else word for word in text.split())


class SuggestionView(View):
    """Suggestions as JSON, for a search box that offers them. Without script the plain form does the same work.

    `groups` are the headings by kind, `label` names the list, and `said` is what a screen reader hears.
    """

    def get(self, request: HttpRequest) -> JsonResponse:
        found = suggestions(request.GET.get("q", "")[:MAX_TEXT])
        count = len(found)
        said = ngettext("%(count)d saran.", "%(count)d saran.", count) % {"count": count} if count else gettext("Tidak ada saran.")
        response = JsonResponse(
            {
                "suggestions": [one._asdict() for one in found],
                "groups": {
                    "dicari": gettext("Sering dicari"),
                    "produk": gettext("Produk"),
                    "kategori": gettext("Jenis barang"),
                    "toko": gettext("Toko"),
                    "panduan": gettext("Panduan"),
                },
                "label": gettext("Saran"),
                "said": said,
            }
        )
        response["Cache-Control"] = f"public, max-age={SUGGESTION_SECONDS}"
        response["X-Robots-Tag"] = "noindex"
        return response
