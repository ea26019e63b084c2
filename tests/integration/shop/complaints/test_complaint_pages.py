"""The three rooms of a complaint: what each side sees and may press, and that nobody else finds anything (OL-05, OL-10)."""

import io
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image

from portal.accounts.models import User
from portal.accounts.roles import OFFICER, SELLER
from portal.brand import brand
from shop.complaints import actions
from shop.complaints.models import Complaint, ComplaintPhoto
from shop.order.actors import buyer, seller
from shop.order.links import complaint_url, key_of, order_url
from shop.order.models import Order
from shop.partner.models import Partner
from shop.seller.today import MOST_TASKS
from tests.factories.codes import as_upload
from tests.factories.complaints import STORY, make_complaint, make_mediated, make_received
from tests.factories.foreign_shop import picture_file
from tests.factories.orders import make_order
from tests.factories.shop import make_product, make_shop, make_user

pytestmark = pytest.mark.django_db
State = Complaint.State


@pytest.fixture(autouse=True)
def private_folder(settings: Any, tmp_path: Path) -> None:
    settings.STORAGES = {**settings.STORAGES, "private": {**settings.STORAGES["private"], "OPTIONS": {"location": str(tmp_path)}}}


@pytest.fixture
def shop() -> Partner:
    return make_shop(make_user(SELLER), name="Dapur Uji")


@pytest.fixture
def order(shop: Partner) -> Order:
    return make_received(make_product(shop, price=65_000))


def person(client: Client, user: User) -> Client:
    client.force_login(user)
    return client


def photo() -> SimpleUploadedFile:
    return as_upload(Image.new("RGB", (400, 900), "white"), "rusak.jpg")


def sent(order: Order, **fields: Any) -> dict[str, Any]:
    return {"kunci": key_of(order.number), "reason": "broken", "words": STORY, "wish": "money"} | fields


def send(client: Client, order: Order, **fields: Any) -> Any:
    return client.post(f"/pesanan/{order.number}/keluhan/", sent(order, **fields), follow=True)


def path(order: Order, part: str = "") -> str:
    return f"/pesanan/{order.number}/keluhan/{part}"


def desk(complaint: Complaint, part: str = "") -> str:
    return f"/kelola/keluhan/{complaint.pk}/{part}"


def room(complaint: Complaint, part: str = "") -> str:
    return f"/kelola/pesanan/{complaint.order_id}/keluhan/{part}"


def test_a_guest_opens_it_from_the_order_page(client: Client, order: Order) -> None:
    page = client.get(order_url(order)).content.decode()
    assert complaint_url(order).replace("&", "&amp;") in page
    form = client.get(complaint_url(order)).content.decode()
    assert 'type="radio" name="reason"' in form
    assert "Barang rusak, basi, atau cacat" in form
    answer = send(client, order, photo_1=photo(), photo_2=photo(), photo_3=photo())
    assert answer.redirect_chain == [(complaint_url(order), 302)]
    said = answer.content.decode()
    assert "Giliran penjual: menjawab keluhan" in said
    assert "Penjual menjawab paling lambat" in said
    assert STORY in said
    assert ComplaintPhoto.objects.count() == 3
    assert "Giliran penjual: menjawab keluhan" in client.get(order_url(order)).content.decode()
    assert "Barang sudah diterima</h2>" not in client.get(order_url(order)).content.decode()


def test_wrong_input_is_said_beside_the_field_and_nothing_typed_is_lost(client: Client, order: Order) -> None:
    page = send(client, order, reason="", words=f"{STORY} Sudah saya foto.", wish="", photo_2=photo()).content.decode()
    assert "Pilih apa yang salah." in page
    assert "Pilih apa yang Anda minta." in page
    assert f"{STORY} Sudah saya foto.</textarea>" in page
    assert "Pilih foto ini sekali lagi." in page
    page = send(client, order, words=" ").content.decode()
    assert "Ceritakan apa yang salah" in page
    page = send(client, order, photo_1=SimpleUploadedFile("x.jpg", b"bukan foto")).content.decode()
    assert "Ini bukan foto." in page
    page = send(client, order, words="a" * 1001).content.decode()
    assert "Paling banyak 1000 huruf." in page
    assert not Complaint.objects.exists()


