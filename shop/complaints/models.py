"""A complaint about one order, its pictures, and everything that happened to it."""

from __future__ import annotations

import secrets
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.off_the_index import OffTheIndex
from portal.private_files import private_storage
from shop.order.actors import Role
from shop.order.models import AppendOnly

MAX_WORDS = 1000


class Complaint(OffTheIndex):
    """One per order; a closed one may be opened again, which calls the officers. While it is open the order does not complete by itself.

    The buyer's story is the words of its first event. `deadline` is for whose turn it is (states.py), None when closed; `remind_at` is when that side is
    told that time runs out.
    """

    class Reason(models.TextChoices):
        NOT_ARRIVED = "not_arrived", _("Barang belum sampai")
        BROKEN = "broken", _("Barang rusak, basi, atau cacat")
        WRONG = "wrong", _("Barang keliru, bukan yang saya pesan")
        INCOMPLETE = "incomplete", _("Jumlahnya kurang")
        DIFFERENT = "different", _("Tidak sesuai gambar atau keterangannya")
        NOT_PAID_BACK = "not_paid_back", _("Uang saya belum dikembalikan")
        OTHER = "other", _("Hal lain")

    class Wish(models.TextChoices):
        REPLACE = "replace", _("Ganti barang")
        MONEY = "money", _("Kembalikan uang saya")
        OTHER = "other", _("Lainnya, saya tulis di cerita")

    class State(models.TextChoices):
        ASKED = "asked", _("Menunggu jawaban penjual")
        PROMISED = "promised", _("Menunggu penjual menepati janji atau putusan")
        ANSWERED = "answered", _("Menunggu kata pembeli")
        MEDIATION = "mediation", _("Ditangani petugas")
        CLOSED = "closed", _("Ditutup")

    order = models.OneToOneField("order.Order", verbose_name=_("Pesanan"), on_delete=models.CASCADE, related_name="complaint")
    reason = models.CharField(_("Apa yang salah"), max_length=20, choices=Reason)
    wish = models.CharField(_("Permintaan"), max_length=10, choices=Wish)
    state = models.CharField(_("Keadaan"), max_length=10, choices=State, default=State.ASKED)
    opened_at = models.DateTimeField(_("Dibuka"), default=timezone.now)
    deadline = models.DateTimeField(_("Batas waktu"), null=True, blank=True, db_index=True)
    remind_at = models.DateTimeField(_("Diingatkan"), null=True, blank=True, db_index=True)

    class Meta:
        verbose_name = _("Keluhan")
        verbose_name_plural = _("Keluhan")

    def __str__(self) -> str:
        return f"{self.order_id}: {self.get_state_display()}"

    @property
    def is_open(self) -> bool:
        return self.state != self.State.CLOSED


def photo_name(instance: Any, filename: str) -> str:
    """A name nobody can guess; nothing of the sender's own."""
    return f"keluhan/{secrets.token_hex(16)}.jpg"


class ComplaintPhoto(OffTheIndex):
    """What the buyer shows: for the buyer, the shop and officers only."""

    complaint = models.ForeignKey(Complaint, verbose_name=_("Keluhan"), on_delete=models.CASCADE, related_name="photos")
    picture = models.FileField(_("Foto"), storage=private_storage, upload_to=photo_name)

    class Meta:
        verbose_name = _("Foto keluhan")
        verbose_name_plural = _("Foto keluhan")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.complaint_id}: {self.pk}"


class ComplaintEvent(OffTheIndex):
    """One thing that happened to a complaint: who did it, what it changed, and their words. `key` is one of states.py."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField(default=timezone.now)
    key = models.CharField(max_length=20)
    role = models.CharField(max_length=10, choices=Role.choices)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    old_status = models.CharField(max_length=10, blank=True)
    new_status = models.CharField(max_length=10)
    words = models.CharField(max_length=MAX_WORDS, blank=True)

    objects = AppendOnly.as_manager()

    class Meta:
        verbose_name = _("Kejadian keluhan")
        verbose_name_plural = _("Kejadian keluhan")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.complaint_id}: {self.key}"
