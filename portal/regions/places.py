"""Finding a place anywhere in Indonesia: by typing a part of its name, or step by step from the provinsi to the desa or kelurahan."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from django.core.cache import cache
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from portal.regions.models import Region

MOST = 20
FEWEST_LETTERS = 2
LONGEST = 80
KEPT_SECONDS = 10 * 60
ABOVE = ("parent__parent__parent",)
_NO_NAME = frozenset({"desa", "kelurahan", "kel", "kecamatan", "kec", "prov", "provinsi"})
"""Words that people write before a name and that the table does not hold."""
_POSTCODE = re.compile(r"^\d{5}$")


@dataclass(frozen=True)
class Place:
    """One region to choose or to open. `path` is what lies above it, the nearest first; `is_village`: it can be chosen, the others hold more."""

    code: str
    name: str
    path: str
    is_village: bool


def place_of(region: Region) -> Place:
    """The region with its way up. Wants its parents at hand (ABOVE)."""
    return Place(region.code, region.full_name, ", ".join(above.name for above in ancestors(region)), region.level == Region.Level.VILLAGE)


def ancestors(region: Region) -> list[Region]:
    """Kecamatan, kabupaten or kota, provinsi: as many as there are above it, the nearest first."""
    found = []
    while region.parent is not None:
        region = region.parent
        found.append(region)
    return found


def village_of(code: str) -> Region | None:
    """The desa or kelurahan of a code that somebody sent, with its parents; None for anything else."""
    return Region.objects.select_related(*ABOVE).filter(code=code, level=Region.Level.VILLAGE).first()


def places_in(code: str) -> list[Place]:
    """What lies right below a region, by name; all provinsi for an empty code. One query."""
    rows = Region.objects.filter(parent__code=code) if code else Region.objects.filter(level=Region.Level.PROVINCE)
    return [Place(row.code, row.full_name, "", row.level == Region.Level.VILLAGE) for row in rows.order_by("name")]


def find_places(typed: str, near: str) -> list[Place]:
    """At most MOST places whose name holds what was typed; further words may name what lies above, five digits are a postcode.

    Names that are typed whole come first; among equals those in the city `near`, then in its provinsi. Nothing for fewer than FEWEST_LETTERS.
    """
    words = [word for word in re.findall(r"[\w'-]+", typed[:LONGEST].lower()) if word not in _NO_NAME]
    if sum(map(len, words)) < FEWEST_LETTERS:
        return []
    key = f"places:{near}:{sha256(' '.join(words).encode()).hexdigest()}"
    found: list[Place] | None = cache.get(key)
    if found is None:
        found = [place_of(region) for region in _matching(words, near)[:MOST]]
        cache.set(key, found, KEPT_SECONDS)
    return found


def _matching(words: list[str], near: str) -> QuerySet[Region]:
    names = [word for word in words if not _POSTCODE.match(word)]
    fitting = Q()
    for word in words:
        fitting &= Q(postcode=word) if _POSTCODE.match(word) else _named(word, deep=len(names) > 1)
    if len(names) > 1:  # one of the words is the place's own
        fitting &= _any(Q(name__icontains=word) for word in names)
    whole = " ".join(names)
    own = Case(When(name__iexact=whole, then=0), When(name__istartswith=whole, then=1), When(name__icontains=whole, then=2), default=3) if whole else Value(0)
    distance = Case(When(code__startswith=near, then=0), When(code__startswith=near.partition(".")[0], then=1), default=2, output_field=IntegerField())
    rows = Region.objects.filter(fitting).exclude(level=Region.Level.PROVINCE).select_related(*ABOVE)
    return rows.order_by(own, distance, "code")


def _named(word: str, *, deep: bool) -> Q:
    """The word stands in the name, or, with `deep`, in one above it."""
    own = Q(name__icontains=word)
    return own | Q(parent__name__icontains=word) | Q(parent__parent__name__icontains=word) if deep else own


def _any(conditions: Iterable[Q]) -> Q:
    joined = Q()
    for condition in conditions:
        joined |= condition
    return joined
