"""Toko saya: what a seller may say of the shop, and what only an officer may."""

from decimal import Decimal

import pytest

from shop.partner.models import Partner
from tests.factories.shop import make_region, make_shop, make_user

pytestmark = pytest.mark.django_db
PATH = "/kelola/toko-saya/"


@pytest.fixture
def seller(client):
    user = make_user("Penjual")
    shop = make_shop(user, name="Dapur Butet", status="registered")
    make_region("12.71.01.1002", "Mesjid")
    client.force_login(user)
    return shop


def filled(shop, areas=(), **fields) -> dict:
    rows = {"wilayah-TOTAL_FORMS": len(areas), "wilayah-INITIAL_FORMS": 0}
    for number, (region, charge) in enumerate(areas):
        rows |= {f"wilayah-{number}-region": region, f"wilayah-{number}-charge": charge}
    return {
        "name": shop.name, "about": "", "phone": "0812 3456 7890", "street": "Jalan Mawar 3", "kelurahan": "12.71.01.1001", "days": "Senin sampai Sabtu",
        "opens": "08:00", "closes": "17.00", "pickup": "on", "bank_name": "Bank Sumut", "account_number": "0012-345-678", "account_name": "Butet",
        **rows, **fields,
    }  # fmt: skip


def test_everything_is_stored(client, seller):
    client.post(PATH, filled(seller, [("12.71.01", "10.000"), ("12.71.01.1002", "0"), ("", "")]))

    shop = Partner.objects.get(pk=seller.pk)
    assert (shop.street, shop.phone, shop.account_number, shop.opens.hour, shop.closes.hour) == ("Jalan Mawar 3", "+6281234567890", "0012345678", 8, 17)
    assert list(shop.courier_areas.order_by("region_id").values_list("region_id", "charge")) == [("12.71.01", Decimal(10_000)), ("12.71.01.1002", Decimal(0))]


def test_an_emptied_row_takes_the_area_away(client, seller):
    client.post(PATH, filled(seller, [("12.71.01", "10.000")]))
    client.post(PATH, filled(seller, [("", "")]))

    assert not seller.courier_areas.exists()


def test_unique_amounts_are_off_until_the_seller_says_so(client, seller):
    client.post(PATH, filled(seller))
    assert not Partner.objects.get(pk=seller.pk).unique_amounts
    client.post(PATH, filled(seller, unique_amounts="on"))
    assert Partner.objects.get(pk=seller.pk).unique_amounts
    assert "Selisihnya potongan dari Anda" in client.get(PATH).content.decode()


def test_the_least_sum_of_an_order_is_the_sellers_to_say(client, seller):
    client.post(PATH, filled(seller, minimum_order="50.000"))
    assert Partner.objects.get(pk=seller.pk).minimum_order == 50_000
    answer = client.post(PATH, filled(seller, minimum_order="lima puluh ribu"))
    assert "Tulis dengan angka saja, misalnya 10.000. Boleh 0." in answer.content.decode()
    assert "lima puluh ribu" in answer.content.decode(), "nothing typed is lost"
    client.post(PATH, filled(seller, minimum_order=""))
    assert Partner.objects.get(pk=seller.pk).minimum_order is None


def test_cash_at_the_door_without_a_courier_is_said_to_be_nowhere(client, seller):
    words = "Tulis dulu wilayah antar toko Anda."
    assert words in client.post(PATH, filled(seller, cash_on_delivery="on"), follow=True).content.decode()
    assert words not in client.post(PATH, filled(seller, [("12.71.01", "10.000")], cash_on_delivery="on"), follow=True).content.decode()
    assert words not in client.post(PATH, filled(seller), follow=True).content.decode()


def test_approval_and_people_are_not_the_sellers_to_write(client, seller):
    client.post(PATH, filled(seller, status="verified", users="1", decision_reason="", code="lain", decided_by="1"))

    shop = Partner.objects.get(pk=seller.pk)
    assert (shop.status, shop.code, shop.decided_by) == ("registered", seller.code, None)


def test_the_name_is_fixed_once_an_officer_has_looked(client, seller):
    client.post(PATH, filled(seller, name="Dapur Baru"))
    assert Partner.objects.get(pk=seller.pk).name == "Dapur Baru"

    Partner.objects.update(status="verified")
    client.post(PATH, filled(seller, name="Bank Resmi"))
    assert Partner.objects.get(pk=seller.pk).name == "Dapur Baru"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"phone": "sama bu RT"}, "Nomor HP kurang angka"),
        ({"phone": "0812"}, "Nomor HP kurang angka"),
        ({"account_number": "nanti saja"}, "Nomor rekening berisi 6 sampai 20 angka."),
        ({"account_name": ""}, "Isi juga ini, supaya pembeli tahu ke mana mengirim uang."),
        ({"opens": "pagi"}, "Tulis jam seperti 08.00."),
        ({"closes": ""}, "Isi jam buka dan jam tutup"),
        ({"kelurahan": ""}, "Pilih kelurahan."),
    ],
)
def test_a_wrong_field_is_said_beside_it_and_the_rest_stays(client, seller, fields, words):
    response = client.post(PATH, filled(seller, about="Cerita dapur kami", **fields))

    page = response.content.decode()
    assert response.status_code == 200
    assert words in page
    assert "Cerita dapur kami" in page


@pytest.mark.parametrize(
    ("areas", "words"),
    [
        ([("12.71.01", "murah")], "Tulis dengan angka saja, misalnya 10.000"),
        ([("12.71.01", "")], "Tulis ongkosnya. Boleh 0."),
        ([("", "5000")], "Pilih wilayahnya"),
        ([("12.71.01", "5000"), ("12.71.01", "6000")], "Wilayah ini sudah ada di baris lain."),
        ([("99.99.99", "5000")], "Pilih wilayah dari daftar."),
    ],
)
def test_a_wrong_row_is_said_beside_it(client, seller, areas, words):
    response = client.post(PATH, filled(seller, areas))

    assert response.status_code == 200
    assert words in response.content.decode()
    assert not seller.courier_areas.exists()


def test_a_rejected_shop_reads_why_and_asks_again(client, seller):
    Partner.objects.update(status="rejected", decision_reason="Alamat belum lengkap.")

    assert "Alamat belum lengkap." in client.get("/kelola/").content.decode()
    client.post(f"{PATH}periksa-lagi/")

    assert Partner.objects.get(pk=seller.pk).status == "registered"


def test_a_suspended_shop_does_not_reopen_itself(client, seller):
    Partner.objects.update(status="suspended")

    client.post(f"{PATH}periksa-lagi/")

    assert Partner.objects.get(pk=seller.pk).status == "suspended"


def test_a_form_without_rows_is_no_crash(client, seller):
    assert client.post(PATH, {"name": "x"}).status_code == 200
