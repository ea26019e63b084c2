"""A language that shows what nobody translated: every translated string comes out as ⟦string⟧, so visible text outside the brackets is a text that
gettext never saw. Data of the tests stands between ‹ and ›, as do the brand's words.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from typing import Any
from unittest import mock

from django.utils import translation

OPEN, CLOSE = "⟦", "⟧"
UNSEEN = {"script", "style", "template", "noscript", "head", "svg", "code", "kbd"}
ATTRIBUTES = ("alt", "title", "placeholder", "aria-label", "aria-description")
# What is the same in every language: units, currency, abbreviations of the address.
NEUTRAL = re.compile(r"Rp(?=\d)|\b(?:Rp|WIB|WITA|WIT|RT|RW|QR|km|kg|gram|SVG|PNG|WhatsApp|wa\.me|https?://\S+|\S+@\S+|[A-Z]{3}-\d+(?:-\d+)?)\b|#\w+")
WORD = re.compile(r"[^\W\d_]{2,}")


def _bracketed(original: Callable[..., str]) -> Callable[..., str]:
    def wrapped(*args: Any, **kwargs: Any) -> str:
        text = str(original(*args, **kwargs))
        # A format such as "j F Y" is a pattern for code; bracketed it would print letters.
        return text if not text or text.isupper() or not WORD.search(text) else f"{OPEN}{text}{CLOSE}"

    return wrapped


@contextmanager
def pseudo_locale() -> Iterator[None]:
    """While open, all of gettext answers in brackets."""
    names = ("gettext", "ngettext", "pgettext", "npgettext")
    catalogue = translation._trans  # what every call and every lazy string goes through
    with mock.patch.multiple(catalogue, **{name: _bracketed(getattr(catalogue, name)) for name in names}):
        yield


class Visible(HTMLParser):
    """Collects what a person can see or a screen reader says, leaving out marked data."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._closed: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if self._closed or tag in UNSEEN or "data-user-content" in values or values.get("translate") == "no" or values.get("type") == "hidden":
            if tag not in ("input", "img", "br", "hr", "meta", "link", "source", "use", "path", "wbr"):
                self._closed.append(tag)
            return
        self.texts += [values[name] or "" for name in ATTRIBUTES if values.get(name)]
        if tag == "input" and values.get("type") in ("submit", "button"):
            self.texts.append(values.get("value") or "")

    def handle_endtag(self, tag: str) -> None:
        if self._closed and self._closed[-1] == tag:
            self._closed.pop()

    def handle_data(self, data: str) -> None:
        if not self._closed:
            self.texts.append(data)


def untranslated(html: str) -> list[str]:
    """The visible pieces of a page that stand in no brackets and are no data."""
    parser = Visible()
    parser.feed(html)
    found = []
    text = "\n".join(parser.texts)
    depth = {"⟦": 1, "‹": 1, "⟧": -1, "›": -1}
    level, rest = 0, []
    for character in text:
        step = depth.get(character, 0)
        level = max(0, level + step)
        rest.append("\n" if step else character if not level else "")
    for line in "".join(rest).splitlines():
        if WORD.search(NEUTRAL.sub(" ", line)):
            found.append(line.strip())
    return found
