"""A basket follows its person through the sign-in door. These are Django's own signals: the door must not know the shop."""

from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest


@receiver(user_logged_in, dispatch_uid="basket.join")
def join_baskets(request: HttpRequest | None, **kwargs: Any) -> None:
    """Signing in is a POST: the moment to join what was put in before with what the account has. Looking at the basket does it."""
    if request is not None and hasattr(request, "basket"):
        request.basket_changed = True  # type: ignore[attr-defined]
        request._basket_cache = None  # type: ignore[attr-defined]  # a look before the sign-in found the guest's
        bool(request.basket)


@receiver(user_logged_out, dispatch_uid="basket.leave")
def leave_basket(request: HttpRequest | None, **kwargs: Any) -> None:
    """The account's basket stays with the account; the count in the header goes."""
    if request is not None and hasattr(request, "basket"):
        request.basket_changed = True  # type: ignore[attr-defined]
