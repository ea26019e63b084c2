"""Fork of Oscar's shipping app. Overrides: see the modules beside this file."""

from oscar.apps.shipping.apps import ShippingConfig as OscarShippingConfig


class ShippingConfig(OscarShippingConfig):
    name = "shop.shipping"
