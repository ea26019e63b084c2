"""Officers read what waits, and decide with a reason; nobody else opens the desk (RV-02)."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from portal.accounts.models import User
from portal.accounts.roles import EDITOR, OFFICER, SELLER
from portal.notifications.models import InboxItem, Message
from shop.catalogue.models import Product
from shop.catalogue.reviews.actions import ask_officer, reply
from shop.catalogue.reviews.models import HeldWord, ProductReview
from tests.factories.reviews import make_review
from tests.factories.shop import make_product, make_shop, make_user

pytestmark = pytest.mark.django_db
Status = ProductReview.Status


@pytest.fixture
def officer(client: Client) -> User:
    user = make_user(OFFICER)
    client.force_login(user)
    return user


@pytest.fixture
def product() -> Product:
    return make_product(make_shop(make_user(SELLER, email="toko@contoh.test")), title="Rendang", stock=50)


@pytest.fixture
def held(product: Product) -> ProductReview:
    return make_review(product, 1, "Penjual goblok.", email="siti@contoh.test")


def decide(client: Client, review: ProductReview, what: str, reason: str = "Sudah dibaca.") -> Any:
    return client.post(f"/kelola/ulasan/{review.pk}/putuskan/", {"keputusan": what, "reason": reason}, follow=True)


def state(review: ProductReview) -> int:
    return ProductReview.objects.get(pk=review.pk).status


def test_the_desk_holds_what_waits_and_says_why(client: Client, officer: User, held: ProductReview, product: Product) -> None:
    calm = make_review(product, body="Baik.")
    page = client.get("/kelola/ulasan/").content.decode()
    assert f"/kelola/ulasan/{held.pk}/" in page
    assert f"/kelola/ulasan/{calm.pk}/" not in page
    assert "Memuat kata “goblok”." in page
    assert f"/kelola/ulasan/{calm.pk}/" in client.get("/kelola/ulasan/?semua=1").content.decode()
    assert "Ulasan menunggu dibaca" in client.get("/kelola/").content.decode()
    one = client.get(f"/kelola/ulasan/{held.pk}/").content.decode()
    assert "Penjual goblok." in one
    assert held.order_line.order.buyer_phone.removeprefix("+62") not in one
    assert "siti@contoh.test" not in one


def test_an_officer_lets_it_be_shown(client: Client, officer: User, held: ProductReview, product: Product) -> None:
    decide(client, held, "tampilkan", "Marah, bukan menghina.")
    assert state(held) == Status.SHOWN
    event = held.events.latest("pk")
    assert (event.key, event.user, event.words) == ("kept", officer, "Marah, bukan menghina.")
    assert Message.objects.get(address="siti@contoh.test", thing=f"review-{held.pk}").context["reason"] == "Marah, bukan menghina."
    assert InboxItem.objects.filter(subject__contains="Ulasan baru", thing=f"review-{held.pk}").exists()
    assert "goblok" in Client().get(product.get_absolute_url()).content.decode()


def test_an_officer_takes_it_down_and_both_read_why(client: Client, officer: User, product: Product) -> None:
    shown = make_review(product, 1, "Penjualnya si Anu tinggal di gang.", email="siti@contoh.test")
    decide(client, shown, "turunkan", "Memuat data pribadi.")
    assert state(shown) == Status.REMOVED
    told = {mail.address: mail.context["reason"] for mail in Message.objects.filter(thing=f"review-{shown.pk}")}
    assert told == {"siti@contoh.test": "Memuat data pribadi.", "toko@contoh.test": "Memuat data pribadi."}
    assert "si Anu" not in Client().get(product.get_absolute_url()).content.decode()
    assert "sudah diturunkan" in decide(client, shown, "turunkan").content.decode()
    decide(client, shown, "tampilkan", "Keliru.")  # and back again
    assert state(shown) == Status.SHOWN


def test_what_the_public_never_read_is_not_told_to_the_shop(client: Client, officer: User, held: ProductReview) -> None:
    decide(client, held, "turunkan")
    assert {mail.address for mail in Message.objects.filter(thing=f"review-{held.pk}")} == {"siti@contoh.test"}
    assert not InboxItem.objects.filter(thing=f"review-{held.pk}").exists()


def test_no_decision_without_a_reason(client: Client, officer: User, held: ProductReview) -> None:
    for what in ("tampilkan", "turunkan"):
        assert "Tulis alasannya." in decide(client, held, what, "  ").content.decode()
    page = decide(client, held, "entah", "Alasan saya").content.decode()
    assert "Alasan saya" in page
    assert state(held) == Status.WAITING


def test_a_reply_is_taken_down_alone(client: Client, officer: User, product: Product) -> None:
    shown = make_review(product, body="Dingin.")
    reply(shown, "Bu Siti di Jalan Melati memang begitu.", person=product.stockrecords.get().partner.users.get())
    decide(client, shown, "turunkan-balasan", "Menyebut alamat pembeli.")
    assert (state(shown), ProductReview.objects.get().reply) == (Status.SHOWN, "")
    assert shown.events.filter(key="reply_removed", words="Menyebut alamat pembeli.").exists()
    assert Message.objects.get(address="toko@contoh.test", thing=f"review-{shown.pk}").context["reason"] == "Menyebut alamat pembeli."
    assert "Tidak ada balasan" in decide(client, shown, "turunkan-balasan").content.decode()


def test_a_reply_taken_down_leaves_the_review_on_the_desk(client: Client, officer: User, product: Product) -> None:
    hidden = make_review(product)
    reply(hidden, "Jalan Melati 5.", person=product.stockrecords.get().partner.users.get())
    ProductReview.objects.update(status=Status.HIDDEN, flagged_at=timezone.now())
    decide(client, hidden, "turunkan-balasan", "Menyebut alamat pembeli.")
    assert state(hidden) == Status.HIDDEN
    assert ProductReview.objects.get().flagged_at is not None


def test_an_officer_does_not_decide_about_the_own_shop(client: Client, officer: User, held: ProductReview) -> None:
    held.order_line.order.partner.users.add(officer)
    assert "Petugas lain yang harus memutuskan." in decide(client, held, "turunkan", "Tulisan saya").content.decode()
    assert state(held) == Status.WAITING


def test_who_is_no_officer_stays_outside(held: ProductReview) -> None:
    paths = ["/kelola/ulasan/", f"/kelola/ulasan/{held.pk}/", f"/kelola/ulasan/{held.pk}/putuskan/", "/kelola/kata-ditahan/", "/kelola/kata-ditahan/baru/"]
    people = {"seller": make_user(SELLER), "editor": make_user(EDITOR), "buyer": make_user(), "nobody": None}
    make_shop(people["seller"])
    for name, person in people.items():
        client = Client()
        if person:
            client.force_login(person)
        for path in paths:
            for method in ("get", "post"):
                answer = getattr(client, method)(path, {"keputusan": "turunkan", "reason": "x", "words": "x"})
                assert answer.status_code in ((302,) if name == "nobody" else (403,)), (name, method, path)
    assert state(held) == Status.WAITING
    assert not HeldWord.objects.exists()


def test_looking_decides_nothing(client: Client, officer: User, held: ProductReview) -> None:
    assert client.get(f"/kelola/ulasan/{held.pk}/putuskan/").status_code == 405


def test_officers_keep_the_words(client: Client, officer: User, product: Product) -> None:
    client.post("/kelola/kata-ditahan/baru/", {"words": "  Kurang  AJAR ", "note": "Sering"})
    word = HeldWord.objects.get()
    assert (word.words, word.changed_by) == ("kurang ajar", officer)
    again = client.post("/kelola/kata-ditahan/baru/", {"words": "kurang ajar", "note": "tetap ada"}).content.decode()
    assert "Kata ini sudah ada dalam daftar." in again
    assert "tetap ada" in again
    assert "Tulis kata yang berisi huruf." in client.post("/kelola/kata-ditahan/baru/", {"words": "..."}).content.decode()
    assert make_review(product, body="kurang ajar!").status == Status.WAITING
    client.post(f"/kelola/kata-ditahan/{word.pk}/", {"words": "lancang", "note": ""})
    assert make_review(product, body="kurang ajar!").status == Status.SHOWN
    client.post(f"/kelola/kata-ditahan/{word.pk}/hapus/")
    assert not HeldWord.objects.exists()


def test_what_a_shop_asks_for_stands_on_the_desk(client: Client, officer: User, product: Product) -> None:
    shown = make_review(product, body="Bukan dari sini.")
    ask_officer(shown, "Tidak pernah beli.", person=product.stockrecords.get().partner.users.get())
    assert f"/kelola/ulasan/{shown.pk}/" in client.get("/kelola/ulasan/").content.decode()
    assert "Tidak pernah beli." in client.get(f"/kelola/ulasan/{shown.pk}/").content.decode()
    decide(client, shown, "tampilkan", "Pembeli sungguhan.")
    assert ProductReview.objects.get().flagged_at is None
    assert not Message.objects.filter(thing=f"review-{shown.pk}").exists()  # nothing changed for anybody


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(client: Client, officer: User, product: Product, rows: int, django_assert_num_queries: Any) -> None:
    for _ in range(rows):
        make_review(product, body="goblok")
    client.get("/kelola/ulasan/")
    with django_assert_num_queries(12):
        assert len(client.get("/kelola/ulasan/").context["object_list"]) == rows
