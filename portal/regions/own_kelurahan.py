"""The kelurahan that a visitor calls their own. It is kept on their device only, in a cookie; no account is needed."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse

COOKIE = "kelurahan_saya"
SECONDS = 365 * 24 * 60 * 60
_CODE = re.compile(r"^\d\d\.\d\d\.\d\d\.\d{4}$")


def own_kelurahan(request: HttpRequest) -> str:
    """Its official code, or empty. Whether such a kelurahan exists is for the reader to check."""
    code = request.COOKIES.get(COOKIE, "")
    return code if _CODE.match(code) else ""


def remember(response: HttpResponse, code: str, *, secure: bool) -> None:
    """Keep the code for a year."""
    response.set_cookie(COOKIE, code, max_age=SECONDS, samesite="Lax", secure=secure, httponly=True)


def forget(response: HttpResponse) -> None:
    response.delete_cookie(COOKIE)
