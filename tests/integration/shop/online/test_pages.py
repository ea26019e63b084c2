"""The buyer goes to the company's page and comes back: no script, one payment per order, nothing believed that stands in an address."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import LazySettings
from django.conf import settings as site
from django.test import Client
from django.utils import timezone

from shop.gateways.snap.client import CompanyAway
from shop.online.actions import look, look_before_they_end, open_page
from shop.online.models import CompanyMessage, PaymentPage
from shop.order import actions
from shop.order.actors import buyer
from shop.order.exceptions import WrongState
from shop.order.links import key_of, order_url
from shop.order.models import Order
from tests.doubles.snap_company import BROKEN, CUT, DRIPS, FAILS, HANG, SnapCompany
from tests.factories.online import SECRET, make_online_order
from tests.factories.orders import make_order
from tests.factories.shop import make_product

pytestmark = pytest.mark.django_db
BACK = "https://pasar.test/pesanan/kembali/"


def press(client: Client, order: Order, what: str = "bayar"):
    return client.post(f"/pesanan/{order.number}/{what}/", {"kunci": key_of(order.number)})


def test_the_button_leads_to_the_companys_page_with_the_exact_amount(client: Client, company: SnapCompany) -> None:
    order = make_online_order(65_000)
    page = client.get(order_url(order))
    assert "Bayar lewat Midtrans" in page.content.decode()
    assert f'action="/pesanan/{order.number}/bayar/"' in page.content.decode()
    assert "Saya sudah bayar" not in page.content.decode()
    answer = press(client, order)
    assert answer.headers["Location"] == f"{company.url}/snap/v4/redirection/{order.number}-1"
    assert company.bodies[0]["transaction_details"] == {"order_id": order.number, "gross_amount": 65_000}
    sent = str(company.bodies[0])
    assert not [word for word in ("Rina", "0812", "62812", "Melati", key_of(order.number)) if word in sent], "the company learns nothing of the buyer from us"


def test_the_page_closes_no_later_than_the_order(client: Client, company: SnapCompany) -> None:
    order = make_online_order()
    press(client, order)
    assert order.deadline is not None
    left = (order.deadline - timezone.now()) / timedelta(minutes=1)
    assert company.bodies[0]["page_expiry"]["unit"] == company.bodies[0]["expiry"]["unit"] == "minutes"
    assert left - 2 < company.bodies[0]["expiry"]["duration"] <= left


def test_the_policy_lets_the_form_lead_there_and_nothing_else_changes(client: Client, company: SnapCompany) -> None:
    policy = client.get(order_url(make_online_order())).headers["Content-Security-Policy"]
    usual = client.get(order_url(make_order(make_product()))).headers["Content-Security-Policy"]
    assert policy.replace(f" {company.url}", "") == usual
    assert f"form-action 'self' {company.url}" in policy
    assert "127.0.0.1" not in usual


def test_pressing_again_leads_to_the_same_page_without_asking_again(client: Client, company: SnapCompany) -> None:
    order = make_online_order()
    assert press(client, order).headers["Location"] == press(client, order).headers["Location"]
    assert company.calls("/transactions") == 1


@pytest.mark.parametrize("mood", [CUT, BROKEN, FAILS])
@pytest.mark.parametrize("after", [False, True])
def test_one_lost_answer_is_asked_again_under_the_same_number(company: SnapCompany, mood: str, after: bool) -> None:
    order = make_online_order()
    company.moods, company.after = {"page": [mood]}, after
    assert open_page(order, BACK)
    assert {body["transaction_details"]["order_id"] for body in company.bodies} == {order.number}
    assert list(company.payments) == [order.number], "one payment, however often it was asked for"


@pytest.mark.parametrize("mood", [HANG, DRIPS, CUT, BROKEN, FAILS])
def test_without_an_answer_the_buyer_reads_so_and_may_press_again(client: Client, company: SnapCompany, mood: str, settings: LazySettings) -> None:
    settings.SNAP_TIMEOUT = 0.2
    order = make_online_order()
    company.moods = {"page": [mood] * 2}
    answer = press(client, order)
    assert answer.headers["Location"] == order_url(order)
    assert "tidak membuat Anda membayar dua kali" in client.get(order_url(order)).content.decode()
    assert not PaymentPage.objects.exists()
    settings.SNAP_TIMEOUT = 5
    assert press(client, order).headers["Location"].startswith(company.url)
    assert list(company.payments) == [order.number]


def test_a_number_that_was_paid_meanwhile_is_not_paid_again(client: Client, company: SnapCompany) -> None:
    """The page was made, the answer was lost, and somebody paid all the same."""
    order = make_online_order()
    company.make_page({"transaction_details": {"order_id": order.number, "gross_amount": 65_000}})
    company.buyer_pays(order.number)
    press(client, order)
    assert "sudah dibayar" in client.get(order_url(order)).content.decode()
    order.refresh_from_db()
    assert order.status == site.PAID


def test_a_page_elsewhere_is_not_followed(client: Client, company: SnapCompany, monkeypatch: pytest.MonkeyPatch) -> None:
    order = make_online_order()
    monkeypatch.setattr(company, "make_page", lambda body: (201, {"token": "x", "redirect_url": "https://jahat.example/bayar"}))
    assert press(client, order).headers["Location"] == order_url(order)
    assert not PaymentPage.objects.exists()


def test_an_order_that_is_over_cannot_be_paid(client: Client, company: SnapCompany) -> None:
    order = make_online_order()
    open_page(order, BACK)
    actions.cancel(order, buyer(None), "Berubah pikiran")
    with pytest.raises(WrongState):
        open_page(order, BACK)
    assert "Bayar lewat" not in client.get(order_url(order)).content.decode()


def test_a_paid_order_cannot_be_paid_again(client: Client, company: SnapCompany) -> None:
    """It has a new deadline, the seller's."""
    order = make_online_order()
    open_page(order, BACK)
    company.buyer_pays(order.number)
    look(order)
    assert press(client, order).headers["Location"] == order_url(order)


