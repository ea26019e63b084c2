"""Who keeps the words that make a review wait: officers."""

from __future__ import annotations

from portal.accounts.policies import RolePolicy
from portal.accounts.roles import OFFICER


def register() -> None:
    """Tell Wagtail whom to ask."""
    from wagtail.permissions import register_permission_policy

    from shop.catalogue.reviews.models import HeldWord

    register_permission_policy(HeldWord, RolePolicy(HeldWord, roles=(OFFICER,), actions=("add", "change", "delete", "view")))
