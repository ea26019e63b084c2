"""The list "Kabar" of one account: shared by the buyer's room and the shop's, which put their own frame around it."""

from __future__ import annotations

from typing import Any, cast

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views import View
from django.views.generic import ListView

from portal.accounts.models import User
from portal.notifications.actions import mark_read
from portal.notifications.models import InboxItem
from portal.notifications.queries import inbox_of, unread


class InboxMixin:
    """Which account, which room. Who may enter is the frame's affair."""

    request: HttpRequest
    room: InboxItem.Room
    home = ""
    """The name of the list's address."""

    @property
    def reader(self) -> User:
        return cast(User, self.request.user)


class InboxView(InboxMixin, ListView):
    """The newest first. Looking marks nothing: a GET writes nothing, and seeing a headline is not reading."""

    paginate_by = 20

    def get_queryset(self) -> QuerySet[InboxItem]:
        return inbox_of(self.reader, self.room)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {**context, "unread": unread(self.reader, self.room)}


class OpenView(InboxMixin, View):
    """POST: the row counts as read, and leads where it points. Another account's row is not there."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        item = get_object_or_404(inbox_of(self.reader, self.room), pk=pk)
        mark_read(self.reader, self.room, item.pk)
        return redirect(item.path)


class AllReadView(InboxMixin, View):
    """POST: all of them."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        mark_read(self.reader, self.room)
        return redirect(self.home)
