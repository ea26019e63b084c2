"""Editors' synonyms: who may keep them, what is refused, how they are tried out, and how soon search uses them."""

from typing import Any

import pytest
import time_machine
from django.test import Client

from search import synonyms
from search.desk_synonyms import try_out
from search.engines import engine
from search.engines.base import Narrow
from search.indexing import rebuild
from search.models import SearchSynonym
from search.queries import read_question
from tests.factories.shop import make_product, make_shop, make_user

pytestmark = pytest.mark.django_db
ROOM = "/kelola/padanan/"
NEW = f"{ROOM}baru/"


@pytest.fixture
def editor(client: Client) -> Any:
    user = make_user("Editor")
    client.force_login(user)
    return user


def found(text: str) -> int:
    return engine().search(read_question(text, exact=True), Narrow()).total


def post(client: Client, commits: Any, address: str = NEW, **fields: str) -> Any:
    with commits(execute=True):
        return client.post(address, {"active": "on", **fields})


def test_a_synonym_finds_goods_at_once(client: Client, editor: Any, django_capture_on_commit_callbacks: Any) -> None:
    make_product(title="Sandal Jepit")
    rebuild()
    assert found("selopan") == 0

    answer = post(client, django_capture_on_commit_callbacks, line="selopan  = sandal", note="Kata orang Medan")

    assert answer.headers["location"] == ROOM
    stored = SearchSynonym.objects.get()
    assert (stored.line, stored.note, stored.active, stored.changed_by) == ("selopan = sandal", "Kata orang Medan", True, editor)
    assert found("selopan") == 1


def test_another_process_follows_within_a_minute() -> None:
    """Its cache is its own: nobody tells it, it must ask by itself."""
    make_product(title="Sandal Jepit")
    rebuild()
    with time_machine.travel("2026-11-22 09:00:00+07:00", tick=False) as clock:
        assert found("selopan") == 0
        SearchSynonym.objects.create(line="selopan = sandal")
        assert found("selopan") == 0  # what it holds is young
        clock.shift(50)
        assert found("selopan") == 1


def test_a_new_process_reads_them(monkeypatch: pytest.MonkeyPatch) -> None:
    SearchSynonym.objects.create(line="selopan = sandal")
    assert ("selopan",) in synonyms.extra()
    monkeypatch.setattr(synonyms.extra, "_copy", None)  # the stamp is in the shared cache, the names are not in this process
    assert synonyms.extra()[("selopan",)] == {("sandal",): 0.9}


def test_a_change_and_a_removal_work_at_once(client: Client, editor: Any, django_capture_on_commit_callbacks: Any) -> None:
    make_product(title="Sandal Jepit")
    rebuild()
    post(client, django_capture_on_commit_callbacks, line="selopan = sandal")
    place = f"{ROOM}{SearchSynonym.objects.get().pk}/"

    with django_capture_on_commit_callbacks(execute=True):
        client.post(place, {"line": "selopan = sandal"})
    assert (found("selopan"), SearchSynonym.objects.get().active) == (0, False)

    post(client, django_capture_on_commit_callbacks, place, line="selopan = sandal")
    assert found("selopan") == 1

    post(client, django_capture_on_commit_callbacks, f"{place}hapus/")
    assert (found("selopan"), SearchSynonym.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", "Tulis padanannya."),
        ("sandal", "Baris ini belum bisa dibaca."),
        ("sandal = ", "Baris ini belum bisa dibaca."),
        ("camilan > keripik = kerupuk", "Baris ini belum bisa dibaca."),
        ("sandal = selop @9", "Baris ini belum bisa dibaca."),
        ("barang > " + ", ".join(f"nama{place}x" for place in range(12)), "Terlalu banyak nama"),
        ("sandal = " + "x" * 300, "Paling panjang 300 huruf."),
    ],
)
def test_what_search_cannot_use_is_refused_beside_the_field(client: Client, editor: Any, line: str, words: str) -> None:
    page = client.post(NEW, {"line": line}).content.decode()

    beside = page.split('id="id_line_error"')[1].split("</p>")[0]
    assert words in beside
    assert not SearchSynonym.objects.exists()


@pytest.mark.parametrize("line", ["jilbab = kerudung", "camilan > keripik, kerupuk @.6"])
def test_what_the_lexicon_says_already_is_allowed(client: Client, editor: Any, line: str) -> None:
    assert client.post(NEW, {"line": line}).status_code == 302
    assert SearchSynonym.objects.get().line == line


