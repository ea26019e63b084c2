"""Icons, the current menu word, monograms."""

from __future__ import annotations

import pytest
from django.template import Context
from django.test import RequestFactory

from portal.templatetags.look import MONOGRAM_TONES, current, icon, initials, tone


def test_an_icon_points_into_our_sprite_and_is_silent() -> None:
    html = icon("search", "l")
    assert 'class="i i-l"' in html
    assert 'aria-hidden="true"' in html
    assert "#search" in html
    assert "portal/vendor/icons" in html


def test_an_icon_name_cannot_break_out() -> None:
    assert "<script>" not in icon('"><script>')


@pytest.mark.parametrize(
    ("path", "prefixes", "marked"),
    [("/produk/kopi_1/", ("/produk/", "/kategori/"), True), ("/kategori/kopi/", ("/produk/", "/kategori/"), True), ("/toko/", ("/produk/",), False)],
)
def test_the_menu_word_of_this_page_is_marked(path: str, prefixes: tuple[str, ...], marked: bool) -> None:
    context = Context({"request": RequestFactory().get(path)})
    assert ("aria-current" in current(context, *prefixes)) is marked


def test_without_a_request_no_word_is_marked() -> None:
    assert current(Context({}), "/") == ""


@pytest.mark.parametrize(("name", "letters"), [("Dapur Mak Butet", "DB"), ("rapi jahit", "RJ"), ("Ulos", "U"), ("- ! -", ""), ("", "")])
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_a_shop_keeps_its_colour() -> None:
    assert tone("Rapi Jahit") == tone("Rapi Jahit")
    assert {tone(f"Toko {n}") for n in range(50)} == set(MONOGRAM_TONES)
