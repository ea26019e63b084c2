"""Orders: one per shop, several to a group when one basket held several shops."""

import secrets
from decimal import Decimal
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from oscar.apps.address.abstract_models import AbstractShippingAddress
from oscar.apps.order.abstract_models import AbstractOrder

from portal.off_the_index import OffTheIndex
from portal.private_files import private_storage
from shop.order.actors import Role


class OrderGroup(models.Model):
    """What one press of "Buat pesanan" made. `key` is the form's own: the same key twice makes nothing new."""

    key = models.UUIDField(unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    total = models.DecimalField(_("Jumlah"), max_digits=12, decimal_places=0, default=Decimal(0))  # what the buyer agreed to, of all its orders together

    class Meta:
        verbose_name = _("Kelompok pesanan")
        verbose_name_plural = _("Kelompok pesanan")

    @property
    def number(self) -> str:
        """`KDN-1001`, the first part of each order's number."""
        return f"{settings.ORDER_NUMBER_PREFIX}-{1000 + self.pk}"


MOST_UNIQUE_DISCOUNT = 300
"""Rupiah that an order may cost less so that its transfer is known by the amount (unique_amounts.py)."""


class Order(AbstractOrder):
    """One shop's order. Money goes from the buyer to the shop; nothing here holds it."""

    group = models.ForeignKey(OrderGroup, on_delete=models.PROTECT, related_name="orders")
    partner = models.ForeignKey("partner.Partner", verbose_name=_("Toko"), on_delete=models.PROTECT, related_name="orders")
    buyer_name = models.CharField(_("Nama pembeli"), max_length=150)
    buyer_phone = models.CharField(_("Nomor HP pembeli"), max_length=16)
    payment_method = models.CharField(_("Cara bayar"), max_length=30)  # a gateway's code
    deadline = models.DateTimeField(_("Batas waktu"), null=True, blank=True, db_index=True)
    remind_at = models.DateTimeField(_("Diingatkan"), null=True, blank=True, db_index=True)
    cancel_reason = models.CharField(_("Alasan batal"), max_length=200, blank=True)
    note = models.CharField(_("Catatan untuk penjual"), max_length=300, blank=True)
    is_recorded = models.BooleanField(_("Dicatat penjual"), default=False)  # made by telephone or WhatsApp, not here
    unique_discount = models.DecimalField(_("Potongan nominal unik"), max_digits=3, decimal_places=0, default=Decimal(0))

    class Meta(AbstractOrder.Meta):
        verbose_name = _("Pesanan")
        verbose_name_plural = _("Pesanan")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(unique_discount__gte=0, unique_discount__lte=MOST_UNIQUE_DISCOUNT), name="order_unique_discount_never_a_charge"
            ),
        ]

    def _create_order_status_change(self, old_status: str, new_status: str) -> None:
        """Oscar's own history has no actor and no reason; OrderEvent is the one that is kept."""


class AppendOnly(models.QuerySet[Any]):
    """Rows that are written once. A database trigger refuses UPDATE too (append_only.py); only with its whole order does a row ever go."""

    def changes(self) -> Self:
        """Of events: those that changed the order's state after it was placed. A reminder is none."""
        return self.exclude(old_status="").exclude(old_status=models.F("new_status"))

    def update(self, **fields: Any) -> int:
        raise TypeError("history is only added to")

    def delete(self) -> Any:
        raise TypeError("history is only added to")


class OrderEvent(models.Model):
    """One thing that happened to an order: who did it, and what it changed. `key` is a step's (steps.py)."""

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField(default=timezone.now, db_index=True)
    key = models.CharField(max_length=30, db_index=True)
    role = models.CharField(max_length=10, choices=Role.choices)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    old_status = models.CharField(max_length=30, blank=True)
    new_status = models.CharField(max_length=30)
    words = models.CharField(max_length=500, blank=True)

    objects = AppendOnly.as_manager()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.order_id}: {self.key}"


