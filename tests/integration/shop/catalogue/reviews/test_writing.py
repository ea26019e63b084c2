"""Only who bought and received says something about goods: once per order line, one voice per buyer (RV-01, RV-06)."""

from typing import Any

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.test import Client

from portal.accounts.roles import OFFICER, SELLER
from portal.notifications.models import InboxItem, Message
from shop.catalogue.models import Product
from shop.catalogue.reviews.actions import NotNow, keep, remove, withdraw, write
from shop.catalogue.reviews.models import HeldWord, ProductReview, ReviewEvent
from shop.order import actions
from shop.order.actors import CLOCK, buyer, seller
from shop.order.links import key_of, order_url
from shop.order.models import Order
from tests.factories.orders import make_order
from tests.factories.reviews import make_arrived, make_review
from tests.factories.shop import make_product, make_shop, make_user

pytestmark = pytest.mark.django_db
Status = ProductReview.Status
FORM = 'name="score"'


@pytest.fixture
def product() -> Product:
    return make_product(make_shop(make_user(SELLER, email="toko@contoh.test")), title="Sambal Andaliman", stock=50)


@pytest.fixture
def order(product: Product) -> Order:
    return make_arrived(product, name="Siti Nurhaliza")


def path_of(order: Order) -> str:
    return f"/pesanan/{order.number}/ulasan/{order.lines.get().pk}/"


def send(client: Client, order: Order, follow: bool = True, **fields: Any) -> Any:
    return client.post(path_of(order), {"kunci": key_of(order.number), "score": "4", "body": "Pedasnya pas."} | fields, follow=follow)


def test_a_guest_with_the_orders_link_writes_and_the_public_reads(client: Client, order: Order, product: Product) -> None:
    page = client.get(order_url(order)).content.decode()
    assert f"{path_of(order)}?kunci={key_of(order.number)}" in page
    assert "Beri ulasan" in page
    form = client.get(f"{path_of(order)}?kunci={key_of(order.number)}").content.decode()
    assert form.count('type="radio"') == 5
    assert "“Siti N.”" in form

    said = send(client, order).content.decode()

    assert "Ulasan Anda sudah tampil di halaman barang." in said
    public = Client().get(product.get_absolute_url()).content.decode()
    assert "Siti N." in public
    assert "Pedasnya pas." in public
    assert "Nurhaliza" not in public
    assert order.buyer_phone.removeprefix("+62") not in public


def test_the_buyers_account_opens_the_form_without_a_key(client: Client, product: Product) -> None:
    user = make_user()
    order = make_arrived(product, user=user)
    client.force_login(user)
    assert FORM in client.get(path_of(order)).content.decode()
    client.post(path_of(order), {"score": "5", "body": ""})
    assert ProductReview.objects.get().user == user


@pytest.mark.parametrize("method", ["get", "post"])
def test_without_the_order_there_is_no_form(client: Client, order: Order, product: Product, method: str) -> None:
    """RV-01: no order, no form."""
    other = make_arrived(make_product(), name="Lain")
    fields = {"score": "5", "body": "Bagus"}
    strangers = (Client(), client)
    client.force_login(make_user())
    for who in strangers:
        for asked in (fields, fields | {"kunci": key_of(other.number)}, fields | {"kunci": "palsu"}):
            assert getattr(who, method)(path_of(order), asked).status_code == 404
        # the key of one order opens no line of another
        strange = f"/pesanan/{other.number}/ulasan/{order.lines.get().pk}/"
        assert getattr(who, method)(strange, fields | {"kunci": key_of(other.number)}).status_code == 404
    assert not ProductReview.objects.exists()
    assert FORM not in Client().get(product.get_absolute_url()).content.decode()


@pytest.mark.parametrize("status", [settings.AWAITING_PAYMENT, settings.PAID, settings.HANDED_OVER, settings.CANCELLED])
def test_before_the_goods_arrive_there_is_no_form(client: Client, product: Product, status: str) -> None:
    order = make_order(product)
    Order.objects.filter(pk=order.pk).update(status=status)
    assert "Beri ulasan" not in client.get(order_url(order)).content.decode()
    for answer in (client.get(f"{path_of(order)}?kunci={key_of(order.number)}", follow=True), send(client, order)):
        assert FORM not in answer.content.decode()
        assert "Ulasan bisa ditulis sesudah barang Anda terima." in answer.content.decode()
    assert not ProductReview.objects.exists()


def test_an_order_that_the_seller_wrote_down_gives_no_voice(client: Client, order: Order) -> None:
    Order.objects.filter(pk=order.pk).update(is_recorded=True)
    assert FORM not in client.get(f"{path_of(order)}?kunci={key_of(order.number)}").content.decode()
    assert "dicatat penjual" in send(client, order).content.decode()
    assert not ProductReview.objects.exists()
    assert "Beri ulasan" not in client.get(order_url(order)).content.decode()


