"""How tokens read to people: 1500gr is 1,5 kg, oleholeh is oleh-oleh. Pure, like search/analysis.py, whose way back this is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from search.analysis import AMOUNT
from search.lexicon import lexicon

_PARTS = re.compile(r"^([\d.]+)([a-z]+)$")


def readable(found: Sequence[str]) -> str:
    """Tokens as somebody would write them."""
    return " ".join(amount_words(token) or _compounds().get(token, token) for token in found)


def amount_words(token: str) -> str:
    """An amount in its usual unit; nothing for what is none."""
    parts = _PARTS.match(token) if AMOUNT.match(token) else None
    if not parts:
        return ""
    value, unit = Decimal(parts[1]), parts[2]
    if unit in ("gr", "ml") and value >= 1000:
        value, unit = value / 1000, {"gr": "kg", "ml": "liter"}[unit]
    elif unit == "cm" and not value % 100:
        value, unit = value / 100, "meter"
    number = {"number": number_format(value.normalize())}
    said = {
        "kg": _("%(number)s kg"), "gr": _("%(number)s gram"), "mg": _("%(number)s mg"), "liter": _("%(number)s liter"), "ml": _("%(number)s ml"),
        "meter": _("%(number)s meter"), "cm": _("%(number)s cm"), "mm": _("%(number)s mm"), "inch": _("%(number)s inci"), "pcs": _("isi %(number)s"),
        "pasang": _("%(number)s pasang"), "watt": _("%(number)s watt"), "gb": _("%(number)s GB"),
    }  # fmt: skip
    return said[unit] % number


@lru_cache(maxsize=1)
def _compounds() -> dict[str, str]:
    """Words that analysis joins into one token, as they are written."""
    return {token: f"{first}-{second}" if first == second else f"{first} {second}" for (first, second), token in reversed(lexicon().joined.items())}
