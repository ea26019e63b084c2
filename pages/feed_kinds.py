"""The ways in which news are written for feed readers, and where each stands. The feeds themselves: pages.feeds."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse


@dataclass(frozen=True)
class Kind:
    """One way of writing a feed. `file` is the end of its address."""

    file: str
    label: str
    content_type: str


KINDS = {
    kind.file: kind
    for kind in (
        Kind("rss.xml", "RSS", "application/rss+xml"),
        Kind("atom.xml", "Atom", "application/atom+xml"),
        Kind("feed.json", "JSON", "application/feed+json"),
    )
}


def feed_path(kind: Kind, category: str = "") -> str:
    """The address of a feed on this site: of all news, or of the category with this slug."""
    query = f"?{urlencode({'kategori': category})}" if category else ""
    return reverse("news_feed", args=[kind.file]) + query
