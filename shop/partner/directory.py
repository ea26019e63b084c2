"""The list of shops: all verified ones by name, narrowed by region through plain links."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q
from django.http import QueryDict

from portal.regions.models import Region
from shop.catalogue.filters import VILLAGE_CODE_LENGTH, Filters
from shop.catalogue.listing import Chip, Choice, next_level
from shop.partner.models import Partner
from shop.partner.queries import public_shops, shows_goods, with_goods_count

PER_PAGE = 24


@dataclass(frozen=True)
class Directory:
    """Everything the list of shops shows."""

    total: int
    page: Page
    shops: list[Partner]
    regions: list[Choice]
    chips: list[Chip]
    query: str


def directory(path: str, query: QueryDict) -> Directory:
    """The shops at `path`, those that show goods first, then by name; `wilayah` is an official region code of any level, anything else is as if absent."""
    region = Filters.read(query).region
    shops = public_shops().filter(_in_region(region)) if region else public_shops()
    ordered = with_goods_count(shops.select_related("kelurahan__parent").order_by(shows_goods().desc(), "name", "pk"))
    page = Paginator(ordered, PER_PAGE).get_page(query.get("page"))
    counts = public_shops().exclude(kelurahan=None).values_list("kelurahan").annotate(n=Count("pk")).order_by()
    found = next_level(dict(counts), region)
    names = dict(Region.objects.filter(pk__in=[*found, region]).values_list("pk", "name"))
    return Directory(
        total=page.paginator.count,
        page=page,
        shops=list(page.object_list),
        regions=[Choice(names.get(code, code), path if code == region else f"{path}?wilayah={code}", n, code == region) for code, n in found.most_common()],
        chips=[Chip(names.get(region, region), path)] if region else [],
        query=urlencode({"wilayah": region}) if region else "",
    )


def _in_region(code: str) -> Q:
    return Q(kelurahan=code) if len(code) == VILLAGE_CODE_LENGTH else Q(kelurahan__code__startswith=f"{code}.")
