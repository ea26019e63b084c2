"""Oscar apps that stay installed only because other apps name them (decision 0001). They keep Oscar's `name`, and do nothing."""

from django.apps import AppConfig
from oscar.apps.analytics.apps import AnalyticsConfig as OscarAnalyticsConfig
from oscar.core.application import OscarDashboardConfig


class AnalyticsConfig(OscarAnalyticsConfig):
    """Its receivers write a row on every product page: a GET here never writes."""

    def ready(self) -> None:
        AppConfig.ready(self)


class DashboardConfig(OscarDashboardConfig):
    """Oscar's dashboard has no addresses and no sub-apps here: everybody works in /kelola/."""

    label = "dashboard"
    name = "oscar.apps.dashboard"
    namespace = "dashboard"
