"""What guides put on other screens: the ring around a control, the strip that says which, and the link to the step that explains a control."""

from __future__ import annotations

from dataclasses import dataclass

from django import template
from django.http import HttpRequest
from django.template.context import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from pages.guide_screens import ASKED, CAME_FROM, Control, place_of_control
from pages.guide_steps import StepRef, step_naming
from portal.templatetags.look import icon

register = template.Library()


@dataclass(frozen=True, slots=True)
class Ring:
    """The control that this request asks for, and the step that asked."""

    control: Control
    step: StepRef | None


def ring_of(context: Context) -> Ring | None:
    """None unless the address has ?tunjuk= with a known name."""
    request: HttpRequest | None = context.get("request")
    name = request.GET.get(ASKED, "") if request is not None else ""
    place = place_of_control(name) if name else None
    if request is None or place is None or place.control is None:
        return None
    return Ring(place.control, step_naming(place.control.name, request.GET.get(CAME_FROM, "")))


@register.simple_tag(takes_context=True)
def ring_sheet(context: Context) -> SafeString:
    """For the head of a page: the ring's style sheets, and no place in search engines for this address."""
    ring = ring_of(context)
    if ring is None:
        return SafeString("")
    sheets = (static("portal/css/ring.css"), reverse("guides:ring", args=[ring.control.name]))
    return format_html('<link rel="stylesheet" href="{}">\n  <link rel="stylesheet" href="{}">\n  <meta name="robots" content="noindex">', *sheets)


@register.simple_tag(takes_context=True)
def ring_strip(context: Context) -> SafeString:
    """For the top of a page: which control is meant, and the way back to the step. Stands on every page, so that one without a ring costs nothing."""
    ring = ring_of(context)
    return render_to_string("components/ring_strip.html", {"ring": ring}) if ring else SafeString("")


@register.simple_tag
def guide_help(control: str) -> SafeString:
    """The link "Bantuan langkah ini" to the first published step that names this control; nothing when none does."""
    step = step_naming(control)
    if step is None:
        return SafeString("")
    spoken = _("%(guide)s, langkah %(number)s") % {"guide": step.guide, "number": step.number}
    words = _("Bantuan langkah ini")
    return format_html('<a class="help no-print" href="{}">{} <span>{}<span class="vh">: {}</span></span></a>', step.url, icon("circle-help"), words, spoken)