def test_a_double_press_leaves_one_and_says_so(client: Client, order: Order) -> None:
    send(client, order)
    page = send(client, order, words="Sekali lagi.").content.decode()
    assert "Keluhan untuk pesanan ini sudah ada." in page
    assert Complaint.objects.count() == 1
    assert "sudah ada" in send(client, order, reason="").content.decode()


def test_a_picture_is_written_anew_and_seen_by_three(client: Client, order: Order, shop: Partner) -> None:
    send(client, order, photo_1=SimpleUploadedFile("x.jpg", photo().read() + b"<script>jahat()</script>"))
    kept = ComplaintPhoto.objects.get()
    with kept.picture.open("rb") as opened:
        content = opened.read()
    assert b"jahat" not in content
    assert Image.open(io.BytesIO(content)).size == (400, 900)
    mine, theirs, officers = path(order, f"foto/{kept.pk}.jpg"), f"/kelola/pesanan/foto-keluhan/{kept.pk}.jpg", f"/kelola/keluhan/foto/{kept.pk}.jpg"
    answer = client.get(f"{mine}?kunci={key_of(order.number)}")
    assert (answer.status_code, answer.headers["Content-Type"], "no-store" in answer.headers["Cache-Control"]) == (200, "image/jpeg", True)
    other = make_order(make_product(make_shop()))
    assert client.get(mine).status_code == client.get(f"{mine}?kunci={key_of(other.number)}").status_code == 404
    assert client.get(f"{path(other, f'foto/{kept.pk}.jpg')}?kunci={key_of(other.number)}").status_code == 404
    assert person(client, shop.users.get()).get(theirs).status_code == 200
    assert client.get(officers).status_code == 403
    assert person(client, make_user(OFFICER)).get(officers).status_code == 200
    assert client.get(theirs).status_code == 403
    assert client.get("/kelola/keluhan/foto/0.jpg").status_code == 404
    stranger = make_user(SELLER)
    make_shop(stranger)
    assert person(client, stranger).get(theirs).status_code == 404


BUYERS = ["", "selesai/", "petugas/", "kata/"]


@pytest.mark.parametrize("part", BUYERS)
def test_guessed_links_and_other_buyers_find_nothing(client: Client, order: Order, part: str) -> None:
    make_mediated(order)
    before = list(order.complaint.events.values_list("pk", flat=True))
    other = make_order(make_product(make_shop()), user=make_user())
    for user in (None, other.user, make_user(OFFICER), order.partner.users.get()):
        visitor = person(Client(), user) if user else client
        for key in ("", "salah", key_of(other.number)):
            assert visitor.post(path(order, part), sent(order, kunci=key)).status_code == 404
            assert visitor.get(f"{path(order, part)}?kunci={key}").status_code == 404
    assert list(order.complaint.events.values_list("pk", flat=True)) == before


@pytest.mark.parametrize("part", ["", "jawab/", "ditepati/", "kata/"])
def test_another_shop_finds_nothing(client: Client, order: Order, part: str) -> None:
    complaint = make_complaint(order)
    stranger = make_user(SELLER)
    make_shop(stranger)
    person(client, stranger)
    said = {"answer": "tolak", "words": "Diambil alih"}
    assert client.get(room(complaint, part)).status_code == (405 if part else 404)
    assert client.post(room(complaint, part), said).status_code == (404 if part else 405)
    for role in (OFFICER, "Editor", None):
        assert person(client, make_user(role)).post(room(complaint, part), said).status_code == 403
    client.logout()
    assert client.post(room(complaint, part), said).headers["Location"].startswith("/masuk/")
    assert complaint.events.count() == 1


