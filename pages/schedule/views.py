"""Addresses below /pelatihan/ that are no page: calendar files, and the visitor's own kelurahan."""

from __future__ import annotations

from itertools import chain
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Site

from pages.schedule.calendar_files import Address, calendar_file
from pages.schedule.forms import KelurahanForm
from pages.schedule.queries import called_off, coming, for_region, public_sessions
from portal.brand import brand
from portal.regions.models import Region
from portal.regions.own_kelurahan import forget, own_kelurahan, remember

CONTENT_TYPE = "text/calendar; charset=utf-8"
FEED_SECONDS = 15 * 60
SCHEDULE = "/pelatihan/"
CLINICS = "/klinik/"


def _addresses(request: HttpRequest) -> Address:
    Site.find_for_request(request)  # kept on the request: a page's address then asks for nothing more
    return lambda session: request.build_absolute_uri(session.get_url(request))


def _file(content: bytes) -> HttpResponse:
    """For calendars, not for search engines: those read the pages."""
    return HttpResponse(content, content_type=CONTENT_TYPE, headers={"X-Robots-Tag": "noindex"})


@require_safe
def session_file(request: HttpRequest, slug: str) -> HttpResponse:
    """One session for the calendar of a phone. A session that was called off says so; a draft that never was public is not there."""
    related = ("topic", "kelurahan__parent")
    session = public_sessions().select_related(*related).filter(slug=slug).first() or called_off(timezone.now()).filter(slug=slug).first()
    if session is None:
        raise Http404
    response = _file(calendar_file([session], _addresses(request)))
    response["Content-Disposition"] = f'inline; filename="{session.slug}.ics"'
    return response


@require_safe
def feed(request: HttpRequest, code: str) -> HttpResponse:
    """All coming sessions of a kelurahan, a kecamatan or a city, and the online ones. Sessions called off stay in it until their time has passed."""
    region = get_object_or_404(Region, pk=code)
    now, here = timezone.now(), for_region(code)
    sessions = chain(coming(now).filter(here), called_off(now).filter(here))
    name = _("Pelatihan %(brand)s, %(place)s") % {"brand": brand().name, "place": region.full_name}
    response = _file(calendar_file(sessions, _addresses(request), name))
    response["Cache-Control"] = f"public, max-age={FEED_SECONDS}"
    return response


@require_safe
def choose_kelurahan(request: HttpRequest) -> HttpResponse:
    """Ask for the visitor's kelurahan; with a good `kode` keep it on the device and show what there is. `ke=klinik` leads to the clinics afterwards,
    `lupa=ya` forgets it. Nothing is stored here."""
    to = CLINICS if request.GET.get("ke") == "klinik" else SCHEDULE
    if request.GET.get("lupa") == "ya":
        gone = redirect(to)
        forget(gone)
        return gone
    form = KelurahanForm(request.GET) if "kode" in request.GET else KelurahanForm(initial={"kode": own_kelurahan(request)})
    if form.is_valid():
        code = form.cleaned_data["kode"]
        response: HttpResponse = redirect(f"{to}?{urlencode({'wilayah': code})}")
        remember(response, code, secure=request.is_secure())
        return response
    context = {"form": form, "own": own_kelurahan(request), "to_clinics": to == CLINICS}
    return render(request, "pages/own_kelurahan.html", context, status=400 if form.is_bound else 200)
