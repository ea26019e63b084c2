"""The news for feed readers (NW-02): RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1, whole or one category.

Addresses are absolute. An entry is known by its page's own number for good (urn:uuid), so a changed address is no new entry. Nothing is kept in a server's
cache; readers may keep a feed for SECONDS, and ask again with what they have: 304 when nothing changed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from html import escape, unescape
from typing import Any
from uuid import UUID, uuid5

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed, SyndicationFeed
from django.utils.html import strip_tags
from django.utils.http import http_date
from django.utils.translation import gettext as _
from wagtail.models import PageLogEntry

from pages.feed_kinds import KINDS, Kind, feed_path
from pages.models import NewsCategory, NewsIndexPage, NewsPage
from pages.pictures import SHARE, ready_rendition
from portal.brand import brand

ENTRIES = 20
SECONDS = 30
"""With the scheduler's 30 seconds, an article set for 07.00 is in everybody's reader before 07.01."""
UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML forbids, such as the line break that word processors leave in a pasted title."""
BLOCK_ENDS = re.compile(r"</(?:p|li|h2|h3|h4)>|<br\s*/?>")


@dataclass(frozen=True)
class Entry:
    """One article as every kind of feed needs it. `size` of the picture is in bytes."""

    id: str
    url: str
    title: str
    author: str
    summary: str
    text: str
    tags: list[str]
    published: datetime
    updated: datetime
    picture: str
    picture_type: str
    size: int


def clean(text: str) -> str:
    """The text without what no XML reader would accept."""
    return UNREADABLE.sub(" ", text)


def plain(html: str) -> str:
    """The words of rich text, one paragraph per line."""
    return unescape(strip_tags(BLOCK_ENDS.sub("\n", html))).strip()


def entry(request: HttpRequest, article: NewsPage) -> Entry:
    """An article with its picture in the size made for shared links, when it is there: a GET makes no picture."""
    picture = ready_rendition(article.picture, SHARE[0]) if article.picture else None
    body = [plain(block.value.source) for block in article.body if block.block_type == "text"]
    return Entry(
        id=f"urn:uuid:{article.translation_key}",
        url=request.build_absolute_uri(article.get_url(request)),
        title=clean(article.title),
        author=clean(article.author),
        summary=clean(article.lead),
        text=clean("\n\n".join([article.lead, *body])),
        tags=[clean(article.category.name)] if article.category else [],
        published=article.shown_date,
        updated=article.updated_at,
        picture=request.build_absolute_uri(picture.url) if picture else "",
        picture_type="image/jpeg",
        size=_size(picture) if picture else 0,
    )


def _size(picture: Any) -> int:
    """Bytes of a stored picture; asked of the storage once a day, which may be far away. A lost file counts nothing."""
    key = f"pages:picture-bytes:{picture.pk}"
    size = cache.get(key)
    if size is None:
        try:
            size = picture.file.size
        except OSError:
            size = 0
        cache.set(key, size, 24 * 60 * 60)
    return int(size)


@dataclass(frozen=True)
class Head:
    """What stands on top of a feed."""

    id: str
    title: str
    description: str
    url: str
    feed_url: str
    opened: datetime


def head(request: HttpRequest, index: NewsIndexPage, category: NewsCategory | None, kind: Kind) -> Head:
    key: UUID = index.translation_key
    query = f"?kategori={category.slug}" if category else ""
    name = f"{index.title}: {category.name}" if category else index.title
    return Head(
        id=f"urn:uuid:{uuid5(key, category.slug) if category else key}",
        title=clean(f"{name} - {brand().name}"),
        description=clean(index.intro or _("Berita dari %(name)s.") % {"name": brand().name}),
        url=request.build_absolute_uri(f"{index.get_url(request)}{query}"),
        feed_url=request.build_absolute_uri(feed_path(kind, category.slug if category else "")),
        opened=index.first_published_at or timezone.now(),
    )


