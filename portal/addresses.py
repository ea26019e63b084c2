"""Which address a page is known by, and which rooms search engines leave alone (SE-01). The one place for both."""

from __future__ import annotations

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest

# Everything below these is about one person or one task: it carries noindex as a header, whatever it answers with (page, redirect, file).
PRIVATE = (
    "/_util/",  # Wagtail's own door to pages with a password
    "/akun/",
    "/checkout/",
    "/daftar/",
    "/kelola/",
    "/keluar/",
    "/keranjang/",
    "/lupa-sandi/",
    "/masuk/",
    "/panduan/layar/",
    "/pelatihan/pendaftaran/",
    "/persetujuan/",
    "/pesanan/",
    "/q/",
    "/sandi-baru/",
    "/tampilan/",
    "/tanggapan/status/",
    "/cari/",
)
# Of these only rooms without end or without content are closed to crawlers: a page that must say noindex has to be readable.
CLOSED = ("/kelola/", "/checkout/", "/keranjang/", "/tampilan/", "/cari/")
STEADY = "page"
"""The one parameter that makes another page. Filters, pictures, campaigns and rings only show the same page differently."""


def is_private(path: str) -> bool:
    """True below a room that is about one person or one task."""
    return path.startswith(PRIVATE)


def absolute(path: str) -> str:
    """The address for other sites, on the one host that BASE_URL names, however the visitor came here. An absolute address stays."""
    return path if path.startswith(("http://", "https://")) else f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"


def canonical(request: HttpRequest) -> str:
    """What search engines shall call the page of this request. The second page of a whole list is a page; the second page of a filtered one
    belongs to the list."""
    number = request.GET.get(STEADY, "")
    others = [name for name in request.GET if name != STEADY and not name.startswith("utm_")]
    counts = number.isdecimal() and len(number) < 5 and int(number) > 1 and not others
    return absolute(request.path) + (f"?{urlencode({STEADY: int(number)})}" if counts else "")
