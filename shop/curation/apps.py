from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CurationConfig(AppConfig):
    """Curated collections: goods that people chose by public criteria, each with a reason."""

    name = "shop.curation"
    label = "curation"
    verbose_name = _("Pilihan kurator")

    def ready(self) -> None:
        from shop.curation.policies import register

        register()  # before Wagtail asks for the model and settles on its own policy
