"""The people who can sign in."""

from django.contrib.auth.models import Group

from portal.accounts.models import User
from portal.accounts.roles import ensure_roles
from portal.demo.logins import LOGINS, PASSWORD, Login


def load_accounts() -> int:
    """Create the missing demo accounts; returns how many."""
    ensure_roles()
    return sum(_load(login) for login in LOGINS)


def account_of(login: Login) -> User:
    """The account behind a login of LOGINS."""
    return User.objects.get(email=login.email)


def _load(login: Login) -> bool:
    if User.objects.filter(email=login.email).exists():
        return False
    user = User.objects.create_user(email=login.email, phone=login.phone, password=PASSWORD, first_name=login.name, is_demo=True)
    if login.role:
        user.groups.add(Group.objects.get(name=login.role))
    return True
