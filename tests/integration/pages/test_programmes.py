"""Programmes: the page knows what day it is (AS-01)."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from wagtail.rich_text import RichText

from shop.curation.models import Need
from tests.factories.curation import make_collection, put_in
from tests.factories.pages import make_guide, make_image, make_programme
from tests.factories.shop import make_product

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
