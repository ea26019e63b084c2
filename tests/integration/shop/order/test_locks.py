"""What a placement holds, what it costs, and what stands behind its locks."""

from uuid import uuid4

import pytest
from django.contrib.sites.models import Site
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shop.basket.models import Basket
from shop.order.exceptions import CannotPlace
from shop.order.models import Order, OrderGroup
from shop.order.placement import Choice, place_orders
from shop.partner.exceptions import OutOfStock
from shop.partner.models import Partner, StockRecord
from tests.factories.orders import make_basket, make_buyer
from tests.factories.shop import make_product

pytestmark = pytest.mark.django_db
QUERIES_FOR_TWO_SHOPS, QUERIES_PER_SHOP = 36, 10  # one of them per shop is the first row of the history, one the sum of all


def _place(basket: Basket) -> list[str]:
    """Orders it, and returns the statements that took, savepoints included."""
    choices = {shop: Choice("ambil", "transfer") for shop in Partner.objects.values_list("pk", flat=True)}
    buyer = make_buyer()
    Site.objects.get_current()  # known to every process after its first page
    with CaptureQueriesContext(connection) as queries:
        place_orders(basket, buyer, choices, uuid4())
    return [query["sql"] for query in queries]


@pytest.mark.parametrize("shops", [2, 3])
def test_placement_keeps_its_budget_of_queries(shops: int) -> None:
    basket = make_basket(*[make_product() for _ in range(shops)])
    assert len(_place(basket)) == QUERIES_FOR_TWO_SHOPS + (shops - 2) * QUERIES_PER_SHOP


@pytest.mark.postgresql
def test_placement_holds_the_basket_then_all_stock_in_key_order() -> None:
    statements = _place(make_basket(make_product(), make_product(), make_product()))
    basket, stock = [sql for sql in statements if sql.startswith("SELECT") and " FOR " in sql]
    assert basket.endswith('FOR UPDATE OF "basket_basket"')
    assert stock.endswith('ORDER BY "partner_stockrecord"."id" ASC FOR NO KEY UPDATE OF "partner_stockrecord"')
    begun = next(place for place, sql in enumerate(statements) if sql.startswith('INSERT INTO "order_order"'))
    assert statements.index(basket) < statements.index(stock) < begun


def test_setting_aside_more_than_is_free_is_refused() -> None:
    record = make_product(stock=5).stockrecords.get()
    record.allocate(3)
    assert record.num_allocated == 3
    with pytest.raises(OutOfStock):
        record.allocate(3)
    record.refresh_from_db()
    assert (record.num_in_stock, record.num_allocated) == (5, 3)


def test_shortage_found_at_the_last_step_undoes_the_first_shop(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who takes stock without the locks of a placement can still come between: nothing is half ordered."""
    first, second = make_product(), make_product(title="Kopi Sidikalang", stock=2)
    basket = make_basket(first, second, quantity=2)
    monkeypatch.setattr("shop.order.placement._check", lambda groups: StockRecord.objects.filter(product=second).update(num_in_stock=1))
    with pytest.raises(CannotPlace, match="Stok Kopi Sidikalang baru saja berkurang"):
        _place(basket)
    assert not Order.objects.exists()
    assert not OrderGroup.objects.exists()
    assert not StockRecord.objects.filter(num_allocated__gt=0).exists()
