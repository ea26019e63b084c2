"""/kelola/tanggapan/: officers read, pass on, answer and close what people wrote, and word what the public may read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.viewsets.base import ViewSet

from pages.feedback import actions
from pages.feedback.forms import AnswerForm, CloseForm, DeskForm, ForwardForm, PublishForm
from pages.feedback.models import Aspiration, State, Topic
from pages.feedback.queries import overdue, waiting_first
from portal.accounts.models import User
from portal.accounts.phones import local_phone
from portal.brand import brand
from portal.private_files import private_file
from portal.regions.queries import grouped_villages
from portal.screens import OfficerScreen
from portal.tables import csv_download

PER_PAGE = 50
OVERDUE = "lewat"
"""A choice of the filter beside the states: open and past its deadline."""


class AnsweringScreen(OfficerScreen, View):
    """For every view of this room."""

    @property
    def officer(self) -> User:
        if not isinstance(self.request.user, User):  # dispatch let nobody else in
            raise PermissionDenied
        return self.request.user


def chosen(request: HttpRequest) -> tuple[QuerySet[Aspiration], dict[str, str]]:
    """The rows that the filter leaves, what waits longest first, and the filter itself: `topik`, `kelurahan` (a code), `keadaan`."""
    rows = waiting_first()
    asked = {name: request.GET.get(name, "") for name in ("topik", "kelurahan", "keadaan")}
    if asked["topik"] in Topic.values:
        rows = rows.filter(topic=asked["topik"])
    if asked["kelurahan"]:
        rows = rows.filter(kelurahan_id=asked["kelurahan"][:13])
    if asked["keadaan"] == OVERDUE:
        rows = rows.filter(pk__in=overdue().values("pk"))
    elif asked["keadaan"] in State.values:
        rows = rows.filter(state=asked["keadaan"])
    return rows, asked


class QueueView(AnsweringScreen):
    """Everything, overdue first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        rows, asked = chosen(request)
        page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
        query = request.GET.copy()
        query.pop("page", None)
        context = {
            "rows": page,
            "asked": asked,
            "topics": Topic.choices,
            "states": [(OVERDUE, _("Lewat batas waktu")), *State.choices],
            "kelurahan": grouped_villages(brand().region),
            "query": query.urlencode(),
        }
        return render(request, "desk/feedback.html", context)


class OneView(AnsweringScreen):
    """One aspiration with everything an officer may do to it."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return show(request, pk)


def show(request: HttpRequest, pk: int, bound: forms.Form | None = None) -> HttpResponse:
    """The screen; `bound` is the form that came back wrong."""
    aspiration = get_object_or_404(Aspiration.objects.select_related("kelurahan__parent", "owner"), pk=pk)
    fresh: dict[str, DeskForm] = {
        "forward": ForwardForm(),
        "answering": AnswerForm(initial={"answer": aspiration.answer}),
        "closing": CloseForm(),
        "publishing": PublishForm(initial={"question": aspiration.public_question, "reply": aspiration.public_answer or aspiration.answer}),
    }
    same = {name: bound if bound is not None and type(bound) is type(form) else form for name, form in fresh.items()}
    context = {"aspiration": aspiration, "phone": local_phone(aspiration.phone), "events": aspiration.events.all(), **same}
    return render(request, "desk/feedback_one.html", context, status=400 if bound is not None else 200)


class ActView(AnsweringScreen):
    """POST: one of the actions. A form that is wrong comes back with what was typed."""

    http_method_names = ["post"]
    forms: dict[str, type[DeskForm]] = {"teruskan": ForwardForm, "jawab": AnswerForm, "tutup": CloseForm, "tampilkan": PublishForm}
    said = {
        "ambil": gettext_lazy("Tanggapan ini sekarang tugas Anda."),
        "teruskan": gettext_lazy("Tanggapan diteruskan. Penulisnya membaca ke mana."),
        "jawab": gettext_lazy("Jawaban disimpan. Penulisnya bisa membacanya."),
        "tutup": gettext_lazy("Tanggapan ditutup. Penulisnya membaca alasannya."),
        "tampilkan": gettext_lazy("Sekarang tampil untuk umum."),
        "tarik": gettext_lazy("Tidak tampil untuk umum lagi."),
    }

    def post(self, request: HttpRequest, pk: int, action: str) -> HttpResponse:
        if action not in self.said:
            raise Http404
        aspiration = get_object_or_404(Aspiration, pk=pk)
        form = self.forms[action](request.POST) if action in self.forms else None
        if form is not None and not form.is_valid():
            return show(request, pk, form)
        try:
            self.doing(action)(aspiration, form.cleaned_data if form else {})
        except actions.NotNowError:
            messages.error(request, _("Ini tidak bisa dilakukan lagi. Keadaannya sudah berubah, lihat riwayat di bawah."))
            return show(request, pk, form) if form is not None else redirect("desk_feedback:one", pk)
        messages.success(request, self.said[action])
        return redirect("desk_feedback:one", pk)

    def doing(self, action: str) -> Callable[[Aspiration, dict[str, Any]], Aspiration]:
        """The write behind a word of the address."""
        who = self.officer
        return {
            "ambil": lambda row, data: actions.take(row, officer=who),
            "teruskan": lambda row, data: actions.forward(row, data["office"], note=data["note"], officer=who),
            "jawab": lambda row, data: actions.answer(row, data["answer"], officer=who),
            "tutup": lambda row, data: actions.close(row, data["reason"], officer=who),
            "tampilkan": lambda row, data: actions.publish(row, data["question"], data["reply"], officer=who),
            "tarik": lambda row, data: actions.withdraw(row, officer=who),
        }[action]


class PhotoView(AnsweringScreen):
    """The photo, for officers; no cache keeps it."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        aspiration = get_object_or_404(Aspiration.objects.exclude(photo=""), pk=pk)
        return private_file(aspiration.photo)


class DownloadView(AnsweringScreen):
    """The filtered rows as a table, without phone, e-mail and photo."""

    def get(self, request: HttpRequest) -> HttpResponse:
        head = (
            _("Nomor"),
            _("Diterima"),
            _("Paling lambat"),
            _("Keadaan"),
            _("Tentang"),
            _("Sebagai"),
            _("Kelurahan"),
            _("Petugas"),
            _("Tanggapan"),
            _("Jawaban"),
        )
        rows = (
            (
                row.number, f"{timezone.localtime(row.received_at):%Y-%m-%d}", f"{row.due_on:%Y-%m-%d}", row.state_words, row.get_topic_display(),
                row.get_role_display(), row.kelurahan or "", row.owner or "", row.text, row.answer or row.closing_reason,
            )
            for row in chosen(request)[0].iterator()
        )  # fmt: skip
        return csv_download(f"tanggapan-{timezone.localdate():%Y-%m-%d}", head, rows)


class FeedbackViewSet(ViewSet):
    """The room's addresses; the menu word stands in wagtail_hooks."""

    name = "desk_feedback"
    url_prefix = "tanggapan"
    menu_label = gettext_lazy("Tanggapan")

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", QueueView.as_view(), name="index"),
            path("unduh/", DownloadView.as_view(), name="download"),
            path("<int:pk>/", OneView.as_view(), name="one"),
            path("<int:pk>/foto/", PhotoView.as_view(), name="photo"),
            path("<int:pk>/<slug:action>/", ActView.as_view(), name="act"),
        ]
