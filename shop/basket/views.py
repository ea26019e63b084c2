"""/keranjang/: plain forms, each change a POST and a redirect."""

import re
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import TemplateView

from shop.basket import actions
from shop.basket.groups import groups_of
from shop.basket.request import ShopRequest
from shop.catalogue.models import Product
from shop.catalogue.queries import public_products


class BasketView(TemplateView):
    """Shows the basket by shop; its POST carries one pressed button: kurang, tambah, hapus (with a line's id), setuju (with id-price), or lanjut."""

    template_name = "oscar/basket/basket.html"
    request: ShopRequest

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        groups = groups_of(self.request.basket)
        problems = any(group.problems for group in groups)
        return super().get_context_data(
            groups=groups, total=sum(group.total for group in groups), pieces=sum(group.pieces for group in groups), has_problems=problems, **kwargs
        )

    def post(self, request: ShopRequest) -> HttpResponse:
        basket = request.basket
        pressed = request.POST
        request.basket_changed = True
        if not basket.pk:
            return redirect("basket:summary")
        fewer = ""
        # A typed number counts whatever button was pressed: nothing typed is lost.
        for line_id, quantity in list(basket.lines.values_list("pk", "quantity")):
            wanted = _number(pressed.get(f"jumlah-{line_id}"), quantity)
            wanted += (pressed.get("tambah") == str(line_id)) - (pressed.get("kurang") == str(line_id))
            if pressed.get("hapus") == str(line_id):
                wanted = 0
            if wanted != quantity:
                fewer = fewer or actions.set_quantity(basket, line_id, wanted)
        if agreed := re.fullmatch(r"([0-9]{1,18})-([0-9]{1,12})", pressed.get("setuju", "")):
            actions.accept_price(basket, int(agreed[1]), int(agreed[2]))
        if fewer:
            messages.warning(request, fewer)
        elif "lanjut" in pressed:
            return redirect("checkout:index")
        return redirect("basket:summary")


class BasketAddView(View):
    """POST puts pieces of a product in: `jumlah` (1 when missing)."""

    http_method_names = ["post"]

    def post(self, request: ShopRequest, pk: int) -> HttpResponse:
        product: Product = get_object_or_404(Product, pk=pk)
        quantity = max(1, min(500, _number(request.POST.get("jumlah") or request.POST.get("quantity"), 1)))
        try:
            actions.add(request.basket, product, quantity, request.POST.get("ukuran", ""))
        except actions.NotForSale as refusal:
            messages.warning(request, str(refusal))
            # The page of hidden goods is not there for the public: then the basket is the place to read why.
            return redirect(self._back(request, product) if public_products().filter(pk=pk).exists() else "basket:summary")
        request.basket_changed = True
        messages.success(request, _("%(title)s masuk keranjang.") % {"title": product.title})
        return redirect("basket:summary")

    def _back(self, request: ShopRequest, product: Product) -> str:
        wanted = request.POST.get("kembali", "")
        safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure())
        return wanted if safe else product.get_absolute_url()


def _number(typed: str | None, otherwise: int) -> int:
    """What was typed as a count; anything strange leaves what is there."""
    return int(typed) if typed and typed.isdigit() and len(typed) < 5 else otherwise
