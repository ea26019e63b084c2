"""What people are told: mails that wait or have left, each try to send them, the list inside the site, who saw what, and what waits too long."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.off_the_index import OffTheIndex

MAX_EVENT = 80
MAX_SUBJECT = 200
MAX_WORDS = 300


def thing_of(event: str) -> str:
    """What an event is about, its first two parts: `order-12` of `order-12-1-paid`."""
    return "-".join(event.split("-")[:2])


class Message(OffTheIndex):
    """The outbox: one thing to tell one address. Written in the transaction of the change it tells of; the same event never goes twice to the same address.

    `context` is JSON and is emptied once the mail has left: a link in it may be a key. `next_try` is when it may be sent; while a worker has the row, it
    is when that worker counts as gone.
    """

    class Channel(models.TextChoices):
        EMAIL = "email", _("Surel")

    class State(models.TextChoices):
        """WAITING -> SENDING (a worker has it) -> HANDING (the mail server is about to get the last dot) -> SENT. What stops in SENDING is tried again,
        but not for ever (FAILED); what stops in HANDING may have arrived, and is not: UNSURE."""

        WAITING = "waiting", _("Menunggu dikirim")
        SENDING = "sending", _("Sedang dikirim")
        HANDING = "handing", _("Sedang diserahkan")
        SENT = "sent", _("Terkirim")
        FAILED = "failed", _("Gagal")
        UNSURE = "unsure", _("Mungkin sudah terkirim")

    event = models.CharField(_("Kejadian"), max_length=MAX_EVENT)
    thing = models.CharField(max_length=MAX_EVENT, db_index=True)
    channel = models.CharField(max_length=10, choices=Channel.choices, default=Channel.EMAIL)
    address = models.CharField(_("Alamat"), max_length=254)
    template = models.CharField(max_length=40)
    subject = models.CharField(_("Perihal"), max_length=MAX_SUBJECT)
    context = models.JSONField(default=dict)
    state = models.CharField(_("Keadaan"), max_length=10, choices=State.choices, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(_("Percobaan"), default=0)
    next_try = models.DateTimeField(_("Dicoba lagi"), default=timezone.now)
    claim = models.UUIDField(null=True)
    created_at = models.DateTimeField(_("Dibuat"), default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "channel", "address"], name="notifications_told_once")]
        indexes = [models.Index(fields=["state", "next_try"], name="notifications_due")]
        verbose_name = _("Surel keluar")
        verbose_name_plural = _("Surel keluar")

    def __str__(self) -> str:
        return self.event


class Attempt(OffTheIndex):
    """One try to send one message: when, how it ended, and the words of who refused it (without addresses)."""

    class Result(models.TextChoices):
        BEGUN = "begun", _("Sedang berjalan")
        SENT = "sent", _("Terkirim")
        LATER = "later", _("Dicoba lagi nanti")
        REFUSED = "refused", _("Ditolak")
        INTERRUPTED = "interrupted", _("Terputus sebelum diserahkan")
        UNSURE = "unsure", _("Terputus saat diserahkan")

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="attempts")
    at = models.DateTimeField(_("Waktu"))
    result = models.CharField(_("Hasil"), max_length=12, choices=Result.choices, default=Result.BEGUN)
    words = models.CharField(_("Keterangan"), max_length=MAX_WORDS, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("Percobaan kirim")
        verbose_name_plural = _("Percobaan kirim")


class InboxItem(OffTheIndex):
    """One row of somebody's list inside the site, in the room where it belongs."""

    class Room(models.TextChoices):
        ACCOUNT = "akun", _("Akun pembeli")
        WORK = "kelola", _("Ruang kerja toko")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="inbox_items")
    room = models.CharField(max_length=6, choices=Room.choices)
    event = models.CharField(max_length=MAX_EVENT)
    thing = models.CharField(max_length=MAX_EVENT, db_index=True)
    subject = models.CharField(max_length=MAX_SUBJECT)
    text = models.CharField(max_length=MAX_WORDS, blank=True)
    path = models.CharField(max_length=200)  # of this site, never a key: who reads the list is signed in
    important = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["user", "event"], name="notifications_listed_once")]
        indexes = [models.Index(fields=["user", "room", "-id"], name="notifications_inbox")]
        verbose_name = _("Kabar")
        verbose_name_plural = _("Kabar")


class Sighting(OffTheIndex):
    """Who of those it concerns saw a thing first, and when."""

    thing = models.CharField(max_length=MAX_EVENT, unique=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("Sudah dilihat")
        verbose_name_plural = _("Sudah dilihat")


class Outreach(OffTheIndex):
    """An officer went on to WhatsApp about a thing that waits. What was written there is not known here."""

    thing = models.CharField(max_length=MAX_EVENT, db_index=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("Sudah dihubungi")
        verbose_name_plural = _("Sudah dihubungi")


class Alarm(OffTheIndex):
    """What waits too long for somebody, for the officers' list; `settled_at` once it was seen to."""

    event = models.CharField(max_length=MAX_EVENT, unique=True)
    thing = models.CharField(max_length=MAX_EVENT, db_index=True)
    subject = models.CharField(max_length=MAX_SUBJECT)
    text = models.CharField(max_length=MAX_WORDS, blank=True)
    path = models.CharField(max_length=200)
    raised_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True, db_index=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("Peringatan")
        verbose_name_plural = _("Peringatan")
