"""Rupiah: whole, as Decimal. The only module that rounds or prints money."""

import re
from decimal import ROUND_HALF_UP, Decimal

_WRITTEN = re.compile(r"^(?:rp\.?\s*)?(\d{1,3}(?:[.\s]\d{3})+|\d+)(?:,(?:00|-))?$", re.IGNORECASE)


def rupiah(amount: Decimal | int) -> str:
    """`Rp1.234.567`, as it is written in running text (rule R46)."""
    whole = int(whole_rupiah(amount))
    sign = "-" if whole < 0 else ""
    return f"{sign}Rp{abs(whole):,}".replace(",", ".")


def whole_rupiah(amount: Decimal | int | float) -> Decimal:
    """The amount rounded to whole rupiah, half up."""
    return Decimal(str(amount)).quantize(Decimal(1), rounding=ROUND_HALF_UP)


def parse_rupiah(text: str) -> Decimal:
    """Read what a seller types: 12500, 12.500, Rp12.500, Rp 12.500,00. Raises ValueError for anything else, negative and zero-like text included."""
    match = _WRITTEN.match(text.strip())
    if not match:
        raise ValueError(text)
    return Decimal(re.sub(r"\D", "", match.group(1)))
