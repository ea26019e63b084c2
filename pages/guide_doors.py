"""Where each screen of `guide_screens` is for the person who asks: one door per key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.db.models import Exists, Model, OuterRef, Q
from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import Page
from wagtail.permissions import policy_registry

from pages.guide_screens import ASKED
from pages.models import GuideIndexPage, GuidePage, NewsIndexPage, NewsPage
from pages.review import is_checker
from portal.accounts.models import User
from portal.accounts.roles import is_officer
from search.models import SearchSynonym
from search.policies import may_read_report
from shop.basket.request import ShopRequest
from shop.catalogue.models import Category
from shop.catalogue.queries import IN_STOCK, product_url, public_products
from shop.order.ledger import Kind
from shop.order.models import Order
from shop.order.queries import orders_of_buyer
from shop.order.states import ARRIVED
from shop.partner.queries import public_shops
from shop.seller.desk_shops import waiting_shops
from shop.seller.tasks import orders_of
from shop.seller.workplace import shop_of

SELLERS, OFFICERS = "kelola-", "petugas-"
"""How the keys of the screens of sellers and of officers begin; all others are for everybody."""


def _who_may_see(model: type[Model]) -> Callable[[Any], bool]:
    """The rule of a room made of Wagtail's screens of a model."""
    return lambda user: bool(policy_registry.get_by_type(model).user_has_permission(user, "view"))


def _who_may_write_below(model: type[Page]) -> Callable[[Any], bool]:
    """Who may add a page below the one of this model."""

    def may(user: Any) -> bool:
        above = model.objects.first()
        return above is not None and bool(above.permissions_for_user(user).can_add_subpage())

    return may


ROOM_RULES: dict[str, Callable[[Any], bool]] = {
    "petugas-kategori": _who_may_see(Category),
    "petugas-berita": _who_may_write_below(NewsIndexPage),
    "petugas-berita-baru": _who_may_write_below(NewsIndexPage),
    "petugas-panduan": _who_may_write_below(GuideIndexPage),
    "petugas-panduan-baru": _who_may_write_below(GuideIndexPage),
    "petugas-naskah": is_checker,
    "petugas-padanan": _who_may_see(SearchSynonym),
    "petugas-laporan": may_read_report,
}
"""Whom the room behind an officers' key lets in: the room's own rule, never a copy of it. Rooms that are not here are for officers."""


def _product(request: HttpRequest) -> str:
    found = public_products().filter(IN_STOCK).order_by("pk").values_list("slug", "pk").first()
    return product_url(*found) if found else "/produk/"


def _shop(request: HttpRequest) -> str:
    found = public_shops().order_by("pk").first()
    return str(found.get_absolute_url()) if found else reverse("shops:list")


def _with_basket(path: str) -> Callable[[HttpRequest], str]:
    """A page of the checkout; with an empty basket the basket itself, which says what to do first."""

    def door(request: HttpRequest) -> str:
        return reverse("basket:summary") if cast(ShopRequest, request).basket.is_empty else path

    return door


SHOWN_BY: dict[str, Q] = {
    "pesanan-keluhan": Q(status__in=(settings.HANDED_OVER, settings.RECEIVED)),
    "pesanan-kiriman": Q(parcel__isnull=False),
    "pesanan-ulasan": Q(status__in=ARRIVED),
    "kelola-pesanan-rincian-kiriman": Q(status=settings.HANDED_OVER),
    "kelola-pesanan-rincian-uang-kembali": Q(money__kind=Kind.OWED) & Q(~Exists(Order.objects.filter(pk=OuterRef("pk"), money__kind=Kind.RETURNED))),
}
"""Which orders show a control that most of them do not."""


def _order(request: HttpRequest) -> str:
    orders = orders_of_buyer(request.user) if isinstance(request.user, User) else Order.objects.none()
    showing = SHOWN_BY.get(request.GET.get(ASKED, ""), Q(status=settings.AWAITING_PAYMENT))  # an unpaid one shows all others
    newest = orders.filter(showing).first() or orders.first()
    return reverse("orders:detail", args=[newest.number]) if newest else reverse("orders:find")


