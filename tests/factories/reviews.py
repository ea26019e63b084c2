"""Orders that arrived, and what their buyers say. Each goes through the real actions."""

import itertools
from typing import Any

from portal.accounts.models import User
from shop.catalogue.models import Product
from shop.catalogue.reviews.actions import write
from shop.catalogue.reviews.models import ProductReview
from shop.order import actions
from shop.order.actors import Actor, buyer, seller
from shop.order.models import Order
from tests.factories.orders import make_order

_phones = itertools.count(1)


def make_arrived(*products: Product, user: User | None = None, **fields: Any) -> Order:
    """An order in cash whose buyer, another one each time, has the goods."""
    fields.setdefault("phone", f"+62857{next(_phones):08d}")
    order = make_order(*products, payment="ambil", user=user, **fields)
    for act in (actions.accept, actions.make_ready, actions.receive):
        act(order, seller(None))
    return order


def make_review(
    product: Product, score: int = 5, body: str = "Enak sekali.", by: User | None = None, actor: Actor | None = None, **fields: Any
) -> ProductReview:
    """One buyer's review of an order of their own."""
    order = make_arrived(product, user=by, **fields)
    return write(order.lines.get(), actor or buyer(by), score=score, body=body)
