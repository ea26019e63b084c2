"""Aspirations with their history, and votes on pages."""

from __future__ import annotations

import secrets
from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.off_the_index import OffTheIndex
from portal.private_files import private_storage


class Topic(models.TextChoices):
    """What it is about."""

    ORDERING = "belanja", gettext_lazy("Memesan dan membayar")
    SELLING = "jualan", gettext_lazy("Berjualan")
    SHOP = "toko", gettext_lazy("Toko atau barang")
    TRAINING = "pelatihan", gettext_lazy("Pelatihan")
    PROGRAMME = "program", gettext_lazy("Program dan kebijakan")
    SITE = "situs", gettext_lazy("Situs ini")
    OTHER = "lainnya", gettext_lazy("Lainnya")


class Role(models.TextChoices):
    """Who writes, in their own word."""

    BUYER = "pembeli", gettext_lazy("Pembeli")
    SELLER = "penjual", gettext_lazy("Penjual")
    OFFICIAL = "pegawai", gettext_lazy("Pegawai")
    CITIZEN = "warga", gettext_lazy("Warga")


class State(models.TextChoices):
    """Where an aspiration stands, in the words its writer reads."""

    RECEIVED = "diterima", gettext_lazy("Diterima")
    READING = "dibaca", gettext_lazy("Sedang dibaca")
    FORWARDED = "diteruskan", gettext_lazy("Diteruskan")
    ANSWERED = "dijawab", gettext_lazy("Dijawab")
    CLOSED = "ditutup", gettext_lazy("Ditutup tanpa jawaban")


OPEN = (State.RECEIVED, State.READING, State.FORWARDED)


def photo_name(instance: Aspiration, filename: str) -> str:
    """A name that says nothing of the sender's file."""
    return f"tanggapan/{timezone.localdate():%Y}/{secrets.token_hex(16)}.jpg"


class NumberSeries(models.Model):
    """The last number given in a year; its row is the lock under which the next one is given."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"


class Aspiration(OffTheIndex):
    """One thing somebody wrote to the city. Whoever wrote it is known by what they gave as contact and by nothing else: no account, no network address,
    no session. The public reads `public_question` and `public_answer` alone, both written by an officer."""

    number = models.CharField(gettext_lazy("Nomor"), max_length=20, unique=True)
    form_key = models.CharField(max_length=32, unique=True, help_text="Of the form that brought it: the same form twice makes nothing new.")
    topic = models.CharField(gettext_lazy("Tentang"), max_length=12, choices=Topic)
    kelurahan = models.ForeignKey("regions.Region", verbose_name=gettext_lazy("Kelurahan"), null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(gettext_lazy("Anda sebagai"), max_length=12, choices=Role)
    text = models.TextField(gettext_lazy("Tanggapan"))
    photo = models.FileField(gettext_lazy("Foto"), storage=private_storage, upload_to=photo_name, blank=True)
    about = models.CharField(gettext_lazy("Halaman"), max_length=200, blank=True)
    is_anonymous = models.BooleanField(gettext_lazy("Tanpa nama"), default=False)
    phone = models.CharField(gettext_lazy("Nomor HP"), max_length=16, blank=True)
    email = models.EmailField(gettext_lazy("E-mail"), blank=True)
    may_be_public = models.BooleanField(gettext_lazy("Boleh ditampilkan untuk umum"), default=False)
    received_at = models.DateTimeField(gettext_lazy("Diterima pada"), default=timezone.now)
    due_on = models.DateField(gettext_lazy("Dijawab paling lambat"))

    state = models.CharField(gettext_lazy("Keadaan"), max_length=12, choices=State, default=State.RECEIVED)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=gettext_lazy("Petugas"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    forwarded_to = models.CharField(gettext_lazy("Diteruskan ke"), max_length=120, blank=True)
    answer = models.TextField(gettext_lazy("Jawaban"), blank=True)
    closing_reason = models.TextField(gettext_lazy("Alasan ditutup"), blank=True)
    public_question = models.TextField(gettext_lazy("Pertanyaan untuk umum"), blank=True)
    public_answer = models.TextField(gettext_lazy("Jawaban untuk umum"), blank=True)
    published_at = models.DateTimeField(gettext_lazy("Ditampilkan pada"), null=True, blank=True)

    class Meta:
        verbose_name = gettext_lazy("Tanggapan")
        verbose_name_plural = gettext_lazy("Tanggapan")
        indexes = [models.Index(fields=["state", "due_on"]), models.Index(fields=["published_at"])]
        constraints = [
            models.CheckConstraint(condition=Q(is_anonymous=False) | Q(phone="", email=""), name="feedback_anonymous_has_no_contact"),
            models.CheckConstraint(
                condition=Q(published_at=None) | (Q(may_be_public=True) & ~Q(public_question="") & ~Q(public_answer="")), name="feedback_public_is_written"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_overdue(self) -> bool:
        """Nobody answered in time."""
        return self.is_open and self.due_on < timezone.localdate()

    @property
    def state_words(self) -> str:
        """The state as its writer reads it."""
        if self.state == State.FORWARDED:
            return _("Diteruskan ke %(office)s") % {"office": self.forwarded_to}
        return str(self.get_state_display())


class AppendOnlyError(Exception):
    """History is written once."""


class AppendOnlyQuerySet(models.QuerySet["AspirationEvent"]):
    """Rows are added and read."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError

    def delete(self) -> NoReturn:
        raise AppendOnlyError


class AspirationEvent(OffTheIndex):
    """One thing that happened to an aspiration: what, when, and the officer who did it (nobody: its writer). Never changed, never removed; the officer's
    name stays when the account goes."""

    class Kind(models.TextChoices):
        RECEIVED = "diterima", gettext_lazy("Diterima")
        TAKEN = "dibaca", gettext_lazy("Sedang dibaca")
        FORWARDED = "diteruskan", gettext_lazy("Diteruskan")
        ANSWERED = "dijawab", gettext_lazy("Dijawab")
        CLOSED = "ditutup", gettext_lazy("Ditutup tanpa jawaban")
        PUBLISHED = "tampil", gettext_lazy("Ditampilkan untuk umum")
        WITHDRAWN = "ditarik", gettext_lazy("Tidak ditampilkan lagi")

    aspiration = models.ForeignKey(Aspiration, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=12, choices=Kind)
    note = models.TextField(blank=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    actor_name = models.CharField(max_length=200, blank=True)
    happened_at = models.DateTimeField(default=timezone.now)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.aspiration_id}: {self.kind}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise AppendOnlyError
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError


class PageVote(OffTheIndex):
    """Whether a page helped somebody. `voter` is made of a random cookie and this page, so that two votes of one browser cannot be put together."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    voter = models.CharField(max_length=32)
    helped = models.BooleanField(gettext_lazy("Membantu"))
    step = models.PositiveSmallIntegerField(gettext_lazy("Langkah"), null=True, blank=True)
    reason = models.TextField(gettext_lazy("Alasan"), blank=True)
    voted_on = models.DateField(gettext_lazy("Hari"), default=timezone.localdate)

    class Meta:
        verbose_name = gettext_lazy("Suara")
        verbose_name_plural = gettext_lazy("Suara")
        constraints = [models.UniqueConstraint(fields=["page", "voter"], name="feedback_one_vote_per_page")]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.helped}"
