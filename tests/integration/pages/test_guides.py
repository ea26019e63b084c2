"""Guides: every step has an address of its own, and the page works without pictures."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.factories.pages import make_guide, make_image, step

pytestmark = pytest.mark.django_db
QUERIES_OF_LIST = 11
QUERIES_OF_GUIDE = 14


def test_the_guide_shows_all_steps_with_anchors(client: Client) -> None:
    guide = make_guide("Cara memesan", prepare=[("line", "Nomor HP")], reviewed_on=date(2026, 11, 20), reviewed_by="Dinas")
    html = client.get(guide.url).content.decode()
    for number, title in enumerate(("Langkah awal", "Langkah tengah", "Langkah akhir"), start=1):
        assert f'id="langkah-{number}"' in html
        assert f'href="{guide.url}{number}/"' in html
        assert title in html
    assert "Nomor HP" in html
    assert "Ditinjau 20 November 2026 oleh Dinas." in html


def test_every_step_has_its_own_page(client: Client) -> None:
    guide = make_guide(
        steps=[step("Langkah awal", warning="Jangan tergesa.", tip="Pelan saja.", screen_url="/keranjang/", screen_label="Keranjang"), step("Langkah akhir")]
    )
    first = client.get(f"{guide.url}1/").content.decode()
    assert "Langkah 1 dari 2" in first
    assert "<h1>Langkah awal</h1>" in first
    assert "Jangan tergesa." in first
    assert "Pelan saja." in first
    assert 'href="/keranjang/"' in first
    assert f'rel="next" href="{guide.url}2/"' in first
    last = client.get(f"{guide.url}2/").content.decode()
    assert 'rel="next"' not in last
    assert f'rel="prev" href="{guide.url}1/"' in last


@pytest.mark.parametrize("number", ["0", "4", "99", "-1", "x"])
def test_a_step_that_is_not_there_is_not_found(client: Client, number: str) -> None:
    guide = make_guide()
    assert client.get(f"{guide.url}{number}/").status_code == 404


def test_the_screen_picture_carries_its_words(client: Client) -> None:
    guide = make_guide(steps=[step("Lihat", picture=make_image(size=(700, 900)), picture_alt="Halaman keranjang dengan dua barang.")])
    html = client.get(f"{guide.url}1/").content.decode()
    assert 'alt="Halaman keranjang dengan dua barang."' in html
    assert "640w" in html
    assert ".webp" in html


def test_a_deleted_picture_leaves_the_step_readable(client: Client) -> None:
    picture = make_image()
    guide = make_guide(steps=[step("Lihat", picture=picture, picture_alt="Keranjang.")])
    picture.delete()
    response = client.get(f"{guide.url}1/")
    assert response.status_code == 200
    assert "Tekan gambar keranjang." in response.content.decode()


@pytest.mark.parametrize(
    ("asked", "seen", "unseen"),
    [("", "Untuk pembeli", "Untuk penjual"), ("?untuk=penjual", "Untuk penjual", "Untuk pembeli"), ("?untuk=apa-saja", "Untuk pembeli", "Untuk penjual")],
)
def test_the_list_is_sorted_by_whom_it_is_for(client: Client, asked: str, seen: str, unseen: str) -> None:
    make_guide("Untuk pembeli")
    make_guide("Untuk penjual", for_public=False, for_sellers=True)
    html = client.get(f"/panduan/{asked}").content.decode()
    assert seen in html
    assert unseen not in html


def test_an_audience_without_guides_is_told_so(client: Client) -> None:
    make_guide()
    assert "Belum ada panduan untuk pilihan ini" in client.get("/panduan/?untuk=opd").content.decode()


def test_a_withdrawn_guide_leaves_lists_and_links(client: Client) -> None:
    gone = make_guide("Sudah ditarik")
    guide = make_guide("Masih ada", related=[("guide", gone)])
    assert "Sudah ditarik" in client.get(guide.url).content.decode()
    gone.unpublish()
    assert "Sudah ditarik" not in client.get(guide.url).content.decode()
    assert "Sudah ditarik" not in client.get("/panduan/").content.decode()
    assert client.get(gone.url).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_with_one_and_three_guides(client: Client, django_assert_num_queries: Any, rows: int) -> None:
    for number in range(rows):
        make_guide(f"Panduan {number}", steps=[step("Lihat", picture=make_image(), picture_alt="Keranjang.")])
    client.get("/panduan/")
    with django_assert_num_queries(QUERIES_OF_LIST):
        client.get("/panduan/")


@pytest.mark.parametrize("rows", [1, 3])
def test_a_guide_costs_the_same_with_one_and_three_pictures(client: Client, django_assert_num_queries: Any, rows: int) -> None:
    guide = make_guide(steps=[step(f"Lihat {number}", picture=make_image(), picture_alt="Keranjang.") for number in range(rows)])
    client.get(guide.url)
    with django_assert_num_queries(QUERIES_OF_GUIDE):
        client.get(guide.url)


def test_a_step_on_a_sellers_screen_leads_by_way_of_the_sign_in(client: Client) -> None:
    make_guide("Menambah produk", slug="menambah", steps=[step("Buka layar", screen_url="/kelola/produk/baru/", screen_label="Tambah produk")])
    html = client.get("/panduan/menambah/").content.decode()
    assert 'href="/masuk/lanjut/?ke=%2Fkelola%2Fproduk%2Fbaru%2F"' in html
    assert 'href="/kelola/' not in html
