"""Product cards, written in Python: a list shows 24 of them, and as included templates they cost two thirds of the page."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape  # Django's own also looks for lazy texts, of which a card has none

from django import template
from django.utils.safestring import SafeString, mark_safe

from shop.catalogue.queries import ProductCard
from shop.money import rupiah

register = template.Library()

SIZES = "(min-width: 48em) 240px, 106px"
"""An under-statement on purpose: even a phone with three pixels per CSS pixel then takes the 320 px file."""


@register.simple_tag
def product_card(card: ProductCard, eager: bool = False, level: int | str = 3, without_shop: bool = False) -> SafeString:
    """One product as a list item. `level` is the heading level of its name; `eager` loads the picture at once; `without_shop` is for the shop's own page."""
    heading = "h2" if level == 2 else "h3"
    large = f' srcset="{escape(card.picture)} 320w, {escape(card.picture_large)} 640w" sizes="{SIZES}"' if card.picture_large else ""
    lazy = "" if eager else ' loading="lazy"'
    gone, tag = (" gone", f'<span class="tag">{escape(card.tag)}</span>') if card.stock <= 0 else ("", "")
    by = "" if without_shop else f'<p class="by" data-user-content>{escape(card.by)}</p>'
    return mark_safe(  # noqa: S308  everything people wrote is escaped here, one by one
        f'<li class="pcard{gone}"><{heading} data-user-content><a href="{escape(card.url)}">{escape(card.title)}</a></{heading}>'
        f'<div class="pic"><img src="{escape(card.image)}"{large} width="320" height="320" alt=""{lazy}>{tag}</div>'
        f'<div><p class="price">{rupiah(card.price)}</p>{by}<p class="state {card.state_kind}">{escape(card.state_text)}</p></div></li>'
    )


@register.simple_tag
def shelf(cards: Iterable[ProductCard], eager: int | str = 0, level: int | str = 3, without_shop: bool = False, five: bool = False) -> SafeString:
    """Products side by side: two, three, four columns. The first `eager` pictures load at once, the others as the reader comes near."""
    first = int(eager or 0)
    items = [product_card(card, place < first, level, bool(without_shop)) for place, card in enumerate(cards or ())]
    return mark_safe(f'<ul class="shelf{" five" if five else ""}">{"".join(items)}</ul>')  # noqa: S308  each item is escaped above
