"""Keys and addresses of the payment company that cannot work stop the start. Ids: online.E001 and on."""

from __future__ import annotations

import re
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from shop.gateways.snap.keys import SANDBOX, ShopKey, read_keys

SECURE = re.compile(r"https://[a-z0-9.-]+(?::\d+)?")
HERE = re.compile(r"http://(?:127\.0\.0\.1|localhost)(?::\d+)?")
"""A double on the own machine."""


@register(Tags.security)
def company_settings(**kwargs: Any) -> list[CheckMessage]:
    """Real money in a demo city, keys that are none, an address anybody could read along."""
    if not settings.SNAP_SERVER_KEYS:
        return []
    found: list[CheckMessage] = []
    if settings.DEMO:
        found.append(Error("SNAP_SERVER_KEYS is set in a demo.", hint="A demo city asks nobody for money: leave SNAP_SERVER_KEYS empty.", id="online.E001"))
    try:
        keys = read_keys(settings.SNAP_SERVER_KEYS)
    except ValueError as problem:
        hint = "Such as SNAP_SERVER_KEYS=toko-butet=G123456789:Mid-server-...; the client key does not sign anything."
        return [*found, Error(f"SNAP_SERVER_KEYS cannot be read: {problem}.", hint=hint, id="online.E002")]
    for name in ("SNAP_URL", "SNAP_API_URL"):
        if not (SECURE.fullmatch(getattr(settings, name)) or HERE.fullmatch(getattr(settings, name))):
            found.append(Error(f"{name} is not an address the keys may be sent to.", hint="https:// and a host, without a path.", id="online.E003"))
    if not 1 <= settings.SNAP_TIMEOUT <= 30:
        found.append(Error("SNAP_TIMEOUT must be between 1 and 30.", hint="8 is the default, in seconds.", id="online.E004"))
    return found + _of_one_world(keys)


def _of_one_world(keys: dict[str, ShopKey]) -> list[CheckMessage]:
    """Play money is not sent to the real servers, nor are the two of them mixed. What says SB- is play money; a sandbox key may lack it."""
    real = [name for name in ("SNAP_URL", "SNAP_API_URL") if getattr(settings, name).endswith(".midtrans.com") and ".sandbox." not in getattr(settings, name)]
    play = [name for name in ("SNAP_URL", "SNAP_API_URL") if ".sandbox." in getattr(settings, name)]
    if (real and play) or (real and any(key.secret.startswith(SANDBOX) for key in keys.values())):
        return [Error("Sandbox and real payments are mixed.", hint="Keys with SB- go with both https://*.sandbox.midtrans.com addresses.", id="online.E005")]
    return []
