"""A head of office without an account reads a programme through the link in a mail and decides; the history of the page names her (GD-11)."""

import re
import time

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PAGE_BYTES, PHONE, Visitor, bytes_of_first_view
from tests.browser.mails import SECONDS, wait_for_link

TITLE = "Pasar Sabtu Kampung Kue"
REASON = "Sebutkan jam buka dan jam tutup."
NAME = "Ibu Tetty Manurung, Kepala Dinas Koperasi UKM"


def _send_in(editor: Visitor) -> None:
    editor.page.get_by_role("button", name="Tindakan lain").click()
    with editor.page.expect_navigation():
        editor.page.locator("[name=action-submit]").click()
    expect(editor.page.locator(".messages")).to_contain_text("untuk diperiksa")


def _write_programme(editor: Visitor) -> None:
    page = editor.page
    page.goto("/kelola/")
    page.get_by_role("link", name=re.compile("Program baru")).click()
    page.locator("#id_title").press_sequentially(TITLE, delay=10)
    page.locator("#id_run_by").fill("Program kota")
    page.locator("#id_summary").fill("Penjual kue membuka lapak setiap Sabtu.")
    page.locator("#id_starts_on").fill("2026-12-05")
    _send_in(editor)


def _officer_approves(officer: Visitor) -> None:
    page = officer.page
    page.goto("/kelola/naskah/")
    page.get_by_role("link", name=re.compile(TITLE)).click()
    page.get_by_role("button", name=re.compile("Setujui")).click()
    expect(page.get_by_text("disetujui").first).to_be_visible()


def _read(official: Visitor, link: str) -> None:
    official.page.goto(link)
    expect(official.page.locator(".lead")).to_contain_text(f"Yth. {NAME}. Naskah ini menunggu persetujuan Anda.")
    draft = official.page.frame_locator("iframe.draft-frame")
    expect(draft.get_by_role("heading", level=1, name=TITLE)).to_be_visible()
    official.check()


def _search_for_text(editor: Visitor) -> None:
    """The worker puts a new page into the index a moment later."""
    until = time.monotonic() + SECONDS
    while not editor.page.get_by_role("link", name=TITLE).count():
        assert time.monotonic() < until, "the editor does not find the own text"
        editor.page.goto("/kelola/pages/search/?q=Kampung Kue")


@pytest.mark.browser
def test_an_official_returns_a_programme_and_then_approves_it(visitors: object) -> None:
    editor: Visitor = visitors(**DESKTOP)  # type: ignore[operator]
    editor.sign_in("editor@demo.test")
    _write_programme(editor)
    officer: Visitor = visitors(**PHONE)  # type: ignore[operator]
    officer.sign_in("petugas@demo.test")
    _officer_approves(officer)
    public: Visitor = visitors(**PHONE, java_script_enabled=False)  # type: ignore[operator]
    public.page.goto("/program/")
    assert not public.page.get_by_text(TITLE).count(), "an officer alone publishes no programme"

    official: Visitor = visitors(**PHONE)  # type: ignore[operator]
    first = wait_for_link(official, TITLE)
    assert bytes_of_first_view(visitors(**PHONE), first) <= PAGE_BYTES  # type: ignore[operator]
    _read(official, first)
    official.page.get_by_role("button", name="Kembalikan kepada penulis").tap()
    expect(official.page.get_by_role("alert")).to_be_focused()
    expect(official.page.locator("#id_comment_error")).to_contain_text("Tulis apa yang perlu diperbaiki.")
    official.problems[:] = [problem for problem in official.problems if "400" not in problem]  # the browser tells of the refusal itself
    official.check()
    official.page.get_by_label("Catatan untuk penulis").fill(REASON)
    official.page.get_by_role("button", name="Kembalikan kepada penulis").tap()
    expect(official.page.get_by_role("heading", name="Naskah sudah dikembalikan")).to_be_visible()
    expect(official.page.locator("blockquote")).to_have_text(REASON)
    official.check()

    _search_for_text(editor)
    editor.page.get_by_role("link", name=TITLE).first.click()
    expect(editor.page.locator(".messages")).to_contain_text(f"Naskah ini dikembalikan. {NAME}: {REASON}")
    editor.page.locator("#id_summary").fill("Setiap Sabtu, pukul 06.00 sampai 10.00.")
    _send_in(editor)
    second = wait_for_link(official, TITLE, but_not=first)
    official.page.goto(first)
    expect(official.page.get_by_role("heading", name="Naskah sudah dikembalikan")).to_be_visible()
    assert not official.page.get_by_role("button", name="Setujui naskah ini").count(), "a used link decides nothing"

    dark: Visitor = visitors(**PHONE, color_scheme="dark")  # type: ignore[operator]
    _read(dark, second)
    dark.page.get_by_role("button", name="Setujui naskah ini").tap()
    expect(dark.page.get_by_role("heading", name="Naskah sudah disetujui")).to_be_visible()
    dark.check()
    dark.page.get_by_role("link", name="Lihat halamannya").tap()
    expect(dark.page.get_by_text("pukul 06.00 sampai 10.00").first).to_be_visible()
    dark.page.goto(f"{second[:-4]}xyz/")
    expect(dark.page.get_by_role("heading", name="Tautan ini tidak berlaku")).to_be_visible()

    _search_for_text(editor)
    number = re.search(r"/pages/(\d+)/", editor.page.get_by_role("link", name=TITLE).first.get_attribute("href") or "")
    assert number
    editor.page.goto(f"/kelola/pages/{number[1]}/history/")
    for words in (f"Dikembalikan oleh {NAME}, lewat tautan", f"Disetujui oleh {NAME}, lewat tautan"):
        expect(editor.page.get_by_text(words)).to_be_visible()
    editor.check()


@pytest.mark.browser
def test_the_link_works_without_script(visitors: object) -> None:
    editor: Visitor = visitors(**DESKTOP)  # type: ignore[operator]
    editor.sign_in("editor@demo.test")
    editor.page.goto("/kelola/pages/search/?q=UMKM Center")
    editor.page.get_by_role("link", name="UMKM Center").first.click()
    editor.page.locator("#id_summary").fill("Gedung untuk belajar dan berjualan bersama.")
    _send_in(editor)
    officer: Visitor = visitors(**DESKTOP)  # type: ignore[operator]
    officer.sign_in("petugas@demo.test")
    officer.page.goto("/kelola/naskah/")
    officer.page.get_by_role("link", name=re.compile("UMKM Center")).click()
    officer.page.get_by_role("button", name=re.compile("Setujui")).click()
    official: Visitor = visitors(**PHONE, java_script_enabled=False)  # type: ignore[operator]
    official.page.goto(wait_for_link(official, "UMKM Center"))
    official.check()
    official.page.get_by_role("link", name="Buka naskah selayar penuh").tap()
    expect(official.page.get_by_text("Gedung untuk belajar dan berjualan bersama.").first).to_be_visible()
    official.page.go_back()
    official.page.get_by_role("button", name="Setujui naskah ini").tap()
    expect(official.page.get_by_role("heading", name="Naskah sudah disetujui")).to_be_visible()
    official.check()
