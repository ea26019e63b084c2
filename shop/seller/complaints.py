"""/kelola/pesanan/<id>/keluhan/: what a buyer of the shop complains about, and the shop's answer. A state changes only by the actions of shop.complaints."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import DetailView

from portal.private_files import private_file
from shop.complaints import actions
from shop.complaints.forms import ACCEPT, OFFER, AnswerForm, KeepForm, WordsForm
from shop.complaints.models import Complaint, ComplaintPhoto
from shop.complaints.pictures import numbered
from shop.complaints.queries import readable
from shop.complaints.rooms import Makers, Room, Sent, forms_on_page
from shop.complaints.states import card_of, history
from shop.order.actors import Role, seller
from shop.order.ledger import Money, state_of_money
from shop.seller.workplace import SellerScreen

State = Complaint.State


class ComplaintView(Room, SellerScreen, DetailView):
    """Whose turn it is, what the buyer says and shows, and what the shop may do now. A complaint about an order of another shop is 404."""

    menu_word = "orders"
    template_name = "seller/complaint.html"
    context_object_name = "complaint"

    def get_object(self, queryset: Any = None) -> Complaint:
        return get_object_or_404(readable().filter(order__partner=self.shop), order_id=self.kwargs["pk"])

    read_again = get_object

    def makers(self, complaint: Complaint | None) -> Makers:
        if complaint is None or pays_back(complaint):
            return {}
        makers: dict[str, Makers] = {
            State.ASKED: {"answer_form": partial(AnswerForm, complaint=complaint)},
            State.PROMISED: {"keep_form": KeepForm},
            State.MEDIATION: {"say_form": WordsForm},
        }
        return makers.get(complaint.state, {})

    def back(self) -> HttpResponse:
        return redirect("seller_orders:complaint", self.kwargs["pk"])

    def page(self, complaint: Complaint | None, sent: Sent | None = None, status: int = 200) -> HttpResponse:
        self.object = complaint
        return self.render_to_response(self.get_context_data(sent=sent), status=status)

    def get_context_data(self, *, sent: Sent | None = None, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        complaint: Complaint = context["complaint"]
        context["order"] = complaint.order
        context["card"] = card_of(complaint, Role.SELLER)
        context["steps"] = history(complaint)
        context["photos"] = numbered(complaint, lambda pk: reverse("seller_orders:complaint_photo", args=[pk]))
        context["pays_back"] = pays_back(complaint)
        return context | forms_on_page(self.makers(complaint), sent)


def pays_back(complaint: Complaint) -> bool:
    """What was promised or decided is money: said where money is recorded. Reads `order.money.all()`."""
    return complaint.state == State.PROMISED and state_of_money(complaint.order) == Money.OWED_BACK


class _StepView(ComplaintView):
    """A POST of the shop about the complaint."""

    http_method_names = ["post"]

    def form_for(self, request: HttpRequest, complaint: Complaint) -> Form:
        raise NotImplementedError

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        complaint = self.get_object()
        return self.take(complaint, self.form_for(request, complaint))


class AnswerView(_StepView):
    form_name = "answer_form"

    def form_for(self, request: HttpRequest, complaint: Complaint) -> Form:
        return AnswerForm(request.POST, complaint=complaint)

    def act(self, complaint: Complaint, data: dict[str, Any]) -> str:
        chosen: Callable[..., Complaint] = {ACCEPT: actions.accept, OFFER: actions.offer}.get(data["answer"], actions.refuse)
        chosen(complaint, seller(self.person), data["words"])
        return _("Jawaban Anda sudah dikirim ke %(name)s.") % {"name": complaint.order.buyer_name}


class KeepView(_StepView):
    form_name = "keep_form"

    def form_for(self, request: HttpRequest, complaint: Complaint) -> Form:
        return KeepForm(request.POST)

    def act(self, complaint: Complaint, data: dict[str, Any]) -> str:
        actions.keep(complaint, seller(self.person), data["words"])
        return _("Tercatat. Sekarang tunggu kata %(name)s.") % {"name": complaint.order.buyer_name}


class SayView(_StepView):
    form_name = "say_form"

    def form_for(self, request: HttpRequest, complaint: Complaint) -> Form:
        return WordsForm(request.POST)

    def act(self, complaint: Complaint, data: dict[str, Any]) -> str:
        actions.say(complaint, seller(self.person), data["words"])
        return _("Terkirim. Petugas dan pembeli membacanya.")


class PhotoView(SellerScreen, View):
    """A picture that a buyer of the shop sent with a complaint; any other is 404."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, photo: int) -> HttpResponseBase:
        own = ComplaintPhoto.objects.filter(complaint__order__partner=self.shop)
        return private_file(get_object_or_404(own, pk=photo).picture)
