"""CC-06: where it goes, by official code, anywhere in Indonesia, and nothing typed is ever lost."""

import pytest
from django.core.management import call_command
from django.test import Client

from portal.regions.models import Region
from portal.regions.own_kelurahan import COOKIE
from shop.order.models import Order
from tests.factories.orders import ADDRESS, make_order, press_order
from tests.factories.shop import make_product, make_region, make_shop, make_user

pytestmark = pytest.mark.django_db
PATH = "/checkout/alamat/"


@pytest.fixture
def tembung() -> Region:
    """A desa in the neighbouring kabupaten, and a kelurahan of the own city."""
    make_region()
    call_command("load_regions", under="12.07.26", verbosity=0)
    return Region.objects.get(name="Tembung", code__startswith="12.07")


@pytest.fixture
def buyer(client: Client) -> Client:
    client.post(f"/keranjang/tambah/{make_product(make_shop(parcel_charge=25_000)).pk}/")
    return client


def test_everything_typed_is_there_again_after_looking_for_a_place(buyer: Client, tembung: Region) -> None:
    typed = ADDRESS | {"phone": "belum lengkap", "note": "tanpa kacang", "rt": "tiga", "email": "rina@", "postcode": "20371", "kelurahan": ""}
    leads = buyer.post(PATH, typed | {"luar": "1"}).headers["Location"]
    assert leads == "/wilayah/cari/?di=12&ke=%2Fcheckout%2Falamat%2F"
    assert buyer.get(leads).status_code == 200
    form = buyer.get(PATH, {"kelurahan": tembung.code}).context["form"]
    assert {name: form[name].value() for name in typed} == typed | {"kelurahan": tembung.code}


def test_a_place_outside_the_city_is_named_whole_in_the_form_and_stays_through_errors(buyer: Client, tembung: Region) -> None:
    words = "Desa Tembung, Percut Sei Tuan, Kabupaten Deli Serdang, Sumatera Utara"
    option = f'<option value="{tembung.code}" selected>{words}</option>'
    assert option in buyer.get(PATH, {"kelurahan": tembung.code}).content.decode()
    wrong = buyer.post(PATH, ADDRESS | {"kelurahan": tembung.code, "name": ""}).content.decode()
    assert option in wrong
    assert "Tulis nama penerima." in wrong


def test_an_order_goes_there_with_codes_and_words_of_today(buyer: Client, tembung: Region) -> None:
    assert buyer.post(PATH, ADDRESS | {"kelurahan": tembung.code}).headers["Location"] == "/checkout/kirim/"
    (shop,) = buyer.get("/checkout/kirim/").context["shops"]
    buyer.post("/checkout/kirim/", {f"kirim-{shop.part.shop.pk}": "paket", f"bayar-{shop.part.shop.pk}": "transfer"})
    assert f"Desa Tembung, Percut Sei Tuan, Kabupaten Deli Serdang, Sumatera Utara {tembung.postcode}" in buyer.get("/checkout/periksa/").content.decode()
    answer = press_order(buyer)
    address = Order.objects.get().shipping_address
    assert (address.kelurahan_id, address.rt, address.rw, address.landmark, address.postcode) == (
        tembung.code,
        "003",
        "001",
        "sebelah musala",
        tembung.postcode,
    )
    assert address.place in buyer.get(answer.headers["Location"]).content.decode()
    assert address.house == "Jalan Melati 12, RT 003 RW 001"


@pytest.mark.parametrize("typed", ["2021", "kode pos", "202122", "²⁰²¹²"])
def test_a_postcode_has_five_digits(buyer: Client, tembung: Region, typed: str) -> None:
    assert "Kode pos berisi 5 angka" in buyer.post(PATH, ADDRESS | {"postcode": typed}).content.decode()


def ordered_postcode(buyer: Client, **address: str) -> str:
    """The postcode on the order of whoever sends this address."""
    assert buyer.post(PATH, ADDRESS | address).status_code == 302
    (shop,) = buyer.get("/checkout/kirim/").context["shops"]
    buyer.post("/checkout/kirim/", {f"kirim-{shop.part.shop.pk}": "paket", f"bayar-{shop.part.shop.pk}": "transfer"})
    press_order(buyer)
    return Order.objects.latest("pk").shipping_address.postcode


@pytest.mark.parametrize(("typed", "kept"), [("20 219", "20219"), ("", "20212"), (" ", "20212")])
def test_an_own_postcode_is_kept_and_an_empty_one_comes_from_the_kelurahan(buyer: Client, tembung: Region, typed: str, kept: str) -> None:
    assert ordered_postcode(buyer, postcode=typed) == kept


