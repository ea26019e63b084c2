"""An order's page in a real browser: what the test client cannot see is whether its buttons are let in."""

import re
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PAGE_BYTES, PHONE, Visitor, bytes_of_first_view


def come_to_delivery(visitor: Visitor) -> None:
    """A guest with goods of Tenun Inang stands at "Kirim dan bayar"."""
    page = visitor.page
    page.goto("/toko/tenun-inang/")
    page.locator(".pcard:not(.gone) a").first.click()
    page.wait_for_url("**/produk/**")
    page.get_by_role("button", name=re.compile("keranjang")).locator("visible=true").first.click()
    page.wait_for_url("**/keranjang/")
    page.get_by_role("button", name="Lanjut isi alamat").click()
    page.get_by_label("Nama penerima").fill("Rina Lubis")
    page.get_by_label("Nomor HP").fill("0812 3456 7890")
    page.get_by_label("Kelurahan").select_option(label="Petisah Tengah")
    page.get_by_label("Nama jalan dan nomor rumah").fill("Gang Melati 12")
    page.get_by_role("button", name="Simpan dan lanjut").click()
    page.wait_for_url("**/checkout/kirim/")


def place_order(visitor: Visitor, delivery: str, payment: str) -> None:
    """A guest's order at Tenun Inang; the visitor stands on its page then."""
    come_to_delivery(visitor)
    page = visitor.page
    page.get_by_label(re.compile(delivery)).check()
    page.get_by_label(re.compile(payment)).check()
    page.get_by_role("button", name="Lanjut periksa pesanan").click()
    page.get_by_role("button", name="Buat 1 pesanan").click()
    page.wait_for_url("**/pesanan/**")


@pytest.mark.browser
def test_buyer_cancels_from_the_page_itself(phone: Visitor) -> None:
    """A referrer policy on this page once made every button of it a forbidden one."""
    place_order(phone, "Ambil di toko", "Bayar saat ambil")
    assert "Giliran penjual: menjawab pesanan" in phone.page.get_by_role("main").inner_text()
    phone.page.get_by_role("button", name="Batalkan pesanan").click()
    phone.page.get_by_role("heading", name="Pesanan dibatalkan").first.wait_for()
    phone.check()


@pytest.mark.browser
def test_shop_answers_by_its_link_without_script_and_without_signing_in(phone_without_script: Visitor, visitors: Any) -> None:
    place_order(phone_without_script, "Ambil di toko", "Bayar saat ambil")
    owner = visitors()
    owner.sign_in("penjual2@demo.test")
    owner.page.goto("/kelola/pesanan/")
    number = phone_without_script.page.url.split("/pesanan/")[1].split("/")[0]
    owner.page.get_by_role("row").filter(has_text=number).get_by_role("link").first.click()
    words = unquote(owner.page.get_by_role("link", name=re.compile("Kirim ke pegawai")).get_attribute("href") or "")
    staff = visitors(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page, link = staff.page, words[words.index("/pesanan/jawab/") :]
    with_script = visitors()
    assert bytes_of_first_view(visitors(**PHONE), link) <= PAGE_BYTES
    with_script.page.goto(link)
    with_script.check()
    page.goto(link)
    staff.check()
    page.get_by_text("Tolak", exact=True).click()
    page.get_by_role("button", name="Tolak pesanan ini").click()
    page.get_by_text("Pilih alasan. Pembeli akan membacanya.").first.wait_for()
    staff.check()
    page.get_by_role("button", name="Terima").click()
    page.get_by_text("Tautan ini tidak mengubah apa-apa lagi.").wait_for()
    staff.check()


@pytest.mark.browser
def test_account_number_is_copied_with_one_tap(phone: Visitor) -> None:
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    place_order(phone, "Ambil di toko", "Transfer bank")
    button = phone.page.get_by_role("button", name=re.compile("Salin")).nth(1)
    button.click()
    copied = phone.page.evaluate("navigator.clipboard.readText()")
    assert copied.isdigit()
    assert copied in phone.page.get_by_role("main").inner_text()


@pytest.mark.browser
@pytest.mark.parametrize("delivery", ["Ambil di toko", "Diantar toko"])
def test_amount_and_code_stand_in_the_first_screen(phone: Visitor, delivery: str) -> None:
    """Whoever pays with another device holds it up; whoever pays with this one sees at once what to save."""
    place_order(phone, delivery, "QRIS toko")
    assert phone.page.viewport_size
    for part in (phone.page.locator("[data-guide=pesanan-jumlah]"), phone.page.locator("[data-guide=pesanan-kode] img")):
        box = part.bounding_box()
        assert box
        assert box["y"] + box["height"] <= phone.page.viewport_size["height"]
    phone.check()


@pytest.mark.browser
def test_a_way_to_pay_follows_the_chosen_delivery(phone: Visitor) -> None:
    come_to_delivery(phone)
    page = phone.page
    cash = page.get_by_label(re.compile("Bayar saat ambil"))
    page.get_by_label(re.compile("Diantar toko")).check()
    expect(cash).to_be_disabled()
    phone.check()
    page.get_by_label(re.compile("Ambil di toko")).check()
    cash.check()
    page.get_by_label(re.compile("Diantar toko")).check()
    expect(cash).to_be_disabled()
    expect(cash).not_to_be_checked()
    page.get_by_role("button", name="Lanjut periksa pesanan").click()
    page.wait_for_url("**/checkout/periksa/")


@pytest.mark.browser
def test_finding_the_order_again_without_script(phone_without_script: Visitor) -> None:
    place_order(phone_without_script, "Ambil di toko", "Transfer bank")
    page = phone_without_script.page
    address, number = page.url, re.search(r"KDN-\d+-\d+", page.url)
    assert number
    page.goto("/pesanan/")
    page.get_by_label("Nomor pesanan").fill(number.group())
    page.get_by_label("Nomor HP").fill("081234567890")
    page.get_by_role("button", name="Lihat pesanan").click()
    page.wait_for_url(address)
    phone_without_script.check()
