"""Marks the first use of each term on a page. Works on finished HTML, so that guides, news and plain pages need no field for it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.cache import cache
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

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
    """A term as the cache keeps it."""

    word: str
    meaning: str
    anchor: str
    pattern: re.Pattern[str]


def known_terms() -> list[Term]:
    """All terms; asked of the database once a minute at most."""
    return cache.get_or_set(KEY, lambda: [_term(row) for row in GlossaryTerm.objects.all()], SECONDS) or []


def _term(row: GlossaryTerm) -> Term:
    """An abbreviation is found as it is written ("UP" is not the "up" of a word), any other word in capitals too."""
    ways = [re.escape(way) if way.isupper() else f"(?i:{re.escape(way)})" for way in row.spellings()]
    return Term(row.term, row.meaning, row.anchor, re.compile(rf"(?<![\w-])(?:{'|'.join(ways)})(?![\w-])"))


def explain(html: str, terms: Iterable[Term]) -> SafeString:
    """The same HTML with each term's first use as a button, and the meanings behind it. Nothing changes where no term is used."""
    open_terms, meanings, pieces, depth = list(terms), [], [], 0
    for piece in _PIECE.split(html):
        if piece.startswith("<"):
            depth += _step(piece)
        elif not depth and piece.strip():
            piece, used = _mark(piece, open_terms)
            open_terms = [term for term in open_terms if term not in used]
            meanings += used
        pieces.append(piece)
    return mark_safe("".join(pieces) + "".join(map(_meaning, meanings)))  # noqa: S308  it was finished HTML, what is added is escaped


def _step(tag: str) -> int:
    """How much deeper inside a closed element this tag leads."""
    name = _TAG.match(tag)
    if name is None or name[1].lower() not in CLOSED or tag.endswith("/>"):
        return 0
    return -1 if tag.startswith("</") else 1


def _mark(text: str, terms: list[Term]) -> tuple[str, list[Term]]:
    """One stretch of text. Places are found in the text as it was, so that no term is sought inside another's button."""
    found: list[tuple[int, int, Term]] = []
    for term in terms:
        match = term.pattern.search(text)
        if match and not any(start < match.end() and match.start() < end for start, end, _other in found):
            found.append((match.start(), match.end(), term))
    for start, end, term in sorted(found, key=lambda place: place[0], reverse=True):
        text = text[:start] + _button(text[start:end], term) + text[end:]
    return text, [term for _start, _end, term in sorted(found, key=lambda place: place[0])]


def _button(shown: str, term: Term) -> str:
    return format_html('<button type="button" class="term" popovertarget="istilah-{}" title="{}">{}</button>', term.anchor, term.meaning, mark_safe(shown))  # noqa: S308


def _meaning(term: Term) -> str:
    return format_html('<div class="term-meaning" popover id="istilah-{}"><p><b>{}</b> {}</p></div>', term.anchor, term.word, term.meaning)
