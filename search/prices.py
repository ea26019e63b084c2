"""Prices in a question, as people type them: di bawah 50rb, 100-200rb, 50 ribuan, Rp 25.000 ke bawah."""

from __future__ import annotations

import re
from decimal import Decimal

_NUMBER = r"(\d{1,3}(?:[.,]\d{3}){1,3}|\d{1,9}(?:[.,]\d{1,2})?)(?![\d])"
_MANY = {"rb": 1_000, "rbu": 1_000, "ribu": 1_000, "rebu": 1_000, "k": 1_000, "jt": 1_000_000, "juta": 1_000_000}
_UNIT = r"(rbu?|ribu|rebu|k|jt|juta)"
_END = r"(?: ?rupiah)?(?! ?(?:mah|ma|watt|volt|rpm|ml|gr?|kg|cm|mm|pcs|lembar|buah|hz|dpi)\b)(?![\w])"
_RP = r"(?:rp\.? ?)?"
_UNDER = r"(?:di ?bawah|dibwh|kurang dari|tidak lebih dari|ga lebih dari|maksimal|maksimum|maks|max|under|sampai harga|<)"
_OVER = r"(?:di ?atas|lebih dari|mulai dari|mulai|minimal|minimum|min|>)"
_ABOUT = r"(?:(?:sekitar(?:an)?|kisaran|seharga|harga) ?)*"
_RANGE = re.compile(rf"\b(?:antara ?)?{_ABOUT}{_RP}{_NUMBER} ?{_UNIT}? ?(?:-|–|s/d|sd|sampai|hingga|dan) ?{_RP}{_NUMBER} ?{_UNIT}?(?:an\b)?{_END}")
_BELOW = re.compile(rf"(?:\b|(?=<))(?:harga ?)?{_UNDER} ?{_RP}{_NUMBER} ?{_UNIT}?{_END}")
_ABOVE = re.compile(rf"(?:\b|(?=>))(?:harga ?)?{_OVER} ?{_RP}{_NUMBER} ?{_UNIT}?{_END}")
_AND_LESS = re.compile(rf"\b{_ABOUT}{_RP}{_NUMBER} ?{_UNIT}?(?: ?rupiah)? ke ?bawah\b")
_AND_MORE = re.compile(rf"\b{_ABOUT}{_RP}{_NUMBER} ?{_UNIT}?(?: ?rupiah)? ke ?atas\b")
_SOME = re.compile(rf"\b{_ABOUT}{_RP}{_NUMBER} ?(?:{_UNIT}[ -]?an|an {_UNIT})\b")
_EXACT = re.compile(rf"\b{_ABOUT}(?:rp\.? ?{_NUMBER} ?{_UNIT}?|{_NUMBER} ?(rbu?|ribu|rebu|jt|juta)){_END}")
_NARROWEST = 0.05
"""`15 ribuan` reaches at least this share further than the price itself."""


def read_price(text: str) -> tuple[str, int | None, int | None]:
    """The text without its price, and the range it asks for in rupiah (both ends included; None: open or nothing asked)."""
    if found := _RANGE.search(text):
        unit = found[4] or found[2]
        low, high = _rupiah(found[1], found[2] or unit), _rupiah(found[3], unit)
        if low < high and (unit or (_is_money(found[1], None) and _is_money(found[3], None))):
            return _cut(text, found), low, high
    for pattern in (_BELOW, _AND_LESS):
        if (found := pattern.search(text)) and _is_money(found[1], found[2]):
            return _cut(text, found), None, _rupiah(found[1], found[2])
    for pattern in (_ABOVE, _AND_MORE):
        if (found := pattern.search(text)) and _is_money(found[1], found[2]):
            return _cut(text, found), _rupiah(found[1], found[2]), None
    if found := _SOME.search(text):
        unit = found[2] or found[3]
        low = _rupiah(found[1], unit)
        digits = found[1].partition(",")[0].partition(".")[0]
        step = _MANY[unit] * 10 ** (len(digits) - len(digits.rstrip("0")))
        return _cut(text, found), low, low + max(step, round(low * _NARROWEST)) - 1
    if (found := _EXACT.search(text)) and (found[4] or _is_money(found[1] or "0", found[2])):
        price = _rupiah(found[1] or found[3], found[2] or found[4])
        return _cut(text, found), round(price * 0.7), round(price * 1.2)
    return text, None, None


def _is_money(number: str, unit: str | None) -> bool:
    """A bare number is a price when it is as round as prices are."""
    price = _rupiah(number, unit)
    return bool(unit) or (price >= 1000 and price % 500 == 0)


def _rupiah(number: str, unit: str | None) -> int:
    plain = re.sub(r"[.,](?=\d{3}(?!\d))", "", number).replace(",", ".")
    return int(Decimal(plain) * _MANY.get(unit or "", 1))


def _cut(text: str, found: re.Match[str]) -> str:
    return " ".join(f"{text[: found.start()]} {text[found.end() :]}".split())
