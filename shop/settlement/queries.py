"""The reconciliation sheet of a month (PY-08, PY-12): one row per order, so that a payment for several shops is split by its orders, to the rupiah."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet, Sum
from django.utils import timezone

from shop.order.ledger import Kind
from shop.order.models import MoneyRecord, Order
from shop.order.queries import payment_words
from shop.order.states import state_of
from shop.partner.models import Partner

MOST_MONTHS = 60


@dataclass(frozen=True, slots=True)
class Row:
    """One order. Money is whole rupiah: `total` what was ordered, `received` and `returned` what is on record of it, `owed` what the shop must give back
    and did not yet. `press` is the number that the orders of one basket share: together they are what its buyer paid. `is_recorded` of an order that was
    made by telephone or WhatsApp and written down by its seller."""

    number: str
    press: str
    shop: str
    placed_on: date
    method: str
    state: str
    is_recorded: bool
    total: int
    received: int = 0
    received_on: date | None = None
    returned: int = 0
    returned_on: date | None = None
    owed: int = 0

    @property
    def net(self) -> int:
        """What the shop keeps."""
        return self.received - self.returned - self.owed


@dataclass(frozen=True)
class Sheet:
    """The orders that were placed in a month, in their order."""

    month: date
    rows: list[Row]

    @property
    def total(self) -> int:
        return sum(row.total for row in self.rows)

    @property
    def received(self) -> int:
        return sum(row.received for row in self.rows)

    @property
    def returned(self) -> int:
        return sum(row.returned for row in self.rows)

    @property
    def owed(self) -> int:
        return sum(row.owed for row in self.rows)

    @property
    def net(self) -> int:
        return sum(row.net for row in self.rows)


@dataclass(frozen=True)
class Sums:
    """What a sheet adds up to, asked of the database: how many orders, and whole rupiah as in a Row."""

    orders: int
    total: int
    received: int
    returned: int
    owed: int

    @property
    def net(self) -> int:
        return self.received - self.returned - self.owed


def sums_of(month: date, shop: Partner | None = None) -> Sums:
    """The sums of `sheet_of`, without its rows. Two queries."""
    orders = _placed_in(month, shop)
    asked = orders.aggregate(orders=Count("pk"), total=Sum("total_incl_tax"))
    went_back = Exists(MoneyRecord.objects.filter(order=OuterRef("order"), kind=Kind.RETURNED))
    money = MoneyRecord.objects.filter(order__in=orders.values("pk")).aggregate(
        received=Sum("amount", filter=Q(kind=Kind.RECEIVED)),
        returned=Sum("amount", filter=Q(kind=Kind.RETURNED)),
        owed=Sum("amount", filter=Q(~went_back, kind=Kind.OWED)),
    )
    return Sums(asked["orders"], *(int(sum_ or 0) for sum_ in (asked["total"], money["received"], money["returned"], money["owed"])))


def orders_of(month: date, shop: Partner | None = None) -> QuerySet[Order]:
    """What the rows are made of, in their order: any part of it costs two queries."""
    return _placed_in(month, shop).select_related("partner", "group").prefetch_related("money").order_by("date_placed", "pk")


def _placed_in(month: date, shop: Partner | None) -> QuerySet[Order]:
    """An order belongs to the month in which it was placed, by the city's clock."""
    orders = Order.objects.filter(date_placed__gte=_start(month), date_placed__lt=_start(_next(month)))
    return orders.filter(partner=shop) if shop is not None else orders


def sheet_of(month: date, shop: Partner | None = None) -> Sheet:
    """One shop's whole month, or everybody's. Two queries."""
    return Sheet(month, [row_of(order) for order in orders_of(month, shop)])


def row_of(order: Order) -> Row:
    """Reads `order.money.all()`, prefetched or not."""
    money = {record.kind: record for record in order.money.all()}
    came, owed, went = money.get(Kind.RECEIVED), money.get(Kind.OWED), money.get(Kind.RETURNED)
    return Row(
        number=order.number,
        press=order.group.number,
        shop=order.partner.name,
        placed_on=_day(order.date_placed),
        method=payment_words(order),
        state=str(state_of(order).label),
        is_recorded=order.is_recorded,
        total=int(order.total_incl_tax),
        received=int(came.amount) if came else 0,
        received_on=_day(came.at) if came else None,
        returned=int(went.amount) if went else 0,
        returned_on=_day(went.at) if went else None,
        owed=int(owed.amount) if owed and not went else 0,
    )


def months_with_orders(shop: Partner | None = None) -> list[date]:
    """The first days of the months from the first order to now, the newest first; this month always."""
    orders = Order.objects.filter(partner=shop) if shop else Order.objects.all()
    first = orders.aggregate(first=Min("date_placed"))["first"]
    now = timezone.localdate().replace(day=1)
    return list(_back(now, _day(first).replace(day=1) if first else now))[:MOST_MONTHS]


def _back(month: date, first: date) -> Iterable[date]:
    yield month
    while month > first:
        month = month.replace(year=month.year - 1, month=12) if month.month == 1 else month.replace(month=month.month - 1)
        yield month


def _next(month: date) -> date:
    return month.replace(year=month.year + 1, month=1) if month.month == 12 else month.replace(month=month.month + 1)


def _start(month: date) -> datetime:
    return timezone.make_aware(datetime.combine(month, time()), timezone.get_default_timezone())


def _day(moment: datetime) -> date:
    return timezone.localtime(moment, timezone.get_default_timezone()).date()
