"""The embedded default is a real server: two web processes on one SQLite file, people reading and ordering at the same time.

With `transaction_mode` DEFERRED instead of IMMEDIATE 24 and 26 of the 208 requests (two runs) ended in "database is locked".
"""

import http.client
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import connection

from shop.order.models import Order
from shop.partner.models import StockRecord
from tests import database
from tests.factories.orders import ADDRESS
from tests.factories.shop import make_product, make_region

SHOPPERS = 16
CSRF = "a" * 32  # the cookie and the field must agree; nothing else is asked of them


@dataclass
class Shopper:
    """A browser without a window: keeps cookies, follows no redirect, remembers every status."""

    port: int
    products: tuple[int, int]
    cookies: dict[str, str] = field(default_factory=lambda: {"csrftoken": CSRF})
    statuses: list[int] = field(default_factory=list)

    def ask(self, path: str, form: dict[str, str] | None = None) -> tuple[str, str]:
        """GET, or POST when there is a form. Returns the page and where it leads on."""
        talk = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if form is None:
            talk.request("GET", path, headers=headers)
        else:
            talk.request("POST", path, urlencode({**form, "csrfmiddlewaretoken": CSRF}), {**headers, "Content-Type": "application/x-www-form-urlencoded"})
        answer = talk.getresponse()
        page = answer.read().decode()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
        talk.close()
        self.statuses.append(answer.status)
        return page, answer.headers.get("Location", "")

    def go_shopping(self) -> str:
        """Thirteen requests, five of them writing; the last button makes two orders. Returns the address of the first."""
        self.ask("/produk/")
        for product in self.products:
            self.ask(f"/keranjang/tambah/{product}/", {"jumlah": "1"})
        self.ask("/keranjang/")
        self.ask("/checkout/alamat/", ADDRESS)
        page, _ = self.ask("/checkout/kirim/")
        self.ask(
            "/checkout/kirim/", {name: "ambil" if name.startswith("kirim") else "transfer" for name in set(re.findall(r'name="((?:kirim|bayar)-\d+)"', page))}
        )
        page, _ = self.ask("/checkout/periksa/")
        hidden = dict(re.findall(r'name="(kunci|jumlah)" value="([^"]*)"', page))
        _, order = self.ask("/checkout/periksa/", hidden)
        self.ask(order)
        self.ask("/toko/")
        self.ask("/")
        self.ask("/healthz")
        return order


@pytest.fixture
def goods(tmp_path: Path, django_db_blocker: Any) -> Iterator[list[int]]:
    """A database file of its own with two goods of two shops; the default connection looks at it while the test runs."""
    if connection.vendor != "sqlite":
        pytest.skip("this is about the embedded default")
    with django_db_blocker.unblock():
        name = tmp_path / "two.sqlite3"
        name.write_bytes(database.template_sqlite().read_bytes())
        with database.connected_to(str(name)):
            make_region()
            yield [make_product(stock=SHOPPERS).pk for _ in range(2)]


@pytest.fixture
def port(goods: list[int], tmp_path: Path) -> Iterator[int]:
    """Two gunicorn processes on that file. They are handed a socket that listens already: who asks early stands in its queue."""
    connection.close()
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listening, (tmp_path / "web.log").open("w") as log:
        command = [sys.executable, "-m", "gunicorn", "portal.wsgi:application", "--bind", f"fd://{listening.fileno()}", "--workers", "2", "--threads", "4"]
        environment = os.environ | {"DATABASE_URL": f"sqlite:///{connection.settings_dict['NAME']}"}
        web = subprocess.Popen([*command, "--no-control-socket"], cwd=settings.BASE_DIR, env=environment, stdout=log, stderr=log, pass_fds=[listening.fileno()])
        try:
            yield listening.getsockname()[1]
        finally:
            web.terminate()
            web.wait(timeout=30)


def test_two_web_processes_never_meet_a_locked_database(goods: list[int], port: int, tmp_path: Path) -> None:
    first, second = goods
    shoppers = [Shopper(port, (first, second) if number % 2 else (second, first)) for number in range(SHOPPERS)]
    with ThreadPoolExecutor(SHOPPERS) as people:
        orders = list(people.map(Shopper.go_shopping, shoppers))
    statuses = [status for shopper in shoppers for status in shopper.statuses]
    assert len(statuses) >= 200
    # Without IMMEDIATE a placement reads before it writes, and SQLite refuses it at once when another process wrote in between.
    assert [status for status in statuses if status >= 500] == []
    assert "database is locked" not in (tmp_path / "web.log").read_text()
    assert {order.split("-")[0] for order in orders} == {"/pesanan/KDN"}, shoppers[0].statuses
    assert Order.objects.count() == 2 * SHOPPERS
    assert set(StockRecord.objects.values_list("num_allocated", flat=True)) == {SHOPPERS}
