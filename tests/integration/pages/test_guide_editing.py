"""Editors at a guide: films need their words, places are chosen, guides that need work stand first in the list."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from pages.models import GuidePage
from portal.accounts.roles import OFFICER, SELLER
from tests.factories.pages import make_film, make_guide, make_home, step
from tests.factories.shop import make_shop, make_user

pytestmark = pytest.mark.django_db
QUERIES_OF_EDITORS_LIST = {1: 27, 3: 31}  # by rows; two for each row are asked by Wagtail's own buttons, none by us


def form(*steps: dict[str, Any], **fields: Any) -> dict[str, str]:
    """What the guide form sends."""
    empty = dict.fromkeys(("place", "picture", "picture_alt", "tip", "warning", "video", "transcript", "screen_url", "screen_label"), "")
    whole = {
        "title": "Cara baru",
        "slug": "cara-baru",
        "summary": "Belajar hal baru.",
        "for_public": "on",
        "level": "1",
        "minutes": "3",
        "prepare": streamfield([]),
        "steps": streamfield([("step", {**empty, "title": "Buka", "text": rich_text("<p>Tekan.</p>"), **one}) for one in steps]),
        "short": streamfield([]),
        "related": streamfield([]),
        **dict.fromkeys(("reviewed_on", "reviewed_by", "go_live_at", "expire_at", "seo_title", "search_description", "share_picture"), ""),
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
        **fields,
    }
    return nested_form_data({key: value for key, value in whole.items() if value is not None})


def send(client: Client, guide: GuidePage, *steps: dict[str, Any], **fields: Any) -> Any:
    return client.post(reverse("wagtailadmin_pages:edit", args=[guide.pk]), form(*steps, slug=guide.slug, **fields))


def test_a_film_without_its_words_is_kept_as_a_draft_and_cannot_be_sent_in(editor: Client) -> None:
    guide, film = make_guide(), make_film()
    kept = send(editor, guide, {"video": film.pk})
    assert kept.status_code == 302
    assert GuidePage.objects.get(pk=guide.pk).get_latest_revision_as_object().steps[0].value["video"] == film
    refused = send(editor, guide, {"video": film.pk}, **{"action-submit": "1"})
    assert refused.status_code == 200
    assert "Tulis isi video" in refused.content.decode()
    assert GuidePage.objects.get(pk=guide.pk).current_workflow_state is None
    sent = send(editor, guide, {"video": film.pk, "transcript": "Jari menekan tombol."}, **{"action-submit": "1"})
    assert sent.status_code == 302
    assert GuidePage.objects.get(pk=guide.pk).current_workflow_state is not None


def test_who_may_publish_is_refused_too() -> None:
    make_home()
    guide, film, client = make_guide(), make_film(), Client()
    client.force_login(make_user(is_superuser=True))
    refused = send(client, guide, {"video": film.pk}, **{"action-publish": "1"})
    assert "Tulis isi video" in refused.content.decode()
    assert not GuidePage.objects.get(pk=guide.pk).steps[0].value["video"]


def test_no_way_of_publishing_passes_a_film_without_its_words() -> None:
    guide = make_guide()
    guide.steps = [step("Lihat", video=make_film())]
    revision = guide.save_revision(clean=False)
    with pytest.raises(ValidationError):
        revision.publish()
    assert not GuidePage.objects.get(pk=guide.pk).steps[0].value["video"]


def test_a_picture_under_the_name_of_a_film_is_refused(editor: Client) -> None:
    guide = make_guide()
    refused = send(editor, guide, {"video": make_film("surat.pdf").pk, "transcript": "Isi."}, **{"action-submit": "1"})
    assert "MP4 atau WebM" in refused.content.decode()


def test_the_film_stands_on_the_page_with_its_words_and_from_this_site(client: Client) -> None:
    guide = make_guide(steps=[step("Lihat", video=make_film(), transcript="Jari menekan tombol hijau.")])
    answer = client.get(f"{guide.url}1/")
    html = answer.content.decode()
    assert '<source src="/media/documents/film' in html
    assert 'preload="none"' in html
    assert "Jari menekan tombol hijau." in html
    assert "media-src 'self'" in answer.headers["Content-Security-Policy"]


def test_a_deleted_film_leaves_the_step_readable(client: Client) -> None:
    film = make_film()
    guide = make_guide(steps=[step("Lihat", video=film, transcript="Jari menekan.")])
    film.delete()
    html = client.get(f"{guide.url}1/").content.decode()
    assert "<video" not in html
    assert "Tekan gambar keranjang." in html


def test_a_guide_for_nobody_is_refused(editor: Client) -> None:
    refused = send(editor, make_guide(), {}, for_public=None, **{"action-submit": "1"})
    assert "untuk siapa halaman ini" in refused.content.decode()


def test_a_place_is_chosen_from_a_list_of_words(editor: Client) -> None:
    guide = make_guide()
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[guide.pk])).content.decode()
    assert "Tombol Lanjut isi alamat" in html
    kept = send(editor, guide, {"place": "keranjang/keranjang-lanjut"}, **{"action-submit": "1"})
    assert kept.status_code == 302
    refused = send(editor, guide, {"place": "keranjang/keranjang-entah"}, **{"action-submit": "1"})
    assert "sudah tidak ada" in refused.content.decode()


def test_what_needs_work_stands_first_in_the_editors_list(editor: Client) -> None:
    make_guide("Perlu dibenahi", steps=[step("Awal"), step("Lama", place="dulu/dulu-tombol")])
    make_guide("Masih baik")
    html = editor.get("/kelola/panduan/").content.decode()
    assert html.index("Perlu dibenahi") < html.index("Masih baik")
    assert "Langkah 2 menunjuk “dulu/dulu-tombol”, yang sudah tidak ada." in html
    assert html.count("Perlu diperbaiki.") == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_checks_and_votes_cost_the_editors_list_one_query_each(editor: Client, django_assert_num_queries: Any, rows: int) -> None:
    for number in range(rows):
        make_guide(f"Panduan {number}")
    editor.get("/kelola/panduan/")
    with django_assert_num_queries(QUERIES_OF_EDITORS_LIST[rows]):
        editor.get("/kelola/panduan/")


@pytest.mark.parametrize("role", [None, SELLER, OFFICER])
def test_the_list_is_for_editors_alone(role: str | None) -> None:
    make_guide("Rahasia dapur")
    user = make_user(role)
    if role == SELLER:
        make_shop(user)
    client = Client()
    client.force_login(user)
    for path in ("/kelola/panduan/", "/kelola/panduan/results/", "/kelola/panduan/choose_parent/"):
        answers = [client.get(path), client.post(path, {})]
        assert {answer.status_code for answer in answers} <= {302, 403}
        assert all("Rahasia dapur" not in answer.content.decode() for answer in answers)


def test_a_visitor_at_the_list_is_sent_to_the_sign_in(client: Client) -> None:
    assert client.get("/kelola/panduan/").headers["Location"].startswith("/masuk/")
    assert client.post("/kelola/panduan/").headers["Location"].startswith("/masuk/")


def test_preview_shows_the_short_version(editor: Client) -> None:
    guide = make_guide(short=[("line", "Satu baris.")])
    request = Client().get("/").wsgi_request
    page = Page.objects.get(pk=guide.pk).specific
    assert "Satu baris." in page.serve_preview(request, "singkat").rendered_content
