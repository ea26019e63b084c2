"""People: one account for buyers, sellers, editors and officers, reached by phone or e-mail."""

from typing import Any

from django.contrib.auth.models import BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from oscar.apps.customer.abstract_models import AbstractUser

from portal.accounts.phones import local_phone


class UserManager(BaseUserManager["User"]):
    """Makes accounts from a phone, an e-mail or both."""

    def create_user(self, email: str | None = None, password: str | None = None, phone: str | None = None, **extra: Any) -> "User":
        """A saved account. Raises ValueError without phone and e-mail; `phone` must be E.164."""
        if not email and not phone:
            raise ValueError("an account needs a phone or an e-mail")
        user = self.model(email=self.normalize_email(email) if email else None, phone=phone or None, **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str, **extra: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **extra)


class User(AbstractUser):
    """Phone (E.164) and e-mail are each unique and optional; at least one is there."""

    email = models.EmailField(_("E-mail"), unique=True, null=True, blank=True)
    phone = models.CharField(_("Nomor HP"), max_length=16, unique=True, null=True, blank=True)
    is_demo = models.BooleanField(_("Akun contoh"), default=False, help_text=_("Hanya bisa masuk pada pemasangan contoh."))

    objects = UserManager()  # type: ignore[misc, assignment]

    class Meta:
        verbose_name = _("Pengguna")
        verbose_name_plural = _("Pengguna")
        constraints = [
            models.CheckConstraint(
                condition=Q(email__isnull=False) | Q(phone__isnull=False),
                name="accounts_user_phone_or_email",
                violation_error_message=_("Isi nomor HP atau e-mail."),
            )
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.email or local_phone(self.phone or "")

    def save(self, *args: Any, **kwargs: Any) -> None:
        # Oscar's clean() turns no e-mail into "", and the second such account would collide.
        self.email = self.email or None
        self.phone = self.phone or None
        super().save(*args, **kwargs)

    def get_full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    def get_short_name(self) -> str:
        return self.first_name


class CivilServant(models.Model):
    """That an account belongs to a civil servant of an office, since when, and nothing more (AS-03). It opens and closes no door; its person removes it."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="civil_servant")
    office = models.CharField(_("OPD"), max_length=120)
    since = models.DateTimeField(_("Sejak"), auto_now_add=True)

    class Meta:
        verbose_name = _("Pegawai")
        verbose_name_plural = _("Pegawai")


class RosterEntry(models.Model):
    """One number of an office's list, as a keyed hash: who has this table and not NIP_HASH_KEY cannot tell the number, nor try all of them."""

    digest = models.CharField(max_length=64, unique=True)
    office = models.CharField(_("OPD"), max_length=120, db_index=True)

    class Meta:
        verbose_name = _("Baris daftar pegawai")
        verbose_name_plural = _("Daftar pegawai")
