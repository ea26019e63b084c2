"""The seller's orders in /kelola/pesanan/. A state changes only by the actions of shop.order, never by a form field."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import DetailView
from wagtail.admin.views import generic

from portal.accounts.phones import local_phone
from portal.notifications.whatsapp import ORIGINS
from portal.private_files import private_file
from portal.screens import ScreenSet
from shop.complaints.actions import refund
from shop.complaints.queries import complaint_of
from shop.complaints.states import card_of as complaint_card
from shop.gateways import gateway
from shop.online.actions import give_back
from shop.order import actions
from shop.order.actors import Actor, Role, seller
from shop.order.escalation import note_opened
from shop.order.exceptions import WrongState
from shop.order.forms import TalkForm
from shop.order.invoice import is_invoice
from shop.order.ledger import Money, state_of_money
from shop.order.models import Order
from shop.order.parcels import card_of, photo_response, record_parcel
from shop.order.queries import history
from shop.order.states import ANSWERED_BY_LINK
from shop.order.talk import ALL, PART, TOO_OFTEN, guard_of, note_whatsapp, say, talk_of
from shop.order.whatsapp import seller_to_buyer, shop_to_staff
from shop.paying.actions import show_refund
from shop.paying.queries import receipts_of, refund_receipt
from shop.seller import complaints
from shop.seller.order_forms import CancelForm, RefundForm
from shop.seller.papers import NOTHING_CHOSEN, PapersView
from shop.seller.parcel_form import ParcelForm
from shop.seller.record_form import RecordView
from shop.seller.tasks import RUNNING, orders_of, task_of, tasks_of
from shop.seller.workplace import SellerScreen
from shop.shipping.delivery import PARCEL

PARCEL_STATES = (settings.PAID, settings.PROCESSING, settings.READY, settings.HANDED_OVER)
"""When a seller may tell of the parcel: with the hand-over, or after it."""


class OrderIndexView(SellerScreen, generic.IndexView):
    """The list; `saring` is berjalan (default), selesai, batal or semua."""

    menu_word = "orders"
    page_title = gettext_lazy("Pesanan")
    paginate_by = 20
    page_kwarg = "page"
    is_searchable = False
    parts = {"berjalan": RUNNING, "selesai": Q(status=settings.COMPLETE), "batal": Q(status=settings.CANCELLED)}

    @property
    def chosen(self) -> str:
        asked = self.request.GET.get("saring", "berjalan")
        return asked if asked in self.parts or asked == "semua" else "berjalan"

    def get_base_queryset(self) -> QuerySet[Order]:
        rows = orders_of(self.shop)
        return rows.filter(self.parts[self.chosen]) if self.chosen in self.parts else rows

    def order_queryset(self, queryset: QuerySet[Order]) -> QuerySet[Order]:
        return queryset if self.chosen == "berjalan" else queryset.order_by("-date_placed", "-pk")

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        words = (("berjalan", _("Berjalan")), ("selesai", _("Selesai")), ("batal", _("Dibatalkan")), ("semua", _("Semua")))
        note_opened(context["object_list"], self.person)
        context["tasks"] = tasks_of(context["object_list"])
        context["filters"] = [{"value": value, "text": text, "current": value == self.chosen} for value, text in words]
        context["chosen"] = self.chosen
        context["nothing_chosen"] = self.request.GET.get("cetak") == NOTHING_CHOSEN
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
        note_opened([order], self.person)
        if order.status in PARCEL_STATES:
            context.setdefault("parcel_form", ParcelForm(order=order))
        context["buyer_phone"] = local_phone(order.buyer_phone)
        context["parcel"] = card_of(order)
        context["task"] = task_of(order, timezone.now())
        context["receipts"] = receipts_of(order)
        context["steps"] = history(order)
        context["paper_is_invoice"] = is_invoice(order)
        money = state_of_money(order)
        if money == Money.OWED_BACK:
            context.setdefault("refund_form", RefundForm())
            way = gateway(order.payment_method)
            context |= {"refund": way.refund(order).seller, "pay_page": way.pay_page()}
        if money == Money.RETURNED:
            context |= {"returned": True, "refund_receipt": refund_receipt(order)}
        context["may_come_late"] = order.status == settings.CANCELLED and money == Money.NOT_SEEN and gateway(order.payment_method).takes_receipt
        context["has_whatsapp"] = bool(seller_to_buyer(order))
        context["talk"] = talk_of(order, Role.SELLER, timezone.now(), everything=ALL in self.request.GET)
        context.setdefault("talk_form", TalkForm(side=Role.SELLER, status=order.status))
        complaint = complaint_of(order)
        context["complaint_card"] = complaint_card(complaint, Role.SELLER) if complaint else None
        context["staff_whatsapp"] = shop_to_staff(order) if order.status in ANSWERED_BY_LINK else ""
        return context

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        response = super().render_to_response(context, **kwargs)
        # a browser counts where a form's answer leads as a part of the form
        response._csp_update = {"form-action": list(ORIGINS)}  # type: ignore[attr-defined]
        return response


def page_again(request: HttpRequest, order: Order, status: int = 200, **forms: Any) -> HttpResponse:
    """The order's page with a form that was not right."""
    page = OrderView(template_name="seller/order.html")
    page.setup(request, pk=order.pk)
    page.object = order
    return page.render_to_response(page.get_context_data(**forms), status=status)


