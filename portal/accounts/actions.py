"""Writes to accounts."""

from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from portal.accounts.models import User


def password_link(user: User) -> str:
    """The one-time path with which a person without e-mail sets a new password; an officer sends it. It dies with use and after PASSWORD_RESET_TIMEOUT."""
    return reverse("password_reset_confirm", args=[urlsafe_base64_encode(force_bytes(user.pk)), default_token_generator.make_token(user)])
