"""/cari/ says how it read the words, and offers every way to narrow what was found."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client, override_settings

from search.engines.base import Narrow, SearchResult
from search.engines.embedded import EmbeddedEngine
from search.indexing import rebuild
from search.queries import search_products
from search.understanding import Correction, Question
from search.views.results import respelled
from search.wishes import Wish
from shop.catalogue.filters import MADE, READY
from tests.factories.pages import make_guide
from tests.factories.shop import make_category, make_product, make_region, make_shop

pytestmark = pytest.mark.django_db
RESERVE = "Pencarian sedang memakai cara cadangan. Hasilnya tetap lengkap."


def cari(client: Client, text: str, **query: str) -> Any:
    response = client.get("/cari/", {"q": text, **query})
    assert response.status_code == 200
    return response


def words(response: Any) -> str:
    """What can be read, without tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def titles(response: Any) -> list[str]:
    return [card.title for card in response.context["list"].cards]


@pytest.fixture
def zolpaka() -> None:
    """Three products of a word that no lexicon knows."""
    for kind in ("Merah", "Putih", "Kuning"):
        make_product(title=f"Zolpaka {kind}", price=20_000)
    rebuild()


@pytest.mark.usefixtures("zolpaka")
def test_a_typo_is_put_right_and_that_is_said(client: Client) -> None:
    response = cari(client, "Zolpka, merah")
    assert "Menampilkan hasil untuk zolpaka merah · cari Zolpka, merah persis" in words(response)
    assert 'href="/cari/?q=Zolpka%2C+merah&amp;persis=1"' in response.content.decode()
    assert titles(response)[0] == "Zolpaka Merah"


@pytest.mark.usefixtures("zolpaka")
def test_exactly_what_was_typed_can_be_searched_and_the_way_back_is_there(client: Client) -> None:
    response = cari(client, "zolpka", persis="1")
    assert response.context["nothing"]
    assert "Menampilkan hasil" not in words(response)
    assert 'href="/cari/?q=zolpka"' in response.content.decode()
    assert "Menampilkan hasil untuk" not in words(cari(client, "zolpaka"))


@pytest.mark.usefixtures("zolpaka")
def test_filters_keep_the_exact_search(client: Client) -> None:
    make_product(title="Zolpka Biru")
    rebuild()
    response = cari(client, "zolpka", persis="1")
    assert titles(response) == ["Zolpka Biru"]
    assert all("persis=1" in choice.url for choice in (*response.context["list"].bands, *response.context["list"].shops))


def test_respelling_leaves_the_other_words_as_they_were_typed() -> None:
    right = [Correction("keripki", "keripik")]
    assert respelled("2 Kg Keripki, PISANG", right) == "2 Kg keripik PISANG"
    assert respelled("pisang", []) == ""


@pytest.mark.usefixtures("zolpaka")
def test_shops_and_pages_are_looked_for_as_typed_and_else_as_put_right(client: Client) -> None:
    make_shop(name="Gudang Zolpaka")
    assert [shop.name for shop in cari(client, "zolpka").context["shops"]] == ["Gudang Zolpaka"]
    cache.clear()
    make_shop(name="Zolpka Jaya")
    assert [shop.name for shop in cari(client, "zolpka").context["shops"]] == ["Zolpka Jaya"]


def test_kinds_and_shops_are_filters_whose_counts_are_the_lengths_of_their_lists(client: Client) -> None:
    dapur, gudang = make_shop(name="Dapur Gayo"), make_shop(name="Gudang Rasa")
    snacks, drinks = make_category("Camilan"), make_category("Minuman")
    for shop, category, number in ((dapur, snacks, 1), (dapur, drinks, 2), (gudang, snacks, 3), (gudang, snacks, 4)):
        make_product(shop, title=f"Jahe {number}", category=category)
    rebuild()
    response = cari(client, "jahe")
    found = response.context["list"]
    choices = {choice.text: choice for choice in (*found.categories, *found.shops)}
    assert {name: choices[name].count for name in choices} == {"Camilan": 3, "Minuman": 1, "Dapur Gayo": 2, "Gudang Rasa": 2}
    for choice in choices.values():
        assert f'href="{choice.url.replace("&", "&amp;")}"' in response.content.decode()
        narrowed = client.get(choice.url)
        assert len(titles(narrowed)) == choice.count
        assert [chip.text for chip in narrowed.context["list"].chips] == [choice.text]
    assert "Jenis barang" in words(response)


