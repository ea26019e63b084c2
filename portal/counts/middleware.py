"""Counts what was read. It looks at the address and the answer, never at who asked."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from portal.counts.models import MAX_KEY, DailyCount
from portal.counts.tally import count
from portal.counts.visitors import is_machine

Kind = DailyCount.Kind

STEPS = {"basket:summary": "1-keranjang", "checkout:address": "2-alamat", "checkout:delivery": "3-kirim", "checkout:review": "4-periksa"}
"""Pages on the way to an order, in their order."""
PLACED = "5-jadi"
"""The review page was sent and an order came of it."""
PAGES = "wagtail_serve"
SEARCH = "search:search"
PRIVATE = ("/kelola/", "/akun/", "/pesanan/")
_PLAIN = re.compile(r"/(?:[a-z0-9-]+/)*")
"""An address that an editor gave. One with a signed part (a capital, a colon) belongs to somebody and is not counted."""


class CountMiddleware:
    """One more for the page, the room, the search or the step."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if (what := counted(request, response)) and not is_machine(request):
            count(*what)
        return response


def counted(request: HttpRequest, response: HttpResponse) -> tuple[DailyCount.Kind, str] | None:
    """What this answer counts for; nothing for what is private, not found, sent on, or no page."""
    match = request.resolver_match
    if match is None or request.path.startswith(PRIVATE):
        return None
    if request.method == "POST":
        placed = match.view_name == "checkout:review" and response.status_code == 302 and response.headers["Location"].startswith("/pesanan/")
        return (Kind.STEP, PLACED) if placed else None
    if request.method != "GET" or response.status_code != 200 or not response.headers.get("Content-Type", "").startswith("text/html"):
        return None
    if match.view_name == PAGES:
        return (Kind.PAGE, request.path) if len(request.path) <= MAX_KEY and _PLAIN.fullmatch(request.path) else None
    if match.view_name == SEARCH:
        return Kind.SEARCH, ""
    if match.view_name in STEPS:
        return Kind.STEP, STEPS[match.view_name]
    return Kind.ROOM, match.view_name
