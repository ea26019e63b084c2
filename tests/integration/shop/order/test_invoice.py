"""OL-09: every side of an order has it as a paper, nobody else does, and it says what article 53 of PP 80/2019 asks."""

import random
import re
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from portal.paper import A4
from shop.gateways import CASH
from shop.money import rupiah
from shop.order import actions
from shop.order.actors import buyer, seller
from shop.order.invoice import invoices
from shop.order.links import key_of
from shop.order.models import Order, Parcel
from shop.order.queries import readable
from shop.order.recording import Agreement, Piece, record_order
from shop.partner.models import Partner
from shop.words import rupiah_in_words
from tests.doubles.measured_sheet import MeasuredSheet
from tests.factories.orders import make_order
from tests.factories.shop import make_product, make_region, make_shop, make_user

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 11, 20, tzinfo=ZoneInfo("Asia/Jakarta"))


@pytest.fixture(autouse=True)
def fonts_are_closed() -> Iterator[None]:
    yield
    MeasuredSheet.close_all()


@pytest.fixture
def shop() -> Partner:
    return make_shop(make_user("Penjual"), name="Dapur Uji", owner_name="Ibu Tiurma", street="Jalan Pandu 4", phone="+6281355550000", parcel_charge=25_000)


def drawn(order: Order) -> MeasuredSheet:
    sheet = MeasuredSheet("uji", A4)
    invoices([readable().get(pk=order.pk)], sheet)
    return sheet


def sent(shop: Partner, *, quantity: int = 2, **buyer: Any) -> Order:
    """A parcel from the shop: 2 x 125.000, 2 x 80.500, charge 25.000."""
    make_region()
    goods = [make_product(shop, title="Kopi Sidikalang", price=125_000, legality="P-IRT 2101271"), make_product(shop, title="Keripik", price=80_500)]
    return make_order(*goods, quantity=quantity, delivery="paket", **buyer)


def address(order: Order) -> str:
    return f"/pesanan/{order.number}/nota.pdf"


def test_the_paper_has_the_nine_parts_of_article_53(shop: Partner) -> None:
    order = sent(shop, name="Rina Lubis", rt="003", rw="001")
    Parcel.objects.create(order=order, service="jne", number="CGK001")
    text = drawn(order).text()
    parts = {
        "parties": ["Penjual\nDapur Uji", "Penanggung jawab: Ibu Tiurma", "Jalan Pandu 4, Pasar Baru, Medan Kota", "0813-5555-0000",
                    "Pembeli\nRina Lubis", "0812-3456-7890", "Jalan Melati 12, RT 003 RW 001"],
        "specification": ["Barang\nBanyak\nHarga\nJumlah", "Kopi Sidikalang\n2\nRp125.000\nRp250.000", "Keripik\n2\nRp80.500\nRp161.000"],
        "legality": ["Legalitas barang", "Kopi Sidikalang: P-IRT 2101271", "Ditulis penjual."],
        "value": ["Jumlah barang\nRp411.000", "Kirim paket\nRp25.000", "Total\nRp436.000", "Terbilang: empat ratus tiga puluh enam ribu rupiah"],
        "payment": ["Pembayaran", "Transfer bank, langsung ke penjual. Tidak ada biaya tambahan. Dibayar paling lambat 24 jam sesudah pesanan dibuat."],
        "delivery": ["Pengiriman", "Kirim paket ke Jalan Melati 12", "Diserahkan paling lambat 3 hari", "Nomor resi: JNE CGK001"],
        "return": ["Pengembalian barang", "kabari penjual paling lambat 2 hari sesudahnya"],
        "cancellation": ["Pembatalan", "Pembeli bisa membatalkan sendiri sebelum membayar"],
        "dispute": ["Penyelesaian perselisihan", "Badan Penyelesaian Sengketa Konsumen (BPSK) atau pengadilan"],
    }  # fmt: skip
    assert {part: [words for words in wanted if words not in text] for part, wanted in parts.items()} == {part: [] for part in parts}
    assert order.number in text