def test_trying_shows_what_a_question_becomes_and_stores_nothing(client: Client, editor: Any) -> None:
    make_product(title="Sandal Jepit", price=15_000)
    rebuild()

    page = client.post(NEW, {"line": "selopan > sandal @.6", "trial": "cari selopan di bawah 20 ribu", "coba": "1"})

    html = page.content.decode()
    assert not SearchSynonym.objects.exists()
    assert ("sandal", 60) in page.context["trial"].asked[-1][1]
    assert "sandal (60%)" in html
    assert "Rp20.000" in html
    assert "Kata yang diabaikan: cari" in html
    assert "1 produk ditemukan." in html
    assert 'value="selopan &gt; sandal @.6"' in html
    assert found("selopan") == 0


def test_trying_shows_each_name_once_and_a_price_that_nothing_has(client: Client, editor: Any) -> None:
    make_product(title="Terompah Kayu", price=15_000)
    rebuild()

    page = client.post(NEW, {"line": "selopan = terompah kayu", "trial": "selopan di bawah 5rb", "coba": "1"})

    names = dict(page.context["trial"].asked[0][1])
    assert names["terompah kayu"] == 90
    assert "terompahkayu" not in names
    html = page.content.decode()
    assert "Tidak ada yang seharga itu." in html
    assert "1 produk ditemukan." in html


def test_trying_a_change_leaves_the_stored_line_out() -> None:
    stored = SearchSynonym.objects.create(line="selopan = sandal")

    other = dict(try_out("selopan", "selopan = sepatu", instead_of=stored.pk).asked[0][1])

    assert "sepatu" in other
    assert "sandal" not in other
    assert "sandal" in dict(try_out("selopan", "selopan = sepatu").asked[0][1])


def test_the_form_opens_with_a_word(client: Client, editor: Any) -> None:
    page = client.get(NEW, {"kata": "selopan <b>"}).content.decode()
    assert 'value="selopan &lt;b&gt; = "' in page


def test_a_line_that_became_unreadable_does_not_stop_search(caplog: pytest.LogCaptureFixture) -> None:
    SearchSynonym.objects.create(line="???")
    SearchSynonym.objects.create(line="selopan = sandal")
    assert ("selopan",) in synonyms.extra()
    assert "???" in caplog.text


@pytest.mark.parametrize("role", ["Editor", "Petugas"])
def test_editors_and_officers_may(client: Client, role: str) -> None:
    client.force_login(make_user(role))
    pk = SearchSynonym.objects.create(line="selopan = sandal").pk
    assert {client.get(path).status_code for path in (ROOM, NEW, f"{ROOM}{pk}/", f"{ROOM}{pk}/hapus/")} == {200}
    assert ROOM in client.get("/kelola/").content.decode()


@pytest.mark.parametrize("gate", [True, False])
@pytest.mark.parametrize("role", ["Penjual", None])
def test_nobody_else_may(client: Client, settings: Any, role: str | None, gate: bool) -> None:
    if not gate:  # the room guards itself as well
        settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if not name.endswith("SellerGateMiddleware")]
    user = make_user(role)
    if role:
        make_shop(user)
    client.force_login(user)
    pk = SearchSynonym.objects.create(line="selopan = sandal").pk

    for path in (ROOM, NEW, f"{ROOM}{pk}/", f"{ROOM}{pk}/hapus/"):
        for answer in (client.get(path), client.post(path, {"line": "selopan = sepatu"})):
            assert answer.status_code in (302, 403)
            assert "selopan" not in answer.content.decode()
    assert list(SearchSynonym.objects.values_list("line", flat=True)) == ["selopan = sandal"]


def test_the_list_costs_the_same_however_long(client: Client, editor: Any, django_assert_max_num_queries: Any) -> None:
    SearchSynonym.objects.create(line="a1x = b1x", changed_by=make_user("Petugas"))
    client.get(ROOM)
    with django_assert_max_num_queries(60) as one:
        client.get(ROOM)
    for place in range(3):
        SearchSynonym.objects.create(line=f"a{place}y = b{place}y", changed_by=make_user("Petugas"))
    with django_assert_max_num_queries(len(one.captured_queries)):
        client.get(ROOM)
