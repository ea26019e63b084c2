"""Small parts of the look that every page needs: icons, the current menu word, monograms.

They are tags and not included templates because a list page uses them dozens of times.
"""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache
from zlib import crc32

from django import template
from django.http import HttpRequest
from django.template.context import Context
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from portal.dates import zone_name

register = template.Library()

MONOGRAM_TONES = ("", "b", "c", "d")
"""Class suffixes of `.mono` in components.css, one cloth colour each."""


@register.simple_tag
def icon(name: str, size: str = "") -> SafeString:
    """One symbol of the vendored sprite; `size` is "" (1.25em) or "l" (1.5rem). Decorative: the words beside it speak."""
    return _icon(name, size, static("portal/vendor/icons.svg"))


@lru_cache(maxsize=512)
def _icon(name: str, size: str, sprite: str) -> SafeString:
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}#{}"/></svg>', "i i-l" if size == "l" else "i", sprite, name)


@register.simple_tag(takes_context=True)
def current(context: Context, *prefixes: str) -> SafeString:
    """The `aria-current` attribute when the address of this page begins with one of `prefixes`, else nothing."""
    request: HttpRequest | None = context.get("request")
    if request is not None and request.path.startswith(prefixes):
        return mark_safe(' aria-current="true"')
    return SafeString("")


@register.filter
def initials(name: str) -> str:
    """Two letters for a shop without a picture: first letter of its first and last word ("Dapur Mak Butet": DB)."""
    words = [word for word in str(name).split() if word[0].isalpha()]
    if not words:
        return ""
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


@register.filter
def zone(moment: datetime | time | date | None = None) -> str:
    """WIB, WITA or WIT: the word that stands behind an hour (`{{ shop.opens|zone }}`), from the city's time zone."""
    return zone_name(moment or None)


@register.filter
def tone(name: str) -> str:
    """A steady colour class for a name, so that a shop keeps its colour on every page."""
    return MONOGRAM_TONES[crc32(str(name).encode()) % len(MONOGRAM_TONES)]
