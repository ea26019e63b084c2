"""The demo city's products: enough of them, different enough, and honest."""

import re
import subprocess
import sys
import time
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

from portal.demo.allotment import USES_AT_MOST, offers
from portal.demo.catalogue_file import goods, table
from portal.demo.goods import DemoProduct, base_name, categories, products
from portal.demo.people import shops

ROOT = Path(__file__).resolve().parents[4]
ROOTS = ["fesyen", "kuliner", "bahan-pokok", "kriya", "jasa", "lainnya"]
BOAST = re.compile(
    r"\b(paling|terbaik|terenak|terlezat|termurah|terbagus|terlaris|terpopuler|terpercaya|nomor satu|juara|dijamin|asli seratus persen"
    r"|halal|sehat|kesehatan|obat|mengobati|khasiat|berkhasiat|menyembuhkan|kolesterol|imun|vitamin|bergizi|organik|higienis|steril)\b",
    re.IGNORECASE,
)
ENGLISH = re.compile(r"\b(the|best|fresh|handmade|homemade|premium|original size|limited|free|ready|order|online|cookies|gift|box|snack)\b", re.IGNORECASE)
# A second opinion on base_name: every word that only tells variants apart goes, wherever it stands, and all digits.
VARIANT_WORDS = (
    "original keju cokelat pandan moka stroberi durian kacang nanas manis asin pedas balado tawar merah putih hitam hijau kuning ungu krem"
    " kecil sedang besar ukuran isi untuk umur s m l xl xxl gram kg ml liter cm x buah orang tahun pasang lembar ekor"
)


@pytest.fixture(scope="module")
def everything() -> list[DemoProduct]:
    return products()


def test_the_city_lists_1658_products_with_stable_codes(everything: list[DemoProduct]) -> None:
    assert [product.code for product in everything] == [f"KDN-{number:04}" for number in range(1, 1659)]
    assert len({(product.shop, product.title) for product in everything}) == 1658, "a shop lists the same thing twice"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Bika Ambon Pandan 20 cm", "bika ambon"),
        ("Lapis Legit Original 10 x 20 cm", "lapis legit"),
        ("Bolu Meranti Keju Spesial", "bolu meranti"),
        ("Kopi Sidikalang Arabika Biji 1 kg", "kopi sidikalang arabika"),
        ("Kemeja Ulos Lengan Pendek Ukuran XXL", "kemeja ulos"),
        ("Sepatu Sekolah Hitam Ukuran 33", "sepatu sekolah"),
        ("Ayam Kampung Potong Besar 1,2 kg", "ayam kampung potong"),
        ("Permak Celana dan Rok, Ganti Ritsleting", "permak celana dan rok"),
        ("Tumpeng Nasi Kuning untuk 20 Orang", "tumpeng nasi"),
        ("Telur Asin Abu isi 10", "telur"),
        ("Nanas Sipahutar isi 3", "nanas sipahutar"),
        ("Beras IR 64 Perbaungan 5 kg", "beras ir perbaungan"),
    ],
)
def test_base_name_drops_what_only_tells_variants_apart(title: str, expected: str) -> None:
    assert base_name(title) == expected


def test_no_variant_makes_a_new_good() -> None:
    leaks = [good.title(variant) for good in goods() for variant in good.variants if base_name(good.title(variant)) != base_name(good.name)]
    assert not leaks


def test_many_distinct_goods_none_of_them_everywhere(everything: list[DemoProduct]) -> None:
    uses = Counter(base_name(product.title) for product in everything)
    assert len(uses) >= 480
    assert max(uses.values()) <= USES_AT_MOST == 8


def test_many_distinct_goods_by_a_second_measure(everything: list[DemoProduct]) -> None:
    dropped = frozenset(VARIANT_WORDS.split())
    cores = {" ".join(word for word in re.findall(r"[a-z-]+", product.title.lower()) if word not in dropped) for product in everything}
    assert len(cores) >= 480


def test_first_sentences_differ(everything: list[DemoProduct]) -> None:
    openings = Counter(product.description.split(". ")[0] for product in everything)
    assert len(openings) >= 650
    assert max(openings.values()) <= USES_AT_MOST // 2


