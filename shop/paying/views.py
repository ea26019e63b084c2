"""/pesanan/<number>/bukti/: a buyer sends a picture of a receipt and sees it again. Whoever has not the order's key finds nothing."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from portal.guard import Guard
from portal.private_files import private_file
from shop.order.exceptions import WrongState
from shop.order.links import order_url
from shop.order.views import OneOrderView, OrderView
from shop.paying.actions import add_receipt
from shop.paying.forms import ReceiptForm

SENDING = Guard("bukti-bayar", limits=((30, 60 * 60),))
"""Telephones of a whole neighbourhood may share one network."""


class SendReceiptView(OrderView):
    """POST: keep the picture. A picture that cannot be read is answered on the order's own page, beside the field."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        if not SENDING.admits(request):
            messages.warning(request, _("Terlalu banyak foto dari jaringan ini. Coba lagi satu jam lagi."))
            return redirect(order_url(self.order))
        form = ReceiptForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(request, form)
        try:
            add_receipt(self.order, form.cleaned_data["picture"], self.actor)
        except WrongState as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, _("Bukti terkirim. Menunggu konfirmasi penjual."))
        return redirect(order_url(self.order))


class ReceiptView(OneOrderView):
    """The picture, for who sent it."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        return private_file(get_object_or_404(self.order.receipts, pk=pk).picture)
