"""From basket to orders, as a guest without JavaScript."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client

from shop.basket import actions as basket_actions
from shop.catalogue.models import Product
from shop.order import audit
from shop.order.exceptions import CannotPlace
from shop.order.models import Order
from shop.order.placement import Choice, place_orders
from shop.partner.models import Partner, StockRecord
from tests.factories.orders import ADDRESS, make_basket, make_buyer, order_as_guest, press_order
from tests.factories.shop import make_product, make_region, make_shop, make_user
from tests.post_office import delivering

pytestmark = pytest.mark.django_db


def test_two_shops_become_two_orders_with_one_group_number(client: Client) -> None:
    first, second = make_product(price=65_000, title="Bika Ambon"), make_product(price=185_000, title="Kemeja")
    answer = order_as_guest(client, first, second)
    orders = list(Order.objects.order_by("pk"))
    assert [order.number for order in orders] == [f"KDN-{1000 + orders[0].group_id}-1", f"KDN-{1000 + orders[0].group_id}-2"]
    assert [order.total_incl_tax for order in orders] == [65_000, 185_000]
    assert {order.partner_id for order in orders} == {first.stockrecords.get().partner_id, second.stockrecords.get().partner_id}
    assert all(order.lines.count() == 1 and order.status == settings.AWAITING_PAYMENT for order in orders)
    page = client.get(answer.headers["Location"]).content.decode()
    assert "Giliran Anda" in page
    assert "Rp65.000" in page
    assert orders[1].partner.name in page, "the other unpaid order is shown"
    assert "KDN" in page
    assert "Kemeja" not in page, "and none of its lines"


def test_courier_charge_reaches_that_shops_order_only(client: Client) -> None:
    near, far = make_product(price=10_000), make_product(price=20_000)
    shop = near.stockrecords.get().partner
    shop.courier_areas.create(region=make_region().parent, charge=8_000)
    for product in (near, far):
        client.post(f"/keranjang/tambah/{product.pk}/")
    client.post("/checkout/alamat/", ADDRESS)
    other = far.stockrecords.get().partner
    client.post("/checkout/kirim/", {f"kirim-{shop.pk}": "antar", f"bayar-{shop.pk}": "transfer", f"kirim-{other.pk}": "ambil", f"bayar-{other.pk}": "ambil"})
    press_order(client)
    assert [(order.total_incl_tax, order.shipping_incl_tax, order.status) for order in Order.objects.order_by("pk")] == [
        (18_000, 8_000, settings.AWAITING_PAYMENT),
        (20_000, 0, settings.AWAITING_ANSWER),
    ]
    assert Order.objects.get(partner=shop).shipping_address.rt == "003"
    assert Order.objects.get(partner=other).shipping_address is None


def test_the_narrowest_area_sets_the_charge(client: Client) -> None:
    product = make_product()
    shop = product.stockrecords.get().partner
    shop.courier_areas.create(region=make_region().parent, charge=9_000)
    shop.courier_areas.create(region=make_region(), charge=4_000)
    client.post(f"/keranjang/tambah/{product.pk}/")
    client.post("/checkout/alamat/", ADDRESS)
    assert "Rp4.000" in client.get("/checkout/kirim/").content.decode()


def test_outside_the_area_the_choice_is_shown_with_its_reason_and_refused(client: Client) -> None:
    product = make_product()
    shop = product.stockrecords.get().partner
    shop.courier_areas.create(region=make_region("12.71.02.1001", "Sunggal"), charge=9_000)
    client.post(f"/keranjang/tambah/{product.pk}/")
    client.post("/checkout/alamat/", ADDRESS)
    assert "belum mengantar ke Pasar Baru" in client.get("/checkout/kirim/").content.decode()
    page = client.post("/checkout/kirim/", {f"kirim-{shop.pk}": "antar", f"bayar-{shop.pk}": "transfer"})
    assert page.status_code == 200
    assert "Pilih cara kirim." in page.content.decode()


def test_pay_at_pickup_needs_pickup(client: Client) -> None:
    product = make_product()
    shop = product.stockrecords.get().partner
    shop.courier_areas.create(region=make_region(), charge=4_000)
    client.post(f"/keranjang/tambah/{product.pk}/")
    client.post("/checkout/alamat/", ADDRESS)
    page = client.post("/checkout/kirim/", {f"kirim-{shop.pk}": "antar", f"bayar-{shop.pk}": "ambil"}).content.decode()
    assert "Hanya untuk barang yang Anda ambil sendiri" in page
    assert not Order.objects.exists()


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("phone", "0812 345", "Nomor HP kurang angka"),
        ("name", "", "Tulis nama penerima."),
        ("kelurahan", "99.99.99.9999", "Pilih kelurahan dari daftar."),
        ("rt", "tiga", "Tulis paling banyak 3 angka"),
        ("email", "rina@", "surel|e-mail|email"),
    ],
)
def test_wrong_address_says_what_beside_the_field_and_loses_nothing(client: Client, field: str, typed: str, message: str) -> None:
    client.post(f"/keranjang/tambah/{make_product().pk}/")
    make_region()
    page = client.post("/checkout/alamat/", ADDRESS | {field: typed})
    text = page.content.decode()
    assert page.context["form"].errors.keys() == {field}
    assert any(word in text for word in message.split("|"))
    assert 'value="Jalan Melati 12"' in text
    assert 'aria-invalid="true"' in text


def test_changed_price_must_be_accepted_before_ordering(client: Client) -> None:
    product = make_product(price=175_000)
    client.post(f"/keranjang/tambah/{product.pk}/")
    StockRecord.objects.filter(product=product).update(price=185_000)
    page = client.get("/keranjang/").content.decode()
    assert "dulu Rp175.000, sekarang Rp185.000" in page
    assert client.get("/checkout/alamat/").headers["Location"] == "/keranjang/"
    client.post("/keranjang/", {"setuju": f"{product.basket_lines.get().pk}-185000"})
    assert client.get("/checkout/alamat/").status_code == 200


def test_price_that_moves_at_the_last_moment_orders_nothing(client: Client) -> None:
    product = make_product(price=175_000)
    client.post(f"/keranjang/tambah/{product.pk}/")
    client.post("/checkout/alamat/", ADDRESS | {"kelurahan": "12.71.01.1001"})
    shop = product.stockrecords.get().partner_id
    client.post("/checkout/kirim/", {f"kirim-{shop}": "ambil", f"bayar-{shop}": "transfer"})
    page = client.get("/checkout/periksa/").context
    StockRecord.objects.filter(product=product).update(price=185_000)
    assert client.post("/checkout/periksa/", {"kunci": page["key"], "jumlah": page["agreed"]}).headers["Location"] == "/keranjang/"
    assert not Order.objects.exists()
    client.post("/keranjang/", {"setuju": f"{product.basket_lines.get().pk}-185000"})
    assert 'value="Jalan Melati 12"' in client.get("/checkout/alamat/").content.decode()
    assert "Rp185.000" in client.get("/checkout/periksa/").content.decode(), "what was answered holds"


@dataclass(frozen=True)
class Meanwhile:
    """What may happen to goods while a buyer fills in a page, what the basket then says, and what the buyer presses there."""

    happens: Callable[[Product], object]
    said: str
    pressed: str
    shown: str = ""


MEANWHILE = {
    "sold out": Meanwhile(lambda product: StockRecord.objects.filter(product=product).update(num_in_stock=0), "habis", "hapus"),
    "dearer": Meanwhile(lambda product: StockRecord.objects.filter(product=product).update(price=185_000), "sekarang Rp185.000", "setuju", "-185000"),
    "closed": Meanwhile(
        lambda product: Partner.objects.filter(stockrecords__product=product).update(status=Partner.Status.SUSPENDED), "tidak dijual lagi", "hapus"
    ),
}


@pytest.mark.parametrize("meanwhile", MEANWHILE.values(), ids=MEANWHILE)
@pytest.mark.parametrize("page", ["alamat", "kirim", "periksa"])
def test_whatever_happens_to_the_goods_meanwhile_loses_nothing_that_was_typed(client: Client, page: str, meanwhile: Meanwhile) -> None:
    other, product = make_product(), make_product(price=175_000)
    for each in (other, product):
        client.post(f"/keranjang/tambah/{each.pk}/")
        each.stockrecords.get().partner.courier_areas.create(region=make_region(), charge=4_000)
    shop = other.stockrecords.get().partner_id
    steps = {
        "alamat": ADDRESS,
        "kirim": {f"{name}-{part.stockrecords.get().partner_id}": way for part in (other, product) for name, way in (("kirim", "ambil"), ("bayar", "ambil"))},
    }
    for name, answers in steps.items():
        if name == page:
            break
        client.post(f"/checkout/{name}/", answers)
    last = client.get("/checkout/periksa/").context
    answers = steps.get(page) or {"kunci": last["key"], "jumlah": last["agreed"]}
    meanwhile.happens(product)
    assert client.post(f"/checkout/{page}/", answers).headers["Location"] == "/keranjang/"
    assert not Order.objects.exists()
    assert meanwhile.said in client.get("/keranjang/").content.decode()
    client.post("/keranjang/", {meanwhile.pressed: f"{product.basket_lines.get().pk}{meanwhile.shown}"})
    form = client.get("/checkout/alamat/").context["form"]
    assert [form[name].value() for name in ("name", "street", "kelurahan")] == [ADDRESS[name] for name in ("name", "street", "kelurahan")]
    if page == "alamat":
        client.post("/checkout/alamat/", ADDRESS)
    else:
        chosen = {one.part.shop.pk: one.choice for one in client.get("/checkout/kirim/").context["shops"]}
        assert chosen[shop] == Choice("ambil", "ambil")


def test_courier_charge_that_moves_at_the_last_moment_is_shown_before_ordering(client: Client) -> None:
    product = make_product(price=10_000)
    area = product.stockrecords.get().partner.courier_areas.create(region=make_region(), charge=4_000)
    client.post(f"/keranjang/tambah/{product.pk}/")
    client.post("/checkout/alamat/", ADDRESS)
    client.post("/checkout/kirim/", {f"kirim-{area.partner_id}": "antar", f"bayar-{area.partner_id}": "transfer"})
    page = client.get("/checkout/periksa/").context
    area.charge = 9_000
    area.save()
    answer = client.post("/checkout/periksa/", {"kunci": page["key"], "jumlah": page["agreed"]})
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Belum ada yang dipesan, belum ada yang dibayar" in text
    assert "Rp19.000" in text
    assert not Order.objects.exists()
    client.post("/checkout/periksa/", {"kunci": page["key"], "jumlah": answer.context["agreed"]})
    assert Order.objects.get().total_incl_tax == 19_000


@pytest.mark.parametrize("key", ["", "tebakan", "6f9619ff-8b86-d011-b42d-00cf4fc964ff"])
def test_tampered_key_orders_nothing(client: Client, key: str) -> None:
    product = make_product()
    client.post(f"/keranjang/tambah/{product.pk}/")
    client.post("/checkout/alamat/", ADDRESS | {"kelurahan": make_region().code})
    shop = product.stockrecords.get().partner_id
    client.post("/checkout/kirim/", {f"kirim-{shop}": "ambil", f"bayar-{shop}": "transfer"})
    seen = client.get("/checkout/periksa/").context["agreed"]
    assert client.post("/checkout/periksa/", {"kunci": key, "jumlah": seen}).headers["Location"] == "/checkout/"
    assert not Order.objects.exists()


def test_going_back_finds_every_answer_as_it_was_given(client: Client) -> None:
    product = make_product()
    shop = product.stockrecords.get().partner
    shop.courier_areas.create(region=make_region(), charge=4_000)
    client.post(f"/keranjang/tambah/{product.pk}/")
    client.post("/checkout/alamat/", ADDRESS)
    client.post("/checkout/kirim/", {f"kirim-{shop.pk}": "ambil", f"bayar-{shop.pk}": "ambil"})
    (again,) = client.get("/checkout/kirim/").context["shops"]
    assert (again.delivery, again.payment, again.error) == ("ambil", "ambil", "")
    form = client.get("/checkout/alamat/").context["form"]
    assert form["phone"].value() == "0812-3456-7890"
    assert form["kelurahan"].value() == ADDRESS["kelurahan"]
    assert form["landmark"].value() == ADDRESS["landmark"]


def test_what_is_chosen_beforehand_goes_together_and_a_delivery_that_cannot_be_paid_says_so(client: Client) -> None:
    product = make_product(make_shop(bank_name="", account_number="", account_name=""))  # cash in the shop is all it takes
    shop = product.stockrecords.get().partner
    shop.courier_areas.create(region=make_region(), charge=4_000)
    client.post(f"/keranjang/tambah/{product.pk}/")
    client.post("/checkout/alamat/", ADDRESS)
    (choices,) = client.get("/checkout/kirim/").context["shops"]
    assert [way.code for way in choices.deliveries if not way.refusal] == ["antar", "ambil"]
    assert (choices.delivery, choices.payment) == ("ambil", "ambil"), "the first delivery has no payment that goes with it"
    assert [(way.code, way.goes_with) for way in choices.payments] == [("ambil", ("ambil",))]
    answer = client.post("/checkout/kirim/", {f"kirim-{shop.pk}": "antar", f"bayar-{shop.pk}": "ambil"})
    (wrong,) = answer.context["shops"]
    assert wrong.error == "Dengan cara kirim ini toko belum bisa dibayar. Pilih cara kirim yang lain."
    assert (wrong.delivery, wrong.payment) == ("antar", "ambil"), "and what was chosen is kept"
    assert client.post("/checkout/kirim/", {f"kirim-{shop.pk}": "ambil", f"bayar-{shop.pk}": "ambil"}).status_code == 302


def test_an_earlier_answer_that_no_longer_goes_with_the_delivery_is_not_offered_again(client: Client) -> None:
    """Cash at the door was chosen; then the goods go to where the shop does not drive."""
    shop = make_shop(cash_on_delivery=True)
    shop.courier_areas.create(region=make_region(), charge=4_000)
    elsewhere = make_region("12.71.01.1002", "Lain")
    client.post(f"/keranjang/tambah/{make_product(shop).pk}/")
    client.post("/checkout/alamat/", ADDRESS)
    client.post("/checkout/kirim/", {f"kirim-{shop.pk}": "antar", f"bayar-{shop.pk}": "tunai-antar"})
    client.post("/checkout/alamat/", ADDRESS | {"kelurahan": elsewhere.code})
    (choices,) = client.get("/checkout/kirim/").context["shops"]
    assert (choices.delivery, choices.payment) == ("ambil", "transfer")
    assert "tidak ada lagi" in choices.error, "another way is chosen instead, and that is said"
    assert "tunai-antar" not in [way.code for way in choices.payments], "cash at the door stays inside the zone (PY-04)"


@pytest.mark.parametrize("gone", ["area", "account"])
@pytest.mark.parametrize("pressed", [True, False])
def test_a_choice_that_is_gone_at_the_last_press_is_said_and_chosen_again(client: Client, gone: str, pressed: bool) -> None:
    shop = make_shop(parcel_charge=9_000)
    shop.courier_areas.create(region=make_region(), charge=4_000)
    client.post(f"/keranjang/tambah/{make_product(shop).pk}/")
    client.post("/checkout/alamat/", ADDRESS)
    client.post("/checkout/kirim/", {f"kirim-{shop.pk}": "antar", f"bayar-{shop.pk}": "transfer"})
    page = client.get("/checkout/periksa/").context
    if gone == "area":
        shop.courier_areas.all().delete()
    else:
        Partner.objects.update(bank_name="", cash_on_delivery=True)
    send = {"kunci": page["key"], "jumlah": page["agreed"]}
    answer = client.post("/checkout/periksa/", send, follow=True) if pressed else client.get("/checkout/periksa/", follow=True)
    assert answer.redirect_chain == [("/checkout/kirim/", 302)], "not a page that shows another choice as if it had been made"
    assert "yang Anda pilih tadi tidak ada lagi" in answer.content.decode()
    assert not Order.objects.exists()
    (choices,) = answer.context["shops"]
    assert (choices.delivery, choices.payment) == (("paket", "transfer") if gone == "area" else ("antar", "tunai-antar"))
    client.post("/checkout/kirim/", {f"kirim-{shop.pk}": choices.delivery, f"bayar-{shop.pk}": choices.payment})
    press_order(client)
    assert Order.objects.count() == 1


def test_what_was_kept_while_the_basket_came_first_is_offered_only_where_it_goes_together(client: Client) -> None:
    shop = make_shop()
    shop.courier_areas.create(region=make_region(), charge=4_000)
    product = make_product(shop)
    client.post(f"/keranjang/tambah/{product.pk}/")
    client.post("/checkout/alamat/", ADDRESS)
    StockRecord.objects.update(num_in_stock=0)
    assert client.post("/checkout/kirim/", {f"kirim-{shop.pk}": "antar", f"bayar-{shop.pk}": "ambil"}).headers["Location"] == "/keranjang/"
    StockRecord.objects.update(num_in_stock=5)
    (choices,) = client.get("/checkout/kirim/").context["shops"]
    assert (choices.delivery, choices.payment) == ("antar", "transfer"), "the delivery as it was chosen, and a way to pay that goes with it"


def test_steps_cannot_be_skipped(client: Client) -> None:
    for path in ("/checkout/", "/checkout/alamat/", "/checkout/kirim/", "/checkout/periksa/"):
        assert client.get(path).headers["Location"] == "/keranjang/"
    client.post(f"/keranjang/tambah/{make_product().pk}/")
    assert client.get("/checkout/kirim/").headers["Location"] == "/checkout/alamat/"
    assert client.get("/checkout/periksa/").headers["Location"] == "/checkout/kirim/"


def test_shop_that_does_not_go_there_says_so_and_orders_nothing(client: Client) -> None:
    product = make_product(make_shop(pickup=False))
    shop = product.stockrecords.get().partner_id
    make_region()
    client.post(f"/keranjang/tambah/{product.pk}/")
    client.post("/checkout/alamat/", ADDRESS)
    page = client.get("/checkout/kirim/").content.decode()
    assert "Toko ini belum mengantar ke Pasar Baru." in page
    assert "Toko ini tidak melayani ambil sendiri." in page
    assert client.post("/checkout/kirim/", {f"kirim-{shop}": "antar", f"bayar-{shop}": "transfer"}).status_code == 200
    assert client.get("/checkout/periksa/").headers["Location"] == "/checkout/kirim/"


def test_private_pages_ask_search_engines_away(client: Client) -> None:
    product = make_product()
    make_region()
    client.post(f"/keranjang/tambah/{product.pk}/")
    client.post("/checkout/alamat/", ADDRESS)
    shop = product.stockrecords.get().partner_id
    client.post("/checkout/kirim/", {f"kirim-{shop}": "ambil", f"bayar-{shop}": "transfer"})
    pages = [client.get(path) for path in ("/keranjang/", "/checkout/alamat/", "/checkout/kirim/", "/checkout/periksa/", "/pesanan/", "/pesanan/KDN-1-1/")]
    client.force_login(make_user())
    pages += [client.get(path) for path in ("/akun/", "/akun/profil/", "/akun/kata-sandi/")]
    assert [page.request["PATH_INFO"] for page in pages if 'name="robots" content="noindex' not in page.content.decode()] == []


def test_second_tap_leads_to_the_same_orders(client: Client) -> None:
    product = make_product(stock=5)
    first = order_as_guest(client, product)
    again = client.post("/checkout/periksa/", {"kunci": str(Order.objects.get().group.key)})
    assert again.headers["Location"] == first.headers["Location"]
    assert Order.objects.count() == 1
    assert product.stockrecords.get().num_allocated == 1


def test_back_button_and_a_second_tab_order_nothing_new(client: Client) -> None:
    """Two tabs show the same button; after one of them the other, the page found by going back, and a reload all lead to what was ordered."""
    product = make_product(stock=5)
    first = order_as_guest(client, product)
    key = str(Order.objects.get().group.key)
    for old in ({"kunci": key, "jumlah": "10000"}, {"kunci": key, "jumlah": "1"}):
        assert client.post("/checkout/periksa/", old).headers["Location"] == first.headers["Location"]
    assert client.get("/checkout/periksa/").status_code == 302, "the basket is empty"
    client.post(f"/keranjang/tambah/{product.pk}/", {"jumlah": "1"})
    assert client.post("/checkout/periksa/", {"kunci": key, "jumlah": "10000"}).headers["Location"] == first.headers["Location"], "a tab from before"
    assert Order.objects.count() == 1
    assert product.stockrecords.get().num_allocated == 1
    assert list(audit.faults()) == []


def test_closed_shop_and_hidden_goods_are_asked_out_of_the_basket(client: Client) -> None:
    product, other = make_product(), make_product()
    for each in (product, other):
        client.post(f"/keranjang/tambah/{each.pk}/")
    Partner.objects.filter(stockrecords__product=product).update(status=Partner.Status.SUSPENDED)
    page = client.get("/keranjang/").content.decode()
    assert "tidak dijual lagi" in page
    client.post("/keranjang/", {"hapus": str(product.basket_lines.get().pk)})
    assert "tidak dijual lagi" not in client.get("/keranjang/").content.decode()


def test_more_than_is_free_is_refused_with_the_number(client: Client) -> None:
    product = make_product(stock=2)
    page = client.post(f"/keranjang/tambah/{product.pk}/", {"jumlah": "3"}, follow=True).content.decode()
    assert "Stok tinggal 2" in page


def test_basket_is_grouped_and_summed_per_shop(client: Client) -> None:
    shop = make_shop(name="Dapur Uji")
    for product in (make_product(shop, price=10_000), make_product(shop, price=5_000), make_product(make_shop(name="Tenun Uji"), price=7_000)):
        client.post(f"/keranjang/tambah/{product.pk}/", {"jumlah": "2"})
    groups = client.get("/keranjang/").context["groups"]
    assert [(group.shop.name, group.total) for group in groups] == [("Dapur Uji", 30_000), ("Tenun Uji", 14_000)]
    assert client.cookies["isi_keranjang"].value == "6"


def test_basket_cookie_lives_thirty_days(client: Client) -> None:
    client.post(f"/keranjang/tambah/{make_product().pk}/")
    assert client.cookies[settings.OSCAR_BASKET_COOKIE_OPEN]["max-age"] == 30 * 24 * 60 * 60


@pytest.mark.parametrize("goods", [1, 3])
def test_basket_page_costs_the_same_for_one_good_and_three(client: Client, django_assert_num_queries: object, goods: int) -> None:
    for _ in range(goods):
        client.post(f"/keranjang/tambah/{make_product().pk}/")
    client.get("/keranjang/")  # where guides explain the page is looked up once, then kept
    with django_assert_num_queries(5):  # type: ignore[operator]
        client.get("/keranjang/")


def test_signed_in_buyer_keeps_what_was_put_in_before(client: Client) -> None:
    product = make_product()
    user = make_user(phone="+6281234567890")
    client.post(f"/keranjang/tambah/{product.pk}/")
    client.post("/masuk/", {"username": "081234567890", "password": "rahasia-pasar"})
    assert product.title in client.get("/keranjang/").content.decode()
    answer = order_as_guest(client, make_product())
    assert Order.objects.filter(user=user).count() == 2
    assert answer.status_code == 302


def test_buyer_and_seller_are_mailed_after_the_order_holds(client: Client) -> None:
    seller, buyer = make_user(email="penjual@contoh.test"), make_user(email="rina@contoh.test")
    client.force_login(buyer)
    with delivering():
        order_as_guest(client, make_product(make_shop(seller), price=65_000))
    assert sorted(message.to[0] for message in mail.outbox) == ["penjual@contoh.test", "rina@contoh.test"]
    assert "Rp65.000" in next(message for message in mail.outbox if message.to == ["penjual@contoh.test"]).subject
    assert "/pesanan/KDN-" in next(message for message in mail.outbox if message.to == ["rina@contoh.test"]).body


def test_three_shops_are_three_groups_with_their_sums_and_one_total(client: Client) -> None:
    """CC-01."""
    products = [make_product(price=price) for price in (10_000, 20_000, 40_000)]
    for product in products:
        client.post(f"/keranjang/tambah/{product.pk}/", {"jumlah": "2"})
    context = client.get("/keranjang/").context
    assert [(group.shop, group.total) for group in context["groups"]] == [
        (one.stockrecords.get().partner, 2 * one.stockrecords.get().price) for one in products
    ]
    assert context["total"] == 140_000


def test_a_shop_takes_orders_from_its_least_sum_on_and_says_how_much_is_missing(client: Client) -> None:
    """CC-01, minimum order: of this shop's goods alone, without delivery; the other shop's order is not held up for longer than it lies beside it."""
    shop = make_shop(name="Dapur Uji", minimum_order=50_000)
    product, other = make_product(shop, price=20_000), make_product(price=99_000)
    for page in (product.get_absolute_url(), shop.get_absolute_url()):
        assert "Rp50.000" in client.get(page).content.decode(), "known before anything is chosen"
    for good in (product, other):
        client.post(f"/keranjang/tambah/{good.pk}/")
    page = client.get("/keranjang/").content.decode()
    assert "Toko ini menerima pesanan mulai Rp50.000" in page
    assert "Tambah barang Rp30.000 lagi dari toko ini" in page
    assert client.get("/checkout/alamat/").headers["Location"] == "/keranjang/"
    client.post(f"/keranjang/tambah/{product.pk}/", {"jumlah": "2"})
    page = client.get("/keranjang/").content.decode()
    assert "menerima pesanan mulai" not in page
    assert client.get("/checkout/alamat/").status_code == 200


def test_a_least_sum_that_was_raised_meanwhile_orders_nothing(client: Client) -> None:
    shop = make_shop(name="Dapur Uji")
    product = make_product(shop, price=20_000)
    basket = make_basket()
    basket_actions.add(basket, product, 1)
    Partner.objects.filter(pk=shop.pk).update(minimum_order=20_001)
    with pytest.raises(CannotPlace, match=r"Dapur Uji menerima pesanan mulai Rp20.001. Tambah barang Rp1 lagi dari toko ini."):
        place_orders(basket, make_buyer(), {shop.pk: Choice("ambil", "transfer")}, uuid4())
    assert not Order.objects.exists()
    Partner.objects.filter(pk=shop.pk).update(minimum_order=20_000)
    assert place_orders(basket, make_buyer(), {shop.pk: Choice("ambil", "transfer")}, uuid4()).total == 20_000
