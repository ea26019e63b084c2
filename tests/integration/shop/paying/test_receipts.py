"""A picture of a receipt is a hint: the order stays what it is, and only the buyer and the shop see it (PY-03)."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from portal.accounts.roles import OFFICER, SELLER
from portal.notifications.models import InboxItem
from shop.order import actions, deadlines
from shop.order.actors import buyer, seller
from shop.order.exceptions import WrongState
from shop.order.links import key_of, order_url
from shop.order.models import Order
from shop.partner.models import Partner
from shop.paying.actions import MOST_RECEIPTS, add_receipt
from shop.paying.models import Receipt
from tests.factories.codes import as_upload
from tests.factories.orders import make_order
from tests.factories.shop import make_product, make_shop, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop() -> Partner:
    return make_shop(make_user(SELLER))


@pytest.fixture
def order(shop: Partner) -> Order:
    return make_order(make_product(shop, price=65_000), payment="transfer")


def paper() -> SimpleUploadedFile:
    return as_upload(Image.new("RGB", (400, 900), "white"), "bukti.jpg")


def send(client: Client, order: Order, **fields: Any) -> Any:
    return client.post(f"/pesanan/{order.number}/bukti/", {"kunci": key_of(order.number), "picture": paper(), **fields}, follow=True)


def address_of(order: Order) -> str:
    return f"/pesanan/{order.number}/bukti/{Receipt.objects.latest('pk').pk}.jpg"


def test_the_order_stays_unpaid_and_waits_for_the_seller(client: Client, order: Order) -> None:
    page = send(client, order).content.decode()
    assert Order.objects.get().status == settings.AWAITING_CONFIRMATION
    assert not Order.objects.get().money.exists()
    assert "Menunggu konfirmasi penjual" in page
    assert "Lihat bukti 1" in page
    assert "penjual menerima uang" not in page.lower().split("perjalanan")[0]


def test_the_seller_sees_it_beside_the_words_that_it_proves_nothing(client: Client, order: Order, shop: Partner) -> None:
    send(client, order)
    client.force_login(shop.users.get())
    page = client.get(f"/kelola/pesanan/{order.pk}/").content.decode()
    assert "Cek mutasi rekening, bukan tangkapan layar." in page
    assert "hanya petunjuk, bisa palsu" in page
    picture = client.get(f"/kelola/pesanan/{order.pk}/bukti/{Receipt.objects.get().pk}.jpg")
    assert (picture.status_code, picture.headers["Content-Type"]) == (200, "image/jpeg")
    assert "no-store" in picture.headers["Cache-Control"]


def test_it_is_written_anew_keeps_its_shape_and_has_no_public_address(client: Client, order: Order) -> None:
    send(client, order, picture=SimpleUploadedFile("x.jpg", paper().read() + b"<script>jahat()</script>"))
    receipt = Receipt.objects.get()
    with receipt.picture.open("rb") as kept:
        content = kept.read()
    assert b"jahat" not in content
    assert Image.open(io.BytesIO(content)).size == (400, 900)
    assert not Path(receipt.picture.path).is_relative_to(settings.MEDIA_ROOT)
    assert client.get(f"/media/{receipt.picture.name}").status_code == 404
    with pytest.raises(ValueError, match="no address"):
        _ = receipt.picture.url


def test_only_the_orders_key_or_owner_opens_it(client: Client, order: Order, shop: Partner) -> None:
    send(client, order)
    path = address_of(order)
    other = make_order(make_product(make_shop()), payment="transfer")
    assert client.get(f"{path}?kunci={key_of(order.number)}").status_code == 200
    assert client.get(path).status_code == 404
    assert client.get(f"{path}?kunci={key_of(other.number)}").status_code == 404
    assert client.get(f"{path.replace(order.number, other.number)}?kunci={key_of(other.number)}").status_code == 404
    for person in (make_user(), make_user(OFFICER)):
        client.force_login(person)
        assert client.get(path).status_code == 404


def test_another_shop_and_officers_do_not_see_it(client: Client, order: Order) -> None:
    send(client, order)
    path = f"/kelola/pesanan/{order.pk}/bukti/{Receipt.objects.get().pk}.jpg"
    stranger = make_user(SELLER)
    theirs = make_order(make_product(make_shop(stranger)), payment="transfer")
    client.force_login(stranger)
    assert client.get(path).status_code == 404
    assert client.get(path.replace(f"/{order.pk}/", f"/{theirs.pk}/")).status_code == 404
    client.force_login(make_user(OFFICER))
    assert client.get(path).status_code == 403


def test_without_the_key_nothing_can_be_sent(client: Client, order: Order) -> None:
    answer = client.post(f"/pesanan/{order.number}/bukti/", {"picture": paper()})
    assert answer.status_code == 404
    assert not Receipt.objects.exists()


@pytest.mark.parametrize(
    ("upload", "words"),
    [(None, "Pilih foto atau tangkapan layar"), (SimpleUploadedFile("a.jpg", b"bukan foto"), "Ini bukan foto"), (SimpleUploadedFile("b.jpg", b""), "kosong")],
)
def test_what_is_no_picture_is_said_beside_the_field(client: Client, order: Order, upload: Any, words: str) -> None:
    page = client.post(f"/pesanan/{order.number}/bukti/", {"kunci": key_of(order.number)} | ({"picture": upload} if upload else {}))
    assert page.status_code == 200
    html = page.content.decode()
    assert words in html
    assert '<details class="card fold no-print" id="bukti" data-guide="pesanan-bukti" open>' in html
    assert not Receipt.objects.exists()


def test_enough_is_enough(client: Client, order: Order) -> None:
    for _ in range(MOST_RECEIPTS):
        send(client, order)
    assert "Itu cukup" in send(client, order).content.decode()
    assert Receipt.objects.count() == MOST_RECEIPTS


def test_after_the_seller_found_no_money_the_buyer_may_send_again(client: Client, order: Order) -> None:
    for _ in range(MOST_RECEIPTS):
        send(client, order)
    actions.not_arrived(order, seller(None))
    for _ in range(MOST_RECEIPTS):
        assert "Bukti terkirim" in send(client, order).content.decode()
    assert "Itu cukup" in send(client, order).content.decode()
    assert Receipt.objects.count() == 2 * MOST_RECEIPTS


def test_a_receipt_that_the_seller_answered_is_not_said_to_be_waiting(client: Client, order: Order, shop: Partner) -> None:
    send(client, order)
    actions.not_arrived(order, seller(None))
    page = client.get(order_url(order)).content.decode()
    assert "Uang dari bukti ini belum masuk, kata penjual" in page
    assert "Lihat bukti 1" in page
    assert "Bukti Anda sudah sampai di penjual" not in page
    assert "Kirim bukti lain" not in page
    page = send(client, order).content.decode()
    answered, fresh = page.split("Bukti Anda sudah sampai di penjual")
    assert ("Lihat bukti 1" in answered, "Lihat bukti 1" in fresh) == (True, False)
    assert ("Lihat bukti 2" in answered, "Lihat bukti 2" in fresh) == (False, True)
    client.force_login(shop.users.get())
    first, second = client.get(f"/kelola/pesanan/{order.pk}/").content.decode().split("bukti 1,")[1].split("bukti 2,")
    assert "sudah Anda jawab: uang belum ada" in first
    assert "sudah Anda jawab" not in second


def test_who_paid_in_the_last_minute_sends_the_picture_when_the_clock_was_quicker(client: Client, order: Order, shop: Partner) -> None:
    deadlines.expire_due(order.deadline)
    assert "Kirim bukti ke penjual" in client.get(order_url(order)).content.decode()
    for _again in range(2):
        page = send(client, order).content.decode()
    assert ("Lihat bukti 2" in page, Order.objects.get().status, order.money.count()) == (True, settings.CANCELLED, 0)
    told = InboxItem.objects.get(user=shop.users.get(), important=True)
    assert told.subject == f"Bukti bayar untuk pesanan {order.number} yang sudah batal, Rp65.000"
    client.force_login(shop.users.get())
    page = client.get(f"/kelola/pesanan/{order.pk}/").content.decode()
    assert "Bukti dari pembeli hanya petunjuk" in page.split("Uangnya ternyata masuk?")[1].split("</details>")[0]
    actions.owe_late_money(order, seller(None))
    assert "tidak diperlukan lagi" in send(client, order).content.decode()


def test_an_order_that_its_buyer_ended_unpaid_wants_no_picture(client: Client, order: Order) -> None:
    actions.cancel(order, buyer(None), "Salah pesan")
    assert "Kirim bukti" not in client.get(order_url(order)).content.decode()
    assert "tidak diperlukan lagi" in send(client, order).content.decode()


def test_nothing_is_taken_once_the_money_was_seen_or_for_cash(client: Client, order: Order) -> None:
    cash = make_order(make_product(), payment="ambil")
    assert "Kirim bukti" not in client.get(order_url(cash)).content.decode()
    with pytest.raises(WrongState):
        add_receipt(cash, ContentFile(b"x"), buyer(None))
    actions.confirm_payment(order, seller(None))
    assert "tidak diperlukan lagi" in send(client, order).content.decode()
    assert not Receipt.objects.exists()
