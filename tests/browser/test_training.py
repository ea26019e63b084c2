"""Registering for a training in a real browser: with the keyboard alone, without script, and light enough for a poor line (TR-02, TR-04)."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PAGE_BYTES, PHONE, Visitor, bytes_of_first_view

OPEN = "/pelatihan/kemasan-tahan-kirim/"
FULL = "/pelatihan/menghitung-harga-jual/"


def _tab_to(visitor: Visitor, name: str) -> None:
    """Press Tab until the control of that name has the focus; at most sixty times."""
    for _ in range(60):
        visitor.page.keyboard.press("Tab")
        found = visitor.page.evaluate("(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()")
        if found.startswith(name):
            return
    raise AssertionError(f"no way to {name} with the keyboard")


@pytest.mark.browser
def test_register_and_cancel_with_the_keyboard_alone(desktop: Visitor) -> None:
    page, keys = desktop.page, desktop.page.keyboard
    page.goto(OPEN)
    desktop.check()
    _tab_to(desktop, "Daftar pelatihan ini")
    keys.press("Enter")
    page.wait_for_url(f"**{OPEN}daftar/")
    _tab_to(desktop, "Nama Anda")
    keys.type("Rina Papan Ketik")
    _tab_to(desktop, "Nomor HP")
    keys.type("0812 34")
    keys.press("Enter")
    expect(page.get_by_role("alert")).to_be_focused()
    desktop.check()
    _tab_to(desktop, "Nomor HP: ")
    keys.press("Enter")
    keys.press("Control+a")
    keys.type("0812 3456 7801")
    _tab_to(desktop, "Daftar pelatihan ini")
    keys.press("Enter")
    expect(page.get_by_role("heading", name="Anda terdaftar")).to_be_visible()
    desktop.check()
    _tab_to(desktop, "Batalkan pendaftaran")
    keys.press("Enter")
    expect(page.get_by_role("heading", name="Pendaftaran batal")).to_be_visible()


@pytest.mark.browser
def test_waiting_without_script_and_finding_the_page_again(phone_without_script: Visitor, visitors: Any) -> None:
    page = phone_without_script.page
    for _ in range(2):
        page.goto(f"{FULL}daftar/")
        page.get_by_label("Nama Anda").fill("Budi Tanpa Skrip")
        page.get_by_label("Nomor HP").fill("0812 3456 7802")
        page.get_by_role("button", name="Masuk daftar tunggu").click()
        page.wait_for_url("**/pelatihan/pendaftaran/**")
        expect(page.get_by_role("heading", name=re.compile(r"Menunggu no\. \d"))).to_be_visible()
    phone_without_script.check()
    assert bytes_of_first_view(visitors(**PHONE), page.url) <= PAGE_BYTES
    page.get_by_role("button", name="Batalkan pendaftaran").click()
    expect(page.get_by_role("heading", name="Pendaftaran batal")).to_be_visible()
