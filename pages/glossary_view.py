"""/istilah/: every term with its meaning."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.models import GlossaryTerm


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """All of them in one list, by letter."""
    letters: dict[str, list[GlossaryTerm]] = {}
    for term in sorted(GlossaryTerm.objects.all(), key=lambda one: one.term.lower()):
        letters.setdefault(term.term[:1].upper(), []).append(term)
    return render(request, "pages/glossary.html", {"letters": letters.items(), "crumbs": [(_("Panduan"), "/panduan/"), (_("Arti istilah"), "")]})
