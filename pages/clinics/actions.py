"""Making clinics: one page per desa and kelurahan of a city, from the official codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import groupby
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Page

from pages.models import ClinicIndexPage, ClinicPage, HomePage
from pages.shipped.publish import publish_below
from pages.shipped.source import read
from portal.regions.models import Region
from portal.regions.queries import villages_of


class Made(NamedTuple):
    """How many desa and kelurahan the city has, and how many clinics were made now."""

    villages: int
    clinics: int


class NothingToMakeFrom(Exception):
    """The code is no city with desa or kelurahan, or there is no home page yet; the text says what to do."""


def ensure_index() -> ClinicIndexPage:
    """The list page below home, made where it is missing; two runs at once wait for each other at home. Raises NothingToMakeFrom without a home page."""
    with transaction.atomic():
        home = HomePage.objects.select_for_update(of=("self",)).first()
        found = ClinicIndexPage.objects.first()
        if found is not None:
            return found
        if home is None:
            raise NothingToMakeFrom(_("Belum ada beranda. Jalankan load_content dahulu."))
        data = read("pages")["clinics"]
        made = ClinicIndexPage(title=data["title"], slug=data["slug"], intro=data["intro"], search_description=data["intro"])
        publish_below(home, made)
        return made


def make_clinics(city: str, tell: Callable[[int, int], object]) -> Made:
    """One empty clinic for every desa and kelurahan of a city code such as 12.71 that has none yet. Clinics that are there, edited or not, stay as they
    are. One transaction per kecamatan: an interrupted run goes on where it stopped. `tell` hears (done, all). Raises NothingToMakeFrom."""
    villages = list(villages_of(city)) if Region.objects.filter(pk=city, level=Region.Level.CITY).exists() else []
    if not villages:
        raise NothingToMakeFrom(_("Tidak ada kota atau kabupaten dengan kode %(code)s. Periksa kodenya, atau jalankan load_regions dahulu.") % {"code": city})
    index = ensure_index()
    names = Counter(slugify(village.name) for village in villages)
    done = made = 0
    for _district, group in groupby(villages, key=lambda village: village.parent_id):
        here = list(group)
        made += _make(index, [(village, names[slugify(village.name)] == 1) for village in here])
        done += len(here)
        tell(done, len(villages))
    return Made(len(villages), made)


def _make(index: ClinicIndexPage, villages: list[tuple[Region, bool]]) -> int:
    """The missing clinics of one kecamatan. Two runs at once wait for each other at the index page."""
    with transaction.atomic():
        parent = ClinicIndexPage.objects.select_for_update(of=("self",)).get(pk=index.pk)
        there = set(ClinicPage.objects.filter(kelurahan__in=[village.pk for village, _alone in villages]).values_list("kelurahan_id", flat=True))
        taken = set(Page.objects.child_of(parent).values_list("slug", flat=True))
        missing = [(village, alone) for village, alone in villages if village.pk not in there]
        for village, alone in missing:
            slug = _slug(village, alone, taken)
            taken.add(slug)
            parent.add_child(instance=_empty_clinic(village, alone, slug))
    return len(missing)


def _empty_clinic(village: Region, alone: bool, slug: str) -> ClinicPage:
    """Live at once and without a revision: a revision is what an editor's hand leaves. Where the city has two of a name, the kecamatan tells them apart."""
    now = timezone.now()
    name = village.name if alone or village.parent is None else f"{village.name}, {village.parent.name}"
    title = _("Klinik UMKM %(name)s") % {"name": name}
    return ClinicPage(title=title, slug=slug, kelurahan=village, first_published_at=now, last_published_at=now)


def _slug(village: Region, alone: bool, taken: set[str]) -> str:
    """The name; with the kecamatan where the city has two of that name; with the code where even that is taken."""
    name = slugify(village.name)
    district = slugify(village.parent.name) if village.parent else ""
    wanted = [*([name] if alone else []), f"{name}-{district}", f"{name}-{village.pk.replace('.', '-')}"]
    return next((slug for slug in wanted if slug not in taken), wanted[-1])
