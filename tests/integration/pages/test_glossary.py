"""Terms on real pages, and the list of them."""

import pytest
from django.core.cache import cache
from django.test import Client

from pages.models import GlossaryTerm
from portal.accounts.roles import EDITOR
from tests.factories.pages import make_article, make_guide, make_home, make_plain, make_programme, step
from tests.factories.shop import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def term() -> GlossaryTerm:
    return GlossaryTerm.objects.create(term="BAST", meaning="Surat serah terima barang.")


def marks(html: str) -> int:
    return html.count('popovertarget="istilah-bast"')


def test_a_term_is_explained_once_on_every_kind_of_page(client: Client) -> None:
    text = "<p>Tanda tangani BAST. Simpan BAST.</p>"
    guide = make_guide(steps=[step("Satu", text=text), step("Dua", text=text)])
    for address in (guide.url, f"{guide.url}2/", make_article(body=[("text", text)]).url, make_plain(body=[("text", text)]).url, make_programme(rule=text).url):
        html = client.get(address).content.decode()
        assert marks(html) == 1, address
        assert "Surat serah terima barang." in html


def test_a_new_term_shows_within_a_minute(client: Client) -> None:
    page = make_plain(body=[("text", "<p>Pakai KKPD.</p>")])
    assert "istilah-kkpd" not in client.get(page.url).content.decode()
    GlossaryTerm.objects.create(term="KKPD", meaning="Kartu kredit pemerintah.")
    cache.delete("pages:glossary")  # what the minute does
    assert "istilah-kkpd" in client.get(page.url).content.decode()


def test_the_list_holds_every_term(client: Client) -> None:
    make_home()
    html = client.get("/istilah/").content.decode()
    assert 'id="bast"' in html
    assert "Surat serah terima barang." in html


def test_an_editor_keeps_the_list() -> None:
    from pages.shipped.editors import put_editor_rights

    put_editor_rights(make_home())
    editor = Client()
    editor.force_login(make_user(EDITOR))
    assert editor.post("/kelola/snippets/pages/glossaryterm/add/", {"term": "NIB", "meaning": "Nomor usaha.", "also": ""}).status_code == 302
    assert GlossaryTerm.objects.filter(term="NIB").exists()
