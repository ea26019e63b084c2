"""Registrations for training sessions (TR-02 to TR-05, TR-07 to TR-09)."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrainingConfig(AppConfig):
    """Its pages are made by editors in the app `pages`; this one holds the people."""

    name = "pages.training"
    label = "training"
    verbose_name = _("Peserta pelatihan")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from pages.training import receivers  # noqa: F401  connects publishing, withdrawing and deleting of sessions
