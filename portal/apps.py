"""The project's own app, and Wagtail's user app with our people forms."""

from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class PortalConfig(AppConfig):
    name = "portal"

    def ready(self) -> None:
        from portal import checks  # noqa: F401  registers the system checks


class CmsUsersConfig(WagtailUsersAppConfig):
    """People in /kelola/ have a phone or an e-mail; Wagtail's own form demands an e-mail."""

    user_viewset = "portal.accounts.cms.UserViewSet"

    def ready(self) -> None:
        from wagtail.permissions import register_permission_policy

        from portal.accounts.models import User
        from portal.accounts.policies import RolePolicy
        from portal.accounts.roles import OFFICER

        super().ready()
        register_permission_policy(User, RolePolicy(User, roles=(OFFICER,), actions=("add", "change", "view")))
