"""Orders: one per shop, several to a group when one basket held several shops."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from oscar.apps.address.abstract_models import AbstractShippingAddress
from oscar.apps.order.abstract_models import AbstractOrder


class OrderGroup(models.Model):
    """What one press of "Buat pesanan" made. `key` is the form's own: the same key twice makes nothing new."""

    key = models.UUIDField(unique=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("Kelompok pesanan")
        verbose_name_plural = _("Kelompok pesanan")

    @property
    def number(self) -> str:
        """`KDN-1001`, the first part of each order's number."""
        return f"{settings.ORDER_NUMBER_PREFIX}-{1000 + self.pk}"


class Order(AbstractOrder):
    """One shop's order. Money goes from the buyer to the shop; nothing here holds it."""

    group = models.ForeignKey(OrderGroup, on_delete=models.PROTECT, related_name="orders")
    partner = models.ForeignKey("partner.Partner", verbose_name=_("Toko"), on_delete=models.PROTECT, related_name="orders")
    buyer_name = models.CharField(_("Nama pembeli"), max_length=150)
    buyer_phone = models.CharField(_("Nomor HP pembeli"), max_length=16)
    payment_method = models.CharField(_("Cara bayar"), max_length=30)  # a gateway's code
    deadline = models.DateTimeField(_("Batas waktu"), null=True, blank=True, db_index=True)
    cancel_reason = models.CharField(_("Alasan batal"), max_length=200, blank=True)
    note = models.CharField(_("Catatan untuk penjual"), max_length=300, blank=True)

    class Meta(AbstractOrder.Meta):
        verbose_name = _("Pesanan")
        verbose_name_plural = _("Pesanan")


class ShippingAddress(AbstractShippingAddress):
    """Where an order goes, by official codes, with what a courier asks on the street."""

    kelurahan = models.ForeignKey("regions.Region", verbose_name=_("Kelurahan"), null=True, on_delete=models.PROTECT, related_name="+")
    rt = models.CharField("RT", max_length=3, blank=True)
    rw = models.CharField("RW", max_length=3, blank=True)
    landmark = models.CharField(_("Patokan"), max_length=150, blank=True)


from oscar.apps.order.models import *  # noqa: E402, F403  Oscar's remaining models
from oscar.apps.order.models import OrderNote  # noqa: E402, F401  named, so that a type checker sees it
