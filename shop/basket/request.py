"""What the basket middleware puts on a request, for type checkers."""

from django.http import HttpRequest

from shop.basket.models import Basket


class ShopRequest(HttpRequest):
    """`basket_changed` tells the middleware to write the header's count anew."""

    basket: Basket
    basket_changed: bool
