"""Who sees which month: a seller the own shop's, officers each shop's and all, nobody else any."""

import re
from datetime import UTC, datetime
from decimal import Decimal
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.accounts.roles import EDITOR, OFFICER, SELLER
from shop.order import actions
from shop.order.actors import seller
from shop.order.recording import Agreement, Piece, record_order
from tests.factories.orders import make_order
from tests.factories.shop import make_product, make_shop, make_user

pytestmark = pytest.mark.django_db
NOVEMBER = datetime(2026, 11, 20, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_november():
    with time_machine.travel(NOVEMBER, tick=False):
        yield


def paid(shop, price=65_000):
    order = make_order(make_product(shop, price=price))
    return actions.confirm_payment(order, seller(None))


def recorded_by_telephone(shop):
    agreed = Agreement("Bu Rina", "transfer", is_paid=True, is_handed_over=True)
    return record_order(shop, [Piece(make_product(shop, price=25_000), 1, Decimal(25_000))], agreed, uuid4(), seller(None))


def row_of(page, order) -> str:
    """What the screen's table says of this order."""
    (row,) = [row for row in re.findall(r"<tr>(.*?)</tr>", page.content.decode(), re.DOTALL) if order.number in row]
    return row


def sums_on(page) -> dict[str, str]:
    return dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", page.content.decode()))


def signed_in(role: str | None, **shop):
    user = make_user(role)
    client = Client()
    client.force_login(user)
    return client, make_shop(user, **shop) if role == SELLER else None


def test_a_seller_sees_the_own_month_and_takes_it_along() -> None:
    client, shop = signed_in(SELLER)
    mine, other = paid(shop, 65_000), paid(make_shop(name="Toko Sebelah"), 99_000)
    page = client.get("/kelola/rekap/").content.decode()
    assert mine.number in page
    assert "Rp65.000" in page
    assert "November 2026" in page
    answer = client.get("/kelola/rekap/unduh/?bulan=2026-11")
    file = answer.content.decode("utf-8-sig")
    assert f'filename="rekap-{shop.code}-2026-11.csv"' in answer.headers["Content-Disposition"]
    assert mine.number in file
    for shown in (page, file):
        assert other.number not in shown
        assert "Toko Sebelah" not in shown
        assert "Rina" not in shown


def test_the_list_of_orders_leads_there() -> None:
    client, _shop = signed_in(SELLER)
    assert 'href="/kelola/rekap/"' in client.get("/kelola/pesanan/").content.decode()


def test_officers_see_each_shop_and_all() -> None:
    client, _none = signed_in(OFFICER)
    one, two = make_shop(name="Toko Satu"), make_shop(name="Toko Dua")
    first, second = paid(one, 65_000), paid(two, 99_000)
    assert f'href="/kelola/toko/{one.pk}/rekap/"' in client.get(f"/kelola/toko/{one.pk}/").content.decode()
    assert 'href="/kelola/toko/rekap/"' in client.get("/kelola/toko/").content.decode()
    for path in (f"/kelola/toko/{one.pk}/rekap/", f"/kelola/toko/{one.pk}/rekap/unduh/"):
        shown = client.get(path).content.decode()
        assert first.number in shown
        assert second.number not in shown
    for path in ("/kelola/toko/rekap/", "/kelola/toko/rekap/unduh/"):
        shown = client.get(path).content.decode()
        assert first.number in shown
        assert second.number in shown
        assert "Rina" not in shown
    assert "Rp164.000" in client.get("/kelola/toko/rekap/").content.decode()


def test_what_a_seller_wrote_down_is_marked_on_each_screen() -> None:
    client, shop = signed_in(SELLER)
    officer, _none = signed_in(OFFICER)
    here, recorded = paid(shop), recorded_by_telephone(shop)
    for reader, path, mark in (
        (client, "/kelola/rekap/", "Dicatat"),
        (officer, "/kelola/toko/rekap/", "Dicatat penjual"),
        (officer, f"/kelola/toko/{shop.pk}/rekap/", "Dicatat penjual"),
    ):
        page = reader.get(path)
        assert f">{mark}</span>" in row_of(page, recorded)
        assert mark not in row_of(page, here)


def test_money_that_must_go_back_is_not_the_shops() -> None:
    client, shop = signed_in(SELLER)
    officer, _none = signed_in(OFFICER)
    kept, owed = paid(shop, 65_000), paid(shop, 40_000)
    actions.cancel(owed, seller(None), "Barang habis")
    screens = ((client, "/kelola/rekap/"), (officer, "/kelola/toko/rekap/"), (officer, f"/kelola/toko/{shop.pk}/rekap/"))
    for reader, path in screens:
        page = reader.get(path)
        assert sums_on(page) == {
            "2 pesanan": "Rp105.000",
            "Uang diterima": "Rp105.000",
            "Uang dikembalikan": "Rp0",
            "Harus dikembalikan": "Rp40.000",
            "Bersih": "Rp65.000",
        }
        assert "Rp40.000 masih harus dikembalikan" in row_of(page, owed)
        assert "masih harus dikembalikan" not in row_of(page, kept)
    actions.record_refund(owed, seller(None), "Transfer ke BCA")
    for reader, path in screens:
        page = reader.get(path)
        assert sums_on(page) == {
            "2 pesanan": "Rp105.000",
            "Uang diterima": "Rp105.000",
            "Uang dikembalikan": "Rp40.000",
            "Harus dikembalikan": "Rp0",
            "Bersih": "Rp65.000",
        }
        assert "masih harus dikembalikan" not in row_of(page, owed)


@pytest.mark.parametrize("role", [SELLER, EDITOR, None])
def test_an_officers_sheet_is_for_officers(role: str | None) -> None:
    client, _shop = signed_in(role)
    other = make_shop()
    for path in ("/kelola/toko/rekap/", "/kelola/toko/rekap/unduh/", f"/kelola/toko/{other.pk}/rekap/", f"/kelola/toko/{other.pk}/rekap/unduh/"):
        assert client.get(path).status_code == client.post(path).status_code == 403


@pytest.mark.parametrize("role", [OFFICER, EDITOR, None])
def test_a_sellers_sheet_is_for_sellers(role: str | None) -> None:
    client, _shop = signed_in(role)
    for path in ("/kelola/rekap/", "/kelola/rekap/unduh/"):
        assert client.get(path).status_code == client.post(path).status_code == 403


def test_visitors_sign_in_first() -> None:
    for path in ("/kelola/rekap/", "/kelola/rekap/unduh/", "/kelola/toko/rekap/", "/kelola/toko/rekap/unduh/"):
        assert Client().get(path).status_code == Client().post(path).status_code == 302


@pytest.mark.parametrize("month", ["2026-13", "abc", "1999-01", "2026-11'--"])
def test_a_month_that_is_not_there_is_said_beside_the_field(month: str) -> None:
    client, shop = signed_in(SELLER)
    order = paid(shop)
    page = client.get("/kelola/rekap/", {"bulan": month}).content.decode()
    assert "Bulan ini tidak ada di daftar" in page
    assert order.number in page, "the newest month is shown instead"
    assert client.get("/kelola/rekap/unduh/", {"bulan": month}).status_code == 404


def test_an_earlier_month_can_be_chosen() -> None:
    client, shop = signed_in(SELLER)
    with time_machine.travel(datetime(2026, 9, 5, tzinfo=UTC)):
        old = paid(shop)
    new = paid(shop)
    page = client.get("/kelola/rekap/?bulan=2026-09").content.decode()
    assert old.number in page
    assert new.number not in page
    assert '<option value="2026-10">Oktober 2026</option>' in page


def test_a_month_of_a_busy_shop_comes_in_pages_and_its_sums_are_of_all() -> None:
    client, shop = signed_in(SELLER)
    product = make_product(shop, price=1_000, stock=60)
    for _ in range(51):
        make_order(product)
    first, second = client.get("/kelola/rekap/"), client.get("/kelola/rekap/?bulan=2026-11&page=2")
    assert (len(first.context["page"]), len(second.context["page"])) == (50, 1)
    assert "Rp51.000" in first.content.decode()
    assert "Rp51.000" in second.content.decode()
    with CaptureQueriesContext(connection) as asked:
        client.get("/kelola/rekap/?bulan=2026-11&page=2")
    (rows,) = [query["sql"] for query in asked if '"order_order"."number"' in query["sql"] and "date_placed" in query["sql"]]
    assert "LIMIT 1 OFFSET 50" in rows, "no row is read that is not shown"


def queries(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


def test_the_screens_cost_the_same_for_one_order_and_three() -> None:
    client, shop = signed_in(SELLER)
    officer, _none = signed_in(OFFICER)
    paid(shop)
    paths = ((client, "/kelola/rekap/"), (client, "/kelola/rekap/unduh/"), (officer, "/kelola/toko/rekap/unduh/"))
    one = [queries(*path) for path in paths]
    recorded_by_telephone(shop)
    actions.cancel(paid(shop), seller(None), "Barang habis")
    assert [queries(*path) for path in paths] == one == [12, 10, 9]
