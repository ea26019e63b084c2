"""/pilihan/<slug>/ and /padu-selasa/."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from portal.addresses import absolute
from portal.cards import card_url
from shop.basket.actions import NotForSale, add_together
from shop.basket.request import ShopRequest
from shop.catalogue.models import Product
from shop.catalogue.pictures import first_pictures
from shop.catalogue.queries import cards, placeholder, product_url
from shop.catalogue.sizes import GUIDANCE, names_size
from shop.curation import queries, wording
from shop.curation.forms import WishForm, address_of
from shop.curation.models import Collection, Part
from shop.curation.pairs import Pair, Piece, Wish, propose, shortage, suits
from shop.share import card_of_collection

PER_PAGE = 24


class CollectionView(TemplateView):
    """One collection: its goods with the reasons, the criteria, and what is still looked for. `bagian` shows one part."""

    template_name = "shop/collection.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        collection = get_object_or_404(Collection, slug=kwargs["slug"])
        context = super().get_context_data(collection=collection, **kwargs)
        context["crumbs"] = [(_("Produk"), "/produk/"), (collection.name, "")]
        context["criteria"] = list(collection.criteria.all())
        if not collection.is_on:
            return context
        counts = queries.part_counts(collection)
        part = self.request.GET.get("bagian", "")
        part = part if part in Part.values else ""
        page = Paginator(queries.goods(collection, part), PER_PAGE).get_page(self.request.GET.get("page"))
        found = cards(page.object_list)  # type: ignore[arg-type]
        return context | {
            "total": counts.total(),
            "page": page,
            "cards": found,
            "entries": queries.reasons(collection, [card.id for card in found]),
            "chips": self.chips(part, counts),
            "part": part,
            "query": urlencode({"bagian": part}) if part else "",
            "card": _card(collection),
            "gaps": queries.gaps(collection),
            "has_pairs": collection.slug == queries.TUESDAY,
        }

    def chips(self, part: str, counts: Any) -> list[dict[str, Any]]:
        """The parts that have goods, as links; none when there is only one."""
        there = [(value, word) for value, word in Part.choices if counts[value]]
        if len(there) < 2:
            return []
        every = {"text": _("Semua"), "url": "?", "current": not part}
        return [every, *({"text": f"{word} ({counts[value]})", "url": f"?bagian={value}", "current": value == part} for value, word in there)]


class PairView(TemplateView):
    """Padu Selasa. GET proposes, POST puts one pair into the basket."""

    template_name = "shop/pair.html"
    request: ShopRequest

    @property
    def collection(self) -> Collection:
        found = queries.running(queries.TUESDAY)
        if found is None:
            raise Http404("the collection of Padu is not shown now")
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        collection = self.collection
        asked = "anggaran" in self.request.GET
        form = WishForm(self.request.GET) if asked else WishForm()
        context = super().get_context_data(form=form, collection=collection, asked=asked, card=_card(collection), **GUIDANCE, **kwargs)
        context["crumbs"] = [(collection.name, collection.get_absolute_url()), (_("Padu Selasa"), "")]
        if asked and form.is_valid():
            context |= self.answer(collection, form.wish())
        return context

    def answer(self, collection: Collection, wish: Wish) -> dict[str, Any]:
        """Pairs with their reasons, or what is missing and the ways on."""
        stock = queries.pieces(collection)
        pairs = propose(stock, wish)
        if not pairs:
            short = shortage(stock, wish)
            return {"missing": wording.missing(short, wish), "ways": wording.ways_on(short, wish, self.request.path)}
        pictures = first_pictures([piece.id for pair in pairs for piece in (pair.shirt, pair.shoes)])
        query = urlencode(address_of(wish))
        return {"query": query, "rows": [_row(pair, wish, pictures) for pair in pairs], "share": absolute(f"{self.request.path}?{query}")}

    def post(self, request: ShopRequest) -> HttpResponse:
        shirt, shoes = request.POST.get("baju", ""), request.POST.get("sepatu", "")
        sizes = (request.POST.get("ukuran_baju", ""), request.POST.get("ukuran_sepatu", ""))
        stock = {str(piece.id): piece for piece in queries.pieces(self.collection)}
        pair = Pair(stock[shirt], stock[shoes]) if shirt in stock and shoes in stock else None
        back = f"{request.path}?{request.GET.urlencode()}" if request.GET else request.path
        if pair is None or not _is_pair(pair, sizes):
            messages.warning(request, _("Pasangan ini baru saja tidak tersedia lagi. Pilih yang lain."))
            return redirect(back)
        products = Product.objects.in_bulk([pair.shirt.id, pair.shoes.id])
        try:
            add_together(request.basket, [(products[pair.shirt.id], sizes[0]), (products[pair.shoes.id], sizes[1])])
        except (NotForSale, KeyError) as refusal:
            messages.warning(request, str(refusal) if isinstance(refusal, NotForSale) else _("Pasangan ini baru saja tidak tersedia lagi. Pilih yang lain."))
            return redirect(back)
        request.basket_changed = True
        messages.success(request, _("Baju dan sepatu masuk keranjang. Keduanya dari toko berbeda, jadi menjadi dua pesanan."))
        return redirect("basket:summary")


def _card(collection: Collection) -> str:
    return card_url("pilihan", collection.slug, card_of_collection(collection))


def _is_pair(pair: Pair, sizes: tuple[str, str]) -> bool:
    fits = suits(pair.shirt, Part.TOP, sizes[0], pair.shirt.wearer) and suits(pair.shoes, Part.SHOES, sizes[1], pair.shoes.wearer)
    return fits and pair.shirt.shop_id != pair.shoes.shop_id


def _row(pair: Pair, wish: Wish, pictures: dict[int, tuple[str, str]]) -> dict[str, Any]:
    def thing(piece: Piece, size: str) -> dict[str, Any]:
        return {
            "piece": piece,
            "size": size,
            "title_says_it": names_size(piece.title, size),
            "url": product_url(piece.slug, piece.id),
            "picture": pictures.get(piece.id, ("", ""))[0] or placeholder("fesyen"),
        }

    return {
        "pair": pair,
        "things": [thing(pair.shirt, wish.shirt), thing(pair.shoes, wish.shoes)],
        "reasons": wording.why(pair, wish),
        "criteria": wording.criteria_met(pair),
    }
