"""Fork of Oscar's order app.

Overrides: models.Order (shop, group, deadline, payment), models.ShippingAddress (official codes).
Ours beside them: placement with creator (one shop's slice of a basket), states in words, actors and steps (who may do what), actions, deadlines (what the
clock does), ledger (what is known about money), append_only, talk with sentences (buyer and seller), queries, links, notices,
views (/pesanan/). What a buyer is not content with: shop.complaints.
"""

from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _
from oscar.apps.order.apps import OrderConfig as OscarOrderConfig


class OrderConfig(OscarOrderConfig):
    name = "shop.order"
    verbose_name = _("Pesanan")

    def ready(self) -> None:
        from shop.order.append_only import install

        super().ready()
        post_migrate.connect(install, sender=self)
