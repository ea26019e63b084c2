"""What a page tells machines in the words of schema.org (SE-02): pure functions of plain values; a template prints what they give with `{% structured %}`.

Values that are not known are left out: an empty field is an error to a validator, a missing recommended one is a hint.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

Thing = dict[str, Any]
CURRENCY = "IDR"
IN_STOCK, SOLD_OUT, TO_ORDER = "https://schema.org/InStock", "https://schema.org/OutOfStock", "https://schema.org/MadeToOrder"
CONDITIONS = {"baru": "https://schema.org/NewCondition", "bekas": "https://schema.org/UsedCondition"}
_DANGEROUS = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def as_json(things: Sequence[Thing]) -> str:
    """One document that can stand inside a script element: nothing in it can end the element or begin another."""
    document = {"@context": "https://schema.org", "@graph": list(things)}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).translate(_DANGEROUS)


def _thing(kind: str, **fields: Any) -> Thing:
    return {"@type": kind, **{name: value for name, value in fields.items() if value not in (None, "", [], {})}}


def product(
    *,
    name: str,
    url: str,
    description: str,
    images: Iterable[str],
    price: Decimal | int,
    availability: str,
    shop_name: str,
    shop_url: str,
    sku: str = "",
    category: str = "",
    condition: str = "",
) -> Thing:
    """One thing for sale with its one offer. `price` is whole rupiah; `availability` one of the three above; addresses are absolute; `condition` as its
    seller wrote it, told when its first word is one of CONDITIONS."""
    seller = _thing("Organization", name=shop_name, url=shop_url)
    offer = _thing(
        "Offer",
        url=url,
        price=str(int(price)),
        priceCurrency=CURRENCY,
        availability=availability,
        itemCondition=CONDITIONS.get(condition.lower().replace(",", " ").partition(" ")[0]),
        seller=seller,
    )
    return _thing("Product", name=name, url=url, description=description, image=list(images), sku=sku, category=category, offers=offer)


def rating(*, average: Decimal, count: int, reviews: Iterable[tuple[str, datetime, int, str]]) -> Thing:
    """The fields that buyers' stars add to a product: their average, how many there are, and some as name, moment, stars and words."""
    return {
        "aggregateRating": _thing("AggregateRating", ratingValue=str(average), reviewCount=count, bestRating=5, worstRating=1),
        "review": [
            _thing(
                "Review",
                author=_thing("Person", name=name),
                datePublished=at.isoformat(),
                reviewBody=words,
                reviewRating=_thing("Rating", ratingValue=stars, bestRating=5, worstRating=1),
            )
            for name, at, stars, words in reviews
        ],
    }


def shop(*, name: str, url: str, description: str, place: Sequence[str], image: str = "") -> Thing:
    """A shop of the city. `place` is kelurahan, kecamatan and city, no street and no phone: those are told after an order only."""
    address = _thing("PostalAddress", addressLocality=", ".join(part for part in place if part), addressCountry="ID")
    return _thing("LocalBusiness", name=name, url=url, description=description, image=image, address=address)


def organization(*, name: str, url: str, logo: str, operator: str, description: str = "", telephone: str = "") -> Thing:
    """Who runs the portal. `telephone` is E.164."""
    parent = _thing("GovernmentOrganization", name=operator)
    return _thing("Organization", name=name, url=url, logo=logo, description=description, telephone=telephone, parentOrganization=parent)


def website(*, name: str, url: str, search: str) -> Thing:
    """The portal with its search box. `search` is the address of the results without the words."""
    target = _thing("EntryPoint", urlTemplate=f"{search}?q={{search_term_string}}")
    action = _thing("SearchAction", target=target) | {"query-input": "required name=search_term_string"}
    return _thing("WebSite", name=name, url=url, inLanguage="id", potentialAction=action)


def event(
    *,
    name: str,
    url: str,
    description: str,
    starts: datetime,
    ends: datetime,
    place: str,
    locality: str,
    organizer: str,
    performer: str = "",
    image: str = "",
    online: bool = False,
) -> Thing:
    """One training, free of charge. An online one is said to happen at `url`, this page: the link to the room itself is for those who registered."""
    if online:
        location = _thing("VirtualLocation", url=url)
    else:
        location = _thing("Place", name=place, address=_thing("PostalAddress", addressLocality=locality, addressCountry="ID"))
    mode = "OnlineEventAttendanceMode" if online else "OfflineEventAttendanceMode"
    offer = _thing("Offer", price="0", priceCurrency=CURRENCY, url=url, availability=IN_STOCK)
    return _thing(
        "Event",
        name=name,
        url=url,
        description=description,
        startDate=starts.isoformat(),
        endDate=ends.isoformat(),
        eventStatus="https://schema.org/EventScheduled",  # one called off has no public page
        eventAttendanceMode=f"https://schema.org/{mode}",
        location=location,
        organizer=_thing("Organization", name=organizer),
        performer=_thing("Person", name=performer) if performer else None,
        image=[image] if image else [],
        offers=offer,
        isAccessibleForFree=True,
    )


def how_to(*, name: str, url: str, description: str, minutes: int, supplies: Iterable[str], steps: Iterable[tuple[str, str, str]], image: str = "") -> Thing:
    """A guide. `steps` are title, plain text and address of each, in order."""
    listed = [_thing("HowToStep", position=place, name=title, text=text, url=address) for place, (title, text, address) in enumerate(steps, start=1)]
    prepared = [_thing("HowToSupply", name=line) for line in supplies]
    return _thing("HowTo", name=name, url=url, description=description, image=image, totalTime=f"PT{minutes}M" if minutes else "", supply=prepared, step=listed)


def news_article(
    *,
    headline: str,
    url: str,
    description: str,
    published: datetime,
    modified: datetime | date | None,
    author: str,
    publisher: str,
    logo: str,
    images: Iterable[str],
) -> Thing:
    """One article. `modified` is given only when something was put right."""
    return _thing(
        "NewsArticle",
        headline=headline,
        url=url,
        mainEntityOfPage=url,
        description=description,
        datePublished=published.isoformat(),
        dateModified=modified.isoformat() if modified else None,
        author=_thing("Organization", name=author),
        publisher=_thing("Organization", name=publisher, logo=_thing("ImageObject", url=logo)),
        image=list(images),
        inLanguage="id",
    )


def breadcrumbs(crumbs: Iterable[tuple[str, str]]) -> Thing:
    """Where a page stands. `crumbs` are words and absolute address from home on; the last one may be without an address: it is the page itself."""
    items = [_thing("ListItem", position=place, name=str(words), item=address) for place, (words, address) in enumerate(crumbs, start=1)]
    return _thing("BreadcrumbList", itemListElement=items)