def _sellers_order(request: HttpRequest) -> str:
    """Of the orders that show what is asked for the one that waits for the seller most; else of all of them, else the list."""
    shop = shop_of(request.user)
    orders = orders_of(shop) if shop else Order.objects.none()
    first = orders.filter(SHOWN_BY.get(request.GET.get(ASKED, ""), Q())).first() or orders.first()
    return reverse("seller_orders:detail", args=[first.pk]) if first else reverse("seller_orders:index")


def _waiting_shop(request: HttpRequest) -> str:
    waiting = waiting_shops().first()
    return reverse("desk_shops:detail", args=[waiting.pk]) if waiting else reverse("desk_shops:index")


def _fixed(path: str) -> Callable[[HttpRequest], str]:
    return lambda request: path


def _named(name: str) -> Callable[[HttpRequest], str]:
    return lambda request: reverse(name)


def _below(model: type[Page], new: type[Page] | None = None) -> Callable[[HttpRequest], str]:
    """The CMS's list of the pages below the one of this model, or its form for a `new` one."""

    def door(request: HttpRequest) -> str:
        above = model.objects.values_list("pk", flat=True).first()
        if above is None:
            return reverse("wagtailadmin_home")
        return (
            reverse("wagtailadmin_pages:add", args=[new._meta.app_label, new._meta.model_name, above]) if new else reverse("wagtailadmin_explore", args=[above])
        )

    return door


DOORS: dict[str, Callable[[HttpRequest], str]] = {
    "beranda": _fixed("/"),
    "produk-daftar": _fixed("/produk/"),
    "produk-rincian": _product,
    "cari": _fixed("/cari/?q=kopi"),
    "toko-daftar": _named("shops:list"),
    "toko-rincian": _shop,
    "keranjang": _named("basket:summary"),
    "checkout-alamat": _with_basket("/checkout/alamat/"),
    "checkout-kirim": _with_basket("/checkout/kirim/"),
    "checkout-periksa": _with_basket("/checkout/periksa/"),
    "pesanan-cek": _named("orders:find"),
    "pesanan": _order,
    "masuk": _named("accounts:login"),
    "daftar": _named("accounts:register"),
    "akun": _named("customer:summary"),
    "buka-toko": _fixed("/buka-toko/"),
    "panduan": _fixed("/panduan/"),
    "tentang": _fixed("/tentang/"),
    "pelatihan": _fixed("/pelatihan/"),
    "berita": _fixed("/berita/"),
    "program-selasa": _fixed("/program/selasa-umkm/"),
    "kelola-hari-ini": _named("wagtailadmin_home"),
    "kelola-produk": _named("seller_products:index"),
    "kelola-produk-baru": _named("seller_products:add"),
    "kelola-pesanan": _named("seller_orders:index"),
    "kelola-catat": _named("seller_orders:record"),
    "kelola-pesanan-rincian": _sellers_order,
    "kelola-toko": _named("seller_shop:index"),
    "petugas-toko": _named("desk_shops:index"),
    "petugas-toko-rincian": _waiting_shop,
    "petugas-rekening": _named("desk_payouts:index"),
    "petugas-kategori": _named("desk_categories:index"),
    "petugas-akun": _named("wagtailusers_users:index"),
    "petugas-berita": _below(NewsIndexPage),
    "petugas-berita-baru": _below(NewsIndexPage, NewsPage),
    "petugas-panduan": _below(GuideIndexPage),
    "petugas-panduan-baru": _below(GuideIndexPage, GuidePage),
    "petugas-naskah": _named("page_review:index"),
    "petugas-padanan": _named("search_synonyms:index"),
    "petugas-laporan": _named("search_report:index"),
}


def door(key: str, request: HttpRequest) -> str:
    """The address of the screen for this visitor. Raises KeyError for a key without a door."""
    return DOORS[key](request)


def needs_sign_in(key: str, request: HttpRequest) -> bool:
    """True for a visitor at the door of a room where people work."""
    return key.startswith((SELLERS, OFFICERS)) and not request.user.is_authenticated


def may_enter(key: str, request: HttpRequest) -> bool:
    """False at the door of an officers' room for whom that room does not let in. Sellers' doors are kept by the sign-in's landing page, which knows how
    one opens a shop."""
    if not key.startswith(OFFICERS):
        return True
    return ROOM_RULES.get(key, is_officer)(request.user)