def test_a_completed_order_is_asked_once_by_mail(order: Order, product: Product) -> None:
    ordered = make_order(product, payment="ambil", email="siti@contoh.test")
    for act in (actions.accept, actions.make_ready, actions.receive):
        act(ordered, seller(None))
    actions.complete(ordered, CLOCK)
    asked = [mail for mail in Message.objects.filter(address="siti@contoh.test") if "Ulasan Anda" in str(mail.context)]
    assert len(asked) == 1
    assert asked[0].context["path"] == order_url(ordered)


def test_wrong_input_is_told_beside_the_field_and_nothing_typed_is_lost(client: Client, order: Order) -> None:
    page = send(client, order, score="", body="Cerita panjang saya").content.decode()
    assert "Pilih jumlah bintangnya." in page
    assert "Cerita panjang saya" in page
    page = send(client, order, score="3", body="a" * 1001).content.decode()
    assert "Paling panjang 1000 huruf. Sekarang 1001." in page.replace("1.000", "1000").replace("1.001", "1001")
    assert "a" * 1001 in page
    assert 'value="3" checked' in page or "checked" in page.split('value="3"')[1].split(">")[0]
    assert send(client, order, score="9").status_code == 200
    assert not ProductReview.objects.exists()


def test_words_are_optional(client: Client, order: Order) -> None:
    send(client, order, body="")
    assert (ProductReview.objects.get().score, ProductReview.objects.get().body) == (4, "")


def test_a_second_press_writes_nothing_new(client: Client, order: Order) -> None:
    send(client, order)
    page = send(client, order, score="1", body="Lain").content.decode()
    assert "Ulasan Anda" in page
    assert (ProductReview.objects.get().score, ProductReview.objects.get().body) == (4, "Pedasnya pas.")
    with pytest.raises(NotNow):
        write(order.lines.get(), buyer(None), score=1)


def test_a_get_writes_nothing(client: Client, order: Order) -> None:
    client.get(f"{path_of(order)}?kunci={key_of(order.number)}&score=5&body=x")
    assert not ProductReview.objects.exists()


def test_who_buys_again_as_a_guest_has_one_voice_once_an_officer_read_both(product: Product) -> None:
    first = make_review(product, 1, "Dulu keras.", phone="+6281311112222")
    other = make_review(product, 5, "Saya suka.")
    second = make_review(product, 4, "Sekarang empuk.", phone="+6281311112222")
    first.refresh_from_db()
    assert (first.status, second.status, other.status) == (Status.SHOWN, Status.WAITING, Status.SHOWN), "anybody can type a number"
    keep(second, "Pembeli yang sama.", officer=make_user(OFFICER, email="petugas@contoh.test"))
    for review in (first, second):
        review.refresh_from_db()
    assert (first.status, second.status) == (Status.WITHDRAWN, Status.SHOWN)
    assert first.events.filter(key="replaced").exists()


def test_a_number_that_anybody_may_type_takes_no_accounts_review_down(product: Product) -> None:
    """A shop orders as a guest with its critic's number, and praises itself."""
    critic = make_review(product, 1, "Buruk.", by=make_user(phone="+6281311112222"), phone="+6281311112222")
    praise = make_review(product, 5, "Bagus sekali.", phone="+6281311112222")
    critic.refresh_from_db()
    assert (critic.status, praise.status) == (Status.SHOWN, Status.WAITING)
    assert praise.held_for == "Nomor HP yang sama sudah mengulas barang ini."
    keep(praise, "Orang lain.", officer=make_user(OFFICER, email="petugas@contoh.test"))
    critic.refresh_from_db()
    assert critic.status == Status.SHOWN


def test_what_was_taken_down_does_not_come_back_beside_a_newer_one(product: Product) -> None:
    user, officer = make_user(), make_user(OFFICER, email="petugas@contoh.test")
    first = make_review(product, by=user)
    remove(first, "Menyebut nama orang.", officer=officer)
    make_review(product, by=user)
    with pytest.raises(NotNow, match="ulasan lain"):
        keep(first, "Boleh.", officer=officer)


def test_the_writer_reads_why_it_waits_or_was_taken_down(client: Client, order: Order) -> None:
    assert "Memuat kata" in send(client, order, body="Penjualnya tolol.").content.decode()
    review = ProductReview.objects.get()
    remove(review, "Kata kasar.", officer=make_user(OFFICER, email="petugas@contoh.test"))
    assert "Kata kasar." in client.get(f"{path_of(order)}?kunci={key_of(order.number)}").content.decode()


