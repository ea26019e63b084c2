"""`manage.py audit_books`: quiet about a market that did everything there is to do, and never quiet about a row that somebody bent."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from io import StringIO
from itertools import product
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.accounts.roles import OFFICER
from shop.complaints import actions as complaints
from shop.complaints.models import Complaint
from shop.order import actions, append_only, audit, deadlines, steps
from shop.order.actors import CLOCK, COMPANY, Actor, buyer, officer, seller
from shop.order.models import MoneyRecord, Order, OrderEvent, OrderGroup
from shop.order.placement import Choice, place_orders
from shop.order.recording import Agreement, Piece, record_order
from shop.partner.models import Partner
from tests.factories.orders import make_basket, make_buyer, make_order
from tests.factories.shop import make_product, make_shop, make_user
from tests.rewind import Rewound

pytestmark = pytest.mark.django_db
STOCK, SUMS, ALLOCATIONS, SHOPS, MONEY, TOLD, HISTORY, REFUNDS = (check.title for check in audit.CHECKS)
QUERIES = 22
OWED, DONE, PREPARED, OPEN = 1, 2, 3, 4


@pytest.fixture
def market() -> dict[int, Order]:
    """An order of each fate: paid and turned down, over, being prepared, and open; one press ordered from two shops."""
    first, second = make_product(stock=50, title="Kopi Sidikalang"), make_product(stock=50, title="Bika Ambon")
    shops = {shop: Choice("ambil", "transfer") for shop in Partner.objects.values_list("pk", flat=True)}
    pair = place_orders(make_basket(first, second, quantity=2), make_buyer(), shops, uuid4())
    owed, done = pair.orders.order_by("pk")
    prepared, opened = make_order(first, quantity=3, payment="ambil"), make_order(second)
    for order in (owed, done):
        actions.confirm_payment(order, seller(None))
    actions.cancel(owed, seller(None), "Barang rusak")
    actions.make_ready(done, seller(None))
    actions.receive(done, buyer(None))
    actions.complete(done, CLOCK)
    actions.accept(prepared, seller(None))
    deadlines.remind_due(timezone.now() + timedelta(hours=20))
    return {OWED: owed, DONE: done, PREPARED: prepared, OPEN: opened}


def found() -> dict[str, list[str]]:
    """What is wrong, by check."""
    told: dict[str, list[str]] = {}
    for check, line in audit.faults():
        told.setdefault(check.title, []).append(line)
    return told


def bend(statement: str, *values: object) -> None:
    """A change past every action, every model and every trigger."""
    with connection.cursor() as cursor:
        for table in append_only.TABLES if "order_moneyrecord" in statement or "order_orderevent" in statement else ():
            cursor.execute(f"DROP TRIGGER append_only_{table}" + (f" ON {table}" if connection.vendor == "postgresql" else ""))
        cursor.execute(statement, values)
        assert cursor.rowcount == 1
    append_only.install()


def test_books_of_every_fate_balance(market: dict[int, Order]) -> None:
    assert found() == {}
    actions.record_refund(market[OWED], seller(None), "Transfer ke BCA")
    actions.cancel(market[OPEN], buyer(None), "Berubah pikiran")
    actions.owe_late_money(market[OPEN], COMPANY)
    arrived(market, buyer(None))  # whose cash nobody has seen
    shop = market[OPEN].partner
    for number, (is_paid, is_handed_over) in enumerate(product((True, False), repeat=2), start=1):
        pieces = [Piece(make_product(shop, stock=9), number, Decimal(5000))]
        record_order(shop, pieces, Agreement("Bu Ani", "ambil", is_paid, is_handed_over, reason="Langganan"), uuid4(), seller(None))
    assert found() == {}


def stock(market: dict[int, Order]) -> str:
    bend("UPDATE partner_stockrecord SET num_allocated = -1 WHERE id = %s", market[OPEN].lines.get().stockrecord_id)
    return "Bika Ambon: 48 di toko, -1 disisihkan."


def oversold(market: dict[int, Order]) -> str:
    bend("UPDATE partner_stockrecord SET num_in_stock = 2 WHERE id = %s", market[PREPARED].lines.get().stockrecord_id)
    return "Kopi Sidikalang: 2 di toko, 3 disisihkan."


def group_sum(market: dict[int, Order]) -> str:
    bend("UPDATE order_ordergroup SET total = total + 1000 WHERE id = %s", market[OWED].group_id)
    return f"Kelompok {market[OWED].group.number}: disetujui Rp41.000, pesanannya bersama Rp40.000."


def order_sum(market: dict[int, Order]) -> str:
    bend("UPDATE order_line SET line_price_incl_tax = 9000 WHERE order_id = %s", market[OPEN].pk)
    return f"Pesanan {market[OPEN].number}: jumlahnya Rp10.000, tetapi barang Rp9.000 dan kirim Rp0."


def allocation(market: dict[int, Order]) -> str:
    bend("UPDATE partner_stockrecord SET num_allocated = 4 WHERE id = %s", market[PREPARED].lines.get().stockrecord_id)
    return "Kopi Sidikalang: 4 disisihkan, di pesanan 3."


def returned_stock_kept(market: dict[int, Order]) -> str:
    line = market[OWED].lines.get()
    bend("UPDATE order_line SET num_allocated = 2 WHERE id = %s", line.pk)
    return f"Pesanan {market[OWED].number} (cancelled): 2 dari 2 Kopi Sidikalang disisihkan."


def other_shop(market: dict[int, Order]) -> str:
    bend("UPDATE order_line SET partner_id = %s WHERE order_id = %s", make_shop().pk, market[OPEN].pk)
    return f"Pesanan {market[OPEN].number}: Bika Ambon bukan barang toko ini."


def empty_order(market: dict[int, Order]) -> str:
    line = market[DONE].lines.get()
    bend("UPDATE order_line SET order_id = %s WHERE id = %s", market[OPEN].pk, line.pk)
    return f"Pesanan {market[DONE].number}: tidak ada isinya."


def empty_group(market: dict[int, Order]) -> str:
    group = OrderGroup.objects.create(key=uuid4())
    return f"Kelompok {group.number}: tidak ada pesanannya."


def other_amount(market: dict[int, Order]) -> str:
    bend("UPDATE order_moneyrecord SET amount = 5000 WHERE order_id = %s", market[DONE].pk)
    return f"Pesanan {market[DONE].number}: catatan uang received Rp5.000 (transfer), pesanannya Rp20.000 (transfer)."


def lost_payment(market: dict[int, Order]) -> str:
    bend("DELETE FROM order_moneyrecord WHERE order_id = %s", market[DONE].pk)
    return gone(market[DONE], "diterima")


def lost_cash_at_the_counter(market: dict[int, Order]) -> str:
    order = arrived(market, seller(None))
    return lose(order, "received", "diterima")


def lost_cash_that_came_later(market: dict[int, Order]) -> str:
    order = arrived(market, buyer(None))
    actions.record_cash(order, seller(None))
    return lose(order, "received", "diterima")


def lost_money_of_a_recorded_sale(market: dict[int, Order]) -> str:
    return lose(recorded(market, is_handed_over=True), "received", "diterima")


def lost_money_of_a_recorded_order(market: dict[int, Order]) -> str:
    return lose(recorded(market, is_handed_over=False), "received", "diterima")


def lost_late_money(market: dict[int, Order]) -> str:
    lose(late(market), "owed", "")
    return lose(market[OPEN], "received", "diterima")


def lost_debt_of_late_money(market: dict[int, Order]) -> str:
    return lose(late(market), "owed", "harus kembali")


def lost_debt_of_a_complaint(market: dict[int, Order]) -> str:
    return lose(complained(market).order, "owed", "harus kembali")


def lost_debt_by_an_officers_word(market: dict[int, Order]) -> str:
    complaint = opened(market, Complaint.Wish.REPLACE)
    complaints.refuse(complaint, seller(None), "Barang baik saat berangkat.")
    complaints.ask_officer(complaint, buyer(None), "Fotonya jelas.")
    complaints.decide(complaint, officer(make_user(OFFICER)), "Uang dikembalikan.", refund=True)
    return lose(complaint.order, "owed", "harus kembali")


def lost_refund_of_a_complaint(market: dict[int, Order]) -> str:
    complaint = complained(market)
    complaints.refund(complaint.order, seller(None), "Transfer ke BCA")
    return lose(complaint.order, "returned", "sudah kembali")


def lost_refund(market: dict[int, Order]) -> str:
    actions.record_refund(market[OWED], seller(None), "Transfer ke BCA")
    return lose(market[OWED], "returned", "sudah kembali")


def payment_from_nowhere(market: dict[int, Order]) -> str:
    insert_money(market[OPEN], "received")
    return f"Pesanan {market[OPEN].number}: ada catatan uang, tetapi riwayatnya tidak bercerita tentang uang."


def unguarded_table(market: dict[int, Order]) -> str:
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER append_only_order_moneyrecord" + (" ON order_moneyrecord" if connection.vendor == "postgresql" else ""))
    return "Tabel order_moneyrecord: pemicu yang menolak perubahan tidak terpasang."


def other_state(market: dict[int, Order]) -> str:
    bend("UPDATE order_order SET status = 'complete' WHERE id = %s", market[PREPARED].pk)
    return f"Pesanan {market[PREPARED].number}: keadaannya complete, riwayatnya berakhir di processing."


def broken_chain(market: dict[int, Order]) -> str:
    bend("DELETE FROM order_orderevent WHERE order_id = %s AND key = 'money_seen'", market[OWED].pk)
    return f"Pesanan {market[OWED].number}: langkah cancelled berangkat dari paid, langkah sebelumnya berakhir di awaiting_payment."


def refund_of_nothing(market: dict[int, Order]) -> str:
    insert_money(market[DONE], "returned")
    return f"Pesanan {market[DONE].number}: catatan uang returned tanpa owed."


def debt_forgotten(market: dict[int, Order]) -> str:
    bend("DELETE FROM order_moneyrecord WHERE order_id = %s AND kind = 'owed'", market[OWED].pk)
    return f"Pesanan {market[OWED].number}: dibatalkan setelah dibayar, tetapi uang yang harus kembali tidak dicatat."


def gone(order: Order, words: str) -> str:
    return f"Pesanan {order.number}: tercerita bahwa uangnya {words}, tetapi catatannya tidak ada."


def lose(order: Order, kind: str, words: str) -> str:
    """One record of its money is deleted behind the models."""
    bend("DELETE FROM order_moneyrecord WHERE order_id = %s AND kind = %s", order.pk, kind)
    return gone(order, words)


def arrived(market: dict[int, Order], by: Actor) -> Order:
    """The order that is paid at the counter, fetched."""
    actions.make_ready(market[PREPARED], seller(None))
    return actions.receive(market[PREPARED], by)


def recorded(market: dict[int, Order], *, is_handed_over: bool) -> Order:
    piece = Piece(make_product(market[OPEN].partner, price=5_000), 1, Decimal(5_000))
    return record_order(market[OPEN].partner, [piece], Agreement("Bu Ani", "ambil", is_paid=True, is_handed_over=is_handed_over), uuid4(), seller(None))


def late(market: dict[int, Order]) -> Order:
    actions.cancel(market[OPEN], buyer(None), "Berubah pikiran")
    return actions.owe_late_money(market[OPEN], COMPANY)


def opened(market: dict[int, Order], wish: str) -> Complaint:
    order = arrived(market, seller(None))
    return complaints.open_complaint(order, buyer(None), reason=Complaint.Reason.BROKEN, wish=wish, words="Isinya basi.")


def complained(market: dict[int, Order]) -> Complaint:
    """The seller agreed to give the money back."""
    return complaints.accept(opened(market, Complaint.Wish.MONEY), seller(None))


def insert_money(order: Order, kind: str) -> None:
    bend(
        "INSERT INTO order_moneyrecord (order_id, kind, amount, method, at, role, words) VALUES (%s, %s, %s, %s, %s, 'seller', '')",
        order.pk, kind, int(order.total_incl_tax), order.payment_method, timezone.now(),
    )  # fmt: skip


FAULTS: list[tuple[str, Callable[[dict[int, Order]], str]]] = [
    (STOCK, stock), (STOCK, oversold),
    (SUMS, group_sum), (SUMS, order_sum),
    (ALLOCATIONS, allocation), (ALLOCATIONS, returned_stock_kept),
    (SHOPS, other_shop), (SHOPS, empty_order), (SHOPS, empty_group),
    (MONEY, other_amount), (MONEY, payment_from_nowhere), (MONEY, unguarded_table),
    (TOLD, lost_payment), (TOLD, lost_cash_at_the_counter), (TOLD, lost_cash_that_came_later),
    (TOLD, lost_money_of_a_recorded_sale), (TOLD, lost_money_of_a_recorded_order), (TOLD, lost_late_money), (TOLD, lost_debt_of_late_money),
    (TOLD, lost_debt_of_a_complaint), (TOLD, lost_debt_by_an_officers_word), (TOLD, lost_refund_of_a_complaint), (TOLD, lost_refund),
    (HISTORY, other_state), (HISTORY, broken_chain),
    (REFUNDS, refund_of_nothing), (REFUNDS, debt_forgotten),
]  # fmt: skip
ONE_OF_EACH = list(dict(reversed(FAULTS)).items())


@pytest.mark.parametrize(("check", "plant"), FAULTS)
def test_planted_fault_is_named(market: dict[int, Order], check: str, plant: Callable[[dict[int, Order]], str]) -> None:
    line = plant(market)
    assert line in found()[check]


@pytest.mark.parametrize(("check", "plant"), ONE_OF_EACH)
@pytest.mark.django_db(transaction=True)  # the command asks for a moment of its own, and PostgreSQL has none inside a transaction
def test_command_names_planted_fault_and_ends_with_an_error(market: dict[int, Order], check: str, plant: Callable[[dict[int, Order]], str]) -> None:
    line, out = plant(market), StringIO()
    with pytest.raises(CommandError) as ended:
        call_command("audit_books", stdout=out)
    assert ended.value.returncode == 1
    faulty, _verdict, _others = out.getvalue().partition(f"SALAH: {check} (")
    assert f"  {line}\n" in faulty.rpartition("benar: ")[2], "above the verdict of its own check"


def test_what_older_releases_did_not_tell_is_no_fault(market: dict[int, Order]) -> None:
    """A refund and cash of which there is nothing but the record."""
    actions.record_refund(market[OWED], seller(None), "Transfer ke BCA")
    actions.record_cash(arrived(market, buyer(None)), seller(None))
    assert found() == {}
    OrderEvent.objects.filter(key__in=(steps.REFUNDED, steps.CASH_SEEN))._raw_delete("default")
    assert found() == {}


@pytest.mark.django_db(transaction=True)
def test_second_refund_of_one_order_is_named(market: dict[int, Order], monkeypatch: pytest.MonkeyPatch) -> None:
    """The database refuses it; in one that has lost its constraint it is seen."""
    actions.record_refund(market[OWED], seller(None), "Transfer ke BCA")
    once = next(constraint for constraint in MoneyRecord._meta.constraints if constraint.name == "order_money_once")
    others = [constraint for constraint in MoneyRecord._meta.constraints if constraint is not once]
    monkeypatch.setattr(MoneyRecord._meta, "constraints", others)  # SQLite writes the table anew from these
    with connection.schema_editor() as editor:
        editor.remove_constraint(MoneyRecord, once)
    append_only.install()
    insert_money(market[OWED], "returned")
    assert found() == {REFUNDS: [f"Pesanan {market[OWED].number}: catatan uang returned ada 2 kali."]}


@pytest.mark.django_db(transaction=True)
def test_order_without_its_shop_is_named(market: dict[int, Order]) -> None:
    """As in a copy of the database that was put back without its keys."""
    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
        cursor.execute("UPDATE order_order SET partner_id = 987654 WHERE id = %s", [market[OPEN].pk])
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = DEFAULT")
    assert f"Pesanan {market[OPEN].number}: tokonya tidak ada." in found()[SHOPS]


@pytest.mark.django_db(transaction=True)
def test_command_names_the_fault_and_ends_with_an_error(market: dict[int, Order]) -> None:
    out = StringIO()
    call_command("audit_books", stdout=out)
    assert out.getvalue().count("benar: ") == len(audit.CHECKS)
    assert "SALAH" not in out.getvalue()
    line = group_sum(market)
    out = StringIO()
    with pytest.raises(CommandError, match="1 kesalahan"):
        call_command("audit_books", stdout=out)
    assert f"  {line}\nSALAH: {SUMS} (1)\n" in out.getvalue()


def test_number_of_questions_does_not_grow(market: dict[int, Order]) -> None:
    for many in (1, 5):
        make_order(*[make_product(market[OPEN].partner) for _ in range(many)])
        with CaptureQueriesContext(connection) as asked:
            assert found() == {}
        assert len(asked) == QUERIES


@pytest.mark.django_db(transaction=True)
def test_old_presses_agree_to_the_sum_of_their_orders(market: dict[int, Order]) -> None:
    old = Rewound("order", "0027_group_total", "0028_talk_between_buyer_and_seller", "0029_unique_amounts")
    old.replay()
    append_only.install()
    assert OrderGroup.objects.get(pk=market[OWED].group_id).total == 40_000
    assert found() == {}
