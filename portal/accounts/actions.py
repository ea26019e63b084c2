"""Writes to accounts."""

from secrets import token_hex

from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.notifications.actions import mail


def password_link(user: User) -> str:
    """The one-time path with which a person without e-mail sets a new password; an officer sends it. It dies with use and after PASSWORD_RESET_TIMEOUT."""
    return reverse("password_reset_confirm", args=[urlsafe_base64_encode(force_bytes(user.pk)), default_token_generator.make_token(user)])


def mail_password_link(user: User) -> None:
    """The same link by mail, for who asked for it at /lupa-sandi/. Every press is another mail: an earlier link may have been lost."""
    if user.email:
        words = {"subject": _("Tautan untuk membuat kata sandi baru"), "name": user.get_short_name(), "path": password_link(user)}
        mail(f"account-{user.pk}-{token_hex(6)}", [user.email], "password_reset", words)
