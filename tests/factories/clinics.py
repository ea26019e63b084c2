"""Clinics for tests, below /klinik/."""

from typing import Any

from django.utils.text import slugify

from pages.models import ClinicIndexPage, ClinicPage
from portal.regions.models import Region
from tests.factories.pages import make_home, put
from tests.factories.shop import make_region

OPEN = {"day": "1", "opens": "09:00", "closes": "12:00"}


def make_clinic_index() -> ClinicIndexPage:
    """The list page, once."""
    return ClinicIndexPage.objects.first() or put(make_home(), ClinicIndexPage(title="Klinik UMKM", slug="klinik"))


def make_clinic(kelurahan: Region | None = None, *, hours: list[dict[str, str]] | None = None, **fields: Any) -> ClinicPage:
    """A published clinic without hours; `hours` fills it."""
    kelurahan = kelurahan or make_region()
    fields.setdefault("title", f"Klinik UMKM {kelurahan.name}")
    fields.setdefault("slug", slugify(kelurahan.name))
    clinic = ClinicPage(kelurahan=kelurahan, **fields)
    clinic.hours = [("hours", clinic.hours.stream_block.child_blocks["hours"].to_python(one)) for one in hours or []]
    return put(make_clinic_index(), clinic)
