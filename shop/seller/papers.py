"""/kelola/pesanan/cetak/: labels and packing slips of the shop's own orders, as many as were chosen, in one file."""

from __future__ import annotations

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views import View
from oscar.core.loading import get_model

from shop.order.models import Order
from shop.order.papers import address_labels, packing_slips
from shop.seller.workplace import SellerScreen

MOST = 100
PAPERS = {"label": address_labels, "isi": packing_slips}
NOTHING_CHOSEN = "kosong"


class PapersView(SellerScreen, View):
    """`apa` is label or isi, `pesanan` the chosen orders. A number that is not an order of this shop is not found, and nothing of the others is printed."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest) -> HttpResponse:
        paper = PAPERS.get(request.GET.get("apa", ""))
        typed = list(dict.fromkeys(request.GET.getlist("pesanan")))
        if paper is None or len(typed) > MOST or not all(number.isascii() and number.isdecimal() and len(number) < 19 for number in typed):
            raise Http404
        if not typed:
            return redirect(f"{reverse('seller_orders:index')}?cetak={NOTHING_CHOSEN}")
        found = self._orders([int(number) for number in typed])
        if len(found) != len(typed):
            raise Http404
        name = f"{request.GET['apa']}-{found[0].number}.pdf" if len(found) == 1 else f"{request.GET['apa']}-{len(found)}.pdf"
        headers = {"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "private, no-store"}
        return HttpResponse(bytes(paper(found).output()), content_type="application/pdf", headers=headers)

    def _orders(self, numbers: list[int]) -> list[Order]:
        """The shop's own orders among these, as they were chosen."""
        lines = Prefetch("lines", queryset=get_model("order", "Line").objects.select_related("product").order_by("pk"))
        own = Order.objects.filter(partner=self.shop).select_related("shipping_address", "parcel").prefetch_related(lines)
        found = own.in_bulk(numbers)
        for order in found.values():
            order.partner = self.shop
        return [found[number] for number in numbers if number in found]
