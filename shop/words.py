"""Numbers in words (terbilang, IN-04), as they stand on a receipt."""

from __future__ import annotations

import re
from decimal import Decimal

from num2words import num2words

from shop.money import whole_rupiah

# The library says "satu juta satu ribu"; people and banks say "satu juta seribu". After a hundred or a ten it stays: "seratus satu ribu".
_ONE_THOUSAND = re.compile(r"(?<=juta |liar |liun )satu ribu\b")


def in_words(number: int) -> str:
    """`satu juta seribu` for 1001000. Whole numbers only; one below zero begins with `minus`."""
    sign = "minus " if number < 0 else ""
    return sign + _ONE_THOUSAND.sub("seribu", num2words(abs(number), lang="id"))


def rupiah_in_words(amount: Decimal | int) -> str:
    """`seratus dua puluh lima ribu rupiah`, rounded to whole rupiah as money.rupiah does."""
    return f"{in_words(int(whole_rupiah(amount)))} rupiah"
