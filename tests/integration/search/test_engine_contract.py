"""What every engine must do (search/engines/base.py). On SQLite that is FTS5, on PostgreSQL tsvector; Elasticsearch runs the same tests where a server is."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from search import elastic_candidates, elastic_index
from search.documents import documents_of
from search.engines import postings
from search.engines.base import ENOUGH, MOST_SHOPS, Engine, Narrow, Order, SearchResult
from search.engines.embedded import EmbeddedEngine
from search.indexing import count_words
from search.models import SearchDocument
from search.queries import read_question
from search.scoring import CARED_FOR_DAYS, WINDOW
from shop.catalogue.filters import MADE, READY, PriceBand
from shop.catalogue.models import Product
from shop.partner.models import Partner, StockRecord
from tests.factories.shop import make_category, make_product, make_region, make_shop

pytestmark = pytest.mark.django_db

NASTY = [
    '"',
    "'",
    "*",
    "(",
    ")",
    "a AND OR NOT b",
    "NEAR(kopi)",
    "words: kopi",
    "kopi\x00gayo",
    "\\",
    "%",
    "_",
    "&",
    "'kopi':A | 'x'",
    "-",
    "x" * 10_000,
    "kopi " * 2_000,
    "{words} : kopi",
    "~kopi =kopi",
    "😀",
    ";--",
    "½ ² ١٢ 東京",
    "",
]
TakeIn = Callable[..., None]


@pytest.fixture(params=["embedded", "embedded with sets", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Engine:
    if request.param != "elasticsearch":
        if request.param == "embedded with sets":
            monkeypatch.setattr(postings, "USUAL", 1)  # as if every term were usual
        return EmbeddedEngine()
    found: Engine = request.getfixturevalue("elastic")
    elastic_index.rebuild()  # an index that holds nothing yet
    return found


@pytest.fixture
def take_in(engine: Engine) -> TakeIn:
    """Products into the engine's index, and their words counted: that is done in the embedded one."""

    def take(*products: Product) -> None:
        documents = documents_of(product.pk for product in products)
        engine.index(documents)
        if not isinstance(engine, EmbeddedEngine):
            EmbeddedEngine().index(documents)
        count_words()

    return take


def answer(engine: Engine, text: str, narrow: Narrow | None = None, **fields: object) -> SearchResult:
    result = engine.search(read_question(text), narrow or Narrow(), **fields)  # type: ignore[arg-type]
    assert result.total >= len(result.ids)
    return result


def ask(engine: Engine, text: str, narrow: Narrow | None = None, **fields: object) -> list[str]:
    """Titles found, in order."""
    titles = dict(Product.objects.values_list("pk", "title"))
    return [titles[pk] for pk in answer(engine, text, narrow, **fields).ids]


def test_goods_with_everything_asked_come_first(engine: Engine, take_in: TakeIn) -> None:
    shop = make_shop()
    take_in(make_product(shop, title="Kopi Gayo Bubuk"), make_product(shop, title="Kopi Lampung"), make_product(shop, title="Kain Gayo"))
    assert ask(engine, "kopi gayo")[0] == "Kopi Gayo Bubuk"
    assert ask(engine, "gayo kopi")[0] == "Kopi Gayo Bubuk"
    assert answer(engine, "kopi gayo").whole == 1


def test_with_a_page_full_of_them_nothing_less_is_found(engine: Engine, take_in: TakeIn) -> None:
    shop = make_shop()
    take_in(*[make_product(shop, title=f"Kopi Gayo Bubuk {name}") for name in "abcdefghijklmnopqrstuvwx"], make_product(shop, title="Kopi Lampung"))
    result = answer(engine, "kopi gayo")
    assert (result.total, result.whole, result.every) == (ENOUGH, ENOUGH, True)


def test_goods_without_everything_fill_up_and_that_is_told(engine: Engine, take_in: TakeIn) -> None:
    shop = make_shop()
    take_in(make_product(shop, title="Kain Gayo"), make_product(shop, title="Tas Rotan"))
    result = answer(engine, "kain organik")
    assert (result.total, result.whole, result.every) == (1, 0, False)
    assert ask(engine, "kain organik") == ["Kain Gayo"]


def test_filters_never_bring_in_what_was_not_there(engine: Engine, take_in: TakeIn) -> None:
    shop = make_shop()
    found = [make_product(shop, title=f"Kopi Gayo {name}", price=50_000) for name in "abcdefghijklmnopqrstuvwx"]
    take_in(*found, make_product(shop, title="Kopi Lampung", price=5_000))
    assert answer(engine, "kopi gayo", Narrow(price=PriceBand(0, 25_000))).total == 0


