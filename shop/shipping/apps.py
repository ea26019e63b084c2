"""Fork of Oscar's shipping app, for a room of its own: delivery.py says how a shop's goods reach the buyer. No class of Oscar is overridden."""

from django.utils.translation import gettext_lazy as _
from oscar.apps.shipping.apps import ShippingConfig as OscarShippingConfig


class ShippingConfig(OscarShippingConfig):
    name = "shop.shipping"
    verbose_name = _("Pengiriman")
