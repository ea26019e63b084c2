"""What every engine must do (search/engines/base.py). Runs on the database of the run: FTS5 on SQLite, tsvector on PostgreSQL."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.db.models import Q

from search.analysis import query_words
from search.documents import documents_of, make_document
from search.engines.base import Engine, Order, SearchQuery
from search.engines.embedded import EmbeddedEngine
from shop.catalogue.models import Product
from shop.catalogue.queries import PUBLIC
from shop.partner.models import Partner
from tests.factories.shop import make_category, make_product, make_shop

pytestmark = pytest.mark.django_db

NASTY = [
    '"',
    "'",
    "*",
    "(",
    ")",
    "a AND OR NOT b",
    "NEAR(kopi)",
    "title: kopi",
    "kopi\x00gayo",
    "\\",
    "%",
    "_",
    "&",
    "'kopi':A | 'x'",
    "-",
    "x" * 10_000,
    "{title} : kopi",
    "😀",
    ";--",
]


@pytest.fixture(params=[EmbeddedEngine], ids=["embedded"])
def engine(request: pytest.FixtureRequest) -> Engine:
    return request.param()


@pytest.fixture
def take_in(engine: Engine) -> Callable[..., None]:
    def take(*products: Product) -> None:
        engine.index(documents_of(product.pk for product in products))

    return take


def ask(engine: Engine, text: str, **fields: object) -> list[str]:
    """Titles found, in order."""
    query = SearchQuery(tuple(query_words(text)), **({"within": PUBLIC} | fields))  # type: ignore[arg-type]
    titles = dict(Product.objects.values_list("pk", "title"))
    result = engine.search(query)
    assert result.total >= len(result.ids)
    return [titles[pk] for pk in result.ids]


def test_all_words_must_be_there(engine: Engine, take_in: Callable[..., None]) -> None:
    shop = make_shop()
    take_in(make_product(shop, title="Kopi Gayo Bubuk"), make_product(shop, title="Kopi Lampung"), make_product(shop, title="Kain Gayo"))
    assert ask(engine, "kopi gayo") == ["Kopi Gayo Bubuk"]
    assert ask(engine, "gayo kopi") == ["Kopi Gayo Bubuk"]
    assert ask(engine, "kopi toraja") == []


def test_some_words_are_enough_when_asked_so_and_more_words_come_first(engine: Engine, take_in: Callable[..., None]) -> None:
    shop = make_shop()
    take_in(make_product(shop, title="Kain Gayo"), make_product(shop, title="Kopi Gayo Bubuk Asli Pilihan"), make_product(shop, title="Tas Rotan"))
    assert ask(engine, "kopi gayo organik", every=False) == ["Kopi Gayo Bubuk Asli Pilihan", "Kain Gayo"]


def test_title_stands_above_category_above_shop_above_description(engine: Engine, take_in: Callable[..., None]) -> None:
    other = make_category("Kuliner")
    described = make_product(make_shop(name="Toko A"), title="Satu", category=other, description="Serasi dengan songket.")
    by_shop = make_product(make_shop(name="Rumah Songket"), title="Dua", category=other)
    by_category = make_product(make_shop(name="Toko B"), title="Tiga", category=make_category("Songket"))
    titled = make_product(make_shop(name="Toko C"), title="Dompet panjang dari kain songket Melayu", category=other)
    take_in(described, by_shop, by_category, titled)
    assert ask(engine, "songket") == [titled.title, by_category.title, by_shop.title, described.title]


def test_the_last_word_may_be_unfinished_and_whole_words_come_first(engine: Engine, take_in: Callable[..., None]) -> None:
    shop = make_shop()
    take_in(make_product(shop, title="Tasbih"), make_product(shop, title="Tas Kulit Jinjing"), make_product(shop, title="Kertas"))
    assert ask(engine, "tas") == ["Tas Kulit Jinjing", "Tasbih"]
    assert ask(engine, "kulit jin") == ["Tas Kulit Jinjing"]
    assert ask(engine, "kul jinjing") == []


@pytest.mark.parametrize(("asked", "title"), [("meja", "Kemeja Lurik"), ("hiasan", "Perhiasan Perak"), ("pala", "Kepala Ikan"), ("duri", "Durian Medan Xx")])
def test_a_word_inside_a_word_is_not_that_word(engine: Engine, take_in: Callable[..., None], asked: str, title: str) -> None:
    take_in(make_product(title=title))
    if not title.lower().startswith(asked):
        assert ask(engine, asked) == []
    assert ask(engine, f"{asked} xx") == []


def test_what_can_be_bought_comes_first_among_equals(engine: Engine, take_in: Callable[..., None]) -> None:
    shop = make_shop()
    gone = make_product(shop, title="Bika Ambon", stock=0)
    held = make_product(shop, title="Bika Durian", stock=2)
    held.stockrecords.update(num_allocated=2)
    there = make_product(shop, title="Bika Ambon Zulaikha", stock=1)
    described = make_product(shop, title="Kue", description="Seperti bika", stock=9)
    take_in(gone, held, there, described)
    assert ask(engine, "bika") == [there.title, gone.title, held.title, described.title]


def test_equals_stand_by_id(engine: Engine, take_in: Callable[..., None]) -> None:
    shop = make_shop()
    same = [make_product(shop, title="Ulos Sadum") for _ in range(4)]
    take_in(*reversed(same))
    assert engine.search(SearchQuery(("ulos",), PUBLIC)).ids == [product.pk for product in same]


def test_orders_by_price_and_newest(engine: Engine, take_in: Callable[..., None]) -> None:
    shop = make_shop()
    take_in(*[make_product(shop, title=f"Teri {name}", price=price) for name, price in (("A", 30_000), ("B", 10_000), ("C", 20_000))])
    assert ask(engine, "teri", order=Order.CHEAPEST) == ["Teri B", "Teri C", "Teri A"]
    assert ask(engine, "teri", order=Order.DEAREST) == ["Teri A", "Teri C", "Teri B"]
    assert ask(engine, "teri", order=Order.NEWEST) == ["Teri C", "Teri B", "Teri A"]


@pytest.mark.parametrize("status", [Partner.Status.REGISTERED, Partner.Status.REJECTED, Partner.Status.SUSPENDED])
def test_goods_of_an_unapproved_shop_are_never_found(engine: Engine, take_in: Callable[..., None], status: str) -> None:
    """The index is not told: what the shop is now is what counts."""
    shop = make_shop()
    take_in(make_product(shop, title="Sepatu Kulit"))
    assert ask(engine, "sepatu") == ["Sepatu Kulit"]
    Partner.objects.filter(pk=shop.pk).update(status=status)
    assert ask(engine, "sepatu") == []
    assert ask(engine, "sepatu xx", every=False) == []
    assert not Product.objects.filter(PUBLIC & engine.condition(SearchQuery(("sepatu",), PUBLIC))).exists()


def test_hidden_goods_are_never_found(engine: Engine, take_in: Callable[..., None]) -> None:
    product = make_product(title="Sepatu Kulit")
    take_in(product)
    Product.objects.filter(pk=product.pk).update(is_public=False)
    assert ask(engine, "sepatu") == []


def test_filters_narrow_pages_and_total(engine: Engine, take_in: Callable[..., None]) -> None:
    shop = make_shop()
    take_in(*[make_product(shop, title=f"Dodol {price}", price=price) for price in (5_000, 15_000, 25_000)])
    within = PUBLIC & Q(stockrecords__price__lt=20_000)
    assert sorted(ask(engine, "dodol", within=within)) == ["Dodol 15000", "Dodol 5000"]
    assert engine.search(SearchQuery(("dodol",), within, stop=1)).total == 2


def test_pages_follow_one_another_without_gap_or_double(engine: Engine, take_in: Callable[..., None]) -> None:
    shop = make_shop()
    products = [make_product(shop, title=f"Keripik Pisang {number}", stock=number % 2) for number in range(7)]
    take_in(*products)
    pages = [engine.search(SearchQuery(("keripik",), PUBLIC, start=start, stop=start + 3)) for start in (0, 3, 6, 9)]
    assert [page.total for page in pages] == [7, 7, 7, 7]
    assert [len(page.ids) for page in pages] == [3, 3, 1, 0]
    assert {pk for page in pages for pk in page.ids} == {product.pk for product in products}


def test_condition_counts_what_search_finds(engine: Engine, take_in: Callable[..., None]) -> None:
    shop = make_shop()
    take_in(make_product(shop, title="Kopi Gayo"), make_product(shop, title="Kopi Lintong"), make_product(shop, title="Teh Gayo"))
    for words, every in ((("kopi",), True), (("kopi", "gayo"), True), (("kopi", "gayo"), False), (("gay",), True)):
        query = SearchQuery(words, PUBLIC, every=every)
        assert Product.objects.filter(PUBLIC & engine.condition(query)).count() == engine.search(query).total


def test_taking_in_again_replaces(engine: Engine, take_in: Callable[..., None]) -> None:
    product = make_product(title="Sendal Jepit")
    take_in(product)
    engine.index([make_document(product.pk, "Sandal Karet", [], "", "")])
    assert ask(engine, "jepit") == []
    assert ask(engine, "karet") == ["Sendal Jepit"]
    assert engine.search(SearchQuery(("sandal",), PUBLIC)).total == 1


def test_deleting_forgets_and_may_be_repeated(engine: Engine, take_in: Callable[..., None]) -> None:
    product = make_product(title="Rendang Kemasan")
    take_in(product)
    engine.delete([product.pk, 999_999_999])
    engine.delete([product.pk])
    assert ask(engine, "rendang") == []


def test_prune_forgets_goods_that_are_gone(engine: Engine) -> None:
    product = make_product(title="Rendang Kemasan")
    engine.index([*documents_of([product.pk]), make_document(product.pk + 1000, "Rendang", [], "", "")])
    assert engine.prune() == 1
    assert engine.prune() == 0
    assert ask(engine, "rendang") == ["Rendang Kemasan"]


@pytest.mark.parametrize("text", NASTY)
def test_no_question_is_an_error(engine: Engine, take_in: Callable[..., None], text: str) -> None:
    take_in(make_product(title=f"Aneh {text[:100]}".replace("\x00", ""), description=text.replace("\x00", "")))
    for every in (True, False):
        ask(engine, text, every=every)
        ask(engine, f"aneh {text}", every=every)


def test_words_with_digits_and_dots(engine: Engine, take_in: Callable[..., None]) -> None:
    shop = make_shop()
    take_in(make_product(shop, title="Beras 5kg"), make_product(shop, title="Minyak 1,5 Liter"), make_product(shop, title="Beras 10 kg"))
    assert ask(engine, "beras 5 kg") == ask(engine, "beras 5kg") == ask(engine, "beras 5 kilo") == ["Beras 5kg"]
    assert ask(engine, "1.5 liter") == ["Minyak 1,5 Liter"]
    assert ask(engine, "5 liter minyak") == []


def test_no_words_find_nothing(engine: Engine) -> None:
    make_product()
    assert engine.search(SearchQuery((), PUBLIC)).ids == []
    assert not Product.objects.filter(engine.condition(SearchQuery((), PUBLIC))).exists()


@pytest.mark.postgresql
def test_the_run_on_postgresql_uses_its_index(engine: Engine) -> None:
    """Guards the CI step: with DATABASE_URL set, the tests above ran on tsvector."""
    if connection.vendor != "postgresql":
        pytest.skip("DATABASE_URL names no PostgreSQL")
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'search_words_index'")
        assert "gin" in cursor.fetchone()[0]
