"""/kelola/kabar-toko/: what the people of a shop were told."""

from __future__ import annotations

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy
from wagtail.admin.viewsets.base import ViewSet

from portal.notifications.inbox import AllReadView, InboxView, OpenView
from portal.notifications.models import InboxItem
from shop.seller.workplace import SellerScreen


class ShopInbox(SellerScreen):
    """Beside the list's views: the shop's room."""

    room = InboxItem.Room.WORK
    home = "seller_news:index"
    menu_word = "news"


class NewsView(ShopInbox, InboxView):
    template_name = "seller/news.html"


class OpenNewsView(ShopInbox, OpenView):
    pass


class AllNewsReadView(ShopInbox, AllReadView):
    pass


class NewsViewSet(ViewSet):
    """Addresses of the list."""

    name = "seller_news"
    url_prefix = "kabar-toko"
    menu_label = gettext_lazy("Kabar")

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", NewsView.as_view(), name="index"),
            path("dibaca/", AllNewsReadView.as_view(), name="all_read"),
            path("<int:pk>/buka/", OpenNewsView.as_view(), name="open"),
        ]
