"""Guides, trainings, news and programmes that words find: Wagtail's own search over its pages.

Only words that analysis.py has made reach Wagtail: a lone quote would be an error on SQLite.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import Page
from wagtail.search.query import And, Or, PlainText, SearchQuery

from pages.models import GuidePage, NewsPage, ProgrammePage, TrainingSessionPage
from search.analysis import tokens

MAX_HITS = 3
SECONDS = 60
CANDIDATES = 12
"""Pages of one kind that are looked at; those with a word in the title come first among them."""

QUESTION_WORDS = frozenset({"cara", "caranya", "bagaimana", "gimana", "apa", "apakah", "kapan", "kenapa", "mengapa", "syarat", "panduan", "langkah"})
"""Who begins with one of these asks how something is done: guides stand before goods."""

FILLERS = frozenset({"yang", "untuk", "buat", "dan", "cari", "mau", "di", "dari"})
"""Words that say nothing of what is asked."""

VERB_FORMS = {
    "bayar": ("membayar", "pembayaran", "dibayar"),
    "pesan": ("memesan", "pemesanan", "pesanan", "dipesan"),
    "beli": ("membeli", "pembelian", "belanja"),
    "belanja": ("berbelanja", "membeli"),
    "jual": ("menjual", "berjualan", "penjual", "jualan"),
    "jualan": ("berjualan", "menjual"),
    "buka": ("membuka", "dibuka"),
    "daftar": ("mendaftar", "pendaftaran", "mendaftarkan"),
    "kirim": ("mengirim", "pengiriman", "dikirim"),
    "antar": ("mengantar", "pengantaran", "diantar"),
    "ambil": ("mengambil", "pengambilan", "diambil"),
    "batal": ("membatalkan", "pembatalan", "dibatalkan"),
    "tambah": ("menambah", "menambahkan", "penambahan"),
    "jawab": ("menjawab",),
    "foto": ("memfoto", "memotret"),
    "hitung": ("menghitung", "perhitungan"),
    "latih": ("pelatihan",),
}
"""The word people type, and how careful Indonesian writes it in a guide."""


@dataclass(frozen=True)
class Hit:
    """One page in a result."""

    title: str
    url: str
    text: str
    named: bool
    """True when every word stands in the title."""


@dataclass(frozen=True)
class Editorial:
    """What editors wrote about the words, best first. `asks` is True for a question ("cara bayar")."""

    guides: list[Hit]
    trainings: list[Hit]
    news: list[Hit]
    programmes: list[Hit]
    asks: bool

    @property
    def named_guide(self) -> Hit | None:
        """The guide that bears the words as its title, to be shown before the goods."""
        return next((hit for hit in self.guides if hit.named), None)

    @property
    def total(self) -> int:
        return len(self.guides) + len(self.trainings) + len(self.news) + len(self.programmes)


def is_question(text: str) -> bool:
    """True for "cara bayar", "bagaimana pesan kue"."""
    words = tokens(text)
    return bool(words) and words[0] in QUESTION_WORDS


def editorial(text: str, request: HttpRequest) -> Editorial:
    """Pages for what was typed, as they were at most SECONDS ago: published, open to everybody, trainings that are not over."""
    asks, words = is_question(text), _telling(text)
    if not words:
        return Editorial([], [], [], [], asks)
    key = f"search:pages:{asks}:{'-'.join(words)}"
    found: Editorial | None = cache.get(key)
    if found is None:
        found = _editorial(words, asks, request)
        cache.set(key, found, SECONDS)
    return found


def _editorial(words: list[str], asks: bool, request: HttpRequest) -> Editorial:
    """One search per kind of page."""
    closed = Page.objects.all().private_q()  # asked once for all kinds; .public() would ask for each
    sessions = TrainingSessionPage.objects.filter(ends_at__gte=timezone.now())

    def hits(pages: Any, line: Callable[[Any], str]) -> list[Hit]:
        return _hits(pages.live().exclude(closed), words, request, line)

    return Editorial(
        guides=hits(GuidePage.objects.all(), lambda page: page.summary),
        trainings=hits(sessions, _when),
        news=hits(NewsPage.objects.all(), lambda page: page.lead),
        programmes=hits(ProgrammePage.objects.all(), lambda page: page.summary),
        asks=asks,
    )


def _telling(text: str) -> list[str]:
    words = list(dict.fromkeys(tokens(text)))[:8]
    return [word for word in words if word not in QUESTION_WORDS and word not in FILLERS] or words


def _hits(pages: Any, words: list[str], request: HttpRequest, line: Callable[[Any], str]) -> list[Hit]:
    """All words must be there, each in one of its forms. Pages that have them in the title come first, otherwise Wagtail's order stays."""
    found = [(_in_title(page, words), page) for page in pages.search(_every(words))[:CANDIDATES]]
    best = sorted(found, key=lambda pair: -pair[0])[:MAX_HITS]
    return [Hit(page.title, page.get_url(request), line(page), count == len(words)) for count, page in best]


def _forms(word: str) -> tuple[str, ...]:
    return (word, *VERB_FORMS.get(word, ()))


def _every(words: list[str]) -> SearchQuery:
    each = [Or([PlainText(form) for form in _forms(word)]) if word in VERB_FORMS else PlainText(word) for word in words]
    return And(each) if len(each) > 1 else each[0]


def _in_title(page: Page, words: list[str]) -> int:
    title = set(tokens(page.title))
    return sum(1 for word in words if title & set(_forms(word)))


def _when(session: TrainingSessionPage) -> str:
    return date_format(timezone.localtime(session.starts_at), "l, j F Y, H.i")
