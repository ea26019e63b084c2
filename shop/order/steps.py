"""The steps of an order's life: what each leads to, and who may take it. Which state a step may leave is the pipeline of settings/oscar.py."""

from dataclasses import dataclass

from django.conf import settings

from shop.order.actors import Role


@dataclass(frozen=True)
class Step:
    """`key` is stored in the history; never change one."""

    key: str
    to: str
    by: frozenset[Role]


def _step(key: str, to: str, *by: Role) -> Step:
    return Step(key, to, frozenset(by))


PLACED = "placed"
RECORDED = "recorded"
REMINDED = "reminded"
LATE = "late"
LATE_MONEY = "late_money"
PARCEL_TOLD = "parcel_told"
REFUNDED = "refunded"
CASH_SEEN = "cash_seen"
"""Events that change no state: the order was made here; its seller wrote down one that was made elsewhere;
whose turn it is was reminded; its next actor let it wait; money came after the cancellation; the parcel's number came or changed on its way;
money went back; the cash came after the goods had gone. The last two are not told of older orders."""

SAID_PAID = _step("said_paid", settings.AWAITING_CONFIRMATION, Role.BUYER)
NOT_ARRIVED = _step("not_arrived", settings.AWAITING_PAYMENT, Role.SELLER)
MONEY_SEEN = _step("money_seen", settings.PAID, Role.SELLER, Role.COMPANY)
ACCEPTED = _step("accepted", settings.PROCESSING, Role.SELLER)
MADE_READY = _step("made_ready", settings.READY, Role.SELLER)
SENT = _step("sent", settings.HANDED_OVER, Role.SELLER)
RECEIVED = _step("received", settings.RECEIVED, Role.BUYER, Role.SELLER, Role.CLOCK)
COMPLETED = _step("completed", settings.COMPLETE, Role.CLOCK)
CANCELLED = _step("cancelled", settings.CANCELLED, Role.BUYER, Role.SELLER, Role.OFFICER, Role.CLOCK)
SILENT = _step("silent", settings.CANCELLED, Role.CLOCK)
"""Cancelled because the seller did not answer; counted per shop."""
