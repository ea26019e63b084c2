"""/kelola/kabar/: what did not reach people, each try, and what nobody opened in time. For officers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.viewsets.base import ViewSet

from portal.notifications.actions import send_again
from portal.notifications.models import Message
from portal.notifications.queries import in_trouble, open_alarms, timeline_of
from portal.notifications.sending import masked
from portal.screens import OfficerScreen

PER_PAGE = 50
MOST_ALARMS = 50
State = Message.State
KIND = {State.FAILED: "rejected", State.UNSURE: "registered"}


class TroubleView(OfficerScreen, View):
    """Alarms first, then mails that failed or wait."""

    def get(self, request: HttpRequest) -> HttpResponse:
        page = Paginator(in_trouble(), PER_PAGE).get_page(request.GET.get("page"))
        alarms = open_alarms()
        context = {"page": page, "rows": [row_of(message) for message in page], "alarms": alarms[:MOST_ALARMS], "alarm_count": alarms.count()}
        return render(request, "desk/messages.html", context)


def row_of(message: Message) -> dict[str, Any]:
    """What the list shows of one message; its address is nobody's business in full."""
    return {
        "message": message,
        "address": masked(message.address),
        "kind": KIND.get(State(message.state), ""),
        "may_try": message.state in KIND or (message.state == State.WAITING and message.tries > 0),
        "tries": list(message.attempts.all()),
    }


class ThingView(OfficerScreen, View):
    """How one thing was told, try by try."""

    def get(self, request: HttpRequest, thing: str) -> HttpResponse:
        steps = timeline_of(thing)
        if not steps:
            raise Http404
        return render(request, "desk/message_thing.html", {"thing": thing, "steps": steps})


class AgainView(OfficerScreen, View):
    """POST: one more round of tries."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        message = get_object_or_404(Message, pk=pk)
        if send_again(message):
            messages.success(request, _("Surel ini segera dicoba lagi."))
        else:
            messages.warning(request, _("Surel ini tidak perlu dicoba lagi: keadaannya sudah berubah."))
        return redirect("desk_messages:index")


class MessageViewSet(ViewSet):
    """The room's addresses; the menu word stands in wagtail_hooks."""

    name = "desk_messages"
    url_prefix = "kabar"
    menu_label = gettext_lazy("Kabar keluar")

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", TroubleView.as_view(), name="index"),
            path("tentang/<slug:thing>/", ThingView.as_view(), name="thing"),
            path("<int:pk>/coba-lagi/", AgainView.as_view(), name="again"),
        ]
