"""/kelola/keluhan/: complaints that buyer and seller did not settle. An officer reads both, asks, and decides (OL-05)."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import DetailView, ListView
from wagtail.admin.viewsets.base import ViewSet

from portal.accounts.models import User
from portal.accounts.phones import local_phone
from portal.private_files import private_file
from portal.screens import OfficerScreen
from shop.complaints import actions
from shop.complaints.forms import DecideForm, WordsForm
from shop.complaints.models import Complaint, ComplaintPhoto
from shop.complaints.pictures import numbered
from shop.complaints.queries import all_complaints, for_officers, may_decide, readable
from shop.complaints.states import card_of, history
from shop.order.actors import Actor, Role, officer
from shop.order.exceptions import WrongState
from shop.order.ledger import Money, state_of_money

NOTE, DECISION = "kata", "putusan"
"""Prefixes of the two forms on one page."""


class ComplaintIndexView(OfficerScreen, ListView):
    """What officers have to decide, the nearest deadline first; with `semua` every complaint there is."""

    template_name = "desk/complaints.html"
    context_object_name = "complaints"
    paginate_by = 50

    def get_queryset(self) -> QuerySet[Complaint]:
        return all_complaints() if "semua" in self.request.GET else for_officers()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        everything = "semua" in self.request.GET
        context = super().get_context_data(everything=everything, page_query="semua=1" if everything else "", **kwargs)
        context["rows"] = [{"complaint": each, "card": card_of(each, Role.OFFICER), "late": _is_late(each)} for each in context["complaints"]]
        return context


def _is_late(complaint: Complaint) -> bool:
    return complaint.deadline is not None and complaint.deadline <= timezone.now()


class ComplaintView(OfficerScreen, DetailView):
    """Both sides, and the decision."""

    template_name = "desk/complaint.html"
    context_object_name = "complaint"

    def get_queryset(self) -> QuerySet[Complaint]:
        return readable()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        complaint: Complaint = context["complaint"]
        order = complaint.order
        mine = complaint.state == Complaint.State.MEDIATION
        may = may_decide(complaint, cast(User, self.request.user))
        if mine and may:
            context.setdefault("note_form", WordsForm(prefix=NOTE))
            context.setdefault("decide_form", DecideForm(prefix=DECISION))
        money = state_of_money(order)
        return context | {
            "order": order,
            "shop": order.partner,
            "card": card_of(complaint, Role.OFFICER),
            "steps": history(complaint),
            "photos": numbered(complaint, lambda pk: reverse("desk_complaints:photo", args=[pk])),
            "own": mine and not may,
            "unseen": money == Money.NOT_SEEN,
            "money_words": {
                Money.NOT_SEEN: _("Penjual belum mencatat uang masuk"),
                Money.PAID: _("Penjual sudah menerima uang"),
                Money.OWED_BACK: _("Penjual harus mengembalikan uang"),
                Money.RETURNED: _("Penjual mencatat uang sudah dikembalikan"),
            }[money],
            "buyer_phone": local_phone(order.buyer_phone),
            "shop_phone": local_phone(order.partner.phone),
        }


class _StepView(OfficerScreen, View):
    """A POST of an officer. `form_name` is where the page expects a form that was not right."""

    http_method_names = ["post"]
    form_class: type[Form]
    form_name = prefix = ""

    def act(self, complaint: Complaint, form: Form, actor: Actor) -> str:
        """Do it and return the words about it."""
        raise NotImplementedError

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        complaint = get_object_or_404(readable(), pk=pk)
        form = self.form_class(request.POST, prefix=self.prefix)
        user = cast(User, request.user)  # the door let nobody else in
        if not form.is_valid() and complaint.state == Complaint.State.MEDIATION:
            page = ComplaintView()
            page.setup(request, pk=pk)
            page.object = complaint
            return page.render_to_response(page.get_context_data(**{self.form_name: form}))
        try:
            if not form.is_valid():
                raise WrongState(_("Keluhan ini tidak (lagi) menunggu putusan. Baca keadaannya di bawah."))
            messages.success(request, self.act(complaint, form, officer(user)))
        except WrongState as no:
            messages.error(request, str(no))
        return redirect("desk_complaints:one", pk)


class NoteView(_StepView):
    form_class, form_name, prefix = WordsForm, "note_form", NOTE

    def act(self, complaint: Complaint, form: Form, actor: Actor) -> str:
        actions.say(complaint, actor, form.cleaned_data["words"])
        return _("Terkirim. Pembeli dan penjual membacanya.")


class DecideView(_StepView):
    form_class, form_name, prefix = DecideForm, "decide_form", DECISION

    def act(self, complaint: Complaint, form: Form, actor: Actor) -> str:
        actions.decide(complaint, actor, form.cleaned_data["words"], refund=form.cleaned_data["refund"] == "ya")
        return _("Diputuskan. Pembeli dan penjual sudah dikabari.")


class PhotoView(OfficerScreen, View):
    """What the buyer showed."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, photo: int) -> HttpResponseBase:
        return private_file(get_object_or_404(ComplaintPhoto, pk=photo).picture)


class ComplaintDeskViewSet(ViewSet):
    """Addresses of the desk. Nothing is edited here, only added to."""

    name = "desk_complaints"
    url_prefix = "keluhan"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", ComplaintIndexView.as_view(), name="index"),
            path("<int:pk>/", ComplaintView.as_view(), name="one"),
            path("<int:pk>/kata/", NoteView.as_view(), name="note"),
            path("<int:pk>/putuskan/", DecideView.as_view(), name="decide"),
            path("foto/<int:photo>.jpg", PhotoView.as_view(), name="photo"),
        ]
