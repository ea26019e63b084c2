"""Text mode and larger letters on the pages themselves (AX-04, AX-07)."""

import gzip

import pytest
from django.test import Client

from shop.catalogue.pictures import add_picture
from tests.factories.pages import make_article, make_guide, make_home, make_image, make_programme, step
from tests.factories.shop import make_category, make_product, make_shop

pytestmark = pytest.mark.django_db
TEXT_BYTES = 40_000
SAVING = {"HTTP_SAVE_DATA": "on"}


@pytest.fixture
def pages() -> list[str]:
    """Home and the kinds of pages that have pictures."""
    make_home()
    product = make_product(make_shop(code="dapur"), title="Kopi", slug="kopi", category=make_category("Kuliner"))
    add_picture(product, make_image(size=(800, 800)), "Bungkus kopi & cangkir")
    make_guide(slug="cara", steps=[step(picture=make_image(), picture_alt="Layar keranjang")])
    make_article(slug="kabar", picture=make_image(), picture_alt="Pedagang <kopi>")
    make_programme(slug="selasa", picture=make_image())
    return ["/", "/produk/", product.get_absolute_url(), "/toko/dapur/", "/panduan/cara/", "/panduan/cara/1/", "/berita/", "/berita/kabar/", "/program/selasa/"]


def test_text_mode_has_no_picture_on_any_page(client: Client, pages: list[str]) -> None:
    for path in pages:
        html = client.get(path, **SAVING).content.decode()
        assert "<img" not in html, path
        assert 'rel="preload"' not in html
        assert len(gzip.compress(html.encode())) < TEXT_BYTES / 2


def test_whoever_reads_after_a_saver_sees_all_pictures(client: Client, pages: list[str]) -> None:
    for path in pages:
        client.get(path, **SAVING)
        assert "data-hemat" not in client.get(path).content.decode()
    assert all("<img" in client.get(path).content.decode() for path in pages)


def test_pictures_leave_their_words(client: Client, pages: list[str]) -> None:
    assert '<span class="alt">Layar keranjang</span>' in client.get("/panduan/cara/", **SAVING).content.decode()
    assert '<span class="alt">Pedagang &lt;kopi&gt;</span>' in client.get("/berita/kabar/", **SAVING).content.decode()
    assert '<span class="alt">Bungkus kopi &amp; cangkir</span>' in client.get(pages[2], **SAVING).content.decode()


def test_caches_are_told_on_what_a_page_depends(client: Client, pages: list[str]) -> None:
    for path in pages:
        assert {"Save-Data", "Cookie"} <= {name.strip() for name in client.get(path).headers["Vary"].split(",")}


def test_choices_are_cookies_and_change_one_thing_each(client: Client) -> None:
    assert client.get("/tampilan/?huruf=besar&kembali=/masuk/").headers["Location"] == "/masuk/"
    client.get("/tampilan/?tema=gelap")
    client.get("/tampilan/?gambar=hemat")
    html = client.get("/masuk/").content.decode()
    assert '<html lang="id" data-theme="dark" class="big" data-hemat>' in html
    assert "reading" in html
    client.get("/tampilan/?huruf=biasa")
    html = client.get("/masuk/", **SAVING).content.decode()
    assert '<html lang="id" data-theme="dark" data-hemat>' in html
    client.get("/tampilan/?gambar=lengkap")
    assert "data-hemat" not in client.get("/masuk/", **SAVING).content.decode()
    client.get("/tampilan/?tema=%3Cb%3E&huruf=%3Cb%3E&gambar=%3Cb%3E")
    html = client.get("/masuk/").content.decode()
    assert '<html lang="id">' in html
    assert "reading" not in html
