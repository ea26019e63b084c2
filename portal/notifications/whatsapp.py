"""Links that open WhatsApp with a number and ready words (NT-02). No service of anybody is asked: the person presses "send"."""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import quote

from django.core.exceptions import ValidationError

from portal.accounts.phones import normalise_phone

ORIGINS = ("https://wa.me", "https://*.whatsapp.com")
"""Where a form may lead that ends in WhatsApp: a browser holds the whole way against the page's content policy."""
AGAIN = timedelta(hours=1)
"""Who opens WhatsApp twice about the same within this, opened it once."""
MOST = 1000
"""Characters of a text, before encoding."""
_CUT = "…"
_NUMBER = re.compile(r"[\d\s().+-]+")
_LINK_AT_THE_END = re.compile(r"(?:^|\s)(https?://\S+)$")
_BROKEN_LINK = re.compile(r"https?:\S*$")


def link(phone: str | None, text: str = "") -> str:
    """`https://wa.me/6281234567890?text=...`; `phone` as people write it: 0812..., 62812..., +62 812.... Empty for what is no number."""
    typed = phone or ""
    if not _NUMBER.fullmatch(typed):
        return ""
    try:
        digits = normalise_phone(typed).removeprefix("+")
    except ValidationError:
        return ""
    return f"https://wa.me/{digits}{_query(text)}"


def share(text: str) -> str:
    """The same without a number: the person chooses whom to send it to."""
    return f"https://wa.me/{_query(text)}"


def _query(text: str) -> str:
    words = shortened(text)
    return f"?text={quote(words, safe='')}" if words else ""


def shortened(text: str) -> str:
    """At most MOST characters. A link that ends the text stays whole, and the words before it give way; any other link is left out rather than cut."""
    words = text.strip()
    if len(words) <= MOST:
        return words
    last = _LINK_AT_THE_END.search(words)
    if last and len(last[1]) + 2 <= MOST:
        return f"{_cut(words[: last.start()], MOST - len(last[1]) - 1)} {last[1]}"
    return _cut(words, MOST)


def _cut(words: str, most: int) -> str:
    """`words` in `most` characters, ending in … where something is missing."""
    if len(words) <= most:
        return words
    kept = words[: most - 1]
    if not words[most - 1].isspace():
        kept = _BROKEN_LINK.sub("", kept)
    return kept.rstrip() + _CUT
