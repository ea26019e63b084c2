"""Every page template of ours, looked at by axe: public ones light on a phone and dark at 1280 px, rooms of work at 1280 px, those of a
seller on a dark phone too (AX-01)."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import Error

from tests.browser.conftest import DESKTOP, PHONE, Visitor
from tests.browser.rooms import BUYER, EDITOR, OFFICER, REFUSALS, SELLER, VISITOR, go
from tests.browser.test_reading import fill_address, put_into_basket

LOOKS = {"phone": PHONE | {"color_scheme": "light"}, "dark desktop": DESKTOP | {"color_scheme": "dark"}}
SELLERS_LOOKS = {"desktop": DESKTOP, "dark phone": PHONE | {"color_scheme": "dark"}}


def look_at(visitor: Visitor, rooms: dict[str, str]) -> None:
    """Goes through all, and only then says what is wrong and where."""
    wrong = {}
    for template, way in rooms.items():
        try:
            assert go(visitor, way) == REFUSALS.get(template, 200)
            if template in REFUSALS:  # the browser tells of it too
                visitor.problems.clear()
            visitor.check()
        except (AssertionError, Error) as fault:
            wrong[template] = f"{visitor.page.url}: {fault}"
            visitor.problems.clear()
    assert not wrong, "\n".join(f"{template}: {said}" for template, said in wrong.items())


@pytest.fixture(params=LOOKS)
def look(request: pytest.FixtureRequest) -> dict[str, Any]:
    return LOOKS[request.param]


def test_every_public_page_is_sound(visitors: Any, look: dict[str, Any]) -> None:
    visitor = visitors(**look)
    put_into_basket(visitor.page)
    fill_address(visitor.page)
    visitor.page.get_by_role("button", name="Lanjut periksa pesanan").click()
    visitor.page.wait_for_url("**/checkout/periksa/")
    look_at(visitor, VISITOR)


def test_a_form_without_its_token_is_told_so_on_a_sound_page(visitors: Any, look: dict[str, Any]) -> None:
    visitor = visitors(**look)
    visitor.page.goto("/tanggapan/")
    visitor.page.locator("form [name=csrfmiddlewaretoken]").evaluate_all("fields => fields.forEach((field) => field.remove())")
    with visitor.page.expect_response(lambda answer: answer.request.method == "POST") as refused:
        visitor.page.get_by_role("button", name="Kirim tanggapan").click()
    assert refused.value.status == 403
    visitor.page.wait_for_load_state()
    visitor.problems.clear()  # the browser tells of it too
    assert visitor.page.get_by_role("heading", level=1).inner_text() != "Beri tanggapan"
    visitor.check()


def test_the_page_of_a_breakdown_is_sound(visitors: Any, look: dict[str, Any]) -> None:
    """It stands alone, and no request of a sound site brings it."""
    visitor = visitors(**look)
    visitor.page.goto("/masuk/")
    sheets = visitor.page.locator("link[rel=stylesheet]").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    served = {re.sub(r"\.\w+\.css$", ".css", sheet): sheet for sheet in sheets}
    html = render_to_string("500.html")
    visitor.page.set_content(re.sub(r"/static/[\w/]+\.css", lambda found: served.get(found[0], found[0]), html))
    assert visitor.page.get_by_role("heading", level=1).is_visible()
    visitor.problems.clear()  # of files whose names this process does not know
    visitor.check()


def test_every_page_of_a_buyer_is_sound(visitors: Any, look: dict[str, Any]) -> None:
    visitor = visitors(**look)
    visitor.sign_in("pembeli@demo.test")
    look_at(visitor, BUYER)


@pytest.mark.parametrize("sellers_look", SELLERS_LOOKS)
def test_every_room_of_a_seller_is_sound(visitors: Any, sellers_look: str) -> None:
    visitor = visitors(**SELLERS_LOOKS[sellers_look])
    visitor.sign_in("penjual@demo.test")
    look_at(visitor, SELLER)


def test_every_room_of_an_editor_is_sound(visitors: Any) -> None:
    visitor = visitors(**DESKTOP)
    visitor.page.goto("/panduan/cara-memesan/2/")
    visitor.page.get_by_role("button", name="Belum jelas").click()  # something to read for editors
    visitor.sign_in("editor@demo.test")
    look_at(visitor, EDITOR)


def test_every_room_of_an_officer_is_sound(visitors: Any) -> None:
    visitor = visitors(**DESKTOP)
    visitor.sign_in("petugas@demo.test")
    look_at(visitor, OFFICER)


def test_badges_and_filter_of_an_officer_hold_together_in_the_dark(visitors: Any) -> None:
    """Labels above their own fields; no rule below the last row; badges that can be read."""
    visitor = visitors(**DESKTOP, color_scheme="dark")
    visitor.sign_in("petugas@demo.test")
    page = visitor.page
    page.goto("/kelola/toko/")
    visitor.check()
    for name in ("q", "keadaan"):
        label, field = (page.locator(f".desk-filter {part}").bounding_box() for part in (f"label[for={name}]", f"[name={name}]"))
        assert label["x"] == field["x"]
        assert label["y"] + label["height"] <= field["y"]
    for row, rule in ((-1, "0px"), (-2, "1px")):
        assert page.locator(".desk-table tbody tr").nth(row).locator("td").first.evaluate("cell => getComputedStyle(cell).borderBottomWidth") == rule


@pytest.mark.parametrize("room", ["/kelola/", "/kelola/produk/", "/kelola/toko-saya/"])
def test_bar_menu_page_and_buttons_of_a_seller_stand_on_one_width(desktop: Visitor, room: str) -> None:
    desktop.sign_in("penjual@demo.test")
    page = desktop.page
    page.goto(room)

    def edges(selector: str) -> tuple[float, float]:
        box = page.locator(selector).first.bounding_box()
        return box["x"], box["x"] + box["width"]

    assert edges(".deskbar .in") == edges(".desknav ul") == edges("main")
    assert edges(".deskbar .in > p")[0] == edges("main > *")[0]
    if page.locator(".savebar").count():
        assert edges(".savebar > div") == edges("main > *")


def test_what_an_officer_stored_and_may_take_away_or_hand_out_is_sound(visitors: Any) -> None:
    visitor = visitors(**DESKTOP)
    visitor.sign_in("petugas@demo.test")
    page = visitor.page
    for room, typed, button in (
        ("padanan", {"line": "buntil = botok"}, "Simpan padanan"),
        ("kata-ditahan", {"words": "penipu ulung"}, "Simpan kata"),
        ("pengumuman", {"text": "Rapat tahunan pedagang.", "begins_at": "2099-01-01T08:00", "ends_at": "2099-01-02T08:00"}, "Simpan pengumuman"),
    ):
        page.goto(f"/kelola/{room}/baru/")
        for name, words in typed.items():
            page.locator(f"[name={name}]").fill(words)
        page.get_by_role("button", name=button).click()
        page.wait_for_url(f"**/kelola/{room}/")
        page.get_by_role("link", name=re.compile(next(iter(typed.values())))).click()
        page.get_by_role("link", name="Hapus").click()
        page.wait_for_load_state()
        visitor.check()
    page.goto("/kelola/users/")
    page.get_by_role("link", name="Butet").first.click()
    page.get_by_role("button", name="Buat tautan sandi baru").click()
    page.wait_for_load_state()
    assert visitor.site in page.locator(".desk-link").inner_text()
    visitor.check()
