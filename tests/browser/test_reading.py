"""However somebody reads: without pictures, with larger letters, at 200 %, without motion, on paper, by the keyboard alone; and what each page may weigh."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Request, expect

from tests.browser.conftest import DESKTOP, HOME_BYTES, LIST_BYTES, PAGE_BYTES, PHONE, PRODUCT_BYTES, Visitor, bytes_of_first_view
from tests.browser.rooms import BUYER, SELLER, VISITOR, go

TEXT_BYTES = 40_000
NARROW: dict[str, Any] = {"viewport": {"width": 320, "height": 640}}
"""A screen of 640 px at 200 %."""


def below(page: Page, index: str, row: str = "") -> str:
    """The first page of a list of pages. `row` is a selector of rows where other links stand before them."""
    page.goto(index)
    return str(page.locator(f"main {row}a[href^='{index}']:not([href*='?'])").first.get_attribute("href"))


def put_into_basket(page: Page) -> None:
    page.goto("/produk/?ada=siap")
    page.locator(".pcard:not(.gone) a").first.click()
    page.wait_for_url("**/produk/**_*/")
    page.get_by_role("button", name=re.compile("keranjang")).locator("visible=true").first.click()
    page.wait_for_url("**/keranjang/")


def fill_address(page: Page) -> None:
    page.goto("/checkout/alamat/")
    page.get_by_label("Nama penerima").fill("Rina Lubis")
    page.get_by_label("Nomor HP").fill("0812 3456 7890")
    page.get_by_label("Kelurahan").select_option(label="Petisah Tengah")
    page.get_by_label("Nama jalan dan nomor rumah").fill("Gang Melati 12")
    page.get_by_role("button", name="Simpan dan lanjut").click()
    page.wait_for_url("**/checkout/kirim/")


def sideways(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def too_wide(visitor: Visitor, rooms: Mapping[str, str]) -> dict[str, int]:
    """The pages of tests.browser.rooms that scroll sideways, and by how many pixels."""
    wide = {}
    for template, way in rooms.items():
        go(visitor, way)
        if (pixels := sideways(visitor.page)) > 0:
            wide[f"{template} {visitor.page.url}"] = pixels
    return wide


def watch(visitor: Visitor, path: str) -> tuple[list[Request], int]:
    """What a page asks for on its first view, and what all of it weighs."""
    asked: list[Request] = []
    visitor.page.on("request", lambda request: asked.append(request))
    return asked, bytes_of_first_view(visitor, path)


@pytest.mark.parametrize("path", ["/", "/produk/", "/toko/dapur-mak-butet/", "/panduan/cara-memesan/", "/berita/"])
def test_save_data_gives_a_page_of_text(visitors: Any, path: str) -> None:
    visitor = visitors(**PHONE, extra_http_headers={"Save-Data": "on"})
    asked, weight = watch(visitor, path)
    assert [request.url for request in asked if request.resource_type in ("image", "font", "media")] == []
    assert weight < TEXT_BYTES, f"{path} weighs {weight}"
    visitor.page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    visitor.page.wait_for_load_state("networkidle")
    assert [request.url for request in asked if request.resource_type in ("image", "font", "media")] == []
    visitor.check()


def test_the_reader_chooses_text_and_pictures_again(phone_without_script: Visitor) -> None:
    page = phone_without_script.page
    page.goto("/produk/")
    assert page.locator("main img").count() > 4
    page.get_by_role("button", name="Hemat data").click()
    page.wait_for_url("**/produk/")
    assert page.locator("img").count() == 0
    expect(page.get_by_role("button", name="Hemat data")).to_have_attribute("aria-pressed", "true")
    phone_without_script.check()
    page.goto("/toko/dapur-mak-butet/")
    assert page.locator("img").count() == 0
    page.get_by_role("button", name="Dengan gambar").click()
    assert page.locator("main img").count() > 0


def test_buying_works_without_pictures(visitors: Any) -> None:
    visitor = visitors(**PHONE, extra_http_headers={"Save-Data": "on"})
    put_into_basket(visitor.page)
    visitor.check()
    for name in ("Tambah", "Kurangi"):
        expect(visitor.page.get_by_role("button", name=re.compile(f"^{name} ")).first.locator("svg")).to_be_visible()
    fill_address(visitor.page)
    visitor.check()


@pytest.mark.parametrize("options", [PHONE, NARROW], ids=["360", "320"])
def test_larger_letters_scroll_nowhere_sideways(visitors: Any, options: dict[str, Any]) -> None:
    visitor = visitors(**options)
    page = visitor.page
    page.goto("/")
    before = float(page.locator("body").evaluate("body => parseFloat(getComputedStyle(body).fontSize)"))
    page.get_by_role("button", name="Huruf besar").click()
    assert float(page.locator("body").evaluate("body => parseFloat(getComputedStyle(body).fontSize)")) >= before * 1.25
    put_into_basket(page)
    fill_address(page)
    assert too_wide(visitor, VISITOR) == {}
    page.goto("/checkout/kirim/")
    visitor.problems.clear()  # the browser tells of the pages that refuse
    visitor.check()
    page.goto("/")
    page.get_by_role("button", name="Huruf biasa").click()
    assert float(page.locator("body").evaluate("body => parseFloat(getComputedStyle(body).fontSize)")) == before


def test_larger_letters_hold_in_the_room_of_a_seller(visitors: Any) -> None:
    visitor = visitors(**PHONE)
    visitor.page.goto("/")
    visitor.page.get_by_role("button", name="Huruf besar").click()
    visitor.sign_in("penjual@demo.test")
    assert too_wide(visitor, SELLER) == {}
    assert visitor.page.evaluate("document.documentElement.className") == "big"


def test_two_hundred_per_cent_scrolls_nowhere_sideways(visitors: Any) -> None:
    visitor = visitors(**NARROW)
    page = visitor.page
    put_into_basket(page)
    fill_address(page)
    wide = too_wide(visitor, VISITOR)
    for email, rooms in (("pembeli@demo.test", BUYER), ("penjual@demo.test", SELLER)):
        visitor.context.clear_cookies()
        visitor.sign_in(email)
        wide |= too_wide(visitor, rooms)
    assert wide == {}


def test_nothing_moves_for_those_who_asked_for_no_motion(visitors: Any) -> None:
    moving = """() => [...document.querySelectorAll('*')].filter((one) => { const style = getComputedStyle(one);
        return style.animationName !== 'none' || style.transitionDuration.split(',').some((time) => parseFloat(time) > 0); }).length"""
    still, usual = visitors(**DESKTOP, reduced_motion="reduce"), visitors(**DESKTOP, reduced_motion="no-preference")
    for path in ("/", "/produk/", "/panduan/cara-memesan/", "/masuk/"):
        still.page.goto(path)
        assert still.page.evaluate(moving) == 0
    usual.page.goto("/")
    assert usual.page.evaluate(moving) > 0, "the measure sees motion where there is some"


def test_a_guide_prints_black_on_white(visitors: Any) -> None:
    visitor = visitors(**DESKTOP, color_scheme="dark")
    page = visitor.page
    page.goto("/panduan/cara-memesan/")
    page.emulate_media(media="print", color_scheme="dark")
    colours = page.evaluate("(() => { const style = getComputedStyle(document.body); return [style.color, style.backgroundColor]; })()")
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    for hidden in (".foot", ".bar-search", ".bar-nav", ".crumbs"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert len(page.pdf(format="A4")) > 10_000


def test_structured_data_is_no_script_to_the_browser(visitors: Any) -> None:
    visitor = visitors(**DESKTOP)
    page = visitor.page
    page.goto("/produk/")
    paths = ["/", str(page.locator(".pcard a").first.get_attribute("href")), "/toko/dapur-mak-butet/", "/panduan/cara-memesan/"]
    paths += [below(page, "/berita/"), below(page, "/pelatihan/", ".train ")]
    page.add_init_script("window.blocked = []; document.addEventListener('securitypolicyviolation', (event) => window.blocked.push(event.violatedDirective))")
    for path in paths:
        page.goto(path)
        kinds = page.evaluate(
            """[...document.querySelectorAll('script[type="application/ld+json"]')]
                .flatMap((one) => JSON.parse(one.textContent)['@graph'].map((thing) => thing['@type']))"""
        )
        assert kinds
        assert page.evaluate("window.blocked") == []
        visitor.check()


def press_tab_until(page: Page, role: str, name: str | re.Pattern[str]) -> None:
    """Go on by Tab until this has the focus."""
    press_tab_until_at(page, page.get_by_role(role, name=name).locator("visible=true").first)  # type: ignore[arg-type]


def press_tab_until_at(page: Page, wanted: Locator, most: int = 150) -> None:
    """The same for a thing that is found another way; it is then in view."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            expect(wanted).to_be_in_viewport()
            return
    raise AssertionError(f"Tab never reaches {wanted}")


