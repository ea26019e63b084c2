"""A guest whose browser runs no JavaScript follows orders from the first word to the last: paying, receiving, saying how it was, ordering again, ending."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from tests.browser.conftest import PHONE, Visitor
from tests.browser.test_order_page import place_order


def picture() -> dict[str, Any]:
    """A file as a telephone sends it."""
    written = BytesIO()
    Image.new("RGB", (600, 1200), "#dde6e0").save(written, "JPEG")
    return {"name": "bukti.jpg", "mimeType": "image/jpeg", "buffer": written.getvalue()}


def number_of(visitor: Visitor) -> str:
    return visitor.page.url.split("/pesanan/")[1].split("/")[0]


@pytest.fixture
def shop(visitors: Any) -> Visitor:
    """The seller of Tenun Inang, on a phone."""
    seller: Visitor = visitors(**PHONE)
    seller.sign_in("penjual2@demo.test")
    return seller


def open_order(shop: Visitor, number: str) -> None:
    shop.page.goto("/kelola/pesanan/")
    shop.page.locator("tr", has_text=number).locator("a").first.click()
    shop.page.wait_for_url("**/kelola/pesanan/*/")


def press(visitor: Visitor, *buttons: str) -> None:
    for button in buttons:
        visitor.page.get_by_role("button", name=button).first.click()
        visitor.page.wait_for_load_state()


def test_a_guest_pays_by_transfer_receives_and_reviews(phone_without_script: Visitor, shop: Visitor) -> None:
    place_order(phone_without_script, "Ambil di toko", "Transfer bank")
    page, number = phone_without_script.page, number_of(phone_without_script)
    main = page.get_by_role("main")
    order = page.url

    page.get_by_text("Tanya atau kabari di sini").click()
    press(phone_without_script, "Kirim")
    page.get_by_label("Tulisan Anda").fill("Apakah bisa warna biru?")
    press(phone_without_script, "Kirim")
    assert "Apakah bisa warna biru?" in main.inner_text()

    press(phone_without_script, "Saya sudah bayar")
    assert "Giliran penjual: memeriksa uang masuk" in main.inner_text()
    page.get_by_text("Sudah bayar? Kirim bukti ke penjual").click()
    press(phone_without_script, "Kirim bukti")
    assert "Pilih foto atau tangkapan layar bukti bayar." in main.inner_text()
    page.get_by_label("Foto bukti bayar").set_input_files(picture())  # type: ignore[arg-type]
    press(phone_without_script, "Kirim bukti")
    assert "Lihat bukti 1" in main.inner_text()
    phone_without_script.check()

    open_order(shop, number)
    assert "Apakah bisa warna biru?" in shop.page.get_by_role("main").inner_text()
    press(shop, "Uang sudah masuk", "Siap diambil")

    page.goto(order)
    press(phone_without_script, "Sudah saya terima")
    assert "Barang sudah diterima" in main.inner_text()
    page.get_by_role("link", name="Beri ulasan").first.click()
    page.wait_for_url("**/ulasan/**")
    page.get_by_label("Ceritakan barangnya").fill("Tenunannya rapat dan halus.")
    press(phone_without_script, "Kirim ulasan")
    assert page.get_by_label("Ceritakan barangnya").input_value() == "Tenunannya rapat dan halus.", "what was typed stays"
    page.locator("input[name=score][value='5']").check()
    press(phone_without_script, "Kirim ulasan")
    phone_without_script.check()

    page.goto(order)
    press(phone_without_script, "Pesan lagi")
    page.wait_for_url("**/keranjang/")
    assert "Tenun Inang" in main.inner_text()
    phone_without_script.check()


def test_a_guest_ends_an_order_and_has_the_money_of_another_back(phone_without_script: Visitor, shop: Visitor) -> None:
    place_order(phone_without_script, "Ambil di toko", "Bayar saat ambil")
    page = phone_without_script.page
    main = page.get_by_role("main")
    press(phone_without_script, "Batalkan pesanan")
    assert "Pesanan ini dibatalkan" in main.inner_text()
    phone_without_script.check()
    press(phone_without_script, "Pesan lagi")
    page.wait_for_url("**/keranjang/")

    place_order(phone_without_script, "Ambil di toko", "Transfer bank")
    order = page.url
    open_order(shop, number_of(phone_without_script))
    press(shop, "Uang sudah masuk")
    shop.page.get_by_text("Tolak atau batalkan pesanan").click()
    shop.page.get_by_role("radio", name="Barang habis", exact=True).check()
    press(shop, "Batalkan pesanan ini")
    assert "Kembalikan uang Rina Lubis" in shop.page.get_by_role("main").inner_text()
    shop.check()

    page.goto(order)
    assert "Uang dikembalikan paling lambat" in main.inner_text()
    phone_without_script.check()
    page.get_by_text("Uang Anda sudah kembali?").click()
    press(phone_without_script, "Ya, uang saya sudah kembali")
    assert "Uang Anda tercatat sudah kembali." in main.inner_text()
    phone_without_script.check()
