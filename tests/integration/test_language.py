"""Every text on seller and public screens went through gettext: in the pseudo-locale nothing that is not data stands outside the brackets."""

from collections.abc import Iterator
from dataclasses import replace
from unittest import mock

import pytest
from django.test import Client

from pages.feedback import actions
from pages.feedback.addresses import status_url
from portal.accounts.roles import OFFICER, SELLER
from portal.brand import brand
from tests.factories.feedback import make_aspiration
from tests.factories.orders import ADDRESS, make_order
from tests.factories.shop import make_category, make_product, make_shop, make_user
from tests.pseudo_locale import pseudo_locale, untranslated

pytestmark = pytest.mark.django_db
DATA = {"owner_name": "‹Butet›", "street": "‹Gang Sawo 1›", "about": "‹Dapur rumah›", "days": "‹Senin›", "bank_name": "‹Bank›", "account_name": "‹Butet›"}


@pytest.fixture
def marked_brand() -> Iterator[None]:
    """The city's own words are data too."""
    words = {name: f"‹{value}›" for name, value in vars(brand()).items() if isinstance(value, str) and name not in ("region", "whatsapp")}
    marked = replace(brand(), **words)
    with mock.patch("portal.context.brand", return_value=marked):
        yield


@pytest.fixture
def shop(marked_brand: None) -> dict[str, object]:
    """A shop of a seller, one product, one order; every word of it marked as data."""
    seller = make_user(SELLER, first_name="‹Mak Butet›")
    shop = make_shop(seller, name="‹Dapur›", code="dapur", **DATA)
    shop.kelurahan.name = "‹Pasar Baru›"
    shop.kelurahan.save()
    shop.kelurahan.parent.name = "‹Medan Kota›"
    shop.kelurahan.parent.save()
    product = make_product(
        shop,
        title="‹Bika Ambon›",
        slug="bika",
        description="‹Legit›",
        unit="‹loyang›",
        condition="‹Baru›",
        ingredients="‹telur›",
        category=make_category("‹Kuliner›"),
    )
    with pseudo_locale():  # an order keeps words of the day it was made, such as the way of delivery
        order = make_order(product, name="‹Rina›", street="‹Gang Melati›")
    return {"shop": shop, "seller": seller, "product": product, "order": order}


def _check(client: Client, address: str, status: int = 200) -> None:
    with pseudo_locale():
        answer = client.get(address)
    assert answer.status_code == status, address
    left = untranslated(answer.content.decode())
    assert not left, f"{address}: {left}"


def test_public_screens(client: Client, shop: dict[str, object]) -> None:
    product, order = shop["product"], shop["order"]
    from shop.order.links import order_url

    for address in ("/produk/", "/kategori/kuliner/", product.get_absolute_url(), "/toko/", "/toko/dapur/", "/cari/?q=bika", "/cari/?q=tidakada"):  # type: ignore[attr-defined]
        _check(client, address)
    for address in ("/masuk/", "/daftar/", "/lupa-sandi/", "/buka-toko/", "/pesanan/", "/keranjang/", order_url(order)):  # type: ignore[arg-type]
        _check(client, address)
    _check(client, "/tidak-ada-di-sini/", 404)


def test_feedback_screens(client: Client, shop: dict[str, object]) -> None:
    officer = make_user(OFFICER, first_name="‹Hendra›")
    with pseudo_locale():
        answered, closed, forwarded = (make_aspiration(text="‹Huruf kecil sekali›", kelurahan=shop["shop"].kelurahan, may_be_public=True) for _ in range(3))  # type: ignore[attr-defined]
        actions.answer(answered, "‹Sudah besar›", officer=officer)
        actions.publish(answered, "‹Kecil?›", "‹Besar.›", officer=officer)
        actions.close(closed, "‹Sama saja›", officer=officer)
        actions.forward(forwarded, "‹Kominfo›", officer=officer)
    for address in ("/tanggapan/", "/tanggapan/jawaban/", *(status_url(row.number) for row in (answered, closed, forwarded))):
        _check(client, address)
    _check(client, status_url(forwarded.number) + "?baru=1")


def test_buying_screens(client: Client, shop: dict[str, object]) -> None:
    with pseudo_locale():
        client.post(f"/keranjang/tambah/{shop['product'].pk}/")  # type: ignore[attr-defined]
    _check(client, "/keranjang/")
    _check(client, "/checkout/alamat/")
    client.post("/checkout/alamat/", ADDRESS | {"name": "‹Rina›", "street": "‹Gang Melati›", "landmark": "‹musala›"})
    _check(client, "/checkout/kirim/")
    number = shop["shop"].pk  # type: ignore[attr-defined]
    client.post("/checkout/kirim/", {f"kirim-{number}": "ambil", f"bayar-{number}": "transfer"})
    _check(client, "/checkout/periksa/")


def test_account_screens(client: Client, shop: dict[str, object]) -> None:
    client.force_login(make_user(first_name="‹Rina›"))
    for address in ("/akun/", "/akun/profil/", "/akun/kata-sandi/"):
        _check(client, address)


def test_seller_screens(client: Client, shop: dict[str, object]) -> None:
    client.force_login(shop["seller"])  # type: ignore[arg-type]
    product, order = shop["product"].pk, shop["order"].pk  # type: ignore[attr-defined]
    for address in (
        "",
        "pesanan/",
        "pesanan/?saring=semua",
        f"pesanan/{order}/",
        "produk/",
        "produk/baru/",
        f"produk/{product}/",
        f"produk/{product}/hapus/",
        "toko-saya/",
    ):
        _check(client, f"/kelola/{address}")
