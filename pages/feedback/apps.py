"""The room of feedback."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FeedbackConfig(AppConfig):
    """Aspirations and votes: who may write them, who answers, what the public sees."""

    name = "pages.feedback"
    label = "feedback"
    verbose_name = _("Tanggapan")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from pages.feedback import checks, discretion  # noqa: F401  register themselves
