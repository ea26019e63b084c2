"""/buka-toko/: a seller applies. One page, without script, and a second press of the button makes nothing new."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import authenticate, login, password_validation
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from portal.accounts import throttle
from portal.accounts.models import User
from portal.accounts.phones import local_phone, normalise_phone
from portal.accounts.roles import SELLER, has_role
from portal.brand import brand, worded
from portal.guard import Guard
from portal.regions.models import Region
from portal.regions.queries import grouped_villages
from shop.partner.actions import register_shop
from shop.partner.models import Partner
from shop.partner.names import LONGEST, clean_shop_name

APPLYING = Guard("buka-toko", limits=((30, 60 * 60),))
"""Telephones of a whole neighbourhood may share one network."""
BACKEND = "portal.accounts.backends.PhoneOrEmailBackend"


class ApplyForm(forms.Form):
    """Who you are and what your shop is called. A signed-in person gives no password; a known phone needs its own."""

    use_required_attribute = False

    owner_name = forms.CharField(label=gettext_lazy("Nama Anda"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    phone = forms.CharField(
        label=gettext_lazy("Nomor HP"), max_length=30, help_text=gettext_lazy("Dipakai untuk masuk dan dihubungi pembeli. Misalnya 0812 3456 7890."),
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )  # fmt: skip
    shop_name = forms.CharField(
        label=gettext_lazy("Nama toko"), max_length=LONGEST, help_text=gettext_lazy("Nama yang dilihat pembeli, misalnya Dapur Bu Rina."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )  # fmt: skip
    kelurahan = forms.ChoiceField(label=worded(gettext_lazy("%(Village)s tempat usaha")), help_text=gettext_lazy("Dikelompokkan menurut kecamatan."))
    password = forms.CharField(
        label=gettext_lazy("Kata sandi"), strip=False, max_length=128, 
        help_text=gettext_lazy("Paling sedikit 8 tanda, jangan angka saja. Anda memakainya untuk masuk nanti."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=False),
    )  # fmt: skip

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.user: User | None = request.user if isinstance(request.user, User) else None
        self.earlier: Partner | None = None
        kelurahan = self.fields["kelurahan"]
        kelurahan.choices = [("", worded(_("Pilih %(village)s"))), *grouped_villages(brand().region)]  # type: ignore[attr-defined]
        kelurahan.error_messages["invalid_choice"] = worded(_("Pilih %(village)s dari daftar."))
        for name, words in REQUIRED_WORDS.items():
            self.fields[name].error_messages["required"] = words
        if self.user:
            del self.fields["password"]
            self.initial = {"owner_name": self.user.get_full_name(), "phone": local_phone(self.user.phone or ""), **self.initial}

    def clean_phone(self) -> str:
        phone = normalise_phone(self.cleaned_data["phone"])
        other = User.objects.filter(phone=phone).exclude(pk=self.user.pk if self.user else None).exists()
        if other and self.user:
            raise ValidationError(_("Nomor ini dipakai akun lain. Tulis nomor HP Anda sendiri."))
        return phone

    def clean_shop_name(self) -> str:
        return " ".join(self.cleaned_data["shop_name"].split())

    def clean_kelurahan(self) -> Region:
        return Region.objects.get(code=self.cleaned_data["kelurahan"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if "password" in self.fields and data.get("phone") and data.get("password"):
            self._find_or_check_account(data["phone"], data["password"])
        if data.get("shop_name"):
            self._check_name(data["shop_name"])
        return data

    def _find_or_check_account(self, phone: str, password: str) -> None:
        """A phone with an account is applying again, or a buyer becoming a seller: its own password opens it."""
        if not User.objects.filter(phone=phone).exists():
            try:
                password_validation.validate_password(password, User(first_name=self.cleaned_data.get("owner_name", ""), phone=phone))
            except ValidationError as error:
                self.add_error("password", error)
            return
        user = None if throttle.is_locked(phone) else authenticate(self.request, username=phone, password=password)
        if isinstance(user, User):
            throttle.clear(phone)
            self.user = user
            return
        throttle.count_failure(phone)
        self.add_error("phone", _("Nomor ini sudah punya akun. Masuk dulu, lalu buka halaman ini lagi. Lupa kata sandi? Buat yang baru."))

    def _check_name(self, name: str) -> None:
        """A shop that this account already has is no duplicate: the button was pressed twice."""
        if self.user:
            self.earlier = Partner.objects.filter(users=self.user).order_by("pk").first()
        if self.earlier is None:
            try:
                self.cleaned_data["shop_name"] = clean_shop_name(name)
            except ValidationError as error:
                self.add_error("shop_name", error)

    def save(self) -> User:
        """The account, with its one shop. Raises IntegrityError when the same phone arrived at the same moment."""
        data = self.cleaned_data
        with transaction.atomic():
            user = self.user or User.objects.create_user(phone=data["phone"], password=data["password"], first_name=data["owner_name"])
            locked = User.objects.select_for_update().get(pk=user.pk)
            if not Partner.objects.filter(users=locked).exists():
                register_shop(locked, name=data["shop_name"], owner_name=data["owner_name"], phone=data["phone"], kelurahan=data["kelurahan"])
        return user


REQUIRED_WORDS = {
    "owner_name": gettext_lazy("Tulis nama Anda."),
    "phone": gettext_lazy("Tulis nomor HP Anda."),
    "shop_name": gettext_lazy("Tulis nama toko."),
    "kelurahan": worded(gettext_lazy("Pilih %(village)s.")),
    "password": gettext_lazy("Buat kata sandi."),
}


class ApplyView(FormView):
    """The page. Who already has a shop is led to it."""

    template_name = "shop/apply.html"
    form_class = ApplyForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        user = request.user
        if isinstance(user, User) and has_role(user, SELLER) and Partner.objects.filter(users=user).exists():
            return redirect("wagtailadmin_home")
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "request": self.request}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not APPLYING.admits(request):
            form = self.get_form()
            form.add_error(None, _("Terlalu banyak pendaftaran dari jaringan ini. Coba lagi satu jam lagi."))
            return self.render_to_response(self.get_context_data(form=form), status=429)
        return super().post(request, *args, **kwargs)

    def form_invalid(self, form: ApplyForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form))

    def form_valid(self, form: ApplyForm) -> HttpResponse:
        try:
            user = form.save()
        except IntegrityError:  # the same press of the button, a moment earlier
            form = self.get_form()
            if not form.is_valid():
                return self.form_invalid(form)
            user = form.save()
        login(self.request, user, backend=BACKEND)
        return redirect("wagtailadmin_home")
