"""/akun/: a buyer's orders, profile and password, and what of Oscar's account is not there."""

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests.factories.orders import make_order
from tests.factories.shop import make_product, make_user

pytestmark = pytest.mark.django_db


def test_orders_of_the_account_and_of_nobody_else(client: Client) -> None:
    mine, other = make_user(), make_user()
    order, foreign = make_order(make_product(price=65_000), user=mine), make_order(make_product(), user=other)
    client.force_login(mine)
    page = client.get("/akun/").content.decode()
    assert order.number in page
    assert "Rp65.000" in page
    assert "Giliran Anda" in page
    assert foreign.number not in page


@pytest.mark.parametrize("goods", [1, 3])
def test_order_list_costs_the_same_for_one_order_and_three(client: Client, django_assert_num_queries: object, goods: int) -> None:
    user = make_user()
    for _ in range(goods):
        make_order(make_product(), user=user)
    client.force_login(user)
    with django_assert_num_queries(7):  # type: ignore[operator]  the last two: whether money is owed back, and how many of the list Kabar are unread
        client.get("/akun/")


@pytest.mark.parametrize("path", ["/akun/", "/akun/profil/", "/akun/kata-sandi/"])
def test_strangers_are_sent_to_the_one_door(client: Client, path: str) -> None:
    assert client.get(path).headers["Location"] == f"/masuk/?next={path}"


@pytest.mark.parametrize(("path", "door"), [("/akun/login/?next=/akun/", "/masuk/?next=%2Fakun%2F"), ("/akun/register/", "/daftar/")])
def test_oscars_other_doors_lead_to_ours(client: Client, path: str, door: str) -> None:
    assert client.get(path).headers["Location"] == door


@pytest.mark.parametrize(
    "name", ["address-list", "order-list", "email-list", "notifications-inbox", "alerts-list", "wishlists-list", "profile-delete", "anon-order"]
)
def test_rooms_of_oscar_that_are_not_there_have_no_address(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(f"customer:{name}")


@pytest.mark.parametrize("path", ["orders/", "addresses/", "emails/", "notifications/", "alerts/", "wishlists/", "profile/", "change-password/"])
def test_and_typing_them_finds_nothing(client: Client, path: str) -> None:
    client.force_login(make_user())
    assert client.get(f"/akun/{path}").status_code == 404


def test_profile_keeps_one_way_to_reach_the_person(client: Client) -> None:
    user = make_user(phone="+6281234567890")
    client.force_login(user)
    page = client.post("/akun/profil/", {"first_name": "Rina", "phone": "", "email": ""})
    assert "Isi nomor HP atau e-mail." in page.content.decode()
    client.post("/akun/profil/", {"first_name": "Rina Lubis", "phone": "0813 1111 2222", "email": "Rina@contoh.test"})
    user.refresh_from_db()
    assert (user.first_name, user.phone, user.email) == ("Rina Lubis", "+6281311112222", "Rina@contoh.test")


def test_phone_of_another_account_is_refused(client: Client) -> None:
    make_user(phone="+6281311112222")
    client.force_login(make_user())
    page = client.post("/akun/profil/", {"first_name": "Rina", "phone": "081311112222", "email": ""}).content.decode()
    assert "Nomor ini dipakai akun lain." in page


def test_password_changes_only_with_the_old_one(client: Client) -> None:
    user = make_user()
    client.force_login(user)
    new = {"new_password1": "ikan-asin-7", "new_password2": "ikan-asin-7"}
    client.post("/akun/kata-sandi/", {"old_password": "salah", **new})
    user.refresh_from_db()
    assert user.check_password("rahasia-pasar")
    assert client.post("/akun/kata-sandi/", {"old_password": "rahasia-pasar", **new}).headers["Location"] == "/akun/profil/"
    user.refresh_from_db()
    assert user.check_password("ikan-asin-7")
