"""Who changes an order. Every step says which of them may take it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from portal.accounts.models import User


class Role(TextChoices):
    BUYER = "buyer", _("Pembeli")
    SELLER = "seller", _("Penjual")
    OFFICER = "officer", _("Petugas")
    CLOCK = "clock", _("Sistem")
    COMPANY = "company", _("Perusahaan pembayaran")


@dataclass(frozen=True)
class Actor:
    """A side of the order; `user` where somebody is signed in. A guest is a buyer without an account."""

    role: Role
    user: User | None = None


CLOCK = Actor(Role.CLOCK)
"""A deadline passed."""
COMPANY = Actor(Role.COMPANY)
"""A payment company's own server says so."""


def buyer(user: User | None) -> Actor:
    return Actor(Role.BUYER, user)


def seller(user: User | None) -> Actor:
    return Actor(Role.SELLER, user)


def officer(user: User) -> Actor:
    return Actor(Role.OFFICER, user)
