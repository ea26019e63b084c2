"""Words that people meet in an office and nowhere else, explained in one sentence (GD-13)."""

from __future__ import annotations

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel


class GlossaryTerm(models.Model):
    """One term. Where a page uses it for the first time, a press on it shows the meaning."""

    term = models.CharField(_("Istilah"), max_length=60, unique=True, help_text=_("Seperti yang tertulis di halaman. Contoh: QRIS."))
    also = models.CharField(_("Tulisan lain"), max_length=160, blank=True, help_text=_("Boleh kosong. Pisahkan dengan koma."))
    meaning = models.CharField(_("Arti dalam satu kalimat"), max_length=220, help_text=_("Kalimat biasa, seperti menjelaskan kepada tetangga."))

    panels = [FieldPanel("term"), FieldPanel("meaning"), FieldPanel("also")]

    class Meta:
        ordering = ["term"]
        verbose_name = _("Istilah")
        verbose_name_plural = _("Istilah")

    def __str__(self) -> str:
        return self.term

    @property
    def anchor(self) -> str:
        """The part after # on /istilah/, and of the meaning's id."""
        return slugify(self.term)

    def spellings(self) -> list[str]:
        """Every way it is written, the longest first, so that a long one is not cut by a short one."""
        written = [self.term, *self.also.split(",")]
        return sorted({one.strip() for one in written if one.strip()}, key=lambda one: (-len(one), one))
