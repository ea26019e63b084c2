"""Fork of Oscar's customer app. Overrides: see the modules beside this file."""

from oscar.apps.customer.apps import CustomerConfig as OscarCustomerConfig


class CustomerConfig(OscarCustomerConfig):
    name = "shop.customer"
