"""A guest without script is not content with what came from the counter; the shop reads it on a phone and agrees."""

from typing import Any

import pytest

from tests.browser.conftest import PHONE, Visitor
from tests.browser.test_order_page import place_order


@pytest.mark.browser
def test_a_guest_complains_without_script_and_the_shop_agrees(phone_without_script: Visitor, visitors: Any) -> None:
    place_order(phone_without_script, "Ambil di toko", "Bayar saat ambil")
    page = phone_without_script.page
    number = page.url.split("/pesanan/")[1].split("/")[0]
    shop: Visitor = visitors(**PHONE)
    shop.sign_in("penjual2@demo.test")
    shop.page.goto("/kelola/pesanan/")
    shop.page.locator("tr", has_text=number).locator("a").first.click()
    for button in ("Terima pesanan", "Siap diambil", "Sudah diambil dan dibayar"):
        shop.page.get_by_role("button", name=button).first.click()
        shop.page.wait_for_load_state()

    page.reload()
    page.get_by_role("link", name="Ada yang salah? Ajukan keluhan").click()
    page.get_by_label("Barang rusak, basi, atau cacat").check()
    page.get_by_role("button", name="Kirim keluhan").click()
    assert "2 isian perlu diperbaiki" in page.get_by_role("main").inner_text()
    assert page.get_by_label("Barang rusak, basi, atau cacat").is_checked()
    page.get_by_label("Ceritakan", exact=True).fill("Jahitannya lepas.")
    page.get_by_label("Ganti barang").check()
    page.get_by_role("button", name="Kirim keluhan").click()
    page.get_by_role("heading", name="Giliran penjual: menjawab keluhan").wait_for()
    phone_without_script.check()

    shop.page.goto("/kelola/")
    shop.page.get_by_role("link", name=f"Buka keluhan {number}").click()
    assert "Jahitannya lepas." in shop.page.get_by_role("main").inner_text()
    shop.check()
    shop.page.get_by_label("Setuju, barangnya saya ganti").check()
    shop.page.get_by_role("button", name="Kirim jawaban").click()
    shop.page.get_by_role("heading", name="Sudah Anda tepati?").wait_for()

    page.reload()
    page.get_by_role("heading", name="Giliran penjual: menepati janji").wait_for()
    page.get_by_role("button", name="Sudah selesai, tutup keluhan").click()
    page.get_by_role("heading", name="Keluhan ditutup").wait_for()