class TalkView(SellerScreen, View):
    """The seller writes to the buyer of one of the shop's own orders."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        order = get_object_or_404(orders_of(self.shop), pk=pk)
        form = TalkForm(request.POST, side=Role.SELLER, status=order.status)
        if not form.is_valid():
            return page_again(request, order, talk_form=form)
        if not guard_of(order, Role.SELLER).admits(request):
            form.add_error("words", str(TOO_OFTEN))
            return page_again(request, order, 429, talk_form=form)
        try:
            say(order, seller(self.person), form.cleaned_data["said"])
        except WrongState as refusal:
            messages.error(request, str(refusal))
        return redirect(f"{reverse('seller_orders:detail', args=[pk])}{PART}")


class WhatsAppView(SellerScreen, View):
    """The seller goes on to the buyer's WhatsApp, and the record says so."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        order = get_object_or_404(orders_of(self.shop), pk=pk)
        address = seller_to_buyer(order)
        if address:
            note_whatsapp(order, seller(self.person))
        return redirect(address or reverse("seller_orders:detail", args=[pk]))


class ReceiptView(SellerScreen, View):
    """A picture that the buyer of one of the shop's own orders sent; any other is 404."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: int, receipt: int) -> HttpResponseBase:
        order = get_object_or_404(orders_of(self.shop), pk=pk)
        return private_file(get_object_or_404(order.receipts, pk=receipt).picture)


class OwnOrderView(SellerScreen, View):
    """A POST about one order of the shop; any other id is 404. The action locks the row and refuses what the order's life does not allow."""

    http_method_names = ["post"]

    @property
    def actor(self) -> Actor:
        return seller(self.person)

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
        actions.confirm_payment(order, self.actor)
        return _("Uang dari %(name)s dicatat sudah masuk. Sekarang siapkan pesanannya.") % {"name": order.buyer_name}


class ParcelView(OwnOrderView):
    """What is known of the parcel, also later: the number often comes after the goods have left."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        order = self.get_order()
        self.form = ParcelForm(request.POST, request.FILES, order=order)
        return super().post(request, pk) if self.form.is_valid() else page_again(request, order, parcel_form=self.form)

    def act(self, order: Order, request: HttpRequest) -> str:
        record_parcel(order, self.form.details, actor=self.person)
        if self.form.details.takes_back:
            return _("Nomor resi pesanan %(name)s dihapus. Pembeli tidak melihatnya lagi.") % {"name": order.buyer_name}
        return _("Kiriman pesanan %(name)s dicatat. Pembeli melihatnya.") % {"name": order.buyer_name}


class HandOverView(ParcelView):
    def act(self, order: Order, request: HttpRequest) -> str:
        with transaction.atomic():
            actions.hand_over(order, self.actor)
            record_parcel(order, self.form.details, actor=self.person, is_news=False)
        if order.shipping_code == PARCEL and not self.form.details.number:
            return _("Pesanan %(name)s dicatat sudah diserahkan. Tulis nomor resinya di halaman pesanan.") % {"name": order.buyer_name}
        return _("Pesanan %(name)s dicatat sudah diserahkan.") % {"name": order.buyer_name}


class HandoverPhotoView(SellerScreen, View):
    """The photo of the hand-over of one of the shop's own orders."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        return photo_response(get_object_or_404(Order.objects.filter(partner=self.shop), pk=pk))


class ReceivedView(ParcelView):
    """Fetched at the counter, perhaps with a photo, or arrived somewhere else."""

    def act(self, order: Order, request: HttpRequest) -> str:
        with transaction.atomic():
            actions.receive(order, self.actor)
            if self.form.details.photo:
                record_parcel(order, self.form.details, actor=self.person)
        return _("Pesanan %(name)s dicatat sudah diterima.") % {"name": order.buyer_name}


class CashSeenView(OwnOrderView):
    def act(self, order: Order, request: HttpRequest) -> str:
        actions.record_cash(order, self.actor)
        return _("Uang dari %(name)s dicatat sudah masuk.") % {"name": order.buyer_name}