class Steady(SyndicationFeed):
    """A feed without entries is as old as the page it belongs to. Django would say "now", and every reader would fetch it anew."""

    def latest_post_date(self) -> datetime:
        opened: datetime = self.feed["opened"]
        return super().latest_post_date() if self.items else opened


class Rss(Steady, Rss201rev2Feed):
    pass


class Atom(Steady, Atom1Feed):
    pass


XML: dict[str, type[SyndicationFeed]] = {"rss.xml": Rss, "atom.xml": Atom}


def as_xml(maker: type[SyndicationFeed], top: Head, entries: Iterable[Entry]) -> bytes:
    """RSS or Atom. Both read a summary as HTML, so the plain words are escaped once more."""
    feed = maker(
        title=top.title,
        link=top.url,
        description=top.description,
        language="id",
        feed_url=top.feed_url,
        feed_guid=top.id,
        subtitle=top.description,
        opened=top.opened,
    )
    for one in entries:
        feed.add_item(
            title=one.title,
            link=one.url,
            description=escape(one.summary, quote=False),
            author_name=one.author,
            pubdate=one.published,
            updateddate=one.updated,
            unique_id=one.id,
            unique_id_is_permalink=False,
            categories=one.tags,
            enclosures=[Enclosure(one.picture, str(one.size), one.picture_type)] if one.size else [],
        )
    return str(feed.writeString("utf-8")).encode()


def as_json(top: Head, entries: Iterable[Entry]) -> bytes:
    """JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/."""
    return json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": top.title,
            "home_page_url": top.url,
            "feed_url": top.feed_url,
            "description": top.description,
            "language": "id",
            "items": [_json_item(one) for one in entries],
        },
        ensure_ascii=False,
    ).encode()


def _json_item(one: Entry) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": one.id,
        "url": one.url,
        "title": one.title,
        "summary": one.summary,
        "content_text": one.text,
        "date_published": timezone.localtime(one.published).isoformat(timespec="seconds"),
        "date_modified": timezone.localtime(one.updated).isoformat(timespec="seconds"),
        "authors": [{"name": one.author}],
        "language": "id",
    }
    if one.tags:
        item["tags"] = one.tags
    if one.size:
        item["image"] = one.picture
        item["attachments"] = [{"url": one.picture, "mime_type": one.picture_type, "size_in_bytes": one.size}]
    return item


def _last_move() -> list[datetime]:
    """When an article last came or went. Without it a withdrawn one would make the feed look older, and who asks by date alone would keep it."""
    moves = PageLogEntry.objects.filter(content_type__model="newspage", action__in=("wagtail.publish", "wagtail.unpublish", "wagtail.delete"))
    return list(moves.order_by("-timestamp").values_list("timestamp", flat=True)[:1])


def news_feed(request: HttpRequest, file: str) -> HttpResponse:
    """/berita/umpan/<file>?kategori=: the newest articles, or 304. An unknown file or category is not found: an empty feed would be believed."""
    index = NewsIndexPage.objects.live().public().first()
    kind = KINDS.get(file)
    if index is None or kind is None:
        raise Http404
    asked = request.GET.get("kategori", "")
    category = get_object_or_404(NewsCategory, slug=asked) if asked else None
    articles = NewsPage.latest().child_of(index)
    articles = articles.filter(category=category) if category else articles
    entries = [entry(request, article) for article in articles[:ENTRIES]]
    return respond(request, kind, head(request, index, category, kind), entries)


def respond(request: HttpRequest, kind: Kind, top: Head, entries: list[Entry]) -> HttpResponse:
    """The feed, or 304 when the reader has it already."""
    content = as_xml(XML[kind.file], top, entries) if kind.file in XML else as_json(top, entries)
    etag = f'"{sha256(content).hexdigest()[:32]}"'
    modified = int(max([top.opened, *_last_move(), *(one.updated for one in entries)]).timestamp())
    response = HttpResponse(content, content_type=f"{kind.content_type}; charset=utf-8")
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(modified)
    response.headers["Cache-Control"] = f"public, max-age={SECONDS}"
    return get_conditional_response(request, etag=etag, last_modified=modified, response=response) or response
