"""/kelola/keluhan/: complaints that buyer and seller did not settle. An officer reads both, asks, and decides (OL-05)."""

from __future__ import annotations

from functools import partial
from typing import Any, cast

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
from shop.complaints.rooms import Makers, Room, Sent, forms_on_page
from shop.complaints.states import card_of, history
from shop.order.actors import Role, officer
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


class ComplaintView(Room, OfficerScreen, DetailView):
    """Both sides, and the decision."""

    template_name = "desk/complaint.html"
    context_object_name = "complaint"

    def get_queryset(self) -> QuerySet[Complaint]:
        return readable()

    def makers(self, complaint: Complaint | None) -> Makers:
        if complaint is None or complaint.state != Complaint.State.MEDIATION or not may_decide(complaint, self.officer):
            return {}
        return {"note_form": partial(WordsForm, prefix=NOTE), "decide_form": partial(DecideForm, prefix=DECISION)}

    @property
    def officer(self) -> User:
        return cast(User, self.request.user)  # the door let nobody else in

    def read_again(self) -> Complaint:
        return self.get_object()

    def back(self) -> HttpResponse:
        return redirect("desk_complaints:one", self.kwargs["pk"])

    def page(self, complaint: Complaint | None, sent: Sent | None = None, status: int = 200) -> HttpResponse:
        self.object = complaint
        return self.render_to_response(self.get_context_data(sent=sent), status=status)

    def get_context_data(self, *, sent: Sent | None = None, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        complaint: Complaint = context["complaint"]
        order, makers = complaint.order, self.makers(complaint)
        money = state_of_money(order)
        context |= forms_on_page(makers, sent)
        return context | {
            "order": order,
            "shop": order.partner,
            "card": card_of(complaint, Role.OFFICER),
            "steps": history(complaint),
            "photos": numbered(complaint, lambda pk: reverse("desk_complaints:photo", args=[pk])),
            "own": complaint.state == Complaint.State.MEDIATION and not makers,
            "unseen": money == Money.NOT_SEEN,
            "money_words": {
                Money.NOT_SEEN: _("Penjual belum mencatat uang masuk"),
                Money.PAID: _("Penjual sudah menerima uang"),
                Money.OWED_BACK: _("Penjual harus mengembalikan uang"),
                Money.RETURNED: _("Uang tercatat sudah dikembalikan"),
            }[money],
            "buyer_phone": local_phone(order.buyer_phone),
            "shop_phone": local_phone(order.partner.phone),
        }


class _StepView(ComplaintView):
    """A POST of an officer."""

    http_method_names = ["post"]
    form_class: type[Form]
    prefix = ""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.take(self.get_object(), self.form_class(request.POST, prefix=self.prefix))


class NoteView(_StepView):
    form_class, form_name, prefix = WordsForm, "note_form", NOTE

    def act(self, complaint: Complaint, data: dict[str, Any]) -> str:
        actions.say(complaint, officer(self.officer), data["words"])
        return _("Terkirim. Pembeli dan penjual membacanya.")


class DecideView(_StepView):
    form_class, form_name, prefix, beside = DecideForm, "decide_form", DECISION, "refund"

    def act(self, complaint: Complaint, data: dict[str, Any]) -> str:
        actions.decide(complaint, officer(self.officer), data["words"], refund=data["refund"] == "ya")
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
