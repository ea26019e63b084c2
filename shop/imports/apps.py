from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImportsConfig(AppConfig):
    """Mass listing from files."""

    name = "shop.imports"
    label = "imports"
    verbose_name = _("Impor produk")
