"""The list at the door in a real browser: opened once, then without internet, then sent once however often it is tried (TR-05)."""

import csv
import io
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Visitor

SESSION = "Kemasan yang tahan dibawa kurir"


def _open_room(officer: Visitor, title: str) -> None:
    officer.sign_in("petugas@demo.test")
    officer.page.goto("/kelola/pelatihan/")
    officer.page.get_by_role("link", name=title, exact=True).click()
    officer.page.wait_for_url(re.compile(r"/kelola/pelatihan/\d+/$"))


def _present(page: Page, room: str) -> list[str]:
    """Names of those who are present, as the officers' file has them."""
    text = page.request.get(f"{room}daftar.csv").body().decode("utf-8-sig")
    return [row["Nama"] for row in csv.DictReader(io.StringIO(text), delimiter=";") if row["Keadaan"] == "Hadir"]


def _tick(page: Page, position: int) -> str:
    row = page.locator("[data-list] > li").nth(position)
    row.get_by_role("button", name=re.compile("^Hadir")).click()
    expect(row.locator("[data-mark]")).to_have_text("Hadir, belum terkirim")
    return row.locator("b").inner_text()


@pytest.mark.browser
def test_five_ticks_without_internet_become_five_rows_and_stay_five(visitors) -> None:
    officer = visitors(**PHONE)
    _open_room(officer, SESSION)
    page, room = officer.page, officer.page.url
    page.get_by_role("link", name="Buka daftar hadir").click()
    expect(page.locator("[data-ready]")).to_have_text("Halaman ini bisa dibuka tanpa internet.")
    officer.check()

    officer.context.set_offline(True)
    page.reload()
    expect(page.get_by_role("heading", name="Daftar hadir")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.btn')).minHeight") == "48px", "with its style sheets"
    names = [_tick(page, position) for position in range(4)]
    page.get_by_label("Nama", exact=True).fill("Datang Sendiri")
    page.get_by_role("button", name="Tambahkan dan tandai hadir").click()
    expect(page.locator("[data-status]")).to_contain_text("Belum terkirim: 5")
    page.reload()
    expect(page.locator("[data-status]")).to_contain_text("Belum terkirim: 5")
    expect(page.locator("[data-status]")).to_contain_text("Tanpa internet")
    kept = page.evaluate("JSON.stringify(Object.entries(localStorage))")

    officer.context.set_offline(False)
    expect(page.locator("[data-status]")).to_have_text("Semua sudah terkirim.")
    assert sorted(_present(page, room)) == sorted([*names, "Datang Sendiri"])

    page.evaluate("rows => JSON.parse(rows).forEach(([key, value]) => localStorage.setItem(key, value))", kept)  # as if the answer had been lost
    page.reload()
    expect(page.locator("[data-status]")).to_have_text("Semua sudah terkirim.")
    assert sorted(_present(page, room)) == sorted([*names, "Datang Sendiri"])
    page.reload()
    expect(page.locator("[data-count]")).to_have_text("5")
    expect(page.get_by_text("Datang Sendiri")).to_have_count(1)


@pytest.mark.browser
def test_the_worker_answers_for_no_other_page(visitors) -> None:
    officer = visitors(**PHONE)
    _open_room(officer, SESSION)
    page, room = officer.page, officer.page.url
    page.get_by_role("link", name="Buka daftar hadir").click()
    expect(page.locator("[data-ready]")).not_to_be_empty()
    scopes = page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.map(one => one.scope))")
    assert scopes == [f"{room}hadir/"]
    page.goto("/")
    assert page.evaluate("navigator.serviceWorker.controller") is None


@pytest.mark.browser
def test_signed_out_keeps_what_was_ticked_and_forgets_the_names(visitors) -> None:
    officer = visitors(**PHONE)
    _open_room(officer, "Mengurus NIB dan P-IRT")
    page = officer.page
    page.get_by_role("link", name="Buka daftar hadir").click()
    expect(page.locator("[data-ready]")).not_to_be_empty()
    officer.context.clear_cookies()
    _tick(page, 0)
    expect(page.locator("[data-status]")).to_contain_text("Anda sudah keluar. Masuk lagi")
    expect(page.locator("[data-status]")).to_contain_text("Belum terkirim: 1")
    page.reload()
    page.wait_for_url("**/masuk/**")
    assert page.evaluate("caches.keys().then(names => Promise.all(names.map(name => caches.open(name).then(store => store.match(name.slice(6))))))") == [None]


@pytest.mark.browser
def test_a_code_from_the_camera_or_typed_ticks_its_person(visitors) -> None:
    officer = visitors(**PHONE)
    _open_room(officer, "Catatan uang usaha yang sederhana")
    page = officer.page
    page.get_by_role("link", name="Buka daftar hadir").click()
    page.get_by_label("Nama", exact=True).fill("")
    page.get_by_role("button", name="Tambahkan dan tandai hadir").click()
    expect(page.get_by_text("Tulis nama orangnya.")).to_be_visible()
    page.get_by_label("Kode hadir").fill("1-AAAA-BBBB")
    page.get_by_role("button", name="Tandai hadir", exact=True).click()
    expect(page.locator("[data-status]")).to_contain_text("Tidak diterima: 1-AAAA-BBBB")
    expect(page.locator("[data-send-row]")).to_be_hidden()


@pytest.mark.browser
def test_a_long_queue_is_sent_in_parts(visitors) -> None:
    officer = visitors(**PHONE)
    _open_room(officer, "Catatan uang usaha yang sederhana")
    page = officer.page
    page.get_by_role("link", name="Buka daftar hadir").click()
    expect(page.locator("[data-status]")).to_have_text("Semua sudah terkirim.")
    parts: list[int] = []
    page.on("request", lambda request: parts.append(len(request.post_data_json["rows"])) if request.url.endswith("/hadir/kirim/") else None)
    page.evaluate(
        """() => localStorage.setItem(`hadir-${document.querySelector("[data-checkin]").dataset.session}`,
        JSON.stringify(Array.from({ length: 501 }, (_, place) => ({ uuid: crypto.randomUUID(), code: `kode ${place}` }))))"""
    )
    page.reload()
    expect(page.locator("[data-status]")).to_contain_text("Semua sudah terkirim.")
    expect(page.locator("[data-status]")).to_contain_text("kode 0 (")
    expect(page.locator("[data-status]")).to_contain_text("kode 500 (")
    assert parts == [200, 200, 101]


@pytest.mark.browser
def test_camera_reads_a_code_where_the_browser_can(visitors) -> None:
    """A browser that reads codes is played: the camera gives an empty picture, the reader gives the code of the first name."""
    officer = visitors(**PHONE)
    officer.context.add_init_script(
        """window.BarcodeDetector = class { async detect() { return [{ rawValue: document.querySelector("[data-code]").dataset.code }]; } };
        navigator.mediaDevices.getUserMedia = async () => document.createElement("canvas").captureStream();"""
    )
    _open_room(officer, "Tanya jawab: membuka toko dari HP")
    page = officer.page
    page.get_by_role("link", name="Buka daftar hadir").click()
    page.get_by_role("button", name="Pindai dengan kamera").click()
    expect(page.locator("[data-list] > li").first.locator("[data-mark]")).to_have_text("Hadir")
    expect(page.locator("[data-count]")).to_have_text("1")
