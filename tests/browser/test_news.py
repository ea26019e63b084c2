"""The public follows the city: editors write without a manual, an officer approves, people read, also without script."""

import json
import re
from datetime import datetime, timedelta

import pytest

from tests.browser.conftest import DESKTOP, Visitor
from tests.browser.mails import wait_for_link

ARTICLE = "/berita/pedagang-pasar-petisah-mulai-berjualan/"


def _add(editor: Visitor, kind: str, list_slug: str) -> None:
    """The empty form for a new page below a list."""
    editor.page.goto(f"/kelola/pages/search/?q={list_slug}")
    row = editor.page.locator("tr", has=editor.page.get_by_role("link", name=re.compile(f"^{list_slug}$", re.IGNORECASE))).first
    number = re.search(r"/pages/(\d+)/", row.locator("a[href*='/pages/']").first.get_attribute("href") or "")
    assert number
    editor.page.goto(f"/kelola/pages/add/pages/{kind}/{number.group(1)}/")
    editor.page.locator("#id_title").wait_for()


def _add_block(editor: Visitor, field: str, kind: str = "") -> None:
    """Press the plus of a list; choose what to add where there is a choice."""
    section = editor.page.locator(f"[data-contentpath={field}]")
    section.locator(".c-sf-add-button").last.click()
    if kind:
        editor.page.get_by_role("option", name=kind, exact=True).first.click()


def _send_in(editor: Visitor) -> None:
    editor.page.get_by_role("button", name="Tindakan lain").click()
    with editor.page.expect_navigation():
        editor.page.locator("[name=action-submit]").click()
    words = editor.page.locator(".messages").inner_text()
    assert "untuk diperiksa" in words, words


def _approve(officer: Visitor, title: str) -> None:
    officer.page.goto("/kelola/naskah/")
    officer.page.get_by_role("link", name=re.compile(title)).first.click()
    officer.page.wait_for_load_state()
    officer.page.get_by_role("button", name=re.compile("Setujui")).first.click()
    officer.page.wait_for_load_state()


@pytest.mark.browser
def test_editor_writes_an_article_and_a_programme_and_the_public_reads_both(visitors: object) -> None:
    editor: Visitor = visitors(**DESKTOP)  # type: ignore[operator]
    editor.sign_in("editor@demo.test")
    page = editor.page
    _add(editor, "newspage", "Berita")
    page.locator("#id_title").press_sequentially("Kios Selasa dibuka", delay=20)
    page.locator("#id_author").fill("Bagian Humas")
    page.locator("#id_lead").fill("Kios buka setiap Selasa pagi di halaman kantor.")
    _add_block(editor, "body", "Teks")
    _add_block(editor, "products")
    page.get_by_role("button", name="Pilih produk").first.click()
    page.locator(".modal [data-chooser-modal-choice]").first.wait_for()  # the window is ready when its list is there
    page.locator(".modal input[name=q]").press_sequentially("songket", delay=20)
    page.locator(".modal input[name=q]").press("Enter")
    first = page.locator(".modal [data-chooser-modal-choice]", has_text=re.compile("songket", re.IGNORECASE)).first
    first.wait_for(timeout=60_000)
    goods = first.inner_text()
    first.click()
    page.locator(".modal").wait_for(state="detached")
    page.get_by_role("button", name=re.compile(r"Pilih halaman \(Program\)")).first.click()
    page.locator(".modal").get_by_role("link", name="Selasa UMKM").first.click()
    page.locator(".modal").wait_for(state="detached")
    editor.check()
    page.locator("[data-contentpath=body] [contenteditable=true]").first.click()
    page.keyboard.type("Semua warga boleh datang.", delay=5)
    page.locator("#id_lead").click()
    page.locator("[data-contentpath=body] input[type=hidden][value*='boleh datang']").first.wait_for(state="attached")
    _send_in(editor)

    _add(editor, "programmepage", "Program")
    page.locator("#id_title").press_sequentially("Pasar Pagi", delay=20)
    page.locator("#id_run_by").fill("Program kota")
    page.locator("#id_summary").fill("Pasar kecil setiap pagi.")
    page.locator("#id_aim").fill("Warga berbelanja dekat rumah.")
    _add_block(editor, "milestones")
    milestone = page.locator("[data-contentpath=milestones]")
    milestone.get_by_label("Apa").fill("Lapangan dipilih")
    milestone.get_by_label("Tanggal").fill("2026-12-01")
    milestone.get_by_label("Keadaan").select_option(label="Selesai")
    _add_block(editor, "counters")
    page.locator("[data-contentpath=counters] select").select_option(label="produk tampil")
    page.set_viewport_size({"width": 1280, "height": 4000})  # a button half under the bar that stays below would count as too small
    editor.problems[:] = [one for one in editor.problems if "400" not in one]  # the browser tells when a block without its day could not yet be saved
    editor.check()
    page.set_viewport_size(DESKTOP["viewport"])
    _send_in(editor)

    officer: Visitor = visitors(**DESKTOP)  # type: ignore[operator]
    officer.sign_in("petugas@demo.test")
    _approve(officer, "Kios Selasa dibuka")
    _approve(officer, "Pasar Pagi")
    official: Visitor = visitors(**DESKTOP)  # type: ignore[operator]
    official.page.goto(wait_for_link(official, "Pasar Pagi"))
    official.page.get_by_role("button", name="Setujui naskah ini").click()
    official.page.get_by_role("heading", name="Naskah sudah disetujui").wait_for()

    reader: Visitor = visitors(java_script_enabled=False, viewport={"width": 360, "height": 740})  # type: ignore[operator]
    reader.page.goto("/berita/")
    reader.page.get_by_role("link", name="Kios Selasa dibuka").click()
    reader.page.get_by_role("heading", level=1, name="Kios Selasa dibuka").wait_for()
    assert reader.page.get_by_role("link", name=goods).count()
    assert reader.page.locator("aside").get_by_role("link", name="Selasa UMKM", exact=True).count()
    reader.check()
    reader.page.goto("/program/selasa-umkm/")
    assert reader.page.get_by_role("link", name="Kios Selasa dibuka").count()
    feed = json.loads(reader.context.request.get("/berita/umpan/feed.json").text())
    assert feed["items"][0]["title"] == "Kios Selasa dibuka"
    assert feed["items"][0]["url"].startswith(reader.site)
    reader.page.goto("/program/pasar-pagi/")
    assert "1 Desember 2026. Selesai." in reader.page.locator("main").inner_text()
    assert "produk tampil" in reader.page.locator("main").inner_text()
    reader.check()


