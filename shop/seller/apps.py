from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SellerConfig(AppConfig):
    """The seller's workspace in the CMS, and the officer's desk over shops."""

    name = "shop.seller"
    label = "seller"
    verbose_name = _("Ruang penjual")
