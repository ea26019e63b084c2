"""/kelola/pesanan/cetak/: labels, packing slips and notas of the shop's own orders, as many as were chosen, in one file."""

from __future__ import annotations

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views import View
from oscar.core.loading import get_model

from portal.private_files import private_pdf
from shop.order.invoice import file_name, invoices
from shop.order.models import Order
from shop.order.papers import address_labels, packing_slips
from shop.seller.workplace import SellerScreen

MOST = 100
INVOICE = "nota"
PAPERS = {"label": address_labels, "isi": packing_slips, INVOICE: invoices}
NOTHING_CHOSEN = "kosong"


class PapersView(SellerScreen, View):
    """`apa` is label, isi or nota, `pesanan` the chosen orders. A number that is not an order of this shop is not found,
    and nothing of the others is printed."""

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
        asked = request.GET["apa"]
        name = file_name(found) if asked == INVOICE else f"{asked}-{found[0].number if len(found) == 1 else len(found)}.pdf"
        return private_pdf(bytes(paper(found).output()), name)

    def _orders(self, numbers: list[int]) -> list[Order]:
        """The shop's own orders among these, as they were chosen."""
        lines = Prefetch("lines", queryset=get_model("order", "Line").objects.select_related("product").order_by("pk"))
        own = Order.objects.filter(partner=self.shop).select_related("shipping_address", "parcel").prefetch_related(lines)
        if self.request.GET["apa"] == INVOICE:
            own = own.prefetch_related("money")
        found = own.in_bulk(numbers)
        for order in found.values():
            order.partner = self.shop
        return [found[number] for number in numbers if number in found]