def known(client: Client, **changed: str) -> dict[str, str]:
    """What a person posts who opens the page and changes this much."""
    form = client.get(PATH).context["form"]
    return {name: form[name].value() or "" for name in form.fields} | changed


@pytest.fixture
def regular(client: Client) -> Client:
    """An account whose last order went to Pasar Baru, with a postcode of its own, and whose basket is full again."""
    user = make_user()
    product = make_product(make_shop(parcel_charge=25_000))
    make_order(product, delivery="paket", user=user, postcode="20219")
    client.force_login(user)
    client.post(f"/keranjang/tambah/{product.pk}/")
    return client


def test_the_postcode_follows_to_another_kelurahan(regular: Client, tembung: Region) -> None:
    assert known(regular)["postcode"] == "20219"
    assert ordered_postcode(regular, **known(regular, kelurahan=tembung.code)) == tembung.postcode


def test_what_else_is_changed_leaves_the_postcode_alone(regular: Client, tembung: Region) -> None:
    assert ordered_postcode(regular, **known(regular, street="Jalan Lain 3")) == "20219"


def test_a_postcode_typed_for_the_new_kelurahan_stays_through_an_error(regular: Client, tembung: Region) -> None:
    typed = known(regular, kelurahan=tembung.code, postcode="20377", name="")
    again = regular.post(PATH, typed).context["form"]
    assert ordered_postcode(regular, **{name: again[name].value() or "" for name in again.fields} | {"name": "Rina"}) == "20377"


def test_a_place_that_was_looked_for_leaves_the_postcode_of_the_first_behind(regular: Client, tembung: Region) -> None:
    regular.post(PATH, known(regular) | {"luar": "1"})
    form = regular.get(PATH, {"kelurahan": tembung.code}).context["form"]
    assert not form["postcode"].value()
    typed = {name: form[name].value() or "" for name in form.fields}
    assert ordered_postcode(regular, **typed | {"postcode": "20219"}) == "20219", "typed anew, for this one"


def test_a_postcode_typed_before_the_place_was_looked_for_stays(regular: Client, tembung: Region) -> None:
    regular.post(PATH, known(regular) | {"luar": "1", "postcode": "20371"})
    form = regular.get(PATH, {"kelurahan": tembung.code}).context["form"]
    assert form["postcode"].value() == "20371"
    typed = {name: form[name].value() or "" for name in form.fields}
    assert ordered_postcode(regular, **typed) == "20371"


@pytest.mark.parametrize("code", ["12.07.26", "12", "99.99.99.9999", "", "x"])
def test_a_code_that_is_no_desa_is_refused_and_never_prefilled(buyer: Client, tembung: Region, code: str) -> None:
    assert not buyer.get(PATH, {"kelurahan": code}).context["form"]["kelurahan"].value()
    assert buyer.post(PATH, ADDRESS | {"kelurahan": code}).context["form"].errors.keys() == {"kelurahan"}


def test_outside_every_zone_the_page_says_what_to_do(client: Client, tembung: Region) -> None:
    shop = make_shop(pickup=False)
    shop.courier_areas.create(region=make_region(), charge=4_000)
    client.post(f"/keranjang/tambah/{make_product(shop).pk}/")
    client.post(PATH, ADDRESS | {"kelurahan": tembung.code})
    page = client.get("/checkout/kirim/").content.decode()
    assert "Toko ini belum mengantar ke Tembung." in page
    assert "Ubah alamat, atau hapus barangnya dari keranjang." in page


def test_the_visitors_own_kelurahan_is_filled_in(buyer: Client, tembung: Region) -> None:
    buyer.cookies[COOKIE] = tembung.code
    assert buyer.get(PATH).context["form"]["kelurahan"].value() == tembung.code
    buyer.cookies[COOKIE] = "99.99.99.9999"
    assert not buyer.get(PATH).context["form"]["kelurahan"].value()


def test_an_account_without_an_order_keeps_the_kelurahan_of_the_device_and_one_with_an_order_its_own(regular: Client, tembung: Region) -> None:
    regular.cookies[COOKIE] = tembung.code
    assert regular.get(PATH).context["form"]["kelurahan"].value() == "12.71.01.1001"
    regular.force_login(make_user(first_name="Sari"))
    regular.post(f"/keranjang/tambah/{make_product().pk}/")
    form = regular.get(PATH).context["form"]
    assert (form["kelurahan"].value(), form["name"].value()) == (tembung.code, "Sari")


def test_enter_in_a_field_sends_the_address_and_looks_for_no_place(buyer: Client, tembung: Region) -> None:
    """The first button of a form is what the Enter key presses."""
    form = buyer.get(PATH).content.decode().split('action="/checkout/alamat/"')[1]
    assert form.index("<button") == form.index('<button type="submit" hidden></button>')
