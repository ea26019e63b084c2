"""What the workspace adds to Wagtail's admin: rooms, menu words, home, colours, log words."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.base import ViewSet

from portal.accounts.roles import EDITOR, has_role, is_officer
from portal.screens import RoomWord
from shop.paying.queries import waiting_changes
from shop.seller.desk_categories import CategoryViewSet
from shop.seller.desk_complaints import ComplaintDeskViewSet
from shop.seller.desk_payouts import PayoutDeskViewSet, PayoutPanel
from shop.seller.desk_shops import ShopDeskViewSet, number_tiles, waiting_shops
from shop.seller.money_sheet import MoneyViewSet
from shop.seller.news import NewsViewSet
from shop.seller.orders import OrderViewSet
from shop.seller.products import ProductViewSet
from shop.seller.shop_screen import ShopViewSet

OFFICER_WORDS = (
    "shops",
    "payouts",
    "complaints",
    "desk_reviews",
    "review_words",
    "desk_feedback",
    "trainings",
    "categories",
    "collections",
    "people",
    "roster",
    "review",
    "search_synonyms",
    "search_report",
    "page_visits",
    "site_notices",
    "desk_messages",
)


@hooks.register("register_admin_viewset")
def register_rooms() -> list[ViewSet]:
    return [
        ProductViewSet(),
        OrderViewSet(),
        MoneyViewSet(),
        NewsViewSet(),
        ShopViewSet(),
        ShopDeskViewSet(),
        PayoutDeskViewSet(),
        ComplaintDeskViewSet(),
        CategoryViewSet(),
    ]


def only_officer(user: Any) -> bool:
    """An officer who is neither editor nor administrator: no pages, images, reports, settings."""
    return is_officer(user) and not user.is_superuser and not has_role(user, EDITOR)


@hooks.register("register_admin_menu_item")
def register_people() -> MenuItem:
    return RoomWord(_("Akun"), reverse("wagtailusers_users:index"), name="people", icon_name="user", order=200, may_enter=is_officer)


@hooks.register("register_admin_menu_item")
def register_payouts() -> MenuItem:
    return RoomWord(_("Rekening dan QRIS"), reverse("desk_payouts:index"), name="payouts", icon_name="key", order=110, may_enter=is_officer)


@hooks.register("register_admin_menu_item")
def register_complaints() -> MenuItem:
    return RoomWord(_("Keluhan pembeli"), reverse("desk_complaints:index"), name="complaints", icon_name="warning", order=115, may_enter=is_officer)


@hooks.register("construct_main_menu")
def few_words(request: HttpRequest, items: list[MenuItem]) -> None:
    if only_officer(request.user):
        items[:] = [item for item in items if item.name in OFFICER_WORDS]


@hooks.register("construct_settings_menu")
def people_stand_in_the_main_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if item.name != "users"]


class DeskPanel(Component):
    """The four numbers and the queue on an administrator's home."""

    name = "desk"
    order = 50
    template_name = "desk/panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        waiting = waiting_shops()
        return {"tiles": number_tiles(), "waiting": waiting[:5], "waiting_count": waiting.count()}


@hooks.register("construct_homepage_panels")
def desk_panel(request: HttpRequest, panels: list[Any]) -> None:
    if is_officer(request.user):
        panels.append(DeskPanel())


@hooks.register("construct_homepage_panels")
@hooks.register("construct_desk_panels")
def payout_panel(request: HttpRequest, panels: list[Any]) -> None:
    if is_officer(request.user) and waiting_changes().exists():
        panels.append(PayoutPanel())


@hooks.register("insert_global_admin_css")
def colours() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("portal/css/kelola.css"))


@hooks.register("insert_global_admin_js")
def words() -> SafeString:
    return format_html('<script type="module" src="{}"></script>', static("portal/js/kelola.js"))


@hooks.register("register_log_actions")
def log_words(actions: Any) -> None:
    actions.register_action("lokapasar.decide", _("Memutuskan toko"), _("Toko diputuskan"))
    actions.register_action("lokapasar.payout", _("Mengganti rekening atau QRIS"), _("Rekening atau QRIS diganti"))
    actions.register_action("lokapasar.payout_asked", _("Meminta rekening atau QRIS baru"), _("Rekening atau QRIS baru diminta"))
    actions.register_action("lokapasar.payout_withdrawn", _("Membatalkan permintaan rekening atau QRIS"), _("Permintaan rekening atau QRIS dibatalkan"))
    actions.register_action("lokapasar.payout_refused", _("Menolak rekening atau QRIS baru"), _("Rekening atau QRIS baru ditolak"))
    actions.register_action("lokapasar.password_link", _("Membuat tautan sandi"), _("Tautan sandi baru dibuat"))
