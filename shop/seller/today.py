"""/kelola/: what a seller has to do today, the nearest deadline first. Everybody else gets Wagtail's own home."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.home import HomeView

from portal.accounts.roles import EDITOR, has_role, is_officer
from portal.notifications.models import InboxItem
from portal.notifications.queries import unread
from shop.complaints.queries import complaints_for_seller
from shop.complaints.states import card_of
from shop.order.actors import Role
from shop.order.escalation import note_opened
from shop.partner.models import Partner
from shop.seller.desk_shops import DeskHomeView
from shop.seller.products import LOW_STOCK, goods_of, with_pictures
from shop.seller.tasks import orders_to_do, tasks_of
from shop.seller.workplace import SellerScreen, shop_of

MOST_TASKS = 10
MOST_LOW = 5


class TodayView(SellerScreen, TemplateView):
    """Tasks, tiles, goods that are nearly gone."""

    template_name = "seller/today.html"
    menu_word = "today"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        orders = list(orders_to_do(self.shop)[: MOST_TASKS + 1])
        note_opened(orders[:MOST_TASKS], self.person)
        complaints = list(complaints_for_seller(self.shop)[: MOST_TASKS + 1])
        goods = goods_of(self.shop)
        low = list(goods.filter(is_public=True, free__lte=LOW_STOCK).order_by("free", "pk")[:MOST_LOW])
        tasks = tasks_of(orders[:MOST_TASKS])
        context |= {
            "tasks": tasks,
            "explained": next((task for task in tasks if task.asks_for_money), None),  # the most urgent task may be another one
            "complaints": [(complaint.order, card_of(complaint, Role.SELLER)) for complaint in complaints[:MOST_TASKS]],
            "more_complaints": len(complaints) > MOST_TASKS,
            "more_tasks": len(orders) > MOST_TASKS,
            "low": with_pictures(low),
            "goods_count": goods.count(),
            "missing": what_is_missing(self.shop),
            "today": timezone.localdate(),
            "unread": unread(self.person, InboxItem.Room.WORK),
        }
        return context


def what_is_missing(shop: Partner) -> dict[str, bool]:
    """What keeps buyers from ordering here: no way to pay from afar, no way to get the goods."""
    no_way = not shop.pickup and shop.parcel_charge is None and not shop.courier_areas.exists()
    return {"bank": not (shop.takes_transfers or shop.qris), "delivery": no_way}


class WorkHomeView(View):
    """The one address /kelola/ for everybody who works here."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        view = _home_of(request.user)
        if view is TodayView and shop_of(request.user) is None:
            return redirect("apply")  # the role without a shop: nothing else here would open
        return view.as_view()(request, *args, **kwargs)


def _home_of(user: Any) -> type[TemplateView]:
    """Editors and administrators need Wagtail's; an officer who is neither, the desk; a seller who is none of these, the tasks."""
    if user.is_superuser or has_role(user, EDITOR):
        return HomeView
    if is_officer(user):
        return DeskHomeView
    return TodayView


work_home = never_cache(require_admin_access(WorkHomeView.as_view()))
