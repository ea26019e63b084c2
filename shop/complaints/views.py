"""/pesanan/<number>/keluhan/: a buyer says what is wrong and follows it. Whoever has not the order's key finds nothing."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.guard import Guard
from portal.private_files import private_file
from shop.complaints import actions
from shop.complaints.forms import AskOfficerForm, OpenForm, WordsForm
from shop.complaints.models import Complaint
from shop.complaints.pictures import numbered
from shop.complaints.queries import complaint_of, may_ask_officer, may_complain
from shop.complaints.states import card_of, history
from shop.order.actors import Role
from shop.order.exceptions import WrongState
from shop.order.links import complaint_photo_url, complaint_url, key_of, order_url
from shop.order.views import OneOrderView

SENDING = Guard("keluhan", limits=((30, 60 * 60),))
"""Telephones of a whole neighbourhood may share one network."""


class ComplaintView(OneOrderView):
    """Whose turn it is, what was said, and what the buyer may do now; before that the form. POST: the form."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(request)

    def show(self, request: HttpRequest, form: Form | None = None) -> HttpResponse:
        """The page; `form` brings what was wrong with what was just sent."""
        order, complaint = self.order, complaint_of(self.order)
        context: dict[str, Any] = {
            "order": order,
            "shop": order.partner,
            "order_url": order_url(order),
            "key": key_of(order.number),
            "complaint": complaint,
            "form": form,
        }
        if complaint:
            mediated = complaint.state == Complaint.State.MEDIATION
            context |= {
                "card": card_of(complaint, Role.BUYER),
                "steps": history(complaint),
                "photos": numbered(complaint, partial(complaint_photo_url, order)),
                "ask_form": _form_of(AskOfficerForm, form) if may_ask_officer(complaint, timezone.now()) else None,
                "say_form": _form_of(WordsForm, form) if mediated else None,
            }
        elif may_complain(order, timezone.now()):
            context["open_form"] = _form_of(OpenForm, form)
        return render(request, "shop/complaint.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        if not SENDING.admits(request):
            messages.warning(request, _("Terlalu banyak keluhan dari jaringan ini. Coba lagi satu jam lagi."))
            return redirect(complaint_url(self.order))
        form = OpenForm(request.POST, request.FILES)
        if complaint_of(self.order) is None and not form.is_valid():
            return self.show(request, form)
        try:
            if not form.is_valid():  # there is one already: the same words as for a second press
                raise WrongState(_("Keluhan untuk pesanan ini sudah ada. Ini keadaannya sekarang."))
            said = {name: form.cleaned_data[name] for name in ("reason", "wish", "words")}
            actions.open_complaint(self.order, self.actor, **said, photos=form.photos)
        except WrongState as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, _("Keluhan terkirim. Penjual sudah dikabari."))
        return redirect(complaint_url(self.order))


def _form_of(kind: type[Form], sent: Form | None) -> Form:
    return sent if isinstance(sent, kind) else kind()


class _StepView(ComplaintView):
    """A POST of the buyer about the complaint that is there."""

    http_method_names = ["post"]
    form_class: type[Form] | None = None
    done: Any = ""

    def act(self, complaint: Complaint, words: str) -> object:
        raise NotImplementedError

    def post(self, request: HttpRequest) -> HttpResponse:
        complaint = complaint_of(self.order)
        if complaint is None:
            raise Http404
        form = self.form_class(request.POST) if self.form_class else None
        if form is not None and not form.is_valid():
            return self.show(request, form)
        try:
            self.act(complaint, form.cleaned_data["words"] if form else "")
        except WrongState as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, str(self.done))
        return redirect(complaint_url(self.order))


class SettleView(_StepView):
    done = gettext_lazy("Keluhan ditutup. Terima kasih sudah mengabari.")

    def act(self, complaint: Complaint, words: str) -> object:
        return actions.settle(complaint, self.actor)


class AskOfficerView(_StepView):
    form_class = AskOfficerForm
    done = gettext_lazy("Petugas sudah dikabari dan akan menengahi.")

    def act(self, complaint: Complaint, words: str) -> object:
        return actions.ask_officer(complaint, self.actor, words)


class SayView(_StepView):
    form_class = WordsForm
    done = gettext_lazy("Terkirim. Petugas dan penjual membacanya.")

    def act(self, complaint: Complaint, words: str) -> object:
        return actions.say(complaint, self.actor, words)


class PhotoView(OneOrderView):
    """A picture, for who sent it."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        complaint = complaint_of(self.order)
        if complaint is None:
            raise Http404
        return private_file(get_object_or_404(complaint.photos, pk=pk).picture)
