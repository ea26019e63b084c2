"""The demo city's kecamatan and kelurahan by official code, and who delivers where. Names come from the regions table."""

import random
from functools import cache
from typing import NamedTuple

from portal.demo.catalogue_file import table
from portal.demo.shop_file import CITY

FIRST_KELURAHAN = 1001  # Kepmendagri numbers a city's kelurahan from here


class CourierArea(NamedTuple):
    """The shop's own courier comes to this kelurahan or kecamatan for `charge` rupiah."""

    code: str
    charge: int


@cache
def _neighbours() -> dict[str, tuple[str, ...]]:
    return {f"{CITY}.{code}": tuple(f"{CITY}.{near.strip()}" for near in nearby.split(",")) for code, _, nearby in table("kecamatan.txt")}


@cache
def kelurahan_codes() -> tuple[str, ...]:
    """All 151 kelurahan."""
    return tuple(f"{CITY}.{code}.{FIRST_KELURAHAN + number}" for code, count, _ in table("kecamatan.txt") for number in range(int(count)))


def courier_areas(kelurahan: str, far: bool, chance: random.Random) -> tuple[CourierArea, ...]:
    """Own kelurahan, own kecamatan and its neighbours; `far` adds the rest of the city."""
    own = kelurahan.rpartition(".")[0]
    base = chance.choice((5_000, 6_000, 8_000))
    found = [CourierArea(kelurahan, base), CourierArea(own, base + 3_000)]
    found += [CourierArea(near, base + 7_000) for near in _neighbours()[own]]
    if far:
        named = {area.code for area in found}
        found += [CourierArea(code, base + 15_000) for code in _neighbours() if code not in named]
    return tuple(found)
