"""News: an article set for 07.00 WIB is there at 07.00 WIB (NW-01), with what belongs to it (NW-03) and what was corrected (NW-07)."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from pages.models import NewsCategory, NewsIndexPage, NewsPage
from portal import urls as portal_urls
from tests.factories.curation import make_collection, put_in
from tests.factories.pages import make_article, make_guide, make_image, make_programme
from tests.factories.shop import make_product, make_shop

pytestmark = pytest.mark.django_db
QUERIES_OF_LIST = 12
SEVEN_WIB = datetime(2026, 12, 1, 0, 0, tzinfo=UTC)


@time_machine.travel(datetime(2026, 11, 22, 3, 0, tzinfo=UTC), tick=False)
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


@override_settings(TIME_ZONE="Asia/Jayapura")
def test_another_city_reads_its_own_clock(client: Client) -> None:
    article = make_article(first_published_at=SEVEN_WIB)
    assert "Selasa, 1 Desember 2026, 09.00 WIT<" in client.get(article.url).content.decode()


def test_news_on_the_tuesday_rule_shows_the_collection_and_the_guide(client: Client) -> None:
    shirt, other = make_product(title="Kemeja tenun"), make_product(title="Keripik")
    put_in(make_collection("selasa-umkm"), shirt)
    order, pay = make_guide("Cara memesan"), make_guide("Cara membayar")
    programme = make_programme("Selasa UMKM", collection="selasa-umkm")
    article = make_article("Aturan Selasa", related_programme=programme, guides=[("guide", order), ("guide", pay)])
    html = client.get(article.url).content.decode()
    assert programme.url in html
    assert html.index(order.url) < html.index(pay.url)
    assert shirt.get_absolute_url() in html
    assert other.title not in html
    assert f"{programme.url}#pilihan" in html


def test_chosen_goods_come_first_and_withdrawn_things_leave_by_themselves(client: Client) -> None:
    chosen, hidden, closed = make_product(title="Sambal"), make_product(title="Disembunyikan"), make_product(make_shop(), title="Toko ditutup")
    of_collection = make_product(title="Keripik kumpulan")
    goods = make_collection("oleh-oleh", name="Oleh-oleh")
    put_in(goods, of_collection)
    put_in(goods, chosen)
    guide, programme = make_guide("Panduan ditarik"), make_programme("Program ditarik")
    article = make_article(
        products=[("product", one) for one in (hidden, chosen, closed)], collection="oleh-oleh", guides=[("guide", guide)], related_programme=programme
    )
    html = client.get(article.url).content.decode()
    for words in ("Disembunyikan", "Toko ditutup", "Panduan ditarik", "Program ditarik"):
        assert words in html
    type(hidden).objects.filter(pk=hidden.pk).update(is_public=False)
    closed.stockrecords.get().partner.__class__.objects.filter(pk=closed.stockrecords.get().partner_id).update(status="suspended")
    guide.unpublish()
    programme.unpublish()
    html = client.get(article.url).content.decode()
    for words in ("Disembunyikan", "Toko ditutup", "Panduan ditarik", "Program ditarik"):
        assert words not in html
    assert html.index(chosen.get_absolute_url()) < html.index(of_collection.get_absolute_url())
    assert html.count(f'href="{chosen.get_absolute_url()}"') == 1
    type(hidden).objects.filter(pk=hidden.pk).update(is_public=True)
    assert "Disembunyikan" in client.get(article.url).content.decode()


def test_a_correction_gets_its_date_and_the_list_shows_it(client: Client) -> None:
    with time_machine.travel(datetime(2026, 11, 20, 18, tzinfo=UTC), tick=False):  # the 21st has begun here
        article = make_article("Jumlah pedagang", correction="jumlah dibetulkan dari 40 menjadi 42")
        assert article.corrected_on == date(2026, 11, 21)
    make_article("Tidak salah")
    html = client.get(article.url).content.decode()
    assert "Diperbarui Sabtu, 21 November 2026: jumlah dibetulkan dari 40 menjadi 42" in html
    listing = client.get("/berita/").content.decode()
    assert listing.count("Diperbarui") == 1
    assert "Diperbarui 21 November 2026" in listing


def test_the_day_of_a_correction_stays_when_the_article_is_saved_again() -> None:
    article = make_article(correction="nama dibetulkan", corrected_on=date(2026, 11, 1))
    article.save_revision().publish()
    assert NewsPage.objects.get().corrected_on == date(2026, 11, 1)


def test_a_date_without_a_word_of_correction_is_refused() -> None:
    with pytest.raises(ValidationError, match="Tulis apa yang dibetulkan"):
        make_article(corrected_on=date(2026, 11, 1))


def _feedback(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


urlpatterns = [path("tanggapan/", include(([path("", _feedback, name="form")], "uji"))), *portal_urls.urlpatterns]


@override_settings(ROOT_URLCONF=__name__)
def test_readers_answer_in_the_room_for_it(client: Client) -> None:
    article = make_article("Kabar uji", slug="kabar-uji")
    assert 'href="/tanggapan/?dari=%2Fberita%2Fkabar-uji%2F"' in client.get(article.url).content.decode()
