"""Where readers answer a text: the room of public feedback, where that is installed. Nothing that people write appears below an article (NW-08)."""

from urllib.parse import urlencode

from django.urls import Resolver404, resolve

FEEDBACK = "/tanggapan/"
EVERY_PAGE = "wagtail_serve"
"""The name under which any address resolves to the page tree: no room of its own."""


def feedback_url(about: str) -> str:
    """The address that asks for feedback on the page at the path `about`; empty without such a room."""
    try:
        found = resolve(FEEDBACK)
    except Resolver404:
        return ""
    return "" if found.url_name == EVERY_PAGE else f"{FEEDBACK}?{urlencode({'dari': about})}"
