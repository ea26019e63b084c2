"""Fork of Oscar's basket app.

Overrides: middleware.BasketMiddleware (no query and no write on ordinary pages), views.BasketView and views.BasketAddView (by shop, plain forms).
Left out: saved baskets and vouchers. Ours beside them: groups (reads), actions (writes), receivers (signing in and out).
"""

from django.urls import URLPattern, URLResolver, path
from django.utils.translation import gettext_lazy as _
from oscar.apps.basket.apps import BasketConfig as OscarBasketConfig
from oscar.core.application import OscarConfig


class BasketConfig(OscarBasketConfig):
    name = "shop.basket"
    verbose_name = _("Keranjang")

    def ready(self) -> None:
        OscarConfig.ready(self)
        from shop.basket import receivers  # noqa: F401  signing in and out

    def get_urls(self) -> list[URLPattern | URLResolver]:
        from shop.basket.views import BasketAddView, BasketView

        return self.post_process_urls([path("", BasketView.as_view(), name="summary"), path("tambah/<int:pk>/", BasketAddView.as_view(), name="add")])
