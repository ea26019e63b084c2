"""The measure: a Django view with a constant list of 24 dicts and one loop. No include, no database, no middleware."""

import os

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.urls import path

if not settings.configured:
    settings.configure(SECRET_KEY="bench", ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"], DEBUG=False, MIDDLEWARE=[], USE_TZ=True)
    django.setup()

GOODS = [{"title": f"Barang nomor {number}", "price": f"Rp{number}.000", "shop": "Toko Uji", "url": f"/produk/barang_{number}/"} for number in range(24)]
TEMPLATE = Engine().from_string(
    "<!DOCTYPE html><html lang=id><head><title>Daftar</title></head><body><h1>Daftar</h1><ul>"
    "{% for item in goods %}<li><h3><a href='{{ item.url }}'>{{ item.title }}</a></h3><p>{{ item.price }}</p><p>{{ item.shop }}</p></li>{% endfor %}"
    "</ul></body></html>"
)


def listing(request: HttpRequest) -> HttpResponse:
    """The bare page."""
    return HttpResponse(TEMPLATE.render(Context({"goods": GOODS})))


urlpatterns = [path("", listing)]
application = get_wsgi_application() if os.environ.get("BENCH_SERVER") else None
