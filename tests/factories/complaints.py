"""Complaints for tests, made by the real actions."""

from typing import Any

from django.core.files.base import ContentFile

from shop.complaints import actions
from shop.complaints.models import Complaint
from shop.order import actions as orders
from shop.order.actors import buyer, seller
from shop.order.models import Order
from tests.factories.orders import make_order
from tests.factories.shop import make_product

STORY = "Kotaknya penyok dan isinya basi."


def make_received(*products: Any, **fields: Any) -> Order:
    """A paid order that the buyer has in hands."""
    order = make_order(*(products or (make_product(stock=5, price=65_000),)), **fields)
    orders.confirm_payment(order, seller(None))
    orders.make_ready(order, seller(None))
    return orders.receive(order, buyer(order.user))


def make_complaint(order: Order | None = None, wish: str = Complaint.Wish.MONEY, photos: tuple[ContentFile, ...] = (), **fields: Any) -> Complaint:
    """A complaint that waits for the seller."""
    held = order or make_received()
    said = {"reason": Complaint.Reason.BROKEN, "wish": wish, "words": STORY, "photos": photos} | fields
    return actions.open_complaint(held, buyer(held.user), **said)


def make_mediated(order: Order | None = None, **fields: Any) -> Complaint:
    """The seller refused, the buyer asked the officers."""
    complaint = make_complaint(order, **fields)
    actions.refuse(complaint, seller(None), "Barang baik saat berangkat.")
    return actions.ask_officer(complaint, buyer(None), "Fotonya jelas menunjukkan basi.")
