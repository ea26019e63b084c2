"""Someone looks for a training nearby, looks at the month, and finds the clinic of the kelurahan; with and without JavaScript."""

import re

import pytest

from tests.browser.conftest import LIST_BYTES, Visitor, bytes_of_first_view


def _find(visitor: Visitor) -> None:
    page = visitor.page
    page.goto("/pelatihan/")
    every = page.locator(".train").count()
    assert every >= 8
    visitor.check()
    fold = page.locator("details.filterfold > summary")
    if fold.is_visible():
        fold.click()
    page.locator(".filter a", has_text="Medan Tembung").click()
    page.wait_for_url("**/pelatihan/?wilayah=12.71.14")
    assert page.locator(".train").count() == 1
    assert "Medan Tembung" in page.locator(".train").inner_text()
    visitor.check()
    page.locator(".chips a", has_text="Medan Tembung").click()
    page.wait_for_url("**/pelatihan/")
    assert page.locator(".train").count() == every
    page.get_by_role("link", name="Kalender bulan").click()
    page.wait_for_url("**/pelatihan/?tampil=bulan*")
    while not page.locator("main a[href*='/pelatihan/'] b, .month-list b").count():
        page.get_by_role("link", name="Bulan berikutnya").click()
    visitor.check()


@pytest.mark.browser
def test_find_a_training_on_a_phone(phone: Visitor) -> None:
    _find(phone)
    assert not phone.page.locator("table.month-grid").is_visible(), "seven columns cannot be read at 360 px"
    assert phone.page.locator(".month-list li").first.is_visible()


@pytest.mark.browser
def test_find_a_training_without_javascript(phone_without_script: Visitor) -> None:
    _find(phone_without_script)


@pytest.mark.browser
def test_find_a_training_on_a_desktop(desktop: Visitor) -> None:
    _find(desktop)
    assert desktop.page.get_by_role("table", name=re.compile("Pelatihan .* 20")).is_visible()
    assert not desktop.page.locator(".month-list").is_visible()


def _my_kelurahan(visitor: Visitor) -> None:
    page = visitor.page
    page.goto("/pelatihan/kelurahan-saya/?ke=klinik")
    visitor.check()
    page.get_by_label("Kelurahan Anda").select_option("12.71.14.1004")
    page.get_by_role("button", name="Tampilkan klinik saya").click()
    page.wait_for_url("**/klinik/?wilayah=12.71.14.1004")
    visitor.check()
    page.get_by_role("link", name="Klinik UMKM Bantan").click()
    page.wait_for_url("**/klinik/bantan/")
    assert page.get_by_role("heading", name="Jam buka belum diisi").is_visible()
    visitor.check()
    page.get_by_role("link", name="Klinik UMKM Tembung").click()
    page.wait_for_url("**/klinik/tembung/")
    assert "WIB" in page.get_by_role("main").inner_text()
    assert page.get_by_role("link", name="Lihat cara ikut").count() == 1
    visitor.check()
    page.get_by_role("link", name="Lihat cara ikut").click()
    file = page.get_by_role("link", name="Tambahkan ke kalender").get_attribute("href") or ""
    answer = visitor.context.request.get(file)
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert "TZID=Asia/Jakarta" in answer.text()
    visitor.check()


@pytest.mark.browser
def test_my_kelurahan_on_a_phone(phone: Visitor) -> None:
    _my_kelurahan(phone)


@pytest.mark.browser
def test_my_kelurahan_without_javascript(phone_without_script: Visitor) -> None:
    _my_kelurahan(phone_without_script)


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path", ["/pelatihan/", "/pelatihan/?tampil=bulan", "/pelatihan/?arsip=ya", "/pelatihan/?kapan=hari-ini&wilayah=12.71.14", "/klinik/", "/klinik/bantan/"]
)
def test_every_room_in_both_themes(desktop: Visitor, path: str, scheme: str) -> None:
    desktop.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    desktop.page.goto(path)
    desktop.check()


@pytest.mark.browser
def test_the_month_stays_light(phone: Visitor) -> None:
    assert bytes_of_first_view(phone, "/pelatihan/?tampil=bulan") <= LIST_BYTES
