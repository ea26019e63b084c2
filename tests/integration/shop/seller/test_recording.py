"""OL-04 (G12): an order by telephone or WhatsApp, recorded by its seller in half a minute; the city sees it, once."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.utils import timezone

from portal.notifications.models import InboxItem, Message
from shop.gateways import CASH, TRANSFER
from shop.order import actions
from shop.order.actors import seller as by_seller
from shop.order.escalation import escalate
from shop.order.exceptions import CannotPlace
from shop.order.models import Order
from shop.order.queries import sales
from shop.order.recording import Agreement, Piece, record_order
from shop.partner.exceptions import OutOfStock
from shop.partner.models import Partner, StockRecord
from shop.partner.numbers import four_numbers
from tests.factories.orders import make_order
from tests.factories.shop import make_product, make_shop, make_user

pytestmark = pytest.mark.django_db
PATH = "/kelola/pesanan/catat/"
KEY = UUID("11111111-1111-4111-8111-111111111111")


@pytest.fixture
def shop(client: Client) -> Partner:
    user = make_user("Penjual", email="penjual@contoh.id")
    client.force_login(user)
    return make_shop(user, name="Dapur Uji")


def told(*amounts: tuple[Any, int], **fields: Any) -> dict[str, Any]:
    """The form as a browser sends it: both boxes stay ticked."""
    usual = {"key": str(KEY), "name": "Bu Rina", "way": CASH, "is_paid": "on", "is_handed_over": "on"}
    return {**usual, **{f"jumlah-{product.pk}": amount for product, amount in amounts}, **fields}


def stock(product: Any) -> tuple[int, int]:
    record = StockRecord.objects.get(product=product)
    return record.num_in_stock, record.num_allocated or 0


def test_an_amount_and_a_name_are_enough(client: Client, shop: Partner) -> None:
    product = make_product(shop, price=12_500, stock=5, title="Keripik")
    page = client.get(PATH)
    form = page.context["form"]
    sent = {field.html_name: field.value() for field in form if field.value() not in (None, False)}  # what is filled in when the page opens
    answer = client.post(PATH, {**sent, f"jumlah-{product.pk}": "2", "name": "Bu Rina"}, follow=True)
    order = Order.objects.get()
    assert (order.is_recorded, order.status, order.total_incl_tax, order.buyer_name, order.buyer_phone) == (True, "complete", 25_000, "Bu Rina", "")
    assert [(line.title, line.quantity, line.unit_price_incl_tax, line.num_allocated) for line in order.lines.all()] == [("Keripik", 2, 12_500, 0)]
    assert stock(product) == (3, 0)
    assert [(record.kind, record.amount, record.user) for record in order.money.all()] == [("received", 25_000, shop.users.get())]
    assert [(event.key, event.role, event.user) for event in order.events.all()] == [("recorded", "seller", shop.users.get())]
    text = answer.content.decode()
    assert "Pesanan Bu Rina dicatat." in text
    assert "Dipesan lewat telepon atau WhatsApp, dicatat penjual" in text
    assert ">Dicatat</span>" in text


def test_nobody_is_written_to_and_no_alarm_rings(client: Client, shop: Partner, time_machine: Any) -> None:
    client.post(PATH, told((make_product(shop), 1), is_handed_over="", phone="0812 3456 7890"))
    assert Order.objects.get().status == "paid"
    assert not Message.objects.exists()
    assert not InboxItem.objects.exists()
    order = make_order(make_product(shop))
    InboxItem.objects.all().delete()
    time_machine.move_to(timezone.now() + timedelta(hours=30), tick=False)
    assert escalate(timezone.now()) > 0, "an order that was made here and nobody opened does ring"
    assert set(InboxItem.objects.values_list("thing", flat=True)) == {f"order-{order.pk}"}


@pytest.mark.parametrize(
    ("paid", "handed", "status", "left"),
    [("on", "on", "complete", (4, 0)), ("", "on", "received", (4, 0)), ("on", "", "paid", (5, 1)), ("", "", "processing", (5, 1))],
)
def test_what_is_paid_and_handed_over_says_where_it_stands(client: Client, shop: Partner, paid: str, handed: str, status: str, left: tuple[int, int]) -> None:
    product = make_product(shop)
    client.post(PATH, told((product, 1), is_paid=paid, is_handed_over=handed, way=TRANSFER))
    order = Order.objects.get()
    assert (order.status, order.money.exists()) == (status, bool(paid))
    assert stock(product) == left
    assert (order.deadline is None) == (status == "complete")
    page = client.get(f"/kelola/pesanan/{order.pk}/").content.decode()
    assert ("Uang sudah saya terima" in page) == (status == "received")


def test_what_is_sold_on_credit_is_paid_later_and_what_waits_goes_its_way(client: Client, shop: Partner) -> None:
    client.post(PATH, told((make_product(shop), 1), is_paid=""))
    credit = Order.objects.get()
    client.post(f"/kelola/pesanan/{credit.pk}/uang-tunai/")
    assert [record.kind for record in credit.money.all()] == ["received"]
    product = make_product(shop)
    client.post(PATH, told((product, 1), is_paid="", is_handed_over="", key=str(uuid4())))
    waiting = Order.objects.exclude(pk=credit.pk).get()
    client.post(f"/kelola/pesanan/{waiting.pk}/siap/")
    client.post(f"/kelola/pesanan/{waiting.pk}/diterima/")
    waiting.refresh_from_db()
    assert (waiting.status, waiting.money.get().kind, stock(product)) == ("received", "received", (4, 0))


def test_a_cancelled_record_gives_the_stock_back(client: Client, shop: Partner) -> None:
    product = make_product(shop)
    client.post(PATH, told((product, 2), is_handed_over=""))
    actions.cancel(Order.objects.get(), by_seller(None), "Pembeli minta batal")
    assert stock(product) == (5, 0)


def test_another_price_needs_a_reason_that_the_history_keeps(client: Client, shop: Partner) -> None:
    product = make_product(shop, price=12_500, title="Keripik")
    other = {f"harga-{product.pk}": "10.000"}
    answer = client.post(PATH, told((product, 2), **other))
    assert "Harganya lain dari daftar. Tulis alasannya." in answer.content.decode()
    assert not Order.objects.exists()
    client.post(PATH, told((product, 2), reason="langganan", **other))
    order = Order.objects.get()
    assert order.total_incl_tax == 20_000
    assert order.events.get().words == "Harga lain karena langganan: Keripik Rp10.000, di daftar Rp12.500."
    assert StockRecord.objects.get().price == 12_500
    with pytest.raises(CannotPlace, match="Harganya baru saja berubah"):
        record_order(shop, [Piece(product, 1, order.total_incl_tax)], Agreement("R", CASH, True, True), uuid4(), by_seller(None))


def test_a_double_press_records_once_even_when_it_took_the_last(client: Client, shop: Partner) -> None:
    product = make_product(shop, stock=1)
    first = client.post(PATH, told((product, 1)))
    second = client.post(PATH, told((product, 1)))
    order = Order.objects.get()
    assert first.url == second.url == f"/kelola/pesanan/{order.pk}/"
    assert stock(product) == (0, 0)
    again = record_order(shop, [Piece(product, 1, order.total_incl_tax)], Agreement("R", CASH, True, True), KEY, by_seller(None))
    assert again == order


def test_too_few_is_said_beside_the_goods_and_nothing_typed_is_lost(client: Client, shop: Partner) -> None:
    few, plenty = make_product(shop, stock=2, title="Sedikit"), make_product(shop, stock=9)
    text = client.post(PATH, told((few, 3), (plenty, 4), name="Bu Rina", phone="0812 3456 7890", way=TRANSFER)).content.decode()
    assert "Stok tinggal 2." in text
    assert not Order.objects.exists()
    for typed in ('value="3"', 'value="4"', 'value="Bu Rina"', 'value="0812 3456 7890"'):
        assert typed in text
    assert re.search(rf'value="{TRANSFER}"[^>]*checked', text)
    assert str(KEY) in text, "the same key: a press that went wrong is no second order"


def test_stock_that_goes_a_moment_before_is_said_too(client: Client, shop: Partner, monkeypatch: pytest.MonkeyPatch) -> None:
    product = make_product(shop, stock=2, title="Keripik")

    def sold_out(*args: Any) -> None:
        raise OutOfStock(product.pk)

    monkeypatch.setattr("shop.seller.record_form.record_order", sold_out)
    text = client.post(PATH, told((product, 2))).content.decode()
    assert "Stok tinggal 2." in text
    assert 'value="Bu Rina"' in text


def test_more_than_is_free_is_never_taken(shop: Partner) -> None:
    product = make_product(shop, stock=3, sizes="S, M")
    price = StockRecord.objects.get().price
    with pytest.raises(OutOfStock):
        record_order(shop, [Piece(product, 2, price, "S"), Piece(product, 2, price, "M")], Agreement("R", CASH, True, True), uuid4(), by_seller(None))
    assert stock(product) == (3, 0)
    assert not Order.objects.exists()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": ""}, "Tulis nama pembeli."),
        ({"jumlah": ""}, "Tulis banyaknya di samping barang yang dipesan."),
        ({"jumlah": "dua"}, "Tulis angka bulat saja, misalnya 2."),
        ({"jumlah": "-1"}, "Tulis angka bulat saja, misalnya 2."),
        ({"phone": "12"}, "Nomor HP kurang angka."),
        ({"harga": "murah"}, "Tulis harga dengan angka saja"),
        ({"key": "x"}, "Muat ulang halaman ini, lalu isi lagi."),
    ],
)
def test_wrong_input_is_said_in_words(client: Client, shop: Partner, change: dict[str, str], words: str) -> None:
    product = make_product(shop)
    fields = {f"{name}-{product.pk}" if name in ("jumlah", "harga") else name: value for name, value in change.items()}
    answer = client.post(PATH, {**told((product, 1)), **fields})
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert not Order.objects.exists()


def test_a_size_is_chosen_where_there_are_several(client: Client, shop: Partner) -> None:
    shirt = make_product(shop, title="Kemeja", sizes="S, M")
    assert "Pilih ukurannya." in client.post(PATH, told((shirt, 1))).content.decode()
    client.post(PATH, told((shirt, 1), **{f"ukuran-{shirt.pk}": "M"}))
    assert Order.objects.get().lines.get().title == "Kemeja, ukuran M"


def test_the_city_sees_it_marked_and_never_twice(client: Client, shop: Partner) -> None:
    here = make_order(make_product(shop, price=30_000))
    actions.confirm_payment(here, by_seller(None))
    actions.cancel(make_paid(shop), by_seller(None), "habis")
    client.post(PATH, told((make_product(shop, price=12_500), 2)))
    found = sales(30, shop.pk)
    assert (found.here, found.here_total, found.recorded, found.recorded_total) == (1, 30_000, 1, 25_000)
    assert sales(30, make_shop().pk) == type(found)(0, 0, 0, 0)  # type: ignore[arg-type]
    assert four_numbers().selling == 1
    client.force_login(make_user("Petugas"))
    for path in ("/kelola/", f"/kelola/toko/{shop.pk}/"):
        text = client.get(path).content.decode()
        assert "1 pesanan terjual di sini, Rp30.000." in text
        assert "Dicatat penjual, dari telepon atau WhatsApp: 1 pesanan, Rp25.000." in text


def make_paid(shop: Partner) -> Order:
    order = make_order(make_product(shop))
    actions.confirm_payment(order, by_seller(None))
    return order


def test_a_shop_that_only_records_sells(client: Client, shop: Partner) -> None:
    client.post(PATH, told((make_product(shop), 1)))
    assert four_numbers().selling == 1


def test_goods_of_another_shop_are_neither_shown_nor_taken(client: Client, shop: Partner) -> None:
    own, foreign = make_product(shop), make_product(title="Rahasia lain")
    assert "Rahasia lain" not in client.get(PATH).content.decode()
    client.post(PATH, told((own, 1), (foreign, 2)))
    assert [line.product_id for line in Order.objects.get().lines.all()] == [own.pk]
    assert stock(foreign) == (5, 0)
    with pytest.raises(CannotPlace):
        record_order(shop, [Piece(foreign, 1, StockRecord.objects.get(product=foreign).price)], Agreement("R", CASH, True, True), uuid4(), by_seller(None))


def test_the_key_of_another_shops_order_leads_nowhere(client: Client, shop: Partner) -> None:
    foreign = make_product()
    theirs = record_order(
        foreign.stockrecords.get().partner, [Piece(foreign, 1, foreign.stockrecords.get().price)], Agreement("R", CASH, True, True), KEY, by_seller(None)
    )
    text = client.post(PATH, told((make_product(shop), 1))).content.decode()
    assert "Muat ulang halaman ini, lalu isi lagi." in text
    assert Order.objects.get() == theirs


@pytest.mark.parametrize(("role", "code"), [(None, 403), ("Editor", 403), ("Petugas", 403), ("visitor", 302)])
def test_only_the_people_of_a_shop_record(shop: Partner, role: str | None, code: int) -> None:
    client = Client()
    if role != "visitor":
        client.force_login(make_user(role))
    assert client.get(PATH).status_code == code
    assert client.post(PATH, told((make_product(shop), 1))).status_code == code
    assert not Order.objects.exists()


def test_looking_writes_nothing_and_the_list_leads_there(client: Client, shop: Partner) -> None:
    assert "Belum ada barang yang berstok" in client.get(PATH).content.decode()
    assert f'href="{PATH}"' in client.get("/kelola/pesanan/").content.decode()


@pytest.mark.parametrize("rows", [1, 12])
def test_the_form_costs_the_same_questions_for_one_good_and_twelve(client: Client, shop: Partner, rows: int, django_assert_num_queries: Any) -> None:
    for _ in range(rows):
        make_product(shop, stock=3)
    # session, account, role, rights twice, profile, shop, goods, pictures
    with django_assert_num_queries(9):
        page = client.get(PATH).content.decode()
    assert page.count('name="jumlah-') == rows
    assert ("4 barang lain" in page) == (rows == 12)


def test_goods_that_sold_out_while_the_form_was_open_are_said_and_the_amount_stays(client: Client, shop: Partner) -> None:
    here, gone = make_product(shop, stock=5), make_product(shop, stock=5)
    StockRecord.objects.filter(product=gone).update(num_in_stock=0)
    answer = client.post(PATH, told((here, 1), (gone, 2)))
    assert not Order.objects.exists(), "half an order would be recorded"
    form = answer.context["form"]
    assert "Stok tinggal 0" in str(form.errors[f"jumlah-{gone.pk}"])
    assert form[f"jumlah-{gone.pk}"].value() == "2"


def test_a_sum_that_no_order_can_hold_is_told_beside_what_was_typed(client: Client, shop: Partner) -> None:
    product = make_product(shop, stock=99)
    answer = client.post(PATH, told((product, 11), **{f"harga-{product.pk}": "999999999", "reason": "Salah ketik"}))
    assert "terlalu besar" in str(answer.context["form"].non_field_errors())
    assert not Order.objects.exists()


def test_a_shop_with_more_goods_than_fit_finds_the_others_by_name(client: Client, shop: Partner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shop.seller.record_form.MOST_GOODS", 2)
    for title in ("Abon", "Bakpia", "Cuka"):
        make_product(shop, title=title, stock=5)
    page = client.get(PATH)
    assert "Cuka" not in page.content.decode()
    assert 'name="q"' in page.content.decode()
    found = client.get(PATH, {"q": "cuk"})
    assert [product.title for product in found.context["form"].goods] == ["Cuka"]
    product = found.context["form"].goods[0]
    assert client.post(f"{PATH}?q=cuk", told((product, 2))).status_code == 302
    assert Order.objects.get().lines.get().title == "Cuka"
