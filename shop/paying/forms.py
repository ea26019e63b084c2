"""What a buyer sends to help the seller find the money."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from shop.catalogue.photo_field import SheetField


class ReceiptForm(forms.Form):
    """One picture. Nothing is asked that a picture does not say."""

    use_required_attribute = False

    picture = SheetField(
        label=_("Foto bukti bayar"),
        widget=forms.FileInput(attrs={"accept": "image/*"}),
        help_text=_("Membantu penjual mencari uang Anda. Pesanan baru lunas setelah penjual melihat uangnya sendiri."),
        error_messages={"required": _("Pilih foto atau tangkapan layar bukti bayar."), "empty": _("Foto ini kosong. Pilih foto lain.")},
    )
