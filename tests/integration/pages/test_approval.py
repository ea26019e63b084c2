"""An official without an account approves a text through the link in a mail; the log names the official (GD-11)."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, TaskState, Workflow, WorkflowTask

from pages.approval.links import path_of
from pages.models import NewsPage, OfficialApprovalTask
from pages.shipped.editors import put_editor_rights, put_workflow
from portal.accounts.roles import EDITOR, OFFICER
from portal.demo.loading.approval import load_approval
from portal.demo.logins import OFFICIAL
from tests.factories.pages import make_article, make_home, make_programme
from tests.factories.shop import make_user
from tests.post_office import delivering

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> NewsPage:
    """A published article with a new wording that nobody has approved yet."""
    page = make_article("Judul lama")
    page.title = "Judul baru"
    page.save_revision()
    return page


@pytest.fixture
def asked(article: NewsPage, mailoutbox: list[Any]) -> TaskState:
    """The step that waits for the head of the office; the mail has left."""
    task = OfficialApprovalTask.objects.create(
        name="Persetujuan kepala dinas", official_name="Hj. Nurhayati", official_position="Kepala Dinas Koperasi", official_email="kadis@demo.test"
    )
    workflow = Workflow.objects.create(name="Lewat kepala dinas")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    with delivering():
        workflow.start(article, make_user(EDITOR, first_name="Dedi", last_name="Editor"))
    return TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)


def link_in(mail: Any) -> str:
    found = re.search(r"/persetujuan/\S+/", mail.body)
    assert found
    return found[0]


def shown(client: Client, article: NewsPage) -> str:
    return client.get(article.url).content.decode()


def test_the_mail_holds_the_link_and_the_link_approves(client: Client, article: NewsPage, asked: TaskState, mailoutbox: list[Any]) -> None:
    (mail,) = [mail for mail in mailoutbox if mail.to == ["kadis@demo.test"]]
    assert mail.subject == "Mohon persetujuan: Judul baru"
    assert "Dikirim oleh Dedi Editor" in mail.body
    link = link_in(mail)
    page = client.get(link).content.decode()
    assert "Yth. Hj. Nurhayati, Kepala Dinas Koperasi." in page
    assert "Judul baru" in client.get(f"{link}naskah/").content.decode()
    assert "Judul lama" in shown(client, article)  # opening changes nothing
    assert client.post(link, {"decision": "setuju"}).status_code == 302
    assert "Judul baru" in shown(client, article)
    assert "Naskah sudah disetujui" in client.get(link).content.decode()


def test_the_log_names_the_official(client: Client, article: NewsPage, asked: TaskState) -> None:
    client.post(path_of(asked), {"decision": "setuju", "comment": "Bagus."})
    entry = PageLogEntry.objects.get(action="lokapasar.official_approved")
    assert entry.page_id == article.pk
    assert entry.message == "Disetujui oleh Hj. Nurhayati, Kepala Dinas Koperasi, lewat tautan"
    asked.refresh_from_db()
    assert asked.comment == "Hj. Nurhayati, Kepala Dinas Koperasi: Bagus."


def test_it_can_be_sent_back_with_a_reason(client: Client, article: NewsPage, asked: TaskState) -> None:
    link = path_of(asked)
    refused = client.post(link, {"decision": "kembalikan", "comment": "  "})
    assert refused.status_code == 400
    assert "Catatan untuk penulis: Tulis apa yang perlu diperbaiki." in refused.content.decode()
    client.post(link, {"decision": "kembalikan", "comment": "Angkanya keliru."})
    asked.refresh_from_db()
    assert (asked.status, asked.comment) == ("rejected", "Hj. Nurhayati, Kepala Dinas Koperasi: Angkanya keliru.")
    assert PageLogEntry.objects.get(action="lokapasar.official_returned").message.startswith("Dikembalikan oleh Hj. Nurhayati")
    assert "Judul lama" in shown(client, article)


def test_a_second_decision_changes_nothing(client: Client, article: NewsPage, asked: TaskState) -> None:
    link = path_of(asked)
    client.post(link, {"decision": "kembalikan", "comment": "Angkanya keliru."})
    client.post(link, {"decision": "setuju"})
    asked.refresh_from_db()
    assert asked.status == "rejected"
    assert "Judul lama" in shown(client, article)
    assert PageLogEntry.objects.filter(action__startswith="lokapasar.official").count() == 1


def test_only_the_wording_that_was_sent_can_be_approved_and_any_returned(client: Client, article: NewsPage, asked: TaskState) -> None:
    article.title = "Judul yang diselipkan"
    article.save_revision()
    link = path_of(asked)
    assert 'value="setuju"' not in client.get(link).content.decode()
    refused = client.post(link, {"decision": "setuju", "comment": "Bagus, tambahkan jam buka."})
    assert refused.status_code == 400
    for words in ("sudah diubah setelah dikirim", "Bagus, tambahkan jam buka."):  # nothing typed is lost
        assert words in refused.content.decode()
    assert "Judul lama" in shown(client, article)
    assert not PageLogEntry.objects.filter(action__startswith="lokapasar.official").exists()
    assert "Judul yang diselipkan" not in client.get(f"{link}naskah/").content.decode()
    client.post(link, {"decision": "kembalikan", "comment": "Tambahkan jam buka."})
    asked.refresh_from_db()
    assert (asked.status, asked.comment) == ("rejected", "Hj. Nurhayati, Kepala Dinas Koperasi: Tambahkan jam buka.")
    assert "Judul lama" in shown(client, article)


def test_a_withdrawn_text_asks_for_nothing(client: Client, article: NewsPage, asked: TaskState) -> None:
    link = path_of(asked)
    article.current_workflow_state.cancel()
    client.post(link, {"decision": "setuju"})
    assert "sudah ditarik atau diubah" in client.get(link).content.decode()
    assert client.get(f"{link}naskah/").status_code == 404
    assert "Judul lama" in shown(client, article)


def test_nobody_edits_what_the_official_reads(article: NewsPage, asked: TaskState) -> None:
    lock = article.get_lock()
    assert lock is not None
    assert lock.for_user(make_user(EDITOR))


@pytest.mark.parametrize("change", [lambda link: link[:-3] + "x/", lambda link: "/persetujuan/WzEsMl0:1a:b/", lambda link: "/persetujuan/1/"])
def test_a_forged_link_shows_nothing(client: Client, asked: TaskState, change: Any) -> None:
    link = change(path_of(asked))
    for answer in (client.get(link), client.get(f"{link}naskah/"), client.post(link, {"decision": "setuju"})):
        assert answer.status_code == 404
        assert "Judul" not in answer.content.decode().replace("Judul lama", "")
    asked.refresh_from_db()
    assert asked.status == "in_progress"


def test_the_link_of_another_kind_of_step_shows_nothing(client: Client, asked: TaskState) -> None:
    TaskState.objects.filter(pk=asked.pk).update(task=make_group_task())
    asked.refresh_from_db()
    assert client.get(path_of(asked)).status_code == 404


def make_group_task() -> Any:
    from wagtail.models import GroupApprovalTask

    return GroupApprovalTask.objects.create(name="Diperiksa petugas")


def test_a_link_ends_after_two_weeks(client: Client, asked: TaskState) -> None:
    link = path_of(asked)
    with time_machine.travel(timezone.now() + timedelta(days=14, minutes=1)):
        assert client.get(link).status_code == 404


def test_the_page_is_kept_by_nobody_and_posts_need_the_token_of_the_form(asked: TaskState) -> None:
    client = Client(enforce_csrf_checks=True)
    link = path_of(asked)
    answer = client.get(link)
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert client.post(link, {"decision": "setuju"}).status_code == 403
    asked.refresh_from_db()
    assert asked.status == "in_progress"


def test_the_draft_may_stand_in_the_frame_of_the_page_and_in_no_other(client: Client, asked: TaskState) -> None:
    link = path_of(asked)
    page, draft = client.get(link), client.get(f"{link}naskah/")
    assert f'<iframe class="draft-frame" src="{link}naskah/"' in page.content.decode()
    assert "frame-src 'self'" in page.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in draft.headers["Content-Security-Policy"]


def test_afterwards_the_page_says_what_was_noted_and_where_the_text_stands(client: Client, article: NewsPage, asked: TaskState) -> None:
    link = path_of(asked)
    client.post(link, {"decision": "setuju", "comment": "Bagus sekali."})
    html = client.get(link).content.decode()
    assert "<blockquote>Bagus sekali.</blockquote>" in html
    assert f'href="{article.url}"' in html
    assert "WIB" in html


def test_the_writer_reads_the_reason_above_the_form_until_it_is_sent_again(client: Client, article: NewsPage, asked: TaskState) -> None:
    put_editor_rights(make_home())
    writer, edit = Client(), reverse("wagtailadmin_pages:edit", args=[article.pk])
    writer.force_login(make_user(EDITOR))
    why = "Naskah ini dikembalikan. Hj. Nurhayati, Kepala Dinas Koperasi: Angkanya keliru."
    assert why not in writer.get(edit).content.decode()
    client.post(path_of(asked), {"decision": "kembalikan", "comment": "Angkanya keliru."})
    assert why in writer.get(edit).content.decode()
    article.current_workflow_state.resume(user=None)
    assert why not in writer.get(edit).content.decode()


def test_a_programme_of_the_demo_city_goes_to_an_officer_and_then_to_the_official(
    client: Client, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    programme, home = make_programme("Selasa lama"), make_home()
    put_editor_rights(home)
    put_workflow(home)
    assert (load_approval(), load_approval()) == (1, 0)
    programme.title = "Selasa baru"
    programme.save_revision()
    assert make_article().get_workflow().name == "Pemeriksaan naskah"
    with django_capture_on_commit_callbacks(execute=True):
        programme.get_workflow().start(programme, make_user(EDITOR))
    assert not [mail for mail in mailoutbox if mail.to == [OFFICIAL.email]], "the official is asked when the officer has read it"
    officer = Client()
    officer.force_login(make_user(OFFICER))
    with delivering(), django_capture_on_commit_callbacks(execute=True):
        officer.post(reverse("page_review:text", args=[TaskState.objects.get(status="in_progress").pk]), {"decision": "setuju"})
    assert "Selasa lama" in client.get(programme.url).content.decode()
    (mail,) = [mail for mail in mailoutbox if mail.to == [OFFICIAL.email]]
    client.post(link_in(mail), {"decision": "setuju"})
    assert "Selasa baru" in client.get(programme.url).content.decode()
    entry = PageLogEntry.objects.get(action="lokapasar.official_approved")
    assert entry.message == f"Disetujui oleh {OFFICIAL.name}, Kepala Dinas Koperasi UKM, lewat tautan"


def test_a_city_without_programmes_gets_no_official() -> None:
    make_home()
    assert load_approval() == 0
    assert not OfficialApprovalTask.objects.exists()
