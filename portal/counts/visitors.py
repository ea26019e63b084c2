"""Is somebody reading, or a machine? Asked of the request alone and forgotten."""

import re

from django.http import HttpRequest

_MACHINE = re.compile(r"bot|crawl|spider|slurp|preview|whatsapp|facebookexternalhit|curl|python|monitor", re.IGNORECASE)


def is_machine(request: HttpRequest) -> bool:
    """A search engine, a link preview, a page fetched in advance: nobody has read it."""
    agent = request.headers.get("User-Agent", "")
    return not agent or bool(_MACHINE.search(agent)) or "prefetch" in request.headers.get("Sec-Purpose", "")
