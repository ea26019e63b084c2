"""A complaint from the first word to the last: whose turn it is, what the clock does, where the money stands (OL-03, OL-05)."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.core import mail
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from portal.accounts.roles import OFFICER as OFFICERS
from portal.accounts.roles import SELLER as SELLERS
from portal.demo.loading.complaints import load_complaints
from portal.demo.loading.orders import DISPUTED, key_of
from portal.notifications.models import Alarm, InboxItem, Message
from shop.complaints import actions
from shop.complaints.deadlines import follow
from shop.complaints.models import Complaint, ComplaintEvent
from shop.complaints.notices import SUBJECTS
from shop.complaints.queries import MOST_ASKED, complaints_for_seller
from shop.complaints.states import CLOCKS, HAPPENED, SAID, TURNS, card_of, history
from shop.order import actions as orders
from shop.order import deadlines, ledger
from shop.order.actors import CLOCK, COMPANY, Actor, Role, buyer, officer, seller
from shop.order.exceptions import NotTheirs, WrongState
from shop.order.ledger import Money
from shop.order.links import order_url
from shop.order.models import Order
from shop.order.states import seen_by_buyer
from tests.factories.complaints import STORY, make_complaint, make_mediated, make_received
from tests.factories.orders import make_order
from tests.factories.shop import make_product, make_region, make_shop, make_user
from tests.post_office import delivering

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)  # Sunday, 10.00 WIB
SELLER, BUYER = seller(None), buyer(None)
State, Wish = Complaint.State, Complaint.Wish


def an_officer() -> Actor:
    return officer(make_user(OFFICERS))


@pytest.fixture(autouse=True)
def frozen() -> Iterator[Any]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def run(frozen: Any, moment: datetime) -> int:
    """Everything the clock does then; twice, as two processes might."""
    frozen.move_to(moment)
    done = [job(timezone.now()) for job in (deadlines.expire_due, deadlines.remind_due, follow)]
    assert [job(timezone.now()) for job in (deadlines.expire_due, deadlines.remind_due, follow)] == [0, 0, 0]
    return sum(done)


def fresh(complaint: Complaint) -> Complaint:
    return Complaint.objects.select_related("order").get(pk=complaint.pk)


def keys(complaint: Complaint) -> list[str]:
    return list(complaint.events.values_list("key", flat=True))


def stock(order: Order) -> tuple[int, int]:
    record = order.lines.get().stockrecord
    record.refresh_from_db()
    return record.num_in_stock, record.num_allocated or 0


def test_the_order_does_not_complete_while_a_complaint_is_open_and_has_fresh_days_after(frozen: Any) -> None:
    complaint = make_complaint(wish=Wish.REPLACE)
    order = complaint.order
    assert Order.objects.get().deadline is None
    actions.refuse(complaint, SELLER, "Tidak benar.")
    actions.ask_officer(complaint, BUYER, "Lihat fotonya.")
    run(frozen, NOW + timedelta(days=30))
    order.refresh_from_db()
    assert order.status == settings.RECEIVED
    with pytest.raises(WrongState, match="keluhan yang masih terbuka"):
        orders.complete(order, CLOCK)
    actions.settle(complaint, BUYER)
    order.refresh_from_db()
    assert order.deadline == NOW + timedelta(days=30 + settings.COMPLAINT_DAYS)
    run(frozen, order.deadline - timedelta(minutes=1))
    order.refresh_from_db()
    assert order.status == settings.RECEIVED
    run(frozen, order.deadline)
    order.refresh_from_db()
    assert order.status == settings.COMPLETE


def test_a_step_of_the_order_does_not_start_its_clock_again() -> None:
    product = make_product(make_shop(parcel_charge=25_000))
    make_region()
    order = make_order(product, delivery="paket")
    orders.confirm_payment(order, SELLER)
    orders.hand_over(order, SELLER)
    complaint = make_complaint(order)
    orders.receive(order, BUYER)
    assert Order.objects.get().deadline is None
    actions.settle(complaint, BUYER)
    assert Order.objects.get().deadline == NOW + timedelta(days=settings.COMPLAINT_DAYS)


def test_an_unanswered_complaint_reaches_the_officers_on_time(frozen: Any) -> None:
    owner = make_user(SELLERS, email="penjual@contoh.id")
    make_user(OFFICERS, email="petugas@contoh.id")
    complaint = make_complaint(make_received(make_product(make_shop(owner, name="Dapur Uji")), email="rina@contoh.id"))
    wait = timedelta(hours=settings.COMPLAINT_ANSWER_HOURS)
    assert complaint.deadline == NOW + wait
    run(frozen, NOW + wait / 2)
    assert Message.objects.filter(subject__startswith="Pengingat: keluhan").values_list("address", flat=True).get() == "penjual@contoh.id"
    assert run(frozen, NOW + wait - timedelta(minutes=1)) == 0
    assert not Alarm.objects.exists()
    with delivering():
        assert run(frozen, NOW + wait) == 1
    assert fresh(complaint).state == State.MEDIATION
    assert fresh(complaint).events.last().role == Role.CLOCK
    alarm = Alarm.objects.get(settled_at=None)
    assert alarm.subject == f"Putuskan keluhan {complaint.order.number}, Dapur Uji"
    assert alarm.path == f"/kelola/keluhan/{complaint.pk}/"
    told = {message.to[0] for message in mail.outbox if "tidak" in message.subject or "Putuskan" in message.subject}
    assert told == {"rina@contoh.id", "penjual@contoh.id", "petugas@contoh.id"}


def test_officers_who_are_late_are_told_once_more(frozen: Any) -> None:
    make_user(OFFICERS, email="petugas@contoh.id")
    complaint = make_mediated()
    run(frozen, complaint.deadline)
    run(frozen, complaint.deadline + timedelta(days=9))
    assert keys(complaint)[-1] == "late"
    assert keys(complaint).count("late") == 1
    assert Message.objects.filter(address="petugas@contoh.id", subject__startswith="Sudah lewat").count() == 1
    assert Alarm.objects.filter(settled_at=None).count() == 1
    assert card_of(fresh(complaint), Role.BUYER).due.startswith("Lewat batas waktu")


def test_a_promise_that_is_not_kept_goes_to_the_officers(frozen: Any) -> None:
    complaint = make_complaint()
    actions.accept(complaint, SELLER)
    run(frozen, NOW + timedelta(hours=settings.COMPLAINT_KEEP_HOURS))
    assert (fresh(complaint).state, keys(complaint)[-1]) == (State.MEDIATION, "unkept")


def test_a_buyer_who_says_nothing_to_an_answer_closes_it(frozen: Any) -> None:
    complaint = make_complaint()
    actions.offer(complaint, SELLER, "Saya antar sekotak lagi.")
    moment = NOW + timedelta(hours=settings.COMPLAINT_REPLY_HOURS)
    run(frozen, moment)
    assert (fresh(complaint).state, keys(complaint)[-1]) == (State.CLOSED, "buyer_silent")
    assert Order.objects.get().deadline == moment + timedelta(days=settings.COMPLAINT_DAYS)


def test_money_back_goes_the_way_of_money_and_the_stock_is_not_touched() -> None:
    order = make_received(make_product(stock=5))
    before = stock(order)
    complaint = make_complaint(order)
    actions.accept(complaint, SELLER)
    assert fresh(complaint).state == State.PROMISED
    assert ledger.state_of_money(order) == Money.OWED_BACK
    with pytest.raises(WrongState, match="Catat uang"):
        actions.keep(complaint, SELLER)
    for _ in range(2):
        actions.refund(order, SELLER, "Transfer ke BCA.")
    assert fresh(complaint).state == State.ANSWERED
    assert ledger.state_of_money(order) == Money.RETURNED
    assert list(order.money.values_list("kind", flat=True)) == ["received", "owed", "returned"]
    actions.settle(complaint, BUYER)
    assert stock(order) == before
    assert keys(complaint) == ["opened", "accepted", "refunded", "settled"]


def test_goods_that_never_left_go_back_to_the_stock_once(frozen: Any) -> None:
    order = make_order(make_product(stock=5), quantity=2)
    orders.confirm_payment(order, SELLER)
    with pytest.raises(WrongState, match="tidak bisa dikeluhkan"):
        make_complaint(order)
    frozen.move_to(order.deadline)
    complaint = make_complaint(order, reason=Complaint.Reason.NOT_ARRIVED)
    actions.accept(complaint, SELLER, "Barang habis.")
    order.refresh_from_db()
    assert (order.status, order.cancel_reason) == (settings.CANCELLED, "Barang habis.")
    assert stock(order) == (5, 0)
    actions.refund(order, SELLER, "Tunai.")
    assert (fresh(complaint).state, stock(order)) == (State.ANSWERED, (5, 0))


def test_who_agrees_to_give_cash_back_had_it() -> None:
    order = make_order(make_product(), payment="ambil")
    orders.accept(order, SELLER)
    orders.make_ready(order, SELLER)
    orders.receive(order, buyer(None))
    assert ledger.state_of_money(order) == Money.NOT_SEEN
    actions.accept(make_complaint(order), SELLER)
    assert list(order.money.values_list("kind", flat=True)) == ["received", "owed"]


@pytest.mark.parametrize(
    ("refund", "money", "key", "state"),
    [(True, Money.OWED_BACK, "decided_refund", State.PROMISED), (False, Money.PAID, "decided", State.CLOSED)],
)
def test_an_officer_ends_it_with_words_to_both(refund: bool, money: Money, key: str, state: State) -> None:
    judge = make_user(OFFICERS)
    owner = make_user(SELLERS)
    complaint = make_mediated(make_received(make_product(make_shop(owner)), user=make_user(first_name="Rina")))
    actions.say(complaint, officer(judge), "Mohon foto kotaknya.")
    actions.decide(complaint, officer(judge), "Barang memang rusak.", refund=refund)
    assert fresh(complaint).state == state
    assert ledger.state_of_money(complaint.order) == money
    last = complaint.events.last()
    assert (last.key, last.user, last.role, last.words) == (key, judge, "officer", "Barang memang rusak.")
    assert not Alarm.objects.filter(settled_at=None).exists()
    event = f"order-{complaint.order_id}-complaint-{last.pk}"
    assert sorted(InboxItem.objects.filter(event__startswith=event).values_list("user", flat=True)) == sorted([owner.pk, complaint.order.user_id])
    with pytest.raises(WrongState, match=state.label.lower()):
        actions.decide(complaint, officer(make_user(OFFICERS)), "Lain.", refund=True)
    with pytest.raises(WrongState):
        actions.ask_officer(complaint, BUYER, "Saya tidak setuju.")


def test_money_that_an_officer_ordered_back_has_a_clock_and_comes_back_to_the_officers(frozen: Any) -> None:
    owner = make_user(SELLERS)
    complaint = make_mediated(make_received(make_product(make_shop(owner, name="Dapur Uji")), user=make_user()), wish=Wish.REPLACE)
    actions.decide(complaint, an_officer(), "Kembalikan uangnya.", refund=True)
    assert list(complaints_for_seller(complaint.order.partner)) == [complaint]
    assert InboxItem.objects.filter(user=owner).latest("pk").important
    assert Order.objects.get().deadline is None, "the order completes while money is awaited"
    words = [card_of(fresh(complaint), role).text for role in (Role.BUYER, Role.SELLER, Role.OFFICER)]
    assert [text for text in words if "petugas" not in text] == []
    with pytest.raises(WrongState, match="Catat uang"):
        actions.keep(complaint, SELLER, "Sudah saya ganti.")
    run(frozen, NOW + timedelta(hours=settings.COMPLAINT_KEEP_HOURS))
    assert (fresh(complaint).state, keys(complaint)[-1]) == (State.MEDIATION, "unkept")
    assert Alarm.objects.get(settled_at=None).subject == f"Putuskan keluhan {complaint.order.number}, Dapur Uji"
    actions.decide(complaint, an_officer(), "Sekali lagi: kembalikan.", refund=True)
    actions.refund(complaint.order, SELLER, "Transfer ke BCA.")
    assert fresh(complaint).state == State.ANSWERED
    actions.ask_officer(complaint, BUYER, "Uangnya tidak ada.")
    assert fresh(complaint).state == State.MEDIATION


def test_an_officer_cancels_an_order_that_never_left_and_its_goods_come_back_once(frozen: Any) -> None:
    order = make_order(make_product(stock=5), quantity=2)
    orders.confirm_payment(order, SELLER)
    frozen.move_to(order.deadline)
    complaint = make_mediated(order, reason=Complaint.Reason.NOT_ARRIVED)
    assert stock(order) == (5, 2)
    actions.decide(complaint, an_officer(), "Barang tidak pernah dikirim.", refund=True)
    order.refresh_from_db()
    assert (order.status, order.cancel_reason, stock(order)) == (settings.CANCELLED, "Barang tidak pernah dikirim.", (5, 0))
    assert (fresh(complaint).state, ledger.state_of_money(order)) == (State.PROMISED, Money.OWED_BACK)
    actions.refund(order, SELLER, "Tunai.")
    actions.settle(complaint, BUYER)
    assert (stock(order), Order.objects.get().deadline) == ((5, 0), None)
    assert list(order.money.values_list("kind", flat=True)) == ["received", "owed", "returned"]


def test_money_that_comes_back_while_officers_read_is_told_to_all_and_not_ordered_again(frozen: Any) -> None:
    make_user(OFFICERS, email="petugas@contoh.id")
    order = make_received(make_product(make_shop(name="Dapur Uji")), email="rina@contoh.id")
    complaint = make_complaint(order)
    actions.accept(complaint, SELLER)
    run(frozen, NOW + timedelta(hours=settings.COMPLAINT_KEEP_HOURS))
    for _ in range(2):
        actions.refund(order, SELLER, "Transfer ke BCA.")
    last = complaint.events.last()
    assert (last.key, last.old_status, last.new_status, last.words) == ("refunded", "mediation", "mediation", "Transfer ke BCA.")
    assert (fresh(complaint).state, keys(complaint).count("refunded")) == (State.MEDIATION, 1)
    assert Message.objects.filter(address="rina@contoh.id", subject="Dapur Uji mencatat uang Anda kembali").count() == 1
    assert Message.objects.filter(address="petugas@contoh.id", subject__startswith="Uang sudah tercatat kembali").count() == 1
    with pytest.raises(WrongState, match="dibayar dua kali"):
        actions.decide(complaint, an_officer(), "Kembalikan uangnya.", refund=True)
    assert not Message.objects.filter(subject__startswith="Giliran Anda: kembalikan uang").exists()
    assert (keys(complaint)[-1], fresh(complaint).state) == ("refunded", State.MEDIATION)
    actions.decide(complaint, an_officer(), "Uang sudah kembali.", refund=False)
    assert fresh(complaint).state == State.CLOSED


def test_no_officers_word_takes_owed_money_off_the_books(frozen: Any) -> None:
    """The seller agreed and did not pay: it is decided as the books stand."""
    complaint = make_complaint(make_received())
    actions.accept(complaint, SELLER)
    run(frozen, NOW + timedelta(hours=settings.COMPLAINT_KEEP_HOURS))
    with pytest.raises(WrongState, match="sudah setuju mengembalikan"):
        actions.decide(complaint, an_officer(), "Barang sesuai.", refund=False)
    assert fresh(complaint).state == State.MEDIATION
    actions.decide(complaint, an_officer(), "Kembalikan sekarang.", refund=True)
    assert (fresh(complaint).state, ledger.state_of_money(complaint.order)) == (State.PROMISED, Money.OWED_BACK)


def test_the_orders_own_page_and_list_say_whose_turn_it_is_when_money_is_owed(client: Client) -> None:
    """There are no goods to look at any more, and who closes the complaint has the money back: it says so before it is pressed."""
    user = make_user()
    order = make_order(make_product(stock=5), user=user)
    orders.confirm_payment(order, SELLER)
    orders.hand_over(order, SELLER)
    complaint = make_complaint(order)
    actions.accept(complaint, SELLER)
    client.force_login(user)
    for address in (order_url(order), "/akun/"):
        page = client.get(address).content.decode()
        assert "Giliran penjual" in page
        assert "Giliran Anda" not in page
    assert "Uang sudah kembali, tutup keluhan" in client.get(f"/pesanan/{order.number}/keluhan/").content.decode()
    client.post(f"/pesanan/{order.number}/keluhan/selesai/")
    assert (fresh(complaint).state, ledger.state_of_money(order)) == (State.CLOSED, Money.RETURNED)
    assert order.money.get(kind="returned").role == Role.BUYER
    assert "Uang Anda tercatat sudah kembali" in client.get(order_url(order)).content.decode()


def test_money_that_comes_back_before_an_answer_leaves_it_the_sellers_turn(frozen: Any) -> None:
    order = make_order(make_product(stock=5))
    orders.confirm_payment(order, SELLER)
    frozen.move_to(order.deadline)
    complaint = make_complaint(order, reason=Complaint.Reason.NOT_ARRIVED)
    orders.cancel(order, SELLER, "Barang habis.")
    actions.refund(order, SELLER, "Tunai.")
    assert (fresh(complaint).state, keys(complaint)) == (State.ASKED, ["opened", "refunded"])
    assert fresh(complaint).deadline == complaint.deadline


def test_what_the_company_said_of_money_is_not_called_the_sellers_word() -> None:
    for who, title, subject in (
        (SELLER, "Penjual mencatat uang sudah dikembalikan", "Giliran Anda: Dapur Uji mencatat uang Anda kembali"),
        (COMPANY, "Perusahaan pembayaran mencatat uang sudah dikembalikan", "Giliran Anda: Dapur Uji mengembalikan uang Anda lewat perusahaan pembayaran"),
    ):
        order = make_received(make_product(make_shop(name="Dapur Uji")), email="rina@contoh.id")
        complaint = make_complaint(order)
        actions.accept(complaint, SELLER)
        actions.refund(order, who, "Dikembalikan.")
        assert str(history(fresh(complaint))[-1]["title"]) == title
        assert Message.objects.filter(template="complaint").latest("pk").subject == subject


def test_an_order_whose_money_went_back_does_not_ask_for_a_complaint() -> None:
    order = make_received(email="rina@contoh.id")
    actions.accept(make_complaint(order), SELLER)
    assert "Penjual harus mengembalikan uang Anda karena keluhan" in str(seen_by_buyer(order).buyer_text)
    assert (str(seen_by_buyer(order).heading), seen_by_buyer(order).turn) == ("Giliran penjual: mengembalikan uang Anda", "seller")
    with delivering():
        actions.refund(order, SELLER, "Transfer ke BCA.")
    letters = [message for message in mail.outbox if "mengembalikan uang Anda" in message.subject]
    assert ["ajukan keluhan" in message.body.lower() for message in letters] == [False]
    assert "Uang Anda tercatat sudah dikembalikan karena keluhan" in letters[0].body


def test_nobody_judges_an_own_shop_or_an_own_purchase() -> None:
    owner, customer = make_user(OFFICERS), make_user(OFFICERS)
    complaint = make_mediated(make_received(make_product(make_shop(owner)), user=customer))
    for person in (owner, customer):
        with pytest.raises(WrongState, match="Anda sendiri"):
            actions.decide(complaint, officer(person), "Begini.", refund=False)
        with pytest.raises(WrongState, match="Anda sendiri"):
            actions.say(complaint, officer(person), "Begini.")


def test_the_buyer_opens_a_closed_one_again_for_the_officers(frozen: Any) -> None:
    complaint = make_complaint(wish=Wish.REPLACE)
    actions.accept(complaint, SELLER)
    actions.keep(complaint, SELLER, "Sudah saya antar yang baru.")
    actions.settle(complaint, BUYER)
    actions.ask_officer(complaint, BUYER, "Yang baru juga basi.")
    assert fresh(complaint).state == State.MEDIATION
    assert Order.objects.get().deadline is None
    actions.settle(complaint, BUYER)
    run(frozen, Order.objects.get().deadline)
    with pytest.raises(WrongState):
        actions.ask_officer(complaint, BUYER, "Terlambat.")


def test_the_officers_are_called_twice_and_then_a_closed_one_stays_closed() -> None:
    complaint = make_complaint(wish=Wish.REPLACE)
    actions.refuse(complaint, SELLER, "Tidak.")
    for number in range(MOST_ASKED):
        actions.ask_officer(complaint, BUYER, f"Belum beres, ke-{number}.")
        actions.settle(complaint, BUYER)
    told = Message.objects.count()
    with pytest.raises(WrongState, match="sudah berubah: ditutup"):
        actions.ask_officer(complaint, BUYER, "Sekali lagi.")
    assert (keys(complaint).count("escalated"), Message.objects.count()) == (2, told)


@pytest.mark.parametrize("end", ["settled", "buyer_silent", "decided"])
def test_a_paid_order_that_never_leaves_finds_the_officers_again(frozen: Any, end: str) -> None:
    order = make_order(make_product(stock=5))
    orders.confirm_payment(order, SELLER)
    frozen.move_to(order.deadline)
    complaint = make_complaint(order, reason=Complaint.Reason.NOT_ARRIVED)
    actions.offer(complaint, SELLER, "Besok saya kirim.")
    for _ in range(MOST_ASKED + 1):
        if end == "buyer_silent" and fresh(complaint).state == State.ANSWERED:
            run(frozen, fresh(complaint).deadline)
        elif end == "decided":
            if fresh(complaint).state == State.ANSWERED:
                actions.ask_officer(complaint, BUYER, "Belum dikirim.")
            actions.decide(complaint, an_officer(), "Kirim minggu ini.", refund=False)
        else:
            actions.settle(complaint, BUYER)
        assert fresh(complaint).state == State.CLOSED
        with pytest.raises(WrongState):
            actions.ask_officer(complaint, BUYER, "Sekarang juga.")
        order.refresh_from_db()
        assert order.deadline == timezone.now() + timedelta(days=settings.PREPARE_DAYS), "the seller has the whole time again"
        frozen.move_to(order.deadline)
        actions.ask_officer(complaint, BUYER, "Masih belum dikirim.")
        assert fresh(complaint).state == State.MEDIATION
    actions.decide(complaint, an_officer(), "Cukup.", refund=True)
    order.refresh_from_db()
    assert order.status == settings.CANCELLED


def test_an_officers_word_is_the_last_about_goods_that_left(frozen: Any) -> None:
    order = make_order(make_product(stock=5))
    orders.confirm_payment(order, SELLER)
    frozen.move_to(order.deadline)
    complaint = make_mediated(order, reason=Complaint.Reason.NOT_ARRIVED)
    actions.decide(complaint, an_officer(), "Kirim minggu ini.", refund=False)
    orders.make_ready(order, SELLER)
    orders.receive(order, BUYER)
    with pytest.raises(WrongState):
        actions.ask_officer(complaint, BUYER, "Basi.")


STEPS: dict[str, tuple[Role, Callable[[Complaint, Actor], object]]] = {
    "accept": (Role.SELLER, lambda complaint, actor: actions.accept(complaint, actor)),
    "offer": (Role.SELLER, lambda complaint, actor: actions.offer(complaint, actor, "Begini.")),
    "refuse": (Role.SELLER, lambda complaint, actor: actions.refuse(complaint, actor, "Begini.")),
    "keep": (Role.SELLER, lambda complaint, actor: actions.keep(complaint, actor, "Begini.")),
    "settle": (Role.BUYER, lambda complaint, actor: actions.settle(complaint, actor)),
    "ask_officer": (Role.BUYER, lambda complaint, actor: actions.ask_officer(complaint, actor, "Begini.")),
    "decide": (Role.OFFICER, lambda complaint, actor: actions.decide(complaint, actor, "Begini.", refund=False)),
}


def told() -> dict[str, int]:
    """How many letters about the complaint each side has."""
    return {address: Message.objects.filter(template="complaint", address=address).count() for address in ("rina@contoh.id", "penjual@contoh.id")}


@pytest.mark.parametrize("step", STEPS)
def test_each_step_belongs_to_one_side_and_counts_once(step: str) -> None:
    side, act = STEPS[step]
    order = make_received(make_product(make_shop(make_user(SELLERS, email="penjual@contoh.id"))), email="rina@contoh.id")
    complaint = make_mediated(order) if step == "decide" else make_complaint(order, wish=Wish.REPLACE)
    if step == "keep":
        actions.accept(complaint, SELLER)
    if step == "ask_officer":
        actions.offer(complaint, SELLER, "Begini.")
    for role in set(Role) - {side}:
        with pytest.raises(NotTheirs):
            act(complaint, Actor(role))
    actor = Actor(side, make_user(OFFICERS)) if side == Role.OFFICER else Actor(side)
    before = complaint.events.count(), told()
    act(complaint, actor)
    after = complaint.events.count(), told()
    assert after == (before[0] + 1, {address: number + 1 for address, number in before[1].items()}), "each side reads of it once"
    with pytest.raises(WrongState, match="sudah berubah"):
        act(complaint, actor)
    assert (complaint.events.count(), told()) == after


def test_the_second_complaint_of_a_double_press_is_the_first() -> None:
    complaint = make_complaint()
    with pytest.raises(WrongState, match="sudah ada"):
        make_complaint(complaint.order)
    assert Complaint.objects.count() == 1


def test_the_same_words_twice_are_said_once() -> None:
    complaint = make_mediated()
    for words in ("Saya kirim foto.", "Saya kirim foto.", "Sudah?", "Saya kirim foto."):
        actions.say(complaint, SELLER, words)
    assert keys(complaint).count(SAID) == 3
    for number in range(actions.MOST_SAID - 3):
        actions.say(complaint, SELLER, str(number))
    with pytest.raises(WrongState, match="Tunggu petugas"):
        actions.say(complaint, SELLER, "Lagi.")


def test_an_officer_is_not_told_to_wait_for_officers() -> None:
    complaint, asking = make_mediated(), an_officer()
    for number in range(actions.MOST_SAID + 1):
        actions.say(complaint, asking, f"Pertanyaan {number}")
    assert keys(complaint).count(SAID) == actions.MOST_SAID + 1


def test_one_event_tells_each_side_once() -> None:
    make_user(OFFICERS, email="petugas@contoh.id")
    owner = make_user(SELLERS, email="penjual@contoh.id")
    customer = make_user(email="rina@contoh.id")
    make_mediated(make_received(make_product(make_shop(owner)), user=customer))
    told = Message.objects.filter(template="complaint")
    assert told.count() == len(set(told.values_list("event", "address")))
    assert told.filter(address="rina@contoh.id").count() == told.filter(address="penjual@contoh.id").count() == 3  # opened, refused, escalated
    assert told.filter(address="petugas@contoh.id").count() == 1
    assert InboxItem.objects.filter(user=customer, event__contains="complaint").count() == 3


def test_the_mail_says_whose_turn_it_is_and_leads_there() -> None:
    owner = make_user(SELLERS, email="penjual@contoh.id")
    with delivering():
        complaint = make_complaint(make_received(make_product(make_shop(owner, name="Dapur Uji")), email="rina@contoh.id"))
    letters = {message.to[0]: message for message in mail.outbox if "keluhan" in message.subject.lower()}
    assert letters["rina@contoh.id"].subject == "Keluhan Anda sudah sampai di Dapur Uji"
    assert f"/pesanan/{complaint.order.number}/keluhan/?kunci=" in letters["rina@contoh.id"].body
    assert letters["penjual@contoh.id"].subject == f"Giliran Anda: jawab keluhan pesanan {complaint.order.number}"
    assert f"/kelola/pesanan/{complaint.order_id}/keluhan/" in letters["penjual@contoh.id"].body
    assert "kunci=" not in letters["penjual@contoh.id"].body
    assert STORY in letters["penjual@contoh.id"].body
    assert "Selasa, 24 November 2026, 10.00 WIB" in letters["penjual@contoh.id"].body


def test_history_is_only_added_to() -> None:
    complaint = make_complaint()
    with pytest.raises(TypeError):
        ComplaintEvent.objects.update(words="")
    with pytest.raises(DatabaseError, match="append only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE complaints_complaintevent SET words = 'lain' WHERE complaint_id = %s", [complaint.pk])
    assert [row["text"] for row in history(fresh(complaint))] == [STORY]


def test_every_open_state_names_who_acts_and_until_when() -> None:
    assert set(CLOCKS) == set(TURNS) == set(State) - {State.CLOSED}
    complaint = make_complaint()
    for state in TURNS:
        complaint.state = state
        for viewer in (Role.BUYER, Role.SELLER, Role.OFFICER):
            card = card_of(complaint, viewer)
            assert card.heading.startswith("Giliran Anda: ") is (TURNS[state] == viewer)
            assert "24 November 2026" in card.due
            assert card.text


def test_every_event_has_words() -> None:
    assert set(SUBJECTS) == set(HAPPENED) | {SAID}


def test_words_of_a_deleted_account_stay() -> None:
    judge = make_user(OFFICERS)
    complaint = make_mediated()
    actions.decide(complaint, officer(judge), "Selesai.", refund=False)
    judge.delete()
    last = complaint.events.last()
    assert (last.words, last.user) == ("Selesai.", None)


def test_the_demo_city_has_one_for_all_three_rooms() -> None:
    order = make_received(user=make_user(), email="")
    order.group.key = key_of(DISPUTED)
    order.group.save()
    assert [load_complaints(), load_complaints()] == [1, 0]
    complaint = Complaint.objects.get()
    assert (complaint.state, complaint.order) == (State.MEDIATION, order)
    assert keys(complaint) == ["opened", "refused", "escalated"]
