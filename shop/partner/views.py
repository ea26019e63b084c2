"""Shops for the public."""

from __future__ import annotations

from typing import Any, cast

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.views.generic import TemplateView

from portal.addresses import absolute
from portal.cards import card_url
from shop.catalogue.models import Product
from shop.catalogue.queries import BUYABLE_FIRST, cards
from shop.catalogue.reviews.queries import rating_of_shop
from shop.catalogue.tree import category_tree
from shop.gateways import promises
from shop.partner.directory import directory
from shop.partner.queries import delivery, goods_of, place, public_shops
from shop.share import card_of_shop, shop_thing

PER_PAGE = 24


class ShopListView(TemplateView):
    """/toko/: verified shops by name, narrowed by region."""

    template_name = "shop/shops.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(crumbs=[(gettext("Toko"), "")], directory=directory(self.request.path, self.request.GET), **kwargs)


class ShopView(TemplateView):
    """/toko/<code>/: one verified shop and its goods. Any other shop is not there."""

    template_name = "shop/shop.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shop = get_object_or_404(public_shops().select_related("kelurahan__parent"), code=kwargs["code"])
        goods = goods_of(shop)
        kinds = self._kinds(goods)
        wanted = self.request.GET.get("jenis", "")
        kind = next((kind for kind in kinds if kind[0] == wanted), None)
        shown = goods.filter(Q(categories__path__startswith=kind[2])).distinct() if kind else goods
        page = Paginator(shown.order_by(BUYABLE_FIRST, "-pk"), PER_PAGE).get_page(self.request.GET.get("page"))
        card = card_url("toko", shop.code, card_of_shop(shop))
        return super().get_context_data(
            card=card,
            structured=shop_thing(shop, absolute(card)),
            crumbs=[(gettext("Toko"), "/toko/"), (shop.name, "")],
            shop=shop,
            place=place(shop),
            delivery=delivery(shop),
            payments=promises(shop),
            rating=rating_of_shop(shop),
            page=page,
            cards=cards(cast("QuerySet[Product]", page.object_list)),
            chips=self._chips(kinds, kind),
            query=f"jenis={kind[0]}" if kind else "",
            **kwargs,
        )

    def _kinds(self, goods: QuerySet[Product]) -> list[tuple[str, str, str]]:
        """Root categories among the goods: slug, name, path."""
        paths = set(goods.values_list("categories__path", flat=True).order_by())
        return [(root.slug, root.name, root.path) for root in category_tree().roots if any(path and path.startswith(root.path) for path in paths)]

    def _chips(self, kinds: list[tuple[str, str, str]], chosen: tuple[str, str, str] | None) -> list[dict[str, Any]]:
        if len(kinds) < 2:
            return []
        path = self.request.path
        everything = {"text": gettext("Semua"), "url": path, "current": chosen is None}
        return [everything, *({"text": kind[1], "url": f"{path}?jenis={kind[0]}", "current": kind == chosen} for kind in kinds)]
