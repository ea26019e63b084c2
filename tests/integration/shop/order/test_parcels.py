"""SH-03: the buyer sees who carries the goods, under which number, and the photo of the hand-over; nobody else does."""

import io
from urllib.parse import urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from portal.notifications.models import InboxItem, Message
from shop.order.audit import faults
from shop.order.links import key_of, order_url
from shop.order.models import Order, Parcel
from shop.order.parcels import SERVICES
from shop.partner.models import Partner
from tests.factories.orders import make_order
from tests.factories.shop import make_product, make_region, make_shop, make_user

pytestmark = pytest.mark.django_db
TOLD = {"service": "jne", "number": "cgk 0012-345 678"}


@pytest.fixture(autouse=True)
def private_folder(settings, tmp_path) -> None:
    settings.STORAGES = {**settings.STORAGES, "private": {**settings.STORAGES["private"], "OPTIONS": {"location": str(tmp_path)}}}


@pytest.fixture
def seller(client: Client) -> Partner:
    user = make_user("Penjual")
    client.force_login(user)
    return make_shop(user, parcel_charge=25_000)


@pytest.fixture
def order(client: Client, seller: Partner) -> Order:
    """A paid order that goes out as a parcel."""
    make_region()
    order = make_order(make_product(seller), delivery="paket")
    client.post(f"/kelola/pesanan/{order.pk}/uang-masuk/")
    return order


def photo(width: int = 300, height: int = 200, note: bytes = b"rahasia tempat") -> SimpleUploadedFile:
    written = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = note.decode()
    Image.new("RGB", (width, height), "red").save(written, "JPEG", exif=exif)
    return SimpleUploadedFile("dari-galeri.jpg", written.getvalue(), content_type="image/jpeg")


def status(order: Order) -> str:
    return Order.objects.get(pk=order.pk).status


def test_number_and_service_are_told_with_the_hand_over_and_the_buyer_sees_them(client: Client, order: Order) -> None:
    client.post(f"/kelola/pesanan/{order.pk}/serahkan/", TOLD)
    assert status(order) == "handed_over"
    assert (order.parcel.service, order.parcel.number) == ("jne", "CGK0012-345678")
    page = Client().get(order_url(order)).content.decode()
    assert 'data-copy="CGK0012-345678"' in page
    assert f'href="{SERVICES["jne"].tracking}" rel="noopener noreferrer"' in page
    assert "Nomor resi JNE" in page


def test_all_of_it_may_stay_empty_and_come_later(client: Client, order: Order) -> None:
    answer = client.post(f"/kelola/pesanan/{order.pk}/serahkan/", follow=True).content.decode()
    assert status(order) == "handed_over"
    assert "Tulis nomor resinya di halaman pesanan." in answer
    assert not Parcel.objects.exists()
    client.post(f"/kelola/pesanan/{order.pk}/resi/", {"service": "lain", "other": "Bus Sempati", "number": "SMP-77812"})
    page = Client().get(order_url(order)).content.decode()
    assert "Nomor resi Bus Sempati" in page
    assert "Lacak di situs" not in page, "an unknown service leads nowhere"


def letters(order: Order) -> list[str]:
    """What the buyer was told of the parcel, the oldest first."""
    return [letter.context["text"] for letter in Message.objects.filter(event__endswith="-parcel", thing=f"order-{order.pk}").order_by("pk")]


def test_a_number_that_comes_or_changes_on_the_way_is_told_each_time(client: Client, seller: Partner, order: Order) -> None:
    person = make_user()
    Order.objects.filter(pk=order.pk).update(guest_email="rina@contoh.id", user=person)
    client.post(f"/kelola/pesanan/{order.pk}/serahkan/")
    assert letters(order) == []
    for told in (TOLD, TOLD, {**TOLD, "number": "CGK99999"}, TOLD, {"service": "jne", "number": ""}):
        assert client.post(f"/kelola/pesanan/{order.pk}/resi/", told).status_code == 302
    where = "Tempat memeriksanya ada di halaman pesanan."
    assert letters(order) == [
        f"JNE CGK0012-345678. {where}",
        f"JNE CGK99999. {where}",
        f"JNE CGK0012-345678. {where}",
        "Nomor yang tertulis sebelumnya salah. Jangan dipakai lagi.",
    ]
    letter = Message.objects.filter(event__endswith="-parcel").first()
    assert letter.address == "rina@contoh.id"
    assert letter.subject == f"Nomor resi pesanan Anda dari {seller.name}"
    assert InboxItem.objects.filter(user=person, event__endswith="-parcel").count() == 4
    assert [event.words for event in order.events.filter(key="parcel_told")] == ["JNE CGK0012-345678", "JNE CGK99999", "JNE CGK0012-345678", ""]
    assert not list(faults()), "the history still leads to the order's state"


