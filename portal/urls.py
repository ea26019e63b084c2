"""Every address of the site; design.md's table is the order of this list."""

from typing import Any, cast

from django.apps import apps
from django.conf import settings
from django.contrib.auth import views as auth_views
from django.contrib.sitemaps.views import sitemap
from django.urls import URLPattern, URLResolver, include, path, re_path, reverse_lazy
from django.views.static import serve
from oscar.core.application import OscarConfig
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from pages.feeds import news_feed
from pages.glossary_view import glossary
from portal import views
from portal.accounts.views import DoorRedirectView
from portal.cards.views import share_card
from portal.sitemaps import SITEMAPS, sitemap_index
from shop.catalogue.views import ProductCategoryView
from shop.curation.views import CollectionView, PairView
from shop.order import urls as order_urls
from shop.partner.application import ApplyView
from shop.seller.today import work_home

handler403 = "portal.views.forbidden"
handler404 = "portal.views.not_found"


def _room(label: str) -> Any:
    """The addresses of an Oscar app, forked or not."""
    return cast(OscarConfig, apps.get_app_config(label)).urls


urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", views.health, name="healthz"),
    path("robots.txt", views.robots, name="robots"),
    path("favicon.ico", views.favicon),
    path("sitemap.xml", sitemap_index, name="sitemap"),
    path("sitemap-<section>.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap_section"),
    path("kartu/<str:room>/<str:key>-<slug:version>.jpg", share_card, name="share_card"),
    path("tampilan/", views.appearance, name="appearance"),
    # people
    path("", include("portal.accounts.urls")),
    path(
        "sandi-baru/<str:uidb64>/<str:token>/",
        auth_views.PasswordResetConfirmView.as_view(
            template_name="accounts/password_reset_confirm.html", success_url=reverse_lazy("accounts:password_reset_complete")
        ),
        name="password_reset_confirm",
    ),
    path("buka-toko/", include([path("", ApplyView.as_view(), name="apply")])),
    # the shop
    path("produk/", _room("catalogue")),
    path("kategori/<slug:slug>/", ProductCategoryView.as_view(), name="category"),
    path("toko/", include("shop.partner.urls")),
    path("pilihan/<slug:slug>/", CollectionView.as_view(), name="collection"),
    path("padu-selasa/", PairView.as_view(), name="pair"),
    path("cari/", _room("search")),
    path("keranjang/", _room("basket")),
    path("checkout/", _room("checkout")),
    path("pesanan/", include(order_urls)),
    path("wilayah/", include("portal.regions.urls")),
    path("akun/", _room("customer")),
    # beside the pages of Wagtail, which come last: posters, words explained, the official's link, feeds, what visitors do and write
    path("", include("pages.poster_urls")),
    path("istilah/", glossary, name="glossary"),
    path("persetujuan/", include("pages.approval.urls")),
    path("berita/umpan/<str:file>", news_feed, name="news_feed"),  # the page tree has no addresses with a dot
    path("panduan/", include("pages.guide_urls")),
    path("tanggapan/", include("pages.feedback.urls")),
    path("pelatihan/", include("pages.schedule.urls")),
    path("pelatihan/", include("pages.training.urls")),
    # the CMS; its own sign-in doors lead to ours
    path("kelola/login/", DoorRedirectView.as_view()),
    re_path(r"^kelola/password_reset/.*$", DoorRedirectView.as_view(target="accounts:password_reset")),
    path("kelola/", work_home, name="work_home"),
    path("kelola/", include(wagtailadmin_urls)),
    path("dokumen/", include(wagtaildocs_urls)),
]
if settings.DEMO:  # a public server gives media to its web server or to object storage; documents leave through dokumen/ alone, which may refuse
    urlpatterns.append(re_path(r"^media/(?P<path>(?!documents/).*)$", serve, {"document_root": settings.MEDIA_ROOT}))
urlpatterns.append(path("", include(wagtail_urls)))
