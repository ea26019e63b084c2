"""Bad configuration stops the start, with an id and a hint. Ids: portal.E001 and on."""

import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.exceptions import ImproperlyConfigured

from portal.brand import CITY, SHORT

SHORTEST_NIP_KEY = 32
HARDEST_WORK = 18
"""Bits of GUARD_WORK_BITS; a phone of the market needs some twenty seconds for so many."""

ORDER_CLOCKS = {
    "PAYMENT_HOURS": 24, "PICKUP_DAYS": 3, "SELLER_ANSWER_HOURS": 24, "PREPARE_DAYS": 3, "RECEIVE_DAYS": 7, "COMPLAINT_DAYS": 2,
    "TALK_DAYS": 14,
    "COMPLAINT_ANSWER_HOURS": 48, "COMPLAINT_KEEP_HOURS": 72, "COMPLAINT_REPLY_HOURS": 72, "COMPLAINT_OFFICER_HOURS": 72,
}  # fmt: skip
"""Settings of the deadlines of orders and complaints, with their defaults."""


@register(Tags.security)
def required_settings(**kwargs: Any) -> list[CheckMessage]:
    """What a public server cannot do without."""
    found: list[CheckMessage] = []
    try:
        has_key = bool(settings.SECRET_KEY)
    except ImproperlyConfigured:  # Django's own word for an empty one names neither id nor remedy
        has_key = False
    if not has_key:
        found.append(Error("SECRET_KEY is not set.", hint="Give SECRET_KEY at least 50 random characters in the environment.", id="portal.E001"))
    if not settings.DEMO and not settings.ALLOWED_HOSTS:
        found.append(Error("ALLOWED_HOSTS is empty.", hint="Name the portal's hosts, such as ALLOWED_HOSTS=pasar.kota.go.id.", id="portal.E002"))
    if settings.DEMO and settings.SETTINGS_MODULE.endswith("production"):
        found.append(Error("The demo logins are on.", hint="Leave DEMO off in production.", id="portal.E003"))
    return found


@register
def environment_values(**kwargs: Any) -> list[CheckMessage]:
    """Values that are given and cannot work."""
    found: list[CheckMessage] = []
    for name, schemes in (("REDIS_URL", ("redis://", "rediss://", "unix://")), ("ELASTICSEARCH_URL", ("http://", "https://"))):
        value = getattr(settings, name)
        if value and not value.startswith(schemes):
            found.append(Error(f"{name} is not an address: {value!r}.", hint=f"It begins with {' or '.join(schemes)}.", id="portal.E004"))
    if not settings.WAGTAILADMIN_BASE_URL.startswith(("http://", "https://")):
        found.append(Error("BASE_URL is not an address.", hint="Such as BASE_URL=https://pasar.kota.go.id.", id="portal.E005"))
    if any(getattr(settings, name) < 1 for name in ORDER_CLOCKS):
        found.append(Error(f"{', '.join(ORDER_CLOCKS)} must be at least 1.", hint=f"The defaults: {ORDER_CLOCKS}.", id="portal.E006"))
    if not 0 <= settings.GUARD_WORK_BITS <= HARDEST_WORK:
        found.append(
            Error(f"GUARD_WORK_BITS is {settings.GUARD_WORK_BITS}.", hint=f"From 0 (none) to {HARDEST_WORK}; 14 costs a phone a second.", id="portal.E027")
        )
    if (Path(settings.BASE_DIR) / "locale" / "__init__.py").exists():
        found.append(Error("locale/__init__.py shadows Python's own locale module.", hint="Delete it.", id="portal.E007"))
    return found


