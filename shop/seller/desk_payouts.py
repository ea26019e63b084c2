"""The officer's desk for money that shall go elsewhere: which verified shop wants another account or code, and yes or no with a reason (SO-12)."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import DetailView, ListView
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.base import ViewSet

from portal.accounts.models import User
from portal.accounts.phones import local_phone
from portal.clock import moment_words
from portal.notifications.whatsapp import link
from portal.screens import OfficerScreen
from shop.paying import actions
from shop.paying.models import PayoutChange
from shop.paying.payout import Payout, warnings_of
from shop.paying.queries import waiting_changes

BADGES = {
    PayoutChange.State.WAITING: "registered",
    PayoutChange.State.APPROVED: "verified",
    PayoutChange.State.REFUSED: "rejected",
    PayoutChange.State.WITHDRAWN: "",
}
MOST_ON_PANEL = 5


class ReasonForm(forms.Form):
    """Why not. The shop reads it word for word."""

    use_required_attribute = False

    reason = forms.CharField(
        label=gettext_lazy("Alasan menolak"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Dikirim ke toko persis seperti ini. Tulis apa yang harus dilakukan pemilik."),
        error_messages={"required": gettext_lazy("Tulis alasannya. Pemilik toko perlu tahu.")},
    )


class ChangeIndexView(OfficerScreen, ListView):
    """What waits, the oldest first; with `semua` everything that was ever asked, the newest first."""

    template_name = "desk/payouts.html"
    context_object_name = "changes"
    paginate_by = 50

    def get_queryset(self) -> QuerySet[PayoutChange]:
        if "semua" in self.request.GET:
            return PayoutChange.objects.select_related("partner").order_by("-asked_at", "-pk")
        return waiting_changes()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        everything = "semua" in self.request.GET
        return super().get_context_data(everything=everything, page_query="semua=1" if everything else "", now=timezone.now(), **kwargs)


class ChangeView(OfficerScreen, DetailView):
    """The old beside the new, whom to call, and the decision."""

    template_name = "desk/payout.html"
    context_object_name = "change"
    queryset = PayoutChange.objects.select_related("partner", "asked_by", "decided_by")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", ReasonForm())
        context = super().get_context_data(**kwargs)
        change: PayoutChange = context["change"]
        shop = change.partner
        return context | {
            "shop": shop,
            "badge": BADGES[PayoutChange.State(change.state)],
            "waits": change.state == PayoutChange.State.WAITING,
            "is_ready": timezone.now() >= change.ready_at,
            "sides": [(_("Sekarang dilihat pembeli"), rows_of(change.old)), (_("Yang diminta"), rows_of(change.new))],
            "warnings": warnings_of(change.new.code, shop),
            "phone": local_phone(change.old_phone),
            "phone_is_new": change.old_phone != shop.phone,
            "people": [{"name": str(person), "pk": person.pk, "phone": local_phone(person.phone or "")} for person in shop.users.order_by("pk")],
            "whatsapp": ask_link(change),
        }


def rows_of(payout: Payout) -> list[tuple[str, str]]:
    """Word and meaning, for the officer: the account whole, the code as its payees' apps show it."""
    code = payout.code
    return [(_("Rekening"), payout.bank_words or _("Tidak ada")), ("QRIS", code.words if code else _("Tidak ada"))]


def ask_link(change: PayoutChange) -> str:
    """A WhatsApp message to the telephone that an officer checked, ready to send; empty without a number."""
    said = {"shop": change.partner.name, "moment": moment_words(change.asked_at)}
    text = _("Petugas bertanya: apakah Anda meminta mengubah rekening atau QRIS toko %(shop)s pada %(moment)s? Balas YA atau TIDAK.") % said
    return link(change.old_phone, text)


class DecideView(OfficerScreen, View):
    """POST: setujui or tolak."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        change = get_object_or_404(PayoutChange, pk=pk)
        officer = cast(User, request.user)  # the door let nobody else in
        try:
            if request.POST.get("keputusan") == "setujui":
                actions.approve(change, officer=officer)
                messages.success(request, _("Disetujui. Pembeli sekarang melihat yang baru."))
            else:
                form = ReasonForm(request.POST)
                if not form.is_valid():
                    return self._again(request, change, form)
                actions.refuse(change, reason=form.cleaned_data["reason"], officer=officer)
                messages.success(request, _("Ditolak. Toko membaca alasan Anda."))
        except actions.CannotDecide as no:
            messages.error(request, str(no))
            return redirect("desk_payouts:one", pk)
        return redirect("desk_payouts:index")

    def _again(self, request: HttpRequest, change: PayoutChange, form: ReasonForm) -> HttpResponse:
        page = ChangeView()
        page.setup(request, pk=change.pk)
        page.object = page.get_object()
        return page.render_to_response(page.get_context_data(form=form))


class PayoutPanel(Component):
    """On the homes of officers and administrators, while something waits."""

    name = "payouts"
    order = 55
    template_name = "desk/payouts_panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        waiting = list(waiting_changes()[: MOST_ON_PANEL + 1])
        return {"changes": waiting[:MOST_ON_PANEL], "more": len(waiting) > MOST_ON_PANEL}


class PayoutDeskViewSet(ViewSet):
    """Addresses of the desk. Changes are asked for in the seller's room and never edited here."""

    name = "desk_payouts"
    url_prefix = "rekening"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", ChangeIndexView.as_view(), name="index"),
            path("<int:pk>/", ChangeView.as_view(), name="one"),
            path("<int:pk>/putuskan/", DecideView.as_view(), name="decide"),
        ]
