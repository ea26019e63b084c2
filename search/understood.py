"""What was read out of a question beside the things asked: a price, amounts, a size. Each is said in words, and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _

from search.analysis import MAX_QUERY_WORDS, words
from search.prices import read_price
from search.readable import amount_words
from search.understanding import MAX_TEXT, SIZE_WORDS, SIZES, Question, tokens_asked
from search.vocabulary import vocabulary
from shop.money import rupiah

MOST_WORDS = 4
"""So many words say one amount at most: satu setengah kilo gram."""


class Reading(NamedTuple):
    """`text` says what was understood; `rest` is the question without it."""

    text: str
    rest: str


def readings(question: Question) -> Iterator[Reading]:
    """In the order price, then amounts and sizes as they were typed. What cannot be taken out of the words without changing something else is not offered."""
    if price := _price_words(question.low, question.high):
        yield Reading(price, question.bare)
    for token in question.words:
        if not (token.isdigit() or token in SIZES or amount_words(token)):
            continue
        taken, rest = _taken_out(question.text, token)
        if rest and (amount_words(token) or token in SIZES or SIZE_WORDS & set(words(taken))):  # a bare number may be the name of a telephone
            yield Reading(amount_words(token) or _("Ukuran %(size)s") % {"size": token.upper()}, rest)


def _price_words(low: int | None, high: int | None) -> str:
    if low is not None and high is not None:
        return _("%(low)s sampai %(high)s") % {"low": rupiah(low), "high": rupiah(high)}
    if low is not None:
        return _("Mulai %(low)s") % {"low": rupiah(low)}
    return _("Sampai %(high)s") % {"high": rupiah(high)} if high is not None else ""


def _taken_out(text: str, token: str) -> tuple[str, str]:
    """The fewest neighbouring words without which just this token is gone, and the others; nothing when there are none such."""
    typed = text.split()
    if len(typed) > MAX_QUERY_WORDS:  # what is cut off would come in for what is taken out
        return "", ""
    found, price = _heard(text)
    wanted = [one for one in found if one != token], price
    for size in range(1, min(MOST_WORDS, len(typed)) + 1):
        for start in range(len(typed) - size + 1):
            rest = " ".join([*typed[:start], *typed[start + size :]])
            if rest and _heard(rest) == wanted:
                return " ".join(typed[start : start + size]), rest
    return "", ""


def _heard(text: str) -> tuple[list[str], tuple[int | None, int | None]]:
    rest, low, high = read_price(text[:MAX_TEXT].casefold())
    return tokens_asked(rest, vocabulary()), (low, high)
