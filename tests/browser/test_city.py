"""The demo city as `make run` loads it, and the command itself."""

import re
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from portal.demo.goods import base_name
from tests.browser.conftest import HOME, ROOT, free_port, run_environment, wait_for


@pytest.fixture
def city(site: str) -> sqlite3.Connection:
    """The prepared database, read only."""
    return sqlite3.connect(f"file:{HOME / 'db.sqlite3'}?mode=ro", uri=True)


def test_the_city_has_its_shops_and_goods(city: sqlite3.Connection) -> None:
    assert city.execute("SELECT count(*) FROM partner_partner").fetchone()[0] == 1010
    assert city.execute("SELECT count(*) FROM catalogue_product").fetchone()[0] == 1658
    assert city.execute("SELECT count(DISTINCT partner_id) FROM partner_stockrecord").fetchone()[0] == 207
    assert city.execute("SELECT count(*) FROM regions_region").fetchone()[0] == 91_599


def test_the_goods_are_many_and_told_differently(city: sqlite3.Connection) -> None:
    rows = city.execute("SELECT title, description FROM catalogue_product").fetchall()
    goods = Counter(base_name(title) for title, _ in rows)
    assert len(goods) >= 400
    assert max(goods.values()) <= 8
    assert len({re.split(r"(?<=[.!?])\s", text)[0] for _, text in rows}) >= 600


def test_the_books_of_the_city_balance(site: str) -> None:
    """Weeks of demo orders went through the same actions as everybody's."""
    command = [sys.executable, str(ROOT / "manage.py"), "audit_books"]
    done = subprocess.run(command, env=run_environment(), cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, "SALAH" in done.stdout) == (0, False), done.stdout + done.stderr
    assert "benar: " in done.stdout


def test_every_product_has_a_drawn_picture_in_both_sizes(city: sqlite3.Connection) -> None:
    without = city.execute("SELECT count(*) FROM catalogue_product WHERE id NOT IN (SELECT product_id FROM catalogue_productimage)").fetchone()[0]
    sizes = city.execute(
        "SELECT count(*) FROM catalogue_productimage i WHERE (SELECT count(*) FROM wagtailimages_rendition r WHERE r.image_id = i.image_id) < 2"
    ).fetchone()[0]
    assert (without, sizes) == (0, 0)


class Became(NamedTuple):
    """What the books say about one order."""

    status: str
    held: int
    told: set[str]
    unsent: int


def became(books: Path, order: int) -> Became:
    """Its state, how many pieces of its first line's goods are set aside, in which rooms people were told of it, and how many mails still wait."""
    with closing(sqlite3.connect(f"file:{books}?mode=ro", uri=True)) as read:
        status, held = read.execute(
            "SELECT o.status, s.num_allocated FROM order_order o JOIN order_line l ON l.order_id = o.id "
            "JOIN partner_stockrecord s ON s.id = l.stockrecord_id WHERE o.id = ? ORDER BY l.id LIMIT 1", (order,)
        ).fetchone()  # fmt: skip
        thing = f"order-{order}"
        told = {room for (room,) in read.execute("SELECT room FROM notifications_inboxitem WHERE thing = ?", (thing,))}
        unsent = read.execute("SELECT count(*) FROM notifications_message WHERE thing = ? AND state != 'sent'", (thing,)).fetchone()[0]
    return Became(status, held, told, unsent)


@pytest.fixture
def overdue(site: str) -> tuple[Path, int]:
    """A copy of the city in which nobody was told of anything and an order of an account is a minute past its deadline: the copy, and the order's id."""
    copy = HOME / "run-command.sqlite3"
    for leftover in HOME.glob(f"{copy.name}*"):
        leftover.unlink()
    with closing(sqlite3.connect(HOME / "db.sqlite3")) as prepared:
        prepared.execute("VACUUM INTO ?", (str(copy),))
    with closing(sqlite3.connect(copy)) as books, books:
        (order,) = books.execute("SELECT id FROM order_order WHERE status = 'awaiting_payment' AND user_id IS NOT NULL ORDER BY id LIMIT 1").fetchone()
        books.execute("UPDATE order_order SET deadline = ? WHERE id = ?", (f"{datetime.now(UTC) - timedelta(minutes=1):%Y-%m-%d %H:%M:%S}", order))
        for table in ("inboxitem", "attempt", "message"):
            books.execute(f"DELETE FROM notifications_{table}")
    return copy, order


def test_run_serves_ends_what_nobody_paid_and_an_interrupt_and_a_second_one_end_all_of_it(overdue: tuple[Path, int]) -> None:
    """PY-05: with this command alone an order past its deadline is cancelled within two minutes, its stock back and both sides told."""
    books, order = overdue
    before = became(books, order)
    port = free_port()
    environment = run_environment() | {"DATABASE_URL": f"sqlite:///{books}"}
    command = [sys.executable, str(ROOT / "manage.py"), "run", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz", process)
        until = time.monotonic() + 120
        while (now := became(books, order)).status != "cancelled" or now.unsent or not now.told:
            assert time.monotonic() < until, now
            time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        process.send_signal(signal.SIGTERM)
        output, _ = process.communicate(timeout=30)
    finally:
        process.kill()
    assert process.returncode == 0
    assert (now.held < before.held, now.told) == (True, {"akun", "kelola"})
    for login in ("pembeli", "penjual", "penjual2", "editor", "petugas"):
        assert f"{login}@demo.test" in output
    assert "belajar-kedan" in output
    with pytest.raises(OSError, match=r".*"):
        urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2)
    running = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    assert f"--bind 127.0.0.1:{port}" not in running
