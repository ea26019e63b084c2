"""What a buyer sends to help the seller find the money."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _

from shop.catalogue.photos import PhotoRefusedError, prepare_sheet


class SheetField(forms.FileField):
    """A picture of a paper or screen, read and written anew: neither the sender's bytes nor its notes (place, telephone) are kept. None where none
    is needed and none came."""

    def clean(self, data: Any, initial: Any = None) -> ContentFile[bytes] | None:
        upload = super().clean(data, initial)
        if not upload:
            return None
        try:
            return prepare_sheet(upload)
        except PhotoRefusedError as refusal:
            raise ValidationError(refusal.message) from None


class ReceiptForm(forms.Form):
    """One picture. Nothing is asked that a picture does not say."""

    use_required_attribute = False

    picture = SheetField(
        label=_("Foto bukti bayar"),
        widget=forms.FileInput(attrs={"accept": "image/*"}),
        help_text=_("Membantu penjual mencari uang Anda. Pesanan baru lunas setelah penjual melihat uangnya sendiri."),
        error_messages={"required": _("Pilih foto atau tangkapan layar bukti bayar."), "empty": _("Foto ini kosong. Pilih foto lain.")},
    )
