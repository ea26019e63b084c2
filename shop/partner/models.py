"""A shop, its delivery areas and its stock."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import F
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from oscar.apps.partner.abstract_models import AbstractPartner, AbstractStockRecord

from shop.partner.exceptions import OutOfStock


class Partner(AbstractPartner):
    """A shop (toko). `code` is its address /toko/<code>/; `users` are the people who run it."""

    class Status(models.TextChoices):
        REGISTERED = "registered", _("Terdaftar, belum diperiksa")
        VERIFIED = "verified", _("Sudah diperiksa petugas")
        REJECTED = "rejected", _("Ditolak")
        SUSPENDED = "suspended", _("Ditutup sementara oleh petugas")

    status = models.CharField(_("Keadaan"), max_length=12, choices=Status.choices, default=Status.REGISTERED, db_index=True)
    owner_name = models.CharField(_("Nama pemilik"), max_length=150, blank=True)
    phone = models.CharField(_("Nomor HP toko"), max_length=16, blank=True)
    kelurahan = models.ForeignKey("regions.Region", verbose_name=_("Kelurahan"), null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    street = models.CharField(_("Jalan dan nomor"), max_length=200, blank=True)
    about = models.TextField(_("Tentang toko"), blank=True)
    days = models.CharField(_("Hari buka"), max_length=60, blank=True)
    opens = models.TimeField(_("Jam buka"), null=True, blank=True)
    closes = models.TimeField(_("Jam tutup"), null=True, blank=True)
    minimum_order = models.DecimalField(_("Pesanan paling sedikit"), max_digits=10, decimal_places=0, null=True, blank=True)  # goods, without delivery
    pickup = models.BooleanField(_("Boleh ambil di toko"), default=True)
    courier_free_from = models.DecimalField(_("Gratis antar mulai belanja"), max_digits=10, decimal_places=0, null=True, blank=True)
    parcel_charge = models.DecimalField(_("Ongkos kirim paket"), max_digits=10, decimal_places=0, null=True, blank=True)  # none: no parcels
    parcel_free_from = models.DecimalField(_("Gratis kirim paket mulai belanja"), max_digits=10, decimal_places=0, null=True, blank=True)
    usual_weight = models.PositiveIntegerField(_("Berat barang yang belum ditulis beratnya (gram)"), default=500)
    bank_name = models.CharField(_("Nama bank"), max_length=60, blank=True)
    account_number = models.CharField(_("Nomor rekening"), max_length=30, blank=True)
    account_name = models.CharField(_("Atas nama"), max_length=100, blank=True)
    unique_amounts = models.BooleanField(_("Pakai nominal unik untuk transfer bank"), default=False)
    qris = models.CharField(_("Kode QRIS"), max_length=512, blank=True)  # the code's own text, checked before it is stored
    cash_on_delivery = models.BooleanField(_("Terima uang tunai saat mengantar"), default=False)
    registered_at = models.DateTimeField(_("Mendaftar"), default=timezone.now)
    decided_at = models.DateTimeField(_("Diputuskan"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("Diputuskan oleh"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decision_reason = models.TextField(_("Alasan"), blank=True)
    checked_phone = models.CharField(_("Nomor HP waktu diperiksa"), max_length=16, blank=True)  # see note_contact
    checked_emails = models.JSONField(_("Alamat e-mail waktu diperiksa"), default=list, blank=True)

    CONTACT = ("checked_phone", "checked_emails")

    class Meta(AbstractPartner.Meta):
        verbose_name = _("Toko")
        verbose_name_plural = _("Toko")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("shops:detail", args=[self.code])

    @property
    def is_verified(self) -> bool:
        return self.status == self.Status.VERIFIED

    @property
    def was_checked(self) -> bool:
        """An officer has looked at this shop and said yes: what buyers trust changes only with an officer again."""
        return self.status in (self.Status.VERIFIED, self.Status.SUSPENDED)

    def note_contact(self) -> None:
        """Keep how the shop's people are reached, now that an officer has spoken with them. An alert about its money goes there, whatever a thief of
        the account changes meanwhile. The caller saves CONTACT."""
        self.checked_phone = self.phone
        self.checked_emails = [person.email for person in self.users.filter(is_active=True).order_by("pk") if person.email]

    @property
    def takes_transfers(self) -> bool:
        """True when a buyer can pay this shop by bank transfer."""
        return bool(self.bank_name and self.account_number and self.account_name)

    @property
    def takes_cash_at_the_door(self) -> bool:
        """True when the shop said so and its own courier goes somewhere: nobody else carries its money."""
        return self.cash_on_delivery and self.courier_areas.exists()


class CourierArea(models.Model):
    """Where the shop's own courier goes, by official code (a kecamatan covers its kelurahan), and what it costs in rupiah: `charge` with the first
    kilogram in it, `per_kg` for every further one that is begun."""

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="courier_areas")
    region = models.ForeignKey("regions.Region", verbose_name=_("Wilayah"), on_delete=models.PROTECT, related_name="+")
    charge = models.DecimalField(_("Ongkos antar"), max_digits=10, decimal_places=0, default=Decimal(0))
    per_kg = models.DecimalField(_("Tambahan tiap kg"), max_digits=10, decimal_places=0, default=Decimal(0))

    class Meta:
        verbose_name = _("Wilayah antar")
        verbose_name_plural = _("Wilayah antar")
        constraints = [models.UniqueConstraint(fields=["partner", "region"], name="partner_courierarea_once")]

    def __str__(self) -> str:
        return f"{self.region_id}: {self.charge}"


class StockRecord(AbstractStockRecord):
    """One per product. `price` is whole rupiah; free stock is num_in_stock - num_allocated."""

    class Meta(AbstractStockRecord.Meta):
        constraints = [models.UniqueConstraint(fields=["product"], name="partner_stockrecord_one_per_product")]

    def allocate(self, quantity: int) -> None:
        """Set pieces aside for an order, or raise OutOfStock. One conditional UPDATE: Oscar's own never looks at what is there."""
        taken = (
            type(self)
            .objects.filter(pk=self.pk, num_in_stock__gte=Coalesce(F("num_allocated"), 0) + quantity)
            .update(num_allocated=Coalesce(F("num_allocated"), 0) + quantity)
        )
        if not taken:
            raise OutOfStock(self.product_id)
        self.refresh_from_db(fields=["num_in_stock", "num_allocated"])


from oscar.apps.partner.models import *  # noqa: E402, F403  Oscar's remaining models
