"""Reads the shops that list products from data/shops.txt."""

from dataclasses import dataclass
from functools import cache

from portal.demo.catalogue_file import table

CITY = "12.71"


@dataclass(frozen=True, slots=True)
class ListingShop:
    """A shop written by hand: `crafts` say which goods fit it (first is the main one), `size` how many products it lists."""

    index: int
    name: str
    owner: str
    crafts: tuple[str, ...]
    size: int
    kelurahan: str
    about: str
    opens: str
    closes: str


@cache
def listing_shops() -> tuple[ListingShop, ...]:
    """The shops in file order; empty `opens` and `closes` mean the usual hours of the trade."""
    found = []
    for index, (name, owner, crafts, size, kelurahan, about, *hours) in enumerate(table("shops.txt")):
        opens, _, closes = (hours[0] if hours else "").partition("-")
        split = tuple(craft.strip() for craft in crafts.split(","))
        found.append(ListingShop(index, name, owner, split, int(size), f"{CITY}.{kelurahan}", about, opens, closes))
    return tuple(found)
