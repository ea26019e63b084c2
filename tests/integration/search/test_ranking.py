"""What people of Medan type, and what stands first for it in the demo city (ranking.txt, where anybody can add a line)."""

from pathlib import Path

import pytest

from portal.demo.goods import categories, products
from search.engines import engine
from search.indexing import rebuild
from search.queries import search_products
from search.wishes import Wish
from shop.catalogue.actions import product_class
from shop.catalogue.models import Category, Product, ProductCategory
from shop.partner.models import Partner, StockRecord

pytestmark = pytest.mark.django_db
FIRST = 10


@pytest.fixture
def city() -> dict[int, str]:
    """The goods of the demo city without pictures, indexed: number to name."""
    tree: dict[str, Category] = {}
    for one in categories():
        above = tree.get(one.slug_path.rpartition("/")[0])
        tree[one.slug_path] = above.add_child(name=one.name) if above else Category.add_root(name=one.name)
    goods, kind = products(), product_class()
    shops = {
        number: Partner(name=f"Warung {number}", code=f"warung-{number}", status=Partner.Status.VERIFIED) for number in sorted({item.shop for item in goods})
    }
    Partner.objects.bulk_create(shops.values())
    made = Product.objects.bulk_create(
        Product(title=item.title, slug=item.code.lower(), product_class=kind, is_public=True, lead_days=item.lead_days) for item in goods
    )
    pairs = list(zip(made, goods, strict=True))
    StockRecord.objects.bulk_create(
        StockRecord(product=product, partner=shops[item.shop], partner_sku=item.code, price=item.price, num_in_stock=item.stock) for product, item in pairs
    )
    ProductCategory.objects.bulk_create(ProductCategory(product=product, category=tree[item.category]) for product, item in pairs)
    rebuild()
    return {product.pk: item.title for product, item in pairs}


def lines() -> list[tuple[str, list[str], str]]:
    found = []
    for line in (Path(__file__).parent / "ranking.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            question, wanted, *never = (part.strip() for part in line.split("|"))
            found.append((question, [name.strip() for name in wanted.split(">")], never[0].lstrip("! ") if never else ""))
    return found


def test_the_first_goods_are_those_people_mean(city: dict[int, str]) -> None:
    wrong = []
    for question, wanted, never in lines():
        _, result = search_products(Wish(text=question), 0, 24, engine())
        titles = [city[pk] for pk in result.ids]
        if not in_order(titles, wanted) or (never and any(title.startswith(never) for title in titles[:FIRST])):
            wrong.append(f"{question}: wanted {' > '.join(wanted)}{f', never {never}' if never else ''}; first are {titles[:FIRST]}")
    assert not wrong, "\n".join(wrong)


def in_order(titles: list[str], wanted: list[str]) -> bool:
    """True when the list begins with one or more goods of the first name, then of the second, and so on."""
    place = 0
    for name in wanted:
        start = place
        while place < len(titles) and titles[place].startswith(name):
            place += 1
        if place == start:
            return False
    return True


def test_the_check_itself_can_fail() -> None:
    assert in_order(["Kopi A", "Kopi B", "Teh"], ["Kopi", "Teh"])
    assert not in_order(["Teh", "Kopi A"], ["Kopi"])
    assert not in_order(["Kopi", "Susu", "Teh"], ["Kopi", "Teh"])
