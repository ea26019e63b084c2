"""/akun/pegawai/: a person says that they are a civil servant, or takes it back."""

from __future__ import annotations

from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from portal.accounts import civil_servants
from portal.accounts.civil_servant_forms import NipForm, WorkMailForm
from portal.accounts.models import CivilServant, User
from portal.brand import worded


@method_decorator([never_cache, sensitive_post_parameters("nip"), sensitive_variables()], name="dispatch")
class CivilServantView(LoginRequiredMixin, View):
    """GET shows what is known and the two ways; POST (`cara` is surel or nip) tries one."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(request)

    def post(self, request: HttpRequest) -> HttpResponse:
        return self.by_nip(request) if request.POST.get("cara") == "nip" else self.by_mail(request)

    def by_nip(self, request: HttpRequest) -> HttpResponse:
        form, person = NipForm(request.POST), cast(User, request.user)
        if form.is_valid():
            if civil_servants.is_waiting(person):
                form.add_error("nip", _("Sudah 10 kali dicoba. Tunggu 15 menit, lalu coba lagi."))
            elif found := civil_servants.recognise_by_nip(person, form.cleaned_data["nip"]):
                messages.success(request, _("Akun Anda ditandai sebagai pegawai %(office)s. NIP Anda tidak disimpan.") % {"office": found.office})
                return redirect("accounts:civil_servant")
            else:
                form.add_error(
                    "nip",
                    worded(_("NIP ini tidak ada dalam daftar %(opd)s yang kami terima. Periksa angkanya. Tanpa tanda pegawai pun Anda tetap bisa belanja.")),
                )
        return self.show(request, nip_form=form)

    def by_mail(self, request: HttpRequest) -> HttpResponse:
        form = WorkMailForm(request.POST)
        if form.is_valid():
            if civil_servants.send_link(cast(User, request.user), form.cleaned_data["surel"]):
                messages.success(request, _("Tautan sudah dikirim ke e-mail dinas Anda. Buka dalam 24 jam."))
                return redirect("accounts:civil_servant")
            form.add_error("surel", _("Sudah 10 kali dikirim. Tunggu 15 menit, lalu coba lagi."))
        return self.show(request, mail_form=form)

    def show(self, request: HttpRequest, **forms: Any) -> HttpResponse:
        context: dict[str, Any] = {
            "known": CivilServant.objects.filter(user=cast(User, request.user)).first(),
            "mail_form": WorkMailForm() if settings.ASN_EMAIL_DOMAINS else None,
            "nip_form": NipForm() if civil_servants.takes_rosters() else None,
        }
        return render(request, "accounts/civil_servant.html", context | forms)


@method_decorator(never_cache, name="dispatch")
class ConfirmView(LoginRequiredMixin, View):
    """The link of the mail: looking asks, pressing marks. Only the account that asked for it may."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        office = civil_servants.office_in_link(cast(User, request.user), token)
        return render(request, "accounts/civil_servant_confirm.html", {"office": office}, status=200 if office else 400)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        office = civil_servants.office_in_link(cast(User, request.user), token)
        if not office:
            return self.get(request, token)
        civil_servants.mark(cast(User, request.user), office)
        messages.success(request, _("Akun Anda ditandai sebagai pegawai %(office)s.") % {"office": office})
        return redirect("accounts:civil_servant")


class ForgetView(LoginRequiredMixin, View):
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        if civil_servants.forget(cast(User, request.user)):
            messages.success(request, _("Tanda pegawai sudah dihapus dari akun Anda."))
        return redirect("accounts:civil_servant")
