"""/kelola/kunjungan/: what was read, scanned and bought on the way, in numbers (AN-01, GD-09). For editors and officers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.viewsets.base import ViewSet

from pages.models import GuidePage
from pages.poster_views import WHOLE_CITY
from portal.accounts.roles import EDITOR, OFFICER, works_as
from portal.counts.middleware import PLACED, STEPS
from portal.counts.models import DailyCount
from portal.regions.models import Region
from portal.screens import RoomScreen

DAYS = 30
MOST = 50
Kind = DailyCount.Kind
STEP_WORDS = {
    "1-keranjang": gettext_lazy("Membuka keranjang"),
    "2-alamat": gettext_lazy("Mengisi alamat"),
    "3-kirim": gettext_lazy("Memilih pengiriman dan pembayaran"),
    "4-periksa": gettext_lazy("Memeriksa pesanan"),
    PLACED: gettext_lazy("Membuat pesanan"),
}


@dataclass(frozen=True)
class Row:
    """One line of a table. `of_first` is a percentage of the first step, in the table of steps alone."""

    words: str
    number: int
    url: str = ""
    more: str = ""
    of_first: int | None = None


def may_read(user: Any) -> bool:
    """Who sees the numbers."""
    return works_as(user, EDITOR, OFFICER)


def totals(kind: DailyCount.Kind) -> dict[str, int]:
    """Key to number over the last DAYS days, the largest first."""
    since = timezone.localdate() - timedelta(days=DAYS - 1)
    rows = DailyCount.objects.filter(kind=kind, day__gte=since).values("key").annotate(total=Sum("number")).order_by("-total", "key")
    return {row["key"]: row["total"] for row in rows}


def pages_read() -> list[Row]:
    return [Row(key, number, url=key) for key, number in list(totals(Kind.PAGE).items())[:MOST]]


def scans() -> list[Row]:
    """By sheet: which guide, hung where. A kelurahan that no longer stands in the table shows its code."""
    counted = totals(Kind.SCAN)
    pairs = [(key.partition("/")[0], key.partition("/")[2], number) for key, number in counted.items()]
    guides = GuidePage.objects.in_bulk([int(pk) for pk, _code, _number in pairs if pk.isdigit()])
    places = Region.objects.in_bulk([code for _pk, code, _number in pairs])
    found = []
    for pk, code, number in pairs[:MOST]:
        guide = guides.get(int(pk)) if pk.isdigit() else None
        place = places[code].name if code in places else _("Seluruh kota") if code == WHOLE_CITY else code
        found.append(Row(place, number, more=guide.title if guide else _("Panduan yang sudah dihapus")))
    return found


def steps() -> list[Row]:
    """The way to an order, step by step, and how many of those who opened the basket came so far."""
    counted = totals(Kind.STEP)
    first = counted.get(next(iter(STEPS.values())), 0)
    return [Row(str(words), counted.get(key, 0), of_first=round(100 * counted.get(key, 0) / first) if first else None) for key, words in STEP_WORDS.items()]


class VisitsView(RoomScreen, TemplateView):
    template_name = "pages/cms/visits.html"

    may_enter = staticmethod(may_read)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        searches = sum(totals(Kind.SEARCH).values())
        return self.render_to_response({"days": DAYS, "pages": pages_read(), "scans": scans(), "steps": steps(), "searches": searches})


class VisitsViewSet(ViewSet):
    """The report's address; the menu word stands in wagtail_hooks."""

    name = "page_visits"
    url_prefix = "kunjungan"
    menu_label = gettext_lazy("Kunjungan")

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", VisitsView.as_view(), name="index")]
