"""Choosing a poster, the sheet itself, and where its code leads."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from pages.models import GuidePage
from pages.poster import Poster, draw
from portal.brand import brand
from portal.counts.models import DailyCount
from portal.counts.tally import count
from portal.counts.visitors import is_machine
from portal.regions.models import Region
from portal.regions.queries import grouped_villages

WHOLE_CITY = "kota"
SHEET_SECONDS = 10 * 60


class PlaceForm(forms.Form):
    """On which board the sheet will hang."""

    kelurahan = forms.ChoiceField(
        label=gettext_lazy("Dipasang di kelurahan"), required=False, help_text=gettext_lazy("Dikelompokkan menurut kecamatan. Kosongkan untuk seluruh kota.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kelurahan = self.fields["kelurahan"]
        kelurahan.choices = [("", _("Seluruh kota")), *grouped_villages(brand().region)]  # type: ignore[attr-defined]
        kelurahan.error_messages["invalid_choice"] = _("Pilih kelurahan dari daftar.")


def _guide(slug: str) -> GuidePage:
    return get_object_or_404(GuidePage.objects.live().public(), slug=slug)


@require_safe
def choose(request: HttpRequest, slug: str) -> HttpResponse:
    """/panduan/<guide>/poster/: choose the kelurahan, then the sheet."""
    guide = _guide(slug)
    form = PlaceForm(request.GET if "kelurahan" in request.GET else None)
    if form.is_bound and form.is_valid():
        code = form.cleaned_data["kelurahan"] or WHOLE_CITY
        return redirect("poster:sheet", slug=slug, code=code)
    crumbs = [*guide.crumbs(request)[:-1], (guide.title, guide.get_url(request)), (_("Poster"), "")]
    return render(request, "pages/poster.html", {"page": guide, "form": form, "crumbs": crumbs}, status=400 if form.is_bound else 200)


@require_safe
@cache_control(public=True, max_age=SHEET_SECONDS)
def sheet(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """/panduan/<guide>/poster/<code>.pdf: A4. `code` is an official one of this city, or "kota"."""
    guide = _guide(slug)
    place = _place(code)
    name = f"poster:{guide.pk}:{guide.live_revision_id}:{code}:{brand().name}"
    data = cache.get_or_set(name, lambda: draw(_poster(guide, code, place)), SHEET_SECONDS)
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="poster-{guide.slug}-{code}.pdf"'
    return response


def _place(code: str) -> Region | None:
    if code == WHOLE_CITY:
        return None
    return get_object_or_404(Region, code=code, level=Region.Level.VILLAGE, code__startswith=f"{brand().region}.")


def _poster(guide: GuidePage, code: str, place: Region | None) -> Poster:
    return Poster(
        title=guide.title,
        summary=guide.summary,
        steps=[block["value"]["title"] for block in guide.steps.raw_data],
        address=settings.WAGTAILADMIN_BASE_URL + reverse("poster:scan", args=[guide.pk, code]),
        place=_("Papan Kelurahan %(name)s") % {"name": place.name} if place else "",
    )


@never_cache
@require_safe
def scan(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """/q/<guide>/<code>/: what the printed code holds. It counts where the sheet hangs, then opens the guide. It sets no cookie, and a sheet outlives a
    changed title or a kelurahan that was renamed: an unknown place still opens the guide."""
    guide = GuidePage.objects.live().public().filter(pk=pk).first()
    if guide is None:  # withdrawn: the other guides are the next best thing
        return redirect("/panduan/")
    known = code == WHOLE_CITY or Region.objects.filter(code=code, code__startswith=f"{brand().region}.").exists()
    if known and request.method == "GET" and not is_machine(request):
        count(DailyCount.Kind.SCAN, f"{pk}/{code}")
    return redirect(guide.get_url(request))
