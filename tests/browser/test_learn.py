"""A first-timer learns how to order, with and without JavaScript."""

import pytest

from tests.browser.conftest import Visitor


def _learn(visitor: Visitor) -> None:
    page = visitor.page
    page.goto("/")
    assert page.get_by_label("Cari produk, toko, atau panduan").first.is_visible()
    assert page.get_by_role("link", name="Cara memesan").first.is_visible()
    visitor.check()
    page.get_by_role("link", name="Cara memesan", exact=True).first.click()
    page.wait_for_url("**/panduan/cara-memesan/")
    assert page.get_by_role("heading", level=1).inner_text() == "Cara memesan"
    visitor.check()
    page.goto("/panduan/cara-membayar/")
    text = page.get_by_role("main").inner_text()
    assert "rekening" in text
    assert "QRIS" in text
    visitor.check()
    for address, heading in (("/berita/", "Berita"), ("/pelatihan/", "Pelatihan"), ("/program/selasa-umkm/", "Selasa UMKM"), ("/panduan/", "Panduan")):
        page.goto(address)
        assert heading.lower() in page.get_by_role("heading", level=1).inner_text().lower()
        visitor.check()


@pytest.mark.browser
def test_learn_on_a_phone(phone: Visitor) -> None:
    _learn(phone)


@pytest.mark.browser
def test_learn_without_javascript(phone_without_script: Visitor) -> None:
    _learn(phone_without_script)


@pytest.mark.browser
def test_learn_on_a_desktop(desktop: Visitor) -> None:
    _learn(desktop)


@pytest.mark.browser
def test_one_box_finds_the_guide_before_the_goods(phone: Visitor) -> None:
    page = phone.page
    page.goto("/")
    page.get_by_label("Cari produk, toko, atau panduan").first.fill("cara bayar")
    page.get_by_role("button", name="Cari").first.click()
    page.wait_for_url("**/cari/?q=cara*")
    first = page.locator("main li a[href^='/panduan/'], main .pcard a").first
    assert "/panduan/" in (first.get_attribute("href") or "")
    phone.check()


@pytest.mark.browser
def test_the_keyboard_reaches_the_content_first(desktop: Visitor) -> None:
    page = desktop.page
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#isi"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#isi"
