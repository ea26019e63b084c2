"""The three working roles. A buyer needs none."""

from typing import Any

from django.contrib.auth.models import AnonymousUser, Group, Permission
from django.db.models import QuerySet

from portal.accounts.models import User

SELLER, EDITOR, OFFICER = "Penjual", "Editor", "Petugas"
ROLES = (SELLER, EDITOR, OFFICER)


def ensure_roles(**kwargs: Any) -> None:
    """Create the role groups; each may enter /kelola/. What they may do there is each room's own affair (pages, shop.seller)."""
    access = Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin").first()
    for name in ROLES:
        group, _created = Group.objects.get_or_create(name=name)
        if access is not None:
            group.permissions.add(access)


def has_role(user: User | AnonymousUser, role: str) -> bool:
    """True when the account is in the role's group. One query per account and request, then remembered on it."""
    if isinstance(user, AnonymousUser):
        return False
    if not hasattr(user, "_role_names"):
        user._role_names = set(user.groups.values_list("name", flat=True))  # type: ignore[attr-defined]
    return role in user._role_names  # type: ignore[attr-defined]


def works_as(user: Any, *roles: str) -> bool:
    """True for an active account that holds one of `roles`, and for an administrator. For a visitor it is False."""
    return isinstance(user, User) and user.is_active and (user.is_superuser or any(has_role(user, role) for role in roles))


def is_officer(user: Any) -> bool:
    """True for officers and administrators."""
    return works_as(user, OFFICER)


def is_editor(user: Any) -> bool:
    """True for editors and administrators."""
    return works_as(user, EDITOR)


def works_here(user: User | AnonymousUser) -> bool:
    """True when the account may enter /kelola/ at all."""
    return user.is_authenticated and (user.is_superuser or any(has_role(user, role) for role in ROLES))


def people_in(role: str) -> QuerySet[User]:
    """Active accounts of a role."""
    return User.objects.filter(groups__name=role, is_active=True)
