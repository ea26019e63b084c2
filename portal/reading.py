"""How somebody reads: light or dark, larger letters (AX-07), without pictures (AX-04). Kept in cookies, chosen at the foot of every page.

Text mode has one place: what a page has become is freed from its pictures on the way out, whoever wrote the template. Cached pieces of a page are
therefore the same for all readers.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

THEME_COOKIE, LETTERS_COOKIE, PICTURES_COOKIE = "tema", "huruf", "gambar"
THEMES = {"gelap": "dark", "terang": "light"}
BIG, SAVE, ALL = "besar", "hemat", "lengkap"
CHOICES: dict[str, tuple[str, ...]] = {THEME_COOKIE: tuple(THEMES), LETTERS_COOKIE: (BIG,), PICTURES_COOKIE: (SAVE, ALL)}
"""Cookies and the words they may hold; any other word of an address forgets the choice."""

_PICTURE = re.compile(rb"<picture\b[^>]*>|</picture>|<source\b[^>]*>|<img\b[^>]*>", re.IGNORECASE)
KEPT = b"<img data-keep "
"""How a picture begins that is no illustration but a tool, such as a code that somebody scans."""
_ALT = re.compile(rb"""\balt=(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_PRELOAD = re.compile(rb'<link rel="preload"[^>]*>\s*')


def saves_data(request: HttpRequest) -> bool:
    """True for text mode: the reader's own choice, else what the browser asks for with Save-Data."""
    chosen = request.COOKIES.get(PICTURES_COOKIE, "")
    return chosen == SAVE or (chosen != ALL and request.META.get("HTTP_SAVE_DATA", "").strip().lower() == "on")


def wants_big_text(request: HttpRequest) -> bool:
    """True when the reader chose larger letters."""
    return request.COOKIES.get(LETTERS_COOKIE, "") == BIG


class TextModeMiddleware:
    """Leaves pictures and the web font out of public pages in text mode, and tells caches on what a page depends. Stands inside the compression."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.streaming or not response.get("Content-Type", "").startswith("text/html") or request.path.startswith("/kelola/"):
            return response
        patch_vary_headers(response, ("Save-Data", "Cookie"))
        if saves_data(request):
            response.content = without_pictures(response.content)
            if response.has_header("Content-Length"):
                response.headers["Content-Length"] = str(len(response.content))
        return response


def without_pictures(html: bytes) -> bytes:
    """The page with the words of each picture in its place, or nothing where a picture has none; without early loading of the web font.
    Icons stay: some buttons have nothing else, and all of them are one small file."""
    return _PRELOAD.sub(b"", _PICTURE.sub(_words_of, html))


def _words_of(found: re.Match[bytes]) -> bytes:
    if found.group().startswith(KEPT):
        return found.group()
    alt = _ALT.search(found.group())
    words = unescape((alt.group(1) or alt.group(2) or b"").decode()).strip() if alt else ""
    return f'<span class="alt">{escape(words)}</span>'.encode() if words else b""
