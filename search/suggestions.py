"""A few words for a search box while somebody types: what many search for, beginnings of product titles, categories, shops, guides."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import reduce
from operator import and_
from typing import NamedTuple
from urllib.parse import urlencode

from django.core.cache import cache
from django.db.models import Q
from django.urls import reverse

from pages.models import GuidePage
from search.analysis import tokens
from search.editorial import QUESTION_WORDS, VERB_FORMS, is_question
from search.engines import engine
from search.engines.base import Narrow
from search.popular import popular
from search.queries import read_question, shops
from search.vocabulary import vocabulary
from shop.catalogue.models import Product
from shop.catalogue.queries import PUBLIC
from shop.catalogue.tree import category_tree

SECONDS = 60
MIN_LETTERS = 2
MOST = 10
POPULAR = 3
TITLES = 6
CATEGORIES = 2
SHOPS = 2
GUIDES = 2
CANDIDATES = 60
"""Products whose titles are looked at for beginnings they share."""

HEAD_WORDS = 4
"""A suggestion is the beginning of a title: sellers put the thing first and praise behind it."""

DANGLING = frozenset(
    {"dan", "atau", "dengan", "untuk", "dari", "di", "ke", "isi", "ala", "khas", "motif", "ukuran", "rasa", "by", "for", "the", "of", "cap", "merk"}
)
"""No beginning ends with one of these: they ask for a word that was cut off."""

GUIDES_KEY = "search:suggestions:guides"


class Suggestion(NamedTuple):
    """`kind` is "dicari", "produk", "kategori", "toko" or "panduan"; `url` is where it leads."""

    kind: str
    text: str
    url: str


def suggestions(text: str) -> list[Suggestion]:
    """What might be meant by an unfinished question, at most MOST. Words may be SECONDS old; whether a shop is verified is asked now."""
    words = tuple(dict.fromkeys(tokens(text)))
    if sum(map(len, words)) < MIN_LETTERS:
        return []
    named = [Suggestion("toko", shop.name, shop.get_absolute_url()) for shop in shops(words, SHOPS)]
    key = f"search:suggestions:{'-'.join(words)}"
    found: tuple[list[Suggestion], list[Suggestion], list[Suggestion], list[Suggestion]] | None = cache.get(key)
    if found is None:
        usual = _popular(words)
        said = [tokens(one.text) for one in usual]
        found = (usual, [one for one in _titles(text, words) if tokens(one.text) not in said], _categories(words), _guides(words))
        cache.set(key, found, SECONDS)
    usual, titles, categories, guides = found
    titles = titles[: MOST - len(usual) - len(categories) - len(named) - len(guides)]
    goods = [*usual, *titles, *categories, *named]
    return [*guides, *goods] if is_question(text) else [*goods, *guides]


def _popular(words: tuple[str, ...]) -> list[Suggestion]:
    """What others search for with these words."""
    return [_question("dicari", text) for text in popular() if _answers(text, words) and tokens(text) != list(words)][:POPULAR]


def _question(kind: str, text: str) -> Suggestion:
    return Suggestion(kind, text, f"{reverse('search:search')}?{urlencode({'q': text})}")


def _titles(text: str, words: tuple[str, ...]) -> list[Suggestion]:
    """Beginnings of titles that several products share, the most usual first; then those of the best single ones."""
    asked, meant = _meant(text, words)
    ids = engine().search(read_question(asked, exact=True), Narrow(), stop=CANDIDATES).ids if asked else []
    by_id = dict(Product.objects.filter(PUBLIC, pk__in=ids).values_list("pk", "title")) if ids else {}
    heads = _heads([by_id[pk] for pk in ids if pk in by_id], meant) or _heads(_beginning(words), words)
    offered = [head for head in heads if tokens(head) != list(words)]  # what stands in the box already is no suggestion
    return [_question("produk", head) for head in offered[:TITLES]]


def _meant(text: str, words: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The question to search with, and the words a beginning must have. An unfinished word is no typo, and two letters are searched as the most usual
    word that begins with them."""
    known = vocabulary()
    last = words[-1]
    whole = last if last in known.counts else next(iter(known.beginning_with(last, 1)), "")
    if whole:
        return (" ".join([*words[:-1], whole]) if len(last) <= MIN_LETTERS else text), words
    corrected = {one.typed: one.used for one in read_question(text).corrections}
    meant = tuple(corrected.get(word, word) for word in words)
    return (" ".join(meant) if corrected else ""), meant


