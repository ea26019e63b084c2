"""Finding an order again without its link."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.accounts.phones import normalise_phone


class FindOrderForm(forms.Form):
    """Number and phone together; each alone says nothing."""

    number = forms.CharField(label=_("Nomor pesanan"), max_length=30, help_text=_("Contoh: KDN-1001-1"), error_messages={"required": _("Tulis nomor pesanan.")})
    phone = forms.CharField(
        label=_("Nomor HP"),
        max_length=25,
        help_text=_("Nomor yang Anda tulis saat memesan."),
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
        error_messages={"required": _("Tulis nomor HP.")},
    )

    def clean_number(self) -> str:
        return str(self.cleaned_data["number"]).strip().upper()

    def clean_phone(self) -> str:
        return normalise_phone(self.cleaned_data["phone"])
