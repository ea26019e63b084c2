"""What the last look at a guide found: steps that point at a part of the site that is gone."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class GuideCheck(models.Model):
    """One row per guide that was looked at. `faults` is a list of {"number", "title", "place"}: the step, and what it points at in vain.

    A table of its own: publishing a page writes all of the page's own columns anew.
    """

    guide = models.OneToOneField("pages.GuidePage", verbose_name=_("Panduan"), on_delete=models.CASCADE, related_name="last_check")
    faults = models.JSONField(_("Langkah yang perlu diperbaiki"), default=list)
    checked_at = models.DateTimeField(_("Diperiksa pada"), default=timezone.now)

    class Meta:
        verbose_name = _("Pemeriksaan panduan")
        verbose_name_plural = _("Pemeriksaan panduan")

    def __str__(self) -> str:
        return str(self.guide_id)
