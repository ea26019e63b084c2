"""The officer's desk: the queue, the decision in the officer's own words, the four honest numbers, categories, people."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from wagtail.models import ModelLogEntry

from portal.accounts.models import User
from shop.catalogue.models import Category
from shop.order.models import Order
from shop.partner.models import Partner
from shop.partner.numbers import NUMBERS, four_numbers, shops_in
from tests.factories.foreign_shop import make_order_row
from tests.factories.shop import make_category, make_product, make_shop, make_user
from tests.post_office import delivering

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    user = make_user("Petugas")
    client.force_login(user)
    return user


def decide(client, shop, decision: str, reason: str = ""):
    return client.post(f"/kelola/toko/{shop.pk}/putuskan/", {"decision": decision, "reason": reason}, follow=True)


def test_the_queue_shows_the_oldest_first(client, officer):
    now = timezone.now()
    for days, name in ((1, "Kedua"), (3, "Pertama")):
        make_shop(name=name, status="registered", registered_at=now - timedelta(days=days))
    make_shop(name="Sudah tampil")

    assert [shop.name for shop in client.get("/kelola/").context["waiting"]] == ["Pertama", "Kedua"]


def test_the_reason_reaches_the_applicant_word_for_word(client, officer):
    seller = make_user("Penjual", email="rina@demo.test")
    shop = make_shop(seller, status="registered")
    words = 'Foto "KTP" belum jelas.\nTolong kirim ulang <besok>.'

    with delivering():
        decide(client, shop, "rejected", words)

    shop.refresh_from_db()
    assert (shop.status, shop.decision_reason, shop.decided_by) == ("rejected", words, officer)
    assert [message.to for message in mail.outbox] == [["rina@demo.test"]]
    assert words in mail.outbox[0].body
    client.force_login(seller)
    page = client.get("/kelola/").content.decode()
    assert "Foto &quot;KTP&quot; belum jelas.<br>Tolong kirim ulang &lt;besok&gt;." in page
    assert ModelLogEntry.objects.filter(action="lokapasar.decide", user=officer, object_id=str(shop.pk)).exists()


def test_without_an_address_no_mail_is_tried(client, officer):
    shop = make_shop(make_user("Penjual"), status="registered")

    with delivering():
        decide(client, shop, "verified")

    assert Partner.objects.get(pk=shop.pk).is_verified
    assert mail.outbox == []


@pytest.mark.parametrize("decision", ["rejected", "suspended"])
def test_nobody_is_turned_away_without_a_reason(client, officer, decision):
    shop = make_shop(status="registered")

    response = decide(client, shop, decision, "  ")

    assert response.status_code == 200
    assert "Tulis alasannya." in response.content.decode()
    assert Partner.objects.get(pk=shop.pk).status == "registered"


def test_the_officer_reads_every_way_the_goods_and_the_money_go(client, officer):
    shop = make_shop(pickup=False, cash_on_delivery=True, parcel_charge=35_000)
    html = client.get(f"/kelola/toko/{shop.pk}/").content.decode()
    assert "<dd>kirim paket Rp35.000, tunai saat mengantar</dd>" in html
    Partner.objects.filter(pk=shop.pk).update(cash_on_delivery=False)
    assert "tunai saat mengantar" not in client.get(f"/kelola/toko/{shop.pk}/").content.decode()


def test_an_invented_decision_is_refused(client, officer):
    shop = make_shop(status="registered")

    assert decide(client, shop, "vip").status_code == 200
    assert Partner.objects.get(pk=shop.pk).status == "registered"


@pytest.fixture
def city():
    """One shop for each way of counting, and the ones that must not count."""
    make_shop(name="Ditolak", status="rejected")
    waiting = make_shop(name="Menunggu", status="registered")
    make_product(waiting, stock=5)
    make_shop(name="Tanpa barang")
    empty, hidden, held = make_shop(name="Habis"), make_shop(name="Tersembunyi"), make_shop(name="Semua dipesan")
    make_product(empty, stock=0)
    make_product(hidden, stock=5, is_public=False)
    make_order_row(held, make_product(held, stock=1), quantity=1)
    for name, status, days in (("Laku", "paid", 3), ("Laku selesai", "complete", 29), ("Dulu laku", "complete", 31), ("Belum dibayar", "awaiting_payment", 1)):
        shop = make_shop(name=name)
        order = make_order_row(shop, make_product(shop, stock=5), status=status)
        Order.objects.filter(pk=order.pk).update(date_placed=timezone.now() - timedelta(days=days))
    closed = make_shop(name="Ditutup", status="suspended")
    make_order_row(closed, make_product(closed, stock=5), status="complete")


def names(number: str) -> set[str]:
    return set(shops_in(number).values_list("name", flat=True))


def test_the_four_numbers_count_what_they_say(city):
    selling = {"Laku", "Laku selesai"}
    listing = selling | {"Dulu laku", "Belum dibayar"}
    verified = listing | {"Tanpa barang", "Habis", "Tersembunyi", "Semua dipesan"}

    assert names("selling") == selling
    assert names("listing") == listing
    assert names("verified") == verified
    assert names("registered") == verified | {"Menunggu", "Ditutup"}


def test_an_old_order_paid_lately_counts_as_selling(city):
    order = Order.objects.get(partner__name="Dulu laku")
    order.events.create(key="completed", role="clock", old_status="paid", new_status="complete")

    assert "Dulu laku" in names("selling")


@pytest.mark.parametrize("number", NUMBERS)
def test_each_number_opens_a_list_of_exactly_that_many(client, officer, city, number):
    tile = dict(zip(NUMBERS, client.get("/kelola/").context["tiles"], strict=True))[number]

    page = client.get(tile["url"])

    assert page.context["paginator"].count == tile["count"] == getattr(four_numbers(), number)
    assert len(page.context["object_list"]) == tile["count"]


def test_an_officer_adds_a_category_that_sellers_can_choose(client, officer):
    kuliner = make_category("Kuliner")

    client.post("/kelola/kategori/baru/", {"name": "Kue basah", "parent": kuliner.pk, "is_public": "on"})

    category = Category.objects.get(name="Kue basah")
    assert (category.slug, category.get_parent()) == ("kue-basah", kuliner)
    seller = make_user("Penjual")
    make_shop(seller)
    client.force_login(seller)
    assert "Kue basah" in client.get("/kelola/produk/baru/").content.decode()


def test_an_editor_keeps_categories_too(client):
    client.force_login(make_user("Editor"))

    client.post("/kelola/kategori/baru/", {"name": "Kriya", "is_public": "on"})

    assert Category.objects.filter(name="Kriya").exists()


def test_the_same_name_twice_in_one_place_is_refused(client, officer):
    make_category("Kuliner")

    response = client.post("/kelola/kategori/baru/", {"name": "kuliner", "is_public": "on"})

    assert "sudah ada di tempat itu" in response.content.decode()


def test_a_category_with_goods_is_not_deleted(client, officer):
    category = make_category("Kuliner")
    make_product(category=category)

    response = client.post(f"/kelola/kategori/{category.pk}/hapus/", follow=True)

    assert "Masih ada produk di kategori ini." in response.content.decode()
    assert Category.objects.filter(pk=category.pk).exists()


def test_an_officer_makes_an_account_with_a_phone_only(client, officer):
    client.post("/kelola/users/baru/", {"first_name": "Bu Butet", "phone": "0812 9999 8888", "email": "", "groups": []})

    person = User.objects.get(phone="+6281299998888")
    assert (person.first_name, person.email, person.has_usable_password()) == ("Bu Butet", None, False)


def test_an_officer_changes_a_phone_and_closes_an_account(client, officer):
    person = make_user("Penjual")
    make_user(phone="+6281277776666")
    group = person.groups.get().pk
    path = f"/kelola/users/{person.pk}/"

    taken = client.post(path, {"first_name": "Butet", "phone": "0812 7777 6666", "groups": [group], "is_active": "on"})
    assert "Nomor ini sudah dipakai akun lain." in taken.content.decode()
    client.post(path, {"first_name": "Butet", "phone": "0812 5555 4444", "groups": [group]})

    person.refresh_from_db()
    assert (person.phone, person.is_active) == ("+6281255554444", False)
    assert [role.name for role in person.groups.all()] == ["Penjual"]


def test_a_password_link_is_shown_once_works_once_and_is_logged(client, officer):
    person = make_user(phone="+6281255554444", first_name="Butet")

    page = client.post(f"/kelola/users/{person.pk}/tautan-sandi/")

    link = page.context["link"]
    assert "https://wa.me/6281255554444?text=" in page.content.decode()
    assert link.startswith("http://testserver/sandi-baru/")
    assert ModelLogEntry.objects.filter(action="lokapasar.password_link", user=officer, object_id=str(person.pk)).count() == 1
    client.logout()
    form = client.get(link, follow=True)
    client.post(form.redirect_chain[-1][0], {"new_password1": "ikan-asin-7", "new_password2": "ikan-asin-7"})
    person.refresh_from_db()
    assert person.check_password("ikan-asin-7")
    assert not client.get(link, follow=True).context["validlink"]


def test_an_officer_makes_nobody_administrator_and_touches_none(client, officer):
    administrator = User.objects.create_superuser("kepala@demo.test", "rahasia-pasar", first_name="Kepala")
    person = make_user()

    client.post(f"/kelola/users/{person.pk}/", {"first_name": "Naik", "phone": "0812 5555 4444", "is_active": "on", "is_superuser": "on"})
    person.refresh_from_db()

    assert not person.is_superuser
    assert client.get(f"/kelola/users/{administrator.pk}/").status_code == 404
    assert client.post(f"/kelola/users/{administrator.pk}/", {"first_name": "x", "phone": "0812 1111 2222"}).status_code == 404
    assert client.post(f"/kelola/users/{administrator.pk}/tautan-sandi/").status_code == 404


@pytest.mark.parametrize(("path", "queries"), [("/kelola/toko/", 12), ("/kelola/users/", 13)])
@pytest.mark.parametrize("rows", [1, 3])
def test_lists_cost_the_same_for_one_and_for_three(client, officer, path, queries, rows, django_assert_num_queries):
    for _number in range(rows):
        make_shop(make_user("Penjual"))
    client.get(path)

    with django_assert_num_queries(queries):
        client.get(path)
