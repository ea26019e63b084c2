"""Where a seller wants the money: a bank account, and the shop's own QRIS from a picture of it."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shop.catalogue.photos import PhotoRefusedError, read_photo
from shop.gateways.qris.finding import find_payload
from shop.gateways.qris.payload import Qris, QrisRefused, read_for_shop
from shop.partner.models import Partner
from shop.paying.payout import BANK, Payout, payout_of, warnings_of
from shop.paying.queries import waiting_change

KEPT_SALT = "seller.kept-qris"
KEPT_SECONDS = 24 * 60 * 60


class CodeField(forms.FileField):
    """A picture of a code, read at once. Cleans to a Qris, or None without a picture; the picture itself is kept nowhere."""

    def clean(self, data: Any, initial: Any = None) -> Qris | None:
        upload = super().clean(data, initial)
        if not upload:
            return None
        try:
            return read_for_shop(find_payload(read_photo(upload)))
        except (PhotoRefusedError, QrisRefused) as refusal:
            raise ValidationError(refusal.message) from None


class PayoutForm(forms.Form):
    """Filled with what the seller last asked for, whether it is in force or still waits. A code that was read well is kept, signed, when another field
    is wrong: nobody sends a picture twice."""

    use_required_attribute = False

    bank_name = forms.CharField(label=gettext_lazy("Nama bank"), required=False, max_length=60)
    account_number = forms.CharField(
        label=gettext_lazy("Nomor rekening"), required=False, max_length=30, widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    )
    account_name = forms.CharField(label=gettext_lazy("Atas nama"), required=False, max_length=100, help_text=gettext_lazy("Persis seperti di buku tabungan."))
    qris_picture = CodeField(
        label=gettext_lazy("Gambar QRIS toko"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*"}),
        help_text=gettext_lazy("Gambar dari bank atau aplikasi Anda, atau foto kertas QRIS di toko. Satu kode, terang, dan lurus."),
    )
    qris_kept = forms.CharField(required=False, widget=forms.HiddenInput)
    qris_drop = forms.BooleanField(label=gettext_lazy("Hapus kode QRIS ini"), required=False)

    def __init__(self, *args: Any, shop: Partner, **kwargs: Any) -> None:
        self.shop = shop
        self.waiting = waiting_change(shop)
        self.asked = self.waiting.new if self.waiting else payout_of(shop)
        super().__init__(*args, **{"initial": {name: getattr(self.asked, name) for name in BANK}, **kwargs})

    def clean_account_number(self) -> str:
        number = re.sub(r"[\s.-]", "", self.cleaned_data["account_number"])
        if number and not (number.isascii() and number.isdecimal() and 6 <= len(number) <= 20):
            raise ValidationError(_("Nomor rekening berisi 6 sampai 20 angka."))
        return number

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        bank = {name: data.get(name) for name in BANK}
        if any(bank.values()):
            for name, value in bank.items():
                if not value and name not in self.errors:
                    self.add_error(name, _("Isi juga ini, supaya pembeli tahu ke mana mengirim uang."))
        if data.get("qris_picture") and data.get("qris_drop"):
            data["qris_drop"] = False
            # else the page shown again would carry the tick on, against the code it keeps
            self.data = MultiValueDict((name, self.data.getlist(name)) for name in self.data if name != "qris_drop")  # type: ignore[attr-defined]
        return data

    @property
    def fresh_code(self) -> Qris | None:
        """The code that was just sent, in this post or in one before that had other faults. What was said last counts: a new picture more than the tick
        that drops a code, the tick more than a code that was kept."""
        if not self.is_bound or "qris_picture" in self.errors:
            return None
        data = self.cleaned_data
        return data.get("qris_picture") or (None if data.get("qris_drop") else _kept(data.get("qris_kept", "")))

    @property
    def kept_field(self) -> str:
        """What the hidden field says when the page is shown again."""
        return signing.dumps(self.fresh_code.payload, salt=KEPT_SALT) if self.fresh_code else ""

    @property
    def code(self) -> Qris | None:
        """The code beside the field: the fresh one, else what was asked for before."""
        return self.fresh_code or self.asked.code

    @property
    def warnings(self) -> list[str]:
        """What is strange about that code, in words for the seller."""
        return warnings_of(self.code, self.shop)

    def payout(self) -> Payout:
        """What to store, after is_valid()."""
        data = self.cleaned_data
        fresh = self.fresh_code
        qris = fresh.payload if fresh else "" if data["qris_drop"] else self.asked.qris
        return Payout(data["bank_name"], data["account_number"], data["account_name"], qris)


def _kept(signed: str) -> Qris | None:
    """The code of an earlier post; nothing for a text that we did not sign, or that is older than a day."""
    try:
        return read_for_shop(signing.loads(signed, salt=KEPT_SALT, max_age=KEPT_SECONDS)) if signed else None
    except (signing.BadSignature, QrisRefused):
        return None
