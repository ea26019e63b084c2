"""Names of the city's districts in a question ("dari Medan Tembung"): they become the offer of a filter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.cache import cache

from portal.brand import brand
from portal.regions.models import Region
from search.analysis import tokens

SECONDS = 600
FROM = frozenset({"dari", "di", "daerah", "kecamatan", "kelurahan", "kec", "kel", "wilayah"})
"""Behind one of these a single word is taken for a place too."""


@dataclass(frozen=True, slots=True)
class Place:
    """A district the question names: `words` are its tokens there, with the word that leads to it."""

    code: str
    name: str
    words: tuple[str, ...]


def place_in(found: Sequence[str]) -> Place | None:
    """The longest name of a kecamatan or kelurahan of the city among these tokens."""
    names = _names()
    longest = max(map(len, names), default=0)
    for size in range(min(longest, len(found)), 0, -1):
        for start in range(len(found) - size + 1):
            code_name = names.get(tuple(found[start : start + size]))
            led = start > 0 and found[start - 1] in FROM
            if code_name and (size > 1 or led):
                return Place(*code_name, tuple(found[start - 1 if led else start : start + size]))
    return None


def _names() -> dict[tuple[str, ...], tuple[str, str]]:
    key = f"search:places:{brand().region}"
    names: dict[tuple[str, ...], tuple[str, str]] | None = cache.get(key)
    if names is None:
        rows = Region.objects.filter(code__startswith=f"{brand().region}.").order_by("-code").values_list("code", "name")
        names = {tuple(tokens(name)): (code, name) for code, name in rows}  # a kecamatan comes after its kelurahan and takes a shared name
        cache.set(key, names, SECONDS)
    return names
