"""The company's page for an order, and everything the company ever said. None of it is money: shop.order.ledger holds what was booked."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.off_the_index import OffTheIndex
from shop.order.models import AppendOnly

MAX_NUMBER = 60
MAX_WORDS = 64 * 1024
"""Bytes of one message, coming or answered."""


class PaymentPage(OffTheIndex):
    """Where one order can be paid. One per order for ever: pressing the button again leads to the same page, and nobody is charged twice."""

    order = models.OneToOneField("order.Order", verbose_name=_("Pesanan"), on_delete=models.CASCADE, related_name="payment_page")
    url = models.URLField(_("Alamat"), max_length=500)
    made_at = models.DateTimeField(_("Dibuat pada"), default=timezone.now)

    class Meta:
        verbose_name = _("Halaman bayar")
        verbose_name_plural = _("Halaman bayar")

    def __str__(self) -> str:
        return f"{self.order_id}: {self.made_at:%Y-%m-%d %H:%M}"


class CompanyMessage(OffTheIndex):
    """One message as it came, the forged ones too. Written once (shop/order/append_only.py), before anything follows from it."""

    class Kind(models.TextChoices):
        NOTICE = "notice", _("Pemberitahuan")
        PAGE = "page", _("Jawaban atas permintaan halaman bayar")
        STATUS = "status", _("Jawaban atas pertanyaan keadaan")
        REFUND = "refund", _("Jawaban atas pengembalian")

    order = models.ForeignKey("order.Order", verbose_name=_("Pesanan"), null=True, on_delete=models.CASCADE, related_name="company_messages")
    number = models.CharField(_("Nomor yang disebut"), max_length=MAX_NUMBER, blank=True)
    kind = models.CharField(_("Jenis"), max_length=10, choices=Kind.choices)
    at = models.DateTimeField(_("Datang pada"), default=timezone.now, db_index=True)
    genuine = models.BooleanField(_("Tanda tangan benar"))
    http_code = models.PositiveSmallIntegerField(_("Kode HTTP"), null=True)  # of an answer
    words = models.TextField(_("Isi"))

    objects = AppendOnly.as_manager()

    class Meta:
        verbose_name = _("Pesan perusahaan pembayaran")
        verbose_name_plural = _("Pesan perusahaan pembayaran")
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.number}: {self.kind}"
