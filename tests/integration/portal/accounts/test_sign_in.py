"""One door for everybody, by phone or e-mail."""

import re

import pytest
from django.core import mail
from django.test import Client

from portal.accounts import throttle
from portal.accounts.actions import password_link
from portal.accounts.models import User
from portal.accounts.roles import EDITOR, OFFICER, SELLER
from tests.factories.shop import make_user
from tests.post_office import delivering

pytestmark = pytest.mark.django_db
PASSWORD = "rahasia-pasar"


@pytest.mark.parametrize("typed", ["081234567890", "+62 812-3456-7890", "62812 3456 7890", "rina@contoh.test", "RINA@Contoh.Test"])
def test_phone_in_any_spelling_and_email_in_any_case_open_the_same_account(client: Client, typed: str) -> None:
    user = make_user(phone="+6281234567890", email="rina@contoh.test")
    response = client.post("/masuk/", {"username": typed, "password": PASSWORD})
    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(user.pk)


@pytest.mark.parametrize(("role", "target"), [(None, "/akun/"), (SELLER, "/kelola/"), (EDITOR, "/kelola/"), (OFFICER, "/kelola/")])
def test_each_role_lands_where_it_works(client: Client, role: str | None, target: str) -> None:
    client.force_login(make_user(role))
    assert client.get("/masuk/lanjut/").headers["Location"] == target


@pytest.mark.parametrize(
    ("role", "target"),
    [(SELLER, "/kelola/produk/baru/"), (EDITOR, "/kelola/"), (OFFICER, "/kelola/"), (None, "/buka-toko/")],
    ids=["seller", "editor", "officer", "buyer"],
)
def test_a_guides_link_to_a_sellers_screen_leads_each_person_where_they_may_go(client: Client, role: str | None, target: str) -> None:
    client.force_login(make_user(role))
    assert client.get("/masuk/lanjut/", {"ke": "/kelola/produk/baru/"}).headers["Location"] == target


def test_a_guides_link_to_a_sellers_screen_asks_strangers_to_sign_in(client: Client) -> None:
    assert client.get("/masuk/lanjut/", {"ke": "/kelola/produk/baru/"}).headers["Location"] == "/masuk/?next=%2Fkelola%2Fproduk%2Fbaru%2F"
    assert client.get("/masuk/lanjut/", {"ke": "https://jahat.test/"}).headers["Location"] == "/masuk/"


def test_wrong_password_says_so_and_keeps_what_was_typed(client: Client) -> None:
    make_user(phone="+6281234567890")
    page = client.post("/masuk/", {"username": "081234567890", "password": "salah"}).content.decode()
    assert "tidak cocok" in page
    assert 'value="081234567890"' in page


def test_ten_wrong_passwords_lock_even_the_right_one(client: Client) -> None:
    make_user(phone="+6281234567890")
    for _ in range(throttle.LIMIT):
        client.post("/masuk/", {"username": "081234567890", "password": "salah"})
    page = client.post("/masuk/", {"username": "0812 3456 7890", "password": PASSWORD})
    assert page.status_code == 200
    assert "Tunggu 15 menit" in page.content.decode()


def test_demo_accounts_are_refused_outside_the_demo(client: Client, settings: object) -> None:
    make_user(phone="+6281234567890", is_demo=True)
    settings.DEMO = False  # type: ignore[attr-defined]
    assert client.post("/masuk/", {"username": "081234567890", "password": PASSWORD}).status_code == 200
    assert "_auth_user_id" not in client.session


def test_two_accounts_without_email_live_side_by_side() -> None:
    first, second = make_user(), make_user()
    for user in (first, second):
        user.email = ""
        user.full_clean(exclude=["password"])
        user.save()
    assert User.objects.filter(email__isnull=True).count() == 2


@pytest.mark.parametrize(
    ("door", "target"),
    [
        ("/kelola/login/?next=/kelola/", "/masuk/?next=%2Fkelola%2F"),
        ("/kelola/password_reset/", "/lupa-sandi/"),
        ("/akun/login/", "/masuk/"),
        ("/akun/register/", "/daftar/"),
        ("/kelola/", "/masuk/?next=/kelola/"),
    ],
)
def test_every_other_door_leads_to_ours(client: Client, door: str, target: str) -> None:
    response = client.get(door)
    assert response.status_code == 302
    assert response.headers["Location"] == target


@pytest.mark.parametrize("gone", ["/accounts/login/", "/accounts/register/", "/password-reset/", "/dashboard/", "/admin/"])
def test_oscars_own_doors_do_not_exist(client: Client, gone: str) -> None:
    assert client.get(gone).status_code == 404


def test_password_by_email(client: Client) -> None:
    make_user(phone="+6281234567890", email="rina@contoh.test")
    with delivering():
        client.post("/lupa-sandi/", {"email": "rina@contoh.test"})
    link = re.search(r"http://127.0.0.1:8000(/sandi-baru/\S+)", mail.outbox[0].body)
    assert link
    _set_new_password(client, link.group(1))


def test_password_by_a_link_that_an_officer_sends_works_once(client: Client) -> None:
    user = make_user(phone="+6281234567890")
    link = password_link(user)
    _set_new_password(client, link)
    assert "sudah dipakai" in Client().get(link).content.decode()


def _set_new_password(client: Client, link: str) -> None:
    form = client.get(link, follow=True)
    done = client.post(form.request["PATH_INFO"], {"new_password1": "sandi-baru-77", "new_password2": "sandi-baru-77"})
    assert done.status_code == 302
    assert Client().post("/masuk/", {"username": "081234567890", "password": "sandi-baru-77"}).status_code == 302


def test_registration_needs_one_way_to_reach_the_person(client: Client) -> None:
    page = client.post("/daftar/", {"first_name": "Rina", "password": "sandi-baru-77"}).content.decode()
    assert "Isi nomor HP atau e-mail." in page
    assert 'value="Rina"' in page


def test_registration_by_phone_alone_signs_in(client: Client) -> None:
    response = client.post("/daftar/", {"first_name": "Rina", "phone": "0812 3456 7890", "password": "sandi-baru-77"})
    assert response.headers["Location"] == "/akun/"
    assert User.objects.get().phone == "+6281234567890"


def test_registration_refuses_a_phone_that_has_an_account(client: Client) -> None:
    make_user(phone="+6281234567890")
    page = client.post("/daftar/", {"first_name": "Rina", "phone": "081234567890", "password": "sandi-baru-77"}).content.decode()
    assert "sudah punya akun" in page


def test_registration_never_leads_to_another_site(client: Client) -> None:
    response = client.post("/daftar/", {"first_name": "R", "phone": "081234567890", "password": "sandi-baru-77", "next": "https://jahat.example/"})
    assert response.headers["Location"] == "/akun/"
