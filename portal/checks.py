"""Bad configuration stops the start, with an id and a hint. Ids: portal.E001 and on."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.exceptions import ImproperlyConfigured


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
    if settings.PAYMENT_HOURS < 1 or settings.PICKUP_DAYS < 1:
        found.append(Error("PAYMENT_HOURS and PICKUP_DAYS must be at least 1.", hint="24 and 3 are the defaults.", id="portal.E006"))
    if (Path(settings.BASE_DIR) / "locale" / "__init__.py").exists():
        found.append(Error("locale/__init__.py shadows Python's own locale module.", hint="Delete it.", id="portal.E007"))
    return found