@pytest.mark.parametrize("part", ["", "kata/", "putuskan/"])
def test_only_officers_reach_the_desk(client: Client, order: Order, part: str) -> None:
    complaint = make_mediated(order)
    said = {"putusan-refund": "ya", "putusan-words": "Diambil alih", "kata-words": "Diambil alih"}
    for role in (SELLER, "Editor", None):
        user = make_user(role)
        if role == SELLER:
            make_shop(user)
        person(client, user)
        for address in (desk(complaint, part), "/kelola/keluhan/"):
            assert client.get(address).status_code == 403
            assert client.post(address, said).status_code == 403
    assert complaint.events.count() == 3


def test_seller_answers_and_buyer_closes(client: Client, order: Order, shop: Partner) -> None:
    complaint = make_complaint(order, wish="replace", photos=(picture_file(),))
    work = person(Client(), shop.users.get())
    today = work.get("/kelola/").content.decode()
    assert "Keluhan yang menunggu Anda" in today
    assert room(complaint) in today
    assert room(complaint) in work.get(f"/kelola/pesanan/{order.pk}/").content.decode()
    assert "Menunggu jawaban penjual" in work.get("/kelola/pesanan/").content.decode()
    page = work.get(room(complaint)).content.decode()
    assert STORY in page
    assert "Setuju, barangnya saya ganti" in page
    assert "Tulis apa yang Anda tawarkan." in work.post(room(complaint, "jawab/"), {"answer": "tawar"}).content.decode()
    assert "Pilih jawaban Anda." in work.post(room(complaint, "jawab/"), {"words": "Kata saya"}).content.decode()
    answer = work.post(room(complaint, "jawab/"), {"answer": "setuju", "words": "Besok saya antar."}, follow=True).content.decode()
    assert "Jawaban Anda sudah dikirim" in answer
    assert "Sudah Anda tepati?" in answer
    again = work.post(room(complaint, "jawab/"), {"answer": "tolak", "words": "Batal."}, follow=True).content.decode()
    assert "sudah berubah: menunggu penjual menepati janji" in again
    assert "Batal.</textarea>" in again, "what was typed stands in the form that is there now"
    work.post(room(complaint, "ditepati/"), {"words": "Sudah saya antar."})
    mine = client.get(complaint_url(order)).content.decode()
    assert "Giliran Anda: menanggapi penjual" in mine
    assert "Besok saya antar." in mine
    done = client.post(path(order, "selesai/"), {"kunci": key_of(order.number)}, follow=True).content.decode()
    assert "Keluhan ditutup" in done
    assert "Lihat keluhan Anda" in client.get(order_url(order)).content.decode()


def test_money_back_is_recorded_on_the_orders_page(client: Client, order: Order, shop: Partner) -> None:
    complaint = make_complaint(order)
    person(client, shop.users.get()).post(room(complaint, "jawab/"), {"answer": "setuju"})
    assert "Catat uang yang dikembalikan" in client.get(room(complaint)).content.decode()
    page = client.get(f"/kelola/pesanan/{order.pk}/").content.decode()
    assert "harus Anda kembalikan karena keluhan pembeli" in page
    assert "Uang tunai sudah saya terima" not in page
    client.post(f"/kelola/pesanan/{order.pk}/uang-kembali/", {"how": "Transfer ke BCA."})
    assert "Giliran Anda: menanggapi penjual" in Client().get(complaint_url(order)).content.decode()


