"""/kelola/daftar-pegawai/: officers hand in the lists of offices. What stays of them are keyed hashes."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.debug import sensitive_variables
from wagtail.admin.viewsets.base import ViewSet

from portal.accounts import civil_servants
from portal.accounts.civil_servant_forms import RosterForm
from portal.screens import OfficerScreen


@method_decorator(sensitive_variables(), name="post")
class RosterView(OfficerScreen, View):
    """The offices that have a list, and the form for a new one."""

    def get(self, request: HttpRequest, form: RosterForm | None = None) -> HttpResponse:
        context = {"form": form or RosterForm(), "offices": civil_servants.offices(), "ready": civil_servants.takes_rosters()}
        return render(request, "desk/roster.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = RosterForm(request.POST, request.FILES)
        if not civil_servants.takes_rosters() or not form.is_valid():
            return self.get(request, form)
        total = civil_servants.replace_roster(form.people)
        messages.success(request, _("%(total)s pegawai tersimpan sebagai sidik. NIP-nya sendiri tidak disimpan.") % {"total": total})
        return redirect("desk_roster:index")


class RosterRemoveView(OfficerScreen, View):
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        office = request.POST.get("opd", "")
        if civil_servants.remove_roster(office):
            messages.success(request, _("Daftar %(office)s dihapus.") % {"office": office})
        return redirect("desk_roster:index")


class RosterViewSet(ViewSet):
    """The room's addresses; the menu word stands in wagtail_hooks."""

    name = "desk_roster"
    url_prefix = "daftar-pegawai"
    menu_label = gettext_lazy("Daftar pegawai")

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", RosterView.as_view(), name="index"), path("hapus/", RosterRemoveView.as_view(), name="remove")]
