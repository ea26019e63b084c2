"""The process that hears of a payment is killed with signal 9 wherever it stands. The company says it again, and the books hold it once."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings as site
from django.db import connection

from shop.online.actions import Heard, hear, open_page
from shop.online.models import CompanyMessage
from shop.order.models import MoneyRecord, Order
from tests.doubles.notice_listener import POINTS
from tests.doubles.snap_company import SnapCompany
from tests.factories.online import make_online_order

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(scope="module")
def nursery() -> Iterator[Callable[[], Any]]:
    """Started with the first test, when the database has its name; the same for all."""
    started: list[Any] = []

    def start() -> Any:
        if not started:
            where = connection.settings_dict
            url = f"sqlite:///{where['NAME']}"
            if connection.vendor == "postgresql":
                url = f"postgres://{where['USER']}:{where['PASSWORD']}@{where['HOST']}:{where['PORT']}/{where['NAME']}"
            command, environment = [sys.executable, "-m", "tests.doubles.notice_listener"], os.environ | {"DATABASE_URL": url}
            started.append(subprocess.Popen(command, cwd=site.BASE_DIR, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))
        return started[0]

    yield start
    for process in started:
        process.kill()
        with process:  # waits, and closes what leads to it
            pass


def killed_at(point: str, raw: str, company: SnapCompany, process: Any) -> None:
    process.stdin.write(json.dumps({"company": company.url, "keys": site.SNAP_SERVER_KEYS, "point": point, "raw": raw}) + "\n")
    process.stdin.flush()
    pid, said = process.stdout.readline().split()
    assert said == point
    os.kill(int(pid), signal.SIGKILL)


@pytest.mark.parametrize("point", POINTS)
def test_killed_and_told_again_it_is_booked_once(company: SnapCompany, nursery: Callable[[], Any], point: str) -> None:
    order = make_online_order()
    open_page(order, "https://pasar.test/pesanan/kembali/")
    company.buyer_pays(order.number)
    raw = company.notice(order.number)
    killed_at(point, raw, company, nursery())
    booked = point == "booked"
    assert MoneyRecord.objects.count() == booked, "all of it or nothing"
    assert Order.objects.get().status == (site.PAID if booked else site.AWAITING_PAYMENT)
    assert CompanyMessage.objects.filter(kind="notice", genuine=True).count() == 1, "what was said is kept before anything follows"
    assert hear(raw) == Heard.DONE
    assert list(MoneyRecord.objects.values_list("kind", "amount")) == [("received", 65_000)]
    assert Order.objects.get().status == site.PAID
    assert Order.objects.get().events.filter(key="money_seen").count() == 1