def test_an_officer_reads_asks_and_decides(client: Client, order: Order, shop: Partner) -> None:
    complaint = make_mediated(order, photos=(picture_file(),))
    person(client, make_user(OFFICER))
    assert desk(complaint) in client.get("/kelola/").content.decode()
    assert desk(complaint) in client.get("/kelola/keluhan/").content.decode()
    page = client.get(desk(complaint)).content.decode()
    for words in (STORY, "Barang baik saat berangkat.", "Fotonya jelas", "Giliran Anda: memutuskan keluhan", "Petugas memutuskan paling lambat"):
        assert words in page
    assert "Tulis dulu kata-kata Anda." in client.post(desk(complaint, "kata/"), {}).content.decode()
    client.post(desk(complaint, "kata/"), {"kata-words": "Mohon foto kotaknya."})
    for reader in (Client().get(complaint_url(order)), person(Client(), shop.users.get()).get(room(complaint))):
        assert "Mohon foto kotaknya." in reader.content.decode()
    Client().post(path(order, "kata/"), {"kunci": key_of(order.number), "words": "Sudah saya buang."})
    wrong = client.post(desk(complaint, "putuskan/"), {"putusan-words": "Uang kembali separuh."}).content.decode()
    assert "Pilih apakah uang pembeli dikembalikan." in wrong
    assert "Uang kembali separuh.</textarea>" in wrong
    said = {"putusan-refund": "ya", "putusan-words": "Barang memang basi."}
    assert "Diputuskan." in client.post(desk(complaint, "putuskan/"), said, follow=True).content.decode()
    assert "sudah berubah: menunggu penjual menepati janji atau putusan" in client.post(desk(complaint, "putuskan/"), said, follow=True).content.decode()
    assert "Barang memang basi." in Client().get(complaint_url(order)).content.decode()
    assert 'id="petugas"' not in Client().get(complaint_url(order)).content.decode()


def test_words_about_the_wrong_moment(client: Client, shop: Partner) -> None:
    order = make_order(make_product(shop))
    assert "Ajukan keluhan" not in client.get(order_url(order)).content.decode()
    page = client.get(complaint_url(order)).content.decode()
    assert "belum bisa, atau sudah tidak bisa lagi" in page
    assert "tidak bisa dikeluhkan" in send(client, order).content.decode()
    assert not Complaint.objects.exists()


def test_every_page_of_a_complaint_says_where_else_to_complain(client: Client, order: Order, shop: Partner) -> None:
    links = ("Badan Penyelesaian Sengketa Konsumen (BPSK)", "Direktorat PKTN", f'href="{brand().pktn_url}"', brand().office)
    pages = [client.get(complaint_url(order))]
    complaint = make_mediated(order)
    for _ in ("open", "closed"):
        pages.append(client.get(complaint_url(order)))
        pages.append(person(Client(), shop.users.get()).get(room(complaint)))
        pages.append(person(Client(), make_user(OFFICER)).get(desk(complaint)))
        if complaint.events.count() == 3:
            actions.settle(complaint, buyer(None))
    assert len(pages) == 7
    for page in pages:
        assert [words for words in links if words not in page.content.decode()] == []


def test_a_city_names_its_own_board_and_number() -> None:
    city = replace(brand(), bpsk="BPSK Kota Uji, Jalan Contoh 1", bpsk_url="https://bpsk.contoh.go.id/", whatsapp="6281234567890")
    page = render_to_string("components/consumer_help.html", {"box": "card", "brand": city})
    for words in ("BPSK Kota Uji, Jalan Contoh 1", 'href="https://bpsk.contoh.go.id/"', "https://wa.me/6281234567890"):
        assert words in page
    assert "Tanyakan alamat BPSK" not in page


def test_the_buyers_list_names_whose_turn_it_is(client: Client, shop: Partner) -> None:
    user = make_user()
    order = make_received(make_product(shop), user=user)
    make_mediated(order)
    page = person(client, user).get("/akun/").content.decode()
    assert re.search(r"Giliran petugas</span>\s+Keluhan: Ditangani petugas", page)
    assert client.get(f"/pesanan/{order.number}/keluhan/").status_code == 200, "no key is needed by who is signed in"


def complaints_of(shop: Partner, count: int) -> None:
    for _ in range(count):
        make_complaint(make_received(make_product(shop)), photos=(ContentFile(picture_file().read()),))


@pytest.mark.parametrize("rows", [1, 3])
def test_lists_cost_the_same_for_one_and_three(client: Client, shop: Partner, rows: int, django_assert_num_queries: Any) -> None:
    complaints_of(shop, rows)
    person(client, shop.users.get())
    client.get("/kelola/")
    with django_assert_num_queries(12):
        client.get("/kelola/")
    with django_assert_num_queries(13):
        client.get("/kelola/pesanan/")
    Complaint.objects.update(state=State.MEDIATION)
    person(client, make_user(OFFICER))
    client.get("/kelola/keluhan/")
    with django_assert_num_queries(12):
        client.get("/kelola/keluhan/")


