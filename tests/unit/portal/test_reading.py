"""Text mode: who reads without pictures, and what a page becomes."""

import pytest
from django.test import RequestFactory

from portal.reading import saves_data, wants_big_text, without_pictures


@pytest.mark.parametrize(
    ("cookie", "header", "saving"),
    [("", "", False), ("", "on", True), ("", "ON", True), ("", "off", False), ("hemat", "", True), ("lengkap", "on", False), ("apa saja", "", False)],
)
def test_the_readers_choice_goes_before_the_browsers_wish(cookie: str, header: str, saving: bool) -> None:
    request = RequestFactory().get("/", headers={"save-data": header} if header else {})
    request.COOKIES["gambar"] = cookie
    assert saves_data(request) is saving


def test_larger_letters_are_a_choice() -> None:
    request = RequestFactory().get("/")
    assert not wants_big_text(request)
    request.COOKIES["huruf"] = "besar"
    assert wants_big_text(request)


def test_a_picture_becomes_its_words_or_nothing() -> None:
    page = (
        b'<link rel="preload" href="/a.woff2" as="font">'
        b'<picture><source srcset="/a.avif"><img src="/a.webp" alt="Kopi &quot;Sidikalang&quot; &lt;250 g"></picture>'
        b"<IMG src='/b.webp' alt=''><p>Harga</p><img src=/c.webp>"
    )
    assert without_pictures(page) == b'<span class="alt">Kopi &quot;Sidikalang&quot; &lt;250 g</span><p>Harga</p>'


def test_words_of_a_picture_cannot_become_markup() -> None:
    assert b"<script>" not in without_pictures(b"<img src=/a.webp alt='&lt;script&gt;alert(1)&lt;/script&gt;'>")


def test_a_code_to_scan_stays() -> None:
    code = b'<img data-keep class="code" src="/kode.png" alt="Kode hadir 123">'
    assert without_pictures(code) == code
    assert b"<img" not in without_pictures(b'<img src="/a.webp" alt="<img data-keep ">')
