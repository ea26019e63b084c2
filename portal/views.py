"""Small addresses that belong to no room: health, robots, the theme switch."""

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.addresses import CLOSED, absolute
from portal.reading import CHOICES


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 with {"status": "ok"} when database and cache answer, else 503 naming the part that does not."""
    parts = {"database": True, "cache": True}
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        parts["database"] = False
    cache.set("healthz", "1", 5)
    parts["cache"] = cache.get("healthz") == "1"
    good = all(parts.values())
    return JsonResponse({"status": "ok" if good else "down", **parts}, status=200 if good else 503)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may read; private rooms say noindex themselves, and whoever shall read that must be let in."""
    lines = ["User-agent: *", *[f"Disallow: {path}" for path in CLOSED], f"Sitemap: {absolute('/sitemap.xml')}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def appearance(request: HttpRequest) -> HttpResponse:
    """Keep what the reader chose in cookies and go back: `tema` (gelap, terang, ikut), `huruf` (besar, biasa), `gambar` (hemat, lengkap, ikut). Only what
    is asked for changes; a word that is not known forgets the choice."""
    back = request.GET.get("kembali", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        back = "/"
    response = redirect(back)
    for name, known in CHOICES.items():
        if name not in request.GET:
            continue
        if (chosen := request.GET[name]) in known:
            response.set_cookie(name, chosen, max_age=365 * 24 * 60 * 60, samesite="Lax", secure=request.is_secure())
        else:
            response.delete_cookie(name)
    return response


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Browsers ask for this by name."""
    return redirect(static("portal/ornament/kedan.svg"), permanent=False)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 in the look of the site."""
    return render(request, "404.html", status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403 in the look of the site."""
    return render(request, "403.html", status=403)
