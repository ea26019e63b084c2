"""/kelola/toko-saya/: the shop as its seller describes it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin.viewsets.base import ViewSet

from shop.partner import actions
from shop.partner.models import Partner
from shop.paying.actions import set_payout, withdraw
from shop.paying.queries import last_refusal
from shop.seller.payout_form import PayoutForm
from shop.seller.shop_form import AreaFormSet, ShopForm
from shop.seller.today import what_is_missing
from shop.seller.workplace import SellerScreen


class ShopView(SellerScreen, TemplateView):
    """One form of words and one of courier rows, saved together."""

    template_name = "seller/shop.html"
    menu_word = "shop"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", ShopForm(instance=Partner.objects.get(pk=self.shop.pk)))
        kwargs.setdefault("areas", AreaFormSet(shop=self.shop))
        kwargs.setdefault("payout", PayoutForm(shop=self.shop))
        return {**super().get_context_data(**kwargs), "missing": what_is_missing(self.shop), "refused_change": last_refusal(self.shop)}

    def post(self, request: HttpRequest) -> HttpResponse:
        form = ShopForm(request.POST, instance=Partner.objects.get(pk=self.shop.pk))
        areas = AreaFormSet(request.POST, shop=self.shop)
        payout = PayoutForm(request.POST, request.FILES, shop=self.shop)
        if not (form.is_valid() & areas.is_valid() & payout.is_valid()):
            return self.render_to_response(self.get_context_data(form=form, areas=areas, payout=payout))
        with transaction.atomic():
            # first: of a shop without a checked telephone it notes the one before this save
            change = set_payout(self.shop, payout.payout(), actor=self.person)
            actions.save_shop(form.instance, areas=areas.areas(), actor=self.person)
        messages.success(request, _("Toko Anda disimpan."))
        if change:
            messages.warning(request, _("Rekening atau QRIS baru menunggu petugas. Sampai disetujui, pembeli melihat yang lama."))
        if form.instance.cash_on_delivery and not form.instance.takes_cash_at_the_door:
            messages.warning(request, _("Bayar saat diantar belum tampil untuk pembeli. Tulis dulu wilayah antar toko Anda."))
        for words in payout.warnings if payout.fresh_code else []:
            messages.warning(request, words)
        if "lagi" in request.POST:
            return HttpResponse(status=302, headers={"Location": f"{request.path}#antar"})
        return redirect("seller_shop:index")


class AskAgainView(SellerScreen, View):
    """A rejected shop asks for another look."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        if actions.ask_again(self.shop, actor=self.person):
            messages.success(request, _("Permintaan terkirim. Petugas akan melihat toko Anda lagi."))
        return redirect("seller_shop:index")


class WithdrawView(SellerScreen, View):
    """The seller takes back the wish for another account or code."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        if withdraw(self.shop, actor=self.person):
            messages.success(request, _("Perubahan dibatalkan. Pembeli tetap melihat yang lama."))
        return redirect("seller_shop:index")


class ShopViewSet(ViewSet):
    name = "seller_shop"
    url_prefix = "toko-saya"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", ShopView.as_view(), name="index"),
            path("batal-perubahan/", WithdrawView.as_view(), name="withdraw"),
            path("periksa-lagi/", AskAgainView.as_view(), name="ask_again"),
        ]
