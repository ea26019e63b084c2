"""Writes the order of the slice of a basket that belongs to one shop. Only placement.py asks for it: no checkout of Oscar's places orders here, so Oscar
need not find it."""

from typing import Any

from oscar.apps.order.utils import OrderCreator

from shop.order.models import Order


class SliceOrderCreator(OrderCreator):
    """Writes an order from a ShopSlice: the row points at the slice's basket, and its lines begin in the order's own state."""

    def create_order_model(self, user: Any, basket: Any, *args: Any, **fields: Any) -> Order:
        return super().create_order_model(user, basket.basket, *args, **fields)

    def create_line_models(self, order: Order, basket_line: Any, extra_line_fields: dict[str, Any] | None = None) -> Any:
        return super().create_line_models(order, basket_line, {**(extra_line_fields or {}), "status": order.status})

    def create_line_attributes(self, order: Order, order_line: Any, basket_line: Any) -> None:
        """Goods have no options to ask for."""
