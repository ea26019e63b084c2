"""Somebody tells the city what is wrong, an officer answers, and a reader votes on a page."""

import pytest

from portal.guard import is_worked
from tests.browser.conftest import DESKTOP, PAGE_BYTES, PHONE, ROOT, Visitor, bytes_of_first_view

WRITTEN = "Petunjuk di halaman keranjang sulit dibaca di HP kecil."


def _fill(visitor: Visitor, text: str) -> None:
    page = visitor.page
    page.goto("/")
    page.get_by_role("link", name="Beri tanggapan").click()
    page.wait_for_url("**/tanggapan/")
    page.get_by_label("Tentang apa").select_option("situs")
    page.get_by_label("Tanggapan Anda").fill(text)
    page.get_by_label("Warga", exact=True).check()


def _send(visitor: Visitor) -> None:
    """A form sent within three seconds comes back filled; a person presses again."""
    page = visitor.page
    for _ in range(200):
        with page.expect_navigation():
            page.get_by_role("button", name="Kirim tanggapan").click()
        if "/status/" in page.url:
            return
    raise AssertionError(page.get_by_role("main").inner_text())


@pytest.mark.parametrize("scripted", [True, False])
def test_write_and_be_answered(visitors, scripted: bool) -> None:
    writer: Visitor = visitors(java_script_enabled=scripted, **PHONE)
    page = writer.page
    page.goto("/tanggapan/?dari=/panduan/cara-memesan/")
    page.get_by_role("button", name="Kirim tanggapan").click()
    assert page.get_by_text("Tulis tanggapan Anda.").first.is_visible()
    assert page.get_by_text("/panduan/cara-memesan/").is_visible()
    writer.check()
    text = f"{WRITTEN} {'Dengan' if scripted else 'Tanpa'} skrip."
    _fill(writer, text)
    page.get_by_label("Jawabannya boleh ditampilkan untuk umum").check()
    writer.check()
    _send(writer)
    assert page.get_by_text("Terima kasih. Tanggapan Anda sudah kami terima.").is_visible()
    writer.check()
    status = page.url.split("?")[0]

    officer: Visitor = visitors(**DESKTOP)
    officer.sign_in("petugas@demo.test")
    desk = officer.page
    desk.goto("/kelola/tanggapan/")
    officer.check()
    desk.get_by_role("row").filter(has_text=text[:60]).last.get_by_role("link").click()
    desk.get_by_label("Jawaban untuk penulisnya").fill("Hurufnya sudah kami perbesar.")
    with desk.expect_navigation():
        desk.get_by_role("button", name="Simpan jawaban").click()
    desk.goto(desk.url)  # without Wagtail's message, whose colours axe reads while it still appears
    desk.get_by_label("Pertanyaan, ditulis ulang untuk umum").fill(f"Huruf di keranjang kecil, {scripted}?")
    officer.check()
    with desk.expect_navigation():
        desk.get_by_role("button", name="Tampilkan untuk umum").click()

    assert bytes_of_first_view(visitors(**PHONE), status) <= PAGE_BYTES
    page.goto(status)
    assert page.get_by_text("Hurufnya sudah kami perbesar.").is_visible()
    writer.check()
    page.goto("/tanggapan/jawaban/")
    assert page.get_by_text(f"Huruf di keranjang kecil, {scripted}?").is_visible()
    assert not page.get_by_text(WRITTEN).count()
    writer.check()


def test_a_browser_does_the_work_that_the_server_asks_for(phone: Visitor) -> None:
    """The demo asks for none, so the page is given what it then has."""
    page = phone.page
    page.goto("/tanggapan/")
    page.evaluate(
        """() => {
            const stamp = document.querySelector("[name=dibuat]");
            stamp.dataset.work = "10";
            stamp.insertAdjacentHTML("afterend", '<input type="hidden" name="kerja">');
        }"""
    )
    page.evaluate((ROOT / "portal" / "static" / "portal" / "js" / "work.js").read_text())
    page.wait_for_function("document.querySelector('[name=kerja]').value")
    assert is_worked(page.locator("[name=dibuat]").input_value(), page.locator("[name=kerja]").input_value(), 10)


def test_write_with_the_keyboard_alone(desktop: Visitor) -> None:
    """From the first field to the number, no pointer."""
    page = desktop.page
    page.goto("/tanggapan/")
    page.get_by_label("Tentang apa").focus()
    page.keyboard.type("Situs")
    page.keyboard.press("Tab")
    page.keyboard.type("Saya menulis ini tanpa tetikus.")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    reached: list[str] = []
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.name || document.activeElement.textContent.trim()"))
        if reached[-1] == "Kirim tanggapan":
            break
    assert reached == ["kelurahan", "photo", "is_anonymous", "phone", "email", "may_be_public", "Kirim tanggapan"]
    for _ in range(200):
        with page.expect_navigation():
            page.keyboard.press("Enter")
        if "/status/" in page.url:
            break
        page.get_by_role("button", name="Kirim tanggapan").focus()
    assert "TGP-" in page.get_by_role("main").inner_text()


def test_without_a_name_the_contact_fields_go(phone: Visitor) -> None:
    page = phone.page
    page.goto("/tanggapan/")
    assert page.get_by_role("textbox", name="Nomor HP").is_visible()
    page.get_by_label("Kirim tanpa nama").check()
    assert not page.get_by_role("textbox", name="Nomor HP").is_visible()
    phone.check()


@pytest.mark.parametrize("scripted", [True, False])
def test_vote_on_a_step(visitors, scripted: bool) -> None:
    reader: Visitor = visitors(java_script_enabled=scripted, **PHONE)
    page = reader.page
    page.goto("/panduan/cara-memesan/2/")
    reader.check()
    page.get_by_role("button", name="Belum jelas").click()
    page.wait_for_url("**/panduan/cara-memesan/2/?suara=tidak#suara")
    assert page.get_by_text("Terima kasih. Suara Anda: belum jelas.").is_visible()
    page.get_by_label("Apa yang belum jelas?").fill("Tombolnya di mana?")
    reader.check()
    page.get_by_role("button", name="Kirim alasan").click()
    page.wait_for_url("**/?suara=alasan#suara")
    assert page.get_by_text("Editor halaman ini membaca alasan Anda.").is_visible()
    reader.check()
