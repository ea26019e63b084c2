"""What pages tell those who are not here yet: things for search engines and the card of a shared link (SE-02, SE-03), from the same fields that readers see."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.translation import gettext
from wagtail.images.models import Image
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing

from pages import pictures
from portal import structured
from portal.addresses import absolute
from portal.brand import brand
from portal.cards import Card, card_url
from portal.clock import day_words, moment_words
from portal.structured import Thing


def told(page: Any, request: HttpRequest) -> dict[str, Any]:
    """The two names that templates/pages/base_page.html asks for: `share_image`, a path or an absolute address, and `structured`, worked out when the page
    is written, so that it finds at hand what the page has fetched."""
    return {"share_image": share_image(page), "structured": lambda: things_of(page, request)}


def share_image(page: Any) -> str:
    """The picture an editor chose, else the card."""
    if page.share_picture and (made := pictures.ready_rendition(page.share_picture, pictures.SHARE[0])):
        return str(made.url)
    return card_url("halaman", page.pk or 0, card_of(page))


def card_of(page: Any) -> Card:
    """Kind, title and the one line that says most about a page of its kind."""
    name = type(page).__name__
    by = {
        "GuidePage": lambda: gettext("%(steps)s langkah, %(minutes)s menit") % {"steps": page.step_count, "minutes": page.minutes},
        "NewsPage": lambda: day_words(page.shown_date),
        "TrainingSessionPage": lambda: f"{moment_words(page.starts_at)}. {page.where}",
        "ProgrammePage": lambda: page.run_by,
    }.get(name, lambda: getattr(page, "summary", "") or getattr(page, "intro", "") or getattr(page, "lead", ""))()
    kind = "" if name == "HomePage" or name.endswith("IndexPage") else str(page._meta.verbose_name)
    picture = getattr(page, "picture", None)
    return Card(kind=kind, title=page.title, by=str(by), picture=f"{picture.pk}" if picture else "")


def picture_of(page: Any) -> bytes | None:
    """The file of the page's own picture, as it was made on publishing."""
    picture: Image | None = getattr(page, "picture", None)
    made = picture.renditions.filter(filter_spec=pictures.WIDE[1]).first() if picture else None
    if made is None:
        return None
    try:
        with made.file.open("rb") as file:
            return bytes(file.read())
    except OSError:
        return None


def things_of(page: Page, request: HttpRequest) -> list[Thing]:
    """What this page is, besides its place in the tree."""
    maker = {"HomePage": _home, "GuidePage": _guide, "NewsPage": _article, "TrainingSessionPage": _session}.get(type(page).__name__)
    return maker(page, absolute(page.get_url(request) or "/")) if maker else []


def _home(page: Any, url: str) -> list[Thing]:
    city, home = brand(), absolute("/")
    mark = absolute(static("portal/ornament/kedan.svg"))
    return [
        structured.organization(
            name=city.name, url=home, logo=mark, operator=city.government, description=city.tagline, telephone=f"+{city.whatsapp}" if city.whatsapp else ""
        ),
        structured.website(name=city.name, url=home, search=absolute("/cari/")),
    ]


def _guide(page: Any, url: str) -> list[Thing]:
    numbered = enumerate(page.steps, start=1)
    steps = [(block.value["title"], plain(block.value["text"]) or block.value["title"], f"{url}#langkah-{number}") for number, block in numbered]
    prepare = [str(block.value) for block in page.prepare]
    return [
        structured.how_to(
            name=page.title, url=url, description=page.summary, minutes=page.minutes, supplies=prepare, steps=steps, image=absolute(share_image(page))
        )
    ]


def _article(page: Any, url: str) -> list[Thing]:
    city = brand()
    corrected = page.corrected_on or page.last_published_at if page.correction else None
    return [
        structured.news_article(
            headline=page.title,
            url=url,
            description=page.lead,
            published=page.shown_date,
            modified=corrected,
            author=page.author,
            publisher=city.name,
            logo=absolute(static("portal/ornament/kedan.svg")),
            images=[absolute(share_image(page))],
        )
    ]


def _session(page: Any, url: str) -> list[Thing]:
    village = page.kelurahan
    district = village.parent if village else None
    return [
        structured.event(
            name=page.title,
            url=url,
            description=page.summary,
            starts=page.starts_at,
            ends=page.ends_at,
            place=page.place,
            locality=", ".join(part for part in (village.name if village else "", district.name if district else "", brand().city) if part),
            organizer=page.organiser,
            performer=page.speaker,
            image=absolute(share_image(page)),
            online=page.is_online,
        )
    ]


def plain(text: Any) -> str:
    """Rich text as plain words in one line."""
    return " ".join(get_text_for_indexing(getattr(text, "source", str(text))).split())
