"""/kelola/klinik/: the clinics whose hours nobody has filled in yet, for editors."""

from __future__ import annotations

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.viewsets.base import ViewSet

from pages.models import ClinicPage
from portal.accounts.roles import is_editor
from portal.screens import RoomScreen


class EmptyClinicsView(RoomScreen, View):
    """By kecamatan, each with a link to its form."""

    http_method_names = ["get", "head"]

    may_enter = staticmethod(is_editor)  # they alone reach the page editor

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
