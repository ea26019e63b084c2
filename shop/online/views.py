"""/pesanan/: to the company's page and back, and where the company's notifications arrive. What is paid is never taken from an address."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from portal.guard import Guard
from shop.gateways import gateway
from shop.gateways.base import PayPage
from shop.gateways.snap.client import CompanyAway
from shop.online.actions import Heard, hear, look, open_page
from shop.online.models import MAX_WORDS
from shop.order.exceptions import WrongState
from shop.order.links import order_url
from shop.order.models import Order
from shop.order.views import OneOrderView

FORGERIES = Guard("kabar-palsu", limits=((60, 60 * 60),))
"""What is not signed is kept too, but not without end."""
ASKING = Guard("tanya-bayar", limits=((30, 10 * 60),))
RETURNING = "paying_order"
"""In the session: which order somebody left for the company's page. The order's key is told to nobody."""
CODES = {Heard.DONE: 200, Heard.FORGED: 403, Heard.UNKNOWN: 404, Heard.LATER: 503}


class _CompanyView(OneOrderView):
    """POST, for an order that is paid on a company's page; any other has no such address."""

    http_method_names = ["post"]

    @property
    def page(self) -> PayPage:
        page = gateway(self.order.payment_method).pay_page()
        if page is None:
            raise Http404
        return page

    def post(self, request: HttpRequest) -> HttpResponse:
        page = self.page
        if not ASKING.admits(request):
            messages.warning(request, _("Terlalu sering. Tunggu beberapa menit, lalu coba lagi."))
            return redirect(order_url(self.order))
        try:
            return redirect(self.act(request))
        except WrongState as refusal:
            messages.warning(request, str(refusal))
        except CompanyAway:
            words = _("%(company)s sedang tidak menjawab. Coba lagi sebentar lagi. Menekan tombol lagi tidak membuat Anda membayar dua kali.")
            messages.warning(request, words % {"company": page.company})
        return redirect(order_url(self.order))

    def act(self, request: HttpRequest) -> str:
        """Do it and return where to go."""
        raise NotImplementedError


class PayView(_CompanyView):
    """To the company's page."""

    def act(self, request: HttpRequest) -> str:
        url = open_page(self.order, f"{settings.WAGTAILADMIN_BASE_URL}{reverse('orders:back')}")
        request.session[RETURNING] = self.order.number
        return url


class LookView(_CompanyView):
    """The buyer says it is paid: the company is asked."""

    def act(self, request: HttpRequest) -> str:
        if look(self.order):
            messages.success(request, _("Pembayaran Anda sudah tercatat."))
        else:
            messages.warning(
                request, _("%(company)s belum mencatat pembayaran. Baru saja membayar? Tunggu sebentar, lalu periksa lagi.") % {"company": self.page.company}
            )
        return order_url(self.order)


@method_decorator(never_cache, name="dispatch")
class BackView(View):
    """Where the company sends the buyer back to. Whatever stands in the address is not read: the order's page says what is known."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest) -> HttpResponse:
        order = Order.objects.filter(number=request.session.get(RETURNING, "")).first()
        return redirect(order_url(order) if order else reverse("orders:find"))


@method_decorator(csrf_exempt, name="dispatch")
class NoticeView(View):
    """The company's notifications. Anything but 200 makes it say so again."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        if len(request.body) > MAX_WORDS:
            return HttpResponse(status=413)
        if settings.DEMO or not settings.SNAP_SERVER_KEYS:
            raise Http404
        full = FORGERIES.is_full(request)
        heard = hear(request.body.decode(errors="replace").replace("\x00", ""), keeps_strange=not full)
        if heard in (Heard.FORGED, Heard.UNKNOWN):  # what is signed comes from the same addresses for all shops, and is heard all the same
            if full:
                return HttpResponse(status=429)
            FORGERIES.admits(request)
        return HttpResponse(heard.value, content_type="text/plain", status=CODES[heard])
