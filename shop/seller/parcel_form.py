"""What a seller may tell of goods that leave the shop; all of it may stay empty."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shop.catalogue.photo_field import PhotoField
from shop.order.models import Order, Parcel
from shop.order.parcels import OTHER, SERVICES, ParcelDetails
from shop.shipping.delivery import PICKUP

_NUMBER = re.compile(r"^[A-Z0-9][A-Z0-9-]{4,38}[A-Z0-9]\Z", re.ASCII)


class ParcelForm(forms.Form):
    """Service, number and photo; an order that is fetched at the shop is asked for the photo alone."""

    use_required_attribute = False

    service = forms.ChoiceField(label=gettext_lazy("Jasa kirim"), required=False)
    other = forms.CharField(label=gettext_lazy("Nama jasa kirim lain"), required=False, max_length=60)
    number = forms.CharField(
        label=gettext_lazy("Nomor resi"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("Tertulis di bukti kirim. Boleh diisi nanti."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    photo = PhotoField(
        label=gettext_lazy("Foto serah terima"),
        required=False,
        help_text=gettext_lazy("Misalnya paketnya, atau bukti kirim. Hanya Anda dan siapa pun yang memegang tautan pesanan yang melihatnya."),
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )

    def __init__(self, *args: Any, order: Order, **kwargs: Any) -> None:
        parcel = Parcel.objects.filter(order=order).first()
        self.told_service = parcel.service if parcel else ""
        if parcel:
            kwargs.setdefault("initial", {"service": parcel.service, "other": parcel.service_name, "number": parcel.number})
        super().__init__(*args, **kwargs)
        known = [(code, service.name) for code, service in SERVICES.items()]
        self.fields["service"].choices = [("", _("Tanpa jasa kirim")), *known, (OTHER, _("Jasa kirim lain"))]  # type: ignore[attr-defined]
        self.fields["service"].error_messages["invalid_choice"] = _("Pilih jasa kirim dari daftar.")
        if order.shipping_code == PICKUP or not order.shipping_address_id:
            for name in ("service", "other", "number"):
                del self.fields[name]
        elif self.told_service:
            self.fields["number"].help_text = _("Salah tulis? Betulkan, atau kosongkan lalu simpan.")

    def clean_number(self) -> str:
        number = re.sub(r"\s", "", self.cleaned_data["number"]).upper()
        if number and not _NUMBER.match(number):
            raise ValidationError(_("Nomor resi berisi 6 sampai 40 huruf dan angka. Salin persis dari bukti kirim."))
        return number

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if "service" not in self.fields or self.errors or self._takes_back():
            return data
        service, number, other = data["service"], data["number"], data["other"].strip()
        if number and not service:
            self.add_error("service", _("Pilih jasa kirimnya, supaya pembeli tahu di mana memeriksa resi."))
        if service and not number:
            self.add_error("number", _("Tulis nomor resinya, atau pilih Tanpa jasa kirim."))
        if service == OTHER and not other:
            self.add_error("other", _("Tulis nama jasa kirimnya."))
        return data

    def _takes_back(self) -> bool:
        """The box of a number that was told before came back empty; a form without that box says nothing of it. Another service wants its own number."""
        data = self.cleaned_data
        return bool(self.told_service and "number" in self.data and not data.get("number") and data.get("service", "") in ("", self.told_service))

    @property
    def details(self) -> ParcelDetails:
        """After is_valid()."""
        data = self.cleaned_data
        if self._takes_back():
            return ParcelDetails(photo=data.get("photo"), takes_back=True)
        service = data.get("service", "")
        return ParcelDetails(service, data.get("other", "").strip() if service == OTHER else "", data.get("number", ""), data.get("photo"))
