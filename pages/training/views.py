"""/pelatihan/<slug>/daftar/ and /pelatihan/pendaftaran/<token>/: registering without an account, and one's own registration."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import segno
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.cache import never_cache

from pages.models import TrainingSessionPage
from pages.training import actions
from pages.training.exceptions import NeedsEarlier, Refused
from pages.training.forms import RegisterForm
from pages.training.links import code_of, registration_id, registration_url
from pages.training.models import Registration
from pages.training.queries import is_open, seats_of
from pages.training.session_screen import register_words, registration_context, remember, remembered_url
from portal.accounts import throttle
from portal.accounts.models import User
from portal.accounts.phones import local_phone
from portal.guard import Guard

REGISTERING = Guard("pelatihan", limits=((200, 60 * 60),))
"""A whole hall may share one network."""


@method_decorator(never_cache, name="dispatch")
class RegisterView(View):
    """The form. The same name and phone again leads to the same registration, so that nobody needs to find a mail."""

    session: TrainingSessionPage

    def dispatch(self, request: HttpRequest, slug: str) -> HttpResponseBase:  # type: ignore[override]
        rows = TrainingSessionPage.objects.live().public().select_related("kelurahan__parent", "requires")
        self.session = get_object_or_404(rows, slug=slug)
        if not self.session.registers:
            return redirect(self.session.get_url(request))
        return super().dispatch(request)

    def get(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        known = {"name": user.get_full_name(), "phone": local_phone(user.phone or ""), "email": user.email or ""} if isinstance(user, User) else {}
        return self.show(request, RegisterForm(initial=known))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = RegisterForm(request.POST)
        if not REGISTERING.admits(request):
            form.add_error(None, _("Terlalu banyak pendaftaran dari jaringan ini. Coba lagi satu jam lagi."))
            return self.show(request, form, status=429)
        if not form.is_valid():
            return self.show(request, form)
        tries = f"pelatihan {self.session.pk} {form.cleaned_data['phone']}"
        if throttle.is_locked(tries):
            form.add_error("phone", _("Sudah terlalu sering salah. Tunggu 15 menit, lalu coba lagi."))
            return self.show(request, form)
        try:
            registration = actions.register(self.session.pk, form.person())
        except Refused as refusal:
            throttle.count_failure(tries)
            form.add_error(refusal.field or None, str(refusal))
            return self.show(request, form, refusal.session if isinstance(refusal, NeedsEarlier) else None)
        remember(request, registration)
        return redirect(registration_url(registration))

    def show(self, request: HttpRequest, form: RegisterForm, earlier: TrainingSessionPage | None = None, status: int = 200) -> HttpResponse:
        seats = seats_of(self.session)
        context = {
            "form": form,
            "page": self.session,
            "page_url": self.session.get_url(request),
            "seats": seats,
            "open": is_open(self.session, timezone.now()),
            "mine_url": remembered_url(request, self.session),
            "button": register_words(seats.full),
            "earlier": earlier,
            "earlier_url": earlier.get_url(request) if earlier else "",
        }
        return render(request, "training/register.html", context, status=status)


@method_decorator(never_cache, name="dispatch")
class OneRegistrationView(View):
    """Opens one registration for who holds its address; for anybody else there is none."""

    registration: Registration

    def dispatch(self, request: HttpRequest, token: str, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        rows = Registration.objects.select_related("session__kelurahan__parent")
        self.registration = get_object_or_404(rows, pk=registration_id(token))
        return super().dispatch(request, *args, **kwargs)


class RegistrationView(OneRegistrationView):
    """Whose turn it is first, then time, place, code, link and documents."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "training/registration.html", registration_context(self.registration, request))


class _ActionView(OneRegistrationView):
    http_method_names = ["post"]
    done: Any = ""

    def act(self) -> None:
        raise NotImplementedError

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            self.act()
        except Refused as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, self.done)
        return redirect(registration_url(self.registration))


class AcceptView(_ActionView):
    """The offered seat is taken."""

    done = gettext_lazy("Kursi menjadi milik Anda.")

    def act(self) -> None:
        actions.accept(self.registration)


class DeclineView(_ActionView):
    """The offered seat goes on."""

    done = gettext_lazy("Kursi dilepas untuk orang berikutnya.")

    def act(self) -> None:
        actions.decline(self.registration)


class CancelView(_ActionView):
    """The person does not come."""

    done = gettext_lazy("Pendaftaran dibatalkan.")

    def act(self) -> None:
        actions.cancel(self.registration)


class CodeView(OneRegistrationView):
    """The check-in code as a picture of our own making."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest) -> HttpResponse:
        drawing = BytesIO()
        segno.make(code_of(self.registration.pk), error="m", micro=False).save(
            drawing, kind="svg", scale=8, border=4, light="#fff", xmldecl=False, svgclass=None, lineclass=None
        )
        return HttpResponse(drawing.getvalue(), content_type="image/svg+xml")


class MaterialView(OneRegistrationView):
    """One document of the session, for the registered, after it ended."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        found = [one for one in registration_context(self.registration, request)["materials"] if one.pk == pk]
        if not found:
            raise Http404
        document = found[0].document
        return FileResponse(document.file.open("rb"), as_attachment=True, filename=document.filename)