def test_title_stands_above_category_above_shop(engine: Engine, take_in: TakeIn) -> None:
    other = make_category("Kuliner")
    by_shop = make_product(make_shop(name="Rumah Songket"), title="Dua", category=other)
    by_category = make_product(make_shop(name="Toko B"), title="Tiga", category=make_category("Songket"))
    titled = make_product(make_shop(name="Toko C"), title="Songket Melayu", category=other)
    take_in(by_shop, by_category, titled)
    assert ask(engine, "songket") == [titled.title, by_category.title, by_shop.title]


def test_the_first_thing_asked_counts_most(engine: Engine, take_in: TakeIn) -> None:
    shop = make_shop()
    take_in(make_product(shop, title="Kain batik kopi tubruk"), make_product(shop, title="Sajadah tebal"), make_product(shop, title="Payung lipat mini"))
    assert ask(engine, "sajadah lipat mini")[0] == "Sajadah tebal"


@pytest.mark.parametrize(("asked", "title"), [("meja", "Kemeja Lurik"), ("hiasan", "Perhiasan Perak"), ("pala", "Kepala Ikan"), ("duri", "Durian Medan")])
def test_a_word_inside_a_word_is_not_that_word(engine: Engine, take_in: TakeIn, asked: str, title: str) -> None:
    take_in(make_product(title=title), make_product(title=f"{asked} asli"))
    assert ask(engine, asked) == [f"{asked} asli"]


@pytest.mark.parametrize(
    ("asked", "title"), [("tote bag", "Totebag Kanvas"), ("totebag", "Tote Bag Kanvas"), ("kripik", "Keripik Singkong"), ("jilbab", "Hijab Segi Empat")]
)
def test_other_ways_to_write_and_to_name_it(engine: Engine, take_in: TakeIn, asked: str, title: str) -> None:
    take_in(make_product(title=title), make_product(title="Papan Catur"))
    assert ask(engine, asked) == [title]


def test_a_slip_of_the_finger_is_put_right_and_a_known_word_never(engine: Engine, take_in: TakeIn) -> None:
    shop = make_shop()
    take_in(*[make_product(shop, title=f"Rendang Sapi {number}x") for number in range(4)], make_product(shop, title="Randang Paru"))
    question = read_question("rendnag")
    assert [(one.typed, one.used) for one in question.corrections] == [("rendnag", "rendang")]
    assert answer(engine, "rendnag").total == 5
    assert read_question("rendnag", exact=True).corrections == ()


def test_sold_out_goods_stand_behind_their_equals(engine: Engine, take_in: TakeIn) -> None:
    shop = make_shop()
    gone = make_product(shop, title="Bika Ambon", stock=0)
    held = make_product(shop, title="Bika Ambon", stock=2)
    held.stockrecords.update(num_allocated=2)
    there = make_product(shop, title="Bika Ambon", stock=1)
    take_in(gone, held, there)
    assert answer(engine, "bika ambon").ids == [there.pk, gone.pk, held.pk]


def test_equals_stand_by_id(engine: Engine, take_in: TakeIn) -> None:
    same = [make_product(make_shop(), title="Ulos Sadum") for _ in range(4)]
    take_in(*reversed(same))
    assert answer(engine, "ulos").ids == [product.pk for product in same]


def test_orders_by_price_and_newest(engine: Engine, take_in: TakeIn) -> None:
    shop = make_shop()
    take_in(*[make_product(shop, title=f"Teri {name}", price=price) for name, price in (("A", 30_000), ("B", 10_000), ("C", 20_000), ("D", 10_000))])
    assert ask(engine, "teri", order=Order.CHEAPEST) == ["Teri D", "Teri B", "Teri C", "Teri A"]
    assert ask(engine, "teri", order=Order.DEAREST) == ["Teri A", "Teri C", "Teri D", "Teri B"]
    assert ask(engine, "teri", order=Order.NEWEST) == ["Teri D", "Teri C", "Teri B", "Teri A"]


def test_a_price_in_the_words_is_a_price(engine: Engine, take_in: TakeIn) -> None:
    shop = make_shop()
    take_in(*[make_product(shop, title=f"Dodol {price}k", price=price) for price in (5_000, 15_000, 50_000, 51_000, 99_000)])
    assert sorted(ask(engine, "dodol di bawah 50rb")) == ["Dodol 15000k", "Dodol 50000k", "Dodol 5000k"]
    assert sorted(ask(engine, "dodol 50 ribuan")) == ["Dodol 50000k", "Dodol 51000k"]
    assert ask(engine, "dodol di atas 60rb") == ["Dodol 99000k"]


