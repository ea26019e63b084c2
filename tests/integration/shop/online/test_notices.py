"""What the company's notifications do: they book once, and a replayed, forged, late or belated one changes nothing wrong."""

import json

import pytest
from django.conf import LazySettings
from django.conf import settings as site
from django.db import DatabaseError, connection, transaction
from django.test import Client

from portal.accounts.roles import SELLER
from portal.notifications.models import InboxItem
from shop.complaints.actions import accept, open_complaint
from shop.complaints.models import Complaint
from shop.online.actions import open_page
from shop.online.models import CompanyMessage
from shop.order import actions
from shop.order.actors import COMPANY, buyer, seller
from shop.order.ledger import Money, state_of_money
from shop.order.links import order_url
from shop.order.models import MoneyRecord, Order, OrderEvent
from tests.doubles.snap_company import BROKEN, CUT, FAILS, HANG, SnapCompany
from tests.factories.online import SECRET, SHOP, give_keys, make_online_order
from tests.factories.orders import make_order
from tests.factories.shop import make_product, make_shop, make_user

pytestmark = pytest.mark.django_db
BACK = "https://pasar.test/pesanan/kembali/"


def at_the_page(company: SnapCompany, **fields) -> Order:
    order = make_online_order(**fields)
    open_page(order, BACK)
    return order


def tell(body: str | dict) -> int:
    """As the company posts it: no cookie, no token of a form."""
    body = body if isinstance(body, str) else json.dumps(body)
    return Client(enforce_csrf_checks=True).post("/pesanan/kabar-pembayaran/", body, content_type="application/json").status_code


def known(order: Order) -> tuple[str, list[str], int]:
    """Its state, what was booked, and how many steps it has gone."""
    fresh = Order.objects.get(pk=order.pk)
    return fresh.status, list(fresh.money.values_list("kind", flat=True)), fresh.events.count()


def test_a_payment_is_booked_with_its_amount_and_both_sides_are_told(company: SnapCompany) -> None:
    owner = make_user(SELLER)
    order = at_the_page(company, shop=make_shop(owner, code=SHOP))
    company.buyer_pays(order.number)
    assert tell(company.notice(order.number)) == 200
    assert known(order)[:2] == (site.PAID, ["received"])
    record = MoneyRecord.objects.get()
    assert (record.amount, record.method, record.role) == (65_000, "snap", "company")
    assert InboxItem.objects.filter(user=owner, subject__contains="Sudah dibayar").count() == 1
    notice = CompanyMessage.objects.get(kind="notice")
    assert notice.genuine
    assert json.loads(notice.words)["transaction_status"] == "settlement"


def test_a_card_counts_when_it_was_accepted(company: SnapCompany) -> None:
    order = at_the_page(company)
    company.buyer_pays(order.number, "capture", fraud="challenge")
    assert tell(company.notice(order.number)) == 200
    assert known(order)[0] == site.AWAITING_PAYMENT
    company.buyer_pays(order.number, "capture", fraud="accept")
    assert tell(company.notice(order.number)) == 200
    assert known(order)[0] == site.PAID


def test_replayed_ten_times_it_is_booked_once(company: SnapCompany) -> None:
    order = at_the_page(company)
    company.buyer_pays(order.number)
    body = company.notice(order.number)
    tell(body)
    before = known(order)
    assert [tell(body) for _ in range(10)] == [200] * 10
    assert known(order) == before
    assert CompanyMessage.objects.filter(kind="notice").count() == 11, "each is kept"


def test_replayed_after_everything_it_changes_nothing(company: SnapCompany) -> None:
    order = at_the_page(company)
    company.buyer_pays(order.number)
    body = company.notice(order.number)
    tell(body)
    for act in (actions.make_ready, actions.receive):
        act(Order.objects.get(pk=order.pk), seller(None))
    before = known(order)
    assert tell(body) == 200
    assert known(order) == before


@pytest.mark.parametrize(
    "forgery", [{"signature_key": "0" * 128}, {"signature_key": ""}, {"signature_key": None}, {"signature_key": ["x"]}, {"signature_key": "é"}]
)
def test_forged_it_changes_nothing_and_is_kept(company: SnapCompany, forgery: dict) -> None:
    order = at_the_page(company)
    company.buyer_pays(order.number)  # even though the money is there: who says it is not the company
    before = known(order)
    assert tell(company.notice(order.number, **forgery)) == 403
    assert known(order) == before
    assert company.calls("/status") == 0
    assert not CompanyMessage.objects.get(kind="notice").genuine


