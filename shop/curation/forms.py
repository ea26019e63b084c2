"""The form of Padu: budget, sizes, for whom, where. Sent by GET, so that an answer can be passed on as an address."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.brand import brand, worded
from portal.regions.queries import grouped_villages
from shop.catalogue.sizes import CLOTHES
from shop.curation.models import Wearer
from shop.curation.pairs import Wish
from shop.money import parse_rupiah

SHOE_SIZES = tuple(str(number) for number in range(35, 47))
MOST_BUDGET = Decimal(99_999_999)


class WishForm(forms.Form):
    """What somebody wants to wear. `wish()` gives it to the pairing."""

    use_required_attribute = False

    anggaran = forms.CharField(
        label=_("Anggaran baju dan sepatu"),
        max_length=20,
        help_text=_("Baju dan sepatu bersama, belum dengan ongkos kirim. Contoh: 400.000"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": _("Tulis anggaran Anda, misalnya 400.000.")},
    )
    baju = forms.ChoiceField(
        label=_("Ukuran baju"),
        choices=[("", _("Pilih")), *((size, size) for size in CLOTHES)],
        error_messages={"required": _("Pilih ukuran baju."), "invalid_choice": _("Pilih ukuran baju dari daftar.")},
    )
    sepatu = forms.ChoiceField(
        label=_("Ukuran sepatu"),
        choices=[("", _("Pilih")), *((size, size) for size in SHOE_SIZES)],
        error_messages={"required": _("Pilih ukuran sepatu."), "invalid_choice": _("Pilih ukuran sepatu dari daftar.")},
    )
    untuk = forms.ChoiceField(
        label=_("Untuk siapa"),
        choices=[(Wearer.ANYONE, _("Pria atau wanita")), (Wearer.MEN, _("Pria")), (Wearer.WOMEN, _("Wanita"))],
        required=False,
        error_messages={"invalid_choice": _("Pilih dari daftar.")},
    )
    kelurahan = forms.ChoiceField(
        label=worded(_("%(Village)s Anda")),
        required=False,
        help_text=_("Toko yang dekat kami dahulukan."),
        error_messages={"invalid_choice": worded(_("Pilih %(village)s dari daftar."))},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["kelurahan"]).choices = [("", _("Tidak perlu")), *grouped_villages(brand().region)]

    def clean_anggaran(self) -> Decimal:
        try:
            budget = parse_rupiah(self.cleaned_data["anggaran"])
        except ValueError:
            raise ValidationError(_("Tulis anggaran dengan angka saja, misalnya 400.000.")) from None
        if not 0 < budget <= MOST_BUDGET:
            raise ValidationError(_("Anggaran harus lebih dari Rp0 dan paling tinggi Rp99.999.999."))
        return budget

    def wish(self) -> Wish:
        """Of a valid form."""
        data = self.cleaned_data
        return Wish(data["anggaran"], data["baju"], data["sepatu"], data["untuk"] or Wearer.ANYONE.value, data["kelurahan"])


def address_of(wish: Wish) -> dict[str, str]:
    """The wish as the query of an address."""
    return {
        "anggaran": str(int(wish.budget)),
        "baju": wish.shirt,
        "sepatu": wish.shoes,
        "untuk": wish.wearer,
        **({"kelurahan": wish.village} if wish.village else {}),
    }
