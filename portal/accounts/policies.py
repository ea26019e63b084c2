"""Permission by role, for rooms of /kelola/ where the role alone decides."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, Q, QuerySet
from wagtail.permission_policies.base import BasePermissionPolicy

from portal.accounts.models import User
from portal.accounts.roles import works_as


class RolePolicy(BasePermissionPolicy):
    """Holders of one of `roles`, and administrators, may do `actions`; nobody else may do anything."""

    def __init__(self, model: type[Model] | str, *, roles: Iterable[str], actions: Iterable[str]) -> None:
        super().__init__(model)
        self.roles = frozenset(roles)
        self.actions = frozenset(actions)

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in self.actions and works_as(user, *self.roles)

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[User]:
        if not self.actions.intersection(actions):
            return User.objects.none()
        return User.objects.filter(Q(groups__name__in=self.roles) | Q(is_superuser=True), is_active=True).distinct()
