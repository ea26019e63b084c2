"""What reviews add to the CMS: the shop's room, the officers' desk, the words that wait."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from portal.accounts.roles import is_officer
from portal.screens import RoomWord
from shop.catalogue.reviews.desk import ReviewDeskViewSet, ReviewPanel
from shop.catalogue.reviews.desk_words import WordViewSet
from shop.catalogue.reviews.queries import on_the_desk
from shop.catalogue.reviews.room import ShopReviewsViewSet


@hooks.register("register_admin_viewset")
def register_rooms() -> list[ViewSet]:
    return [ShopReviewsViewSet(), ReviewDeskViewSet(), WordViewSet()]


@hooks.register("register_admin_menu_item")
def register_reviews_word() -> MenuItem:
    return RoomWord(_("Ulasan"), reverse_lazy("desk_reviews:index"), name="desk_reviews", icon_name="openquote", order=115, may_enter=is_officer)


@hooks.register("construct_homepage_panels")
@hooks.register("construct_desk_panels")
def review_panel(request: HttpRequest, panels: list[Any]) -> None:
    if is_officer(request.user) and on_the_desk().exists():
        panels.append(ReviewPanel())