@pytest.mark.parametrize("steps", [1, 3])
def test_the_pages_of_one_cost_the_same_however_long_it_is(client: Client, order: Order, shop: Partner, steps: int, django_assert_num_queries: Any) -> None:
    complaint = make_mediated(order)
    for number in range(steps):
        actions.say(complaint, seller(None), f"Kata {number}")
    with django_assert_num_queries(6):
        client.get(complaint_url(order))
    person(client, make_user(OFFICER))
    client.get(desk(complaint))
    with django_assert_num_queries(15):
        client.get(desk(complaint))


def test_a_closed_one_is_read_once(client: Client, order: Order, django_assert_num_queries: Any) -> None:
    actions.settle(make_mediated(order), buyer(None))
    with django_assert_num_queries(6):
        client.get(complaint_url(order))


def test_a_get_writes_nothing(client: Client, order: Order, shop: Partner) -> None:
    complaint = make_mediated(order, photos=(ContentFile(picture_file().read()),))
    Complaint.objects.update(deadline=timezone.now() - timedelta(days=1))
    owner, judge, kept = person(Client(), shop.users.get()), person(Client(), make_user(OFFICER)), complaint.photos.get().pk
    with CaptureQueriesContext(connection) as asked:
        for part in BUYERS[1:]:
            assert client.get(f"{path(order, part)}?kunci={key_of(order.number)}").status_code == 405
        for visitor, address in (
            (client, complaint_url(order)),
            (client, f"{path(order, f'foto/{kept}.jpg')}?kunci={key_of(order.number)}"),
            (owner, room(complaint)),
            (owner, f"/kelola/pesanan/foto-keluhan/{kept}.jpg"),
            (judge, desk(complaint)),
            (judge, "/kelola/keluhan/?semua=1"),
            (judge, f"/kelola/keluhan/foto/{kept}.jpg"),
        ):
            assert visitor.get(address).status_code == 200
    verbs = {query["sql"].split()[0] for query in asked.captured_queries}
    assert verbs == {"SELECT"}


def test_a_network_that_sends_too_many_is_asked_to_wait_and_keeps_its_words(client: Client, order: Order, shop: Partner) -> None:
    unpaid = make_order(make_product(shop))
    for _ in range(31):
        client.post(path(order), sent(order, reason=""))  # a slip is no complaint
    for number in range(30):
        assert client.post(path(unpaid), sent(unpaid, words=f"Keluhan {number}")).status_code == 200
    answer = send(client, order, words=f"{STORY} Sudah saya foto.", photo_1=photo())
    page = answer.content.decode()
    assert answer.status_code == 429
    assert "Tunggu satu jam" in page
    assert f"{STORY} Sudah saya foto.</textarea>" in page
    assert "checked" in page.split('value="broken"')[1].split(">")[0]
    assert "Pilih foto ini sekali lagi." in page
    assert not Complaint.objects.exists()


def test_photos_are_counted_also_in_forms_that_are_not_right(client: Client, order: Order) -> None:
    for _ in range(60):
        assert client.post(path(order), sent(order, reason="", photo_1=SimpleUploadedFile("x.jpg", b"bukan foto"))).status_code == 200
    assert send(client, order, photo_1=photo()).status_code == 429
    assert send(client, order).redirect_chain == [(complaint_url(order), 302)]


TYPED = "Ini cerita panjang saya."


