"""Programmes: the page knows what day it is (AS-01), how far it came, and counts by itself (NW-04)."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from wagtail.rich_text import RichText

from pages import counters
from pages.models import ProgrammePage
from pages.shipped import articles, source
from shop.curation.models import Need
from tests.factories.curation import make_collection, put_in
from tests.factories.pages import make_article, make_guide, make_image, make_programme, make_session
from tests.factories.shop import make_product, make_shop

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 11, 22), "Mulai Selasa, 1 Desember 2026"),
        (date(2026, 12, 1), "Selasa berikutnya: 1 Desember 2026"),
        (date(2026, 12, 2), "Selasa berikutnya: 8 Desember 2026"),
        (date(2027, 3, 31), "Selesai 30 Maret 2027"),
    ],
)
def test_the_page_says_what_the_day_demands(client: Client, today: date, words: str) -> None:
    programme = make_programme(starts_on=date(2026, 12, 1), ends_on=date(2027, 3, 30), weekday=1)
    with time_machine.travel(datetime(today.year, today.month, today.day, 3, tzinfo=UTC), tick=False):
        assert words in client.get(programme.url).content.decode()


def test_it_starts_at_midnight_here_not_in_london(client: Client) -> None:
    programme = make_programme(starts_on=date(2026, 12, 1), weekday=None)
    with time_machine.travel(datetime(2026, 11, 30, 16, 59, tzinfo=UTC), tick=False):
        assert "Mulai Selasa, 1 Desember 2026" in client.get(programme.url).content.decode()
    with time_machine.travel(datetime(2026, 11, 30, 17, 0, tzinfo=UTC), tick=False):
        assert "Berjalan sejak 1 Desember 2026" in client.get(programme.url).content.decode()


def test_rule_fits_milestones_and_guides_are_shown(client: Client) -> None:
    guide = make_guide("Cara memesan")
    programme = make_programme(
        picture=make_image(),
        picture_alt="Rak baju",
        fits=[("line", "Kemeja rapi")],
        milestones=[
            ("milestone", {"title": "Diumumkan", "date": date(2026, 9, 1), "state": "done", "note": "Surat dibagikan."}),
            ("milestone", {"title": "Dilihat hasilnya", "date": date(2027, 1, 5), "state": "next", "note": ""}),
        ],
        guides=[("guide", guide)],
    )
    html = client.get(programme.url).content.decode()
    for words in ("Memakai satu barang.", "Kemeja rapi", "Diumumkan", "September 2026", "Dilihat hasilnya", "Januari 2027", guide.url, 'alt="Rak baju"'):
        assert words in html


def test_only_goods_of_the_collection_are_shown(client: Client) -> None:
    chosen, other = make_product(title="Kemeja terpilih"), make_product(title="Kemeja lain")
    put_in(make_collection("selasa-umkm"), chosen)
    html = client.get(make_programme(collection="selasa-umkm").url).content.decode()
    assert chosen.title in html
    assert other.title not in html


def test_without_a_collection_nothing_is_promised(client: Client) -> None:
    html = client.get(make_programme(collection="belum-ada").url).content.decode()
    assert "Lihat pilihan produk" not in html


def test_the_list_names_the_time_of_each(client: Client) -> None:
    make_programme(title="Selasa Uji", starts_on=date(2999, 1, 1))
    assert "Mulai Selasa, 1 Januari 2999" in client.get("/program/").content.decode()


def test_umkm_center_ships_with_three_milestones_with_dates_and_states(client: Client) -> None:
    """The page that the city's own paper asks for (NW-04)."""
    index = make_programme().get_parent()
    shipped = next(one for one in source.read("programmes")["programmes"] if one["slug"] == "umkm-center")
    with time_machine.travel(datetime(2026, 11, 22, 3, tzinfo=UTC), tick=False):
        articles.put_programme(index, shipped)
        html = client.get(ProgrammePage.objects.get(slug="umkm-center").url).content.decode()
    part = html.split("Sampai di mana program ini")[1].split("</ol>")[0]
    assert part.count("<li") == 3
    for title, when in (
        ("Gedung ditetapkan", "7 Juli 2026. Selesai."),
        ("Meja pendampingan dibuka", "10 November 2026. Sedang berjalan."),
        ("Ruang pamer dan ruang kelas dibuka", "2 Maret 2027. Belum dimulai."),
    ):
        assert title in part
        assert when in part
    assert "Tahun anggaran 2026." in html
    assert "Relawan pendamping" in html
    assert "satu tempat bertanya" in html
    assert "Aturannya" not in html  # it has none


def test_a_milestone_that_did_not_begin_in_time_says_so(client: Client) -> None:
    late = {"title": "Ruang kelas", "date": date(2026, 9, 1), "state": "next", "note": ""}
    running = {"title": "Meja", "date": date(2026, 9, 1), "state": "now", "note": ""}
    programme = make_programme(milestones=[("milestone", late), ("milestone", running)])
    with time_machine.travel(datetime(2026, 8, 31, 20, tzinfo=UTC), tick=False):  # 1 September here
        assert "lewat dari tanggal" not in client.get(programme.url).content.decode()
    with time_machine.travel(datetime(2026, 9, 1, 17, tzinfo=UTC), tick=False):  # 2 September here
        html = client.get(programme.url).content.decode()
    assert "1 September 2026. Belum dimulai, lewat dari tanggal rencana." in html
    assert "1 September 2026. Sedang berjalan." in html