def test_an_order_whose_hour_has_come_cannot_be_paid(company: SnapCompany) -> None:
    order = make_online_order()
    assert order.deadline is not None
    with time_machine.travel(order.deadline - timedelta(seconds=30)), pytest.raises(WrongState):
        open_page(order, BACK)
    assert not company.asked


@pytest.mark.parametrize("what", ["bayar", "periksa-bayar"])
def test_only_who_may_see_the_order_and_only_by_post(client: Client, company: SnapCompany, what: str) -> None:
    order, other = make_online_order(), make_order(make_product())
    assert client.post(f"/pesanan/{order.number}/{what}/").status_code == 404
    assert client.post(f"/pesanan/{order.number}/{what}/", {"kunci": key_of(other.number)}).status_code == 404
    assert client.get(order_url(order).replace("/?", f"/{what}/?")).status_code == 405
    assert press(client, other, what).status_code == 404, "an order that is paid otherwise"
    assert not company.asked


def test_coming_back_reads_the_order_and_never_the_address(client: Client, company: SnapCompany) -> None:
    order = make_online_order()
    press(client, order)
    lie = f"/pesanan/kembali/?order_id={order.number}&status_code=200&transaction_status=settlement"
    assert client.get(lie).headers["Location"] == order_url(order)
    order.refresh_from_db()
    assert order.status == site.AWAITING_PAYMENT
    assert company.calls("/status") == 0, "a GET asks nobody and writes nothing"
    assert Client().get(lie).headers["Location"] == "/pesanan/", "another browser has not the order's key"


def test_the_buyer_can_have_it_looked_up(client: Client, company: SnapCompany) -> None:
    order = make_online_order()
    press(client, order)
    press(client, order, "periksa-bayar")
    assert "belum mencatat pembayaran" in client.get(order_url(order)).content.decode()
    company.buyer_pays(order.number)
    press(client, order, "periksa-bayar")
    order.refresh_from_db()
    assert order.status == site.PAID
    assert "sudah tercatat" in client.get(order_url(order)).content.decode()


def test_nobody_says_by_hand_that_it_is_paid(client: Client, company: SnapCompany) -> None:
    order = make_online_order()
    press(client, order, "sudah-bayar")
    order.refresh_from_db()
    assert order.status == site.AWAITING_PAYMENT


def test_every_answer_is_kept_as_it_came(company: SnapCompany) -> None:
    order = make_online_order()
    company.moods = {"page": [BROKEN]}
    open_page(order, BACK)
    company.buyer_pays(order.number)
    look(order)
    kept = list(CompanyMessage.objects.values_list("kind", "http_code"))
    assert kept == [("page", 200), ("page", 201), ("status", 200)]
    assert CompanyMessage.objects.earliest("pk").words == '{"status_code": "200", "transaction_'
    assert not CompanyMessage.objects.filter(words__contains=SECRET).exists()


def test_a_key_that_the_company_refuses_charges_nobody(company: SnapCompany) -> None:
    order = make_online_order()
    company.secret = "SB-Mid-server-another-one-0123456"
    with pytest.raises(CompanyAway):
        open_page(order, BACK)
    assert not look(order)


def test_the_job_asks_once_about_what_ends_soon(company: SnapCompany) -> None:
    """A lost notification does not cost a paid order."""
    order, untouched = make_online_order(), make_online_order()
    open_page(order, BACK)
    company.buyer_pays(order.number)
    assert order.deadline is not None
    assert look_before_they_end(timezone.now()) == 0, "it has time"
    with time_machine.travel(order.deadline - timedelta(minutes=30)):
        assert look_before_they_end(timezone.now()) == 1
        assert look_before_they_end(timezone.now()) == 0
    order.refresh_from_db()
    untouched.refresh_from_db()
    assert (order.status, untouched.status) == (site.PAID, site.AWAITING_PAYMENT)


def test_the_job_leaves_an_unpaid_order_alone_for_a_while(company: SnapCompany) -> None:
    order = make_online_order()
    open_page(order, BACK)
    assert order.deadline is not None
    soon = order.deadline - timedelta(minutes=30)
    for minutes, asked in ((0, 1), (5, 0), (16, 1)):
        with time_machine.travel(soon + timedelta(minutes=minutes)):
            assert look_before_they_end(timezone.now()) == asked
