"""The demo city's shops and buyers: the right numbers, invented on sight, and inside Medan."""

import csv
import gzip
import re
from collections import Counter
from pathlib import Path

import pytest

from portal.demo.areas import kelurahan_codes
from portal.demo.buyers import buyers
from portal.demo.goods import products
from portal.demo.people import DemoShop, shops

REGIONS = Path(__file__).resolve().parents[4] / "portal" / "regions" / "regions.csv.gz"
CLOCK = re.compile(r"^([01]\d|2[0-3])\.[0-5]\d$")


@pytest.fixture(scope="module")
def everyone() -> list[DemoShop]:
    return shops()


@pytest.fixture(scope="module")
def medan() -> set[str]:
    with gzip.open(REGIONS, "rt", encoding="utf-8") as lines:
        return {row[0] for row in csv.reader(lines) if row[0].startswith("12.71.")}


def test_the_four_numbers_start_from_here(everyone: list[DemoShop]) -> None:
    assert len(everyone) == 1010
    assert Counter(shop.status for shop in everyone) == {"verified": 612, "registered": 398}
    assert [shop.lists for shop in everyone] == [True] * 207 + [False] * 803
    assert all(shop.status == "verified" for shop in everyone[:207])
    assert [shop.index for shop in everyone] == list(range(1010))


def test_exactly_the_listing_shops_have_products(everyone: list[DemoShop]) -> None:
    sizes = Counter(product.shop for product in products())
    assert set(sizes) == set(range(207))
    assert min(sizes.values()) >= 3
    assert sum(size >= 25 for size in sizes.values()) in range(3, 12)
    assert sum(size <= 8 for size in sizes.values()) > 100


def test_the_demo_sellers_shops_come_first(everyone: list[DemoShop]) -> None:
    mak_butet, tenun_inang = everyone[:2]
    assert (mak_butet.name, mak_butet.kelurahan) == ("Dapur Mak Butet", "12.71.19.1001")
    assert (tenun_inang.name, tenun_inang.kelurahan) == ("Tenun Inang", "12.71.11.1002")
    for shop in (mak_butet, tenun_inang):
        assert shop.pickup
        assert shop.courier_areas
        assert shop.bank


def test_names_and_numbers_are_unique(everyone: list[DemoShop]) -> None:
    assert len({shop.name for shop in everyone}) == 1010
    assert len({shop.owner for shop in everyone[:207]}) == 207
    telephones = [person.phone for person in [*everyone, *buyers()]]
    assert len(set(telephones)) == len(telephones) == 1022
    accounts = [shop.account_number for shop in everyone if shop.account_number]
    assert len(set(accounts)) == len(accounts)


def test_telephone_and_account_numbers_are_invented_on_sight(everyone: list[DemoShop]) -> None:
    assert all(re.fullmatch(r"\+6281200\d{6}", person.phone) for person in [*everyone, *buyers()])
    assert all(re.fullmatch(r"000\d{7,13}", shop.account_number) for shop in everyone if shop.bank)


def test_bank_details_are_whole_or_absent(everyone: list[DemoShop]) -> None:
    for shop in everyone:
        assert bool(shop.bank) == bool(shop.account_number) == bool(shop.account_name)
        assert shop.bank or shop.status == "registered"


def test_everyone_lives_in_a_kelurahan_of_medan(everyone: list[DemoShop], medan: set[str]) -> None:
    assert set(kelurahan_codes()) == {code for code in medan if code.count(".") == 3}
    assert {person.kelurahan for person in [*everyone, *buyers()]} <= set(kelurahan_codes())
    assert len({shop.kelurahan for shop in everyone}) >= 140, "the register leaves out parts of the city"


def test_couriers_go_to_known_places_and_ask_more_for_a_longer_way(everyone: list[DemoShop], medan: set[str]) -> None:
    for shop in everyone:
        assert all(area.code in medan and 4_000 <= area.charge <= 30_000 for area in shop.courier_areas)
        assert len({area.code for area in shop.courier_areas}) == len(shop.courier_areas)
        if shop.courier_areas:
            home, own, *others = shop.courier_areas
            assert (home.code, own.code) == (shop.kelurahan, shop.kelurahan.rpartition(".")[0])
            assert home.charge < own.charge < min(area.charge for area in others)


def test_a_visitor_meets_every_way_of_delivery(everyone: list[DemoShop]) -> None:
    listing = everyone[:207]
    assert sum(shop.ways.parcel is not None for shop in listing) in range(20, 120)
    assert sum(bool(shop.ways.per_kg and shop.courier_areas) for shop in listing) in range(20, 120)
    assert sum(shop.ways.courier_free_from is not None for shop in listing) in range(30, 120)
    assert any(shop.ways.parcel_free_from is not None for shop in listing)
    assert {shop.ways.parcel for shop in everyone[207:]} == {None}


def test_every_listing_shop_can_hand_its_goods_over(everyone: list[DemoShop]) -> None:
    assert all(shop.pickup or shop.courier_areas for shop in everyone[:207])


def test_hours_days_and_texts_are_readable(everyone: list[DemoShop]) -> None:
    for shop in everyone:
        assert CLOCK.match(shop.opens), shop.name
        assert CLOCK.match(shop.closes), shop.name
        assert shop.opens < shop.closes
        assert shop.days.startswith(("Senin", "Selasa", "Setiap hari"))
        assert shop.about.endswith("."), shop.about
        assert "!" not in shop.about
        assert re.fullmatch(r"(Jalan|Gang) .+ Nomor \d+", shop.street)
        assert shop.owner.strip() == shop.owner
        assert len(shop.name) <= 60
        assert shop.registered_days_ago > 0


def test_the_register_is_mixed_like_the_city(everyone: list[DemoShop]) -> None:
    """Family names of many peoples stand in it, and no trade is more than a tenth of it."""
    owners = " ".join(shop.owner for shop in everyone)
    for family in ("Sinaga", "Ginting", "Nasution", "Chaniago", "Tan", "Pillai", "Zebua", "Utomo", "Ismail", "Arifin"):
        assert re.search(rf"\b{family}\b", owners), family
    trades = Counter(shop.name.split()[0] for shop in everyone[207:])
    assert max(trades.values()) < 90


def test_a_dozen_buyers_with_an_address_a_courier_finds() -> None:
    found = buyers()
    assert len(found) == 12
    for buyer in found:
        assert re.fullmatch(r"\d{3}", buyer.rt)
        assert re.fullmatch(r"\d{3}", buyer.rw)
        assert buyer.landmark
        assert buyer.street
