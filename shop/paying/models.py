"""A shop's wish to be paid elsewhere, and pictures of receipts. Neither is money: no row here says that anything was paid."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.off_the_index import OffTheIndex
from portal.private_files import private_storage
from shop.paying.payout import Payout


class PayoutChange(OffTheIndex):
    """A verified shop wants its money elsewhere. Buyers see the old account and code until an officer approves, and never before `ready_at`: whoever
    took over a seller's telephone must not take the money with it (SO-12)."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Menunggu petugas")
        APPROVED = "approved", _("Disetujui")
        REFUSED = "refused", _("Ditolak")
        WITHDRAWN = "withdrawn", _("Dibatalkan penjual")

    partner = models.ForeignKey("partner.Partner", verbose_name=_("Toko"), on_delete=models.CASCADE, related_name="payout_changes")
    before = models.JSONField(_("Dari"))  # fields of payout.Payout
    after = models.JSONField(_("Menjadi"))
    old_phone = models.CharField(_("Nomor HP waktu itu"), max_length=16, blank=True)  # the one an officer checked, not what was typed since
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("Diminta oleh"), null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField(_("Diminta pada"), default=timezone.now)
    state = models.CharField(_("Keadaan"), max_length=10, choices=State, default=State.WAITING)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("Diputuskan oleh"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(_("Diputuskan pada"), null=True, blank=True)
    reason = models.TextField(_("Alasan"), blank=True)

    class Meta:
        verbose_name = _("Perubahan rekening atau QRIS")
        verbose_name_plural = _("Perubahan rekening dan QRIS")
        ordering = ["asked_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["partner"], condition=Q(state="waiting"), name="paying_one_waiting_change")]

    def __str__(self) -> str:
        return f"{self.partner}: {self.get_state_display()}"

    def get_absolute_url(self) -> str:
        """Where officers decide about it."""
        return reverse("desk_payouts:one", args=[self.pk])

    @property
    def old(self) -> Payout:
        return Payout(**self.before)

    @property
    def new(self) -> Payout:
        return Payout(**self.after)

    @property
    def ready_at(self) -> datetime:
        """From when on an officer may approve it."""
        return self.asked_at + timedelta(hours=settings.PAYOUT_WAIT_HOURS)


def receipt_name(instance: Any, filename: str) -> str:
    """A name nobody can guess; nothing of the sender's own."""
    return f"bukti/{secrets.token_hex(16)}.jpg"


class Receipt(OffTheIndex):
    """A picture of money on its way: the buyer's, to help the seller find it, or the shop's, of what it sent back. A hint, never a payment (PY-03, PY-09)."""

    order = models.ForeignKey("order.Order", verbose_name=_("Pesanan"), on_delete=models.CASCADE, related_name="receipts")
    picture = models.FileField(_("Foto bukti bayar"), storage=private_storage, upload_to=receipt_name)
    sent_at = models.DateTimeField(_("Dikirim pada"), default=timezone.now)
    by_shop = models.BooleanField(_("Dari toko"), default=False)

    class Meta:
        verbose_name = _("Bukti bayar")
        verbose_name_plural = _("Bukti bayar")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.order_id}: {self.sent_at:%Y-%m-%d %H:%M}"
