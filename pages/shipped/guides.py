"""Guides from the content files."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page

from pages.models import GuidePage
from pages.shipped.markup import to_html
from pages.shipped.pictures import screen
from pages.shipped.publish import publish_below


def step_value(data: dict[str, Any]) -> dict[str, Any]:
    """One step as the StreamField keeps it. Its picture stays empty when no file of that name ships."""
    return {
        "title": data["title"],
        "text": to_html(data["text"]),
        "tip": data.get("tip", ""),
        "warning": data.get("warning", ""),
        "screen_url": data["screen_url"],
        "screen_label": data["screen_label"],
        "picture": screen(data["picture"]),
        "picture_alt": data["picture_alt"],
    }


def put_guide(index: Page, data: dict[str, Any]) -> None:
    """One guide with all its steps."""
    audiences = data["audiences"]
    page = GuidePage(
        title=data["title"],
        slug=data["slug"],
        summary=data["summary"],
        for_public="umum" in audiences,
        for_sellers="penjual" in audiences,
        for_officials="asn" in audiences,
        for_offices="opd" in audiences,
        minutes=data["minutes"],
        prepare=[("line", line) for line in data["prepare"]],
        steps=[("step", step_value(step)) for step in data["steps"]],
        reviewed_on=data["reviewed"],
        reviewed_by=data["reviewed_by"],
        search_description=data["summary"],
    )
    publish_below(index, page)


def link_guide(data: dict[str, Any]) -> None:
    """Name the related guides, once all of them stand; leaves a guide alone that an editor has touched."""
    page = GuidePage.objects.filter(slug=data["slug"]).first()
    if page is None or page.related or page.revisions.count() > 1:
        return
    found = {guide.slug: guide for guide in GuidePage.objects.filter(slug__in=data["related"])}
    page.related = [("guide", found[slug]) for slug in data["related"] if slug in found]
    page.save_revision().publish()
