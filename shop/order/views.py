"""/pesanan/: an order by its signed link or by its buyer's account, and finding it again by number and phone."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.generic import FormView

from portal.accounts import throttle
from portal.accounts.models import User
from portal.accounts.phones import local_phone
from shop.gateways import gateway
from shop.order import actions
from shop.order.exceptions import WrongState
from shop.order.forms import FindOrderForm
from shop.order.links import is_key, key_of, order_url
from shop.order.models import Order
from shop.order.queries import deadline_words, history, items_of, readable, unpaid_siblings
from shop.order.states import UNPAID, state_of, words_for_buyer


@method_decorator(never_cache, name="dispatch")
class OneOrderView(View):
    """Opens one order for who holds its key or owns it; for anybody else there is no such order, whether it exists or not."""

    order: Order

    def dispatch(self, request: HttpRequest, number: str, *args: Any, **kwargs: Any) -> Any:  # type: ignore[override]
        key = request.POST.get("kunci") or request.GET.get("kunci", "")
        orders = readable().filter(number=number)
        if not is_key(number, key):
            if not isinstance(request.user, User):
                raise Http404
            orders = orders.filter(user=request.user)
        found = orders.first()
        if found is None:
            raise Http404
        self.order = found
        return super().dispatch(request, *args, **kwargs)


class OrderView(OneOrderView):
    """Whose turn it is first, then everything else."""

    def get(self, request: HttpRequest) -> HttpResponse:
        order = self.order
        way = gateway(order.payment_method)
        pays_now = order.status in UNPAID
        return render(
            request,
            "shop/order.html",
            {
                "order": order,
                "shop": order.partner,
                "state": state_of(order),
                "text": words_for_buyer(order),
                "due": deadline_words(order),
                "instructions": way.instructions(order) if pays_now else None,
                "payment": way.label,
                "steps": history(order),
                "items": items_of(order),
                "siblings": unpaid_siblings(order),
                "key": key_of(order.number),
                "buyer_phone": local_phone(order.buyer_phone),
                "shop_phone": local_phone(order.partner.phone),
                "shop_whatsapp": order.partner.phone.lstrip("+"),
                "can_cancel": order.status in UNPAID,
                "can_receive": order.status == settings.HANDED_OVER,
            },
        )


class _ActionView(OneOrderView):
    http_method_names = ["post"]
    done: Any = ""

    def act(self, request: HttpRequest) -> None:
        raise NotImplementedError

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            self.act(request)
        except WrongState as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, self.done)
        return redirect(order_url(self.order))

    @property
    def actor(self) -> User | None:
        return self.request.user if isinstance(self.request.user, User) else None


class CancelView(_ActionView):
    """The buyer changes their mind, before any money was seen."""

    done = gettext_lazy("Pesanan dibatalkan. Anda tidak perlu membayar.")

    def act(self, request: HttpRequest) -> None:
        actions.cancel(self.order, self.actor, _("Dibatalkan pembeli."), only_unpaid=True)


class ReceivedView(_ActionView):
    """The buyer has the goods."""

    done = gettext_lazy("Terima kasih. Pesanan selesai.")

    def act(self, request: HttpRequest) -> None:
        if self.order.status != settings.HANDED_OVER:
            raise WrongState(_("Pesanan ini belum diserahkan penjual."))
        actions.complete(self.order, self.actor)


@method_decorator(never_cache, name="dispatch")
class FindOrderView(FormView):
    """/pesanan/: number and phone lead to the signed address.

    Ten wrong tries with one number, or with one phone, close that number or phone for a quarter of an hour: counting by sender would count a whole
    village behind one address, or everybody behind our own proxy.
    """

    template_name = "shop/find_order.html"
    form_class = FindOrderForm

    def form_valid(self, form: FindOrderForm) -> HttpResponse:
        number, phone = form.cleaned_data["number"], form.cleaned_data["phone"]
        tries = [f"order number {number}", f"order phone {phone}"]
        if any(throttle.is_locked(name) for name in tries):
            form.add_error(None, _("Sudah terlalu sering salah. Tunggu 15 menit, lalu coba lagi."))
            return self.form_invalid(form)
        order = Order.objects.filter(number=number, buyer_phone=phone).first()
        if order is None:
            for name in tries:
                throttle.count_failure(name)
            form.add_error(None, _("Tidak ada pesanan dengan nomor dan HP itu. Periksa keduanya."))
            return self.form_invalid(form)
        return redirect(order_url(order))