class TalkEntry(OffTheIndex):
    """What buyer and seller said to each other about an order, word for word, or that one of them went on to WhatsApp. For these two alone."""

    MAX_WORDS = 1000

    class Kind(models.TextChoices):
        SAID = "said", _("Ditulis di sini")
        WHATSAPP = "whatsapp", _("Membuka WhatsApp")

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="talk")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.SAID)
    at = models.DateTimeField(default=timezone.now)
    role = models.CharField(max_length=10, choices=Role.choices)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    words = models.CharField(max_length=MAX_WORDS, blank=True)

    objects = AppendOnly.as_manager()

    class Meta:
        ordering = ("at", "pk")
        verbose_name = _("Percakapan")
        verbose_name_plural = _("Percakapan")

    def __str__(self) -> str:
        return f"{self.order_id}: {self.kind}"


class MoneyRecord(models.Model):
    """What somebody says about money that went from a buyer to a shop, or back. A record, not an account: the portal never holds any of it."""

    class Kind(models.TextChoices):
        RECEIVED = "received", _("Diterima toko")
        OWED = "owed", _("Harus dikembalikan")
        RETURNED = "returned", _("Dikembalikan")

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="money")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    amount = models.DecimalField(max_digits=12, decimal_places=0)
    method = models.CharField(max_length=30)  # a gateway's code
    at = models.DateTimeField(default=timezone.now, db_index=True)
    role = models.CharField(max_length=10, choices=Role.choices)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    words = models.CharField(max_length=300, blank=True)

    objects = AppendOnly.as_manager()

    class Meta:
        ordering = ("at", "pk")
        constraints = [
            models.UniqueConstraint(fields=["order", "kind"], name="order_money_once"),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="order_money_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.order_id}: {self.kind} {self.amount}"


class ShippingAddress(AbstractShippingAddress):
    """Where an order goes, by official code, with what a courier asks on the street. The names are written down as they were on the day of the order:
    line1 street, line2 desa or kelurahan, line3 kecamatan, line4 kabupaten or kota, state provinsi."""

    kelurahan = models.ForeignKey("regions.Region", verbose_name=_("Kelurahan"), null=True, on_delete=models.PROTECT, related_name="+")
    rt = models.CharField("RT", max_length=3, blank=True)
    rw = models.CharField("RW", max_length=3, blank=True)
    landmark = models.CharField(_("Patokan"), max_length=150, blank=True)

    @property
    def house(self) -> str:
        """`Jalan Melati 12, RT 003 RW 001`."""
        numbers = " ".join(part for part in (f"RT {self.rt}" if self.rt else "", f"RW {self.rw}" if self.rw else "") if part)
        return ", ".join(part for part in (self.line1, numbers) if part)

    @property
    def place(self) -> str:
        """`Pasar Baru, Medan Kota, Kota Medan, Sumatera Utara 20212`."""
        return " ".join(part for part in (", ".join(filter(None, (self.line2, self.line3, self.line4, self.state))), self.postcode) if part)


def handover_photo_name(instance: "Parcel", filename: str) -> str:
    """A name that says nothing of the sender's file or of the order."""
    return f"serah-terima/{timezone.localdate():%Y}/{secrets.token_hex(16)}.jpg"


class Parcel(models.Model):
    """What the seller told when the goods left: the parcel service (a key of shop.order.parcels.SERVICES), its number, and a photo of the hand-over."""

    order = models.OneToOneField(Order, verbose_name=_("Pesanan"), on_delete=models.PROTECT, related_name="parcel")
    service = models.CharField(_("Jasa kirim"), max_length=20, blank=True)
    service_name = models.CharField(_("Nama jasa kirim lain"), max_length=60, blank=True)
    number = models.CharField(_("Nomor resi"), max_length=40, blank=True)
    photo = models.FileField(_("Foto serah terima"), storage=private_storage, upload_to=handover_photo_name, blank=True)
    recorded_at = models.DateTimeField(auto_now=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("Kiriman")
        verbose_name_plural = _("Kiriman")

    def __str__(self) -> str:
        return f"{self.order_id}: {self.service} {self.number}"


from oscar.apps.order.models import *  # noqa: E402, F403  Oscar's remaining models
