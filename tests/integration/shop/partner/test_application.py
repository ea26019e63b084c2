"""/buka-toko/: applying in five fields, by people who have never done it."""

import pytest

from portal.accounts.models import User
from portal.guard import Guard
from shop.partner import application
from shop.partner.models import Partner
from tests.factories.shop import make_region, make_shop, make_user

pytestmark = pytest.mark.django_db
PATH = "/buka-toko/"


@pytest.fixture(autouse=True)
def _region():
    make_region()


def filled(**fields) -> dict:
    return {
        "owner_name": "Rina Nasution",
        "phone": "0812 3456 7890",
        "shop_name": "Dapur Bu Rina",
        "kelurahan": "12.71.01.1001",
        "password": "ikan-asin-7",
        **fields,
    }


def test_applying_makes_account_and_shop_and_leads_to_work(client):
    response = client.post(PATH, filled())

    shop = Partner.objects.get()
    user = User.objects.get()
    assert response.headers["location"] == "/kelola/"
    assert (shop.name, shop.code, shop.status, shop.owner_name, shop.phone) == (
        "Dapur Bu Rina",
        "dapur-bu-rina",
        "registered",
        "Rina Nasution",
        "+6281234567890",
    )
    assert list(shop.users.all()) == [user]
    assert [group.name for group in user.groups.all()] == ["Penjual"]
    assert "Petugas akan melihat toko Anda" in client.get("/kelola/").content.decode()
    assert client.get("/kelola/produk/baru/").status_code == 200


def test_the_shop_and_its_goods_are_not_public_until_verified(client):
    client.post(PATH, filled())

    assert client.get("/toko/dapur-bu-rina/").status_code == 404


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"phone": "08123"}, "Nomor HP kurang angka"),
        ({"phone": "sama bu RT"}, "Nomor HP kurang angka"),
        ({"phone": ""}, "Tulis nomor HP Anda."),
        ({"owner_name": ""}, "Tulis nama Anda."),
        ({"shop_name": "ab"}, "Tulis nama toko paling sedikit 3 huruf"),
        ({"shop_name": "12345"}, "Tulis nama toko paling sedikit 3 huruf"),
        ({"kelurahan": ""}, "Pilih kelurahan."),
        ({"kelurahan": "Pasar Baru"}, "Pilih kelurahan dari daftar."),
        ({"password": ""}, "Buat kata sandi."),
        ({"password": "12345678"}, "angka"),
    ],
)
def test_a_wrong_field_is_said_beside_it_and_nothing_typed_is_lost(client, fields, words):
    response = client.post(PATH, filled(**{"owner_name": "Rina Nasution", **fields}))

    page = response.content.decode()
    assert response.status_code == 200
    assert words in page
    for name, typed in filled(**fields).items():
        if typed and name not in ("password", "kelurahan"):
            assert f'value="{typed}"' in page
    assert not Partner.objects.exists()
    assert not User.objects.exists()


@pytest.mark.parametrize("typed", ["Dapur Bu Rina", "DAPUR  bu rina", "Dapur Bu Rina!"])
def test_a_name_that_another_shop_has_is_refused_with_a_way_out(client, typed):
    make_shop(name="Dapur Bu Rina")

    response = client.post(PATH, filled(shop_name=typed))

    assert "Nama ini sudah dipakai toko lain." in response.content.decode()


def test_pressing_the_button_twice_makes_one_shop(client):
    first = client.post(PATH, filled())
    client.logout()
    second = client.post(PATH, filled())

    assert (first.status_code, second.status_code) == (302, 302)
    assert second.headers["location"] == "/kelola/"
    assert (Partner.objects.count(), User.objects.count()) == (1, 1)


def test_two_presses_at_the_same_moment_make_one_shop(client, monkeypatch):
    """The second form was checked before the first one was stored."""
    real_save, pressed = application.ApplyForm.save, []

    def save(form):
        if not pressed:
            pressed.append(True)
            from django.test import Client

            Client().post(PATH, filled())
        return real_save(form)

    monkeypatch.setattr(application.ApplyForm, "save", save)

    response = client.post(PATH, filled())

    assert response.status_code == 302
    assert (Partner.objects.count(), User.objects.count()) == (1, 1)


def test_a_known_phone_with_a_wrong_password_opens_nothing(client):
    owner = make_user(phone="+6281234567890")

    response = client.post(PATH, filled())

    assert "Nomor ini sudah punya akun." in response.content.decode()
    assert not Partner.objects.exists()
    assert "_auth_user_id" not in client.session
    assert not owner.groups.exists()


def test_a_signed_in_buyer_becomes_a_seller_without_a_new_password(client):
    buyer = make_user(phone="+6281234567890", first_name="Rina Nasution")
    client.force_login(buyer)

    page = client.get(PATH).content.decode()
    assert 'name="password"' not in page
    assert 'value="0812-3456-7890"' in page
    client.post(PATH, filled())

    assert Partner.objects.get().users.get() == buyer
    assert User.objects.count() == 1


def test_who_has_a_shop_is_led_to_it(client):
    user = make_user("Penjual")
    make_shop(user)
    client.force_login(user)

    assert client.get(PATH).headers["location"] == "/kelola/"


def test_one_network_cannot_apply_without_end(client, monkeypatch):
    monkeypatch.setattr(application, "APPLYING", Guard("buka-toko", limits=((2, 60 * 60),)))
    for _number in range(2):
        client.post(PATH, filled(phone="08123"))

    response = client.post(PATH, filled())

    assert response.status_code == 429
    assert "Coba lagi satu jam lagi" in response.content.decode()
    assert not Partner.objects.exists()


def test_behind_a_proxy_each_network_has_its_own_thirty_tries(client, settings):
    settings.TRUSTED_PROXIES = 1

    def apply(visitor: str) -> int:
        return client.post(PATH, filled(phone="08123"), REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=visitor).status_code

    assert [apply("203.0.113.7") for _number in range(31)] == [200] * 30 + [429]
    assert apply("203.0.113.8") == 200
