"""A ledger of the content that came with the software."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ShippedItem(models.Model):
    """One piece of content that `load_content` has already put in place.

    It is written in the same transaction as the piece, so a broken run can be repeated; and because the entry outlives
    the piece, an editor's change or deletion is never undone by a later run.
    """

    key = models.CharField(_("Kunci"), max_length=120, primary_key=True)
    loaded_at = models.DateTimeField(_("Dimuat pada"), auto_now_add=True)

    class Meta:
        verbose_name = _("Konten bawaan")
        verbose_name_plural = _("Konten bawaan")

    def __str__(self) -> str:
        return self.key
