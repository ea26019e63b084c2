"""A term is explained where it stands: by keyboard, by thumb, and without script (GD-13)."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, Visitor

GUIDE = "/panduan/belanja-kantor/"


@pytest.mark.browser
@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_keyboard_opens_a_term_and_comes_back_to_it(desktop: Visitor, key: str) -> None:
    page = desktop.page
    page.goto(GUIDE)
    term = page.locator("button.term").first
    meaning = page.locator(f"#{term.get_attribute('popovertarget')}")
    expect(meaning).to_be_hidden()
    term.focus()
    page.keyboard.press(key)
    expect(meaning).to_be_visible()
    assert term.get_attribute("title") in meaning.inner_text()
    desktop.check()
    page.keyboard.press("Tab")  # from the term into its meaning, wherever that stands in the page
    expect(meaning.get_by_role("link", name="Semua arti istilah")).to_be_focused()
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    expect(term).to_be_focused()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_thumb_opens_a_term_on_a_phone(visitors: object, scheme: str) -> None:
    phone: Visitor = visitors(**PHONE, color_scheme=scheme)  # type: ignore[operator]
    page = phone.page
    page.goto(GUIDE)
    for term in page.locator("button.term").all():
        meaning = page.locator(f"#{term.get_attribute('popovertarget')}")
        term.tap()
        expect(meaning).to_be_visible()
        box = meaning.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
        assert (meaning.get_by_role("link").bounding_box() or {})["height"] >= 48
        phone.check()
        page.touchscreen.tap(5, 735)  # anywhere else closes it
        expect(meaning).to_be_hidden()


@pytest.mark.browser
def test_without_script_a_term_opens_and_leads_to_the_list(phone_without_script: Visitor) -> None:
    page = phone_without_script.page
    page.goto(GUIDE)
    term = page.locator("button.term").first
    meaning = page.locator(f"#{term.get_attribute('popovertarget')}")
    term.tap()
    expect(meaning).to_be_visible()
    phone_without_script.check()
    word = meaning.locator("b").inner_text()
    meaning.get_by_role("link").tap()
    page.wait_for_url("**/istilah/#*")
    anchor = page.url.split("#")[1]
    expect(page.locator(f"#{anchor} dt")).to_contain_text(word)
    phone_without_script.check()


@pytest.mark.browser
def test_every_term_of_the_list_is_there_for_the_keyboard(visitors: object) -> None:
    reader: Visitor = visitors(**DESKTOP)  # type: ignore[operator]
    reader.page.goto("/istilah/")
    assert reader.page.locator("dl.facts dt").count() >= 10
    reader.check()
