"""The list "Kabar" in /akun/ and /kelola/: one's own, newest first, unread until opened."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from portal.accounts.models import User
from portal.accounts.roles import SELLER
from portal.notifications.actions import post
from portal.notifications.models import InboxItem
from tests.factories.orders import make_order
from tests.factories.shop import make_product, make_shop, make_user

pytestmark = pytest.mark.django_db
Room = InboxItem.Room
QUERIES_OF_BUYERS_LIST = 5
QUERIES_OF_SHOPS_LIST = 10


def tell(user: User, room: Room = Room.ACCOUNT, subject: str = "Pesanan dibayar", event: str = "order-1-1-paid", **more: Any) -> InboxItem:
    post(event, [user], room, subject=subject, path="/pesanan/KDN-1-1/", **more)
    return InboxItem.objects.get(user=user, event=event)


def test_a_buyer_reads_the_steps_of_an_order(client: Client) -> None:
    buyer = make_user()
    order = make_order(make_product(), user=buyer)
    client.force_login(buyer)
    assert "1 belum dibaca" in client.get("/akun/").content.decode()
    page = client.get("/akun/kabar/").content.decode()
    assert "Giliran Anda: bayar" in page
    item = InboxItem.objects.get(user=buyer)
    answer = client.post(f"/akun/kabar/{item.pk}/buka/")
    assert answer.headers["Location"] == f"/pesanan/{order.number}/"
    assert client.get(answer.headers["Location"]).status_code == 200, "the account opens it without a key"
    assert "Belum dibaca" not in client.get("/akun/kabar/").content.decode()


def test_looking_marks_nothing_and_one_button_marks_all(client: Client) -> None:
    reader = make_user()
    for number in range(3):
        tell(reader, event=f"order-{number}-1-paid")
    client.force_login(reader)
    for _ in range(2):
        assert client.get("/akun/kabar/").content.decode().count("Belum dibaca") == 3
    assert client.get("/akun/kabar/dibaca/").status_code == 405
    assert "Belum dibaca" not in client.post("/akun/kabar/dibaca/", follow=True).content.decode()


def test_the_newest_stands_first_and_important_ones_say_so(client: Client) -> None:
    reader = make_user()
    tell(reader, subject="Yang lama", event="order-1-1-a")
    tell(reader, subject="Yang baru", event="order-1-1-b", important=True)
    client.force_login(reader)
    page = client.get("/akun/kabar/").content.decode()
    assert page.index("Yang baru") < page.index("Yang lama")
    assert page.count("Penting") == 1


def test_nobody_reads_or_opens_what_is_another_persons(client: Client) -> None:
    owner, seller = make_user(), make_user(SELLER)
    make_shop(seller)
    items = [tell(owner, subject="Rahasia Rina"), tell(owner, Room.WORK, subject="Rahasia toko", event="order-2-1-paid")]
    client.force_login(seller)
    for address in ("/akun/kabar/", "/kelola/kabar-toko/"):
        assert "Rahasia" not in client.get(address).content.decode()
    for item in items:
        assert client.post(f"/akun/kabar/{item.pk}/buka/").status_code == 404
        assert client.post(f"/kelola/kabar-toko/{item.pk}/buka/").status_code == 404
    client.post("/akun/kabar/dibaca/")
    client.post("/kelola/kabar-toko/dibaca/")
    assert InboxItem.objects.filter(read_at=None).count() == 2


def test_each_room_has_its_own_list(client: Client) -> None:
    seller = make_user(SELLER)
    make_shop(seller)
    tell(seller, subject="Sebagai pembeli", event="order-1-1-a")
    tell(seller, Room.WORK, subject="Sebagai penjual", event="order-1-1-b")
    client.force_login(seller)
    buyer_page, shop_page = client.get("/akun/kabar/").content.decode(), client.get("/kelola/kabar-toko/").content.decode()
    assert ("Sebagai pembeli" in buyer_page, "Sebagai penjual" in buyer_page) == (True, False)
    assert ("Sebagai pembeli" in shop_page, "Sebagai penjual" in shop_page) == (False, True)


def test_the_shops_list_is_for_people_with_a_shop(client: Client) -> None:
    assert client.get("/akun/kabar/").headers["Location"].startswith("/masuk/")
    assert client.get("/kelola/kabar-toko/").headers["Location"].startswith("/masuk/")
    client.force_login(make_user())
    assert client.get("/kelola/kabar-toko/").status_code == 403
    assert client.post("/kelola/kabar-toko/dibaca/").status_code == 403


def test_a_seller_opens_a_new_order_from_the_list(client: Client) -> None:
    seller = make_user(SELLER)
    order = make_order(make_product(make_shop(seller)))
    client.force_login(seller)
    assert "1 kabar belum dibaca" in client.get("/kelola/").content.decode()
    item = InboxItem.objects.get(user=seller)
    assert client.post(f"/kelola/kabar-toko/{item.pk}/buka/").headers["Location"] == f"/kelola/pesanan/{order.pk}/"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_lists_cost_the_same_with_more_rows(client: Client, django_assert_num_queries: Any, rows: int) -> None:
    seller = make_user(SELLER)
    make_shop(seller)
    for number in range(rows):
        tell(seller, event=f"order-{number}-1-a")
        tell(seller, Room.WORK, event=f"order-{number}-1-b")
    client.force_login(seller)
    for address, queries in (("/akun/kabar/", QUERIES_OF_BUYERS_LIST), ("/kelola/kabar-toko/", QUERIES_OF_SHOPS_LIST)):
        client.get(address)
        with django_assert_num_queries(queries):
            client.get(address)
