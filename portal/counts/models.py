"""What is kept: a day, what was counted, a number."""

from django.db import models
from django.utils.translation import gettext_lazy as _

MAX_KEY = 120


class DailyCount(models.Model):
    """How often `key` of one kind happened on a day. Nothing here says by whom: no address, no cookie, no account, no hour."""

    class Kind(models.TextChoices):
        """What `key` is, by kind."""

        PAGE = "halaman", _("Halaman dibaca")  # a path such as /panduan/cara-memesan/
        ROOM = "ruang", _("Ruang dibuka")  # the name of an address, such as catalogue:detail
        SEARCH = "cari", _("Pencarian")  # nothing: words are another report's affair
        STEP = "langkah", _("Langkah belanja")  # a step of STEPS in middleware.py
        SCAN = "pindai", _("Kode dipindai")  # number of the guide's page, a slash, code of the kelurahan

    day = models.DateField(_("Tanggal"))
    kind = models.CharField(_("Jenis"), max_length=10, choices=Kind.choices)
    key = models.CharField(_("Apa"), max_length=MAX_KEY, blank=True)
    number = models.PositiveIntegerField(_("Jumlah"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "kind", "key"], name="counts_once_a_day")]
        verbose_name = _("Hitungan harian")
        verbose_name_plural = _("Hitungan harian")

    def __str__(self) -> str:
        return f"{self.day} {self.kind} {self.key}: {self.number}"
