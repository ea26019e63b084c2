"""The process that hears of a payment is killed with signal 9 wherever it stands. The company says it again: the books hold it once, each is told once."""

from __future__ import annotations

from collections import Counter

import pytest
from django.conf import settings as site

from shop.online.actions import open_page
from shop.online.models import CompanyMessage
from shop.order import audit
from shop.order.models import MoneyRecord, Order
from tests.doubles.notice_listener import POINTS
from tests.doubles.snap_company import SnapCompany
from tests.factories.online import SHOP, make_online_order
from tests.factories.shop import make_shop, make_user
from tests.workers import House

pytestmark = pytest.mark.django_db(transaction=True)
WORKER = "tests.doubles.notice_listener"


@pytest.mark.parametrize("point", POINTS)
def test_killed_and_told_again_it_is_booked_once(company: SnapCompany, house: House, point: str) -> None:
    shop = make_shop(make_user(email="toko@contoh.id"), code=SHOP)
    order = make_online_order(shop=shop, email="rina@contoh.id")
    open_page(order, "https://pasar.test/pesanan/kembali/")
    company.buyer_pays(order.number)
    hear = {"do": "hear", "company": company.url, "keys": site.SNAP_SERVER_KEYS, "raw": company.notice(order.number)}
    house.killed(point, **hear)
    booked = point == "booked"
    assert MoneyRecord.objects.count() == booked, "all of it or nothing"
    assert Order.objects.get().status == (site.PAID if booked else site.AWAITING_PAYMENT)
    assert CompanyMessage.objects.filter(kind="notice", genuine=True).count() == 1, "what was said is kept before anything follows"
    assert list(audit.faults()) == []
    assert Counter(to for to, _subject in house.told()) == {"rina@contoh.id": 1 + booked, "toko@contoh.id": 1 + booked}
    assert [house.restarted(**hear), house.restarted(**hear)] == ["done", "done"], "the company says it again, and once too often"
    assert list(MoneyRecord.objects.values_list("kind", "amount")) == [("received", 65_000)]
    assert Order.objects.get().status == site.PAID
    assert Order.objects.get().events.filter(key="money_seen").count() == 1
    assert list(audit.faults()) == []
    mails = house.told()
    assert set(mails.values()) == {1}, "nobody is told twice"
    assert Counter(to for to, _subject in mails) == {"rina@contoh.id": 2, "toko@contoh.id": 2}, "ordered, and paid"
