"""?tunjuk=: the control that a guide points at is ringed on the real screen, without script and without inline style, and nobody else sees it."""

import pytest
from django.test import Client

from portal.accounts.roles import OFFICER, SELLER
from tests.factories.orders import make_order
from tests.factories.pages import make_guide, make_home, step
from tests.factories.shop import make_product, make_shop, make_user

pytestmark = pytest.mark.django_db
CONTROL = "keranjang-lanjut"
SHEET = f'href="/panduan/tunjuk/{CONTROL}.css"'


def html(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def guide_with_control() -> str:
    """The address of a guide whose second step names the control."""
    make_guide("Panduan lain", slug="panduan-lain", steps=[step("Lanjut", place=f"keranjang/{CONTROL}")])
    url: str = make_guide("Cara memesan", slug="cara-memesan", steps=[step("Awal"), step("Lanjut", place=f"keranjang/{CONTROL}")]).url
    return url


def test_the_screen_is_ringed_and_leads_back_to_the_step(client: Client) -> None:
    url = guide_with_control()
    page = html(client, f"/keranjang/?tunjuk={CONTROL}&langkah=cara-memesan/2")
    head = page.split("</head>")[0]
    assert SHEET in head
    assert 'content="noindex"' in head
    assert f'href="{url}2/"' in page
    assert "Kembali ke langkah 2" in page
    assert "Tombol Lanjut isi alamat" in page
    assert " style=" not in page


def test_without_a_known_way_back_the_first_step_that_names_the_control_is_it(client: Client) -> None:
    guide_with_control()
    page = html(client, f"/keranjang/?tunjuk={CONTROL}&langkah=https://contoh.id/1")
    assert 'href="/panduan/panduan-lain/1/"' in page
    assert "contoh.id" not in page.split("<footer")[0]


def test_no_ring_without_the_word(client: Client) -> None:
    make_home()
    html(client, f"/keranjang/?tunjuk={CONTROL}")
    page = html(client, "/keranjang/")
    assert "tunjuk" not in page
    assert "data-ring" not in page


@pytest.mark.parametrize("name", ["entah", "x{color:red}", "</style>", "keranjang-lanjut%0a", "keranjang"])
def test_an_unknown_name_is_never_written(client: Client, name: str) -> None:
    make_home()
    page = client.get("/keranjang/", {"tunjuk": name}).content.decode()
    assert "data-ring" not in page
    assert "/panduan/tunjuk/" not in page
    assert client.get(f"/panduan/tunjuk/{name}.css").status_code == 404


def test_the_sheet_rings_that_control_alone(client: Client) -> None:
    answer = client.get(f"/panduan/tunjuk/{CONTROL}.css")
    assert answer.headers["Content-Type"].startswith("text/css")
    assert "max-age" in answer.headers["Cache-Control"]
    css = answer.content.decode()
    assert f'[data-guide="{CONTROL}"]' in css
    assert "outline: 4px solid" in css
    assert css.count("data-guide") == 2


def test_a_seller_sees_it_in_the_workspace(client: Client) -> None:
    seller = make_user(SELLER)
    make_order(make_product(make_shop(seller)))
    client.force_login(seller)
    for path in ("/kelola/", "/kelola/pesanan/", "/kelola/produk/baru/"):
        page = html(client, f"{path}?tunjuk={CONTROL}")
        assert SHEET in page, path
        assert "data-ring" in page, path


@pytest.mark.parametrize("path", ["/kelola/toko/", "/kelola/users/", "/kelola/kategori/", "/kelola/"])
def test_an_officer_sees_it_in_wagtails_frame(client: Client, path: str) -> None:
    client.force_login(make_user(OFFICER))
    page = html(client, f"{path}?tunjuk={CONTROL}")
    assert SHEET in page
    assert "data-ring" in page
    assert "tunjuk" not in html(client, path)


def test_a_guide_offers_to_show_the_place(client: Client) -> None:
    url = guide_with_control()
    page = html(client, f"{url}2/")
    assert f'href="/panduan/layar/keranjang/?tunjuk={CONTROL}&amp;langkah=cara-memesan/2"' in page
    assert "Tunjukkan di layar" in page
    answer = client.get(f"/panduan/layar/keranjang/?tunjuk={CONTROL}&langkah=cara-memesan/2")
    assert answer.headers["Location"] == f"/keranjang/?tunjuk={CONTROL}&langkah=cara-memesan/2"
    assert "Tunjukkan di layar" not in html(client, f"{url}1/")


def test_a_step_on_a_whole_screen_only_opens_it(client: Client) -> None:
    guide = make_guide(steps=[step(place="keranjang")])
    page = html(client, f"{guide.url}1/")
    assert 'href="/panduan/layar/keranjang/"' in page
    assert "Buka: Keranjang" in page


def test_a_place_that_is_gone_leaves_the_step_readable(client: Client) -> None:
    guide = make_guide(steps=[step("Awal", place="dulu/dulu-tombol")])
    page = html(client, f"{guide.url}1/")
    assert "Tekan gambar keranjang." in page
    assert "Tunjukkan" not in page