def test_goods_in_two_sizes_are_reviewed_once(client: Client) -> None:
    shirt = make_product(make_shop(), title="Kemeja", stock=9)
    order = make_arrived(shirt)
    line = order.lines.get()
    other = order.lines.create(**{field.attname: getattr(line, field.attname) for field in line._meta.concrete_fields if not field.primary_key})
    assert client.get(order_url(order)).content.decode().count("/ulasan/") == 1
    write(line, buyer(None), score=4)
    with pytest.raises(NotNow, match="sudah Anda ulas"):
        write(other, buyer(None), score=1)


def test_an_account_has_one_voice_whatever_number_it_writes(product: Product) -> None:
    user = make_user()
    first = make_review(product, by=user)
    make_review(product, by=user)
    first.refresh_from_db()
    assert first.status == Status.WITHDRAWN


@pytest.mark.parametrize("way", ["account", "shop phone", "seller phone", "looks on"])
def test_a_shop_does_not_review_itself(client: Client, product: Product, way: str) -> None:
    """RV-06: neither by its account nor by its telephone, nor with a buyer's link at hand."""
    shop = product.stockrecords.get().partner
    person = shop.users.get()
    order = {
        "account": lambda: make_arrived(product, user=person),
        "shop phone": lambda: make_arrived(product, phone=shop.phone),
        "seller phone": lambda: make_arrived(product, phone=person.phone),
        "looks on": lambda: make_arrived(product),
    }[way]()
    if way in ("account", "looks on"):
        client.force_login(person)
    assert "Beri ulasan" not in client.get(order_url(order)).content.decode()
    for answer in (client.get(f"{path_of(order)}?kunci={key_of(order.number)}", follow=True), send(client, order)):
        assert FORM not in answer.content.decode()
        assert "Ini toko Anda sendiri." in answer.content.decode()
    assert not ProductReview.objects.exists()


@pytest.mark.parametrize(
    ("body", "why"),
    [("Dasar GOBLOK!", "kata “goblok”"), ("g0bl0knya penjual", "kata “goblok”"), ("Hubungi 0812-3456-7890 saja", "nomor HP"), ("a@b.co lebih murah", "e-mail"),
     ("lihat www.toko.com", "tautan"), ("Kurang ajar sekali", "kata “kurang ajar”")],
)  # fmt: skip
def test_words_that_hurt_wait_for_an_officer(client: Client, order: Order, product: Product, body: str, why: str) -> None:
    HeldWord.objects.create(words="kurang ajar")
    page = send(client, order, body=body).content.decode()
    assert "tampil sesudah petugas membacanya" in page
    review = ProductReview.objects.get()
    assert (review.status, review.flagged_at is None) == (Status.WAITING, False)
    assert why in review.held_for
    assert body not in Client().get(product.get_absolute_url()).content.decode()
    assert not InboxItem.objects.filter(subject__contains="Ulasan baru").exists()


def test_the_shop_hears_of_a_new_review_in_its_list(order: Order) -> None:
    review = write(order.lines.get(), buyer(None), score=5, body="Enak")
    row = InboxItem.objects.get(thing=f"review-{review.pk}")
    assert (row.room, row.path) == (InboxItem.Room.WORK, f"/kelola/ulasan-toko/{review.pk}/")
    assert not Message.objects.filter(event__startswith="review-").exists()


def test_the_writer_takes_it_back(client: Client, order: Order, product: Product) -> None:
    send(client, order)
    path = f"{path_of(order)}tarik/"
    assert Client().post(path, {"kunci": "palsu"}).status_code == 404
    assert client.get(f"{path}?kunci={key_of(order.number)}").status_code == 405
    page = client.post(path, {"kunci": key_of(order.number)}, follow=True).content.decode()
    assert "Ulasan Anda tidak tampil lagi." in page
    assert "Pedasnya pas." not in Client().get(product.get_absolute_url()).content.decode()
    with pytest.raises(NotNow):
        withdraw(ProductReview.objects.get(), buyer(None))


def test_stars_change_nothing_that_lists_or_search_read(order: Order, product: Product) -> None:
    """The published rule of ranking knows no stars: the product's row stays as it is, and search is not told."""
    from shop.catalogue.models import ProductChange

    ProductChange.objects.all().delete()
    before = Product.objects.filter(pk=product.pk).values().get()
    write(order.lines.get(), buyer(None), score=1)
    assert Product.objects.filter(pk=product.pk).values().get() == before
    assert not ProductChange.objects.exists()


def test_history_is_only_added_to(order: Order) -> None:
    write(order.lines.get(), buyer(None), score=1)
    with pytest.raises(TypeError):
        ReviewEvent.objects.update(words="x")
    with pytest.raises(DatabaseError, match="append only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE reviews_reviewevent SET words = 'x'")