class LateMoneyView(OwnOrderView):
    """Money came for an order that had ended: it is on record, and to be given back. Only where it goes to the shop's own account or code."""

    def get_order(self) -> Order:
        order = super().get_order()
        if not gateway(order.payment_method).takes_receipt:
            raise Http404
        return order

    def act(self, order: Order, request: HttpRequest) -> str:
        actions.owe_late_money(order, self.actor)
        return _("Uang dari %(name)s dicatat masuk sesudah pesanan batal. Sekarang kembalikan uangnya.") % {"name": order.buyer_name}


class AcceptView(OwnOrderView):
    def act(self, order: Order, request: HttpRequest) -> str:
        actions.accept(order, self.actor)
        return _("%(name)s dikabari bahwa pesanan disiapkan.") % {"name": order.buyer_name}


class NotArrivedView(OwnOrderView):
    def act(self, order: Order, request: HttpRequest) -> str:
        actions.not_arrived(order, self.actor)
        return _("%(name)s dikabari bahwa uangnya belum masuk.") % {"name": order.buyer_name}


class ReadyView(OwnOrderView):
    def act(self, order: Order, request: HttpRequest) -> str:
        actions.make_ready(order, self.actor)
        return _("%(name)s dikabari bahwa barang siap diambil.") % {"name": order.buyer_name}


class RefundView(OwnOrderView):
    """The money went back to the buyer."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.form = RefundForm(request.POST, request.FILES)
        order = self.get_order()
        if self.form.is_valid() or state_of_money(order) != Money.OWED_BACK:
            return super().post(request, pk)
        return page_again(request, order, refund_form=self.form)

    def act(self, order: Order, request: HttpRequest) -> str:
        with transaction.atomic():
            refund(order, self.actor, self.form.cleaned_data.get("how", ""))
            if picture := self.form.cleaned_data.get("picture"):
                show_refund(order, picture)
        return _("Uang %(name)s dicatat sudah dikembalikan.") % {"name": order.buyer_name}


class GiveBackView(OwnOrderView):
    """The payment company returns the money."""

    def act(self, order: Order, request: HttpRequest) -> str:
        give_back(order, self.actor)
        return _("Uang %(name)s sudah dikembalikan.") % {"name": order.buyer_name}


class CancelView(OwnOrderView):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = CancelForm(request.POST)
        if form.is_valid():
            self.reason = form.reason
            return super().post(request, pk)
        return page_again(request, self.get_order(), cancel_form=form)

    def act(self, order: Order, request: HttpRequest) -> str:
        actions.cancel(order, self.actor, self.reason)
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
            path("catat/", RecordView.as_view(), name="record"),
            path("cetak/", PapersView.as_view(), name="papers"),
            path("<int:pk>/", OrderView.as_view(), name="detail"),
            path("<int:pk>/bukti/<int:receipt>.jpg", ReceiptView.as_view(), name="receipt"),
            path("<int:pk>/tulis/", TalkView.as_view(), name="talk"),
            path("<int:pk>/whatsapp/", WhatsAppView.as_view(), name="whatsapp"),
            path("<int:pk>/uang-masuk/", MoneySeenView.as_view(), name="money_seen"),
            path("<int:pk>/serahkan/", HandOverView.as_view(), name="hand_over"),
            path("<int:pk>/resi/", ParcelView.as_view(), name="parcel"),
            path("<int:pk>/foto-serah-terima/", HandoverPhotoView.as_view(), name="handover_photo"),
            path("<int:pk>/belum-masuk/", NotArrivedView.as_view(), name="not_arrived"),
            path("<int:pk>/terima/", AcceptView.as_view(), name="accept"),
            path("<int:pk>/siap/", ReadyView.as_view(), name="ready"),
            path("<int:pk>/diterima/", ReceivedView.as_view(), name="received"),
            path("<int:pk>/uang-terlambat/", LateMoneyView.as_view(), name="late_money"),
            path("<int:pk>/uang-tunai/", CashSeenView.as_view(), name="cash_seen"),
            path("<int:pk>/uang-kembali/", RefundView.as_view(), name="refund"),
            path("<int:pk>/kembalikan/", GiveBackView.as_view(), name="give_back"),
            path("<int:pk>/batal/", CancelView.as_view(), name="cancel"),
            path("<int:pk>/keluhan/", complaints.ComplaintView.as_view(), name="complaint"),
            path("<int:pk>/keluhan/jawab/", complaints.AnswerView.as_view(), name="complaint_answer"),
            path("<int:pk>/keluhan/ditepati/", complaints.KeepView.as_view(), name="complaint_keep"),
            path("<int:pk>/keluhan/kata/", complaints.SayView.as_view(), name="complaint_say"),
            path("foto-keluhan/<int:photo>.jpg", complaints.PhotoView.as_view(), name="complaint_photo"),
        ]
