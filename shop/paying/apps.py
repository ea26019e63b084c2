from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PayingConfig(AppConfig):
    """Where shops are paid and how that may change, and what buyers send to help a seller find the money."""

    name = "shop.paying"
    label = "paying"
    verbose_name = _("Pembayaran")