def test_words_stand_in_what_the_other_side_left_standing(client: Client, order: Order, shop: Partner) -> None:
    """Each form is sent when what it belongs to is over: the words are there, in the form that stands now."""
    work, judge = person(Client(), shop.users.get()), person(Client(), make_user(OFFICER))
    complaint = make_mediated(order, wish="replace")
    late = work.post(room(complaint, "jawab/"), {"answer": "tawar", "words": TYPED})
    assert f"{TYPED}</textarea>" in late.content.decode()
    assert "Keadaan keluhan ini sudah berubah: ditangani petugas" in late.content.decode()
    late = work.post(room(complaint, "jawab/"), {"words": TYPED})
    assert f"{TYPED}</textarea>" in late.content.decode()
    assert "Keadaan keluhan ini sudah berubah" in late.content.decode()
    assert "Pilih jawaban Anda." not in late.content.decode()
    late = client.post(path(order, "petugas/"), {"kunci": key_of(order.number), "words": TYPED})
    assert f"{TYPED}</textarea>" in late.content.decode()
    assert "Keadaan keluhan ini sudah berubah" in late.content.decode()
    actions.settle(complaint, buyer(None))
    late = client.post(path(order, "kata/"), {"kunci": key_of(order.number), "words": TYPED})
    assert f"{TYPED}</textarea>" in late.content.decode()
    for late in (
        work.post(room(complaint, "kata/"), {"words": TYPED}),
        judge.post(desk(complaint, "kata/"), {"kata-words": TYPED}),
        judge.post(desk(complaint, "putuskan/"), {"putusan-words": TYPED, "putusan-refund": "ya"}),
        judge.post(desk(complaint, "putuskan/"), {"putusan-words": TYPED}),
    ):
        page = late.content.decode()
        assert "</textarea>" not in page
        assert "Kata-kata Anda tadi tidak terkirim." in page
        assert TYPED in page
        assert "Keadaan keluhan ini sudah berubah" in page
    assert not complaint.events.filter(words=TYPED).exists()


def test_a_second_story_is_kept_when_there_is_a_complaint_already(client: Client, order: Order) -> None:
    send(client, order)
    page = send(client, order, words=TYPED).content.decode()
    assert "Keluhan untuk pesanan ini sudah ada." in page
    assert TYPED in page
    assert send(client, order).redirect_chain == [(complaint_url(order), 302)], "the same words are there already"


def test_an_empty_form_of_another_moment_is_told_so(client: Client, order: Order, shop: Partner) -> None:
    complaint, key = make_mediated(order), key_of(order.number)
    actions.settle(complaint, buyer(None))
    client.post(path(order, "petugas/"), {"kunci": key, "words": "Belum beres."})
    for visitor, address, said in (
        (client, path(order, "petugas/"), {"kunci": key, "words": ""}),
        (person(Client(), shop.users.get()), room(complaint, "jawab/"), {}),
        (person(Client(), shop.users.get()), room(complaint, "ditepati/"), {}),
    ):
        answer = visitor.post(address, said, follow=True)
        assert [status for _, status in answer.redirect_chain] == [302]
        assert "Keadaan keluhan ini sudah berubah. Baca dulu yang terbaru di bawah." in answer.content.decode()
    actions.settle(complaint, buyer(None))
    for visitor, address, said in (
        (client, path(order, "kata/"), {"kunci": key, "words": " "}),
        (person(Client(), shop.users.get()), room(complaint, "kata/"), {}),
        (person(Client(), make_user(OFFICER)), desk(complaint, "kata/"), {}),
        (person(Client(), make_user(OFFICER)), desk(complaint, "putuskan/"), {}),
    ):
        answer = visitor.post(address, said, follow=True)
        assert [status for _, status in answer.redirect_chain] == [302]
        assert "Keadaan keluhan ini sudah berubah. Baca dulu yang terbaru di bawah." in answer.content.decode()


def test_an_officer_with_a_part_in_it_gets_no_form_back(client: Client, shop: Partner) -> None:
    judge = make_user(OFFICER)
    complaint = make_mediated(make_received(make_product(shop), user=judge))
    page = person(client, judge).post(desk(complaint, "putuskan/"), {"putusan-words": TYPED, "putusan-refund": "ya"}).content.decode()
    assert "Petugas lain yang harus menangani." in page
    assert "</textarea>" not in page
    assert TYPED in page