@pytest.mark.parametrize("status", [Partner.Status.REGISTERED, Partner.Status.REJECTED, Partner.Status.SUSPENDED])
def test_goods_of_an_unapproved_shop_are_never_found(engine: Engine, take_in: TakeIn, status: str) -> None:
    shop = make_shop()
    product = make_product(shop, title="Sepatu Kulit")
    take_in(product)
    assert ask(engine, "sepatu") == ["Sepatu Kulit"]
    Partner.objects.filter(pk=shop.pk).update(status=status)
    take_in(product)
    assert ask(engine, "sepatu") == []


def test_hidden_goods_are_never_found(engine: Engine, take_in: TakeIn) -> None:
    product = make_product(title="Sepatu Kulit")
    Product.objects.filter(pk=product.pk).update(is_public=False)
    take_in(product)
    assert ask(engine, "sepatu") == []


@pytest.fixture
def market(take_in: TakeIn) -> list[Product]:
    """Forty goods of four shops in three kelurahan, two categories, five prices, three states."""
    villages = [make_region(code, f"Kel {code}") for code in ("12.71.01.1001", "12.71.01.1002", "12.71.02.1001")]
    shops = [make_shop(name=f"Toko {number}", kelurahan=villages[number % 3]) for number in range(4)]
    categories = [make_category("Keripik Asin"), make_category("Camilan Manis")]
    goods = []
    for number in range(40):
        product = make_product(
            shops[number % 4], title=f"Keripik Pisang Rasa {number}", price=(5_000, 30_000, 75_000, 120_000, 300_000)[number % 5],
            stock=0 if number % 7 == 0 else 3, category=categories[number % 2],
        )  # fmt: skip
        if number % 3 == 0:
            Product.objects.filter(pk=product.pk).update(lead_days=2)
        goods.append(product)
    take_in(*goods)
    return goods


def narrows(goods: list[Product]) -> list[Narrow]:
    record = goods[1].stockrecords.get()
    category = goods[1].categories.get()
    return [
        Narrow(),
        Narrow(price=PriceBand(25_000, 50_000)),
        Narrow(price=PriceBand(250_000, None)),
        Narrow(region="12.71.01"),
        Narrow(region="12.71.01.1001"),
        Narrow(state=READY),
        Narrow(state=MADE),
        Narrow(shop=record.partner_id),
        Narrow(categories=frozenset({category.pk})),
        Narrow(categories=frozenset()),
        Narrow(price=PriceBand(0, 100_000), region="12.71.01", state=READY, shop=record.partner_id, categories=frozenset({category.pk})),
    ]


def test_every_count_beside_a_filter_is_the_length_of_its_list(engine: Engine, market: list[Product]) -> None:
    from dataclasses import replace

    for narrow in narrows(market):
        facets = answer(engine, "keripik", narrow).facets
        for value, count in facets.bands.items():
            assert answer(engine, "keripik", replace(narrow, price=PriceBand.read(value))).total == count
        for state, count in facets.states.items():
            assert answer(engine, "keripik", replace(narrow, state=state)).total == count
        for code, count in facets.regions.items():
            assert answer(engine, "keripik", replace(narrow, region=code)).total == count
        for pk, count in facets.categories.items():
            assert answer(engine, "keripik", replace(narrow, categories=frozenset({pk}))).total == count
        for pk, count in facets.shops.items():
            assert answer(engine, "keripik", replace(narrow, shop=pk)).total == count


@pytest.mark.parametrize("order", list(Order))
def test_pages_follow_one_another_without_gap_or_double(engine: Engine, market: list[Product], order: Order) -> None:
    for narrow in narrows(market):
        whole = answer(engine, "keripik pisang", narrow, order=order, stop=1000)
        walked = [pk for start in range(0, 49, 7) for pk in answer(engine, "keripik pisang", narrow, order=order, start=start, stop=start + 7).ids]
        assert walked == whole.ids
        assert len(set(walked)) == len(walked) == whole.total


def test_totals_and_shops_are_of_the_narrowed_list(engine: Engine, market: list[Product]) -> None:
    result = answer(engine, "keripik", Narrow(shop=market[1].stockrecords.get().partner_id))
    assert (result.total, result.shops) == (10, 1)
    assert answer(engine, "keripik").total == 40
    assert answer(engine, "keripik").shops == 4


def test_of_many_shops_those_with_most_are_told_apart(engine: Engine, take_in: TakeIn) -> None:
    shops = [make_shop(name=f"Warung {number}") for number in range(MOST_SHOPS + 2)]
    take_in(*(make_product(shop, title="Kerupuk") for shop in (*shops, shops[-1])))
    result = answer(engine, "kerupuk")
    assert (result.total, result.shops) == (MOST_SHOPS + 3, 0)
    assert result.facets.shops == {shops[-1].pk: 2} | {shop.pk: 1 for shop in shops[: MOST_SHOPS - 1]}
    chosen = answer(engine, "kerupuk", Narrow(shop=shops[-2].pk))
    assert (chosen.total, chosen.shops) == (1, 1)


