"""The seller's orders in /kelola/pesanan/. A state changes only by the actions of shop.order, never by a form field."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import DetailView
from wagtail.admin.views import generic

from portal.screens import ScreenSet
from shop.order import actions
from shop.order.exceptions import WrongState
from shop.order.models import Order
from shop.seller.tasks import OPEN_STATES, orders_of, task_of, tasks_of
from shop.seller.workplace import SellerScreen

OTHER = "lain"
CANCEL_REASONS = (
    ("Barang habis", gettext_lazy("Barang habis")),
    ("Tidak bisa diantar ke alamat itu", gettext_lazy("Tidak bisa diantar ke alamat itu")),
    ("Uang tidak masuk", gettext_lazy("Uang tidak masuk")),
    ("Pembeli minta batal", gettext_lazy("Pembeli minta batal")),
    (OTHER, gettext_lazy("Alasan lain, saya tulis sendiri")),
)


class CancelForm(forms.Form):
    """Why an order is turned down; the buyer reads it."""

    use_required_attribute = False

    choice = forms.ChoiceField(
        label=gettext_lazy("Alasan"),
        choices=CANCEL_REASONS,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Pilih alasan. Pembeli akan membacanya.")},
    )
    words = forms.CharField(label=gettext_lazy("Alasan lain"), required=False, max_length=200)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("choice") == OTHER and not data.get("words", "").strip():
            self.add_error("words", _("Tulis alasannya. Pembeli akan membacanya."))
        return data

    @property
    def reason(self) -> str:
        data = self.cleaned_data
        return str(data["words"]).strip() if data["choice"] == OTHER else str(data["choice"])


class OrderIndexView(SellerScreen, generic.IndexView):
    """The list; `saring` is berjalan (default), selesai, batal or semua."""

    menu_word = "orders"
    page_title = gettext_lazy("Pesanan")
    paginate_by = 20
    page_kwarg = "page"
    is_searchable = False
    states = {"berjalan": OPEN_STATES, "selesai": (settings.COMPLETE,), "batal": (settings.CANCELLED,)}

    @property
    def chosen(self) -> str:
        asked = self.request.GET.get("saring", "berjalan")
        return asked if asked in self.states or asked == "semua" else "berjalan"

    def get_base_queryset(self) -> QuerySet[Order]:
        rows = orders_of(self.shop)
        return rows.filter(status__in=self.states[self.chosen]) if self.chosen in self.states else rows

    def order_queryset(self, queryset: QuerySet[Order]) -> QuerySet[Order]:
        return queryset if self.chosen == "berjalan" else queryset.order_by("-date_placed", "-pk")

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        words = (("berjalan", _("Berjalan")), ("selesai", _("Selesai")), ("batal", _("Dibatalkan")), ("semua", _("Semua")))
        context["tasks"] = tasks_of(context["object_list"])
        context["filters"] = [{"value": value, "text": text, "current": value == self.chosen} for value, text in words]
        context["chosen"] = self.chosen
        context["page_query"] = urlencode({"saring": self.chosen})
        return context


class OrderView(SellerScreen, DetailView):
    """One order: what is to be done, for whom, what, how much. Also answers a cancellation that gave no reason."""

    menu_word = "orders"
    template_name = "seller/order.html"
    context_object_name = "order"

    def get_queryset(self) -> QuerySet[Order]:
        return orders_of(self.shop)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("cancel_form", CancelForm())
        context = super().get_context_data(**kwargs)
        order = context["order"]
        context["task"] = task_of(order, timezone.now())
        context["changes"] = [
            {"step": STEP_WORDS.get(change.new_status, change.new_status), "when": change.date_created}
            for change in order.status_changes.order_by("date_created")
        ]
        return context


STEP_WORDS = {
    settings.PAID: gettext_lazy("Uang sudah masuk"),
    settings.HANDED_OVER: gettext_lazy("Pesanan diserahkan"),
    settings.COMPLETE: gettext_lazy("Selesai"),
    settings.CANCELLED: gettext_lazy("Dibatalkan"),
}


class OwnOrderView(SellerScreen, View):
    """A POST about one order of the shop; any other id is 404. The action locks the row and refuses what the order's life does not allow."""

    http_method_names = ["post"]

    def get_order(self) -> Order:
        return get_object_or_404(orders_of(self.shop), pk=self.kwargs["pk"])

    def act(self, order: Order, request: HttpRequest) -> str:
        """Do it and return the words about it."""
        raise NotImplementedError

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        order = self.get_order()
        try:
            messages.success(request, self.act(order, request))
        except WrongState as error:
            messages.error(request, str(error))
        if request.POST.get("dari") == "hari-ini":
            return redirect("wagtailadmin_home")
        return redirect("seller_orders:detail", order.pk)


class MoneySeenView(OwnOrderView):
    def act(self, order: Order, request: HttpRequest) -> str:
        actions.confirm_payment(order, self.person)
        return _("Uang dari %(name)s dicatat sudah masuk. Sekarang siapkan pesanannya.") % {"name": order.buyer_name}


class HandOverView(OwnOrderView):
    def act(self, order: Order, request: HttpRequest) -> str:
        actions.hand_over(order, self.person)
        return _("Pesanan %(name)s dicatat sudah diserahkan.") % {"name": order.buyer_name}


class CompleteView(OwnOrderView):
    def act(self, order: Order, request: HttpRequest) -> str:
        actions.complete(order, self.person)
        return _("Pesanan %(name)s selesai.") % {"name": order.buyer_name}


class CancelView(OwnOrderView):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = CancelForm(request.POST)
        if form.is_valid():
            self.reason = form.reason
            return super().post(request, pk)
        page = OrderView(template_name="seller/order.html")
        page.setup(request, pk=pk)
        page.object = self.get_order()
        return page.render_to_response(page.get_context_data(cancel_form=form))

    def act(self, order: Order, request: HttpRequest) -> str:
        actions.cancel(order, self.person, self.reason)
        return _("Pesanan %(name)s dibatalkan. Stoknya kembali.") % {"name": order.buyer_name}


class OrderViewSet(ScreenSet):
    """Addresses of the orders: a list, a page, and what may be done. Nothing is added, edited, copied or deleted here."""

    model = Order
    name = "seller_orders"
    url_prefix = "pesanan"
    icon = "list-ul"
    addresses = ("index",)
    form_fields: list[str] = []
    index_view_class = OrderIndexView
    index_template_name = "seller/orders.html"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("<int:pk>/", OrderView.as_view(), name="detail"),
            path("<int:pk>/uang-masuk/", MoneySeenView.as_view(), name="money_seen"),
            path("<int:pk>/serahkan/", HandOverView.as_view(), name="hand_over"),
            path("<int:pk>/selesai/", CompleteView.as_view(), name="complete"),
            path("<int:pk>/batal/", CancelView.as_view(), name="cancel"),
        ]
