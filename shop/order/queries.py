"""Reads of orders."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from oscar.core.loading import get_model

from portal.accounts.models import User
from portal.clock import moment_words
from shop.catalogue.pictures import first_pictures
from shop.gateways import gateway
from shop.order.links import order_url
from shop.order.models import MoneyRecord, Order, OrderEvent
from shop.order.states import LATE_DUE, OPEN, SOLD, STATES, TOLD_TO_OFFICERS, UNPAID, coming, seen_by_buyer
from shop.order.steps import NOT_ARRIVED, RECORDED, SILENT


def readable() -> QuerySet[Order]:
    """Orders with everything their page shows."""
    lines = Prefetch("lines", queryset=get_model("order", "Line").objects.select_related("product").order_by("pk"))
    return Order.objects.select_related("partner__kelurahan", "shipping_address__kelurahan__parent", "group", "complaint").prefetch_related(
        lines, "events", "money"
    )


def orders_of_buyer(user: User) -> QuerySet[Order]:
    """An account's orders, the newest first."""
    return Order.objects.filter(user=user).select_related("partner", "complaint").prefetch_related("money").order_by("-date_placed", "-pk")


@dataclass(frozen=True)
class Sibling:
    """Another order of the same press: its signed address, whose turn it is and until when."""

    order: Order
    url: str
    heading: Any
    due: str


def open_siblings(order: Order) -> list[Sibling]:
    """The other orders of the same press that are not over. A guest has no other way from one to the next."""
    others = Order.objects.filter(group_id=order.group_id, status__in=OPEN).exclude(pk=order.pk).order_by("pk")
    others = others.select_related("partner").prefetch_related("money")
    return [Sibling(other, order_url(other), seen_by_buyer(other).heading, deadline_words(other)) for other in others]


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
    """The order's way as steps for components/timeline.html: what happened, what is now, what comes. Reads `order.events.all()` and
    `order.money.all()`."""
    changes = [event for event in order.events.all() if event.old_status != event.new_status]
    began = next((event.old_status for event in changes if event.old_status), order.status)
    told: list[tuple[datetime, dict[str, Any]]] = [(order.date_placed, {"title": STATES[began].passed, "state": "done"})]
    if order.is_recorded:
        words = next((event.words for event in order.events.all() if event.key == RECORDED), "")
        told[0][1].update(title=_("Dipesan lewat telepon atau WhatsApp, dicatat penjual"), text=words)
    for event in changes:
        if not event.old_status:  # how it began
            continue
        stopped = event.new_status == settings.CANCELLED
        title = _("Uang belum masuk, kata penjual") if event.key == NOT_ARRIVED.key else STATES[event.new_status].passed
        told.append((event.at, {"title": title, "state": "stop" if stopped else "done", "text": event.words}))
    money = {record.kind: record.at for record in order.money.all()}
    goes_back = str(_("Uang kembali ke pembeli"))
    if came_back := money.get(MoneyRecord.Kind.RETURNED):
        told.append((came_back, {"title": goes_back, "state": "done"}))
    steps = [step | {"when": moment_words(at)} for at, step in sorted(told, key=lambda each: each[0])]
    ahead = [STATES[status].passed for status in coming(order, began)]
    if order.status in UNPAID:  # "the seller receives the money", lit, would read as if it were the seller's turn while the buyer pays
        ahead.insert(0, STATES[order.status].label)
    if MoneyRecord.Kind.OWED in money and not came_back:
        ahead.insert(0, goes_back)
    return steps + [{"title": title, "state": "todo" if place else "now", "when": ""} for place, title in enumerate(ahead)]


def deadline_words(order: Order) -> str:
    """Until when somebody has to act, and who; empty when no clock runs. Where nothing ends by itself, that the time is over and officers were told."""
    if order.deadline is None:
        return ""
    is_late = order.status in TOLD_TO_OFFICERS and order.remind_at is None and order.deadline <= timezone.now()
    return str(LATE_DUE if is_late else STATES[order.status].due) % {"moment": moment_words(order.deadline)}


def payment_words(order: Order) -> str:
    """The way of paying as it is called. Cash for an order that was made elsewhere is not tied to fetching the goods."""
    way = gateway(order.payment_method)
    return _("Tunai") if order.is_recorded and way.initial_status == settings.AWAITING_ANSWER else str(way.label)


@dataclass(frozen=True)
class Sales:
    """Orders that were sold, and for how many rupiah: made here, and made elsewhere and recorded by the seller. No order is in both."""

    here: int
    here_total: Decimal
    recorded: int
    recorded_total: Decimal


def sold_orders() -> QuerySet[Order]:
    """Orders whose goods the shop let go or whose money it saw: what it prepares may still be cash that nobody brings."""
    seen = Exists(MoneyRecord.objects.filter(order=OuterRef("pk"), kind=MoneyRecord.Kind.RECEIVED))  # no join: an order may have several money rows
    return Order.objects.filter(Q(status__in=SOLD) | Q(seen, status__in=(settings.PROCESSING, settings.READY)))


def sales(days: int, shop_id: int | None = None) -> Sales:
    """Of the last so many days, by the day of the order; of one shop or of all. One query."""
    orders = sold_orders().filter(date_placed__gte=timezone.now() - timedelta(days=days))
    if shop_id is not None:
        orders = orders.filter(partner_id=shop_id)
    found = {row["is_recorded"]: row for row in orders.order_by().values("is_recorded").annotate(count=Count("pk"), total=Sum("total_incl_tax"))}
    here, recorded = (found.get(kind, {"count": 0, "total": Decimal(0)}) for kind in (False, True))
    return Sales(here["count"], here["total"], recorded["count"], recorded["total"])


def silences(shop_id: int) -> int:
    """Orders that were cancelled because this shop did not answer."""
    return OrderEvent.objects.filter(order__partner_id=shop_id, key=SILENT.key).count()
