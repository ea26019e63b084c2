"""/kelola/pelatihan/: officers see who registered, enrol lists of names, take the list to the door (TR-05, TR-09). Nobody else gets in."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views import View
from wagtail.admin.viewsets.base import ViewSet

from pages.models import TrainingSessionPage
from pages.training import actions, arrivals
from pages.training.checkin import CheckInSendView, CheckInView, CheckInWorkerView
from pages.training.exceptions import Refused, WrongRows
from pages.training.forms import EnrolForm
from pages.training.models import Registration
from pages.training.notices import when_words
from pages.training.queries import is_open, participants, seats_of, seats_of_many, sessions_with_people, state_words
from portal.accounts.phones import local_phone
from portal.screens import OfficerScreen
from portal.tables import csv_download

State = Registration.State
PER_PAGE = 50
BADGE = {State.REGISTERED: "verified", State.PRESENT: "verified", State.WAITING: "registered", State.OFFERED: "registered", State.CANCELLED: "rejected"}
"""State -> class of `.desk-badge`."""
COLUMNS = (
    gettext_lazy("Nama"),
    gettext_lazy("Nomor HP"),
    gettext_lazy("E-mail"),
    gettext_lazy("Kelurahan"),
    gettext_lazy("Keadaan"),
    gettext_lazy("Cara terdaftar"),
    gettext_lazy("Persetujuan"),
    gettext_lazy("Oleh"),
    gettext_lazy("Hadir pada"),
)


class TrainingIndexView(OfficerScreen, View):
    """Sessions to come, or with ?lewat=1 those that were."""

    def get(self, request: HttpRequest) -> HttpResponse:
        past = request.GET.get("lewat") == "1"
        page = Paginator(sessions_with_people(past), PER_PAGE).get_page(request.GET.get("page"))
        seats = seats_of_many(page.object_list)
        rows = [(session, when_words(session), seats[session.pk]) for session in page.object_list]
        return render(request, "desk/trainings.html", {"rows": rows, "page": page, "past": past, "query": "lewat=1" if past else ""})


class SessionScreen(OfficerScreen, View):
    """For every view of one session."""

    def session(self, pk: int) -> TrainingSessionPage:
        return get_object_or_404(TrainingSessionPage.objects.select_related("kelurahan__parent", "requires"), pk=pk)


def rows_of(session: TrainingSessionPage) -> list[dict[str, Any]]:
    """The list as officers read it: registration, state in words (the queue counted once), phone as spoken."""
    rows, waiting = [], 0
    for registration in participants(session):
        waiting += registration.state == State.WAITING
        rows.append(
            {
                "row": registration,
                "state": state_words(registration, waiting),
                "badge": BADGE[State(registration.state)],
                "phone": local_phone(registration.phone),
                "can_cancel": registration.state in (State.REGISTERED, State.WAITING, State.OFFERED) and timezone.now() < session.starts_at,
                "can_undo": registration.state == State.PRESENT,
            }
        )
    return rows


class TrainingDetailView(SessionScreen):
    """Everybody on the list of one session."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        session = self.session(pk)
        context = {"session": session, "when": when_words(session), "seats": seats_of(session), "rows": rows_of(session)}
        return render(request, "desk/training.html", {**context, "open": is_open(session, timezone.now())})


class EnrolView(SessionScreen):
    """A list of names at once. What is wrong is said row by row, and what was typed stays."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        session = self.session(pk)
        return self.show(request, session, EnrolForm(session=session, initial={"key": uuid4()}))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        session = self.session(pk)
        form = EnrolForm(request.POST, session=session)
        if not form.is_valid():
            return self.show(request, session, form)
        data = form.cleaned_data
        try:
            made = actions.enrol(session.pk, data["people"], form.source(), request.user, data["key"], checked=data.get("checked", False))  # type: ignore[arg-type]
        except WrongRows as wrong:
            form.say_rows(wrong.rows)
            return self.show(request, session, form)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return self.show(request, session, form)
        waiting = sum(row.state == State.WAITING for row in made)
        text = ngettext("%(count)d orang didaftarkan.", "%(count)d orang didaftarkan.", len(made)) % {"count": len(made)}
        if waiting:
            text += " " + ngettext("%(count)d di antaranya menunggu.", "%(count)d di antaranya menunggu.", waiting) % {"count": waiting}
        messages.success(request, text)
        return redirect("desk_trainings:detail", pk)

    def show(self, request: HttpRequest, session: TrainingSessionPage, form: EnrolForm) -> HttpResponse:
        context = {"session": session, "when": when_words(session), "seats": seats_of(session), "form": form, "open": is_open(session, timezone.now())}
        return render(request, "desk/training_enrol.html", context)


class CancelRegistrationView(SessionScreen):
    """POST: somebody told the officer that they do not come."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, registration: int) -> HttpResponse:
        row = get_object_or_404(Registration, pk=registration, session=pk)
        try:
            actions.cancel(row, request.user)  # type: ignore[arg-type]
        except Refused as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, _("Pendaftaran %(name)s dibatalkan.") % {"name": row.name})
        return redirect("desk_trainings:detail", pk)


class UndoArrivalView(SessionScreen):
    """POST: somebody was ticked at the door who is not there."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, registration: int) -> HttpResponse:
        row = get_object_or_404(Registration, pk=registration, session=pk)
        arrivals.undo(row, request.user)  # type: ignore[arg-type]
        messages.success(request, _("%(name)s tidak lagi dicatat hadir.") % {"name": row.name})
        return redirect("desk_trainings:detail", pk)


class ExportView(SessionScreen):
    """The list as a CSV file for a spreadsheet."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        session = self.session(pk)
        return csv_download(f"peserta-{session.slug}", COLUMNS, map(csv_row, rows_of(session)))


def csv_row(row: dict[str, Any]) -> list[str]:
    """The cells of one person."""
    person: Registration = row["row"]
    check_in = getattr(person, "check_in", None)
    came = date_format(timezone.localtime(check_in.at), "j F Y, H.i") if check_in else ""
    home = person.kelurahan.name if person.kelurahan else ""
    return [person.name, row["phone"], person.email, home, row["state"], person.get_via_display(), person.get_consent_display(), person.consent_by, came]


class TrainingDeskViewSet(ViewSet):
    """The room's addresses; the menu word stands in wagtail_hooks."""

    name = "desk_trainings"
    url_prefix = "pelatihan"
    menu_label = gettext_lazy("Peserta pelatihan")

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", TrainingIndexView.as_view(), name="index"),
            path("<int:pk>/", TrainingDetailView.as_view(), name="detail"),
            path("<int:pk>/daftarkan/", EnrolView.as_view(), name="enrol"),
            path("<int:pk>/batal/<int:registration>/", CancelRegistrationView.as_view(), name="cancel"),
            path("<int:pk>/batal-hadir/<int:registration>/", UndoArrivalView.as_view(), name="undo_arrival"),
            path("<int:pk>/daftar.csv", ExportView.as_view(), name="export"),
            path("<int:pk>/hadir/", CheckInView.as_view(), name="checkin"),
            path("<int:pk>/hadir/kirim/", CheckInSendView.as_view(), name="checkin_send"),
            path("<int:pk>/hadir/pekerja.js", CheckInWorkerView.as_view(), name="checkin_worker"),
        ]
