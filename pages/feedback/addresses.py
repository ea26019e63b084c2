"""Addresses of this room: the signed one by which a writer follows an aspiration, and the page that an aspiration is about."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.core.signing import Signer
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.http import url_has_allowed_host_and_scheme

from portal.addresses import is_private

ROOM = "/tanggapan/"
LONGEST = 200
SEARCH = "/cari/"
"""Private because it has no end; without the words that were looked for its address says nothing of anybody."""

_signer = Signer(salt="feedback.status")


def status_url(number: str) -> str:
    """`/tanggapan/status/TGP-2026-0001/<key>/`: shows that aspiration and nothing else."""
    return reverse("feedback:status", args=[number, _signer.signature(number)])


def is_key(number: str, key: str) -> bool:
    """True when the key was made for this number; compared in constant time."""
    return constant_time_compare(_signer.signature(number), key)


def own_path(text: str) -> str:
    """The path of a public page of this site, without query and fragment; "" for anything else."""
    if not text.startswith("/") or len(text) > LONGEST or not text.isprintable() or not url_has_allowed_host_and_scheme(text, allowed_hosts=None):
        return ""
    path = urlsplit(text).path
    if path.startswith(ROOM) or "/../" in path or (is_private(path) and path != SEARCH):
        return ""
    return path
