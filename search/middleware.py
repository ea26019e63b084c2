"""Counts that a result was opened. The address of a result carries nothing for this: the browser itself says, within one site, where it comes from."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse

from search.misses import count_click
from search.wishes import Wish

OPENED = frozenset({"catalogue:detail", "shops:detail"})
MAX_QUERY = 1000
"""Characters of the address before that are read."""


class SearchClickMiddleware:
    """A page of goods or of a shop, reached from /cari/, counts for the words that were searched there. Only the cache is written."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        match = request.resolver_match
        if match and match.view_name in OPENED and request.method == "GET" and response.status_code == 200 and (text := asked_before(request)):
            count_click(text)
        return response


def asked_before(request: HttpRequest) -> str:
    """The words of the search this request comes from; nothing when it comes from anywhere else."""
    try:
        before = urlsplit(request.META.get("HTTP_REFERER", ""))
    except ValueError:
        return ""
    if before.netloc != request.get_host() or before.path != reverse("search:search"):
        return ""
    return Wish.read(QueryDict(before.query[:MAX_QUERY])).text
