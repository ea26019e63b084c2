"""Journeys: guides in order, "atau" in the right place, and on each guide where in the journey one stands."""

import re
from typing import Any

import pytest
from django.test import Client

from tests.factories.pages import journey_step, make_guide, make_journey, step

pytestmark = pytest.mark.django_db
QUERIES_WITH_JOURNEY = 14


def headings(html: str) -> list[tuple[int, str]]:
    """Level and text of every heading of the content."""
    main = html.split("<main")[1].split("</main>")[0]
    found = re.findall(r"<h([1-6])[^>]*>(.*?)</h\1>", main, re.S)
    return [(int(level), " ".join(re.sub(r"<[^>]+>", "", text).split())) for level, text in found]


def details(html: str) -> list[bool]:
    """For each step whether it stands open."""
    return [" open" in tag for tag in re.findall(r'<details class="way-fold"[^>]*>', html)]


def make_way() -> tuple[Any, Any, Any, Any, Any]:
    order, pay, office = make_guide("Cara memesan", slug="memesan"), make_guide("Cara membayar", slug="membayar"), make_guide("Membayar kantor", slug="kantor")
    journey = make_journey("Belanja pertama kali", journey_step("Pesan", order), journey_step("Bayar", pay, office, note="Langsung ke toko."), slug="belanja")
    return journey, order, pay, office, make_guide("Sendiri", slug="sendiri")


def test_the_page_shows_every_step_open_with_its_number_spoken(client: Client) -> None:
    journey, *_rest = make_way()
    html = client.get(journey.url).content.decode()
    assert headings(html) == [
        (1, "Belanja pertama kali"),
        (2, "Langkah 1 dari 2: Pesan"),
        (2, "Langkah 2 dari 2: Bayar"),
        (3, "Cara membayar"),
        (3, "Membayar kantor"),
    ]
    assert "Langkah 2 dari 2," in html
    assert html.count('<p class="way-or">atau</p>') == 1
    assert details(html) == [True, True]
    assert "Langsung ke toko." in html


@pytest.mark.parametrize("path", ["", "1/"])
def test_a_member_guide_says_where_one_stands_and_opens_that_step(client: Client, path: str) -> None:
    journey, _order, pay, *_rest = make_way()
    html = client.get(f"{pay.url}{path}").content.decode()
    assert details(html) == [False, True]
    assert html.count("Anda di sini") == 1
    assert 'aria-current="page">Cara membayar' in html
    assert f'href="{journey.url}"' in html
    beside = [one for one in headings(html) if one[0] > 1]
    assert (3, "Langkah 1 dari 2: Pesan") in beside
    assert (3, "Langkah 2 dari 2: Bayar Anda di sini") in beside
    assert (4, "Membayar kantor") in beside


def test_another_guide_says_nothing_of_the_journey(client: Client) -> None:
    *_rest, alone = make_way()
    html = client.get(alone.url).content.decode()
    assert "Belanja pertama kali" not in html
    assert "Anda di sini" not in html


def test_a_withdrawn_guide_leaves_the_step_and_a_withdrawn_journey_leaves_the_guide(client: Client) -> None:
    journey, order, pay, office, _alone = make_way()
    pay.unpublish()
    html = client.get(journey.url).content.decode()
    assert "Cara membayar" not in html
    assert "atau" not in html.split("<main")[1].split("</main>")[0].split()
    order.unpublish()
    assert "sedang disiapkan" in client.get(journey.url).content.decode()
    journey.unpublish()
    assert "Belanja pertama kali" not in client.get(office.url).content.decode()
    assert "Belanja pertama kali" not in client.get("/panduan/").content.decode()


def test_a_second_journey_is_named_below_the_first(client: Client) -> None:
    _journey, order, *_rest = make_way()
    second = make_journey("Belanja untuk kantor", journey_step("Pesan", order))
    html = client.get(order.url).content.decode()
    assert "Juga bagian dari:" in html
    assert f'href="{second.url}"' in html


def test_journeys_stand_first_in_the_list_of_their_audience(client: Client) -> None:
    make_way()
    html = client.get("/panduan/").content.decode()
    assert html.index("Belanja pertama kali") < html.index("Dari memilih sampai menerima")
    assert "Perjalanan, 2 langkah" in html
    assert "Belanja pertama kali" not in client.get("/panduan/?untuk=penjual").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_a_journey_costs_the_same_with_one_and_three_steps(client: Client, django_assert_num_queries: Any, rows: int) -> None:
    guides = [make_guide(f"Panduan {number}") for number in range(rows)]
    make_journey("Jalan", *[journey_step("Langkah", guide) for guide in guides])
    client.get(guides[0].url)
    with django_assert_num_queries(QUERIES_WITH_JOURNEY):
        client.get(guides[0].url)


# --- levels and short versions (GD-07) --------------------------------------------------------------------------


def test_the_filter_for_beginners_lists_level_one_alone_and_keeps_the_audience(client: Client) -> None:
    make_guide("Awal pembeli", level=1)
    make_guide("Biasa pembeli", level=2)
    make_guide("Awal penjual", level=1, for_public=False, for_sellers=True)
    make_guide("Mahir penjual", level=3, for_public=False, for_sellers=True)

    def seen(query: str) -> set[str]:
        html = client.get(f"/panduan/{query}").content.decode()
        return {title for title in ("Awal pembeli", "Biasa pembeli", "Awal penjual", "Mahir penjual") if title in html}

    assert seen("?tingkat=pemula") == {"Awal pembeli"}
    assert seen("?untuk=penjual&tingkat=pemula") == {"Awal penjual"}
    assert seen("?untuk=penjual&tingkat=mahir") == {"Mahir penjual"}
    assert seen("?untuk=penjual") == {"Awal penjual", "Mahir penjual"}
    assert seen("?tingkat=entah") == {"Awal pembeli", "Biasa pembeli"}
    html = client.get("/panduan/?untuk=penjual&tingkat=pemula").content.decode()
    assert 'href="?untuk=umum&amp;tingkat=pemula"' in html
    assert 'href="?untuk=penjual&amp;tingkat=mahir"' in html


def test_a_level_without_guides_offers_all_levels(client: Client) -> None:
    make_guide(level=1)
    html = client.get("/panduan/?tingkat=mahir").content.decode()
    assert "Lihat panduan dari semua tingkat." in html


def test_officers_have_their_own_guides(client: Client) -> None:
    make_guide("Memeriksa toko", for_public=False, for_officers=True)
    assert "Memeriksa toko" in client.get("/panduan/?untuk=petugas").content.decode()
    assert "Memeriksa toko" not in client.get("/panduan/").content.decode()


def test_the_short_version_stands_at_its_own_address(client: Client) -> None:
    guide = make_guide("Cara memesan", short=[("line", "Cari barang."), ("line", "Tekan Ke keranjang.")])
    html = client.get(guide.url).content.decode()
    assert f'href="{guide.url}singkat/"' in html
    short = client.get(f"{guide.url}singkat/").content.decode()
    assert "1 dari 2:" in short
    assert "Tekan Ke keranjang." in short
    assert f'href="{guide.url}"' in short


def test_a_guide_without_a_short_version_offers_none(client: Client) -> None:
    guide = make_guide(steps=[step()])
    assert "singkat/" not in client.get(guide.url).content.decode()
    assert client.get(f"{guide.url}singkat/").status_code == 404