def test_before_money_it_is_no_nota_and_afterwards_it_says_how_and_when(shop: Partner) -> None:
    order = sent(shop)
    before = drawn(order).text()
    assert "Rincian pesanan\n" in before
    assert "Belum dibayar. Ini bukan bukti pembayaran." in before
    assert "Nota" not in before
    assert "Lunas" not in before
    actions.confirm_payment(order, seller(None), AT)
    after = drawn(order).text()
    assert "Nota\n" in after
    assert "Lunas. Rp436.000 diterima penjual pada Minggu, 22 November 2026, 11.20 WIB. Cara bayar: Transfer bank." in after
    assert "Belum dibayar" not in after


def test_a_receipt_the_buyer_speaks_of_makes_no_nota(shop: Partner) -> None:
    order = sent(shop)
    actions.say_paid(order, buyer(None))
    assert "Belum dibayar" in drawn(order).text()


def test_cash_that_nobody_brought_yet_makes_no_nota(shop: Partner) -> None:
    order = make_order(make_product(shop), payment="ambil")
    actions.accept(order, seller(None))
    actions.make_ready(order, seller(None))
    assert "Dibayar saat barang diterima." in drawn(order).text()
    assert "Belum dibayar" in drawn(order).text()
    actions.receive(order, seller(None), AT)
    assert "Lunas. Rp10.000 diterima penjual pada Minggu, 22 November 2026, 11.20 WIB. Cara bayar: Bayar saat ambil." in drawn(order).text()


def test_a_cancelled_order_says_so_and_where_its_money_is(shop: Partner) -> None:
    unpaid, paid = sent(shop), sent(shop)
    actions.cancel(unpaid, buyer(None), "Dibatalkan pembeli.")
    text = drawn(unpaid).text()
    assert "Rincian pesanan\n" in text
    assert "Pesanan ini dibatalkan.\nAlasan: Dibatalkan pembeli.\nTidak ada uang yang tercatat diterima penjual." in text
    actions.confirm_payment(paid, seller(None), AT)
    actions.cancel(paid, seller(None), "Barang habis", AT)
    text = drawn(paid).text()
    assert "Nota\n" in text
    assert "Pesanan ini dibatalkan.\nAlasan: Barang habis\nRp436.000 diterima penjual" in text
    assert "Lunas" not in text
    assert "Rp436.000 harus dikembalikan penjual sejak Minggu, 22 November 2026, 11.20 WIB." in text
    actions.record_refund(paid, seller(None), "Transfer ke BCA Rina", AT)
    text = drawn(paid).text()
    assert "Rp436.000 dikembalikan pada Minggu, 22 November 2026, 11.20 WIB. Transfer ke BCA Rina" in text
    assert "Lunas" not in text


def test_an_order_from_the_telephone_promises_only_what_was_agreed(shop: Partner) -> None:
    product = make_product(shop, price=12_500)
    order = record_order(shop, [Piece(product, 2, Decimal(12_500))], Agreement("Bu Rina", CASH, True, True), uuid4(), seller(None))
    text = drawn(order).text()
    assert "Lunas. Rp25.000 diterima penjual" in text
    assert "Cara bayar: Tunai." in text
    assert "Menurut kesepakatan pembeli dan penjual lewat telepon atau WhatsApp." in text
    assert not any(words in text for words in ("Dibayar saat barang diterima", "paling lambat 24 jam", "Diambil di toko", "Gratis"))
    assert not any(words in text for words in ("membatalkan sendiri", "batal sendiri"))


