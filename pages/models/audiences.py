"""Whom a guide or a journey speaks to, and how much it takes for granted."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.brand import worded


class Audience(models.TextChoices):
    """Whom a guide speaks to; the value is the word in the address ?untuk=."""

    PUBLIC = "umum", _("Pembeli")
    SELLER = "penjual", _("Penjual")
    OFFICIAL = "asn", worded(_("Pegawai %(pemko)s"))
    OFFICE = "opd", worded(_("Kantor (%(opd)s)"))
    OFFICER = "petugas", _("Petugas")


AUDIENCE_FIELDS = {
    Audience.PUBLIC: "for_public",
    Audience.SELLER: "for_sellers",
    Audience.OFFICIAL: "for_officials",
    Audience.OFFICE: "for_offices",
    Audience.OFFICER: "for_officers",
}


class Level(models.IntegerChoices):
    """What a guide expects its readers to have done before."""

    FIRST = 1, _("Belum pernah belanja online")
    USED = 2, _("Sudah biasa")
    SKILLED = 3, _("Mahir")


LEVEL_WORDS = {"pemula": Level.FIRST, "biasa": Level.USED, "mahir": Level.SKILLED}
"""The words in the address ?tingkat=."""


class ForAudiences(models.Model):
    """Ticks for whom a page is; at least one."""

    for_public = models.BooleanField(_("Pembeli"), default=True)
    for_sellers = models.BooleanField(_("Penjual"), default=False)
    for_officials = models.BooleanField(_("Pegawai Pemko"), default=False)
    for_offices = models.BooleanField(_("Kantor (OPD)"), default=False)
    for_officers = models.BooleanField(_("Petugas"), default=False)

    class Meta:
        abstract = True

    @property
    def audiences(self) -> list[Audience]:
        """Whom this page speaks to."""
        return [audience for audience, field in AUDIENCE_FIELDS.items() if getattr(self, field)]

    def clean(self) -> None:
        """A page for nobody would stand in no list."""
        super().clean()
        if not self.audiences:
            raise ValidationError({"for_public": _("Pilih paling sedikit satu: untuk siapa halaman ini.")})


def audience_fields(slugs: list[str]) -> dict[str, Any]:
    """The model's fields for words such as ["umum", "asn"]."""
    return {field: audience.value in slugs for audience, field in AUDIENCE_FIELDS.items()}
