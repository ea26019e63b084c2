"""An editor with no documentation writes a training, an officer approves it, a visitor registers; what was typed survives a closed tab and an ended session."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import DESKTOP, PHONE, Visitor

PAPER = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"
WATCHED = "addEventListener('w-unsaved:watch-edits', () => { document.documentElement.dataset.watched = ''; }, true)"
"""Wagtail looks at a form two seconds after it was opened, and saves by itself what differs from that."""


def _start(editor: Visitor, door: str) -> Page:
    editor.sign_in("editor@demo.test")
    editor.page.wait_for_url("**/kelola/")
    editor.page.get_by_role("link", name=re.compile(door)).click()
    editor.page.locator("#id_title").wait_for()
    return editor.page


def _choose(page: Page, field: str, words: str) -> None:
    page.locator(f"#id_{field}-chooser [data-chooser-action-choose]").click()
    page.locator(".modal").get_by_role("link", name=words, exact=True).click()
    page.locator(".modal").wait_for(state="detached")


def _saved(page: Page) -> Locator:
    return page.get_by_text("Tersimpan").first


@pytest.mark.browser
def test_a_training_from_the_first_screen_to_a_registration(visitors: object, tmp_path: Path) -> None:
    editor: Visitor = visitors(**DESKTOP)  # type: ignore[operator]
    page = _start(editor, "Pelatihan baru")
    editor.check()
    page.locator("#id_title").press_sequentially("Belajar mengemas kue kering", delay=10)
    page.locator("#id_starts_at").fill("2030-12-08T09:00")
    page.locator("#id_ends_at").fill("2030-12-08T11:30")
    page.locator("#id_summary").fill("Cara memilih kemasan supaya kue tidak remuk.")
    page.locator("#id_place").fill("Aula Kelurahan Sei Mati")
    page.locator("#id_kelurahan optgroup[label='Medan Maimun'] option", has_text="Sei Mati").wait_for(state="attached")
    page.locator("#id_kelurahan").select_option(page.locator("#id_kelurahan optgroup[label='Medan Maimun'] option", has_text="Sei Mati").get_attribute("value"))
    page.locator("#id_seats").fill("20")
    _choose(page, "requires", "Foto produk dengan HP, angkatan 1")
    page.locator("#id_series-chooser [data-chooser-action-choose]").click()
    page.locator(".modal").get_by_role("tab", name="Buat").click()
    page.locator(".modal input[name=name]").fill("Kelas Kemasan")
    page.locator(".modal").get_by_role("button", name=re.compile("Buat|Simpan")).last.click()
    expect(page.locator("#id_series-chooser")).to_contain_text("Kelas Kemasan")
    page.locator("#id_batch").fill("1")
    page.locator("#id_speaker").fill("Bu Rahma")
    page.locator("#id_organiser").fill("Dinas Koperasi UKM")
    page.get_by_role("button", name=re.compile("Tambah bahan", re.IGNORECASE)).click()
    page.locator("#id_materials-0-title").fill("Daftar kemasan")
    paper = tmp_path / "daftar-kemasan.pdf"
    paper.write_bytes(PAPER)
    page.locator("#id_materials-0-document-chooser [data-chooser-action-choose]").click()
    page.locator(".modal").get_by_role("tab", name="Unggah").click()
    page.locator(".modal input[type=file]").set_input_files(paper)
    expect(page.locator(".modal input[name$=title]")).to_have_value("daftar-kemasan")
    page.locator(".modal").get_by_role("button", name="Unggah").last.click()
    page.locator(".modal").wait_for(state="detached")
    expect(page.locator("#id_materials-0-document-chooser")).to_contain_text("daftar-kemasan")
    page.locator("[data-side-panel-toggle=preview]").first.click()
    expect(page.frame_locator("#w-preview-iframe").get_by_text("Daftar pelatihan ini")).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="Tindakan lain").click()
    with page.expect_navigation():
        page.locator("[name=action-submit]").click()
    expect(page.locator(".messages")).to_contain_text("untuk diperiksa")

    officer: Visitor = visitors(**PHONE)  # type: ignore[operator]
    officer.sign_in("petugas@demo.test")
    officer.page.goto("/kelola/naskah/")
    officer.page.get_by_role("link", name=re.compile("mengemas kue")).click()
    officer.page.get_by_role("button", name="Setujui").click()
    expect(officer.page.locator(".messages")).to_contain_text("disetujui")

    visitor: Visitor = visitors(**PHONE)  # type: ignore[operator]
    visitor.page.goto("/pelatihan/belajar-mengemas-kue-kering/")
    expect(visitor.page.get_by_text("Sisa 20 dari 20 kursi")).to_be_visible()
    assert "Medan Maimun" in visitor.page.locator("main").inner_text()
    visitor.check()
    visitor.page.get_by_role("link", name="Daftar pelatihan ini").tap()
    visitor.page.get_by_label("Nama Anda").fill("Rina Lubis")
    visitor.page.get_by_label("Nomor HP").fill("0812 6000 0001")  # who was there when the training it asks for was held
    visitor.page.get_by_role("button", name="Daftar pelatihan ini").tap()
    expect(visitor.page.get_by_role("heading", name="Anda terdaftar")).to_be_visible()
    visitor.check()


@pytest.mark.browser
def test_what_was_typed_survives_a_closed_tab_and_an_ended_session(visitors: object) -> None:
    editor: Visitor = visitors(**DESKTOP)  # type: ignore[operator]
    editor.context.add_init_script(WATCHED)
    page = _start(editor, "Pelatihan baru")
    page.locator("html[data-watched]").wait_for(state="attached")
    page.locator("#id_title").press_sequentially("Naskah yang ditinggal", delay=10)
    page.locator("#id_starts_at").fill("2030-12-08T09:00")
    page.locator("#id_ends_at").fill("2030-12-08T11:30")
    expect(_saved(page)).to_be_visible()
    page.wait_for_url("**/edit/")
    address = page.url
    page.close()

    page = editor.context.new_page()
    page.goto(address)
    expect(page.locator("#id_title")).to_have_value("Naskah yang ditinggal")
    expect(page.locator("#id_starts_at")).to_have_value("2030-12-08T09:00")
    page.locator("html[data-watched]").wait_for(state="attached")
    editor.context.clear_cookies()
    page.locator("#id_summary").press_sequentially("Ditulis sesudah keluar.", delay=10)
    expect(page.get_by_text("Mungkin Anda sudah keluar: masuk lagi di tab lain").first).to_be_visible()

    second = editor.context.new_page()
    second.goto("/masuk/")
    second.get_by_label("Nomor HP atau e-mail").fill("editor@demo.test")
    second.get_by_label("Kata sandi").fill("belajar-kedan")
    second.get_by_role("button", name="Masuk").click()
    second.wait_for_url("**/kelola/")
    second.close()
    page.locator("#id_summary").press_sequentially(" Lalu masuk lagi.", delay=10)
    expect(_saved(page)).to_be_visible()
    page.reload()
    expect(page.locator("#id_summary")).to_have_value("Ditulis sesudah keluar. Lalu masuk lagi.")


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_days_and_hours_are_chosen_with_the_phones_own_picker(visitors: object, scheme: str) -> None:
    editor: Visitor = visitors(**PHONE, color_scheme=scheme)  # type: ignore[operator]
    page = _start(editor, "Program baru")
    expect(page.locator("#id_starts_on")).to_have_attribute("type", "date")
    page.locator("[data-contentpath=milestones] .c-sf-add-button").last.click()
    expect(page.locator("[data-contentpath=milestones]").get_by_label("Tanggal")).to_have_attribute("type", "date")
    page.locator("[data-side-panel-toggle=status]").first.click()
    page.get_by_role("button", name=re.compile("[Jj]adwal")).first.click()
    moment = page.locator("#id_go_live_at")
    expect(moment).to_have_attribute("type", "datetime-local")
    box = moment.bounding_box()
    assert box
    assert box["x"] + box["width"] <= 344, "the picker ends inside the dialog"
    editor.check()
