"""Fork of Oscar's partner app: a partner is a shop.

Overrides: models.Partner (the shop's own facts, approval, delivery), models.StockRecord (conditional allocation, one per product).
Ours beside them: queries, actions, forms, views (/toko/, /buka-toko/).
"""

from django.utils.translation import gettext_lazy as _
from oscar.apps.partner.apps import PartnerConfig as OscarPartnerConfig


class PartnerConfig(OscarPartnerConfig):
    name = "shop.partner"
    verbose_name = _("Toko")

    def ready(self) -> None:
        super().ready()
        from shop import moved  # noqa: F401  old addresses of shops and categories lead on
