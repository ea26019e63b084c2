"""SH-07: labels and packing slips: one per order, only the shop's own, and nothing ever falls off the paper."""

import random
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from portal.paper import A6, LABEL
from shop.order.models import Order, Parcel
from shop.order.papers import EDGE, address_labels, packing_slips
from shop.partner.models import Partner
from tests.doubles.measured_sheet import MeasuredSheet
from tests.factories.orders import make_order
from tests.factories.shop import make_product, make_region, make_shop, make_user

pytestmark = pytest.mark.django_db
PATH = "/kelola/pesanan/cetak/"


@pytest.fixture(autouse=True)
def fonts_are_closed() -> Iterator[None]:
    """A sheet that becomes a file closes its fonts itself; these stay sheets."""
    yield
    MeasuredSheet.close_all()


@pytest.fixture
def seller(client: Client) -> Partner:
    user = make_user("Penjual")
    client.force_login(user)
    return make_shop(user, name="Dapur Uji", parcel_charge=25_000)


def made(seller: Partner, *, lines: int = 1, title: str = "Kopi Sidikalang 250 g", quantity: int = 2, **buyer: Any) -> Order:
    make_region()
    products = [make_product(seller, title=f"{title} {number}", weight=750) for number in range(lines)]
    return make_order(*products, quantity=quantity, delivery="paket", **buyer)


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", pdf))


def test_several_chosen_orders_make_one_file_with_a_label_each(client: Client, seller: Partner) -> None:
    orders = [made(seller, name=name) for name in ("Rina Lubis", "Tomi Nasution", "Siti Br. Sinaga")]
    answer = client.get(PATH, {"apa": "label", "pesanan": [order.pk for order in orders]})
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "no-store" in answer.headers["Cache-Control"]
    assert pages_of(answer.content) == 3
    assert answer.content.count(b"/MediaBox [0 0 283.46 425.20]") == 1, "100 x 150 mm"
    slips = client.get(PATH, {"apa": "isi", "pesanan": [order.pk for order in orders]})
    assert pages_of(slips.content) == 3
    assert b"/MediaBox [0 0 297.64 419.53]" in slips.content, "A6"


def test_a_label_says_what_the_road_needs_and_no_price(client: Client, seller: Partner) -> None:
    order = made(seller, name="Rina Lubis", street="Jalan Melati 12", rt="003", rw="001", landmark="pagar hijau")
    Parcel.objects.create(order=order, service="jne", number="CGK00123456")
    sheet = MeasuredSheet("uji", LABEL, EDGE)
    address_labels([order], sheet)
    text = sheet.text(1)
    for words in (
        "Dapur Uji", "Rina Lubis", "0812-3456-7890", "Jalan Melati 12, RT 003 RW 001", "Medan Kota, Kota Medan, Sumatera Utara 20212", "Patokan: pagar hijau",
        order.number, "Kirim paket, 1,5 kg", "JNE CGK00123456",
    ):  # fmt: skip
        assert words in text, words
    assert "Rp" not in text


def test_a_slip_names_every_line_with_its_count(client: Client, seller: Partner) -> None:
    order = made(seller, lines=3, note="Tanpa gula")
    sheet = MeasuredSheet("uji", A6, EDGE)
    packing_slips([order], sheet)
    text = sheet.text(1)
    assert all(f"2 x {line.title}" in text for line in order.lines.all())
    assert "Catatan: Tanpa gula" in text
    assert "6 barang, 3 baris" in text
    assert "Rp" not in text


def test_a_long_order_goes_on_over_further_pages_and_loses_no_line(seller: Partner) -> None:
    order = made(seller, lines=25, title="Keripik singkong balado pedas manis kemasan keluarga", quantity=1)
    sheet = MeasuredSheet("uji", A6, EDGE)
    packing_slips([order], sheet)
    assert sheet.page > 1
    drawn = [row[1] for row in sheet.drawn]
    assert [text for text in drawn if text.startswith("1 x ")] == [f"1 x {line.title}" for line in order.lines.order_by("pk")]
    assert f"Pesanan {order.number}, lanjutan" in sheet.text(2)
    assert sheet.outside == sheet.overlapping == []


