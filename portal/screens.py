"""Wagtail's screens of a model, made small: what every room of /kelola/ that keeps rows has in common."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import URLPattern, path
from wagtail.admin.viewsets.model import ModelViewSet


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
