"""What an order asks of the seller, state by state, in words and buttons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import F, Prefetch, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from oscar.core.loading import get_model

from portal.dates import clock_words
from shop.order.models import Order
from shop.partner.models import Partner

OPEN_STATES = (settings.AWAITING_PAYMENT, settings.AWAITING_PICKUP, settings.PAID, settings.HANDED_OVER)
HURRY_MINUTES = 120


@dataclass(frozen=True, slots=True)
class Step:
    """One state as the seller meets it. `action` is the last part of the button's address, "" when nothing is to be done."""

    word: Any
    kind: str
    title: Any
    action: str = ""
    button: Any = ""
    icon: str = "check"
    may_cancel: bool = False


STEPS: dict[str, Step] = {
    settings.AWAITING_PAYMENT: Step(
        gettext_lazy("Menunggu uang masuk"), "wait", gettext_lazy("Cek uang dari %(name)s"), "uang-masuk", gettext_lazy("Uang sudah masuk"), "check", True
    ),
    settings.AWAITING_PICKUP: Step(
        gettext_lazy("Menunggu diambil"), "wait", gettext_lazy("Siapkan untuk %(name)s"), "selesai", gettext_lazy("Sudah diambil dan dibayar"), "check", True
    ),
    settings.PAID: Step(
        gettext_lazy("Siap diserahkan"), "wait", gettext_lazy("Serahkan pesanan %(name)s"), "serahkan", gettext_lazy("Serahkan pesanan"), "truck", True
    ),
    settings.HANDED_OVER: Step(
        gettext_lazy("Sudah diserahkan"), "turn", gettext_lazy("Sudah diterima %(name)s?"), "selesai", gettext_lazy("Selesai"), "circle-check"
    ),
    settings.COMPLETE: Step(gettext_lazy("Selesai"), "good", gettext_lazy("Pesanan %(name)s selesai")),
    settings.CANCELLED: Step(gettext_lazy("Dibatalkan"), "bad", gettext_lazy("Pesanan %(name)s dibatalkan")),
}


@dataclass(frozen=True, slots=True)
class OrderTask:
    """One order on the seller's screen, said in words."""

    order: Order
    step: Step
    title: str
    items: str
    delivery: str
    due: str
    hurry: bool

    @property
    def asks_for_money(self) -> bool:
        return self.order.status == settings.AWAITING_PAYMENT


def orders_of(shop: Partner) -> QuerySet[Order]:
    """All orders of this shop, the open ones with the nearest deadline first, then the newest; lines and address at hand."""
    lines = Prefetch("lines", queryset=get_model("order", "Line").objects.order_by("pk"))
    rows = Order.objects.filter(partner=shop).select_related("shipping_address__kelurahan__parent").prefetch_related(lines)
    return rows.order_by(F("deadline").asc(nulls_last=True), "-date_placed", "-pk")


def open_orders(shop: Partner) -> QuerySet[Order]:
    return orders_of(shop).filter(status__in=OPEN_STATES)


def tasks_of(orders: Iterable[Order], now: datetime | None = None) -> list[OrderTask]:
    """The orders as tasks, in the same order."""
    moment = now or timezone.now()
    return [task_of(order, moment) for order in orders]


def task_of(order: Order, now: datetime) -> OrderTask:
    """One order in words."""
    step = STEPS[order.status]
    due, hurry = due_words(order.deadline if order.status in OPEN_STATES else None, now)
    items = ", ".join(f"{line.quantity} {line.title}" for line in order.lines.all())
    return OrderTask(order, step, step.title % {"name": order.buyer_name}, items, delivery_words(order), due, hurry)


def delivery_words(order: Order) -> str:
    """Where it goes, in one line."""
    address = order.shipping_address
    if address is None:
        return _("Diambil di toko")
    place = address.kelurahan.name if address.kelurahan else address.line4
    return _("Diantar ke %(place)s") % {"place": place}


def due_words(deadline: datetime | None, now: datetime) -> tuple[str, bool]:
    """How long there is, and whether it is little: under two hours in hours and minutes, today by the clock, later by the date."""
    if deadline is None:
        return "", False
    minutes = int((deadline - now).total_seconds() // 60)
    if minutes < 0:
        return _("Lewat batas waktu"), True
    if minutes < HURRY_MINUTES:
        hours, rest = divmod(minutes, 60)
        parts = [ngettext("%(n)s jam", "%(n)s jam", hours) % {"n": hours}] if hours else []
        parts += [_("%(n)s menit") % {"n": rest}] if rest or not hours else []
        return _("%(time)s lagi") % {"time": " ".join(parts)}, True
    local = timezone.localtime(deadline)
    clock = clock_words(local)
    if local.date() == timezone.localtime(now).date():
        return _("Sebelum %(clock)s") % {"clock": clock}, False
    return _("Sebelum %(day)s, %(clock)s") % {"day": date_format(local, "j F"), "clock": clock}, False
