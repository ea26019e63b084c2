"""What editors write: home, guides, news, trainings, programmes, plain pages."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    """The one Wagtail app of content."""

    name = "pages"
    verbose_name = _("Halaman")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from pages import receivers  # noqa: F401  connects page_published
        from pages.comparison import register_words
        from pages.desk_notices import register_policy
        from pages.link_words import name_link_fields

        register_policy()
        register_words()
        name_link_fields()
