"""/pesanan/jawab/<tautan>/: a shop sees one new order and takes it or turns it down, without signing in. Opening the link changes nothing.

The link is in the mail to the shop and in what the shop's own page sends to its people, never in anything of the buyer's (shop.order.links.answer_url).
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache

from portal.clock import moment_words
from portal.guard import Guard
from shop.gateways import gateway
from shop.order import actions
from shop.order.actors import seller
from shop.order.exceptions import WrongState
from shop.order.links import ANSWER_DAYS, LinkExpired, NoSuchLink, order_to_answer
from shop.order.models import Order
from shop.order.queries import deadline_words, readable
from shop.order.states import ANSWERED_BY_LINK, state_of
from shop.seller.order_forms import CancelForm

GUARD = Guard("jawab", limits=((20, 600), (100, 86400)))
ACCEPT, REFUSE = "terima", "tolak"


@method_decorator(never_cache, name="dispatch")
class AnswerView(View):
    """The order, and the answer or what was answered. The site's referrer policy keeps the address from other sites; a stricter one would let browsers
    send no origin with the form, which is then refused."""

    http_method_names = ["get", "head", "post"]
    order: Order

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            found = readable().filter(pk=order_to_answer(kwargs["token"])).first()
        except LinkExpired:
            return self._gone(request, 410)
        except NoSuchLink:
            found = None
        if found is None:
            return self._gone(request, 404)
        self.order = found
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return self._show(request, CancelForm())

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """An answer to what was answered already changes nothing, and leads to the page that says so."""
        refuses = request.POST.get("jawaban") == REFUSE
        form = CancelForm(request.POST if refuses else None)
        if not GUARD.admits(request):
            return self._show(request, form, 429)
        if refuses and self.order.status in ANSWERED_BY_LINK and not form.is_valid():
            return self._show(request, form)
        with suppress(WrongState):  # it was answered; the page says how
            if refuses and form.is_valid():
                actions.answer(self.order, seller(None), accepts=False, reason=form.reason)
            elif request.POST.get("jawaban") == ACCEPT:
                actions.answer(self.order, seller(None), accepts=True)  # and no word of money: that is noted by who is signed in
        return redirect(request.path)

    def _show(self, request: HttpRequest, form: CancelForm, status: int = 200) -> HttpResponse:
        order = self.order
        last = next((event for event in reversed(order.events.all()) if event.old_status and event.old_status != event.new_status), None)
        context = {
            "order": order,
            "shop": order.partner,
            "state": state_of(order),
            "due": deadline_words(order),
            "payment": gateway(order.payment_method).label,
            "can_accept": order.status == settings.AWAITING_ANSWER,
            "can_refuse": order.status in ANSWERED_BY_LINK,
            "form": form,
            "since": _("%(moment)s, oleh %(who)s") % {"moment": moment_words(last.at), "who": last.get_role_display().lower()} if last else "",
            "too_often": status == 429,
        }
        return render(request, "seller/answer.html", context, status=status)

    def _gone(self, request: HttpRequest, status: int) -> HttpResponse:
        return render(request, "seller/answer_gone.html", {"days": ANSWER_DAYS}, status=status)
