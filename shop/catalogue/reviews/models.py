"""What buyers say, what is said against it, and what became of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.reviews.abstract_models import AbstractProductReview

from portal.off_the_index import OffTheIndex
from shop.order.actors import Role
from shop.order.models import AppendOnly

LONGEST = 1000
LONGEST_REPLY = 600
REPLY_OPEN = timedelta(hours=24)
"""For so long after writing it a shop may change its reply (RV-03)."""


class Score(models.IntegerChoices):
    """Stars, with what each means."""

    FIVE = 5, _("5 bintang: sangat puas")
    FOUR = 4, _("4 bintang: puas")
    THREE = 3, _("3 bintang: cukup")
    TWO = 2, _("2 bintang: kurang")
    ONE = 1, _("1 bintang: kecewa")


class ProductReview(OffTheIndex, AbstractProductReview):
    """What a buyer says about one line of an order that arrived. `name` is what the public reads of the writer, "Siti N.", and all it reads."""

    class Status(models.IntegerChoices):
        WAITING = AbstractProductReview.FOR_MODERATION, _("Menunggu petugas")
        SHOWN = AbstractProductReview.APPROVED, _("Tampil")
        REMOVED = AbstractProductReview.REJECTED, _("Diturunkan petugas")
        HIDDEN = 3, _("Disembunyikan karena laporan")
        WITHDRAWN = 4, _("Ditarik penulisnya")

    title = email = homepage = code = total_votes = delta_votes = None

    order_line = models.OneToOneField("order.Line", verbose_name=_("Baris pesanan"), on_delete=models.CASCADE, related_name="review")
    score = models.PositiveSmallIntegerField(_("Bintang"), choices=Score)
    body = models.TextField(_("Ulasan"), max_length=LONGEST, blank=True)
    name = models.CharField(_("Nama yang tampil"), max_length=60)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="reviews")
    status = models.SmallIntegerField(_("Keadaan"), choices=Status)
    date_created = models.DateTimeField(_("Ditulis"), default=timezone.now)
    held_for = models.CharField(_("Ditahan karena"), max_length=200, blank=True)
    flagged_at = models.DateTimeField(_("Menunggu petugas sejak"), null=True, db_index=True)
    cleared_at = models.DateTimeField(_("Dibiarkan petugas"), null=True)  # from then on reports reach officers and hide nothing
    reply = models.TextField(_("Balasan toko"), max_length=LONGEST_REPLY, blank=True)
    replied_at = models.DateTimeField(_("Dibalas"), null=True)

    class Meta(AbstractProductReview.Meta):
        ordering = ["-date_created", "-pk"]
        unique_together = ()
        verbose_name = _("Ulasan")
        verbose_name_plural = _("Ulasan")
        indexes = [models.Index(fields=["product", "status", "-date_created"], name="reviews_of_product")]
        constraints = [
            models.CheckConstraint(condition=Q(score__gte=1, score__lte=5), name="reviews_one_to_five_stars"),
            models.CheckConstraint(condition=Q(reply="") | Q(replied_at__isnull=False), name="reviews_reply_has_its_time"),
        ]

    def __str__(self) -> str:
        return f"{self.product_id}: {self.score}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Oscar would write the average to the product as well: each review would make search read the product anew, where stars have no say."""
        models.Model.save(self, *args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        return models.Model.delete(self, *args, **kwargs)

    @property
    def is_shown(self) -> bool:
        return self.status == self.Status.SHOWN

    @property
    def reply_open_until(self) -> datetime | None:
        """Until when the shop may change its reply; None before there is one, or after an officer took it down."""
        return self.replied_at + REPLY_OPEN if self.replied_at and self.reply else None


class ReviewReport(OffTheIndex):
    """Somebody asks officers to look at a review. `reader` and `network` are keyed hashes made for this review alone: they tell one reader and one network
    from another, lead to no address, and cannot be put together with those of other reviews."""

    class Reason(models.TextChoices):
        RUDE = "kasar", _("Kata kasar atau menghina")
        PRIVATE = "pribadi", _("Memuat data pribadi seseorang")
        UNTRUE = "palsu", _("Bukan tentang barang ini, atau tidak benar")
        ADVERT = "iklan", _("Iklan atau tautan")
        OTHER = "lain", _("Alasan lain")

    review = models.ForeignKey(ProductReview, on_delete=models.CASCADE, related_name="reports")
    at = models.DateTimeField(default=timezone.now)
    reader = models.CharField(max_length=32)
    network = models.CharField(max_length=32)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.CharField(_("Alasan"), max_length=10, choices=Reason)
    words = models.CharField(_("Keterangan"), max_length=300, blank=True)

    objects = AppendOnly.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["review", "reader"], name="reviews_reported_once_by_a_reader")]

    def __str__(self) -> str:
        return f"{self.review_id}: {self.reason}"


class ReviewEvent(OffTheIndex):
    """One thing that happened to a review: who did it, when, and the reason or the words there were before."""

    class Key(models.TextChoices):
        WRITTEN = "written", _("Ulasan ditulis")
        HELD = "held", _("Ditahan sampai dibaca petugas")
        REPLACED = "replaced", _("Pembeli menulis ulasan baru untuk barang ini")
        WITHDRAWN = "withdrawn", _("Ditarik penulisnya")
        HIDDEN = "hidden", _("Disembunyikan karena laporan")
        ASKED = "asked", _("Toko meminta petugas memeriksa")
        KEPT = "kept", _("Dibiarkan tampil atau ditampilkan petugas")
        REMOVED = "removed", _("Diturunkan petugas")
        REPLIED = "replied", _("Toko membalas")
        REPLY_CHANGED = "reply_changed", _("Toko mengubah balasan")
        REPLY_REMOVED = "reply_removed", _("Balasan toko diturunkan petugas")

    review = models.ForeignKey(ProductReview, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField(default=timezone.now)
    key = models.CharField(max_length=20, choices=Key)
    role = models.CharField(max_length=10, choices=Role.choices)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    words = models.CharField(max_length=LONGEST, blank=True)

    objects = AppendOnly.as_manager()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.review_id}: {self.key}"


class HeldWord(OffTheIndex):
    """A word or a few words that officers added: a review with it waits until one of them has read it. words.py knows some already."""

    words = models.CharField(_("Kata"), max_length=60, unique=True)
    note = models.CharField(_("Catatan"), max_length=300, blank=True)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("kata yang ditahan")
        verbose_name_plural = _("kata yang ditahan")
        ordering = ["words"]

    def __str__(self) -> str:
        return self.words
