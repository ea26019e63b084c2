"""Provinsi, kabupaten/kota, kecamatan, desa/kelurahan by official code (Kepmendagri 300.2.2-2138/2025, see NOTICE)."""

from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _


class Region(models.Model):
    """One official region. The code carries the tree: 12 - 12.71 - 12.71.01 - 12.71.01.1001."""

    class Level(models.IntegerChoices):
        PROVINCE = 0, _("Provinsi")
        CITY = 1, _("Kabupaten atau kota")
        DISTRICT = 2, _("Kecamatan")
        VILLAGE = 3, _("Desa atau kelurahan")

    code = models.CharField(_("Kode"), max_length=13, primary_key=True)
    name = models.CharField(_("Nama"), max_length=100, db_index=True)
    level = models.PositiveSmallIntegerField(_("Tingkat"), choices=Level.choices, db_index=True)
    parent = models.ForeignKey("self", verbose_name=_("Bagian dari"), null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    postcode = models.CharField(_("Kode pos"), max_length=5, blank=True)

    class Meta:
        ordering = ["code"]
        verbose_name = _("Wilayah")
        verbose_name_plural = _("Wilayah")

    def __str__(self) -> str:
        return self.name

    @property
    def full_name(self) -> str:
        """With the word before it: Kelurahan Sei Mati, Desa Boja, Kecamatan Medan Kota. Cities and provinces carry theirs already."""
        return full_name(self.code, self.name)


def full_name(code: str, name: str) -> str:
    """The name with its word. The last part of a code begins with 1 for a kelurahan and with 2 for a desa (same source)."""
    parts = code.split(".")
    if len(parts) == 3:
        return _now("Kecamatan %(name)s") % {"name": name}
    if len(parts) == 4:
        return (_now("Desa %(name)s") if parts[3].startswith("2") else _now("Kelurahan %(name)s")) % {"name": name}
    return name
