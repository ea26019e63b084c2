"""/kartu/...: the picture that a messenger fetches for a shared link."""

from __future__ import annotations

from collections.abc import Callable

from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from portal.cards.card import Card, card_url
from portal.cards.drawing import draw

KEPT = 30 * 24 * 60 * 60
Found = tuple[Card, Callable[[], bytes | None]]
"""A card, and what reads its picture when it has to be drawn."""


def _product(key: str) -> Found | None:
    from shop.catalogue.detail import shown_records
    from shop.share import card_of_product, picture_of_product

    record = shown_records().filter(product_id=key).first() if key.isdecimal() and len(key) < 19 else None
    return (card_of_product(record), lambda: picture_of_product(record)) if record else None


def _shop(key: str) -> Found | None:
    from shop.partner.queries import public_shops
    from shop.share import card_of_shop

    shop = public_shops().select_related("kelurahan__parent").filter(code=key).first()
    return (card_of_shop(shop), lambda: None) if shop else None


def _collection(key: str) -> Found | None:
    from shop.curation.queries import running
    from shop.share import card_of_collection

    collection = running(key)
    return (card_of_collection(collection), lambda: None) if collection else None


def _page(key: str) -> Found | None:
    from wagtail.models import Page

    from pages.models import BasePage
    from pages.reach import card_of, picture_of

    found = Page.objects.live().public().filter(pk=key).first() if key.isdecimal() and len(key) < 19 else None
    page = found.specific if found else None
    return (card_of(page), lambda: picture_of(page)) if isinstance(page, BasePage) else None


ROOMS: dict[str, Callable[[str], Found | None]] = {"produk": _product, "toko": _shop, "pilihan": _collection, "halaman": _page}


@require_safe
def share_card(request: HttpRequest, room: str, key: str, version: str) -> HttpResponse:
    """The card as JPEG. Only the version of now is drawn, any other leads to it: nobody can make the server draw more cards than there are things.
    The database is read only; what was drawn is kept in the cache."""
    found = ROOMS[room](key) if room in ROOMS else None
    if found is None:
        raise Http404
    card, picture = found
    if card.version != version:
        return redirect(card_url(room, key, card))
    name = f"{room}:{key}:{version}"
    data = caches["cards"].get(name)
    if data is None:
        data = draw(card, picture())
        caches["cards"].set(name, data, KEPT)
    response = HttpResponse(data, content_type="image/jpeg")
    patch_cache_control(response, public=True, max_age=KEPT, immutable=True)
    return response