def test_a_field_changed_after_signing_is_a_forgery(company: SnapCompany) -> None:
    order = at_the_page(company)
    company.buyer_pays(order.number)
    genuine = json.loads(company.notice(order.number))
    for name, value in (("gross_amount", "1.00"), ("status_code", "201"), ("merchant_id", "G999999999")):
        assert tell(genuine | {name: value}) == 403
    assert known(order)[0] == site.AWAITING_PAYMENT


def test_another_shops_key_signs_nothing_for_this_shop(company: SnapCompany, settings: LazySettings) -> None:
    order = at_the_page(company)
    company.buyer_pays(order.number)
    other = "Mid-server-of-another-shop-000"
    give_keys(settings, f"{settings.SNAP_SERVER_KEYS},toko-lain=G123456789:{other}")
    company.secret = other
    assert tell(company.notice(order.number)) == 403
    assert known(order)[0] == site.AWAITING_PAYMENT


def test_signed_but_not_so_on_its_own_server_it_has_to_say_it_again(company: SnapCompany) -> None:
    """Somebody has the key, or the notification was quicker than the server."""
    order = at_the_page(company)
    company.buyer_pays(order.number, "pending")
    assert tell(company.notice(order.number, transaction_status="settlement", status_code="200")) == 503
    assert known(order)[:2] == (site.AWAITING_PAYMENT, [])


@pytest.mark.parametrize("mood", [HANG, CUT, BROKEN, FAILS])
def test_while_its_server_is_away_nothing_is_booked_and_it_is_asked_to_say_it_again(company: SnapCompany, mood: str, settings: LazySettings) -> None:
    order = at_the_page(company)
    company.buyer_pays(order.number)
    settings.SNAP_TIMEOUT, company.moods = 0.2, {"status": [mood] * 2}
    assert tell(company.notice(order.number)) == 503
    assert known(order)[:2] == (site.AWAITING_PAYMENT, [])
    settings.SNAP_TIMEOUT = 5
    assert tell(company.notice(order.number)) == 200
    assert known(order)[:2] == (site.PAID, ["received"])


@pytest.mark.parametrize("amount", ["64999.00", "65001.00", "65000.50", "6500000", "65000,00", "-65000.00", "NaN", "1e9"])
def test_another_amount_is_never_booked_and_the_shop_is_told_once(company: SnapCompany, amount: str) -> None:
    owner = make_user(SELLER)
    order = at_the_page(company, shop=make_shop(owner, code=SHOP))
    company.buyer_pays(order.number, amount=amount)
    for _ in range(2):
        assert tell(company.notice(order.number)) == 200
    assert known(order)[:2] == (site.AWAITING_PAYMENT, [])
    assert InboxItem.objects.filter(user=owner, subject__contains="tidak tepat Rp65.000").count() == 1


@pytest.mark.parametrize("state", ["pending", "deny", "expire", "cancel", "failure", "authorize", "never-heard-of"])
def test_what_is_not_money_changes_nothing_before_and_after_it(company: SnapCompany, state: str) -> None:
    order = at_the_page(company)
    company.buyer_pays(order.number, state)
    belated = company.notice(order.number)
    assert tell(belated) == 200
    assert known(order)[:2] == (site.AWAITING_PAYMENT, [])
    company.buyer_pays(order.number)
    tell(company.notice(order.number))
    before = known(order)
    assert before[:2] == (site.PAID, ["received"])
    assert tell(belated) == 200
    assert known(order) == before


def test_money_for_a_cancelled_order_is_owed_back_once(company: SnapCompany) -> None:
    owner = make_user(SELLER)
    shop = make_shop(owner, code=SHOP)
    order = at_the_page(company, shop=shop)
    stock = order.lines.get().stockrecord
    actions.cancel(order, buyer(None), "Berubah pikiran")
    company.buyer_pays(order.number)
    body = company.notice(order.number)
    assert [tell(body) for _ in range(3)] == [200] * 3
    assert known(order)[:2] == (site.CANCELLED, ["received", "owed"])
    assert OrderEvent.objects.filter(order=order, key="late_money").count() == 1
    stock.refresh_from_db()
    assert (stock.num_in_stock, stock.num_allocated or 0) == (5, 0), "the goods stay free"
    assert InboxItem.objects.filter(user=owner, subject__contains="Kembalikan Rp65.000").count() == 1
    page = Client().get(order_url(order)).content.decode()
    assert "harus mengembalikan uang Anda" in page
    assert "Jangan membayar lagi" not in page