def test_a_price_in_the_words_is_a_chip_that_can_be_taken_back(client: Client) -> None:
    make_product(title="Kue Sus", price=20_000)
    make_product(title="Kue Lapis", price=90_000)
    rebuild()
    response = cari(client, "kue di bawah 50rb")
    assert titles(response) == ["Kue Sus"]
    (chip,) = response.context["list"].understood
    assert f'href="{chip.url}"' in response.content.decode()
    assert "cari tanpa ini" in words(response)
    assert sorted(titles(client.get(chip.url))) == ["Kue Lapis", "Kue Sus"]


@pytest.mark.parametrize(
    ("question", "chips"),
    [
        ("beras setengah kilo", {"500 gram": "beras"}),
        ("beras pulen 1500 gr", {"1,5 kg": "beras pulen"}),
        ("kue isi 6 murah di bawah 50rb", {"Sampai Rp50.000": "kue isi 6 murah", "isi 6": "kue murah di bawah 50rb"}),
        ("kaos ukuran XL hitam", {"Ukuran XL": "kaos hitam"}),
        ("sepatu no 42", {"Ukuran 42": "sepatu"}),
        ("galaxy 5", {}),
        ("1kg", {}),
    ],
)
def test_amounts_and_sizes_in_the_words_are_chips_that_can_be_taken_back(client: Client, question: str, chips: dict[str, str]) -> None:
    for title in ("Beras Pulen", "Kue Sus", "Kaos Hitam", "Sepatu Kerja", "Galaxy 5", "Gula 1 kg"):
        make_product(title=title, price=20_000)
    rebuild()
    response = cari(client, question)
    found = {chip.text: chip for chip in response.context["list"].understood}
    assert {text: client.get(chip.url).context["wish"].text for text, chip in found.items()} == chips
    assert all(text in words(response) for text in found)


@pytest.mark.parametrize("question", ["kopi di bawah 5rb", "tempat baju kotor", "tempat baju kotor di bawah 5rb"])
def test_an_answer_read_more_freely_is_narrowed_by_its_filters(client: Client, question: str) -> None:
    """Nothing has the price, or nobody sells what goes by the whole name: what is shown instead can be narrowed like any other list."""
    shop = make_shop()
    for title in ("Kopi Gayo", "Baju Tidur", "Tempat Pensil", "Celana Kotor Lumpur"):
        make_product(shop, title=title, price=60_000, stock=3)
        make_product(shop, title=f"{title} Kedua", price=30_000, stock=0)
    rebuild()
    found = client.get("/cari/", {"q": question}).context["list"]
    assert found.counts.total
    choices = [*found.bands, *found.states, *found.shops]
    assert len(choices) >= 3
    for choice in choices:
        narrowed = client.get(choice.url).context["list"]
        assert narrowed.counts.total == choice.count > 0, choice
        assert narrowed.found.question == found.found.question


def test_filters_that_leave_nothing_cost_no_second_search(monkeypatch: pytest.MonkeyPatch) -> None:
    make_product(title="Kue Sus", price=20_000)
    rebuild()
    asked: list[Narrow] = []
    search = EmbeddedEngine.search

    def counted(self: EmbeddedEngine, question: Question, narrow: Narrow, *place: Any) -> SearchResult:
        asked.append(narrow)
        return search(self, question, narrow, *place)

    monkeypatch.setattr(EmbeddedEngine, "search", counted)
    question, result = search_products(Wish(text="kue di bawah 50rb", state=MADE), 0, 24, EmbeddedEngine())
    assert (result.total, result.found, question.price_let_go) == (0, 1, False), "what the words find is there, so they are not read more freely"
    assert asked == [Narrow(state=MADE)]
    asked.clear()
    question, result = search_products(Wish(text="kue di bawah 5rb", state=READY), 0, 24, EmbeddedEngine())
    assert (result.total, question.price_let_go, len(asked)) == (1, True, 2)


