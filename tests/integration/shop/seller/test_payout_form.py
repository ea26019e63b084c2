"""The seller uploads the picture of their code, and asks for another account."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from portal.accounts.roles import EDITOR, OFFICER, SELLER
from shop.gateways.qris.payload import template
from shop.partner.models import Partner
from shop.paying.models import PayoutChange
from tests.factories.codes import as_upload, code_picture, make_payload, make_upload
from tests.factories.shop import make_shop, make_user

pytestmark = pytest.mark.django_db
PATH = "/kelola/toko-saya/"
DESK = "/kelola/rekening/"
State = PayoutChange.State


@pytest.fixture
def shop(client: Client) -> Partner:
    """Registered, not looked at yet; its seller is signed in."""
    user = make_user(SELLER)
    shop = make_shop(user, name="Dapur Butet", status="registered")
    client.force_login(user)
    return shop


def verified(shop: Partner, **fields: Any) -> Partner:
    Partner.objects.filter(pk=shop.pk).update(status="verified", **fields)
    return Partner.objects.get(pk=shop.pk)


def filled(shop: Partner, **fields: Any) -> dict[str, Any]:
    known = {name: getattr(shop, name) for name in ("name", "bank_name", "account_number", "account_name")}
    rest = {"about": "", "phone": "0812 3456 7890", "street": "Jalan Mawar 3", "kelurahan": "12.71.01.1001", "days": "", "opens": "", "closes": ""}
    return {**known, **rest, "pickup": "on", "wilayah-TOTAL_FORMS": 0, "wilayah-INITIAL_FORMS": 0, **fields}


def save(client: Client, shop: Partner, **fields: Any) -> str:
    return client.post(PATH, filled(shop, **fields), follow=True).content.decode()


def code(shop: Partner) -> str:
    return Partner.objects.get(pk=shop.pk).qris


def test_the_picture_is_read_and_said_at_once(client: Client, shop: Partner) -> None:
    page = save(client, shop, qris_picture=make_upload())
    assert code(shop) == make_payload()
    assert "DAPUR BUTET CONTOH" in page
    assert "MEDAN, NMID ID0000000000001, Usaha mikro" in page
    assert "Perkiraan biaya dari bank atau aplikasi QRIS Anda: tidak ada sampai Rp500.000 per pembayaran, di atas itu 0,3%." in page
    assert "tidak mirip" not in page


@pytest.mark.parametrize(
    ("upload", "words"),
    [
        (lambda: as_upload(code_picture(make_payload(t58="MY"))), "negara lain (MY)"),
        (lambda: as_upload(code_picture(make_payload()[:-4] + "0000")), "Angka pemeriksa kode ini tidak cocok"),
        (lambda: as_upload(code_picture("https://contoh.id/")), "Ini bukan kode QRIS"),
        (lambda: make_upload(t01="12"), "satu pembayaran"),
        (lambda: make_upload(t55="03", t57="1"), "menambah biaya"),
        (lambda: make_upload(**{f"t{tag}": "X" * 99 for tag in range(80, 85)}), "terlalu panjang"),
        (lambda: as_upload(Image.new("RGB", (500, 500), "white")), "Kode tidak terbaca"),
        (lambda: SimpleUploadedFile("a.jpg", b"bukan foto"), "Ini bukan foto"),
    ],
    ids=["country", "checksum", "address", "dynamic", "surcharge", "too long", "empty", "no picture"],
)
def test_what_cannot_be_used_is_said_beside_the_field_and_the_rest_stays(client: Client, shop: Partner, upload: Any, words: str) -> None:
    page = client.post(PATH, filled(shop, qris_picture=upload(), about="Cerita dapur kami"))
    html = page.content.decode()
    assert page.status_code == 200
    assert words in html.split('id="id_qris_picture_error"')[1][:600]
    assert "Cerita dapur kami" in html
    assert code(shop) == ""


def test_another_name_and_a_strange_national_part_warn_and_do_not_refuse(client: Client, shop: Partner) -> None:
    page = save(client, shop, qris_picture=make_upload(t59="MAKMUR SENTOSA", t51=template([("00", "LAIN")])))
    assert code(shop)
    assert "tidak mirip Dapur Butet" in page
    assert "NMID tidak terbaca" in page


def test_a_code_that_was_read_is_not_asked_for_twice(client: Client, shop: Partner) -> None:
    page = client.post(PATH, filled(shop, qris_picture=make_upload(), phone=""))
    html = page.content.decode()
    assert "Kode terbaca, tetapi belum disimpan" in html
    assert code(shop) == ""
    kept = html.split('name="qris_kept" value="')[1].split('"')[0]
    save(client, shop, qris_kept=kept)
    assert code(shop) == make_payload()


def test_the_tick_that_drops_a_code_counts_more_than_one_kept_from_before(client: Client, shop: Partner) -> None:
    html = client.post(PATH, filled(shop, qris_picture=make_upload(), phone="")).content.decode()
    kept = html.split('name="qris_kept" value="')[1].split('"')[0]
    assert 'name="qris_drop"' in html
    save(client, shop, qris_kept=kept, qris_drop="on")
    assert code(shop) == ""


def test_a_new_picture_counts_more_than_the_tick_also_when_the_page_is_shown_again(client: Client, shop: Partner) -> None:
    save(client, shop, qris_picture=make_upload(t59="DAPUR LAMA"))
    page = client.post(PATH, filled(shop, qris_picture=make_upload(), qris_drop="on", phone=""))
    form = page.context["payout"]
    assert not form["qris_drop"].value()
    save(client, shop, qris_kept=form.kept_field)
    assert code(shop) == make_payload()
    save(client, shop, qris_picture=make_upload(t59="DAPUR LAIN"), qris_drop="on")
    assert code(shop) == make_payload(t59="DAPUR LAIN")


@pytest.mark.parametrize("forged", ["000201", make_payload(), "eyJhIjoxfQ:1abc:zzz"])
def test_a_kept_code_that_we_did_not_sign_is_nothing(client: Client, shop: Partner, forged: str) -> None:
    save(client, shop, qris_kept=forged)
    assert code(shop) == ""


def test_a_save_without_a_picture_keeps_the_code_and_a_tick_drops_it(client: Client, shop: Partner) -> None:
    save(client, shop, qris_picture=make_upload())
    save(client, shop)
    assert code(shop) == make_payload()
    save(client, shop, qris_drop="on")
    assert code(shop) == ""


def test_a_verified_shop_waits_and_its_seller_reads_so(client: Client, shop: Partner) -> None:
    shop = verified(shop, qris=make_payload(t59="DAPUR BUTET"))
    page = save(client, shop, qris_picture=make_upload())
    assert code(shop) == make_payload(t59="DAPUR BUTET")
    assert "menunggu petugas" in page
    assert "Perubahan menunggu petugas" in client.get(PATH).content.decode()
    assert PayoutChange.objects.get().old_phone == shop.phone, "the telephone before this save, not the one typed in the same form"


def test_saving_other_things_meanwhile_leaves_the_wish_alone(client: Client, shop: Partner) -> None:
    shop = verified(shop)
    save(client, shop, account_number="999888777")
    page = client.get(PATH).content.decode()
    assert 'value="999888777"' in page
    save(client, shop, account_number="999888777", about="Baru")
    assert [change.state for change in PayoutChange.objects.all()] == [State.WAITING]
    assert Partner.objects.get(pk=shop.pk).about == "Baru"


def test_the_seller_takes_the_wish_back(client: Client, shop: Partner) -> None:
    shop = verified(shop)
    save(client, shop, account_number="999888777")
    client.post(f"{PATH}batal-perubahan/")
    assert PayoutChange.objects.get().state == State.WITHDRAWN
    assert f'value="{shop.account_number}"' in client.get(PATH).content.decode()


def test_another_seller_cannot_take_it_back(client: Client, shop: Partner) -> None:
    save(client, verified(shop), account_number="999888777")
    other = make_user(SELLER)
    make_shop(other)
    client.force_login(other)
    client.post(f"{PATH}batal-perubahan/")
    assert PayoutChange.objects.get().state == State.WAITING


# --- the officer's room -----------------------------------------------------------------------------------------


@pytest.fixture
def change(client: Client, shop: Partner) -> PayoutChange:
    """It has waited long enough; an officer is signed in."""
    save(client, verified(shop, qris=make_payload(t59="DAPUR BUTET")), qris_picture=make_upload())
    PayoutChange.objects.update(asked_at=timezone.now() - timedelta(days=2))
    client.force_login(make_user(OFFICER))
    return PayoutChange.objects.get()


def test_the_officer_sees_both_sides_and_whom_to_call(client: Client, change: PayoutChange) -> None:
    assert change.partner.name in client.get("/kelola/").content.decode()
    assert change.partner.name in client.get(DESK).content.decode()
    page = client.get(f"{DESK}{change.pk}/").content.decode()
    assert "DAPUR BUTET, MEDAN" in page
    assert "DAPUR BUTET CONTOH, MEDAN" in page
    assert f"https://wa.me/{change.old_phone.lstrip('+')}?text=" in page
    assert "Nomor toko ikut diganti" in page
    assert "Ada permintaan mengubah" in client.get(f"/kelola/toko/{change.partner_id}/").content.decode()


def test_the_officer_says_yes(client: Client, change: PayoutChange) -> None:
    client.post(f"{DESK}{change.pk}/putuskan/", {"keputusan": "setujui"})
    assert code(change.partner) == make_payload()


def test_the_officer_says_no_with_a_reason_that_the_seller_reads(client: Client, change: PayoutChange) -> None:
    page = client.post(f"{DESK}{change.pk}/putuskan/", {"keputusan": "tolak", "reason": ""})
    assert "Tulis alasannya. Pemilik toko perlu tahu." in page.content.decode()
    client.post(f"{DESK}{change.pk}/putuskan/", {"keputusan": "tolak", "reason": "Bawa kertas QRIS."})
    assert PayoutChange.objects.get().state == State.REFUSED
    client.force_login(change.partner.users.get())
    assert "Bawa kertas QRIS." in client.get(PATH).content.decode()


def test_too_early_there_is_no_button_and_no_way_round_it(client: Client, change: PayoutChange) -> None:
    PayoutChange.objects.update(asked_at=timezone.now())
    assert "Setujui" not in client.get(f"{DESK}{change.pk}/").content.decode()
    answer = client.post(f"{DESK}{change.pk}/putuskan/", {"keputusan": "setujui"}, follow=True)
    assert "Belum bisa disetujui" in answer.content.decode()
    assert code(change.partner) != make_payload()


@pytest.mark.parametrize("role", [None, SELLER, EDITOR])
def test_nobody_else_enters(client: Client, change: PayoutChange, role: str | None) -> None:
    person = make_user(role)
    if role == SELLER:
        make_shop(person)
    client.force_login(person)
    for path in (DESK, f"{DESK}{change.pk}/"):
        assert client.get(path).status_code in (302, 403)
        assert change.partner.name not in client.get(path, follow=True).content.decode()
    for path in (f"{DESK}{change.pk}/putuskan/",):
        assert client.post(path, {"keputusan": "setujui"}).status_code in (302, 403)
    assert PayoutChange.objects.get().state == State.WAITING


def test_the_list_costs_the_same_for_one_and_for_three(client: Client, change: PayoutChange, django_assert_num_queries: Any) -> None:
    client.get(DESK)
    with django_assert_num_queries(12) as one:
        client.get(DESK)
    for _ in range(2):
        other = make_shop()
        PayoutChange.objects.create(partner=other, before=change.before, after=change.after)
    with django_assert_num_queries(len(one)):
        client.get(DESK)


def test_an_officer_who_verifies_sees_the_code_and_what_is_strange(client: Client, shop: Partner) -> None:
    save(client, shop, qris_picture=make_upload(t59="MAKMUR SENTOSA"))
    client.force_login(make_user(OFFICER))
    page = client.get(f"/kelola/toko/{shop.pk}/").content.decode()
    assert "MAKMUR SENTOSA, MEDAN, NMID ID0000000000001, Usaha mikro" in page
    assert "tidak mirip" in page