def test_descriptions_are_short_and_no_two_alike(everything: list[DemoProduct]) -> None:
    for product in everything:
        sentences = re.findall(r"[^.]+\.(?=\s|$)", re.sub(r"(?<=\d)\.(?=\d)", "", product.description))
        assert 2 <= len(sentences) <= 4, product.description
        assert all(sentence.strip()[0].isupper() or sentence.strip()[0].isdigit() for sentence in sentences), product.description
    assert len({product.description for product in everything}) >= 1600


def test_words_neither_boast_nor_promise_health_nor_speak_english(everything: list[DemoProduct]) -> None:
    for product in everything:
        text = f"{product.title} {product.description} {product.keeping} {product.ingredients} {product.material}"
        assert not BOAST.search(text), text
        assert not ENGLISH.search(text), text
        assert "!" not in text


def test_no_permit_number_is_invented(everything: list[DemoProduct]) -> None:
    assert {product.legality for product in everything} == {"", "P-IRT: belum ada", "Belum dicatat"}
    assert not any(product.legality for product in everything if product.category.startswith(("jasa/", "fesyen/", "kriya/")))


def test_categories_are_six_roots_with_four_to_nine_branches_all_in_use(everything: list[DemoProduct]) -> None:
    paths = [category.slug_path for category in categories()]
    assert [path for path in paths[:6]] == ROOTS
    branches = Counter(path.partition("/")[0] for path in paths[6:])
    assert set(branches) == set(ROOTS)
    assert all(4 <= count <= 9 for count in branches.values())
    last = [path.rpartition("/")[2] for path in paths]
    assert len(set(last)) == len(last), "a slug stands twice in the tree"
    assert {product.category for product in everything} == set(paths[6:])
    assert all(category.name for category in categories())


def test_money_weight_and_stock_are_plausible(everything: list[DemoProduct]) -> None:
    for product in everything:
        assert product.price % 500 == 0
        assert 3_000 <= product.price <= 12_000_000, product
        assert 0 <= product.stock <= 200
        assert (product.weight == 0) == product.category.startswith("jasa/") or product.category.startswith(("jasa/katering", "lainnya/papan")), product
        assert product.weight <= 26_000, product
        assert product.unit
        assert 0 <= product.listed_days_ago <= shops()[product.shop].registered_days_ago
    sold_out = sum(product.stock == 0 for product in everything) / len(everything)
    assert 0.04 <= sold_out <= 0.08


def test_a_bigger_size_costs_and_weighs_more() -> None:
    """Within a good, variants that state one amount in the same unit rise in price and weight together."""
    amount = re.compile(r"(?:isi )?(\d+(?:,\d+)?) ?(gram|kg|ml|liter)?$")
    for good in goods():
        by_label: dict[str, list[tuple[float, int, int]]] = defaultdict(list)
        for variant in good.variants:
            if found := amount.search(variant.label):
                if "Ukuran" in variant.label:
                    continue
                size = float(found[1].replace(",", ".")) * (1000 if found[2] in ("kg", "liter") else 1)
                by_label[f"{variant.label[: found.start()]} {bool(found[2])}"].append((size, variant.price, variant.weight))
        for same in by_label.values():
            for small, big in pairwise(sorted(same)):
                assert small[1] < big[1], good.name
                assert small[2] <= big[2], good.name


def test_services_and_made_to_order_goods_say_how_long_they_take(everything: list[DemoProduct]) -> None:
    services = [product for product in everything if product.category.startswith("jasa/")]
    assert services
    assert all(product.lead_days > 0 for product in services)
    assert any(product.lead_days > 0 for product in everything if product.category == "fesyen/ulos-songket")
    assert any(product.lead_days == 0 for product in everything)


def test_food_tells_what_is_in_it_and_how_to_keep_it_and_clothes_their_material(everything: list[DemoProduct]) -> None:
    for product in everything:
        root = product.category.partition("/")[0]
        if root in ("kuliner", "bahan-pokok"):
            assert product.ingredients, product.title
            assert product.keeping, product.title
            assert not product.material
        if root in ("fesyen", "kriya"):
            assert product.material, product.title
            assert not product.ingredients
        assert product.condition == ("" if root == "jasa" else "Baru")


def test_texts_fit_the_fields_they_are_stored_in(everything: list[DemoProduct]) -> None:
    for product in everything:
        assert len(product.title) <= 100
        assert len(product.unit) <= 40
        assert len(product.keeping) <= 300
        assert len(product.material) <= 200
        assert len(product.legality) <= 200


