"""/kelola/klinik/: the clinics whose hours nobody has filled in yet, for editors."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.viewsets.base import ViewSet

from pages.models import ClinicPage
from portal.accounts.roles import EDITOR, has_role


def fills_clinics(user: Any) -> bool:
    """True for editors: they alone reach the page editor."""
    return user.is_authenticated and (user.is_superuser or has_role(user, EDITOR))


class EmptyClinicsView(View):
    """By kecamatan, each with a link to its form."""

    http_method_names = ["get", "head"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not fills_clinics(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        empty = list(ClinicPage.objects.filter(filled=False).select_related("kelurahan__parent").order_by("kelurahan__parent__name", "title"))
        districts = [(name, list(group)) for name, group in groupby(empty, key=lambda clinic: str(clinic.kelurahan.parent or ""))]
        return render(request, "pages/cms/clinics.html", {"districts": districts, "empty": len(empty), "total": ClinicPage.objects.count()})


class EmptyClinicsViewSet(ViewSet):
    """The room's address; the menu word stands in wagtail_hooks."""

    name = "page_clinics"
    url_prefix = "klinik"
    menu_label = gettext_lazy("Klinik belum diisi")

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", EmptyClinicsView.as_view(), name="index")]
