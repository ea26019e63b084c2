"""What each way to pay asks of the shop, and what it tells."""

import io
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from PIL import Image

from shop.gateways import gateway
from shop.gateways.qris.finding import find_payload
from shop.order import actions
from shop.order.actors import seller
from shop.order.ledger import is_paid
from shop.order.links import order_url
from shop.order.models import Order
from shop.partner.models import Partner
from shop.shipping.delivery import COURIER, PARCEL, PICKUP
from tests.factories.codes import make_payload
from tests.factories.orders import ADDRESS, make_order
from tests.factories.shop import make_product, make_region, make_shop

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[4]


def test_transfer_needs_an_account() -> None:
    assert gateway("transfer").refusal(make_shop(account_number=""), PICKUP)


def test_cash_at_pickup_is_refused_for_the_courier() -> None:
    assert gateway("ambil").refusal(make_shop(), COURIER)
    assert not gateway("ambil").refusal(make_shop(), PICKUP)


def test_cash_at_the_door_is_for_shops_that_said_so_and_their_own_courier() -> None:
    assert gateway("tunai-antar").refusal(make_shop(), COURIER)
    shop = make_shop(cash_on_delivery=True)
    shop.courier_areas.create(region=make_region(), charge=5_000)
    assert gateway("tunai-antar").refusal(shop, PICKUP)
    assert gateway("tunai-antar").refusal(shop, PARCEL)
    assert not gateway("tunai-antar").refusal(shop, COURIER)


def test_cash_at_the_door_is_nowhere_offered_by_a_shop_whose_courier_goes_nowhere(client: Client) -> None:
    shop = make_shop(cash_on_delivery=True)
    assert gateway("tunai-antar").refusal(shop, COURIER)
    assert "saat kurir toko datang" not in client.get(make_product(shop).get_absolute_url()).content.decode()
    shop.courier_areas.create(region=make_region(), charge=5_000)
    assert "saat kurir toko datang" in client.get(make_product(shop).get_absolute_url()).content.decode()


@pytest.mark.parametrize(("area", "shown"), [("12.71.01", True), ("12.71.02.1001", False)])
def test_cash_at_the_door_is_hidden_outside_the_shops_zone(client: Client, area: str, shown: bool) -> None:
    shop = make_shop(cash_on_delivery=True)
    make_region()
    shop.courier_areas.create(region=make_region(area) if area.count(".") > 2 else make_region().parent, charge=5_000)
    client.post(f"/keranjang/tambah/{make_product(shop).pk}/")
    client.post("/checkout/alamat/", ADDRESS)
    assert ("Bayar saat diantar" in client.get("/checkout/kirim/").content.decode()) is shown
    client.post("/checkout/kirim/", {f"kirim-{shop.pk}": "antar", f"bayar-{shop.pk}": "tunai-antar"})
    assert (client.get("/checkout/periksa/").status_code == 200) is shown


def test_what_was_brought_and_paid_in_cash_is_complete_and_left_the_stock() -> None:
    shop = make_shop(cash_on_delivery=True)
    shop.courier_areas.create(region=make_region(), charge=5_000)
    product = make_product(shop, stock=5)
    order = make_order(product, payment="tunai-antar", delivery="antar")
    assert order.status == settings.AWAITING_ANSWER
    actions.accept(order, seller(None))
    actions.hand_over(order, seller(None))
    actions.receive(order, seller(None))
    assert is_paid(order)
    record = product.stockrecords.get()
    assert (record.num_in_stock, record.num_allocated) == (4, 0)


def qris_order(**changed: str | None) -> Order:
    return make_order(make_product(make_shop(qris=make_payload(**changed)), price=65_000), payment="qris")


def test_the_buyer_sees_code_name_city_number_and_exact_amount(client: Client) -> None:
    page = client.get(order_url(qris_order())).content.decode()
    assert all(words in page for words in ("DAPUR BUTET CONTOH", "MEDAN, NMID ID0000000000001", "Rp65.000", 'data-copy="65000"', "Simpan gambar kode"))
    assert "0,3%" not in page, "what the shop's bank keeps is no business of the buyer"
    assert "Nama penerima berbeda" in page


def test_the_picture_on_the_page_and_the_saved_one_hold_the_very_code_that_was_checked(client: Client) -> None:
    order = qris_order()
    page = client.get(order_url(order))
    for address in (page.context["code_url"], page.context["code_url"] + "&simpan=1"):
        picture = client.get(address)
        assert picture.headers["Content-Type"] == "image/png"
        assert find_payload(Image.open(io.BytesIO(picture.content))) == order.partner.qris


def test_the_picture_is_there_for_who_holds_the_orders_key_and_while_there_is_something_to_pay(client: Client) -> None:
    order = qris_order()
    address = client.get(order_url(order)).context["code_url"]
    other = make_order(make_product(), payment="transfer")
    assert client.get(f"/pesanan/{order.number}/kode.png").status_code == 404
    assert client.get(address.replace(order.number, other.number)).status_code == 404
    assert client.get(client.get(order_url(other)).wsgi_request.path + "kode.png").status_code == 404
    actions.confirm_payment(order, seller(None))
    assert client.get(address).status_code == 404


def test_a_changed_code_has_another_address(client: Client) -> None:
    order = qris_order()
    before = client.get(order_url(order)).context["code_url"]
    Partner.objects.update(qris=make_payload(t59="DAPUR LAIN"))
    assert client.get(order_url(order)).context["code_url"] != before


@pytest.mark.parametrize("stored", ["", make_payload()[:-1] + "?", make_payload(t58="MY"), make_payload(t01="12")])
def test_a_code_that_does_not_hold_any_more_is_shown_to_nobody(client: Client, stored: str) -> None:
    order = qris_order()
    Partner.objects.filter(pk=order.partner_id).update(qris=stored)
    page = client.get(order_url(order)).content.decode()
    assert "Jangan bayar dulu" in page
    assert "kode.png" not in page
    assert gateway("qris").refusal(Partner.objects.get(pk=order.partner_id), PICKUP)


def test_no_line_for_paying_by_qris_can_be_made() -> None:
    """PY-07. The sum is goods and delivery; there is no field, form or step through which more could enter."""
    order = qris_order()
    assert order.total_incl_tax == sum(line.line_price_incl_tax for line in order.lines.all()) + order.shipping_incl_tax == 65_000
    assert not order.surcharges.exists()


def test_no_form_and_no_code_of_ours_knows_a_charge_for_paying(client: Client) -> None:
    """What a crafted form adds is not even read, and nothing in the shop's code asks Oscar for a surcharge."""
    product = make_product(make_shop(qris=make_payload()), price=65_000)
    shop = product.stockrecords.get().partner_id
    extra = {"biaya": "700", "biaya_qris": "700", "surcharge": "700", "qris_fee": "700"}
    client.post(f"/keranjang/tambah/{product.pk}/", extra)
    client.post("/checkout/alamat/", ADDRESS | extra)
    client.post("/checkout/kirim/", {f"kirim-{shop}": "ambil", f"bayar-{shop}": "qris"} | extra)
    page = client.get("/checkout/periksa/")
    client.post("/checkout/periksa/", {"kunci": page.context["key"], "jumlah": page.context["agreed"]} | extra)
    order = Order.objects.get()
    assert (order.total_incl_tax, order.payment_method, order.surcharges.count()) == (65_000, "qris", 0)
    named = [path for path in (ROOT / "shop").rglob("*.py") if "migrations" not in path.parts and "surcharge" in path.read_text().lower()]
    assert named == []
