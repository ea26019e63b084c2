from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    name = "portal.notifications"
    label = "notifications"
    verbose_name = _("Kabar")

    def ready(self) -> None:
        from portal.notifications import checks  # noqa: F401  registers itself
