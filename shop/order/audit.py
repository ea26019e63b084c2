"""Do the books balance? Questions about what is stored, not about what the code means to do: they hold on any database, whoever wrote it.

Each check asks a constant number of questions, however many orders there are, and names every fault in a plain line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum, Value, Window
from django.db.models.functions import Coalesce, Lag
from oscar.core.loading import get_model

from shop.complaints import states as complaints
from shop.complaints.models import Complaint, ComplaintEvent
from shop.money import rupiah
from shop.order import append_only
from shop.order.actors import Role
from shop.order.ledger import Kind
from shop.order.models import MoneyRecord, Order, OrderEvent, OrderGroup
from shop.order.states import SOLD, UNPAID
from shop.order.steps import CASH_SEEN, LATE_MONEY, MONEY_SEEN, PLACED, RECEIVED, RECORDED, REFUNDED
from shop.partner.models import Partner, StockRecord

HOLDING = (*UNPAID, settings.PAID, settings.PROCESSING, settings.READY)
"""States in which the goods are set aside: ordered, and still in the shop."""
TELLS = {
    Kind.RECEIVED: (
        Q(key__in=(MONEY_SEEN.key, LATE_MONEY, CASH_SEEN))
        | Q(key=RECEIVED.key, role=Role.SELLER)
        | Q(key=RECORDED, new_status__in=(settings.PAID, settings.COMPLETE))
    ),
    Kind.OWED: Q(key=LATE_MONEY),
    Kind.RETURNED: Q(key=REFUNDED),
}
"""The events of an order without which none of these records is written. Who hands the goods over has the cash."""
COMPLAINT_TELLS = {
    Kind.OWED: Q(key=complaints.DECIDED_REFUND) | Q(key=complaints.ACCEPTED, complaint__wish=Complaint.Wish.MONEY),
    Kind.RETURNED: Q(key=complaints.REFUNDED),
}


@dataclass(frozen=True)
class Check:
    """One thing that must hold. `find` yields a line for each place where it does not."""

    title: str
    find: Callable[[], Iterator[str]]


def faults() -> Iterator[tuple[Check, str]]:
    """Everything that is wrong, check by check; nothing in books that balance."""
    for check in CHECKS:
        for line in check.find():
            yield check, line


def _stock() -> Iterator[str]:
    wrong = StockRecord.objects.filter(Q(num_in_stock__lt=0) | Q(num_allocated__lt=0) | Q(num_in_stock__lt=Coalesce(F("num_allocated"), 0)))
    for title, there, promised in _rows(wrong, "product__title", "num_in_stock", "num_allocated"):
        yield f"{title}: {there} di toko, {promised or 0} disisihkan."


def _sums() -> Iterator[str]:
    lines = get_model("order", "Line").objects.filter(order=OuterRef("pk")).order_by().values("order")
    goods = Coalesce(Subquery(lines.annotate(sum=Sum("line_price_incl_tax")).values("sum")), Decimal(0))
    orders = Order.objects.annotate(goods=goods).exclude(total_incl_tax=F("goods") + F("shipping_incl_tax") - F("unique_discount"))
    for number, total, worth, charge, less in _rows(orders, "number", "total_incl_tax", "goods", "shipping_incl_tax", "unique_discount"):
        yield f"Pesanan {number}: jumlahnya {rupiah(total)}, tetapi barang {rupiah(worth)} dan kirim {rupiah(charge)}" + (
            f", potongan {rupiah(less)}." if less else "."
        )
    groups = OrderGroup.objects.annotate(sum=Coalesce(Sum("orders__total_incl_tax"), Decimal(0))).exclude(total=F("sum"))
    for pk, total, together in _rows(groups, "pk", "total", "sum"):
        yield f"Kelompok {OrderGroup(pk=pk).number}: disetujui {rupiah(total)}, pesanannya bersama {rupiah(together)}."


def _allocations() -> Iterator[str]:
    all_lines = get_model("order", "Line").objects.filter(stockrecord__isnull=False)
    mine = all_lines.filter(stockrecord=OuterRef("pk")).order_by().values("stockrecord").annotate(sum=Sum("num_allocated")).values("sum")
    records = StockRecord.objects.annotate(mine=Coalesce(Subquery(mine), 0)).exclude(mine=Coalesce(F("num_allocated"), 0))
    for title, promised, ordered in _rows(records, "product__title", "num_allocated", "mine"):
        yield f"{title}: {promised or 0} disisihkan, di pesanan {ordered}."
    holds = Q(order__status__in=HOLDING)
    lines = all_lines.filter((holds & ~Q(num_allocated=F("quantity"))) | (~holds & ~Q(num_allocated=0)))
    for number, status, title, pieces, promised in _rows(lines, "order__number", "order__status", "title", "quantity", "num_allocated"):
        yield f"Pesanan {number} ({status}): {promised} dari {pieces} {title} disisihkan."


def _shops() -> Iterator[str]:
    lines = get_model("order", "Line").objects
    for number in _values(Order.objects.filter(~Exists(Partner.objects.filter(pk=OuterRef("partner_id")))), "number"):
        yield f"Pesanan {number}: tokonya tidak ada."
    for number in _values(Order.objects.filter(~Exists(lines.filter(order=OuterRef("pk")))), "number"):
        yield f"Pesanan {number}: tidak ada isinya."
    strange = Q(partner=None) | ~Q(partner=F("order__partner")) | (Q(stockrecord__isnull=False) & ~Q(stockrecord__partner=F("order__partner")))
    for number, title in _rows(lines.filter(strange), "order__number", "title"):
        yield f"Pesanan {number}: {title} bukan barang toko ini."
    for pk in _values(OrderGroup.objects.filter(~Exists(Order.objects.filter(group=OuterRef("pk")))), "pk"):
        yield f"Kelompok {OrderGroup(pk=pk).number}: tidak ada pesanannya."


def _money() -> Iterator[str]:
    """Rows that are written once and say the same as the order and its history: changing one alone is seen here. Changing all of them is what the
    database refuses, and whether it does is asked first."""
    for table in append_only.unguarded():
        yield f"Tabel {table}: pemicu yang menolak perubahan tidak terpasang."
    other = MoneyRecord.objects.exclude(amount=F("order__total_incl_tax"), method=F("order__payment_method"))
    for number, kind, amount, method, total, way in _rows(other, "order__number", "kind", "amount", "method", "order__total_incl_tax", "order__payment_method"):
        yield f"Pesanan {number}: catatan uang {kind} {rupiah(amount)} ({method}), pesanannya {rupiah(total)} ({way})."
    received = MoneyRecord.objects.filter(kind=Kind.RECEIVED)
    told = OrderEvent.objects.filter(Q(new_status__in=SOLD) | Q(key=LATE_MONEY), order=OuterRef("order"))
    for number in _values(received.filter(~Exists(told)), "order__number"):
        yield f"Pesanan {number}: ada catatan uang, tetapi riwayatnya tidak bercerita tentang uang."


def _told() -> Iterator[str]:
    """Records that are gone, by the rows that were written with them: the order's history and its complaint's. Never the other way round: older orders have
    fewer of these rows."""
    for kind, words in ((Kind.RECEIVED, "diterima"), (Kind.OWED, "harus kembali"), (Kind.RETURNED, "sudah kembali")):
        told = Q(Exists(OrderEvent.objects.filter(TELLS[kind], order=OuterRef("pk"))))
        if kind in COMPLAINT_TELLS:
            told |= Q(Exists(ComplaintEvent.objects.filter(COMPLAINT_TELLS[kind], complaint__order=OuterRef("pk"))))
        lost = Order.objects.filter(told, ~Exists(MoneyRecord.objects.filter(order=OuterRef("pk"), kind=kind)))
        for number in _values(lost, "number"):
            yield f"Pesanan {number}: tercerita bahwa uangnya {words}, tetapi catatannya tidak ada."


def _history() -> Iterator[str]:
    events = OrderEvent.objects.filter(order=OuterRef("pk")).order_by("-pk")
    last = Coalesce(Subquery(events.values("new_status")[:1]), Value(""), output_field=CharField())
    for number, status, told in _rows(Order.objects.annotate(told=last).exclude(status=F("told")), "number", "status", "told"):
        yield f"Pesanan {number}: keadaannya {status}, riwayatnya berakhir di {told or 'tidak ada'}."
    before = Window(Lag("new_status"), partition_by="order_id", order_by="pk")
    chain = OrderEvent.objects.order_by().annotate(before=Coalesce(before, Value(""), output_field=CharField())).filter(~Q(old_status=F("before")))
    for number, key, old, left in _rows(chain, "order__number", "key", "old_status", "before"):
        yield f"Pesanan {number}: langkah {key} berangkat dari {old or 'awal'}, langkah sebelumnya berakhir di {left or 'awal'}."
    begun = OrderEvent.objects.filter(key__in=(PLACED, RECORDED)).values("order__number").annotate(times=Count("pk")).filter(times__gt=1)
    for number in _values(begun.order_by(), "order__number"):
        yield f"Pesanan {number}: dibuat lebih dari sekali."


def _refunds() -> Iterator[str]:
    twice = MoneyRecord.objects.order_by().values("order__number", "kind").annotate(times=Count("pk")).filter(times__gt=1)
    for number, kind, times in _rows(twice, "order__number", "kind", "times"):
        yield f"Pesanan {number}: catatan uang {kind} ada {times} kali."
    for kind, needs in ((Kind.RETURNED, Kind.OWED), (Kind.OWED, Kind.RECEIVED)):
        first = MoneyRecord.objects.filter(order=OuterRef("order"), kind=needs)
        for number in _values(MoneyRecord.objects.filter(kind=kind).filter(~Exists(first)), "order__number"):
            yield f"Pesanan {number}: catatan uang {kind.value} tanpa {needs.value}."
    has = MoneyRecord.objects.filter(order=OuterRef("pk"))
    kept = Order.objects.filter(Exists(has.filter(kind=Kind.RECEIVED)), ~Exists(has.filter(kind=Kind.OWED)), status=settings.CANCELLED)
    for number in _values(kept, "number"):
        yield f"Pesanan {number}: dibatalkan setelah dibayar, tetapi uang yang harus kembali tidak dicatat."


def _rows(rows: QuerySet[Any], *names: str) -> Iterator[tuple[Any, ...]]:
    """The named columns, never all of them at once in memory."""
    return rows.values_list(*names).iterator()


def _values(rows: QuerySet[Any], name: str) -> Iterator[Any]:
    return rows.values_list(name, flat=True).iterator()


CHECKS = (
    Check("Stok tidak pernah kurang dari nol, dan tidak dijanjikan lebih dari yang ada", _stock),
    Check("Jumlah pesanan sama dengan isinya, dan bersama sama dengan yang disetujui pembeli", _sums),
    Check("Yang disisihkan sama dengan isi pesanan yang berjalan", _allocations),
    Check("Tiap pesanan punya satu toko dan hanya barang toko itu", _shops),
    Check("Catatan uang tidak diubah sesudahnya", _money),
    Check("Uang yang diceritakan ada catatannya", _told),
    Check("Riwayat sampai ke keadaan pesanan, langkah demi langkah", _history),
    Check("Uang kembali hanya sekali, dan hanya yang pernah diterima", _refunds),
)
