"""/wilayah/: any desa or kelurahan of Indonesia in a few taps, without script and with little."""

from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client

from portal.regions.models import Region
from portal.regions.places import MOST, find_places, places_in, village_of
from tests.factories.shop import make_region

pytestmark = pytest.mark.django_db
MEDAN, DELI_SERDANG, DEPOK = "12.71", "12.07", "32.76"


@pytest.fixture
def sumatera() -> None:
    """Medan and Deli Serdang whole, and one city far away."""
    cache.clear()
    for city in (MEDAN, DELI_SERDANG, DEPOK):
        call_command("load_regions", under=city, verbosity=0)


def found(typed: str, near: str = MEDAN) -> list[str]:
    return [f"{place.name}, {place.path}" for place in find_places(typed, near)]


def test_a_name_finds_the_own_city_first_and_then_its_neighbours(sumatera: None) -> None:
    assert found("Tembung") == [
        "Kelurahan Tembung, Medan Tembung, Kota Medan, Sumatera Utara",
        "Desa Tembung, Percut Sei Tuan, Kabupaten Deli Serdang, Sumatera Utara",
        "Kecamatan Medan Tembung, Kota Medan, Sumatera Utara",
    ]


@pytest.mark.parametrize("typed", ["tembung percut", "Desa Tembung, Percut Sei Tuan", "  TEMBUNG   deli serdang "])
def test_further_words_name_what_lies_above(sumatera: None, typed: str) -> None:
    assert found(typed)[0] == "Desa Tembung, Percut Sei Tuan, Kabupaten Deli Serdang, Sumatera Utara"


def test_five_digits_are_a_postcode(sumatera: None) -> None:
    village = Region.objects.get(name="Tembung", code__startswith=DELI_SERDANG)
    assert {Region.objects.get(code=place.code).postcode for place in find_places(village.postcode, MEDAN)} == {village.postcode}


@pytest.mark.parametrize("typed", ["", "a", "   ", "zzzzqq", "%%%", "___", "'; DROP TABLE", "desa"])
def test_strange_words_find_nothing_and_break_nothing(sumatera: None, typed: str) -> None:
    assert find_places(typed, MEDAN) == []


def test_never_more_than_twenty_and_the_city_asked_from_decides_the_order(sumatera: None) -> None:
    assert len(find_places("medan", MEDAN)) == MOST
    here, there = find_places("suka", MEDAN), find_places("suka", DEPOK)
    assert here[0].code.startswith("12.")
    assert there[0].code.startswith(DEPOK)


def test_step_by_step_from_the_provinsi_to_the_desa(client: Client, sumatera: None) -> None:
    page = client.get("/wilayah/cari/", {"ke": "/checkout/alamat/"}).content.decode()
    for code in ("12", DELI_SERDANG, "12.07.26"):
        assert f"?di={code}&amp;ke=/checkout/alamat/" in page, code
        page = client.get("/wilayah/cari/", {"di": code, "ke": "/checkout/alamat/"}).content.decode()
    assert 'href="/checkout/alamat/?kelurahan=12.07.26.2' in page
    assert "Kabupaten Deli Serdang" in page, "the way up stands above the list"


def test_searching_needs_no_script_and_leads_back(client: Client, sumatera: None) -> None:
    page = client.get("/wilayah/cari/", {"q": "tembung percut", "ke": "/checkout/alamat/"}).content.decode()
    code = Region.objects.get(name="Tembung", code__startswith=DELI_SERDANG).code
    assert f'href="/checkout/alamat/?kelurahan={code}"' in page
    assert 'value="tembung percut"' in page
    assert "1 tempat ditemukan." in page
    assert "Tidak ada tempat dengan nama itu" in client.get("/wilayah/cari/", {"q": "zzzz"}).content.decode()


@pytest.mark.parametrize(
    "back", ["https://jahat.test/", "//jahat.test/checkout/alamat/", "/keluar/", "javascript:alert(1)", "/produk/x_1/?a=", "/checkout/alamat/\n"]
)
def test_a_place_is_carried_to_pages_that_ask_for_one_and_nowhere_else(client: Client, sumatera: None, back: str) -> None:
    page = client.get("/wilayah/cari/", {"q": "tembung percut", "ke": back}).content.decode()
    assert "?kelurahan=" not in page
    assert "jahat" not in page
    assert "Desa Tembung" in page


def test_the_list_for_the_script_is_small_and_may_be_kept(client: Client, sumatera: None) -> None:
    answer = client.get("/wilayah/daftar/", {"di": "12.07.26"})
    assert answer.headers["Cache-Control"] == "public, max-age=86400"
    assert len(answer.content) < 4_000
    assert (answer.json()["here"], answer.json()["up"]) == ("Kecamatan Percut Sei Tuan", DELI_SERDANG)
    searched = client.get("/wilayah/daftar/", {"q": "medan"})
    assert len(searched.json()["places"]) == MOST
    assert len(searched.content) < 4_000
    assert client.get("/wilayah/daftar/", {"di": "99.99"}).json()["up"] is None


def test_reading_asks_the_database_a_few_times_and_writes_nothing(client: Client, sumatera: None, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        client.get("/wilayah/daftar/", {"q": "sei"})
    with django_assert_num_queries(0):
        client.get("/wilayah/daftar/", {"q": "sei"})
    with django_assert_num_queries(2):
        client.get("/wilayah/daftar/", {"di": "12.07.26"})
    assert client.post("/wilayah/cari/").status_code == 405


def test_only_a_desa_or_kelurahan_can_be_chosen() -> None:
    make_region()
    assert village_of("12.71.01.1001") is not None
    assert [village_of(code) for code in ("12.71.01", "12", "", "99.99.99.9999", "x" * 300)] == [None] * 5
    assert [place.name for place in places_in("")] == ["Sumatera Utara"]