@pytest.mark.parametrize("options", [PHONE, DESKTOP], ids=["360", "1280"])
def test_an_order_by_the_keyboard_alone(visitors: Any, options: dict[str, Any]) -> None:
    visitor = visitors(**options)
    page = visitor.page
    page.goto("/")
    press_tab_until_at(page, page.locator("#q"))  # its role changes when it gets the focus and offers suggestions
    page.keyboard.type("kopi bubuk")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cari/?q=kopi+bubuk")
    title = page.locator(".pcard:not(.gone) a").first.inner_text()
    press_tab_until(page, "link", title)
    page.keyboard.press("Enter")
    page.wait_for_url("**/produk/**")
    press_tab_until(page, "button", re.compile("keranjang"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/keranjang/")
    press_tab_until(page, "button", "Lanjut isi alamat")
    page.keyboard.press("Enter")
    page.wait_for_url("**/checkout/alamat/")
    for label, typed in (("Nama penerima", "Rina Lubis"), ("Nomor HP", "081234567890")):
        press_tab_until(page, "textbox", re.compile(f"^{label}"))
        page.keyboard.type(typed)
    press_tab_until(page, "combobox", re.compile("^Kelurahan"))
    page.keyboard.type("Petisah Tengah")
    press_tab_until(page, "textbox", re.compile("^Nama jalan"))
    page.keyboard.type("Gang Melati 12")
    press_tab_until(page, "button", "Simpan dan lanjut")
    page.keyboard.press("Enter")
    page.wait_for_url("**/checkout/kirim/")
    press_tab_until(page, "button", "Lanjut periksa pesanan")
    page.keyboard.press("Enter")
    page.wait_for_url("**/checkout/periksa/")
    press_tab_until(page, "button", re.compile(r"^Buat \d+ pesanan"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/pesanan/**")
    expect(page.get_by_role("main")).to_contain_text("Giliran Anda")
    assert not visitor.problems


BUDGETS = {
    "pages/home_page.html": HOME_BYTES,
    "oscar/catalogue/detail.html": PRODUCT_BYTES,
    "oscar/catalogue/browse.html": LIST_BYTES,
    "oscar/catalogue/category.html": LIST_BYTES,
    "pages/programme_page.html": LIST_BYTES,
    "search/results.html": LIST_BYTES,
    "shop/collection.html": LIST_BYTES,
    "shop/shop.html": LIST_BYTES,
    "shop/shops.html": LIST_BYTES,
}
"""Of the pages that show goods, by template; every other one may weigh what a guide or a form may."""
ORDERING = {template: way for template, way in VISITOR.items() if template.startswith(("oscar/basket/", "oscar/checkout/"))}
"""Pages that need a basket."""


def too_heavy(visitors: Any, finder: Visitor, rooms: Mapping[str, str]) -> dict[str, int]:
    """The pages over the budget of their kind, each weighed by a browser that knows the cookies of `finder` and has seen nothing yet."""
    heavy = {}
    for template, way in rooms.items():
        go(finder, way)
        fresh = visitors(**PHONE)
        fresh.context.add_cookies(finder.context.cookies())
        if (weight := bytes_of_first_view(fresh, finder.page.url)) > BUDGETS.get(template, PAGE_BYTES):
            heavy[f"{template} {finder.page.url}"] = weight
        fresh.context.close()
    return heavy


@pytest.mark.parametrize("template", [template for template in VISITOR if template not in ORDERING])
def test_a_first_view_on_a_phone_stays_in_the_budget_of_its_kind(phone: Visitor, visitors: Any, template: str) -> None:
    assert too_heavy(visitors, phone, {template: VISITOR[template]}) == {}


def test_the_pages_of_an_order_stay_in_the_budget_of_forms(phone: Visitor, visitors: Any) -> None:
    put_into_basket(phone.page)
    fill_address(phone.page)
    assert too_heavy(visitors, phone, ORDERING) == {}


def test_the_pages_of_a_buyer_stay_in_the_budget_of_forms(phone: Visitor, visitors: Any) -> None:
    phone.sign_in("pembeli@demo.test")
    assert too_heavy(visitors, phone, BUYER) == {}
