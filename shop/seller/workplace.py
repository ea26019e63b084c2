"""Whose shop is this, and which frame do its screens stand in."""

from __future__ import annotations

from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.accounts.roles import SELLER, has_role
from shop.partner.models import Partner


def shop_of(user: Any) -> Partner | None:
    """The shop this account runs, or None. Only the seller's role opens it. Two queries per account and request, then remembered on it."""
    if not isinstance(user, User) or not has_role(user, SELLER):
        return None
    if not hasattr(user, "_shop"):
        user._shop = Partner.objects.filter(users=user).select_related("kelurahan__parent").order_by("pk").first()  # type: ignore[attr-defined]
    return user._shop  # type: ignore[attr-defined]


class SellerScreen:
    """For every view of the seller's workspace: without a shop nothing opens. `shop` is the seller's own, never one named by the request."""

    request: HttpRequest
    menu_word = ""
    """Which word of the menu is marked: today, orders, products, shop."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if shop_of(request.user) is None:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]

    @property
    def person(self) -> User:
        """Who is signed in; `dispatch` let nobody else in."""
        return cast(User, self.request.user)

    @cached_property
    def shop(self) -> Partner:
        shop = shop_of(self.request.user)
        if shop is None:
            raise PermissionDenied
        return shop

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        context["shop"] = self.shop
        context["shop_state"] = shop_state(self.shop)
        context["menu_word"] = self.menu_word
        return context


def shop_state(shop: Partner) -> dict[str, Any]:
    """What an officer made of the shop, in words: kind of badge, word, what it means."""
    words = {
        Partner.Status.REGISTERED: (
            "wait",
            _("Menunggu pemeriksaan"),
            _("Petugas akan melihat toko Anda, biasanya dalam 2 hari kerja. Sambil menunggu, isi toko dan produk Anda. Pembeli belum melihatnya."),
        ),
        Partner.Status.VERIFIED: ("good", _("Tampil"), _("Toko Anda sudah diperiksa petugas dan dilihat pembeli.")),
        Partner.Status.REJECTED: ("bad", _("Belum diterima"), _("Perbaiki yang ditulis petugas, lalu minta diperiksa lagi.")),
        Partner.Status.SUSPENDED: ("bad", _("Ditutup sementara"), _("Pembeli tidak melihat toko Anda. Hubungi petugas untuk membukanya lagi.")),
    }
    kind, word, text = words[Partner.Status(shop.status)]
    return {"kind": kind, "word": word, "text": text, "reason": shop.decision_reason}
