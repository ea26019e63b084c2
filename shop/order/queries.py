"""Reads of orders."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from oscar.core.loading import get_model

from portal.accounts.models import User
from portal.dates import moment_words
from shop.catalogue.pictures import first_pictures
from shop.order.links import order_url
from shop.order.models import Order
from shop.order.states import PATHS, STATES, UNPAID


def readable() -> QuerySet[Order]:
    """Orders with everything their page shows."""
    lines = Prefetch("lines", queryset=get_model("order", "Line").objects.select_related("product").order_by("pk"))
    return Order.objects.select_related("partner__kelurahan", "shipping_address__kelurahan__parent", "group").prefetch_related(lines, "status_changes")


def orders_of_buyer(user: User) -> QuerySet[Order]:
    """An account's orders, the newest first."""
    return Order.objects.filter(user=user).select_related("partner").order_by("-date_placed", "-pk")


@dataclass(frozen=True)
class Sibling:
    """Another order of the same press that still waits for its buyer: its signed address and until when."""

    order: Order
    url: str
    due: str


def unpaid_siblings(order: Order) -> list[Sibling]:
    """The other orders of the same press that still wait for their buyer."""
    others = Order.objects.filter(group_id=order.group_id, status__in=UNPAID).exclude(pk=order.pk).select_related("partner").order_by("pk")
    return [Sibling(other, order_url(other), deadline_words(other)) for other in others]


@dataclass(frozen=True)
class Item:
    """A line of an order with its picture."""

    line: Any
    picture: str


def items_of(order: Order) -> list[Item]:
    """The lines as the order kept them; a picture only where the product still has one."""
    lines = list(order.lines.all())
    pictures = first_pictures([line.product_id for line in lines if line.product_id])
    return [Item(line, pictures.get(line.product_id, ("", ""))[0]) for line in lines]


def history(order: Order) -> list[dict[str, Any]]:
    """The order's way as steps for components/timeline.html: what happened, what is now, what comes."""
    when = {change.new_status: change.date_created for change in order.status_changes.all()}
    if order.status == settings.CANCELLED:
        passed = [{"title": STATES[settings.AWAITING_PAYMENT].passed, "state": "done", "when": moment_words(order.date_placed)}]
        return [
            *passed,
            {"title": STATES[settings.CANCELLED].passed, "state": "stop", "when": moment_words(when.get(settings.CANCELLED)), "text": order.cancel_reason},
        ]
    path = next((path for path in PATHS.values() if order.status in path and _began(order) == path[0]), PATHS[settings.AWAITING_PAYMENT])
    here = path.index(order.status)
    steps = []
    for place, status in enumerate(path):
        moment = order.date_placed if place == 0 else when.get(status)
        state = "done" if place <= here else "now" if place == here + 1 else "todo"
        steps.append({"title": STATES[status].passed, "state": state, "when": moment_words(moment) if place <= here else ""})
    return steps


def _began(order: Order) -> str:
    """The state in which the order was placed."""
    changes = sorted(order.status_changes.all(), key=lambda change: change.date_created)
    return changes[0].old_status if changes else order.status


def deadline_words(order: Order) -> str:
    """Until when the goods wait for the buyer; empty when no clock runs."""
    return _("Paling lambat %(moment)s") % {"moment": moment_words(order.deadline)} if order.deadline and order.status in UNPAID else ""
