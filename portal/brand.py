"""What one city changes: its name, its office, its region, its words. Colours are the CITY-marked tokens of static/portal/css/tokens.css."""

from dataclasses import dataclass
from functools import lru_cache

import environ
from django.conf import settings

from portal.clock import zone_name


@dataclass(frozen=True)
class Brand:
    """The city's own words, as templates and texts use them. `region` is the official code of the city, such as 12.71."""

    name: str
    city: str
    tagline: str
    government: str
    office: str
    help_hours: str
    whatsapp: str  # E.164 digits without plus, or empty: then no link is shown
    region: str
    is_demo: bool


@lru_cache(maxsize=1)
def brand() -> Brand:
    """The brand of this installation, from BRAND_* in the environment; the default is the demo city."""
    env = environ.Env()
    city = env("BRAND_CITY", default="Medan")
    return Brand(
        name=env("BRAND_NAME", default="Kedan"),
        city=city,
        tagline=env("BRAND_TAGLINE", default=f"Pasar UMKM Kota {city}"),
        government=env("BRAND_GOVERNMENT", default=f"Pemerintah Kota {city}"),
        office=env("BRAND_OFFICE", default="Dinas Koperasi UKM"),
        help_hours=env("BRAND_HELP_HOURS", default=f"Senin sampai Jumat, 08.00 sampai 16.00 {zone_name()}"),
        whatsapp=env("BRAND_WHATSAPP", default=""),
        region=env("BRAND_REGION", default="12.71"),
        is_demo=settings.DEMO,
    )
