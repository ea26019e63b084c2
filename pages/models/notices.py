"""A line that stands on every public page for a while: a disturbance, a date of a rule, a day off (NW-05)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Notice(models.Model):
    """Shown from `begins_at` until just before `ends_at`. Write through pages.notices, so that pages hear of it at once."""

    class Kind(models.TextChoices):
        """What it is about; the word stands before the text."""

        TROUBLE = "gangguan", _("Gangguan layanan")
        RULE = "jadwal", _("Jadwal dan aturan")
        HOLIDAY = "libur", _("Hari libur")

    class State(models.TextChoices):
        """Where it stands in time."""

        SHOWN = "tampil", _("Sedang tampil")
        COMING = "nanti", _("Akan tampil")
        OVER = "selesai", _("Sudah selesai")

    kind = models.CharField(_("Tentang apa"), max_length=10, choices=Kind.choices, default=Kind.TROUBLE)
    text = models.CharField(_("Isi pengumuman"), max_length=200)
    url = models.CharField(_("Tautan"), max_length=200, blank=True)
    url_text = models.CharField(_("Kata pada tautan"), max_length=60, blank=True)
    begins_at = models.DateTimeField(_("Mulai tampil"), default=timezone.now)
    ends_at = models.DateTimeField(_("Berhenti tampil"), db_index=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("Diubah oleh"), null=True, on_delete=models.SET_NULL, related_name="+")
    changed_at = models.DateTimeField(_("Diubah pada"), auto_now=True)

    class Meta:
        ordering = ["-ends_at", "-pk"]
        verbose_name = _("Pengumuman")
        verbose_name_plural = _("Pengumuman")

    def __str__(self) -> str:
        return self.text

    @property
    def state(self) -> Notice.State:
        now = timezone.now()
        if now < self.begins_at:
            return self.State.COMING
        return self.State.SHOWN if now < self.ends_at else self.State.OVER

    def clean(self, **kwargs: Any) -> None:
        super().clean()
        if self.begins_at and self.ends_at and self.ends_at <= self.begins_at:
            raise ValidationError({"ends_at": _("Waktu berhenti harus sesudah waktu mulai.")})
