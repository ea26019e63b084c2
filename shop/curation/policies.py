"""Who may keep collections in /kelola/: officers and editors."""

from __future__ import annotations

from typing import Any

from portal.accounts.models import User
from portal.accounts.policies import RolePolicy
from portal.accounts.roles import EDITOR, OFFICER, has_role

CURATORS = (OFFICER, EDITOR)


def is_curator(user: Any) -> bool:
    """True for officers, editors and administrators."""
    return isinstance(user, User) and user.is_active and (user.is_superuser or any(has_role(user, role) for role in CURATORS))


def register() -> None:
    """Tell Wagtail whom to ask about collections."""
    from wagtail.permissions import register_permission_policy

    from shop.curation.models import Collection

    register_permission_policy(Collection, RolePolicy(Collection, roles=CURATORS, actions=("add", "change", "view")))