def test_every_kind_can_be_drawn_and_pictures_are_shared_with_measure(everything: list[DemoProduct]) -> None:
    kinds = {kind for row in table("kinds.txt") for kind in row[0].split()}
    assert {product.kind for product in everything} == kinds
    drawings = Counter((product.kind, product.picture_seed) for product in everything)
    assert 380 <= len(drawings) <= 470
    assert max(seed for _, seed in drawings) < 12
    assert max(drawings.values()) <= 12


def test_a_shop_repeats_a_picture_only_when_its_kind_runs_out(everything: list[DemoProduct]) -> None:
    seeds = {kind: {product.picture_seed for product in everything if product.kind == kind} for kind in {product.kind for product in everything}}
    shelves: dict[tuple[int, str], list[int]] = defaultdict(list)
    for product in everything:
        shelves[product.shop, product.kind].append(product.picture_seed)
    for (shop, kind), shown in shelves.items():
        if len(shown) <= len(seeds[kind]):
            assert len(set(shown)) == len(shown), (shops()[shop].name, kind)
    repeats = sum(len(shown) - len(set(shown)) for shown in shelves.values())
    assert repeats <= 0.12 * len(everything)


def test_goods_fit_their_shop(everything: list[DemoProduct]) -> None:
    by_shop: dict[int, set[str]] = defaultdict(set)
    for product in everything:
        by_shop[product.shop].add(product.title)
    names = {shop.name: by_shop[shop.index] for shop in shops()[:207]}
    assert any(title.startswith("Bika Ambon") for title in names["Dapur Mak Butet"])
    assert any(title.startswith("Sambal Andaliman") for title in names["Dapur Mak Butet"])
    assert {"Ulos", "Tas", "Kemeja"} <= {title.split()[0] for title in names["Tenun Inang"]}
    assert all(title.startswith(("Sepatu", "Sandal")) for title in names["Sol Kuat Menteng"])
    assert all("HP" in title or "Laptop" in title for title in names["Servis HP Bang Andi"])
    assert any(title.startswith("Sate Kerang") for title in names["Sate Kerang Nek Siti"])


def test_the_sign_in_shops_open_with_goods_that_can_be_bought(everything: list[DemoProduct]) -> None:
    for index in (0, 1):
        first = [product for product in everything if product.shop == index][:10]
        assert all(product.stock for product in first)


def test_the_curators_chose_goods_that_exist_in_sizes_that_fit(everything: list[DemoProduct]) -> None:
    for name, part, wearer, numbers, reason in table("selasa.txt"):
        chosen = [product for product in everything if product.title.startswith(name)]
        assert chosen, name
        assert part in ("atasan", "sepatu", "lain")
        assert wearer in ("pria", "wanita", "umum")
        assert numbers.split()
        assert len(reason) > 20
        if part != "lain":
            assert all(product.sizes for product in chosen), name


def test_clothes_and_shoes_tell_their_size(everything: list[DemoProduct]) -> None:
    shoes = [product for product in everything if product.category == "fesyen/sepatu-sandal" and "Bayi" not in product.title]
    assert shoes
    assert all(product.sizes.isdigit() for product in shoes)
    assert {product.sizes for product in everything if product.title.startswith("Kaus Marga Pesan")} == {"S, M, L, XL, XXL"}
    assert not any(product.sizes for product in everything if not product.category.startswith("fesyen/"))


def test_every_offer_counts_its_turn() -> None:
    turns: dict[str, list[int]] = defaultdict(list)
    for offer in offers():
        turns[offer.good.name].append(offer.turn)
    assert all(sorted(found) == list(range(len(found))) for found in turns.values())
    assert set(turns) == {good.name for good in goods()}, "a good that nobody sells"


def test_the_city_is_the_same_in_every_process_and_quickly_made() -> None:
    """PYTHONHASHSEED differs between processes; nothing may follow it."""
    code = "from portal.demo.goods import products; from portal.demo.people import shops; import zlib; print(zlib.crc32(repr((products(), shops())).encode()))"
    started = time.monotonic()
    printed = {
        subprocess.run([sys.executable, "-c", code], env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}, check=True, capture_output=True, text=True).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1
    assert time.monotonic() - started < 8, "two interpreters, each well under two seconds when the machine is free"
