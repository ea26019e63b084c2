"""/kelola/laporan-pencarian/: what buyers ask and do not find, and what they find and do not open. For editors and officers."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Sum
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin.viewsets.base import ViewSet

from portal.screens import RoomScreen
from portal.tables import csv_download
from search.misses import KEEP_DAYS, lately
from search.policies import may_read_report

FEWEST = 3
"""A term searched less often is shown to nobody: it may say more of a person than of the market."""
MOST = 50


def terms() -> Any:
    """Terms of the last KEEP_DAYS with at least FEWEST searches: `term`, `asked`, `missed`, `unopened`."""
    counted = lately().values("term").annotate(asked=Sum("searches"), missed=Sum("without_result"), unopened=Sum("without_click"))
    return counted.filter(asked__gte=FEWEST)


def without_result() -> Any:
    return terms().filter(missed__gt=0).order_by("-missed", "term")


def never_opened() -> Any:
    """Found, and not opened a single time."""
    return terms().filter(unopened__gt=0, unopened=F("asked") - F("missed")).order_by("-unopened", "term")


class ReportScreen(RoomScreen):
    """For every view of the report."""

    may_enter = staticmethod(may_read_report)


class ReportView(ReportScreen, TemplateView):
    template_name = "desk/search_report.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        missed, unopened = list(without_result()[:MOST]), list(never_opened()[:MOST])
        return {**super().get_context_data(**kwargs), "missed": missed, "unopened": unopened, "days": KEEP_DAYS, "fewest": FEWEST}


class DownloadView(ReportScreen, View):
    """The same terms, all of them, as a table. A term is made of letters and digits, so no program reads it as a formula."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest) -> HttpResponse:
        head = (_("Kata"), _("Dicari"), _("Tanpa hasil"), _("Ada hasil, tidak dibuka"))
        rows = terms().order_by("-missed", "-unopened", "term").values_list("term", "asked", "missed", "unopened")
        return csv_download(f"pencarian-{timezone.localdate():%Y-%m-%d}", head, rows)


class SearchReportViewSet(ViewSet):
    """The report's addresses; the menu word stands in wagtail_hooks."""

    name = "search_report"
    url_prefix = "laporan-pencarian"
    menu_label = gettext_lazy("Laporan pencarian")

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", ReportView.as_view(), name="index"), path("unduh/", DownloadView.as_view(), name="download")]
