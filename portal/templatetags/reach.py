"""What a page tells those who are not here yet: search engines and people who get its address in a message."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django import template
from django.http import HttpRequest
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from portal import addresses
from portal.notifications import whatsapp as wa
from portal.structured import Thing, as_json, breadcrumbs

register = template.Library()


def _request(context: Context) -> HttpRequest | None:
    """The request, also inside an include that got its own variables only."""
    return getattr(context, "request", None) or context.get("request")


@register.simple_tag(takes_context=True)
def canonical_address(context: Context) -> str:
    """The address this page is known by; empty where there is no request."""
    request = _request(context)
    return addresses.canonical(request) if request is not None else ""


@register.simple_tag(takes_context=True)
def canonical_link(context: Context, address: str = "") -> SafeString:
    """The link element that names the page; `address` is the path of another page that this one belongs to."""
    wanted = addresses.absolute(address) if address else canonical_address(context)
    request = _request(context)
    if not wanted or request is None or addresses.is_private(request.path):
        return SafeString("")
    return format_html('<link rel="canonical" href="{}">', wanted)


@register.simple_tag
def structured(things: Sequence[Thing] | Thing | None) -> SafeString:
    """The one script element with these things; nothing for none. Never run by a browser: its type is data."""
    listed = [things] if isinstance(things, dict) else list(things or ())
    if not listed:
        return SafeString("")
    return mark_safe(f'<script type="application/ld+json">{as_json(listed)}</script>')  # noqa: S308  as_json lets nothing end the element


@register.simple_tag(takes_context=True)
def structured_crumbs(context: Context, crumbs: Iterable[tuple[str, str]]) -> SafeString:
    """The same crumbs that the page shows, for machines."""
    if _request(context) is None:
        return SafeString("")
    rows = [(gettext("Beranda"), addresses.absolute("/")), *((words, addresses.absolute(url) if url else "") for words, url in crumbs)]
    return structured(breadcrumbs(rows))


@register.filter
def whatsapp(phone: str) -> str:
    """The link that opens WhatsApp with this number."""
    return wa.link(phone)


@register.filter
def share_by_whatsapp(text: str) -> str:
    """The link that opens WhatsApp with these words, for somebody the person chooses."""
    return wa.share(text)


@register.filter
def absolute(path: str) -> str:
    """An own path as other sites write it."""
    return addresses.absolute(path) if path else ""