def test_money_that_an_officer_ordered_back_is_on_the_sellers_day(client: Client, order: Order, shop: Partner) -> None:
    complaint = make_mediated(order, wish="replace")
    judge = person(Client(), make_user(OFFICER))
    judge.post(desk(complaint, "putuskan/"), {"putusan-refund": "ya", "putusan-words": "Barang memang basi."})
    today = person(client, shop.users.get()).get("/kelola/").content.decode()
    assert room(complaint) in today
    page = client.get(room(complaint)).content.decode()
    assert "Catat uang yang dikembalikan" in page
    assert "Sudah Anda tepati?" not in page
    client.post(f"/kelola/pesanan/{order.pk}/uang-kembali/", {"how": "Transfer ke BCA."})
    assert "Giliran Anda: menanggapi penjual" in Client().get(complaint_url(order)).content.decode()
    assert room(complaint) not in client.get("/kelola/").content.decode()


def test_an_officer_who_gives_nothing_while_money_is_owed_reads_why_not_beside_the_choice(client: Client, order: Order) -> None:
    complaint = make_complaint(order)
    actions.accept(complaint, seller(None))
    actions.ask_officer(complaint, buyer(None), "Belum juga.")
    said = {"putusan-refund": "tidak", "putusan-words": TYPED}
    page = person(client, make_user(OFFICER)).post(desk(complaint, "putuskan/"), said).content.decode()
    assert "Penjual sudah setuju mengembalikan uang ini" in page.split('name="putusan-refund"')[0].split("<legend>Uang kembali</legend>")[1]
    assert f"{TYPED}</textarea>" in page
    assert complaint.events.last().key == "escalated"


def test_closing_is_the_buyers_main_button_only_when_it_is_the_buyers_turn(order: Order) -> None:
    complaint, button = make_complaint(order), 'type="submit"><svg'
    assert f'class="btn full second" {button}' in Client().get(complaint_url(order)).content.decode()
    actions.refuse(complaint, seller(None), "Barang baik saat berangkat.")
    assert f'class="btn full" {button}' in Client().get(complaint_url(order)).content.decode()


def test_money_that_is_back_cannot_be_ordered_back(client: Client, order: Order) -> None:
    complaint = make_complaint(order)
    actions.accept(complaint, seller(None))
    actions.ask_officer(complaint, buyer(None), "Belum juga.")
    actions.refund(order, seller(None), "Transfer ke BCA.")
    said = {"putusan-refund": "ya", "putusan-words": TYPED}
    page = person(client, make_user(OFFICER)).post(desk(complaint, "putuskan/"), said).content.decode()
    assert "jangan sampai dibayar dua kali" in page.split('name="putusan-refund"')[0].split("<legend>Uang kembali</legend>")[1]
    assert f"{TYPED}</textarea>" in page
    assert page.count(TYPED) == 1, "only in the form it was typed into"
    assert complaint.events.last().key == "refunded"


def test_the_order_page_is_true_when_the_money_is_back(client: Client, order: Order) -> None:
    complaint = make_complaint(order)
    actions.accept(complaint, seller(None))
    actions.refund(order, seller(None), "Transfer ke BCA.")
    actions.settle(complaint, buyer(None))
    page = client.get(order_url(order)).content.decode()
    assert "ajukan keluhan sekarang" not in page
    assert "Uang Anda tercatat sudah dikembalikan" in page


def test_lines_of_a_story_stay_lines(client: Client, order: Order, shop: Partner) -> None:
    complaint = make_complaint(order, words="Kotaknya penyok.\nIsinya <b>basi</b>.")
    for reader, address in ((client, complaint_url(order)), (person(Client(), shop.users.get()), room(complaint))):
        assert "Kotaknya penyok.<br>Isinya &lt;b&gt;basi&lt;/b&gt;." in reader.get(address).content.decode()


def test_today_says_that_there_are_more_complaints(client: Client, shop: Partner) -> None:
    product = make_product(shop, stock=MOST_TASKS + 1)
    for _ in range(MOST_TASKS):
        make_complaint(make_received(product))
    person(client, shop.users.get())
    more = '/kelola/pesanan/?saring=semua">Lihat semua pesanan'
    assert more not in client.get("/kelola/").content.decode()
    make_complaint(make_received(product))
    page = client.get("/kelola/").content.decode()
    assert page.count("Buka keluhan") == MOST_TASKS
    assert more in page
