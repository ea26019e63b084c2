"""One way in: phone or e-mail, and a password."""

from typing import Any

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from portal.accounts.models import User
from portal.accounts.phones import normalise_phone


class PhoneOrEmailBackend(ModelBackend):
    """Finds the account by what was typed, 0812… and +62812… alike."""

    def authenticate(self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **kwargs: Any) -> User | None:  # type: ignore[override]
        typed = (username or kwargs.get("email") or "").strip()
        if not typed or password is None:
            return None
        user = find_account(typed)
        if user is None:
            User().set_password(password)  # as slow as a real try, so that timing tells nothing
            return None
        if user.check_password(password) and self.user_can_authenticate(user):
            return user
        return None

    def user_can_authenticate(self, user: Any) -> bool:
        return super().user_can_authenticate(user) and (settings.DEMO or not user.is_demo)

    def get_user(self, user_id: Any) -> User | None:  # type: ignore[override]
        user = super().get_user(user_id)
        return user if isinstance(user, User) else None


def find_account(typed: str) -> User | None:
    """The account with this e-mail (any case) or phone (any spelling), or None."""
    if "@" in typed:
        return User.objects.filter(email__iexact=typed).first()
    try:
        return User.objects.filter(phone=normalise_phone(typed)).first()
    except ValidationError:
        return None