def test_a_price_nothing_has_is_let_go_and_that_is_said(client: Client) -> None:
    make_product(title="Kue Sus", price=20_000)
    rebuild()
    response = cari(client, "kue sus di atas 5 juta")
    assert titles(response) == ["Kue Sus"]
    assert "Belum ada yang seharga itu" in words(response)
    assert "Belum ada yang seharga itu" not in words(cari(client, "kue sus di bawah 50rb"))
    assert "sebagian kata Anda, dengan harga lain" in words(cari(client, "kue sus durian di atas 5 juta"))
    assert "dengan harga lain" not in words(cari(client, "kue sus durian"))


def test_a_district_in_the_words_is_offered_as_a_filter(client: Client) -> None:
    make_product(make_shop(kelurahan=make_region("12.71.03.1001", "Sei Mati")), title="Kue Sus")
    make_product(make_shop(kelurahan=make_region("12.71.04.1001", "Aur")), title="Kue Sus Keju")
    rebuild()
    response = cari(client, "kue dari sei mati")
    offer = response.context["list"].offer
    assert offer is not None
    assert "Hanya dari Sei Mati" in words(response)
    assert titles(client.get(offer.url)) == ["Kue Sus"]


def test_filters_that_leave_nothing_are_all_taken_off_by_one_link(client: Client) -> None:
    make_product(title="Teri Medan", price=90_000)
    rebuild()
    response = cari(client, "teri", harga="0-25000", ada="siap", urut="termurah")
    assert titles(response) == []
    assert "Hapus semua saringan" in words(response)
    assert 'href="/cari/?q=teri&amp;urut=termurah"' in response.content.decode()


def test_the_page_names_the_engine_that_answered(client: Client) -> None:
    make_product(title="Teri Medan")
    rebuild()
    response = cari(client, "teri")
    assert 'data-engine="embedded"' in response.content.decode()
    assert RESERVE not in words(response)


def test_the_reserve_answers_with_a_notice_while_the_server_is_away(client: Client) -> None:
    make_product(title="Teri Medan")
    rebuild()
    with override_settings(ELASTICSEARCH_URL="http://127.0.0.1:9"):
        response = cari(client, "teri")
    assert titles(response) == ["Teri Medan"]
    assert 'data-engine="embedded"' in response.content.decode()
    assert RESERVE in words(response)


def test_kept_filters_follow_the_goods(client: Client) -> None:
    """More than a page is counted once a minute; one thing more is seen at once all the same."""
    shop = make_shop(name="Dapur Dodol")
    for number in range(26):
        make_product(shop, title=f"Dodol {number:02d}", price=20_000)
    rebuild()
    assert re.search(r"Dapur Dodol 26\b", words(cari(client, "dodol", urut="termurah")))
    make_product(shop, title="Dodol 99", price=20_000)
    rebuild()
    cache.delete("search:found:1:q=dodol&urut=termurah")
    assert re.search(r"Dapur Dodol 27\b", words(cari(client, "dodol", urut="termurah")))


def test_a_question_with_a_guide_is_not_answered_by_goods_of_another_word(client: Client, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        make_guide("Cara membayar", slug="cara-membayar")
    for number in range(3):
        make_product(title=f"Bayam {number}")
    rebuild()
    response = cari(client, "cara bayar")
    assert "/panduan/cara-membayar/" in response.content.decode()
    assert titles(response) == []
    assert "Menampilkan hasil untuk" not in words(response)


def test_the_ranking_rule_is_a_link_away(client: Client) -> None:
    make_product(title="Teri Medan")
    rebuild()
    assert 'href="/cara-mengurutkan/">Cara kami mengurutkan</a>' in cari(client, "teri").content.decode()


def test_the_script_of_the_search_box_is_light() -> None:
    assert (settings.BASE_DIR / "portal/static/portal/js/search.js").stat().st_size < 20_000
