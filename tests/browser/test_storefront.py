"""Find: category, filters, product, shop, on a phone with and without script, and on a desktop; light and dark; within the budgets of weight."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, PRODUCT_BYTES, Visitor, bytes_of_first_view

FIRST_SCREEN = 740  # CSS pixels of the phone


def first_product(page: Page) -> str:
    return str(page.locator(".pcard:not(.gone) a").first.get_attribute("href"))


@pytest.fixture(params=["script", "no script"])
def buyer(request: pytest.FixtureRequest) -> Visitor:
    """A phone with script and one without: finding and reading works the same."""
    return request.getfixturevalue("phone" if request.param == "script" else "phone_without_script")


def test_goods_are_found_by_category_filter_and_page(buyer: Visitor) -> None:
    page = buyer.page
    page.goto("/produk/")
    buyer.check()
    page.get_by_text("Saring dan urutkan").click()
    page.get_by_role("link", name=re.compile("^Kuliner")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kuliner")
    page.get_by_text("Saring dan urutkan").click()
    page.get_by_role("link", name=re.compile(r"^Rp25\.000 sampai Rp49\.999")).click()
    page.get_by_text("Saring dan urutkan").click()
    page.get_by_role("link", name=re.compile("^Siap sekarang")).click()
    buyer.check()
    prices = [int(re.sub(r"\D", "", text)) for text in page.locator(".pcard .price").all_inner_texts()]
    assert prices
    assert all(25_000 <= price < 50_000 for price in prices)
    chips = page.get_by_label("Saringan yang dipakai").get_by_role("link")
    expect(chips).to_have_count(2)
    chips.filter(has_text="Siap sekarang").click()
    expect(page.get_by_label("Saringan yang dipakai").get_by_role("link")).to_have_count(1)
    assert "harga=25000-50000" in page.url
    assert "/kategori/kuliner/" in page.url


def test_pages_of_a_list_follow_each_other(buyer: Visitor) -> None:
    page = buyer.page
    page.goto("/produk/?urut=termurah")
    first = page.locator(".pcard a").first.get_attribute("href")
    page.get_by_role("link", name="Berikutnya").click()
    expect(page.get_by_text(re.compile(r"Halaman 2 dari"))).to_be_visible()
    assert page.locator(".pcard a").first.get_attribute("href") != first
    assert "urut=termurah" in page.url
    buyer.check()


def test_the_first_screen_of_a_list_shows_goods_two_to_a_row(phone: Visitor) -> None:
    phone.page.goto("/produk/")
    boxes = [card.bounding_box() for card in phone.page.locator(".pcard").all()[:3]]
    assert boxes[0]["y"] == boxes[1]["y"]
    assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"]
    assert boxes[0]["y"] + boxes[0]["height"] <= FIRST_SCREEN
    expect(phone.page.get_by_label("Cari produk, toko, atau panduan")).to_be_in_viewport()


def test_the_first_screen_of_a_product_shows_picture_price_and_button(buyer: Visitor) -> None:
    page = buyer.page
    page.goto("/produk/?ada=siap")
    page.goto(first_product(page))
    expect(page.locator(".gallery > img")).to_be_in_viewport(ratio=0.9)
    bar = page.locator(".buybar")
    expect(bar).to_be_in_viewport(ratio=1)
    expect(bar.get_by_text(re.compile(r"^Rp[\d.]+$"))).to_be_visible()
    expect(bar.get_by_role("button", name="Ke keranjang")).to_be_visible()
    buyer.check()


def test_a_product_leads_to_its_shop_and_back_to_its_goods(buyer: Visitor) -> None:
    page = buyer.page
    page.goto("/produk/?ada=siap")
    product = first_product(page)
    page.goto(product)
    title = page.get_by_role("heading", level=1).inner_text()
    shop = page.locator(".seller h2").inner_text()
    for summary in ("Cara membayar", "Batal, tukar, dan uang kembali", "Mengadukan masalah"):
        page.locator("summary", has_text=summary).click()
    buyer.check()
    page.get_by_role("link", name="Lihat toko").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(shop)
    buyer.check()
    assert title
    page.goto("/toko/")
    buyer.check()
    page.locator(".lrow a").first.click()
    expect(page.get_by_role("heading", name="Cara sampai di Anda")).to_be_visible()


def test_the_number_of_pieces_needs_no_script(phone: Visitor, phone_without_script: Visitor) -> None:
    phone.page.goto("/produk/?ada=siap&urut=termurah")
    product = first_product(phone.page)
    phone.page.goto(product)
    number = phone.page.get_by_label("Jumlah", exact=True)
    limit = int(number.get_attribute("max") or 0)
    phone.page.get_by_role("button", name="Tambah satu").click()
    expect(number).to_have_value(str(min(2, limit)))
    phone.page.get_by_role("button", name="Kurangi satu").click()
    phone.page.get_by_role("button", name="Kurangi satu").click()
    expect(number).to_have_value("1")
    phone_without_script.page.goto(product)
    expect(phone_without_script.page.get_by_role("button", name="Tambah satu")).to_be_hidden()
    phone_without_script.page.get_by_label("Jumlah", exact=True).fill("1")


def test_filters_stand_open_beside_the_goods_on_a_desktop(desktop: Visitor) -> None:
    page = desktop.page
    page.goto("/produk/")
    filters = page.get_by_role("heading", name="Wilayah penjual").bounding_box()
    goods = page.locator(".pcard").first.bounding_box()
    assert filters
    assert goods
    assert filters["x"] < goods["x"]
    desktop.check()
    page.goto(first_product(page))
    desktop.check()
    expect(page.locator(".buybar")).to_be_hidden()
    expect(page.get_by_role("button", name="Masukkan keranjang")).to_be_visible()


@pytest.mark.parametrize("options", [PHONE, DESKTOP], ids=["360", "1280"])
def test_dark_holds_on_every_page_until_changed(visitors: Any, options: dict[str, Any]) -> None:
    visitor = visitors(**options)
    page = visitor.page
    page.goto("/produk/?ada=siap")
    page.get_by_role("button", name="Gelap").click()
    page.wait_for_url("**/produk/?ada=siap")
    product = first_product(page)
    page.goto("/toko/")
    shop = str(page.locator(".lrow a").first.get_attribute("href"))
    for path in ("/produk/?ada=siap", product, "/toko/", shop):
        page.goto(path)
        assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
        visitor.check()
    page.get_by_role("button", name="Terang").click()
    expect(page.locator("html")).to_have_css("color-scheme", "light")


def test_keyboard_reaches_the_content_and_closes_the_menu(phone: Visitor) -> None:
    page = phone.page
    page.goto("/produk/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Langsung ke isi halaman")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    menu = page.locator("summary", has_text="Menu")
    menu.click()
    expect(page.get_by_role("link", name="Cek pesanan").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(page.locator("details.menu")).not_to_have_attribute("open", "")


def test_a_page_that_is_not_there_shows_three_doors(buyer: Visitor) -> None:
    answer = buyer.page.goto("/halaman-yang-tidak-ada/")
    assert answer
    assert answer.status == 404
    expect(buyer.page.locator("main .rows a")).to_have_count(3)
    buyer.problems.clear()  # the browser itself logs the 404 we asked for
    buyer.check()


def test_products_stay_light(phone: Visitor, visitors: Any) -> None:
    phone.page.goto("/produk/")
    paths = [link.get_attribute("href") for link in phone.page.locator(".pcard a").all()[:3]]
    for path in paths:
        assert bytes_of_first_view(visitors(**PHONE), str(path)) <= PRODUCT_BYTES
