"""Who may keep collections in /kelola/: officers and editors."""

from __future__ import annotations

from typing import Any

from portal.accounts.policies import RolePolicy
from portal.accounts.roles import EDITOR, OFFICER, works_as

CURATORS = (OFFICER, EDITOR)


def is_curator(user: Any) -> bool:
    """True for officers, editors and administrators."""
    return works_as(user, *CURATORS)


def register() -> None:
    """Tell Wagtail whom to ask about collections."""
    from wagtail.permissions import register_permission_policy

    from shop.curation.models import Collection

    register_permission_policy(Collection, RolePolicy(Collection, roles=CURATORS, actions=("add", "change", "view")))
