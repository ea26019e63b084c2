"""What one city changes: its name, its office, its region, its words. Colours are the CITY-marked tokens of static/portal/css/tokens.css."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import environ
from django.conf import settings
from django.utils.functional import lazy

from portal.clock import zone_name

CITY = "Kota"
SHORT = {CITY: "Pemko", "Kabupaten": "Pemkab"}
"""What people call the government of each kind; BRAND_PEMKO says otherwise, such as Pemkot."""
WORDS = ("pemko", "opd", "asn", "village", "city", "area", "name", "government", "office")
"""What a text of ours may name as %(pemko)s, and a content file as {pemko}; besides these Village, the village with a capital."""


@dataclass(frozen=True)
class Brand:
    """The city's own words, as templates and texts use them. `region` is the official code of the city, such as 12.71."""

    name: str
    city: str
    area: str  # Kota Medan, Kabupaten Kendal
    tagline: str
    government: str
    pemko: str  # the government's short name: Pemko, Pemkot, Pemkab
    opd: str  # its offices: OPD, SKPD
    asn: str  # its staff: ASN
    village: str  # the smallest unit people know: kelurahan, desa
    office: str
    help_hours: str
    whatsapp: str  # E.164 digits without plus, or empty: then no link is shown
    bpsk: str  # the nearest board for consumers' disputes, its street and telephone; or empty: then people ask the office
    bpsk_url: str  # its page, or empty
    pktn_url: str  # the ministry's, where consumers of the whole country complain
    region: str
    is_demo: bool


@lru_cache(maxsize=1)
def brand() -> Brand:
    """The brand of this installation, from BRAND_* in the environment; the default is the demo city."""
    env = environ.Env()
    city = env("BRAND_CITY", default="Medan")
    kind = env("BRAND_KIND", default=CITY)
    area = f"{kind} {city}"
    return Brand(
        name=env("BRAND_NAME", default="Kedan"),
        city=city,
        area=area,
        tagline=env("BRAND_TAGLINE", default=f"Pasar UMKM {area}"),
        government=env("BRAND_GOVERNMENT", default=f"Pemerintah {area}"),
        pemko=env("BRAND_PEMKO", default=SHORT.get(kind, SHORT[CITY])),
        opd=env("BRAND_OPD", default="OPD"),
        asn=env("BRAND_ASN", default="ASN"),
        village=env("BRAND_VILLAGE", default="kelurahan" if kind == CITY else "desa"),
        office=env("BRAND_OFFICE", default="Dinas Koperasi UKM"),
        help_hours=env("BRAND_HELP_HOURS", default=f"Senin sampai Jumat, 08.00 sampai 16.00 {zone_name()}"),
        whatsapp=env("BRAND_WHATSAPP", default=""),
        bpsk=env("BRAND_BPSK", default=""),
        bpsk_url=env("BRAND_BPSK_URL", default=""),
        pktn_url=env("BRAND_PKTN_URL", default="") or "https://www.kemendag.go.id/",
        region=env("BRAND_REGION", default="12.71"),
        is_demo=settings.DEMO,
    )


def words() -> dict[str, str]:
    """The city's words by the names that texts know them by."""
    city = brand()
    return {name: getattr(city, name) for name in WORDS} | {"Village": city.village.capitalize()}


def _filled(text: Any) -> str:
    return str(text) % words()


worded: Callable[[Any], Any] = lazy(_filled, str)
"""A lazy text with the city's words put in: `worded(_("Saya pegawai %(pemko)s"))`. For labels that are written before the city is known."""
