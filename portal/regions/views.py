"""/wilayah/: finding a desa or kelurahan anywhere in Indonesia. Read only: what is found goes back, in the address, to the page that asked."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from portal.brand import brand
from portal.regions.models import Region
from portal.regions.places import ABOVE, FEWEST_LETTERS, LONGEST, MOST, Place, ancestors, find_places, places_in

DAY = 24 * 60 * 60
_BACK = re.compile(r"^/(checkout/alamat|produk/[-\w]+_\d+)/\Z", re.ASCII)
"""Pages that ask for a place and read it from `?kelurahan=`."""


def _opened(code: str) -> Region | None:
    """The region whose parts are listed; a desa or an unknown code opens nothing."""
    return Region.objects.select_related(*ABOVE).filter(code=code).exclude(level=Region.Level.VILLAGE).first() if code else None


@require_safe
def find_place(request: HttpRequest) -> HttpResponse:
    """A form and a list, without any script. `q` searches, `di` opens a region, `ke` is where the chosen one is carried to."""
    typed = request.GET.get("q", "").strip()[:LONGEST]
    back = request.GET.get("ke", "") if _BACK.match(request.GET.get("ke", "")) else ""
    region = None if typed else _opened(request.GET.get("di", ""))
    places = find_places(typed, brand().region) if typed else places_in(region.code if region else "")
    context = {
        "typed": typed,
        "back": back,
        "places": places,
        "said": _said(typed, places) if typed else "",
        "region": region,
        "trail": [*reversed(ancestors(region))] if region else [],
        "longest": LONGEST,
    }
    return render(request, "regions/find.html", context)


@require_safe
def list_places(request: HttpRequest) -> JsonResponse:
    """The same list for a page's own script, a few kB, the same for everybody: {"places": [{code, name, path, is_village}], "said", "here", "up"}.

    `up` is the code above what `di` opened, empty for all provinsi, and None where there is nothing above."""
    typed = request.GET.get("q", "").strip()[:LONGEST]
    region = None if typed else _opened(request.GET.get("di", ""))
    places = find_places(typed, brand().region) if typed else places_in(region.code if region else "")
    answer: dict[str, Any] = {
        "places": [asdict(place) for place in places],
        "said": _said(typed, places) if typed else "",
        "here": region.full_name if region else "",
        "up": (region.parent_id or "") if region else None,
    }
    response = JsonResponse(answer, json_dumps_params={"separators": (",", ":"), "ensure_ascii": False})
    patch_cache_control(response, public=True, max_age=DAY)
    return response


def _said(typed: str, places: list[Place]) -> str:
    if len(typed) < FEWEST_LETTERS:
        return _("Tulis paling sedikit 2 huruf.")
    if not places:
        return _("Tidak ada tempat dengan nama itu. Periksa ejaannya, atau pilih dari provinsinya.")
    if len(places) == MOST:
        return _("Ini %(most)s yang paling cocok. Tulis juga nama kecamatan atau kotanya.") % {"most": MOST}
    return ngettext("%(total)s tempat ditemukan.", "%(total)s tempat ditemukan.", len(places)) % {"total": len(places)}
