"""News, trainings, programmes and plain pages from the content files."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page
from wagtail.rich_text import RichText

from pages.models import (
    GlossaryTerm,
    GuidePage,
    NewsCategory,
    NewsPage,
    PlainPage,
    ProgrammePage,
    TrainingSeries,
    TrainingSessionPage,
    TrainingTopic,
)
from pages.shipped.markup import to_html
from pages.shipped.pictures import picture
from pages.shipped.publish import publish_below
from portal.regions.models import Region
from shop.catalogue.models import Product
from shop.catalogue.queries import public_products

TUESDAY = 1


def body(text: str) -> list[tuple[str, str]]:
    """A body of one text block."""
    return [("text", to_html(text))]


def local_moment(days: int, clock: str) -> datetime:
    """A moment `days` from today at `clock` ("09.30"), in the city's time."""
    hour, minute = (int(part) for part in clock.split("."))
    day = timezone.localdate() + timedelta(days=days)
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def put_category(data: dict[str, Any]) -> None:
    NewsCategory.objects.get_or_create(slug=data["slug"], defaults={"name": data["name"]})


def put_topic(data: dict[str, Any]) -> None:
    TrainingTopic.objects.get_or_create(slug=data["slug"], defaults={"name": data["name"]})


def put_term(data: dict[str, Any]) -> None:
    GlossaryTerm.objects.get_or_create(term=data["term"], defaults={"also": data.get("also", ""), "meaning": data["meaning"]})


def put_series(data: dict[str, Any]) -> None:
    TrainingSeries.objects.get_or_create(name=data["name"])


def put_article(index: Page, data: dict[str, Any]) -> None:
    """One news article, published some days ago."""
    page = NewsPage(
        title=data["title"],
        slug=data["slug"],
        category=NewsCategory.objects.filter(slug=data["category"]).first(),
        author=data["author"],
        lead=data["lead"],
        picture=picture(data["picture"]),
        picture_alt=data["picture_alt"],
        photo_credit=data["photo_credit"],
        body=body(data["body"]),
        guides=guide_blocks(data.get("guides", [])),
        correction=data.get("correction", ""),
        corrected_on=local_moment(-data["corrected_days_ago"], "12.00").date() if "correction" in data else None,
        search_description=data["lead"],
        first_published_at=local_moment(-data["days_ago"], f"{data['hour']}.00"),
    )
    publish_below(index, page)


def link_article(data: dict[str, Any]) -> None:
    """Name an article's programme and goods, once both stand; an article that an editor has touched is left alone, goods that a city lacks are left out."""
    page = NewsPage.objects.filter(slug=data["slug"]).first()
    if page is None or page.revisions.count() > 1:
        return
    page.related_programme = ProgrammePage.objects.filter(slug=data.get("programme", "")).first()
    page.products = [("product", product) for product in map(public_product, data.get("goods", [])) if product]
    if page.related_programme or page.products:
        page.save_revision().publish()


def public_product(slug: str) -> Product | None:
    """The oldest public product of that name."""
    return public_products().filter(slug=slug).order_by("pk").first()


def guide_blocks(slugs: list[str]) -> list[tuple[str, GuidePage]]:
    """Guides in this order as a list block takes them."""
    guides = {guide.slug: guide for guide in GuidePage.objects.filter(slug__in=slugs)}
    return [("guide", guides[slug]) for slug in slugs if slug in guides]


def put_session(index: Page, data: dict[str, Any]) -> None:
    """One training session, some days from now. A kelurahan of another city is left out."""
    page = TrainingSessionPage(
        title=data["title"],
        slug=data["slug"],
        summary=data["summary"],
        topic=TrainingTopic.objects.filter(slug=data["topic"]).first(),
        level=data["level"],
        starts_at=local_moment(data["in_days"], data["start"]),
        ends_at=local_moment(data["in_days"], data["end"]),
        place=data.get("place", ""),
        kelurahan=Region.objects.filter(code=data.get("kelurahan", "")).first(),
        online_how=data.get("online_how", ""),
        online_link=data.get("online_link", ""),
        entry=data.get("entry", TrainingSessionPage.Entry.REGISTER),
        series=TrainingSeries.objects.filter(name=data.get("series", "")).first(),
        batch=data.get("batch"),
        requires=TrainingSessionPage.objects.filter(slug=data.get("requires", "")).first(),
        speaker=data["speaker"],
        organiser=data["organiser"],
        seats=data["seats"],
        bring=data["bring"],
        body=body(data["body"]),
        search_description=data["summary"],
    )
    publish_below(index, page)


def tuesday(week: int) -> date:
    """The Tuesday `week` weeks from the next one (today counts)."""
    today = timezone.localdate()
    return today + timedelta(days=(TUESDAY - today.weekday()) % 7, weeks=week)


def put_programme(index: Page, data: dict[str, Any]) -> None:
    """One programme, its weeks counted from next Tuesday."""
    page = ProgrammePage(
        title=data["title"],
        slug=data["slug"],
        run_by=data["run_by"],
        summary=data["summary"],
        picture=picture(data["picture"]),
        picture_alt=data["picture_alt"],
        starts_on=tuesday(data["start_week"]),
        weekday=TUESDAY if data["repeats_on_tuesday"] else None,
        aim=data.get("aim", ""),
        partners=[("line", line) for line in data.get("partners", [])],
        budget_year=timezone.localdate().year if data.get("budgeted") else None,
        rules=[
            ("rule", {"starts_on": tuesday(one["week"]), "text": RichText(to_html(one["text"])), "source": one["source"], "source_url": ""})
            for one in data.get("rules", [])
        ],
        order_hint=data.get("order_hint", ""),
        fits=[("line", line) for line in data.get("fits", [])],
        collection=data.get("collection", ""),
        collection_title=data.get("collection_title", ""),
        counters=[("counter", name) for name in data.get("counters", [])],
        milestones=[
            ("milestone", {"title": one["title"], "date": tuesday(one["week"]), "state": one["state"], "note": one["note"]}) for one in data["milestones"]
        ],
        guides=guide_blocks(data["guides"]),
        search_description=data["summary"],
    )
    publish_below(index, page)


def put_plain(home: Page, data: dict[str, Any]) -> None:
    """One plain page."""
    page = PlainPage(title=data["title"], slug=data["slug"], summary=data["summary"], body=body(data["body"]), search_description=data["summary"])
    publish_below(home, page)
