"""Who may do what to search's own rows in /kelola/: editors and officers, nobody else."""

from typing import Any

from portal.accounts.models import User
from portal.accounts.policies import RolePolicy
from portal.accounts.roles import EDITOR, OFFICER, has_role

ROLES = (EDITOR, OFFICER)


def may_read_report(user: Any) -> bool:
    """Who sees what buyers search in vain."""
    return isinstance(user, User) and user.is_active and (user.is_superuser or any(has_role(user, role) for role in ROLES))


def register() -> None:
    """Tell Wagtail whom to ask."""
    from wagtail.permissions import register_permission_policy

    from search.models import SearchSynonym

    register_permission_policy(SearchSynonym, RolePolicy(SearchSynonym, roles=ROLES, actions=("add", "change", "delete", "view")))
