"""Fork of Oscar's order app.

Overrides: models.Order (shop, group, deadline, payment), models.ShippingAddress (official codes).
Ours beside them: placement with creator (one shop's slice of a basket), states, actions, queries, links, notices, views (/pesanan/).
"""

from django.utils.translation import gettext_lazy as _
from oscar.apps.order.apps import OrderConfig as OscarOrderConfig


class OrderConfig(OscarOrderConfig):
    name = "shop.order"
    verbose_name = _("Pesanan")
