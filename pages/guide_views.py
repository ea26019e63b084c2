"""/panduan/layar/ and /panduan/tunjuk/: from a step of a guide to the real screen, and the ring around the control it names."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from pages import guide_doors
from pages.guide_screens import ASKED, CAME_FROM, place_at, place_of_control
from pages.guide_steps import step_naming

SHEET_SECONDS = 24 * 60 * 60


@require_safe
@never_cache
def to_screen(request: HttpRequest, key: str) -> HttpResponse:
    """Leads this visitor to the screen; the control and the way back stay in the address only when they are known here."""
    if place_at(key) is None or key not in guide_doors.DOORS:
        raise Http404
    place = place_of_control(request.GET.get(ASKED, ""))
    control = place.control if place and place.screen.key == key else None
    kept = _known_words(request, control.name) if control else {}
    if guide_doors.needs_sign_in(key, request):
        here = with_words(request.path, kept)
        return redirect(f"{reverse('accounts:login')}?{urlencode({'next': here})}")
    if not guide_doors.may_enter(key, request):
        messages.info(request, _("Layar itu hanya untuk petugas. Panduannya boleh Anda baca di sini."))
        return redirect("/panduan/?untuk=petugas")
    anchor = f"#{control.anchor}" if control and control.anchor else ""
    target = with_words(guide_doors.door(key, request), kept) + anchor
    if key.startswith(guide_doors.SELLERS):
        return redirect(f"{reverse('accounts:landing')}?{urlencode({'ke': target})}")
    return redirect(target)


def _known_words(request: HttpRequest, control: str) -> dict[str, str]:
    """The words to hand on: the control, and the step that sent the reader when it does name that control."""
    step = step_naming(control, request.GET.get(CAME_FROM, ""))
    is_known = step is not None and request.GET.get(CAME_FROM) == step.ref
    return {ASKED: control} | ({CAME_FROM: step.ref} if step and is_known else {})


def with_words(path: str, words: dict[str, str]) -> str:
    """The path with these words added to its query."""
    if not words:
        return path
    return f"{path}{'&' if '?' in path else '?'}{urlencode(words, safe='/')}"


@require_safe
@cache_control(public=True, max_age=SHEET_SECONDS)
def ring_sheet(request: HttpRequest, control: str) -> HttpResponse:
    """The style sheet that rings one control. Only names of screens.toml are written into it."""
    place = place_of_control(control)
    if place is None or place.control is None:
        raise Http404
    return render(request, "pages/ring.css", {"control": place.control.name}, content_type="text/css; charset=utf-8")
