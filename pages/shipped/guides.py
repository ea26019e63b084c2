"""Guides and journeys from the content files."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page

from pages.guide_screens import place_value
from pages.models import GuidePage, JourneyPage, Level
from pages.models.audiences import audience_fields
from pages.shipped.markup import to_html
from pages.shipped.pictures import screen
from pages.shipped.publish import publish_below


def step_value(data: dict[str, Any]) -> dict[str, Any]:
    """One step as the StreamField keeps it. Its picture stays empty when no file of that name ships; every step names a control of its screen."""
    return {
        "title": data["title"],
        "text": to_html(data["text"]),
        "tip": data.get("tip", ""),
        "warning": data.get("warning", ""),
        "place": place_value(data["screen"], data["control"]),
        "screen_url": "",
        "screen_label": "",
        "picture": screen(data["picture"]) if "picture" in data else None,
        "picture_alt": data.get("picture_alt", ""),
        "video": None,
        "transcript": "",
    }


def put_guide(index: Page, data: dict[str, Any]) -> None:
    """One guide with all its steps."""
    page = GuidePage(
        title=data["title"],
        slug=data["slug"],
        summary=data["summary"],
        **audience_fields(data["audiences"]),
        level=data.get("level", Level.FIRST),
        minutes=data["minutes"],
        prepare=[("line", line) for line in data["prepare"]],
        steps=[("step", step_value(step)) for step in data["steps"]],
        short=[("line", line) for line in data.get("short", [])],
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


def put_journey(index: Page, data: dict[str, Any]) -> None:
    """One journey, once its guides stand; a guide that an editor took away is left out, and so is a step without any."""
    names = {slug for step in data["steps"] for slug in step["guides"]}
    found = {guide.slug: guide for guide in GuidePage.objects.filter(slug__in=names)}
    steps = [
        ("step", {"title": step["title"], "note": step.get("note", ""), "guides": [found[slug] for slug in step["guides"] if slug in found]})
        for step in data["steps"]
        if any(slug in found for slug in step["guides"])
    ]
    page = JourneyPage(
        title=data["title"],
        slug=data["slug"],
        summary=data["summary"],
        **audience_fields(data["audiences"]),
        steps=steps,
        search_description=data["summary"],
    )
    publish_below(index, page)