def test_goods_left_alone_stand_behind_their_equals(engine: Engine, take_in: TakeIn) -> None:
    old, changed, new = (make_product(make_shop(name=name), title="Kerupuk Udang") for name in ("Ani", "Budi", "Citra"))
    long_ago = timezone.now() - timedelta(days=CARED_FOR_DAYS + 1)
    for product in (old, changed):
        Product.objects.filter(pk=product.pk).update(date_updated=long_ago)
    StockRecord.objects.filter(product=old).update(date_updated=long_ago)
    take_in(old, changed, new)
    assert answer(engine, "kerupuk").ids == [changed.pk, new.pk, old.pk], "stock counted anew is care too"


def test_what_the_database_has_just_forgotten_comes_last(engine: Engine, take_in: TakeIn) -> None:
    first, second = make_product(title="Kerupuk Udang"), make_product(title="Kerupuk Udang Pedas Sekali")
    take_in(first, second)
    assert answer(engine, "kerupuk udang").ids == [first.pk, second.pk]
    SearchDocument.objects.filter(pk=first.pk).delete()
    elastic_candidates._kept.clear()  # as in a process that has not read it before
    assert answer(engine, "kerupuk udang").ids == [second.pk, first.pk]


def test_goods_with_more_of_the_things_asked_come_first_on_every_page(engine: Engine, take_in: TakeIn) -> None:
    """Also when the one word of the others brings more: it stands in front there, and here far behind and in the name of the shop."""
    plain, red = make_shop(name="Ani"), make_shop(name="Merah Jaya")
    few = [make_product(red, title=f"Pengki nomor{number} plastik bekas dapur halaman sapu") for number in range(ENOUGH - 4)]
    many = [make_product(plain, title=f"Sapu nomor{number}") for number in range(WINDOW + 10)]
    take_in(*many, *few)
    found = answer(engine, "sapu merah", stop=200)
    assert (found.total, found.whole) == (len(few) + len(many), len(few))
    assert set(found.ids[: len(few)]) == {product.pk for product in few}
    assert found.ids[WINDOW:] == sorted(found.ids[WINDOW:]), "equals by the lower id"
    first = answer(engine, "sapu merah", stop=ENOUGH)
    assert first.ids == found.ids[:ENOUGH]


def test_taking_in_again_replaces(engine: Engine, take_in: TakeIn) -> None:
    product = make_product(title="Sendal Jepit")
    take_in(product)
    Product.objects.filter(pk=product.pk).update(title="Payung Lipat")
    take_in(product)
    assert ask(engine, "sendal") == []
    assert answer(engine, "payung").total == 1


def test_deleting_forgets_and_may_be_repeated(engine: Engine, take_in: TakeIn) -> None:
    product = make_product(title="Rendang Kemasan")
    take_in(product)
    engine.delete([product.pk, 999_999_999])
    engine.delete([product.pk])
    assert ask(engine, "rendang") == []


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_no_question_is_an_error(engine: Engine, take_in: TakeIn, text: str) -> None:
    take_in(make_product(title=f"Aneh {text[:100]}".replace("\x00", "")))
    for exact in (True, False):
        engine.search(read_question(text, exact=exact), Narrow())
        assert engine.search(read_question(f"aneh {text}", exact=exact), Narrow()).total == 1


def test_amounts_are_one_amount_however_written(engine: Engine, take_in: TakeIn) -> None:
    shop = make_shop()
    take_in(make_product(shop, title="Beras Ramos 10 kg"), make_product(shop, title="Beras Ramos 5kg"), make_product(shop, title="Minyak 1,5 Liter"))
    for asked in ("beras 5 kg", "beras 5kg", "beras 5 kilo", "beras 5000 gram", "beras lima kilo"):
        assert ask(engine, asked)[0] == "Beras Ramos 5kg", asked


def test_nothing_asked_finds_nothing(engine: Engine) -> None:
    make_product()
    assert engine.search(read_question(" ?! "), Narrow()).ids == []


@pytest.mark.postgresql
def test_the_run_on_postgresql_uses_its_index(engine: Engine) -> None:
    """Guards the CI step: with DATABASE_URL set, the tests above ran on tsvector."""
    if connection.vendor != "postgresql":
        pytest.skip("DATABASE_URL names no PostgreSQL")
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'search_words_index'")
        assert "gin" in cursor.fetchone()[0]
