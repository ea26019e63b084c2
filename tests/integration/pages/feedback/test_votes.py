"""GD-06: readers say whether a page helped; editors see it beside the page."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ReferenceIndex

from pages.feedback.models import PageVote
from tests.factories.feedback import make_votes
from tests.factories.pages import make_article, make_guide, make_plain, make_programme
from tests.factories.shop import make_user

pytestmark = pytest.mark.django_db
REPORT = "/kelola/laporan-membantu/"


def vote(client: Client, page: Any, said: str = "tidak", **fields: Any) -> Any:
    headers = {name: fields.pop(name) for name in list(fields) if name.isupper()}
    return client.post(f"/tanggapan/suara/{page.pk}/", {"membantu": said, **fields}, **headers)


def stored() -> list[tuple[int, bool, str]]:
    return list(PageVote.objects.order_by("pk").values_list("page_id", "helped", "reason"))


# --- the box


def test_the_box_stands_under_guides_news_and_plain_pages_only(client: Client) -> None:
    for page, shown in ((make_guide(), True), (make_article(), True), (make_plain(), True), (make_programme(), False)):
        html = client.get(page.url).content.decode()
        assert (f'action="/tanggapan/suara/{page.pk}/"' in html) is shown
        assert ("Apakah halaman ini membantu?" in html) is shown
    guide = make_guide()
    assert "Apakah langkah ini membantu?" in client.get(f"{guide.url}2/").content.decode()


def test_a_page_with_the_box_may_stay_in_a_cache(client: Client) -> None:
    """No token, no cookie, the same for everybody."""
    page = make_plain()
    response = client.get(page.url)
    assert not response.cookies
    assert "csrfmiddlewaretoken" not in response.content.decode()


def test_the_box_costs_no_query(client: Client) -> None:
    page = make_plain()
    client.get(page.url)
    with CaptureQueriesContext(connection) as queries:
        client.get(page.url)
    assert not any("feedback" in query["sql"] for query in queries)


# --- voting


def test_a_vote_leads_back_to_the_box_which_says_thank_you(client: Client) -> None:
    page = make_article()
    response = vote(client, page)
    assert response["Location"].endswith(f"{page.url}?suara=tidak#suara")
    html = client.get(response["Location"].split("#")[0]).content.decode()
    assert "Terima kasih. Suara Anda: belum jelas." in html
    assert "Apa yang belum jelas?" in html
    response = vote(client, page, alasan="  Tombolnya tidak ketemu.  ")
    assert "Editor halaman ini membaca alasan Anda." in client.get(response["Location"].split("#")[0]).content.decode()
    assert stored() == [(page.pk, False, "Tombolnya tidak ketemu.")]


def test_a_step_leads_back_to_its_step(client: Client) -> None:
    guide = make_guide()
    assert vote(client, guide, langkah=2)["Location"].endswith("/2/?suara=tidak#suara")
    assert PageVote.objects.get().step == 2
    assert vote(client, guide, langkah=99)["Location"].endswith(f"{guide.url}?suara=tidak#suara")
    assert vote(client, make_plain(), langkah=1)["Location"].count("/1/") == 0


def test_one_browser_one_vote_changeable(client: Client) -> None:
    page, other = make_plain(), make_plain()
    vote(client, page, "tidak", alasan="Kurang jelas.")
    vote(client, page, "tidak")
    assert stored() == [(page.pk, False, "Kurang jelas.")], "pressed again without a box: the reason stays"
    vote(client, page, "ya")
    assert stored() == [(page.pk, True, "")], "who changed their mind takes the reason back"
    vote(client, other, "ya")
    vote(Client(), page, "ya")
    assert PageVote.objects.filter(page_id=page.pk).count() == 2
    assert PageVote.objects.count() == 3


def test_votes_name_nobody_and_cannot_be_put_together(client: Client) -> None:
    page, other = make_plain(), make_plain()
    user = make_user()
    client.force_login(user)
    vote(client, page, REMOTE_ADDR="203.0.113.77")
    vote(client, other, REMOTE_ADDR="203.0.113.77")
    first, second = PageVote.objects.order_by("pk").values()
    assert first["voter"] != second["voter"]
    cookie = client.cookies["suara"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert not cookie["max-age"], "it ends with the browser's session"
    everything = repr((first, second))
    for leak in (cookie.value, "203.0.113.77", str(user.phone), str(client.session.session_key)):
        assert leak not in everything
    assert set(first) == {"id", "page_id", "voter", "helped", "step", "reason", "voted_on"}
    assert first["voted_on"] == timezone.localdate()


def test_a_vote_is_no_use_of_the_page() -> None:
    """Wagtail lists what points to a page before it is deleted."""
    assert not ReferenceIndex.model_is_indexable(PageVote)


def test_nonsense_stores_nothing(client: Client) -> None:
    page = make_plain()
    for fields in ({"said": "mungkin"}, {"said": "ya", "situs": "http://jahat.example"}, {"said": "ya", "alasan": "x" * 501}, {"said": "ya", "langkah": "-1"}):
        assert vote(client, page, **fields).status_code == 302
    assert client.get(f"/tanggapan/suara/{page.pk}/").status_code == 405
    assert vote(client, page, HTTP_ORIGIN="https://jahat.example").status_code == 403
    assert stored() == []


def test_a_page_nobody_may_read_takes_no_vote(client: Client) -> None:
    page = make_plain()
    page.unpublish()
    assert vote(client, page).status_code == 404
    assert client.post("/tanggapan/suara/999999/", {"membantu": "ya"}).status_code == 404


def test_a_script_without_cookies_is_stopped() -> None:
    page = make_plain()
    answers = [vote(Client(), page, REMOTE_ADDR="203.0.113.77")["Location"] for _ in range(100)]
    assert PageVote.objects.count() == 40
    assert "suara=nanti" in answers[-1]
    assert "Coba lagi nanti." in Client().get(answers[-1].split("#")[0]).content.decode()
    vote(Client(), page, REMOTE_ADDR="198.51.100.4")
    assert PageVote.objects.count() == 41


# --- what editors see


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(make_user(is_superuser=True))
    return client


def test_ten_times_no_puts_a_page_on_top_of_the_report(client: Client) -> None:
    bad, loved, rare, crowd = (make_plain(title) for title in ("Halaman gagal", "Halaman disukai", "Halaman jarang", "Halaman ramai"))
    make_votes(bad, no=10, reason="Tidak ada gambarnya.")
    make_votes(loved, yes=50, no=2)
    make_votes(rare, no=1)
    make_votes(crowd, yes=15, no=15)
    client.force_login(make_user("Editor"))
    page = client.get(REPORT).content.decode()
    places = [page.index(f">{one.title}<") for one in (bad, crowd, rare, loved)]
    assert places == sorted(places)
    assert "0 ya, 10 tidak" in page
    assert "Tidak ada gambarnya." in page
    assert "Tidak ada gambarnya." in client.get(f"{REPORT}{bad.pk}/").content.decode()


def test_old_votes_no_longer_count(client: Client) -> None:
    page = make_plain("Halaman lama")
    make_votes(page, no=10)
    PageVote.objects.update(voted_on=timezone.localdate() - timedelta(days=366))
    client.force_login(make_user("Editor"))
    assert "Halaman lama" not in client.get(REPORT).content.decode()


@pytest.mark.parametrize("role", ["Penjual", "Petugas", None])
def test_reasons_are_for_editors_only(client: Client, role: str | None) -> None:
    page = make_plain()
    make_votes(page, no=1, reason="Rahasia pembaca.")
    assert "Rahasia pembaca." not in client.get(page.url).content.decode()
    assert client.get(REPORT)["Location"].startswith("/masuk/")
    client.force_login(make_user(role))
    for path in (REPORT, f"{REPORT}{page.pk}/"):
        assert client.get(path).status_code == 403
        assert client.post(path).status_code == 403


def test_the_list_of_pages_shows_the_votes(editor: Client) -> None:
    page, quiet = make_plain("Halaman dinilai"), make_plain("Halaman sepi")
    make_votes(page, yes=12, no=3)
    html = editor.get(f"/kelola/pages/{page.get_parent().pk}/").content.decode()
    assert re.search(r"<th[^>]*>\s*Membantu\s*</th>", html)
    assert html.count("12 ya, 3 tidak") == 1
    assert "0 ya, 0 tidak" not in html
    assert quiet.title in html


@pytest.mark.parametrize("rows", [1, 3])
def test_the_votes_of_a_list_are_one_query(editor: Client, rows: int) -> None:
    pages = [make_plain() for _ in range(rows)]
    for page in pages:
        make_votes(page, yes=1)
    editor.get(f"/kelola/pages/{pages[0].get_parent().pk}/")
    with CaptureQueriesContext(connection) as queries:
        editor.get(f"/kelola/pages/{pages[0].get_parent().pk}/")
    assert sum("feedback_pagevote" in query["sql"] for query in queries) == 1


def test_the_page_editor_shows_votes_and_reasons(editor: Client) -> None:
    page = make_guide()
    make_votes(page, yes=12, no=3, reason="Tombolnya tidak ketemu.")
    html = editor.get(f"/kelola/pages/{page.pk}/edit/").content.decode()
    assert "Membantu: 12 ya, 3 tidak" in html
    assert "Tombolnya tidak ketemu." in html


def test_guides_news_and_plain_pages_all_show_it(editor: Client) -> None:
    for page in (make_guide(), make_article(), make_plain()):
        make_votes(page, yes=1, no=1)
        assert "1 ya, 1 tidak" in editor.get(f"/kelola/pages/{page.get_parent().pk}/").content.decode()
        assert "Membantu: 1 ya, 1 tidak" in editor.get(f"/kelola/pages/{page.pk}/edit/").content.decode()


def test_a_preview_has_no_box(editor: Client) -> None:
    page = make_plain()
    html = editor.get(f"/kelola/pages/{page.pk}/view_draft/").content.decode()
    assert "Isi halaman." in html
    assert "/tanggapan/suara/" not in html
