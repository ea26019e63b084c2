"""A guide leads to the real screen and back, a journey is followed, and an editor without documentation builds a guide of six steps."""

import re

import pytest

from tests.browser.conftest import DESKTOP, Visitor

PLACE = "keranjang/keranjang-lanjut"


def _fill_basket(visitor: Visitor) -> None:
    page = visitor.page
    page.goto("/produk/")
    page.locator(".pcard a").first.click()
    page.locator("main button:visible").filter(has_text="keranjang").first.click()
    page.wait_for_load_state()


def _show_and_return(visitor: Visitor) -> None:
    """From the step to the ringed button and back."""
    page = visitor.page
    _fill_basket(visitor)
    page.goto("/keranjang/")
    page.get_by_role("link", name=re.compile("Bantuan langkah ini")).click()
    page.wait_for_url("**/panduan/**")
    step = page.url
    page.get_by_role("link", name=re.compile("Tunjukkan di layar")).click()
    page.wait_for_url(re.compile(r"/keranjang/\?tunjuk=keranjang-lanjut"))
    ringed = page.get_by_role("button", name="Lanjut isi alamat")
    assert ringed.evaluate("node => getComputedStyle(node).outlineStyle") == "solid"
    assert ringed.evaluate("node => parseFloat(getComputedStyle(node).outlineWidth)") >= 3
    visitor.check()
    page.get_by_role("link", name=re.compile("Kembali ke langkah")).click()
    page.wait_for_load_state()
    assert page.url == step
    page.goto("/keranjang/")
    assert ringed.evaluate("node => getComputedStyle(node).outlineStyle") == "none"


@pytest.mark.browser
def test_the_step_shows_its_control_on_a_phone(phone: Visitor) -> None:
    _show_and_return(phone)


@pytest.mark.browser
def test_the_step_shows_its_control_without_javascript(phone_without_script: Visitor) -> None:
    _show_and_return(phone_without_script)


@pytest.mark.browser
def test_a_journey_says_where_one_stands(phone: Visitor) -> None:
    page = phone.page
    page.goto("/panduan/")
    page.get_by_role("link", name="Belanja pertama kali").click()
    page.wait_for_load_state()
    phone.check()
    page.get_by_role("main").get_by_role("link", name="Cara memesan").first.click()
    page.wait_for_load_state()
    heading = page.get_by_role("heading", name=re.compile(r"Langkah \d dari \d:.*Anda di sini"))
    assert heading.count() == 1
    assert page.get_by_text(re.compile(r"Langkah \d dari \d, buka")).count() >= 1
    shut = page.locator("details.way-fold:not([open]) > summary").first
    assert re.fullmatch(r"Langkah \d dari \d,\s*buka", shut.inner_text().strip(), re.I)
    phone.check()


@pytest.mark.browser
def test_an_editor_builds_a_guide_of_six_steps(visitors: object) -> None:
    editor: Visitor = visitors(**DESKTOP)  # type: ignore[operator]
    editor.sign_in("editor@demo.test")
    page = editor.page
    page.wait_for_url("**/kelola/")
    page.get_by_role("link", name="Panduan", exact=True).click()
    page.wait_for_url("**/kelola/panduan/")
    editor.check()
    page.get_by_role("link", name="Tambah Panduan").click()
    page.locator("#id_title").fill("Cara mengambil barang")
    page.locator("#id_summary").fill("Setelah membaca, Anda tahu cara mengambil barang di toko.")
    steps = page.locator("section[id$=isi-steps-section]")
    for number in range(6):
        steps.locator(".c-sf-add-button").last.click()
        title = page.locator(f"[name=steps-{number}-value-title]")
        title.fill(f"Kerjakan bagian {number + 1}")
        steps.locator("[contenteditable=true]").nth(number).click()
        page.keyboard.type("Tekan tombol hijau.")
    page.locator("[name=steps-2-value-place]").select_option(PLACE)
    page.wait_for_url("**/edit/", timeout=30_000)  # kept by itself, nobody pressed a button
    page.locator("[name=steps-4-value-title]").fill("")
    page.get_by_role("button", name="Tindakan lain").click()
    page.locator("[name=action-submit]").click()
    steps.get_by_text("wajib diisi").first.wait_for(timeout=60_000)
    page.locator("[name=steps-4-value-title]").fill("Kerjakan bagian 5")
    page.get_by_role("button", name="Tindakan lain").click()
    page.locator("[name=action-submit]").click()
    page.locator(".messages .success", has_text="Cara mengambil barang").wait_for(timeout=60_000)

    officer: Visitor = visitors(**DESKTOP)  # type: ignore[operator]
    officer.sign_in("petugas@demo.test")
    officer.page.goto("/kelola/naskah/")
    officer.page.get_by_role("link", name="Cara mengambil barang").click()
    officer.page.wait_for_load_state()
    officer.page.get_by_role("button", name=re.compile("Setujui")).first.click()
    officer.page.wait_for_load_state()
    officer.page.goto("/panduan/cara-mengambil-barang/6/")
    assert officer.page.get_by_role("heading", level=1).inner_text() == "Kerjakan bagian 6"
