"""Names of the city's districts in a question ("dari Medan Tembung"): they become the offer of a filter."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from portal.brand import brand
from portal.regions.models import Region
from search.analysis import tokens
from search.held import Held
from search.lexicon import Term

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
    longest, names = _names()
    for size in range(min(longest, len(found)), 0, -1):
        for start in range(len(found) - size + 1):
            code_name = names.get(tuple(found[start : start + size]))
            led = start > 0 and found[start - 1] in FROM
            if code_name and (size > 1 or led):
                return Place(*code_name, tuple(found[start - 1 if led else start : start + size]))
    return None


def _rows() -> list[tuple[str, str]]:
    return list(Region.objects.filter(code__startswith=f"{brand().region}.").order_by("-code").values_list("code", "name"))


def _stamp() -> str:
    return hashlib.sha256(repr(_rows()).encode()).hexdigest()


def _load() -> tuple[int, dict[Term, tuple[str, str]]]:
    """How many words the longest name has, and for each name of a place its code and how it is written."""
    names = {tuple(tokens(name)): (code, name) for code, name in _rows()}  # a kecamatan comes after its kelurahan and takes a shared name
    return max(map(len, names), default=0), names


_names = Held("search:places:stamp", SECONDS, _stamp, _load)
