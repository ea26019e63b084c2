"""A guest finds, orders from two shops and follows both orders, with and without JavaScript; finds by words on either engine of search, and orders."""

import re

import pytest
from playwright.sync_api import Frame, expect

from tests.browser.conftest import DESKTOP, Visitor

MOST_SCREENS = 6
"""From the basket to the order, as promised to first-timers."""


def _buy(visitor: Visitor) -> list[str]:
    page = visitor.page
    for shop in ("dapur-mak-butet", "tenun-inang"):
        page.goto(f"/toko/{shop}/")
        visitor.check()
        # The first good that is there.
        page.locator(".pcard:not(.gone) a").first.click()
        page.wait_for_url("**/produk/**")
        visitor.check()
        page.get_by_role("button", name=re.compile("keranjang")).locator("visible=true").first.click()
        page.wait_for_url("**/keranjang/")
    assert "Dapur Mak Butet" in page.get_by_role("main").inner_text()
    assert "Tenun Inang" in page.get_by_role("main").inner_text()
    visitor.check()
    screens = [page.url]

    def came(frame: Frame) -> None:
        if frame == page.main_frame and frame.url != screens[-1]:
            screens.append(frame.url)

    page.on("framenavigated", came)
    _order(visitor, orders=2)
    page.remove_listener("framenavigated", came)
    assert len(screens) <= MOST_SCREENS, screens
    assert page.locator("[data-guide=pesanan-jumlah]").is_visible()
    addresses = [page.url]
    page.get_by_role("link", name=re.compile("Lihat pesanan ini")).click()
    page.wait_for_load_state()
    addresses.append(page.url)
    visitor.check()
    return addresses


def _order(visitor: Visitor, orders: int) -> None:
    """From the basket to the page of the first order."""
    page = visitor.page
    page.get_by_role("button", name="Lanjut isi alamat").click()
    page.wait_for_url("**/checkout/alamat/")
    # A half number first: the field says what is missing, and nothing typed is lost.
    page.get_by_label("Nama penerima").fill("Rina Lubis")
    page.get_by_label("Nomor HP").fill("0812 345")
    page.get_by_label("Kelurahan").select_option(label="Petisah Tengah")
    page.get_by_label("Nama jalan dan nomor rumah").fill("Gang Melati 12")
    page.get_by_role("button", name="Simpan dan lanjut").click()
    assert page.locator("#id_phone_error").is_visible()
    assert page.get_by_label("Nama jalan dan nomor rumah").input_value() == "Gang Melati 12"
    visitor.check()
    page.get_by_label("Nomor HP").fill("0812 3456 7890")
    page.get_by_role("button", name="Simpan dan lanjut").click()
    page.wait_for_url("**/checkout/kirim/")
    visitor.check()
    page.get_by_role("button", name="Lanjut periksa pesanan").click()
    page.wait_for_url("**/checkout/periksa/")
    visitor.check()
    page.get_by_role("button", name=f"Buat {orders} pesanan").click()
    page.wait_for_url("**/pesanan/**")
    assert "Giliran Anda" in page.get_by_role("main").inner_text()
    visitor.check()


def _find_and_buy(visitor: Visitor, engine: str) -> None:
    """By words, a filter and the product's own page."""
    page = visitor.page
    page.goto("/")
    box = page.get_by_label("Cari produk, toko, atau panduan")
    box.press_sequentially("kopi bubuk")
    box.press("Enter")
    page.wait_for_url("**/cari/?q=kopi+bubuk")
    visitor.wait_for_engine(engine)
    visitor.check()
    page.get_by_text("Saring dan urutkan").click()
    ready = page.get_by_role("link", name=re.compile("^Siap sekarang"))
    count = int(ready.locator("span").inner_text())
    ready.click()
    page.wait_for_url("**ada=siap**")
    visitor.wait_for_engine(engine)
    expect(page.get_by_role("navigation", name="Saringan yang dipakai").get_by_role("link")).to_have_count(1)
    expect(page.get_by_role("main")).to_contain_text(f"{count} produk dari")
    visitor.check()
    card = page.locator(".pcard a").first
    expect(card).to_contain_text("Kopi")
    card.click()
    page.wait_for_url("**/produk/**")
    title = page.get_by_role("heading", level=1).inner_text()
    visitor.check()
    page.get_by_role("button", name=re.compile("keranjang")).locator("visible=true").first.click()
    page.wait_for_url("**/keranjang/")
    expect(page.get_by_role("main")).to_contain_text(title)
    visitor.check()
    _order(visitor, orders=1)
    expect(page.get_by_role("main")).to_contain_text(title)


@pytest.mark.browser
def test_buy_on_a_phone_and_nobody_else_opens_the_order(phone: Visitor, visitors: object) -> None:
    first, second = _buy(phone)
    assert first != second
    stranger = visitors(**DESKTOP)  # type: ignore[operator]
    assert stranger.page.goto(first).status == 200, "the signed link is enough"
    stranger.problems.clear()
    assert stranger.page.goto(first.split("?")[0]).status == 404


@pytest.mark.browser
def test_buy_without_javascript(phone_without_script: Visitor) -> None:
    _buy(phone_without_script)


@pytest.mark.browser
def test_buy_on_a_desktop(desktop: Visitor) -> None:
    _buy(desktop)


def test_find_and_buy_on_the_embedded_engine(phone: Visitor) -> None:
    _find_and_buy(phone, "embedded")


@pytest.mark.elasticsearch
def test_find_and_buy_on_elasticsearch(phone_on_elasticsearch: Visitor) -> None:
    _find_and_buy(phone_on_elasticsearch, "elasticsearch")


@pytest.mark.browser
def test_buyer_sees_own_orders_after_signing_in(phone: Visitor) -> None:
    phone.sign_in("pembeli@demo.test")
    phone.page.wait_for_url("**/akun/")
    assert "KDN-" in phone.page.get_by_role("main").inner_text()
    phone.check()


def _at_the_address(visitor: Visitor) -> None:
    """With something in the basket, the name already typed."""
    page = visitor.page
    page.goto("/toko/tenun-inang/")
    page.locator(".pcard:not(.gone) a").first.click()
    page.wait_for_url("**/produk/**")
    page.get_by_role("button", name=re.compile("keranjang")).locator("visible=true").first.click()
    page.get_by_role("button", name="Lanjut isi alamat").click()
    page.get_by_label("Nama penerima").fill("Rina Lubis")
    page.get_by_role("button", name="Alamat di luar").click()


def test_an_address_in_another_city_is_found_without_leaving_the_form(phone: Visitor) -> None:
    _at_the_address(phone)
    page = phone.page
    page.get_by_label("Cari nama tempat atau kode pos").fill("tembung percut")
    phone.check()
    page.get_by_role("button", name="Desa Tembung").click()
    expect(page.get_by_label("Kelurahan")).to_have_value("12.07.26.2006")
    expect(page.get_by_label("Nama penerima")).to_have_value("Rina Lubis")
    assert page.url.endswith("/checkout/alamat/")


def test_an_address_in_another_city_is_chosen_step_by_step_without_script(phone_without_script: Visitor) -> None:
    _at_the_address(phone_without_script)
    page = phone_without_script.page
    for name in ("Kabupaten Deli Serdang", "Kecamatan Percut Sei Tuan", "Desa Tembung"):
        phone_without_script.check()
        page.get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_label("Kelurahan")).to_have_value("12.07.26.2006")
    expect(page.get_by_label("Nama penerima")).to_have_value("Rina Lubis")