def test_after_late_money_went_back_the_first_word_changes_nothing(company: SnapCompany) -> None:
    order = at_the_page(company)
    actions.cancel(order, buyer(None), "Berubah pikiran")
    company.buyer_pays(order.number)
    body = company.notice(order.number)
    tell(body)
    company.buyer_pays(order.number, "refund", refunded="65000.00")
    assert tell(company.notice(order.number)) == 200
    before = known(order)
    assert before[1] == ["received", "owed", "returned"]
    assert tell(body) == 200
    assert known(order) == before


@pytest.mark.parametrize(("state", "refunded"), [("partial_refund", "1000.00"), ("refund", "1000.00"), ("chargeback", "")])
def test_a_part_or_a_dispute_is_for_the_shop_to_look_at(company: SnapCompany, state: str, refunded: str) -> None:
    owner = make_user(SELLER)
    order = at_the_page(company, shop=make_shop(owner, code=SHOP))
    company.buyer_pays(order.number)
    tell(company.notice(order.number))
    before = known(order)
    company.buyer_pays(order.number, state, refunded=refunded)
    assert tell(company.notice(order.number)) == 200
    assert known(order) == before
    assert InboxItem.objects.filter(user=owner, subject__contains="ditarik atau dikembalikan").count() == 1


@pytest.mark.parametrize(
    "body", ["", "[]", "null", "{", '"x"', "{}", '{"order_id": 5}', '{"order_id": "\\u0000"}', '{"order_id": "\\ud800"}', "\x00", "[" * 60_000]
)
def test_nonsense_is_kept_and_answered(company: SnapCompany, body: str) -> None:
    assert tell(body) == 404
    assert CompanyMessage.objects.get().order is None


def test_an_order_nobody_made_and_one_paid_otherwise_are_not_found(company: SnapCompany) -> None:
    order = at_the_page(company)
    company.buyer_pays(order.number)
    assert tell(company.notice(order.number, order_id="KDN-9999-1")) == 404
    assert known(order)[0] == site.AWAITING_PAYMENT


def test_a_number_typed_there_by_hand_books_nothing_on_an_order_paid_otherwise(company: SnapCompany) -> None:
    cash = make_order(make_product(make_shop(code=SHOP), price=65_000), payment="ambil")
    company.make_page({"transaction_details": {"order_id": cash.number, "gross_amount": 65_000}})
    company.buyer_pays(cash.number)
    assert tell(company.notice(cash.number)) == 404
    assert known(cash)[:2] == (site.AWAITING_ANSWER, [])


def test_too_much_is_neither_read_nor_kept(company: SnapCompany) -> None:
    assert tell("x" * (64 * 1024 + 1)) == 413
    assert not CompanyMessage.objects.exists()


def test_forgeries_do_not_fill_the_table_and_do_not_shut_out_the_company(company: SnapCompany) -> None:
    answers = [tell("{}") for _ in range(62)]
    assert answers == [404] * 60 + [429] * 2
    assert CompanyMessage.objects.count() == 60
    order = at_the_page(company)
    company.buyer_pays(order.number)
    body = company.notice(order.number)
    assert tell(body) == 200, "from the same address, which speaks for all shops"
    assert tell(company.notice(order.number, signature_key="0" * 128)) == 429
    assert CompanyMessage.objects.filter(kind="notice").count() == 61


def test_only_a_post_is_a_notification(client: Client) -> None:
    assert client.get("/pesanan/kabar-pembayaran/").status_code == 405


def test_in_a_demo_nobody_is_listened_to(company: SnapCompany, settings: LazySettings) -> None:
    order = at_the_page(company)
    company.buyer_pays(order.number)
    settings.DEMO = True
    assert tell(company.notice(order.number)) == 404
    settings.DEMO, settings.SNAP_SERVER_KEYS = False, ""
    assert tell(company.notice(order.number)) == 404
    assert not CompanyMessage.objects.filter(kind="notice").exists(), "and nothing is kept"
    assert known(order)[:2] == (site.AWAITING_PAYMENT, [])


