"""Home: guides and shop side by side, for a known number of queries."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Site

from pages.models import HomePage
from tests.factories.pages import make_article, make_guide, make_home, make_image, make_programme, make_session
from tests.factories.shop import make_category, make_product, make_shop

pytestmark = pytest.mark.django_db
QUERIES_OF_HOME = 29
"""With nothing kept: four of them count the numbers, each on its own because home and programmes share what is kept for 5 minutes."""


def fill(rows: int) -> None:
    """Home with this many of everything it lists."""
    home = make_home()
    for number in range(rows):
        make_guide(f"Panduan {number}", for_sellers=True, for_officials=True)
        make_article(f"Berita {number}", picture=make_image())
        make_session(f"Pelatihan {number}")
        make_product(make_shop(), title=f"Barang {number}", category=make_category(f"Kategori {number}"))
    guide = make_guide("Cara memesan")
    home.refresh_from_db()
    home.order_guide, home.pay_guide, home.receive_guide, home.sell_guide = guide, make_guide("Cara membayar"), make_guide("Menerima barang"), guide
    home.programme = make_programme(picture=make_image())
    home.save()


@pytest.fixture
def count(client: Client, django_assert_num_queries: Any) -> Callable[[str, int], None]:
    """The queries of a visitor's second visit: what the site remembers (roots, content types) is warm, the cache is not."""

    def check(address: str, queries: int) -> None:
        client.get(address)
        cache.clear()
        Site.clear_site_root_paths_cache()
        with django_assert_num_queries(queries):
            assert client.get(address).status_code == 200

    return check


@pytest.mark.parametrize("rows", [1, 3])
def test_home_costs_the_same_with_one_and_three_rows(rows: int, count: Callable[[str, int], None]) -> None:
    fill(rows)
    count("/", QUERIES_OF_HOME)


def test_both_doors_stand_side_by_side(client: Client) -> None:
    fill(1)
    html = client.get("/").content.decode()
    learn, shop = html.index("Baru pertama kali?"), html.index("Langsung belanja")
    assert learn < shop
    assert html.count('class="door') == 2 + html.count('class="doors')
    assert "Cara memesan" in html
    assert "Cara membayar" in html
    assert 'href="/kategori/' in html


def test_the_knots_of_a_purchase_lead_to_their_guides(client: Client) -> None:
    fill(1)
    home = HomePage.objects.get()
    thread = client.get("/").content.decode().split('<ol class="thread big"')[1].split("</ol>")[0]
    order, pay, receive = home.order_guide, home.pay_guide, home.receive_guide
    assert re.findall(r'<a href="([^"]+)"', thread) == [f"{order.url}1/", order.url, pay.url, receive.url]
    receive.unpublish()
    assert f'href="{receive.url}"' not in client.get("/").content.decode().split('<ol class="thread big"')[1].split("</ol>")[0]


def test_home_shows_what_is_new_next_and_counted(client: Client) -> None:
    fill(3)
    html = client.get("/").content.decode()
    for words in ("Barang 2", "Pelatihan 0", "Berita 2", "Menunggu pesanan pertama", "Angka apa adanya", "Selasa Uji", "laku dalam 30 hari terakhir"):
        assert words in html


def test_what_is_withdrawn_or_past_is_not_on_home(client: Client) -> None:
    fill(1)
    gone = make_article("Berita ditarik")
    gone.unpublish()
    make_session("Pelatihan lewat", in_days=-2)
    home = HomePage.objects.get()
    programme = home.programme
    programme.ends_on = timezone.localdate() - timedelta(days=1)
    programme.save_revision().publish()
    html = client.get("/").content.decode()
    assert "Berita ditarik" not in html
    assert "Pelatihan lewat" not in html
    assert "Selasa Uji" not in html


def test_an_empty_city_still_has_a_home(client: Client) -> None:
    make_home()
    response = client.get("/")
    assert response.status_code == 200
    assert "Baru pertama kali?" in response.content.decode()


def test_the_numbers_are_counted_from_the_shops(client: Client) -> None:
    make_home()
    make_product(make_shop())
    make_shop(status="registered")
    html = client.get("/").content.decode()
    assert "<dt>UMKM terdaftar</dt><dd>2</dd>" in html
    assert "<dt>sudah diperiksa petugas</dt><dd>1</dd>" in html
    assert "<dt>punya barang yang bisa dibeli</dt><dd>1</dd>" in html
    assert "<dt>laku dalam 30 hari terakhir</dt><dd>0</dd>" in html


def test_a_visit_writes_nothing(client: Client) -> None:
    fill(1)
    with CaptureQueriesContext(connection) as captured:
        client.get("/")
    assert [query["sql"] for query in captured.captured_queries if not query["sql"].startswith(("SELECT", "DECLARE"))] == []  # a cursor reads
