"""What the rooms of /kelola/ have in common: a door, a word in the menu, and Wagtail's screens of a model, made small."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.model import ModelViewSet

from portal.accounts.roles import is_officer


def nobody(user: Any) -> bool:
    """For a screen that does not say whom it lets in."""
    return False


class RoomScreen:
    """For every view of a room: who may not enter is turned away before anything is read. A room names its own rule: `may_enter = staticmethod(...)`."""

    request: HttpRequest
    may_enter: Callable[[Any], bool] = staticmethod(nobody)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.may_enter(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc, no-any-return]


class OfficerScreen(RoomScreen):
    """For officers' rooms."""

    may_enter = staticmethod(is_officer)


class RoomWord(MenuItem):
    """A room's word in the menu, for those whom the room lets in."""

    def __init__(self, *args: Any, may_enter: Callable[[Any], bool], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.may_enter = may_enter

    def is_shown(self, request: HttpRequest) -> bool:
        return self.may_enter(request.user)


class ScreenSet(ModelViewSet):
    """Only the screens of `addresses`; those that nobody here needs (copy, history, usage, results by script) have no address at all."""

    add_to_reference_index = False
    copy_view_enabled = False
    addresses: tuple[str, ...] = ("index", "add", "edit", "delete")
    form_class: type[forms.ModelForm] | None = None

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return self.form_class or super().get_form_class(for_update)

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        names = super().get_common_view_kwargs(**kwargs)
        kept = {f"{address}_url_name" for address in self.addresses}
        return {name: value if name in kept or not name.endswith("_url_name") else None for name, value in names.items()}

    def register_admin_url_finder(self) -> None:
        """Where there is no screen to edit a row, there is no address to find."""
        if "edit" in self.addresses:
            super().register_admin_url_finder()

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("baru/", self.add_view, name="add"),
            path("<int:pk>/", self.edit_view, name="edit"),
            path("<int:pk>/hapus/", self.delete_view, name="delete"),
        ]


class ErrorsBesideFields:
    """For forms whose templates show what is wrong beside each field: Wagtail would say it a second time at the head of the page."""

    form: Any

    def form_invalid(self, form: forms.BaseForm) -> HttpResponse:
        self.form = form
        return self.render_to_response(self.get_context_data(form=form))  # type: ignore[attr-defined, no-any-return]
