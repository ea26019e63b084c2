"""/kelola/pesanan/<id>/keluhan/: what a buyer of the shop complains about, and the shop's answer. A state changes only by the actions of shop.complaints."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
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
from shop.complaints.states import card_of, history
from shop.order.actors import Actor, Role, seller
from shop.order.exceptions import WrongState
from shop.order.ledger import Money, state_of_money
from shop.seller.workplace import SellerScreen

State = Complaint.State


class OwnComplaint(SellerScreen):
    """The complaint about an order of the shop; any other id is 404."""

    kwargs: dict[str, Any]

    def get_object(self, queryset: Any = None) -> Complaint:
        return get_object_or_404(readable().filter(order__partner=self.shop), order_id=self.kwargs["pk"])


class ComplaintView(OwnComplaint, DetailView):
    """Whose turn it is, what the buyer says and shows, and what the shop may do now."""

    menu_word = "orders"
    template_name = "seller/complaint.html"
    context_object_name = "complaint"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        complaint: Complaint = context["complaint"]
        order = complaint.order
        context["order"] = order
        context["card"] = card_of(complaint, Role.SELLER)
        context["steps"] = history(complaint)
        context["photos"] = numbered(complaint, lambda pk: reverse("seller_orders:complaint_photo", args=[pk]))
        context["pays_back"] = complaint.state == State.PROMISED and state_of_money(order) == Money.OWED_BACK
        if complaint.state == State.ASKED:
            context.setdefault("answer_form", AnswerForm(complaint=complaint))
        elif complaint.state == State.PROMISED and not context["pays_back"]:
            context.setdefault("keep_form", KeepForm())
        elif complaint.state == State.MEDIATION:
            context.setdefault("say_form", WordsForm())
        return context


class _StepView(OwnComplaint, View):
    """A POST of the shop about the complaint. `form_name` is where the page expects a form that was not right."""

    http_method_names = ["post"]
    form_name = ""
    state = ""
    """In which the form stands on the page: in any other its errors are of no use, and the action says what happened meanwhile."""

    def form_for(self, request: HttpRequest, complaint: Complaint) -> Form:
        raise NotImplementedError

    def act(self, complaint: Complaint, form: Form, actor: Actor) -> str:
        """Do it and return the words about it."""
        raise NotImplementedError

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        complaint = self.get_object()
        form = self.form_for(request, complaint)
        if not form.is_valid():
            if complaint.state == self.state:
                return self._again(request, complaint, form)
            messages.error(request, _("Keadaan keluhan ini sudah berubah. Baca dulu yang terbaru di bawah."))
            return redirect("seller_orders:complaint", pk)
        try:
            messages.success(request, self.act(complaint, form, seller(self.person)))
        except WrongState as error:
            messages.error(request, str(error))
        return redirect("seller_orders:complaint", pk)

    def _again(self, request: HttpRequest, complaint: Complaint, form: Form) -> HttpResponse:
        page = ComplaintView()
        page.setup(request, pk=complaint.order_id)
        page.object = complaint
        return page.render_to_response(page.get_context_data(**{self.form_name: form}))


class AnswerView(_StepView):
    form_name, state = "answer_form", State.ASKED

    def form_for(self, request: HttpRequest, complaint: Complaint) -> Form:
        return AnswerForm(request.POST, complaint=complaint)

    def act(self, complaint: Complaint, form: Form, actor: Actor) -> str:
        answer: str = form.cleaned_data["answer"]
        chosen: Callable[..., Complaint] = {ACCEPT: actions.accept, OFFER: actions.offer}.get(answer, actions.refuse)
        chosen(complaint, actor, form.cleaned_data["words"])
        return _("Jawaban Anda sudah dikirim ke %(name)s.") % {"name": complaint.order.buyer_name}


class KeepView(_StepView):
    form_name, state = "keep_form", State.PROMISED

    def form_for(self, request: HttpRequest, complaint: Complaint) -> Form:
        return KeepForm(request.POST)

    def act(self, complaint: Complaint, form: Form, actor: Actor) -> str:
        actions.keep(complaint, actor, form.cleaned_data["words"])
        return _("Tercatat. Sekarang tunggu kata %(name)s.") % {"name": complaint.order.buyer_name}


class SayView(_StepView):
    form_name, state = "say_form", State.MEDIATION

    def form_for(self, request: HttpRequest, complaint: Complaint) -> Form:
        return WordsForm(request.POST)

    def act(self, complaint: Complaint, form: Form, actor: Actor) -> str:
        actions.say(complaint, actor, form.cleaned_data["words"])
        return _("Terkirim. Petugas dan pembeli membacanya.")


class PhotoView(SellerScreen, View):
    """A picture that a buyer of the shop sent with a complaint; any other is 404."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, photo: int) -> HttpResponseBase:
        own = ComplaintPhoto.objects.filter(complaint__order__partner=self.shop)
        return private_file(get_object_or_404(own, pk=photo).picture)