@pytest.mark.browser
def test_a_notice_reaches_every_page(visitors: object, phone_without_script: Visitor, phone: Visitor) -> None:
    officer: Visitor = visitors(**DESKTOP)  # type: ignore[operator]
    officer.sign_in("petugas@demo.test")
    page = officer.page
    page.get_by_role("link", name="Pengumuman").click()
    page.get_by_role("link", name="Tulis pengumuman").click()
    officer.check()
    page.get_by_label("Isi pengumuman").fill("Malam ini pesanan belum bisa dibuat.")
    page.get_by_label("Berhenti tampil").fill((datetime.now() + timedelta(hours=9)).strftime("%Y-%m-%dT%H:%M"))
    page.get_by_role("button", name="Simpan pengumuman").click()
    page.get_by_text("Sedang tampil").wait_for()
    page.goto("/kelola/pengumuman/")  # without the message that is still fading in
    officer.check()
    for address in ("/", "/masuk/", ARTICLE, "/program/umkm-center/"):
        phone_without_script.page.goto(address)
        phone_without_script.page.get_by_role("region", name="Pengumuman").get_by_text("Malam ini pesanan belum bisa dibuat.").wait_for()
        phone_without_script.check()
    phone.page.goto("/berita/")
    phone.check()
    page.get_by_role("link", name="Malam ini pesanan").click()
    page.get_by_role("link", name="Hapus").click()
    page.get_by_role("button", name="Hapus pengumuman").click()
    page.wait_for_load_state()
    phone.page.goto("/berita/")
    assert not phone.page.get_by_role("region", name="Pengumuman").count()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["/berita/", "/berita/?kategori=program", ARTICLE, "/program/", "/program/umkm-center/", "/program/selasa-umkm/"])
def test_news_and_programmes_are_sound_in_both_colours(visitors: object, address: str, scheme: str) -> None:
    for size in ({"width": 360, "height": 740}, {"width": 1280, "height": 900}):
        visitor: Visitor = visitors(viewport=size, color_scheme=scheme)  # type: ignore[operator]
        visitor.page.goto(address)
        visitor.check()