@register(Tags.security)
def civil_servant_settings(**kwargs: Any) -> list[CheckMessage]:
    """What keeps a NIP secret, and whose e-mail is a work e-mail."""
    found: list[CheckMessage] = []
    key = settings.NIP_HASH_KEY
    if key and (len(key) < SHORTEST_NIP_KEY or key == settings.SECRET_KEY or (key.startswith("demo-only") and not settings.DEMO)):
        found.append(
            Error(
                "NIP_HASH_KEY cannot keep a secret.",
                hint=f"At least {SHORTEST_NIP_KEY} random characters, another value than SECRET_KEY, not the demo's; or empty: then no lists of NIP are taken.",
                id="portal.E020",
            )
        )
    for domain in settings.ASN_EMAIL_DOMAINS:
        if not re.fullmatch(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", domain):
            found.append(
                Error(
                    f"ASN_EMAIL_DOMAINS names no domain: {domain!r}.",
                    hint="Such as ASN_EMAIL_DOMAINS=kota.go.id=Pemko Kota,disdik.kota.go.id=Dinas Pendidikan; small letters, without @.",
                    id="portal.E021",
                )
            )
    return found


@register
def proxies(**kwargs: Any) -> list[CheckMessage]:
    """How many proxies are believed when they say whose post it is. The id is that of the room that had the first limit."""
    if settings.TRUSTED_PROXIES >= 0:
        return []
    return [Error("TRUSTED_PROXIES is negative.", hint="0 without a proxy, 1 behind one.", id="feedback.E003")]


@register
def training_offers(**kwargs: Any) -> list[CheckMessage]:
    """How long a seat may stay empty for one person."""
    if 1 <= settings.TRAINING_OFFER_HOURS <= 14 * 24:
        return []
    return [Error("TRAINING_OFFER_HOURS must be between 1 and 336.", hint="24 is the default: a free seat is kept one day for who waits.", id="portal.E018")]


@register
def payout_wait(**kwargs: Any) -> list[CheckMessage]:
    """How long the old owner of a shop has to say that somebody else is moving its money."""
    if 1 <= settings.PAYOUT_WAIT_HOURS <= 14 * 24:
        return []
    return [Error("PAYOUT_WAIT_HOURS must be between 1 and 336.", hint="24 is the default: one day to notice a change that nobody wanted.", id="portal.E024")]


@register
def review_reports(**kwargs: Any) -> list[CheckMessage]:
    """How many networks it takes to hide a review until an officer has read it."""
    if settings.REVIEW_REPORTS_TO_HIDE >= 2:
        return []
    return [Error("REVIEW_REPORTS_TO_HIDE must be at least 2.", hint="3 is the default; with 1 anybody could silence a buyer.", id="portal.E026")]


@register
def brand_values(**kwargs: Any) -> list[CheckMessage]:
    """A word of the city that nobody would understand."""
    found: list[CheckMessage] = []
    kind = os.environ.get("BRAND_KIND", CITY)
    if kind not in SHORT and not os.environ.get("BRAND_PEMKO"):
        found.append(Error(f"BRAND_KIND is not known: {kind!r}.", hint="It is Kota or Kabupaten; for anything else give BRAND_PEMKO too.", id="portal.E022"))
    for name in ("BRAND_BPSK_URL", "BRAND_PKTN_URL"):
        if (url := os.environ.get(name)) and not url.startswith(("https://", "http://")):
            found.append(Error(f"{name} is not an address: {url!r}.", hint="Such as https://www.kemendag.go.id/.", id="portal.E025"))
    return found


@register
def elasticsearch_access(**kwargs: Any) -> list[CheckMessage]:
    """How the search server is reached. Whether it answers is not asked: while it is away the embedded engine does."""
    found: list[CheckMessage] = []
    url, user, password = settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_USER, settings.ELASTICSEARCH_PASSWORD
    if url.startswith(("http://", "https://")) and not _names_a_host(url):
        found.append(
            Error(
                "ELASTICSEARCH_URL must name a host, and neither user nor password.",
                hint="Such as https://search.kota.go.id:9200; the login goes into ELASTICSEARCH_USER and ELASTICSEARCH_PASSWORD.",
                id="portal.E008",
            )
        )
    if settings.ELASTICSEARCH_API_KEY and (user or password):
        found.append(Error("ELASTICSEARCH_API_KEY and a user or password are both given.", hint="Give one of them.", id="portal.E009"))
    if bool(user) != bool(password):
        found.append(Error("ELASTICSEARCH_USER and ELASTICSEARCH_PASSWORD go together.", hint="Give both or neither.", id="portal.E010"))
    if settings.ELASTICSEARCH_CA and not (Path(settings.ELASTICSEARCH_CA).is_file() and url.startswith("https://")):
        found.append(
            Error(
                f"ELASTICSEARCH_CA cannot be used: {settings.ELASTICSEARCH_CA!r}.",
                hint="It is the path of a PEM file, and ELASTICSEARCH_URL begins with https://.",
                id="portal.E011",
            )
        )
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,59}", settings.ELASTICSEARCH_PREFIX):
        found.append(
            Error("ELASTICSEARCH_PREFIX cannot begin an index name.", hint="Small letters, digits, - and _, a letter or digit first.", id="portal.E012")
        )
    return found


def _names_a_host(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return bool(parts.hostname) and parts.port != 0 and "@" not in parts.netloc
    except ValueError:
        return False
