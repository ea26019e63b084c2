from oscar.apps.basket.middleware import BasketMiddleware  # noqa: F401
