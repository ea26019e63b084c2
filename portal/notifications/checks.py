"""Settings of telling people that cannot work. Ids: notifications.E001 and on."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from portal.brand import brand
from portal.notifications.whatsapp import link


@register
def unopened_orders(**kwargs: Any) -> list[CheckMessage]:
    """When a seller is reminded of an order nobody opened, and when an officer hears of it."""
    if 1 <= settings.UNOPENED_REMIND_MINUTES < settings.UNOPENED_OFFICER_MINUTES <= 2 * 24 * 60:
        return []
    return [
        Error(
            "UNOPENED_REMIND_MINUTES must be at least 1 and less than UNOPENED_OFFICER_MINUTES, and that at most 2880.",
            hint="60 and 240 are the defaults: the shop is reminded after one hour, officers see it after four.",
            id="notifications.E001",
        )
    ]


@register
def city_number(**kwargs: Any) -> list[CheckMessage]:
    """The number that every page offers for questions."""
    if not brand().whatsapp or link(brand().whatsapp):
        return []
    return [Error("BRAND_WHATSAPP is no number.", hint="Digits with the country code, such as 6281234567890; or empty.", id="notifications.E003")]


@register
def mail_patience(**kwargs: Any) -> list[CheckMessage]:
    """A mail server that never answers must not hold up everything else."""
    if settings.EMAIL_TIMEOUT and 1 <= settings.EMAIL_TIMEOUT <= 60:
        return []
    return [Error("EMAIL_TIMEOUT must be between 1 and 60 seconds.", hint="10 is the default.", id="notifications.E002")]
