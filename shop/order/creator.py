"""Writes the order of the slice of a basket that belongs to one shop. Only placement.py asks for it: no checkout of Oscar's places orders here, so Oscar
need not find it."""

from typing import Any

from django.utils.translation import gettext as _
from oscar.apps.order.utils import OrderCreator

from shop.catalogue.sizes import names_size
from shop.order.models import Order


def title_with_size(title: str, size: str | None) -> str:
    """In the title, so that every place that names the goods, the seller's and the mails too, says the size."""
    return _("%(title)s, ukuran %(size)s") % {"title": title[:235], "size": size} if size and not names_size(title, size) else title


class SliceOrderCreator(OrderCreator):
    """Writes an order from a ShopSlice: the row points at the slice's basket, and its lines begin in the order's own state."""

    def create_order_model(self, user: Any, basket: Any, *args: Any, **fields: Any) -> Order:
        return super().create_order_model(user, basket.basket, *args, **fields)

    def create_line_models(self, order: Order, basket_line: Any, extra_line_fields: dict[str, Any] | None = None) -> Any:
        fields = {**(extra_line_fields or {}), "status": order.status}
        fields["title"] = title_with_size(basket_line.product.get_title(), basket_line.size)
        return super().create_line_models(order, basket_line, fields)

    def create_line_attributes(self, order: Order, order_line: Any, basket_line: Any) -> None:
        """The one option, the size, is in the line's title."""