def test_a_number_that_comes_with_the_hand_over_or_a_new_photo_is_no_second_notice(client: Client, order: Order) -> None:
    Order.objects.filter(pk=order.pk).update(guest_email="rina@contoh.id")
    client.post(f"/kelola/pesanan/{order.pk}/serahkan/", TOLD)
    client.post(f"/kelola/pesanan/{order.pk}/resi/", {**TOLD, "photo": photo()})
    assert Parcel.objects.get().photo
    assert letters(order) == []


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"number": "JNE00123"}, "Pilih jasa kirimnya"),
        ({"service": "jne"}, "Tulis nomor resinya"),
        ({"service": "jne", "number": "12"}, "Nomor resi berisi 6 sampai 40"),
        ({"service": "jne", "number": "javascript:alert(1)"}, "Nomor resi berisi 6 sampai 40"),
        ({"service": "lain", "number": "SMP-77812"}, "Tulis nama jasa kirimnya."),
        ({"service": "karangan", "number": "SMP-77812"}, "Pilih jasa kirim dari daftar."),
        ({"service": "jne", "number": "CGK0012345", "photo": SimpleUploadedFile("a.jpg", b"bukan foto")}, "Ini bukan foto."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_handed_over(client: Client, order: Order, told: dict, words: str) -> None:
    page = client.post(f"/kelola/pesanan/{order.pk}/serahkan/", told)
    text = page.content.decode()
    assert page.status_code == 200
    assert words in text
    assert f'value="{told.get("number", "")}"' in text or not told.get("number")
    assert status(order) == "paid"
    assert not Parcel.objects.exists()


def test_the_photo_is_written_anew_and_only_the_keyed_page_and_the_shop_show_it(client: Client, order: Order) -> None:
    client.post(f"/kelola/pesanan/{order.pk}/serahkan/", {**TOLD, "photo": photo()})
    path = f"/pesanan/{order.number}/foto-serah-terima/"
    assert f"{path}?kunci={key_of(order.number)}" in Client().get(order_url(order)).content.decode()
    shown = Client().get(path, {"kunci": key_of(order.number)})
    body = shown.content
    assert shown.headers["Content-Type"] == "image/jpeg"
    assert "no-store" in shown.headers["Cache-Control"]
    assert shown.headers["X-Robots-Tag"] == "noindex"
    assert Image.open(io.BytesIO(body)).size == (300, 300)
    assert b"rahasia tempat" not in body
    assert client.get(f"/kelola/pesanan/{order.pk}/foto-serah-terima/").status_code == 200
    assert "dari-galeri" not in order.parcel.photo.name
    with pytest.raises(ValueError, match="no address"):
        _ = order.parcel.photo.url


def test_others_get_neither_photo_nor_number_nor_may_they_write(client: Client, order: Order) -> None:
    client.post(f"/kelola/pesanan/{order.pk}/serahkan/", {**TOLD, "photo": photo()})
    public, own = f"/pesanan/{order.number}/foto-serah-terima/", f"/kelola/pesanan/{order.pk}/foto-serah-terima/"
    visitor, buyer, rival = Client(), Client(), Client()
    buyer.force_login(make_user())
    other = make_user("Penjual")
    make_shop(other)
    rival.force_login(other)
    for stranger in (visitor, buyer, rival):
        assert stranger.get(public).status_code == 404
        assert stranger.get(public, {"kunci": key_of("KDN-1-1")}).status_code == 404
        assert stranger.post(public, {"kunci": key_of(order.number)}).status_code in (404, 405)
    assert visitor.get(own).status_code == 302
    assert buyer.get(own).status_code == 403
    assert rival.get(own).status_code == 404
    changed = {"service": "tiki", "number": "TIPUAN123"}
    assert rival.post(f"/kelola/pesanan/{order.pk}/resi/", changed).status_code == 404
    assert buyer.post(f"/kelola/pesanan/{order.pk}/resi/", changed).status_code == 403
    assert visitor.post(f"/kelola/pesanan/{order.pk}/resi/", changed).status_code == 302
    assert Parcel.objects.get().number == "CGK0012-345678"


def test_a_new_photo_takes_the_old_ones_place_and_a_new_number_leaves_the_photo(client: Client, order: Order, django_capture_on_commit_callbacks) -> None:
    client.post(f"/kelola/pesanan/{order.pk}/serahkan/", {**TOLD, "photo": photo()})
    first = Parcel.objects.get().photo
    client.post(f"/kelola/pesanan/{order.pk}/resi/", {"service": "tiki", "number": "66001234"})
    assert Parcel.objects.get().photo.name == first.name
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/kelola/pesanan/{order.pk}/resi/", {"service": "tiki", "number": "66001234", "photo": photo(120, 120)})
    assert Parcel.objects.get().photo.name != first.name
    assert not first.storage.exists(first.name)


@pytest.mark.parametrize("told", [{"service": "jne", "number": ""}, {"service": "", "number": ""}, {"service": "jne", "number": " "}])
def test_a_wrong_number_is_taken_back_by_an_empty_box(client: Client, order: Order, told: dict) -> None:
    client.post(f"/kelola/pesanan/{order.pk}/serahkan/", {**TOLD, "photo": photo()})
    answer = client.post(f"/kelola/pesanan/{order.pk}/resi/", told, follow=True).content.decode()
    assert "dihapus" in answer
    page = Client().get(order_url(order)).content.decode()
    assert "Nomor resi" not in page
    assert "Lihat foto serah terima" in page, "the photo stays"


def test_a_parcel_of_which_only_the_wrong_number_was_known_is_none(client: Client, order: Order) -> None:
    client.post(f"/kelola/pesanan/{order.pk}/serahkan/", {"service": "lain", "other": "Bus Sempati", "number": "SMP-77812"})
    client.post(f"/kelola/pesanan/{order.pk}/resi/", {"service": "lain", "other": "", "number": ""})
    assert not Parcel.objects.exists()
    assert 'id="kiriman"' not in Client().get(order_url(order)).content.decode()


def test_a_form_without_the_box_and_another_service_take_nothing_back(client: Client, order: Order) -> None:
    client.post(f"/kelola/pesanan/{order.pk}/serahkan/", TOLD)
    client.post(f"/kelola/pesanan/{order.pk}/resi/", {"photo": photo()})
    page = client.post(f"/kelola/pesanan/{order.pk}/resi/", {"service": "tiki", "number": ""}).content.decode()
    assert "Tulis nomor resinya" in page
    assert (Parcel.objects.get().service, Parcel.objects.get().number) == ("jne", "CGK0012-345678")


def test_an_order_that_nobody_paid_or_that_is_off_takes_no_parcel(client: Client, seller: Partner) -> None:
    order = make_order(make_product(seller), delivery="paket")
    assert "baru bisa dicatat setelah pesanan dibayar" in client.post(f"/kelola/pesanan/{order.pk}/resi/", TOLD, follow=True).content.decode()
    client.post(f"/kelola/pesanan/{order.pk}/batal/", {"choice": "Barang habis"})
    client.post(f"/kelola/pesanan/{order.pk}/resi/", TOLD)
    assert not Parcel.objects.exists()


def test_a_hand_over_out_of_turn_keeps_nothing_of_the_parcel(client: Client, seller: Partner) -> None:
    order = make_order(make_product(seller), delivery="paket")
    client.post(f"/kelola/pesanan/{order.pk}/serahkan/", TOLD)
    assert status(order) == "awaiting_payment"
    assert not Parcel.objects.exists()


def test_an_order_that_is_fetched_asks_for_a_photo_only(client: Client, seller: Partner) -> None:
    order = make_order(make_product(seller))
    client.post(f"/kelola/pesanan/{order.pk}/uang-masuk/")
    client.post(f"/kelola/pesanan/{order.pk}/siap/")
    page = client.get(f"/kelola/pesanan/{order.pk}/").content.decode()
    assert "Foto serah terima" in page
    assert "Nomor resi" not in page
    client.post(f"/kelola/pesanan/{order.pk}/diterima/", {"photo": photo()})
    assert status(order) == "received"
    assert order.parcel.photo


def test_tracking_pages_are_the_services_own_and_safe() -> None:
    hosts = {urlsplit(service.tracking).hostname for service in SERVICES.values()}
    assert all(urlsplit(service.tracking).scheme == "https" for service in SERVICES.values())
    assert hosts == {
        "www.jne.co.id", "jet.co.id", "www.posindonesia.co.id", "www.sicepat.com", "anteraja.id", "www.tiki.id", "www.ninjaxpress.co", "lionparcel.com",
    }  # fmt: skip