def test_what_was_said_cannot_be_rewritten(company: SnapCompany) -> None:
    at_the_page(company)
    with pytest.raises(TypeError):
        CompanyMessage.objects.update(words="")
    with pytest.raises(DatabaseError) as refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE online_companymessage SET words = ''")
    assert "append only" in str(refusal.value)


# --- the seller lets the company give money back ------------------------------------------------------------------------
def owed(company: SnapCompany) -> Order:
    order = at_the_page(company)
    company.buyer_pays(order.number)
    tell(company.notice(order.number))
    return actions.cancel(Order.objects.get(pk=order.pk), seller(None), "Barang habis")


def press(order: Order, path: str = "kembalikan") -> str:
    owner = make_user(SELLER)
    order.partner.users.add(owner)
    client = Client()
    client.force_login(owner)
    return client.post(f"/kelola/pesanan/{order.pk}/{path}/", follow=True).content.decode()


def test_the_seller_gives_it_back_with_one_button(company: SnapCompany) -> None:
    order = owed(company)
    owner = make_user(SELLER)
    order.partner.users.add(owner)
    client = Client()
    client.force_login(owner)
    assert "Kembalikan lewat Midtrans" in client.get(f"/kelola/pesanan/{order.pk}/").content.decode()
    press(order)
    press(order)
    assert company.refunds == {f"{order.number}-kembali": 65_000}
    assert known(order)[1] == ["received", "owed", "returned"]
    assert state_of_money(Order.objects.get(pk=order.pk)) == Money.RETURNED


@pytest.mark.parametrize(("after", "keys_once"), [(False, False), (True, False), (True, True)])
def test_a_refund_without_an_answer_is_repeated_and_made_once(company: SnapCompany, after: bool, keys_once: bool) -> None:
    order = owed(company)
    company.payments[order.number].keys_once = keys_once
    company.moods, company.after = {"refund": [CUT, CUT]}, after
    assert "tidak dikembalikan dua kali" in press(order)
    assert known(order)[1] == ["received", "owed"]
    press(order)
    assert company.refunds == {f"{order.number}-kembali": 65_000}
    assert known(order)[1] == ["received", "owed", "returned"]


def test_a_way_that_cannot_go_back_is_said_and_the_seller_writes_how(company: SnapCompany) -> None:
    order = owed(company)
    company.buyer_pays(order.number, can_refund=False)
    assert "Kembalikan sendiri" in press(order)
    assert known(order)[1] == ["received", "owed"]
    assert SECRET not in press(order)


def test_nothing_goes_back_that_is_not_owed(company: SnapCompany) -> None:
    order = at_the_page(company)
    company.buyer_pays(order.number)
    tell(company.notice(order.number))
    assert "tidak ada uang yang harus dikembalikan" in press(order)
    assert not company.refunds


def test_the_company_does_nothing_else_to_an_order(company: SnapCompany) -> None:
    from shop.order.exceptions import NotTheirs

    order = at_the_page(company)
    for act in (actions.accept, actions.hand_over, actions.complete, actions.record_cash):
        with pytest.raises(NotTheirs):
            act(order, COMPANY)
    for stranger in (buyer(None), seller(None)):
        with pytest.raises(NotTheirs):
            actions.owe_late_money(order, stranger)


@pytest.mark.parametrize("by_notice", [False, True])
def test_money_back_through_the_company_keeps_a_complaints_promise(company: SnapCompany, by_notice: bool) -> None:
    order = at_the_page(company)
    company.buyer_pays(order.number)
    tell(company.notice(order.number))
    order.refresh_from_db()
    actions.hand_over(order, seller(None))
    complaint = open_complaint(order, buyer(None), reason=Complaint.Reason.BROKEN, wish=Complaint.Wish.MONEY, words="Pecah semua.")
    accept(complaint, seller(None))
    complaint.refresh_from_db()
    assert complaint.state == Complaint.State.PROMISED
    if by_notice:  # the seller pressed in the company's own dashboard
        company.give_back(order.number, {"refund_key": "x", "amount": 65_000})
        assert tell(company.notice(order.number)) == 200
    else:
        press(order)
    complaint.refresh_from_db()
    assert complaint.state == Complaint.State.ANSWERED
    assert state_of_money(Order.objects.get(pk=order.pk)) == Money.RETURNED
