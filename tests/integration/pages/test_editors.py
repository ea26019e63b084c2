"""Editors at work in /kelola/: preview, scheduling, and the check by an officer before anything goes live."""

from collections.abc import Callable
from datetime import UTC, datetime
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db.migrations.executor import MigrationExecutor
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, ReferenceIndex, TaskState, Workflow
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from pages.models import NewsPage
from portal.accounts.roles import OFFICER
from portal.management.commands import run
from tests.factories.pages import make_article, make_guide, make_home, make_plain, make_programme, make_session
from tests.factories.shop import make_region, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> Client:
    """A signed-in officer."""
    client = Client()
    client.force_login(make_user(OFFICER))
    return client


def form(**fields: Any) -> dict[str, str]:
    """What the article form sends."""
    whole = {
        "title": "Kabar baru",
        "slug": "kabar-baru",
        "author": "Humas",
        "lead": "Satu kalimat.",
        "picture": "",
        "category": "",
        "picture_alt": "",
        "photo_credit": "",
        "body": streamfield([("text", rich_text("<p>Isi berita.</p>"))]),
        "guides": streamfield([]),
        "products": streamfield([]),
        "collection": "",
        "related_programme": "",
        "correction": "",
        "corrected_on": "",
        "go_live_at": "",
        "expire_at": "",
        "seo_title": "",
        "search_description": "",
        "share_picture": "",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "",
    }
    return nested_form_data(whole | fields)


@pytest.mark.parametrize("make", [make_home, make_guide, make_article, make_session, make_programme, make_plain])
def test_every_kind_of_page_opens_in_the_editor_and_in_preview(editor: Client, make: Callable[[], Page]) -> None:
    page = make()
    assert editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
    address = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    for mode, _name in page.preview_modes:
        response = editor.get(address, {"mode": mode})
        assert response.status_code == 200, mode
        policy = response.headers["Content-Security-Policy"]
        assert "frame-ancestors 'self'" in policy
        assert "'unsafe-inline'" not in policy


@pytest.mark.parametrize("slug", ["panduan", "berita", "pelatihan", "program"])
def test_every_list_page_opens_in_preview(editor: Client, slug: str) -> None:
    for make in (make_guide, make_article, make_session, make_programme):
        make()
    page = Page.objects.get(slug=slug)
    assert editor.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).status_code == 200


def test_a_published_page_refuses_every_frame(client: Client) -> None:
    assert "frame-ancestors 'none'" in client.get(make_plain().url).headers["Content-Security-Policy"]


def test_the_first_step_can_be_previewed_alone(editor: Client) -> None:
    guide = make_guide()
    html = editor.get(reverse("wagtailadmin_pages:view_draft", args=[guide.pk]), {"mode": "langkah"}).content.decode()
    assert "<h1>Langkah awal</h1>" in html


def test_an_editor_cannot_publish_without_a_check(editor: Client, client: Client) -> None:
    article = make_article("Judul lama", slug="kabar-baru")
    editor.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), form(title="Judul baru", **{"action-publish": "1"}))
    assert "Judul lama" in client.get(article.url).content.decode()


def test_a_text_goes_live_when_an_officer_approves_it(editor: Client, officer: Client, client: Client) -> None:
    article = make_article("Judul lama", slug="kabar-baru")
    response = editor.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), form(title="Judul baru", **{"action-submit": "1"}))
    assert response.status_code == 302
    assert "Judul lama" in client.get(article.url).content.decode()
    assert article.current_workflow_state.workflow == Workflow.objects.get(name="Pemeriksaan naskah")
    task = TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)
    assert editor.post(reverse("wagtailadmin_pages:workflow_action", args=[article.pk, "approve", task.pk])).status_code == 302
    assert editor.post(reverse("page_review:text", args=[task.pk]), {"decision": "setuju"}).status_code == 302
    assert "Judul lama" in client.get(article.url).content.decode()  # nobody approves their own text
    assert "Judul baru" in officer.get(reverse("page_review:index")).content.decode()
    assert "Judul baru" in officer.get(reverse("page_review:draft", args=[task.pk])).content.decode()
    officer.post(reverse("page_review:text", args=[task.pk]), {"decision": "setuju"})
    assert "Judul baru" in client.get(article.url).content.decode()
    assert officer.get(reverse("page_review:text", args=[task.pk])).status_code == 404  # decided once


def test_an_officer_approves_only_the_wording_that_was_sent_and_can_return_any(editor: Client, officer: Client, client: Client) -> None:
    article = make_article("Judul lama", slug="kabar-baru")
    editor.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), form(title="Judul baru", **{"action-submit": "1"}))
    task = TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)
    article.refresh_from_db()
    article.title = "Judul yang diselipkan"
    article.save_revision()
    address, approve = reverse("page_review:text", args=[task.pk]), 'value="setuju"'
    assert approve not in officer.get(address).content.decode()
    refused = officer.post(address, {"decision": "setuju", "comment": "Bagus, periksa nama."})
    assert refused.status_code == 400
    for words in ("sudah diubah setelah dikirim", "Bagus, periksa nama."):  # nothing typed is lost
        assert words in refused.content.decode()
    task.refresh_from_db()
    assert task.status == TaskState.STATUS_IN_PROGRESS
    assert "Judul lama" in client.get(article.url).content.decode()
    assert officer.post(address, {"decision": "kembalikan", "comment": "Periksa nama."}).status_code == 302
    task.refresh_from_db()
    assert (task.status, task.comment) == (TaskState.STATUS_REJECTED, "Periksa nama.")
    assert "Judul lama" in client.get(article.url).content.decode()


