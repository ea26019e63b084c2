"""What an order asks of the seller, state by state, in words and buttons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import F, Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from oscar.core.loading import get_model

from portal.clock import clock
from shop.complaints.queries import open_complaint_of
from shop.complaints.states import due_words as complaint_due
from shop.gateways import gateway
from shop.order.ledger import Kind, Money, state_of_money
from shop.order.models import Order
from shop.order.states import OPEN, seen_by_seller
from shop.partner.models import Partner
from shop.shipping.delivery import PARCEL

HURRY_MINUTES = 120


@dataclass(frozen=True, slots=True)
class Button:
    """`action` is the last part of the button's address."""

    action: str
    text: Any
    icon: str = "check"
    leaves: bool = False
    """The goods change hands: the moment for a tracking number or a photo."""


MONEY_SEEN = Button("uang-masuk", gettext_lazy("Uang sudah masuk"))
NOT_ARRIVED = Button("belum-masuk", gettext_lazy("Uang belum ada"), "x")
ACCEPT = Button("terima", gettext_lazy("Terima pesanan"))
PREPARE = Button("terima", gettext_lazy("Sedang saya siapkan"), "clock")
MAKE_READY = Button("siap", gettext_lazy("Siap diambil"), "store")
HAND_OVER = Button("serahkan", gettext_lazy("Serahkan pesanan"), "truck", True)
FETCHED = Button("diterima", gettext_lazy("Sudah diambil"), leaves=True)
FETCHED_PAID = Button("diterima", gettext_lazy("Sudah diambil dan dibayar"), leaves=True)
ARRIVED = Button("diterima", gettext_lazy("Sudah diterima"), "circle-check")
CASH_SEEN = Button("uang-tunai", gettext_lazy("Uang tunai sudah saya terima"), "wallet")
MONEY_CAME = Button("uang-tunai", gettext_lazy("Uang sudah saya terima"), "wallet")
ARRIVED_PAID = Button("diterima", gettext_lazy("Sudah diterima dan dibayar"), "circle-check")


@dataclass(frozen=True, slots=True)
class Step:
    """One state as the seller meets it: the first button is what comes next, the others are quieter."""

    word: Any
    kind: str
    title: Any
    may_cancel: bool = False


STEPS: dict[str, Step] = {
    settings.AWAITING_PAYMENT: Step(gettext_lazy("Menunggu uang masuk"), "wait", gettext_lazy("Cek uang dari %(name)s"), True),
    settings.AWAITING_CONFIRMATION: Step(gettext_lazy("Pembeli sudah membayar?"), "wait", gettext_lazy("Cek uang dari %(name)s"), True),
    settings.AWAITING_ANSWER: Step(gettext_lazy("Menunggu jawaban Anda"), "wait", gettext_lazy("Jawab pesanan %(name)s"), True),
    settings.PAID: Step(gettext_lazy("Siap diserahkan"), "wait", gettext_lazy("Siapkan untuk %(name)s"), True),
    settings.PROCESSING: Step(gettext_lazy("Disiapkan"), "wait", gettext_lazy("Siapkan untuk %(name)s"), True),
    settings.READY: Step(gettext_lazy("Menunggu diambil"), "turn", gettext_lazy("Menunggu %(name)s mengambil"), True),
    settings.HANDED_OVER: Step(gettext_lazy("Dikirim"), "turn", gettext_lazy("Sudah diterima %(name)s?")),
    settings.RECEIVED: Step(gettext_lazy("Diterima"), "good", gettext_lazy("%(name)s sudah menerima barang")),
    settings.COMPLETE: Step(gettext_lazy("Selesai"), "good", gettext_lazy("Pesanan %(name)s selesai")),
    settings.CANCELLED: Step(gettext_lazy("Dibatalkan"), "bad", gettext_lazy("Pesanan %(name)s dibatalkan")),
}


OWES = Step(gettext_lazy("Uang belum kembali"), "bad", gettext_lazy("Kembalikan uang %(name)s"))
"""Cancelled, and not over: the shop still has the buyer's money."""
RUNNING = Q(status__in=OPEN) | Q(status=settings.CANCELLED, deadline__isnull=False)
"""Orders that are not over. What is cancelled has a clock only while the shop owes its buyer the money."""


