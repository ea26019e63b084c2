"""Collections that curators keep by hand (SF-07, AS-02): the goods, the public criteria they were held against, and the sizes that are wanted."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Part(models.TextChoices):
    """What a thing is in an outfit."""

    TOP = "atasan", _("Baju")
    SHOES = "sepatu", _("Sepatu")
    OTHER = "lain", _("Tas dan lainnya")


class Wearer(models.TextChoices):
    """Whom it is cut for."""

    MEN = "pria", _("Pria")
    WOMEN = "wanita", _("Wanita")
    ANYONE = "umum", _("Siapa saja")


class Collection(models.Model):
    """A named choice of goods with its own address /pilihan/<slug>/, shown from one day to another."""

    name = models.CharField(_("Nama pilihan"), max_length=80)
    slug = models.SlugField(_("Bagian akhir alamat"), max_length=80, unique=True)
    summary = models.CharField(_("Ringkasan"), max_length=250, blank=True)
    starts_on = models.DateField(_("Tampil mulai"), null=True, blank=True)
    ends_on = models.DateField(_("Tampil sampai"), null=True, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("Pilihan")
        verbose_name_plural = _("Pilihan")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("collection", args=[self.slug])

    def is_early(self, day: date | None = None) -> bool:
        """True before its first day."""
        return self.starts_on is not None and (day or timezone.localdate()) < self.starts_on

    def is_over(self, day: date | None = None) -> bool:
        """True after its last day."""
        return self.ends_on is not None and (day or timezone.localdate()) > self.ends_on

    @property
    def is_on(self) -> bool:
        return not self.is_early() and not self.is_over()


class Criterion(models.Model):
    """One line of the public checklist."""

    collection = models.ForeignKey(Collection, on_delete=models.CASCADE, related_name="criteria")
    text = models.CharField(_("Kriteria"), max_length=160)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("Kriteria")
        verbose_name_plural = _("Kriteria")

    def __str__(self) -> str:
        return self.text


class Need(models.Model):
    """Sizes that the collection wants in stock. What is missing of them is the public gap list for makers."""

    collection = models.ForeignKey(Collection, on_delete=models.CASCADE, related_name="needs")
    part = models.CharField(_("Jenis"), max_length=8, choices=[choice for choice in Part.choices if choice[0] != Part.OTHER])
    wearer = models.CharField(_("Untuk"), max_length=8, choices=Wearer.choices)
    sizes = models.CharField(_("Ukuran yang dicari"), max_length=250)

    class Meta:
        ordering = ["part", "wearer", "pk"]
        verbose_name = _("Ukuran yang dicari")
        verbose_name_plural = _("Ukuran yang dicari")

    def __str__(self) -> str:
        return f"{self.get_part_display()} {self.get_wearer_display()}: {self.sizes}"


class Entry(models.Model):
    """That a product was chosen: why, by whom, when; and, once taken out, the same again. Rows are never deleted by curators."""

    collection = models.ForeignKey(Collection, on_delete=models.CASCADE, related_name="entries")
    product = models.ForeignKey("catalogue.Product", verbose_name=_("Produk"), on_delete=models.CASCADE, related_name="collection_entries")
    part = models.CharField(_("Jenis"), max_length=8, choices=Part.choices, default=Part.OTHER)
    wearer = models.CharField(_("Untuk"), max_length=8, choices=Wearer.choices, default=Wearer.ANYONE)
    reason = models.CharField(_("Alasan"), max_length=300)
    criteria = models.ManyToManyField(Criterion, verbose_name=_("Kriteria yang terpenuhi"), blank=True, related_name="entries")
    chosen_by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("Dipilih oleh"), null=True, on_delete=models.SET_NULL, related_name="+")
    chosen_at = models.DateTimeField(_("Dipilih"), default=timezone.now)
    removed_by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("Dilepas oleh"), null=True, on_delete=models.SET_NULL, related_name="+")
    removed_at = models.DateTimeField(_("Dilepas"), null=True, blank=True)
    removal_reason = models.CharField(_("Alasan dilepas"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("Produk pilihan")
        verbose_name_plural = _("Produk pilihan")
        constraints = [
            models.UniqueConstraint(fields=["collection", "product"], condition=Q(removed_at=None), name="curation_entry_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="curation_entry_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.collection_id}: {self.product_id}"
