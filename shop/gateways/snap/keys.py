"""Which shops have a merchant account of their own, and its keys: SNAP_SERVER_KEYS, `shop-code=merchant:server-key,...`. Nobody is paid through another's."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from shop.partner.models import Partner

SANDBOX = "SB-"
_ENTRY = re.compile(r"(?P<shop>[-\w]+)=(?P<merchant>[A-Z]?\d{4,20}):(?P<secret>(?:SB-)?Mid-server-[\w-]{10,100})", re.ASCII)


@dataclass(frozen=True)
class ShopKey:
    """One shop's merchant account."""

    merchant: str
    secret: str = field(repr=False)


@lru_cache(maxsize=4)
def read_keys(text: str) -> dict[str, ShopKey]:
    """By shop code. Raises ValueError with the number of the part that is wrong, never with the part itself, which may hold a secret."""
    found: dict[str, ShopKey] = {}
    for place, part in enumerate(filter(None, (part.strip() for part in text.split(","))), start=1):
        entry = _ENTRY.fullmatch(part)
        if entry is None:
            raise ValueError(f"part {place} is not shop-code=merchant:server-key")
        if entry["shop"] in found:
            raise ValueError(f"part {place} names a shop a second time")
        found[entry["shop"]] = ShopKey(entry["merchant"], entry["secret"])
    return found


def key_of(shop: Partner) -> ShopKey | None:
    """The shop's keys; None without, and always in a demo city, where nobody may be asked for real money."""
    return None if settings.DEMO else read_keys(settings.SNAP_SERVER_KEYS).get(shop.code)
