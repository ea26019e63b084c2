"""What Google Search Central publishes about structured data, as a check of things of schema.org.

Pages: Product snippet, Merchant listing (Product, Offer), Event, Article, Breadcrumb, Organization, Local business, Site names; compared on 22 November 2026
with the table of a validator that follows those pages and was reviewed on 28 September 2026. How-to has had no page since September 2023, and a search box of
a site none since November 2024: other readers still know both, and schema.org says what they need.

A path such as `offers.price` goes down; a list is gone through entirely.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

REQUIRED = {
    "Product": ["name", "image", "offers", "offers.price", "offers.priceCurrency"],
    "LocalBusiness": ["name", "address"],
    "Organization": ["name", "url"],  # Google asks for nothing; without these it is nobody
    "WebSite": ["name", "url"],
    "Event": ["name", "startDate", "location"],
    "Place": ["address"],
    "VirtualLocation": ["url"],
    "HowTo": ["name", "step", "step.text"],
    "NewsArticle": ["headline"],
    "BreadcrumbList": ["itemListElement", "itemListElement.position", "itemListElement.name"],
    "AggregateRating": ["ratingValue", "reviewCount", "bestRating"],
    "Review": ["author.name", "reviewRating.ratingValue", "reviewRating.bestRating", "datePublished"],
}
RECOMMENDED = {
    "Product": ["description", "sku", "brand", "gtin", "review", "aggregateRating", "offers.availability", "offers.itemCondition", "offers.url",
                "offers.priceValidUntil", "offers.shippingDetails", "offers.hasMerchantReturnPolicy"],
    "LocalBusiness": ["url", "image", "telephone", "openingHoursSpecification", "priceRange", "geo"],
    "Organization": ["logo", "description", "telephone", "address", "sameAs"],
    "WebSite": ["alternateName"],
    "Event": ["description", "endDate", "eventStatus", "image", "organizer.name", "organizer.url", "performer.name",
              "offers.price", "offers.priceCurrency", "offers.url", "offers.availability", "offers.validFrom"],
    "Place": ["name"],
    "VirtualLocation": [],
    "HowTo": ["description", "image", "totalTime", "supply.name", "step.name", "step.url"],
    "NewsArticle": ["author.name", "author.url", "datePublished", "dateModified", "image"],
    "BreadcrumbList": [],
}  # fmt: skip
NOT_KNOWN = {
    "Product": {
        "brand", "gtin", "review", "aggregateRating",  # goods of one maker, without codes; few are rated
        "offers.priceValidUntil", "offers.shippingDetails", "offers.hasMerchantReturnPolicy",  # each shop agrees on them with its buyer
    },
    "LocalBusiness": {"telephone", "geo", "priceRange", "openingHoursSpecification"},  # told after an order only; days are the seller's own words
    "Organization": {"address", "sameAs"},
    "WebSite": {"alternateName"},
    "Event": {"organizer.url", "offers.validFrom"},
    "NewsArticle": {"author.url"},  # an author is a name; no page of ours is about them
}  # fmt: skip
"""Recommended, and nothing that this portal knows or may tell."""
INSIDE = {
    "Offer",
    "PostalAddress",
    "GovernmentOrganization",
    "ListItem",
    "HowToStep",
    "HowToSupply",
    "ImageObject",
    "EntryPoint",
    "SearchAction",
    "Person",
    "Rating",
}
"""Types that stand in others and are checked there."""
ADDRESSES = {"url", "item", "image", "logo", "mainEntityOfPage", "urlTemplate"}
MOMENTS = {"startDate", "endDate", "datePublished", "dateModified"}
MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?([+-]\d\d:\d\d|Z))?")
"""A day, or a moment with its zone."""
LISTS = {
    "availability": {"InStock", "OutOfStock", "MadeToOrder", "BackOrder", "PreOrder", "SoldOut", "Discontinued", "LimitedAvailability", "InStoreOnly"},
    "itemCondition": {"NewCondition", "UsedCondition", "RefurbishedCondition", "DamagedCondition"},
    "eventStatus": {"EventScheduled", "EventCancelled", "EventPostponed", "EventRescheduled"},
}


def found(thing: Any, path: str) -> list[Any]:
    """Every value at a path; a list counts as what is in it."""
    parts = thing if isinstance(thing, list) else [thing]
    if not path:
        return parts
    name, _, rest = path.partition(".")
    return [value for part in parts if isinstance(part, dict) and name in part for value in found(part[name], rest)]


def has(thing: Any, path: str) -> bool:
    """Whether each thing on the way has it, and none is empty."""
    before, _, name = path.rpartition(".")
    owners = found(thing, before)
    return bool(owners) and all(isinstance(owner, dict) and not _empty(owner.get(name)) for owner in owners)


def _empty(value: Any) -> bool:
    """A thing that says its type and nothing else says nothing."""
    return not value or (isinstance(value, dict) and set(value) <= {"@type", "addressCountry"})


def faults(thing: Any) -> list[str]:
    """What a validator would call an error, in this thing and in those inside it."""
    wrong = []
    for path, part in _things(thing, ""):
        kind = str(part.get("@type"))
        if kind not in REQUIRED and kind not in INSIDE:
            wrong.append(f"{path}: {kind} is no type of ours")
        if kind in REQUIRED and not (path and kind == "Organization"):  # inside another thing a name is enough
            wrong += [f"{path}{kind}.{field} is missing" for field in REQUIRED[kind] if not has(part, field)]
        wrong += [f"{path}{kind}.{name}: {value!r}" for name, value in part.items() if not _sound(name, value)]
        if kind == "BreadcrumbList":
            wrong += _crumb_faults(part["itemListElement"])
    return wrong


def left_out(thing: Any) -> set[str]:
    """The recommended fields that a thing lacks."""
    return {field for field in RECOMMENDED[thing["@type"]] if not has(thing, field)}


def _things(thing: Any, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(thing, dict):
        yield path, thing
    for name, inside in thing.items() if isinstance(thing, dict) else enumerate(thing) if isinstance(thing, list) else ():
        yield from _things(inside, f"{path}{name}.")


def _sound(name: str, value: Any) -> bool:
    values = value if isinstance(value, list) else [value]
    if not values or any(one in (None, "", {}) for one in values):
        return False
    if name in ADDRESSES:
        return all(isinstance(one, dict) or re.match(r"https?://[^/\s]+/", one) for one in values)
    if name in MOMENTS:
        return bool(MOMENT.fullmatch(value))
    if name in LISTS:
        return str(value).removeprefix("https://schema.org/") in LISTS[name]
    if name == "price":
        return bool(re.fullmatch(r"\d+(\.\d+)?", value))
    return name != "priceCurrency" or value == "IDR"


def _crumb_faults(items: list[dict[str, Any]]) -> list[str]:
    wrong = [] if len(items) > 1 else ["BreadcrumbList: fewer than two"]
    wrong += [f"BreadcrumbList: {item['name']} has no address" for item in items[:-1] if not item.get("item")]
    return wrong if [item["position"] for item in items] == list(range(1, len(items) + 1)) else [*wrong, "BreadcrumbList: positions"]