@pytest.mark.parametrize("seed", range(3))
def test_the_sums_on_the_paper_are_the_orders(shop: Partner, seed: int) -> None:
    chance = random.Random(seed)
    make_region()
    goods = [make_product(shop, title=f"Barang {number}", price=chance.randint(1, 2_000_000), stock=9) for number in range(chance.randint(1, 6))]
    order = make_order(*goods, quantity=chance.randint(1, 9), delivery=chance.choice(("paket", "ambil")))
    text = drawn(order).text()
    rows = [int(amount.replace(".", "")) for amount in re.findall(r"^Barang \d+\n\d+\nRp[\d.]+\nRp([\d.]+)$", text, re.MULTILINE)]
    assert len(rows) == len(goods)
    assert sum(rows) + order.shipping_incl_tax == order.total_incl_tax
    assert f"Jumlah barang\n{rupiah(sum(rows))}\n" in text
    assert f"Total\n{rupiah(order.total_incl_tax)}\n" in text
    assert f"Terbilang: {rupiah_in_words(order.total_incl_tax)}" in text


def test_forty_lines_go_on_over_further_pages_and_lose_none(shop: Partner) -> None:
    goods = [make_product(shop, title=f"Keripik singkong balado pedas manis kemasan keluarga besar {number}", stock=9) for number in range(40)]
    order = make_order(*goods)
    sheet = drawn(order)
    assert sheet.page >= 2
    names = [row[1] for row in sheet.drawn if row[1].startswith("Keripik")]
    assert names == [line.title for line in order.lines.order_by("pk")]
    assert f"Pesanan {order.number}, lanjutan\nBarang\nBanyak\nHarga\nJumlah\nKeripik" in sheet.text(2)
    assert sheet.outside == sheet.overlapping == []


