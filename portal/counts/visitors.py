"""Is somebody reading, or a machine? Asked of the request alone and forgotten."""

import re

from django.http import HttpRequest

_MACHINE = re.compile(r"bot|crawl|spider|slurp|preview|whatsapp|facebookexternalhit|curl|python|monitor", re.IGNORECASE)


def is_machine(request: HttpRequest) -> bool:
    """A search engine, a link preview, a page fetched in advance: nobody has read it."""
    # read from META: the friendlier request.headers is built anew for every request, and this is asked on every page
    agent = request.META.get("HTTP_USER_AGENT", "")
    return not agent or bool(_MACHINE.search(agent)) or "prefetch" in request.META.get("HTTP_SEC_PURPOSE", "")