@pytest.mark.parametrize("seed", range(12))
def test_however_long_the_words_are_nothing_falls_off(seller: Partner, seed: int) -> None:
    chance = random.Random(seed)

    def long(most: int) -> str:
        """Up to the longest that the form takes; sometimes one word without a space, sometimes signs the font has no letter for."""
        length = chance.choice((0, most // 2, most, most))
        if chance.random() < 0.3:
            return "W" * length
        return ("Perumahan Taman Setia Budi Indah Blok \U0001f3e0 " * 9)[:length].strip()

    Partner.objects.filter(pk=seller.pk).update(name=("Dapur " + long(122))[:128])
    seller.refresh_from_db()
    buyer = {"name": long(150) or "R", "street": long(200) or "J", "rt": "003", "rw": "001", "landmark": long(150), "note": long(300)}
    order = made(seller, lines=chance.randint(1, 9), title=long(240) or "K", **buyer)
    if chance.random() < 0.5:
        Parcel.objects.create(order=order, service="lain", service_name=long(60), number="W" * 40)
    for draw, size in ((address_labels, LABEL), (packing_slips, A6)):
        sheet = MeasuredSheet("uji", size, EDGE)
        draw([order], sheet)
        assert sheet.outside == sheet.overlapping == []
        assert draw is packing_slips or sheet.page == 1


def test_an_order_to_be_fetched_has_a_label_without_an_address(seller: Partner) -> None:
    sheet = MeasuredSheet("uji", LABEL, EDGE)
    address_labels([make_order(make_product(seller))], sheet)
    assert "Diambil di toko" in sheet.text(1)
    assert "Jalan Melati" not in sheet.text(1)


def test_orders_of_another_shop_are_not_found_and_stop_the_whole_file(client: Client, seller: Partner) -> None:
    own, foreign = made(seller), make_order(make_product())
    for chosen in ([foreign.pk], [own.pk, foreign.pk]):
        for paper in ("label", "isi"):
            assert client.get(PATH, {"apa": paper, "pesanan": chosen}).status_code == 404
    assert client.post(PATH, {"apa": "label", "pesanan": own.pk}).status_code == 405


@pytest.mark.parametrize(("role", "code"), [(None, 403), ("Editor", 403), ("Petugas", 403), ("visitor", 302)])
def test_only_the_people_of_the_shop_print(seller: Partner, role: str | None, code: int) -> None:
    order, client = made(seller), Client()
    if role != "visitor":
        client.force_login(make_user(role))
    assert client.get(PATH, {"apa": "label", "pesanan": order.pk}).status_code == code
    assert client.post(PATH, {"apa": "label", "pesanan": order.pk}).status_code == code


@pytest.mark.parametrize(
    "query", ["apa=label&pesanan=x", "apa=label&pesanan=-1", "apa=label&pesanan=99999999999999999999", "apa=nota&pesanan=1", "pesanan=1", "apa=label&pesanan=²"]
)
def test_strange_numbers_are_not_found(client: Client, seller: Partner, query: str) -> None:
    assert client.get(f"{PATH}?{query}").status_code == 404


def test_nothing_chosen_is_said_on_the_list(client: Client, seller: Partner) -> None:
    made(seller)
    page = client.get(PATH, {"apa": "label"}, follow=True).content.decode()
    assert "Centang dulu pesanan yang akan dicetak." in page
    assert 'name="pesanan"' in page
    assert 'form="cetak"' in page


@pytest.mark.parametrize("rows", [1, 3])
def test_a_file_costs_the_same_questions_for_one_order_and_three(client: Client, seller: Partner, rows: int, django_assert_num_queries: Any) -> None:
    orders = [made(seller, lines=2) for _ in range(rows)]
    # session, account, role, rights twice, profile, shop, orders, lines with their products
    with django_assert_num_queries(9):
        client.get(PATH, {"apa": "label", "pesanan": [order.pk for order in orders]})