@pytest.mark.parametrize("seed", range(4))
def test_however_long_the_words_are_nothing_falls_off(shop: Partner, seed: int) -> None:
    chance = random.Random(seed)

    def long(most: int) -> str:
        length = chance.choice((most // 2, most, most))
        return "W" * length if chance.random() < 0.3 else ("Perumahan Taman Setia Budi Indah Blok \U0001f3e0 " * 9)[:length].strip()

    Partner.objects.filter(pk=shop.pk).update(name=long(128), owner_name=long(150), street=long(200))
    shop.refresh_from_db()
    make_region()
    goods = [make_product(shop, title=long(255), price=99_999_999, stock=500, legality=long(200)) for _ in range(chance.randint(1, 9))]
    order = make_order(*goods, quantity=9, delivery="paket", name=long(150), street=long(200), rt="003", rw="001", landmark=long(150))
    actions.confirm_payment(order, seller(None))
    actions.cancel(order, seller(None), long(200))
    actions.record_refund(order, seller(None), long(300))
    sheet = drawn(order)
    assert sheet.outside == sheet.overlapping == []


def test_the_buyer_opens_it_by_the_signed_link_or_signed_in(client: Client, shop: Partner) -> None:
    mine = make_user()
    order = make_order(make_product(shop), user=mine)
    guest = client.get(address(order), {"kunci": key_of(order.number)})
    assert guest.headers["Content-Type"] == "application/pdf"
    assert guest.content.startswith(b"%PDF")
    assert f'"rincian-{order.number}.pdf"' in guest.headers["Content-Disposition"]
    assert "no-store" in guest.headers["Cache-Control"]
    assert guest.headers["X-Robots-Tag"] == "noindex"
    client.force_login(mine)
    assert client.get(address(order)).status_code == 200
    actions.confirm_payment(order, seller(None))
    assert f'"nota-{order.number}.pdf"' in client.get(address(order)).headers["Content-Disposition"]


def test_the_orders_page_leads_to_its_paper_without_script(client: Client, shop: Partner) -> None:
    order = make_order(make_product(shop))
    page = client.get(f"/pesanan/{order.number}/", {"kunci": key_of(order.number)}).content.decode()
    link = re.search(r'href="([^"]+nota\.pdf[^"]+)">(?:<svg.*?</svg>)? *Cetak rincian pesanan', page)
    assert link
    assert client.get(link[1]).status_code == 200
    actions.confirm_payment(order, seller(None))
    assert "Cetak nota" in client.get(f"/pesanan/{order.number}/", {"kunci": key_of(order.number)}).content.decode()


def test_nobody_else_opens_a_buyers_paper(client: Client, shop: Partner) -> None:
    order, other = make_order(make_product(shop), user=make_user()), make_order(make_product(shop))
    assert client.get(address(order)).status_code == 404
    assert client.get(address(order), {"kunci": key_of(other.number)}).status_code == 404
    assert client.post(address(order), {"kunci": key_of(order.number)}).status_code == 405
    for role in (None, "Penjual", "Editor", "Petugas"):
        client.force_login(make_user(role))
        assert client.get(address(order)).status_code == 404


def test_the_seller_prints_notas_of_the_own_shop_only(client: Client, shop: Partner) -> None:
    orders = [sent(shop), sent(shop)]
    foreign = make_order(make_product())
    client.force_login(shop.users.get())
    answer = client.get("/kelola/pesanan/cetak/", {"apa": "nota", "pesanan": [order.pk for order in orders]})
    assert len(re.findall(rb"/Type /Page\b", answer.content)) == 2
    assert client.get("/kelola/pesanan/cetak/", {"apa": "nota", "pesanan": foreign.pk}).status_code == 404
    assert client.get("/kelola/pesanan/cetak/", {"apa": "nota", "pesanan": [orders[0].pk, foreign.pk]}).status_code == 404
    assert f"apa=nota&amp;pesanan={orders[0].pk}" in client.get(f"/kelola/pesanan/{orders[0].pk}/").content.decode()


def test_an_officer_opens_the_nota_they_were_asked_about(client: Client, shop: Partner) -> None:
    order, foreign = sent(shop), make_order(make_product())
    path = f"/kelola/toko/{shop.pk}/nota/"
    client.force_login(make_user("Petugas"))
    assert f'action="{path}"' in client.get(f"/kelola/toko/{shop.pk}/").content.decode()
    assert client.get(path, {"nomor": f" {order.number.lower()} "}).content.startswith(b"%PDF")
    for typed in (foreign.number, "KDN-9-9"):
        wrong = client.get(path, {"nomor": typed})
        assert "Toko ini tidak punya pesanan dengan nomor itu." in wrong.content.decode()
        assert f'value="{typed}"' in wrong.content.decode(), "what was typed stays"
    assert "Tulis nomor pesanan." in client.get(path).content.decode()


@pytest.mark.parametrize(("role", "code"), [(None, 403), ("Editor", 403), ("Penjual", 403), ("visitor", 302)])
def test_only_officers_open_papers_of_any_shop(client: Client, shop: Partner, role: str | None, code: int) -> None:
    order = sent(shop)
    if role != "visitor":
        client.force_login(shop.users.get() if role == "Penjual" else make_user(role))
    assert client.get(f"/kelola/toko/{shop.pk}/nota/", {"nomor": order.number}).status_code == code
    assert client.post(f"/kelola/toko/{shop.pk}/nota/", {"nomor": order.number}).status_code == code


@pytest.mark.parametrize("rows", [1, 3])
def test_notas_cost_the_same_questions_for_one_order_and_three(client: Client, shop: Partner, rows: int, django_assert_num_queries: Any) -> None:
    orders = [sent(shop) for _ in range(rows)]
    client.force_login(shop.users.get())
    # session, account, role, rights twice, profile, shop, orders, lines with their products, money
    with django_assert_num_queries(10):
        client.get("/kelola/pesanan/cetak/", {"apa": "nota", "pesanan": [order.pk for order in orders]})


def test_a_unique_amount_stands_as_a_discount_and_the_words_say_the_total(shop: Partner) -> None:
    Partner.objects.filter(pk=shop.pk).update(unique_amounts=True)
    order = sent(shop)
    text = drawn(order).text()
    assert order.total_incl_tax == 436_000 - order.unique_discount < 436_000
    assert "Potongan nominal unik" in text
    assert f"-Rp{order.unique_discount}" in text
    assert rupiah_in_words(order.total_incl_tax) in " ".join(text.split())
