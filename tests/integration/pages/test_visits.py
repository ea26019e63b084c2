"""The report of visits: what it says, and who may read it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from portal.accounts.roles import EDITOR, OFFICER, SELLER
from portal.counts.models import DailyCount
from tests.factories.pages import make_guide
from tests.factories.shop import make_region, make_shop, make_user

pytestmark = pytest.mark.django_db
ROOM = "/kelola/kunjungan/"


def counted(kind: str, key: str, number: int, days_ago: int = 0) -> None:
    DailyCount.objects.create(day=timezone.localdate() - timedelta(days=days_ago), kind=kind, key=key, number=number)


def as_(role: str | None) -> Client:
    user, client = make_user(role), Client()
    if role == SELLER:
        make_shop(user)
    client.force_login(user)
    return client


@pytest.mark.parametrize("role", [EDITOR, OFFICER])
def test_it_tells_what_was_read_scanned_and_bought(role: str) -> None:
    guide, village = make_guide("Cara memesan"), make_region(name="Pasar Baru")
    counted("halaman", guide.url, 12)
    counted("halaman", guide.url, 30, days_ago=3)
    counted("halaman", "/lama/", 500, days_ago=40)
    counted("pindai", f"{guide.pk}/{village.code}", 7)
    counted("pindai", "999999/kota", 2)
    counted("cari", "", 15)
    for key, number in (("1-keranjang", 40), ("2-alamat", 30), ("5-jadi", 10)):
        counted("langkah", key, number)
    answer = as_(role).get(ROOM)
    assert [(row.words, row.number) for row in answer.context["pages"]] == [(guide.url, 42)]
    assert [(row.words, row.more, row.number) for row in answer.context["scans"]] == [
        ("Pasar Baru", "Cara memesan", 7),
        ("Seluruh kota", "Panduan yang sudah dihapus", 2),
    ]
    assert [(row.number, row.of_first) for row in answer.context["steps"]] == [(40, 100), (30, 75), (0, 0), (0, 0), (10, 25)]
    assert "Orang mencari 15 kali." in answer.content.decode()


def test_an_empty_report_says_so() -> None:
    html = as_(OFFICER).get(ROOM).content.decode()
    assert "Belum ada poster yang dipindai." in html
    assert "belum ada" in html


@pytest.mark.parametrize("role", [SELLER, None])
def test_nobody_else_reads_it(role: str | None) -> None:
    for method in ("get", "post"):
        assert getattr(as_(role), method)(ROOM).status_code == 403


def test_a_visitor_signs_in_first(client: Client) -> None:
    assert client.get(ROOM).headers["Location"].startswith("/masuk/")
