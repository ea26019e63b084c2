"""`{% vote_box page %}`: did this page help? Costs no query."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import RequestContext
from django.urls import reverse
from wagtail.models import Page

from pages.feedback.forms import LONGEST_REASON, VoteForm

register = template.Library()

SAID = (VoteForm.YES, VoteForm.NO, "alasan", "nanti")


@register.inclusion_tag("feedback/vote_box.html", takes_context=True)
def vote_box(context: RequestContext, page: Page, step: int | None = None) -> dict[str, Any]:
    """`step` is the number of a guide's step shown alone. What was just said comes back in the address, so that a page may stay in a cache. Nothing is
    shown in an editor's preview, where a page may have no number yet."""
    request = getattr(context, "request", None) or context.get("request")
    said = request.GET.get("suara", "") if request is not None else ""
    shown = page.pk is not None and not getattr(request, "is_preview", False)
    return {
        "action": reverse("feedback:vote", args=[page.pk]) if shown else "",
        "step": step,
        "said": said if said in SAID else "",
        "longest": LONGEST_REASON,
    }
