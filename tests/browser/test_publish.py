"""An editor changes a guide with preview, schedules an article and sends it in; an officer approves it."""

import re
from datetime import datetime, timedelta

import pytest

from tests.browser.conftest import DESKTOP, Visitor


def _edit(editor: Visitor, title: str) -> None:
    page = editor.page
    page.goto(f"/kelola/pages/search/?q={title}")
    page.get_by_role("link", name=re.compile(title)).first.click()
    page.locator("#id_title").wait_for()


def _send_in(editor: Visitor) -> None:
    editor.page.get_by_role("button", name="Tindakan lain").click()
    editor.page.locator("[name=action-submit]").click()
    editor.page.wait_for_load_state()


@pytest.mark.browser
def test_editor_changes_a_guide_with_preview_and_officer_approves(visitors: object) -> None:
    editor: Visitor = visitors(**DESKTOP)  # type: ignore[operator]
    editor.sign_in("editor@demo.test")
    page = editor.page
    page.wait_for_url("**/kelola/")
    editor.check()
    _edit(editor, "Cara membayar")
    page.locator("#id_title").fill("Cara membayar pesanan")
    page.locator("[data-side-panel-toggle=preview]").first.click()
    preview = page.frame_locator("#w-preview-iframe")
    preview.get_by_role("heading", level=1, name="Cara membayar pesanan").wait_for(timeout=30_000)
    editor.check()
    _send_in(editor)

    public: Visitor = visitors(**DESKTOP)  # type: ignore[operator]
    public.page.goto("/panduan/cara-membayar/")
    assert public.page.get_by_role("heading", level=1).inner_text() == "Cara membayar", "nothing is public before it is approved"

    officer: Visitor = visitors(**DESKTOP)  # type: ignore[operator]
    officer.sign_in("petugas@demo.test")
    officer.page.goto("/kelola/naskah/")
    officer.check()
    officer.page.get_by_role("link", name=re.compile("Cara membayar pesanan")).first.click()
    officer.page.wait_for_load_state()
    officer.check()
    officer.page.get_by_role("button", name=re.compile("Setujui")).first.click()
    officer.page.wait_for_load_state()
    public.page.goto("/panduan/cara-membayar/")
    assert public.page.get_by_role("heading", level=1).inner_text() == "Cara membayar pesanan"


@pytest.mark.browser
def test_editor_schedules_an_article(visitors: object) -> None:
    editor: Visitor = visitors(**DESKTOP)  # type: ignore[operator]
    editor.sign_in("editor@demo.test")
    _edit(editor, "Pedagang Pasar Petisah")
    page = editor.page
    page.locator("[data-side-panel-toggle=status]").first.click()
    page.get_by_role("button", name=re.compile("[Jj]adwal")).first.click()
    moment = datetime.now() + timedelta(days=1)
    page.locator("#id_go_live_at").fill(moment.strftime("%Y-%m-%dT07:00"))
    page.get_by_role("dialog").get_by_role("button", name=re.compile("[Ss]impan")).first.click()
    page.wait_for_load_state()
    _send_in(editor)
    assert not editor.problems
    _edit(editor, "Pedagang Pasar Petisah")
    page.locator("[data-side-panel-toggle=status]").first.click()
    assert "07" in page.locator("[data-side-panel=status]").inner_text()
