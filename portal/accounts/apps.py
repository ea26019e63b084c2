from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "portal.accounts"
    verbose_name = _("Akun")

    def ready(self) -> None:
        from portal.accounts.roles import ensure_roles

        # Permission rows exist only after every app has migrated; the last app of the run finds them all.
        post_migrate.connect(ensure_roles, dispatch_uid="accounts.ensure_roles")
