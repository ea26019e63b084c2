"""The shop reads what buyers say of its goods and replies once, for 24 hours as often as it likes (RV-03)."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from portal.accounts.roles import EDITOR, OFFICER, SELLER
from portal.notifications.models import InboxItem, Message
from shop.catalogue.models import Product
from shop.catalogue.reviews.actions import NotNow, remove_reply, reply
from shop.catalogue.reviews.models import ProductReview
from shop.partner.models import Partner
from tests.factories.reviews import make_review
from tests.factories.shop import make_product, make_shop, make_user

pytestmark = pytest.mark.django_db
Status = ProductReview.Status


@pytest.fixture
def shop(client: Client) -> Partner:
    user = make_user(SELLER)
    shop = make_shop(user, name="Dapur Uji")
    client.force_login(user)
    return shop


@pytest.fixture
def product(shop: Partner) -> Product:
    return make_product(shop, title="Bika", stock=50)


@pytest.fixture
def review(product: Product) -> ProductReview:
    return make_review(product, 3, "Agak manis.", email="siti@contoh.test")


def send(client: Client, review: ProductReview, words: str) -> Any:
    return client.post(f"/kelola/ulasan-toko/{review.pk}/balas/", {"reply": words}, follow=True)


def kept(review: ProductReview) -> str:
    return ProductReview.objects.get(pk=review.pk).reply


def test_the_reply_shows_under_the_review_and_the_writer_is_told_once(client: Client, review: ProductReview, product: Product) -> None:
    page = client.get("/kelola/ulasan-toko/").content.decode()
    assert f"/kelola/ulasan-toko/{review.pk}/" in page
    assert "Balasan Anda tampil di bawah ulasan." in send(client, review, "Terima kasih, gulanya kami kurangi.").content.decode()
    public = Client().get(product.get_absolute_url()).content.decode()
    assert public.index("Agak manis.") < public.index("Balasan Dapur Uji") < public.index("gulanya kami kurangi")
    send(client, review, "Terima kasih. Gulanya sudah kami kurangi.")
    assert Message.objects.filter(address="siti@contoh.test", thing=f"review-{review.pk}").count() == 1
    assert [event.key for event in review.events.order_by("pk")] == ["written", "replied", "reply_changed"]
    assert review.events.latest("pk").words == "Terima kasih, gulanya kami kurangi."  # what it said before


def test_a_reply_can_be_changed_for_24_hours(client: Client, review: ProductReview) -> None:
    start = timezone.now()
    with time_machine.travel(start, tick=False):
        send(client, review, "Pertama")
    with time_machine.travel(start + timedelta(hours=23, minutes=59), tick=False):
        assert "Bisa diubah sampai" in client.get(f"/kelola/ulasan-toko/{review.pk}/").content.decode()
        send(client, review, "Kedua")
    assert kept(review) == "Kedua"
    with time_machine.travel(start + timedelta(hours=24), tick=False):
        assert "Kirim balasan" not in client.get(f"/kelola/ulasan-toko/{review.pk}/").content.decode()
        page = send(client, review, "Ketiga yang panjang").content.decode()
        assert "Balasan hanya bisa diubah sampai" in page
        assert "Ketiga yang panjang" in page  # what was typed is not lost
    assert kept(review) == "Kedua"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "Tulis balasannya."),
        ("Pembeli tolol", "Memuat kata “tolol”."),
        ("HP-nya 0812 3456 7890", "Memuat nomor HP."),
        ("a" * 601, "Paling panjang 600 huruf."),
    ],
)
def test_a_reply_that_hurts_is_refused_beside_the_field(client: Client, review: ProductReview, words: str, said: str) -> None:
    page = send(client, review, words).content.decode()
    assert said in page
    assert words in page
    assert kept(review) == ""


def test_what_is_not_shown_is_not_answered(review: ProductReview, shop: Partner) -> None:
    ProductReview.objects.update(status=Status.HIDDEN)
    with pytest.raises(NotNow):
        reply(review, "Halo", person=shop.users.get())


def test_there_is_no_second_reply_after_an_officer_took_the_first_down(client: Client, review: ProductReview) -> None:
    send(client, review, "Satu")
    remove_reply(review, "Kasar.", officer=make_user(OFFICER))
    assert "Satu ulasan dibalas satu kali." in send(client, review, "Dua").content.decode()
    assert kept(review) == ""


def test_another_shops_reviews_are_not_there(review: ProductReview) -> None:
    other = make_user(SELLER)
    make_shop(other)
    client = Client()
    client.force_login(other)
    assert "Agak manis." not in client.get("/kelola/ulasan-toko/").content.decode()
    for part in ("", "balas/", "periksa/"):
        for method in ("get", "post"):
            assert getattr(client, method)(f"/kelola/ulasan-toko/{review.pk}/{part}", {"reply": "x", "words": "x"}).status_code in (404, 405)
    assert kept(review) == ""
    for role in (EDITOR, OFFICER, None):
        client.force_login(make_user(role))
        assert client.get("/kelola/ulasan-toko/").status_code == 403
        assert client.post(f"/kelola/ulasan-toko/{review.pk}/balas/", {"reply": "x"}).status_code == 403


@pytest.mark.parametrize("status", [Status.WAITING, Status.REMOVED, Status.WITHDRAWN])
def test_what_waits_or_is_gone_is_not_read_by_the_shop(client: Client, review: ProductReview, status: int) -> None:
    ProductReview.objects.update(status=status)
    assert "Agak manis." not in client.get("/kelola/ulasan-toko/").content.decode()
    answer = client.get(f"/kelola/ulasan-toko/{review.pk}/", follow=True)
    assert "Agak manis." not in answer.content.decode()
    if status == Status.WAITING:
        assert answer.status_code == 404
    else:  # news of it still stand in the list
        assert "Ulasan ini tidak tampil lagi." in answer.content.decode()


def test_the_shop_asks_an_officer_and_the_review_stays(client: Client, review: ProductReview) -> None:
    path = f"/kelola/ulasan-toko/{review.pk}/periksa/"
    assert "Tulis alasannya untuk petugas." in client.post(path, {"words": ""}).content.decode()
    assert "Petugas akan membaca ulasan ini." in client.post(path, {"words": "Bukan pembeli"}, follow=True).content.decode()
    asked = ProductReview.objects.get()
    assert (asked.status, asked.flagged_at is None) == (Status.SHOWN, False)
    assert "sudah menunggu petugas" in client.post(path, {"words": "Lagi"}).content.decode()


def test_the_writers_row_leads_to_the_review_without_a_key(client: Client, product: Product) -> None:
    user = make_user()
    review = make_review(product, by=user)
    send(client, review, "Terima kasih")
    row = InboxItem.objects.get(user=user, thing=f"review-{review.pk}")
    assert "kunci" not in row.path
    buyer = Client()
    buyer.force_login(user)
    assert buyer.get(row.path).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(client: Client, product: Product, rows: int, django_assert_num_queries: Any) -> None:
    for _ in range(rows):
        make_review(product)
    client.get("/kelola/ulasan-toko/")
    with django_assert_num_queries(10):
        assert len(client.get("/kelola/ulasan-toko/").context["object_list"]) == rows