def buttons_of(order: Order) -> tuple[Button, ...]:
    """What the seller may press now, what comes next first."""
    leaves = HAND_OVER if order.shipping_address_id else MAKE_READY
    paid = state_of_money(order) != Money.NOT_SEEN  # also what goes back after a complaint
    in_cash = gateway(order.payment_method).initial_status == settings.AWAITING_ANSWER
    return {
        settings.AWAITING_PAYMENT: (MONEY_SEEN,),
        settings.AWAITING_CONFIRMATION: (MONEY_SEEN, NOT_ARRIVED),
        settings.AWAITING_ANSWER: (ACCEPT,),
        settings.PAID: (leaves, PREPARE),
        settings.PROCESSING: (leaves,),
        settings.READY: (FETCHED if paid else FETCHED_PAID,),
        settings.HANDED_OVER: (ARRIVED if paid else ARRIVED_PAID,),
        settings.RECEIVED: () if paid else (CASH_SEEN if in_cash else MONEY_CAME,),
        settings.COMPLETE: () if paid else (CASH_SEEN if in_cash else MONEY_CAME,),
    }.get(order.status, ())


@dataclass(frozen=True, slots=True)
class OrderTask:
    """One order on the seller's screen, said in words."""

    order: Order
    step: Step
    buttons: tuple[Button, ...]
    title: str
    items: str
    delivery: str
    due: str
    hurry: bool
    waits: str
    """What is awaited, where there is nothing to press."""
    proof: str
    """What proves the money, as the order's way of paying says it."""
    complaint: str
    """Where an open complaint about it stands and until when; empty without one."""

    @property
    def asks_for_money(self) -> bool:
        return MONEY_SEEN in self.buttons


def orders_of(shop: Partner) -> QuerySet[Order]:
    """All orders of this shop, the open ones with the nearest deadline first, then the newest; lines and address at hand."""
    lines = Prefetch("lines", queryset=get_model("order", "Line").objects.order_by("pk"))
    rows = Order.objects.filter(partner=shop).select_related("shipping_address__kelurahan__parent", "complaint").prefetch_related(lines, "money")
    return rows.order_by(F("deadline").asc(nulls_last=True), "-date_placed", "-pk")


def orders_to_do(shop: Partner) -> QuerySet[Order]:
    """The running ones but for those that only wait to complete by themselves."""
    return orders_of(shop).filter(RUNNING).exclude(status=settings.RECEIVED, money__kind=Kind.RECEIVED)


def tasks_of(orders: Iterable[Order], now: datetime | None = None) -> list[OrderTask]:
    """The orders as tasks, in the same order."""
    moment = now or timezone.now()
    return [task_of(order, moment) for order in orders]


def task_of(order: Order, now: datetime) -> OrderTask:
    """One order in words."""
    owes = order.status == settings.CANCELLED and state_of_money(order) == Money.OWED_BACK
    step = OWES if owes else STEPS[order.status]
    due, hurry = due_words(order.deadline, now)
    items = ", ".join(f"{line.quantity} {line.title}" for line in order.lines.all())
    proof = gateway(order.payment_method).proof()
    title, waits = step.title % {"name": order.buyer_name}, str(seen_by_seller(order).seller_text)
    complaint = open_complaint_of(order)
    dispute = f"{complaint.get_state_display()}. {complaint_due(complaint)}" if complaint else ""
    return OrderTask(order, step, buttons_of(order), title, items, delivery_words(order), due, hurry, waits, proof, dispute)


def delivery_words(order: Order) -> str:
    """Where it goes, in one line."""
    address = order.shipping_address
    if order.is_recorded:
        return order.shipping_method
    if address is None:
        return _("Diambil di toko")
    place = address.kelurahan.name if address.kelurahan else address.line2
    return (_("Kirim paket ke %(place)s") if order.shipping_code == PARCEL else _("Diantar ke %(place)s")) % {"place": place}


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
    hour = clock(local)
    if local.date() == timezone.localtime(now).date():
        return _("Sebelum %(clock)s") % {"clock": hour}, False
    return _("Sebelum %(day)s, %(clock)s") % {"day": date_format(local, "j F"), "clock": hour}, False
