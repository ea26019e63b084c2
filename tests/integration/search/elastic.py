"""What the tests of Elasticsearch share."""

from itertools import cycle, product

from elasticsearch import Elasticsearch

from search.documents import documents_of
from search.elastic_documents import digest_of
from search.engines.base import Engine, Narrow, Order, SearchResult
from search.engines.elasticsearch import live_alias
from search.queries import read_question
from shop.catalogue.filters import MADE, READY, PriceBand
from shop.catalogue.models import Product
from tests.factories.shop import make_category, make_product, make_region, make_shop


class Clock:
    """Seconds that pass only when told."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def refresh(server: Elasticsearch) -> None:
    server.indices.refresh(index=live_alias())


def ask(by: Engine, text: str, narrow: Narrow | None = None, order: Order = Order.RELEVANCE, start: int = 0, stop: int = 24) -> SearchResult:
    return by.search(read_question(text), narrow or Narrow(), order, start, stop)


def in_index(server: Elasticsearch) -> dict[int, int]:
    """Product id to digest, of everything in the live index."""
    refresh(server)
    hits = server.search(index=live_alias(), size=5000, query={"match_all": {}}, docvalue_fields=[{"field": "digest"}])["hits"]["hits"]
    return {int(hit["_id"]): hit["fields"]["digest"][0] for hit in hits}


def in_database() -> dict[int, int]:
    """The same, as it should be."""
    return {document.product_id: digest_of(document) for document in documents_of(Product.objects.values_list("pk", flat=True))}


def make_city() -> None:
    """One hundred and forty products in three shops and two kelurahan; some hidden, some sold out, some made after the order."""
    shops = [make_shop(name=f"Toko {name}", kelurahan=make_region(code, name)) for name, code in (("Ani", "12.71.01.1001"), ("Budi", "12.71.02.1003"))]
    shops.append(make_shop(name="Dapur Citra", kelurahan=make_region("12.71.02.1003", "Budi")))
    categories = [make_category(name) for name in ("Minuman", "Kopi Bubuk", "Tas")]
    heads = ("Kopi Gayo", "Kopi", "Teh Melati", "Tote Bag Kanvas", "Keripik Pisang", "Kopi Teh Campur Gayo")
    tails = ("", "250gr", "500 gr", "asli pilihan Gayo", "murah")
    turn_shop, turn_category = cycle(shops), cycle(categories)
    for number, (head, tail) in zip(range(140), cycle(product(heads, tails)), strict=False):
        price = (9_000, 25_000, 49_000, 120_000, 300_000)[number % 5] + 1000 * (number % 3)
        item = make_product(next(turn_shop), title=f"{head} {tail}".strip(), price=price, stock=number % 4, category=next(turn_category))
        Product.objects.filter(pk=item.pk).update(is_public=number % 13 != 0, lead_days=number % 7 // 5)


QUESTIONS = [
    "kopi", "kopi gayo", "gayo kopi asli", "teh melati 250gr", "tote bag", "totebag kanvas murah", "keripik pisang coklat", "kopi di bawah 30rb",
    "teh 100rb-350rb", "kopi bubuk", "500gr", "minuman", "toko ani", "tidakada samasekali", "pisang kopi teh tas gayo",
]  # fmt: skip
FILTERS = [
    Narrow(),
    Narrow(price=PriceBand(25_000, 50_000)),
    Narrow(region="12.71.02"),
    Narrow(region="12.71.01.1001", state=READY),
    Narrow(state=MADE, price=PriceBand(0, 100_000)),
]
