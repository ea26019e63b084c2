"""Readers report: enough of them hide a review until an officer has read it, one person never does (RV-02)."""

from typing import Any

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction
from django.test import Client, override_settings

from portal.accounts.roles import SELLER
from portal.checks import review_reports
from portal.guard import made_now
from portal.notifications.models import InboxItem, Message
from shop.catalogue.models import Product
from shop.catalogue.reviews.actions import Complaint, NotNow, keep, report
from shop.catalogue.reviews.models import ProductReview, ReviewReport
from tests.factories.reviews import make_review
from tests.factories.shop import make_product, make_shop, make_user

pytestmark = pytest.mark.django_db
Status = ProductReview.Status


@pytest.fixture
def product() -> Product:
    return make_product(make_shop(make_user(SELLER, email="toko@contoh.test")), title="Kopi", stock=50)


@pytest.fixture
def review(product: Product) -> ProductReview:
    return make_review(product, 2, "Kopinya hambar.", email="siti@contoh.test")


def path_of(review: ProductReview) -> str:
    return f"/produk/ulasan/{review.pk}/laporkan/"


def send(client: Client, review: ProductReview, network: str = "203.0.113.1", **fields: Any) -> Any:
    data = {"reason": "kasar", "words": "", "situs": "", "dibuat": made_now(age=60)} | fields
    return client.post(path_of(review), data, REMOTE_ADDR=network, follow=True)


def state(review: ProductReview) -> int:
    return ProductReview.objects.get(pk=review.pk).status


def test_three_networks_hide_it_and_all_are_told(client: Client, review: ProductReview, product: Product) -> None:
    assert path_of(review) in client.get(product.get_absolute_url()).content.decode()
    for number in (1, 2):
        page = send(Client(), review, f"203.0.113.{number}").content.decode()
        assert "Petugas membaca laporan Anda." in page
        assert state(review) == Status.SHOWN

    send(Client(), review, "203.0.113.3")

    assert state(review) == Status.HIDDEN
    assert "hambar" not in client.get(product.get_absolute_url()).content.decode()
    assert review.events.filter(key="hidden").count() == 1
    told = Message.objects.filter(thing=f"review-{review.pk}")
    assert {mail.address for mail in told} == {"siti@contoh.test", "toko@contoh.test"}
    assert InboxItem.objects.filter(thing=f"review-{review.pk}", subject__contains="sedang diperiksa petugas").count() == 1
    assert client.get(path_of(review)).status_code == 404


def test_one_reader_reports_once(review: ProductReview) -> None:
    browser = Client()
    send(browser, review)
    assert "Anda sudah melaporkan ulasan ini." in send(browser, review, "203.0.113.9").content.decode()
    assert review.reports.count() == 1


def test_one_person_with_many_browsers_and_accounts_hides_nothing(review: ProductReview) -> None:
    for number in range(8):
        client = Client()
        if number % 2:
            client.force_login(make_user())
        send(client, review)
    assert review.reports.count() == 8
    assert state(review) == Status.SHOWN
    assert ProductReview.objects.get().flagged_at is not None  # an officer sees it all the same


def test_the_shop_cannot_report_its_reviews_away(review: ProductReview) -> None:
    shop = review.order_line.order.partner
    for number in range(3):
        person = make_user(SELLER)
        shop.users.add(person)
        client = Client()
        client.force_login(person)
        assert "Minta petugas memeriksanya" in send(client, review, f"203.0.113.{number}").content.decode()
    assert not ReviewReport.objects.exists()
    assert (state(review), ProductReview.objects.get().flagged_at) == (Status.SHOWN, None)


def test_what_an_officer_let_stand_is_not_hidden_again(review: ProductReview) -> None:
    keep(review, "Jujur.", officer=make_user("Petugas"))
    for number in range(5):
        send(Client(), review, f"203.0.113.{number}")
    assert state(review) == Status.SHOWN
    assert ProductReview.objects.get().flagged_at is not None


@override_settings(REVIEW_REPORTS_TO_HIDE=2)
def test_the_number_is_a_setting(review: ProductReview) -> None:
    send(Client(), review, "203.0.113.1")
    send(Client(), review, "203.0.113.2")
    assert state(review) == Status.HIDDEN


@pytest.mark.parametrize(("number", "wrong"), [(1, True), (0, True), (2, False)])
def test_a_number_that_lets_one_person_hide_is_refused(number: int, wrong: bool) -> None:
    with override_settings(REVIEW_REPORTS_TO_HIDE=number):
        assert [error.id for error in review_reports()] == ["portal.E026"] * wrong


def test_who_and_when_is_kept_and_no_address(review: ProductReview) -> None:
    reader = make_user()
    client = Client()
    client.force_login(reader)
    with time_machine.travel("2026-11-22 10:00:00+07:00", tick=False):
        report(review, Complaint(reader="a" * 32, network="b" * 32, reason="kasar", words="Menghina", user=reader))
    row = ReviewReport.objects.get()
    assert (row.user, row.at.isoformat(), row.words) == (reader, "2026-11-22T03:00:00+00:00", "Menghina")
    send(Client(), review, "198.51.100.77")
    assert not [one for one in ReviewReport.objects.all() if "198.51.100.77" in (one.reader, one.network)]
    with pytest.raises(TypeError):
        ReviewReport.objects.all().delete()
    with pytest.raises(DatabaseError, match="append only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE reviews_reviewreport SET network = 'x'")


def test_networks_of_two_reviews_cannot_be_put_together(review: ProductReview, product: Product) -> None:
    other = make_review(product)
    send(Client(), review)
    send(Client(), other)
    assert len(set(ReviewReport.objects.values_list("network", flat=True))) == 2


def test_scripts_are_kept_out_and_nothing_typed_is_lost(review: ProductReview) -> None:
    page = send(Client(), review, situs="http://x", words="Alasan saya").content.decode()
    assert "isian tersembunyi" in page
    assert "Alasan saya" in page
    assert "Pilih apa yang salah." in send(Client(), review, reason="").content.decode()
    assert not ReviewReport.objects.exists()
    for number in range(10):
        send(Client(), review, "192.0.2.1", words=str(number))
    full = send(Client(), review, "192.0.2.1", words="Terakhir")
    assert full.status_code == 429
    assert "Terakhir" in full.content.decode()
    assert ReviewReport.objects.count() == 10


def test_looking_at_the_form_writes_nothing(client: Client, review: ProductReview) -> None:
    page = client.get(path_of(review))
    assert page.status_code == 200
    assert "noindex" in page.content.decode()
    assert not ReviewReport.objects.exists()


@pytest.mark.parametrize("status", [Status.WAITING, Status.REMOVED, Status.HIDDEN, Status.WITHDRAWN])
def test_what_is_not_shown_has_no_form(client: Client, review: ProductReview, status: int) -> None:
    ProductReview.objects.update(status=status)
    assert client.get(path_of(review)).status_code == 404
    assert send(client, review).status_code == 404
    with pytest.raises(NotNow):
        report(review, Complaint(reader="a" * 32, network="b" * 32, reason="kasar"))


def test_goods_that_are_not_public_show_no_review(client: Client, review: ProductReview, product: Product) -> None:
    Product.objects.update(is_public=False)
    assert client.get(path_of(review)).status_code == 404
    assert client.get(f"{product.get_absolute_url()}ulasan/").status_code == 404
