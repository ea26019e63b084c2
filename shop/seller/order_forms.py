"""What a seller writes about an order that is turned down, or whose money went back; the buyer reads it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shop.catalogue.photo_field import SheetField

OTHER = "lain"
CANCEL_REASONS = (
    ("Barang habis", gettext_lazy("Barang habis")),
    ("Tidak bisa diantar ke alamat itu", gettext_lazy("Tidak bisa diantar ke alamat itu")),
    ("Uang tidak masuk", gettext_lazy("Uang tidak masuk")),
    ("Pembeli minta batal", gettext_lazy("Pembeli minta batal")),
    (OTHER, gettext_lazy("Alasan lain, saya tulis sendiri")),
)


class CancelForm(forms.Form):
    """Why an order is turned down; the buyer reads it."""

    use_required_attribute = False

    choice = forms.ChoiceField(
        label=gettext_lazy("Alasan"),
        choices=CANCEL_REASONS,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Pilih alasan. Pembeli akan membacanya.")},
    )
    words = forms.CharField(label=gettext_lazy("Alasan lain"), required=False, max_length=200)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("choice") == OTHER and not data.get("words", "").strip():
            self.add_error("words", _("Tulis alasannya. Pembeli akan membacanya."))
        return data

    @property
    def reason(self) -> str:
        data = self.cleaned_data
        return str(data["words"]).strip() if data["choice"] == OTHER else str(data["choice"])


class RefundForm(forms.Form):
    """How the money went back; the buyer reads it."""

    use_required_attribute = False

    how = forms.CharField(
        label=gettext_lazy("Bagaimana uang dikembalikan?"),
        max_length=200,
        help_text=gettext_lazy("Misalnya: transfer ke BCA atas nama Rina, 22 November."),
        error_messages={"required": gettext_lazy("Tulis bagaimana uang dikembalikan. Pembeli akan membacanya.")},
    )
    picture = SheetField(
        label=gettext_lazy("Foto bukti kirim uang"),
        required=False,
        help_text=gettext_lazy("Hanya Anda dan pembeli yang melihatnya."),
        widget=forms.FileInput(attrs={"accept": "image/*"}),
        error_messages={"empty": gettext_lazy("Foto ini kosong. Pilih foto lain.")},
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.errors and self.files and "picture" not in self.errors:
            self.add_error("picture", _("Pilih foto ini sekali lagi. Foto baru tersimpan kalau kiriman berhasil."))
        return data
