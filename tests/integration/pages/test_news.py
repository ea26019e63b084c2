"""News: an article set for 07.00 WIB is there at 07.00 WIB (NW-01)."""

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client

from pages.models import NewsCategory, NewsIndexPage, NewsPage
from tests.factories.pages import make_article, make_guide, make_image

pytestmark = pytest.mark.django_db
QUERIES_OF_LIST = 12
SEVEN_WIB = datetime(2026, 12, 1, 0, 0, tzinfo=UTC)


def test_an_article_says_who_wrote_it_and_when(client: Client) -> None:
    guide = make_guide("Buka toko")
    article = make_article(
        "Pedagang mulai berjualan",
        first_published_at=SEVEN_WIB,
        author="Humas Pemko",
        picture=make_image(),
        picture_alt="Lapak pasar",
        photo_credit="Ilustrasi: Kedan",
        guides=[("guide", guide)],
        correction="jumlah pedagang dibetulkan",
    )
    html = client.get(article.url).content.decode()
    assert "Selasa, 1 Desember 2026, 07.00 WIB" in html
    assert "Humas Pemko" in html
    assert "Ilustrasi: Kedan" in html
    assert 'alt="Lapak pasar"' in html
    assert guide.url in html
    assert "Diperbarui Minggu, 22 November 2026: jumlah pedagang dibetulkan" in html


def test_a_scheduled_article_appears_at_its_hour(client: Client) -> None:
    index = make_article("Sudah terbit").get_parent()
    with time_machine.travel(datetime(2026, 11, 30, 9, tzinfo=UTC), tick=False):
        page = NewsPage(title="Berita besok pagi", slug="besok", author="Humas", lead="Besok.", body=[], go_live_at=SEVEN_WIB, live=False)
        index.add_child(instance=page)
        page.save_revision().publish()
        call_command("publish_scheduled")
        assert client.get("/berita/besok/").status_code == 404
    with time_machine.travel(datetime(2026, 11, 30, 23, 59, 59, tzinfo=UTC), tick=False):
        call_command("publish_scheduled")
        assert "Berita besok pagi" not in client.get("/berita/").content.decode()
    with time_machine.travel(SEVEN_WIB.replace(second=1), tick=False):
        call_command("publish_scheduled")
        assert "Berita besok pagi" in client.get("/berita/").content.decode()
        assert "Selasa, 1 Desember 2026, 07.00 WIB" in client.get("/berita/besok/").content.decode()


def test_an_article_leaves_at_its_end(client: Client) -> None:
    article = make_article("Pengumuman sementara")
    article.expire_at = SEVEN_WIB
    article.save()
    with time_machine.travel(SEVEN_WIB.replace(minute=1), tick=False):
        call_command("publish_scheduled")
    assert client.get(article.url).status_code == 404


def test_the_list_is_newest_first_and_by_category(client: Client) -> None:
    programme = NewsCategory.objects.create(name="Program", slug="program")
    NewsCategory.objects.create(name="Kosong", slug="kosong")
    make_article("Berita lama", first_published_at=datetime(2026, 1, 1, tzinfo=UTC))
    make_article("Berita baru", first_published_at=datetime(2026, 2, 1, tzinfo=UTC), category=programme)
    html = client.get("/berita/").content.decode()
    assert html.index("Berita baru") < html.index("Berita lama")
    assert "?kategori=program" in html
    assert "?kategori=kosong" not in html
    filtered = client.get("/berita/?kategori=program").content.decode()
    assert "Berita baru" in filtered
    assert "Berita lama" not in filtered
    assert "Berita lama" in client.get("/berita/?kategori=tidak-ada").content.decode()


def test_a_long_list_has_pages(client: Client) -> None:
    for number in range(13):
        make_article(f"Berita ke-{number:02d}")
    first = client.get("/berita/").content.decode()
    assert "Halaman 1 dari 2" in first
    assert "Berita ke-00" not in first
    assert "Berita ke-00" in client.get("/berita/?page=2").content.decode()
    assert client.get("/berita/?page=xyz").status_code == 200


def test_no_news_is_said_kindly(client: Client) -> None:
    make_article().delete()
    assert NewsIndexPage.objects.exists()
    assert "Belum ada berita" in client.get("/berita/").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_with_one_and_three_articles(client: Client, django_assert_num_queries: Any, rows: int) -> None:
    for number in range(rows):
        category, _ = NewsCategory.objects.get_or_create(name=f"Kategori {number}", slug=f"kategori-{number}")
        make_article(f"Berita {number}", picture=make_image(), category=category)
    client.get("/berita/")
    with django_assert_num_queries(QUERIES_OF_LIST):
        client.get("/berita/")
