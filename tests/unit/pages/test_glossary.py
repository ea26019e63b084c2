"""Terms are marked once, in running text only, and never break the page."""

import re

import pytest

from pages.glossary import explain, glossary_of
from pages.models import GlossaryTerm


def term(word: str, meaning: str = "Artinya.", also: str = "") -> GlossaryTerm:
    return GlossaryTerm(term=word, meaning=meaning, also=also)


def shown(html: str) -> str:
    """The words a reader sees in the text itself."""
    return re.sub(r"<div class=\"term-meaning\".*", "", re.sub(r"</?button[^>]*>", lambda tag: "[" if tag[0][1] != "/" else "]", html), flags=re.DOTALL)


def test_the_first_use_on_the_page_becomes_a_button() -> None:
    html = explain("<p>Pakai QRIS toko.</p><p>QRIS itu mudah.</p>", glossary_of([term("QRIS", "Kode kotak.")]))
    assert shown(html) == "<p>Pakai [QRIS] toko.</p><p>QRIS itu mudah.</p>"
    assert 'popovertarget="istilah-qris"' in html
    meaning = '<p><b>QRIS</b> Kode kotak.</p><p><a href="/istilah/#qris">Semua arti istilah</a></p>'
    assert html.endswith(f'<div class="term-meaning" popover id="istilah-qris">{meaning}</div>')


@pytest.mark.parametrize(
    "html",
    [
        "<h2>QRIS</h2>",
        '<a href="/x/">bayar <b>QRIS</b> sini</a>',
        "<summary>QRIS</summary>",
        "<button>QRIS</button>",
        '<img alt="Gambar QRIS" src="q.png">',
        "<figure><figcaption>QRIS</figcaption></figure>",
        "<p>QRISku dan preQRIS dan qris-an</p>",
        "<p>Tanpa istilah.</p>",
    ],
)
def test_titles_links_controls_and_parts_of_words_stay_as_they_are(html: str) -> None:
    assert explain(html, glossary_of([term("QRIS")])) == html


def test_a_closed_element_ends() -> None:
    assert shown(explain("<h2>QRIS</h2><p>QRIS</p>", glossary_of([term("QRIS")]))) == "<h2>QRIS</h2><p>[QRIS]</p>"


def test_an_abbreviation_is_found_as_written_and_a_word_in_any_case() -> None:
    assert (
        shown(explain("<p>up dan UP. Ongkir dan Mutasi.</p>", glossary_of([term("UP"), term("mutasi"), term("ongkir")])))
        == "<p>up dan [UP]. [Ongkir] dan [Mutasi].</p>"
    )


def test_other_spellings_mean_the_same_term_and_the_longest_wins() -> None:
    html = explain("<p>Lihat mutasi rekening, lalu mutasi.</p>", glossary_of([term("mutasi", also="mutasi rekening")]))
    assert shown(html) == "<p>Lihat [mutasi rekening], lalu mutasi.</p>"


def test_terms_that_overlap_are_not_marked_inside_each_other() -> None:
    html = explain("<p>transfer bank</p>", glossary_of([term("transfer bank"), term("bank")]))
    assert shown(html) == "<p>[transfer bank]</p>"


def test_a_hostile_meaning_is_shown_as_text() -> None:
    html = explain("<p>QRIS</p>", glossary_of([term("QRIS", '"><script>alert(1)</script>')]))
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_a_page_of_a_city_without_terms_stays_as_it_is() -> None:
    assert glossary_of([]) is None
    assert explain("<p>QRIS</p>", None) == "<p>QRIS</p>"
