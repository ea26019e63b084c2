"""Who registered for a session, in which state, and who came. Rows about people: no public page lists them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.off_the_index import OffTheIndex


class Roster(OffTheIndex):
    """One row a session: it is locked whenever seats are given, and keeps what people were last told of time and place."""

    session = models.OneToOneField("pages.TrainingSessionPage", on_delete=models.CASCADE, related_name="roster")
    starts_at = models.DateTimeField(_("Mulai"))
    ends_at = models.DateTimeField(_("Selesai"))
    place = models.CharField(_("Tempat"), max_length=120, blank=True)
    called_off = models.BooleanField(_("Dibatalkan"), default=False)

    class Meta:
        verbose_name = _("Daftar peserta")
        verbose_name_plural = _("Daftar peserta")


class Registration(OffTheIndex):
    """One person in one session. The order of `pk` is the order of the waiting list."""

    class State(models.TextChoices):
        """The words people read, everywhere the same."""

        REGISTERED = "terdaftar", _("Terdaftar")
        WAITING = "menunggu", _("Menunggu")
        OFFERED = "ditawari", _("Ditawari kursi")
        CANCELLED = "batal", _("Batal")
        PRESENT = "hadir", _("Hadir")

    class Reason(models.TextChoices):
        """Why a registration ended."""

        SELF = "sendiri", _("Dibatalkan sendiri")
        DECLINED = "ditolak", _("Tawaran kursi tidak diambil")
        LAPSED = "lewat", _("Tawaran kursi lewat batas waktu")
        OFFICER = "petugas", _("Dibatalkan petugas")

    class Via(models.TextChoices):
        """How the name came here."""

        SELF = "sendiri", _("Mendaftar sendiri")
        OFFICER = "petugas", _("Didaftarkan petugas")
        WALK_IN = "langsung", _("Datang langsung")

    class Consent(models.TextChoices):
        """Where the person's agreement to be on this list comes from."""

        SELF = "sendiri", _("Mendaftar sendiri")
        ORAL = "lisan", _("Lisan, langsung dari orangnya")
        WRITTEN = "tertulis", _("Tertulis, orangnya menandatangani daftar")
        LEADER = "ketua", _("Lewat ketua RT atau ketua kelompok")

    session = models.ForeignKey("pages.TrainingSessionPage", verbose_name=_("Pelatihan"), on_delete=models.CASCADE, related_name="registrations")
    name = models.CharField(_("Nama"), max_length=120)
    phone = models.CharField(_("Nomor HP"), max_length=16, blank=True)  # E.164
    email = models.EmailField(_("E-mail"), blank=True)
    kelurahan = models.ForeignKey("regions.Region", verbose_name=_("Kelurahan"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(_("Keadaan"), max_length=10, choices=State.choices)
    reason = models.CharField(_("Alasan batal"), max_length=10, choices=Reason.choices, blank=True)
    offered_until = models.DateTimeField(_("Ditawari sampai"), null=True, blank=True, db_index=True)
    via = models.CharField(_("Cara terdaftar"), max_length=10, choices=Via.choices, default=Via.SELF)
    consent = models.CharField(_("Persetujuan"), max_length=10, choices=Consent.choices, default=Consent.SELF)
    consent_by = models.CharField(_("Persetujuan disampaikan oleh"), max_length=120, blank=True)
    enrolled_by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("Didaftarkan oleh"), null=True, on_delete=models.SET_NULL, related_name="+")
    form_key = models.UUIDField(null=True)  # one list sent twice makes nothing new
    form_row = models.PositiveSmallIntegerField(null=True)
    created_at = models.DateTimeField(_("Mendaftar"), auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("Pendaftaran")
        verbose_name_plural = _("Pendaftaran")
        constraints = [
            models.UniqueConstraint(fields=["session", "phone"], condition=~models.Q(phone="") & ~models.Q(state="batal"), name="training_one_place_per_phone"),
            models.UniqueConstraint(fields=["form_key", "form_row"], name="training_one_list_once"),
        ]
        indexes = [models.Index(fields=["session", "state"]), models.Index(fields=["phone"])]

    def __str__(self) -> str:
        return self.name


class CheckIn(OffTheIndex):
    """Who was seen at the door. `uuid` is made by the device that ticked the name, so that sending twice, or from two devices, counts once (TR-05).
    The columns in `was` are what the tick replaced, for a name that was ticked by mistake."""

    uuid = models.UUIDField(unique=True)
    registration = models.OneToOneField(Registration, on_delete=models.CASCADE, related_name="check_in")
    was = models.CharField(_("Keadaan sebelumnya"), max_length=10, choices=Registration.State.choices, default=Registration.State.REGISTERED)
    was_reason = models.CharField(_("Alasan batal sebelumnya"), max_length=10, choices=Registration.Reason.choices, blank=True)
    was_offered_until = models.DateTimeField(_("Ditawari sampai, sebelumnya"), null=True, blank=True)
    at = models.DateTimeField(_("Hadir pada"))
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("Petugas"), null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("Kehadiran")
        verbose_name_plural = _("Kehadiran")


class Reminder(OffTheIndex):
    """That one person was reminded of one moment; a session that moves is another moment."""

    class Kind(models.TextChoices):
        """Days before."""

        DAY_BEFORE = "h1", "H-1"
        SAME_DAY = "h0", "H-0"

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=2, choices=Kind.choices)
    starts_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["registration", "kind", "starts_at"], name="training_reminded_once")]
