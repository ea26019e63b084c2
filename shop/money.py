"""Rupiah: whole, as Decimal. The only module that rounds or prints money."""

import re
from decimal import ROUND_HALF_UP, Decimal

_WRITTEN = re.compile(r"^(?:rp\.?\s*)?(\d{1,3}(?:[.\s]\d{3})+|\d+)(?:,(?:00|-))?$", re.IGNORECASE)


def rupiah(amount: Decimal | int) -> str:
    """`Rp1.234.567`, as it is written in running text (rule R46)."""
    whole = whole_rupiah(amount)
    return f"{'-' if whole < 0 else ''}Rp{typed(abs(whole))}"


def typed(amount: Decimal | int) -> str:
    """`1.234.567`, as people type it into a box: what parse_rupiah reads."""
    return f"{int(whole_rupiah(amount)):,}".replace(",", ".")


def whole_rupiah(amount: Decimal | int | float) -> Decimal:
    """The amount rounded to whole rupiah, half up."""
    return Decimal(str(amount)).quantize(Decimal(1), rounding=ROUND_HALF_UP)


def parse_rupiah(text: str) -> Decimal:
    """Read what a seller types: 12500, 12.500, Rp12.500, Rp 12.500,00. Raises ValueError for anything else, negative and zero-like text included."""
    match = _WRITTEN.match(text.strip())
    if not match:
        raise ValueError(text)
    return Decimal(re.sub(r"\D", "", match.group(1)))
