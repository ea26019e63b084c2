"""Who may do what to search's own rows in /kelola/: editors and officers, nobody else."""

from typing import Any

from portal.accounts.policies import RolePolicy
from portal.accounts.roles import EDITOR, OFFICER, works_as

ROLES = (EDITOR, OFFICER)


def may_read_report(user: Any) -> bool:
    """Who sees what buyers search in vain."""
    return works_as(user, *ROLES)


def register() -> None:
    """Tell Wagtail whom to ask."""
    from wagtail.permissions import register_permission_policy

    from search.models import SearchSynonym

    register_permission_policy(SearchSynonym, RolePolicy(SearchSynonym, roles=ROLES, actions=("add", "change", "delete", "view")))
