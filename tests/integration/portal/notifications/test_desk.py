"""/kelola/kabar/: officers see what did not arrive, with each try, and nobody else does."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from portal.accounts.roles import EDITOR, OFFICER, SELLER
from portal.notifications import actions, sending
from portal.notifications.models import Attempt, Message
from tests.factories.shop import make_shop, make_user

pytestmark = pytest.mark.django_db
ROOM = "/kelola/kabar/"
CONTEXT = {"subject": "Pesanan KDN-1001-1", "text": "", "reason": "", "path": "/kelola/"}
QUERIES_OF_ROOM = 15
State, Result = Message.State, Attempt.Result


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_user(OFFICER))
    return client


def in_trouble(number: int = 1, state: str = State.FAILED) -> Message:
    actions.mail(f"order-{number}-1-paid", ["siti@contoh.id"], "shop_decision", CONTEXT)
    message = Message.objects.get(event=f"order-{number}-1-paid")
    claim = sending.claim_one(message.pk)
    assert claim
    sending.finish(claim, sending.Outcome(State(state), Result.REFUSED, "550 5.1.1 s***@contoh.id unknown"))
    return message


def test_what_failed_stands_there_with_each_try_and_half_an_address(desk: Client) -> None:
    in_trouble()
    actions.mail("order-2-1-paid", ["budi@contoh.id"], "shop_decision", CONTEXT | {"subject": "Masih menunggu"})
    actions.mail("order-3-1-paid", ["sent@contoh.id"], "shop_decision", CONTEXT | {"subject": "Sudah sampai"})
    Message.objects.filter(event="order-3-1-paid").update(state=State.SENT)
    page = desk.get(ROOM).content.decode()
    for words in ("Pesanan KDN-1001-1", "s***@contoh.id", "Gagal", "550 5.1.1", "Masih menunggu", "b***@contoh.id", "Coba lagi"):
        assert words in page
    for words in ("siti@contoh.id", "budi@contoh.id", "Sudah sampai"):
        assert words not in page


def test_an_officer_has_it_tried_again(desk: Client, mailoutbox: list[Any]) -> None:
    message = in_trouble()
    address = f"{ROOM}{message.pk}/coba-lagi/"
    assert desk.get(address).status_code == 405
    assert "segera dicoba lagi" in desk.post(address, follow=True).content.decode()
    assert "tidak perlu dicoba lagi" in desk.post(address, follow=True).content.decode()
    sending.send_due()
    assert [mail.to for mail in mailoutbox] == [["siti@contoh.id"]]
    assert "Semua surel sudah terkirim" in desk.get(ROOM).content.decode()


def test_how_a_thing_was_told_is_shown_try_by_try(desk: Client) -> None:
    in_trouble(12)
    in_trouble(120)
    page = desk.get(f"{ROOM}tentang/order-12/").content.decode()
    assert page.count("550 5.1.1") == 1, "order 120 is another one"
    assert "siti@contoh.id" not in page
    assert desk.get(f"{ROOM}tentang/order-99/").status_code == 404


@pytest.mark.parametrize("role", [SELLER, EDITOR, None])
def test_others_never_get_in(client: Client, role: str | None) -> None:
    message, user = in_trouble(), make_user(role)
    if role == SELLER:
        make_shop(user)
    client.force_login(user)
    assert {client.get(path).status_code for path in (ROOM, f"{ROOM}tentang/order-1/", f"{ROOM}{message.pk}/coba-lagi/")} == {403}
    assert client.post(f"{ROOM}{message.pk}/coba-lagi/").status_code == 403
    message.refresh_from_db()
    assert message.state == State.FAILED


def test_visitors_are_led_to_the_door(client: Client) -> None:
    assert client.get(ROOM).headers["Location"].startswith("/masuk/")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_room_costs_the_same_with_more_rows(desk: Client, django_assert_num_queries: Any, rows: int) -> None:
    for number in range(rows):
        in_trouble(number)
        actions.raise_alarm(f"order-{number}-unopened", subject="Toko belum membuka", text="", path="/kelola/toko/1/")
    desk.get(ROOM)
    with django_assert_num_queries(QUERIES_OF_ROOM):
        desk.get(ROOM)


def test_alarms_stand_on_an_officers_home_until_they_are_settled(desk: Client) -> None:
    actions.raise_alarm("order-5-unopened", subject="Toko A belum membuka pesanan", text="Hubungi", path="/kelola/toko/1/")
    assert "Toko A belum membuka pesanan" in desk.get("/kelola/").content.decode()
    assert actions.settle_alarms(["order-5"], "unopened") == 1
    assert "Toko A belum membuka pesanan" not in desk.get("/kelola/").content.decode() + desk.get(ROOM).content.decode()
