"""The 1,658 products of the demo city and the categories they hang in.

Everything is invented, hand-written in data/ and put together deterministically. Food texts tell taste, make and keeping; they
never claim a certificate, a permit number or an effect on health.
"""

import random
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from portal.demo.allotment import Offer, offers
from portal.demo.base_names import base_name
from portal.demo.catalogue_file import FOOD_ROOTS, table
from portal.demo.dice import dice
from portal.demo.people import DemoShop, shops
from portal.demo.picture_seeds import seeds
from shop.catalogue.sizes import size_in_title

__all__ = ["DemoCategory", "DemoProduct", "base_name", "categories", "products"]

SOLD_OUT = 0.06
ALWAYS_READY = 16  # the first products of the two sign-in shops are never sold out, so that a tour can buy them
# Wet food and raw goods are sold without a label, so nothing is said about a permit for them.
_LABELLED = ("kue-kering", "keripik-camilan", "kopi-teh", "minuman", "sambal-lauk", "roti-selai", "kue-medan", "sabun-perawatan", "kebersihan-rumah")
# What must be sold on the day it is made or brought in is never there by the hundred.
_FRESH = ("kue-basah", "masakan", "sayur-segar", "buah", "ikan-laut", "daging-telur", "roti-selai")
MOST_FRESH = 45
# Which of a good's own sentences are told, and in which order, at its first, second ... sale in the city.
_ORDERS = ((0, 1, 2), (1, 0, 2), (0, 2), (1, 2), (0, 2, 1), (1, 2, 0), (0, 1), (1, 0))
_MEASURE = re.compile(r"\d+(?:,\d+)? (?:gram|kg|ml|liter)\b")


@dataclass(frozen=True, slots=True)
class DemoCategory:
    """`slug_path` is root or root/branch; the last part is unique over the tree."""

    slug_path: str
    name: str


@dataclass(frozen=True, slots=True)
class DemoProduct:
    """One product: `price` in rupiah, `weight` in gram (0 for a service), `shop` an index into people.shops()."""

    code: str
    title: str
    category: str
    description: str
    price: int
    unit: str
    weight: int
    stock: int
    lead_days: int
    kind: str
    picture_seed: int
    shop: int
    ingredients: str
    keeping: str
    material: str
    listed_days_ago: int
    condition: str = "Baru"
    legality: str = ""
    sizes: str = ""


def categories() -> list[DemoCategory]:
    """Six roots first, then every branch."""
    found = [DemoCategory(*row) for row in table("categories.txt")]
    return sorted(found, key=lambda category: "/" in category.slug_path)


@cache
def _products() -> tuple[DemoProduct, ...]:
    every = offers()
    owners = shops()
    place: Counter[int] = Counter()
    found = []
    for number, (offer, seed) in enumerate(zip(every, seeds(every), strict=True), start=1):
        place[offer.shop] += 1
        found.append(_product(f"KDN-{number:04}", offer, seed, place[offer.shop], owners[offer.shop]))
    return tuple(found)


def products() -> list[DemoProduct]:
    """All products in shop order, with codes KDN-0001 upwards."""
    return list(_products())


def _product(code: str, offer: Offer, seed: int, place: int, owner: DemoShop) -> DemoProduct:
    good, variant = offer.good, offer.variant
    chance = dice(f"product-{offer.shop}-{good.name}-{variant.label}")
    root, _, branch = good.category.partition("/")
    price = _price(variant.price, offer.shop)
    made_of_food = root in FOOD_ROOTS or good.craft == "katering-pesta"
    stock = _stock(chance, root, branch, price)
    ready = offer.shop < 2 and place <= ALWAYS_READY
    return DemoProduct(
        code=code,
        title=good.title(variant),
        category=good.category,
        description=_description(offer, root),
        price=price,
        unit=_unit(good.unit, variant.label),
        weight=variant.weight,
        stock=0 if chance.random() < SOLD_OUT and not ready else stock,
        lead_days=good.lead_days,
        kind=good.kind,
        picture_seed=seed,
        shop=offer.shop,
        ingredients=_ingredients(good.made_of, good.name, root) if made_of_food else "",
        keeping=good.keeping,
        material="" if made_of_food else good.made_of,
        listed_days_ago=int(owner.registered_days_ago * chance.random() ** 1.6),
        condition="" if root == "jasa" else "Baru",
        legality=_legality(branch, root, offer.shop),
        sizes=_sizes(good.name, good.title(variant)) if root == "fesyen" else "",
    )


def _description(offer: Offer, root: str) -> str:
    """Two to four sentences, told differently by each shop that sells the same good."""
    own = offer.good.sentences
    told = [own[place] for place in _ORDERS[offer.turn % len(_ORDERS)] if place < len(own)]
    if offer.variant.note:
        told.append(offer.variant.note)
    if offer.good.lead_days and len(told) < 3:
        told.append(_lead_sentence(offer.good.lead_days, root))
    return " ".join(told)


def _lead_sentence(days: int, root: str) -> str:
    if root == "jasa":
        return "Jadwal dicocokkan dulu lewat pesan." if days == 1 else f"Pesan setidaknya {days} hari sebelumnya."
    return "Pesan sehari sebelumnya." if days == 1 else f"Siap {days} hari setelah dipesan."


def _price(price: int, shop: int) -> int:
    """Each shop is a little cheaper or dearer than the next, in steps a market stall would write."""
    wish = price * dice(f"price-{shop}").uniform(0.95, 1.08)
    step = 500 if price < 100_000 else 1_000 if price < 500_000 else 5_000
    return max(step, round(wish / step) * step)


def _stock(chance: random.Random, root: str, branch: str, price: int) -> int:
    if root == "jasa":
        return chance.randint(2, 12)
    for limit, fewest, most in ((25_000, 12, 200), (80_000, 6, 80), (300_000, 2, 30)):
        if price < limit:
            return chance.randint(fewest, min(most, MOST_FRESH) if branch in _FRESH else most)
    return chance.randint(1, 6)


def _unit(unit: str, label: str) -> str:
    """ "bungkus" of a 250 gram variant reads "bungkus 250 gram"; a kilo sold by the kilo stays "kg"."""
    found = _MEASURE.search(label)
    if not found or found.group() == f"1 {unit}":
        return unit
    return f"{found.group()}" if unit == "kg" else f"{unit} {found.group()}"


def _sizes(name: str, title: str) -> str:
    """What is sewn to order comes in all its sizes; anything else in the one its name tells."""
    return dict(table("sizes.txt")).get(name) or size_in_title(title)  # type: ignore[arg-type]


def _ingredients(made_of: str, name: str, root: str) -> str:
    """Raw goods are made of themselves."""
    return made_of or (name.lower() if root == "bahan-pokok" else "")


def _legality(branch: str, root: str, shop: int) -> str:
    if branch not in _LABELLED:
        return ""
    if root == "kuliner" and dice(f"permit-{shop}").random() < 0.5:
        return "P-IRT: belum ada"
    return "Belum dicatat"