def number(html: str, label: str) -> str:
    return html.split(f"<dt>{label}</dt><dd>")[1].split("</dd>")[0]


def test_numbers_come_from_the_system_and_say_when_they_were_counted(client: Client) -> None:
    shop = make_shop()
    make_product(shop)
    make_product(shop, stock=0)
    make_product(make_shop(status="registered"))  # not verified: neither shop nor goods are public
    with time_machine.travel(datetime(2026, 11, 22, 6, 5, tzinfo=UTC), tick=False) as clock:
        make_session(starts_at=datetime(2026, 3, 1, 2, tzinfo=UTC))
        make_session(starts_at=datetime(2026, 12, 31, 2, tzinfo=UTC))
        make_session(starts_at=datetime(2026, 12, 31, 20, tzinfo=UTC))  # New Year here
        chosen = ["shops-verified", "shops-listing", "products", "trainings-year", "trainings-held", "trainings-held"]
        programme = make_programme(counters=[("counter", name) for name in chosen])
        html = client.get(programme.url).content.decode()
        assert number(html, "toko sudah diperiksa petugas") == "1"
        assert number(html, "produk tampil") == "2"
        assert number(html, "pelatihan dijadwalkan tahun ini") == "2"
        assert number(html, "pelatihan sudah diadakan tahun ini") == "1"
        assert html.count("<dt>pelatihan sudah diadakan") == 1
        assert "Dihitung otomatis, Minggu, 22 November 2026 pukul 13.05 WIB." in html
        make_product(shop)
        clock.shift(299)
        html = client.get(programme.url).content.decode()
        assert number(html, "produk tampil") == "2"
        assert "pukul 13.05 WIB" in html
        clock.shift(2)
        html = client.get(programme.url).content.decode()
        assert number(html, "produk tampil") == "3"
        assert "pukul 13.10 WIB" in html


@pytest.mark.parametrize("name", counters.COUNTERS)
def test_every_number_can_be_counted(name: str) -> None:
    (found,) = counters.numbers([name])
    assert found.value >= 0
    assert found.label


def test_a_number_that_no_longer_exists_is_left_out() -> None:
    assert counters.numbers(["dihapus", "products"]) == counters.numbers(["products"])


def test_warm_numbers_cost_nothing(django_assert_num_queries: Any) -> None:
    counters.numbers(list(counters.COUNTERS))
    with django_assert_num_queries(0):
        counters.numbers(list(counters.COUNTERS))


def test_a_programme_shows_its_news_and_no_other(client: Client) -> None:
    programme = make_programme()
    article = make_article("Kios dibuka", related_programme=programme)
    make_article("Kabar lain")
    hidden = make_article("Masih rahasia", related_programme=programme)
    hidden.unpublish()
    part = client.get(programme.url).content.decode().split("Berita program ini")[1]
    assert article.url in part
    assert "Kabar lain" not in part
    assert "Masih rahasia" not in part


def test_it_ends_after_it_begins() -> None:
    with pytest.raises(ValidationError, match="sesudah tanggal mulai"):
        make_programme(starts_on=date(2026, 12, 1), ends_on=date(2026, 11, 30))


def test_the_rule_of_the_day_its_source_and_the_one_to_come(client: Client) -> None:
    def version(day: date, text: str, source: str) -> tuple[str, dict[str, object]]:
        return ("rule", {"starts_on": day, "text": RichText(f"<p>{text}</p>"), "source": source, "source_url": ""})

    rules = [version(date(2026, 1, 6), "Satu barang.", "Surat nomor 7"), version(date(2026, 12, 1), "Dua barang.", "Surat nomor 9")]
    programme = make_programme(rules=rules, starts_on=date(2026, 1, 6))
    with time_machine.travel(datetime(2026, 11, 30, 3, tzinfo=UTC), tick=False):
        html = client.get(programme.url).content.decode()
        for words in ("Satu barang.", "Berlaku mulai 6 Januari 2026.", "Sumber: Surat nomor 7", "Mulai 1 Desember 2026", "Dua barang."):
            assert words in html
        assert "Aturan sebelumnya" not in html
    with time_machine.travel(datetime(2026, 12, 1, 3, tzinfo=UTC), tick=False):
        html = client.get(programme.url).content.decode()
        assert html.index("Dua barang.") < html.index("Aturan sebelumnya") < html.index("Satu barang.")
        assert "Mulai 1 Desember 2026" not in html


def test_the_collection_brings_criteria_gaps_sizes_and_padu(client: Client) -> None:
    collection = make_collection("selasa-umkm", criteria=("Rapi dan berkerah",))
    put_in(collection, sizes="M")
    Need.objects.create(collection=collection, part="sepatu", wearer="pria", sizes="42")
    html = client.get(make_programme(collection="selasa-umkm").url).content.decode()
    for words in (
        "Rapi dan berkerah",
        "Belum ada sepatu pria ukuran 42",
        "Lingkarkan meteran",
        'href="/padu-selasa/"',
        'href="/pilihan/selasa-umkm/"',
        "/akun/pegawai/",
    ):
        assert words in html


def test_a_collection_that_is_over_is_not_shown(client: Client) -> None:
    put_in(make_collection("selasa-umkm", ends_on=timezone.localdate() - timedelta(days=1)), title="Kemeja terpilih")
    html = client.get(make_programme(collection="selasa-umkm").url).content.decode()
    assert "Kemeja terpilih" not in html
    assert "/padu-selasa/" not in html
