"""Who may do what here in /kelola/: officers answer people, editors read what readers say of pages."""

from typing import Any

from portal.accounts.policies import RolePolicy
from portal.accounts.roles import EDITOR, OFFICER


def may_answer(user: Any) -> bool:
    """Officers and administrators."""
    return RolePolicy("feedback.Aspiration", roles=(OFFICER,), actions=("change",)).user_has_permission(user, "change")


def may_read_votes(user: Any) -> bool:
    """Editors and administrators: only they can mend a page."""
    return RolePolicy("feedback.PageVote", roles=(EDITOR,), actions=("view",)).user_has_permission(user, "view")
