"""A guide on a board: the sheet, its code, and the count of who came by it."""

import re
import zlib
from typing import Any

import pytest
import segno
from django.conf import settings
from django.test import Client
from django.urls import reverse

from pages.models import GuidePage
from portal.counts import tally
from portal.counts.models import DailyCount
from tests.factories.pages import make_guide, step
from tests.factories.shop import make_region

pytestmark = pytest.mark.django_db
PHONE = {"User-Agent": "Mozilla/5.0 (Linux; Android 14) Chrome/130"}
CODE = "12.71.01.1001"
RECTANGLE = re.compile(rb"([\d.]+) ([\d.]+) ([\d.]+) (-?[\d.]+) re f")


@pytest.fixture(autouse=True)
def fresh_tally(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tally, "_tally", tally.Tally())


@pytest.fixture
def guide() -> GuidePage:
    make_region(CODE, "Pasar Baru")
    return make_guide("Cara memesan", slug="cara-memesan")


def scanned() -> dict[str, int]:
    tally.store()
    return dict(DailyCount.objects.filter(kind="pindai").values_list("key", "number"))


def sheet(client: Client, code: str = CODE) -> Any:
    return client.get(f"/panduan/cara-memesan/poster/{code}.pdf")


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", pdf))


def test_the_sheet_is_one_page_of_a4_and_the_same_every_time(client: Client, guide: GuidePage) -> None:
    answer = sheet(client)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    assert pages_of(answer.content) == 1
    assert b"/MediaBox [0 0 595.28 841.89]" in answer.content
    assert sheet(client).content == answer.content


def test_a_long_guide_still_fits_one_page(client: Client, guide: GuidePage) -> None:
    guide.steps = [step(f"Langkah yang namanya sangat panjang sekali sampai dua baris nomor {number}") for number in range(1, 15)]
    guide.save_revision().publish()
    assert pages_of(sheet(client).content) == 1


def dots_of(pdf: bytes) -> set[tuple[int, int]]:
    """The dark dots of the code that is drawn on the sheet, as (column, row) inside its quiet zone."""
    streams = [zlib.decompress(part) for part in re.findall(rb"stream\n(.*?)\nendstream", pdf, re.DOTALL) if part.startswith(b"x")]
    drawn = [tuple(map(float, found)) for found in RECTANGLE.findall(max(streams, key=lambda part: len(RECTANGLE.findall(part))))]
    dot = min(abs(height) for *_, height in drawn)
    lines = [(x, y, width) for x, y, width, height in drawn if abs(abs(height) - dot) < 0.02]
    left, top = min(x for x, *_ in lines), max(y for _, y, _ in lines)
    return {(round((x - left) / dot) + step, round((top - y) / dot)) for x, y, width in lines for step in range(round(width / dot))}


def dots_for(address: str) -> set[tuple[int, int]]:
    rows = segno.make(address, error="m", micro=False).matrix_iter(border=0)
    return {(x, y) for y, row in enumerate(rows) for x, dark in enumerate(row) if dark}


@pytest.mark.parametrize("code", [CODE, "kota"])
def test_the_code_on_the_sheet_holds_the_address_that_counts_for_its_place(client: Client, guide: GuidePage, code: str) -> None:
    address = settings.WAGTAILADMIN_BASE_URL + reverse("poster:scan", args=[guide.pk, code])
    assert dots_of(sheet(client, code).content) == dots_for(address)
    assert dots_for(address) != dots_for(f"{address}x")


def test_the_code_opens_the_guide_and_counts_for_its_kelurahan(guide: GuidePage) -> None:
    phone = Client(headers=PHONE)
    for code in (CODE, CODE, "kota"):
        answer = phone.get(reverse("poster:scan", args=[guide.pk, code]))
        assert (answer.status_code, answer.headers["Location"]) == (302, guide.url)
        assert not answer.cookies
        assert "no-store" in answer.headers["Cache-Control"]  # a kept answer would not be counted
    tally._tally.show()
    assert scanned() == {f"{guide.pk}/{CODE}": 2, f"{guide.pk}/kota": 1}


@pytest.mark.parametrize("code", ["99.99.99.9999", "11.01.01.2001", "x'--"])
def test_a_code_of_nowhere_opens_the_guide_and_counts_for_nobody(guide: GuidePage, code: str) -> None:
    make_region("11.01.01.2001", "Keude Bakongan")
    assert Client(headers=PHONE).get(reverse("poster:scan", args=[guide.pk, code])).headers["Location"] == guide.url
    assert scanned() == {}


def test_machines_and_withdrawn_guides_do_not_count(guide: GuidePage) -> None:
    Client(headers={"User-Agent": "WhatsApp/2.23"}).get(reverse("poster:scan", args=[guide.pk, CODE]))
    guide.unpublish()
    phone = Client(headers=PHONE)
    assert phone.get(reverse("poster:scan", args=[guide.pk, CODE])).headers["Location"] == "/panduan/"
    assert scanned() == {}


def test_the_kelurahan_is_chosen_without_script(client: Client, guide: GuidePage) -> None:
    form = client.get("/panduan/cara-memesan/poster/").content.decode()
    assert '<option value="12.71.01.1001">Pasar Baru</option>' in form
    assert client.get("/panduan/cara-memesan/poster/", {"kelurahan": CODE}).headers["Location"] == f"/panduan/cara-memesan/poster/{CODE}.pdf"
    assert client.get("/panduan/cara-memesan/poster/", {"kelurahan": ""}).headers["Location"] == "/panduan/cara-memesan/poster/kota.pdf"
    wrong = client.get("/panduan/cara-memesan/poster/", {"kelurahan": "0"})
    assert wrong.status_code == 400
    assert "Pilih kelurahan dari daftar." in wrong.content.decode()


@pytest.mark.parametrize("code", ["12.71", "11.01.01.2001", "..", "0"])
def test_a_sheet_for_another_place_does_not_exist(client: Client, guide: GuidePage, code: str) -> None:
    make_region("11.01.01.2001", "Keude Bakongan")
    assert sheet(client, code).status_code == 404


def test_a_draft_has_no_sheet(client: Client, guide: GuidePage) -> None:
    guide.unpublish()
    assert sheet(client).status_code == client.get("/panduan/cara-memesan/poster/").status_code == 404


def test_the_guide_leads_to_its_poster(client: Client, guide: GuidePage) -> None:
    assert "/panduan/cara-memesan/poster/" in client.get(guide.url).content.decode()