def _beginning(words: tuple[str, ...]) -> list[str]:
    """Titles with a word too rare to be in the vocabulary, the newest first."""
    named = reduce(and_, (Q(title__istartswith=word) | Q(title__icontains=f" {word}") for word in words))
    return list(Product.objects.filter(PUBLIC & named).order_by("-pk").values_list("title", flat=True)[: TITLES * 2])


def _heads(titles: list[str], words: tuple[str, ...]) -> list[str]:
    """Beginnings that have all `words`, at best right at their start. One that is only ever part of the same longer one is left out."""
    written: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    counts: Counter[tuple[str, ...]] = Counter()
    longest: list[tuple[str, ...]] = []
    for title in titles:
        every, mine = title.split(), dict[tuple[str, ...], str]()
        for size in range(len(words), max(HEAD_WORDS, len(words)) + 1):
            head = _quiet(every[:size], cut=size < len(every))
            if _answers(head, words):
                mine.setdefault(tuple(tokens(head)), head)
        for name, head in mine.items():
            written[name][head] += 1
            counts[name] += 1
        longest += list(mine)[-1:]
    shared = [name for name, count in counts.most_common() if count > 1 and not _always_longer(name, counts)]
    found = list(dict.fromkeys([*shared, *longest]))
    at_start = [name for name in found if name[0].startswith(words[0])]
    return [written[name].most_common(1)[0][0] for name in at_start or found]


def _always_longer(name: tuple[str, ...], counts: Counter[tuple[str, ...]]) -> bool:
    return any(len(other) > len(name) and other[: len(name)] == name and count == counts[name] for other, count in counts.items())


def _quiet(words: list[str], *, cut: bool) -> str:
    """A beginning as it is offered: nothing shouted, and at its end nothing that hangs, such as a number that was `cut` from its unit."""
    words = [word.capitalize() if word.isupper() and len(word) > 2 else word for word in words]
    while words and (words[-1].casefold() in DANGLING or (not any(map(str.isalpha, words[-1])) and (cut or not words[-1].isalnum()))):
        words.pop()
    head = " ".join(words).rstrip(" -|,/(")
    return head[:1].upper() + head[1:]


def _categories(words: tuple[str, ...]) -> list[Suggestion]:
    """Those whose name begins so come first."""
    nodes = sorted((node for node in category_tree().nodes if _answers(node.name, words)), key=lambda node: not tokens(node.name)[0].startswith(words[0]))
    return [Suggestion("kategori", node.name, node.url) for node in nodes[:CATEGORIES]]


def _guides(words: tuple[str, ...]) -> list[Suggestion]:
    telling = tuple(word for word in words if word not in QUESTION_WORDS) or words
    return [Suggestion("panduan", title, url) for title, url in _published_guides() if _answers(title, telling)][:GUIDES]


def _published_guides() -> list[tuple[str, str]]:
    """Title and address of every guide that is open to everybody, in the editors' order."""
    found: list[tuple[str, str]] | None = cache.get(GUIDES_KEY)
    if found is None:
        found = [(page.title, page.url) for page in GuidePage.objects.live().public().order_by("path") if page.url]
        cache.set(GUIDES_KEY, found, SECONDS)
    return found


def _answers(text: str, words: tuple[str, ...]) -> bool:
    """True when every word is in the text, in one of its forms; the last one perhaps as a beginning."""
    there = set(tokens(text))
    last = words[-1]
    verbs = {form for verb, forms in VERB_FORMS.items() if verb.startswith(last) for form in forms}
    return all({word, *VERB_FORMS.get(word, ())} & there for word in words[:-1]) and any(token.startswith(last) or token in verbs for token in there)
