"""The basket of a request, without a query on pages that do not look into it and without a write on GET."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from oscar.apps.basket.middleware import BasketMiddleware as OscarBasketMiddleware

from portal.context import BASKET_COUNT_COOKIE
from shop.basket.models import Basket


class BasketMiddleware(OscarBasketMiddleware):
    """Oscar's, with three differences: a signed-in person's basket is made when something is put in, offers are not asked for (there are none), and a
    display-only cookie carries the count for the header."""

    def get_basket(self, request: HttpRequest) -> Basket:
        if request.method in ("GET", "HEAD", "OPTIONS") and request._basket_cache is None:  # type: ignore[attr-defined]
            request._basket_cache = self._existing(request)  # type: ignore[attr-defined]
        return super().get_basket(request)

    def _existing(self, request: HttpRequest) -> Basket:
        cookie_basket = self.get_cookie_basket(self.get_cookie_key(request), request, Basket.open)
        if request.user.is_authenticated:
            own = Basket.open.filter(owner=request.user).order_by("pk").first()
            if own is None or (cookie_basket and not own.lines.exists()):
                # Not merged yet: that is a write, and waits for the next POST.
                return cookie_basket or Basket(owner=request.user)
            return own
        return cookie_basket or Basket()

    def apply_offers_to_basket(self, request: HttpRequest, basket: Basket) -> None:
        """No offers and vouchers here."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        response = super().process_response(request, response)
        if getattr(request, "basket_changed", False):
            basket = request.basket  # type: ignore[attr-defined]
            pieces = sum(basket.lines.values_list("quantity", flat=True)) if basket.pk and basket.status == Basket.OPEN else 0
            self._remember(response, pieces)
        return response

    def _remember(self, response: HttpResponse, pieces: int) -> None:
        options: dict[str, Any] = {"max_age": settings.OSCAR_BASKET_COOKIE_LIFETIME, "secure": settings.OSCAR_BASKET_COOKIE_SECURE, "samesite": "Lax"}
        if pieces:
            response.set_cookie(BASKET_COUNT_COOKIE, str(pieces), **options)
        else:
            response.delete_cookie(BASKET_COUNT_COOKIE, samesite="Lax")