def test_an_officer_can_send_a_text_back(editor: Client, officer: Client, client: Client) -> None:
    article = make_article("Judul lama", slug="kabar-baru")
    editor.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), form(title="Judul keliru", **{"action-submit": "1"}))
    task = TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)
    address = reverse("page_review:text", args=[task.pk])
    refused = officer.post(address, {"decision": "kembalikan", "comment": " "})
    assert "Tulis apa yang perlu diperbaiki." in refused.content.decode()
    officer.post(address, {"decision": "kembalikan", "comment": "Periksa nama."})
    task.refresh_from_db()
    assert task.status == TaskState.STATUS_REJECTED
    assert task.comment == "Periksa nama."
    assert "Judul lama" in client.get(article.url).content.decode()


def test_a_new_article_can_be_scheduled_and_checked(editor: Client, officer: Client, client: Client) -> None:
    index = make_article("Sudah ada").get_parent()
    with time_machine.travel(datetime(2026, 11, 30, 3, tzinfo=UTC), tick=False):
        add = reverse("wagtailadmin_pages:add", args=["pages", "newspage", index.pk])
        editor.post(add, form(go_live_at="2026-12-01 07:00", **{"action-submit": "1"}))
        page = NewsPage.objects.get(slug="kabar-baru")
        assert page.latest_revision.as_object().go_live_at == datetime(2026, 12, 1, 0, 0, tzinfo=UTC)  # 07.00 WIB
        task = TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)
        assert "Akan tampil Selasa, 1 Desember 2026, 07.00 WIB" in officer.get(reverse("page_review:text", args=[task.pk])).content.decode()
        officer.post(reverse("page_review:text", args=[task.pk]), {"decision": "setuju"})
        assert client.get("/berita/kabar-baru/").status_code == 404
    with time_machine.travel(datetime(2026, 12, 1, 0, 0, 1, tzinfo=UTC), tick=False):
        call_command("publish_scheduled")
        assert "Selasa, 1 Desember 2026, 07.00 WIB" in client.get("/berita/kabar-baru/").content.decode()


def test_the_form_asks_only_for_kelurahan_of_this_city(editor: Client) -> None:
    session = make_session(kelurahan=make_region())
    make_region("11.01.01.1001", "Keude Bakongan")
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[session.pk])).content.decode()
    assert "Pasar Baru" in html
    assert "Keude Bakongan" not in html


def test_categories_and_topics_can_be_edited(editor: Client) -> None:
    make_home()
    for kind in ("newscategory", "trainingtopic"):
        form = editor.get(f"/kelola/snippets/pages/{kind}/add/").content.decode()
        assert form.count("<h1") == 1, "who listens is told where they are"
        response = editor.post(f"/kelola/snippets/pages/{kind}/add/", {"name": "Pengumuman", "slug": "pengumuman"})
        assert response.status_code == 302
        assert "Pengumuman" in editor.get(f"/kelola/snippets/pages/{kind}/").content.decode()


def test_an_upgrade_forgets_references_of_fields_that_are_gone(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    guide, article = make_guide("Cara memesan", slug="cara-memesan"), make_article("Kabar", slug="kabar")
    kinds = {name: ContentType.objects.get_for_model(model) for name, model in (("content_type", type(article)), ("base_content_type", Page))}
    ReferenceIndex.objects.create(
        **kinds,
        object_id=article.pk,
        to_content_type=kinds["base_content_type"],
        to_object_id=guide.pk,
        model_path="related_guide",
        content_path="related_guide",
        content_path_hash="6f9619ff-8b86-d011-b42d-00cf4fc964ff",
    )

    class Behind(MigrationExecutor):
        """A city with something to migrate."""

        def migration_plan(self, *_: Any, **_options: Any) -> Any:
            return ["one"]

    monkeypatch.setattr(run, "MigrationExecutor", Behind)
    run.Command(stdout=StringIO()).migrate()
    assert editor.get(f"/kelola/pages/{guide.pk}/usage/").status_code == 200


def test_the_checkers_are_told_in_our_words(editor: Client, officer: Client, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any) -> None:
    make_user(OFFICER, email="kepala@demo.test")
    article = make_article("Judul lama", slug="kabar-baru")
    with django_capture_on_commit_callbacks(execute=True):
        editor.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), form(**{"action-submit": "1"}))
    mail = next(mail for mail in mailoutbox if mail.to == ["kepala@demo.test"])
    assert mail.subject == "Naskah menunggu pemeriksaan: Kabar baru"
    assert "/kelola/naskah/" in mail.body


def test_the_queue_is_for_checkers_only(editor: Client, client: Client) -> None:
    assert editor.get("/kelola/naskah/").headers["Location"] == "/kelola/"
    assert client.get("/kelola/naskah/").headers["Location"].startswith("/masuk/")
