"""Reads of complaints."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db.models import F, QuerySet

from portal.accounts.models import User
from shop.complaints.models import Complaint
from shop.complaints.states import BY_OFFICER, ESCALATED
from shop.order.ledger import is_paid
from shop.order.models import Order
from shop.partner.models import Partner

State = Complaint.State
ARRIVING = (settings.HANDED_OVER, settings.RECEIVED)
"""The goods left the shop, and the order is not over: the buyer may say that something is wrong."""
WAITING = (settings.PAID, settings.PROCESSING, settings.READY)
"""Paid and still at the shop: a reason to complain only once time is over."""
MOST_ASKED = 2
"""How often the buyer may have called the officers before a closed complaint stays closed: each time everybody is told."""


def may_complain(order: Order, now: datetime) -> bool:
    """The order's life allows a complaint now; whether there is one already is another question. Reads `order.money.all()` of an order that waits."""
    if order.status in ARRIVING:
        return True
    late = order.deadline is not None and order.deadline <= now
    if order.status == settings.CANCELLED:
        return late  # only money that is owed back has a clock then
    return order.status in WAITING and late and is_paid(order)


def may_ask_officer(complaint: Complaint, now: datetime) -> bool:
    """The buyer is not content with what the seller said or did. What an officer decided is waited for first: the clock brings it back to the officers.

    A closed one may go to them while the order's life still allows a complaint. Of goods that left, an officer's word is the last one, and MOST_ASKED holds.
    Of a paid order that stays at the shop, or was cancelled and is owed for, neither holds: its buyer can do nothing else, and whatever ended the complaint
    gave the seller the whole time again.
    Reads `complaint.events.all()`, and `order.money.all()` of an order that waits."""
    if complaint.state == State.ANSWERED:
        return True
    if complaint.state == State.PROMISED:
        return not was_decided(complaint)
    if complaint.state != State.CLOSED or not may_complain(complaint.order, now):
        return False
    asked = sum(event.key == ESCALATED for event in complaint.events.all())
    return complaint.order.status not in ARRIVING or (asked < MOST_ASKED and not was_decided(complaint))


def was_decided(complaint: Complaint) -> bool:
    """An officer decided it. Reads `complaint.events.all()`."""
    return any(event.key in BY_OFFICER for event in complaint.events.all())


def complaint_of(order: Order) -> Complaint | None:
    """The order's complaint, or None; no query for orders read with `select_related("complaint")`."""
    return getattr(order, "complaint", None)


def open_complaint_of(order: Order) -> Complaint | None:
    """The same, if it is open."""
    complaint = complaint_of(order)
    return complaint if complaint and complaint.is_open else None


def is_disputed(order: Order) -> bool:
    """A complaint about it is open, read anew: the caller holds the order's row."""
    return Complaint.objects.filter(order=order).exclude(state=State.CLOSED).exists()


def readable() -> QuerySet[Complaint]:
    """Complaints with everything their pages show."""
    return Complaint.objects.select_related("order__partner", "order__user").prefetch_related("photos", "events", "order__money")


def complaints_for_seller(shop: Partner) -> QuerySet[Complaint]:
    """Those of this shop that wait for the seller, the nearest deadline first."""
    rows = Complaint.objects.filter(order__partner=shop, state__in=(State.ASKED, State.PROMISED))
    return rows.select_related("order").order_by("deadline", "pk")


def for_officers() -> QuerySet[Complaint]:
    """Those that officers have to decide, the nearest deadline first."""
    return all_complaints().filter(state=State.MEDIATION).order_by("deadline", "pk")


def all_complaints() -> QuerySet[Complaint]:
    """Every complaint, the open ones with the nearest deadline first, then the newest."""
    return Complaint.objects.select_related("order__partner").order_by(F("deadline").asc(nulls_last=True), "-opened_at", "-pk")


def may_decide(complaint: Complaint, user: User) -> bool:
    """An officer is no judge of an own shop or an own purchase."""
    return complaint.order.user_id != user.pk and not complaint.order.partner.users.filter(pk=user.pk).exists()
