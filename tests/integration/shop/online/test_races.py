"""The same word of the company twice at the same moment, and beside somebody who cancels."""

import json
from datetime import timedelta
from functools import partial

import pytest
from django.conf import settings as site

from shop.gateways.snap.sayings import saying_of
from shop.online.actions import Heard, book, hear, look_before_they_end, open_page
from shop.order import actions
from shop.order.actors import buyer, seller
from shop.order.models import MoneyRecord, Order
from tests.crowd import Crowd
from tests.doubles.snap_company import SnapCompany
from tests.factories.online import make_online_order

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def paid(company: SnapCompany) -> Order:
    order = make_online_order()
    open_page(order, "https://pasar.test/pesanan/kembali/")
    company.buyer_pays(order.number)
    return order


def hold(order: Order) -> Order:
    return Order.objects.select_for_update(of=("self",)).get(pk=order.pk)


def kinds() -> list[str]:
    return list(MoneyRecord.objects.values_list("kind", flat=True))


def test_two_equal_notifications_at_once_book_once(company: SnapCompany) -> None:
    order = paid(company)
    body = company.notice(order.number)
    outcomes = Crowd(*[partial(hear, body)] * 4).behind(partial(hold, order))
    assert outcomes == [Heard.DONE] * 4
    assert kinds() == ["received"]
    assert Order.objects.get().events.filter(key="money_seen").count() == 1


def test_two_equal_notifications_of_late_money_owe_it_once(company: SnapCompany) -> None:
    order = paid(company)
    actions.cancel(order, buyer(None), "Berubah pikiran")
    outcomes = Crowd(*[partial(hear, company.notice(order.number))] * 4).behind(partial(hold, order))
    assert outcomes == [Heard.DONE] * 4
    assert sorted(kinds()) == ["owed", "received"]
    assert Order.objects.get().events.filter(key="late_money").count() == 1


@pytest.mark.parametrize("turn", range(3))
def test_paid_and_cancelled_at_once_the_money_is_known_either_way(company: SnapCompany, turn: int) -> None:
    order = paid(company)
    saying = saying_of(json.loads(company.notice(order.number)))
    Crowd(partial(book, order, saying), partial(actions.cancel, order, buyer(None), "Berubah pikiran")).behind(partial(hold, order))
    status = Order.objects.get().status
    assert (status, sorted(kinds())) in ((site.PAID, ["received"]), (site.CANCELLED, ["owed", "received"]))


def test_the_seller_and_the_company_see_the_same_money_once(company: SnapCompany) -> None:
    order = paid(company)
    body = company.notice(order.number)
    Crowd(partial(hear, body), partial(actions.confirm_payment, order, seller(None))).behind(partial(hold, order))
    assert kinds() == ["received"]


def test_two_clocks_that_ask_at_once_and_a_late_notification_book_once(company: SnapCompany) -> None:
    order = paid(company)
    assert order.deadline
    look = partial(look_before_they_end, order.deadline - timedelta(minutes=30))
    assert Crowd(look, look, partial(hear, company.notice(order.number))).behind(partial(hold, order)) == [1, 1, Heard.DONE]
    assert kinds() == ["received"]
    assert Order.objects.get().events.filter(key="money_seen").count() == 1


def test_two_presses_of_the_button_make_one_payment(company: SnapCompany) -> None:
    order = make_online_order()
    urls = Crowd(*[partial(open_page, Order.objects.get(pk=order.pk), "https://pasar.test/pesanan/kembali/") for _ in range(4)]).at_once()
    assert len(set(urls)) == 1
    assert list(company.payments) == [order.number]
