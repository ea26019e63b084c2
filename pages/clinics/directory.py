"""The list of clinics: narrowed by kecamatan, by name and by whether their hours are known. Plain links and one search box, no script."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.translation import gettext, gettext_lazy
from wagtail.query import PageQuerySet

from shop.catalogue.listing import Chip, Choice

PER_PAGE = 24
FILLED, EMPTY = "sudah", "belum"
STATES = {FILLED: gettext_lazy("Jam buka sudah diisi"), EMPTY: gettext_lazy("Jam buka belum diisi")}
DISTRICT_CODE_LENGTH = len("12.71.01")
_REGION = re.compile(r"^\d\d\.\d\d\.\d\d(\.\d{4})?$")


class Row(NamedTuple):
    """The little of a clinic that filters need."""

    pk: int
    title: str
    filled: bool
    village: str
    village_name: str
    district_name: str


@dataclass(frozen=True)
class Wish:
    """What is asked for: `wilayah` a kecamatan or kelurahan, `nama` part of a name, `jam` sudah or belum. Anything else is as if absent."""

    region: str = ""
    name: str = ""
    state: str = ""

    @classmethod
    def read(cls, query: QueryDict) -> Wish:
        region, state = query.get("wilayah", ""), query.get("jam", "")
        return cls(region=region if _REGION.match(region) else "", name=query.get("nama", "").strip()[:60], state=state if state in STATES else "")

    @property
    def query(self) -> str:
        pairs = [("wilayah", self.region), ("nama", self.name), ("jam", self.state)]
        return urlencode([(key, value) for key, value in pairs if value])

    def link(self, path: str, **changes: str) -> str:
        query = replace(self, **changes).query
        return f"{path}?{query}" if query else path

    def fits(self, row: Row, *, without: str = "") -> bool:
        return (
            (without == "region" or not self.region or row.village == self.region or row.village.startswith(f"{self.region}."))
            and (not self.name or self.name.casefold() in f"{row.title} {row.village_name} {row.district_name}".casefold())
            and (without == "state" or not self.state or row.filled == (self.state == FILLED))
        )


@dataclass(frozen=True)
class Directory:
    """Everything the list shows. `filled` and `total` count the whole city."""

    path: str
    wish: Wish
    total: int
    filled: int
    own_url: str
    page: Page
    clinics: list[Any]
    regions: list[Choice]
    states: list[Choice]
    chips: list[Chip]


def directory(clinics: PageQuerySet, path: str, asked: Wish, own: str, page_number: str) -> Directory:
    """The clinics at `path`; filled ones first, each part by name. `own` is the visitor's kelurahan or empty."""
    fields = ("pk", "title", "filled", "kelurahan_id", "kelurahan__name", "kelurahan__parent__name")
    rows = [Row(*values) for values in clinics.order_by("-filled", "kelurahan__name", "pk").values_list(*fields)]
    districts = {row.village[:DISTRICT_CODE_LENGTH]: row.district_name or "" for row in rows}
    names = districts | {row.village: row.village_name for row in rows}
    wish = asked if asked.region in names else replace(asked, region="")
    chosen = [row.pk for row in rows if wish.fits(row)]
    page = Paginator(chosen, PER_PAGE).get_page(page_number)
    found = {clinic.pk: clinic for clinic in clinics.filter(pk__in=list(page.object_list)).select_related("kelurahan__parent")}
    by_district = Counter(row.village[:DISTRICT_CODE_LENGTH] for row in rows if wish.fits(row, without="region"))
    by_state = Counter(FILLED if row.filled else EMPTY for row in rows if wish.fits(row, without="state"))
    return Directory(
        path=path,
        wish=wish,
        total=len(rows),
        filled=sum(row.filled for row in rows),
        own_url=f"{path}?{urlencode({'wilayah': own})}" if own in names else "",
        page=page,
        clinics=[found[pk] for pk in page.object_list if pk in found],
        regions=[_choice(wish, path, "region", code, name, by_district[code]) for code, name in sorted(districts.items(), key=lambda pair: pair[1])],
        states=[_choice(wish, path, "state", state, str(words), by_state[state]) for state, words in STATES.items()],
        chips=_chips(wish, path, names),
    )


def _choice(wish: Wish, path: str, field: str, value: str, text: str, count: int) -> Choice:
    """A link that chooses a value, or drops it where it is chosen."""
    current = getattr(wish, field) == value
    return Choice(text, wish.link(path, **{field: "" if current else value}), count, current)


def _chips(wish: Wish, path: str, names: dict[str, str]) -> list[Chip]:
    chips = [Chip(names[wish.region], wish.link(path, region=""))] if wish.region else []
    if wish.name:
        chips.append(Chip(gettext("Nama: %(name)s") % {"name": wish.name}, wish.link(path, name="")))
    if wish.state:
        chips.append(Chip(str(STATES[wish.state]), wish.link(path, state="")))
    return chips
