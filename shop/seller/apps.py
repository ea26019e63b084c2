from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SellerConfig(AppConfig):
    """The seller's workspace in the CMS, and the officer's desk over shops."""

    name = "shop.seller"
    label = "seller"
    verbose_name = _("Ruang penjual")

    def ready(self) -> None:
        from shop.seller.policies import register

        register()  # before Wagtail asks for any of these models and settles on its own policy
