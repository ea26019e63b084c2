"""/kelola/pelatihan/<pk>/hadir/: the list at the door. After one visit it opens without internet; ticks are sent when there is some (TR-05)."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from csp.constants import SELF
from django.conf import settings
from django.contrib import messages
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from pages.models import TrainingSessionPage
from pages.training import arrivals
from pages.training.exceptions import Refused
from pages.training.links import code_of
from pages.training.models import Registration
from pages.training.queries import ACTIVE
from portal.screens import OfficerScreen

State = Registration.State
FILES = (
    "portal/css/tokens.css",
    "portal/css/base.css",
    "portal/css/components.css",
    "portal/css/pages.css",
    "portal/css/checkin.css",
    "portal/js/checkin.js",
    "portal/vendor/icons.svg",
    "portal/vendor/plus-jakarta-sans-400-800-id.woff2",
    "portal/ornament/kedan.svg",
    "portal/ornament/tenun.svg",
    "portal/ornament/tenun-malam.svg",
)
"""Everything the page needs besides itself; the worker keeps it for the hours without internet."""
CAMERA_HERE = "camera=(self), microphone=(), geolocation=(), payment=(), usb=()"


def guarded(response: HttpResponse) -> HttpResponse:
    """The strict policy of public pages and a worker, where the rest of /kelola/ needs inline code; the camera for this page alone."""
    response._csp_config = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"] | {"worker-src": [SELF]}  # type: ignore[attr-defined]
    response.headers["Permissions-Policy"] = CAMERA_HERE
    response.headers["Cache-Control"] = "private, no-store"  # the worker's own store is emptied when the officer signs out
    return response


class CheckInScreen(OfficerScreen, View):
    """For every view at the door."""

    def session(self, pk: int) -> TrainingSessionPage:
        return get_object_or_404(TrainingSessionPage.objects.select_related("kelurahan__parent"), pk=pk)


class CheckInView(CheckInScreen):
    """The list. It also takes one tick as a plain form, for browsers without script."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.show(request, self.session(pk))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        session = self.session(pk)
        try:
            arrival = arrivals.arrival_of(request.POST.dict())
            refused = arrivals.check_in(session.pk, [arrival], request.user)[arrival.uuid]  # type: ignore[arg-type]
        except Refused as refusal:
            refused = str(refusal)
        if refused:
            return self.show(request, session, refused, request.POST.dict())
        messages.success(request, _("Kehadiran dicatat."))
        return redirect("desk_trainings:checkin", pk)

    def show(self, request: HttpRequest, session: TrainingSessionPage, refused: str = "", typed: dict[str, str] | None = None) -> HttpResponse:
        rows = Registration.objects.filter(session=session, state__in=ACTIVE).order_by("name", "pk")
        people = [{"row": row, "code": code_of(row.pk), "phone_end": row.phone[-4:], "here": row.state == State.PRESENT, "uuid": uuid4()} for row in rows]
        context = {
            "session": session,
            "people": people,
            "here": sum(person["here"] is True for person in people),
            "refused": refused,
            "typed": typed or {},
            "uuid": uuid4(),
            "send_url": reverse("desk_trainings:checkin_send", args=[session.pk]),
            "worker_url": reverse("desk_trainings:checkin_worker", args=[session.pk]),
            "is_over": timezone.now() > session.ends_at + timedelta(days=7),
        }
        return guarded(render(request, "training/checkin.html", context, status=400 if refused else 200))


class CheckInSendView(CheckInScreen):
    """POST `{"rows": [...]}`, answered by `{"done": [uuid], "refused": [{uuid, why}], "here": [registration keys]}`."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        session = self.session(pk)
        try:
            rows = json.loads(request.body)["rows"]
            if not isinstance(rows, list) or len(rows) > arrivals.MOST_ROWS:
                raise TypeError
        except (ValueError, KeyError, TypeError):
            return JsonResponse({"error": "rows"}, status=400)
        good, refused = [], []
        for row in rows:
            try:
                good.append(arrivals.arrival_of(row if isinstance(row, dict) else {}, kept=True))
            except Refused as refusal:
                refused.append({"uuid": str(row.get("uuid", "")) if isinstance(row, dict) else "", "why": str(refusal)})
        answers = arrivals.check_in(session.pk, good, request.user)  # type: ignore[arg-type]
        refused += [{"uuid": str(uuid), "why": why} for uuid, why in answers.items() if why]
        here: list[Any] = list(Registration.objects.filter(session=session, state=State.PRESENT).order_by("pk").values_list("pk", flat=True))
        return JsonResponse({"done": [str(uuid) for uuid, why in answers.items() if not why], "refused": refused, "here": here})


class CheckInWorkerView(CheckInScreen):
    """The worker's script with the list of files it keeps. Its address limits it to this session's page: no other page is ever answered by it."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        page = reverse("desk_trainings:checkin", args=[self.session(pk).pk])
        path = str(finders.find("portal/js/checkin-worker.js"))
        script = Path(path).read_text(encoding="utf-8")
        kept = json.dumps({"page": page, "files": [static(name) for name in FILES]})
        return guarded(HttpResponse(f"const KEPT = {kept};\n{script}", content_type="text/javascript; charset=utf-8"))
