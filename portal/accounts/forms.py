"""Signing in, registering, changing a password."""

from typing import Any

from django import forms
from django.contrib.auth import authenticate, password_validation
from django.contrib.auth.forms import AuthenticationForm, PasswordResetForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.accounts import throttle
from portal.accounts.actions import mail_password_link
from portal.accounts.models import User
from portal.accounts.phones import normalise_phone


class SignInForm(AuthenticationForm):
    """Phone or e-mail in one field. `request` is the current one."""

    username = forms.CharField(
        label=_("Nomor HP atau e-mail"), max_length=254, widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"})
    )
    password = forms.CharField(label=_("Kata sandi"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}))

    error_messages = {
        "invalid_login": _("Nomor, e-mail, atau kata sandi tidak cocok. Periksa lagi, lalu coba sekali lagi."),
        "inactive": _("Akun ini sedang ditutup. Hubungi petugas."),
        "locked": _("Sudah 10 kali salah. Tunggu 15 menit, atau buat kata sandi baru."),
    }

    def clean(self) -> dict[str, Any]:
        typed, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if not typed or not password:
            return self.cleaned_data
        if throttle.is_locked(typed):
            raise ValidationError(self.error_messages["locked"], code="locked")
        self.user_cache = authenticate(self.request, username=typed, password=password)
        if self.user_cache is None:
            throttle.count_failure(typed)
            raise self.get_invalid_login_error()
        throttle.clear(typed)
        self.confirm_login_allowed(self.user_cache)
        return self.cleaned_data


class RegistrationForm(forms.ModelForm):
    """A buyer's account: name, phone or e-mail, password."""

    first_name = forms.CharField(label=_("Nama"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    phone = forms.CharField(
        label=_("Nomor HP"),
        required=False,
        max_length=20,
        help_text=_("Misalnya 0812 3456 7890."),
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    email = forms.EmailField(
        label=_("E-mail"), required=False, help_text=_("Boleh kosong jika nomor HP diisi."), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    password = forms.CharField(
        label=_("Kata sandi"),
        strip=False,
        help_text=_("Paling sedikit 8 tanda, jangan angka saja."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    class Meta:
        model = User
        fields = ("first_name", "phone", "email")

    def clean_phone(self) -> str | None:
        typed = self.cleaned_data["phone"]
        if not typed:
            return None
        phone = normalise_phone(typed)
        if User.objects.filter(phone=phone).exists():
            raise ValidationError(_("Nomor ini sudah punya akun. Masuk saja, atau buat kata sandi baru."))
        return phone

    def clean_email(self) -> str | None:
        email = self.cleaned_data["email"]
        if email and User.objects.filter(email__iexact=email).exists():
            raise ValidationError(_("E-mail ini sudah punya akun. Masuk saja, atau buat kata sandi baru."))
        return email or None

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not data.get("phone") and not data.get("email"):
            self.add_error("phone", _("Isi nomor HP atau e-mail."))
        password = data.get("password")
        if password:
            try:
                password_validation.validate_password(password, User(first_name=data.get("first_name", ""), phone=data.get("phone"), email=data.get("email")))
            except ValidationError as error:
                self.add_error("password", error)
        return data

    def save(self, commit: bool = True) -> User:
        return User.objects.create_user(
            email=self.cleaned_data["email"],
            phone=self.cleaned_data["phone"],
            password=self.cleaned_data["password"],
            first_name=self.cleaned_data["first_name"],
        )


class ResetForm(PasswordResetForm):
    """Its mail goes by the outbox like every other."""

    email = forms.EmailField(label=_("E-mail"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"}))

    def save(self, *args: Any, **kwargs: Any) -> None:
        for user in self.get_users(self.cleaned_data["email"]):
            mail_password_link(user)
