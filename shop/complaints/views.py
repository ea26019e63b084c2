"""/pesanan/<number>/keluhan/: a buyer says what is wrong and follows it. Whoever has not the order's key finds nothing."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.guard import Guard
from portal.private_files import private_file
from shop.complaints import actions
from shop.complaints.forms import AskOfficerForm, OpenForm, WordsForm
from shop.complaints.models import Complaint
from shop.complaints.pictures import numbered
from shop.complaints.queries import complaint_of, may_ask_officer, may_complain
from shop.complaints.rooms import Makers, Room, Sent, forms_on_page
from shop.complaints.states import card_of, history
from shop.order.actors import Role
from shop.order.exceptions import WrongState
from shop.order.ledger import Money, state_of_money
from shop.order.links import complaint_photo_url, complaint_url, key_of, order_url
from shop.order.queries import readable
from shop.order.views import OneOrderView

SENDING = Guard("keluhan", limits=((30, 60 * 60),))
"""Telephones of a whole neighbourhood may share one network."""
PHOTOS = Guard("keluhan-foto", limits=((60, 60 * 60),))
"""Photos are read before the rest is known to be good, so each sending of them counts, good or not."""
OPEN = "open_form"


class ComplaintView(Room, OneOrderView):
    """Whose turn it is, what was said, and what the buyer may do now; before that the form. POST: the form."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(complaint_of(self.order))

    def makers(self, complaint: Complaint | None) -> Makers:
        now = timezone.now()
        if complaint is None:
            return {OPEN: partial(OpenForm, order=self.order)} if may_complain(self.order, now) else {}
        if complaint.state == Complaint.State.MEDIATION:
            return {"say_form": WordsForm}
        return {"ask_form": AskOfficerForm} if may_ask_officer(complaint, now) else {}

    def read_again(self) -> Complaint | None:
        self.order = readable().get(pk=self.order.pk)
        return complaint_of(self.order)

    def back(self) -> HttpResponse:
        return redirect(complaint_url(self.order))

    def page(self, complaint: Complaint | None, sent: Sent | None = None, status: int = 200) -> HttpResponse:
        order = self.order
        context: dict[str, Any] = {
            "order": order,
            "shop": order.partner,
            "order_url": order_url(order),
            "key": key_of(order.number),
            "complaint": complaint,
        }
        if complaint:
            prefetch_related_objects([complaint], "events", "photos")
            context |= {
                "card": card_of(complaint, Role.BUYER),
                "steps": history(complaint),
                "photos": numbered(complaint, partial(complaint_photo_url, order)),
                "money_owed": state_of_money(order) == Money.OWED_BACK,
            }
        return render(self.request, "shop/complaint.html", context | forms_on_page(self.makers(complaint), sent), status=status)

    def post(self, request: HttpRequest) -> HttpResponse:
        if complaint_of(self.order):
            return self.refuse(Sent(OPEN, OpenForm(request.POST, order=self.order)), WrongState(str(actions.OPENED_ALREADY)))
        if SENDING.is_full(request) or (request.FILES and not PHOTOS.admits(request)):  # before a photo costs anything
            return self.too_many()
        form = OpenForm(request.POST, request.FILES, order=self.order)
        if not form.is_valid():
            return self.page(None, Sent(OPEN, form))
        if not SENDING.admits(request):
            return self.too_many()
        try:
            said = {name: form.cleaned_data[name] for name in ("reason", "wish", "words")}
            actions.open_complaint(self.order, self.actor, **said, photos=form.photos)
        except WrongState as refusal:
            return self.refuse(Sent(OPEN, form), refusal)
        messages.success(request, _("Keluhan terkirim. Penjual sudah dikabari."))
        return self.back()

    def too_many(self) -> HttpResponse:
        form = OpenForm(self.request.POST, order=self.order)
        form.add_error(None, _("Sudah banyak keluhan dari jaringan ini. Tunggu satu jam, lalu kirim lagi. Tulisan Anda masih ada di bawah."))
        form.ask_photos_again(self.request.FILES)
        return self.page(None, Sent(OPEN, form), status=429)


class _StepView(ComplaintView):
    """A POST of the buyer about the complaint that is there."""

    http_method_names = ["post"]
    form_class: type[Form] | None = None

    def post(self, request: HttpRequest) -> HttpResponse:
        complaint = complaint_of(self.order)
        if complaint is None:
            raise Http404
        return self.take(complaint, self.form_class(request.POST) if self.form_class else None)


class SettleView(_StepView):
    def act(self, complaint: Complaint, data: dict[str, Any]) -> str:
        actions.settle(complaint, self.actor)
        return _("Keluhan ditutup. Terima kasih sudah mengabari.")


class AskOfficerView(_StepView):
    form_class, form_name = AskOfficerForm, "ask_form"

    def act(self, complaint: Complaint, data: dict[str, Any]) -> str:
        actions.ask_officer(complaint, self.actor, data["words"])
        return _("Petugas sudah dikabari dan akan menengahi.")


class SayView(_StepView):
    form_class, form_name = WordsForm, "say_form"

    def act(self, complaint: Complaint, data: dict[str, Any]) -> str:
        actions.say(complaint, self.actor, data["words"])
        return _("Terkirim. Petugas dan penjual membacanya.")


class PhotoView(OneOrderView):
    """A picture, for who sent it."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        complaint = complaint_of(self.order)
        if complaint is None:
            raise Http404
        return private_file(get_object_or_404(complaint.photos, pk=pk).picture)
