"""Fork of Oscar's basket app. Overrides: see the modules beside this file."""

from oscar.apps.basket.apps import BasketConfig as OscarBasketConfig


class BasketConfig(OscarBasketConfig):
    name = "shop.basket"
