"""The search box suggests while somebody types, by keyboard, finger and screen reader; the search page says how it read the words."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import ElasticCity, Visitor

LABEL = "Cari produk, toko, atau panduan"
SUGGESTIONS = "**/cari/saran/?**"
ROW = 48


def _box(page: Page) -> Locator:
    return page.get_by_label(LABEL)


def _type(page: Page, text: str) -> Locator:
    """Types key by key and gives the suggestions, which are there by then."""
    page.goto("/")
    expect(_box(page)).to_have_role("combobox")
    _box(page).press_sequentially(text)
    expect(page.get_by_role("listbox")).to_be_visible()
    return page.get_by_role("option")


def _marked(page: Page) -> str:
    """The words of the option that the keyboard stands on, empty without one. Says so when the two ways of marking it differ."""
    selected = page.locator("[role=option][aria-selected=true]").all()
    named = _box(page).get_attribute("aria-activedescendant")
    assert [one.get_attribute("id") for one in selected] == ([named] if named else [])
    return selected[0].inner_text() if selected else ""


def _combobox(visitor: Visitor) -> None:
    page = visitor.page
    options = _type(page, "kue")
    box = _box(page)
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(box).to_have_attribute("aria-controls", page.get_by_role("listbox").get_attribute("id") or "-")
    count = options.count()
    assert 3 <= count <= 10
    expect(page.get_by_role("search").get_by_role("status")).to_have_text(f"{count} saran.")
    assert {name.inner_text() for name in page.locator("[role=listbox] [role=presentation]").all()} >= {"Produk", "Jenis barang"}
    assert all(box["height"] >= ROW for box in (option.bounding_box() for option in options.all()) if box)
    visitor.check()
    texts = options.all_inner_texts()
    assert _marked(page) == ""
    for key, expected in (
        ("ArrowDown", texts[0]),
        ("ArrowDown", texts[1]),
        ("ArrowUp", texts[0]),
        ("ArrowUp", ""),
        ("ArrowUp", texts[-1]),
        ("ArrowDown", ""),
        ("ArrowDown", texts[0]),
        ("Home", ""),
        ("ArrowDown", texts[0]),
        ("End", ""),
    ):
        page.keyboard.press(key)
        assert _marked(page) == expected, key
    expect(box).to_have_value("kue")
    visitor.check()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("kue")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    assert _marked(page) == texts[0]
    page.keyboard.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.get_by_role("search").get_by_role("status")).to_have_text("")


def test_the_box_is_a_combobox_on_a_phone(phone: Visitor) -> None:
    _combobox(phone)


def test_the_box_is_a_combobox_on_a_desktop(desktop: Visitor) -> None:
    _combobox(desktop)


def test_enter_on_a_suggestion_goes_there_and_without_one_sends_the_form(desktop: Visitor) -> None:
    page = desktop.page
    options = _type(page, "kue khas")
    address = options.filter(has_text="Kue khas Medan").first.get_attribute("href") or "-"
    for _ in range(options.count()):
        page.keyboard.press("ArrowDown")
        if _marked(page) == "Kue khas Medan":
            break
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address}")
    _type(page, "kue khas")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cari/?q=kue+khas")
    desktop.check()


def test_a_finger_chooses_too(phone: Visitor) -> None:
    page = phone.page
    option = _type(page, "cara mem").filter(has_text="Cara memesan").first
    option.tap()
    page.wait_for_url("**/panduan/cara-memesan/")
    phone.check()


def test_who_types_before_the_script_is_there_gets_suggestions_too(phone: Visitor) -> None:
    page = phone.page
    held: list[Route] = []
    page.route("**/js/search*.js", lambda route: held.append(route))
    with page.expect_request("**/js/search*.js"):
        page.goto("/")
    _box(page).press_sequentially("kopi")
    expect(_box(page)).to_have_role("searchbox")
    held[0].continue_()
    expect(page.get_by_role("option").first).to_be_visible()
    phone.check()


def test_an_older_question_is_given_up(desktop: Visitor) -> None:
    page = desktop.page
    held: list[Route] = []
    page.route("**/cari/saran/?q=ku", lambda route: held.append(route))
    page.goto("/")
    with page.expect_request("**/cari/saran/?q=ku"):
        _box(page).press_sequentially("ku")
    with page.expect_event("requestfailed") as failed:
        _box(page).press_sequentially("e")
    assert failed.value.url.endswith("?q=ku")
    expect(page.get_by_role("option").first).to_be_visible()
    assert len(held) == 1
    page.unroute_all(behavior="ignoreErrors")


def test_without_suggestions_the_form_is_sent_all_the_same(desktop: Visitor) -> None:
    page = desktop.page
    answers: tuple[Callable[[Route], None], ...] = (
        lambda route: route.abort(),
        lambda route: route.fulfill(status=500, body="galat"),
        lambda route: route.fulfill(body="bukan JSON"),
    )
    for answer in answers:
        page.route(SUGGESTIONS, answer)
        page.goto("/")
        with page.expect_request(SUGGESTIONS):
            _box(page).press_sequentially("kue")
        expect(page.get_by_role("listbox")).to_be_hidden()
        page.keyboard.press("Enter")
        page.wait_for_url("**/cari/?q=kue")
        page.unroute_all(behavior="ignoreErrors")


def test_the_plain_form_serves_without_javascript(phone_without_script: Visitor) -> None:
    page = phone_without_script.page
    page.goto("/")
    expect(_box(page)).to_have_role("searchbox")
    _box(page).fill("bikka ambonn")
    page.get_by_role("button", name="Cari").click()
    page.wait_for_url("**/cari/?q=bikka*")
    expect(page.get_by_text("Menampilkan hasil untuk bika ambon")).to_be_visible()
    phone_without_script.check()
    page.get_by_text("Saring dan urutkan").click()
    page.locator(".filter", has_text="Toko").get_by_role("link").first.click()
    expect(page.get_by_role("navigation", name="Saringan yang dipakai")).to_be_visible()
    assert "toko=" in page.url
    phone_without_script.check()


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("q=", "Tulis nama barang"),
        ("q=zzqqwx", 'Belum ada yang menjual "zzqqwx"'),
        ("q=bika+ambon", "produk dari"),
        ("q=bikka+ambonn", "cari bikka ambonn persis"),
        ("q=kue+di+bawah+50rb+dari+medan+kota", "Hanya dari Medan Kota"),
        ("q=kopi+di+atas+90+juta", "Belum ada yang seharga itu"),
        ("q=kopi&harga=0-1", "Hapus semua saringan"),
    ],
)
def test_every_state_of_the_page_fits_a_phone(phone: Visitor, question: str, words: str) -> None:
    phone.page.goto(f"/cari/?{question}")
    expect(phone.page.get_by_role("main")).to_contain_text(words)
    phone.check()


@pytest.mark.elasticsearch
def test_a_frozen_elasticsearch_is_told_quietly_until_it_is_back(phone_on_elasticsearch: Visitor, elastic_city: ElasticCity) -> None:
    visitor = phone_on_elasticsearch
    notice = visitor.page.get_by_text("Pencarian sedang memakai cara cadangan. Hasilnya tetap lengkap.")
    visitor.page.goto("/cari/?q=kopi")
    visitor.wait_for_engine("elasticsearch")
    expect(notice).to_have_count(0)
    elastic_city.line.freeze()
    visitor.page.goto("/cari/?q=teh")  # another question: an answer is kept for a while
    expect(visitor.page.locator("[data-engine]")).to_have_attribute("data-engine", "embedded")
    expect(notice).to_be_in_viewport()
    expect(visitor.page.locator(".pcard").first).to_be_visible()
    visitor.check()
    elastic_city.line.thaw()
    visitor.wait_for_engine("elasticsearch")
    expect(notice).to_have_count(0)
    visitor.check()
