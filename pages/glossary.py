"""Marks the first use of each term on a page. Works on finished HTML, so that guides, news and plain pages need no field for it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.cache import cache
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from pages.models.glossary import GlossaryTerm

KEY = "pages:glossary"
SECONDS = 60
"""A new term shows everywhere within this time."""
_PIECE = re.compile(r"(<[^>]*>)")
_TAG = re.compile(r"</?([a-z0-9]+)", re.IGNORECASE)
CLOSED = frozenset(
    "a button summary label h1 h2 h3 h4 h5 h6 dfn dt code script select textarea svg nav figure".split()  # noqa: SIM905  a list of names reads better so
)
"""Elements whose words stay as they are: they are links, titles or controls already."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term as pages explain it. `anchor` is the id of its meaning."""

    word: str
    meaning: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Glossary:
    """All terms, and one pattern that finds any of them in one reading: its n-th group is the n-th of `ways`."""

    ways: tuple[Term, ...]
    pattern: re.Pattern[str]


def known_terms() -> Glossary | None:
    """The city's terms, None while there are none; asked of the database once a minute at most."""
    kept: tuple[Glossary | None] | None = cache.get(KEY)
    if kept is None:
        kept = (glossary_of(GlossaryTerm.objects.all()),)
        cache.set(KEY, kept, SECONDS)
    return kept[0]


def glossary_of(rows: Iterable[GlossaryTerm]) -> Glossary | None:
    """Every spelling of every term, the longest first, so that a long one is not cut by a short one. An abbreviation is found as it is written ("UP" is
    not the "up" of a word), any other word in capitals too."""
    spelled = [(way, Term(row.term, row.meaning, row.anchor)) for row in rows for way in row.spellings()]
    spelled.sort(key=lambda pair: -len(pair[0]))
    if not spelled:
        return None
    ways = "|".join(f"({re.escape(way)})" if way.isupper() else f"((?i:{re.escape(way)}))" for way, _term in spelled)
    return Glossary(tuple(term for _way, term in spelled), re.compile(rf"(?<![\w-])(?:{ways})(?![\w-])"))


def explain(html: str, glossary: Glossary | None) -> SafeString:
    """The same HTML with each term's first use as a button, and the meanings behind it. Nothing changes where no term is used."""
    if glossary is None:
        return mark_safe(html)  # noqa: S308  it was finished HTML
    used: dict[str, Term] = {}

    def button(found: re.Match[str]) -> str:
        term = glossary.ways[(found.lastindex or 1) - 1]
        if term.anchor in used:
            return found[0]
        used[term.anchor] = term
        word = mark_safe(found[0])  # noqa: S308  as it stood in the text
        return format_html('<button type="button" class="term" popovertarget="istilah-{}" title="{}">{}</button>', term.anchor, term.meaning, word)

    pieces, depth = [], 0
    for piece in _PIECE.split(html):
        if piece.startswith("<"):
            depth += _step(piece)
        elif not depth:
            piece = glossary.pattern.sub(button, piece)
        pieces.append(piece)
    return mark_safe("".join(pieces) + "".join(map(_meaning, used.values())))  # noqa: S308  it was finished HTML, what is added is escaped


def _step(tag: str) -> int:
    """How much deeper inside a closed element this tag leads."""
    name = _TAG.match(tag)
    if name is None or name[1].lower() not in CLOSED or tag.endswith("/>"):
        return 0
    return -1 if tag.startswith("</") else 1


def _meaning(term: Term) -> str:
    """Opened and closed by the browser itself, with and without script; the link leads to the same term in the list of all."""
    return format_html(
        '<div class="term-meaning" popover id="istilah-{}"><p><b>{}</b> {}</p><p><a href="{}#{}">{}</a></p></div>',
        term.anchor,
        term.word,
        term.meaning,
        reverse("glossary"),
        term.anchor,
        _("Semua arti istilah"),
    )
