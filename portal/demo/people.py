"""The 1,010 registered shops of the demo city: 207 written by hand that list products, 803 put together from names and trades.

Every person, shop, telephone and account number is invented. Numbers stand in blocks of zeros so that anyone sees it.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from portal.demo.areas import CourierArea, courier_areas, kelurahan_codes
from portal.demo.catalogue_file import table
from portal.demo.dice import dice
from portal.demo.shop_file import ListingShop, listing_shops
from portal.demo.ways import NO_MORE_WAYS, Ways, ways

REGISTERED = 1010
VERIFIED = 612
SIGN_IN_SHOPS = 2  # the shops of the demo sellers, which offer every way of delivery
FAR_FROM = 14  # products; such a shop delivers in the whole city
WEEK = ("Senin sampai Sabtu", "Senin sampai Sabtu", "Setiap hari", "Senin sampai Jumat", "Selasa sampai Minggu", "Setiap hari kecuali Jumat")
HOURS = {"early": ("06.00", "15.00"), "shop": ("08.00", "17.00"), "late": ("09.00", "20.00")}
_EARLY = ("kue-basah", "kue-batak", "sayur-segar", "ikan-laut", "daging-ayam", "tahu-tempe", "masakan-batak", "masakan-melayu", "roti", "buah")
_LATE = ("pangkas", "servis-hp", "kopi-teh", "cetak", "rias", "mie-bakso", "dapur-india")
_AT_HOME = ("pijat", "cuci-kendaraan", "bersih-rumah", "tukang", "servis-ac")  # the trade comes to the buyer, there is nothing to pick up
# How the city mixes in this list; a share for the eye, not a census.
_MIX = {"Batak": 24, "Karo": 9, "Mandailing": 13, "Melayu": 11, "Jawa": 22, "Minang": 9, "Tionghoa": 6, "Tamil": 2, "Aceh": 2, "Nias": 2}


@dataclass(frozen=True, slots=True)
class DemoShop:
    """One UMKM: `kelurahan` and the areas are official codes, charges in rupiah, hours written as people write them."""

    index: int
    name: str
    owner: str
    phone: str
    kelurahan: str
    street: str
    about: str
    status: str
    lists: bool
    opens: str
    closes: str
    days: str
    bank: str
    account_number: str
    account_name: str
    courier_areas: tuple[CourierArea, ...]
    pickup: bool
    registered_days_ago: int
    ways: Ways = NO_MORE_WAYS


def shops() -> list[DemoShop]:
    """All shops; the first 207 list products, the first two belong to the demo sellers."""
    return list(_shops())


@cache
def _shops() -> tuple[DemoShop, ...]:
    listing = [_listing(shop) for shop in listing_shops()]
    rest = _registered(len(listing), {shop.name for shop in listing})
    return (*listing, *rest)


def _listing(shop: ListingShop) -> DemoShop:
    chance = dice(f"shop-{shop.index}")
    opens, closes = _hours(shop)
    signs_in = shop.index < SIGN_IN_SHOPS
    areas = courier_areas(shop.kelurahan, shop.size >= FAR_FROM, chance)
    bank, account = _account(chance, shop.index)
    at_home = shop.crafts[0] in _AT_HOME
    return DemoShop(
        index=shop.index,
        name=shop.name,
        owner=shop.owner,
        phone=_phone(shop.index),
        kelurahan=shop.kelurahan,
        street=_street(chance),
        about=shop.about,
        status="verified",
        lists=True,
        opens=shop.opens or opens,
        closes=shop.closes or closes,
        days="Senin sampai Sabtu" if signs_in else chance.choice(WEEK),
        bank=bank,
        account_number=account,
        account_name=shop.owner,
        courier_areas=areas if signs_in or at_home or chance.random() < 0.85 else (),
        pickup=not at_home,
        registered_days_ago=chance.randint(60, 760),
        ways=ways(shop.index, shop.crafts[0]),
    )


def _hours(shop: ListingShop) -> tuple[str, str]:
    craft = shop.crafts[0]
    return HOURS["early" if craft in _EARLY else "late" if craft in _LATE else "shop"]


def _registered(first: int, taken: set[str]) -> list[DemoShop]:
    chance = dice("registered")
    numbers = range(first, REGISTERED)
    verified = set(chance.sample(numbers, VERIFIED - first))
    people = _people(chance)
    trades = table("trades.txt")
    found = []
    for index in numbers:
        called, owner = next(people)
        trade, hours, about = chance.choice(trades)
        while (name := f"{trade} {called}") in taken:
            called, owner = next(people)
            trade, hours, about = chance.choice(trades)
        taken.add(name)
        opens, _, closes = hours.partition("-")
        found.append(_modest(index, name, owner, chance.choice(about.split(";")).strip(), opens, closes, index in verified))
    return found


def _modest(index: int, name: str, owner: str, about: str, opens: str, closes: str, verified: bool) -> DemoShop:
    """A shop that is on the register and lists nothing yet."""
    chance = dice(f"shop-{index}")
    bank, account = _account(chance, index)
    has_account = verified or chance.random() < 0.6
    return DemoShop(
        index=index,
        name=name,
        owner=owner,
        phone=_phone(index),
        kelurahan=chance.choice(kelurahan_codes()),
        street=_street(chance),
        about=f"{about} Berjualan sejak {chance.randint(1998, 2025)}.",
        status="verified" if verified else "registered",
        lists=False,
        opens=opens,
        closes=closes,
        days=chance.choice(WEEK),
        bank=bank if has_account else "",
        account_number=account if has_account else "",
        account_name=owner if has_account else "",
        courier_areas=(),
        pickup=True,
        registered_days_ago=chance.randint(30, 700) if verified else chance.randint(1, 420),
    )


def _people(chance: random.Random) -> Iterator[tuple[str, str]]:
    """Endless pairs: how the shop calls its owner ("Kak Friska") and the owner's whole name ("Friska Br. Sinaga")."""
    groups = {row[0]: [[word.strip() for word in field.split(",")] for field in row[1:]] for row in table("names.txt")}
    while True:
        group = chance.choices(list(_MIX), weights=list(_MIX.values()))[0]
        his_calls, her_calls, men, women, families = groups[group]
        woman = chance.random() < 0.6
        given = chance.choice(women if woman else men)
        family = chance.choice(families)
        call = chance.choice(her_calls if woman else his_calls)
        if woman and group in ("Batak", "Karo"):
            family = f"Br. {family}"
        yield f"{call} {given.split()[0] if group == 'Mandailing' else given}", f"{family} {given}" if group == "Tionghoa" else f"{given} {family}"


def _phone(index: int) -> str:
    return f"+6281200{index + 1:06}"


def _street(chance: random.Random) -> str:
    return f"{chance.choice(table('streets.txt'))[0]} Nomor {chance.randint(1, 140)}"


def _account(chance: random.Random, index: int) -> tuple[str, str]:
    """A bank and a number of its usual length that begins with zeros."""
    bank, digits = chance.choice(table("banks.txt"))
    return bank, f"{7 * index + 1001:0{int(digits)}}"
